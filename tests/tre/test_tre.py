"""Reglene for hvilke filer programmet leser: størrelse, lenker og navn."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest

from generator.errors import format_problem
from generator.tre import MAKS_BYTE, MAKS_BYTE_ANNET, Tre, er_trygg_sti, tre_fra_disk, tre_fra_pakken


def _skriv(rot: Path, sti: str, innhold: bytes = b"a: 1\n") -> Path:
    fil = rot / sti
    fil.parent.mkdir(parents=True, exist_ok=True)
    fil.write_bytes(innhold)
    return fil


def _problemer(tre: Tre) -> list[str]:
    return [format_problem(p) for p in tre.problemer]


def test_bare_mappene_en_ber_om_blir_lest_i_fast_rekkefoelge(tmp_path: Path) -> None:
    for sti in ("kommuner/b/kommune.yaml", "kommuner/a/kommune.yaml", "maler/x.md", "annet/y.yaml"):
        _skriv(tmp_path, sti)

    assert list(tre_fra_disk(tmp_path, "kommuner", "maler")) == [
        "kommuner/a/kommune.yaml",
        "kommuner/b/kommune.yaml",
        "maler/x.md",
    ]


def test_en_mappe_som_ikke_finnes_gir_et_tomt_tre(tmp_path: Path) -> None:
    assert len(tre_fra_disk(tmp_path, "kommuner")) == 0


@pytest.mark.parametrize("sti", ["kommuner/.git/config.yaml", "kommuner/a/.skjult.yaml", "kommuner/a/~$rutine.docx"])
def test_skjulte_filer_og_laasefiler_blir_ikke_lest(tmp_path: Path, sti: str) -> None:
    _skriv(tmp_path, sti)

    assert list(tre_fra_disk(tmp_path, "kommuner")) == []


def test_tekstfil_over_grensen_blir_et_problem_i_stedet_for_en_fil(tmp_path: Path) -> None:
    _skriv(tmp_path, "kommuner/a/kommune.yaml", b"#" * (MAKS_BYTE + 1))
    _skriv(tmp_path, "kommuner/b/kommune.yaml", b"#" * MAKS_BYTE)
    tre = tre_fra_disk(tmp_path, "kommuner")

    assert list(tre) == ["kommuner/b/kommune.yaml"]
    assert _problemer(tre) == [
        "kommuner/a/kommune.yaml: fila er 1,0 MiB, og grensen er 1 MiB. Del den opp, eller ta ut det som ikke hører hjemme her."
    ]


def test_annen_fil_over_grensen_blir_et_problem(tmp_path: Path) -> None:
    with _skriv(tmp_path, "kommuner/a/bilde.png").open("r+b") as fil:
        fil.truncate(MAKS_BYTE_ANNET + 1)
    tre = tre_fra_disk(tmp_path, "kommuner")

    assert _problemer(tre) == [
        "kommuner/a/bilde.png: fila er 20,0 MiB, og grensen er 20 MiB. Del den opp, eller ta ut det som ikke hører hjemme her."
    ]


def test_lenke_ut_av_mappen_blir_ikke_fulgt(tmp_path: Path) -> None:
    hemmelig = _skriv(tmp_path, "utenfor/hemmelig.yaml")
    rot = tmp_path / "rot"
    (rot / "kommuner/a").mkdir(parents=True)
    (rot / "kommuner/a/kommune.yaml").symlink_to(hemmelig)
    tre = tre_fra_disk(rot, "kommuner")

    assert list(tre) == []
    assert _problemer(tre) == ["kommuner/a/kommune.yaml: fila er en lenke ut av mappen. Legg selve fila her i stedet."]


def test_filene_bak_en_toppmappe_som_er_en_lenke_ut_blir_ikke_lest(tmp_path: Path) -> None:
    _skriv(tmp_path, "utenfor/a/kommune.yaml")
    (tmp_path / "rot").mkdir()
    (tmp_path / "rot/kommuner").symlink_to(tmp_path / "utenfor")
    tre = tre_fra_disk(tmp_path / "rot", "kommuner")

    assert list(tre) == []
    assert _problemer(tre) == ["kommuner/a/kommune.yaml: fila er en lenke ut av mappen. Legg selve fila her i stedet."]


def test_lenke_inne_i_mappen_blir_lest(tmp_path: Path) -> None:
    fil = _skriv(tmp_path, "kommuner/a/logo.svg", b"<svg/>")
    (tmp_path / "kommuner/a/merke.svg").symlink_to(fil)

    assert tre_fra_disk(tmp_path, "kommuner")["kommuner/a/merke.svg"] == b"<svg/>"


def test_lenke_til_ingenting_blir_et_problem(tmp_path: Path) -> None:
    (tmp_path / "kommuner/a").mkdir(parents=True)
    (tmp_path / "kommuner/a/logo.svg").symlink_to(tmp_path / "finnes-ikke.svg")

    assert _problemer(tre_fra_disk(tmp_path, "kommuner")) == [
        "kommuner/a/logo.svg: fila kan ikke leses. Sjekk at den finnes, og at du har lov til å åpne den."
    ]


def test_filnavn_lagret_i_to_deler_blir_samme_sti(tmp_path: Path) -> None:
    _skriv(tmp_path, unicodedata.normalize("NFD", "kommuner/a/våpen.svg"))

    assert list(tre_fra_disk(tmp_path, "kommuner")) == ["kommuner/a/våpen.svg"]


def test_under_gir_stier_fra_mappen() -> None:
    tre = Tre({"maler/fag/ord.yaml": b"1", "maler/faglig.yaml": b"2"})

    assert dict(tre.under("maler/fag")) == {"ord.yaml": b"1"}


def test_over_lar_egne_filer_vinne_og_tar_vare_paa_problemene(tmp_path: Path) -> None:
    _skriv(tmp_path, "maler/a.yaml", b"#" * (MAKS_BYTE + 1))
    _skriv(tmp_path, "maler/b.yaml", b"eget")
    eget = tre_fra_disk(tmp_path, "maler")
    lagt = eget.over(Tre({"maler/b.yaml": b"pakken", "maler/c.yaml": b"pakken"}))

    assert dict(lagt) == {"maler/b.yaml": b"eget", "maler/c.yaml": b"pakken"}
    assert lagt.problemer == eget.problemer


def test_treet_kan_ikke_endres_gjennom_filene_det_ble_laget_av() -> None:
    filer: dict[str, bytes | Path] = {"a": b"1"}
    tre = Tre(filer)
    filer["b"] = b"2"

    assert list(tre) == ["a"]


def test_programmet_har_med_seg_maler_og_eksempel() -> None:
    tre = tre_fra_pakken()

    assert {"maler/fag/regelverk.yaml", "kommuner/0000-fjordvik/kommune.yaml"} <= set(tre)
    assert tre.problemer == ()


@pytest.mark.parametrize("sti", ["logo.svg", "bilder/logo.svg", "felles/barnevern-ytre-fjord", "a..b.svg", "..a"])
def test_trygg_sti_er_inne_i_mappen(sti: str) -> None:
    assert er_trygg_sti(sti)


@pytest.mark.parametrize(
    "sti",
    [
        "",
        ".",
        "..",
        "../x",
        "a/../../x",
        "..\\x",
        "a\\..\\..\\x",
        "/etc/passwd",
        "\\\\vert\\x",
        "~/x",
        "C:/x",
        "C:\\x",
        "file:/x",
    ],
)
def test_utrygg_sti_peker_ut_av_mappen(sti: str) -> None:
    assert not er_trygg_sti(sti)


def test_eksempelet_har_med_seg_bare_de_felles_tjenestene_det_bruker() -> None:
    pakken = tre_fra_pakken()
    eksempelet = b"".join(pakken[sti] for sti in pakken if sti.startswith("kommuner/0000-fjordvik/")).decode()
    brukt = {f"kommuner/{felles}.yaml" for felles in re.findall(r"fra: (felles/[\w-]+)", eksempelet)}
    assert brukt
    assert {sti for sti in pakken if sti.startswith("kommuner/felles/")} == brukt
