"""Data with places to a model, also when parts are wrong: what can not be used is told of and left out; knows no file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from generator.errors import Problem
from generator.load.lest import Lest, Sted, Sti
from generator.load.meldinger import forklar_modellfeil
from generator.load.yamlfil import Data

M = TypeVar("M", bound=BaseModel)
_MAKS_RUNDER = 30


def bygg_modell(modell: type[M], data: Data, steder: Mapping[Sti, Sted]) -> Lest[M]:
    """Return ``data`` as a model.

    Every error is told once. The model is then made from the parts that are right, so that rules that look
    across fields can be tried in the same run; `Lest.utelatt` says what they did not see.
    """
    problemer: list[Problem] = []
    utelatt: set[Sti] = set()
    utelatte_id: set[str] = set()
    tapte_id = False
    for runde in range(_MAKS_RUNDER):
        try:
            verdi = modell.model_validate(data)
        except ValidationError as feil:
            detaljer = feil.errors(include_url=False)
        else:
            return Lest(verdi, steder, tuple(problemer), tuple(utelatt), frozenset(utelatte_id), tapte_id)
        if runde == 0:
            problemer = [forklar_modellfeil(d, modell, steder) for d in detaljer]
            tapte_id = any(_mister_id(d) for d in detaljer)
        kutt = {_kuttsted(d, data) for d in detaljer}
        if () in kutt:
            break
        for sti in kutt:
            utelatte_id |= {*_ider(_hent(data, sti)), *(d for d in sti[-1:] if isinstance(d, str))}
        utelatt = {ny for sti in utelatt if (ny := _ny_sti(sti, kutt)) is not None} | {_merke(sti) for sti in kutt}
        steder = {ny: sted for sti, sted in steder.items() if (ny := _ny_sti(sti, kutt)) is not None}
        data = _uten(data, kutt, ())
    return Lest(None, steder, tuple(problemer), tuple(utelatt), frozenset(utelatte_id), tapte_id)


def _mister_id(feil: ErrorDetails) -> bool:
    """Return whether what is left out may have had ids that we can not see: an item without a usable id, or no items at all."""
    return feil["loc"][-1] == "id" or feil["type"] in ("model_type", "tuple_type")


def _merke(sti: Sti) -> Sti:
    """Return what to remember of a cut: the path, or for a list item the list with -1, since the items after it move up."""
    return (*sti[:-1], -1) if isinstance(sti[-1], int) else sti


def _ny_sti(sti: Sti, kutt: set[Sti]) -> Sti | None:
    """Return where ``sti`` stands after the cuts, or None when it is cut away."""
    ny: list[str | int] = []
    for i, del_ in enumerate(sti):
        if sti[: i + 1] in kutt:
            return None
        foran = sum(
            1
            for k in kutt
            if len(k) == i + 1
            and k[:-1] == sti[:i]
            and isinstance(k[-1], int)
            and isinstance(del_, int)
            and k[-1] < del_
        )
        ny.append(del_ - foran if isinstance(del_, int) else del_)
    return tuple(ny)


def _kuttsted(feil: ErrorDetails, data: Data) -> Sti:
    """Return the path to leave out: the value itself, or for a missing field the object that lacks it."""
    sti = tuple(d for d in feil["loc"] if d != "[key]")
    if feil["type"] == "missing":
        sti = sti[:-1]
    while sti and _hent(data, sti) is None:
        sti = sti[:-1]
    return sti


def _hent(data: Data, sti: Sti) -> Data:
    for del_ in sti:
        if isinstance(data, dict) and del_ in data:  # noqa: SIM114  # one branch per kind, so that mypy knows the type
            data = data[del_]
        elif isinstance(data, tuple) and isinstance(del_, int) and del_ < len(data):
            data = data[del_]
        else:
            return None
    return data


def _uten(data: Data, kutt: set[Sti], her: Sti) -> Data:
    """Return ``data`` without the paths in ``kutt``."""
    if isinstance(data, dict):
        return {k: _uten(v, kutt, (*her, k)) for k, v in data.items() if (*her, k) not in kutt}
    if isinstance(data, tuple):
        return tuple(_uten(v, kutt, (*her, i)) for i, v in enumerate(data) if (*her, i) not in kutt)
    return data


def _ider(data: Data) -> Iterator[str]:
    """Yield what other fields may point to inside a part: ids, and keys (contacts are known by their key)."""
    if isinstance(data, dict):
        yield from data
        if isinstance(data.get("id"), str):
            yield data["id"]
        for under in data.values():
            yield from _ider(under)
    elif isinstance(data, tuple):
        for under in data:
            yield from _ider(under)
