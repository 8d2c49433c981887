"""What a template's styles and numbering say: headings, levels, numbers; knows no text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@dataclass(frozen=True)
class Nivaa:
    """One level of a numbering: the first number, its form (``decimal``), its text (``%1.%2``)."""

    start: int
    form: str
    tekst: str
    stil: str


@dataclass(frozen=True)
class Stil:
    """A paragraph style, what it inherits included.

    Attributes:
        navn: the name that Word knows it by (``heading 1``), lower case.
        omriss: outline level from 0, or None.
        num: numbering instance, "" for none.
        nivaa: level in the numbering.
    """

    navn: str
    omriss: int | None
    num: str
    nivaa: int


@dataclass(frozen=True)
class Oppsett:
    """Styles and numbering of a template.

    Attributes:
        stiler: paragraph styles by id.
        alle: ids of all styles.
        lister: levels of each numbering by abstract id.
        num: abstract id of each instance.
        starter: (instance, level) to the number it starts again from.
    """

    stiler: Mapping[str, Stil] = field(default_factory=dict)
    alle: frozenset[str] = frozenset()
    lister: Mapping[str, tuple[Nivaa, ...]] = field(default_factory=dict)
    num: Mapping[str, str] = field(default_factory=dict)
    starter: Mapping[tuple[str, int], int] = field(default_factory=dict)

    @property
    def overskrifter(self) -> frozenset[str]:
        """Ids of the styles that are headings."""
        return frozenset(id_ for id_, stil in self.stiler.items() if stil.omriss is not None)


def les_oppsett(stiler: etree._Element | None, numre: etree._Element | None) -> Oppsett:
    """Return what the style and numbering parts say; either may be missing."""
    lister, num, starter = _les_numre(numre)
    if stiler is None:
        return Oppsett(lister=lister, num=num, starter=starter)
    elementer = {s.get(f"{_W}styleId", ""): s for s in stiler.iter(f"{_W}style")}
    avsnitt = {
        id_: _les_stil(id_, elementer, lister, num) for id_, s in elementer.items() if s.get(f"{_W}type") == "paragraph"
    }
    return Oppsett(avsnitt, frozenset(elementer), lister, num, starter)


def _les_numre(
    numre: etree._Element | None,
) -> tuple[dict[str, tuple[Nivaa, ...]], dict[str, str], dict[tuple[str, int], int]]:
    if numre is None:
        return {}, {}, {}
    lister = {
        a.get(f"{_W}abstractNumId", ""): tuple(_les_nivaa(n) for n in a.findall(f"{_W}lvl"))
        for a in numre.findall(f"{_W}abstractNum")
    }
    num = {n.get(f"{_W}numId", ""): _verdi(n, "abstractNumId") for n in numre.findall(f"{_W}num")}
    starter = {
        (n.get(f"{_W}numId", ""), int(o.get(f"{_W}ilvl", "0"))): int(_verdi(o, "startOverride"))
        for n in numre.findall(f"{_W}num")
        for o in n.findall(f"{_W}lvlOverride")
        if o.find(f"{_W}startOverride") is not None
    }
    return lister, num, starter


def _les_nivaa(nivaa: etree._Element) -> Nivaa:
    return Nivaa(
        int(_verdi(nivaa, "start") or 0),
        _verdi(nivaa, "numFmt") or "decimal",
        _verdi(nivaa, "lvlText"),
        _verdi(nivaa, "pStyle"),
    )


def _les_stil(
    id_: str, elementer: Mapping[str, etree._Element], lister: Mapping[str, tuple[Nivaa, ...]], num: Mapping[str, str]
) -> Stil:
    """Return a style with what it inherits; the nearest ancestor that says something wins."""
    rekke = [id_]
    while (forelder := _verdi(elementer[rekke[-1]], "basedOn")) in elementer and forelder not in rekke:
        rekke.append(forelder)
    omriss = _foerste(elementer, rekke, f"{_W}pPr/{_W}outlineLvl")
    nummer = _foerste(elementer, rekke, f"{_W}pPr/{_W}numPr/{_W}numId")
    num_id = "" if nummer in ("", "0") else nummer
    nivaaer = lister.get(num.get(num_id, ""), ())
    koblet = next((i for stil in rekke for i, n in enumerate(nivaaer) if n.stil == stil), None)
    ilvl = _foerste(elementer, rekke, f"{_W}pPr/{_W}numPr/{_W}ilvl")
    return Stil(
        _verdi(elementer[id_], "name").lower(),
        int(omriss) if omriss and int(omriss) < 9 else None,
        num_id,
        int(ilvl) if ilvl else koblet or 0,
    )


def _foerste(elementer: Mapping[str, etree._Element], rekke: list[str], sti: str) -> str:
    for id_ in rekke:
        if (funnet := elementer[id_].find(sti)) is not None:
            return str(funnet.get(f"{_W}val", ""))
    return ""


def _verdi(element: etree._Element, navn: str) -> str:
    barn = element.find(f"{_W}{navn}")
    return "" if barn is None else str(barn.get(f"{_W}val", ""))
