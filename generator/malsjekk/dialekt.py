"""docxtpl's own traps in a template: text beside tags, blank lines, deleted tags, half brackets, blocks across cells; knows no context."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from lxml import etree

from generator.errors import Nivaa
from generator.malsjekk.funn import Malfunn
from generator.malsjekk.lesing import Avsnitt, Lestdel, Tagg, W
from generator.word.dialekt import TAGG
from generator.word.lint import ALENE, ANNET, find_skrivefeil
from generator.word.tekst import slettet_i

_HELE: Final = {"p": ("p", "avsnittet"), "tr": ("tr", "raden"), "tc": ("tc", "cellen")}
_HALV: Final = re.compile(r"\{\{|\{%|\{#|%\}|\}\}|#\}")
_ENDER: Final = {"{{": "}}", "{%": "%}", "{#": "#}"}


def find_dialektfeil(mal: str, del_: Lestdel, tagger: Sequence[Tagg]) -> Iterator[Malfunn]:
    """Yield what docxtpl would lose, misread or leave blank lines after."""
    yield from _find_slettet(mal, del_)
    for avsnitt in del_.avsnitt:
        yield from _find_klammer(mal, avsnitt)
    for tagg in tagger:
        yield from _find_tap(mal, tagg)
        if feil := find_skrivefeil(tagg.skrevet):
            melding, _, tips = feil.partition(". ")
            yield _funn(mal, tagg, melding.rstrip("."), tips, "skrivefeil")
    yield from _find_alene(mal, tagger)


def find_delte_blokker(mal: str, par: Sequence[tuple[Tagg, Tagg]]) -> Iterator[Malfunn]:
    """Yield each block that begins in one paragraph, cell or table and ends in another.

    Args:
        mal: path of the template.
        par: the opening tag of each block with each other tag of it.
    """
    for start, slutt in par:
        if start.form != slutt.form and start.avsnitt != slutt.avsnitt:
            form = f"{{%{start.form}" if start.form else "{%"
            yield _funn(
                mal,
                slutt,
                f"blokka er åpnet med {start.skrevet}, men her mangler samme form",
                f"Begynn taggen med «{form} » her også, eller ta bort bokstaven begge steder.",
                "delt-blokk",
            )
        elif start.avsnitt != slutt.avsnitt and _ramme(start) is not _ramme(slutt):
            hvor = {"tr": "samme tabell, i hver sin rad", "tc": "samme rad, i hver sin celle"}
            yield _funn(
                mal,
                slutt,
                f"blokka begynner et annet sted enn den slutter: {start.skrevet} står {start.avsnitt.sted}",
                f"Sett begge taggene i {hvor.get(start.form, 'samme celle, eller begge utenfor tabellen')}.",
                "delt-blokk",
            )


def _ramme(tagg: Tagg) -> etree._Element | None:
    navn = {"tr": "tbl", "tc": "tr"}.get(tagg.form)
    return tagg.avsnitt.innenfor(navn) if navn else tagg.avsnitt.element.getparent()


def _find_slettet(mal: str, del_: Lestdel) -> Iterator[Malfunn]:
    for element, tekst in zip(del_.tre.iter(f"{W}del"), slettet_i(del_.tre), strict=True):
        if TAGG.search(tekst):
            avsnitt = del_.finn(element)
            yield Malfunn(
                mal,
                avsnitt.sted,
                avsnitt.nr,
                tekst,
                "en tagg er slettet med sporing på",
                "Godta eller forkast endringen i Word under Se gjennom, og slå av «Spor endringer».",
                "sporet-tagg",
            )
    for element in del_.tre.iter(f"{W}ins"):
        if TAGG.search("".join(t.text or "" for t in element.iter(f"{W}t"))):
            avsnitt = del_.finn(element)
            yield Malfunn(
                mal,
                avsnitt.sted,
                avsnitt.nr,
                "",
                "en tagg er satt inn med sporing på",
                "Godta endringen i Word under Se gjennom, og slå av «Spor endringer».",
                "sporet-tagg",
            )


def _find_klammer(mal: str, avsnitt: Avsnitt) -> Iterator[Malfunn]:
    """Yield half brackets, and tags whose two ends do not match."""
    for tagg in TAGG.findall(avsnitt.tekst):
        if not tagg.endswith(_ENDER[tagg[:2]]):
            yield Malfunn(
                mal,
                avsnitt.sted,
                avsnitt.nr,
                tagg,
                f"taggen begynner med {tagg[:2]} og slutter med {tagg[-2:]}",
                f"Avslutt den med {_ENDER[tagg[:2]]}.",
                "klammer",
            )
    if treff := _HALV.search(TAGG.sub(" ", avsnitt.tekst)):
        klamme = treff.group()
        mangler = _ENDER.get(klamme) or next(a for a, b in _ENDER.items() if b == klamme)
        yield Malfunn(
            mal,
            avsnitt.sted,
            avsnitt.nr,
            "",
            f"klammen {klamme} står alene; taggen mangler {mangler}",
            f"Sett inn {mangler}, og ha hele taggen i ett avsnitt.",
            "klammer",
        )


def _find_tap(mal: str, tagg: Tagg) -> Iterator[Malfunn]:
    """Yield a tag whose paragraph, row or cell holds more than the tag: the rest would vanish."""
    if tagg.form not in _HELE:
        return
    navn, hva = _HELE[tagg.form]
    ramme = tagg.avsnitt.element if navn == "p" else tagg.avsnitt.innenfor(navn)
    if ramme is None:
        yield _funn(
            mal,
            tagg,
            f"taggen gjelder {hva}, men står ikke i en tabell",
            "Skriv {%p i stedet, eller flytt taggen inn i tabellen.",
            "ved-siden-av",
        )
        return
    tekst = "".join(t.text or "" for t in ramme.iter(f"{W}t"))
    rest = " ".join(tekst.split()).replace(tagg.skrevet, "", 1).strip()
    if rest or (next(ramme.iter(f"{W}tbl"), None) is None and next(ramme.iter(*ANNET), None) is not None):
        noe = f"«{rest[:60]}»" if rest else "et bilde, et felt eller en seksjon"
        yield _funn(
            mal,
            tagg,
            f"taggen fjerner hele {hva}, og {noe} ved siden av blir borte",
            f"Flytt taggen, så den står alene i {hva}.",
            "ved-siden-av",
        )


def _find_alene(mal: str, tagger: Sequence[Tagg]) -> Iterator[Malfunn]:
    for tagg in tagger:
        if not tagg.form and tagg.avsnitt.tekst == tagg.skrevet and ALENE.fullmatch(tagg.skrevet):
            form = "{%tr" if _er_egen_rad(tagg.avsnitt) else "{%p"
            yield _funn(
                mal,
                tagg,
                "taggen står alene og etterlater et tomt avsnitt",
                f"Skriv {tagg.skrevet.replace('{%', form, 1)} i stedet.",
                "tomt-etter-tagg",
                Nivaa.VARSEL,
            )


def _er_egen_rad(avsnitt: Avsnitt) -> bool:
    rad = avsnitt.innenfor("tr")
    return rad is not None and " ".join("".join(t.text or "" for t in rad.iter(f"{W}t")).split()) == avsnitt.tekst


def _funn(mal: str, tagg: Tagg, melding: str, tips: str, regel: str, nivaa: Nivaa = Nivaa.FEIL) -> Malfunn:
    return Malfunn(mal, tagg.avsnitt.sted, tagg.avsnitt.nr, tagg.skrevet, melding, tips, regel, nivaa)
