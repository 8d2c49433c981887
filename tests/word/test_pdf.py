"""Rutinen slik den ser ut på papir: LibreOffice gjør den om til PDF."""

from __future__ import annotations

from collections.abc import Callable

NUMRE = ("112", "113", "110", "00 00 00 10", "00 00 00 11", "116 111", "116 117")


def test_forsiden_sier_hvem_du_ringer(pdf_tekst: Callable[[str], str]) -> None:
    tekst = pdf_tekst("dokumenter/bekymringsrutine-barnehage.docx")
    sider = tekst.rstrip("\f").split("\f")
    assert len(sider) >= 5
    assert "Haster det?" in sider[0]
    assert [n for n in NUMRE if n not in sider[0]] == []
    assert f"Side {len(sider)} av {len(sider)}" in " ".join(sider[-1].split())
