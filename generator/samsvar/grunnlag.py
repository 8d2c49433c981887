"""What the rules look at: the services with a routine, the agreements that hold, and the training plan; knows no requirement."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.fag import Fag
from generator.fag.tjenestetyper import Tjenestetype
from generator.kommune import Avtale, Kommune, Tjeneste
from generator.kommune.styring import Opplaering
from generator.plan import plan_dokumenter
from generator.samsvar.rad import Tekstpar, Vurdering, felt, kapitler, vurder

SAERLIG = ("barnehage", "skole", "helsestasjon", "skolehelsetjeneste")
"""The services that the recommendations name first."""
_I_ARBEID = ("utkast", "til_behandling")
_GJELDER = ("vedtatt", "signert")
Linje = tuple[int, Opplaering]


@dataclass(frozen=True)
class Rutine:
    """A service that gets a routine.

    Attributes:
        nummer: its place in `tjenester`.
        hode: the place of its head in `dokumenter`, or None: then it is a draft.
        godkjent: whether the head has a date of approval.
    """

    nummer: int
    tjeneste: Tjeneste
    hode: int | None
    godkjent: bool


@dataclass(frozen=True)
class Grunnlag:
    """One municipality as the rules see it.

    Attributes:
        rutiner: one for each service the municipality runs itself.
        gjeldende: agreements that are adopted or signed.
        i_arbeid: agreements that are drafts or on their way.
        kapitler: chapters of the routine that have texts.
        forventet: the service types that any municipality has.
    """

    kommune: Kommune
    fag: Fag
    rutiner: tuple[Rutine, ...]
    gjeldende: tuple[Avtale, ...]
    i_arbeid: tuple[Avtale, ...]
    kapitler: frozenset[str]
    forventet: frozenset[str]

    def type_av(self, tjeneste: Tjeneste) -> Tjenestetype | None:
        """Return the service's type, or that of the type it resembles."""
        navn = tjeneste.ligner if tjeneste.type == "annet" and tjeneste.ligner else tjeneste.type
        return self.fag.tjenestetype(navn, tjeneste.organisering)

    def linjer(self, *temaer: str) -> tuple[Linje, ...]:
        """Return the lines of the training plan on these themes, with their place."""
        return tuple((i, linje) for i, linje in enumerate(self.kommune.kompetanseplan) if linje.tema in temaer)

    def vurder_kapitler(self, *navn: str, alle: bool = False) -> Vurdering:
        """Return how the routine's chapters answer a requirement.

        Args:
            navn: the chapters it takes.
            alle: a legal requirement: no service that any municipality has is left out, and the routine of each one run
                here is approved, not just one of them.
        """
        utkast = [r.tjeneste.id for r in self.rutiner if not r.godkjent]
        noen_godkjent = len(utkast) < len(self.rutiner)
        gjenstaar = [*utkast, *self.ikke_oppgitt()] if alle else [] if noen_godkjent else utkast
        finnes = [n for n in navn if n in self.kapitler and self.rutiner]
        return vurder(
            noen_godkjent and not gjenstaar and len(finnes) == len(navn),
            [kapitler(finnes, utkast=not noen_godkjent)] if finnes else [],
            gjenstaar,
        )

    def ikke_oppgitt(self) -> list[str]:
        """Return the types that any municipality has and this one has not told of."""
        return sorted(self.forventet - {t.type for t in self.kommune.tjenester})


def build_grunnlag(kommune: Kommune, fag: Fag) -> Grunnlag:
    """Return what the rules need, found once."""
    med_rutine = {d.id for d in plan_dokumenter(kommune, fag) if d.slag == "bekymringsrutine"}
    hoder = {h.dokument: i for i, h in enumerate(kommune.dokumenter)}
    rutiner = []
    for i, tjeneste in enumerate(kommune.tjenester):
        id_ = f"bekymringsrutine/{tjeneste.id}"
        if id_ in med_rutine:
            hode = hoder.get(id_)
            godkjent = hode is not None and kommune.dokumenter[hode].godkjent_dato is not None
            rutiner.append(Rutine(i, tjeneste, hode, godkjent))
    return Grunnlag(
        kommune,
        fag,
        tuple(rutiner),
        tuple(a for a in kommune.avtaler if a.status in _GJELDER),
        tuple(a for a in kommune.avtaler if a.status in _I_ARBEID),
        frozenset(k.id for k in fag.bekymringsrutine.kapitler if k.tekster),
        frozenset(t.type for t in fag.tjenestetyper if t.forventet == "mangel"),
    )


def linjebevis(linjer: Iterable[Linje]) -> tuple[Tekstpar, ...]:
    """Return lines of the training plan as evidence."""
    return tuple(felt("kompetanseplan", i) for i, _ in linjer)


def er_dekket(tjeneste: Tjeneste, linjer: Iterable[Linje]) -> bool:
    """Return whether one of the lines is for this service or for all."""
    return any({"alle", tjeneste.id} & set(linje.maalgruppe) for _, linje in linjer)
