"""The order of the work, readable top to bottom: what was read, plan, kontekst, render, write, remember; prints nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from generator.cache import Husket, Inndata, find_maal, forget, write_husket
from generator.dokumentbygg import Ferdige, Malhylle, find_mangler, lag_nettdokument, render_dokument
from generator.errors import GeneratorError, MalFeil, SkriveFeil
from generator.grunnlag import Bestilling, Bygging, Del, Grunnlag, Kommunesak
from generator.kommune import Kommune
from generator.kontekst.nettsted import build_nettsted_kontekst
from generator.kontekst.oppdrag import Oppdrag
from generator.lokalt import med_eget, med_egne_maler
from generator.nettstedsbygg import build_sider
from generator.opphav import find_opphav
from generator.parallell import run_parallelt
from generator.plan import Dokument, find_maalform, plan_dokumenter
from generator.samsvar import find_samsvar
from generator.site import Nettsted, build_nettsted, find_temafiler
from generator.write import Skrevet, mark_utdatert, write_kommune

_TEMAMAPPE: Final = "tema"
_FELLES_TEMA: Final = f"../../{_TEMAMAPPE}/"  # from the root of a site
_DEL_AV: Final[Mapping[str, Del]] = {"intern": "dokumenter", "offentlig": "nettsted"}


def bygg(
    grunnlag: Grunnlag, ut: Path, bestilling: Bestilling, framdrift: Callable[[Kommunesak], None]
) -> list[Bygging]:
    """Build every municipality without feil, on all cores; one with feil keeps its last output, marked as outdated.

    Args:
        grunnlag: what was read.
        ut: output folder.
        bestilling: what to make.
        framdrift: called after each municipality.
    """
    inndata = Inndata(grunnlag.tre)
    hylle = Malhylle(grunnlag.tre)
    nye = [sak for sak in grunnlag.saker if not sak.uendret]

    def gjoer(nr: int) -> tuple[Skrevet, str, bool]:
        eget = _med_eget(grunnlag, nye[nr])
        egen_hylle = hylle if eget.tre is grunnlag.tre else Malhylle(eget.tre, nye[nr].mappe)
        bygging, husket = _bygg_en(eget, nye[nr], ut, bestilling, egen_hylle)
        if husket is None or bygging.feil or bygging.skrevet.feil or bygging.skrevet.beskjeder:
            forget(ut, nye[nr].mappe)  # what was told now is told again in the next run
        else:
            write_husket(ut, nye[nr].mappe, replace(husket, inndata=inndata.find(nye[nr].mappe)))
        return bygging.skrevet, bygging.feil, bygging.utdatert

    if bestilling.felles_tema and "nettsted" in bestilling.deler:
        write_kommune(ut / _TEMAMAPPE, find_temafiler(), {"navn": "felles tema for nettstedene"}, omfang=[""])
    ferdige = run_parallelt(gjoer, len(nye))
    resultater = []
    for sak in grunnlag.saker:
        if sak.uendret and sak.husket:
            resultater.append(Bygging(sak, Skrevet(uendret=list(sak.husket.filer))))
        else:
            resultater.append(Bygging(sak, *next(ferdige)))
        framdrift(sak)
    return resultater


def _med_eget(grunnlag: Grunnlag, sak: Kommunesak) -> Grunnlag:
    """Return what one municipality is built from: its own texts and templates over the shared ones."""
    kommune = sak.lest.verdi
    fag = med_eget(grunnlag.fag, kommune) if kommune else grunnlag.fag
    return replace(grunnlag, tre=med_egne_maler(grunnlag.tre, sak.mappe), fag=fag)


@dataclass(frozen=True)
class _Arbeid:
    """One municipality with all it is made from."""

    grunnlag: Grunnlag
    sak: Kommunesak
    kommune: Kommune
    bestilling: Bestilling
    hylle: Malhylle
    ferdige: Ferdige


def _bygg_en(
    grunnlag: Grunnlag, sak: Kommunesak, ut: Path, bestilling: Bestilling, hylle: Malhylle
) -> tuple[Bygging, Husket | None]:
    """Return what the run did to one municipality, and what to remember of it when all went well."""
    kommune = sak.lest.verdi
    mappe = ut / sak.mappe
    try:
        if sak.har_feil or kommune is None:
            return Bygging(sak, utdatert=mark_utdatert(mappe, {"mappe": sak.mappe})), None
        om = {"mappe": sak.mappe, "kommune": kommune.kommune.kommunenummer, "navn": kommune.kommune.fullt_navn}
        gamle = sak.husket
        ferdige = Ferdige(mappe, gamle.dokumenter if gamle else {}, gamle.filer if gamle else {})
        arbeid = _Arbeid(grunnlag, sak, kommune, bestilling, hylle, ferdige)
        filer = _lag_filer(arbeid)
        omfang = [f"{del_}/" for del_ in bestilling.deler]
        skrevet = write_kommune(mappe, filer, om, omfang=omfang, overskriv=bestilling.overskriv)
    except SkriveFeil as feil:
        return Bygging(sak, feil=str(feil)), None
    except GeneratorError as feil:
        return Bygging(sak, feil=str(feil), utdatert=mark_utdatert(mappe, {"mappe": sak.mappe})), None
    return Bygging(sak, skrevet), _husk(arbeid, mappe, filer)


def _lag_filer(arbeid: _Arbeid) -> dict[str, bytes]:
    """Return the files of a municipality by path in its output folder."""
    deler = arbeid.bestilling.deler
    plan = [d for d in plan_dokumenter(arbeid.kommune, arbeid.grunnlag.fag) if _DEL_AV[d.krets] in deler]
    dokumenter = [(d, _render(arbeid, d)) for d in plan]
    filer = {d.sti: innhold for d, innhold in dokumenter if d.krets == "intern"}
    if "nettsted" in deler:
        nettsted = _lag_nettsted(arbeid, [(d, innhold) for d, innhold in dokumenter if d.krets == "offentlig"])
        filer |= {f"nettsted/{sti}": innhold for sti, innhold in build_nettsted(nettsted).items()}
    return filer


def _render(arbeid: _Arbeid, dokument: Dokument) -> bytes:
    grunnlag, sak, kommune = arbeid.grunnlag, arbeid.sak, arbeid.kommune
    maalform = find_maalform(grunnlag.tre, sak.mappe, dokument.slag, kommune.kommune.maalform)
    mangler = tuple(find_mangler(dokument, kommune, sak.funn, maalform))
    oppdrag = Oppdrag(kommune, grunnlag.fag, maalform, dokument.krets, mangler)
    try:
        return render_dokument(dokument, oppdrag, arbeid.hylle, arbeid.ferdige)
    except MalFeil as feil:
        raise MalFeil(f"{feil}{find_opphav(feil.avsnitt, dokument, sak.lest)}", feil.avsnitt) from feil


def _lag_nettsted(arbeid: _Arbeid, dokumenter: Sequence[tuple[Dokument, bytes]]) -> Nettsted:
    grunnlag, kommune = arbeid.grunnlag, arbeid.kommune
    fag = grunnlag.fag
    liste = [lag_nettdokument(d, kommune, fag) for d, _ in dokumenter]
    kontekst = build_nettsted_kontekst(kommune, fag, liste, find_samsvar(kommune, fag))
    logo = kommune.kommune.logo
    logofil = (grunnlag.tre[f"kommuner/{arbeid.sak.mappe}/{logo}"], logo) if logo else None
    filer = {f"dokumenter/{d.filnavn}": innhold for d, innhold in dokumenter}
    nettsted = build_sider(grunnlag.tre, kommune, fag, kontekst, logofil, filer)
    return nettsted.model_copy(update={"tema": _FELLES_TEMA}) if arbeid.bestilling.felles_tema else nettsted


def _husk(arbeid: _Arbeid, mappe: Path, filer: Mapping[str, bytes]) -> Husket:
    return Husket(
        inndata="",
        dato=arbeid.grunnlag.dato,
        deler=arbeid.bestilling.laget,
        navn=arbeid.kommune.kommune.navn,
        kommunenummer=arbeid.kommune.kommune.kommunenummer,
        problemer=arbeid.sak.problemer,
        filer={sti: hashlib.sha256(innhold).hexdigest() for sti, innhold in filer.items()},
        dokumenter=arbeid.ferdige.noekler,
        maal={sti: find_maal(mappe / sti) for sti in filer},
    )
