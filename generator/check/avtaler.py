"""Rules for one agreement: what it points to, what it lacks, who must enter into it; knows no clock and no other agreement."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import compress
from typing import Final

from generator.check.referanser import find_ukjent, find_ukjente
from generator.errors import Funn, Nivaa, format_liste
from generator.fag import Fag
from generator.kommune import Avtale, Kommune

Sti = tuple[str | int, ...]
_DELER: Final = (
    (
        "roller og ansvar (forpliktelser for hver part)",
        "omfang og organisering (maalgruppe)",
        "hva partene samarbeider om (forpliktelser eller moetearenaer)",
        "ressurser",
    ),
    (
        "roller og ansvar (forpliktelser for kvar part)",
        "omfang og organisering (maalgruppe)",
        "kva partane samarbeider om (forpliktelser eller moetearenaer)",
        "ressursar (ressurser)",
    ),
)


def check_avtaler(kommune: Kommune, fag: Fag) -> Iterator[Funn]:
    """Yield every finding about the agreements that does not depend on the day."""
    for i, avtale in enumerate(kommune.avtaler):
        sti: Sti = ("avtaler", i)
        yield from _typer(avtale, sti, fag)
        yield from _parter(avtale, sti, kommune)
        yield from _forpliktelser(avtale, sti, fag)
        yield from _andre_referanser(avtale, sti, kommune, fag)
        yield from _innhold(avtale, sti)
        yield from _kommunestyret(avtale, sti, fag)


def _typer(avtale: Avtale, sti: Sti, fag: Fag) -> Iterator[Funn]:
    typer = {t.id for t in fag.bibliotek.avtaletyper}
    yield from find_ukjent((*sti, "type"), avtale.type, typer, "blant avtaletypene")
    if avtale.bygger_paa:
        yield from find_ukjent((*sti, "bygger_paa", "type"), avtale.bygger_paa.type, typer, "blant avtaletypene")


def _parter(avtale: Avtale, sti: Sti, kommune: Kommune) -> Iterator[Funn]:
    tjenester = {t.id for t in kommune.tjenester}
    for i, part in enumerate(avtale.parter):
        her = (*sti, "parter", i)
        if part.tjeneste is not None:
            yield from find_ukjent((*her, "tjeneste"), part.tjeneste, tjenester, "under tjenester i kommune.yaml")
        elif part.navn is None:
            tips = "Skriv tjeneste med en id fra kommune.yaml, eller navn når parten er en annen."
            yield Funn(her, "har verken tjeneste eller navn", tips, Nivaa.FEIL)
        if part.signatar_rolle is None:
            yield Funn(
                her,
                f"hvem som skriver under for «{part.id}», er ikke oppgitt",
                "Skriv signatar_rolle, for eksempel skolesjef.",
                Nivaa.MANGEL,
                nn=f"kven som skriv under for «{part.id}», er ikkje oppgitt",
            )


def _forpliktelser(avtale: Avtale, sti: Sti, fag: Fag) -> Iterator[Funn]:
    parter = {p.id for p in avtale.parter}
    bibliotek = {x.id for x in fag.bibliotek.forpliktelser}
    med_frist = {x.id for x in fag.bibliotek.forpliktelser if x.krever_frist}
    for i, f in enumerate(avtale.forpliktelser):
        her = (*sti, "forpliktelser", i)
        yield from find_ukjent((*her, "part"), f.part, {*parter, "alle"}, "under parter")
        if (f.fra is None) == (f.tekst is None):
            tips = "Skriv fra med en id fra biblioteket, eller tekst med egne ord."
            yield Funn(her, "skal ha enten fra eller tekst", tips, Nivaa.FEIL)
        if f.fra in med_frist and f.frist is None:
            yield Funn(
                her,
                f"løftet «{f.fra}» viser til en frist som ikke er oppgitt",
                "Skriv frist, for eksempel «2 hverdager».",
                Nivaa.MANGEL,
                nn=f"løftet «{f.fra}» viser til ein frist som ikkje er oppgitt",
            )
        if f.fra is not None:
            yield from find_ukjent((*her, "fra"), f.fra, bibliotek, "i biblioteket av forpliktelser")
            yield from _skrevet_for_andre(avtale, f.fra, (*her, "fra"), fag)


def _skrevet_for_andre(avtale: Avtale, fra: str, sti: Sti, fag: Fag) -> Iterator[Funn]:
    """Yield a promise from the library that names other parties than an agreement of this type has."""
    typer = next((x.avtaletyper for x in fag.bibliotek.forpliktelser if x.id == fra), ())
    if typer and avtale.type not in typer:
        melding = f"løftet «{fra}» er skrevet for andre avtaler enn {avtale.type}"
        tips = (
            f"Det passer i {format_liste(typer, bindeord='og')}. Velg et annet løfte, eller skriv tekst med egne ord."
        )
        yield Funn(sti, melding, tips, Nivaa.VARSEL)


def _andre_referanser(avtale: Avtale, sti: Sti, kommune: Kommune, fag: Fag) -> Iterator[Funn]:
    arenaer = {a.id for a in kommune.moetearenaer}
    yield from find_ukjente((*sti, "moetearenaer"), avtale.moetearenaer, arenaer, "under moetearenaer i kommune.yaml")
    for part_id in avtale.ressurser:
        yield from find_ukjent((*sti, "ressurser", part_id), part_id, (p.id for p in avtale.parter), "under parter")
    if avtale.evaluering:
        indikatorer = {x.id for x in fag.bibliotek.indikatorer}
        her = (*sti, "evaluering", "indikatorer")
        yield from find_ukjente(her, avtale.evaluering.indikatorer, indikatorer, "blant indikatorene")


def _innhold(avtale: Avtale, sti: Sti) -> Iterator[Funn]:
    """Yield what the agreement lacks of the four elements of recommendation 3, and of its time."""
    lovende = {f.part for f in avtale.forpliktelser}
    finnes = (
        lovende >= {p.id for p in avtale.parter} or "alle" in lovende,
        avtale.maalgruppe is not None,
        bool(lovende or avtale.moetearenaer),
        bool(avtale.ressurser),
    )
    mangler, manglar = ("; ".join(compress(deler, (not f for f in finnes))) for deler in _DELER)
    if mangler and not avtale.ekstern_lenke:
        tips = "Retningslinjens anbefaling 3 sier hva en avtale bør inneholde. Fyll ut feltene."
        yield Funn(sti, f"avtalen mangler {mangler}", tips, Nivaa.MANGEL, nn=f"avtalen manglar {manglar}")
    if avtale.endringslogg and avtale.endringslogg[0].versjon != avtale.versjon:
        yield Funn(
            (*sti, "endringslogg"),
            f"den nyeste linja er versjon {avtale.endringslogg[0].versjon}, men avtalen er versjon {avtale.versjon}",
            "Skriv hva som er nytt i denne versjonen øverst i endringsloggen.",
            Nivaa.VARSEL,
        )
    if avtale.gjelder is None:
        tips = "Skriv gjelder med fra og til."
        nn = "det står ikkje når avtalen gjeld"
        yield Funn(sti, "det står ikke når avtalen gjelder", tips, Nivaa.MANGEL, nn=nn)


def _kommunestyret(avtale: Avtale, sti: Sti, fag: Fag) -> Iterator[Funn]:
    """The council itself enters into the agreement with the health trust (hol § 6-1)."""
    type_ = next((t for t in fag.bibliotek.avtaletyper if t.id == avtale.type), None)
    ferdig = avtale.status in ("vedtatt", "signert")
    if type_ and type_.kommunestyret and ferdig and avtale.vedtatt_av_kommunestyret is None:
        yield Funn(
            (*sti, "status"),
            f"er {avtale.status}, men kommunestyret selv skal inngå denne avtalen",
            "Skriv vedtatt_av_kommunestyret med datoen for vedtaket, eller status: til_behandling (helse- og omsorgstjenesteloven § 6-1).",
            Nivaa.FEIL,
            ser_paa=((*sti, "vedtatt_av_kommunestyret"),),
        )
