"""One unit to the ready context of its pocket card of one page; knows no layout and no file."""

from __future__ import annotations

from typing import Final

from generator.kommune import Enhet
from generator.kommune.funksjoner import find_funksjoner
from generator.kontekst.bekymringsrutine_modell import Akuttlinje, Enhetslinje
from generator.kontekst.felt import find_felt, find_kontaktlinjer, find_tjenestetype
from generator.kontekst.kortsteg import Kortsteg, find_kortsteg
from generator.kontekst.modell import Avsnitt, Hode, Kontaktlinje, Kontekstdel, felt, lag_eksempel
from generator.kontekst.oppdrag import Tjenesteoppdrag, lag_hode
from generator.kontekst.rutinedeler import find_akuttlinjer, find_enhetslinjer, lag_enhetslinje
from generator.kontekst.tekstvalg import Tekstvalg
from generator.kontekst.telefoner import find_over_rektor

_RINGER: Final = ("politi", "konsultasjonsteam", "krisesenter", "overgrepsmottak")
_AVSNITT = ({"tekst": "Meldeplikten er din egen.", "norm": "skal", "kilde": "barnehageloven § 46"},)


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
    felt_ = find_felt(kommune, fag, tjeneste, oppdrag.maalform) | dict(find_over_rektor(oppdrag))
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
        steg=tuple(find_kortsteg(oppdrag, valg, felt_, fag.lommekort.kapittel("steg").tekster, evaluering=True)),
        kontakter=tuple(k for k in kontakter if k.telefon != oppdrag.ukjent),
        nivaaforklaring=valg.tekst("lk-nivaaer") or "",
    )
