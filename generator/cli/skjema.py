"""``rutineverk skjema`` and ``rutineverk versjon``: what editors and people ask the program about itself."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from generator import VERSJON
from generator.cli.valg import Rot, les_rot
from generator.errors import InndataFeil, SkriveFeil
from generator.grunnlag import read_tre
from generator.load import load_fag
from generator.skjema import SKJEMAER, lag_skjema
from generator.tekst import format_dato


def skjema(
    rot: Rot = ".",
    ut: Annotated[
        str, typer.Option("--ut", metavar="MAPPE", help="Mappen skjemaene skrives i, fra --rot.")
    ] = "bygg/skjema",
) -> None:
    """Lag JSON-skjema med norske forklaringer, så redigeringsprogrammet kan hjelpe med feltene."""
    mappe = les_rot(rot) / Path(ut)
    try:
        mappe.mkdir(parents=True, exist_ok=True)
        for navn, modell in SKJEMAER.items():
            fil = mappe / f"{navn}.schema.json"
            fil.write_text(json.dumps(lag_skjema(modell), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
            typer.echo(str(fil))
    except OSError as feil:
        raise SkriveFeil(f"{ut}: skjemaet kan ikke skrives ({feil.strerror}). Velg en annen mappe med --ut.") from feil


def versjon(rot: Rot = ".") -> None:
    """Vis versjonen av Rutineverk, og datoen lovhenvisningene i malene er lest."""
    typer.echo(f"rutineverk {VERSJON}")
    fag = load_fag(read_tre(les_rot(rot)))
    if fag.verdi is None:
        raise InndataFeil(fag.problemer)
    typer.echo(f"Lovhenvisningene er lest {format_dato(fag.verdi.regelverk.meta.lovtekst_dato)}.")
