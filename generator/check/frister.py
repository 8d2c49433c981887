"""The deadlines a reader needs and the municipality has not set; the law's own deadlines are not asked for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.errors import Funn, Nivaa
from generator.kommune import Kommune

_FRISTER: Final = (
    ("del_med_leder", "å si fra til lederen", "å seie frå til leiaren"),
    ("beslutning_dager", "å bestemme hva dere gjør videre,", "å bestemme kva de gjer vidare,"),
    ("evaluering_uker", "å evaluere tiltak", "å evaluere tiltak"),
    ("svar_paa_droefting_virkedager", "å svare en annen tjeneste", "å svare ei anna teneste"),
    ("foerste_moete_virkedager", "det første møtet om hjelp fra andre", "det første møtet om hjelp frå andre"),
)
_ROLLER: Final = (("barnekoordinator", "barnekoordinator"), ("koordinator", "koordinator"))


def check_frister(kommune: Kommune) -> Iterator[Funn]:
    """Yield each deadline that is not set, as mangel."""
    for navn, hva, kva in _FRISTER:
        if getattr(kommune.frister, navn) is None:
            tips = f"Skriv {navn} under frister, så alle vet når noe skal skje. Fristen gjelder aldri melding."
            yield _mangel(("frister", navn), hva, kva, tips)
    samordning = kommune.samordning
    if samordning and samordning.avgjoeres_av and samordning.frist_virkedager is None:
        tips = "Skriv frist_virkedager under samordning."
        yield _mangel(
            ("samordning", "frist_virkedager"), "å avgjøre hvem som samordner,", "å avgjere kven som samordnar,", tips
        )
    yield from _oppnevning(kommune)


def _oppnevning(kommune: Kommune) -> Iterator[Funn]:
    """Yield the two roles the law gives families, when no deadline says how soon somebody has the role."""
    for id_, navn in _ROLLER:
        sted = next((i for i, rolle in enumerate(kommune.roller) if rolle.id == id_), None)
        if sted is not None and kommune.roller[sted].oppnevnes_innen_virkedager is not None:
            continue
        sti: tuple[str | int, ...] = ("roller",) if sted is None else ("roller", sted, "oppnevnes_innen_virkedager")
        tips = f"Skriv oppnevnes_innen_virkedager på rollen {id_} under roller."
        yield _mangel(sti, f"å oppnevne {navn}", f"å nemne opp {navn}", tips)


def _mangel(sti: tuple[str | int, ...], hva: str, kva: str, tips: str) -> Funn:
    nb, nn = f"fristen for {hva} er ikke oppgitt", f"fristen for {kva} er ikkje oppgitt"
    return Funn(sti, nb, tips, Nivaa.MANGEL, nn=nn)
