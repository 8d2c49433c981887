"""The order of the work, readable top to bottom: what was read, plan, kontekst, render, write, remember; prints nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
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
        plan = [d for d in plan_dokumenter(kommune, grunnlag.fag) if _DEL_AV[d.krets] in bestilling.deler]
        dokumenter = [(d, _render(grunnlag, sak, kommune, d, hylle, ferdige)) for d in plan]
        filer = {d.sti: innhold for d, innhold in dokumenter if d.krets == "intern"}
        if "nettsted" in bestilling.deler:
            offentlige = [(d, i) for d, i in dokumenter if d.krets == "offentlig"]
            nettsted = _lag_nettsted(grunnlag, sak, kommune, offentlige)
            tema = f"../../{_TEMAMAPPE}/" if bestilling.felles_tema else nettsted.tema
            ferdig = build_nettsted(nettsted.model_copy(update={"tema": tema}))
            filer |= {f"nettsted/{sti}": innhold for sti, innhold in ferdig.items()}
        omfang = [f"{del_}/" for del_ in bestilling.deler]
        skrevet = write_kommune(mappe, filer, om, omfang=omfang, overskriv=bestilling.overskriv)
    except SkriveFeil as feil:
        return Bygging(sak, feil=str(feil)), None
    except GeneratorError as feil:
        return Bygging(sak, feil=str(feil), utdatert=mark_utdatert(mappe, {"mappe": sak.mappe})), None
    shaer = {sti: hashlib.sha256(innhold).hexdigest() for sti, innhold in filer.items()}
    fakta = kommune.kommune
    maal = {sti: find_maal(mappe / sti) for sti in filer}
    husket = Husket(
        "",
        grunnlag.dato,
        bestilling.laget,
        fakta.navn,
        fakta.kommunenummer,
        sak.problemer,
        shaer,
        ferdige.noekler,
        maal,
    )
    return Bygging(sak, skrevet), husket


def _render(
    grunnlag: Grunnlag, sak: Kommunesak, kommune: Kommune, dokument: Dokument, hylle: Malhylle, ferdige: Ferdige
) -> bytes:
    maalform = find_maalform(grunnlag.tre, kommune.kommune.maalform)
    mangler = tuple(find_mangler(dokument, kommune, sak.funn))
    oppdrag = Oppdrag(kommune, grunnlag.fag, maalform, dokument.krets, mangler)
    try:
        return render_dokument(dokument, oppdrag, hylle, ferdige)
    except MalFeil as feil:
        raise MalFeil(f"{feil}{find_opphav(feil.avsnitt, dokument, sak.lest)}", feil.avsnitt) from feil


def _lag_nettsted(
    grunnlag: Grunnlag, sak: Kommunesak, kommune: Kommune, dokumenter: Sequence[tuple[Dokument, bytes]]
) -> Nettsted:
    fag = grunnlag.fag
    liste = [lag_nettdokument(d, kommune, fag) for d, _ in dokumenter]
    kontekst = build_nettsted_kontekst(kommune, fag, liste, find_samsvar(kommune, fag))
    logo = kommune.kommune.logo
    logofil = (grunnlag.tre[f"kommuner/{sak.mappe}/{logo}"], logo) if logo else None
    filer = {f"dokumenter/{d.filnavn}": innhold for d, innhold in dokumenter}
    return build_sider(grunnlag.tre, kommune, fag, kontekst, logofil, filer)
