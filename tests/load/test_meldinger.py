"""Hver feil pydantic kan gi for våre modeller, har en norsk tekst."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from typing import Final

import pytest
from pydantic import BaseModel

from generator.fag import Fag
from generator.kommune import Kommune
from generator.load.meldinger import _MOENSTERTIPS, FORKLARINGER, find_modell
from tests.bygg import ROT

# Slag i skjemaet til pydantic-core, og feilene de gir i streng modus. «extra_forbidden» har sin egen tekst i forklar_modellfeil.
FEIL_AV_SLAG: Final[Mapping[str, set[str]]] = {
    "str": {"string_type", "string_unicode"},
    "int": {"int_type"},
    "bool": {"bool_type"},
    "date": {"date_type", "date_from_datetime_inexact"},
    "literal": {"literal_error"},
    "tuple": {"tuple_type"},
    "dict": {"dict_type"},
    "model": {"model_type"},
    "model-fields": {"missing"},
}
FEIL_AV_GRENSE: Final[Mapping[tuple[str, str], str]] = {
    ("str", "max_length"): "string_too_long",
    ("str", "pattern"): "string_pattern_mismatch",
    ("int", "ge"): "greater_than_equal",
    ("int", "le"): "less_than_equal",
    ("tuple", "min_length"): "too_short",
}
OMSLAG: Final = {
    "default",
    "definition-ref",
    "definitions",
    "function-after",
    "function-before",
    "model-field",
    "no-info",
    "nullable",
}
UTEN_FEIL: Final = {
    "type", "metadata", "ref", "schema", "cls", "config", "fields", "model_name", "computed_fields", "schema_ref", "serialization",
    "strict", "expected", "items_schema", "variadic_item_index", "keys_schema", "values_schema", "custom_init", "root_model",
    "extra_behavior", "frozen", "post_init", "regex_engine",
}  # fmt: skip


def _skjemaer(verdi: object) -> Iterator[Mapping[str, object]]:
    """Hvert skjema inni skjemaet til en modell."""
    if isinstance(verdi, Mapping):
        if isinstance(verdi.get("type"), str):
            yield verdi
        for navn, under in verdi.items():
            if navn not in ("metadata", "serialization", "config"):
                yield from _skjemaer(under)
    elif isinstance(verdi, list | tuple):
        for under in verdi:
            yield from _skjemaer(under)


def _mulige_feil(modell: type[BaseModel]) -> set[str]:
    feil: set[str] = set()
    for skjema in _skjemaer(modell.__pydantic_core_schema__):
        slag = str(skjema["type"])
        if slag in OMSLAG:
            continue
        assert slag in FEIL_AV_SLAG, f"ukjent slag i skjemaet: {slag}. Før opp hvilke feil det gir."
        feil |= FEIL_AV_SLAG[slag]
        for grense in set(skjema) - UTEN_FEIL:
            assert (slag, grense) in FEIL_AV_GRENSE, (
                f"ukjent grense i skjemaet: {slag}.{grense}. Før opp hvilken feil den gir."
            )
            feil.add(FEIL_AV_GRENSE[slag, grense])
    return feil


@pytest.mark.parametrize("modell", [Kommune, Fag])
def test_hver_feil_pydantic_kan_gi_har_norsk_tekst(modell: type[BaseModel]) -> None:
    assert len(_mulige_feil(modell)) > 10
    assert _mulige_feil(modell) - set(FORKLARINGER) == set()


def test_hver_egen_feil_har_norsk_tekst() -> None:
    kode = ast.parse((ROT / "generator/kommune/verdier.py").read_text(encoding="utf-8"))
    egne = {
        str(node.args[0].value)
        for node in ast.walk(kode)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "_feil"
        and isinstance(node.args[0], ast.Constant)
    }

    assert len(egne) > 5
    assert egne - set(FORKLARINGER) == set()


@pytest.mark.parametrize("modell", [Kommune, Fag])
def test_hvert_moenster_har_et_tips(modell: type[BaseModel]) -> None:
    moenstre = {str(s["pattern"]) for s in _skjemaer(modell.__pydantic_core_schema__) if "pattern" in s}

    assert moenstre - set(_MOENSTERTIPS) - {r"^[a-z][a-z0-9_-]*$"} == set()


@pytest.mark.parametrize(
    ("sti", "navn"),
    [
        ((), "Kommune"),
        (("tjenester", 0), "Tjeneste"),
        (("tjenester", 0, "enheter", 3, "kontakt"), "Kontakt"),
        (("modell", "bti", "nivaaer", 0), "Nivaa"),
        (("avtaler", 0, "parter", 1), "Part"),
        (("kommune", "navn"), None),
        (("finnes", "ikke"), None),
        (("nettsted", "sokeord"), None),
    ],
)
def test_modellen_til_en_sti_blir_funnet_for_forslagene(sti: tuple[str | int, ...], navn: str | None) -> None:
    modell = find_modell(Kommune, sti)

    assert (modell.__name__ if modell else None) == navn


def _modeller(modell: type[BaseModel], sett: set[type[BaseModel]]) -> set[type[BaseModel]]:
    sett.add(modell)
    for navn in modell.model_fields:
        under = find_modell(modell, (navn,))
        if under is not None and under not in sett:
            _modeller(under, sett)
    return sett


FELT: Final = [
    (modell, navn)
    for rot in (Kommune, Fag)
    for modell in sorted(_modeller(rot, set()), key=lambda m: m.__name__)
    for navn in modell.model_fields
]


@pytest.mark.parametrize(("modell", "navn"), FELT, ids=lambda v: v if isinstance(v, str) else v.__name__)
def test_hvert_felt_har_en_norsk_beskrivelse(modell: type[BaseModel], navn: str) -> None:
    beskrivelse = modell.model_fields[navn].description or ""
    ord_ = set(beskrivelse.lower().replace(".", " ").replace(",", " ").split())

    assert len(beskrivelse) > 3
    assert beskrivelse.endswith((".", "…"))
    assert not ord_ & {"the", "of", "and", "is", "with", "that", "which", "when", "name", "field", "list"}
