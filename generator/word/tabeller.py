"""Whether the grids of a template's tables can stop fitting their rows; changes nothing."""

from __future__ import annotations

import re
from typing import Final

from lxml import etree

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_RAD: Final = re.compile(r"\{%-?tr\s+(end)?(?:if|for)\b|\{%-?tr\s")
_CELLE: Final = re.compile(r"\{[%{]-?tc\s|\{%-?\s*(?:colspan|hm)\b")


def trenger_tre(tre: etree._Element) -> bool:
    """Return whether docxtpl's mending of grids can change anything in the part.

    It can not when no row is wider than its grid, and one that always comes is as wide.
    """
    return any(not _er_fast(tabell) for tabell in tre.iter(f"{_W}tbl"))


def _er_fast(tabell: etree._Element) -> bool:
    kolonner = len(tabell.findall(f"{_W}tblGrid/{_W}gridCol"))
    dybde, full = 0, False
    for rad in tabell.iter(f"{_W}tr"):
        tekst = "".join(t.text or "" for t in rad.iter(f"{_W}t"))
        if _CELLE.search(tekst):
            return False
        if treff := _RAD.search(tekst):
            dybde += -1 if treff.group(1) else 1 if "if" in treff.group() or "for" in treff.group() else 0
            continue
        celler = rad.findall(f"{_W}tc")
        if len(celler) > kolonner or _bredde(celler) > kolonner:
            return False
        full |= dybde == 0 and _bredde(celler) == kolonner
    return full


def _bredde(celler: list[etree._Element]) -> int:
    return sum(
        int(s.get(f"{_W}val", "1")) if (s := c.find(f"{_W}tcPr/{_W}gridSpan")) is not None else 1 for c in celler
    )
