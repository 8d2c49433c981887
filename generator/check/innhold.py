"""What the municipality's own texts say: repealed references and outdated terms; knows no field rule."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from pydantic import BaseModel

from generator.errors import Funn, Nivaa
from generator.fag import Fag
from generator.kommune import Kommune

Sti = tuple[str | int, ...]


def check_innhold(kommune: Kommune, fag: Fag) -> Iterator[Funn]:
    """Yield a warning for each text that names a repealed rule or an outdated term."""
    nynorsk = kommune.kommune.maalform == "nn"
    henvisninger = (h.moenster for h in fag.regelverk.gamle_henvisninger)
    begreper = (b.moenster for b in fag.regelverk.gamle_begreper)
    noe_gammelt = _samle(tuple(m for m in (*henvisninger, *begreper) if m))
    for sti, tekst in alle_tekster(kommune):
        if not noe_gammelt.search(tekst):
            continue
        for henvisning in fag.regelverk.gamle_henvisninger:
            if henvisning.moenster and (treff := re.search(henvisning.moenster, tekst, re.IGNORECASE)):
                yield Funn(
                    sti,
                    f"viser til «{treff.group()}», som ikke gjelder lenger",
                    f"Det heter nå {henvisning.ny}.",
                    Nivaa.VARSEL,
                )
        for begrep in fag.regelverk.gamle_begreper:
            if begrep.moenster and (treff := re.search(begrep.moenster, tekst, re.IGNORECASE)):
                yield Funn(
                    sti,
                    f"bruker det gamle ordet «{treff.group()}»",
                    f"Skriv {begrep.ny_nn if nynorsk else begrep.ny}.",
                    Nivaa.VARSEL,
                )


@lru_cache(maxsize=4)
def _samle(moenstre: tuple[str, ...]) -> re.Pattern[str]:
    """Return one pattern that finds what any of them finds: almost every text has nothing, and is asked once."""
    return re.compile("|".join(f"(?:{m})" for m in moenstre) or r"(?!)", re.IGNORECASE)


def alle_tekster(verdi: object, sti: Sti = ()) -> Iterator[tuple[Sti, str]]:
    """Yield every text in a model with its path, codes and ids included."""
    if isinstance(verdi, str):
        yield sti, verdi
    elif isinstance(verdi, BaseModel):
        for navn in type(verdi).model_fields:
            yield from alle_tekster(getattr(verdi, navn), (*sti, navn))
    elif isinstance(verdi, dict):
        for navn, under in verdi.items():
            yield from alle_tekster(under, (*sti, navn))
    elif isinstance(verdi, tuple):
        for i, under in enumerate(verdi):
            yield from alle_tekster(under, (*sti, i))
