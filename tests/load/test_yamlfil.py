"""Én YAML-fil til data: plassen til hver verdi, og det YAML kan som vi ikke tillater."""

from __future__ import annotations

import datetime
import subprocess
import sys

import pytest

from generator.errors import format_problem
from generator.load.yamlfil import Yamlfil, load_yamlfil


def _les(tekst: str | bytes) -> Yamlfil:
    return load_yamlfil("a.yaml", tekst if isinstance(tekst, bytes) else tekst.encode())


def _linjer(tekst: str | bytes) -> list[str]:
    return [format_problem(p) for p in _les(tekst).problemer]


def test_verdiene_kommer_som_vanlige_python_verdier() -> None:
    fil = _les('tekst: Vågen & SFO\ntall: 14\nkode: "0301"\nja: true\ndag: 2026-08-01\nliste: [a, b]\ntom:\n')

    assert fil.data == {
        "tekst": "Vågen & SFO",
        "tall": 14,
        "kode": "0301",
        "ja": True,
        "dag": datetime.date(2026, 8, 1),
        "liste": ("a", "b"),
    }
    assert fil.problemer == []


def test_hver_verdi_har_en_linje() -> None:
    fil = _les("a: 1\nb:\n  - x: 2\n    y: 3\n  - z\n")

    assert {sti: sted.line for sti, sted in fil.steder.items()} == {
        (): 1,
        ("a",): 1,
        ("b",): 2,
        ("b", 0): 3,
        ("b", 0, "x"): 3,
        ("b", 0, "y"): 4,
        ("b", 1): 5,
    }


def test_det_som_staar_uten_anfoerselstegn_blir_husket() -> None:
    fil = _les('kode: 0301\nsitat: "0301"\ntekst: rektor\n')

    assert [fil.steder[(felt,)].raa for felt in ("kode", "sitat", "tekst")] == ["0301", None, None]


@pytest.mark.parametrize("start", [b"", b"\xef\xbb\xbf"])
def test_byteordensmerke_foerst_i_fila_gjoer_ingenting(start: bytes) -> None:
    assert _les(start + "a: å\n".encode()).data == {"a": "å"}


def test_linjeslutt_fra_windows_blir_vanlig_linjeslutt() -> None:
    fil = _les("a: |\r\n  én\r\n  to\r\nb: tre\r\n")

    assert fil.data == {"a": "én\nto\n", "b": "tre"}
    assert fil.steder["b",].line == 4


def test_bokstaver_i_to_deler_blir_satt_sammen() -> None:
    assert _les("navn: Va\u030agen\n").data == {"navn": "Vågen"}


@pytest.mark.parametrize("tegn", ["=", "<<"])
def test_tegn_med_egen_mening_i_yaml_er_bare_tekst(tegn: str) -> None:
    assert _les(f"a: {tegn}\n").data == {"a": tegn}


@pytest.mark.parametrize(
    "verdi",
    [
        "!!bool kanskje",
        "!!timestamp snart",
        "!!int",
        '!!int "5"',
        "!!binary aGVp",
        "!egen x",
        "!!python/name:os.system",
    ],
)
def test_typemerker_blir_fortalt_og_aldri_utfoert(verdi: str) -> None:
    fil = _les(f"a: {verdi}\nb: 1\n")

    assert fil.data == {"b": 1}
    assert len(fil.problemer) == 1
    assert fil.problemer[0].melding.startswith("bruker typemerket !")


def test_tekstmerket_er_lov_for_da_mener_en_tekst() -> None:
    assert _les("a: !!str 0301\n").data == {"a": "0301"}


BOMBER = {
    "klamme": "a: " + "[" * 100_000,
    "klamme-lukket": "a: " + "[" * 100_000 + "]" * 100_000,
    "klamme-med-ord": "a: " + "[ord," * 80_000 + "]" * 80_000,
    "klamme-over-linjer": "a:\n" + "  [\n" * 100_000 + "]" * 100_000,
    "klamme-skjult-bak-anfoerselstegn": 'a: ["]",' + '["]",' * 80_000 + "]" * 80_001,
    "kroell": "a: " + "{ord: " * 80_000 + "}" * 80_000,
    "bindestrek": "- " * 300_000,
    "bindestrek-med-to-mellomrom": "-  " * 200_000,
    "spoersmaalstegn": "? " * 300_000,
    "innrykk": "".join(" " * i + "a:\n" for i in range(1000)),
}


@pytest.mark.parametrize("navn", BOMBER)
def test_dyp_fil_stopper_ikke_programmet(navn: str) -> None:
    kode = "import sys; from generator.load.yamlfil import load_yamlfil; print(load_yamlfil('a.yaml', sys.stdin.buffer.read()).problemer[0].melding)"

    resultat = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", kode],
        input=BOMBER[navn].encode(),
        capture_output=True,
        timeout=60,
        check=False,
    )

    assert (resultat.returncode, resultat.stdout.decode().strip(), resultat.stderr) == (
        0,
        "linja har for mange nivåer inni hverandre",
        b"",
    )


def test_tjue_nivaaer_er_lov_og_ett_til_er_for_mye() -> None:
    def fil(nivaaer: int) -> str:
        return "".join("  " * i + "a:\n" for i in range(nivaaer - 1)) + "  " * (nivaaer - 1) + "a: b\n"

    assert _linjer(fil(20)) == []
    assert _linjer(fil(21)) == [
        "a.yaml:21: linja har for mange nivåer inni hverandre. Se etter feil innrykk, og etter klammer [ og { som ikke er lukket."
    ]


def test_aliasbombe_blir_aldri_bredt_ut() -> None:
    linjer = "".join(f"x{i}: &x{i} [{', '.join([f'*x{i - 1}'] * 9) if i else 'lol'}]\n" for i in range(30))
    fil = _les(linjer)

    assert len(fil.problemer) == 29 * 9
    assert fil.data == {"x0": ("lol",), **{f"x{i}": () for i in range(1, 30)}}


def test_det_som_ikke_kan_leses_blir_husket() -> None:
    assert _les("a: !x 1\nb: [c, !y d]\n").uleselig == {("a",), ("b", -1)}


def test_felt_som_staar_to_ganger_beholder_det_foerste() -> None:
    assert _les("a: 1\na: 2\n").data == {"a": 1}
