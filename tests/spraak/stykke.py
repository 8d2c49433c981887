"""Ett stykke tekst som leserne kan møte, og hvor det står."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Final

from generator.fag.tekster import Maalform
from generator.kommune import Kommune
from generator.kommune.avtale import Avtale
from generator.load.yamlfil import Data

MAALFORMER: Final[tuple[Maalform, Maalform]] = ("nb", "nn")
_FLETTEFELT: Final = re.compile(r"\{[^}]*\}")
_MASKINTEKST: Final = re.compile(
    r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}"  # Jinja
    r"|\{:.*?\}"  # egenskaper i Markdown
    r"|\]\([^)]*\)"  # adressen i en lenke
    r"|https?://\S+|www\.\S+|\S+@\S+",
    re.DOTALL,
)


@dataclass(frozen=True)
class Stykke:
    """Ett stykke tekst på én målform.

    Attributes:
        fil: stien fra rota.
        linje: linja i fila, eller 0 i en Word-mal.
        id: id-en til teksten, eller det som ellers finner den igjen.
        felt: feltet i fila, uten målformen: ``nb`` og ``nn`` blir «», ``overskrift_nb`` blir «overskrift».
        maalform: målformen den er skrevet på.
        raa: teksten slik den står i fila.
        data: hele raden teksten står i, for kontroller som trenger norm og kilde.
    """

    fil: str
    linje: int
    id: str
    felt: str
    maalform: Maalform
    raa: str
    data: Mapping[str | int, Data]

    @cached_property
    def tekst(self) -> str:
        """Teksten uten flettefelt, tagger og adresser, og uten feltene fra kommune.yaml som «oppfylles» viser til."""
        tekst = _FLETTEFELT.sub(" ", _MASKINTEKST.sub(" ", self.raa))
        if not self.id.endswith(" oppfylles"):
            return tekst
        return re.sub(r"\b\w+\b", lambda o: "" if "_" in o.group() or o.group() in _feltnavn() else o.group(), tekst)

    def melding(self, hva: str) -> str:
        """En linje som sier hvor det er, og hva som er galt."""
        sted = f"{self.fil}:{self.linje}" if self.linje else self.fil
        navn = f"{self.id} {self.felt}".strip()
        return f"{sted}: {navn} ({self.maalform}): {hva}"


@cache
def _feltnavn() -> frozenset[str]:
    """Gi navnene på feltene og valgene i kommune.yaml, som «oppfylles» viser til."""
    navn: set[str] = set()

    def gaa(del_: object) -> None:
        if isinstance(del_, dict):
            navn.update(del_.get("properties", {}))
            navn.update(x for x in del_.get("enum", ()) if isinstance(x, str))
            for under in del_.values():
                gaa(under)
        elif isinstance(del_, list):
            for under in del_:
                gaa(under)

    for modell in (Kommune, Avtale):
        gaa(modell.model_json_schema())
    return frozenset(navn)
