"""A copy of a template with a Word comment at each fault; finds no fault itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from lxml import etree

from generator.malsjekk.funn import Malfunn, les_delnavn
from generator.malsjekk.lesing import KROPP, W
from generator.word.dialekt import les_del
from generator.word.pakke import les_pakke, les_xml, med_del, med_relasjon, skriv_pakke

_FORFATTER: Final = "Rutineverk"
_MERKNADER: Final = "word/comments.xml"
_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_FORHOLD: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_RELASJONER: Final = "word/_rels/document.xml.rels"
_TOM: Final = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'


def merk_mal(navn: str, innhold: bytes, funn: Sequence[Malfunn]) -> bytes:
    """Return the template with one comment for each finding, in the order of telling.

    Word allows no comments in headers and footers; those, and what is wrong with the whole file, stand first in the body.

    Raises:
        MalFeil: when it is no usable docx.
    """
    pakke = les_pakke(navn, innhold)
    tre = les_del(pakke[KROPP])
    avsnitt = list(tre.iter(f"{W}p"))
    gamle = les_xml(navn, _MERKNADER, pakke[_MERKNADER]) if _MERKNADER in pakke else None
    merknader = etree.Element(f"{W}comments", nsmap={"w": W[1:-1]}) if gamle is None else gamle
    foerste = max((int(m.get(f"{W}id", "0")) for m in merknader), default=-1) + 1
    for id_, f in enumerate(funn, start=foerste):
        i_kroppen = f.sted.del_ == KROPP and f.nr >= 0
        _fest(avsnitt[f.nr if i_kroppen else 0], str(id_))
        merknader.append(_lag_merknad(str(id_), f, med_sted=not i_kroppen))
    pakke[KROPP] = _til_byte(tre)
    pakke = med_del(pakke, _MERKNADER, _til_byte(merknader), _TYPE)
    if gamle is None:
        rel = pakke.get(_RELASJONER, _TOM.encode()).decode()
        pakke[_RELASJONER] = med_relasjon(rel, _FORHOLD, "comments.xml").encode()
    return skriv_pakke(pakke)


def _fest(avsnitt: etree._Element, id_: str) -> None:
    """Put the comment round all of a paragraph."""
    foran = 1 if avsnitt.find(f"{W}pPr") is not None else 0
    avsnitt.insert(foran, etree.Element(f"{W}commentRangeStart", {f"{W}id": id_}))
    etree.SubElement(avsnitt, f"{W}commentRangeEnd", {f"{W}id": id_})
    loep = etree.SubElement(avsnitt, f"{W}r")
    etree.SubElement(loep, f"{W}commentReference", {f"{W}id": id_})


def _lag_merknad(id_: str, funn: Malfunn, *, med_sted: bool) -> etree._Element:
    merknad = etree.Element(
        f"{W}comment", {f"{W}id": id_, f"{W}author": _FORFATTER, f"{W}initials": "RV"}, nsmap={"w": W[1:-1]}
    )
    hvor = f"{les_delnavn(funn.sted.del_) if funn.nr >= 0 else 'hele fila'}: " if med_sted else ""
    tagg = f"{funn.tagg} – " if funn.tagg else ""
    for tekst in (f"{hvor}{tagg}{funn.melding}.", funn.tips):
        loep = etree.SubElement(etree.SubElement(merknad, f"{W}p"), f"{W}r")
        t = etree.SubElement(loep, f"{W}t", {"{http://www.w3.org/XML/1998/namespace}space": "preserve"})
        t.text = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f]", "", tekst)
    return merknad


def _til_byte(tre: etree._Element) -> bytes:
    return etree.tostring(tre, xml_declaration=True, encoding="UTF-8", standalone=True)
