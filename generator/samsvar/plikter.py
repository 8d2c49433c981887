"""Recommendation 7, duties: knowledge of them is a recommendation (bør), the duties themselves are law (skal)."""

from __future__ import annotations

from generator.kommune import Tjeneste
from generator.samsvar.dekning import Dekning, find_tjenestedekning
from generator.samsvar.grunnlag import Grunnlag, linjebevis
from generator.samsvar.rad import Vurdering, vurder


def dekning_7_1(g: Grunnlag) -> tuple[Dekning, ...]:
    """Training in the duties for each service run here."""
    return (find_tjenestedekning(g, [r.tjeneste for r in g.rutiner], "opplysningsplikt_avvergingsplikt"),)


def krav_7_1(g: Grunnlag) -> Vurdering:
    """Each of them gets it, and the routine says how to act."""
    kapitler = g.vurder_kapitler("melding", "avverging")
    (opplaering,) = dekning_7_1(g)
    uten = [t.id for u in opplaering.uten for t in u.tjenester]
    return vurder(
        kapitler.status == "oppfylt" and not uten,
        [*linjebevis(opplaering.linjer), *kapitler.bevis],
        [*uten, *kapitler.gjelder],
    )


def krav_7_2(g: Grunnlag) -> Vurdering:
    """The personal duty to report (bvl § 13-2) stands in the routine of each service."""
    return g.vurder_kapitler("melding", alle=True)


def krav_7_3(g: Grunnlag) -> Vurdering:
    """The duty to avert (strl § 196) stands in the routine of each service."""
    return g.vurder_kapitler("avverging", alle=True)


def krav_7_4(g: Grunnlag) -> Vurdering:
    """The routine of each service shows the law of that service."""
    kapitler = g.vurder_kapitler("melding", alle=True)
    uten = [r.tjeneste.id for r in g.rutiner if not _har_hjemmel(g, r.tjeneste)]
    return vurder(kapitler.status == "oppfylt" and not uten, kapitler.bevis, [*kapitler.gjelder, *uten])


def _har_hjemmel(g: Grunnlag, tjeneste: Tjeneste) -> bool:
    type_ = g.type_av(tjeneste)
    return bool(tjeneste.hjemmel) or (type_ is not None and bool(type_.meldeplikt))
