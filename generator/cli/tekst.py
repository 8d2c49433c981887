"""``rutineverk tekst`` and ``rutineverk git``: a document's text, and git set up to compare documents by it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from generator.cli.valg import Rot, les_rot
from generator.errors import BrukFeil
from generator.history import find_differ, set_textconv


def tekst(fil: Annotated[str, typer.Argument(metavar="FIL.docx", help="Word-dokumentet.", show_default=False)]) -> None:
    """Skriv ut teksten i et Word-dokument, ett avsnitt per linje."""
    from generator.word import docx_tekst  # docxtpl and lxml: not needed for --help

    sti = Path(fil)
    if not sti.is_file():
        raise BrukFeil(f"Fila {fil} finnes ikke. Sjekk stien.")
    typer.echo(docx_tekst(sti.read_bytes(), fil))


def git(
    hva: Annotated[
        str,
        typer.Argument(
            metavar="oppsett", help="oppsett: la git vise endringer i Word-dokumenter som tekst.", show_default=False
        ),
    ],
    rot: Rot = ".",
) -> None:
    """Sett opp git i denne kopien, så «git diff» viser endringer i Word-dokumenter som tekst."""
    if hva != "oppsett":
        raise BrukFeil(f"«{hva}» er ikke noe git-oppsett. Skriv «rutineverk git oppsett».")
    mappe = les_rot(rot)
    set_textconv(mappe, "docx", f"{_programmet()} tekst")
    typer.echo("«git diff» viser nå endringer i .docx som tekst i denne kopien.")
    if find_differ(mappe, "eksempel.docx") != "docx":
        typer.echo("Det virker først når fila .gitattributes har linja «*.docx diff=docx».", err=True)


def _programmet() -> str:
    """Return how git starts this program: by its full path, since it need not be on the path of the shell."""
    sti = Path(sys.argv[0])
    return f'"{sti.resolve().as_posix()}"' if sti.stem == "rutineverk" and sti.is_file() else "rutineverk"
