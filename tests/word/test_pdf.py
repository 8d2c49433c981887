"""Dokumentene slik de ser ut på papir: LibreOffice gjør dem om til PDF."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.dokumenter import dokumentene, korte_i_eksempelkommunene, paa_nynorsk

NN = "nn/"
"""Foran navnet på et dokument på nynorsk."""
NUMRE = ("112", "113", "110", "00 00 00 10", "00 00 00 11", "116 111", "116 117")


@pytest.mark.parametrize(("start", "haster"), [("", "Haster det?"), (NN, "Hastar det?")])
def test_forsiden_sier_hvem_du_ringer(start: str, haster: str, pdf_tekst: Callable[[str], str]) -> None:
    tekst = pdf_tekst(start + "dokumenter/bekymringsrutine-barnehage.docx")
    sider = tekst.rstrip("\f").split("\f")
    assert len(sider) >= 5
    assert haster in sider[0]
    assert [n for n in NUMRE if n not in sider[0]] == []
    assert f"Side {len(sider)} av {len(sider)}" in " ".join(sider[-1].split())


SIDER = {
    "lommekort": 1,
    "samarbeidsark": 2,
    "rollebeskrivelse": 4,
    "samarbeidsavtale": 7,
    "skjema": 4,
    "kompetanseplan": 5,
    "samsvarsrapport": 5,
    "egenvurdering": 4,
    "kortrutine": 2,
    "flytskjema": 1,
    "lederansvar": 4,
    "saksframlegg": 5,
}


ALLE = (*dokumentene(), *(NN + sti for sti in dokumentene(paa_nynorsk) if sti.startswith("dokumenter/")))


@pytest.mark.parametrize("sti", [s for s in ALLE if s.split("/")[-1].partition("-")[0] in SIDER])
def test_dokumentet_er_saa_kort_som_leseren_trenger(sti: str, pdf_tekst: Callable[[str], str]) -> None:
    sider = pdf_tekst(sti).rstrip("\f").split("\f")
    assert len(sider) <= SIDER[sti.split("/")[-1].partition("-")[0]]
    assert all(side.strip() for side in sider)


@pytest.mark.parametrize("navn", korte_i_eksempelkommunene())
def test_kort_rutine_er_noeyaktig_to_sider_og_flytskjemaet_en(navn: str, pdf_tekst: Callable[[str], str]) -> None:
    sider = pdf_tekst(navn).rstrip("\f").split("\f")
    assert len(sider) == (2 if "/kortrutine-" in navn else 1)
    if len(sider) == 2:
        assert "Slik er lov" not in sider[0]  # the law, and what comes after, is the back of the sheet
        assert "Slik er lov" in sider[1]
