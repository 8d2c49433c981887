"""Recommendation 4, talks with children: practice, support from leaders, services that meet parents, and the child's right."""

from __future__ import annotations

from generator.samsvar.grunnlag import SAERLIG, Grunnlag, er_dekket, find_udekket, linjebevis
from generator.samsvar.rad import Vurdering, felt, vurder


def krav_4_1(g: Grunnlag) -> Vurdering:
    """Talks are practised and there is guidance, not only courses."""
    linjer = g.linjer("samtale_med_barn")
    mangler = [
        form
        for form in ("oeving", "veiledning")
        if find_udekket(g.kommune, SAERLIG, [x for x in linjer if x[1].form == form])
    ]
    return vurder(not mangler, linjebevis(linjer), mangler)


def krav_4_2(g: Grunnlag) -> Vurdering:
    """Somebody answers for the training in talks, it has its time, and the routine says what a leader does."""
    kapitler = g.vurder_kapitler("opplaering")
    linjer = [x for x in g.linjer("samtale_med_barn") if x[1].ansvarlig and x[1].hyppighet_maaneder is not None]
    return vurder(
        kapitler.status == "oppfylt" and bool(linjer), [*linjebevis(linjer), *kapitler.bevis], kapitler.gjelder
    )


def krav_4_3(g: Grunnlag) -> Vurdering:
    """Services that meet parents have a routine and training about the children of those they meet."""
    moeter = {t.id for t in g.kommune.tjenester if (type_ := g.type_av(t)) is not None and type_.moeter == "foreldre"}
    egne = [r for r in g.rutiner if r.tjeneste.id in moeter]
    if moeter and not egne:
        return Vurdering("ikke_relevant")
    linjer = g.linjer("barn_som_paaroerende", "vurdering_av_behov", "samtale_med_barn")
    dekket = [r for r in egne if er_dekket(r.tjeneste, linjer)]
    uten = [r.tjeneste.id for r in egne if not r.godkjent or r not in dekket]
    godkjent = [felt("dokumenter", r.hode) for r in egne if r.hode is not None and r.godkjent]
    brukt = [x for x in linjer if any(er_dekket(r.tjeneste, [x]) for r in egne)]
    return vurder(bool(egne) and not uten, [*godkjent, *linjebevis(brukt)], uten)


def krav_4_4(g: Grunnlag) -> Vurdering:
    """A tool for practice that some service uses."""
    verktoey = g.kommune.verktoey.samtaleverktoey
    bevis = [felt("verktoey", "samtaleverktoey", i) for i in range(len(verktoey))]
    return vurder(any(v.brukes_av for v in verktoey), bevis, (v.id for v in verktoey if not v.brukes_av))


def krav_4_5(g: Grunnlag) -> Vurdering:
    """The child is heard (Grl § 104)."""
    return g.vurder_kapitler("snakk_med_barnet", alle=True)
