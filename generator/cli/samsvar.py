"""``rutineverk samsvar``: how a municipality stands to the seven recommendations, with evidence."""

from __future__ import annotations

from typing import Annotated

import typer

from generator.cli.valg import Rot, les_dato, les_rot
from generator.errors import BrukFeil, InndataFeil, Nivaa, format_liste
from generator.grunnlag import load_alt, read_tre
from generator.samsvar import FORMATER, find_samsvar, format_samsvar


def samsvar(
    kommune: Annotated[str, typer.Argument(metavar="KOMMUNE", help="Nummer, mappe eller navn.", show_default=False)],
    rot: Rot = ".",
    format_: Annotated[str, typer.Option("--format", metavar="FORMAT", help="tekst, markdown eller json.")] = "tekst",
) -> None:
    """Vis hvordan kommunen står til de sju nasjonale anbefalingene, krav for krav, med bevis."""
    if format_ not in FORMATER:
        raise BrukFeil(f"--format kan være {format_liste(FORMATER)}, ikke «{format_}».")
    grunnlag = load_alt(read_tre(les_rot(rot)), [kommune], les_dato(""))
    for sak in grunnlag.saker:
        if sak.har_feil or sak.lest.verdi is None:
            raise InndataFeil(p for p in sak.problemer if p.nivaa is Nivaa.FEIL)
        rader = find_samsvar(sak.lest.verdi, grunnlag.fag)
        typer.echo(format_samsvar(rader, sak.lest.verdi, grunnlag.fag, format_), nl=False)
