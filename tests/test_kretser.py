"""Utgaven til ansatte blir brukt på nettstedet bare når kommunen ikke holder noe tilbake."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from pydantic import BaseModel

from generator.grunnlag import Bestilling, Del, find_forrige, load_alt, read_tre
from generator.kommune.kontakt import Kontakt
from generator.pipeline import bygg
from generator.word import docx_tekst
from tests.bygg import DATO
from tests.cli.program import PROEVIK, lag_proevik, lag_rot, les_filer
from tests.dokumenter import (
    UTEN_AVTALER,
    Data,
    find_kontekster,
    lag_tre,
    les_kommune,
    under,
)

SKJULT: Final = "00 00 00 99"
KONTAKT: Final = {"funksjon": "Politikontakten", "telefon": SKJULT, "kontrollert": DATO, "kilde": "lensmannen"}


def _kontakter(data: object) -> Iterator[Data]:
    """Gi hver kontakt i YAML-en, hvor den enn står."""
    if isinstance(data, dict):
        if "funksjon" in data and "publiser" in data:
            yield data
        for under in data.values():
            yield from _kontakter(under)
    elif isinstance(data, list):
        for under in data:
            yield from _kontakter(under)


def alt_vises(data: Data) -> None:
    data[UTEN_AVTALER] = True
    for kontakt in _kontakter(data):
        kontakt["publiser"] = True


def _kontakter_i_modellen(verdi: object) -> Iterator[Kontakt]:
    if isinstance(verdi, Kontakt):
        yield verdi
    elif isinstance(verdi, BaseModel):
        for navn in type(verdi).model_fields:
            yield from _kontakter_i_modellen(getattr(verdi, navn))
    elif isinstance(verdi, tuple):
        for under_ in verdi:
            yield from _kontakter_i_modellen(under_)


def test_alle_kontakter_er_alle_kontaktene_i_modellen() -> None:
    kommune = les_kommune()
    vi_finner = sorted(str(k) for _, k in kommune.alle_kontakter())
    assert vi_finner == sorted(map(str, _kontakter_i_modellen(kommune)))


def test_naar_alt_kan_vises_sier_de_to_utgavene_det_samme() -> None:
    kommune = les_kommune(alt_vises)
    assert kommune.viser_alt
    offentlige, interne = find_kontekster(kommune, "offentlig"), find_kontekster(kommune, "intern")
    assert offentlige == {id_: kontekst for id_, kontekst in interne.items() if id_ in offentlige}


def test_en_skjult_kontakt_staar_i_den_ene_utgaven_alene() -> None:
    def skjul_politiet(data: Data) -> None:
        under(data, "kontakt")["politi"] = {**KONTAKT, "publiser": False}

    kommune = les_kommune(skjul_politiet)
    assert not kommune.viser_alt
    offentlige, interne = find_kontekster(kommune, "offentlig"), find_kontekster(kommune, "intern")
    assert offentlige != {id_: kontekst for id_, kontekst in interne.items() if id_ in offentlige}


def _antall_kontakter() -> int:
    telt: list[int] = []
    lag_tre(lambda data: telt.append(len(list(_kontakter(data)))))
    return telt[0]


@pytest.mark.parametrize("nr", range(_antall_kontakter()))
def test_en_eneste_skjult_kontakt_er_nok_til_aa_skille_utgavene(nr: int) -> None:
    def skjul_en(data: Data) -> None:
        alt_vises(data)
        list(_kontakter(data))[nr]["publiser"] = False

    assert not les_kommune(skjul_en).viser_alt


def test_en_avtale_som_ikke_er_offentlig_er_nok_til_aa_skille_utgavene() -> None:
    def intern_avtale(data: Data) -> None:
        for kontakt in _kontakter(data):
            kontakt["publiser"] = True

    kommune = les_kommune(intern_avtale)
    assert kommune.viser_alt == all(a.er_offentlig for a in kommune.avtaler)
    (foerste, *resten) = kommune.avtaler
    assert not kommune.model_copy(
        update={"avtaler": (foerste.model_copy(update={"krets": "intern"}), *resten)}
    ).viser_alt


def _bygg(rot: Path, *deler: Del) -> dict[str, bytes]:
    bestilling, tre = Bestilling(deler), read_tre(rot)
    bygg(
        load_alt(tre, [], DATO, find_forrige(tre, rot / "ut", DATO, bestilling)), rot / "ut", bestilling, lambda _: None
    )
    return les_filer(rot / "ut" / PROEVIK)


@pytest.mark.parametrize("publiser", [True, False])
def test_nettstedet_etter_dokumentene_blir_som_alt_paa_en_gang(tmp_path: Path, publiser: bool) -> None:
    yaml = lag_proevik(kontakt={"politi": {**KONTAKT, "publiser": publiser}})
    trinnvis, samlet = (lag_rot(tmp_path / navn, {PROEVIK: yaml}) for navn in ("trinnvis", "samlet"))
    _bygg(trinnvis, "dokumenter")
    filer = _bygg(trinnvis, "nettsted")
    alt = _bygg(samlet, "dokumenter", "nettsted")
    assert {s: i for s, i in filer.items() if s != "manifest.json"} == {
        s: i for s, i in alt.items() if s != "manifest.json"
    }
    offentlige = [docx_tekst(i) for s, i in filer.items() if s.startswith("nettsted/") and s.endswith(".docx")]
    assert offentlige
    assert any(SKJULT in tekst.replace("\u00a0", " ") for tekst in offentlige) is publiser
