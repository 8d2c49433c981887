"""Who gets which training, and how that answers the recommendations; the answers are those of the compliance rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from generator.errors import format_liste
from generator.fag.bibliotek import Krav
from generator.kommune import Tjeneste
from generator.kommune.styring import Opplaering
from generator.kontekst.kilder import format_kilder
from generator.kontekst.kompetanseplan_modell import Kravlinje, Planlinje, Rutenett, Svar, Tjenesterad
from generator.kontekst.oppdrag import Oppdrag
from generator.samsvar import Dekning, Samsvarsrad
from generator.samsvar.format import NORMER, STATUSNAVN
from generator.tekst import stor_forbokstav

_RETNINGSLINJEN: Final = ("retningslinje-is-2826",)
_MAKS_TEMAER: Final = 7
"""Columns there is room for on a page."""
_IKKE: Final = "–"
Kompetanse = Mapping[str, tuple[Dekning, ...]]


def find_planlinjer(oppdrag: Oppdrag) -> Iterator[Planlinje]:
    """Yield the training, theme by theme in the order of the library."""
    ukjent = oppdrag.ukjent
    temaer = list(oppdrag.fag.bibliotek.opplaeringstemaer)
    for linje in sorted(oppdrag.kommune.kompetanseplan, key=lambda x: temaer.index(x.tema)):
        yield Planlinje(
            tema=oppdrag.ord(f"tema-{linje.tema}"),
            maalgruppe=_maalgruppe(oppdrag, linje),
            form=oppdrag.ord(f"form-{linje.form}"),
            hyppighet=format_maaneder(oppdrag, linje.hyppighet_maaneder),
            ansvarlig=linje.ansvarlig or ukjent,
        )


def _maalgruppe(oppdrag: Oppdrag, linje: Opplaering) -> str:
    if "alle" in linje.maalgruppe:
        return oppdrag.ord("plan-alle")
    navn = [t.navn for t in oppdrag.kommune.tjenester if t.id in linje.maalgruppe]
    return format_liste(navn, bindeord="og") or oppdrag.ukjent


def format_maaneder(oppdrag: Oppdrag, maaneder: int | None) -> str:
    """Return «hver 6. måned», «én gang i året», or that it is unknown."""
    if maaneder is None:
        return oppdrag.ukjent
    return oppdrag.ord("en-gang-i-aaret") if maaneder == 12 else oppdrag.ord("hver-maaned").format(antall=maaneder)


def find_rutenett(oppdrag: Oppdrag, kompetanse: Kompetanse) -> Iterator[Rutenett]:
    """Yield services by themes: first those the recommendations name, then the others of the plan when there is no room for all."""
    if not oppdrag.kommune.kompetanseplan:
        return
    i_planen = {linje.tema for linje in oppdrag.kommune.kompetanseplan}
    krevde = find_krevde(kompetanse)
    noe = [t for t in oppdrag.fag.bibliotek.opplaeringstemaer if t in krevde]
    andre = [t for t in oppdrag.fag.bibliotek.opplaeringstemaer if t in i_planen - krevde]
    tabeller = [noe + andre] if len(noe + andre) <= _MAKS_TEMAER else [noe, andre]
    for nr, temaer in enumerate(tabeller):
        alle = [_tjenesterad(oppdrag, kompetanse, t, temaer) for t in oppdrag.kommune.tjenester]
        rader = tuple(r for r in alle if nr == 0 or any(s.har != _IKKE for s in r.svar))
        if rader:
            yield Rutenett(temaer=tuple(oppdrag.ord(f"kort-{t}") for t in temaer), rader=rader)


def find_krevde(kompetanse: Kompetanse) -> set[str]:
    """Return the themes that a requirement asks for by themselves."""
    return {d.temaer[0] for dekninger in kompetanse.values() for d in dekninger if len(d.temaer) == 1}


def _tjenesterad(oppdrag: Oppdrag, kompetanse: Kompetanse, tjeneste: Tjeneste, temaer: list[str]) -> Tjenesterad:
    mangler = {
        d.temaer
        for dekninger in kompetanse.values()
        for d in dekninger
        if any(t.id == tjeneste.id for u in d.uten for t in u.tjenester)
    }
    svar = (_svar(oppdrag, tjeneste, tema, krevd=(tema,) in mangler) for tema in temaer)
    return Tjenesterad(navn=tjeneste.navn, svar=tuple(svar))


def _svar(oppdrag: Oppdrag, tjeneste: Tjeneste, tema: str, *, krevd: bool) -> Svar:
    linjer = [x for x in oppdrag.kommune.kompetanseplan if x.tema == tema]
    former = [oppdrag.ord(f"form-{x.form}") for x in linjer if {"alle", tjeneste.id} & set(x.maalgruppe)]
    mangler = krevd and not former
    return Svar(
        har="" if mangler else ", ".join(dict.fromkeys(former)) or _IKKE,
        mangler=oppdrag.ord("plan-mangler") if mangler else "",
    )


def find_kravlinjer(oppdrag: Oppdrag, kompetanse: Kompetanse, rader: Iterable[Samsvarsrad]) -> Iterator[Kravlinje]:
    """Yield the requirements about knowledge, with the status of their rows."""
    krav = {k.id: k for a in oppdrag.fag.bibliotek.anbefalinger for k in a.krav}
    for rad in rader:
        yield _kravlinje(oppdrag, rad, krav[rad.krav], kompetanse[rad.krav])


def _kravlinje(oppdrag: Oppdrag, rad: Samsvarsrad, krav: Krav, dekning: tuple[Dekning, ...]) -> Kravlinje:
    maalform = oppdrag.maalform
    relevant = rad.status != "ikke_relevant"
    return Kravlinje(
        nummer=rad.krav,
        tekst=rad.tekst.paa(maalform),
        norm=NORMER[rad.norm].paa(maalform),
        kilde=format_kilder(oppdrag.fag, maalform, krav.kilde or _RETNINGSLINJEN),
        status=STATUSNAVN[rad.status].paa(maalform),
        dekning=tuple(_dekningslinjer(oppdrag, dekning)) if relevant else (),
        avvik=tuple(_avvik(oppdrag, krav.id)) if rad.status == "avvik_dokumentert" else (),
        mangler=oppdrag.ord(f"oppfylt-{krav.id.replace('.', '-')}") if rad.mangler else "",
    )


def _dekningslinjer(oppdrag: Oppdrag, dekninger: tuple[Dekning, ...]) -> Iterator[str]:
    """Yield what the plan has and lacks for one requirement; themes that lack the same stand together."""
    like: dict[tuple[bool, str, str], list[str]] = {}
    for d in dekninger:
        vilkaar = "plan-hvert-aar" if d.aarlig else "plan-styrt" if d.styrt else "plan-uansett"
        like.setdefault((bool(d.linjer), vilkaar, _hvem(oppdrag, d)), []).append(_temanavn(oppdrag, d))
    for (i_planen, vilkaar, hvem), navn in like.items():
        tema = oppdrag.ord(vilkaar).format(tema=format_liste(navn, bindeord="og"))
        if i_planen:
            id_ = "plan-ikke-for" if hvem else "plan-i-planen"
        else:
            id_ = "plan-ikke-i-planen" if hvem else "plan-ingen"
        yield f"{oppdrag.ord(id_).format(tema=tema, hvem=hvem)}."


def _temanavn(oppdrag: Oppdrag, dekning: Dekning) -> str:
    temaer = (oppdrag.ord("plan-tema").format(tema=oppdrag.ord(f"tema-{t}")) for t in dekning.temaer)
    former = format_liste(oppdrag.ord(f"form-{f}") for f in dekning.former)
    return f"{format_liste(temaer)}{f' ({former})' if former else ''}"


def _hvem(oppdrag: Oppdrag, dekning: Dekning) -> str:
    """Return the services that are not reached; a type the municipality has not told of is named as one."""
    navn: list[str] = []
    for u in dekning.uten:
        type_ = oppdrag.fag.tjenestetype(u.type)
        typenavn = type_.navn.paa(oppdrag.maalform) if type_ else u.type
        finnes = any(t.type == u.type for t in oppdrag.kommune.tjenester)
        uten = typenavn if finnes else oppdrag.ord("plan-ikke-oppgitt-type").format(type=typenavn)
        navn += [t.navn for t in u.tjenester] or [uten]
    return format_liste(navn, bindeord="og")


def _avvik(oppdrag: Oppdrag, krav: str) -> Iterator[str]:
    for avvik in oppdrag.kommune.avvik_fra_anbefaling:
        if avvik.krav == krav:
            hva, grunn = (f"{stor_forbokstav(x.rstrip('.'))}." for x in (avvik.hva, avvik.begrunnelse))
            yield oppdrag.ord("plan-avvik").format(hva=hva, grunn=grunn)
