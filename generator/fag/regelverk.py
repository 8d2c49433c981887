"""The law register: dated references, old references, outdated terms and coming changes; knows no text that uses them."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from generator.fag.lovdata import find_adresse
from generator.kommune.verdier import Dato, Modell, Tekst

RegelId = str
Sikkerhet = Literal["bekreftet", "sannsynlig", "ukontrollert"]


class Regel(Modell):
    """One rule by its stable id. The wording of the law is never stored here."""

    id: RegelId = Field(description="Id som tekster viser til.")
    lov: Tekst = Field(description="Navnet på loven på bokmål.")
    lov_nn: Tekst = Field(description="Navnet på loven på nynorsk.")
    lov_id: Tekst = Field(description="Lovdatas id.")
    paragraf: Tekst = Field(description="Paragrafen slik den skrives.")
    paragraf_nn: Tekst | None = Field(None, description="Det samme på nynorsk, når det er ord i den som er ulike.")
    tittel: Tekst = Field(description="Hva regelen gjelder, med egne ord.")
    tittel_nn: Tekst = Field(description="Det samme på nynorsk.")
    plikt_type: Tekst = Field(description="Slags plikt.")
    gjelder_tjenester: tuple[str, ...] = Field((), description="Hvem regelen gjelder for.")
    gjelder_fra: Dato | None = Field(None, description="Første dag regelen gjaldt med dette nummeret.")
    sist_endret_fra: Dato | None = Field(None, description="Dagen siste endring tok til å gjelde.")
    erstatter: Tekst | None = Field(None, description="Regelen den kom i stedet for.")
    status: Literal["i_kraft", "vedtatt_ikke_i_kraft", "ikke_lovfestet", "opphevet"] = Field(
        description="Om regelen gjelder."
    )
    kilde: tuple[str, ...] = Field((), description="Hvor den er lest.")
    sikkerhet: Sikkerhet = Field(description="Hvor sikker henvisningen er.")
    kontrollert: Dato | None = Field(
        None, description="Dagen posten sist ble lest mot loven. Uten: dagen hele registeret ble det."
    )
    merknad: Tekst | None = Field(None, description="Til redaktøren.")

    def paa(self, maalform: str) -> tuple[str, str]:
        """Return the name of the law and the section in one written standard."""
        return (self.lov_nn, self.paragraf_nn or self.paragraf) if maalform == "nn" else (self.lov, self.paragraf)

    @property
    def er_lov(self) -> bool:
        """Whether the rule is law or regulation in force, so that «skal» may lean on it."""
        return self.status == "i_kraft" and self.lov_id.startswith(("LOV-", "FOR-"))

    @property
    def adresse(self) -> str:
        """Where the section stands at Lovdata, or "" when the rule is no law in force."""
        return find_adresse(self.lov_id, self.paragraf) if self.er_lov else ""


class GammelHenvisning(Modell):
    """An old reference and what it became."""

    gammel: Tekst = Field(description="Slik den sto før.")
    ny: Tekst = Field(description="Slik den heter nå.")
    moenster: Tekst | None = Field(
        None, description="Regulært uttrykk som kjenner igjen den gamle henvisningen, og aldri en som gjelder."
    )
    ny_id: tuple[RegelId, ...] = Field((), description="Id-er i registeret.")
    gjelder_fra: Dato | None = Field(None, description="Dagen den nye tok til å gjelde.")
    sikkerhet: Sikkerhet = Field(description="Hvor sikker opplysningen er.")
    kilde: tuple[str, ...] = Field((), description="Hvor den er lest.")
    merknad: Tekst | None = Field(None, description="Til redaktøren.")


class GammeltBegrep(Modell):
    """An outdated term and its replacement."""

    gammel: Tekst = Field(description="Det gamle ordet.")
    ny: Tekst = Field(description="Det nye ordet.")
    ny_nn: Tekst = Field(description="Det nye ordet på nynorsk.")
    moenster: Tekst | None = Field(None, description="Regulært uttrykk som kjenner igjen det gamle ordet.")
    fra: Dato | None = Field(None, description="Dagen det nye ordet kom.")
    sikkerhet: Sikkerhet = Field(description="Hvor sikker opplysningen er.")
    merknad: Tekst | None = Field(None, description="Til redaktøren.")


class KommendeEndring(Modell):
    """A change that is adopted and not in force, or that must be watched."""

    dato: Dato | None = Field(None, description="Dagen endringen tar til å gjelde, når den er kjent.")
    lov_id: Tekst = Field(description="Lovdatas id.")
    hva: Tekst = Field(description="Hva som endres.")
    hva_nn: Tekst = Field(description="Det samme på nynorsk.")
    berorer: tuple[RegelId, ...] = Field((), description="Id-er i registeret.")
    sikkerhet: Sikkerhet = Field(description="Hvor sikker opplysningen er.")
    merknad: Tekst | None = Field(None, description="Til redaktøren.")


class RegelverkMeta(Modell):
    """What the register was read from, and when."""

    tittel: Tekst = Field(description="Tittelen på registeret.")
    laget: Dato = Field(description="Dagen registeret ble laget.")
    lovtekst_dato: Dato = Field(description="Dagen hovedkilden er lest per; står i hvert dokument.")
    lovtekst_lest_per: Tekst = Field(description="Datoene lovteksten er lest per.")
    forbehold: Tekst = Field(description="Hva leseren må vite.")
    tjenester_nokler: dict[str, str] = Field(description="Nøklene i gjelder_tjenester.")
    plikt_typer: tuple[str, ...] = Field(description="Slagene av plikter.")


class Kildebeskrivelse(Modell):
    """One source that the register was read from."""

    navn: Tekst = Field(description="Kilden.")
    tekst_per: Tekst | None = Field(None, description="Datoen teksten gjelder for.")
    commit: Tekst | None = Field(None, description="Versjonen i kilden.")
    type: Tekst | None = Field(None, description="Slags kilde.")


class Regelverk(Modell):
    """The whole register."""

    meta: RegelverkMeta = Field(description="Om registeret.")
    kilder: dict[str, Kildebeskrivelse] = Field(description="Kildene.")
    regler: tuple[Regel, ...] = Field(description="Reglene.")
    gamle_henvisninger: tuple[GammelHenvisning, ...] = Field(description="Gamle henvisninger.")
    gamle_begreper: tuple[GammeltBegrep, ...] = Field(description="Gamle begreper.")
    kommende_endringer: tuple[KommendeEndring, ...] = Field(description="Endringer som kommer.")
