"""Agreements whose content changed since the last commit while the version stayed; knows no document and no screen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.endringer import find_endringer
from generator.errors import BrukFeil, Funn, Nivaa, Problem
from generator.history import tre_fra_git
from generator.kommune import Kommune
from generator.load import Lest, load_kommune


def find_uten_ny_versjon(rot: Path, leste: dict[str, Lest[Kommune]]) -> list[Problem]:
    """Return a varsel for each agreement that says something else than at HEAD under the same version.

    Outside git, and before the first commit, there is nothing to compare with and the list is empty.

    Args:
        rot: the root, inside a git working copy or not.
        leste: the municipalities as they are now, by folder.
    """
    try:
        gammelt = tre_fra_git(rot, "HEAD", "kommuner")
    except BrukFeil:
        return []
    problemer: list[Problem] = []
    for mappe, lest in leste.items():
        if f"kommuner/{mappe}/kommune.yaml" not in gammelt or lest.verdi is None:
            continue
        foer = load_kommune(gammelt, mappe).verdi
        if foer is not None:
            problemer += lest.problemer_av(_endret_innhold(foer, lest.verdi))
    return problemer


def _endret_innhold(foer: Kommune, naa: Kommune) -> Iterator[Funn]:
    gamle = {avtale.id: avtale for avtale in foer.avtaler}
    for i, avtale in enumerate(naa.avtaler):
        gammel = gamle.get(avtale.id)
        if gammel is None or gammel.versjon != avtale.versjon or avtale.status == "utkast":
            continue
        if endringer := find_endringer(gammel, avtale):
            mer = f" og {len(endringer) - 1} andre endringer" if len(endringer) > 1 else ""
            yield Funn(
                ("avtaler", i, "versjon"),
                f"er fortsatt {avtale.versjon}, men avtalen er endret siden siste commit ({endringer[0].setning}{mer})",
                "Skriv ny versjon og en linje i endringsloggen, så alle ser hva som gjelder.",
                Nivaa.VARSEL,
            )
