"""Walks two models of the same kind and says what is new, gone and different; lists are matched by id, never by place."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from pydantic import BaseModel

from generator.endringer.navn import ENHETER, NAVN, STEDER
from generator.tekst import format_dato, stor_forbokstav

Slag = Literal["ny", "borte", "endret"]
_MANGLER: Final = "ikke oppgitt"
_NOEKLER: Final = ("id", "dokument", "versjon")


@dataclass(frozen=True)
class Modellendring:
    """One change between two models.

    Attributes:
        slag: ny, borte or endret.
        sti: field path, ids in the place of list indexes.
        sted: where it is, as people say it: «Tjeneste Barnehagene i Fjordvik».
        setning: the change in words: «Fristen for beslutning: 14 → 10 dager».
        foer: the value before, as text; "" when there was none.
        etter: the value after, as text; "" when there is none.
    """

    slag: Slag
    sti: tuple[str, ...]
    sted: str
    setning: str
    foer: str
    etter: str


def find_endringer(foer: BaseModel, etter: BaseModel) -> list[Modellendring]:
    """Return what changed from one model to another of the same class, in the order of the fields; [] when they are equal."""
    return list(_modell(foer, etter, (), ()))


def _modell(foer: BaseModel, etter: BaseModel, sti: tuple[str, ...], sted: tuple[str, ...]) -> Iterator[Modellendring]:
    for felt in type(etter).model_fields:
        yield from _verdi(getattr(foer, felt), getattr(etter, felt), felt, (*sti, felt), sted)


def _verdi(a: object, b: object, felt: str, sti: tuple[str, ...], sted: tuple[str, ...]) -> Iterator[Modellendring]:
    if a == b:
        return
    if isinstance(a, BaseModel) and isinstance(b, BaseModel):
        yield from _modell(a, b, sti, (*sted, _stedsnavn(felt, b)))
    elif _er_modeller(a) and _er_modeller(b):
        yield from _liste(a, b, felt, sti, sted)
    elif isinstance(a, BaseModel | None) and isinstance(b, BaseModel | None) and (a or b):
        yield _hel(a, b, felt, sti, sted)
    elif isinstance(a, dict) and isinstance(b, dict):
        for noekkel in sorted({*a, *b}):
            yield from _verdi(
                a.get(noekkel),
                b.get(noekkel),
                noekkel,
                (*sti, noekkel),
                (*sted, STEDER.get(felt, NAVN.get(felt, felt))),
            )
    else:
        yield _enkel(a, b, felt, sti, sted)


def _er_modeller(verdi: object) -> bool:
    return isinstance(verdi, tuple) and all(isinstance(x, BaseModel) for x in verdi)


def _liste(a: object, b: object, felt: str, sti: tuple[str, ...], sted: tuple[str, ...]) -> Iterator[Modellendring]:
    gamle, nye = _etter_id(a), _etter_id(b)
    for id_ in [*nye, *(i for i in gamle if i not in nye)]:
        foer, etter = gamle.get(id_), nye.get(id_)
        if foer is not None and etter is not None:
            yield from _modell(foer, etter, (*sti, id_), (*sted, _stedsnavn(felt, etter)))
        else:
            yield _hel(foer, etter, felt, (*sti, id_), sted)
    if list(gamle) != list(nye) and sorted(gamle) == sorted(nye):
        yield Modellendring(
            "endret",
            sti,
            _sted(sted),
            f"{stor_forbokstav(STEDER.get(felt, felt))}: rekkefølgen er endret",
            ", ".join(gamle),
            ", ".join(nye),
        )


def _etter_id(verdier: object) -> dict[str, BaseModel]:
    ut: dict[str, BaseModel] = {}
    for i, verdi in enumerate(verdier if isinstance(verdier, tuple) else ()):
        noekkel = next((str(getattr(verdi, n)) for n in _NOEKLER if getattr(verdi, n, None) is not None), str(i))
        ut[noekkel] = verdi
    return ut


def _hel(
    a: BaseModel | None, b: BaseModel | None, felt: str, sti: tuple[str, ...], sted: tuple[str, ...]
) -> Modellendring:
    """A whole part that came or went."""
    ting = b if b is not None else a
    navn = _stedsnavn(felt, ting) if ting is not None else felt
    slag: Slag = "ny" if a is None else "borte"
    setning = f"{stor_forbokstav(navn)} er {'lagt til' if a is None else 'tatt bort'}"
    return Modellendring(slag, sti, _sted(sted), setning, "" if a is None else _kort(a), "" if b is None else _kort(b))


def _kort(ting: BaseModel) -> str:
    return "; ".join(
        f"{NAVN.get(n, n)}: {format_verdi(n, v)}"
        for n in type(ting).model_fields
        if (v := getattr(ting, n)) not in (None, (), {}) and not isinstance(v, BaseModel | tuple)
    )


def _enkel(a: object, b: object, felt: str, sti: tuple[str, ...], sted: tuple[str, ...]) -> Modellendring:
    navn = stor_forbokstav(NAVN.get(felt, STEDER.get(felt, felt.replace("_", " "))))
    if isinstance(a, tuple) and isinstance(b, tuple):
        return Modellendring(
            "endret",
            sti,
            _sted(sted),
            f"{navn}: {_listeforskjell(a, b)}",
            ", ".join(map(str, a)),
            ", ".join(map(str, b)),
        )
    foer, etter = format_verdi(felt, a), format_verdi(felt, b)
    enhet = _enhet(felt, b)
    if enhet and isinstance(a, int) and isinstance(b, int):
        setning = f"{navn}: {a} → {b} {enhet}"
    else:
        setning = f"{navn}: {foer or _MANGLER} → {etter or _MANGLER}"
    return Modellendring(
        "ny" if a is None else "borte" if b is None else "endret", sti, _sted(sted), setning, foer, etter
    )


def _listeforskjell(a: tuple[object, ...], b: tuple[object, ...]) -> str:
    nye, borte = [str(x) for x in b if x not in a], [str(x) for x in a if x not in b]
    deler = ([f"lagt til {', '.join(nye)}"] if nye else []) + ([f"tatt bort {', '.join(borte)}"] if borte else [])
    return "; ".join(deler) or f"ny rekkefølge: {', '.join(map(str, b))}"


def format_verdi(felt: str, verdi: object) -> str:
    """Return a value as people read it: dates in words, yes and no, numbers with their unit; "" for none."""
    if verdi is None:
        return ""
    if isinstance(verdi, bool):
        return "ja" if verdi else "nei"
    if isinstance(verdi, datetime.date):
        return format_dato(verdi)
    if isinstance(verdi, int) and (enhet := _enhet(felt, verdi)):
        return f"{verdi} {enhet}"
    return str(verdi)


def _enhet(felt: str, verdi: object) -> str:
    ett, mange = ENHETER.get(felt.rpartition("_")[2], ("", ""))
    return ett if verdi == 1 else mange


def _stedsnavn(felt: str, ting: BaseModel) -> str:
    """Return what the part is called: its kind and its own name."""
    slag = STEDER.get(felt, NAVN.get(felt, felt.replace("_", " ")))
    egen: Mapping[str, object] = {
        n: getattr(ting, n, None) for n in ("tittel", "navn", "funksjon", "rolle", "hva", "dokument", "tekst", "id")
    }
    navn = next((str(v) for v in egen.values() if isinstance(v, str)), "")
    return f"{slag} «{navn}»" if navn else slag


def _sted(sted: tuple[str, ...]) -> str:
    return stor_forbokstav(", ".join(sted))
