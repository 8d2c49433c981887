"""The type of what a template can name, with the field paths it comes from; knows no template."""

from __future__ import annotations

import types
import typing
from dataclasses import dataclass, replace
from typing import Final, Literal

from pydantic import BaseModel

Art = Literal["modell", "liste", "tekst", "tall", "loekke", "ukjent"]


@dataclass(frozen=True)
class Type:
    """What a value is.

    Attributes:
        art: its form; ``ukjent`` is never judged.
        modell: the model, for ``modell``.
        element: what each item is, for ``liste`` and ``loekke``.
        stier: the paths in the context it may come from (``parter[].navn``).
    """

    art: Art
    modell: type[BaseModel] | None = None
    element: Type | None = None
    stier: frozenset[str] = frozenset()

    def felt(self, navn: str) -> Type | None:
        """Return a model's field, or None when it has no such field."""
        if self.modell is None or navn not in self.modell.model_fields:
            return None
        stier = frozenset(f"{s}.{navn}" if s else navn for s in self.stier)
        return lag_type(self.modell.model_fields[navn].annotation, stier)


UKJENT: Final = Type("ukjent")
TEKST: Final = Type("tekst")
TALL: Final = Type("tall")


def lag_type(annotasjon: object, stier: frozenset[str]) -> Type:
    """Return the type of a field with this annotation."""
    args = typing.get_args(annotasjon)
    if typing.get_origin(annotasjon) in (typing.Union, types.UnionType):
        (ene, *flere) = [a for a in args if a is not type(None)]
        return lag_type(ene, stier) if not flere else Type("ukjent", stier=stier)
    if typing.get_origin(annotasjon) in (tuple, list) and args:
        return Type("liste", element=lag_type(args[0], frozenset(f"{s}[]" for s in stier)), stier=stier)
    if typing.get_origin(annotasjon) is typing.Literal and all(isinstance(a, str) for a in args):
        return Type("tekst", stier=stier)
    if isinstance(annotasjon, type):
        if issubclass(annotasjon, BaseModel):
            return Type("modell", annotasjon, stier=stier)
        if issubclass(annotasjon, str):
            return Type("tekst", stier=stier)
        if issubclass(annotasjon, int | float):
            return Type("tall", stier=stier)
    return Type("ukjent", stier=stier)


def slaa_sammen(a: Type, b: Type) -> Type:
    """Return the type of ``a + b`` or ``a or b``: the same form with the paths of both, else unknown."""
    if a.art != b.art or a.modell is not b.modell:
        return UKJENT
    element = slaa_sammen(a.element, b.element) if a.element and b.element else a.element or b.element
    return replace(a, element=element, stier=a.stier | b.stier)
