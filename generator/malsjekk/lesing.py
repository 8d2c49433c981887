"""A template read part by part, each paragraph with its place and its tags; judges nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from lxml import etree

from generator.errors import Nivaa
from generator.fag.tekster import Maalform
from generator.malsjekk.funn import Malfunn
from generator.malsjekk.slag import find_spraak
from generator.word.dialekt import TAGG, Sted, har_tagger, lag_kilde, les_del, med_steder
from generator.word.oppsett import Oppsett, les_oppsett
from generator.word.pakke import les_pakke, les_xml, sjekk_pakke
from generator.word.tekst import avsnitt_i

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
KROPP: Final = "word/document.xml"
_TEKSTDEL: Final = re.compile(r"word/(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml")
_FORM: Final = re.compile(r"(\{%-?\s*|\{[{#]-?)(p|tr|tc|r)\s")


@dataclass(frozen=True)
class Tagg:
    """One tag.

    Attributes:
        skrevet: as it stands in Word.
        jinja: as the engine reads it, without its form.
        form: "p", "tr", "tc", "r" or "".
        avsnitt: the paragraph it stands in.
    """

    skrevet: str
    jinja: str
    form: str
    avsnitt: Avsnitt


@dataclass(frozen=True)
class Avsnitt:
    """One paragraph of a part (one property, in docProps).

    Attributes:
        nr: its number in the part, from 0.
        sted: its place as people see it.
        element: the paragraph.
    """

    nr: int
    sted: Sted
    element: etree._Element

    @property
    def tekst(self) -> str:
        """What people see, tags and all."""
        return self.sted.tekst

    @property
    def stil(self) -> str:
        """Id of the paragraph's style, or ""."""
        stil = self.element.find(f"{W}pPr/{W}pStyle")
        return "" if stil is None else str(stil.get(f"{W}val", ""))

    def innenfor(self, navn: str) -> etree._Element | None:
        """Return the nearest table, row or cell it stands in."""
        return next(self.element.iterancestors(f"{W}{navn}"), None)


@dataclass(frozen=True)
class Lestdel:
    """One part of a template: its paragraphs and its tree."""

    navn: str
    tre: etree._Element
    avsnitt: tuple[Avsnitt, ...]

    def finn(self, element: etree._Element) -> Avsnitt:
        """Return the paragraph that an element is, stands in or holds; the first of the part otherwise."""
        kandidater = {id(a.element): a for a in self.avsnitt}
        rekke = [element, *element.iterancestors(), *element.iter(f"{W}p")]
        return next((kandidater[id(e)] for e in rekke if id(e) in kandidater), self.avsnitt[0])


@dataclass(frozen=True)
class Lestmal:
    """A template as it is read, before anything is compiled."""

    navn: str
    maalform: Maalform
    pakke: Mapping[str, bytes]
    oppsett: Oppsett
    deler: tuple[Lestdel, ...]

    @property
    def kropp(self) -> Lestdel:
        """The body of the document."""
        return self.deler[0]

    def xml(self, del_: str) -> etree._Element | None:
        """Return another part, or None when there is none."""
        return les_xml(self.navn, del_, self.pakke[del_]) if del_ in self.pakke else None

    def hele(self, melding: str, tips: str, regel: str, nivaa: Nivaa = Nivaa.VARSEL) -> Malfunn:
        """Return a finding about the whole file."""
        return Malfunn(self.navn, Sted(KROPP), -1, "", melding, tips, regel, nivaa)


def les_mal(navn: str, innhold: bytes) -> Lestmal:
    """Return a template with the place of each paragraph.

    Raises:
        MalFeil: when it is no usable docx.
    """
    pakke = les_pakke(navn, innhold)
    sjekk_pakke(navn, pakke)
    stiler, numre = (
        les_xml(navn, d, pakke[d]) if d in pakke else None for d in ("word/styles.xml", "word/numbering.xml")
    )
    oppsett = les_oppsett(stiler, numre)
    tekstdeler = sorted((d for d in pakke if _TEKSTDEL.fullmatch(d)), key=lambda d: (d != KROPP, d))
    egenskaper = sorted(d for d in pakke if d.startswith("docProps/") and d.endswith(".xml") and har_tagger(pakke[d]))
    for del_ in (*tekstdeler, *egenskaper):
        les_xml(navn, del_, pakke[del_])
    deler = [_les_tekstdel(d, pakke[d], oppsett.overskrifter) for d in tekstdeler]
    deler += [_les_egenskaper(d, pakke[d]) for d in egenskaper]
    return Lestmal(navn, find_spraak(navn), pakke, oppsett, tuple(d for d in deler if d.avsnitt))


def _les_tekstdel(del_: str, xml: bytes, overskrifter: frozenset[str]) -> Lestdel:
    tre = les_del(xml)
    etree.strip_tags(tre, etree.Comment, etree.ProcessingInstruction)
    kilde = etree.tostring(tre, encoding="unicode").replace("\n", " ").replace("<w:p/>", "<w:p></w:p>")
    # The engine gives one line, and so one place, for each paragraph; {% raw %} would switch that off.
    steder = med_steder(kilde.replace("raw", "rav"), del_, overskrifter).steder[1:]
    tekster = avsnitt_i(tre)
    return Lestdel(
        del_,
        tre,
        tuple(
            Avsnitt(nr, replace(sted, tekst=" ".join(tekst.split())), p)
            for nr, (p, sted, tekst) in enumerate(zip(tre.iter(f"{W}p"), steder, tekster, strict=True))
        ),
    )


def _les_egenskaper(del_: str, xml: bytes) -> Lestdel:
    tre = les_del(xml)
    med_tekst = [e for e in tre.iter() if e.text and e.text.strip()]
    return Lestdel(del_, tre, tuple(Avsnitt(nr, Sted(del_, tekst=str(e.text)), e) for nr, e in enumerate(med_tekst)))


def find_tagger(del_: Lestdel) -> Iterator[Tagg]:
    """Yield the tags of a part in order, as written and as the engine reads them."""
    for avsnitt in del_.avsnitt:
        skrevne = TAGG.findall(avsnitt.tekst)
        if not skrevne:
            continue
        former = [treff.group(2) if (treff := _FORM.match(t)) else "" for t in skrevne]
        uten_form = tuple(_FORM.sub(r"\1 ", t, count=1) for t in skrevne)
        lest = TAGG.findall(_les_dialekt(uten_form))
        if len(lest) != len(skrevne):
            lest = list(uten_form)
        yield from (Tagg(s, j, f, avsnitt) for s, j, f in zip(skrevne, lest, former, strict=True))


@cache
def _les_dialekt(tagger: tuple[str, ...]) -> str:
    """Return tags as docxtpl reads them: Word's quotation marks and entities made plain."""
    p = etree.Element(f"{W}p", nsmap={"w": W[1:-1]})
    etree.SubElement(etree.SubElement(p, f"{W}r"), f"{W}t").text = "\u2003".join(tagger)
    return lag_kilde(p)
