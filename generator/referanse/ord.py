"""Types and values of the models in the words people use about YAML; knows no page."""

from __future__ import annotations

import datetime
import re
import types
from collections.abc import Mapping, Sequence
from typing import Final, Literal, Union, cast, get_args, get_origin

from pydantic import TypeAdapter

from generator.kommune import verdier

_VERDIER: Final[Sequence[tuple[object, str]]] = (
    (verdier.Tekst, "tekst"),
    (verdier.Id, "id"),
    (verdier.Telefon, "telefonnummer i anførselstegn"),
    (verdier.Epost, "e-postadresse"),
    (verdier.Lenke, "lenke som begynner med https:, http:, mailto: eller tel:"),
    (verdier.Organisasjonsnummer, "ni siffer i anførselstegn"),
    (verdier.Kommunenummer, "fire siffer i anførselstegn"),
    (verdier.Versjonsnummer, "to tall med punktum mellom, i anførselstegn"),
    (verdier.Kravnummer, "nummeret på et krav, i anførselstegn"),
    (verdier.Filsti, "filnavn"),
)
_GRUNNTYPER: Final = {"string": "tekst", "integer": "heltall", "number": "tall"}
_FLERTALL: Final = {"id": "id-er", "tekst": "tekster"}
_MAKS_EKSEMPEL: Final = 70
_TRENGER_ANFOERSEL: Final = re.compile(r"[\d.+ ]+|.*: .*|.* #.*|[\[{&*!|>%@`'\"#-].*", re.DOTALL)


def format_type(type_: object) -> str:
    """Return a type in Norwegian words, None left out: «liste av id-er», «heltall 1–1000», «ett av `nb`, `nn`»."""
    if navn := next((n for kjent, n in _VERDIER if type_ == kjent), None):
        return navn
    deler = [t for t in get_args(type_) if t is not type(None)]
    opphav = get_origin(type_)
    if opphav in (Union, types.UnionType):
        return " eller ".join(format_type(t) for t in deler)
    if opphav is Literal:
        return f"{'ett av' if len(deler) > 1 else 'alltid'} {format_koder(deler)}"
    if opphav in (tuple, list):
        under = format_type(deler[0])
        return f"liste av {_FLERTALL.get(under, under.removeprefix('ett av '))}"
    if opphav is dict:
        return f"{format_type(deler[1])} for hver id"
    return _grunntype(type_)


def _grunntype(type_: object) -> str:
    """Return a type that has no name of its own, with its limits."""
    if type_ is bool:
        return "ja eller nei: `true` eller `false`"
    if type_ in (datetime.date, verdier.Dato):
        return "dato, ÅÅÅÅ-MM-DD"
    skjema: Mapping[str, object] = TypeAdapter(cast("type[object]", type_)).json_schema()
    navn = _GRUNNTYPER.get(str(skjema.get("type")), "verdi")
    if "minimum" in skjema and "maximum" in skjema:
        return f"{navn} {skjema['minimum']}–{skjema['maximum']}"
    return navn


def format_yaml(verdi: object) -> str:
    """Return a value as people write it in YAML, on one line and shortened when it is long."""
    if isinstance(verdi, bool):
        return "true" if verdi else "false"
    if isinstance(verdi, list | tuple):
        return f"[{', '.join(format_yaml(v) for v in verdi[:3])}{', …' if len(verdi) > 3 else ''}]"
    if isinstance(verdi, Mapping):
        return f"{{{', '.join(f'{n}: {format_yaml(v)}' for n, v in verdi.items())}}}"
    tekst = " ".join(str(verdi).split())
    if len(tekst) > _MAKS_EKSEMPEL:
        tekst = f"{tekst[:_MAKS_EKSEMPEL].rpartition(' ')[0]} …"
    return f'"{tekst}"' if isinstance(verdi, str) and _TRENGER_ANFOERSEL.fullmatch(tekst) else tekst


def format_koder(verdier_: Sequence[object]) -> str:
    """Return values as code, with commas between."""
    return ", ".join(f"`{verdi}`" for verdi in verdier_)


def format_klasse(navn: str) -> str:
    """Return what a model is called in a heading, from the name of its class: «Aldersspenn», «Nivå»."""
    ord_ = " ".join(re.findall(r"[A-Z][a-z0-9]*", navn)).capitalize()
    return ord_.replace("aa", "å").replace("oe", "ø").replace("ae", "æ")


def trygg(tekst: str) -> str:
    """Return text that Markdown shows as it is, also in a table."""
    return "".join(f"\\{t}" if t in "\\`*_{}[]<>#|" else t for t in " ".join(tekst.split()))
