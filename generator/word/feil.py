"""What went wrong in a template, in Norwegian and with the place; raises nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

import jinja2
from jinja2.exceptions import SecurityError, UndefinedError
from pydantic import BaseModel

from generator.errors import find_naermeste
from generator.word.balanse import Ubalanse
from generator.word.dialekt import Kilde
from generator.word.grenser import GrenseBrutt
from generator.word.miljoe import UkjentFelt
from generator.word.tilstand import UgyldigXml, VerdiFeil

MALENS_FEIL: Final = (
    jinja2.TemplateError,
    Ubalanse,
    UgyldigXml,
    GrenseBrutt,
    VerdiFeil,
    ArithmeticError,
    AttributeError,
    LookupError,
    MemoryError,
    RecursionError,
    TypeError,
    ValueError,
)
"""What a template or a value can cause; anything else is our own bug."""
_ULOVLIG: Final = re.compile("[\x00-\x06\x08\x0b\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_BARE_I_AVSNITT: Final = re.compile("[\a\f]")
_BLOKKORD: Final = re.compile(r"\{%-?\s*(end)?(if|for|macro|call|filter|block|with|set)\b([^%]*)")


def forklar(feil: Exception, kilde: Kilde, linje: int | None, verdier: Mapping[str, object]) -> str:
    """Return ``sted: hva er galt. Hva du kan gjøre.`` for what went wrong on a line of a part."""
    if isinstance(feil, jinja2.TemplateSyntaxError) and "Unexpected end of template" in str(feil):
        linje, aapen = _find_aapen(kilde, linje)
        melding = f"taggen er ikke riktig skrevet ({aapen}). Sjekk at hver {{% if %}} og {{% for %}} er lukket, og at klammene er hele."
    else:
        melding = _melding(feil, verdier)
    sted = kilde.sted(linje)
    return f"{sted}: {melding}" if sted is not None else melding


def _melding(feil: Exception, verdier: Mapping[str, object]) -> str:
    if isinstance(feil, UndefinedError):
        return _ukjent(feil, verdier)
    if isinstance(feil, SecurityError):
        return "malen prøver å nå noe den ikke har lov til. Bruk bare feltene i lista over felt."
    if isinstance(feil, GrenseBrutt | MemoryError | OverflowError):
        grunn = str(feil) if isinstance(feil, GrenseBrutt) else "et tall eller en verdi blir for stor"
        return f"{grunn}. En mal skal bare sette inn verdier; ta bort utregningen."
    if isinstance(feil, RecursionError):
        return "malen kaller seg selv uten å bli ferdig. Ta bort kallet."
    if isinstance(feil, VerdiFeil):
        return str(feil)
    if isinstance(feil, UgyldigXml):
        return "en verdi har egne Word-koder som ikke henger sammen her. Sett den inn som vanlig tekst."
    if isinstance(feil, Ubalanse):
        return _ubalanse(feil)
    return f"taggen er ikke riktig skrevet ({_grunn(str(feil))}). Sjekk at hver {{% if %}} og {{% for %}} er lukket, og at klammene er hele."


def _ukjent(feil: UndefinedError, verdier: Mapping[str, object]) -> str:
    navn = feil.navn if isinstance(feil, UkjentFelt) else (re.findall(r"'([^']+)'", str(feil)) or ["?"])[-1]
    if navn is None:
        return (
            "det finnes ingen verdi her, for eksempel ingen forrige i første runde. Skriv {% if … is defined %} rundt."
        )
    if isinstance(navn, int):  # x[7]; Jinja counts from 0, and people do not
        return f"det finnes ikke noe nummer {navn + 1} her: verdien har færre deler. Sett {{% if … %}} rundt, eller hent en del som alltid finnes."
    eier = feil.eier if isinstance(feil, UkjentFelt) else None
    kjente = set(_felt_i(eier)) or set(verdier)
    return f"feltet «{navn}» finnes ikke. {find_naermeste(navn, kjente)}Rett navnet i malen."


def _felt_i(eier: object) -> Iterator[str]:
    if isinstance(eier, BaseModel):
        yield from type(eier).model_fields
    elif isinstance(eier, Mapping):
        yield from (str(n) for n in eier)


def _ubalanse(feil: Ubalanse) -> str:
    if feil.melding == "fil":
        return "malen prøver å hente en annen fil. Skriv innholdet rett i malen."
    if feil.melding == "tekst":
        return "det står tekst der Word ikke viser den. Flytt teksten inn i et eget avsnitt."
    return (
        "en {% if %} eller {% for %} begynner inne i en tabell eller et avsnitt og slutter utenfor. "
        "Sett begge taggene i samme tabell, i hver sin rad."
    )


def _find_aapen(kilde: Kilde, linje: int | None) -> tuple[int | None, str]:
    """Return line and name of the innermost block that is never closed; Jinja only knows where it gave up."""
    aapne: list[tuple[int, str]] = []
    for nr, innhold in enumerate(kilde.tekst.split("\n"), start=1):
        for slutt, navn, rest in _BLOKKORD.findall(innhold):
            if slutt:
                aapne = aapne[:-1]
            elif navn != "set" or "=" not in rest:
                aapne.append((nr, navn))
    if not aapne:
        return linje, "malen slutter midt i en tagg"
    return aapne[-1][0], f"«{aapne[-1][1]}» er aldri lukket"


def _grunn(engelsk: str) -> str:
    if treff := re.search(r"unknown tag '(\w+)'", engelsk):
        return f"«{treff.group(1)}» er ikke en tagg her; kanskje er noe lukket for tidlig eller to ganger"
    if treff := re.search(r"No (filter|test) named '(\w+)'", engelsk):
        if treff.group(2) == "random":
            return "filteret «random» er ikke med, for samme mal skal gi samme dokument"
        return f"filteret «{treff.group(2)}» finnes ikke"
    return "den passer ikke med verdien eller har et uventet tegn"


def find_ulovlig_tegn(verdi: object) -> str:
    """Return what to say of the first text that XML can not hold, with the path of its field, or ""."""
    return _find_tegn(verdi, "", _ULOVLIG) or _find_tegn(verdi, "", _BARE_I_AVSNITT)


def _find_tegn(verdi: object, sti: str, moenster: re.Pattern[str]) -> str:
    if isinstance(verdi, str):
        if treff := moenster.search(verdi):
            return f"feltet «{sti}» har et tegn som ikke kan stå i Word (U+{ord(treff.group()):04X}). Slett tegnet der teksten kommer fra."
        return ""
    return next((f for under, navn in _barn(verdi, sti) if (f := _find_tegn(under, navn, moenster))), "")


def _barn(verdi: object, sti: str) -> Iterator[tuple[object, str]]:
    if isinstance(verdi, BaseModel):
        yield from ((getattr(verdi, n), f"{sti}.{n}".lstrip(".")) for n in type(verdi).model_fields)
    elif isinstance(verdi, Mapping):
        yield from ((under, f"{sti}.{n}".lstrip(".")) for n, under in verdi.items())
    elif isinstance(verdi, list | tuple):
        yield from ((under, f"{sti}[{i}]") for i, under in enumerate(verdi))
