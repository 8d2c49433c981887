"""Prosjektets egen ordliste: fagord og navn som ordboka ikke har."""

from __future__ import annotations

from functools import cache
from typing import Final

from generator.fag.tekster import Maalform
from tests.bygg import DATA

FELLES: Final = "ord-felles.txt"


@cache
def les_ordliste(navn: str) -> tuple[str, ...]:
    """Gi linjene i en av listene. En linje med mellomrom er et navn av flere ord."""
    return tuple((DATA / "spraak" / navn).read_text(encoding="utf-8").splitlines())


@cache
def les_ordlista(maalform: Maalform) -> frozenset[str]:
    """Gi ordene som godtas på målformen, utover ordboka."""
    return frozenset(les_ordliste(FELLES) + les_ordliste(f"ord-{maalform}.txt"))


def uten_navn(tekst: str) -> str:
    """Gi teksten uten navnene av flere ord, som er skrevet likt på begge målformer."""
    for navn in (n for n in les_ordliste(FELLES) if " " in n):
        tekst = tekst.replace(navn, " ")
    return tekst
