"""Every model that a file is made of, with its fields and the paths it stands at; knows no wording and no page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Required, TypedDict, cast, get_args, get_origin, get_type_hints

from pydantic import BaseModel

from generator.skjema import lag_skjema

Sti = tuple[str, ...]
_ENDINGER: Final[Mapping[object, str]] = {tuple: "[]", list: "[]", dict: ".<id>"}


class _Egenskap(TypedDict, total=False):
    """What we read of one property in the JSON Schema."""

    description: Required[str]
    default: object
    const: object
    minItems: int


class _Valg(TypedDict):
    """One of several sets of fields that make a part complete."""

    required: list[str]


class _Skjema(TypedDict, total=False):
    """What we read of one object in the JSON Schema."""

    properties: Required[dict[str, _Egenskap]]
    required: list[str]
    anyOf: list[_Valg]


@dataclass(frozen=True)
class Felt:
    """One field of a model.

    Attributes:
        navn: the name in the YAML.
        type_: the type hint; None for a field that the file format adds to the model.
        forklaring: the description.
        paakrevd: whether it must stand there.
        uten: the field that takes away the demand; "" when none does.
        standard: the value that holds when the field is left out; None, or empty, when there is none.
        fast: the only value allowed, for a field without a type hint.
        minst: how many items a list must have.
    """

    navn: str
    type_: object
    forklaring: str
    paakrevd: bool
    uten: str = ""
    standard: object = None
    fast: object = None
    minst: int = 0


@dataclass(frozen=True)
class Del:
    """One model and every path it stands at.

    Attributes:
        modell: the model.
        felt: its fields, in order.
        stier: paths of field names, a list with ``[]`` after its name; () is the top of the file.
    """

    modell: type[BaseModel]
    felt: tuple[Felt, ...]
    stier: tuple[Sti, ...]

    @property
    def sti(self) -> Sti:
        """Where the model is told of: the first of the shortest paths."""
        return min(self.stier, key=len)

    @property
    def delt(self) -> bool:
        """Whether no path stands out, so that the model goes by its own name."""
        return sum(len(s) == len(self.sti) for s in self.stier) > 1


def find_deler(rot: type[BaseModel]) -> list[Del]:
    """Return every model that can be reached from the root of a file, in reading order, each once."""
    skjema = lag_skjema(rot)
    felt: dict[type[BaseModel], tuple[Felt, ...]] = {}
    stier: dict[type[BaseModel], list[Sti]] = {}
    koe: list[tuple[type[BaseModel], Sti]] = [(rot, ())]
    while koe:
        modell, sti = koe.pop(0)
        stier.setdefault(modell, []).append(sti)
        if modell not in felt:
            egen = skjema if modell is rot else skjema["$defs"][modell.__name__]
            felt[modell] = tuple(_les_felt(modell, cast(_Skjema, egen)))
            koe += [(m, (*sti, f.navn + ending)) for f in felt[modell] for m, ending in find_modeller(f.type_)]
    return list(_i_leserekkefoelge(rot, (), {m: Del(m, felt[m], tuple(s)) for m, s in stier.items()}))


def _i_leserekkefoelge(modell: type[BaseModel], sti: Sti, deler: Mapping[type[BaseModel], Del]) -> Iterator[Del]:
    if deler[modell].sti != sti:
        return
    yield deler[modell]
    for felt in deler[modell].felt:
        for under, ending in find_modeller(felt.type_):
            yield from _i_leserekkefoelge(under, (*sti, felt.navn + ending), deler)


def _les_felt(modell: type[BaseModel], skjema: _Skjema) -> Iterator[Felt]:
    """Yield the fields of a model; the schema knows which of them the file format has, and which it demands."""
    typer: Mapping[str, object] = get_type_hints(modell, include_extras=True)
    alltid, valg = skjema.get("required", []), [v["required"] for v in skjema.get("anyOf", [])]
    slipper = [v[0] for v in valg if len(v) == 1]
    for navn, egenskap in skjema["properties"].items():
        trengs = navn not in (*alltid, *slipper) and any(navn in v for v in valg)
        yield Felt(
            navn,
            typer.get(navn),
            egenskap["description"],
            paakrevd=navn in alltid or trengs,
            uten=slipper[0] if trengs and slipper else "",
            standard=egenskap.get("default"),
            fast=egenskap.get("const"),
            minst=egenskap.get("minItems", 0),
        )


def find_modeller(type_: object) -> Iterator[tuple[type[BaseModel], str]]:
    """Yield the models inside a type, with what the path gets after the field name: nothing, ``[]`` or ``.<id>``."""
    if isinstance(type_, type) and issubclass(type_, BaseModel):
        yield type_, ""
    ending = _ENDINGER.get(get_origin(type_), "")
    for under in get_args(type_):
        yield from ((m, ending + resten) for m, resten in find_modeller(under))
