"""The site's own words in one language; knows no page."""

from __future__ import annotations

from collections.abc import Mapping

from generator.errors import InndataFeil, Problem
from generator.fag.tekster import Maalform
from generator.load.yamlfil import load_yamlfil
from generator.tre import Tre


def load_strenger(tre: Tre, maalform: Maalform) -> Mapping[str, str]:
    """Return the strings by key.

    Raises:
        InndataFeil: when the file is missing or is not a list of texts by key.
    """
    sti = f"maler/nettsted/{maalform}/strenger.yaml"
    if sti not in tre:
        raise InndataFeil(
            [Problem(sti, 0, "", "fila finnes ikke", "Hent den tilbake fra git, eller installer Rutineverk på nytt.")]
        )
    fil = load_yamlfil(sti, tre[sti])
    if fil.problemer or not isinstance(fil.data, dict):
        raise InndataFeil(
            fil.problemer
            or [Problem(sti, 1, "", "fila skal ha nøkler med tekst", "Skriv nøkkel: tekst på hver linje.")]
        )
    feil = [
        Problem(sti, fil.steder[(k,)].line, str(k), "skal være tekst", "Sett den i anførselstegn.")
        for k, v in fil.data.items()
        if not isinstance(v, str)
    ]
    if feil:
        raise InndataFeil(feil)
    return {str(k): str(v) for k, v in fil.data.items()}
