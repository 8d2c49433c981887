"""Checks of the finished pages that no template can get round: links, boxes, one main heading; knows no MkDocs."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, cast
from urllib.parse import unquote, urlsplit

import lxml.html
from lxml.etree import XPath

from generator.errors import Problem, find_naermeste, format_liste
from generator.site.markdownregler import BOKSER
from generator.site.modell import Nettsted
from generator.site.temafiler import find_temafiler

_SKJEMA = {"https", "http", "mailto", "tel"}
_PARSER: Final = lxml.html.HTMLParser(encoding="utf-8")
_ADRESSER: Final = XPath("//@href | //@src", smart_strings=False)
_IDER: Final = XPath("//@id", smart_strings=False)


@dataclass(frozen=True)
class _Lest:
    """What is looked at in a finished page."""

    adresser: tuple[str, ...]
    ider: frozenset[str]
    bokser: tuple[str, ...]
    h1: int


def check_sider(nettsted: Nettsted, filer: Mapping[str, bytes]) -> list[Problem]:
    """Return what is wrong in the finished pages, placed by the page's path.

    A link must lead to a file of the site, to a heading that is there, or out by an allowed scheme.
    """
    sider = {side.adresse: (side.sti, _les(filer[side.adresse])) for side in nettsted.sider}
    filer = {**filer, **{posixpath.normpath(nettsted.tema + navn): b"" for navn in find_temafiler()}}
    problemer = []
    for adresse, (sti, lest) in sider.items():
        ider = {navn: annen.ider for navn, (_, annen) in sider.items()}
        problemer += [
            Problem(sti, 0, "", f"lenken «{lenke}» fører ingen steder", "Rett adressen i malen.")
            for lenke in lest.adresser
            if not _finnes(lenke, adresse, filer, ider)
        ]
        problemer += [Problem(sti, 0, "", melding, tips) for melding, tips in _check_form(lest)]
    return problemer


def _les(data: bytes) -> _Lest:
    tre = lxml.html.document_fromstring(data, parser=_PARSER)
    klasser = [e.get("class", "").split() for e in tre.iterfind(".//div[@class]")]
    return _Lest(
        tuple(cast("list[str]", _ADRESSER(tre))),
        frozenset(cast("list[str]", _IDER(tre))),
        tuple(k[1] for k in klasser if "admonition" in k and len(k) > 1),
        sum(1 for _ in tre.iter("h1")),
    )


def _finnes(lenke: str, fra: str, filer: Mapping[str, bytes], ider: Mapping[str, frozenset[str]]) -> bool:
    deler = urlsplit(lenke)
    if deler.scheme or deler.netloc:
        return deler.scheme in _SKJEMA
    maal = posixpath.normpath(posixpath.join(posixpath.dirname(fra), unquote(deler.path))) if deler.path else fra
    return maal in filer and (not deler.fragment or unquote(deler.fragment) in ider.get(maal, ()))


def _check_form(lest: _Lest) -> Iterator[tuple[str, str]]:
    if lest.h1 != 1:
        yield "siden har mer enn én overskrift på øverste nivå", "Tittelen står der alt; begynn på «##» i malen."
    for boks in lest.bokser:
        if boks not in BOKSER:
            yield f"boksen «{boks}» er ukjent", f"{find_naermeste(boks, BOKSER)}Bruk {format_liste(BOKSER)}."
