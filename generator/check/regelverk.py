"""Rules for references to law: each leads to a rule in force, in the register itself and wherever it is used; knows no day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from generator.check.innhold import alle_tekster
from generator.errors import Funn, Nivaa, find_naermeste
from generator.fag import Fag
from generator.fag.regelverk import RegelId
from generator.kommune import Kommune

Sti = tuple[str | int, ...]
IKKE_I_KRAFT: Final = ("opphevet", "vedtatt_ikke_i_kraft")
_TEKSTER: Final = ("tekster", "tegn", "roller", "ord", "bibliotek", "tjenestetyper")
_TIL_REDAKTOEREN: Final = "merknad"


def check_regelverk(fag: Fag) -> Iterator[Funn]:
    """Yield faults in the register, and texts of the base that name a rule by a number it no longer has."""
    sett: set[str] = set()
    for i, regel in enumerate(fag.regelverk.regler):
        if regel.id in sett:
            sti = ("regelverk", "regler", i, "id")
            yield _feil(sti, f"id-en «{regel.id}» er brukt to ganger", "Gi regelen en ny id.")
        sett.add(regel.id)
    for i, gammel in enumerate(fag.regelverk.gamle_henvisninger):
        yield from check_regler(fag, gammel.ny_id, ("regelverk", "gamle_henvisninger", i, "ny_id"))
        yield from _moenster(gammel.moenster, ("regelverk", "gamle_henvisninger", i, "moenster"))
    for i, begrep in enumerate(fag.regelverk.gamle_begreper):
        yield from _moenster(begrep.moenster, ("regelverk", "gamle_begreper", i, "moenster"))
    for i, endring in enumerate(fag.regelverk.kommende_endringer):
        yield from _finnes(fag, endring.berorer, ("regelverk", "kommende_endringer", i, "berorer"))
    for a, anbefaling in enumerate(fag.bibliotek.anbefalinger):
        for k, krav in enumerate(anbefaling.krav):
            yield from check_regler(fag, krav.kilde, ("bibliotek", "anbefalinger", a, "krav", k, "kilde"))
    yield from _gamle(fag)


def check_regler(fag: Fag, ider: Iterable[RegelId], sti: Sti) -> Iterator[Funn]:
    """Yield each id that leads to no rule, or to one that is not in force."""
    for j, id_ in enumerate(ider):
        regel = fag.regel_etter_id.get(id_)
        if regel is None:
            yield from _finnes(fag, [id_], sti, j)
        elif regel.status in IKKE_I_KRAFT:
            yield _feil((*sti, j), f"regelen «{id_}» gjelder ikke ({regel.status})", "Bytt til regelen som gjelder.")


def check_hjemler(kommune: Kommune, fag: Fag) -> Iterator[Funn]:
    """Yield each legal basis that a municipality names for a service and that is not in force."""
    for i, tjeneste in enumerate(kommune.tjenester):
        for j, id_ in enumerate(tjeneste.hjemmel):
            regel = fag.regel_etter_id.get(id_)
            if regel is not None and regel.status in IKKE_I_KRAFT:
                yield Funn(
                    ("tjenester", i, "hjemmel", j),
                    f"regelen «{id_}» gjelder ikke ({regel.status})",
                    "Bytt til regelen som gjelder. Se dem med «rutineverk regelverk».",
                    Nivaa.FEIL,
                    id_,
                )


def _feil(sti: Sti, melding: str, tips: str, verdi: str = "") -> Funn:
    return Funn(sti, melding, tips, Nivaa.FEIL, verdi)


def _finnes(fag: Fag, ider: Iterable[RegelId], sti: Sti, fra: int = 0) -> Iterator[Funn]:
    for j, id_ in enumerate(ider, start=fra):
        if id_ not in fag.regel_etter_id:
            yield _feil(
                (*sti, j),
                f"regelen «{id_}» finnes ikke i regelverket",
                f"{find_naermeste(id_, fag.regel_etter_id)}Rett id-en, eller legg regelen inn i regelverk.yaml.",
                id_,
            )


def _moenster(moenster: str | None, sti: Sti) -> Iterator[Funn]:
    try:
        re.compile(moenster or "")
    except re.error:
        yield _feil(sti, f"«{moenster}» er ikke et regulært uttrykk", "Rett uttrykket.")


def _gamle(fag: Fag) -> Iterator[Funn]:
    gamle = [(g, _les(g.moenster)) for g in fag.regelverk.gamle_henvisninger]
    for felt in _TEKSTER:
        for sti, tekst in alle_tekster(getattr(fag, felt), (felt,)):
            if sti[-1] == _TIL_REDAKTOEREN:
                continue
            for henvisning, moenster in gamle:
                if moenster is not None and (treff := moenster.search(tekst)):
                    melding = f"viser til «{treff.group()}», som ikke gjelder lenger"
                    yield _feil(sti, melding, f"Det heter nå {henvisning.ny}.")


def _les(moenster: str | None) -> re.Pattern[str] | None:
    """Return the pattern, or None when there is none or it is wrong, which is told of where it stands."""
    try:
        return re.compile(moenster, re.IGNORECASE) if moenster else None
    except re.error:
        return None
