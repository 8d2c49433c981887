"""Recommendation 6, action: the decision, what hinders people, the model, and work on both levels."""

from __future__ import annotations

from collections.abc import Iterator

from generator.kommune import Kommune
from generator.samsvar.grunnlag import Grunnlag
from generator.samsvar.rad import Vurdering, felt, vurder

_MINST_TRINN = 6
Sti = tuple[str | int, ...]


def krav_6_1(g: Grunnlag) -> Vurdering:
    """Observation, discussion and talk lead to a decision that a leader stands for."""
    return g.vurder_kapitler("skriv_ned", "del_med_leder", "snakk_med_barnet", "beslutt")


def krav_6_2(g: Grunnlag) -> Vurdering:
    """The routine says what to do when it is not followed, and why people hold back."""
    return g.vurder_kapitler("ikke_fulgt")


def krav_6_3(g: Grunnlag) -> Vurdering:
    """What the municipality works by is described; one that has chosen nothing has nothing to describe."""
    valgt = list(_valgt(g.kommune))
    if not valgt and g.kommune.modell is not None:
        return Vurdering("ikke_relevant")
    uten = [bevis.nb for sti, beskrevet in valgt if not beskrevet for bevis in [felt(*sti)]]
    return vurder(bool(valgt) and not uten, (felt(*sti) for sti, _ in valgt), uten)


def krav_6_4(g: Grunnlag) -> Vurdering:
    """The routine is for the child; a meeting on system level is for the system."""
    kapitler = g.vurder_kapitler("tiltak")
    arenaer = [
        felt("moetearenaer", i) for i, m in enumerate(g.kommune.moetearenaer) if m.nivaa in ("system", "strategisk")
    ]
    return vurder(kapitler.status == "oppfylt" and bool(arenaer), [*kapitler.bevis, *arenaer], kapitler.gjelder)


def _valgt(kommune: Kommune) -> Iterator[tuple[Sti, bool]]:
    """Yield each model and tool in use, and whether it is described."""
    modell, v = kommune.modell, kommune.verktoey
    if modell and modell.type == "bti":
        yield ("modell", "bti"), modell.bti is not None
    if modell and modell.type == "egen":
        yield ("modell", "egen"), modell.egen is not None and len(modell.egen.trinn) >= _MINST_TRINN
    if (samtale := v.politiets_bekymringssamtale) and samtale.bruk:
        beskrevet = samtale.kontakt is not None and samtale.kommunal_oppfoelger is not None
        yield ("verktoey", "politiets_bekymringssamtale"), beskrevet
    if (opp := v.oppsporingsmodellen) and opp.bruk:
        beskrevet = bool(opp.gjelder) and opp.alder is not None and opp.trivselsvurdering is not None
        yield ("verktoey", "oppsporingsmodellen"), beskrevet
