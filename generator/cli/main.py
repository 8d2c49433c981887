"""The program's entry: gathers the commands, catches GeneratorError once, sets the exit code."""

from __future__ import annotations

import io
import sys

import typer

from generator.cli.bygg import bygg
from generator.cli.endringer import endringer
from generator.cli.mal import mal
from generator.cli.norsk import NorskGruppe, NorskKommando, forklar_bruksfeil
from generator.cli.ny import ny
from generator.cli.oversikt import oversikt
from generator.cli.regelverk import regelverk
from generator.cli.samsvar import samsvar
from generator.cli.sjekk import sjekk
from generator.cli.skjema import skjema, versjon
from generator.cli.tekst import git, tekst
from generator.errors import BrukFeil, GeneratorError

app = typer.Typer(
    name="rutineverk",
    cls=NorskGruppe,
    help="Lager bekymringsrutiner i Word og et nettsted for innbyggerne av kommunens YAML-filer.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
for _kommando in (bygg, sjekk, ny, samsvar, oversikt, regelverk, endringer, tekst, git, skjema, versjon):
    app.command(cls=NorskKommando)(_kommando)
app.add_typer(mal)


def main(argumenter: list[str] | None = None) -> int:
    """Run the program and leave with 0 (done), 1 (problem in the input) or 2 (wrong use of the command).

    Args:
        argumenter: the words after the program's name; those of the process by default.
    """
    kommando = typer.main.get_command(app)
    if isinstance(sys.stdout, io.TextIOWrapper):  # a console may lack Sami letters and dashes
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        kode = kommando.main(argumenter, prog_name="rutineverk", standalone_mode=False)
    except typer.Abort:
        kode = 130
    except BrukFeil as feil:
        kode = _fortell(str(feil), 2)
    except GeneratorError as feil:
        kode = _fortell(str(feil), 1)
    except typer.TyperException as feil:
        kode = _fortell(_bruksfeil(feil), 2)
    sys.exit(kode if isinstance(kode, int) else 0)


def _fortell(melding: str, kode: int) -> int:
    typer.echo(melding, err=True)
    return kode


def _bruksfeil(feil: typer.TyperException) -> str:
    """Return Typer's usage error in Norwegian, or the help when no command was given."""
    if type(feil).__name__ == "NoArgsIsHelpError":
        return feil.format_message()
    gruppe = getattr(getattr(feil, "ctx", None), "command", None)
    if not isinstance(gruppe, NorskGruppe):
        gruppe = typer.main.get_group(app)
    return forklar_bruksfeil(feil.format_message(), sorted(gruppe.commands))
