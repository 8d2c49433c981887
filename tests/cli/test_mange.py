"""Mange kommuner på én gang: alle kjernene, bare det som er endret, og Ctrl-C når som helst."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.program import (
    EIGERSUND,
    KOMMANDO,
    PROEVIK,
    kjoer,
    lag_eigersund,
    lag_miljoe,
    lag_proevik,
    lag_rot,
    les_filer,
)

KOMMUNER = {
    "1101": "Eigersund", "1103": "Stavanger", "1106": "Haugesund", "1108": "Sandnes",
    "1111": "Sokndal", "1112": "Lund", "1114": "Bjerkreim", "1119": "Hå",
}  # fmt: skip


def lag_mange(rot: Path) -> Path:
    """Skriv åtte kommuner; de er flere enn kjernene, så arbeidet blir delt."""
    fakta = {nr: {"kommunenummer": nr, "navn": navn, "maalform": "nb"} for nr, navn in KOMMUNER.items()}
    return lag_rot(rot, {f"{nr}-kommune": lag_eigersund(kommune=k) for nr, k in fakta.items()})


def test_mange_kommuner_gir_det_samme_som_en_og_en(tmp_path: Path) -> None:
    rot = lag_mange(tmp_path)
    alle = kjoer("bygg", "--ut", "sammen", i=rot)
    assert alle.kode == 0, alle.feil
    mapper = sorted(m.name for m in (rot / "kommuner").iterdir())
    assert [linje.partition(":")[0] for linje in alle.ut.splitlines()] == [str(Path("sammen") / m) for m in mapper]
    for mappe in mapper:
        assert kjoer("bygg", mappe, "--ut", "hver", i=rot).kode == 0
    assert les_filer(rot / "sammen") == les_filer(rot / "hver")


@pytest.mark.parametrize("vent", [0.9, 1.6, 2.4])
def test_ctrl_c_stopper_straks_og_lar_alt_staa_helt(tmp_path: Path, vent: float) -> None:
    rot = lag_mange(tmp_path)
    prosess = subprocess.Popen(
        [*KOMMANDO, "bygg"],
        cwd=rot,
        env=lag_miljoe(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    time.sleep(vent)
    os.killpg(prosess.pid, signal.SIGINT)
    _, feil = prosess.communicate(timeout=20)
    assert b"Traceback" not in feil
    # 0: den rakk å bli ferdig. -2: den var ikke kommet i gang, og Python selv tok imot.
    assert prosess.returncode in (0, 130, -signal.SIGINT)
    assert subprocess.run(["pgrep", "-g", str(prosess.pid)], capture_output=True).stdout == b""
    assert kjoer("bygg", i=rot).kode == 0
    rent = lag_mange(tmp_path / "rent")
    assert kjoer("bygg", i=rent).kode == 0
    assert les_filer(rot / "bygg") == les_filer(rent / "bygg")


CTRL_C_I_EN_NY_PROSESS = """
import os, signal
os.register_at_fork(after_in_child=lambda: os.kill(os.getpid(), signal.SIGINT))
from generator.cli.start import main
main()
"""
CTRL_C_I_EN_OPPRYDDING = """
import signal, sys
class Doed:
    def __del__(self):
        signal.raise_signal(signal.SIGINT)
def naar_programmet_lastes(hendelse, detaljer):
    if hendelse == "import" and detaljer[0] == "generator.cli.bygg":
        Doed()
sys.addaudithook(naar_programmet_lastes)
from generator.cli.start import main
main()
"""


@pytest.mark.parametrize(("program", "kode"), [(CTRL_C_I_EN_NY_PROSESS, 0), (CTRL_C_I_EN_OPPRYDDING, 130)])
def test_ctrl_c_er_stille_og_blir_hoert_i_det_verste_oeyeblikket(tmp_path: Path, program: str, kode: int) -> None:
    rot = lag_mange(tmp_path)
    prosess = subprocess.run(
        [sys.executable, "-P", "-c", program, "bygg"], cwd=rot, env=lag_miljoe(), capture_output=True, timeout=120
    )
    assert (prosess.returncode, b"Traceback" in prosess.stderr) == (kode, False), prosess.stderr.decode()


@pytest.fixture
def i_git(tmp_path: Path) -> Path:
    rot = lag_rot(tmp_path, {PROEVIK: lag_proevik(), EIGERSUND: lag_eigersund()})
    for kommando in (
        ["init", "-q"],
        ["add", "-A"],
        ["-c", "user.name=a", "-c", "user.email=a@b.no", "commit", "-qm", "a"],
    ):
        subprocess.run(["git", *kommando], cwd=rot, check=True)
    return rot


def test_bare_det_som_er_endret_siden_en_versjon_blir_bygget(i_git: Path) -> None:
    ingen = kjoer("bygg", "--endret-siden", "HEAD", i=i_git)
    assert (ingen.kode, ingen.ut) == (0, "")
    assert "Ingen kommuner er endret siden HEAD." in ingen.feil
    lag_rot(i_git, {EIGERSUND: lag_eigersund(samordning={"avgjoeres_av": "kommunedirektøren"})})
    svar = kjoer("bygg", "--endret-siden", "HEAD", i=i_git)
    assert [linje.partition(":")[0] for linje in svar.ut.splitlines()] == [str(Path("bygg") / EIGERSUND)]


def test_en_endret_mal_gjelder_alle(i_git: Path) -> None:
    lag_rot(i_git, {"maler/nettsted/nb/om.md": "Om oss."})
    svar = kjoer("bygg", "--endret-siden", "HEAD", i=i_git)
    assert len(svar.ut.splitlines()) == 2


def test_en_versjon_som_ikke_finnes_gir_beskjed(i_git: Path) -> None:
    svar = kjoer("bygg", "--endret-siden", "finnesikke", i=i_git)
    assert svar.kode == 2
    assert "finnesikke" in svar.feil
