"""Setninger og LIX. Et flettefelt teller som ett ord."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from tests.spraak.stykke import Stykke

MAKS_ORD: Final = 25
_LANGT: Final = 6
_ORD: Final = re.compile(r"[^\W_][\w-]*(?:[.,:/]\d+)*")
_FELT: Final = re.compile(r"\{\{.*?\}\}|\{[^}%]*\}")
_FORKORTELSE: Final = re.compile(r"\b(bl\.a|m\.fl|f\.eks|kap|nr|ff|jf|osv|pkt|ca|kl)\.", re.IGNORECASE)
_ORDENSTALL: Final = re.compile(r"(\d)\.(?=\d|\s+[a-zæøå§])")
_SPOER: Final = re.compile(r"(?:^|[–:] )Spør [^,.?!]*, (?:skal|bør|kan|må|du|de|dere|vis|gå|ring)\b")
_SLUTT: Final = re.compile(r"(?<=[.!?…])[»\")]*\s+|\n+|\s\|\s")


def find_setninger(tekst: str) -> list[str]:
    """Gi setningene. Punktum i forkortelser, ordenstall og paragrafnumre slutter ingen setning, og det gjør ikke kolon."""
    tekst = _FELT.sub("1", tekst)
    tekst = _FORKORTELSE.sub(lambda t: t.group().replace(".", ""), tekst)
    return [s.strip() for s in _SLUTT.split(_ORDENSTALL.sub(r"\1", tekst)) if _ORD.search(s)]


def find_ord(tekst: str) -> list[str]:
    """Gi ordene. «BTI-modellen» og «116» er ett ord hver."""
    return _ORD.findall(tekst)


def find_lange(stykker: Iterable[Stykke]) -> Iterator[str]:
    """Gi hver setning over grensen, med antall ord."""
    for s in stykker:
        tekst = s.tekst if s.fil.endswith((".md", ".docx")) else s.raa
        for setning in find_setninger(tekst):
            if (antall := len(find_ord(setning))) > MAKS_ORD:
                yield s.melding(f"setningen har {antall} ord, og grensen er {MAKS_ORD}. Del den: «{setning}»")


def find_tvetydige(stykker: Iterable[Stykke]) -> Iterator[str]:
    """Gi hver setning som begynner med «Spør» uten å være en oppfordring: ordet er det samme i bydeform og presens."""
    for s in stykker:
        for setning in find_setninger(s.tekst):
            if _SPOER.search(setning):
                yield s.melding(f"«Spør» kan leses som en oppfordring. Begynn med «Hvis …»/«Dersom …»: «{setning}»")


def regn_lix(tekster: Sequence[str]) -> int:
    """Gi LIX: ord per setning, og hvor mange av hundre ord som har over seks bokstaver. Hver tekst slutter en setning."""
    setninger = [s for t in tekster for s in find_setninger(t)]
    ordene = [o for s in setninger for o in find_ord(s)]
    if not ordene:
        return 0
    lange = sum(len(o) > _LANGT for o in ordene)
    return round(len(ordene) / len(setninger) + 100 * lange / len(ordene))
