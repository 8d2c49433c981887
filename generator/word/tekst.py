"""The text of a Word document, paragraph by paragraph; knows no template."""

from __future__ import annotations

from typing import Final

from lxml import etree

from generator.word.pakke import les_pakke

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
    return "\n".join(avsnitt for d in deler for avsnitt in avsnitt_i(pakke[d]))


def avsnitt_i(xml: bytes) -> list[str]:
    """Return the text of each paragraph in one part; tabs and line breaks are kept."""
    rot = etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True))
    return [_avsnitt(p) for p in rot.iter(f"{_W}p")]


def _avsnitt(p: etree._Element) -> str:
    tegn = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
    return "".join((e.text or "") if e.tag == f"{_W}t" else tegn.get(str(e.tag), "") for e in p.iter())
