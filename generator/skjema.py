"""JSON Schema of the YAML files, for editors: from the models, with Norwegian descriptions; knows no file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from pydantic import BaseModel

from generator.kommune import Avtale, Kommune, Tjeneste

SKJEMAER: Final[Mapping[str, type[BaseModel]]] = {"kommune": Kommune, "avtale": Avtale, "felles": Tjeneste}


def lag_skjema(modell: type[BaseModel]) -> dict[str, Any]:
    """Return the schema of one kind of file (JSON Schema 2020-12), with the names and descriptions of the fields.

    Agreements stand in files of their own, so they are no field of ``kommune.yaml``; a shared service has a
    ``skjema_versjon`` and needs no field beyond its id.
    """
    skjema = modell.model_json_schema()
    _uten_titler(skjema)
    for del_ in (skjema, *skjema.get("$defs", {}).values()):
        del_.pop("description", None)  # the model's docstring, in English
    skjema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    if modell is Kommune:
        del skjema["properties"]["avtaler"]
    if modell is Tjeneste:
        skjema["properties"]["skjema_versjon"] = {"const": 1, "description": "Versjonen av filformatet: 1."}
        skjema["required"] = ["skjema_versjon", "id"]
    else:
        _tjeneste_kan_ha_fra(skjema)
    return skjema


def _tjeneste_kan_ha_fra(skjema: dict[str, Any]) -> None:
    """A service that builds on a shared one gets its type, name and organisation from there."""
    if "Tjeneste" in skjema.get("$defs", {}):
        tjeneste = skjema["$defs"]["Tjeneste"]
        tjeneste["anyOf"] = [{"required": ["fra"]}, {"required": tjeneste["required"]}]
        tjeneste["required"] = ["id"]


def _uten_titler(verdi: object) -> None:
    """Remove the English-looking titles that pydantic makes of field names."""
    if isinstance(verdi, dict):
        if isinstance(verdi.get("title"), str):
            del verdi["title"]
        for under in verdi.values():
            _uten_titler(under)
    elif isinstance(verdi, list):
        for under in verdi:
            _uten_titler(under)
