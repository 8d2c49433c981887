"""Which line of YAML feeds the fields that a template stopped at; knows no Word and renders nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from generator.errors import format_felt, format_liste
from generator.kommune import Kommune
from generator.load import Lest, Sti, find_sted
from generator.malsjekk import KONTEKSTENE, find_felter
from generator.plan import Dokument

_TAGG: Final = re.compile(r"\{[{%](.*?)[}%]\}", re.DOTALL)
_TEKST: Final = re.compile(r"'[^']*'|\"[^\"]*\"")
_NAVN: Final = re.compile(r"[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*")
_LEDD: Final = re.compile(r"(\w+)(\[\])?")


def find_opphav(avsnitt: str, dokument: Dokument, lest: Lest[Kommune]) -> str:
    """Return the sentence that names file, line and key of the values in a paragraph, or "" when no YAML feeds them.

    Args:
        avsnitt: the paragraph of the template, tags and all.
        dokument: the document that was made.
        lest: the municipality with the place of each field.
    """
    steder = dict.fromkeys(_find_steder(avsnitt, dokument, lest))
    return f" Verdien kommer fra {format_liste(list(steder), bindeord='og')}." if steder else ""


def _find_steder(avsnitt: str, dokument: Dokument, lest: Lest[Kommune]) -> Iterator[str]:
    for opphav in _find_opphavsstier(avsnitt, dokument):
        sted, _ = find_sted(lest.steder, _med_nummer(opphav, dokument.sted))
        if sted.felt:
            yield f"{sted.path}:{sted.line}: {format_felt(sted.felt)}"


def _find_opphavsstier(avsnitt: str, dokument: Dokument) -> Iterator[str]:
    """Yield the YAML paths behind the names in the tags; the variable of a loop stands for any list with such a field."""
    felter = {f.sti: f.opphav for f in find_felter(KONTEKSTENE[dokument.slag])}
    for tagg in _TAGG.findall(avsnitt):
        for navn in _NAVN.findall(_TEKST.sub("", tagg)):
            yield from (o for o in _find_felt(navn, felter) if o and not o.startswith("maler/"))


def _find_felt(navn: str, felter: Mapping[str, str]) -> list[str]:
    """Return where the field of a name comes from; what follows the field (``navn.split``) is a method."""
    while "." in navn:
        hale = f"[].{navn.partition('.')[2]}"
        if treff := [felter[navn]] if navn in felter else [o for sti, o in felter.items() if sti.endswith(hale)]:
            return treff
        navn = navn.rpartition(".")[0]
    return [felter[navn]] if navn in felter else []


def _med_nummer(opphav: str, sted: Sti) -> Sti:
    """Return ``tjenester[].enheter[].navn`` as far as the document says which item of each list it is about."""
    sti: Sti = ()
    for ledd in opphav.split("."):
        treff = _LEDD.fullmatch(ledd)
        if treff is None:
            break
        sti = (*sti, treff[1])
        if treff[2]:
            if sted[: len(sti)] != sti or len(sted) == len(sti):
                break
            sti = (*sti, sted[len(sti)])
    return sti
