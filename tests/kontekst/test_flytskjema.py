"""Flytskjemaet: sporene, kommunens egen modell og numrene, i Word i den rekkefølgen en skjermleser leser dem."""

from __future__ import annotations

from typing import Final, cast

import pytest
from lxml import etree

from generator.kontekst.felt import Krets
from generator.kontekst.flytskjema import FlytskjemaKontekst
from generator.word.pakke import les_pakke
from tests.dokumenter import (
    Data,
    Endring,
    W,
    bygg_filer,
    faa_tjenester,
    find_kontekster,
    les_blokker,
    les_kommune,
    liste,
    uendret,
    under,
)
from tests.numre import hel

STI: Final = "dokumenter/flytskjema-kommunen.docx"
SEKS: Final = ["Se og skriv ned", "Del med leder", "Snakk med barnet", "Snakk med foreldrene", "Beslutt", "Hjelp og følg opp"]  # fmt: skip


def skjema(endring: Endring = uendret, krets: Krets = "intern") -> FlytskjemaKontekst:
    return cast("FlytskjemaKontekst", find_kontekster(les_kommune(endring), krets)["flytskjema/kommunen"])


def uten_modell(data: Data) -> None:
    data["modell"] = {"type": "ingen"}
    data["roller"] = [r for r in liste(data["roller"]) if "bti" not in str(r["id"]) and r["id"] != "stafettholder"]


def med_egen_modell(data: Data) -> None:
    uten_modell(data)
    trinn = [{"id": str(i), "navn": f"Steg {i}", "beskrivelse": f"Vi gjør {i}."} for i in range(1, 8)]
    trinn[1]["frist"] = "samme uke"
    data["modell"] = {"type": "egen", "egen": {"navn": "Veien", "trinn": trinn}}


def med_for_faa_trinn(data: Data) -> None:
    uten_modell(data)
    data["modell"] = {"type": "egen", "egen": {"navn": "Veien", "trinn": [{"id": "1", "navn": "Steg 1"}]}}


def test_bti_gir_trinnene_og_kommunens_egne_nivaaer() -> None:
    flyt = skjema().flyt
    assert [s.navn for s in flyt.trinn] == SEKS
    assert [s.frist for s in flyt.trinn] == [
        "",
        "samme dag",
        "",
        "",
        "se fristen i rutinen",
        "evaluering innen 8 uker etter at tiltakene startet",
    ]
    assert flyt.modell_tittel == "Slik arbeider vi: BTI"
    assert [m.navn for m in flyt.modelltrinn][:2] == ["Nivå 0: Undring", "Nivå 1: Innsats i egen tjeneste"]


@pytest.mark.parametrize("endring", [uten_modell, med_for_faa_trinn])
def test_uten_modell_eller_med_en_halv_en_er_det_bare_de_seks_trinnene(endring: Endring) -> None:
    flyt = skjema(endring).flyt
    assert [s.navn for s in flyt.trinn] == SEKS
    assert (flyt.modell_tittel, flyt.modelltrinn) == ("", ())
    assert "BTI" not in flyt.model_dump_json()


def test_kommunens_egne_trinn_staar_i_stedet_for_de_seks() -> None:
    flyt = skjema(med_egen_modell).flyt
    assert [(s.nummer, s.navn, s.frist, s.pil) for s in flyt.trinn][:2] == [
        ("1", "Steg 1", "", "↓"),
        ("2", "Steg 2", "samme uke", "↓"),
    ]
    assert (len(flyt.trinn), flyt.trinn[-1].pil, flyt.modelltrinn) == (7, "", ())
    assert {s.norm for s in flyt.trinn} == {""}  # the municipality's own words are no law


@pytest.mark.parametrize("endring", [uendret, uten_modell, med_egen_modell])
def test_voldssporet_er_det_samme_uansett_modell(endring: Endring) -> None:
    flyt = skjema(endring).flyt
    assert [s.nummer for s in flyt.vold] == ["1", "2", "3", "4", "5", "6"]
    assert [s.pil for s in flyt.vold] == ["↓"] * 5 + [""]
    assert all(s.navn and s.norm for s in flyt.vold)
    (meld,) = [s for s in flyt.vold if s.norm == "skal"]
    assert (meld.navn, "barnevernsloven" in meld.kilde) == ("Meld til barnevernet", True)
    navn = [s.navn for s in flyt.vold]
    assert navn.index("Vent med foreldrene når noen nær barnet kan stå bak") < navn.index("Meld til barnevernet")
    assert "Lederen din kan ikke bestemme at du ikke skal melde." in flyt.alltid[0].tekst


def uten_egne_frister(data: Data) -> None:
    for t in liste(data["tjenester"]):
        t.pop("frister", None)


def test_det_staar_at_tjenesten_kan_ha_andre_frister_bare_naar_noen_har_det() -> None:
    assert "andre frister" in skjema().flyt.model_dump_json()
    assert "andre frister" not in skjema(uten_egne_frister).flyt.model_dump_json()


def uten_numre(data: Data) -> None:
    faa_tjenester(data)
    for navn in ("barnevern_dag", "barnevernvakt"):
        del under(data, "kontakt")[navn]


def test_numrene_staar_foerst_og_et_ukjent_nummer_er_sagt() -> None:
    assert [linje.nummer for linje in skjema().akutt] == [
        "112",
        "113",
        hel("00 00 00 10"),
        hel("00 00 00 11"),
        hel("116 111"),
    ]
    assert [linje.nummer for linje in skjema(uten_numre).akutt] == [
        "112",
        "113",
        hel("00 00 00 00"),
        "02800",
        hel("116 111"),
    ]
    tekst = "\n".join(b.tekst for b in les_blokker(bygg_filer(uten_numre)[STI]))
    assert "Nummeret til barnevernet er ikke oppgitt her." in tekst
    assert "Dette mangler i flytskjemaet: Telefonen til barnevernstjenesten på dagtid er ikke oppgitt." in tekst


def test_skjemaet_sier_bare_fra_om_det_som_mangler_i_det() -> None:
    tekst = "\n".join(b.tekst for b in les_blokker(bygg_filer(uten_numre)[STI]))
    assert "Leder" not in tekst.partition("Dette mangler i flytskjemaet")[2]


def test_tabellene_har_hoderad_og_staar_i_den_rekkefoelgen_de_leses() -> None:
    innhold = bygg_filer()[STI]
    tabeller = [b for b in les_blokker(innhold) if b.stil == "tabell"]
    assert [t.rader[0] for t in tabeller] == [
        ("Haster det?", "Ring"),
        ("Nr.", "Voldssporet: mistanke om vold eller overgrep"),
        ("← Til voldssporet",),
        ("Nr.", "Trinnene: når det ikke haster"),
        ("Slik arbeider vi: BTI",),
        ("Gjelder hele veien",),
    ]
    assert [rad[0] for rad in tabeller[1].rader[1:]] == ["1\n↓", "2\n↓", "3\n↓", "4\n↓", "5\n↓", "6"]
    kropp = etree.fromstring(les_pakke("x", innhold)["word/document.xml"])
    foerste_rader = [tabell.find(f"{W}tr") for tabell in kropp.iter(f"{W}tbl")]
    assert all(rad is not None and rad.find(f"{W}trPr/{W}tblHeader") is not None for rad in foerste_rader)
    assert not list(kropp.iter(f"{W}drawing", f"{W}pict"))
