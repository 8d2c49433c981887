"""The context of a blank form: every control with its tag and title; knows no rule and no layout."""

from __future__ import annotations

from typing import Final

from generator.kontekst.modell import Avsnitt, Faktum, Hode, Kontaktlinje, Kontekstdel, felt, lag_eksempel, lag_kapittel

MAKS_TEGN: Final = 64
"""Word's own limit for the title and the tag of a control."""
_FRA = "maler/fag/skjemaer.yaml"
_EKSEMPEL = Avsnitt(tekst="Du bør skille mellom det du har sett, og det du tror.", norm="bør", kilde="faglig råd")


class Kontroll(Kontekstdel):
    """One content control."""

    merke: str = felt("Kort navn på kontrollen, for den som henter ut svarene.", "notat-hva", _FRA)
    tittel: str = felt("Tittelen skjermleseren sier, høyst 64 tegn.", "Dette så og hørte jeg", _FRA)


def lag_kontroll(merke: str, tittel: str) -> Kontroll:
    """Return a control with a tag and a title that Word can hold."""
    return Kontroll(merke=_kort(merke), tittel=_kort(tittel))


def _kort(tekst: str) -> str:
    return tekst if len(tekst) <= MAKS_TEGN else f"{tekst[: MAKS_TEGN - 1].rstrip()}…"


class Boks(Kontroll):
    """A box to tick."""

    navn: str = felt("Svaret.", "Melding til barnevernet", _FRA)


class Feltlinje(Kontekstdel):
    """One thing to fill in. One of the lists holds its controls, and the others are empty."""

    navn: str = felt("Ledeteksten.", "Dette så og hørte jeg", _FRA)
    hjelp: str = felt("Hva som hører hjemme i feltet, eller tomt.", "Bare det du så og hørte.", _FRA)
    tekster: tuple[Kontroll, ...] = felt("Felt med én linje.", (lag_eksempel(Kontroll),))
    langtekster: tuple[Kontroll, ...] = felt("Felt med flere linjer.", (lag_eksempel(Kontroll),))
    datoer: tuple[Kontroll, ...] = felt("Datofelt.", (lag_eksempel(Kontroll),))
    bokser: tuple[Boks, ...] = felt("Avkryssingsbokser, én for hvert svar.", (lag_eksempel(Boks),))


class Sjekkpunkt(Avsnitt):
    """One text with a box in front."""

    boks: Kontroll = felt("Boksen foran.", lag_eksempel(Kontroll))


class Radlinje(Kontekstdel):
    """One blank row of a table."""

    hva: Kontroll = felt("Feltet i første kolonne.", lag_eksempel(Kontroll))
    hvem: Kontroll = felt("Feltet i andre kolonne.", lag_eksempel(Kontroll))
    naar: Kontroll = felt("Datoen i tredje kolonne.", lag_eksempel(Kontroll))
    etter: Kontroll = felt("Feltet i fjerde kolonne.", lag_eksempel(Kontroll))


class Tabell(Kontekstdel):
    """A table with blank rows."""

    hva: str = felt("Hodet i første kolonne.", "Tiltak", _FRA)
    hvem: str = felt("Hodet i andre kolonne.", "Ansvar", _FRA)
    naar: str = felt("Hodet i tredje kolonne.", "Dato", _FRA)
    etter: str = felt("Hodet i fjerde kolonne.", "Slik gikk det", _FRA)
    rader: tuple[Radlinje, ...] = felt("De blanke radene.", (lag_eksempel(Radlinje),))


class Del(Kontekstdel):
    """One part of the form; what it does not have is empty."""

    overskrift: str = felt("Overskriften, eller tomt når delen begynner på en ny side.", "Det du så og hørte", _FRA)
    overskrift_ny_side: str = felt("Overskriften når delen begynner på en ny side, eller tomt.", "", _FRA)
    tekster: tuple[Avsnitt, ...] = lag_kapittel("det du gjør", _EKSEMPEL, "maler/fag/skjematekster.yaml")
    replikker: tuple[str, ...] = felt(
        "Eksempler på hva du kan si.", ("«Fortell mer.»",), "maler/fag/skjematekster.yaml"
    )
    sjekkliste: tuple[Sjekkpunkt, ...] = felt("Punktene til å krysse av.", (lag_eksempel(Sjekkpunkt),), _FRA)
    fakta: tuple[Faktum, ...] = felt("Kommunens egne opplysninger.", (lag_eksempel(Faktum),))
    felter: tuple[Feltlinje, ...] = felt("Det som blir fylt ut.", (lag_eksempel(Feltlinje),), _FRA)
    tabeller: tuple[Tabell, ...] = felt("Tabellen med blanke rader, eller ingen.", (lag_eksempel(Tabell),), _FRA)


class SkjemaKontekst(Kontekstdel):
    """Everything the template ``skjema.docx`` may use."""

    hode: Hode = felt("Hodet på dokumentet; «gjelder» sier hvem som fyller ut skjemaet.", lag_eksempel(Hode))
    mangler: tuple[str, ...] = felt("Opplysninger som mangler.", ("Telefonen til barnevernvakta er ikke oppgitt.",))
    foerst: tuple[Avsnitt, ...] = lag_kapittel("det som går foran skjemaet", _EKSEMPEL, _FRA)
    kontakter: tuple[Kontaktlinje, ...] = felt("Dem du ringer, eller ingen.", (lag_eksempel(Kontaktlinje),), "kontakt")
    deler: tuple[Del, ...] = felt("Delene av skjemaet.", (lag_eksempel(Del),), _FRA)
