"""Where the professional base uses a rule: texts, service types, roles, promises, requirements; knows no municipality."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, get_args

from generator.fag import Fag
from generator.fag.kapitler import DISPOSISJONER
from generator.fag.regelverk import Regel, RegelId
from generator.fag.tekster import Disposisjon, Fagtekst, Hjemmelslag

_SLAG: Final[tuple[Hjemmelslag, ...]] = get_args(Hjemmelslag)


@dataclass(frozen=True)
class Fagbruk:
    """Where one rule is used.

    Attributes:
        regel: the rule.
        tekster: ids of texts that have it as a source or name it.
        tjenestetyper: types that have it as a legal basis, with the kind: ``barnehage/kommunal (meldeplikt)``.
        roller: roles whose description has one of the texts.
        forpliktelser: ids of promises in the library.
        krav: numbers of requirements in the recommendations.
        spoersmaal: ids of questions in the self-assessment.
        maler: kinds of document that have one of the texts in their outline.
        gamle: old references that the register leads here.
    """

    regel: Regel
    tekster: tuple[str, ...] = ()
    tjenestetyper: tuple[str, ...] = ()
    roller: tuple[str, ...] = ()
    forpliktelser: tuple[str, ...] = ()
    krav: tuple[str, ...] = ()
    spoersmaal: tuple[str, ...] = ()
    maler: tuple[str, ...] = ()
    gamle: tuple[str, ...] = ()

    @property
    def er_brukt(self) -> bool:
        """Whether anything but the register itself uses the rule."""
        return bool(self.tekster or self.tjenestetyper or self.forpliktelser or self.krav or self.spoersmaal)


@dataclass(frozen=True)
class Kommunebruk:
    """What one municipality has that uses a rule, or one of several.

    Attributes:
        mappe: the folder under ``kommuner/``.
        navn: the municipality with its designation.
        dokumenter: ids of documents.
        sider: pages of the site, by name.
    """

    mappe: str
    navn: str
    dokumenter: tuple[str, ...] = ()
    sider: tuple[str, ...] = ()


def find_fagbruk(fag: Fag, id_: RegelId) -> Fagbruk:
    """Return where the base uses a rule; KeyError when there is no such rule."""
    regel = fag.regel_etter_id[id_]
    tekster = {t.id for t in fag.tekster if id_ in t.kilde or _nevner(t, regel)}
    return Fagbruk(
        regel=regel,
        tekster=tuple(t.id for t in fag.tekster if t.id in tekster),
        tjenestetyper=tuple(_tjenestetyper(fag, id_)),
        roller=tuple(r.id for r in fag.roller if _har(r, tekster)),
        forpliktelser=tuple(f.id for f in fag.bibliotek.forpliktelser if id_ in f.kilde),
        krav=tuple(k.id for a in fag.bibliotek.anbefalinger for k in a.krav if id_ in k.kilde),
        spoersmaal=tuple(s.id for tema in fag.egenvurdering for s in tema.spoersmaal if id_ in s.kilde),
        maler=tuple(_maler(fag, tekster)),
        gamle=tuple(g.gammel for g in fag.regelverk.gamle_henvisninger if id_ in g.ny_id),
    )


def _nevner(tekst: Fagtekst, regel: Regel) -> bool:
    """Return whether a text names the rule in words: «barnevernsloven § 13-2»."""
    return any(
        lov in ord_
        and re.search(rf"{re.escape(lov)} {re.escape(regel.paragraf)}(?![\w-])", ord_.replace("\u00a0", " "))
        for lov, ord_ in ((regel.lov, tekst.nb), (regel.lov_nn, tekst.nn))
    )


def _tjenestetyper(fag: Fag, id_: RegelId) -> Iterator[str]:
    for type_ in fag.tjenestetyper:
        if slag := [s for s in _SLAG if id_ in type_.hjemler(s)]:
            variant = f"/{type_.variant}" if type_.variant else ""
            yield f"{type_.type}{variant} ({', '.join(slag)})"


def _maler(fag: Fag, tekster: set[str]) -> Iterator[str]:
    for navn in DISPOSISJONER:
        if _har(getattr(fag, navn), tekster):
            yield navn
    if any(_har(r, tekster) for r in fag.roller):
        yield "rollebeskrivelse"


def _har(disposisjon: Disposisjon, tekster: set[str]) -> bool:
    return any(id_ in tekster for kapittel in disposisjon.kapitler for id_ in kapittel.tekster)
