"""Recommendation 4, talks with children: practice, support from leaders, services that meet parents, and the child's right."""

from __future__ import annotations

from generator.kommune import Tjeneste
from generator.samsvar.dekning import Dekning, find_dekning, find_tjenestedekning
from generator.samsvar.grunnlag import SAERLIG, Grunnlag, er_dekket, linjebevis
from generator.samsvar.rad import Vurdering, felt, vurder


def dekning_4_1(g: Grunnlag) -> tuple[Dekning, ...]:
    """Talks are practised and there is guidance, not only courses."""
    return tuple(find_dekning(g, "samtale_med_barn", SAERLIG, form) for form in ("oeving", "veiledning"))


def krav_4_1(g: Grunnlag) -> Vurdering:
    """Both reach the services named first."""
    mangler = [form for d in dekning_4_1(g) if d.uten for form in d.former]
    return vurder(not mangler, linjebevis(g.linjer("samtale_med_barn")), mangler)


def dekning_4_2(g: Grunnlag) -> tuple[Dekning, ...]:
    """Training in talks that somebody answers for and that has its time; whom it reaches is not asked here."""
    linjer = (x for x in g.linjer("samtale_med_barn") if x[1].ansvarlig and x[1].hyppighet_maaneder is not None)
    return (Dekning(("samtale_med_barn",), tuple(linjer), (), styrt=True),)


def krav_4_2(g: Grunnlag) -> Vurdering:
    """There is such training, and the routine says what a leader does."""
    kapitler = g.vurder_kapitler("opplaering")
    (opplaering,) = dekning_4_2(g)
    linjer = opplaering.linjer
    return vurder(
        kapitler.status == "oppfylt" and bool(linjer), [*linjebevis(linjer), *kapitler.bevis], kapitler.gjelder
    )


def dekning_4_3(g: Grunnlag) -> tuple[Dekning, ...]:
    """Training about the children of those they meet, for the services run here that meet parents."""
    egne = [r.tjeneste for r in g.rutiner if _moeter_foreldre(g, r.tjeneste)]
    return (find_tjenestedekning(g, egne, "barn_som_paaroerende", "vurdering_av_behov", "samtale_med_barn"),)


def krav_4_3(g: Grunnlag) -> Vurdering:
    """They have that training, and an approved routine."""
    egne = [r for r in g.rutiner if _moeter_foreldre(g, r.tjeneste)]
    if not egne and any(_moeter_foreldre(g, t) for t in g.kommune.tjenester):
        return Vurdering("ikke_relevant")
    (opplaering,) = dekning_4_3(g)
    udekket = {t.id for u in opplaering.uten for t in u.tjenester}
    uten = [r.tjeneste.id for r in egne if not r.godkjent or r.tjeneste.id in udekket]
    godkjent = [felt("dokumenter", r.hode) for r in egne if r.hode is not None and r.godkjent]
    brukt = [x for x in opplaering.linjer if any(er_dekket(r.tjeneste, [x]) for r in egne)]
    return vurder(bool(egne) and not uten, [*godkjent, *linjebevis(brukt)], uten)


def krav_4_4(g: Grunnlag) -> Vurdering:
    """A tool for practice that some service uses."""
    verktoey = g.kommune.verktoey.samtaleverktoey
    bevis = [felt("verktoey", "samtaleverktoey", i) for i in range(len(verktoey))]
    return vurder(any(v.brukes_av for v in verktoey), bevis, (v.id for v in verktoey if not v.brukes_av))


def krav_4_5(g: Grunnlag) -> Vurdering:
    """The child is heard (Grl § 104)."""
    return g.vurder_kapitler("snakk_med_barnet", alle=True)


def _moeter_foreldre(g: Grunnlag, tjeneste: Tjeneste) -> bool:
    type_ = g.type_av(tjeneste)
    return type_ is not None and type_.moeter == "foreldre"
