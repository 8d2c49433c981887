"""A contact: a role or function with phone or e-mail, never a required person; knows no service."""

from __future__ import annotations

from typing import Final

from pydantic import Field

from generator.kommune.verdier import Dato, Epost, Lenke, Modell, Tekst, Telefon

KONTAKTER_SOM_MAA_VISES: Final = ("barnevern_dag", "barnevernvakt", "legevakt")


class Kontakt(Modell):
    """One way to reach a function. `publiser` decides whether it may stand on the site and in public documents."""

    funksjon: Tekst = Field(description="Hvem som svarer, som rolle eller funksjon, for eksempel «Mottakstelefonen».")
    navn: Tekst | None = Field(
        None, description="Navn på en person. Trengs aldri, og vises bare når publiser_navn er true."
    )
    publiser_navn: bool = Field(False, description="Om navnet på personen kan vises. Vanligvis false.")
    telefon: Telefon | None = Field(None, description="Telefonnummeret til funksjonen, i anførselstegn.")
    via: Tekst | None = Field(
        None, description="Hvem som setter over, for eksempel «politiet» når barnevernvakta nås på 02800."
    )
    epost: Epost | None = Field(None, description="E-postadressen til funksjonen, ikke til en person.")
    lenke: Lenke | None = Field(None, description="Nettside eller skjema for å ta kontakt.")
    aapningstid: Tekst | None = Field(None, description="Når noen svarer, for eksempel «mandag–fredag 08.00–15.30».")
    publiser: bool = Field(
        description="Om kontakten kan stå på nettsiden og i offentlige dokumenter: true eller false."
    )
    kontrollert: Dato | None = Field(None, description="Datoen noen sist sjekket at opplysningene stemmer.")
    kilde: Tekst | None = Field(None, description="Hvor opplysningen kommer fra, for eksempel «oppgitt av tjenesten».")


class Kontakter(Modell):
    """The fixed contacts that every template may use; an unknown one is left out."""

    barnevern_dag: Kontakt | None = Field(None, description="Barnevernstjenesten på dagtid.")
    barnevernvakt: Kontakt | None = Field(
        None, description="Barnevernvakta eller annen akuttberedskap utenom dagtid. Aldri 116 117."
    )
    politi: Kontakt | None = Field(None, description="Politiet når det ikke haster, eller politikontakten.")
    legevakt: Kontakt | None = Field(None, description="Legevakta. Det nasjonale nummeret er 116 117.")
    krisesenter: Kontakt | None = Field(None, description="Krisesenteret. Adressen skal aldri stå her.")
    overgrepsmottak: Kontakt | None = Field(None, description="Overgrepsmottaket.")
    familievern: Kontakt | None = Field(None, description="Familievernkontoret.")
    konsultasjonsteam: Kontakt | None = Field(None, description="Konsultasjonsteamet for vold og overgrep.")
    barnehus: Kontakt | None = Field(None, description="Statens barnehus.")
    ppt: Kontakt | None = Field(None, description="PPT.")
    koordinerende_enhet: Kontakt | None = Field(
        None, description="Koordinerende enhet for habilitering og rehabilitering."
    )
    personvernombud: Kontakt | None = Field(None, description="Personvernombudet.")

    def kjente(self) -> dict[str, Kontakt]:
        """Return the contacts that are given, by key, in the order of the model."""
        return {navn: k for navn in type(self).model_fields if (k := getattr(self, navn)) is not None}
