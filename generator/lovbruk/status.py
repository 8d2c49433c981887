"""The register by status and age on a given day; knows no document and no municipality."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from generator.fag import Fag
from generator.fag.regelverk import Regel
from generator.lovbruk.faglig import find_fagbruk

Gruppe = Literal["i_kraft", "retningslinje", "vedtatt_ikke_i_kraft", "ikke_lovfestet", "opphevet"]
GRUPPER: Final[tuple[Gruppe, ...]] = (
    "opphevet",
    "vedtatt_ikke_i_kraft",
    "i_kraft",
    "retningslinje",
    "ikke_lovfestet",
)
"""In the order they are told: what must be looked at first, then the rest."""


@dataclass(frozen=True)
class Regelstatus:
    """One rule on a given day.

    Attributes:
        regel: the rule.
        gruppe: its status, with what is no law as a group of its own.
        kontrollert: the day it was last read against the law.
        dager: how many days ago that is.
        brukt: whether the professional base uses it.
    """

    regel: Regel
    gruppe: Gruppe
    kontrollert: datetime.date
    dager: int
    brukt: bool

    @property
    def endret_etterpaa(self) -> bool:
        """Whether the rule changed after it was last read."""
        return self.regel.sist_endret_fra is not None and self.regel.sist_endret_fra > self.kontrollert


def find_status(fag: Fag, dato: datetime.date) -> list[Regelstatus]:
    """Return every rule by status, the one that was checked longest ago first."""
    rader = [_status(fag, regel, dato) for regel in fag.regelverk.regler]
    return sorted(rader, key=lambda r: (GRUPPER.index(r.gruppe), -r.dager))


def count_grupper(rader: Sequence[Regelstatus]) -> dict[Gruppe, int]:
    """Return how many rules have each status, all statuses included."""
    return {gruppe: sum(r.gruppe == gruppe for r in rader) for gruppe in GRUPPER}


def _status(fag: Fag, regel: Regel, dato: datetime.date) -> Regelstatus:
    kontrollert = regel.kontrollert or fag.regelverk.meta.lovtekst_dato
    retningslinje = regel.status == "i_kraft" and not regel.er_lov
    return Regelstatus(
        regel=regel,
        gruppe="retningslinje" if retningslinje else regel.status,
        kontrollert=kontrollert,
        dager=(dato - kontrollert).days,
        brukt=find_fagbruk(fag, regel.id).er_brukt,
    )
