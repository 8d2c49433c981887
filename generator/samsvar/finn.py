"""Every requirement with its rule, and the documented deviations on top; knows no output."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from generator.fag import Fag
from generator.fag.bibliotek import Krav
from generator.kommune import Kommune
from generator.samsvar import avtaler, handling, kunnskap, plikter, rutiner, samtale, tegn
from generator.samsvar.grunnlag import Grunnlag, build_grunnlag
from generator.samsvar.rad import Samsvarsrad, Tekstpar, Vurdering

REGLER: Final[Mapping[str, Callable[[Grunnlag], Vurdering]]] = {
    "1.1": kunnskap.krav_1_1,
    "1.2": kunnskap.krav_1_2,
    "1.3": kunnskap.krav_1_3,
    "1.4": kunnskap.krav_1_4,
    "1.5": kunnskap.krav_1_5,
    "2.1": rutiner.krav_2_1,
    "2.2": rutiner.krav_2_2,
    "2.3": rutiner.krav_2_3,
    "2.4": rutiner.krav_2_4,
    "2.5": rutiner.krav_2_5,
    "2.6": rutiner.krav_2_6,
    "3.1": avtaler.krav_3_1,
    "3.2": avtaler.krav_3_2,
    "3.3": avtaler.krav_3_3,
    "3.4": avtaler.krav_3_4,
    "3.5": avtaler.krav_3_5,
    "3.6": avtaler.krav_3_6,
    "3.7": avtaler.krav_3_7,
    "4.1": samtale.krav_4_1,
    "4.2": samtale.krav_4_2,
    "4.3": samtale.krav_4_3,
    "4.4": samtale.krav_4_4,
    "4.5": samtale.krav_4_5,
    "5.1": tegn.krav_5_1,
    "5.2": tegn.krav_5_2,
    "5.3": tegn.krav_5_3,
    "5.4": tegn.krav_5_4,
    "6.1": handling.krav_6_1,
    "6.2": handling.krav_6_2,
    "6.3": handling.krav_6_3,
    "6.4": handling.krav_6_4,
    "7.1": plikter.krav_7_1,
    "7.2": plikter.krav_7_2,
    "7.3": plikter.krav_7_3,
    "7.4": plikter.krav_7_4,
}


def find_samsvar(kommune: Kommune, fag: Fag) -> list[Samsvarsrad]:
    """Return one row for each requirement in the library, in its order.

    A requirement that the library has and we have no rule for (a municipality may use its own library) is ikke_oppfylt:
    nothing shows that it is met.
    """
    grunnlag = build_grunnlag(kommune, fag)
    krav = [k for anbefaling in fag.bibliotek.anbefalinger for k in anbefaling.krav]
    return [_rad(grunnlag, k) for k in krav]


def _rad(g: Grunnlag, krav: Krav) -> Samsvarsrad:
    regel = REGLER.get(krav.id)
    vurdering = _med_avvik(g.kommune, krav, regel(g) if regel else Vurdering("ikke_oppfylt"))
    ferdig = vurdering.status in ("oppfylt", "ikke_relevant")
    return Samsvarsrad(
        krav=krav.id,
        norm=krav.norm,
        tekst=Tekstpar(krav.nb, krav.nn),
        kilder=_kilder(g.fag, krav),
        status=vurdering.status,
        bevis=vurdering.bevis,
        mangler=None if ferdig else _mangler(krav, vurdering),
        gjelder=() if ferdig else vurdering.gjelder,
    )


def _med_avvik(kommune: Kommune, krav: Krav, vurdering: Vurdering) -> Vurdering:
    """Return the finding as a documented deviation when there is one; never for a skal, nor for what is met or not relevant."""
    avvik = [
        Tekstpar(tekst, tekst)
        for i, a in enumerate(kommune.avvik_fra_anbefaling)
        if a.krav == krav.id
        for tekst in [f"avvik_fra_anbefaling[{i}]: {a.begrunnelse}"]
    ]
    if krav.norm == "skal" or not avvik or vurdering.status in ("oppfylt", "ikke_relevant"):
        return vurdering
    return replace(vurdering, status="avvik_dokumentert", bevis=(*avvik, *vurdering.bevis))


def _mangler(krav: Krav, vurdering: Vurdering) -> Tekstpar:
    liste = ", ".join(vurdering.gjelder)
    nb, nn = krav.oppfylles.nb.removesuffix("."), krav.oppfylles.nn.removesuffix(".")
    return (
        Tekstpar(f"{nb} (gjenstår: {liste}).", f"{nn} (står att: {liste}).") if liste else Tekstpar(f"{nb}.", f"{nn}.")
    )


def _kilder(fag: Fag, krav: Krav) -> tuple[Tekstpar, ...]:
    regler = [fag.regel_etter_id[id_] for id_ in krav.kilde if id_ in fag.regel_etter_id]
    return tuple(Tekstpar(" ".join(r.paa("nb")), " ".join(r.paa("nn"))) for r in regler)
