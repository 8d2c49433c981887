"""One row of the answer: requirement, status, evidence and what is missing; knows no rule."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from generator.errors import format_felt, format_liste
from generator.fag.tekster import Maalform
from generator.kommune import Avtale

Status = Literal["oppfylt", "delvis", "ikke_oppfylt", "avvik_dokumentert", "ikke_relevant"]
STATUSER: Final[tuple[Status, ...]] = ("oppfylt", "delvis", "ikke_oppfylt", "avvik_dokumentert", "ikke_relevant")
KAPITTELNUMMER: Final[Mapping[str, int]] = {
    "roller": 2,
    "bekymret": 3,
    "skriv_ned": 4,
    "del_med_leder": 5,
    "snakk_med_barnet": 6,
    "beslutt": 8,
    "tiltak": 9,
    "melding": 11,
    "avverging": 12,
    "ikke_fulgt": 16,
    "opplaering": 17,
}
"""The number each chapter of the routine has in the Word template (tested against it)."""


@dataclass(frozen=True)
class Tekstpar:
    """A piece of text in both written standards."""

    nb: str
    nn: str

    def paa(self, maalform: Maalform) -> str:
        """Return the text in the given standard."""
        return self.nb if maalform == "nb" else self.nn


@dataclass(frozen=True)
class Vurdering:
    """What a rule found.

    Attributes:
        status: never `avvik_dokumentert`; that is decided afterwards.
        bevis: what in the YAML, or in the routine made of it, shows it.
        gjelder: what is missing or not covered: ids of services or agreements, field names, types.
    """

    status: Status
    bevis: tuple[Tekstpar, ...] = ()
    gjelder: tuple[str, ...] = ()


@dataclass(frozen=True)
class Samsvarsrad:
    """One requirement and how the municipality stands.

    Attributes:
        krav: the number, 1.1 to 7.4.
        norm: skal (law), boer (strong recommendation) or kan (weak).
        tekst: the requirement in own words.
        kilder: the law behind a skal, as it is written.
        status: oppfylt, delvis, ikke_oppfylt, avvik_dokumentert or ikke_relevant.
        bevis: YAML paths as people write them, and chapters of the routine.
        mangler: what would make it oppfylt, one sentence; None when nothing is missing.
        gjelder: what that is about, as `Vurdering.gjelder`; nothing when nothing is missing.
    """

    krav: str
    norm: Literal["skal", "boer", "kan"]
    tekst: Tekstpar
    kilder: tuple[Tekstpar, ...]
    status: Status
    bevis: tuple[Tekstpar, ...]
    mangler: Tekstpar | None
    gjelder: tuple[str, ...] = ()


def vurder(oppfylt: bool, bevis: Iterable[Tekstpar], gjelder: Iterable[str] = ()) -> Vurdering:
    """Return oppfylt, else delvis when there is some evidence, else ikke_oppfylt; never oppfylt without evidence."""
    alle = tuple(dict.fromkeys(bevis))
    if oppfylt and alle:
        return Vurdering("oppfylt", alle)
    return Vurdering("delvis" if alle else "ikke_oppfylt", alle, tuple(dict.fromkeys(gjelder)))


def felt(*sti: str | int) -> Tekstpar:
    """Return a path in kommune.yaml as evidence: ``kompetanseplan[0]``."""
    navn = format_felt(sti)
    return Tekstpar(navn, navn)


def avtalefelt(avtale: Avtale, *sti: str | int) -> Tekstpar:
    """Return an agreement, or a field in it, as evidence: ``avtaler/skole-barnevern.yaml: ressurser``."""
    navn = f"avtaler/{avtale.id}.yaml{': ' if sti else ''}{format_felt(sti)}"
    return Tekstpar(navn, navn)


def kapitler(navn: Iterable[str], *, utkast: bool) -> Tekstpar:
    """Return chapters of the routine as evidence: «bekymringsrutine, kapittel 8 og 9», and (utkast) when none is approved."""
    numre = format_liste((str(KAPITTELNUMMER[n]) for n in navn), bindeord="og")
    merke = " (utkast)" if utkast else ""
    return Tekstpar(f"bekymringsrutine{merke}, kapittel {numre}", f"rutine når du er uroa{merke}, kapittel {numre}")
