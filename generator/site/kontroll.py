"""Checks of the finished pages that no template can get round: links, boxes, one main heading; knows no MkDocs."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

from generator.errors import Problem, find_naermeste, format_liste
from generator.site.markdownregler import BOKSER
from generator.site.modell import Nettsted
from generator.site.temafiler import find_temafiler

_SKJEMA = {"https", "http", "mailto", "tel"}


@dataclass
class _Leser(HTMLParser):
    adresser: list[str] = field(default_factory=list)
    ider: set[str] = field(default_factory=set)
    bokser: list[str] = field(default_factory=list)
    h1: int = 0

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        verdier = {navn: verdi or "" for navn, verdi in attrs}
        self.adresser += [verdier[navn] for navn in ("href", "src") if navn in verdier]
        self.ider |= {verdier["id"]} if "id" in verdier else set()
        klasser = verdier.get("class", "").split()
        if "admonition" in klasser:
            self.bokser += klasser[1:2]
        self.h1 += tag == "h1"


def check_sider(nettsted: Nettsted, filer: Mapping[str, bytes]) -> list[Problem]:
    """Return what is wrong in the finished pages, placed by the page's path.

    A link must lead to a file of the site, to a heading that is there, or out by an allowed scheme.
    """
    sider = {side.adresse: (side.sti, _les(filer[side.adresse])) for side in nettsted.sider}
    filer = {**filer, **{posixpath.normpath(nettsted.tema + navn): b"" for navn in find_temafiler()}}
    problemer = []
    for adresse, (sti, leser) in sider.items():
        ider = {navn: annen.ider for navn, (_, annen) in sider.items()}
        problemer += [
            Problem(sti, 0, "", f"lenken «{lenke}» fører ingen steder", "Rett adressen i malen.")
            for lenke in leser.adresser
            if not _finnes(lenke, adresse, filer, ider)
        ]
        problemer += [Problem(sti, 0, "", melding, tips) for melding, tips in _check_form(leser)]
    return problemer


def _les(data: bytes) -> _Leser:
    leser = _Leser()
    leser.feed(data.decode())
    leser.close()
    return leser


def _finnes(lenke: str, fra: str, filer: Mapping[str, bytes], ider: Mapping[str, set[str]]) -> bool:
    deler = urlsplit(lenke)
    if deler.scheme or deler.netloc:
        return deler.scheme in _SKJEMA
    maal = posixpath.normpath(posixpath.join(posixpath.dirname(fra), unquote(deler.path))) if deler.path else fra
    return maal in filer and (not deler.fragment or unquote(deler.fragment) in ider.get(maal, ()))


def _check_form(leser: _Leser) -> Iterator[tuple[str, str]]:
    if leser.h1 != 1:
        yield "siden har mer enn én overskrift på øverste nivå", "Tittelen står der alt; begynn på «##» i malen."
    for boks in leser.bokser:
        if boks not in BOKSER:
            yield f"boksen «{boks}» er ukjent", f"{find_naermeste(boks, BOKSER)}Bruk {format_liste(BOKSER)}."
