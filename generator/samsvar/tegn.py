"""Recommendation 5, signs and notes: what to look for, and that it is written down."""

from __future__ import annotations

from generator.kommune import Tjeneste
from generator.samsvar.dekning import find_dekning
from generator.samsvar.grunnlag import Grunnlag, linjebevis
from generator.samsvar.rad import Vurdering, felt, vurder

_SAERLIG_TEGN = ("barnehage", "skole", "helsestasjon", "tannhelse", "barnevern")


def krav_5_1(g: Grunnlag) -> Vurdering:
    """The routine shows signs by age and for all ages."""
    kapitler = g.vurder_kapitler("bekymret")
    aldre = {alder for t in g.fag.tegn.tegn for alder in t.alder}
    return vurder(kapitler.status == "oppfylt" and "alle" in aldre and len(aldre) > 1, kapitler.bevis, kapitler.gjelder)


def krav_5_2(g: Grunnlag) -> Vurdering:
    """The routine says what several signs over time mean."""
    return g.vurder_kapitler("bekymret")


def krav_5_3(g: Grunnlag) -> Vurdering:
    """Each service says where it writes down and where it keeps it."""
    bevis = [felt("tjenester", r.nummer, "dokumentasjon") for r in g.rutiner if r.tjeneste.dokumentasjon]
    uten = [r.tjeneste.id for r in g.rutiner if not _dokumenterer(r.tjeneste)]
    return vurder(bool(g.rutiner) and not uten, bevis, uten)


def _dokumenterer(tjeneste: Tjeneste) -> bool:
    d = tjeneste.dokumentasjon
    return d is not None and d.oppbevaring is not None and (d.system is not None or d.skjema is not None)


def krav_5_4(g: Grunnlag) -> Vurdering:
    """Training in signs reaches the services that see children most."""
    dekning = find_dekning(g, "tegn_signaler", _SAERLIG_TEGN)
    return vurder(not dekning.uten, linjebevis(dekning.linjer), dekning.ider)
