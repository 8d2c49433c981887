"""Themes kompetanse, haster and analyse: the training plan, and what the rows on the recommendations say."""

from __future__ import annotations

from generator.egenvurdering.grunnlag import Svargrunnlag
from generator.kommune.styring import Opplaering
from generator.plan import har_rutine
from generator.tekst import format_dato

Felt = dict[str, str]
_FERDIG = ("oppfylt", "ikke_relevant")


def kompetanseplan(g: Svargrunnlag) -> Felt:
    """The themes that are in the plan, and those that are not; nothing when there is no plan."""
    med = {linje.tema for linje in g.kommune.kompetanseplan}
    temaer = g.fag.bibliotek.opplaeringstemaer if med else ()
    return {
        "med": ", ".join(g.ord(f"tema-{t}") for t in temaer if t in med),  # the themes have «og» in them
        "ikke_med": ", ".join(g.ord(f"tema-{t}") for t in temaer if t not in med),
    }


def ansvar(g: Svargrunnlag) -> Felt:
    """Who answers for each line of the plan, and how often."""
    return {"linjer": "; ".join(linje for o in g.kommune.kompetanseplan if (linje := _linje(g, o)))}


def _linje(g: Svargrunnlag, o: Opplaering) -> str:
    deler = [x for x in (o.ansvarlig, g.hyppighet(o.hyppighet_maaneder)) if x]
    return f"{g.ord(f'tema-{o.tema}')}: {', '.join(deler)}" if deler else ""


def lovkrav(g: Svargrunnlag) -> Felt:
    """The requirements of law that the setup does not show are met."""
    i_lov = [r for r in g.rader if r.norm == "skal"]
    igjen = [r for r in i_lov if r.status not in _FERDIG]
    if not igjen:
        return {"alle": str(len(i_lov))} if i_lov else {}
    return {"antall_ikke": str(len(igjen)), "antall": str(len(i_lov)), "krav": g.krav(igjen)}


def utkast(g: Svargrunnlag) -> Felt:
    """The services with a routine, by whether it is approved."""
    godkjent = {h.dokument for h in g.kommune.dokumenter if h.godkjent_dato}
    egne = [t for t in g.kommune.tjenester if har_rutine(t, g.kommune, g.fag)]
    return {
        "utkast": g.noen([t.navn for t in egne if f"bekymringsrutine/{t.id}" not in godkjent]),
        "godkjent": g.noen([t.navn for t in egne if f"bekymringsrutine/{t.id}" in godkjent]),
    }


def delvis(g: Svargrunnlag) -> Felt:
    """The recommendations that are met in part."""
    return {"krav": g.krav([r for r in g.rader if r.status == "delvis" and r.norm != "skal"]) or g.ord("ingen")}


def avvik(g: Svargrunnlag) -> Felt:
    """Each documented deviation, and when it is looked at again."""
    linjer = [
        g.ord("avvik-krav").format(
            krav=a.krav, hva=a.hva, naar=format_dato(a.revurderes) if a.revurderes else g.ord("uten-revurdering")
        )
        for a in g.kommune.avvik_fra_anbefaling
    ]
    return {"avvik": "; ".join(linjer)}
