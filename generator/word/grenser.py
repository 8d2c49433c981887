"""How much a template may do: turns, text and operands are counted before they cost; knows no docx."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence, Sized
from contextvars import ContextVar
from functools import wraps
from typing import Final

MAKS_RUNDER: Final = 1_000_000
MAKS_TEKST: Final = 1_000_000
"""Characters in one value; a long novel."""
MAKS_UT: Final = 50_000_000
"""Characters in one rendered part."""
MAKS_TALL: Final = 100_000
MAKS_BITER: Final = 10_000
"""Bits in one number."""
_MAKRO: Final = 50
_LANG_SKILLE: Final = 1000
_MAKS_BRYTNING: Final = 50_000
"""Python's line breaking takes time by the square of a word."""
_BREDDE: Final = re.compile(r"\d{6,}")
# Filters whose numbers are data and not a width or a count.
_TALL_ER_DATA: Final = frozenset(
    (
        *("abs", "attr", "count", "d", "default", "e", "escape", "filesizeformat", "float", "format", "int", "join"),
        *("length", "list", "map", "max", "min", "reject", "rejectattr", "replace", "select", "selectattr", "string"),
        "sum",
    )
)


class GrenseBrutt(Exception):
    """A template asked for more than it may have; the text says of what."""


class Teller:
    """The turns one render has used."""

    __slots__ = ("runder",)

    def __init__(self) -> None:
        self.runder = 0

    def bruk(self, antall: int) -> None:
        """Use some turns.

        Raises:
            GrenseBrutt: when there are none left.
        """
        self.runder += antall
        if self.runder > MAKS_RUNDER:
            raise GrenseBrutt(f"malen går flere enn {MAKS_RUNDER} runder")


TELLER: Final[ContextVar[Teller]] = ContextVar("teller")


def tell_runder(verdi: object) -> object:
    """Return what a loop goes through, counted; a generator becomes a list, so that it can be counted."""
    teller = TELLER.get()
    if verdi.__class__ is tuple or isinstance(verdi, Sized):
        teller.bruk(len(verdi) + 1)
        return verdi
    if not isinstance(verdi, Iterable):
        return verdi
    ut = []
    for x in verdi:
        teller.bruk(1)
        ut.append(x)
    return ut


def tell_steg(verdi: object) -> object:
    """Count one call of a macro, which costs as much as many turns; the value is passed through."""
    TELLER.get().bruk(_MAKRO)
    return verdi


def sjekk_operander(operator: str, a: object, b: object) -> None:
    """Refuse an operation whose result would be too large.

    Raises:
        GrenseBrutt: before anything is computed.
    """
    if operator == "*":
        _sjekk_gange(a, b)
    elif operator == "**" and isinstance(a, int) and isinstance(b, int):
        if a.bit_length() * max(b, 0) > MAKS_BITER:
            raise GrenseBrutt("et tall blir for stort")
    elif operator == "%" and isinstance(a, str):
        _sjekk_format(a, b if isinstance(b, tuple) else (b,))
    elif operator == "+" and isinstance(a, Sized) and isinstance(b, Sized):
        _sjekk_antall(len(a) + len(b))


def _sjekk_gange(a: object, b: object) -> None:
    if isinstance(b, Sized):
        a, b = b, a
    if isinstance(a, Sized) and isinstance(b, int):
        _sjekk_antall(len(a) * b)
    elif isinstance(a, int) and isinstance(b, int) and a.bit_length() + b.bit_length() > MAKS_BITER:
        raise GrenseBrutt("et tall blir for stort")


def _sjekk_antall(antall: int) -> None:
    if antall > MAKS_TEKST:
        raise GrenseBrutt(f"en verdi blir lengre enn {MAKS_TEKST} tegn")


def _sjekk_format(moenster: str, verdier: Iterable[object]) -> None:
    if _BREDDE.search(moenster) or ("*" in moenster and any(_for_stort(v) for v in verdier)):
        raise GrenseBrutt(f"en bredde er større enn {MAKS_TALL}")


def sjekk_formatstreng(moenster: str) -> None:
    """Refuse a ``str.format`` pattern with a huge width, or with a width that is itself a field."""
    if _BREDDE.search(moenster) or re.search(r"\{[^{}]*\{", moenster):
        raise GrenseBrutt(f"en bredde er større enn {MAKS_TALL}")


def _for_stort(verdi: object) -> bool:
    return isinstance(verdi, int) and abs(verdi) > MAKS_TALL


def sjekk_metode(metode: object, args: Sequence[object], kwargs: Mapping[str, object]) -> None:
    """Refuse a call of a method of a string, a number or bytes whose result would be too large."""
    eier = getattr(metode, "__self__", None)
    if isinstance(eier, str | bytes | int):
        if any(_for_stort(v) for v in (*args, *kwargs.values())):
            raise GrenseBrutt(f"et tall er større enn {MAKS_TALL}")
        _sjekk_tekstmetode(getattr(metode, "__name__", ""), eier, args)


def _sjekk_tekstmetode(navn: str, eier: str | bytes | int, args: Sequence[object]) -> None:
    if isinstance(eier, str) and navn == "replace" and len(args) > 1:
        gammel, ny = str(args[0]), str(args[1])
        _sjekk_antall(len(eier) + eier.count(gammel) * len(ny))
    elif isinstance(eier, str) and navn == "join" and len(eier) > _LANG_SKILLE:
        raise GrenseBrutt(f"et skilletegn er lengre enn {_LANG_SKILLE} tegn")
    elif navn == "translate" and isinstance(eier, str) and isinstance(args[0], Mapping):
        _sjekk_antall(len(eier) * max((len(str(v)) for v in args[0].values()), default=0))


def sjekk_resultat(verdi: object) -> object:
    """Return a value that is not too large, and count what it took to make."""
    if isinstance(verdi, str | bytes | list | tuple | dict):
        _sjekk_antall(len(verdi))
        if (teller := TELLER.get(None)) is not None:
            teller.bruk(len(verdi) // 50 if isinstance(verdi, str | bytes) else len(verdi))
    return verdi


def vokt_filter(navn: str, filter_: Callable[..., object]) -> Callable[..., object]:
    """Return the filter with its operands and its result checked."""
    uten = 1 if hasattr(filter_, "jinja_pass_arg") else 0

    @wraps(filter_)
    def voktet(*args: object, **kwargs: object) -> object:
        verdi, andre = args[uten], (*args[uten + 1 :], *kwargs.values())
        sjekk_resultat(verdi)
        if navn not in _TALL_ER_DATA and any(_for_stort(v) for v in andre):
            raise GrenseBrutt(f"et tall i filteret «{navn}» er større enn {MAKS_TALL}")
        _sjekk_filter(navn, verdi, andre)
        return sjekk_resultat(filter_(*args, **kwargs))

    return voktet


def _sjekk_filter(navn: str, verdi: object, andre: Sequence[object]) -> None:
    """Refuse the filters whose cost their operands do not show one by one."""
    if navn == "format":
        _sjekk_format(str(verdi), andre)
    elif navn in ("join", "indent") and any(isinstance(v, str) and len(v) > _LANG_SKILLE for v in andre):
        raise GrenseBrutt(f"et skilletegn er lengre enn {_LANG_SKILLE} tegn")
    elif navn == "replace" and isinstance(verdi, str):
        _sjekk_tekstmetode("replace", verdi, andre)
    elif navn == "indent" and isinstance(verdi, str):
        bredde = max((len(v) if isinstance(v, str) else int(v) for v in andre if isinstance(v, str | int)), default=4)
        _sjekk_antall(len(verdi) + (verdi.count("\n") + 1) * bredde)
    elif navn == "wordwrap" and isinstance(verdi, str) and len(verdi) > _MAKS_BRYTNING:
        raise GrenseBrutt(f"en tekst som skal brytes i linjer, er lengre enn {_MAKS_BRYTNING} tegn")
