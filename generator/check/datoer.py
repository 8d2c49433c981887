"""Rules that depend on the day: always a varsel, and never part of a document. The day comes in as an argument."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Final

from generator.errors import Funn, Nivaa
from generator.kommune import Kommune

_ET_AAR: Final = datetime.timedelta(days=365)
_NITTI_DAGER: Final = datetime.timedelta(days=90)


def check_datoer(kommune: Kommune, dato: datetime.date) -> Iterator[Funn]:
    """Yield warnings about what is old, ends soon or lies in the future on the given day."""
    yield from _kontakter(kommune, dato)
    yield from _avtaler(kommune, dato)
    yield from _dokumenter(kommune, dato)
    yield from _avvik(kommune, dato)


def _kontakter(kommune: Kommune, dato: datetime.date) -> Iterator[Funn]:
    for sti, kontakt in kommune.alle_kontakter():
        if kontakt.kontrollert and dato - kontakt.kontrollert > _ET_AAR:
            yield Funn(
                (*sti, "kontrollert"),
                f"kontakten ble sist kontrollert {kontakt.kontrollert.isoformat()}, for mer enn et år siden",
                "Ring og sjekk nummeret, og skriv ny dato.",
                Nivaa.VARSEL,
            )
        elif kontakt.kontrollert and kontakt.kontrollert > dato:
            yield Funn(
                (*sti, "kontrollert"),
                f"datoen {kontakt.kontrollert.isoformat()} har ikke vært ennå",
                "Rett datoen.",
                Nivaa.VARSEL,
            )


def _avtaler(kommune: Kommune, dato: datetime.date) -> Iterator[Funn]:
    for i, avtale in enumerate(kommune.avtaler):
        til = avtale.gjelder.til if avtale.gjelder else None
        if til is None or avtale.status not in ("vedtatt", "signert"):
            continue
        sti_til = ("avtaler", i, "gjelder", "til")
        if til < dato:
            yield Funn(
                sti_til,
                f"avtalen gikk ut {til.isoformat()}, men har status {avtale.status}",
                "Forny den, eller skriv status: utloept.",
                Nivaa.VARSEL,
            )
        elif til - dato < _NITTI_DAGER:
            yield Funn(
                sti_til,
                f"avtalen går ut {til.isoformat()}, om mindre enn 90 dager",
                "Begynn arbeidet med en ny avtale.",
                Nivaa.VARSEL,
            )


def _dokumenter(kommune: Kommune, dato: datetime.date) -> Iterator[Funn]:
    for i, hode in enumerate(kommune.dokumenter):
        if hode.neste_revisjon and hode.neste_revisjon < dato:
            yield Funn(
                ("dokumenter", i, "neste_revisjon"),
                f"dokumentet skulle vært gått gjennom {hode.neste_revisjon.isoformat()}",
                "Gå gjennom det, og skriv ny versjon og ny dato.",
                Nivaa.VARSEL,
            )
        if hode.godkjent_dato and hode.godkjent_dato > dato:
            yield Funn(
                ("dokumenter", i, "godkjent_dato"),
                f"datoen {hode.godkjent_dato.isoformat()} har ikke vært ennå, men teller som godkjent",
                "Rett datoen, eller ta den bort til dokumentet er godkjent.",
                Nivaa.VARSEL,
            )


def _avvik(kommune: Kommune, dato: datetime.date) -> Iterator[Funn]:
    for i, avvik in enumerate(kommune.avvik_fra_anbefaling):
        if avvik.revurderes and avvik.revurderes < dato:
            yield Funn(
                ("avvik_fra_anbefaling", i, "revurderes"),
                f"avviket skulle vært vurdert på nytt {avvik.revurderes.isoformat()}",
                "Vurder det på nytt, og skriv ny dato.",
                Nivaa.VARSEL,
            )
