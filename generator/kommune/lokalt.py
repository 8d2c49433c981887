"""A municipality's own text: in the place of a shared one, or beside a chapter; knows no file and no shared text."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from generator.kommune.verdier import Id, Modell, Tekst

Plass = Literal["i_stedet", "foer", "etter"]


class LokalTekst(Modell):
    """One text from ``tekst/<id>.md``, ``tekst/<kapittel>.foer.md`` or ``tekst/<kapittel>.etter.md``."""

    gjelder: Id = Field(description="Teksten den står i stedet for, eller kapitlet den står ved.")
    plass: Plass = Field(description="i_stedet, foer eller etter.")
    tekst: Tekst = Field(description="Teksten.")
    norm: Literal["boer", "kan", "info"] | None = Field(
        None, description="Normnivået: boer, kan eller info. Uten: som den felles teksten, ellers info."
    )
    bygger_paa: Tekst | None = Field(None, description="Fingeravtrykket av den felles teksten den bygger på.")
