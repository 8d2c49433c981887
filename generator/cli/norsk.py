"""Typer's help and usage errors in Norwegian; knows no command."""

from __future__ import annotations

import re
from typing import Final

import typer
from typer.core import TyperCommand, TyperGroup

from generator.errors import find_naermeste

_HJELPEORD: Final = (
    ("Usage: ", "Bruk: "),
    ("[OPTIONS]", "[VALG]"),
    ("COMMAND [ARGS]...", "KOMMANDO …"),
    ("\nOptions:", "\nValg:"),
    ("\nArguments:", "\nArgumenter:"),
    ("\nCommands:", "\nKommandoer:"),
    ("Show this message and exit.", "Vis denne hjelpen."),
    ("[default:", "[standard:"),
    ("[required]", "[må oppgis]"),
)
# Typer's names of types say nothing to the reader, nor do braces round what must be given.
_FJERNES: Final = re.compile(r" <(?:list\[)?str\]?>|(?<=\[standard: )\(|\)(?=\]$)|[{}]", re.MULTILINE)


def _oversett(hjelp: str) -> str:
    for engelsk, norsk in _HJELPEORD:
        hjelp = hjelp.replace(engelsk, norsk)
    return _FJERNES.sub("", hjelp)


class NorskKommando(TyperCommand):
    """A command whose help is in Norwegian."""

    def get_help(self, ctx: typer.Context) -> str:  # type: ignore[override]  # typer's public Context is a subclass of its own
        """Return the help text."""
        return _oversett(super().get_help(ctx))


class NorskGruppe(TyperGroup):
    """A group of commands whose help is in Norwegian."""

    def get_help(self, ctx: typer.Context) -> str:  # type: ignore[override]  # typer's public Context is a subclass of its own
        """Return the help text."""
        return _oversett(super().get_help(ctx))


def forklar_bruksfeil(melding: str, kommandoer: list[str]) -> str:
    """Return one of Typer's usage errors in Norwegian, with the nearest command or option.

    Args:
        melding: Typer's own text.
        kommandoer: the names of the commands.
    """
    if treff := re.search(r"No such command '(.*?)'", melding):
        return f"Kommandoen «{treff.group(1)}» finnes ikke. {find_naermeste(treff.group(1), kommandoer)}Kommandoene er {', '.join(kommandoer)}."
    if treff := re.search(r"No such option: (\S+?)\.?(?:\s|$)", melding):
        mulige = re.findall(r"--[a-z-]+", melding.partition("Possible options:")[2])
        return f"Valget {treff.group(1)} finnes ikke. {f'Mente du {mulige[0]}? ' if mulige else ''}Legg til --help for å se valgene."
    if treff := re.search(r"Missing argument '(.*?)'", melding):
        return f"{treff.group(1)} mangler. Legg til --help for å se hva som skal stå der."
    if "Missing command" in melding:
        return f"Skriv hva du vil gjøre. Kommandoene er {', '.join(kommandoer)}."
    if treff := re.search(r"Option '?(--?[a-z-]+)'? requires", melding):
        return f"Valget {treff.group(1)} trenger en verdi etter seg."
    if treff := re.search(r"Option '?(--?[a-z-]+)'? does not take", melding):
        return f"Valget {treff.group(1)} skal ikke ha noen verdi."
    if treff := re.search(r"unexpected extra argument(?:s|\(s\))? \((.*)\)", melding):
        return f"«{treff.group(1)}» er for mye. Legg til --help for å se hva kommandoen tar."
    return "Kommandoen er ikke skrevet riktig. Legg til --help for å se hvordan."


def format_antall(antall: int, en: str, flere: str) -> str:
    """Return «1 fil» or «3 filer»."""
    return f"{antall} {en if antall == 1 else flere}"
