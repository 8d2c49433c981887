"""Merge fields for one service, and the contacts a circle of readers may see; knows no layout."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator
from typing import Final, Literal, get_args

from generator.fag import Fag
from generator.fag.tekster import Maalform
from generator.fag.tjenestetyper import Tjenestetype
from generator.kommune import Kommune, Kontakt, Tjeneste
from generator.kontekst.modell import Kontaktlinje
from generator.tekst import format_dato

Krets = Literal["intern", "offentlig"]
OPPNEVNTE: Final = ("barnekoordinator", "koordinator")
"""The roles that the law gives families, and that the municipality appoints in each case."""
_BESTEMT: Final = ("", "a", "en", "et", "n", "t")  # the endings of the definite form


def find_tjenestetype(fag: Fag, tjeneste: Tjeneste) -> Tjenestetype:
    """Return the type that decides the service's law.

    A service of type annet has the law of a municipal service without a sector law of its own, and its own `hjemmel`.
    """
    if tjeneste.type == "annet":
        grunn = fag.tjenestetype("annet_kommunal")
        if grunn is None:
            raise KeyError("annet_kommunal")
        return grunn.model_copy(update={"samarbeid": tjeneste.hjemmel or grunn.samarbeid})
    type_ = fag.tjenestetype(tjeneste.type, tjeneste.organisering)
    if type_ is None:
        raise KeyError(tjeneste.type)
    return type_


def find_felt(kommune: Kommune, fag: Fag, tjeneste: Tjeneste | None, maalform: Maalform) -> dict[str, str]:
    """Return the merge fields that are known; what is unknown is not there, and texts that need it are left out."""
    felt = {"kommune": kommune.kommune.fullt_navn, **dict(_kontaktfelt(kommune)), **dict(_styringsfelt(kommune))}
    felt |= dict(_btifelt(kommune))
    velger = next((r.oppnevnes_av for r in kommune.roller if r.id == "stafettholder"), None)
    felt["stafettholder_velges_av"] = velger or fag.ordet("stafettholder-velges-av", maalform)
    if tjeneste is not None:
        type_ = find_tjenestetype(fag, tjeneste)
        felt |= {
            "tjeneste": tjeneste.navn,
            "leder_rolle": type_.leder.paa(maalform),
            "nivaa_over_rolle": type_.nivaa_over.paa(maalform),
        }
        felt |= dict(_dokumentasjonsfelt(tjeneste))
        felt |= dict(_systemmoete(kommune, tjeneste))
    felt |= dict(_fristfelt(kommune, tjeneste)) | dict(_hverdagsfelt(kommune, fag, tjeneste, maalform))
    oppsporing = kommune.verktoey.oppsporingsmodellen
    if oppsporing and oppsporing.trivselsvurdering:
        for navn, antall in (
            ("0_3", oppsporing.trivselsvurdering.per_aar_0_3),
            ("3_6", oppsporing.trivselsvurdering.per_aar_3_6),
        ):
            if antall is not None:
                felt[f"oppsporing_frekvens_{navn}"] = (
                    fag.ordet("en-gang-i-aaret", maalform)
                    if antall == 1
                    else fag.ordet("ganger-i-aaret", maalform).format(antall=antall)
                )
    return felt


def _kontaktfelt(kommune: Kommune) -> Iterator[tuple[str, str]]:
    dag, vakt, enhet = kommune.kontakt.barnevern_dag, kommune.kontakt.barnevernvakt, kommune.kontakt.koordinerende_enhet
    if kommune.kommune.sentralbord:
        yield "sentralbord", kommune.kommune.sentralbord
    if dag and dag.telefon:
        yield "barnevern_telefon", dag.telefon
        if dag.aapningstid:
            yield "barnevern_aapningstid", dag.aapningstid
    if vakt and vakt.telefon:
        yield "barnevernvakt_navn", vakt.funksjon
        yield "barnevernvakt_telefon", vakt.telefon
        if vakt.aapningstid:
            yield "barnevernvakt_aapningstid", vakt.aapningstid
    if enhet:
        yield "koordinerende_enhet", enhet.funksjon[:1].lower() + enhet.funksjon[1:]


def _styringsfelt(kommune: Kommune) -> Iterator[tuple[str, str]]:
    if v := kommune.virkeomraade:
        yield "alder_fra", str(v.alder_fra)
        yield "alder_til", str(v.alder_til)
    if kommune.samordning and kommune.samordning.avgjoeres_av:
        yield "samordning_avgjoer", kommune.samordning.avgjoeres_av
        if (kommune.samordning.frist_virkedager or 0) > 1:
            yield "samordning_frist", str(kommune.samordning.frist_virkedager)
    if kommune.anmeldelse and kommune.anmeldelse.avgjoeres_av:
        yield "anmeldelse_avgjoer", kommune.anmeldelse.avgjoeres_av
    if kommune.avvik:
        yield "avvik_system", kommune.avvik.system
    if kommune.sikker_kanal:
        yield "sikker_kanal", kommune.sikker_kanal.navn
    if kommune.konsultasjonsteam and kommune.konsultasjonsteam.bruk and kommune.konsultasjonsteam.navn:
        yield "konsultasjonsteam", kommune.konsultasjonsteam.navn
    if kommune.beredskap and kommune.beredskap.oppsoekende_ansvarlig:
        yield "beredskap_ansvarlig_rolle", kommune.beredskap.oppsoekende_ansvarlig


def _btifelt(kommune: Kommune) -> Iterator[tuple[str, str]]:
    bti = kommune.modell.bti if kommune.modell else None
    if bti and bti.aldersgruppe:
        yield "bti_alder", f"{bti.aldersgruppe.fra}–{bti.aldersgruppe.til} år"
    if bti and bti.stafettholder_fra_nivaa is not None:
        yield "stafettholder_fra_nivaa", bti.stafettholder_fra_nivaa
    logg = bti.stafettlogg if bti else None
    if logg and logg.fra_nivaa is not None:
        yield "stafettlogg_fra_nivaa", logg.fra_nivaa
    if logg and logg.system:
        yield "stafettlogg_system", logg.system
    if logg and logg.oppbevaring:
        yield "stafettlogg_oppbevaring", logg.oppbevaring


def _systemmoete(kommune: Kommune, tjeneste: Tjeneste) -> Iterator[tuple[str, str]]:
    """Yield the first meeting on system level that the service attends: there it takes up what concerns many children."""
    moeter = (m.navn for m in kommune.moetearenaer if m.nivaa == "system" and tjeneste.id in m.deltakere)
    if navn := next(moeter, None):
        yield "systemmoete", navn


def _dokumentasjonsfelt(tjeneste: Tjeneste) -> Iterator[tuple[str, str]]:
    for navn in ("system", "skjema", "oppbevaring", "tilgang"):
        verdi = getattr(tjeneste.dokumentasjon, navn) if tjeneste.dokumentasjon else None
        if verdi is not None:
            yield f"dok_{navn}", verdi


def _fristfelt(kommune: Kommune, tjeneste: Tjeneste | None) -> Iterator[tuple[str, str]]:
    """Yield the deadlines, the service's own first. A count of one is left out, since the texts are written in the plural."""
    egne = tjeneste.frister if tjeneste else None
    for felt, navn in (
        ("frist_del_med_leder", "del_med_leder"),
        ("frist_beslutning_dager", "beslutning_dager"),
        ("frist_evaluering_uker", "evaluering_uker"),
        ("frist_svar_virkedager", "svar_paa_droefting_virkedager"),
    ):
        verdi = (getattr(egne, navn) if egne else None) or getattr(kommune.frister, navn)
        if verdi is not None and verdi != 1:
            yield felt, str(verdi)


def _hverdagsfelt(
    kommune: Kommune, fag: Fag, tjeneste: Tjeneste | None, maalform: Maalform
) -> Iterator[tuple[str, str]]:
    """Yield the deadlines in working days that are written out, «én hverdag» and «5 hverdager» alike."""
    egen = tjeneste.frister.foerste_moete_virkedager if tjeneste and tjeneste.frister else None
    yield from _hverdager("frist_foerste_moete", egen or kommune.frister.foerste_moete_virkedager, fag, maalform)
    for rolle in kommune.roller:
        if rolle.id in OPPNEVNTE:
            yield from _hverdager(f"frist_{rolle.id}", rolle.oppnevnes_innen_virkedager, fag, maalform)


def _hverdager(felt: str, antall: int | None, fag: Fag, maalform: Maalform) -> Iterator[tuple[str, str]]:
    if antall is not None:
        yield felt, format_hverdager(antall, fag, maalform)


def format_hverdager(antall: int, fag: Fag, maalform: Maalform) -> str:
    """Return «én hverdag» or «5 hverdager»."""
    return fag.ordet("en-hverdag" if antall == 1 else "hverdager", maalform).format(antall=antall)


def kan_vises(kontakt: Kontakt | None, krets: Krets) -> bool:
    """Return whether a contact may stand in a document for this circle of readers."""
    return kontakt is not None and (krets == "intern" or kontakt.publiser)


def find_synlige(kommune: Kommune, krets: Krets) -> dict[str, Kontakt]:
    """Return the fixed contacts by key that this circle may see; the contact of a team that is off is not there."""
    team = kommune.konsultasjonsteam
    av = {"konsultasjonsteam"} if team is not None and not team.bruk else set()
    return {navn: k for navn, k in kommune.kontakt.kjente().items() if navn not in av and kan_vises(k, krets)}


def format_person(kontakt: Kontakt) -> str:
    """Return « (navn)» when the person's name may be shown, else ""."""
    return f" ({kontakt.navn})" if kontakt.navn and kontakt.publiser_navn else ""


def find_kontaktlinjer(
    kommune: Kommune, fag: Fag, krets: Krets, maalform: Maalform, *, bare: Collection[str] = (), med_navn: bool = True
) -> tuple[Kontaktlinje, ...]:
    """Return the contact list, or `bare` those keys of it; barnevern always stands there, with «ikke oppgitt» when the number is unknown.

    Args:
        kommune: the municipality.
        fag: the professional base.
        krets: who will read it.
        maalform: the written standard.
        bare: the keys to show; all when empty.
        med_navn: whether a person who has agreed to it is named.
    """
    ukjent, ikke_kontrollert = fag.ordet("ikke-oppgitt", maalform), fag.ordet("ikke-kontrollert", maalform)
    synlige: dict[str, Kontakt | None] = dict(find_synlige(kommune, krets))
    synlige |= {navn: None for navn in ("barnevern_dag", "barnevernvakt") if getattr(kommune.kontakt, navn) is None}
    if kommune.beredskap and (team := kommune.beredskap.kriseteam) and kan_vises(team, krets):
        synlige["kriseteam"] = team
    return tuple(
        _linje(etiketter(fag, navn, maalform), synlige[navn], ukjent, ikke_kontrollert, med_navn=med_navn)
        for navn in (*type(kommune.kontakt).model_fields, "kriseteam")
        if navn in synlige and (navn in bare if bare else navn != "personvernombud")
    )


def etiketter(fag: Fag, navn: str, maalform: Maalform) -> tuple[str, ...]:
    """Return what a fixed contact is called, in the document's standard first; the municipality may write in the other."""
    return tuple(dict.fromkeys(fag.ordet(f"kontakt-{navn}", m) for m in (maalform, *get_args(Maalform))))


def _sier_det_samme(funksjon: str, navnene: tuple[str, ...]) -> bool:
    """Return whether the function is only the label over again, as «Kriseteamet» under «Kriseteam»."""
    return funksjon.casefold() in {f"{navn.casefold()}{endelse}" for navn in navnene for endelse in _BESTEMT}


def _linje(
    navnene: tuple[str, ...], kontakt: Kontakt | None, ukjent: str, ikke_kontrollert: str, *, med_navn: bool
) -> Kontaktlinje:
    hva = navnene[0]
    if kontakt is None:
        return Kontaktlinje(hva=hva, funksjon="", telefon=ukjent, naar="", kontrollert=ikke_kontrollert)
    telefon = kontakt.telefon or kontakt.epost or ukjent
    person = format_person(kontakt) if med_navn else ""
    via = f" (via {kontakt.via})" if kontakt.telefon and kontakt.via else ""
    return Kontaktlinje(
        hva=hva,
        funksjon="" if not person and _sier_det_samme(kontakt.funksjon, navnene) else kontakt.funksjon + person,
        telefon=telefon + via,
        naar=kontakt.aapningstid or "",
        kontrollert=dato_eller(kontakt.kontrollert, ikke_kontrollert),
    )


def dato_eller(dato: datetime.date | None, ukjent: str) -> str:
    """Return the date in words, or ``ukjent`` when there is none."""
    return format_dato(dato) if dato else ukjent
