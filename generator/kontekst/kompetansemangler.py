"""What the competence plan and the year wheel lack, one sentence each, said first in the document; knows no layout."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from generator.kontekst.aarshjul import find_dokumentnavn, find_kontakter, format_navn
from generator.kontekst.kompetansedekning import Kompetanse, find_krevde
from generator.kontekst.oppdrag import Oppdrag
from generator.samsvar import Samsvarsrad, Status

_ALLTID: Final = "alle"
_IKKE_OPPFYLT: Final[tuple[Status, ...]] = ("delvis", "ikke_oppfylt")


def find_planmangler(oppdrag: Oppdrag, kompetanse: Kompetanse, rader: Iterable[Samsvarsrad]) -> Iterator[str]:
    """Yield what is missing, the most important first."""
    yield from _opplaering(oppdrag, kompetanse)
    yield from _krav(oppdrag, tuple(rader))
    yield from _roller(oppdrag)
    yield from _moeter(oppdrag)
    yield from _revisjoner(oppdrag)


def _opplaering(oppdrag: Oppdrag, kompetanse: Kompetanse) -> Iterator[str]:
    plan = oppdrag.kommune.kompetanseplan
    if not plan:
        yield oppdrag.ord("borte-plan")
        return
    i_planen = {x.tema for x in plan}
    borte = [t for t in oppdrag.fag.bibliotek.opplaeringstemaer if t in find_krevde(kompetanse) - i_planen]
    yield from _med(oppdrag, "temaer", (oppdrag.ord(f"tema-{t}") for t in borte))
    naadd = {id_ for x in plan for id_ in x.maalgruppe}
    if _ALLTID not in naadd:
        yield from _med(oppdrag, "tjenester", (t.navn for t in oppdrag.kommune.tjenester if t.id not in naadd))
    for navn, felt in (("maalgruppe", "maalgruppe"), ("hyppighet", "hyppighet_maaneder"), ("ansvarlig", "ansvarlig")):
        linjer = [x for x in plan if not getattr(x, felt)]
        yield from _med(
            oppdrag, navn, (f"{oppdrag.ord(f'tema-{x.tema}')} ({oppdrag.ord(f'form-{x.form}')})" for x in linjer)
        )


def _krav(oppdrag: Oppdrag, rader: tuple[Samsvarsrad, ...]) -> Iterator[str]:
    """Yield the requirements that are not met, law first; what one may do is not missing, nor a documented deviation."""
    for navn, norm in (("lovkrav", "skal"), ("krav", "boer")):
        yield from _med(oppdrag, navn, (r.krav for r in rader if r.norm == norm and r.status in _IKKE_OPPFYLT))


def _roller(oppdrag: Oppdrag) -> Iterator[str]:
    if not oppdrag.kommune.roller:
        yield oppdrag.ord("borte-roller")
    uten = [r.id for r in oppdrag.kommune.roller if not r.opplaering]
    yield from _med(oppdrag, "opplaering", (oppdrag.fag.rolle_etter_id[r].navn.paa(oppdrag.maalform) for r in uten))


def _moeter(oppdrag: Oppdrag) -> Iterator[str]:
    moeter = oppdrag.kommune.moetearenaer
    if not moeter:
        yield oppdrag.ord("borte-moeter")
    yield from _med(oppdrag, "per_aar", (m.navn for m in moeter if m.per_aar is None))
    yield from _med(oppdrag, "innkaller", (m.navn for m in moeter if not m.innkaller))


def _revisjoner(oppdrag: Oppdrag) -> Iterator[str]:
    kommune = oppdrag.kommune
    if kommune.revisjon is None or kommune.revisjon.hyppighet_maaneder is None:
        yield oppdrag.ord("borte-revisjon")
    if any(h.neste_revisjon for h in kommune.dokumenter):
        uten = [h.dokument for h in kommune.dokumenter if h.neste_revisjon is None]
        yield from _med(oppdrag, "neste_revisjon", (find_dokumentnavn(oppdrag, id_) for id_ in uten))
    else:
        yield oppdrag.ord("borte-dokumenter")
    yield from _med(oppdrag, "kontakter", (navn for navn, k in find_kontakter(oppdrag) if k.kontrollert is None))
    if kommune.planer is None or kommune.planer.forebyggende_plan is None:
        yield oppdrag.ord("borte-forebyggende_plan")


def _med(oppdrag: Oppdrag, navn: str, hva: Iterable[str]) -> Iterator[str]:
    """Yield one sentence that names all it is about, or nothing."""
    if alle := format_navn(hva):
        yield oppdrag.ord(f"borte-{navn}").format(hva=alle)
