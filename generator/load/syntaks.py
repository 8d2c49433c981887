"""Norwegian texts for what the YAML parser says when a file is not YAML; knows no model."""

from __future__ import annotations

from typing import Final

import yaml

from generator.errors import Problem

_TEKSTER: Final = (
    (
        "could not find expected ':'",
        "linja mangler kolon etter feltnavnet, eller en tekst over flere linjer er ikke rykket inn",
        "Skriv «felt: verdi», med mellomrom etter kolon.",
    ),
    (
        "mapping values are not allowed",
        "det står et kolon der YAML ikke venter det",
        "Sett teksten i anførselstegn hvis den inneholder «: ». Sjekk at linja har samme innrykk som linjene rundt, og at linja over har kolon etter feltnavnet.",
    ),
    (
        "did not find expected key",
        "innrykket passer ikke med linjene over",
        "Rykk inn med to mellomrom for hvert nivå, og sjekk at anførselstegn er lukket.",
    ),
    (
        "did not find expected '-' indicator",
        "linja står i en liste, men begynner ikke med bindestrek",
        "Begynn hvert punkt med «- », og gi alle punkter samme innrykk.",
    ),
    (
        "sequence entries are not allowed",
        "bindestreken står der YAML ikke venter en liste",
        "Sett lista på linjene under feltnavnet, rykket inn med to mellomrom.",
    ),
    (
        "expected ',' or ']'",
        "lista i klammer [ ] er ikke lukket, eller mangler komma",
        "Lukk med ], og sett komma mellom punktene. Tekst med komma eller kolon trenger anførselstegn.",
    ),
    (
        "expected ',' or '}'",
        "feltene i klammer { } er ikke lukket, eller mangler komma",
        "Lukk med }, og sett komma mellom feltene. Tekst med komma eller kolon trenger anførselstegn.",
    ),
    (
        "found unexpected end of stream",
        "et anførselstegn blir aldri lukket",
        "Lukk teksten med samme slags anførselstegn som den begynner med.",
    ),
    (
        "cannot start any token",
        "linja begynner med et tegn som ikke kan stå der (tabulator, @, ` eller %)",
        "Bytt tabulator med mellomrom, og sett teksten i anførselstegn.",
    ),
    ("found undefined alias", "teksten begynner med *, som YAML leser som et alias", "Sett teksten i anførselstegn."),
    ("while scanning an alias", "teksten begynner med *, som YAML leser som et alias", "Sett teksten i anførselstegn."),
    (
        "while scanning an anchor",
        "teksten begynner med &, som YAML leser som et anker",
        "Sett teksten i anførselstegn.",
    ),
    (
        "found unknown escape character",
        "det står en \\ i en tekst med doble anførselstegn",
        "Skriv \\\\ i stedet, eller bruk enkle anførselstegn.",
    ),
    (
        "found undefined tag handle",
        "teksten begynner med !, som YAML leser som et typemerke",
        "Sett teksten i anførselstegn.",
    ),
    (
        "while scanning a tag",
        "teksten begynner med !, som YAML leser som et typemerke",
        "Sett teksten i anførselstegn.",
    ),
    (
        "while scanning a directive",
        "linja begynner med %, som YAML leser som en instruks",
        "Sett teksten i anførselstegn.",
    ),
    (
        "expected a single document",
        "fila har flere dokumenter (en linje med ---)",
        "Behold ett dokument, og ta bort linja med ---.",
    ),
    (
        "<document start>",
        "det står noe etter slutten på dokumentet, eller innrykket passer ikke",
        "Sjekk innrykket på linja, og at alle felt er på samme nivå.",
    ),
)
_ANDRE: Final = ("fila er ikke gyldig YAML her", "Sjekk innrykk, kolon og anførselstegn på linja og linja over.")


def forklar_yamlfeil(path: str, feil: yaml.MarkedYAMLError) -> Problem:
    """Return the parser's error as a problem with line, in Norwegian."""
    engelsk = f"{feil.context or ''} {feil.problem or ''}"
    melding, tips = next(((m, t) for kjenn, m, t in _TEKSTER if kjenn in engelsk), _ANDRE)
    merke = (
        feil.context_mark
        if "end of stream" in engelsk and feil.context_mark
        else feil.problem_mark or feil.context_mark
    )
    linje = merke.line + 1 if merke else 0
    return Problem(path, linje, "", melding, tips)
