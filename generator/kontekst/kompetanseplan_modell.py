"""The fields of the competence plan with its year wheel, part by part; knows no rule and no layout."""

from __future__ import annotations

from generator.kontekst.modell import (
    Avsnitt,
    Endringslinje,
    Hode,
    Kilder,
    Kontekstdel,
    felt,
    lag_eksempel,
    lag_kapittel,
)
from generator.kontekst.skjema_modell import Kontroll

_FRA = "maler/fag/kompetanseplan.yaml"
_EKSEMPEL = Avsnitt(tekst="Alle bør øve på samtaler med barn.", norm="bør", kilde="retningslinjen IS-2826")


class Planlinje(Kontekstdel):
    """One line of the training plan."""

    tema: str = felt("Temaet.", "Samtale med barn", "kompetanseplan[].tema")
    maalgruppe: str = felt("Tjenestene, eller «ikke oppgitt».", "Barnehagene", "kompetanseplan[].maalgruppe")
    form: str = felt("Formen.", "øving", "kompetanseplan[].form")
    hyppighet: str = felt("Hvor ofte, eller «ikke oppgitt».", "hver 6. måned", "kompetanseplan[].hyppighet_maaneder")
    ansvarlig: str = felt("Hvem som har ansvaret, eller «ikke oppgitt».", "rektor", "kompetanseplan[].ansvarlig")


class Svar(Kontekstdel):
    """What one service gets in one theme. One of the fields is empty."""

    har: str = felt("Formen, eller «–» når temaet ikke er for tjenesten.", "fagdag", "kompetanseplan[].form")
    mangler: str = felt("«mangler» når anbefalingene nevner tjenesten, og planen ikke når den.", "mangler")


class Tjenesterad(Kontekstdel):
    """What one service gets."""

    navn: str = felt("Tjenesten.", "Barnehagene i Fjordvik", "tjenester[].navn")
    svar: tuple[Svar, ...] = felt("Ett svar for hvert tema, i samme rekkefølge.", (lag_eksempel(Svar),))


class Rutenett(Kontekstdel):
    """Services by themes."""

    temaer: tuple[str, ...] = felt("Temaene, med ett ord hver.", ("Tegn",), "kompetanseplan[].tema")
    rader: tuple[Tjenesterad, ...] = felt("Tjenestene.", (lag_eksempel(Tjenesterad),))


class Kravlinje(Kontekstdel):
    """One requirement about knowledge, as `rutineverk samsvar` answers it."""

    nummer: str = felt("Nummeret på kravet.", "1.2")
    tekst: str = felt("Kravet med egne ord.", "Opplæringen bør nå alle tjenestene.", "maler/fag/bibliotek.yaml")
    norm: str = felt("Normnivået.", "bør", "maler/fag/bibliotek.yaml")
    kilde: Kilder = felt("Loven eller retningslinjen.", "retningslinjen IS-2826", "maler/fag/bibliotek.yaml")
    status: str = felt("Statusen i ord.", "delvis")
    dekning: tuple[str, ...] = felt(
        "Temaene som svarer på kravet, og tjenestene som mangler.",
        ("Tegn og signaler: i planen, men ikke for PPT",),
        "kompetanseplan",
    )
    avvik: tuple[str, ...] = felt(
        "Det kommunen har dokumentert at den ikke følger.", ("Avvik: Få ansatte.",), "avvik_fra_anbefaling"
    )
    mangler: str = felt(
        "Hva som oppfyller kravet, eller tomt.", "Oppfylt når temaet er i planen.", "maler/fag/ord.yaml"
    )


class Hjulpunkt(Kontekstdel):
    """Something with a date."""

    dato: str = felt("Datoen.", "1. juni 2027")
    hva: str = felt("Hva som skjer.", "Gå gjennom rutine for Barnehagene i Fjordvik")
    hvem: str = felt("Hvem som har ansvaret, eller tomt.", "barnehagesjef")


class Hjulmaaned(Kontekstdel):
    """One month that something happens in."""

    navn: str = felt("Måneden.", "Juni")
    punkter: tuple[Hjulpunkt, ...] = felt("Det som skjer, etter dato.", (lag_eksempel(Hjulpunkt),))


class Oftelinje(Kontekstdel):
    """Something that comes again, without a date."""

    hva: str = felt("Hva som skjer.", "Møte: Oppvekstforum", "moetearenaer[].navn")
    hyppighet: str = felt("Hvor ofte, eller «ikke oppgitt».", "4 ganger i året", "moetearenaer[].per_aar")
    hvem: str = felt("Hvem som har ansvaret, eller tomt.", "kommunalsjef", "moetearenaer[].innkaller")
    maaned: Kontroll = felt("Feltet der måneden blir skrevet.", lag_eksempel(Kontroll))


class Rollelinje(Kontekstdel):
    """One role and its training."""

    navn: str = felt("Rollen.", "Barnekoordinator", "roller[].id")
    opplaering: str = felt("Opplæringen, eller «ikke oppgitt».", "e-læring første måned", "roller[].opplaering")
    stilling: str = felt("Stillingen, eller tomt.", "50 %", "roller[].tid_prosent")


class KompetanseplanKontekst(Kontekstdel):
    """Everything the template ``kompetanseplan.docx`` may use."""

    hode: Hode = felt("Hodet på dokumentet; «gjelder» er kommunen.", lag_eksempel(Hode))
    mangler: tuple[str, ...] = felt("Det som mangler i planen.", ("Ingen faste møter er ført opp.",))
    opplaering: tuple[Avsnitt, ...] = lag_kapittel("opplæringen", _EKSEMPEL, _FRA)
    plan: tuple[Planlinje, ...] = felt("Opplæringen etter tema.", (lag_eksempel(Planlinje),), "kompetanseplan")
    rutenett: tuple[Rutenett, ...] = felt(
        "Hvem som får hva. To tabeller når temaene er mange.", (lag_eksempel(Rutenett),)
    )
    dekning: tuple[Avsnitt, ...] = lag_kapittel("hva dekningen viser", _EKSEMPEL, _FRA)
    krav: tuple[Kravlinje, ...] = felt("Kravene om kunnskap i anbefaling 1, 4 og 7.", (lag_eksempel(Kravlinje),))
    aarshjul: tuple[Avsnitt, ...] = lag_kapittel("årshjulet", _EKSEMPEL, _FRA)
    maaneder: tuple[Hjulmaaned, ...] = felt("Månedene vi vet en dato i.", (lag_eksempel(Hjulmaaned),))
    ofte: tuple[Oftelinje, ...] = felt("Det som har hyppighet, men ikke dato.", (lag_eksempel(Oftelinje),))
    om_roller: tuple[Avsnitt, ...] = lag_kapittel("opplæring i rollene", _EKSEMPEL, _FRA)
    roller: tuple[Rollelinje, ...] = felt("Rollene i kommunen.", (lag_eksempel(Rollelinje),), "roller")
    nyansatte: tuple[Avsnitt, ...] = lag_kapittel("nyansatte", _EKSEMPEL, _FRA)
    nivaaforklaring: str = felt("Hva «skal» og «bør» betyr.", "«Skal» er krav i lov.", "maler/fag")
    endringslogg: tuple[Endringslinje, ...] = felt(
        "Endringene, nyeste først.", (lag_eksempel(Endringslinje),), "dokumenter[].endringslogg"
    )
