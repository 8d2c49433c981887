"""The requirements of recommendations 1, 4 and 7 that are about knowledge, with the training behind each; knows no output."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from generator.fag import Fag
from generator.kommune import Kommune
from generator.samsvar import kunnskap, plikter, samtale
from generator.samsvar.dekning import Dekning
from generator.samsvar.grunnlag import Grunnlag, build_grunnlag


def _uten_tema(_: Grunnlag) -> tuple[Dekning, ...]:
    """Return nothing: people and time are not themes of training."""
    return ()


_DEKNING: Final[Mapping[str, Callable[[Grunnlag], tuple[Dekning, ...]]]] = {
    "1.1": kunnskap.dekning_1_1,
    "1.2": kunnskap.dekning_1_2,
    "1.3": _uten_tema,
    "1.4": kunnskap.dekning_1_4,
    "1.5": kunnskap.dekning_1_5,
    "4.1": samtale.dekning_4_1,
    "4.2": samtale.dekning_4_2,
    "4.3": samtale.dekning_4_3,
    "7.1": plikter.dekning_7_1,
}
"""The rest of 4 and 7 is about a tool one may choose, and what the routine says: the child is heard, and the duties themselves."""


def find_kompetanse(kommune: Kommune, fag: Fag) -> dict[str, tuple[Dekning, ...]]:
    """Return, for each requirement about knowledge, the training that its rule looks at."""
    grunnlag = build_grunnlag(kommune, fag)
    return {krav: dekning(grunnlag) for krav, dekning in _DEKNING.items()}
