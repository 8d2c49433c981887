"""Blank forms: what each asks for, part by part, and the texts that guide; knows no layout and no answer."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from generator.fag.tekster import Tospraaklig
from generator.kommune.verdier import Id, Modell

Feltslag = Literal["tekst", "langtekst", "dato", "valg"]
Faktaslag = Literal[
    "melding_offentlig", "aldersgrenser", "oppsoekende_ansvarlig", "risikovurdering_ved_reduksjon", "holdes_aapne"
]
Kontaktnoekkel = Literal[
    "barnevern_dag", "barnevernvakt", "politi", "legevakt", "konsultasjonsteam", "barnehus", "kriseteam"
]
_MAKS_RADER = 20


class Felt(Modell):
    """One thing to fill in."""

    id: Id = Field(description="Stabil id i skjemaet.")
    navn: Tospraaklig = Field(description="Ledeteksten.")
    slag: Feltslag = Field(description="tekst, langtekst, dato eller valg (en avkryssingsboks for hvert svar).")
    hjelp: Tospraaklig | None = Field(None, description="Hva som hører hjemme i feltet.")
    valg: tuple[Tospraaklig, ...] = Field((), description="Svarene, når feltet er et valg.")
    krever: tuple[Id, ...] = Field((), description="Bare når kommunen bruker alle disse.")


class Radtabell(Modell):
    """A table with blank rows and four columns: what, who, when, and what came of it."""

    hva: Tospraaklig = Field(description="Kolonnen for hva som skjer.")
    hvem: Tospraaklig = Field(description="Kolonnen for hvem.")
    naar: Tospraaklig = Field(description="Kolonnen for datoen.")
    etter: Tospraaklig = Field(description="Kolonnen for det som kommer etterpå.")
    rader: Annotated[int, Field(ge=1, le=_MAKS_RADER)] = Field(description="Hvor mange blanke rader.")


class Skjemadel(Modell):
    """One part of a form. Everything in it is optional, and stands in the order of the fields here."""

    id: Id = Field(description="Stabil id i skjemaet.")
    overskrift: Tospraaklig = Field(description="Overskriften på delen.")
    ny_side: bool = Field(False, description="Om delen begynner på en ny side, så den kan lagres for seg.")
    tekster: tuple[Id, ...] = Field((), description="Id-er i tekstene som veileder.")
    replikker: tuple[Id, ...] = Field((), description="Id-er i tekster som er eksempler på hva en kan si.")
    sjekkliste: tuple[Id, ...] = Field((), description="Id-er i tekster med en avkryssingsboks foran.")
    fakta: tuple[Faktaslag, ...] = Field((), description="Opplysninger fra kommunens egen fil.")
    tjenester: bool = Field(False, description="Om hver av kommunens tjenester får en avkryssingsboks.")
    felter: tuple[Felt, ...] = Field((), description="Det som blir fylt ut.")
    tabell: Radtabell | None = Field(None, description="Tabellen med blanke rader.")


class Skjema(Modell):
    """One blank form. Nothing in it is about a person."""

    id: Id = Field(description="Stabil id, og det siste leddet i filnavnet.")
    navn: Tospraaklig = Field(description="Det skjemaet heter.")
    til: Tospraaklig = Field(description="Hvem som fyller det ut, og når.")
    krever: tuple[Id, ...] = Field((), description="Bare når kommunen bruker alle disse.")
    foerst: tuple[Id, ...] = Field((), description="Id-er i tekstene i varselet øverst.")
    ringer: tuple[Kontaktnoekkel, ...] = Field((), description="Kontaktene som står under varselet.")
    deler: tuple[Skjemadel, ...] = Field(description="Delene, i rekkefølge.")

    def passer(self, funksjoner: frozenset[str]) -> bool:
        """Return whether a municipality with these tools gets the form."""
        return set(self.krever) <= funksjoner
