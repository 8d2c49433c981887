"""Themes samarbeid and arenaer: what the setup says of agreements, coordination, plans and meetings."""

from __future__ import annotations

from collections.abc import Iterable

from generator.egenvurdering.grunnlag import Svargrunnlag
from generator.kommune import Avtale
from generator.kommune.styring import Moetearena
from generator.tekst import format_dato

Felt = dict[str, str]
_I_ARBEID = ("utkast", "til_behandling")
_FERDIGE = ("erstattet", "oppsagt", "utloept")


def avtaler(g: Svargrunnlag) -> Felt:
    """The agreements by where they are; one the readers may not see is told of without its name."""
    return {
        "gjelder": _titler(g, (a for a in g.kommune.avtaler if a.er_inngaatt)),
        "under_arbeid": _titler(g, (a for a in g.kommune.avtaler if a.status in _I_ARBEID)),
        "ferdige": _titler(g, (a for a in g.kommune.avtaler if a.status in _FERDIGE)),
    }


def _titler(g: Svargrunnlag, avtaler_: Iterable[Avtale]) -> str:
    return g.liste(a.tittel if g.vis_avtale(a) else g.ord("intern-avtale") for a in avtaler_)


def forankring(g: Svargrunnlag) -> Felt:
    """Who signs the agreements that hold, and whom the evaluation is for."""
    gjelder = [a for a in g.kommune.avtaler if a.er_inngaatt and g.vis_avtale(a)]
    return {
        "signatarer": g.liste(p.signatar_rolle or "" for a in gjelder for p in a.parter),
        "rapporteres_til": g.liste(a.evaluering.rapporteres_til or "" for a in gjelder if a.evaluering),
    }


def helseforetak(g: Svargrunnlag) -> Felt:
    """When the council adopted the agreement with the health trust (hol § 6-1), or else how far it has come."""
    egne = [a for a in g.kommune.avtaler if a.type == "kommune_helseforetak" and g.vis_avtale(a)]
    vedtatt = [a.vedtatt_av_kommunestyret for a in egne if a.er_inngaatt and a.vedtatt_av_kommunestyret]
    if vedtatt:
        return {"vedtatt": format_dato(max(vedtatt))}
    return {"status": g.liste(g.ord(f"status-{a.status}") for a in egne)}


def samordning(g: Svargrunnlag) -> Felt:
    """Who decides which service coordinates (hol § 3-4, bvl § 15-8), and how soon."""
    s = g.kommune.samordning
    return {"avgjoer": s.avgjoeres_av or "", "frist": g.frist(s.frist_virkedager)} if s else {}


def plan(g: Svargrunnlag) -> Felt:
    """When the council adopted the plan for prevention (bvl § 15-1)."""
    p = g.kommune.planer.forebyggende_plan if g.kommune.planer else None
    return {"vedtatt": format_dato(p.vedtatt)} if p and p.vedtatt else {}


def moeter(g: Svargrunnlag) -> Felt:
    """The regular meetings of more than one service, by purpose."""
    paa_tvers = [m for m in g.kommune.moetearenaer if len(m.deltakere) > 1]
    return {
        "samarbeid": g.liste(_moete(g, m) for m in paa_tvers if m.formaal == "samarbeid"),
        "saker": g.liste(_moete(g, m) for m in paa_tvers if m.formaal == "sak"),
    }


def _moete(g: Svargrunnlag, moete: Moetearena) -> str:
    ganger = g.ganger(moete.per_aar)
    return f"{moete.navn} ({ganger})" if ganger else moete.navn


def mandat(g: Svargrunnlag) -> Felt:
    """What each meeting may decide."""
    return {"mandat": "; ".join(f"{m.navn}: {m.mandat.rstrip('.')}" for m in g.kommune.moetearenaer if m.mandat)}


def droefting(g: Svargrunnlag) -> Felt:
    """The team that gives advice without names, when it is in use."""
    team = g.kommune.konsultasjonsteam
    if team is None or not team.bruk:
        return {}
    hva = " – ".join(x for x in (team.navn or g.ord("kontakt-konsultasjonsteam"), team.mandat) if x).rstrip(".")
    return {"team": hva, "medlemmer": g.tjenestenavn(team.medlemmer)}
