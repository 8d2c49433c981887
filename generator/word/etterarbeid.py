"""What happens to rendered XML before it is a part: docxtpl's line breaks, empty cells, numbers; no tree unless one is needed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import count, islice
from typing import Final
from xml.parsers import expat

from docxtpl import DocxTemplate
from lxml import etree
from markupsafe import escape

from generator.word.grenser import MAKS_UT, GrenseBrutt
from generator.word.tilstand import SKIFT, Tilstand, UgyldigXml

DOCXTPL: Final = DocxTemplate(None)
"""Holds no file; lends us the functions that define the dialect."""
_SKILLE: Final = "\x01"
_IKKE_XML: Final = bytes(b for b in range(32) if b not in (2, 3, 9, 10, 13))
_STYRETEGN: Final = bytes(b for b in range(32) if b not in (1, 7, 9, 10, 12, 13))
"""What no value can hold; \\a and \\f are docxtpl's, and become XML later."""
_BOLK: Final = 2000
"""Pieces joined between two looks at the size."""
_TOM_RAD: Final = re.compile(
    r"<w:tr(?: [^>]*)?>(?:<w:tblPrEx>.*?</w:tblPrEx>)?(?:<w:trPr>.*?</w:trPr>|<w:trPr/>)?</w:tr>"
)
_TOM_TABELL: Final = re.compile(
    r"<w:tbl>(?:<w:tblPr/>|<w:tblPr>(?:(?!</?w:tbl>).)*?</w:tblPr>)(?:<w:tblGrid/>|<w:tblGrid>(?:<w:gridCol[^>]*/>)*</w:tblGrid>)</w:tbl>"
)
_BEHOLDER: Final = re.compile(r"(?<!</w:p>)(?=</w:(?:tc|hdr|ftr|footnote|endnote|txbxContent)>)")
_LANG_RAD: Final = re.compile(r"(?<!</w:tc>)(?=</w:tr>)|(?<!</w:tr>)(?=</w:tbl>)")
_KONTROLL: Final = re.compile(rb'(<w:sdtPr>(?:(?!</w:sdtPr>).)*?<w:id w:val=")[^"]*(?=")', re.DOTALL)
KONTROLL: Final = b"<w:sdtPr>"
"""What a part with content controls has in it."""
TOM: Final = "\x02c\x03"
"""Stands last in a cell whose paragraphs all depend on something."""
INGEN: Final = "\x02t\x03"
"""Stands last in a row or table whose cells or rows all depend on something."""
_NAER: Final = 50
"""Pieces back in which the start of a cell is looked for."""


def merk_tomme(kilde: str) -> str:
    """Return the source with a mark where a cell, row or table may end up empty."""

    def merke(treff: re.Match[str], merke: str, start: str, barn: str) -> str:
        # What comes before any tag always comes; then there is nothing to look for at render time.
        foran = kilde[max(kilde.rfind(f"<w:{start}{e}", 0, treff.start()) for e in "> ") : treff.start()]
        fast = re.match(rf"(?:(?!\{{[%{{]).)*?<w:{barn}[ >]", foran, re.DOTALL)
        return "" if fast and "</w:tbl>" not in foran else merke

    kilde = _BEHOLDER.sub(lambda m: merke(m, TOM, "tc", "p"), kilde)
    return _LANG_RAD.sub(
        lambda m: merke(m, INGEN, *(("tr", "tc") if kilde.startswith("</w:tr>", m.end()) else ("tbl", "tr"))), kilde
    )


def nummerer_kontroller(data: bytes) -> bytes:
    """Return a part with its content controls numbered in order, so that one in a loop does not come out twice with the same id."""
    numre = count(1)
    return _KONTROLL.sub(lambda m: m[1] + str(next(numre)).encode(), data)


def loes_linjeskift(xml: str) -> str:
    """Return XML with line breaks, tabs, new paragraphs and page breaks in values as docxtpl makes them."""
    if "\r" in xml:
        # A parser would read it as a line feed.
        xml = xml.replace("\r", "&#13;")
    tegn = [t for t in "\n\t\a\f" if t in xml]
    if not tegn:
        return xml
    avsnitt = xml.split("</w:p>")
    siste = avsnitt.pop()
    return (
        "".join(DOCXTPL.resolve_listing(f"{a}</w:p>") if any(t in a for t in tegn) else f"{a}</w:p>" for a in avsnitt)
        + siste
    )


def fyll_tom(biter: Sequence[bytes]) -> str:
    """Return the paragraph that must stand last in a cell or header, given the pieces of XML before it, or ""."""
    siste = next((b for b in reversed(biter) if b), b"")
    if siste.endswith((b"</w:p>", b"</w:sdt>")):
        return ""
    if siste.endswith((b"</w:tcPr>", b"<w:tcPr/>", b"<w:tc>", b"</w:tbl>")):
        return "<w:p/>"
    hale = b"".join(biter[-_NAER:]).decode()
    beholder = max(hale.rfind(f"<w:{e}") for e in ("tc>", "tc ", "hdr", "ftr", "footnote ", "endnote ", "txbxContent"))
    return "" if hale.rfind("</w:p>") > beholder else "<w:p/>"


def fjern_tomme(xml: str) -> str:
    """Return XML without rows that lost all cells and tables that lost all rows; Word takes neither."""
    xml = _TOM_TABELL.sub("", _TOM_RAD.sub("", xml))
    return re.sub(r"(<w:tc(?: [^>]*)?>(?:<w:tcPr/>|<w:tcPr>(?:(?!</w:tc>).)*?</w:tcPr>)?)(?=</w:tc>)", r"\1<w:p/>", xml)


def rett_tabeller(xml: bytes) -> bytes:
    """Return XML whose table grids have as many columns as their rows, as docxtpl mends them."""
    sjekk_velformet(xml)
    w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    tre = etree.fromstring(xml)
    if all(t.find(f"{w}tblGrid") is not None for t in tre.iter(f"{w}tbl")):
        tre = DOCXTPL.fix_tables(xml)
    return bytes(etree.tostring(tre, encoding="UTF-8", standalone=True))


def sjekk_velformet(data: bytes) -> None:
    """Refuse XML that is not well-formed.

    Raises:
        UgyldigXml: with nothing more; the caller knows the place.
    """
    leser = expat.ParserCreate(namespace_separator=" ")
    try:
        leser.Parse(data, True)
    except expat.ExpatError as feil:
        raise UgyldigXml from feil


def samle(biter: Iterator[str | bytes], naa: Tilstand) -> bytes:
    """Return what a compiled part writes: bytes are the template's own XML, strings are values to be escaped.

    Raises:
        UgyldigXml: for a character that XML does not have.
        GrenseBrutt: when it is too much.
    """
    ut: list[bytes] = []
    lengde = 0
    while bolk := list(islice(biter, _BOLK)):
        verdier = [b for b in bolk if b.__class__ is str]
        lengde += sum(map(len, verdier))
        if lengde > MAKS_UT:
            raise GrenseBrutt("dokumentet blir for stort")
        kodet = iter(_kod(verdier, naa))
        xml = b"".join([b if b.__class__ is bytes else next(kodet) for b in bolk])
        lengde += len(xml)
        ut.append(xml)
    return b"".join(ut)


def _kod(verdier: list[str], naa: Tilstand) -> list[bytes]:
    """Return the values escaped and encoded; all at once, for there are a thousand and most are short."""
    if not verdier:
        return []
    tekst = _SKILLE.join(verdier)
    naa.linjeskift = naa.linjeskift or any(t in tekst for t in SKIFT)
    if any(t in tekst for t in "&<>\"'"):
        tekst = str(escape(tekst))
    try:
        data = tekst.encode()
    except UnicodeEncodeError as feil:
        raise UgyldigXml from feil
    if len(data.translate(None, _STYRETEGN)) != len(data) or "\ufffe" in tekst or "\uffff" in tekst:
        raise UgyldigXml
    kodet = data.split(_SKILLE.encode())
    if len(kodet) != len(verdier):
        raise UgyldigXml
    return kodet


def til_byte(xml: str) -> bytes:
    """Return a part as UTF-8.

    Raises:
        UgyldigXml: for a character that XML does not have.
    """
    data = xml.encode()
    if len(data.translate(None, _IKKE_XML)) != len(data):
        raise UgyldigXml
    return data
