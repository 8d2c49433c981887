"""The whole municipality to the ready context of who answers for what, level by level; knows no layout and no file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from generator.errors import format_liste
from generator.kommune import Avtale
from generator.kommune.funksjoner import find_funksjoner
from generator.kontekst.felt import find_felt
from generator.kontekst.modell import (
    Avsnitt,
    Endringslinje,
    Faktum,
    Hode,
    Kontekstdel,
    felt,
    lag_eksempel,
    lag_kapittel,
)
from generator.kontekst.oppdrag import Oppdrag, find_endringslogg, lag_hode
from generator.kontekst.tekstvalg import Tekstvalg
from generator.tekst import format_dato

_ID: Final = "lederansvar/kommunen"
_FRA: Final = "maler/fag/lederansvar.yaml"
_NIVAAENE: Final = (
    "kommunestyret", "kommunedirektoer", "etat", "enhet", "styrer", "rektor", "helsestasjon", "barnevern", "ansatt",
)  # fmt: skip
_EKSEMPEL = Avsnitt(tekst="Kommunestyret skal selv vedta planen.", norm="skal", kilde="barnevernsloven § 15-1")


class Ledernivaa(Kontekstdel):
    """One level and what it answers for."""

    navn: str = felt("Nivået.", "Kommunestyret", "maler/fag/ord.yaml")
    ansvar: tuple[Avsnitt, ...] = lag_kapittel("ansvaret", _EKSEMPEL, _FRA)


class Lederlinje(Kontekstdel):
    """Who leads one service that the municipality runs."""

    tjeneste: str = felt("Tjenesten.", "Barnehagene i Fjordvik", "tjenester[].navn")
    leder: str = felt("Lederen, som rolle, eller «ikke oppgitt».", "barnehagesjef", "tjenester[].leder_rolle")
    enheter: str = felt("De som leder enhetene, eller tomt.", "styrer", "tjenester[].enheter[].leder_rolle")


class Rollelinje(Kontekstdel):
    """One coordinator role."""

    navn: str = felt("Rollen.", "Barnekoordinator", "roller[].id")
    enhet: str = felt("Hvor rollen hører til, eller «ikke oppgitt».", "Koordinerende enhet", "roller[].enhet")
    oppnevnes_av: str = felt("Den som oppnevner, eller «ikke oppgitt».", "koordinerende enhet", "roller[].oppnevnes_av")


class LederansvarKontekst(Kontekstdel):
    """Everything the template ``lederansvar.docx`` may use."""

    hode: Hode = felt("Hodet på dokumentet.", lag_eksempel(Hode))
    mangler: tuple[str, ...] = felt(
        "Opplysninger som mangler.", ("Hvem som avgjør hvilken tjeneste som samordner, er ikke oppgitt.",)
    )
    nivaaforklaring: str = felt("Hva skal og bør betyr.", "«Skal» er krav i lov.", "maler/fag")
    foerst: tuple[Avsnitt, ...] = lag_kapittel("det som går foran alle ledere", _EKSEMPEL, _FRA)
    nivaaer: tuple[Ledernivaa, ...] = felt("Nivåene, øverst først.", (lag_eksempel(Ledernivaa),), _FRA)
    hos_oss: tuple[Faktum, ...] = felt(
        "Det kommunen har oppgitt om hvem som har oppgavene.",
        ({"navn": "Godkjenner dokumentene", "verdi": "kommunedirektøren"},),
    )
    ledere: tuple[Lederlinje, ...] = felt("Lederne som er oppgitt.", (lag_eksempel(Lederlinje),), "tjenester")
    om_rollene: tuple[Avsnitt, ...] = lag_kapittel("koordinatorrollene", _EKSEMPEL, _FRA)
    roller: tuple[Rollelinje, ...] = felt("Koordinatorrollene.", (lag_eksempel(Rollelinje),), "roller")
    ikke_oppgitt: tuple[str, ...] = felt("Det kommunen ikke har oppgitt.", ("Leder for SFO",))
    endringslogg: tuple[Endringslinje, ...] = felt(
        "Endringene, nyeste først.", (lag_eksempel(Endringslinje),), "dokumenter[].endringslogg"
    )


def build_lederansvar(oppdrag: Oppdrag) -> LederansvarKontekst:
    """Return the context of the levels. It has no contact, so both circles read the same."""
    kommune, fag = oppdrag.kommune, oppdrag.fag
    felt_ = find_felt(kommune, fag, None, oppdrag.maalform)
    valg = Tekstvalg(fag, oppdrag.maalform, find_funksjoner(kommune), felt_)
    kapitler = {k.id: valg.avsnitt(k.tekster) for k in fag.lederansvar.kapitler}
    hos_oss = list(find_hos_oss(oppdrag))
    ledere = list(_ledere(oppdrag))
    roller = tuple(_roller(oppdrag))
    kjente = [linje for linje in ledere if linje.leder != oppdrag.ukjent or linje.enheter]
    return LederansvarKontekst(
        hode=lag_hode(oppdrag, _ID, oppdrag.ord("tittel-lederansvar"), kommune.kommune.fullt_navn),
        mangler=oppdrag.mangler,
        nivaaforklaring=valg.tekst("la-nivaaer") or "",
        foerst=kapitler["foerst"],
        nivaaer=tuple(Ledernivaa(navn=oppdrag.ord(f"ledernivaa-{n}"), ansvar=kapitler[n]) for n in _NIVAAENE),
        hos_oss=tuple(f for f in hos_oss if f.verdi),
        ledere=tuple(kjente),
        om_rollene=kapitler["roller"] if roller else (),
        roller=roller,
        ikke_oppgitt=tuple(_ukjente(oppdrag, hos_oss, [linje for linje in ledere if linje not in kjente])),
        endringslogg=find_endringslogg(oppdrag, _ID),
    )


def find_hos_oss(oppdrag: Oppdrag) -> Iterator[Faktum]:
    """Yield what the municipality has told of who does what; the value is "" where it has told nothing."""
    kommune = oppdrag.kommune
    system = kommune.medvirkning.system if kommune.medvirkning else None
    raad = system.ungdomsraad if system else None
    verdier = {
        "plan": format_plan(oppdrag),
        "avtale": format_liste([f"{a.tittel} ({d})" for a, d in find_kommunestyrets(oppdrag) if d], bindeord="og"),
        "ungdomsraad": "" if raad is None else oppdrag.ord("ja-har" if raad else "nei-har-ikke"),
        "godkjenner": _liste(h.godkjent_av for h in kommune.dokumenter),
        "eier": _liste(h.eier for h in kommune.dokumenter),
        "revisjon": _revisjon(oppdrag),
        "samordning": (kommune.samordning.avgjoeres_av or "") if kommune.samordning else "",
        "opplaering": _liste(o.ansvarlig for o in kommune.kompetanseplan),
        "avvik": kommune.avvik.system if kommune.avvik else "",
        "personvern": (kommune.personvern.ansvarlig or "") if kommune.personvern else "",
    }
    if kommune.avvik_fra_anbefaling:
        verdier["unntak"] = _liste(a.godkjent_av for a in kommune.avvik_fra_anbefaling)
    yield from (Faktum(navn=oppdrag.ord(f"hososs-{id_}"), verdi=verdi) for id_, verdi in verdier.items())


def find_kommunestyrets(oppdrag: Oppdrag) -> Iterator[tuple[Avtale, str]]:
    """Yield the agreements that the council itself must enter into, with when it did it («vedtatt 1. mars 2026»), or ""."""
    egne = {t.id for t in oppdrag.fag.bibliotek.avtaletyper if t.kommunestyret}
    for avtale in oppdrag.kommune.avtaler:
        if avtale.type in egne and avtale.status not in ("erstattet", "oppsagt", "utloept"):
            dato = avtale.vedtatt_av_kommunestyret if avtale.er_inngaatt else None
            yield avtale, oppdrag.ord("vedtatt-dato").format(dato=format_dato(dato)) if dato else ""


def format_plan(oppdrag: Oppdrag) -> str:
    """Return when the council adopted the plan of bvl § 15-1 and in which case, or ""."""
    plan = oppdrag.kommune.planer.forebyggende_plan if oppdrag.kommune.planer else None
    if plan is None or plan.vedtatt is None:
        return ""
    sak = (oppdrag.ord("i-sak").format(nummer=plan.saksnummer),) if plan.saksnummer else ()
    return ", ".join((oppdrag.ord("vedtatt-dato").format(dato=format_dato(plan.vedtatt)), *sak))


def _ukjente(oppdrag: Oppdrag, hos_oss: Iterable[Faktum], ledere: Iterable[Lederlinje]) -> Iterator[str]:
    """Yield what the municipality has not told."""
    yield from (f.navn for f in hos_oss if not f.verdi)
    if tjenester := format_liste((linje.tjeneste for linje in ledere), bindeord="og"):
        yield oppdrag.ord("hososs-leder").format(tjeneste=tjenester)
    if not oppdrag.kommune.roller:
        yield oppdrag.ord("hososs-roller")


def _revisjon(oppdrag: Oppdrag) -> str:
    revisjon = oppdrag.kommune.revisjon
    if revisjon is None:
        return ""
    hver = oppdrag.ord("hver-maaned").format(antall=revisjon.hyppighet_maaneder) if revisjon.hyppighet_maaneder else ""
    return ", ".join(x for x in (revisjon.ansvarlig_rolle, hver) if x)


def _ledere(oppdrag: Oppdrag) -> Iterator[Lederlinje]:
    for tjeneste in oppdrag.kommune.tjenester:
        if tjeneste.drives_av(oppdrag.kommune.kommune.kommunenummer):
            yield Lederlinje(
                tjeneste=tjeneste.navn,
                leder=tjeneste.leder_rolle or oppdrag.ukjent,
                enheter=_liste(e.leder_rolle for e in tjeneste.enheter),
            )


def _roller(oppdrag: Oppdrag) -> Iterator[Rollelinje]:
    for rolle in oppdrag.kommune.roller:
        yield Rollelinje(
            navn=oppdrag.fag.rolle_etter_id[rolle.id].navn.paa(oppdrag.maalform),
            enhet=rolle.enhet or oppdrag.ukjent,
            oppnevnes_av=rolle.oppnevnes_av or oppdrag.ukjent,
        )


def _liste(roller: Iterable[str | None]) -> str:
    """Return the different roles, each once, as they come."""
    return "; ".join(dict.fromkeys(r for r in roller if r))  # a role may itself be two: «styrer og rektor»
