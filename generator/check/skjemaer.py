"""Rules for the blank forms of the professional base: what they point to, answers to choose from, and ids used twice; knows no municipality."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from generator.errors import Funn, Nivaa, find_naermeste
from generator.fag import Fag
from generator.fag.skjemaer import Skjema, Skjemadel
from generator.fag.tekster import FUNKSJONER

Sti = tuple[str | int, ...]


def check_skjemaer(fag: Fag) -> Iterator[Funn]:
    """Yield every fault in the forms: each is a feil, since documents for all municipalities are made from them."""
    yield from _doble(fag.skjemaer, ("skjemaer",))
    for i, skjema in enumerate(fag.skjemaer):
        sti: Sti = ("skjemaer", i)
        yield from _funksjoner(skjema.krever, (*sti, "krever"))
        yield from _tekster(fag, skjema.foerst, (*sti, "foerst"))
        yield from _doble(skjema.deler, (*sti, "deler"))
        for j, del_ in enumerate(skjema.deler):
            yield from _del(fag, skjema, del_, (*sti, "deler", j))


def _del(fag: Fag, skjema: Skjema, del_: Skjemadel, sti: Sti) -> Iterator[Funn]:
    for felt in ("tekster", "replikker", "sjekkliste"):
        yield from _tekster(fag, getattr(del_, felt), (*sti, felt))
    yield from _doble(del_.felter, (*sti, "felter"))
    for i, f in enumerate(del_.felter):
        yield from _funksjoner(f.krever, (*sti, "felter", i, "krever"))
        if (f.slag == "valg") != bool(f.valg):
            melding = f"feltet «{f.id}» i «{skjema.id}» har ingen svar å velge mellom"
            if f.valg:
                melding = f"feltet «{f.id}» i «{skjema.id}» har svar, men er ikke et valg"
            yield _feil((*sti, "felter", i), melding, "Skriv svarene under valg når slag er valg, og bare da.", f.id)


def _funksjoner(navnene: Iterable[str], sti: Sti) -> Iterator[Funn]:
    for i, navn in enumerate(navnene):
        if navn not in FUNKSJONER:
            melding = f"«{navn}» er ikke en funksjon kommunen kan velge"
            yield _feil((*sti, i), melding, find_naermeste(navn, FUNKSJONER), navn)


def _tekster(fag: Fag, ider: Iterable[str], sti: Sti) -> Iterator[Funn]:
    for i, id_ in enumerate(ider):
        if id_ not in fag.tekst_etter_id:
            yield _feil((*sti, i), f"teksten «{id_}» finnes ikke", find_naermeste(id_, fag.tekst_etter_id), id_)


def _doble(ting: Iterable[object], sti: Sti) -> Iterator[Funn]:
    """Yield the ids that stand more than once in one list: controls would get the same tag."""
    ider = [str(getattr(t, "id", "")) for t in ting]
    for id_, antall in Counter(ider).items():
        if antall > 1:
            nr = ider.index(id_, ider.index(id_) + 1)
            yield _feil((*sti, nr, "id"), f"id-en «{id_}» er brukt to ganger", "Gi den ene en ny id.", id_)


def _feil(sti: Sti, melding: str, tips: str, verdi: str = "") -> Funn:
    return Funn(sti, melding, tips, Nivaa.FEIL, verdi)
