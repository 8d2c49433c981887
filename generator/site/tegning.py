"""Tracks of boxes with arrows between them, drawn as SVG with real text; knows no page and no municipality."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element, SubElement

from pydantic import BaseModel, ConfigDict

_BREDDE: Final = 300
"""Width of a track: what a phone of 320 pixels has room for, so that text is as large there as the rest of the page."""
_MARG, _PADDING, _LINJE, _GRUNNLINJE, _PIL = 1, 12, 21, 16, 26
_TITTEL, _TEKST = 16.0, 15.0
_SMALE: Final = frozenset("fijlrtI.,:;!'()|/-– ")
_BREDE: Final = frozenset("mwMWÆÅØ@–—")
_FEIT: Final = 1.12


class Rute(BaseModel):
    """One box.

    Attributes:
        tittel: what stands in bold.
        linjer: what stands below, each from a new line.
        pil: whether an arrow leads on to the next box.
        haster: whether it has the colours of what is urgent.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    tittel: str
    linjer: tuple[str, ...] = ()
    pil: bool = False
    haster: bool = False


class Spor(BaseModel):
    """One track of boxes, from the top down.

    Attributes:
        tittel: what stands above it.
        ruter: the boxes.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    tittel: str
    ruter: tuple[Rute, ...]


Tegning = tuple[Spor, ...]


def lag_tegning(tegning: Tegning, beskrivelse: str) -> Element:
    """Return the drawing as one image: a track for itself is narrow enough for a phone, and they stand side by side where there is room.

    Args:
        tegning: the tracks.
        beskrivelse: what the image is called by those who can not see it; all it says stands as text beside it too.
    """
    ramme = Element("div", {"class": "tegning", "role": "img", "aria-label": beskrivelse})
    ramme.extend(_lag_spor(spor) for spor in tegning)
    return ramme


def bryt_linjer(tekst: str, bredde: float, stoerrelse: float) -> Iterator[str]:
    """Yield the lines of a text, none wider than `bredde` unless one word is; a number with hard spaces is one word."""
    linje = ""
    for ord_ in tekst.split(" "):
        forsoek = f"{linje} {ord_}" if linje else ord_
        if linje and maal_bredde(forsoek) * stoerrelse > bredde:
            yield linje
            forsoek = ord_
        linje = forsoek
    if linje:
        yield linje


def maal_bredde(tekst: str) -> float:
    """Return the width of a text in the height of its letters; a little too wide for every font the theme names."""
    return sum(0.38 if t in _SMALE else 0.98 if t in _BREDE else 0.72 if t.isupper() else 0.61 for t in tekst)


def _lag_spor(spor: Spor) -> Element:
    svg = Element("svg")
    y: float = _MARG
    for linje in _brutt(spor.tittel, feit=True):
        _skriv(svg, linje, _MARG, y, feit=True)
        y += _LINJE
    y += _PADDING / 2
    for rute in spor.ruter:
        y = _tegn_rute(svg, rute, y) + (_PIL if rute.pil else _PADDING)
    svg.set("viewBox", f"0 0 {_BREDDE} {y - _PADDING + _MARG:g}")
    return svg


def _tegn_rute(svg: Element, rute: Rute, y: float) -> float:
    """Draw a box and the arrow out of it; return where the box ends."""
    linjer = [(linje, True) for linje in _brutt(rute.tittel, feit=True)]
    linjer += [(linje, False) for tekst in rute.linjer for linje in _brutt(tekst, feit=False)]
    slutt = y + len(linjer) * _LINJE + _PADDING
    ramme = {"x": _MARG, "y": y, "width": _BREDDE - 2 * _MARG, "height": slutt - y, "rx": 6}
    farge = {"class": "h"} if rute.haster else {}
    SubElement(svg, "rect", {navn: f"{verdi:g}" for navn, verdi in ramme.items()} | farge)
    for nr, (linje, feit) in enumerate(linjer):
        _skriv(svg, linje, _MARG + _PADDING, y + _PADDING / 2 + nr * _LINJE, feit=feit)
    if rute.pil:
        SubElement(svg, "path", {"d": f"M{_BREDDE // 2} {slutt + 3:g}v18m-6-7 6 7 6-7"} | farge)
    return slutt


def _brutt(tekst: str, *, feit: bool) -> Iterator[str]:
    stoerrelse = _TITTEL * _FEIT if feit else _TEKST
    return bryt_linjer(tekst, _BREDDE - 2 * (_MARG + _PADDING), stoerrelse)


def _skriv(svg: Element, linje: str, x: float, y: float, *, feit: bool) -> None:
    tekst = SubElement(svg, "text", {"x": f"{x:g}", "y": f"{y + _GRUNNLINJE:g}"} | ({"class": "t"} if feit else {}))
    tekst.text = linje
