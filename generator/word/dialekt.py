"""A part of a docx to Jinja source in docxtpl's dialect, with the place of every line; renders nothing."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from typing import Final

from docx.oxml.parser import oxml_parser
from docxtpl import DocxTemplate
from lxml import etree

from generator.word.skjema_rekkefoelge import ordne_celler

TAGG: Final = re.compile(r"\{[{%#].*?[}%#]\}", re.DOTALL)
_RAA: Final = re.compile(r"\{%-?\s*raw\b")
_KNUTEPUNKT: Final = re.compile(r"<(/?)w:(p|tbl|tr|tc)(?=[ >])[^>]*>|\{%")
_MELLOM: Final = re.compile(r"(?=<w:p[ >])|(?<=</w:p>)(?=\{%)")
_BRUDD: Final = "{#\n#}"
"""Counts as a line for Jinja, and leaves nothing behind."""


@dataclass(frozen=True, slots=True)
class Sted:
    """Where in a part something stands.

    Attributes:
        del_: the part's path in the docx.
        overskrift: the nearest heading above, or "".
        celle: (table, row, column) counted from 1, or None outside tables.
        tekst: the paragraph as people see it in Word, tags and all.
    """

    del_: str
    overskrift: str = ""
    celle: tuple[int, int, int] | None = None
    tekst: str = ""

    def __str__(self) -> str:
        hvor = {"header": "i topptekst, ", "footer": "i bunntekst, ", "footnotes": "i en fotnote, "}
        deler = [hvor.get(re.sub(r".*/|\d*\.xml", "", self.del_), "")]
        if self.del_.startswith("docProps/"):
            deler.append("i egenskapene, ")
        if self.overskrift:
            deler.append(f"under «{self.overskrift[:80]}», ")
        if self.celle:
            tabell, rad, kolonne = self.celle
            deler.append(f"i tabell {tabell}, rad {rad}, kolonne {kolonne}, ")
        if self.tekst:
            deler.append(f"ved «{self.tekst[:120]}»")
        return "".join(deler).rstrip(", ")


@dataclass(frozen=True)
class Kilde:
    """Jinja source of one part, with a line for each paragraph.

    Attributes:
        tekst: the source.
        del_: the part's path in the docx.
        overskrifter: ids of the styles that are headings.
    """

    tekst: str
    del_: str = ""
    overskrifter: frozenset[str] = frozenset()

    @cached_property
    def steder(self) -> tuple[Sted, ...]:
        """The place of each line, found when somebody asks: most templates never fail."""
        linjer = self.tekst.split("\n")
        if _RAA.search(self.tekst):
            return tuple(Sted(self.del_, tekst=_tekst(linje)) for linje in linjer)
        sporer = _Sporer(self.del_, self.overskrifter)
        return tuple(sporer.les(linje) for linje in linjer)

    def sted(self, linje: int | None) -> Sted | None:
        """Return the place of a 1-based line that holds text, or None."""
        if linje is None or not 0 < linje <= len(self.steder):
            return None
        sted = self.steder[linje - 1]
        return sted if sted.tekst else None


def har_tagger(xml: bytes) -> bool:
    """Return whether a part may hold tags; Word may have put markup between the two brackets."""
    return re.search(rb"\{(?:<[^>]*>)*[{%#]", xml) is not None


def lag_kilde(tre: etree._Element) -> str:
    """Return the Jinja source that docxtpl would make of a part."""
    etree.strip_tags(tre, etree.Comment, etree.ProcessingInstruction)
    # A comment between two parts of a word would be a limit for docxtpl; serialising as it does makes the dialect the same.
    xml = etree.tostring(tre, encoding="unicode")
    kilde = str(DocxTemplate(None).patch_xml(xml))
    return ordne_celler(TAGG.sub(lambda m: unicodedata.normalize("NFC", m.group().replace("&amp;", "&")), kilde))


def les_del(xml: bytes) -> etree._Element:
    """Return a part as docxtpl reads it: without white space between elements."""
    return etree.fromstring(xml, oxml_parser)


def med_steder(kilde: str, del_: str, overskrifter: frozenset[str]) -> Kilde:
    """Return the source with a line for each paragraph, so that a line tells the place.

    Args:
        kilde: Jinja source.
        del_: the part's path in the docx.
        overskrifter: ids of the styles that are headings.
    """
    # Inside {% raw %} a comment is text.
    oppdelt = kilde if _RAA.search(kilde) else _MELLOM.sub(_BRUDD, kilde)
    return Kilde(oppdelt, del_, overskrifter)


class _Sporer:
    """Follows tables and headings down through the source."""

    def __init__(self, del_: str, overskrifter: frozenset[str]) -> None:
        self.del_ = del_
        self.stiler = overskrifter
        self.overskrift = ""
        self.tabeller = 0
        self.aapne: list[list[int]] = []

    def les(self, linje: str) -> Sted:
        celle, sett = self._celle(), False
        for treff in _KNUTEPUNKT.finditer(linje):
            if treff.group(2):
                self._knutepunkt(treff.group(1) == "", treff.group(2))
            if not sett and treff.group(2) in (None, "p"):
                celle, sett = self._celle(), True
        tekst = _tekst(linje)
        stil = re.search(r'<w:pStyle w:val="([^"]*)"', linje)
        sted = Sted(self.del_, self.overskrift, celle, tekst)
        if stil and stil.group(1) in self.stiler:
            self.overskrift = tekst
        return sted

    def _celle(self) -> tuple[int, int, int] | None:
        if not self.aapne:
            return None
        nummer, rad, kolonne = self.aapne[-1]
        return nummer, max(rad, 1), max(kolonne, 1)

    def _knutepunkt(self, start: bool, navn: str) -> None:
        if navn == "tbl" and start:
            self.tabeller += 1
            self.aapne.append([self.tabeller, 0, 0])
        elif navn == "tbl" and self.aapne:
            self.aapne.pop()
        elif navn == "tr" and start and self.aapne:
            self.aapne[-1][1:] = [self.aapne[-1][1] + 1, 0]
        elif navn == "tc" and start and self.aapne:
            self.aapne[-1][2] += 1


def _tekst(linje: str) -> str:
    synlig = re.sub("\x02.*?\x03|^#\\}|\\{#$", "", linje)
    biter = TAGG.split(synlig)
    tagger = TAGG.findall(synlig)
    ren = [unescape(re.sub(r"<[^>]*>|^[^<]*>", "", b)) for b in biter]
    return " ".join("".join(a + b for a, b in zip(ren, [*tagger, ""], strict=True)).split())
