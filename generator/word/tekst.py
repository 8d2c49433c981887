"""The text of a Word document, paragraph by paragraph; knows no template."""

from __future__ import annotations

from typing import Final

from lxml import etree

from generator.word.pakke import les_pakke, les_xml

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def docx_tekst(innhold: bytes, navn: str = "dokumentet") -> str:
    """Return the text of header, body and footer, one paragraph a line.

    Raises:
        MalFeil: when the bytes are no docx.
    """
    pakke = les_pakke(navn, innhold)
    deler = [
        d for d in sorted(pakke) if d.startswith(("word/document", "word/header", "word/footer", "word/footnotes"))
    ]
    return "\n".join(avsnitt for d in deler for avsnitt in avsnitt_i(les_xml(navn, d, pakke[d])))


def avsnitt_i(tre: etree._Element) -> list[str]:
    """Return the text of each paragraph in one part; tabs and line breaks are kept."""
    return [_avsnitt(p) for p in tre.iter(f"{_W}p")]


def rader_i(tre: etree._Element) -> list[str]:
    """Return the text of each table row in one part, without the tables inside it."""
    return [
        " ".join(_avsnitt(p) for p in rad.iter(f"{_W}p") if next(p.iterancestors(f"{_W}tr")) is rad)
        for rad in tre.iter(f"{_W}tr")
    ]


def celler_i(tre: etree._Element) -> list[str]:
    """Return the text of each table cell in one part, without the tables inside it."""
    return [
        " ".join(_avsnitt(p) for p in celle.iter(f"{_W}p") if next(p.iterancestors(f"{_W}tc")) is celle)
        for celle in tre.iter(f"{_W}tc")
    ]


def slettet_i(tre: etree._Element) -> list[str]:
    """Return the text that tracked changes have marked as deleted in one part."""
    return ["".join(t.text or "" for t in e.iter(f"{_W}delText")) for e in tre.iter(f"{_W}del")]


def _avsnitt(p: etree._Element) -> str:
    tegn = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
    return "".join((e.text or "") if e.tag == f"{_W}t" else tegn.get(str(e.tag), "") for e in p.iter())
