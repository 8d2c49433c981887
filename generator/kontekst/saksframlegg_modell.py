"""The context of the draft case for the council, part by part; knows no rule and no layout."""

from __future__ import annotations

from typing import Final

from generator.kontekst.modell import (
    Avsnitt,
    Faktum,
    Hode,
    Kilder,
    Kontekstdel,
    felt,
    lag_eksempel,
    lag_kapittel,
)
from generator.kontekst.skjema_modell import Kontroll

_FRA: Final = "maler/fag/saksframlegg.yaml"
_EKSEMPEL = Avsnitt(tekst="Kommunestyret skal selv vedta planen.", norm="skal", kilde="barnevernsloven § 15-1")


class Svar(Kontekstdel):
    """One of the questions a council member has, answered first."""

    spoersmaal: str = felt("Spørsmålet.", "Hva koster det?")
    svar: tuple[Avsnitt, ...] = lag_kapittel("svaret", _EKSEMPEL, _FRA)


class Utfylling(Kontekstdel):
    """One thing the case worker writes."""

    navn: str = felt("Ledeteksten.", "Saksnummer")
    kontroll: Kontroll = felt("Feltet.", lag_eksempel(Kontroll))


class Vedtakspunkt(Kontekstdel):
    """One numbered point of the proposal."""

    nummer: str = felt("Nummeret.", "1")
    tekst: str = felt("Forslaget.", "Kommunestyret inngår avtalen «Samarbeidsavtale».", _FRA)
    handling: str = felt("Om punktet vedtas eller tas til orientering.", "Vedtas")
    kilde: Kilder = felt("Loven bak punktet, eller tomt.", "helse- og omsorgstjenesteloven § 6-1", "maler/fag")
    frister: tuple[Kontroll, ...] = felt("Feltet for frist, eller ingen.", (lag_eksempel(Kontroll),))
    aar: tuple[Utfylling, ...] = felt("Feltet for budsjettåret, eller ingen.", (lag_eksempel(Utfylling),))


class Kostnadslinje(Kontekstdel):
    """One cost: what is known of its size, and room for the amount."""

    post: str = felt("Det som koster.", "Koordinatorroller")
    omfang: tuple[str, ...] = felt("Det kommunen har oppgitt.", ("Barnekoordinator: 100 % stilling",))
    kroner: Kontroll = felt("Feltet for beløpet.", lag_eksempel(Kontroll))


class Konsekvens(Kontekstdel):
    """What the case means for somebody."""

    hvem: str = felt("Hvem eller hva det gjelder.", "Barn og familier")
    foelger: tuple[Avsnitt, ...] = lag_kapittel("følgene", _EKSEMPEL, _FRA)


class Statuslinje(Kontekstdel):
    """How many requirements of one level the municipality has documented."""

    hva: str = felt("Lovkrav eller anbefalinger.", "Lovkrav")
    antall: str = felt("Antall krav.", "9")
    oppfylt: str = felt("Antall som er dokumentert.", "2")
    delvis: str = felt("Antall som er delvis dokumentert.", "6")
    ikke: str = felt("Antall som ikke er dokumentert, eller som kommunen har begrunnet at den ikke følger.", "1")


class Kravlinje(Kontekstdel):
    """One legal requirement, and how far the set documents it."""

    tekst: str = felt("Kravet.", "Kommunen skal ha internkontroll.", "maler/fag/bibliotek.yaml")
    lov: Kilder = felt("Loven.", "kommuneloven § 25-1", "maler/fag/bibliotek.yaml")
    status: str = felt("Det settet viser.", "delvis dokumentert")


class Egenlinje(Kontekstdel):
    """One thing the law leaves to the council itself, and what is told of it."""

    krav: Avsnitt = felt("Kravet.", _EKSEMPEL, _FRA)
    oppgitt: tuple[str, ...] = felt("Det som er oppgitt.", ("Planen er ikke oppgitt.",))


class Vedlegg(Kontekstdel):
    """One kind of document that goes with the case."""

    slag: str = felt("Slaget.", "Rutiner")
    antall: str = felt("Hvor mange.", "10")
    hvilke: str = felt("Hva de gjelder.", "Barnehagene i Fjordvik, SFO og PPT")


class SaksframleggKontekst(Kontekstdel):
    """Everything the template ``saksframlegg.docx`` may use."""

    hode: Hode = felt("Hodet på dokumentet.", lag_eksempel(Hode))
    mangler: tuple[str, ...] = felt("Opplysninger som mangler.", ("Telefonen til barnevernvakta er ikke oppgitt.",))
    foer: tuple[str, ...] = felt("Det som gjøres før saken sendes.", ("Dette er et utkast.",), "maler/fag")
    saksfelt: tuple[Utfylling, ...] = felt("Saksnummer og møtedato.", (lag_eksempel(Utfylling),))
    kort: tuple[Svar, ...] = felt("Svarene, det viktigste først.", (lag_eksempel(Svar),), _FRA)
    vedtak: tuple[Vedtakspunkt, ...] = felt("Forslagene, de som vedtas, først.", (lag_eksempel(Vedtakspunkt),), _FRA)
    ordforklaring: str = felt("Hva vedtas og tas til orientering betyr.", "«Vedtas» betyr at …", "maler/fag")
    alternativer: tuple[Avsnitt, ...] = lag_kapittel("det kommunestyret kan gjøre i stedet", _EKSEMPEL, _FRA)
    saken: tuple[Avsnitt, ...] = lag_kapittel("hva saken gjelder", _EKSEMPEL, _FRA)
    fakta: tuple[Faktum, ...] = felt("Hvem settet gjelder for, og hva som er ferdig.", (lag_eksempel(Faktum),))
    lovgrunnlag: tuple[Avsnitt, ...] = lag_kapittel("loven", _EKSEMPEL, _FRA)
    egne_om: str = felt("Hva det som er oppgitt, ikke viser.", "Her står bare det som er oppgitt.", _FRA)
    egne: tuple[Egenlinje, ...] = felt("Det kommunestyret selv har ansvaret for.", (lag_eksempel(Egenlinje),), _FRA)
    medvirkning: tuple[Avsnitt, ...] = lag_kapittel("hvem som får uttale seg", _EKSEMPEL, _FRA)
    medvirkningsfakta: tuple[Faktum, ...] = felt(
        "Det kommunen har oppgitt om medvirkning.", (lag_eksempel(Faktum),), "medvirkning"
    )
    uttalelser: tuple[Utfylling, ...] = felt("Plass til uttalelsene.", (lag_eksempel(Utfylling),))
    kostnader: tuple[Kostnadslinje, ...] = felt("Det som kan koste penger.", (lag_eksempel(Kostnadslinje),))
    konsekvenser: tuple[Konsekvens, ...] = felt("Konsekvensene.", (lag_eksempel(Konsekvens),), _FRA)
    ellers: tuple[Avsnitt, ...] = lag_kapittel("det som gjelder uansett", _EKSEMPEL, _FRA)
    forbehold: str = felt("Hva tabellen viser, og ikke viser.", "Tabellen viser hva som er dokumentert.", _FRA)
    status: tuple[Statuslinje, ...] = felt("Hvor mange krav som er dokumentert.", (lag_eksempel(Statuslinje),))
    lovkrav: tuple[Kravlinje, ...] = felt("Lovkravene, de minst dokumenterte først.", (lag_eksempel(Kravlinje),))
    vurdering: tuple[Avsnitt, ...] = lag_kapittel("vurderingen", _EKSEMPEL, _FRA)
    vurderinger: tuple[Utfylling, ...] = felt("Plass til vurderingen.", (lag_eksempel(Utfylling),))
    vedlegg: tuple[Vedlegg, ...] = felt("Dokumentene i settet.", (lag_eksempel(Vedlegg),))
