"""Recommendation 2, routines: who has one, what it covers, and whether people know it."""

from __future__ import annotations

from generator.kommune import Tjeneste
from generator.samsvar.grunnlag import Grunnlag, er_dekket, linjebevis
from generator.samsvar.rad import Vurdering, felt, vurder


def krav_2_1(g: Grunnlag) -> Vurdering:
    """Each service that any municipality has is told of, and has an approved routine when it is run here."""
    utkast = [r.tjeneste.id for r in g.rutiner if r.tjeneste.type in g.forventet and not r.godkjent]
    bevis = [felt("dokumenter", r.hode) for r in g.rutiner if r.hode is not None and r.godkjent]
    if not bevis:
        bevis = [felt("tjenester", r.nummer) for r in g.rutiner]
    gjenstaar = [*utkast, *g.ikke_oppgitt()]
    return vurder(any(r.godkjent for r in g.rutiner) and not gjenstaar, bevis, gjenstaar)


def krav_2_2(g: Grunnlag) -> Vurdering:
    """The routine has the chapters that the recommendation lists."""
    return g.vurder_kapitler("skriv_ned", "snakk_med_barnet", "beslutt", "tiltak", "melding", "avverging")


def krav_2_3(g: Grunnlag) -> Vurdering:
    """Roles in the routine: a leader for each service, and leader and deputy for each unit."""
    kapitler = g.vurder_kapitler("roller")
    uten = [r.tjeneste.id for r in g.rutiner if not _har_roller(r.tjeneste)]
    med = [felt("tjenester", r.nummer, "leder_rolle") for r in g.rutiner if r.tjeneste.leder_rolle]
    return vurder(kapitler.status == "oppfylt" and not uten, [*kapitler.bevis, *med], [*uten, *kapitler.gjelder])


def _har_roller(tjeneste: Tjeneste) -> bool:
    enhetene = all(e.leder_rolle and e.stedfortreder_rolle for e in tjeneste.enheter)
    return tjeneste.leder_rolle is not None and enhetene


def krav_2_4(g: Grunnlag) -> Vurdering:
    """The child takes part: the talk, and a say before and after measures."""
    return g.vurder_kapitler("snakk_med_barnet", "tiltak")


def krav_2_5(g: Grunnlag) -> Vurdering:
    """Each service with a routine confirms reading, or is trained in the routine."""
    linjer = g.linjer("rutinen")
    lest = [felt("tjenester", r.nummer, "lesbekreftelse") for r in g.rutiner if r.tjeneste.lesbekreftelse]
    uten = [r.tjeneste.id for r in g.rutiner if not r.tjeneste.lesbekreftelse and not er_dekket(r.tjeneste, linjer)]
    return vurder(bool(g.rutiner) and not uten, [*lest, *linjebevis(linjer)], uten)


def krav_2_6(g: Grunnlag) -> Vurdering:
    """Internal control has the routines it takes, after the law of each service."""
    kapitler = g.vurder_kapitler("melding", alle=True)
    uten = [r.tjeneste.id for r in g.rutiner if not _har_internkontroll(g, r.tjeneste)]
    return vurder(kapitler.status == "oppfylt" and not uten, kapitler.bevis, [*kapitler.gjelder, *uten])


def _har_internkontroll(g: Grunnlag, tjeneste: Tjeneste) -> bool:
    """Return whether the base knows the law on internal control for the service; kl § 25-1 holds for all that is the municipality's own."""
    type_ = g.type_av(tjeneste)
    return tjeneste.type == "annet" or (type_ is not None and bool(type_.internkontroll))
