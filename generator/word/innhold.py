"""Headings, contents lists, bookmarks and cross references, found and marked when a template is compiled; fills nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from generator.word.felt import Felt, find_felt, foerste_egenskaper
from generator.word.oppsett import Oppsett
from generator.word.tilstand import DOCPR

_AVSNITT: Final = re.compile(r"<w:p(?: [^>]*)?>.*?</w:p>", re.DOTALL)
_START: Final = re.compile(
    r'<w:bookmarkStart\b[^>]*?w:(?:id="(?P<i>\d+)"[^>]*?w:name="(?P<n>[^"]*)"|name="(?P<n2>[^"]*)"[^>]*?w:id="(?P<i2>\d+)")[^>]*?/>'
)
_SLUTT: Final = re.compile(r'<w:bookmarkEnd\b[^>]*?w:id="(\d+)"[^>]*?/>')
_GJENTAR: Final = re.compile(r"\{%-?\s*(end)?(?:for|macro|call)\b")
_STIL: Final = re.compile(r'<w:pPr>(?:(?!</w:pPr>).)*?<w:pStyle w:val="([^"]*)"', re.DOTALL)
_NUM: Final = re.compile(r'<w:numPr>(?:<w:ilvl w:val="(\d)"/>)?<w:numId w:val="(\d+)"/></w:numPr>')
_FOERSTE_DOCPR: Final = 1001
"""Where docxtpl begins, too."""
_TEKST: Final = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>|<w:(?:tab|br|cr)\b[^>]*/>")
_TALL: Final = frozenset("nrw")
Endring = tuple[int, int, str]


@dataclass(frozen=True)
class Avsnitt:
    """A paragraph that counts: a heading, or one numbered like them.

    Attributes:
        liste: abstract numbering, "" for none.
        num: numbering instance.
        nivaa: level in the numbering.
        stil: style id.
        bokmerke: a bookmark round its text, "" for none.
        tekst: its text, escaped, when it has no tags; None when it may vary.
    """

    liste: str
    num: str
    nivaa: int
    stil: str
    bokmerke: str
    tekst: str | None


@dataclass(frozen=True)
class Bokmerke:
    """A bookmark that is looked up, or that stands where it may be repeated."""

    id_: str
    navn: str
    gjentas: bool


@dataclass(frozen=True)
class Innholdsliste:
    """A TOC field: which levels, which range, and the XML round its entries.

    Attributes:
        nivaaer: style id to level from 1.
        omraade: the bookmark it keeps to, or "".
        lenker: whether entries are links.
        start: runs that begin the field.
        slutt: runs that end it.
        stiler: style id of an entry by level.
    """

    nivaaer: Mapping[str, int]
    omraade: str
    lenker: bool
    start: str
    slutt: str
    stiler: Mapping[int, str]


@dataclass(frozen=True)
class Visning:
    """A REF field: the bookmark it looks up, and whether it wants the number."""

    navn: str
    tall: bool


@dataclass(frozen=True)
class Innhold:
    """What `merk_innhold` marked, by the number in each mark; ``foerste_id`` and ``foerste_docpr`` are free, and all above."""

    avsnitt: tuple[Avsnitt, ...] = ()
    bokmerker: tuple[Bokmerke, ...] = ()
    lister: tuple[Innholdsliste, ...] = ()
    visninger: tuple[Visning, ...] = ()
    oppsett: Oppsett = field(default_factory=Oppsett)
    foerste_id: int = 0
    foerste_docpr: int = 1


def merk_innhold(kilde: str, oppsett: Oppsett) -> tuple[str, Innhold]:
    """Return the source with marks, and what they mean."""
    docpr = max((int(i) for i in re.findall(r'<wp:docPr\b[^>]*?\bid="(\d+)"', kilde)), default=0) + 1
    if "<w:body" in kilde:
        docpr = _FOERSTE_DOCPR
        kilde = re.sub(r'(<wp:docPr\b[^>]*?\bid=")[^"]*(")', rf"\g<1>{DOCPR}\2", kilde)
    arbeid = _Merking(kilde, oppsett)
    arbeid.felt()
    arbeid.bokmerker()
    if arbeid.lister or arbeid.visninger:
        arbeid.avsnitt()
    return arbeid.ferdig(docpr)


class _Merking:
    """One pass over the source; collects edits and makes them last."""

    def __init__(self, kilde: str, oppsett: Oppsett) -> None:
        self.kilde = kilde
        self.oppsett = oppsett
        self.endringer: list[Endring] = []
        self.lister: list[Innholdsliste] = []
        self.visninger: list[Visning] = []
        self.bok: list[Bokmerke] = []
        self.avs: list[Avsnitt] = []
        self.gjentas = _find_gjentatt(kilde)
        # What another part or nobody has, is left as it is.
        self.navn = {m["n"] or m["n2"] for m in _START.finditer(kilde)}
        self.neste_id = max((int(i) for i in re.findall(r'<w:bookmarkStart\b[^>]*?w:id="(\d+)"', kilde)), default=0) + 1

    def felt(self) -> None:
        """Mark TOC fields, whole paragraphs of them, and the results of REF fields."""
        for felt in find_felt(self.kilde):
            if felt.slag == "TOC":
                start = max(self.kilde.rfind(f"<w:p{e}", 0, felt.start) for e in "> ")
                slutt = self.kilde.index("</w:p>", felt.slutt) + len("</w:p>")
                self.endringer.append((start, slutt, f"\x02i{len(self.lister)}\x03"))
                self.lister.append(self._innholdsliste(felt, start))
            elif felt.slag == "REF" and self._finnes(felt.maal) and "p" not in felt.brytere():
                egenskaper = foerste_egenskaper(self.kilde[felt.resultat : felt.slutt])
                merke = f"\x02r{len(self.visninger)}\x03"
                xml = f'<w:r>{egenskaper}<w:t xml:space="preserve">{merke}</w:t></w:r>'
                self.endringer.append((felt.resultat, felt.slutt, xml))
                self.visninger.append(Visning(felt.maal, bool(_TALL & set(felt.brytere()))))

    def _finnes(self, navn: str) -> bool:
        """Return whether a bookmark is in this part; one that is repeated gets a number at the end."""
        return navn in self.navn or re.sub(r"_\d+$", "", navn) in self.navn

    def _innholdsliste(self, felt: Felt, avsnittsstart: int) -> Innholdsliste:
        brytere = felt.brytere()
        stil = _STIL.search(self.kilde, avsnittsstart, felt.start)
        stiler = {int(s.navn[4:]): id_ for id_, s in self.oppsett.stiler.items() if re.fullmatch(r"toc [1-9]", s.navn)}
        reserve = stil.group(1) if stil else ""
        return Innholdsliste(
            _nivaaer(brytere, self.oppsett),
            brytere.get("b", ""),
            "h" in brytere,
            self.kilde[_etter_egenskapene(self.kilde, avsnittsstart) : felt.resultat],
            self.kilde[felt.slutt : self.kilde.index("</w:p>", felt.slutt)],
            {n: stiler.get(n, reserve) for n in range(1, 10)},
        )

    def bokmerker(self) -> None:
        """Mark the bookmarks that are looked up, and those that may come more than once."""
        brukt = {v.navn for v in self.visninger} | {liste.omraade for liste in self.lister}
        merket: dict[str, int] = {}
        for treff in _START.finditer(self.kilde):
            navn, id_ = treff["n"] or treff["n2"] or "", treff["i"] or treff["i2"]
            gjentas = self._gjentas(treff.start())
            if (gjentas or navn in brukt) and not self._borte(treff.start()):
                merket[id_] = len(self.bok)
                self.endringer.append((treff.start(), treff.end(), f"\x02b{len(self.bok)}\x03"))
                self.bok.append(Bokmerke(id_, navn, gjentas))
        for treff in _SLUTT.finditer(self.kilde):
            if treff.group(1) in merket and not self._borte(treff.start()):
                self.endringer.append((treff.start(), treff.end(), f"\x02e{merket[treff.group(1)]}\x03"))

    def avsnitt(self) -> None:
        """Mark the paragraphs that a contents list or a reference may need."""
        alle = any(v.tall for v in self.visninger)
        viste = {v.navn for v in self.visninger}
        lister = {self.oppsett.num.get(self.oppsett.stiler[s].num, "") for s in self.oppsett.overskrifter} - {""}
        for treff in _AVSNITT.finditer(self.kilde):
            stil, num, nivaa = self._nummer(treff.group())
            liste = self.oppsett.num.get(num, "")
            overskrift = any(stil in x.nivaaer and self._i_omraadet(x, treff) for x in self.lister)
            vist = any((m["n"] or m["n2"]) in viste for m in _START.finditer(treff.group()))
            if not self._borte(treff.start()) and (overskrift or vist or liste in lister or (alle and liste)):
                bokmerke = self._bokmerke(treff) if overskrift else ""
                self.endringer.append((treff.start(), treff.start(), f"\x02h{len(self.avs)}\x03"))
                fast = None if "{" in treff.group() else les_overskrift(treff.group())
                self.avs.append(Avsnitt(liste, num, nivaa, stil, bokmerke, fast))

    def _i_omraadet(self, liste: Innholdsliste, avsnitt: re.Match[str]) -> bool:
        """Return whether a paragraph can be in the range that a contents list keeps to."""
        id_ = next((b.id_ for b in self.bok if b.navn == liste.omraade), "")
        start = next((m.start() for m in _START.finditer(self.kilde) if (m["i"] or m["i2"]) == id_), 0)
        slutt = next((m.start() for m in _SLUTT.finditer(self.kilde) if m.group(1) == id_), len(self.kilde))
        return start < avsnitt.end() and avsnitt.start() < slutt

    def _nummer(self, avsnitt: str) -> tuple[str, str, int]:
        """Return style, numbering instance and level of a paragraph; its own numbering wins over its style's."""
        treff = _STIL.search(avsnitt)
        navn = treff.group(1) if treff else ""
        stil = self.oppsett.stiler.get(navn)
        if egen := _NUM.search(avsnitt):
            return navn, "" if egen.group(2) == "0" else egen.group(2), int(egen.group(1) or 0)
        return navn, stil.num if stil else "", stil.nivaa if stil else 0

    def _bokmerke(self, avsnitt: re.Match[str]) -> str:
        """Return the bookmark round a heading's text, a new one when it has none."""
        xml = avsnitt.group()
        for treff in _START.finditer(xml):
            if re.search(rf'<w:bookmarkEnd\b[^>]*?w:id="{treff["i"] or treff["i2"]}"', xml[treff.end() :]):
                return treff["n"] or treff["n2"]
        navn, id_ = f"_Toc{self.neste_id:09d}", str(self.neste_id)
        self.neste_id += 1
        start, slutt = f'<w:bookmarkStart w:id="{id_}" w:name="{navn}"/>', f'<w:bookmarkEnd w:id="{id_}"/>'
        if self._gjentas(avsnitt.start()):
            start, slutt = f"\x02b{len(self.bok)}\x03", f"\x02e{len(self.bok)}\x03"
            self.bok.append(Bokmerke(id_, navn, gjentas=True))
        foran = _etter_egenskapene(self.kilde, avsnitt.start())
        bak = avsnitt.end() - len("</w:p>")
        self.endringer += [(foran, foran, start), (bak, bak, slutt)]
        return navn

    def _gjentas(self, sted: int) -> bool:
        return any(start <= sted < slutt for start, slutt in self.gjentas)

    def _borte(self, sted: int) -> bool:
        """Return whether a position lies in a contents list, which is made anew."""
        return any(start <= sted < slutt and ny.startswith("\x02i") for start, slutt, ny in self.endringer)

    def ferdig(self, docpr: int) -> tuple[str, Innhold]:
        """Return the source with the edits made, the last first; those at one place in the order they were found."""
        biter, sist = [], 0
        for start, slutt, ny in sorted(self.endringer, key=lambda e: e[:2]):
            biter += [self.kilde[sist:start], ny]
            sist = slutt
        kilde = "".join([*biter, self.kilde[sist:]])
        return kilde, Innhold(
            tuple(self.avs),
            tuple(self.bok),
            tuple(self.lister),
            tuple(self.visninger),
            self.oppsett,
            self.neste_id,
            docpr,
        )


def _etter_egenskapene(kilde: str, avsnitt: int) -> int:
    """Return where the content of the paragraph that begins at a position begins."""
    treff = re.compile(r"<w:p(?: [^>]*)?>(?:<w:pPr>.*?</w:pPr>|<w:pPr/>)?", re.DOTALL).match(kilde, avsnitt)
    return treff.end() if treff else avsnitt


def les_overskrift(xml: str) -> str:
    """Return the text in some XML, still escaped, on one line."""
    return " ".join("".join(m.group(1) if m.group(1) is not None else " " for m in _TEKST.finditer(xml)).split())


def _find_gjentatt(kilde: str) -> list[tuple[int, int]]:
    """Return the stretches of the source that may be written more than once."""
    aapne: list[int] = []
    ut = []
    for treff in _GJENTAR.finditer(kilde):
        if not treff.group(1):
            aapne.append(treff.start())
        elif aapne:
            ut.append((aapne.pop(), treff.start()))
    return ut


def _nivaaer(brytere: Mapping[str, str], oppsett: Oppsett) -> dict[str, int]:
    """Return the level of each style that a TOC field takes, by its switches."""
    return dict(_les_nivaaer(brytere, oppsett))


def _les_nivaaer(brytere: Mapping[str, str], oppsett: Oppsett) -> Iterator[tuple[str, int]]:
    fra, _, til = (brytere.get("o") or "1-9").partition("-")
    omfang = range(int(fra), int(til or fra) + 1)
    for id_, stil in oppsett.stiler.items():
        if (treff := re.fullmatch(r"heading ([1-9])", stil.navn)) and int(treff.group(1)) in omfang:
            if "o" in brytere or "u" in brytere or "t" not in brytere:
                yield id_, int(treff.group(1))
        elif "u" in brytere and stil.omriss is not None and stil.omriss + 1 in omfang:
            yield id_, stil.omriss + 1
    navn = {stil.navn: id_ for id_, stil in oppsett.stiler.items()}
    deler = re.split(r"[;,]", brytere.get("t", ""))
    for egen, nivaa in zip(deler[::2], deler[1::2], strict=False):
        if egen.strip().lower() in navn and nivaa.strip().isdecimal():
            yield navn[egen.strip().lower()], int(nivaa)
