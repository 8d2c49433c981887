"""Recommendation 1, knowledge: what the training plan, the time set aside and the internal control show."""

from __future__ import annotations

from generator.kommune import Tjeneste
from generator.samsvar.dekning import Dekning, find_dekning, find_tjenestedekning
from generator.samsvar.grunnlag import SAERLIG, Grunnlag, linjebevis
from generator.samsvar.rad import Vurdering, avtalefelt, felt, vurder

_BASIS = ("tegn_signaler", "beskyttelse_risiko", "normalutvikling")
_FORSVARLIG = frozenset({"f-led", "hol-4-1", "bvl-15-2"})
"""Internal control of the services that law demands to be sound: health and care, and child welfare."""
_OGSAA = ("fastlege", "tannhelse", "ppt", "barnevern", "politi", "nav_kommune", "psykisk_helse_rus")


def dekning_1_1(g: Grunnlag) -> tuple[Dekning, ...]:
    """Basic themes at least yearly for the services that the recommendation names first."""
    return tuple(find_dekning(g, tema, SAERLIG, aarlig=True) for tema in _BASIS)


def krav_1_1(g: Grunnlag) -> Vurdering:
    """Each basic theme reaches them."""
    udekket = [tema for d in dekning_1_1(g) if d.uten for tema in d.temaer]
    return vurder(not udekket, linjebevis(g.linjer(*_BASIS)), udekket)


def dekning_1_2(g: Grunnlag) -> tuple[Dekning, ...]:
    """Training in signs for each service named, however often."""
    return (find_dekning(g, "tegn_signaler", SAERLIG + _OGSAA),)


def krav_1_2(g: Grunnlag) -> Vurdering:
    """Training in signs reaches each service named."""
    return _vurder_dekning(*dekning_1_2(g))


def krav_1_3(g: Grunnlag) -> Vurdering:
    """Time for a role, and resources in an agreement that holds."""
    tid = [felt("roller", i, "tid_prosent") for i, r in enumerate(g.kommune.roller) if r.tid_prosent is not None]
    ressurser = [avtalefelt(a, "ressurser") for a in g.gjeldende if a.ressurser]
    return vurder(bool(tid and ressurser), [*tid, *ressurser])


def dekning_1_4(g: Grunnlag) -> tuple[Dekning, ...]:
    """Training in judging whether basic needs are met."""
    return (find_dekning(g, "vurdering_av_behov", SAERLIG),)


def krav_1_4(g: Grunnlag) -> Vurdering:
    """The services named first get it."""
    return _vurder_dekning(*dekning_1_4(g))


def dekning_1_5(g: Grunnlag) -> tuple[Dekning, ...]:
    """Training in duties for health and care, and for child welfare."""
    return (find_tjenestedekning(g, _med_forsvarlighet(g), "opplysningsplikt_avvergingsplikt"),)


def krav_1_5(g: Grunnlag) -> Vurdering:
    """Internal control (kl § 25-1): deviations are reported, routines gone through; health and child welfare are trained in duties.

    Training is what the YAML can show of hol § 4-1 and bvl § 15-2; that the services are sound it can not show.
    """
    revisjon = g.kommune.revisjon
    fast = bool(revisjon and revisjon.hyppighet_maaneder is not None and revisjon.ansvarlig_rolle)
    (opplaering,) = dekning_1_5(g)
    uten = [t.id for u in opplaering.uten for t in u.tjenester]
    bevis = [*([felt("avvik", "system")] if g.kommune.avvik else []), *([felt("revisjon")] if revisjon else [])]
    opplaert = bool(_med_forsvarlighet(g)) and not uten
    return vurder(g.kommune.avvik is not None and fast and opplaert, [*bevis, *linjebevis(opplaering.linjer)], uten)


def _vurder_dekning(dekning: Dekning) -> Vurdering:
    return vurder(not dekning.uten, linjebevis(dekning.linjer), dekning.ider)


def _med_forsvarlighet(g: Grunnlag) -> list[Tjeneste]:
    """Return the services run here that law demands to be sound."""
    return [
        r.tjeneste for r in g.rutiner if (t := g.type_av(r.tjeneste)) is not None and _FORSVARLIG & {*t.internkontroll}
    ]
