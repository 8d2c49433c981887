"""The context of the report to leaders on the seven recommendations; knows no rule and no layout."""

from __future__ import annotations

from generator.kontekst.modell import Avsnitt, Faktum, Hode, Kilder, Kontekstdel, felt, lag_eksempel, lag_kapittel

_AVSNITT = Avsnitt(tekst="«Oppfylt» betyr bare at oppsettet viser det.", norm="", kilde="")


class Stolperad(Kontekstdel):
    """One recommendation in the diagram: the counts, and the same as a bar of signs."""

    navn: str = felt("Nummeret og kortnavnet.", "2 Rutiner", "maler/fag/bibliotek.yaml")
    oppfylt: str = felt("Antall krav som er oppfylt.", "3")
    delvis: str = felt("Antall krav som er delvis oppfylt.", "3")
    ikke_oppfylt: str = felt("Antall krav som ikke er oppfylt.", "0")
    avvik: str = felt("Antall krav med dokumentert avvik.", "0")
    ikke_relevant: str = felt("Antall krav som ikke er relevante.", "0")
    stolpe: str = felt("Ett tegn for hvert krav, eller hvor mange krav det er i alt.", "███▒▒▒")


class Tiltak(Kontekstdel):
    """One thing to do, for all the requirements it helps with."""

    nummer: str = felt("Nummeret på tiltaket.", "1")
    norm: str = felt("Det sterkeste nivået blant kravene: skal, bør eller kan.", "skal")
    tekst: str = felt("Det ledere kan gjøre.", "Godkjenn rutinen i hver tjeneste.", "maler/fag/bibliotek.yaml")
    gjelder: str = felt("Det som gjenstår, eller tomt.", "Grunnskolene i Fjordvik og SFO")
    krav: str = felt("Numrene på kravene.", "2.6, 4.5 og 7.2")
    status: str = felt("Den svakeste statusen blant kravene.", "ikke oppfylt")


class Kravrad(Kontekstdel):
    """One requirement."""

    nummer: str = felt("Nummeret på kravet.", "2.1")
    norm: str = felt("skal, bør eller kan.", "bør")
    tekst: str = felt("Kravet med egne ord.", "Hver virksomhet bør ha en rutine.", "maler/fag/bibliotek.yaml")
    lov: Kilder = felt("Loven bak et krav med skal, eller tomt.", "barnevernsloven § 13-2", "maler/fag/bibliotek.yaml")
    status: str = felt("Statusen i ord.", "delvis")
    bevis: str = felt("Det i oppsettet som viser det, eller tomt.", "Godkjent rutine: Barnehagene i Fjordvik.")
    avvik: str = felt("Avviket med begrunnelsen, eller tomt.", "Nav har ikke egen opplæring (få ansatte)")
    mangler: str = felt("Det ledere kan gjøre, eller tomt når ingenting gjenstår.", "Godkjenn rutinen.")
    tiltak: str = felt("Nummeret på tiltaket, eller tomt når ingenting gjenstår.", "1")


class Kravdel(Kontekstdel):
    """One recommendation with its requirements."""

    overskrift: str = felt("Nummeret og navnet.", "Anbefaling 2: Rutiner", "maler/fag/bibliotek.yaml")
    krav: tuple[Kravrad, ...] = felt("Kravene.", (lag_eksempel(Kravrad),))


class Avviksrad(Kontekstdel):
    """One documented deviation from a recommendation."""

    krav: str = felt("Nummeret på kravet.", "4.3", "avvik_fra_anbefaling[].krav")
    hva: str = felt("Det kommunen ikke følger.", "Nav har ikke egen opplæring", "avvik_fra_anbefaling[].hva")
    begrunnelse: str = felt("Hvorfor.", "få ansatte", "avvik_fra_anbefaling[].begrunnelse")
    i_stedet: str = felt(
        "Det kommunen gjør i stedet, eller «ikke oppgitt».",
        "barnevernet deltar i samtalene",
        "avvik_fra_anbefaling[].kompenserende_tiltak",
    )
    godkjent: str = felt(
        "Hvem som godkjente, og når, eller «ikke oppgitt».",
        "kommunedirektøren, 1. februar 2026",
        "avvik_fra_anbefaling[].godkjent_av",
    )
    revurderes: str = felt(
        "Når det blir vurdert på nytt, eller «ikke oppgitt».", "1. februar 2027", "avvik_fra_anbefaling[].revurderes"
    )


class SamsvarsrapportKontekst(Kontekstdel):
    """Everything the template ``samsvarsrapport.docx`` may use."""

    hode: Hode = felt("Hodet på dokumentet.", lag_eksempel(Hode))
    mangler: tuple[str, ...] = felt("Opplysninger som mangler.", ("Malen finnes bare på bokmål.",))
    oppfylt: str = felt("Hvor mange krav som er oppfylt.", "Oppsettet viser at 18 av 35 krav er oppfylt.")
    lovkrav: str = felt("Hvor mange krav i lov som er oppfylt.", "Av de 8 kravene som følger av lov, er 1 oppfylt.")
    forbehold: str = felt("Hva statusen sier, og ikke sier.", "Rapporten sier ikke om det blir fulgt.", "maler/fag")
    stolper: tuple[Stolperad, ...] = felt("Radene i diagrammet.", (lag_eksempel(Stolperad),))
    i_alt: Stolperad = felt("Den siste raden, med alle kravene.", lag_eksempel(Stolperad) | {"stolpe": "35"})
    tegn: str = felt("Hva tegnene i stolpen betyr.", "█ oppfylt ▒ delvis")
    foerst: tuple[Tiltak, ...] = felt("Det viktigste å gjøre: krav i lov før råd.", (lag_eksempel(Tiltak),))
    senere: tuple[Tiltak, ...] = felt("De andre tiltakene.", (lag_eksempel(Tiltak),))
    anbefalinger: tuple[Kravdel, ...] = felt("Kravene, anbefaling for anbefaling.", (lag_eksempel(Kravdel),))
    om_avvik: tuple[Avsnitt, ...] = lag_kapittel("avvik fra anbefalingene", _AVSNITT)
    avvik: tuple[Avviksrad, ...] = felt("De dokumenterte avvikene.", (lag_eksempel(Avviksrad),))
    opplysninger: tuple[Faktum, ...] = felt("Det vi vet om dokumentet.", (lag_eksempel(Faktum),), "dokumenter[]")
    om: tuple[Avsnitt, ...] = lag_kapittel("hva rapporten bygger på", _AVSNITT)
