"""Dates, phone numbers and merge fields as people read them; knows no document."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Sequence
from typing import Final

MAANEDER: Final = (
    "januar",
    "februar",
    "mars",
    "april",
    "mai",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "desember",
)
"""The months; their names are the same in bokmål and nynorsk."""
_NUMMER: Final = re.compile(r"(?<![\d.])(?:\d{2} \d{2} \d{2} \d{2}|\d{3} \d{2} \d{3}|116 \d{3})(?![\d.]\d)")
_FELT: Final = re.compile(r"\{([a-z0-9_]+)\}")


def format_dato(dato: datetime.date) -> str:
    """Return «1. august 2026»."""
    return f"{dato.day}. {MAANEDER[dato.month - 1]} {dato.year}"


def format_noen(navn: Sequence[str], og_flere: str, *, maks: int = 4) -> str:
    """Return the names with commas between, since names have «og» in them; of too many, the first ones and a count.

    Args:
        navn: the names.
        og_flere: how the rest are told of: «og {antall} til».
        maks: how many names there is room for.
    """
    if len(navn) <= maks:
        return ", ".join(navn)
    return f"{', '.join(navn[: maks - 1])} {og_flere.format(antall=len(navn) - maks + 1)}"


def telefonadresse(telefon: str) -> str:
    """Return the ``tel:`` address of a Norwegian number: short numbers as they are, eight digits with +47."""
    siffer = re.sub(r"[^\d+]", "", telefon)
    return f"tel:+47{siffer}" if len(siffer) == 8 and not siffer.startswith("+") else f"tel:{siffer}"


def med_hele_numre(tekst: str) -> str:
    """Return the text with no-break spaces in numbers like «116 117» and «22 00 00 10», so none is broken over two lines."""
    return _NUMMER.sub(lambda treff: treff[0].replace(" ", "\u00a0"), tekst)


def stor_forbokstav(tekst: str) -> str:
    """Return the text with its first letter in upper case and the rest untouched."""
    return tekst[:1].upper() + tekst[1:]


def fyll_inn(tekst: str, felt: Mapping[str, str]) -> str | None:
    """Return ``tekst`` with its ``{felt}`` filled in, or None when one of them is unknown.

    A field that begins a sentence gets an upper case first letter.
    """
    if "{" not in tekst:
        return tekst
    if any(navn not in felt for navn in _FELT.findall(tekst)):
        return None

    def erstatt(treff: re.Match[str]) -> str:
        verdi = felt[treff.group(1)]
        foran = treff.string[: treff.start()].rstrip()
        return stor_forbokstav(verdi) if not foran or foran[-1] in ".?!" else verdi

    return _FELT.sub(erstatt, tekst)
