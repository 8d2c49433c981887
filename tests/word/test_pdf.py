"""Rutinen slik den ser ut på papir: LibreOffice gjør én om til PDF."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

from tests.dokumenter import dokumentene

NUMRE = ("112", "113", "110", "00 00 00 10", "00 00 00 11", "116 111", "116 117")


def test_forsiden_sier_hvem_du_ringer(krev: Callable[[str], str], tmp_path: Path) -> None:
    soffice, pdftotext = krev("soffice"), krev("pdftotext")
    docx = tmp_path / "rutine.docx"
    docx.write_bytes(dokumentene()["dokumenter/bekymringsrutine-barnehage.docx"])
    profil = f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}"
    subprocess.run(
        [soffice, profil, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, docx],
        check=True,
        capture_output=True,
        timeout=120,
    )
    tekst = subprocess.run(
        [pdftotext, "-layout", tmp_path / "rutine.pdf", "-"], check=True, capture_output=True
    ).stdout.decode()
    sider = tekst.rstrip("\f").split("\f")
    assert len(sider) >= 5
    assert "Haster det?" in sider[0]
    assert [n for n in NUMRE if n not in sider[0]] == []
    assert f"Side {len(sider)} av {len(sider)}" in " ".join(sider[-1].split())
