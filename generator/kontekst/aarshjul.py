"""The year wheel: what the municipality has a date for, month by month, and what it only says how often; knows no clock."""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from generator.errors import format_liste
from generator.kommune import Avtale, Kontakt
from generator.kontekst.avtaledeler import format_per_aar
from generator.kontekst.felt import find_synlige
from generator.kontekst.kompetansedekning import format_maaneder
from generator.kontekst.kompetanseplan_modell import Hjulmaaned, Hjulpunkt, Oftelinje
from generator.kontekst.oppdrag import Oppdrag
from generator.kontekst.skjema_modell import lag_kontroll
from generator.plan import KOMMUNEN
from generator.tekst import MAANEDER, format_dato, stor_forbokstav

_ET_AAR: Final = 12
"""What a document for the whole municipality is about; it is called after its kind."""
PLANENE: Final = ("forebyggende_plan", "handlingsplan_vold", "oppvekstplan")


@dataclass(frozen=True)
class _Hendelse:
    """Something with a date."""

    dato: datetime.date
    hva: str
    hvem: str = ""


def find_maaneder(oppdrag: Oppdrag) -> Iterator[Hjulmaaned]:
    """Yield the months that something is dated in, the first one first; a month of another year is another month."""
    alle = [*_dokumenter(oppdrag), *_avtaler(oppdrag), *_avvik(oppdrag), *_kontakter(oppdrag)]
    alle.sort(key=lambda h: (h.dato, h.hva))
    for (aar, maaned), hendelser in groupby(alle, key=lambda h: (h.dato.year, h.dato.month)):
        punkter = tuple(Hjulpunkt(dato=format_dato(h.dato), hva=h.hva, hvem=h.hvem) for h in hendelser)
        yield Hjulmaaned(navn=f"{stor_forbokstav(MAANEDER[maaned - 1])} {aar}", punkter=punkter)


def _dokumenter(oppdrag: Oppdrag) -> Iterator[_Hendelse]:
    """Yield the reviews, those of the same day and owner together."""
    etter: dict[tuple[datetime.date, str], list[str]] = {}
    for hode in oppdrag.kommune.dokumenter:
        if hode.neste_revisjon:
            navn = find_dokumentnavn(oppdrag, hode.dokument)
            etter.setdefault((hode.neste_revisjon, hode.eier or ""), []).append(navn)
    for (dato, eier), navn_ in etter.items():
        yield _Hendelse(dato, oppdrag.ord("hjul-dokumenter").format(hva=format_navn(navn_)), eier)


def find_dokumentnavn(oppdrag: Oppdrag, id_: str) -> str:
    """Return «rutinen for Barnehagene i Fjordvik» for a document's id; the id itself for a kind without a name."""
    slag, _, gjelder = id_.partition("/")
    if navn := _navn_etter_slag(oppdrag, slag).get(gjelder):
        return oppdrag.ord(f"dok-{slag}").format(navn=navn)
    return oppdrag.ord("plan-tema").format(tema=oppdrag.ord(f"tittel-{slag}")) if gjelder == KOMMUNEN else id_


def _navn_etter_slag(oppdrag: Oppdrag, slag: str) -> dict[str, str]:
    kommune, fag, maalform = oppdrag.kommune, oppdrag.fag, oppdrag.maalform
    match slag:
        case "bekymringsrutine" | "kortrutine" | "samarbeidsark":
            return {t.id: t.navn for t in kommune.tjenester}
        case "lommekort":
            enheter = {f"{t.id}--{e.id}": e.navn for t in kommune.tjenester for e in t.enheter}
            return {t.id: t.navn for t in kommune.tjenester} | enheter
        case "rollebeskrivelse":
            return {id_: r.navn.paa(maalform) for id_, r in fag.rolle_etter_id.items()}
        case "skjema":
            return {s.id: s.navn.paa(maalform) for s in fag.skjemaer}
    return {}


def _avtaler(oppdrag: Oppdrag) -> Iterator[_Hendelse]:
    """Yield the end of each agreement that holds, and its first review: its first day and the months between reviews."""
    for avtale in _gjeldende(oppdrag):
        gjelder = avtale.gjelder
        if gjelder and gjelder.revisjon_maaneder:
            dato = _legg_til(gjelder.fra, gjelder.revisjon_maaneder)
            yield _Hendelse(dato, oppdrag.ord("hjul-avtale").format(hva=avtale.tittel))
        if gjelder and gjelder.til:
            yield _Hendelse(gjelder.til, oppdrag.ord("hjul-avtale-gaar-ut").format(hva=avtale.tittel))


def _gjeldende(oppdrag: Oppdrag) -> Iterator[Avtale]:
    yield from (a for a in oppdrag.kommune.avtaler if a.er_inngaatt)


def _avvik(oppdrag: Oppdrag) -> Iterator[_Hendelse]:
    for avvik in oppdrag.kommune.avvik_fra_anbefaling:
        if avvik.revurderes:
            hva = oppdrag.ord("hjul-avvik").format(krav=avvik.krav)
            yield _Hendelse(avvik.revurderes, hva, avvik.godkjent_av or "")


def _kontakter(oppdrag: Oppdrag) -> Iterator[_Hendelse]:
    """Yield when contacts are a year old, those checked on the same day together."""
    etter: dict[datetime.date, list[str]] = {}
    for navn, kontakt in find_kontakter(oppdrag):
        if kontakt.kontrollert:
            etter.setdefault(_legg_til(kontakt.kontrollert, _ET_AAR), []).append(navn)
    for dato, navn_ in etter.items():
        yield _Hendelse(dato, oppdrag.ord("hjul-kontakter").format(hva=format_navn(navn_)))


def find_kontakter(oppdrag: Oppdrag) -> Iterator[tuple[str, Kontakt]]:
    """Yield every contact in use with whose it is: the service, the unit, or the name of the fixed one."""
    i_bruk = find_synlige(oppdrag.kommune, "intern")
    for sti, kontakt in oppdrag.kommune.alle_kontakter():
        match sti:
            case ("tjenester", int(i), "kontakt" | "nivaa_over"):
                yield oppdrag.kommune.tjenester[i].navn, kontakt
            case ("tjenester", int(i), "enheter", int(j), "kontakt"):
                yield oppdrag.kommune.tjenester[i].enheter[j].navn, kontakt
            case ("kontakt", str(navn)) if navn not in i_bruk:
                continue
            case _:
                yield oppdrag.ord(f"kontakt-{sti[1]}"), kontakt


def format_navn(navn: Iterable[str]) -> str:
    """Return «a, b og c», each name once; all of them, since the reader is to do something with each."""
    return format_liste(list(dict.fromkeys(navn)), bindeord="og")


def _legg_til(dato: datetime.date, maaneder: int) -> datetime.date:
    """Return the same day some months later, or the last day of a shorter month."""
    aar, maaned = divmod(dato.year * 12 + dato.month - 1 + maaneder, 12)
    return datetime.date(aar, maaned + 1, min(dato.day, calendar.monthrange(aar, maaned + 1)[1]))


def find_ofte(oppdrag: Oppdrag) -> Iterator[Oftelinje]:
    """Yield what comes again and has no date: meetings, training, evaluations, reviews and adopted plans."""
    yield from _moeter(oppdrag)
    yield from _opplaering(oppdrag)
    yield from _revisjoner(oppdrag)


def _moeter(oppdrag: Oppdrag) -> Iterator[Oftelinje]:
    for m in oppdrag.kommune.moetearenaer:
        hva = oppdrag.ord("ofte-moete").format(hva=m.navn)
        yield _linje(oppdrag, f"moete-{m.id}", hva, format_per_aar(oppdrag, m.per_aar), m.innkaller)
    slt = oppdrag.kommune.verktoey.slt
    if slt and slt.bruk and slt.moeter_per_aar:
        hva = oppdrag.ord("ofte-moete").format(hva=slt.styringsgruppe or oppdrag.ord("verktoey-slt"))
        yield _linje(oppdrag, "moete-slt", hva, format_per_aar(oppdrag, slt.moeter_per_aar), None)


def _opplaering(oppdrag: Oppdrag) -> Iterator[Oftelinje]:
    for x in oppdrag.kommune.kompetanseplan:
        if x.hyppighet_maaneder:
            tema = f"{oppdrag.ord(f'tema-{x.tema}')} ({oppdrag.ord(f'form-{x.form}')})"
            hva = oppdrag.ord("ofte-opplaering").format(hva=tema)
            yield _linje(
                oppdrag, f"opplaering-{x.id}", hva, format_maaneder(oppdrag, x.hyppighet_maaneder), x.ansvarlig
            )


def _revisjoner(oppdrag: Oppdrag) -> Iterator[Oftelinje]:
    for avtale in _gjeldende(oppdrag):
        if (evaluering := avtale.evaluering) and evaluering.per_aar:
            rapport = evaluering.rapporteres_til
            hvem = oppdrag.ord("ofte-rapport").format(hvem=rapport) if rapport else None
            hva = oppdrag.ord("ofte-evaluering").format(hva=avtale.tittel)
            yield _linje(oppdrag, f"evaluering-{avtale.id}", hva, format_per_aar(oppdrag, evaluering.per_aar), hvem)
    if (revisjon := oppdrag.kommune.revisjon) and revisjon.hyppighet_maaneder:
        naar = format_maaneder(oppdrag, revisjon.hyppighet_maaneder)
        yield _linje(oppdrag, "revisjon", oppdrag.ord("ofte-revisjon"), naar, revisjon.ansvarlig_rolle)
    for navn in PLANENE:
        plan = getattr(oppdrag.kommune.planer, navn) if oppdrag.kommune.planer else None
        if plan and plan.vedtatt:
            tittel = oppdrag.ord(f"plan-{navn}")
            hva = oppdrag.ord("ofte-plan").format(plan=tittel, dato=format_dato(plan.vedtatt))
            yield _linje(oppdrag, f"plan-{navn}", hva, oppdrag.ukjent, None)


def _linje(oppdrag: Oppdrag, merke: str, hva: str, hyppighet: str, hvem: str | None) -> Oftelinje:
    tittel = oppdrag.ord("ofte-maaned").format(hva=f"{hva[:1].lower()}{hva[1:]}")
    kontroll = lag_kontroll(f"maaned-{merke}", tittel)
    return Oftelinje(hva=hva, hyppighet=hyppighet, hvem=hvem or "", maaned=kontroll)
