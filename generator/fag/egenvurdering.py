"""The questions a municipality should ask itself, theme by theme; knows no answer."""

from __future__ import annotations

from pydantic import Field

from generator.fag.tekster import Tospraaklig
from generator.kommune.verdier import Id, Modell, Tekst


class Spoersmaal(Tospraaklig):
    """One question. Without `svar` it is open: only the municipality can answer it."""

    id: Id = Field(description="Stabil id. Et spørsmål med svar har en funksjon med samme navn i programmet.")
    kilde: tuple[str, ...] = Field((), description="Id-er i regelverket.")
    bygger_paa: tuple[Tekst, ...] = Field((), description="Feltene i kommune.yaml som svaret kommer fra.")
    svar: tuple[Tospraaklig, ...] = Field(
        (), description="Setninger med {felt}. En setning er ikke med når oppsettet mangler et av feltene."
    )


class Vurderingstema(Modell):
    """One theme with its questions."""

    id: Id = Field(description="Stabil id.")
    overskrift: Tospraaklig = Field(description="Spørsmålet temaet svarer på.")
    spoersmaal: tuple[Spoersmaal, ...] = Field(min_length=1, description="Spørsmålene.")
