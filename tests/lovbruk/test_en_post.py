"""Én endring i én post er nok: alle dokumenter og sider som bruker henvisningen, får den nye, og ingen andre endres."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from generator.grunnlag import Bestilling, load_alt, read_tre
from generator.lovbruk.kommunalt import find_kommunebruk
from generator.pipeline import bygg
from generator.word import docx_tekst
from tests.bygg import DATO, ROT
from tests.cli.program import lag_rot, les_filer
from tests.dokumenter import FJORDVIK, bygg_filer, les_fag, les_kommune, les_tre
from tests.lovbruk.lovrot import REGISTER, bytt_i_post

_NYTT: Final = "999-9"


def bygg_fjordvik(rot: Path, register: str) -> dict[str, bytes]:
    """Bygg eksempelet med et annet register."""
    tre = les_tre()
    lag_rot(rot, {sti: tre[sti] for sti in tre if sti.startswith("kommuner/")} | {REGISTER: register})
    grunnlag = load_alt(read_tre(rot), [], DATO)
    bygg(grunnlag, rot / "ut", Bestilling(overskriv=True), lambda _: None)
    return les_filer(rot / "ut" / FJORDVIK)


def tekst(sti: str, innhold: bytes) -> str:
    return (docx_tekst(innhold) if sti.endswith(".docx") else innhold.decode()).replace("\u00a0", " ")


@pytest.fixture(scope="module")
def foer(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return bygg_fjordvik(tmp_path_factory.mktemp("foer"), (ROT / REGISTER).read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("id_", "lov", "gammel"),
    [("bhl-46", "barnehageloven", "46"), ("strl-196", "straffeloven", "196")],
)
def test_ny_paragraf_i_en_post_naar_alle_som_bruker_den_og_ingen_andre(
    id_: str, lov: str, gammel: str, foer: dict[str, bytes], tmp_path: Path
) -> None:
    etter = bygg_fjordvik(tmp_path, bytt_i_post(id_, paragraf=f"§ {_NYTT}"))

    endret = {sti for sti in foer if etter[sti] != foer[sti] and sti != "manifest.json"}
    viste = {s for s, i in foer.items() if s.endswith((".docx", ".html")) and f"{lov} § {gammel}" in tekst(s, i)}
    assert foer.keys() == etter.keys()
    assert len(endret) >= 6
    assert endret == viste
    assert {sti for sti in endret if _NYTT not in tekst(sti, etter[sti])} == set()
    bruk = find_kommunebruk(les_tre(), FJORDVIK, les_kommune(), les_fag(), [id_])[id_]
    ventet = {f"{m}/{d.replace('/', '-')}.docx" for m in ("dokumenter", "nettsted/dokumenter") for d in bruk.dokumenter}
    assert endret <= ventet | {f"nettsted/{s}.html" for s in bruk.sider}


def test_ny_lov_id_i_en_post_flytter_lenkene_uten_at_teksten_er_en_annen(
    foer: dict[str, bytes], tmp_path: Path
) -> None:
    etter = bygg_fjordvik(tmp_path, bytt_i_post("bhl-46", lov_id="LOV-2099-06-17-64"))

    endret = {sti for sti in foer if etter[sti] != foer[sti] and sti.endswith(".docx")}
    assert "dokumenter/bekymringsrutine-barnehage.docx" in endret
    assert "dokumenter/bekymringsrutine-nav.docx" not in endret
    assert [sti for sti in endret if tekst(sti, foer[sti]) != tekst(sti, etter[sti])] == []


def test_brukes_av_nevner_hvert_dokument_som_viser_henvisningen() -> None:
    """Ingen paragraf står i et dokument uten at --brukes-av finner dokumentet; prøvd på alle 209."""
    fag = les_fag()
    bruk = find_kommunebruk(les_tre(), FJORDVIK, les_kommune(), fag, [r.id for r in fag.regelverk.regler])
    interne = {s: tekst(s, i) for s, i in bygg_filer().items() if s.startswith("dokumenter/") and s.endswith(".docx")}

    assert len(interne) > 25
    for regel in fag.regelverk.regler:
        if not regel.er_lov or not regel.paragraf.replace("§ ", "").replace("-", "").isalnum():
            continue
        hele = f"{regel.lov} {regel.paragraf};"
        viser = {s for s, t in interne.items() if hele in f"{t};".replace("\n", ";")}
        funnet = {f"dokumenter/{d.replace('/', '-')}.docx" for d in bruk[regel.id].dokumenter}
        assert viser <= funnet, regel.id
