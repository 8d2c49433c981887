"""A collaboration agreement, one file each with its own life in git; knows the municipality only by ids."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from generator.kommune.styring import Endring
from generator.kommune.verdier import Alder, Antall, Dato, Id, Lenke, Modell, Tekst, Versjonsnummer


class Varighet(Modell):
    """From when to when the agreement holds, and how it ends."""

    fra: Dato = Field(description="Første dag avtalen gjelder.")
    til: Dato | None = Field(None, description="Siste dag avtalen gjelder.")
    oppsigelse_maaneder: Antall | None = Field(None, description="Oppsigelsestid i måneder.")
    revisjon_maaneder: Antall | None = Field(None, description="Måneder mellom hver gjennomgang.")


class ByggerPaa(Modell):
    """The shared agreement type and version that this one started from."""

    type: Id = Field(description="Avtaletypen.")
    versjon: Versjonsnummer = Field(description="Versjonen av avtaletypen, i anførselstegn.")


class Part(Modell):
    """A party: one of the municipality's services, or another named body."""

    id: Id = Field(description="Kort navn med små bokstaver, aldri brukt om igjen.")
    tjeneste: Id | None = Field(None, description="Tjenesten som er part; id fra tjenester.")
    navn: Tekst | None = Field(None, description="Navnet, når parten ikke er en av kommunens tjenester.")
    signatar_rolle: Tekst | None = Field(None, description="Den som skriver under, som rolle.")
    kontakt_rolle: Tekst | None = Field(None, description="Den andre parten kan ringe, som rolle.")


class Maalgruppe(Modell):
    """Whom the agreement is about."""

    alder_fra: Alder | None = Field(None, description="Yngste alder.")
    alder_til: Alder | None = Field(None, description="Eldste alder.")
    gravide: bool = Field(False, description="Om gravide er med.")
    avgrensning: Tekst | None = Field(None, description="Hvem avtalen ikke gjelder for.")


class Forpliktelse(Modell):
    """One thing a party promises, from the library (`fra`) or in own words (`tekst`)."""

    id: Id = Field(description="Kort navn med små bokstaver, aldri brukt om igjen.")
    part: Id = Field(description="Parten som lover; id fra parter, eller alle.")
    fra: Id | None = Field(None, description="Id i biblioteket av forpliktelser.")
    tekst: Tekst | None = Field(None, description="Egen tekst, når den ikke står i biblioteket.")
    norm: Literal["avtalt"] | None = Field(
        None, description="Egen tekst er alltid avtalt. Det loven krever, setter programmet inn selv."
    )
    frist: Tekst | None = Field(None, description="Fristen, for eksempel «2 hverdager».")
    maales_ved: Tekst | None = Field(None, description="Hvordan dere ser at løftet blir holdt.")


class Eskaleringstrinn(Modell):
    """One step when the parties disagree."""

    id: Id = Field(description="Kort navn med små bokstaver, aldri brukt om igjen.")
    rolle: Tekst = Field(description="Hvem som prøver å løse uenigheten.")
    frist: Tekst | None = Field(None, description="Hvor lenge før neste trinn.")


class Evaluering(Modell):
    """How the parties see whether the agreement works."""

    per_aar: Antall | None = Field(None, description="Ganger i året.")
    indikatorer: tuple[Id, ...] = Field((), description="Id-er i biblioteket av indikatorer.")
    rapporteres_til: Tekst | None = Field(None, description="Hvem som får rapporten, som rolle.")


class Avtale(Modell):
    """One agreement. The four elements of recommendation 3: roles, scope, what about, resources."""

    skjema_versjon: Literal[1] = Field(description="Versjonen av filformatet: 1.")
    id: Id = Field(description="Samme navn som fila, uten .yaml.")
    type: Id = Field(description="En av avtaletypene.")
    tittel: Tekst = Field(description="Tittelen på avtalen.")
    versjon: Versjonsnummer = Field(description="Versjonen av avtalen, i anførselstegn.")
    status: Literal["utkast", "til_behandling", "vedtatt", "signert", "erstattet", "oppsagt", "utloept"] = Field(
        description="Hvor avtalen er i behandlingen."
    )
    krets: Literal["offentlig", "intern"] = Field(
        description="Om avtalen kan vises på nettsiden: offentlig eller intern."
    )
    gjelder: Varighet | None = Field(None, description="Når avtalen gjelder.")
    saksnummer: Tekst | None = Field(None, description="Saksnummeret i arkivet.")
    bygger_paa: ByggerPaa | None = Field(None, description="Den felles avtaletypen den bygger på.")
    parter: tuple[Part, ...] = Field(min_length=2, description="Partene.")
    maalgruppe: Maalgruppe | None = Field(None, description="Hvem avtalen gjelder.")
    forpliktelser: tuple[Forpliktelse, ...] = Field((), description="Det partene lover hverandre.")
    moetearenaer: tuple[Id, ...] = Field((), description="Møtearenaer avtalen bruker; id-er fra moetearenaer.")
    ressurser: dict[Id, Tekst] = Field({}, description="Hva hver part setter av, etter partens id.")
    eskalering: tuple[Eskaleringstrinn, ...] = Field((), description="Hva som skjer når partene er uenige.")
    evaluering: Evaluering | None = Field(None, description="Hvordan avtalen blir evaluert.")
    ekstern_lenke: Lenke | None = Field(None, description="Lenke til avtalen når den ligger et annet sted.")
    vedtatt_av_kommunestyret: Dato | None = Field(
        None, description="Datoen kommunestyret vedtok avtalen, når loven krever det."
    )
    endringslogg: tuple[Endring, ...] = Field((), description="Endringene, nyeste først.")

    @property
    def er_inngaatt(self) -> bool:
        """Whether the parties have entered into it."""
        return self.status in ("vedtatt", "signert")

    @property
    def er_offentlig(self) -> bool:
        """Whether the public may read it: it says so, and the parties have entered into it."""
        return self.krets == "offentlig" and self.er_inngaatt
