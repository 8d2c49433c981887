"""Verktøy og modeller kommunen har slått av, etterlater ikke et ord – og de som er på, er med.

Eksempelet nevner noen av dem i sin egen fritekst (BTI-kontakten i en barnehage, en linje i endringsloggen). Det er kommunens
ord og ikke våre, så hver endring tar dem ut også. Ellers ville testen sett på noe programmet ikke skal gjøre noe med.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Final

import pytest

from generator.fag.tekster import Maalform
from generator.kommune import Kommune
from tests.dokumenter import (
    Data,
    Endring,
    find_kontekster,
    find_tekster,
    lag_kontekst,
    les_kommune,
    les_sider,
    liste,
    uendret,
    under,
)


def uten_fritekst(data: Data) -> None:
    """Ta ut kommunens egne ord om BTI."""
    for tjeneste in liste(data["tjenester"]):
        for enhet in liste(tjeneste.get("enheter", [])):
            enhet.pop("roller", None)
    for hode in liste(data["dokumenter"]):
        hode.pop("endringslogg", None)


def uten_rolle(data: Data, *roller: str) -> None:
    data["roller"] = [r for r in liste(data["roller"]) if r["id"] not in roller]


def av(navn: str) -> Endring:
    def endring(data: Data) -> None:
        uten_rolle(data, f"{navn}_koordinator")
        under(under(data, "verktoey"), navn)["bruk"] = False

    return endring


def borte(navn: str) -> Endring:
    def endring(data: Data) -> None:
        uten_rolle(data, f"{navn}_koordinator")
        del under(data, "verktoey")[navn]

    return endring


def uten_samtaleverktoey(id_: str) -> Endring:
    def endring(data: Data) -> None:
        verktoey = under(data, "verktoey")
        verktoey["samtaleverktoey"] = [v for v in liste(verktoey["samtaleverktoey"]) if v["id"] != id_]

    return endring


def uten_modell(data: Data) -> None:
    uten_fritekst(data)
    uten_rolle(data, "stafettholder", "bti_koordinator")
    del data["modell"]


def med_egen_modell(data: Data) -> None:
    uten_modell(data)
    data["modell"] = {"type": "egen", "egen": {"navn": "Sammen", "trinn": [{"id": f"{n}", "navn": f"Steg {n}", "beskrivelse": f"Vi gjør {n}."} for n in range(1, 8)]}}  # fmt: skip


def uten_stafettholder(data: Data) -> None:
    uten_rolle(data, "stafettholder")
    del under(under(data, "modell"), "bti")["stafettholder_fra_nivaa"]


def uten_stafettlogg(data: Data) -> None:
    del under(under(data, "modell"), "bti")["stafettlogg"]


def stafettlogg_av(data: Data) -> None:
    under(under(under(data, "modell"), "bti"), "stafettlogg")["bruk"] = False


def team_av(data: Data) -> None:
    data["konsultasjonsteam"] = {"bruk": False}
    under(data, "kontakt")["konsultasjonsteam"] = {
        "funksjon": "Konsultasjonsteamet",
        "telefon": "00 00 00 19",
        "publiser": True,
    }


def team_borte(data: Data) -> None:
    del data["konsultasjonsteam"]


def uten_gravide(data: Data) -> None:
    under(data, "virkeomraade")["gravide"] = False


@dataclass(frozen=True)
class Funksjon:
    """Ordene til et verktøy eller en modell på begge målformer, og en tjeneste som har dem når det er på.

    Barnevernet har egne plikter for gravide uansett hva kommunen velger, og retten til barnekoordinator gjelder før fødselen.
    De står i ``alltid``.
    """

    ord: str
    tjeneste: str
    alltid: tuple[str, ...] = ()


FUNKSJONER: Final = {
    "bti": Funksjon(r"\bBTI\b|stafett", "skole"),
    "stafettholder": Funksjon(r"stafetth", "skole"),
    "stafettlogg": Funksjon(r"stafettlogg", "skole"),
    "bekymringssamtale": Funksjon(r"bekymringssamtal", "skole"),
    "oppsporing": Funksjon(r"oppsporing|trivselsvurdering", "barnehage"),
    "slt": Funksjon(r"\bSLT\b", "skole"),
    "snakkemedbarn": Funksjon(r"snakke ?med ?barn\b(?! og)", "skole"),
    "jeg_vet": Funksjon(r"«(jeg|eg) vet»|jegvet", "barnehage"),
    # Egenvurderingen sier hvilket felt svaret kan føres opp i, og det heter konsultasjonsteam.
    "konsultasjonsteam": Funksjon(r"konsultasjonsteam", "skole", ("egenvurdering",)),
    # Retten til barnekoordinator gjelder fra svangerskapet, uansett hva kommunen velger.
    "gravide": Funksjon(r"\bgravide\b|svangerskap(?!et til barnet)", "skole", ("barnevern",)),
}
AV: Final[tuple[tuple[str, str, Callable[[Data], None]], ...]] = (
    ("bti", "uten modell", uten_modell),
    ("bti", "egen modell", med_egen_modell),
    ("stafettholder", "borte", uten_stafettholder),
    ("stafettlogg", "borte", uten_stafettlogg),
    ("stafettlogg", "av", stafettlogg_av),
    ("bekymringssamtale", "av", av("politiets_bekymringssamtale")),
    ("bekymringssamtale", "borte", borte("politiets_bekymringssamtale")),
    ("oppsporing", "av", av("oppsporingsmodellen")),
    ("oppsporing", "borte", borte("oppsporingsmodellen")),
    ("slt", "av", av("slt")),
    ("slt", "borte", borte("slt")),
    ("snakkemedbarn", "borte", uten_samtaleverktoey("snakkemedbarn")),
    ("jeg_vet", "borte", uten_samtaleverktoey("jeg-vet")),
    ("konsultasjonsteam", "av", team_av),
    ("konsultasjonsteam", "borte", team_borte),
    ("gravide", "av", uten_gravide),
)


@cache
def les_alt(endring: Endring, maalform: Maalform) -> dict[str, str]:
    """Gi teksten i hver rutine etter tjeneste, i de andre dokumentene etter id, og alle sidene under «sider».

    Samsvarsrapporten er ikke med: kravene der nevner selv verktøyene en kommune kan velge, på eller av.
    """
    kommune = les_kommune(endring)
    fakta = kommune.kommune.model_copy(update={"maalform": maalform})
    kommune = Kommune.model_validate(kommune.model_copy(update={"kommune": fakta}))
    tekster = {
        id_.removeprefix("bekymringsrutine/"): "\n".join(find_tekster(kontekst.model_dump()))
        for id_, kontekst in find_kontekster(kommune, "intern", maalform).items()
        if not id_.startswith("samsvarsrapport/")
    }
    return {**tekster, "sider": les_sider(kommune)}


def find_ord(funksjon: Funksjon, tekst: str) -> list[str]:
    return re.findall(rf".{{0,40}}(?:{funksjon.ord}).{{0,40}}", tekst, re.IGNORECASE)


@pytest.mark.parametrize("maalform", ["nb", "nn"])
@pytest.mark.parametrize(("navn", "maate", "endring"), AV, ids=[f"{navn}-{maate}" for navn, maate, _ in AV])
def test_det_som_er_av_er_ikke_nevnt_noe_sted(navn: str, maate: str, endring: Endring, maalform: Maalform) -> None:
    funksjon = FUNKSJONER[navn]
    funn = {
        sted: find_ord(funksjon, tekst)
        for sted, tekst in les_alt(endring, maalform).items()
        if sted.partition("/")[0] not in funksjon.alltid
    }
    assert {sted: ord_ for sted, ord_ in funn.items() if ord_} == {}


@pytest.mark.parametrize("maalform", ["nb", "nn"])
@pytest.mark.parametrize("navn", FUNKSJONER)
def test_det_som_er_paa_er_med(navn: str, maalform: Maalform) -> None:
    funksjon = FUNKSJONER[navn]
    assert find_ord(funksjon, les_alt(uendret, maalform)[funksjon.tjeneste])


@pytest.mark.parametrize(
    ("navn", "tjeneste"),
    [("bekymringssamtale", "barnehage"), ("oppsporing", "skole"), ("slt", "barnehage"), ("snakkemedbarn", "sfo"), ("jeg_vet", "helsestasjon")],
)  # fmt: skip
def test_et_verktoey_som_en_tjeneste_ikke_bruker_er_ikke_i_rutinen_dens(navn: str, tjeneste: str) -> None:
    assert find_ord(FUNKSJONER[navn], les_alt(uendret, "nb")[tjeneste]) == []


def test_uten_modell_viser_rutinen_seks_skritt() -> None:
    kontekst = lag_kontekst(les_kommune(uten_modell), les_kommune(uten_modell).tjenester[0])
    assert kontekst.modellnavn == "seks steg"
    *steg, uansett = kontekst.modelltrinn
    assert [t.navn for t in steg][:2] == ["Se og skriv ned", "Del og drøft"]
    viser_til = ("trinn 1", "trinn 2", "trinn 3 og 4", "trinn 5 og 6", "«Be om hjelp fra andre»", "trinn 6")
    assert [t.tekst.endswith(f"Se {hvor}.") for t, hvor in zip(steg, viser_til, strict=True)] == [True] * 6
    assert uansett.tekst


def test_egen_modell_staar_med_kommunens_egne_ord() -> None:
    kontekst = lag_kontekst(les_kommune(med_egen_modell), les_kommune(med_egen_modell).tjenester[0])
    assert kontekst.modellnavn == "Sammen"
    assert [(t.navn, t.tekst) for t in kontekst.modelltrinn][6] == ("7. Steg 7", "Vi gjør 7.")
