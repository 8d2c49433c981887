"""Rules for the professional base itself: levels, sources, references and conditions; knows no municipality."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Final, get_args

from generator.check.regelverk import check_regelverk, check_regler
from generator.check.skjemaer import check_skjemaer
from generator.errors import Funn, Nivaa, find_naermeste, format_liste
from generator.fag import Fag
from generator.fag.kapitler import DISPOSISJONER, FRIVILLIGE, KAPITLER
from generator.fag.tekster import FUNKSJONER, Disposisjon, Fagtekst
from generator.kommune.verdier import Rolleid

FLETTEFELT: Final = frozenset(
    {
        "alder_fra", "alder_til", "anmeldelse_avgjoer", "avvik_system", "barnevern_aapningstid", "barnevern_telefon", "barnevernvakt_aapningstid",
        "barnevernvakt_navn", "barnevernvakt_telefon", "beredskap_ansvarlig_rolle", "bti_alder", "dok_oppbevaring", "dok_skjema", "dok_system",
        "dok_tilgang", "frist_barnekoordinator", "frist_beslutning_dager", "frist_del_med_leder", "frist_evaluering_uker", "frist_foerste_moete",
        "frist_koordinator", "frist_lovendring_uker", "frist_svar_virkedager", "gjelder_fra", "gjelder_til", "hjelpere", "holdes_aapne", "kommune",
        "konsultasjonsteam", "koordinerende_enhet", "koordinerende_enhet_telefon", "leder_rolle", "leder_telefon", "nivaa_over_ring", "nivaa_over_rolle", "oppsigelse",
        "oppsporing_frekvens_0_3", "oppsporing_frekvens_3_6", "over_rektor", "over_rektor_telefon", "raad_barnehus", "raad_konsultasjonsteam", "raad_politi",
        "raad_uten_nummer", "revisjon_maaneder", "sak_avtale", "sak_avtale_dato", "sak_borte", "sak_godkjent", "sak_hva",
        "sak_ikke_oppgitt", "sak_lovkrav", "sak_lovkrav_oppfylt", "sak_omfang", "sak_orientering", "sak_plan_vedtatt", "sak_rettes", "sak_roller",
        "sak_vedtas", "samordning_avgjoer", "samordning_frist", "sentralbord", "sikker_kanal", "skjema_moetereferat", "skjema_samtykke",
        "stafettholder_fra_nivaa", "stafettholder_velges_av", "stafettlogg_fra_nivaa", "stafettlogg_oppbevaring", "stafettlogg_system",
        "stedfortredertabell", "systemmoete", "telefontabell", "til_eieren", "tjeneste", "vara", "vara_telefon",
    }
)  # fmt: skip
_MAA_STAA_I_RUTINEN: Final = ("foreldre-unntak", "melde-personlig", "avverge-hoved", "vold-eget-spor")


def check_fag(fag: Fag) -> Iterator[Funn]:
    """Yield every fault in the base: each is a feil, since documents for all municipalities are made from it."""
    yield from check_regelverk(fag)
    sett: set[str] = set()
    for i, tekst in enumerate(fag.tekster):
        if tekst.id in sett:
            yield _feil(("tekster", i, "id"), f"id-en «{tekst.id}» er brukt to ganger", "Gi teksten en ny id.")
        sett.add(tekst.id)
        yield from _tekst(fag, tekst, ("tekster", i))
    for i, type_ in enumerate(fag.tjenestetyper):
        for felt in ("meldeplikt", "taushetsplikt", "samarbeid", "dokumentasjon", "internkontroll"):
            yield from check_regler(fag, getattr(type_, felt), ("tjenestetyper", i, felt))
        if type_.innledning is not None and type_.innledning not in sett:
            yield _feil(
                ("tjenestetyper", i, "innledning"),
                f"teksten «{type_.innledning}» finnes ikke",
                find_naermeste(type_.innledning, sett),
                type_.innledning,
            )
    yield from _bibliotek(fag)
    yield from _begreper(fag)
    yield from _egenvurdering(fag)
    yield from _disposisjoner(fag, sett)
    yield from check_skjemaer(fag)
    yield from _tegn(fag)


def _tegn(fag: Fag) -> Iterator[Funn]:
    kategorier = {k.id for k in fag.tegn.kategorier}
    for i, tegn in enumerate(fag.tegn.tegn):
        if tegn.kategori not in kategorier:
            yield _feil(
                ("tegn", "tegn", i, "kategori"),
                f"kategorien «{tegn.kategori}» finnes ikke",
                find_naermeste(tegn.kategori, kategorier),
                tegn.kategori,
            )


def _bibliotek(fag: Fag) -> Iterator[Funn]:
    """Yield what is wrong in the library that agreements choose from."""
    typer = {t.id for t in fag.bibliotek.avtaletyper}
    for navn in ("avtaletyper", "forpliktelser", "indikatorer", "moetearenaer"):
        ider = [x.id for x in getattr(fag.bibliotek, navn)]
        for i, id_ in enumerate(ider):
            if id_ in ider[:i]:
                her = ("bibliotek", navn, i, "id")
                yield _feil(her, f"id-en «{id_}» er brukt to ganger", "Gi den ene en ny id.", id_)
    for i, avtaletype in enumerate(fag.bibliotek.avtaletyper):
        yield from _ukjente(
            avtaletype.partstyper, fag.typer, "tjenestetypen", ("bibliotek", "avtaletyper", i, "partstyper")
        )
    for i, forpliktelse in enumerate(fag.bibliotek.forpliktelser):
        yield from check_regler(fag, forpliktelse.kilde, ("bibliotek", "forpliktelser", i, "kilde"))
        yield from _ukjente(
            forpliktelse.avtaletyper, typer, "avtaletypen", ("bibliotek", "forpliktelser", i, "avtaletyper")
        )
    for i, arena in enumerate(fag.bibliotek.moetearenaer):
        yield from _ukjente(arena.deltakere, fag.typer, "tjenestetypen", ("bibliotek", "moetearenaer", i, "deltakere"))


def _begreper(fag: Fag) -> Iterator[Funn]:
    ider = [b.id for b in fag.begreper]
    for i, begrep in enumerate(fag.begreper):
        yield from check_regler(fag, begrep.kilde, ("begreper", i, "kilde"))
        yield from _ukjente(begrep.forveksles, ider, "begrepet", ("begreper", i, "forveksles"))


def _egenvurdering(fag: Fag) -> Iterator[Funn]:
    """Yield sources that are not there, and questions that stand twice: an answer is found by the question's id."""
    sett: set[str] = set()
    for i, tema in enumerate(fag.egenvurdering):
        for j, spoersmaal in enumerate(tema.spoersmaal):
            sti = ("egenvurdering", i, "spoersmaal", j)
            yield from check_regler(fag, spoersmaal.kilde, (*sti, "kilde"))
            if spoersmaal.id in sett:
                melding = f"id-en «{spoersmaal.id}» er brukt to ganger"
                yield _feil((*sti, "id"), melding, "Gi det ene spørsmålet en ny id.", spoersmaal.id)
            sett.add(spoersmaal.id)


def _ukjente(ider: tuple[str, ...], kjente: Collection[str], hva: str, sti: tuple[str | int, ...]) -> Iterator[Funn]:
    for j, id_ in enumerate(ider):
        if id_ not in kjente:
            yield _feil((*sti, j), f"{hva} «{id_}» finnes ikke", find_naermeste(id_, kjente), id_)


def _feil(sti: tuple[str | int, ...], melding: str, tips: str, verdi: str = "") -> Funn:
    return Funn(sti, melding, tips, Nivaa.FEIL, verdi)


def _tekst(fag: Fag, tekst: Fagtekst, sti: tuple[str | int, ...]) -> Iterator[Funn]:
    yield from check_regler(fag, tekst.kilde, (*sti, "kilde"))
    if tekst.ellers is not None and tekst.ellers not in fag.tekst_etter_id:
        melding = f"teksten «{tekst.ellers}» finnes ikke"
        yield _feil((*sti, "ellers"), melding, find_naermeste(tekst.ellers, fag.tekst_etter_id), tekst.ellers)
    kilder = [fag.regel_etter_id[k] for k in tekst.kilde if k in fag.regel_etter_id]
    if tekst.norm == "skal" and not any(k.er_lov for k in kilder):
        yield _feil(
            (*sti, "norm"),
            f"«{tekst.id}» sier skal uten lov eller forskrift som kilde",
            "Legg til kilden, eller bruk boer.",
        )
    for maalform in ("nb", "nn"):
        ukjente = set(re.findall(r"\{([^}]*)\}", getattr(tekst, maalform))) - FLETTEFELT
        for felt in sorted(ukjente):
            yield _feil(
                (*sti, maalform),
                f"flettefeltet {{{felt}}} finnes ikke",
                find_naermeste(felt, FLETTEFELT) or "Rett navnet.",
            )
    yield from _vilkaar(fag, tekst, sti)


def _vilkaar(fag: Fag, tekst: Fagtekst, sti: tuple[str | int, ...]) -> Iterator[Funn]:
    """Yield conditions that name a tool or a service type nobody can have."""
    for felt in ("krever", "uten"):
        for j, navn in enumerate(getattr(tekst, felt)):
            if navn not in FUNKSJONER:
                yield _feil(
                    (*sti, felt, j),
                    f"«{navn}» er ikke en funksjon kommunen kan velge",
                    find_naermeste(navn, FUNKSJONER),
                )
    for felt in ("gjelder", "ikke"):
        for j, navn in enumerate(getattr(tekst, felt)):
            if navn not in fag.typer:
                yield _feil((*sti, felt, j), f"tjenestetypen «{navn}» finnes ikke", find_naermeste(navn, fag.typer))


def _disposisjoner(fag: Fag, kjente: set[str]) -> Iterator[Funn]:
    """Yield what the dispositions of all document kinds point to and is not there, and what the routine must never be without."""
    for slag in DISPOSISJONER:
        yield from _kapitler(getattr(fag, slag), (slag,), kjente)
    for i, rolle in enumerate(fag.roller):
        yield from _kapitler(rolle, ("roller", i), kjente)
    yield from _roller(fag)
    i_rutinen = {id_ for kapittel in fag.bekymringsrutine.kapitler for id_ in kapittel.tekster}
    for id_ in _MAA_STAA_I_RUTINEN:
        if id_ not in i_rutinen:
            yield _feil(
                ("bekymringsrutine", "kapitler"),
                f"teksten «{id_}» er ikke med i rutinen",
                "Legg den inn igjen. Uten den kan rutinen føre til at et barn ikke får hjelp.",
                id_,
            )


def _roller(fag: Fag) -> Iterator[Funn]:
    """Yield roles that stand twice or are missing: documents and pages look up all of them."""
    ider = [rolle.id for rolle in fag.roller]
    for i, id_ in enumerate(ider):
        if id_ in ider[:i]:
            yield _feil(("roller", i, "id"), f"rollen «{id_}» står to ganger", "Ta bort den ene.", id_)
    for id_ in get_args(Rolleid):
        if id_ not in ider:
            yield _feil(("roller",), f"rollen «{id_}» mangler", "Hent den tilbake fra git.", id_)


def _kapitler(disposisjon: Disposisjon, sti: tuple[str | int, ...], kjente: set[str]) -> Iterator[Funn]:
    """Yield chapters no document has, chapters that are missing, and texts that are not there."""
    slag = str(sti[0])
    trengs, kan_ha = KAPITLER[slag], (*KAPITLER[slag], *FRIVILLIGE.get(slag, ()))
    ider = [kapittel.id for kapittel in disposisjon.kapitler]
    for id_ in trengs:
        if id_ not in ider:
            tips = "Legg det inn igjen. Et kapittel kan stå uten tekster."
            yield _feil((*sti, "kapitler"), f"kapitlet «{id_}» mangler", tips, id_)
    for i, id_ in enumerate(ider):
        her = (*sti, "kapitler", i, "id")
        if id_ not in kan_ha:
            tips = find_naermeste(id_, kan_ha) or f"Velg {format_liste(kan_ha)}."
            yield _feil(her, f"kapitlet «{id_}» finnes ikke i dokumentet", tips, id_)
        elif id_ in ider[:i]:
            yield _feil(her, f"kapitlet «{id_}» står to ganger", "Slå dem sammen.", id_)
    for i, kapittel in enumerate(disposisjon.kapitler):
        for j, id_ in enumerate(kapittel.tekster):
            if id_ not in kjente:
                her = (*sti, "kapitler", i, "tekster", j)
                yield _feil(her, f"teksten «{id_}» finnes ikke", find_naermeste(id_, kjente), id_)
