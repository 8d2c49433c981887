"""Words that a template may not say itself: demands and advice, and the names of tools; knows no tag."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.errors import Nivaa, format_liste
from generator.malsjekk.funn import Malfunn
from generator.malsjekk.lesing import Lestmal
from generator.word.dialekt import TAGG

KRAV: Final = re.compile(r"\b(skal|må|bør|plikt\w*|rett(en|ighet\w*)? (til|på)|forbudt|forbode)\b", re.IGNORECASE)
VERKTOEY: Final = re.compile(
    r"\bBTI\b|stafett|oppsporing|\bSLT\b|snakkemedbarn|jeg vet|konsultasjonsteam|politiets bekymringssamtale|gravid",
    re.IGNORECASE,
)


def find_ordfeil(mal: Lestmal) -> Iterator[Malfunn]:
    """Yield each paragraph, and the file's properties, with a word of either kind."""
    for del_ in mal.deler:
        for a in del_.avsnitt:
            for melding, tips, regel in _les(a.tekst):
                yield Malfunn(mal.navn, a.sted, a.nr, "", melding, tips, regel, Nivaa.VARSEL)
    kjerne = mal.xml("docProps/core.xml")
    for melding, tips, regel in _les(" ".join(str(e.text) for e in kjerne) if kjerne is not None else ""):
        yield mal.hele(f"{melding} (i egenskapene)", tips, regel)


def _les(tekst: str) -> Iterator[tuple[str, str, str]]:
    egen = TAGG.sub(" ", tekst)
    if krav := list(dict.fromkeys(t.group() for t in KRAV.finditer(egen))):
        yield (
            f"malen sier selv {format_liste([f'«{k}»' for k in krav], bindeord='og')}",
            "Krav og råd hører hjemme i maler/fag, med nivå og kilde. Flytt setningen dit, eller skriv den nøytralt.",
            "krav",
        )
    if navn := list(dict.fromkeys(t.group() for t in VERKTOEY.finditer(egen))):
        yield (
            f"malen nevner {format_liste([f'«{n}»' for n in navn], bindeord='og')}, som ikke alle kommuner bruker",
            "Hent navnet fra et felt, eller skriv setningen uten det.",
            "verktoey",
        )
