"""Framdriftslinja: bare for en som ser på en terminal, og aldri i CI."""

from __future__ import annotations

import os
import pty
import subprocess
from pathlib import Path

import pytest

from tests.cli.program import EIGERSUND, KOMMANDO, PROEVIK, lag_eigersund, lag_miljoe, lag_proevik, lag_rot


@pytest.mark.parametrize(("ci", "vises"), [(False, True), (True, False)])
def test_linja_vises_bare_i_en_terminal_uten_ci(tmp_path: Path, ci: bool, vises: bool) -> None:
    lag_rot(tmp_path, {PROEVIK: lag_proevik(tjenester=[]), EIGERSUND: lag_eigersund(tjenester=[])})
    terminal, under = pty.openpty()
    prosess = subprocess.run(
        [*KOMMANDO, "bygg"],
        cwd=tmp_path,
        env=lag_miljoe(TERM="xterm", **({"CI": "1"} if ci else {})),
        stdout=subprocess.PIPE,
        stderr=under,
        timeout=60,
    )
    os.close(under)
    sett = os.read(terminal, 100_000)
    os.close(terminal)
    assert prosess.returncode == 0
    assert (b"Bygger" in sett or PROEVIK.encode() + b" \x1b" in sett or b"%" in sett) == vises
    assert (b"\x1b[" in sett) == vises
    assert b"\x1b" not in prosess.stdout
