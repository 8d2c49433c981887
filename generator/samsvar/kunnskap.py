"""Recommendation 1, knowledge: what the training plan, the time set aside and the internal control show."""

from __future__ import annotations

from generator.samsvar.grunnlag import SAERLIG, Grunnlag, er_dekket, find_udekket, linjebevis
from generator.samsvar.rad import Vurdering, avtalefelt, felt, vurder

_BASIS = ("tegn_signaler", "beskyttelse_risiko", "normalutvikling")
_FORSVARLIG = frozenset({"f-led", "hol-4-1", "bvl-15-2"})
"""Internal control of the services that law demands to be sound: health and care, and child welfare."""
_OGSAA = ("fastlege", "tannhelse", "ppt", "barnevern", "politi", "nav_kommune", "psykisk_helse_rus")


def krav_1_1(g: Grunnlag) -> Vurdering:
    """Basic themes at least yearly for the services that the recommendation names first."""
    udekket = [
        tema
        for tema in _BASIS
        if find_udekket(
            g.kommune,
            SAERLIG,
            [x for x in g.linjer(tema) if x[1].hyppighet_maaneder is not None and x[1].hyppighet_maaneder <= 12],
        )
    ]
    return vurder(not udekket, linjebevis(g.linjer(*_BASIS)), udekket)


def krav_1_2(g: Grunnlag) -> Vurdering:
    """Training in signs reaches each service named, however often."""
    linjer = g.linjer("tegn_signaler")
    udekket = find_udekket(g.kommune, SAERLIG + _OGSAA, linjer)
    return vurder(not udekket, linjebevis(linjer), udekket)


def krav_1_3(g: Grunnlag) -> Vurdering:
    """Time for a role, and resources in an agreement that holds."""
    tid = [felt("roller", i, "tid_prosent") for i, r in enumerate(g.kommune.roller) if r.tid_prosent is not None]
    ressurser = [avtalefelt(a, "ressurser") for a in g.gjeldende if a.ressurser]
    return vurder(bool(tid and ressurser), [*tid, *ressurser])


def krav_1_4(g: Grunnlag) -> Vurdering:
    """Training in judging whether basic needs are met."""
    linjer = g.linjer("vurdering_av_behov")
    udekket = find_udekket(g.kommune, SAERLIG, linjer)
    return vurder(not udekket, linjebevis(linjer), udekket)


def krav_1_5(g: Grunnlag) -> Vurdering:
    """Internal control (kl § 25-1): deviations are reported, routines gone through; health and child welfare are trained in duties.

    Training is what the YAML can show of hol § 4-1 and bvl § 15-2; that the services are sound it can not show.
    """
    revisjon = g.kommune.revisjon
    fast = bool(revisjon and revisjon.hyppighet_maaneder is not None and revisjon.ansvarlig_rolle)
    linjer = g.linjer("opplysningsplikt_avvergingsplikt")
    egne = [
        r.tjeneste for r in g.rutiner if (t := g.type_av(r.tjeneste)) is not None and _FORSVARLIG & {*t.internkontroll}
    ]
    uten = [t.id for t in egne if not er_dekket(t, linjer)]
    bevis = [*([felt("avvik", "system")] if g.kommune.avvik else []), *([felt("revisjon")] if revisjon else [])]
    opplaert = bool(egne) and not uten
    return vurder(g.kommune.avvik is not None and fast and opplaert, [*bevis, *linjebevis(linjer)], uten)
