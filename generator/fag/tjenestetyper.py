"""Service types: what law a service's documents show, who leads it, whom it meets; knows no municipality."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from generator.fag.tekster import Aldersgruppe, Hjemmelslag, Tospraaklig
from generator.kommune.verdier import Id, Modell, Tekst


class Tjenestetype(Modell):
    """One type in one variant, with its legal bases by id."""

    type: Id = Field(description="Typen, slik den skrives i kommune.yaml.")
    variant: Id | None = Field(None, description="kommunal, privat, fylkeskommunal, statlig …")
    navn: Tospraaklig = Field(description="Det typen heter.")
    leder: Tospraaklig = Field(description="Den vanlige lederen, i bestemt form.")
    nivaa_over: Tospraaklig = Field(description="Lederen over, i bestemt form.")
    aldre: tuple[Aldersgruppe, ...] = Field((), description="Barna tjenesten møter.")
    moeter: Literal["barn", "foreldre", "begge"] = Field(description="Hvem tjenesten møter mest.")
    rutine: bool = Field(description="Om kommunen skriver rutine når den driver tjenesten selv.")
    kortrutine: bool = Field(
        False,
        description="Om tjenesten også får en kort rutine på to sider, fordi den er liten og har få ansatte på jobb.",
    )
    forventet: Literal["mangel", "varsel", "nei"] = Field(description="Hva det er når kommunen ikke har ført den opp.")
    innledning: Id | None = Field(None, description="Teksten som innleder meldeplikten for typen.")
    melding_overskrift: Tospraaklig | None = Field(
        None, description="Overskriften på kapittel 11, når den er en annen enn for de fleste."
    )
    regelverk_noekkel: Id | None = Field(None, description="Nøkkelen i regelverket.")
    meldeplikt: tuple[str, ...] = Field((), description="Hjemmel for meldeplikt.")
    taushetsplikt: tuple[str, ...] = Field((), description="Hjemmel for taushetsplikt.")
    samarbeid: tuple[str, ...] = Field((), description="Hjemmel for samarbeid.")
    dokumentasjon: tuple[str, ...] = Field((), description="Hjemmel for dokumentasjon.")
    internkontroll: tuple[str, ...] = Field((), description="Hjemmel for internkontroll.")
    meldegrunner: tuple[Literal["a", "b", "c", "d", "e"], ...] = Field((), description="Grunnene i loven.")
    merknad: Tekst | None = Field(None, description="Til redaktøren.")

    def hjemler(self, slag: Hjemmelslag) -> tuple[str, ...]:
        """Return the ids of one kind of legal basis."""
        return {
            "meldeplikt": self.meldeplikt,
            "taushetsplikt": self.taushetsplikt,
            "samarbeid": self.samarbeid,
            "dokumentasjon": self.dokumentasjon,
            "internkontroll": self.internkontroll,
        }[slag]
