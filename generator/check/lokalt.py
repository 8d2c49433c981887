"""Rules for a municipality's own texts: what they stand for, and whether the shared text has changed since; knows no file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.check.referanser import find_ukjent
from generator.errors import Funn, Nivaa
from generator.fag import Fag
from generator.kommune import Kommune
from generator.kommune.lokalt import LokalTekst
from generator.lokalt import find_avtrykk, kan_byttes

Sti = tuple[str | int, ...]
_NORMORD: Final = re.compile(r"\b(skal|må|plikt\w*|forbudt|påbudt)\b", re.IGNORECASE)


def check_lokalt(kommune: Kommune, fag: Fag) -> Iterator[Funn]:
    """Yield every finding about the municipality's own texts."""
    kapitler = {k.id for k in fag.bekymringsrutine.kapitler}
    yield from _eget(kommune, fag, kapitler)
    for i, lokal in enumerate(kommune.lokale_tekster):
        sti: Sti = ("lokale_tekster", i)
        yield from _krav((*sti, "tekst"), lokal.tekst)
        if lokal.plass == "i_stedet":
            yield from find_ukjent((*sti, "gjelder"), lokal.gjelder, fag.tekst_etter_id, "blant de felles tekstene")
            yield from _erstatning(lokal, sti, kommune, fag)
        else:
            yield from find_ukjent((*sti, "gjelder"), lokal.gjelder, kapitler, "blant kapitlene i rutinen")


def _eget(kommune: Kommune, fag: Fag, kapitler: set[str]) -> Iterator[Funn]:
    """Yield own signs and steps that point to nothing, or demand something."""
    kategorier = [k.id for k in fag.tegn.kategorier]
    for i, tegn in enumerate(kommune.eget.tegn):
        yield from find_ukjent(("eget", "tegn", i, "kategori"), tegn.kategori, kategorier, "blant kategoriene av tegn")
    for i, steg in enumerate(kommune.eget.steg):
        sti: Sti = ("eget", "steg", i)
        yield from find_ukjent((*sti, "kapittel"), steg.kapittel, kapitler, "blant kapitlene i rutinen")
        yield from _krav((*sti, "tekst"), steg.tekst)


def _krav(sti: Sti, tekst: str) -> Iterator[Funn]:
    if ord_ := _NORMORD.search(tekst):
        tips = "Skriv hva kommunen gjør, uten krav. Et krav har kilde i loven og hører til i de felles tekstene."
        yield Funn(sti, f"sier «{ord_.group()}», men en egen tekst kan ikke være et lovkrav", tips, Nivaa.FEIL)


def _erstatning(lokal: LokalTekst, sti: Sti, kommune: Kommune, fag: Fag) -> Iterator[Funn]:
    """Yield what is wrong with a text in the place of a shared one, and when the shared one has changed."""
    felles = fag.tekst_etter_id.get(lokal.gjelder)
    if felles is None:
        return
    avtrykk = find_avtrykk(felles)
    if not kan_byttes(felles):
        melding = f"teksten «{felles.id}» kan ikke byttes ut: den verner barnet eller følger av loven"
        tips = "Legg heller til et avsnitt etter kapitlet, i tekst/<kapittel>.etter.md."
        yield Funn((*sti, "gjelder"), melding, tips, Nivaa.FEIL)
    elif lokal.bygger_paa is None:
        melding = f"erstatter den felles teksten «{felles.id}», og det står ikke hvilken utgave den bygger på"
        tips = f'Skriv bygger_paa: "{avtrykk}" øverst, mellom to linjer med ---. Da får dere vite når den felles teksten endres.'
        yield Funn(sti, melding, tips, Nivaa.VARSEL)
    elif lokal.bygger_paa != avtrykk:
        melding = f"den felles teksten «{felles.id}» er endret siden dere skrev deres egen"
        ny = felles.paa(kommune.kommune.maalform)
        tips = f'Les den felles teksten på nytt: «{ny}» Rett deres egen, og skriv bygger_paa: "{avtrykk}".'
        yield Funn((*sti, "bygger_paa"), melding, tips, Nivaa.VARSEL)
