"""What the overview consists of: the municipalities one by one, and the requirements across them; knows no output."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.errors import Nivaa, Problem
from generator.fag.bibliotek import Anbefaling, Krav
from generator.kommune import Kommune
from generator.samsvar import STATUSER, Status


@dataclass(frozen=True)
class Innlest:
    """One municipality as it was read and checked.

    Attributes:
        mappe: its folder.
        kommune: the model; None when it has feil and nothing can be said of it.
        problemer: all that is wrong.
    """

    mappe: str
    kommune: Kommune | None
    problemer: tuple[Problem, ...]


@dataclass(frozen=True)
class Dokumentlinje:
    """A document that holds, with its dates.

    Attributes:
        dokument: «bekymringsrutine/barnehage», or «samarbeidsavtale/» and the agreement's id.
        dato: when it was approved, or else began to hold; None when neither is told.
        neste: when it is to be gone through or ends, or None.
        passert: whether that day has been.
    """

    dokument: str
    dato: datetime.date | None
    neste: datetime.date | None
    passert: bool


@dataclass(frozen=True)
class Kommunelinje:
    """One municipality in the overview.

    Attributes:
        mappe: its folder.
        nummer: its number, from the folder when it can not be read.
        navn: the name people know, or the folder.
        demo: whether it is a demonstration that the municipality has not made itself.
        statuser: the status of each requirement, as `samsvar` says; empty when it can not be read.
        problemer: all that is wrong.
        rutiner: how many routines it gets.
        rutiner_godkjent: how many of them are approved.
        avtaler: how many agreements it has.
        dokumenter: the documents that hold: approved heads, and agreements that are entered into.
    """

    mappe: str
    nummer: str
    navn: str
    demo: bool
    statuser: Mapping[str, Status]
    problemer: tuple[Problem, ...]
    rutiner: int = 0
    rutiner_godkjent: int = 0
    avtaler: int = 0
    dokumenter: tuple[Dokumentlinje, ...] = ()

    @property
    def kan_leses(self) -> bool:
        """Whether anything can be said of it."""
        return bool(self.statuser)

    @property
    def avtaler_inngaatt(self) -> int:
        """How many agreements hold."""
        return sum(1 for d in self.dokumenter if d.dokument.startswith("samarbeidsavtale/"))

    @property
    def eldste(self) -> datetime.date | None:
        """The date of the oldest document that holds."""
        return min((d.dato for d in self.dokumenter if d.dato), default=None)

    @property
    def passert(self) -> tuple[Dokumentlinje, ...]:
        """The documents that should have been gone through."""
        return tuple(d for d in self.dokumenter if d.passert)

    def count(self, nivaa: Nivaa) -> int:
        """Return how many problems it has of a level."""
        return sum(1 for p in self.problemer if p.nivaa is nivaa)

    def count_statuser(self) -> dict[Status, int]:
        """Return how many requirements have each status."""
        antall = Counter(self.statuser.values())
        return {status: antall[status] for status in STATUSER}


@dataclass(frozen=True)
class Andel:
    """How many of the municipalities (or requirements in them) have each status.

    Attributes:
        antall: the number of each status.
    """

    antall: Mapping[Status, int]

    @property
    def aktuelle(self) -> int:
        """How many the share is of: a requirement that is not relevant is not counted."""
        return sum(n for status, n in self.antall.items() if status != "ikke_relevant")

    @property
    def prosent(self) -> int | None:
        """The share that is oppfylt in whole percent, rounded down so that 100 means all; None when there is nothing to share."""
        return 100 * self.antall["oppfylt"] // self.aktuelle if self.aktuelle else None


@dataclass(frozen=True)
class Oversikt:
    """All municipalities on one day.

    Attributes:
        dato: the day that dates are held against.
        anbefalinger: the recommendations with their requirements.
        kommuner: the municipalities in the order they were read, none left out.
    """

    dato: datetime.date
    anbefalinger: tuple[Anbefaling, ...]
    kommuner: tuple[Kommunelinje, ...]

    @property
    def krav(self) -> tuple[Krav, ...]:
        """All requirements in order."""
        return tuple(krav for a in self.anbefalinger for krav in a.krav)

    @property
    def leste(self) -> tuple[Kommunelinje, ...]:
        """The municipalities that can be read."""
        return tuple(k for k in self.kommuner if k.kan_leses)

    def andel(self, krav: Iterable[Krav]) -> Andel:
        """Return the statuses of these requirements in all municipalities that can be read."""
        ider = [k.id for k in krav]
        antall = Counter(linje.statuser[id_] for linje in self.leste for id_ in ider)
        return Andel({status: antall[status] for status in STATUSER})

    def find_mangler(self) -> list[tuple[str, int]]:
        """Return what more than one municipality is missing, and how many of them, the commonest first."""
        antall = Counter(m for k in self.leste for m in {p.melding for p in k.problemer if p.nivaa is Nivaa.MANGEL})
        return sorted(((m, n) for m, n in antall.items() if n > 1), key=lambda par: (-par[1], par[0]))
