"""Biblioteket kommunen velger fra: løfter til hver avtaletype, som kan måles og ikke sier at loven krever dem."""

from __future__ import annotations

import re

import pytest

from generator.fag.bibliotek import Forpliktelse
from tests.dokumenter import les_fag

BIBLIOTEK = les_fag().bibliotek
KRAV = re.compile(r"\b(skal|må|bør|plikter|pliktar)\b")


@pytest.mark.parametrize("type_", [t.id for t in BIBLIOTEK.avtaletyper])
def test_hver_avtaletype_har_minst_tre_egne_loefter(type_: str) -> None:
    egne = [f for f in BIBLIOTEK.forpliktelser if type_ in f.avtaletyper]

    assert len(egne) >= 3
    assert len({f.id.split("-")[0] for f in egne}) >= 2, "alle løftene er fra samme part"


@pytest.mark.parametrize("f", BIBLIOTEK.forpliktelser, ids=lambda f: f.id)
def test_et_loefte_er_avtalt_kort_og_sier_ikke_at_loven_krever_det(f: Forpliktelse) -> None:
    assert f.norm == "avtalt"
    for tekst in (f.nb, f.nn):
        assert KRAV.search(tekst) is None
        assert max(len(s.split()) for s in re.split(r"(?<=\.) ", tekst)) <= 25
        assert tekst.endswith(".")


@pytest.mark.parametrize("f", BIBLIOTEK.forpliktelser, ids=lambda f: f.id)
def test_loefte_med_frist_viser_til_fristen_paa_begge_maalformer(f: Forpliktelse) -> None:
    assert ("fristen" in f.nb, "fristen" in f.nn) == (f.krever_frist, f.krever_frist)


def test_loefter_til_frivillige_deler_aldri_opplysninger_om_barn() -> None:
    tekster = [f.nb for f in BIBLIOTEK.forpliktelser if "kommune_frivillig" in f.avtaletyper]

    assert tekster
    assert [t for t in tekster if re.search(r"samtykke|møter? om (et|ett) barn|kontaktperson for familien", t)] == []
