"""Pydantic's errors in Norwegian, with the field's place and the nearest known name; knows no file format."""

from __future__ import annotations

import datetime
import re
import types
import typing
from collections.abc import Callable, Mapping
from typing import Any, Final

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from generator.errors import Problem, find_naermeste, format_liste
from generator.load.lest import Sted, Sti, find_sted

_EGNE_SVAR: Final = {
    ("verktoey", "bti"): "BTI settes under modell: skriv type: bti og feltene under modell.bti.",
    ("avtaler",): "Avtaler står i egne filer i mappen avtaler/, én fil for hver.",
    ("modell", "nivaaer"): "Nivåene står under modell.bti.nivaaer.",
}
_MAKS_FELT: Final = 15
_Forklaring = Callable[[ErrorDetails, Sted], tuple[str, str]]


def _kontekst(feil: ErrorDetails) -> Mapping[str, Any]:
    return feil.get("ctx", {})


def _ikke_tekst(feil: ErrorDetails, sted: Sted) -> tuple[str, str]:
    verdi = feil["input"]
    if sted.raa is None or isinstance(verdi, dict | tuple):
        return (
            "skal være tekst, men har flere felt eller punkter under seg",
            "Skriv teksten på samme linje som feltnavnet.",
        )
    if isinstance(verdi, bool):
        lest = "ja eller nei (true/false)"
    elif isinstance(verdi, datetime.date):
        lest = "en dato"
    else:
        lest = "et tall" if str(verdi) == sted.raa else f"tallet {verdi}".replace(".", ",")
    return f"uten anførselstegn leser YAML {sted.raa} som {lest}", f'Skriv verdien i anførselstegn: "{sted.raa}".'


def _ikke_blant(feil: ErrorDetails, sted: Sted) -> tuple[str, str]:
    lovlige = re.findall(r"'([^']+)'", str(_kontekst(feil).get("expected", ""))) or [
        str(_kontekst(feil).get("expected", ""))
    ]
    verdi = feil["input"]
    if isinstance(verdi, dict | tuple):
        return (
            "skal være ett ord, men har flere felt eller punkter under seg",
            f"Skriv {format_liste(lovlige)} på samme linje som feltnavnet.",
        )
    if verdi in lovlige:
        return "skal være et tall", f"Skriv {verdi} uten anførselstegn."
    skrevet = sted.raa if sted.raa is not None else verdi
    forslag = find_naermeste(str(skrevet), lovlige)
    return f"«{skrevet}» kan ikke stå her", f"{forslag}Velg {format_liste(lovlige)}."


def _moenster(feil: ErrorDetails, _sted: Sted) -> tuple[str, str]:
    moenster = str(_kontekst(feil).get("pattern", ""))
    melding = f"«{feil['input']}» har feil form"
    return melding, _MOENSTERTIPS.get(moenster, "Se eksempelet i kommuner/0000-fjordvik.")


_MOENSTERTIPS: Final = {
    r"^[a-z0-9]+([-_][a-z0-9]+)*$": "Bruk bare små bokstaver a–z, tall, bindestrek og understrek. Skriv ae, oe og aa for æ, ø og å.",
    r"^\d{4}$": 'Skriv fire siffer i anførselstegn, for eksempel "4221".',
    r"^\d{1,3}\.\d{1,3}$": 'Skriv to tall med punktum i anførselstegn, for eksempel "1.0".',
    r"^[1-7]\.\d$": 'Skriv nummeret på kravet i anførselstegn, for eksempel "4.3".',
    r"^[a-z]+/[a-z0-9_-]+$": "Skriv slag/id, for eksempel bekymringsrutine/barnehage.",
}


def _fast(melding: str, tips: str) -> _Forklaring:
    def forklar(feil: ErrorDetails, _sted: Sted) -> tuple[str, str]:
        return melding.format(**_kontekst(feil)), tips

    return forklar


def _egen(feil: ErrorDetails, _sted: Sted) -> tuple[str, str]:
    return str(_kontekst(feil)["melding"]), str(_kontekst(feil)["tips"])


_TALL: Final = _fast("skal være et helt tall", "Skriv tallet med siffer og uten anførselstegn, for eksempel 14.")
_FELT: Final = _fast("skal ha egne felt under seg", "Skriv feltene på linjene under, rykket inn med to mellomrom.")
_LISTE: Final = _fast(
    "skal være en liste", "Skriv hvert punkt på egen linje med bindestrek foran, eller alle i klammer: [a, b]."
)
_DATO: Final = _fast("skal være en dato", "Skriv den som ÅÅÅÅ-MM-DD uten anførselstegn, for eksempel 2026-08-01.")

FORKLARINGER: Final[Mapping[str, _Forklaring]] = {
    "missing": _fast("mangler", "Legg til feltet."),
    "string_type": _ikke_tekst,
    "string_unicode": _fast("har tegn som ikke finnes i UTF-8", "Slett teksten og skriv den på nytt."),
    "string_pattern_mismatch": _moenster,
    "string_too_long": _fast("er lengre enn {max_length} tegn", "Kort ned teksten."),
    "int_type": _TALL,
    "int_from_float": _TALL,
    "greater_than_equal": _fast("er for lite; det minste er {ge}", "Sjekk tallet."),
    "less_than_equal": _fast("er for stort; det største er {le}", "Sjekk tallet."),
    "bool_type": _fast("skal være true eller false", "Skriv true for ja og false for nei, uten anførselstegn."),
    "date_type": _DATO,
    "date_from_datetime_inexact": _DATO,
    "literal_error": _ikke_blant,
    "tuple_type": _LISTE,
    "too_short": _fast("har for få punkter; det trengs minst {min_length}", "Legg til det som mangler."),
    "model_type": _FELT,
    "dict_type": _FELT,
    **dict.fromkeys(
        (
            "tom_tekst",
            "ikke_fylt_ut",
            "styretegn",
            "telefon",
            "epost",
            "lenke",
            "organisasjonsnummer",
            "dato",
            "dato_med_tid",
            "filsti",
            "tekstform",
        ),
        _egen,
    ),
}


def forklar_modellfeil(feil: ErrorDetails, modell: type[BaseModel], steder: Mapping[Sti, Sted]) -> Problem:
    """Return one pydantic error as a problem in Norwegian, placed in its file."""
    sti = tuple(d for d in feil["loc"] if d != "[key]")
    sted, felt = find_sted(steder, sti)
    if feil["type"] == "extra_forbidden":
        melding, tips = _ukjent_felt(sti, modell)
    else:
        melding, tips = FORKLARINGER[feil["type"]](feil, sted)
    return Problem(sted.path, sted.line, felt, melding, tips)


def _ukjent_felt(sti: Sti, modell: type[BaseModel]) -> tuple[str, str]:
    eier = find_modell(modell, sti[:-1])
    kjente = sorted(f for f in eier.model_fields if (*sti[:-1], f) not in _EGNE_SVAR) if eier else []
    svar = _EGNE_SVAR.get(tuple(d for d in sti if isinstance(d, str)))
    if svar:
        return "er et felt som ikke finnes her", svar
    forslag = find_naermeste(str(sti[-1]), kjente)
    if not forslag and len(kjente) > _MAKS_FELT:
        forslag = "Se hvilke felt som finnes, i kommuner/0000-fjordvik."
    return "er et felt som ikke finnes her", forslag or f"Feltene her er {format_liste(kjente, bindeord='og')}."


def find_modell(modell: type[BaseModel], sti: Sti) -> type[BaseModel] | None:
    """Return the model that stands at ``sti`` below ``modell``, or None when there is none."""
    naa: object = modell
    for del_ in sti:
        if isinstance(del_, int):
            continue
        if not (isinstance(naa, type) and issubclass(naa, BaseModel)) or del_ not in naa.model_fields:
            return None
        naa = _innerste(naa.model_fields[del_].annotation)
    return naa if isinstance(naa, type) and issubclass(naa, BaseModel) else None


def _innerste(annotasjon: object) -> object:
    """Return the model inside ``X | None``, ``tuple[X, ...]`` and ``Annotated[X, …]``."""
    while True:
        opphav = typing.get_origin(annotasjon)
        if opphav is None:
            return annotasjon
        deler = [d for d in typing.get_args(annotasjon) if d not in (type(None), Ellipsis)]
        annotasjon = deler[0] if opphav in (typing.Union, types.UnionType, tuple, typing.Annotated) else None
