"""Whether a template's XML holds together whichever way its tags go, and where in the XML each value stands; renders nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from jinja2 import nodes

_BIT: Final = re.compile(r"""<(/?[^\s/>]*)|(["'])|(/?)>""")
_FORBUDT: Final = (nodes.Include, nodes.Import, nodes.FromImport, nodes.Extends)
_AVSNITT: Final = frozenset(["w:p", "w:hyperlink", "w:ins", "w:fldSimple", "w:smartTag", "w:moveTo", "w:dir", "w:bdo"])
_BLOKK: Final = frozenset(
    ["w:body", "w:tc", "w:hdr", "w:ftr", "w:footnote", "w:endnote", "w:txbxContent", "w:comment", "w:docPartBody"]
)
_PLASS: Final = {"w:r": "loep", "w:tbl": "tabell", "w:tr": "rad"}
_UKJENT: Final = "?"
_SKIFT: Final = frozenset("\n\t")


class Ubalanse(Exception):
    """A block whose branches leave the XML in different states, or text where XML has no place for it."""

    def __init__(self, linje: int, melding: str) -> None:
        super().__init__(melding)
        self.linje = linje
        self.melding = melding


@dataclass(frozen=True, slots=True)
class Xml:
    """Where in the XML the source has come.

    Attributes:
        aapne: the open elements, outermost first.
        tagg: the tag it is inside, or "".
        sitat: the quote it is inside, or "".
    """

    aapne: tuple[str, ...] = ()
    tagg: str = ""
    sitat: str = ""

    def plass(self) -> str:
        """Return where a value written here ends up: tekst, attributt, avsnitt, blokk, loep, tabell, rad or ukjent."""
        if self.tagg:
            return "attributt"
        inn = [e for e in self.aapne if e not in ("w:sdt", "w:sdtContent")]
        topp = inn[-1] if inn else _UKJENT
        if topp == _UKJENT:
            return "ukjent"
        return "avsnitt" if topp in _AVSNITT else "blokk" if topp in _BLOKK else _PLASS.get(topp, "tekst")


def les(xml: Xml, data: str, linje: int) -> Xml:
    """Return where the source has come after some of it.

    Raises:
        Ubalanse: for an end tag that does not match, or text between elements.
    """
    aapne, tagg, sitat = list(xml.aapne), xml.tagg, xml.sitat
    sist = 0
    for treff in _BIT.finditer(data):
        navn, hermetegn, skraa = treff.groups()
        if sitat:
            sitat = "" if hermetegn == sitat else sitat
        elif not tagg:
            if navn is not None:
                _sjekk_tekst(data[sist : treff.start()], aapne, linje)
                tagg = navn
        elif hermetegn:
            sitat = hermetegn
        elif skraa is not None:
            _lukk(aapne, tagg, skraa, linje)
            tagg, sist = "", treff.end()
    if not tagg:
        _sjekk_tekst(data[sist:], aapne, linje)
    return Xml(tuple(aapne), tagg, sitat)


def _lukk(aapne: list[str], tagg: str, skraa: str, linje: int) -> None:
    """Take the end of one tag: an end tag closes the innermost element, another opens one unless it ends itself."""
    if tagg[0] == "/":
        if not aapne or aapne.pop() != tagg[1:]:
            raise Ubalanse(linje, "blokk")
    elif not skraa and tagg[0] != "?":
        aapne.append(tagg)


def _sjekk_tekst(tekst: str, aapne: Sequence[str], linje: int) -> None:
    if tekst.strip(" \n\r\t\x02\x03") and Xml(tuple(aapne)).plass() not in ("tekst", "ukjent"):
        rest = re.sub("\x02.*?\x03", "", tekst)
        if rest.strip():
            raise Ubalanse(linje, "tekst")


class Gjennomgang:
    """Walks a parsed template once: checks the balance, and wraps loops in a counter and values in their place."""

    def __init__(self) -> None:
        self.celler = False
        """Whether the template makes or drops cells, so that table grids must be looked at afterwards."""
        self.skift = False
        """Whether its own text has tabs or line breaks."""

    def gaa(self, noder: Sequence[nodes.Node], xml: Xml) -> Xml:
        """Return where the XML is after these nodes.

        Raises:
            Ubalanse: when it depends on which way the tags go.
        """
        for node in noder:
            if isinstance(node, nodes.Output):
                xml = self._skriv(node, xml)
            elif isinstance(node, nodes.If):
                xml = self._hvis(node, xml)
            elif isinstance(node, nodes.For):
                self._loekke(node, xml)
            elif isinstance(node, nodes.Macro | nodes.CallBlock | nodes.FilterBlock | nodes.AssignBlock):
                self._egen(node)
            elif isinstance(node, _FORBUDT):
                raise Ubalanse(node.lineno, "fil")
            elif isinstance(node, nodes.With | nodes.Scope | nodes.Block):
                self._krev(node.body, xml, node.lineno)
        return xml

    def _skriv(self, node: nodes.Output, xml: Xml) -> Xml:
        for i, barn in enumerate(node.nodes):
            if isinstance(barn, nodes.TemplateData):
                xml = les(xml, barn.data, barn.lineno)
                barn.data = _uten_skjult(barn.data)
                self.skift |= not _SKIFT.isdisjoint(barn.data)
            elif (plass := xml.plass()) not in ("tekst", "attributt"):
                self.celler |= plass == "rad"
                node.nodes[i] = _filter(barn, "rv_plass", nodes.Const(plass, lineno=barn.lineno))
            elif plass == "attributt" and xml.tagg == "w:gridSpan":
                self.celler = True
        return xml

    def _hvis(self, node: nodes.If, xml: Xml) -> Xml:
        self.celler |= xml.plass() == "rad"
        etter = self.gaa(node.body, xml)
        for gren in node.elif_:
            if self.gaa(gren.body, xml) != etter:
                raise Ubalanse(gren.lineno, "blokk")
        if self.gaa(node.else_, xml) != etter:
            raise Ubalanse(node.lineno, "blokk")
        return etter

    def _loekke(self, node: nodes.For, xml: Xml) -> None:
        self.celler |= xml.plass() == "rad"
        node.iter = _filter(node.iter, "rv_runder")
        self._krev(node.body, xml, node.lineno)
        self._krev(node.else_, xml, node.lineno)
        if node.recursive:
            node.body.insert(0, _tell(node.lineno))

    def _egen(self, node: nodes.Macro | nodes.CallBlock | nodes.FilterBlock | nodes.AssignBlock) -> None:
        self._krev(node.body, Xml((_UKJENT,)), node.lineno)
        if isinstance(node, nodes.Macro | nodes.CallBlock):
            node.body.insert(0, _tell(node.lineno))

    def _krev(self, noder: Sequence[nodes.Node], xml: Xml, linje: int) -> None:
        if self.gaa(noder, xml) != xml:
            raise Ubalanse(linje, "blokk")


def _filter(verdi: nodes.Node, navn: str, *args: nodes.Expr) -> nodes.Filter:
    return nodes.Filter(verdi, navn, list(args), [], None, None, lineno=verdi.lineno)


def _tell(linje: int) -> nodes.Output:
    return nodes.Output([_filter(nodes.Const("", lineno=linje), "rv_steg")], lineno=linje)


def _uten_skjult(data: str) -> str:
    """Return template text with docxtpl's escapes for brackets read; values are never looked at."""
    if "_" in data:
        data = data.replace("{_{", "{{").replace("}_}", "}}").replace("{_%", "{%").replace("%_}", "%}")
    return data


__all__ = ["Gjennomgang", "Ubalanse", "Xml", "les"]
