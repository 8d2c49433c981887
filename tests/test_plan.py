"""Hvilke dokumenter en kommune får: én rutine for hver tjeneste den driver selv, i to kretser."""

from __future__ import annotations

import pytest

from generator.plan import plan_dokumenter
from tests.dokumenter import Data, les_fag, les_kommune, liste

EGNE = [
    "barnehage",
    "skole",
    "sfo",
    "helsestasjon",
    "skolehelsetjeneste",
    "barnevern",
    "nav",
    "psykisk-helse-rus",
    "kulturskole",
    "ungdomslos",
]


def test_eksempelet_faar_rutine_for_tjenestene_det_driver_selv() -> None:
    dokumenter = list(plan_dokumenter(les_kommune(), les_fag()))
    assert [d.gjelder for d in dokumenter if d.krets == "intern"] == EGNE
    assert [d.gjelder for d in dokumenter if d.krets == "offentlig"] == EGNE


def test_interkommunal_tjeneste_uten_vertskommune_faar_ingen_rutine() -> None:
    ppt = next(t for t in les_kommune().tjenester if t.id == "ppt")
    assert (ppt.organisering, ppt.vertskommune) == ("interkommunal", None)
    assert "ppt" not in {d.gjelder for d in plan_dokumenter(les_kommune(), les_fag())}


def med_ppt(organisering: str, vert: str | None) -> list[str]:
    def endring(data: Data) -> None:
        ppt = next(t for t in liste(data["tjenester"]) if t["id"] == "ppt")
        ppt["organisering"] = organisering
        if vert:
            ppt["vertskommune"] = {"kommunenummer": vert, "navn": "Verten"}

    kommune = les_kommune(endring)
    return [d.krets for d in plan_dokumenter(kommune, les_fag()) if d.gjelder == "ppt"]


@pytest.mark.parametrize(
    ("organisering", "vert", "kretser"),
    [
        ("egen", None, ["intern", "offentlig"]),
        ("interkommunal", "0000", ["intern", "offentlig"]),
        ("vertskommune", "0000", ["intern", "offentlig"]),
        ("interkommunal", "5001", []),
        ("vertskommune", "5001", []),
        ("kjoept", "0000", []),
        ("privat", None, []),
        ("statlig", None, []),
        ("fylkeskommunal", None, []),
    ],
)
def test_bare_den_som_driver_tjenesten_faar_rutinen(organisering: str, vert: str | None, kretser: list[str]) -> None:
    assert med_ppt(organisering, vert) == kretser


def test_tjenester_andre_skriver_rutine_for_faar_ingen() -> None:
    fag = les_fag()
    uten = {t.type for t in fag.tjenestetyper if not t.rutine} - {t.type for t in fag.tjenestetyper if t.rutine}
    assert uten >= {"politi", "fastlege", "tannhelse", "frivillig"}
    fastlege = next(t for t in les_kommune().tjenester if t.type == "fastlege")
    kommune = les_kommune().model_copy(update={"tjenester": (fastlege.model_copy(update={"organisering": "egen"}),)})
    assert list(plan_dokumenter(kommune, fag)) == []


def test_navn_id_og_sti_henger_sammen() -> None:
    intern, offentlig = [d for d in plan_dokumenter(les_kommune(), les_fag()) if d.gjelder == "psykisk-helse-rus"]
    assert intern.id == offentlig.id == "bekymringsrutine/psykisk-helse-rus"
    assert intern.sti == "dokumenter/bekymringsrutine-psykisk-helse-rus.docx"
    assert offentlig.sti == "nettsted/dokumenter/bekymringsrutine-psykisk-helse-rus.docx"


def test_ingen_dokumenter_skriver_over_hverandre() -> None:
    stier = [d.sti for d in plan_dokumenter(les_kommune(), les_fag())]
    assert len(stier) == len(set(stier))
