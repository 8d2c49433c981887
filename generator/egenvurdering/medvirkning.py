"""Theme medvirkning: what the setup says of how children and young people take part."""

from __future__ import annotations

from generator.egenvurdering.grunnlag import Svargrunnlag
from generator.tekst import format_dato

Felt = dict[str, str]


def barnet(g: Svargrunnlag) -> Felt:
    """How the child is heard, in the municipality's own words."""
    m = g.kommune.medvirkning
    return {"individ": m.individ.rstrip(".") if m and m.individ else ""}


def tjenestene(g: Svargrunnlag) -> Felt:
    """Whether there are user councils, and how often users are asked."""
    t = g.kommune.medvirkning.tjeneste if g.kommune.medvirkning else None
    if t is None:
        return {}
    raad = "" if t.brukerraad is None else g.ja_nei(t.brukerraad)
    return {"brukerraad": raad, "hyppighet": g.hyppighet(t.undersoekelse_maaneder)}


def ungdomsraad(g: Svargrunnlag) -> Felt:
    """Whether there is a youth council (kl § 5-12), and when it is heard."""
    s = g.kommune.medvirkning.system if g.kommune.medvirkning else None
    if s is None or s.ungdomsraad is None:
        return {}
    return {"ungdomsraad": g.ja_nei(s.ungdomsraad), "naar": g.liste(s.hoeres_ved) if s.ungdomsraad else ""}


def innspill(g: Svargrunnlag) -> Felt:
    """The newest input, and what came of it."""
    alle = g.kommune.medvirkning.endringer if g.kommune.medvirkning else ()
    nyest = max(alle, key=lambda e: e.dato, default=None)
    if nyest is None:
        return {}
    return {"dato": format_dato(nyest.dato), "innspill": nyest.innspill, "hva": (nyest.hva or "").rstrip(".")}
