"""Which documents and pages of a municipality use a rule, found in what they are made from; renders no document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from typing import Final

from pydantic import BaseModel

from generator.dokumentbygg import build_kontekst
from generator.fag import Fag
from generator.fag.regelverk import RegelId
from generator.fag.tekster import Fagtekst
from generator.kommune import Kommune
from generator.kontekst.nettsted import build_nettsted_kontekst
from generator.kontekst.oppdrag import Oppdrag
from generator.lokalt import med_eget, med_egne_maler
from generator.lovbruk.faglig import Kommunebruk, find_fagbruk
from generator.nettstedsbygg import build_sider
from generator.plan import find_maalform, plan_dokumenter
from generator.samsvar import find_samsvar
from generator.site.tekst import format_adresse, vis_skjult
from generator.tekst import Henvisninger
from generator.tre import Tre

_SETNING: Final = re.compile(r"(?<=[.?!]) ")
_FELT: Final = re.compile(r"\{[a-z0-9_]+\}")
_LANG_NOK: Final = 20
"""A shorter sentence may stand somewhere by chance; it proves nothing."""


@dataclass(frozen=True)
class _Innhold:
    """One document or page.

    Attributes:
        navn: the document's id, or the page's name.
        tekst: the words that stand without a source of their own.
        henvisninger: ids of the rules it shows, or the addresses it links to.
    """

    navn: str
    tekst: str
    henvisninger: frozenset[str]


def find_kommunebruk(
    tre: Tre, mappe: str, kommune: Kommune, felles: Fag, ider: Iterable[RegelId]
) -> dict[RegelId, Kommunebruk]:
    """Return, for each rule, what the municipality has that shows it, or has a text without sources that leans on it.

    A text whose sources are shown says itself which laws it has in that document: those of the service.

    Args:
        tre: all files.
        mappe: the municipality's folder.
        kommune: the municipality.
        felles: the shared professional base.
        ider: rules in the register.
    """
    fag = med_eget(felles, kommune)
    dokumenter = list(_dokumenter(tre, mappe, kommune, fag))
    sider = list(_sider(med_egne_maler(tre, mappe), kommune, fag))
    ut = {}
    for id_ in ider:
        bruk = find_fagbruk(fag, id_)
        tekster = [k for t in bruk.tekster for k in _kjennetegn(fag.tekst_etter_id[t])]
        adresse = str(format_adresse(bruk.regel.adresse)) if bruk.regel.adresse else ""
        ut[id_] = Kommunebruk(
            mappe,
            kommune.kommune.fullt_navn,
            tuple(d.navn for d in dokumenter if _bruker(d, id_, tekster)),
            tuple(s.navn for s in sider if _bruker(s, adresse, tekster)),
        )
    return ut


def _dokumenter(tre: Tre, mappe: str, kommune: Kommune, fag: Fag) -> Iterator[_Innhold]:
    """Yield the content of each document once; the public one has nothing that the internal one lacks."""
    for dokument in plan_dokumenter(kommune, fag):
        if dokument.krets == "intern":
            maalform = find_maalform(tre, mappe, dokument.slag, kommune.kommune.maalform)
            tekster = list(_tekster(build_kontekst(dokument, Oppdrag(kommune, fag, maalform, "intern", ()))))
            vist = frozenset(h.id for t in tekster if isinstance(t, Henvisninger) for h in t.alle)
            yield _Innhold(dokument.id, _samlet(t for t in tekster if not isinstance(t, Henvisninger)), vist)


def _sider(tre: Tre, kommune: Kommune, fag: Fag) -> Iterator[_Innhold]:
    """Yield the content of each page of the site, without the files beside it."""
    kontekst = build_nettsted_kontekst(kommune, fag, [], find_samsvar(kommune, fag))
    for side in build_sider(tre, kommune, fag, kontekst, None, {}).sider:
        adresser = frozenset(re.findall(r"\]\((https://[^)\s]+)\)", side.markdown))
        yield _Innhold(side.sti.removesuffix(".md"), _samlet([unescape(vis_skjult(side.markdown))]), adresser)


def _tekster(verdi: object) -> Iterator[str]:
    """Yield the texts of a context; where sources stand beside a text, they alone."""
    if isinstance(verdi, str):
        yield verdi
    elif isinstance(verdi, BaseModel):
        felter = [getattr(verdi, navn) for navn in type(verdi).model_fields]
        kilder = [f for f in felter if isinstance(f, Henvisninger) and f.alle]
        for under in kilder or felter:
            yield from _tekster(under)
    elif isinstance(verdi, Mapping):
        for under in verdi.values():
            yield from _tekster(under)
    elif isinstance(verdi, tuple):
        for under in verdi:
            yield from _tekster(under)


def _samlet(tekster: Iterable[str]) -> str:
    return " ".join(" ".join(t.split()) for t in tekster)


def _kjennetegn(tekst: Fagtekst) -> Iterator[tuple[re.Pattern[str], ...]]:
    """Yield what a text is known by in each standard: every sentence that is long enough, whatever its merge fields hold."""
    for ord_ in (tekst.nb, tekst.nn):
        setninger = [s for s in _SETNING.split(" ".join(ord_.split())) if len(_FELT.sub("", s)) >= _LANG_NOK]
        yield tuple(re.compile(".{1,200}?".join(re.escape(d) for d in _FELT.split(s))) for s in setninger)


def _bruker(innhold: _Innhold, henvisning: str, tekster: Sequence[tuple[re.Pattern[str], ...]]) -> bool:
    return henvisning in innhold.henvisninger or any(
        setninger and all(s.search(innhold.tekst) for s in setninger) for setninger in tekster
    )
