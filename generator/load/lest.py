"""Lest[T]: a model with the place of each of its fields and what was wrong; knows no YAML and no rule."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from generator.errors import Funn, Problem, format_felt

T = TypeVar("T")
Sti = tuple[str | int, ...]


@dataclass(frozen=True)
class Sted:
    """Where a value stands.

    Attributes:
        path: file, relative to the root.
        line: 1-based line of the key or list item.
        felt: field path inside that file.
        raa: the source text of an unquoted value that YAML does not read as text, else None.
    """

    path: str
    line: int
    felt: Sti
    raa: str | None = None


@dataclass(frozen=True)
class Lest(Generic[T]):
    """A model read from files.

    Attributes:
        verdi: the model, or None when nothing could be made of the files.
        steder: place by field path in the model.
        problemer: everything that was wrong.
        utelatt: field paths that were left out of `verdi` because they were wrong.
        utelatte_id: ids and keys inside the parts that were left out.
        tapte_id: whether a part was left out whose ids can not be told, so that no reference can be judged.
    """

    verdi: T | None
    steder: Mapping[Sti, Sted]
    problemer: tuple[Problem, ...]
    utelatt: tuple[Sti, ...] = ()
    utelatte_id: frozenset[str] = frozenset()
    tapte_id: bool = False

    def problem(self, funn: Funn) -> Problem:
        """Return ``funn`` as a problem with the file and line of the nearest known field."""
        sted, felt = find_sted(self.steder, funn.sti)
        return Problem(sted.path, sted.line, felt, funn.melding, funn.tips, funn.nivaa)

    def problemer_av(self, funn: Iterable[Funn]) -> list[Problem]:
        """Return the findings as problems, less those that only follow from a part that was left out."""
        return [self.problem(f) for f in funn if not self._foelgefeil(f)]

    def _foelgefeil(self, funn: Funn) -> bool:
        if funn.verdi and (self.tapte_id or funn.verdi in self.utelatte_id):
            return True
        if any(sett[: len(sti)] == sti for sett in funn.ser_paa for sti in self.utelatt):
            return True
        return any(_beslektet(funn.sti, sti) for sti in self.utelatt)


def _beslektet(a: Sti, b: Sti) -> bool:
    felles = min(len(a), len(b))
    return a[:felles] == b[:felles]


def find_sted(steder: Mapping[Sti, Sted], sti: Sti) -> tuple[Sted, str]:
    """Return the place of ``sti`` or of its nearest ancestor, and the field path as people write it."""
    for lengde in range(len(sti), -1, -1):
        if (sted := steder.get(sti[:lengde])) is not None:
            return sted, format_felt((*sted.felt, *sti[lengde:]))
    return Sted("", 0, ()), format_felt(sti)
