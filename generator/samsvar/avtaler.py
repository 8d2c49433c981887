"""Recommendation 3, agreements: which there are, what they say, who is in them, and the two that law demands."""

from __future__ import annotations

from collections.abc import Callable

from generator.kommune import Avtale
from generator.samsvar.grunnlag import Grunnlag
from generator.samsvar.rad import Tekstpar, Vurdering, avtalefelt, felt, vurder

# Health station or school health service: the recommendation names them together.
_PARTER = (
    ("barnehage",),
    ("skole",),
    ("helsestasjon", "skolehelsetjeneste"),
    ("fastlege",),
    ("tannhelse",),
    ("ppt",),
    ("barnevern",),
    ("politi",),
    ("nav_kommune",),
)


def krav_3_1(g: Grunnlag) -> Vurdering:
    """At least one agreement of each kind that holds."""
    slag_av = {t.id: t.slag for t in g.fag.bibliotek.avtaletyper}
    finnes = {slag for a in g.gjeldende for slag in slag_av.get(a.type, ())}
    mangler = [slag for slag in ("sektor", "tjenester", "stat") if slag not in finnes]
    return vurder(not mangler, _avtalebevis(g), mangler)


def krav_3_2(g: Grunnlag) -> Vurdering:
    """Each agreement that holds has the four elements. One that lies elsewhere we have not read."""
    return _hver_avtale(g, _har_innhold)


def krav_3_3(g: Grunnlag) -> Vurdering:
    """The services named are parties to agreements that hold."""
    parter = {type_ for a in g.gjeldende for type_ in _parttyper(g, a)}
    mangler = [typer[0] for typer in _PARTER if not parter & set(typer)]
    return vurder(not mangler, _avtalebevis(g), mangler)


def krav_3_4(g: Grunnlag) -> Vurdering:
    """Each agreement that holds is signed by leaders, evaluated, and says what happens when the parties disagree."""
    return _hver_avtale(g, lambda a: _har_oppfoelging(g, a))


def krav_3_5(g: Grunnlag) -> Vurdering:
    """A meeting on cooperation across services, and a consultation team in use."""
    arenaer = [
        felt("moetearenaer", i)
        for i, m in enumerate(g.kommune.moetearenaer)
        if m.formaal == "samarbeid" and len(m.deltakere) > 1
    ]
    team = [felt("konsultasjonsteam")] if g.kommune.konsultasjonsteam and g.kommune.konsultasjonsteam.bruk else []
    mangler = [navn for navn, finnes in (("moetearenaer", arenaer), ("konsultasjonsteam", team)) if not finnes]
    return vurder(not mangler, [*arenaer, *team], mangler)


def krav_3_6(g: Grunnlag) -> Vurdering:
    """The agreement with the health trust (hol § 6-1): made by the council itself, and children are in it."""
    avtaler = [a for a in (*g.gjeldende, *g.i_arbeid) if a.type == "kommune_helseforetak"]
    ferdige = [a for a in avtaler if a in g.gjeldende and a.vedtatt_av_kommunestyret and _har_barn(a)]
    return vurder(bool(ferdige), (avtalefelt(a) for a in ferdige or avtaler), (a.id for a in avtaler))


def krav_3_7(g: Grunnlag) -> Vurdering:
    """Who decides which service coordinates (hol § 3-4, bvl § 15-8)."""
    avgjort = g.kommune.samordning is not None and g.kommune.samordning.avgjoeres_av is not None
    return vurder(avgjort, [felt("samordning", "avgjoeres_av")] if avgjort else [])


def _avtalebevis(g: Grunnlag) -> list[Tekstpar]:
    return [avtalefelt(a) for a in g.gjeldende or g.i_arbeid]


def _hver_avtale(g: Grunnlag, holder: Callable[[Avtale], bool]) -> Vurdering:
    uten = [a.id for a in g.gjeldende if not holder(a)] or [a.id for a in g.i_arbeid if not g.gjeldende]
    return vurder(bool(g.gjeldende) and not uten, _avtalebevis(g), uten)


def _har_innhold(avtale: Avtale) -> bool:
    lovet = {f.part for f in avtale.forpliktelser}
    roller = "alle" in lovet or {p.id for p in avtale.parter} <= lovet
    return roller and avtale.maalgruppe is not None and bool(avtale.ressurser)


def _har_oppfoelging(g: Grunnlag, avtale: Avtale) -> bool:
    """Escalation is asked for only between the municipality's own services; others it can not instruct."""
    egne = {r.tjeneste.id for r in g.rutiner}
    bare_egne = all(p.tjeneste in egne for p in avtale.parter)
    signert_av = all(p.signatar_rolle for p in avtale.parter)
    return signert_av and avtale.evaluering is not None and (bool(avtale.eskalering) or not bare_egne)


def _parttyper(g: Grunnlag, avtale: Avtale) -> set[str]:
    tjenester = {t.id: t.type for t in g.kommune.tjenester}
    fra_typen = (t.partstyper for t in g.fag.bibliotek.avtaletyper if t.id == avtale.type)
    egne = {tjenester[p.tjeneste] for p in avtale.parter if p.tjeneste in tjenester}
    return egne.union(*fra_typen)


def _har_barn(avtale: Avtale) -> bool:
    """Return whether a reader can see that children are in it: the age group says so, or there is a link to the text."""
    fra = avtale.maalgruppe.alder_fra if avtale.maalgruppe else None
    return avtale.ekstern_lenke is not None or (fra is not None and fra < 18)
