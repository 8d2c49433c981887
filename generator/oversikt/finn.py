"""Models and problems to the overview; the statuses are those of `samsvar`, and no rule is made here."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from generator.fag import Fag
from generator.kommune import Kommune
from generator.oversikt.modell import Dokumentlinje, Innlest, Kommunelinje, Oversikt
from generator.plan import plan_dokumenter
from generator.samsvar import find_samsvar


def find_oversikt(innleste: Sequence[Innlest], fag: Fag, dato: datetime.date) -> Oversikt:
    """Return the overview of these municipalities on a day; one that can not be read is there with its feil."""
    return Oversikt(dato, fag.bibliotek.anbefalinger, tuple(_linje(i, fag, dato) for i in innleste))


def _linje(innlest: Innlest, fag: Fag, dato: datetime.date) -> Kommunelinje:
    kommune = innlest.kommune
    if kommune is None:
        nummer = innlest.mappe.partition("-")[0]
        return Kommunelinje(innlest.mappe, nummer, innlest.mappe, False, {}, innlest.problemer)
    dokumenter = tuple(_dokumenter(kommune, dato))
    godkjente = {d.dokument for d in dokumenter}
    rutiner = {d.id for d in plan_dokumenter(kommune, fag) if d.slag == "bekymringsrutine"}
    return Kommunelinje(
        mappe=innlest.mappe,
        nummer=kommune.kommune.kommunenummer,
        navn=kommune.kommune.navn,
        demo=kommune.demo,
        statuser={rad.krav: rad.status for rad in find_samsvar(kommune, fag)},
        problemer=innlest.problemer,
        rutiner=len(rutiner),
        rutiner_godkjent=len(rutiner & godkjente),
        avtaler=len(kommune.avtaler),
        dokumenter=dokumenter,
    )


def _dokumenter(kommune: Kommune, dato: datetime.date) -> Iterator[Dokumentlinje]:
    """Yield the documents that hold: heads with a date of approval, and agreements that are entered into."""
    for hode in kommune.dokumenter:
        if hode.godkjent_dato is not None:
            neste = hode.neste_revisjon
            yield Dokumentlinje(hode.dokument, hode.godkjent_dato, neste, neste is not None and neste < dato)
    for avtale in kommune.avtaler:
        if avtale.er_inngaatt:
            fra, til = (avtale.gjelder.fra, avtale.gjelder.til) if avtale.gjelder else (None, None)
            yield Dokumentlinje(f"samarbeidsavtale/{avtale.id}", fra, til, til is not None and til < dato)


def find_alder(fra: datetime.date, til: datetime.date) -> int:
    """Return whole months between two days; never less than 0."""
    maaneder = 12 * (til.year - fra.year) + til.month - fra.month - (til.day < fra.day)
    return max(0, maaneder)
