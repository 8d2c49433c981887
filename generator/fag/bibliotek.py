"""Agreement types, obligations, indicators, meetings and the recommendations' requirements; knows no municipality's agreement."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from generator.fag.tekster import Norm, Tospraaklig
from generator.kommune.verdier import Id, Kravnummer, Modell


class Avtaletype(Modell):
    """A kind of agreement."""

    id: Id = Field(description="Stabil id.")
    navn: Tospraaklig = Field(description="Navnet på typen.")
    lovpaalagt: bool = Field(False, description="Om loven krever avtalen.")
    kommunestyret: bool = Field(False, description="Om kommunestyret selv skal inngå den.")
    slag: tuple[Literal["sektor", "tjenester", "stat"], ...] = Field(
        (), description="Innenfor en sektor, mellom tjenester i ulike sektorer, eller med staten (krav 3.1)."
    )
    partstyper: tuple[Id, ...] = Field((), description="Tjenestetypene som er part i hver avtale av typen.")


class Forpliktelse(Tospraaklig):
    """One promise that parties can use by id."""

    id: Id = Field(description="Stabil id.")
    avtaletyper: tuple[Id, ...] = Field((), description="Avtaletypene løftet er skrevet for; ingen betyr alle.")
    norm: Norm = Field(description="Normnivået.")
    kilde: tuple[str, ...] = Field((), description="Id-er i regelverket.")
    krever_frist: bool = Field(False, description="Om teksten viser til en frist som avtalen må sette.")


class Indikator(Tospraaklig):
    """One thing to measure in the yearly evaluation."""

    id: Id = Field(description="Stabil id.")


class Moetearenatype(Modell):
    """A kind of regular meeting that municipalities have; the municipality writes its own in ``kommune.yaml``."""

    id: Id = Field(description="Stabil id.")
    navn: Tospraaklig = Field(description="Det møtet ofte heter.")
    nivaa: Literal["individ", "tjeneste", "system", "strategisk"] = Field(description="Nivået møtet er på.")
    formaal: Literal["sak", "samarbeid"] = Field(description="Om møtet drøfter saker eller samarbeidet.")
    deltakere: tuple[Id, ...] = Field((), description="Tjenestetypene som ofte er med.")
    per_aar: int | None = Field(None, description="Forslag til møter i året.")
    om: Tospraaklig = Field(description="Hva møtet er til.")


class Krav(Tospraaklig):
    """One requirement of a recommendation, in own words."""

    id: Kravnummer = Field(description="Nummeret på kravet.")
    norm: Literal["skal", "boer", "kan"] = Field(description="Normnivået. Krav med skal kan ikke avvikes.")
    kilde: tuple[str, ...] = Field((), description="Id-er i regelverket; alltid ved skal.")
    oppfylles: Tospraaklig = Field(description="Hva som må stå i oppsettet for at kravet er oppfylt, én setning.")
    tiltak: Tospraaklig = Field(
        description="Det ledere kan gjøre, uten feltnavn, én setning. Krav med samme setning blir ett tiltak."
    )


class Anbefaling(Modell):
    """One of the seven recommendations of IS-2826."""

    nummer: Annotated[int, Field(ge=1, le=7)] = Field(description="Nummeret.")
    navn: Tospraaklig = Field(description="Kortnavnet.")
    krav: tuple[Krav, ...] = Field(description="Kravene.")


class Bibliotek(Modell):
    """What agreements and deviations refer to by id."""

    avtaletyper: tuple[Avtaletype, ...] = Field(description="Avtaletypene.")
    forpliktelser: tuple[Forpliktelse, ...] = Field(description="Forpliktelsene.")
    indikatorer: tuple[Indikator, ...] = Field(description="Indikatorene.")
    moetearenaer: tuple[Moetearenatype, ...] = Field(description="Faste møter å velge fra.")
    anbefalinger: tuple[Anbefaling, ...] = Field(description="Anbefalingene.")
    opplaeringstemaer: tuple[Id, ...] = Field(description="Temaene i kompetanseplanen.")
