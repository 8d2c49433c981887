"""A service and its units: who runs it, who leads it, where things are written down; knows no other service."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from generator.kommune.kontakt import Kontakt
from generator.kommune.verdier import Antall, Id, Kommunenummer, Modell, Organisasjonsnummer, Tekst

Organisering = Literal["egen", "interkommunal", "vertskommune", "kjoept", "fylkeskommunal", "statlig", "privat"]


class Dokumentasjon(Modell):
    """Where the service writes down and keeps what it sees."""

    system: Tekst | None = Field(None, description="Fagsystemet, for eksempel «Visma Flyt Skole».")
    skjema: Tekst | None = Field(None, description="Skjemaet ansatte bruker, for eksempel «Undringsnotat».")
    oppbevaring: Tekst | None = Field(None, description="Hvor det blir oppbevart, for eksempel «elevmappa».")
    tilgang: Tekst | None = Field(None, description="Hvem som har tilgang, som roller.")


class Frister(Modell):
    """Deadlines; the municipality's common ones, or one service's own deviation from them."""

    del_med_leder: Tekst | None = Field(
        None, description="Når en ansatt deler en bekymring med leder, for eksempel «samme dag»."
    )
    beslutning_dager: Antall | None = Field(
        None,
        description="Kalenderdager fra en ansatt sier fra, til lederen har tatt en beslutning om tiltak. Gjelder aldri melding.",
    )
    evaluering_uker: Antall | None = Field(None, description="Uker fra tiltakene starter, til de blir evaluert.")
    svar_paa_droefting_virkedager: Antall | None = Field(
        None, description="Virkedager fra en annen tjeneste ber om råd eller hjelp, til tjenesten svarer."
    )
    foerste_moete_virkedager: Antall | None = Field(
        None,
        description="Virkedager fra familien sier ja til hjelp fra andre, til det første møtet. Gjelder aldri melding.",
    )


class EnhetRolle(Modell):
    """A role inside a unit, for example the BTI contact."""

    id: Id = Field(description="Kort navn med små bokstaver, aldri brukt om igjen.")
    rolle: Tekst = Field(description="Navnet på rollen.")
    ansvar: Tekst | None = Field(None, description="Hva rollen har ansvar for.")


class Enhet(Modell):
    """One place where the service meets children: a school, a kindergarten, a health station."""

    id: Id = Field(description="Kort navn med små bokstaver, aldri brukt om igjen.")
    navn: Tekst = Field(description="Navnet på enheten slik folk kjenner den.")
    eierform: Literal["kommunal", "privat"] = Field(
        "kommunal", description="Hvem som eier enheten: kommunal eller privat."
    )
    organisasjonsnummer: Organisasjonsnummer | None = Field(None, description="Ni siffer i anførselstegn.")
    adresse: Tekst | None = Field(None, description="Besøksadressen. Skal aldri stå for et krisesenter.")
    kontakt: Kontakt | None = Field(None, description="Hvordan en når enheten.")
    leder_rolle: Tekst | None = Field(
        None, description="Den som leder enheten, som rolle: styrer, rektor, avdelingsleder."
    )
    stedfortreder_rolle: Tekst | None = Field(None, description="Den som trer inn når lederen er borte, som rolle.")
    aapningstid: Tekst | None = Field(None, description="Når enheten er åpen.")
    roller: tuple[EnhetRolle, ...] = Field((), description="Egne roller på enheten.")


class Vertskommune(Modell):
    """The municipality that runs a shared service for the others."""

    kommunenummer: Kommunenummer = Field(description="Fire siffer i anførselstegn.")
    navn: Tekst = Field(description="Navnet på vertskommunen.")


class Tjeneste(Modell):
    """One service as this municipality has it. `type` decides legal basis, signs and own text."""

    id: Id = Field(description="Kort navn med små bokstaver, aldri brukt om igjen. Andre felt viser til det.")
    type: Id = Field(description="En av tjenestetypene, eller «annet» når ingen passer (da trengs hjemmel).")
    navn: Tekst = Field(description="Tjenestens navn i denne kommunen.")
    organisering: Organisering = Field(
        description="Hvem som driver den: egen, interkommunal, vertskommune, kjoept, fylkeskommunal, statlig eller privat."
    )
    fra: Tekst | None = Field(
        None, description="Felles tjeneste som denne bygger på, for eksempel felles/barnevern-ytre-fjord."
    )
    vertskommune: Vertskommune | None = Field(None, description="Kommunen som driver tjenesten for de andre.")
    leder_rolle: Tekst | None = Field(None, description="Den som leder tjenesten, som rolle.")
    stedfortreder_rolle: Tekst | None = Field(
        None, description="Den som trer inn når lederen er borte, som rolle; i en tjeneste uten enheter."
    )
    nivaa_over: Kontakt | None = Field(
        None, description="Lederen over den som leder enhetene eller tjenesten: rollen som funksjon, og telefonen."
    )
    ligner: Id | None = Field(None, description="Ved type annet: tjenestetypen den ligner mest på.")
    hjemmel: tuple[Id, ...] = Field((), description="Ved type annet: id-er i regelverket.")
    hus: Id | None = Field(None, description="Huset tjenesten holder til i; id fra hus.")
    kontakt: Kontakt | None = Field(None, description="Hvordan en når tjenesten.")
    dokumentasjon: Dokumentasjon | None = Field(None, description="Hvor tjenesten skriver ned og oppbevarer.")
    droeftingspartnere: tuple[Id, ...] = Field((), description="Tjenester en kan drøfte med; id-er fra tjenester.")
    frister: Frister | None = Field(None, description="Egne frister der tjenesten avviker fra kommunens.")
    samme_organ_som_skolen: bool | None = Field(
        None,
        description="Om SFO er samme organ som skolen etter reglene om taushetsplikt: true, false, eller ikke avgjort.",
    )
    lesbekreftelse: bool | None = Field(None, description="Om ansatte bekrefter at de har lest rutinen.")
    enheter: tuple[Enhet, ...] = Field((), description="Enhetene i tjenesten.")
    aldersgruppe: Tekst | None = Field(None, description="Hvem tjenesten er for, til tjenestelista på nettsiden.")
    om: Tekst | None = Field(None, description="Én eller to setninger om tjenesten, til nettsiden.")

    def drives_av(self, kommunenummer: str) -> bool:
        """Return whether the municipality runs the service itself, and so writes its routine."""
        if self.organisering == "egen":
            return True
        delt = self.organisering in ("interkommunal", "vertskommune")
        return delt and self.vertskommune is not None and self.vertskommune.kommunenummer == kommunenummer
