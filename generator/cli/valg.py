"""Arguments that several commands share, and today's date; knows no command."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Annotated

import typer

from generator.errors import BrukFeil

Kommuner = Annotated[
    list[str] | None,
    typer.Argument(metavar="KOMMUNE", help="Nummer, mappe eller navn. Uten: alle.", show_default=False),
]
Rot = Annotated[str, typer.Option("--rot", metavar="MAPPE", help="Mappen med kommuner/ og eventuelt maler/.")]
Dato = Annotated[
    str, typer.Option("--dato", metavar="ÅÅÅÅ-MM-DD", help="Dagen frister blir sjekket mot.", show_default="i dag")
]


def les_rot(rot: str) -> Path:
    """Return the root folder.

    Raises:
        BrukFeil: when there is no such folder.
    """
    mappe = Path(rot)
    if not mappe.is_dir():
        raise BrukFeil(f"Mappen {rot} finnes ikke. Sjekk --rot.")
    return mappe


def les_dato(dato: str) -> datetime.date:
    """Return the day given, or today: the only place where the program asks for it.

    Raises:
        BrukFeil: when it is no date.
    """
    if not dato:
        return datetime.date.today()
    try:
        return datetime.datetime.strptime(dato, "%Y-%m-%d").date()
    except ValueError:
        raise BrukFeil(f"«{dato}» er ikke en dato. Skriv --dato ÅÅÅÅ-MM-DD, for eksempel 2026-08-01.") from None
