"""``rutineverk skjema`` and ``rutineverk versjon``: what editors and people ask the program about itself."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from generator import VERSJON
from generator.errors import SkriveFeil
from generator.skjema import SKJEMAER, lag_skjema


def skjema(
    ut: Annotated[str, typer.Option("--ut", metavar="MAPPE", help="Mappen skjemaene skrives i.")] = "bygg/skjema",
) -> None:
    """Lag JSON-skjema med norske forklaringer, så redigeringsprogrammet kan hjelpe med feltene."""
    mappe = Path(ut)
    try:
        mappe.mkdir(parents=True, exist_ok=True)
        for navn, modell in SKJEMAER.items():
            fil = mappe / f"{navn}.schema.json"
            fil.write_text(json.dumps(lag_skjema(modell), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
            typer.echo(str(fil))
    except OSError as feil:
        raise SkriveFeil(f"{ut}: skjemaet kan ikke skrives ({feil.strerror}). Velg en annen mappe med --ut.") from feil


def versjon() -> None:
    """Vis versjonen av Rutineverk."""
    typer.echo(f"rutineverk {VERSJON}")
