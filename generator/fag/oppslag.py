"""What pages and handbook show as lists: the assessment, words told apart, and national helplines; knows no municipality."""

from __future__ import annotations

from pydantic import Field

from generator.fag.regelverk import Sikkerhet
from generator.fag.tekster import Tospraaklig
from generator.kommune.verdier import Dato, Id, Modell, Tekst, Telefon


class Vurderingsside(Modell):
    """One side of the assessment triangle, as questions to ask oneself."""

    id: Id = Field(description="Stabil id.")
    navn: Tospraaklig = Field(description="Hva siden handler om.")
    spoersmaal: tuple[Tospraaklig, ...] = Field(min_length=1, description="Spørsmålene.")


class Arena(Modell):
    """What may raise the risk and what may protect in one arena; never a checklist, never points."""

    id: Id = Field(description="Stabil id.")
    navn: Tospraaklig = Field(description="Arenaen.")
    risiko: tuple[Tospraaklig, ...] = Field(min_length=1, description="Det som kan øke risikoen.")
    beskyttelse: tuple[Tospraaklig, ...] = Field(min_length=1, description="Det som kan beskytte.")


class Vurdering(Modell):
    """The whole assessment; a compilation of our own."""

    sider: tuple[Vurderingsside, ...] = Field(description="Sidene av trekanten.")
    arenaer: tuple[Arena, ...] = Field(description="Arenaene.")


class Begrep(Tospraaklig):
    """A word that is often mixed with others, with what it means here."""

    id: Id = Field(description="Stabil id.")
    ord: Tospraaklig = Field(description="Ordet.")
    kilde: tuple[str, ...] = Field((), description="Id-er i regelverket.")
    forveksles: tuple[Id, ...] = Field((), description="Begrepene det ofte blir tatt for.")


class Hjelpelinje(Modell):
    """A national telephone number."""

    id: Id = Field(description="Stabil id.")
    navn: Tospraaklig = Field(description="Hvem som svarer.")
    nummer: Telefon = Field(description="Nummeret, i anførselstegn.")
    naar: Tospraaklig | None = Field(None, description="Når noen svarer; bare det som er kontrollert.")
    sikkerhet: Sikkerhet = Field(description="Bare bekreftede numre står på nettstedet.")
    kontrollert: Dato | None = Field(None, description="Dagen noen sist leste nummeret hos eieren.")
    merknad: Tekst | None = Field(None, description="Til redaktøren.")
