"""Kompetanseplanen som Word-fil: det som mangler står først, rutenettet passer temaene, og måneden kan skrives inn."""

from __future__ import annotations

import re
from typing import Final, cast

import pytest
from lxml import etree

from generator.kontekst.kompetanseplan_modell import KompetanseplanKontekst
from generator.word import docx_tekst
from generator.word.pakke import les_pakke
from tests.dokumenter import (
    Data,
    Endring,
    W,
    dokumentene,
    find_kontekster,
    les_blokker,
    les_kommune,
    paa_nynorsk,
    uendret,
)
from tests.kontekst.test_kompetanseplan import med_alle_temaene, uten_noe, uten_plan
from tests.ooxml import Validator
from tests.skjemaene import find_kontroller

STI: Final = "dokumenter/kompetanseplan-kommunen.docx"


def les(endring: Endring = uendret) -> bytes:
    return dokumentene(endring)[STI]


@pytest.mark.parametrize("endring", [uendret, med_alle_temaene, uten_plan, uten_noe, paa_nynorsk])
def test_planen_er_gyldig(endring: Endring, valider: Validator) -> None:
    assert valider(les(endring)) == []


def test_det_som_mangler_staar_rett_under_tittelen() -> None:
    blokker = les_blokker(les())
    nr = next(i for i, b in enumerate(blokker) if b.stil == "Tittel")
    mangler = next(b for b in blokker[nr:] if b.rader)
    assert mangler.tekst.startswith("Dette mangler i planen\nI anbefalingene, men ikke i planen: ")
    assert [b.stil for b in blokker[nr : blokker.index(mangler)]] == ["Tittel", "Undertittel"]


@pytest.mark.parametrize("endring", [uendret, med_alle_temaene])
def test_rutenettet_har_en_kolonne_for_hvert_tema_og_et_rutenett_som_passer(endring: Endring) -> None:
    tabeller = [b for b in les_blokker(les(endring)) if b.rader and b.rader[0][0] == "Tjeneste"]
    kontekst = cast("KompetanseplanKontekst", find_kontekster(les_kommune(endring))["kompetanseplan/kommunen"])
    assert [t.rader[0][1:] for t in tabeller] == [t.temaer for t in kontekst.rutenett]
    for tabell, ventet in zip(tabeller, kontekst.rutenett, strict=True):
        assert [rad for rad in tabell.rader[1:]] == [
            (r.navn, *(s.har or s.mangler for s in r.svar)) for r in ventet.rader
        ]
    for tbl in etree.fromstring(les_pakke(STI, les(endring))["word/document.xml"]).iter(f"{W}tbl"):
        kolonner = len(tbl.findall(f"{W}tblGrid/{W}gridCol"))
        assert {len(rad.findall(f"{W}tc")) for rad in tbl.findall(f"{W}tr")} == {kolonner}
        bredder = [int(str(k.get(f"{W}w"))) for k in tbl.findall(f"{W}tblGrid/{W}gridCol")]
        assert sum(bredder) <= 9752 + kolonner  # the width of the text, and rounding
        assert min(bredder) >= 850


@pytest.mark.parametrize(("endring", "veiledning"), [(uendret, "Klikk og skriv"), (paa_nynorsk, "Klikk og skriv")])
def test_hver_linje_uten_dato_har_et_felt_for_maaneden(endring: Endring, veiledning: str) -> None:
    kommune = les_kommune(endring)
    maalform = kommune.kommune.maalform
    ventet = cast(
        "KompetanseplanKontekst", find_kontekster(kommune, "intern", maalform)["kompetanseplan/kommunen"]
    ).ofte
    kontroller = find_kontroller(les(endring))
    assert [(k.merke, k.tittel) for k in kontroller] == [(x.maaned.merke, x.maaned.tittel) for x in ventet]
    assert {(k.slag, k.tekst) for k in kontroller} == {("text", veiledning)}
    assert [k.nummer for k in kontroller] == [str(n) for n in range(1, len(kontroller) + 1)]


def test_uten_plan_er_det_verken_tom_tabell_eller_tomt_rutenett() -> None:
    hoder = [b.rader[0][0] for b in les_blokker(les(uten_plan)) if b.rader]
    assert "Tema" not in hoder
    assert "Tjeneste" not in hoder
    assert "Krav" in hoder


def test_uten_datoer_og_moeter_sier_planen_det() -> None:
    def karrig(data: Data) -> None:
        uten_noe(data)
        for navn in ("kontakt", "beredskap", "verktoey", "samordning", "konsultasjonsteam", "forloep", "personvern"):
            data.pop(navn, None)
        data["tjenester"] = [
            {"id": "skole", "type": "skole", "navn": "Skolen", "organisering": "egen"},
        ]

    tekst = docx_tekst(les(karrig))
    assert "Ingen møter eller faste tidspunkter er ført opp." in tekst
    assert "Måned for måned" not in tekst
    assert not re.search(
        r"\d{1,2}\. (januar|februar|mars|april|mai|juni|august|september|oktober|november|desember)", tekst
    )
