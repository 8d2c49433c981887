"""The whole municipality to the ready context of its competence plan with year wheel; knows no layout and no file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.kommune.funksjoner import find_funksjoner
from generator.kontekst.aarshjul import find_maaneder, find_ofte
from generator.kontekst.felt import find_felt
from generator.kontekst.kompetansedekning import find_kravlinjer, find_planlinjer, find_rutenett
from generator.kontekst.kompetansemangler import find_planmangler
from generator.kontekst.kompetanseplan_modell import KompetanseplanKontekst, Rollelinje
from generator.kontekst.oppdrag import Oppdrag, find_endringslogg, lag_hode
from generator.kontekst.tekstvalg import Tekstvalg, slaa_sammen
from generator.samsvar import find_kompetanse, find_samsvar

_ID: Final = "kompetanseplan/kommunen"


def build_kompetanseplan(oppdrag: Oppdrag) -> KompetanseplanKontekst:
    """Return the context of the plan, one for the whole municipality."""
    kommune, fag, maalform = oppdrag.kommune, oppdrag.fag, oppdrag.maalform
    kompetanse = find_kompetanse(kommune, fag)
    rader = [r for r in find_samsvar(kommune, fag) if r.krav in kompetanse]
    valg = Tekstvalg(fag, maalform, find_funksjoner(kommune), find_felt(kommune, fag, None, maalform))
    kapitler = {k.id: slaa_sammen(valg.avsnitt(k.tekster)) for k in fag.kompetanseplan.kapitler}
    return KompetanseplanKontekst(
        hode=lag_hode(oppdrag, _ID, oppdrag.ord("tittel-kompetanseplan"), kommune.kommune.fullt_navn),
        mangler=(*oppdrag.mangler, *find_planmangler(oppdrag, kompetanse, rader)),
        opplaering=kapitler["opplaering"],
        plan=tuple(find_planlinjer(oppdrag)),
        rutenett=tuple(find_rutenett(oppdrag, kompetanse)),
        dekning=kapitler["dekning"],
        krav=tuple(find_kravlinjer(oppdrag, kompetanse, rader)),
        aarshjul=kapitler["aarshjul"],
        maaneder=tuple(find_maaneder(oppdrag)),
        ofte=tuple(find_ofte(oppdrag)),
        om_roller=kapitler["roller"],
        roller=tuple(_roller(oppdrag)),
        nyansatte=kapitler["nyansatte"],
        nivaaforklaring=valg.tekst("rt-nivaaer") or "",
        endringslogg=find_endringslogg(oppdrag, _ID),
    )


def _roller(oppdrag: Oppdrag) -> Iterator[Rollelinje]:
    for rolle in oppdrag.kommune.roller:
        yield Rollelinje(
            navn=oppdrag.fag.rolle_etter_id[rolle.id].navn.paa(oppdrag.maalform),
            opplaering=rolle.opplaering or oppdrag.ukjent,
            stilling=f"{rolle.tid_prosent} %" if rolle.tid_prosent is not None else "",
        )
