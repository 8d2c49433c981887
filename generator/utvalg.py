"""Which municipalities a command is about, from the words the user wrote; knows no rule and builds nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.errors import BrukFeil, find_naermeste


def find_valgte(navn: Mapping[str, str], utvalg: Sequence[str]) -> list[str]:
    """Return the chosen folders in the order they were read; all when none is named.

    Args:
        navn: the municipality's name by folder, "" when it could not be read.
        utvalg: numbers, folders or names.

    Raises:
        BrukFeil: when there are no municipalities, or a word means none or several of them.
    """
    if not navn:
        raise BrukFeil(
            "Det er ingen kommuner under kommuner/. Lag en med «rutineverk ny KOMMUNE», eller velg mappen med --rot."
        )
    if not utvalg:
        return list(navn)
    valgt = [m for ord_ in utvalg for m in _finn_kommune(navn, ord_)]
    return [m for m in navn if m in valgt]


def _finn_kommune(navn: Mapping[str, str], ord_: str) -> list[str]:
    """Return the folders a word means: a number, a folder or a name."""
    soek = ord_.strip("/").removeprefix("kommuner/").casefold()
    treff = [
        m
        for m in navn
        if soek in {m.casefold(), m.partition("-")[0], navn[m].casefold(), m.partition("-")[2].casefold()} - {""}
    ]
    if len(treff) > 1:
        raise BrukFeil(f"«{ord_}» kan være {' eller '.join(treff)}. Skriv nummeret eller mappen.")
    if not treff:
        kjente = [*navn, *(n for n in navn.values() if n)]
        raise BrukFeil(
            f"Fant ingen kommune som heter «{ord_}». {find_naermeste(soek, kjente)}Kommunene er {', '.join(navn)}."
        )
    return treff
