"""Whom the routine sends its reader to, with the number beside the name; knows no chapter and no text."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Final

from generator.kommune import Kommune, Kontakt, Tjeneste
from generator.kommune.funksjoner import find_funksjoner
from generator.kontekst.felt import find_synlige, find_tjenestetype, kan_vises
from generator.kontekst.oppdrag import Oppdrag, Tjenesteoppdrag

HJELPERE: Final = (
    "helsestasjon",
    "skolehelsetjeneste",
    "hfu",
    "ppt",
    "nav_kommune",
    "psykisk_helse_rus",
    "habilitering",
    "barnevern",
    "oppfoelgingstjeneste",
    "ungdomslos",
)
"""The types of service that a family can get help from when they say yes to it."""
UNDER_REKTOR: Final = ("sfo", "leksehjelp")
"""The types of service whose staff go to the head of the school."""
_FAA_SKOLER: Final = 3
AKUTT_BARNEVERN: Final = (
    "akutt-barnevern", "akutt-barnevern-uten-tid", "akutt-barnevern-sentralbord", "akutt-barnevern-ukjent",
)  # fmt: skip
AKUTT_VAKT: Final = ("akutt-vakt", "akutt-vakt-uten-tid", "akutt-vakt-ukjent")
"""The acute line of each, by how much of the number is known; the first whose merge fields are known is the one to show."""
POLITI: Final = "02800"
"""The national number of the police when it is not urgent."""
_FASTE: Final = {"barnevern": "barnevern_dag", "ppt": "ppt"}


def find_ringefelt(oppdrag: Tjenesteoppdrag) -> Iterator[tuple[str, str]]:
    """Yield the merge fields with a number in them, as the circle may see it; what is unknown is not there."""
    enhet = find_synlige(oppdrag.kommune, oppdrag.krets).get("koordinerende_enhet")
    if enhet and enhet.telefon:
        yield "koordinerende_enhet_telefon", enhet.telefon
    yield "nivaa_over_rolle", find_nivaa_over(oppdrag)
    yield "nivaa_over_ring", _nivaa_over_med_nummer(oppdrag)
    kommunale = "bare_kommunale" in find_funksjoner(oppdrag.kommune, oppdrag.tjeneste)
    yield "til_eieren", "" if kommunale else f" {oppdrag.ord('til-eieren')}"
    for id_ in ("samtykke", "moetereferat"):
        yield f"skjema_{id_}", find_skjemanavn(oppdrag, id_)
    yield from find_over_rektor(oppdrag)
    yield from _raadgivere(oppdrag)
    leder = oppdrag.tjeneste.kontakt
    if not oppdrag.tjeneste.enheter and leder and leder.telefon and kan_vises(leder, oppdrag.krets):
        yield "leder_telefon", leder.telefon
    yield from _tabellfelt(oppdrag)
    hjelpere = [t for t in oppdrag.kommune.tjenester if t.type in HJELPERE and t.id != oppdrag.tjeneste.id]
    if hjelpere:
        yield "hjelpere", format_tjenester(hjelpere, oppdrag)


def _tabellfelt(oppdrag: Tjenesteoppdrag) -> Iterator[tuple[str, str]]:
    """Yield the name of the table of units for what it has of every unit; where one is missing, no text sends anyone there."""
    enheter = oppdrag.tjeneste.enheter
    if enheter and all(e.kontakt and e.kontakt.telefon and kan_vises(e.kontakt, oppdrag.krets) for e in enheter):
        yield "telefontabell", oppdrag.ord("ledere-og-enheter")
    if all(e.stedfortreder_rolle for e in enheter or (oppdrag.tjeneste,)):
        yield "stedfortredertabell", oppdrag.ord("ledere-og-enheter")
    har_vara = bool(enheter or oppdrag.tjeneste.stedfortreder_rolle)
    over = find_tjenestetype(oppdrag.fag, oppdrag.tjeneste).nivaa_over.paa(oppdrag.maalform)
    if oppdrag.tjeneste.type in UNDER_REKTOR:  # the head is met as the leader over, not as the school
        over = oppdrag.ord("rektor-over")
    yield "vara", oppdrag.ord("stedfortrederen") if har_vara else over
    yield "vara_telefon", oppdrag.ord("stedfortrederen") if har_vara else find_nivaa_over(oppdrag)


def find_skjemanavn(oppdrag: Oppdrag, id_: str) -> str:
    """Return what a form of the set is called, so the routine and the form have the same name."""
    navn = (s.navn.paa(oppdrag.maalform) for s in oppdrag.fag.skjemaer if s.id == id_)
    return next(navn, oppdrag.ukjent)


def find_nivaa_over(oppdrag: Tjenesteoppdrag) -> str:
    """Return the leader over the leader: always true words, then the municipality's own title and number when told."""
    tjeneste = oppdrag.tjeneste
    grunn = find_tjenestetype(oppdrag.fag, tjeneste).nivaa_over.paa(oppdrag.maalform)
    if tjeneste.nivaa_over is None and tjeneste.type in UNDER_REKTOR:
        return _med_parentes(grunn, _rektorer(oppdrag) or (oppdrag.ord("nummer-i-skolerutinen"),))
    return _med_parentes(grunn, [x for x in _over(oppdrag, tjeneste) if x])


def _nivaa_over_med_nummer(oppdrag: Tjenesteoppdrag) -> str:
    """Return the leader over the leader for who must get hold of them now: without a number, whom to ask for it."""
    _, telefon = _over(oppdrag, oppdrag.tjeneste)
    if telefon or oppdrag.tjeneste.type in UNDER_REKTOR:
        return find_nivaa_over(oppdrag)
    return _med_parentes(find_nivaa_over(oppdrag), [_sentralbord(oppdrag)])


def _over(oppdrag: Oppdrag, tjeneste: Tjeneste) -> tuple[str | None, str | None]:
    """Return the title and the number of the leader over the leader; over the units of a service stands its own leader."""
    if tjeneste.nivaa_over is None and not tjeneste.enheter:
        return None, None
    kontakt = tjeneste.nivaa_over or tjeneste.kontakt
    rolle = tjeneste.nivaa_over.funksjon if tjeneste.nivaa_over else tjeneste.leder_rolle
    return rolle, kontakt.telefon if kontakt and kan_vises(kontakt, oppdrag.krets) else None


def find_over_rektor(oppdrag: Tjenesteoppdrag) -> Iterator[tuple[str, str]]:
    """Yield whom the staff of a school tell directly about its leadership, opplæringslova § 12-5; without a number, whom to ask for it."""
    if oppdrag.tjeneste.type not in ("skole", *UNDER_REKTOR):
        return
    skoler = [t for t in oppdrag.kommune.tjenester if t.type == "skole"]
    skole = oppdrag.tjeneste if oppdrag.tjeneste.type == "skole" else skoler[0] if len(skoler) == 1 else None
    rolle, telefon = _over(oppdrag, skole) if skole else (None, None)
    type_ = oppdrag.fag.tjenestetype("skole")
    if telefon:
        yield "over_rektor_telefon", ", ".join(x for x in (rolle, telefon) if x)
    if type_:
        deler = [x for x in (rolle, telefon or _sentralbord(oppdrag)) if x]
        yield "over_rektor", _med_parentes(type_.nivaa_over.paa(oppdrag.maalform), deler)


def _sentralbord(oppdrag: Oppdrag) -> str:
    nummer = oppdrag.kommune.kommune.sentralbord
    return oppdrag.ord(f"nummer-{'paa' if nummer else 'hos'}-sentralbordet").format(telefon=nummer)


def _raadgivere(oppdrag: Oppdrag) -> Iterator[tuple[str, str]]:
    """Yield those who give advice on violence without the child's name, each with the number, and those whose number is missing."""
    synlige, team = find_synlige(oppdrag.kommune, oppdrag.krets), oppdrag.kommune.konsultasjonsteam
    kontakter = {navn: synlige.get(navn) for navn in ("konsultasjonsteam", "barnehus", "politi")}
    kontakter["konsultasjonsteam"] = kontakter["konsultasjonsteam"] or synlige.get((team and team.kontakt) or "")
    uten = []
    for navn, kontakt in kontakter.items():
        hvem = oppdrag.ord(f"raad-{navn}")
        nummer = (kontakt.telefon or kontakt.epost or kontakt.lenke) if kontakt else None
        nummer = nummer or (POLITI if navn == "politi" else None)
        yield f"raad_{navn}", _med_parentes(hvem, [nummer] if nummer else [])
        if not nummer and (navn != "konsultasjonsteam" or (team and team.bruk)):
            uten.append(hvem)
    if uten:
        yield "raad_uten_nummer", ", ".join(uten)


def _med_parentes(grunn: str, deler: Collection[str]) -> str:
    return f"{grunn} ({', '.join(deler)})" if deler else grunn


def _rektorer(oppdrag: Tjenesteoppdrag) -> tuple[str, ...]:
    """Return «Vågen skole 00 00 02 00» for each school the circle may ring; empty when there are too many for a line."""
    enheter = [e for t in oppdrag.kommune.tjenester if t.type == "skole" for e in t.enheter]
    kjente = [e for e in enheter if e.kontakt and e.kontakt.telefon and kan_vises(e.kontakt, oppdrag.krets)]
    if len(kjente) > _FAA_SKOLER or len(kjente) < len(enheter):
        return ()
    return tuple(f"{e.navn} {e.kontakt.telefon}" for e in kjente if e.kontakt)


def format_tjenester(tjenester: Collection[Tjeneste], oppdrag: Oppdrag) -> str:
    """Return «Helsestasjonen (00 00 03 00), PPT (telefon ikke oppgitt)»."""
    return ", ".join(f"{t.navn} ({_nummer(find_kontakt(oppdrag.kommune, t), oppdrag)})" for t in tjenester)


def find_kontakt(kommune: Kommune, tjeneste: Tjeneste) -> Kontakt | None:
    """Return how to reach a service: its own contact, or the fixed one of the municipality for child welfare and PPT."""
    fast = _FASTE.get(tjeneste.type)
    return tjeneste.kontakt or (kommune.kontakt.kjente().get(fast) if fast else None)


def _nummer(kontakt: Kontakt | None, oppdrag: Oppdrag) -> str:
    if kontakt is None or not (kontakt.telefon or kontakt.epost):
        return oppdrag.ord("telefon-ikke-oppgitt")
    return (
        (kontakt.telefon or kontakt.epost or "")
        if kan_vises(kontakt, oppdrag.krets)
        else oppdrag.ord("telefon-ikke-offentlig")
    )
