"""How the work is led: roles, meetings, training, plans, deviations, document heads; knows no document's content."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from generator.kommune.kontakt import Kontakt
from generator.kommune.verdier import (
    Antall,
    Dato,
    Id,
    Kravnummer,
    Lenke,
    Modell,
    Prosent,
    Rolleid,
    Tekst,
    Versjonsnummer,
)


class Endring(Modell):
    """One line of a change log."""

    versjon: Versjonsnummer = Field(description="Versjonen, i anførselstegn.")
    dato: Dato = Field(description="Datoen for endringen.")
    hva: Tekst = Field(description="Hva som ble endret.")
    hvorfor: Tekst | None = Field(None, description="Hvorfor det ble endret.")


class Samordning(Modell):
    """Who decides which service coordinates (hol § 3-4, bvl § 15-8)."""

    avgjoeres_av: Tekst | None = Field(None, description="Rollen som bestemmer hvilken tjeneste som samordner.")
    frist_virkedager: Antall | None = Field(
        None, description="Virkedager fra den som avgjør, får saken, til det er bestemt."
    )
    kontakt: Id | None = Field(None, description="Nøkkelen til kontakten.")


class Anmeldelse(Modell):
    """Who decides whether the municipality reports a crime that is over (fvl § 13 b no. 6); never the duty to avert."""

    avgjoeres_av: Tekst | None = Field(
        None, description="Rollen som avgjør om kommunen anmelder et lovbrudd mot et barn til politiet."
    )


class Rolle(Modell):
    """A coordinator role in the municipality."""

    id: Rolleid = Field(description="Rollen.")
    enhet: Tekst | None = Field(None, description="Hvor rollen hører til.")
    oppnevnes_av: Tekst | None = Field(None, description="Hvem som oppnevner.")
    tid_prosent: Prosent | None = Field(None, description="Stillingsprosent.")
    stedfortreder_rolle: Tekst | None = Field(None, description="Hvem som trer inn, som rolle.")
    opplaering: Tekst | None = Field(None, description="Opplæringen rollen får.")
    kontakt: Id | None = Field(None, description="Nøkkelen til kontakten.")
    svarfrist_virkedager: Antall | None = Field(None, description="Frist for å svare, i virkedager.")
    oppnevnes_innen_virkedager: Antall | None = Field(
        None, description="Virkedager fra vilkårene er oppfylt og familien ønsker det, til noen har rollen."
    )
    maks_saker: Antall | None = Field(None, description="Hvor mange saker en person har på det meste.")


class Moetearena(Modell):
    """A regular meeting."""

    id: Id = Field(description="Kort navn med små bokstaver, aldri brukt om igjen.")
    navn: Tekst = Field(description="Det dere kaller møtet.")
    nivaa: Literal["individ", "tjeneste", "system", "strategisk"] = Field(description="Nivået møtet er på.")
    formaal: Literal["sak", "samarbeid"] = Field(description="Om møtet drøfter saker eller samarbeidet.")
    deltakere: tuple[Id, ...] = Field((), description="Tjenestene som deltar; id-er fra tjenester.")
    per_aar: Antall | None = Field(None, description="Møter i året.")
    innkaller: Tekst | None = Field(None, description="Hvem som kaller inn, som rolle.")
    mandat: Tekst | None = Field(None, description="Hva møtet kan bestemme.")
    referat: Tekst | None = Field(None, description="Hvor referatet blir lagt.")


class Konsultasjonsteam(Modell):
    """A team that gives advice on violence and abuse without names."""

    bruk: bool = Field(description="Om kommunen har et konsultasjonsteam.")
    navn: Tekst | None = Field(None, description="Det dere kaller teamet.")
    mandat: Tekst | None = Field(None, description="Hva teamet gjør.")
    medlemmer: tuple[Id, ...] = Field((), description="Tjenestene i teamet; id-er fra tjenester.")
    kontakt: Id | None = Field(None, description="Nøkkelen til kontakten.")


class Opplaering(Modell):
    """One line of the competence plan."""

    id: Id = Field(description="Kort navn med små bokstaver, aldri brukt om igjen.")
    tema: Id = Field(description="Temaet, for eksempel tegn_signaler.")
    maalgruppe: tuple[Id, ...] = Field((), description="Tjenestene det gjelder; id-er fra tjenester, eller alle.")
    form: Literal["fagdag", "kurs", "e_laering", "oeving", "veiledning"] = Field(description="Formen opplæringen har.")
    hyppighet_maaneder: Antall | None = Field(None, description="Måneder mellom hver gang.")
    ansvarlig: Tekst | None = Field(None, description="Hvem som har ansvaret, som rolle.")


class TjenesteMedvirkning(Modell):
    """How users take part in the service."""

    brukerraad: bool | None = Field(None, description="Om det finnes brukerråd.")
    undersoekelse_maaneder: Antall | None = Field(None, description="Måneder mellom hver brukerundersøkelse.")


class SystemMedvirkning(Modell):
    """How young people take part in the municipality."""

    ungdomsraad: bool | None = Field(None, description="Om kommunen har ungdomsråd.")
    hoeres_ved: tuple[Tekst, ...] = Field((), description="Når ungdomsrådet blir hørt.")


class Innspill(Modell):
    """What children said, and what came of it."""

    id: Id = Field(description="Kort navn med små bokstaver, aldri brukt om igjen.")
    dato: Dato = Field(description="Datoen for innspillet.")
    innspill: Tekst = Field(description="Det barna eller ungdommene sa, uten navn.")
    resultat: Literal["tatt_til_foelge", "delvis", "ikke_tatt_til_foelge", "til_vurdering"] = Field(
        description="Hva det ble til."
    )
    hva: Tekst | None = Field(None, description="Hva kommunen gjorde, eller hvorfor ikke.")


class Medvirkning(Modell):
    """Participation at three levels."""

    individ: Tekst | None = Field(None, description="Hvordan barnet blir hørt i egen sak.")
    tjeneste: TjenesteMedvirkning | None = Field(None, description="Medvirkning i tjenesten.")
    system: SystemMedvirkning | None = Field(None, description="Medvirkning i kommunen.")
    endringer: tuple[Innspill, ...] = Field((), description="Innspill og hva de førte til.")


class Plan(Modell):
    """A plan the council has adopted."""

    vedtatt: Dato | None = Field(None, description="Datoen planen ble vedtatt.")
    saksnummer: Tekst | None = Field(None, description="Saksnummeret.")
    lenke: Lenke | None = Field(None, description="Lenke til planen.")


class Planer(Modell):
    """The plans that the routines lean on."""

    forebyggende_plan: Plan | None = Field(None, description="Planen etter barnevernsloven § 15-1.")
    handlingsplan_vold: Plan | None = Field(None, description="Handlingsplan mot vold i nære relasjoner.")
    oppvekstplan: Plan | None = Field(None, description="Oppvekstplanen.")


class KriseNaa(Modell):
    """Whether the crisis page is on, and what it says."""

    aktiv: bool = Field(description="Om krisesiden er slått på.")
    tekst: Tekst | None = Field(None, description="Hva som gjelder nå.")


class Beredskap(Modell):
    """What is kept open when everyday life stops."""

    kriseteam: Kontakt | None = Field(None, description="Kriseteamet.")
    holdes_aapne: tuple[Id, ...] = Field((), description="Tjenester som holdes åpne; id-er fra tjenester.")
    oppsoekende_ansvarlig: Tekst | None = Field(None, description="Hvem som sørger for oppsøkende kontakt, som rolle.")
    risikovurdering_ved_reduksjon: Tekst | None = Field(
        None, description="Hvem som vurderer risiko før et tilbud blir redusert."
    )
    ungdomsraad_involveres: bool | None = Field(None, description="Om ungdomsrådet er med.")
    krise_naa: KriseNaa | None = Field(None, description="Krisesiden på nettstedet.")


class Aldersgrense(Modell):
    """An age limit for one kind of consent, with the reason that the law check demands."""

    id: Id = Field(description="Kort navn med små bokstaver, aldri brukt om igjen.")
    hva: Tekst = Field(description="Hvilket samtykke det gjelder.")
    alder: Annotated[int, Field(ge=0, le=18)] = Field(description="Alderen i hele år.")
    forklaring: Tekst | None = Field(None, description="Hvorfor grensen er satt der, og hvilken regel den bygger på.")


class Samtykke(Modell):
    """The consent form and who settled it."""

    skjema: Tekst | None = Field(None, description="Hvor skjemaet finnes.")
    avklart_med: Tekst | None = Field(None, description="Hvem som har kontrollert skjemaet juridisk, som rolle.")
    dato: Dato | None = Field(None, description="Datoen for kontrollen.")
    aldersgrenser: tuple[Aldersgrense, ...] = Field((), description="Aldersgrenser som kommunen har satt.")


class SikkerKanal(Modell):
    """The channel for confidential information, and what is not one."""

    navn: Tekst = Field(description="Det dere kaller kanalen.")
    ikke: tuple[Tekst, ...] = Field((), description="Kanaler som ikke skal brukes.")


class Avvikssystem(Modell):
    """Where deviations are reported."""

    system: Tekst = Field(description="Navnet på systemet.")


class AvvikFraAnbefaling(Modell):
    """A documented deviation from a strong recommendation; never from a legal requirement."""

    id: Id = Field(description="Kort navn med små bokstaver, aldri brukt om igjen.")
    anbefaling: Annotated[int, Field(ge=1, le=7)] = Field(description="Nummeret på anbefalingen, 1–7.")
    krav: Kravnummer = Field(description='Kravet, i anførselstegn, for eksempel "4.3".')
    hva: Tekst = Field(description="Hva dere ikke følger.")
    tjenester: tuple[Id, ...] = Field(
        (), description="Id-ene til tjenestene avviket gjelder; tomt når det gjelder alle."
    )
    begrunnelse: Tekst = Field(description="Hvorfor.")
    kompenserende_tiltak: Tekst | None = Field(None, description="Hva dere gjør i stedet.")
    godkjent_av: Tekst | None = Field(None, description="Hvem som har godkjent avviket, som rolle.")
    dato: Dato | None = Field(None, description="Datoen for godkjenningen.")
    revurderes: Dato | None = Field(None, description="Datoen avviket blir vurdert på nytt.")


class Forloep(Modell):
    """Who answers for a national patient pathway."""

    id: Id = Field(description="Forløpet.")
    enhet: Tekst | None = Field(None, description="Enheten med ansvar.")
    rolle: Tekst | None = Field(None, description="Rollen med ansvar.")
    kontakt: Id | None = Field(None, description="Nøkkelen til kontakten.")


class Dokumenthode(Modell):
    """The head of one document; a document that is not listed is a draft."""

    dokument: Annotated[str, Field(pattern=r"^[a-z]+/[a-z0-9_-]+$")] = Field(
        description="Dokumentet, for eksempel bekymringsrutine/barnehage."
    )
    versjon: Versjonsnummer = Field(description="Versjonen, i anførselstegn.")
    gjelder_fra: Dato | None = Field(None, description="Første dag dokumentet gjelder.")
    godkjent_av: Tekst | None = Field(None, description="Hvem som har godkjent, som rolle.")
    godkjent_dato: Dato | None = Field(None, description="Datoen for godkjenningen.")
    saksnummer: Tekst | None = Field(None, description="Saksnummeret.")
    eier: Tekst | None = Field(None, description="Hvem som eier dokumentet, som rolle.")
    neste_revisjon: Dato | None = Field(None, description="Datoen for neste gjennomgang.")
    endringslogg: tuple[Endring, ...] = Field((), description="Endringene, nyeste først.")


class Revisjon(Modell):
    """How often the documents are gone through."""

    hyppighet_maaneder: Antall | None = Field(None, description="Måneder mellom hver gjennomgang.")
    ansvarlig_rolle: Tekst | None = Field(None, description="Hvem som har ansvaret, som rolle.")
