"""One unit to the ready context of its pocket card of one page; knows no layout and no file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.kommune import Enhet
from generator.kommune.funksjoner import find_funksjoner
from generator.kontekst.bekymringsrutine_modell import Akuttlinje, Enhetslinje
from generator.kontekst.felt import find_felt, find_kontaktlinjer, find_tjenestetype
from generator.kontekst.modell import Avsnitt, Hode, Kilder, Kontaktlinje, Kontekstdel, felt, lag_eksempel
from generator.kontekst.oppdrag import Tjenesteoppdrag, lag_hode
from generator.kontekst.rutinedeler import find_akuttlinjer, find_enhetslinjer, lag_enhetslinje
from generator.kontekst.tekstvalg import Tekstvalg

_RINGER: Final = ("politi", "konsultasjonsteam", "krisesenter", "overgrepsmottak")
_AVSNITT = ({"tekst": "Meldeplikten er din egen.", "norm": "skal", "kilde": "barnehageloven § 46"},)


class Kortsteg(Kontekstdel):
    """One of the six steps, in one sentence."""

    nummer: str = felt("Nummeret.", "1")
    navn: str = felt("Navnet på trinnet.", "Se og skriv ned")
    tekst: str = felt("Hva du gjør.", "Skriv ned hva du så og hørte, samme dag.")
    frist: str = felt("Fristen, eller tomt.", "samme dag", "frister")
    norm: str = felt("Normnivået.", "bør")
    kilde: Kilder = felt("Kilden.", "retningslinjen IS-2826")


class LommekortKontekst(Kontekstdel):
    """Everything the template ``lommekort.docx`` may use."""

    hode: Hode = felt("Hodet på dokumentet.", lag_eksempel(Hode))
    mangler: tuple[str, ...] = felt("Opplysninger som mangler.", ("Stedfortrederen er ikke oppgitt.",))
    akutt: tuple[Akuttlinje, ...] = felt("Linjene i akuttrammen.", (lag_eksempel(Akuttlinje),))
    enhet: Enhetslinje = felt("Enheten, med leder, stedfortreder og telefon.", lag_eksempel(Enhetslinje))
    vold: tuple[Avsnitt, ...] = felt("Avsnittene om vold og overgrep.", _AVSNITT, "maler/fag/lommekort.yaml")
    melding: tuple[Avsnitt, ...] = felt("Avsnittene om meldeplikten.", _AVSNITT, "maler/fag/lommekort.yaml")
    steg: tuple[Kortsteg, ...] = felt("De seks trinnene.", (lag_eksempel(Kortsteg),), "maler/fag/lommekort.yaml")
    kontakter: tuple[Kontaktlinje, ...] = felt("Andre numre.", (lag_eksempel(Kontaktlinje),), "kontakt")
    nivaaforklaring: str = felt("Hva «skal» og «bør» betyr.", "«Skal» er krav i lov.", "maler/fag")


def build_lommekort(oppdrag: Tjenesteoppdrag, enhet: Enhet | None, id_: str) -> LommekortKontekst:
    """Return the context of the pocket card of one unit, or of the service itself when `enhet` is None.

    Args:
        oppdrag: the service.
        enhet: the unit.
        id_: the document's id.
    """
    kommune, fag, tjeneste = oppdrag.kommune, oppdrag.fag, oppdrag.tjeneste
    type_ = find_tjenestetype(fag, tjeneste)
    felt_ = find_felt(kommune, fag, tjeneste, oppdrag.maalform)
    funksjoner = find_funksjoner(kommune, tjeneste, type_.aldre)
    valg = Tekstvalg(fag, oppdrag.maalform, funksjoner, felt_, (type_,), tjeneste.type)
    kontakter = find_kontaktlinjer(kommune, fag, oppdrag.krets, oppdrag.maalform, bare=_RINGER)
    return LommekortKontekst(
        hode=lag_hode(oppdrag, id_, oppdrag.ord("tittel-lommekort"), enhet.navn if enhet else tjeneste.navn),
        mangler=oppdrag.mangler,
        akutt=tuple(find_akuttlinjer(valg, felt_, kort=True)),
        enhet=lag_enhetslinje(enhet, oppdrag) if enhet else next(find_enhetslinjer(oppdrag)),
        vold=valg.avsnitt(fag.lommekort.kapittel("vold").tekster),
        melding=valg.avsnitt(fag.lommekort.kapittel("melding").tekster),
        steg=tuple(_steg(oppdrag, valg, felt_)),
        kontakter=tuple(k for k in kontakter if k.telefon != oppdrag.ukjent),
        nivaaforklaring=valg.tekst("lk-nivaaer") or "",
    )


def _steg(oppdrag: Tjenesteoppdrag, valg: Tekstvalg, felt_: dict[str, str]) -> Iterator[Kortsteg]:
    """Yield the steps that fit the service, numbered, with the deadlines the municipality has set."""
    dager = felt_.get("frist_beslutning_dager")
    er_barnevern = oppdrag.tjeneste.type == "barnevern"  # the law's deadlines for reports stand in its routine
    frister = {
        "lk-del-med-leder": felt_.get("frist_del_med_leder", ""),
        "lk-beslutt": oppdrag.ord("innen-dager").format(antall=dager) if dager and not er_barnevern else "",
    }
    steg = [(id_, a) for id_ in oppdrag.fag.lommekort.kapittel("steg").tekster for a in valg.avsnitt([id_])]
    for nummer, (id_, a) in enumerate(steg, start=1):
        navn = oppdrag.fag.tekst_etter_id[id_].overskrift(oppdrag.maalform) or ""
        frist = frister.get(id_, "")
        yield Kortsteg(nummer=str(nummer), navn=navn, tekst=a.tekst, frist=frist, norm=a.norm, kilde=a.kilde)
