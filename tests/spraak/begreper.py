"""Gamle ord og gamle lovhenvisninger fra regelverk.yaml, lett etter i alt leserne kan møte."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator.fag.regelverk import Regelverk
from tests.spraak.stykke import Stykke


def find_gamle_ord(stykker: Iterable[Stykke], regelverk: Regelverk) -> Iterator[str]:
    """Gi hvert sted som bruker et gammelt ord eller viser til en regel som ikke gjelder.

    Ordet i parentes i det gamle begrepet er forklaring. Et begrep uten mønster blir lett etter slik det står.
    """
    for s in stykker:
        for begrep in regelverk.gamle_begreper:
            moenster = begrep.moenster or r"\b" + re.escape(begrep.gammel.partition(" (")[0]) + r"\b"
            ny = begrep.ny if s.maalform == "nb" else begrep.ny_nn
            if treff := re.search(moenster, s.tekst, re.IGNORECASE):
                yield s.melding(f"det gamle ordet «{treff.group()}». Skriv {ny}")
        for henvisning in regelverk.gamle_henvisninger:
            if henvisning.moenster and (treff := re.search(henvisning.moenster, s.tekst, re.IGNORECASE)):
                yield s.melding(f"viser til «{treff.group()}», som ikke gjelder lenger. Det heter nå {henvisning.ny}")
