"""The root model of a municipality: everything its YAML says, agreements included; knows no file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from generator.kommune.avtale import Avtale
from generator.kommune.kontakt import Kontakt, Kontakter
from generator.kommune.lokalt import Eget, LokalTekst
from generator.kommune.modell import Arbeidsmodell, Verktoey
from generator.kommune.styring import (
    Anmeldelse,
    AvvikFraAnbefaling,
    Avvikssystem,
    Beredskap,
    Dokumenthode,
    Forloep,
    Konsultasjonsteam,
    Medvirkning,
    Moetearena,
    Opplaering,
    Planer,
    Revisjon,
    Rolle,
    Samordning,
    Samtykke,
    SikkerKanal,
)
from generator.kommune.tjeneste import Frister, Tjeneste
from generator.kommune.verdier import (
    Alder,
    Epost,
    Filsti,
    Id,
    Kommunenummer,
    Lenke,
    Modell,
    Organisasjonsnummer,
    Tekst,
    Telefon,
)

Farge = Literal["blaa", "groenn", "roed", "lilla", "graa"]


class Kommunefakta(Modell):
    """The municipality itself."""

    kommunenummer: Kommunenummer = Field(description='Fire siffer i anførselstegn. "0000" bare med fiktiv: true.')
    navn: Tekst = Field(description="Kommunens norske navn, uten «kommune».")
    betegnelse: Literal["kommune", "herad"] = Field("kommune", description="kommune eller herad.")
    navn_samisk: Tekst | None = Field(None, description="Det samiske navnet.")
    navn_kvensk: Tekst | None = Field(None, description="Det kvenske navnet.")
    samiske_spraak: tuple[Literal["se", "smj", "sma"], ...] = Field(
        (), description="Samiske språk i kommunen: se, smj, sma."
    )
    organisasjonsnummer: Organisasjonsnummer | None = Field(None, description="Ni siffer i anførselstegn.")
    fylke: Tekst | None = Field(None, description="Fylket.")
    maalform: Literal["nb", "nn"] = Field(description="Språket dokumentene lages på: nb eller nn.")
    nettsted: Lenke | None = Field(None, description="Kommunens nettsted.")
    epost: Epost | None = Field(None, description="Postmottaket.")
    sentralbord: Telefon | None = Field(None, description="Sentralbordet, i anførselstegn.")
    postadresse: Tekst | None = Field(None, description="Postadressen.")
    besoeksadresse: Tekst | None = Field(None, description="Besøksadressen.")
    statsforvalter: Tekst | None = Field(None, description="Statsforvalteren.")
    politidistrikt: Tekst | None = Field(None, description="Politidistriktet.")
    helseforetak: Tekst | None = Field(None, description="Helseforetaket.")
    barnehus: Tekst | None = Field(None, description="Statens barnehus.")
    logo: Filsti | None = Field(None, description="Logofil i kommunens mappe: svg eller png.")
    farge: Farge = Field(
        "blaa", description="Fargen i dokumenter og på nettstedet: blaa, groenn, roed, lilla eller graa."
    )

    @property
    def fullt_navn(self) -> str:
        """The name with its designation, for example «Fjordvik kommune»."""
        return f"{self.navn} {self.betegnelse}"


class Virkeomraade(Modell):
    """Whom the routines are about."""

    alder_fra: Alder = Field(description="Yngste alder.")
    alder_til: Alder = Field(description="Eldste alder.")
    gravide: bool = Field(description="Om gravide er med.")


class Hus(Modell):
    """A house where several services live, under the name people know."""

    id: Id = Field(description="Kort navn med små bokstaver, aldri brukt om igjen.")
    navn: Tekst = Field(description="Navnet på huset.")
    adresse: Tekst | None = Field(None, description="Adressen.")
    aapningstid: Tekst | None = Field(None, description="Når huset er åpent.")


class Lenker(Modell):
    """Links that routines and pages point to."""

    melding_offentlig: Lenke | None = Field(None, description="Skjema for melding fra ansatte.")
    melding_privat: Lenke | None = Field(None, description="Skjema for melding fra privatpersoner.")


class Personvern(Modell):
    """Who answers for personal data."""

    ansvarlig: Tekst | None = Field(None, description="Hvem som har ansvaret, som rolle.")
    erklaering: Lenke | None = Field(None, description="Lenke til personvernerklæringen.")
    ombud: Id | None = Field(None, description="Nøkkelen til kontakten.")


class Nettstedvalg(Modell):
    """Choices for the citizen site."""

    tilgjengelighetserklaering: Lenke | None = Field(None, description="Lenke til erklæringen i uustatus.no.")
    sokeord: dict[Id, tuple[Tekst, ...]] = Field({}, description="Ekstra søkeord per tema.")


class Kommune(Modell):
    """One municipality: `kommune.yaml` and its agreements, shared services merged in."""

    skjema_versjon: Literal[1] = Field(description="Versjonen av filformatet: 1.")
    fiktiv: bool = Field(
        False, description='Om kommunen er oppdiktet. Tillater kommunenummer "0000" og oppdiktede telefonnumre.'
    )
    demo: bool = Field(False, description="Om alt skal merkes som demonstrasjon, ikke kommunens egne dokumenter.")
    kommune: Kommunefakta = Field(description="Kommunen selv.")
    virkeomraade: Virkeomraade | None = Field(None, description="Hvem rutinene gjelder for.")
    kontakt: Kontakter = Field(Kontakter(), description="Faste kontakter.")
    tjenester: tuple[Tjeneste, ...] = Field((), description="Tjenestene i kommunen.")
    hus: tuple[Hus, ...] = Field((), description="Hus med flere tjenester.")
    modell: Arbeidsmodell | None = Field(None, description="Modellen kommunen arbeider etter.")
    verktoey: Verktoey = Field(Verktoey(), description="Verktøyene kommunen har valgt.")
    frister: Frister = Field(Frister(), description="Frister som gjelder i hele kommunen.")
    samordning: Samordning | None = Field(None, description="Hvem som avgjør hvilken tjeneste som samordner.")
    anmeldelse: Anmeldelse | None = Field(None, description="Hvem som avgjør om kommunen anmelder et lovbrudd.")
    roller: tuple[Rolle, ...] = Field((), description="Koordinatorroller.")
    moetearenaer: tuple[Moetearena, ...] = Field((), description="Faste møter.")
    konsultasjonsteam: Konsultasjonsteam | None = Field(None, description="Konsultasjonsteamet.")
    kompetanseplan: tuple[Opplaering, ...] = Field((), description="Opplæringen i kommunen.")
    medvirkning: Medvirkning | None = Field(None, description="Hvordan barn og unge medvirker.")
    planer: Planer | None = Field(None, description="Vedtatte planer.")
    beredskap: Beredskap | None = Field(None, description="Beredskap i en krise.")
    samtykke: Samtykke | None = Field(None, description="Samtykkeskjemaet.")
    sikker_kanal: SikkerKanal | None = Field(None, description="Kanalen for taushetsbelagte opplysninger.")
    avvik: Avvikssystem | None = Field(None, description="Hvor avvik blir meldt.")
    avvik_fra_anbefaling: tuple[AvvikFraAnbefaling, ...] = Field(
        (), description="Dokumenterte avvik fra anbefalingene."
    )
    lenker: Lenker = Field(Lenker(), description="Lenker.")
    forloep: tuple[Forloep, ...] = Field((), description="Nasjonale pasientforløp.")
    personvern: Personvern | None = Field(None, description="Personvern.")
    nettsted: Nettstedvalg = Field(Nettstedvalg(), description="Valg for nettstedet.")
    dokumenter: tuple[Dokumenthode, ...] = Field(
        (), description="Hodet på hvert dokument. Det som ikke står her, er utkast."
    )
    revisjon: Revisjon | None = Field(None, description="Hvor ofte dokumentene blir gått gjennom.")
    eget: Eget = Field(Eget(), description="Egne tegn, steg og lenker, ved siden av de felles.")
    lokale_tekster: tuple[LokalTekst, ...] = Field((), description="Egne tekster, én fil hver i mappen tekst/.")
    avtaler: tuple[Avtale, ...] = Field((), description="Avtalene, én fil hver i mappen avtaler/.")

    def alle_kontakter(self) -> Iterator[tuple[tuple[str | int, ...], Kontakt]]:
        """Yield every contact with its path."""
        for navn, kontakt in self.kontakt.kjente().items():
            yield ("kontakt", navn), kontakt
        for i, tjeneste in enumerate(self.tjenester):
            if tjeneste.kontakt is not None:
                yield ("tjenester", i, "kontakt"), tjeneste.kontakt
            if tjeneste.nivaa_over is not None:
                yield ("tjenester", i, "nivaa_over"), tjeneste.nivaa_over
            for j, enhet in enumerate(tjeneste.enheter):
                if enhet.kontakt is not None:
                    yield ("tjenester", i, "enheter", j, "kontakt"), enhet.kontakt
        if self.beredskap and self.beredskap.kriseteam:
            yield ("beredskap", "kriseteam"), self.beredskap.kriseteam

    @property
    def viser_alt(self) -> bool:
        """Whether nothing is kept from the public: every contact is published, and every agreement is open and entered into."""
        return all(a.er_offentlig for a in self.avtaler) and all(k.publiser for _, k in self.alle_kontakter())
