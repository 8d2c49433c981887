"""The numbers Word would give to numbered paragraphs, in the order they come; knows no XML."""

from __future__ import annotations

from typing import Final

from generator.word.oppsett import Nivaa, Oppsett

_ROMERTALL: Final = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


class Numre:
    """Counters for each numbering in one document."""

    def __init__(self, oppsett: Oppsett) -> None:
        self._oppsett = oppsett
        self._tellere: dict[str, list[int | None]] = {}
        self._begynt: set[tuple[str, int]] = set()

    def neste(self, liste: str, num: str, nivaa: int) -> str:
        """Return the number of the next paragraph on a level, "" when the level shows none."""
        nivaaer = self._oppsett.lister.get(liste, ())
        if nivaa >= len(nivaaer):
            return ""
        tellere = self._tellere.setdefault(liste, [None] * len(nivaaer))
        start = self._oppsett.starter.get((num, nivaa))
        if start is not None and (num, nivaa) not in self._begynt:
            tellere[nivaa] = start
        else:
            naa = tellere[nivaa]
            tellere[nivaa] = nivaaer[nivaa].start if naa is None else naa + 1
        self._begynt.add((num, nivaa))
        for under in range(nivaa + 1, len(tellere)):
            tellere[under] = None
        return _skriv(nivaaer, nivaa, tellere)


def _skriv(nivaaer: tuple[Nivaa, ...], nivaa: int, tellere: list[int | None]) -> str:
    if nivaaer[nivaa].form in ("bullet", "none"):
        return ""

    tekst = nivaaer[nivaa].tekst
    for i in range(nivaa + 1):
        naa = tellere[i]
        tekst = tekst.replace(f"%{i + 1}", format_tall(nivaaer[i].start if naa is None else naa, nivaaer[i].form))
    return tekst


def format_tall(tall: int, form: str) -> str:
    """Return a number in one of Word's forms; a form not known here is written as decimal."""
    if form in ("lowerLetter", "upperLetter") and tall > 0:
        bokstav = chr(ord("a") + (tall - 1) % 26) * ((tall - 1) // 26 + 1)
        return bokstav.upper() if form == "upperLetter" else bokstav
    if form in ("lowerRoman", "upperRoman") and tall > 0:
        ut = ""
        for verdi, tegn in _ROMERTALL:
            ut += tegn * (tall // verdi)
            tall %= verdi
        return ut if form == "upperRoman" else ut.lower()
    return f"{tall:02d}" if form == "decimalZero" else str(tall)
