"""Warnings to municipalities whose documents a change of law touches soon, or has touched already; prints nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.errors import Nivaa, Problem
from generator.grunnlag import Grunnlag
from generator.lovbruk.faglig import Kommunebruk
from generator.lovbruk.kommende import Kommende, find_kommende
from generator.lovbruk.kommunalt import find_kommunebruk

_NAER: Final = 180
"""Days before a change when it is time to revise: a document must be heard and approved too."""
_VISER_ALT: Final = {"samsvarsrapport/kommunen"}
"""The report on the recommendations names the law of every requirement, so it alone says nothing of what is used here."""


def find_kommende_problemer(grunnlag: Grunnlag) -> Iterator[Problem]:
    """Yield a warning for each municipality and each change that is near or past and touches its documents."""
    ider = dict.fromkeys(
        id_
        for kommende in find_kommende(grunnlag.fag, grunnlag.dato)
        if _er_naer(kommende)
        for id_ in kommende.endring.berorer
    )
    if not ider:
        return
    for sak in grunnlag.saker:
        if sak.har_feil or sak.lest.verdi is None:
            continue
        alle = {b: Kommunebruk(sak.mappe, "") for k in grunnlag.fag.regelverk.kommende_endringer for b in k.berorer}
        bruk = alle | find_kommunebruk(grunnlag.tre, sak.mappe, sak.lest.verdi, grunnlag.fag, ider)
        for kommende in find_kommende(grunnlag.fag, grunnlag.dato, [bruk]):
            if _er_naer(kommende):
                yield from (_problem(kommende, k) for k in kommende.kommuner if not {*k.dokumenter} <= _VISER_ALT)


def _er_naer(kommende: Kommende) -> bool:
    return kommende.dager is not None and kommende.dager <= _NAER


def _problem(kommende: Kommende, bruk: Kommunebruk) -> Problem:
    dato, dager = kommende.endring.dato, kommende.dager or 0
    naar = (
        f"loven endres {dato}, om {dager} {'dag' if dager == 1 else 'dager'}"
        if dager > 0
        else f"loven ble endret {dato}"
    )
    antall = len(bruk.dokumenter)
    return Problem(
        f"kommuner/{bruk.mappe}/kommune.yaml",
        0,
        "",
        f"{naar}, og det gjelder {antall} {'dokument' if antall == 1 else 'dokumenter'}: «{kommende.endring.hva}»",
        f"Se hvilke med «rutineverk regelverk {bruk.mappe} --kommende», og gå gjennom dem når tekstene i maler/fag er rettet.",
        Nivaa.VARSEL,
    )
