"""One coordinator role to the ready context of its description (outline 1.C); knows no layout and no file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.kommune import Rolle
from generator.kommune.funksjoner import find_funksjoner
from generator.kontekst.avtaledeler import format_per_aar
from generator.kontekst.felt import OPPNEVNTE, find_felt, find_kontaktlinjer, format_hverdager
from generator.kontekst.modell import (
    Avsnitt,
    Endringslinje,
    Faktum,
    Hode,
    Kontaktlinje,
    Kontekstdel,
    felt,
    lag_eksempel,
    lag_kapittel,
)
from generator.kontekst.oppdrag import Oppdrag, find_endringslogg, lag_hode, samle_ukjente
from generator.kontekst.tekstvalg import Tekstvalg, slaa_sammen

_SPOERSMAAL: Final = range(1, 9)
_GRENSEROLLER: Final = {"sh": "stafettholder", "ko": "koordinator", "bk": "barnekoordinator"}
_EGNE: Final = {  # a role that the municipality has is in use, whatever else its file says of the tool
    "stafettholder": frozenset({"stafettholder"}),
    "bti_koordinator": frozenset({"bti"}),
    "slt_koordinator": frozenset({"slt"}),
}
_EKSEMPEL = Avsnitt(tekst="Barnekoordinatoren skal koordinere tilbudet.", norm="skal", kilde="hol § 7-2 a")
_HVER_FOR_SEG: Final = ("foerst", "oppgaver")
_KAPITLENE: Final = (
    "foerst", "hjemmel", "maalgruppe", "oppnevning", "oppgaver", "grenser", "medvirkning",
    "taushet", "rammer", "rapportering", "avslutning", "klage",
)  # fmt: skip


class Grenserad(Kontekstdel):
    """One question of the boundary table, answered for each role."""

    spoersmaal: str = felt("Spørsmålet.", "Er det en rett?")
    svar: tuple[str, ...] = felt("Svarene, i samme rekkefølge som rollene.", ("Nei. Lokalt valg.", "Ja.", "Ja."))


class RollebeskrivelseKontekst(Kontekstdel):
    """Everything the template ``rollebeskrivelse.docx`` may use."""

    hode: Hode = felt("Hodet på dokumentet.", lag_eksempel(Hode))
    mangler: tuple[str, ...] = felt("Opplysninger som mangler.", ("Hvem som oppnevner, er ikke oppgitt.",))
    kort: tuple[str, ...] = felt(
        "Rollen, kort sagt; bare opplysninger.",
        ("Barnekoordinatoren samordner hele tilbudet.",),
        "maler/fag/roller.yaml",
    )
    foerst: tuple[Avsnitt, ...] = lag_kapittel(
        "vold og meldeplikt, som går foran rollen", _EKSEMPEL, "maler/fag/roller.yaml"
    )
    nivaaforklaring: str = felt("Hva skal, bør og kan betyr.", "«Skal» er krav i lov.", "maler/fag")
    hjemmel: tuple[Avsnitt, ...] = lag_kapittel("hjemmelen og statusen", _EKSEMPEL, "maler/fag/roller.yaml")
    maalgruppe: tuple[Avsnitt, ...] = lag_kapittel("hvem rollen er for", _EKSEMPEL, "maler/fag/roller.yaml")
    oppnevning: tuple[Avsnitt, ...] = lag_kapittel("oppnevning, samtykke og bytte", _EKSEMPEL, "maler/fag/roller.yaml")
    oppnevnes_av: str = felt("Den som oppnevner, eller «ikke oppgitt».", "koordinerende enhet", "roller[].oppnevnes_av")
    oppgaver: tuple[Avsnitt, ...] = lag_kapittel("oppgavene", _EKSEMPEL, "maler/fag/roller.yaml")
    grenser: tuple[Avsnitt, ...] = lag_kapittel("myndigheten og grensene", _EKSEMPEL, "maler/fag/roller.yaml")
    medvirkning: tuple[Avsnitt, ...] = lag_kapittel(
        "medvirkning og kontakt med familien", _EKSEMPEL, "maler/fag/roller.yaml"
    )
    grenseroller: tuple[str, ...] = felt(
        "Rollene i grensetabellen: to, tre eller ingen.", ("Stafettholder", "Koordinator", "Barnekoordinator")
    )
    grensetabell: tuple[Grenserad, ...] = felt(
        "Grensen mellom rollene, eller ingen.", (lag_eksempel(Grenserad),), "maler/fag"
    )
    taushet: tuple[Avsnitt, ...] = lag_kapittel("taushet og dokumentasjon", _EKSEMPEL, "maler/fag/roller.yaml")
    rammer: tuple[Avsnitt, ...] = lag_kapittel("rammene", _EKSEMPEL, "maler/fag/roller.yaml")
    rammefakta: tuple[Faktum, ...] = felt(
        "Tid, opplæring, stedfortreder og antall saker.", ({"navn": "Stilling", "verdi": "100 %"},), "roller[]"
    )
    rapportering: tuple[Avsnitt, ...] = lag_kapittel("rapportering", _EKSEMPEL, "maler/fag/roller.yaml")
    avslutning: tuple[Avsnitt, ...] = lag_kapittel("når rollen slutter", _EKSEMPEL, "maler/fag/roller.yaml")
    klage: tuple[Avsnitt, ...] = lag_kapittel("klage", _EKSEMPEL, "maler/fag/roller.yaml")
    kontakter: tuple[Kontaktlinje, ...] = felt(
        "Kontakten for rollen, eller ingen.", (lag_eksempel(Kontaktlinje),), "roller[].kontakt"
    )
    endringslogg: tuple[Endringslinje, ...] = felt(
        "Endringene, nyeste først.", (lag_eksempel(Endringslinje),), "dokumenter[].endringslogg"
    )


def build_rollebeskrivelse(oppdrag: Oppdrag, rolle: Rolle) -> RollebeskrivelseKontekst:
    """Return the context of one role description."""
    kommune, fag = oppdrag.kommune, oppdrag.fag
    id_ = f"rollebeskrivelse/{rolle.id}"
    type_ = fag.rolle_etter_id[rolle.id]
    navn = type_.navn.paa(oppdrag.maalform)
    felt_ = find_felt(kommune, fag, None, oppdrag.maalform)
    valg = Tekstvalg(fag, oppdrag.maalform, find_funksjoner(kommune) | _EGNE.get(rolle.id, frozenset()), felt_)
    roller = _find_grenseroller(rolle, valg)
    kontakt = (rolle.kontakt,) if rolle.kontakt else ()
    fakta: dict[str, object] = {
        "hode": lag_hode(oppdrag, id_, oppdrag.ord("tittel-rollebeskrivelse").format(rolle=navn), navn),
        "mangler": oppdrag.mangler,
        "nivaaforklaring": valg.tekst("rt-nivaaer") or "",
        "oppnevnes_av": rolle.oppnevnes_av or oppdrag.ukjent,
        "grenseroller": tuple(fag.rolle_etter_id[r].navn.paa(oppdrag.maalform) for r in roller.values()),
        "grensetabell": tuple(_grensetabell(oppdrag, valg, tuple(roller))) if roller else (),
        "rammefakta": samle_ukjente(_rammefakta(oppdrag, rolle), oppdrag.ukjent),
        "kontakter": find_kontaktlinjer(kommune, fag, oppdrag.krets, oppdrag.maalform, bare=kontakt) if kontakt else (),
        "endringslogg": find_endringslogg(oppdrag, id_),
    }
    kapitler = {k.id: valg.avsnitt(k.tekster) for k in type_.kapitler}
    fakta["kort"] = tuple(a.tekst for a in kapitler.pop("kort"))
    ferdige = {k: a if k in _HVER_FOR_SEG else slaa_sammen(a) for k, a in kapitler.items()}
    return RollebeskrivelseKontekst.model_validate({**fakta, **dict.fromkeys(_KAPITLENE, ()), **ferdige})


def _find_grenseroller(rolle: Rolle, valg: Tekstvalg) -> dict[str, str]:
    """Return the roles to compare: those that coordinate the help to one child, if this role is one of them."""
    if rolle.id not in _GRENSEROLLER.values():
        return {}
    return {k: r for k, r in _GRENSEROLLER.items() if k != "sh" or "stafettholder" in valg.funksjoner}


def _grensetabell(oppdrag: Oppdrag, valg: Tekstvalg, roller: tuple[str, ...]) -> Iterator[Grenserad]:
    for nr in _SPOERSMAAL:
        yield Grenserad(
            spoersmaal=valg.tekst(f"grense-{nr}-sporsmaal") or "",
            svar=tuple(valg.tekst(f"grense-{nr}-{rolle}") or oppdrag.ukjent for rolle in roller),
        )


def _rammefakta(oppdrag: Oppdrag, rolle: Rolle) -> Iterator[Faktum]:
    """Yield the frame of the role; what has no answer in a role of this kind is left out, the rest is «ikke oppgitt»."""
    slt = oppdrag.kommune.verktoey.slt
    verdier = {
        "enhet": rolle.enhet or oppdrag.ukjent,
        "stilling": f"{rolle.tid_prosent} %" if rolle.tid_prosent is not None else oppdrag.ukjent,
        "stedfortreder": rolle.stedfortreder_rolle or oppdrag.ukjent,
        "opplaering": rolle.opplaering or oppdrag.ukjent,
        "svarfrist": oppdrag.ord("hverdager").format(antall=rolle.svarfrist_virkedager)
        if (rolle.svarfrist_virkedager or 0) > 1
        else "",
        "oppnevnes-innen": _oppnevnes_innen(oppdrag, rolle) if rolle.id in OPPNEVNTE else "",
        "maks-saker": str(rolle.maks_saker) if rolle.maks_saker else "",
        "styringsgruppe": (slt.styringsgruppe or "") if slt and rolle.id == "slt_koordinator" else "",
        "moeter": format_per_aar(oppdrag, slt.moeter_per_aar) if slt and rolle.id == "slt_koordinator" else "",
    }
    yield from (Faktum(navn=oppdrag.ord(f"faktum-{id_}"), verdi=verdi) for id_, verdi in verdier.items() if verdi)


def _oppnevnes_innen(oppdrag: Oppdrag, rolle: Rolle) -> str:
    antall = rolle.oppnevnes_innen_virkedager
    return oppdrag.ukjent if antall is None else format_hverdager(antall, oppdrag.fag, oppdrag.maalform)
