"""One municipality and one service to the ready context of its concern routine; knows no layout and no file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from generator.fag.tjenestetyper import Tjenestetype
from generator.kommune import Tjeneste
from generator.kontekst.bekymringsrutine_modell import BekymringsrutineKontekst, Hjemmellinje, Situasjon
from generator.kontekst.felt import find_kontaktlinjer, find_tjenestetype
from generator.kontekst.modell import Faktum
from generator.kontekst.oppdrag import Tjenesteoppdrag, find_endringslogg, lag_hode
from generator.kontekst.rutinedeler import (
    find_akuttlinjer,
    find_avvik,
    find_dokumentasjon,
    find_enhetslinjer,
    find_modellkolonne,
    find_modellnavn,
    find_modelltrinn,
    find_opplaering,
    find_tegn,
    lag_fakta,
    lag_rutinevalg,
    lag_uansett,
)
from generator.kontekst.tekstvalg import Tekstvalg, slaa_sammen
from generator.kontekst.telefoner import format_tjenester

_HJEMMELSLAG: Final = ("meldeplikt", "taushetsplikt", "samarbeid", "dokumentasjon", "internkontroll")
_FAKTA: Final = ("skriv_ned", "del_med_leder", "snakk_med_barnet", "undringssamtale", "beslutt", "tiltak")
_VERKTOEY: Final = (("bekymringssamtale", "bs-"), ("oppsporingsmodellen", "os-"), ("slt", "slt-"))
_EGEN_FORM: Final = ("replikker_barn", "replikker_foreldre", "situasjoner")
_HVER_FOR_SEG: Final = ("akutt_raad", "vold", "foreldre_unntak", "beslutt")


def build_bekymringsrutine(oppdrag: Tjenesteoppdrag) -> BekymringsrutineKontekst:
    """Return the context of the concern routine of one service."""
    tjeneste, fag, kommune = oppdrag.tjeneste, oppdrag.fag, oppdrag.kommune
    id_ = f"bekymringsrutine/{tjeneste.id}"
    type_ = find_tjenestetype(fag, tjeneste)
    valg = lag_rutinevalg(oppdrag)
    felt = valg.felt
    fakta = {
        "hode": lag_hode(oppdrag, id_, oppdrag.ord("tittel-bekymringsrutine"), tjeneste.navn),
        "mangler": oppdrag.mangler,
        "akutt": tuple(find_akuttlinjer(valg, felt)),
        "enheter": tuple(find_enhetslinjer(oppdrag)),
        "tegn": tuple(find_tegn(oppdrag, valg.egen_type or tjeneste.type)),
        "modellnavn": find_modellnavn(oppdrag),
        "modellkolonne": oppdrag.ord(find_modellkolonne(oppdrag)),
        "modelltrinn": (*find_modelltrinn(oppdrag, valg), lag_uansett(oppdrag, valg)),
        "droeftingspartnere": format_tjenester(
            [t for t in kommune.tjenester if t.id in tjeneste.droeftingspartnere], oppdrag
        ),
        "melding_overskrift": _melding_overskrift(oppdrag, type_),
        "melding_lenke": kommune.lenker.melding_offentlig or "",
        "opplaeringsplan": tuple(find_opplaering(oppdrag)),
        "kontakter": find_kontaktlinjer(kommune, fag, oppdrag.krets, oppdrag.maalform),
        "egne_lenker": tuple(Faktum(navn=x.tittel, verdi=x.lenke) for x in kommune.eget.lenker),
        "hjemler": tuple(_hjemler(oppdrag, valg, type_)),
        "avvik": tuple(find_avvik(oppdrag)),
        "endringslogg": find_endringslogg(oppdrag, id_),
        **_dokumentasjon(oppdrag, felt),
        **{f"{navn}_fakta": lag_fakta(oppdrag, navn, felt) for navn in _FAKTA},
    }
    return BekymringsrutineKontekst.model_validate({**fakta, **_kapitler(oppdrag, valg, type_)})


def _dokumentasjon(oppdrag: Tjenesteoppdrag, felt: Mapping[str, str]) -> dict[str, str]:
    """Return where the service writes, or the sentence that says it is not told."""
    oppgitt = find_dokumentasjon(oppdrag, felt)
    return {**oppgitt, "dok_mangler": "" if oppgitt["dok_system"] else oppdrag.ord("dokumentasjon-ikke-oppgitt")}


def _melding_overskrift(oppdrag: Tjenesteoppdrag, type_: Tjenestetype) -> str:
    """Return the heading of chapter 11; the service that receives reports has its own."""
    egen = type_.melding_overskrift
    return egen.paa(oppdrag.maalform) if egen else oppdrag.ord("kapittel-melding")


def _kapitler(oppdrag: Tjenesteoppdrag, valg: Tekstvalg, type_: Tjenestetype) -> dict[str, object]:
    """Return the professional texts of each chapter, the service's own in their places."""
    utelat = set(_utelatte_tekster(oppdrag.tjeneste))
    tekster = {
        k.id: valg.avsnitt(i for i in k.tekster if i not in utelat)
        for k in oppdrag.fag.bekymringsrutine.kapitler
        if k.id not in _EGEN_FORM
    }
    innledning = valg.avsnitt([type_.innledning] if type_.innledning else [])
    tekster["melding"] = (*innledning, *tekster["melding"], *valg.egne("melding"))
    tekster["dokumentasjon"] = (*tekster["dokumentasjon"], *valg.egne("dokumentasjon"))
    tekster["egne_tegn"] = valg.egne("bekymret")
    tekster["egne_situasjoner"] = valg.egne("saerskilt")
    return {
        **{navn: a if navn in _HVER_FOR_SEG else slaa_sammen(a) for navn, a in tekster.items()},
        "nivaaforklaring": valg.tekst("rt-nivaaer") or "",
        "meldegrunner": valg.avsnitt(f"melde-grunn-{g}" for g in type_.meldegrunner),
        "replikker_barn": tuple(_replikker(valg, "replikker_barn")),
        "replikker_foreldre": tuple(_replikker(valg, "replikker_foreldre")),
        "verktoey": tuple(_verktoey(oppdrag, valg)),
        "situasjoner": tuple(_situasjoner(oppdrag, valg)),
    }


def _hjemler(oppdrag: Tjenesteoppdrag, valg: Tekstvalg, type_: Tjenestetype) -> Iterator[Hjemmellinje]:
    for slag in _HJEMMELSLAG:
        if type_.hjemler(slag):
            yield Hjemmellinje(slag=oppdrag.ord(f"hjemmel-{slag}"), hjemler=valg.format_kilder(type_.hjemler(slag)))


def _utelatte_tekster(tjeneste: Tjeneste) -> Iterator[str]:
    """Yield texts that need something of this one service: private units, signed reading."""
    if not any(e.eierform == "privat" for e in tjeneste.enheter):
        yield from ("melde-privat-enhet", "rt-formaal-privat-barnehage", "rt-formaal-privatskole")
    if not tjeneste.lesbekreftelse:
        yield "rt-oppl-lest"


def _replikker(valg: Tekstvalg, kapittel: str) -> Iterator[str]:
    yield from (a.tekst for a in valg.kapittel(kapittel))


def _verktoey(oppdrag: Tjenesteoppdrag, valg: Tekstvalg) -> Iterator[Situasjon]:
    for navn, start in _VERKTOEY:
        avsnitt = valg.avsnitt(oppdrag.fag.tekstider_etter_start.get(start, ()))
        if avsnitt:
            yield Situasjon(overskrift=oppdrag.ord(f"verktoey-{navn}"), avsnitt=slaa_sammen(avsnitt))


def _situasjoner(oppdrag: Tjenesteoppdrag, valg: Tekstvalg) -> Iterator[Situasjon]:
    """Yield the situations of chapter 13: a text with a heading of its own, and the texts after it up to the next heading."""
    overskrift = ""
    samlet: list[str] = []
    for id_ in (*next(k.tekster for k in oppdrag.fag.bekymringsrutine.kapitler if k.id == "situasjoner"), ""):
        fagtekst = oppdrag.fag.tekst_etter_id.get(id_)
        ny = fagtekst.overskrift(oppdrag.maalform) if fagtekst else ""
        ny = None if ny == overskrift else ny  # the same situation, told in another way to another service
        if ny is not None and samlet and (avsnitt := valg.avsnitt(samlet)):
            yield Situasjon(overskrift=overskrift, avsnitt=slaa_sammen(avsnitt))
        if ny is not None:
            overskrift, samlet = ny, []
        samlet += [id_] if id_ else []
