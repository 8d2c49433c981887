"""Kravene i maler/fag/bibliotek.yaml: nivå, lov, tekst, og at hvert av dem har en funksjon."""

from __future__ import annotations

import re
from typing import Final

import pytest

from generator.fag.bibliotek import Krav
from generator.samsvar.finn import REGLER
from generator.samsvar.rad import KAPITTELNUMMER
from generator.word import docx_tekst
from tests.bygg import ROT
from tests.samsvar.full import les_fag

KRAV: Final = tuple(k for a in les_fag().bibliotek.anbefalinger for k in a.krav)
# Retningslinjens råd er bør, svake råd er kan, og skal står bare der loven krever det. 7.4 er loven for den enkelte tjenesten.
SKAL: Final = {"1.5", "2.6", "3.6", "3.7", "4.5", "7.2", "7.3", "7.4"}
KAN: Final = {"3.5", "4.4", "6.3"}
ORD: Final = {"skal": "skal", "boer": "bør", "kan": "kan"}
hvert_krav = pytest.mark.parametrize("krav", KRAV, ids=[k.id for k in KRAV])


def test_hvert_krav_har_en_funksjon_og_hver_funksjon_et_krav() -> None:
    assert [k.id for k in KRAV] == list(REGLER)
    assert len(set(REGLER.values())) == len(REGLER)
    assert {id_: regel.__name__ for id_, regel in REGLER.items()} == {
        id_: f"krav_{id_.replace('.', '_')}" for id_ in REGLER
    }


def test_kravene_staar_under_sin_anbefaling() -> None:
    for anbefaling in les_fag().bibliotek.anbefalinger:
        assert {k.id.partition(".")[0] for k in anbefaling.krav} == {str(anbefaling.nummer)}


@hvert_krav
def test_nivaaet_er_det_loven_eller_anbefalingen_gir(krav: Krav) -> None:
    assert krav.norm == ("skal" if krav.id in SKAL else "kan" if krav.id in KAN else "boer")


@hvert_krav
def test_teksten_sier_nivaaet_og_ikke_et_annet(krav: Krav) -> None:
    for tekst in (krav.nb, krav.nn):
        ord_ = set(re.findall(r"\b(skal|bør|kan|må)\b", tekst))
        assert ORD[krav.norm] in ord_
        assert ord_ <= {ORD[krav.norm], "kan"}, tekst


@hvert_krav
def test_skal_har_lov_og_raad_har_ikke(krav: Krav) -> None:
    regler = [les_fag().regel_etter_id[id_] for id_ in krav.kilde]
    assert bool(regler) == (krav.norm == "skal")
    assert all(regel.er_lov for regel in regler)


@hvert_krav
def test_oppfylles_og_tiltak_er_en_setning_uten_norm(krav: Krav) -> None:
    for tekst in (krav.oppfylles.nb, krav.oppfylles.nn, krav.tiltak.nb, krav.tiltak.nn):
        assert re.fullmatch(r"[A-ZÆØÅ][^!?]*\.", tekst)
        assert not re.search(r"\. [A-ZÆØÅ]", tekst)
        assert not re.search(r"\b(skal|bør|må)\b", tekst)


@hvert_krav
def test_setningene_er_korte(krav: Krav) -> None:
    for tekst in (krav.nb, krav.nn, krav.oppfylles.nb, krav.oppfylles.nn, krav.tiltak.nb, krav.tiltak.nn):
        assert max(len(s.split()) for s in re.split(r"(?<=[.:]) ", tekst)) <= 25, tekst


@hvert_krav
def test_tiltaket_er_skrevet_for_ledere_uten_feltnavn_og_likt_paa_begge_maalformer(krav: Krav) -> None:
    for tekst in (krav.tiltak.nb, krav.tiltak.nn):
        assert not re.search(r"_|\w\.\w", tekst)
        assert len(tekst.split()) <= 20
    like = [k.tiltak.nb == krav.tiltak.nb for k in KRAV]
    assert like == [k.tiltak.nn == krav.tiltak.nn for k in KRAV]


def test_avtaletypene_nevner_kjente_tjenestetyper() -> None:
    brukt = {t for type_ in les_fag().bibliotek.avtaletyper for t in type_.partstyper}
    assert brukt <= les_fag().typer


def test_kapittelnumrene_er_de_som_staar_i_malen() -> None:
    linjer = docx_tekst((ROT / "maler/word/nb/bekymringsrutine.docx").read_bytes(), "malen").splitlines()
    titler = {m[2]: int(m[1]) for linje in linjer if (m := re.fullmatch(r"(\d+)\t(.+)", linje))}
    funnet: dict[str, int] = {}
    nummer = 0
    for linje in linjer:
        nummer = titler.get(linje, nummer)
        if (m := re.search(r"for \w+ in (\w+) %", linje)) and m[1] in KAPITTELNUMMER:
            funnet[m[1]] = nummer
    assert funnet == KAPITTELNUMMER
