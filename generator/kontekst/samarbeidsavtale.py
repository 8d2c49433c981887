"""One agreement to the ready context of its document; knows no layout and no file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from generator.errors import format_liste
from generator.fag.bibliotek import Avtaletype
from generator.fag.tjenestetyper import Tjenestetype
from generator.kommune import Avtale, Tjeneste
from generator.kommune.funksjoner import find_funksjoner
from generator.kontekst.avtaledeler import (
    find_fakta,
    find_felles_opplaering,
    find_indikatorer,
    find_loefter,
    find_maalgruppe,
    find_medvirkning,
    find_moetelinjer,
    find_opplysninger,
)
from generator.kontekst.bekymringsrutine_modell import Situasjon
from generator.kontekst.felt import dato_eller, find_felt, find_kontaktlinjer, find_tjenestetype
from generator.kontekst.modell import Avsnitt, Hode
from generator.kontekst.oppdrag import Oppdrag, lag_endringslinje, lag_hode
from generator.kontekst.samarbeidsavtale_modell import Partslinje, SamarbeidsavtaleKontekst, Trapptrinn
from generator.kontekst.tekstvalg import Tekstvalg, slaa_sammen

_RINGER: Final = ("barnevern_dag", "barnevernvakt", "politi", "konsultasjonsteam", "overgrepsmottak", "barnehus")
_HVER_FOR_SEG: Final = ("foerst",)


@dataclass(frozen=True)
class Avtaledata:
    """One agreement with what its ids mean.

    Attributes:
        oppdrag: what the document is made from.
        avtale: the agreement.
        type: its kind.
        tjenester: the services that are parties, by the party's id.
        valg: texts for all parties together.
    """

    oppdrag: Oppdrag
    avtale: Avtale
    type: Avtaletype
    tjenester: dict[str, Tjeneste]
    valg: Tekstvalg

    def typen(self, part: str) -> Tjenestetype | None:
        """Return the service type of a party; None for one that is not a service of the municipality."""
        tjeneste = self.tjenester.get(part)
        return find_tjenestetype(self.oppdrag.fag, tjeneste) if tjeneste else None

    def partsnavn(self, part: str) -> str:
        """Return what a party is called; «alle partene» for alle."""
        if part == "alle":
            return self.oppdrag.ord("alle-partene")
        gitt = next(p for p in self.avtale.parter if p.id == part)
        return self.tjenester[part].navn if part in self.tjenester else gitt.navn or self.oppdrag.ukjent


def build_samarbeidsavtale(oppdrag: Oppdrag, avtale: Avtale) -> SamarbeidsavtaleKontekst:
    """Return the context of one agreement."""
    data = _les(oppdrag, avtale)
    kommune, fag = oppdrag.kommune, oppdrag.fag
    fakta = {
        "hode": _hode(data),
        "opplysninger": tuple(find_opplysninger(oppdrag, avtale, data.type)),
        "mangler": oppdrag.mangler,
        "nivaaforklaring": data.valg.tekst("avt-nivaaer") or "",
        "parter": tuple(_parter(data)),
        "ekstern_lenke": avtale.ekstern_lenke or "",
        "maalgruppe": tuple(find_maalgruppe(oppdrag, avtale)),
        "oppgaver": tuple(_oppgaver(data)),
        "loefter": tuple(find_loefter(oppdrag, avtale, data.partsnavn)),
        "moeter": tuple(find_moetelinjer(oppdrag, avtale.moetearenaer)),
        "medvirkning_lokalt": tuple(find_medvirkning(oppdrag)),
        "kontakter": find_kontaktlinjer(kommune, fag, oppdrag.krets, oppdrag.maalform, bare=_RINGER),
        "opplaering": tuple(find_felles_opplaering(oppdrag, [t.id for t in data.tjenester.values()])),
        "trapp": tuple(Trapptrinn(hvem=t.rolle, frist=t.frist or oppdrag.ukjent) for t in avtale.eskalering),
        "evalueringsfakta": tuple(find_fakta(oppdrag, avtale)),
        "indikatorer": tuple(find_indikatorer(oppdrag, avtale)),
        "endringslogg": tuple(lag_endringslinje(e) for e in avtale.endringslogg),
    }
    return SamarbeidsavtaleKontekst.model_validate({**fakta, **dict(_kapitler(data))})


def _hode(data: Avtaledata) -> Hode:
    """Return the head; version, date and case number are the agreement's own."""
    avtale, ukjent = data.avtale, data.oppdrag.ukjent
    navn = format_liste([data.partsnavn(p.id) for p in avtale.parter], bindeord="og")
    egne = {
        "versjon": avtale.versjon,
        "gjelder_fra": dato_eller(avtale.gjelder.fra if avtale.gjelder else None, ukjent),
        "saksnummer": avtale.saksnummer or ukjent,
    }
    return lag_hode(data.oppdrag, f"samarbeidsavtale/{avtale.id}", avtale.tittel, navn).model_copy(update=egne)


def _les(oppdrag: Oppdrag, avtale: Avtale) -> Avtaledata:
    kommune, fag = oppdrag.kommune, oppdrag.fag
    etter_id = {t.id: t for t in kommune.tjenester}
    tjenester = {p.id: etter_id[p.tjeneste] for p in avtale.parter if p.tjeneste}
    typer = tuple(dict.fromkeys(find_tjenestetype(fag, t) for t in tjenester.values()))
    funksjoner = [find_funksjoner(kommune, t, find_tjenestetype(fag, t).aldre) for t in tjenester.values()]
    felt = find_felt(kommune, fag, None, oppdrag.maalform) | dict(_felt(oppdrag, avtale))
    valg = Tekstvalg(fag, oppdrag.maalform, frozenset().union(*funksjoner), felt, typer)
    type_ = next(t for t in fag.bibliotek.avtaletyper if t.id == avtale.type)
    return Avtaledata(oppdrag, avtale, type_, tjenester, valg)


def _felt(oppdrag: Oppdrag, avtale: Avtale) -> Iterator[tuple[str, str]]:
    """Yield the merge fields of the agreement that are known."""
    if avtale.gjelder:
        yield "gjelder_fra", dato_eller(avtale.gjelder.fra, "")
        if avtale.gjelder.til:
            yield "gjelder_til", dato_eller(avtale.gjelder.til, "")
        if (maaneder := avtale.gjelder.oppsigelse_maaneder) is not None:
            en = oppdrag.ord("en-maaneds")
            yield "oppsigelse", en if maaneder == 1 else oppdrag.ord("maaneders").format(antall=maaneder)
        if (avtale.gjelder.revisjon_maaneder or 0) > 1:
            yield "revisjon_maaneder", str(avtale.gjelder.revisjon_maaneder)
    if oppdrag.kommune.beredskap:
        aapne = [t.navn for t in oppdrag.kommune.tjenester if t.id in oppdrag.kommune.beredskap.holdes_aapne]
        if aapne:
            yield "holdes_aapne", format_liste(aapne, bindeord="og")


def _parter(data: Avtaledata) -> Iterator[Partslinje]:
    ukjent = data.oppdrag.ukjent
    for part in data.avtale.parter:
        type_ = data.typen(part.id)
        yield Partslinje(
            navn=data.partsnavn(part.id),
            signatar=part.signatar_rolle or ukjent,
            kontakt=part.kontakt_rolle or ukjent,
            hjemmel=data.valg.format_kilder(type_.hjemler("samarbeid")) if type_ else "",
            ressurser=data.avtale.ressurser.get(part.id) or ukjent,
        )


def _oppgaver(data: Avtaledata) -> Iterator[Situasjon]:
    """Yield what each party brings and can not do; a party whose type has no text of its own is left out."""
    tekster = data.oppdrag.fag.samarbeidsavtale.kapittel("oppgaver").tekster
    for part in data.avtale.parter:
        if (type_ := data.typen(part.id)) is None:
            continue
        valg = Tekstvalg(data.oppdrag.fag, data.oppdrag.maalform, data.valg.funksjoner, data.valg.felt, (type_,))
        if avsnitt := valg.avsnitt(tekster):
            yield Situasjon(overskrift=data.partsnavn(part.id), avsnitt=avsnitt)


def _kapitler(data: Avtaledata) -> Iterator[tuple[str, tuple[Avsnitt, ...]]]:
    """Yield the professional texts of each chapter; the addendum to the health trust's agreement has some chapters of its own."""
    kapitler = {k.id: k.tekster for k in data.oppdrag.fag.samarbeidsavtale.kapitler}
    ekstra = {"private": _har_private(data), "frivillige": any(t.type == "frivillig" for t in data.valg.typer)}
    for id_ in kapitler:
        if id_.endswith("_helseforetak") or id_ in ("oppgaver", "frivillige", "arenaer_sak"):
            continue
        egen = f"{id_}_helseforetak"
        tekster = kapitler[egen] if data.type.lovpaalagt and egen in kapitler else kapitler[id_]
        if id_ == "taushet" and ekstra["frivillige"]:
            tekster = (*tekster, *kapitler["frivillige"])
        if id_ == "arenaer" and _har_saksmoeter(data):
            tekster = (*tekster, *kapitler["arenaer_sak"])
        avsnitt = data.valg.avsnitt(tekster) if ekstra.get(id_, True) else ()
        yield id_, avsnitt if id_ in _HVER_FOR_SEG else slaa_sammen(avsnitt)


def _har_private(data: Avtaledata) -> bool:
    return any(
        t.organisering == "privat" or any(e.eierform == "privat" for e in t.enheter) for t in data.tjenester.values()
    )


def _har_saksmoeter(data: Avtaledata) -> bool:
    """Return whether one of the agreement's meetings is about single cases, as a resource team is."""
    return any(m.formaal == "sak" and m.id in data.avtale.moetearenaer for m in data.oppdrag.kommune.moetearenaer)
