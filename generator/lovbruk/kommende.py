"""Coming changes of law, and what must be revised before each; the day comes in as an argument."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.fag import Fag
from generator.fag.regelverk import KommendeEndring, RegelId
from generator.lovbruk.faglig import Fagbruk, Kommunebruk, find_fagbruk


@dataclass(frozen=True)
class Kommende:
    """One change, and what leans on the rules it touches.

    Attributes:
        endring: the change.
        dager: days until it is in force, negative when it is already; None without a date.
        regler: the rules it touches, each with where it is used.
        kommuner: the municipalities with something to revise.
    """

    endring: KommendeEndring
    dager: int | None
    regler: tuple[Fagbruk, ...]
    kommuner: tuple[Kommunebruk, ...]

    @property
    def tekster(self) -> tuple[str, ...]:
        """The texts to revise, each once."""
        return tuple(dict.fromkeys(t for r in self.regler for t in r.tekster))


def find_berorte(fag: Fag) -> tuple[RegelId, ...]:
    """Return every rule that a coming change touches, once."""
    return tuple(dict.fromkeys(id_ for e in fag.regelverk.kommende_endringer for id_ in e.berorer))


def find_kommende(
    fag: Fag, dato: datetime.date, bruk: Sequence[Mapping[RegelId, Kommunebruk]] = ()
) -> tuple[Kommende, ...]:
    """Return the coming changes, the first one first and those without a date last.

    Args:
        fag: the professional base.
        dato: today.
        bruk: for each municipality, what it has that uses each rule of `find_berorte`.
    """
    endringer = sorted(fag.regelverk.kommende_endringer, key=lambda e: (e.dato is None, e.dato or dato))
    return tuple(
        Kommende(
            endring=e,
            dager=(e.dato - dato).days if e.dato else None,
            regler=tuple(find_fagbruk(fag, id_) for id_ in e.berorer),
            kommuner=tuple(k for b in bruk if (k := _samlet([b[id_] for id_ in e.berorer])) is not None),
        )
        for e in endringer
    )


def _samlet(bruk: Sequence[Kommunebruk]) -> Kommunebruk | None:
    """Return what a municipality has that uses any of the rules, or None when it has nothing."""
    dokumenter = tuple(dict.fromkeys(d for b in bruk for d in b.dokumenter))
    sider = tuple(dict.fromkeys(s for b in bruk for s in b.sider))
    return Kommunebruk(bruk[0].mappe, bruk[0].navn, dokumenter, sider) if dokumenter or sider else None
