"""The context of the collaboration agreement, chapter by chapter (outline 1.B); knows no rule and no layout."""

from __future__ import annotations

from generator.kontekst.bekymringsrutine_modell import Situasjon
from generator.kontekst.modell import (
    Avsnitt,
    Endringslinje,
    Faktum,
    Hode,
    Kilder,
    Kontaktlinje,
    Kontekstdel,
    felt,
    lag_eksempel,
    lag_kapittel,
)

_EKSEMPEL = Avsnitt(tekst="Avtalen flytter ikke ansvar mellom partene.", norm="avtalt", kilde="denne avtalen")
_FAKTA = ({"navn": "Alder", "verdi": "6–18 år"},)


class Partslinje(Kontekstdel):
    """One party."""

    navn: str = felt("Tjenesten eller virksomheten.", "Grunnskolene i Fjordvik", "avtaler[].parter[].tjeneste")
    signatar: str = felt(
        "Den som skriver under, som rolle, eller «ikke oppgitt».", "skolesjef", "avtaler[].parter[].signatar_rolle"
    )
    kontakt: str = felt(
        "Den andre parten kan ringe, eller «ikke oppgitt».", "rektor", "avtaler[].parter[].kontakt_rolle"
    )
    hjemmel: Kilder = felt("Loven som sier at parten samarbeider, eller tomt.", "opplæringslova § 24-1", "maler/fag")
    ressurser: str = felt("Det parten setter av, eller «ikke oppgitt».", "kontaktlærer i møtet", "avtaler[].ressurser")


class Loefte(Kontekstdel):
    """One thing a party promises."""

    part: str = felt("Parten som lover, eller alle.", "Barnevernstjenesten", "avtaler[].forpliktelser[].part")
    tekst: str = felt("Løftet.", "Barnevernet tilbyr drøfting uten navn.", "avtaler[].forpliktelser[].tekst")
    frist: str = felt("Fristen, eller tomt.", "2 hverdager", "avtaler[].forpliktelser[].frist")
    maales_ved: str = felt(
        "Hvordan partene ser at det blir holdt, eller tomt.", "andel i tide", "avtaler[].forpliktelser[].maales_ved"
    )
    norm: str = felt("Normnivået.", "avtalt")
    kilde: Kilder = felt("Kilden.", "denne avtalen")


class Moetelinje(Kontekstdel):
    """One regular meeting."""

    navn: str = felt("Møtet.", "Oppvekstforum", "moetearenaer[].navn")
    om: str = felt("Hva møtet er for, og hva det kan bestemme.", "samarbeidet", "moetearenaer[].formaal")
    deltakere: str = felt("Hvem som møter.", "skole, PPT og barnevern", "moetearenaer[].deltakere")
    hyppighet: str = felt("Hvor ofte, eller «ikke oppgitt».", "4 ganger i året", "moetearenaer[].per_aar")
    innkaller: str = felt("Den som kaller inn, eller «ikke oppgitt».", "rektor", "moetearenaer[].innkaller")
    referat: str = felt("Hvor referatet ligger, eller «ikke oppgitt».", "sakssystemet", "moetearenaer[].referat")


class Trapptrinn(Kontekstdel):
    """One step when the parties disagree."""

    hvem: str = felt("Hvem som prøver å løse det.", "rektor og teamleder", "avtaler[].eskalering[].rolle")
    frist: str = felt("Fristen, eller «ikke oppgitt».", "5 hverdager", "avtaler[].eskalering[].frist")


class SamarbeidsavtaleKontekst(Kontekstdel):
    """Everything the template ``samarbeidsavtale.docx`` may use."""

    hode: Hode = felt("Hodet på dokumentet.", lag_eksempel(Hode))
    opplysninger: tuple[Faktum, ...] = felt(
        "Om avtalen: type, status, når den gjelder, saksnummer.", ({"navn": "Status", "verdi": "vedtatt"},), "avtaler[]"
    )
    mangler: tuple[str, ...] = felt("Opplysninger som mangler.", ("Hvem som skriver under, er ikke oppgitt.",))
    foerst: tuple[Avsnitt, ...] = lag_kapittel("vold, overgrep og fare, som går foran avtalen", _EKSEMPEL)
    nivaaforklaring: str = felt("Hva skal, bør, kan og avtalt betyr.", "«Avtalt» er det partene lover.", "maler/fag")
    parter: tuple[Partslinje, ...] = felt("Partene.", (lag_eksempel(Partslinje),), "avtaler[].parter")
    private: tuple[Avsnitt, ...] = lag_kapittel("private som kan slutte seg til", _EKSEMPEL)
    formaal: tuple[Avsnitt, ...] = lag_kapittel("formålet", _EKSEMPEL)
    ekstern_lenke: str = felt(
        "Adressen til avtalen tillegget hører til, eller tomt.", "https://www.helse.no", "avtaler[].ekstern_lenke"
    )
    grunnlag: tuple[Avsnitt, ...] = lag_kapittel("det rettslige grunnlaget", _EKSEMPEL)
    maalgruppe: tuple[Faktum, ...] = felt("Hvem avtalen gjelder.", _FAKTA, "avtaler[].maalgruppe")
    oppgaver: tuple[Situasjon, ...] = felt(
        "Hva hver part bidrar med og ikke kan.",
        ({"overskrift": "Grunnskolene i Fjordvik", "avsnitt": (_EKSEMPEL.model_dump(),)},),
    )
    loefter: tuple[Loefte, ...] = felt("Det partene lover.", (lag_eksempel(Loefte),), "avtaler[].forpliktelser")
    enkeltsak: tuple[Avsnitt, ...] = lag_kapittel("samarbeid i enkeltsaker", _EKSEMPEL)
    moeter: tuple[Moetelinje, ...] = felt("De faste møtene.", (lag_eksempel(Moetelinje),), "avtaler[].moetearenaer")
    arenaer: tuple[Avsnitt, ...] = lag_kapittel("kontakten mellom partene", _EKSEMPEL)
    medvirkning: tuple[Avsnitt, ...] = lag_kapittel("barns og foreldres medvirkning", _EKSEMPEL)
    medvirkning_lokalt: tuple[str, ...] = felt(
        "Det kommunen selv sier om medvirkning.", ("Barnet er hørt før hvert møte.",), "medvirkning"
    )
    taushet: tuple[Avsnitt, ...] = lag_kapittel("taushet, samtykke og deling", _EKSEMPEL)
    vold: tuple[Avsnitt, ...] = lag_kapittel("vold, overgrep og akutte situasjoner", _EKSEMPEL)
    kontakter: tuple[Kontaktlinje, ...] = felt("Dem en ringer.", (lag_eksempel(Kontaktlinje),), "kontakt")
    overganger: tuple[Avsnitt, ...] = lag_kapittel("overganger", _EKSEMPEL)
    kompetanse: tuple[Avsnitt, ...] = lag_kapittel("kjennskap til avtalen", _EKSEMPEL)
    opplaering: tuple[str, ...] = felt("Felles opplæring.", ("Samtale med barn: øving",), "kompetanseplan")
    uenighet: tuple[Avsnitt, ...] = lag_kapittel("uenighet", _EKSEMPEL)
    trapp: tuple[Trapptrinn, ...] = felt("Trinnene ved uenighet.", (lag_eksempel(Trapptrinn),), "avtaler[].eskalering")
    krise: tuple[Avsnitt, ...] = lag_kapittel("drift i en krise", _EKSEMPEL)
    evaluering: tuple[Avsnitt, ...] = lag_kapittel("evaluering og avvik", _EKSEMPEL)
    evalueringsfakta: tuple[Faktum, ...] = felt(
        "Hvor ofte, og hvem som får rapporten.",
        ({"navn": "Hvor ofte", "verdi": "én gang i året"},),
        "avtaler[].evaluering",
    )
    indikatorer: tuple[str, ...] = felt(
        "Det partene måler.", ("Andel drøftinger som er besvart innen fristen.",), "avtaler[].evaluering.indikatorer"
    )
    varighet: tuple[Avsnitt, ...] = lag_kapittel("varighet, endring og oppsigelse", _EKSEMPEL)
    endringslogg: tuple[Endringslinje, ...] = felt(
        "Endringene, nyeste først.", (lag_eksempel(Endringslinje),), "avtaler[].endringslogg"
    )
