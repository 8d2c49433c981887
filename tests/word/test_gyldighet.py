"""Et dokument er aldri mindre gyldig enn malen: det som ville blitt ugyldig, blir rettet eller avvist."""

from __future__ import annotations

import re

import pytest

from generator.word import docx_tekst, load_mal
from generator.word.pakke import les_pakke, skriv_pakke
from tests.ooxml import Validator
from tests.word.smaa_maler import (
    NAVN,
    STILPAKKE,
    avsnitt,
    lag_docx,
    med_tittel,
    med_topp_og_bunn,
    tabell_med_bredder,
)

TEGNING = (
    '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
    '<wp:extent cx="1" cy="1"/><wp:docPr id="1" name="B"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"/></a:graphic></wp:inline></w:drawing></w:r></w:p>'
)


def lag(kropp: str, deler: dict[str, bytes] | None = None, **verdier: object) -> bytes:
    return load_mal(lag_docx(kropp, deler), navn=NAVN).render(verdier)


def xml(innhold: bytes, del_: str = "word/document.xml") -> str:
    return les_pakke("x", innhold)[del_].decode()


def celle(*tekster: str) -> str:
    """En tabell med én rad: «H» og en celle med disse avsnittene."""
    return tabell_med_bredder(("H", "INNI")).replace(avsnitt("INNI"), avsnitt(*tekster))


def test_en_celle_som_mister_alle_avsnitt_faar_et_tomt(valider: Validator) -> None:
    kropp = celle("{%p if x %}", "a", "{%p endif %}")
    ferdig = lag(kropp, x=False)
    assert "</w:tcPr><w:p/></w:tc>" in xml(ferdig)
    assert valider(ferdig) == []
    assert "<w:p/>" not in xml(lag(kropp, x=True))


def test_en_celle_som_slutter_med_en_tabell_faar_et_avsnitt_etter_den(valider: Validator) -> None:
    inni = tabell_med_bredder(("a",))
    kropp = celle("{%p if x %}", "slutt", "{%p endif %}").replace(avsnitt("{%p if x %}"), inni + avsnitt("{%p if x %}"))
    ferdig = lag(kropp, x=False)
    assert "</w:tbl><w:p/></w:tc>" in xml(ferdig)
    assert valider(ferdig) == []


@pytest.mark.parametrize("x", [True, False])
def test_celler_som_faller_bort_tar_raden_med_seg_naar_ingen_er_igjen(x: bool, valider: Validator) -> None:
    kropp = tabell_med_bredder(("A",), ("{%tc if x %}", "B", "{%tc endif %}"))
    ferdig = lag(kropp, x=x)
    assert docx_tekst(ferdig).split("\n") == (["A", "B"] if x else ["A"])
    assert "<w:tr></w:tr>" not in xml(ferdig)
    assert valider(ferdig) == []


@pytest.mark.parametrize("rader", [(), ("a", "b")])
def test_en_tabell_uten_rader_blir_borte(rader: tuple[str, ...], valider: Validator) -> None:
    tabell = tabell_med_bredder(("{%tr for r in rader %}",), ("{{ r }}",), ("{%tr endfor %}",))
    ferdig = lag(avsnitt("før") + tabell + avsnitt("etter"), rader=rader)
    assert docx_tekst(ferdig).split("\n") == ["før", *rader, "etter"]
    assert ("<w:tbl>" in xml(ferdig)) == bool(rader)
    assert valider(ferdig) == []
    inni = lag(celle("x").replace(avsnitt("x"), tabell + avsnitt("{%p if rader %}", "y", "{%p endif %}")), rader=rader)
    assert valider(inni) == []


def test_tom_topptekst_faar_et_avsnitt(valider: Validator) -> None:
    deler = med_topp_og_bunn("X", "Y")
    deler["word/header9.xml"] = deler["word/header9.xml"].replace(
        avsnitt("X").encode(), avsnitt("{%p if x %}", "topp", "{%p endif %}").encode()
    )
    ferdig = lag(avsnitt("a"), deler, x=False)
    assert xml(ferdig, "word/header9.xml").endswith("<w:p/></w:hdr>")
    assert valider(ferdig) == []


def test_tegninger_i_en_loekke_faar_hvert_sitt_nummer() -> None:
    ferdig = lag(TEGNING + avsnitt("{%p for x in liste %}") + TEGNING + avsnitt("{%p endfor %}"), liste=[1, 2, 3])
    assert re.findall(r'<wp:docPr id="(\d+)"', xml(ferdig)) == ["1001", "1002", "1003", "1004"]


def test_rutenettet_foelger_cellene(valider: Validator) -> None:
    kropp = tabell_med_bredder(("{%tc for k in liste %}", "{{ k }}", "{%tc endfor %}"))
    for antall in (1, 2, 3, 5):
        ferdig = lag(kropp, liste=list(range(antall)))
        assert xml(ferdig).count("<w:gridCol ") == antall
        assert valider(ferdig) == []


def test_en_tabell_uten_rutenett_i_malen_stopper_ikke_rendringen() -> None:
    kropp = "<w:tbl><w:tblPr/><w:tr><w:tc>" + avsnitt("{{ x }}") + "</w:tc></w:tr></w:tbl>"
    assert docx_tekst(lag(kropp, x="a")) == "a"


def test_samme_mal_gir_samme_byte_ogsaa_paa_nytt_lest_mal() -> None:
    kropp = avsnitt("{{ a }}", "{{p f|fritekst }}") + TEGNING
    deler = {**med_topp_og_bunn("{{ a }}", "b"), **med_tittel("{{ a }}")}
    verdier = {"a": "x\ty\nz & æøå – 漢", "f": "1. en\n2. to"}
    en, to = (load_mal(lag_docx(kropp, deler), navn=NAVN) for _ in range(2))
    assert en.render(verdier) == en.render(verdier) == to.render(verdier)


def test_vognretur_kommer_hel_fram() -> None:
    assert docx_tekst(lag(avsnitt("{{ a }}"), a="x\ry")) == "x\ry"


def test_uten_stiler_og_numre_virker_malen_likevel() -> None:
    pakke = {n: i for n, i in STILPAKKE.items() if n not in ("word/styles.xml", "word/numbering.xml")}
    typer = re.sub(rb'<Override PartName="/word/(?:styles|numbering)\.xml"[^>]*/>', b"", pakke["[Content_Types].xml"])
    rel = re.sub(
        rb'<Relationship [^>]*Target="(?:styles|numbering)\.xml"/>', b"", pakke["word/_rels/document.xml.rels"]
    )
    dokument = les_pakke("x", lag_docx(avsnitt("{{ a }}")))["word/document.xml"]
    mal = skriv_pakke(
        {**pakke, "[Content_Types].xml": typer, "word/_rels/document.xml.rels": rel, "word/document.xml": dokument}
    )
    assert docx_tekst(load_mal(mal, navn=NAVN).render({"a": "x"})) == "x"
