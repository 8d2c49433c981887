"""How the municipality works with concern: BTI or its own model, and the tools it has chosen; knows no service's content."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from generator.kommune.verdier import Alder, Antall, Id, Lenke, Modell, Tekst


class Aldersspenn(Modell):
    """An age span in whole years, both ends included."""

    fra: Alder = Field(description="Yngste alder i hele år.")
    til: Alder = Field(description="Eldste alder i hele år.")


class Nivaa(Modell):
    """A level of BTI, or a step of the municipality's own model."""

    id: Id = Field(description='Nivået eller trinnet, i anførselstegn: "0", "1" …')
    navn: Tekst | None = Field(None, description="Det kommunen kaller nivået.")
    ansvar: Tekst | None = Field(None, description="Hvem som har ansvaret, som rolle.")
    frist: Tekst | None = Field(None, description="Frist for trinnet, i ord.")
    beskrivelse: Tekst | None = Field(None, description="Hva som skjer på trinnet, med kommunens egne ord.")


class Stafettlogg(Modell):
    """The shared log of BTI."""

    bruk: bool = Field(description="Om kommunen bruker stafettlogg.")
    system: Tekst | None = Field(None, description="Systemet loggen føres i.")
    fra_nivaa: Id | None = Field(None, description="Nivået loggen starter på; id fra nivaaer.")
    oppbevaring: Tekst | None = Field(None, description="Hvor loggen blir tatt vare på når saken er avsluttet.")


class Bti(Modell):
    """BTI as the municipality runs it."""

    nivaaer: tuple[Nivaa, ...] = Field(min_length=2, description="Nivåene, laveste først.")
    stafettholder_fra_nivaa: Id | None = Field(None, description="Nivået der stafettholder blir valgt; id fra nivaaer.")
    stafettlogg: Stafettlogg | None = Field(None, description="Stafettloggen, når kommunen har den.")
    aldersgruppe: Aldersspenn | None = Field(None, description="Hvem modellen gjelder for.")
    veileder: Lenke | None = Field(None, description="Lenke til kommunens handlingsveileder.")


class EgenModell(Modell):
    """The municipality's own action guide, step by step."""

    navn: Tekst = Field(description="Det kommunen kaller modellen sin.")
    trinn: tuple[Nivaa, ...] = Field((), description="Trinnene i rekkefølge. Uten trinn brukes «seks steg».")
    veileder: Lenke | None = Field(None, description="Lenke til veilederen.")


class Arbeidsmodell(Modell):
    """Which model the municipality works by."""

    type: Literal["bti", "egen", "ingen"] = Field(description="bti, egen eller ingen.")
    bti: Bti | None = Field(None, description="Brukes når type er bti.")
    egen: EgenModell | None = Field(None, description="Brukes når type er egen.")


class Bekymringssamtale(Modell):
    """The police's preventive talk with a child and its guardians."""

    bruk: bool = Field(description="Om kommunen samarbeider med politiet om bekymringssamtaler.")
    kontakt: Id | None = Field(None, description="Nøkkelen til kontakten i politiet, for eksempel politi.")
    kommunal_oppfoelger: Tekst | None = Field(None, description="Rollen i kommunen som følger opp.")
    foreslaas_av: tuple[Id, ...] = Field((), description="Tjenester som kan foreslå en samtale; id-er fra tjenester.")


class Trivselsvurdering(Modell):
    """How often all children are assessed."""

    per_aar_0_3: Antall | None = Field(None, description="Ganger i året for barn under 3 år.")
    per_aar_3_6: Antall | None = Field(None, description="Ganger i året for barn fra 3 til 6 år.")


class Oppsporingsmodellen(Modell):
    """The Danish Opsporingsmodel for children aged 0–6."""

    bruk: bool = Field(description="Om kommunen bruker Oppsporingsmodellen.")
    gjelder: tuple[Id, ...] = Field((), description="Tjenester som bruker den; id-er fra tjenester.")
    alder: Aldersspenn | None = Field(None, description="Alderen den gjelder for.")
    trivselsvurdering: Trivselsvurdering | None = Field(None, description="Hvor ofte alle barn blir vurdert.")


class Slt(Modell):
    """Local coordination of crime prevention."""

    bruk: bool = Field(description="Om kommunen har SLT.")
    styringsgruppe: Tekst | None = Field(None, description="Styringsgruppa, for eksempel politirådet.")
    moeter_per_aar: Antall | None = Field(None, description="Møter i styringsgruppa per år.")


class Samtaleverktoey(Modell):
    """A tool for practising talks with children."""

    id: Id = Field(description="Verktøyet: snakkemedbarn, jeg-vet eller eget navn.")
    navn: Tekst | None = Field(None, description="Navnet, når det ikke er et av de kjente.")
    brukes_av: tuple[Id, ...] = Field((), description="Tjenester som bruker det; id-er fra tjenester.")
    krav: Tekst | None = Field(None, description="Hva kommunen har bestemt om øving.")


class Verktoey(Modell):
    """The tools the municipality has chosen; one that is off leaves no word behind."""

    politiets_bekymringssamtale: Bekymringssamtale | None = Field(None, description="Politiets bekymringssamtale.")
    oppsporingsmodellen: Oppsporingsmodellen | None = Field(None, description="Oppsporingsmodellen.")
    slt: Slt | None = Field(None, description="SLT.")
    samtaleverktoey: tuple[Samtaleverktoey, ...] = Field((), description="Verktøy for samtaler med barn.")
