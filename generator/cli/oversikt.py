"""``rutineverk oversikt``: many municipalities side by side, for the one who follows them all up."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from generator.cli.norsk import format_antall
from generator.cli.valg import Dato, Kommuner, Rot, les_dato, les_rot
from generator.errors import BrukFeil, SkriveFeil, format_liste
from generator.grunnlag import load_alt, read_tre
from generator.oversikt import FORMATER, Innlest, Oversikt, find_oversikt, format_oversikt


def oversikt(
    kommuner: Kommuner = None,
    rot: Rot = ".",
    format_: Annotated[str, typer.Option("--format", metavar="FORMAT", help="tekst, csv, json eller html.")] = "tekst",
    ut: Annotated[
        str,
        typer.Option("--ut", metavar="FIL", help="Fila oversikten skrives i. Uten: på skjermen.", show_default=False),
    ] = "",
    dato: Dato = "",
) -> int:
    """Vis hvordan flere kommuner står til anbefalingene: krav, mangler og hvor gamle dokumentene er."""
    if format_ not in FORMATER:
        raise BrukFeil(f"--format kan være {format_liste(FORMATER)}, ikke «{format_}».")
    grunnlag = load_alt(read_tre(les_rot(rot)), kommuner or [], les_dato(dato))
    innleste = [Innlest(s.mappe, None if s.har_feil else s.lest.verdi, s.problemer) for s in grunnlag.saker]
    alle = find_oversikt(innleste, grunnlag.fag, grunnlag.dato)
    _skriv(_lag(alle, format_), ut)
    uleste = len(alle.kommuner) - len(alle.leste)
    if uleste:
        typer.echo(
            f"{format_antall(uleste, 'kommune', 'kommuner')} kan ikke leses. Se hvorfor med «rutineverk sjekk».",
            err=True,
        )
    return 1 if uleste else 0


def _lag(alle: Oversikt, format_: str) -> str:
    if format_ != "html":
        return format_oversikt(alle, format_)
    from generator.oversikt.side import render_side  # Jinja and MkDocs: half a second that --help does not need
    from generator.site import find_temafiler

    return render_side(alle, b"\n".join(find_temafiler().values()).decode())


def _skriv(tekst: str, ut: str) -> None:
    if not ut:
        typer.echo(tekst, nl=False)
        return
    try:
        Path(ut).write_text(tekst, encoding="utf-8", newline="\n")
    except OSError as feil:
        raise SkriveFeil(f"{ut}: oversikten kan ikke skrives ({feil.strerror}). Velg en annen fil med --ut.") from feil
