"""What docxtpl would lose or misread without a word, found in the template before it is used; renders nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from lxml import etree

from generator.errors import MalFeil
from generator.word.dialekt import TAGG, Sted, med_steder
from generator.word.tekst import celler_i, rader_i, slettet_i

_AVSNITTSTAGG: Final = re.compile(r"\{[%{#]-?\s*(?:p|tr|tc)\s")
_RADTAGG: Final = re.compile(r"\{[%{#]-?\s*tr\s")
_CELLETAGG: Final = re.compile(r"\{[%{#]-?\s*tc\s")
_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ANNET: Final = [
    f"{_W}{e}" for e in ("drawing", "pict", "object", "footnoteReference", "endnoteReference", "fldChar", "sectPr")
]
"""What a paragraph can hold beside text."""
_SAER: Final = re.compile(r"\{%-?(?:p|tr|tc|r)\s")
_SIDETAGG: Final = re.compile(r"\{%\s+(?:p|tr|tc|r)\s")
ALENE: Final = re.compile(r"\{%-?\s*(?:end)?(?:if|for|elif|else)\b[^%]*-?%\}")


def sjekk_del(navn: str, del_: str, tre: etree._Element, overskrifter: frozenset[str]) -> None:
    """Refuse a part in which docxtpl would lose text, or would not understand a tag.

    Raises:
        MalFeil: for the first of them, with the place.
    """
    if sporet := next((t for t in slettet_i(tre) if TAGG.search(t)), None):
        raise MalFeil(f"{navn}: ved «{sporet[:120]}»: en tagg er slettet med sporing på. Godta endringene i Word.")
    steder = _steder(del_, tre, overskrifter)
    avsnitt = ((str(sted), sted.tekst) for sted in steder)
    rader = ((f"ved «{t.strip()[:120]}»", t) for t in rader_i(tre))
    celler = ((f"ved «{t.strip()[:120]}»", t) for t in celler_i(tre))
    for sted, hele, hva in (
        *_find_tap(avsnitt, _AVSNITTSTAGG, "avsnittet"),
        *_find_tap(rader, _RADTAGG, "raden"),
        *_find_tap(celler, _CELLETAGG, "cellen"),
        *_find_annet(tre),
    ):
        raise MalFeil(
            f"{navn}: {sted}: det står noe ved siden av en tagg som fjerner hele {hva}. Flytt {hele} så den står alene."
        )
    for tagg_sted in steder:
        for tagg in TAGG.findall(tagg_sted.tekst):
            if feil := find_skrivefeil(tagg):
                raise MalFeil(f"{navn}: {tagg_sted}: {feil}")


def find_merknader(navn: str, del_: str, tre: etree._Element, overskrifter: frozenset[str]) -> Iterator[str]:
    """Yield what works but leaves a blank paragraph or row, with the tag that does not."""
    for sted in _steder(del_, tre, overskrifter):
        if ALENE.fullmatch(sted.tekst):
            form = sted.tekst.replace("{%", "{%tr" if sted.celle else "{%p", 1)
            yield f"{navn}: {sted}: taggen står alene og etterlater et tomt avsnitt. Skriv {form} i stedet."


def _steder(del_: str, tre: etree._Element, overskrifter: frozenset[str]) -> tuple[Sted, ...]:
    xml = etree.tostring(tre, encoding="unicode")
    return tuple(s for s in med_steder(xml.replace("raw", "rav"), del_, overskrifter).steder if s.tekst)


def _find_tap(
    tekster: Iterable[tuple[str, str]], moenster: re.Pattern[str], hva: str
) -> Iterator[tuple[str, str, str]]:
    for sted, tekst in tekster:
        tagg = next((t for t in TAGG.findall(tekst) if moenster.match(t)), None)
        if tagg is not None and tekst.replace(tagg, "", 1).strip():
            yield sted, "taggen", hva


def _find_annet(tre: etree._Element) -> Iterator[tuple[str, str, str]]:
    """Yield the tags that would take a picture, a note, a field or a section with them."""
    for navn, moenster, hva in (
        ("p", _AVSNITTSTAGG, "avsnittet"),
        ("tr", _RADTAGG, "raden"),
        ("tc", _CELLETAGG, "cellen"),
    ):
        for element in tre.iter(f"{_W}{navn}"):
            if next(element.iter(f"{_W}tbl"), None) is not None:
                continue
            tekst = "".join(t.text or "" for t in element.iter(f"{_W}t"))
            if any(moenster.match(t) for t in TAGG.findall(tekst)) and next(element.iter(*ANNET), None) is not None:
                yield f"ved «{tekst.strip()[:120]}»", "taggen", hva


def find_skrivefeil(tagg: str) -> str:
    """Return what is wrong with how a tag is written, when docxtpl reads it as something else."""
    inni = tagg[2:-2]
    if _SAER.match(tagg) and re.search(r"[%}]", inni):
        return f"tegnene % og }} kan ikke stå inne i {tagg[:4].rstrip()} …. Sett verdien med {{% set %}} først, eller ta bort tegnet."
    if _SIDETAGG.match(tagg):
        return f"bokstaven skal stå rett etter klammen. Skriv {tagg.replace('{% ', '{%', 1)[:120]}."
    return ""
