"""Hver mal og hvert dokument er gyldig for Microsofts egen kontroll."""

from __future__ import annotations

import pytest

from generator.plan import SLAGENE, Slag
from generator.word.pakke import les_pakke, skriv_pakke
from tests.dokumenter import bygg_eksempelfelt, dokumentene, les_tre
from tests.ooxml import Validator
from tests.word.smaa_maler import avsnitt, lag_docx, med_tittel, med_topp_og_bunn, render, tabell

MALER = [sti for sti in les_tre() if sti.endswith(".docx")]


@pytest.mark.parametrize("sti", MALER)
def test_malen_er_gyldig(sti: str, valider: Validator) -> None:
    assert valider(les_tre()[sti]) == []


@pytest.mark.parametrize("sti", dokumentene())
def test_dokumentet_er_gyldig(sti: str, valider: Validator) -> None:
    assert valider(dokumentene()[sti]) == []


@pytest.mark.parametrize("slag", SLAGENE)
def test_dokumentet_av_bare_eksempler_er_gyldig(slag: Slag, valider: Validator) -> None:
    assert valider(bygg_eksempelfelt(slag)) == []


def test_tegn_som_betyr_noe_i_xml_gir_gyldige_dokumenter(valider: Validator) -> None:
    kropp = avsnitt("{{ navn }}") + tabell(("{{ navn }}",)).replace(
        "<w:tblGrid/>", '<w:tblGrid><w:gridCol w:w="9000"/></w:tblGrid>'
    )
    deler = {**med_topp_og_bunn("{{ navn }}", "{{ navn }}"), **med_tittel("{{ navn }}")}
    assert (
        valider(render(kropp.replace("<w:tblPr/>", '<w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr>'), deler)) == []
    )


@pytest.mark.parametrize(
    ("feil", "ventet"),
    [
        ("<w:p><w:finnesikke/></w:p>", "invalid child element"),
        ('<w:p><w:pPr><w:jc w:val="skraatt"/></w:pPr></w:p>', "invalid value"),
        ('<w:p><w:r><w:rPr><w:sz w:val="22"/><w:b/></w:rPr></w:r></w:p>', "unexpected child element"),
    ],
)
def test_kontrollen_finner_feil(feil: str, ventet: str, valider: Validator) -> None:
    funn = valider(lag_docx(feil))
    assert any(ventet in f for f in funn), funn


def test_kontrollen_finner_feil_i_et_ferdig_dokument(valider: Validator) -> None:
    pakke = les_pakke("x", next(iter(dokumentene().values())))
    xml = pakke["word/document.xml"].replace(b"<w:tblGrid>", b"<w:tblGrid><w:p/>", 1)
    assert valider(skriv_pakke({**pakke, "word/document.xml": xml})) != []
