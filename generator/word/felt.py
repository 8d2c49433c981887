"""Word fields in XML source: where each begins, what it says, where its result stands; knows no headings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Final

_BIT: Final = re.compile(
    r'<w:fldChar [^>]*?w:fldCharType="(begin|separate|end)"[^>]*?(?:/>|>.*?</w:fldChar>)|<w:instrText[^>]*>([^<]*)</w:instrText>',
    re.DOTALL,
)
_ENKEL: Final = re.compile(r'<w:fldSimple [^>]*?w:instr="([^"]*)"[^>]*>(.*?)</w:fldSimple>', re.DOTALL)


@dataclass
class Felt:
    r"""A field; all positions are in the source.

    Attributes:
        instruks: what the field says, for example ``REF kap_melding \h``.
        start: where its first run begins.
        resultat: where its result begins.
        slutt: where its result ends.
        ende: where its last run ends.
    """

    instruks: str
    start: int
    resultat: int = -1
    slutt: int = -1
    ende: int = -1

    @property
    def slag(self) -> str:
        """The field's name, upper case."""
        return (self.instruks.split() or [""])[0].upper()

    @property
    def maal(self) -> str:
        """The field's first argument."""
        return self.instruks.split()[1] if len(self.instruks.split()) > 1 else ""

    def brytere(self) -> dict[str, str]:
        """Return each switch with its argument, or ""."""
        return {
            b.lower(): (a or b2 or "")
            for b, a, b2 in re.findall(r'\\(\w)(?:\s+(?:"([^"]*)"|([^\s\\"]+)))?', self.instruks)
        }


def find_felt(xml: str) -> Iterator[Felt]:
    """Yield the fields that have a result, the innermost first."""
    aapne: list[Felt] = []
    for treff in _BIT.finditer(xml):
        slag, instruks = treff.groups()
        if slag == "begin":
            aapne.append(Felt("", _siste_loep(xml, treff.start())))
        elif aapne and instruks is not None:
            aapne[-1].instruks += unescape(instruks)
        elif aapne and slag == "separate":
            aapne[-1].resultat = xml.index("</w:r>", treff.end()) + len("</w:r>")
        elif aapne and slag == "end":
            felt = aapne.pop()
            felt.slutt = _siste_loep(xml, treff.start())
            felt.ende = xml.index("</w:r>", treff.end()) + len("</w:r>")
            if felt.resultat > 0:
                yield felt
    for treff in _ENKEL.finditer(xml):
        yield Felt(unescape(treff.group(1)), treff.start(), treff.start(2), treff.end(2), treff.end())


def _siste_loep(xml: str, foer: int) -> int:
    """Return where the run that holds a position begins."""
    start = max(xml.rfind("<w:r>", 0, foer), xml.rfind("<w:r ", 0, foer))
    return start if start >= 0 else foer


def foerste_egenskaper(xml: str) -> str:
    """Return the properties of the first run in some XML, or ""."""
    treff = re.search(r"<w:r(?: [^>]*)?>\s*(<w:rPr>.*?</w:rPr>)", xml, re.DOTALL)
    return treff.group(1) if treff else ""
