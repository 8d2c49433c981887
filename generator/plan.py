"""Which documents a municipality gets, for whom and under which name; knows no template and no context."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from generator.fag import Fag
from generator.kommune import Kommune, Tjeneste


@dataclass(frozen=True)
class Dokument:
    """One file to make.

    Attributes:
        slag: the kind, same name as its template.
        gjelder: id of what it is about.
        krets: intern (with internal contacts) or offentlig (made without them).
        tjeneste: the service a routine is for.
    """

    slag: Literal["bekymringsrutine"]
    gjelder: str
    krets: Literal["intern", "offentlig"]
    tjeneste: Tjeneste

    @property
    def id(self) -> str:
        """The document's id, as it stands in `dokumenter[].dokument`."""
        return f"{self.slag}/{self.gjelder}"

    @property
    def filnavn(self) -> str:
        """The file name, the same in both circles."""
        return f"{self.slag}-{self.gjelder}.docx"

    @property
    def sti(self) -> str:
        """The path inside the municipality's output folder."""
        return f"{'dokumenter' if self.krets == 'intern' else 'nettsted/dokumenter'}/{self.filnavn}"


def plan_dokumenter(kommune: Kommune, fag: Fag) -> Iterator[Dokument]:
    """Yield one routine for each service that the municipality runs itself, in both circles."""
    for tjeneste in kommune.tjenester:
        type_ = fag.tjenestetype(tjeneste.type, tjeneste.organisering)
        skal_ha = tjeneste.type == "annet" or (type_ is not None and type_.rutine)
        if skal_ha and tjeneste.drives_av(kommune.kommune.kommunenummer):
            yield Dokument("bekymringsrutine", tjeneste.id, "intern", tjeneste)
            yield Dokument("bekymringsrutine", tjeneste.id, "offentlig", tjeneste)
