"""The order of the work, readable top to bottom: what was read, plan, kontekst, render, write, remember; prints nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack, suppress
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
from generator.parallell import FAERREST, run_parallelt
from generator.pdf import Pdfhylle
from generator.plan import Dokument, find_maalform, plan_dokumenter
from generator.samsvar import find_samsvar
from generator.write import Skrevet, mark_utdatert, write_kommune

_TEMAMAPPE: Final = "tema"
_FELLES_TEMA: Final = f"../../{_TEMAMAPPE}/"  # from the root of a site
_DEL_AV: Final[Mapping[str, Del]] = {"intern": "dokumenter", "offentlig": "nettsted"}


@dataclass(frozen=True)
class _Arbeid:
    """One municipality with all it is made from."""

    grunnlag: Grunnlag
    sak: Kommunesak
    kommune: Kommune
    bestilling: Bestilling
    hylle: Malhylle
    ferdige: Ferdige
    pdfer: Pdfhylle | None
    viser_alt: bool
    alene: bool


@dataclass(frozen=True)
class _Kjoering:
    """What all municipalities of a run have in common."""

    grunnlag: Grunnlag
    ut: Path
    bestilling: Bestilling
    hylle: Malhylle
    pdfer: Pdfhylle | None
    inndata: Inndata
    alene: bool

    def find_arbeid(self, sak: Kommunesak) -> _Arbeid | None:
        """Return a municipality with its own texts and templates over the shared ones; None when it can not be built."""
        kommune = sak.lest.verdi
        if sak.har_feil or kommune is None:
            return None
        tre = med_egne_maler(self.grunnlag.tre, sak.mappe)
        grunnlag = replace(self.grunnlag, tre=tre, fag=med_eget(self.grunnlag.fag, kommune))
        hylle = self.hylle if tre is self.grunnlag.tre else Malhylle(tre, sak.mappe)
        ferdige = self._find_ferdige(sak)
        return _Arbeid(
            grunnlag, sak, kommune, self.bestilling, hylle, ferdige, self.pdfer, kommune.viser_alt, self.alene
        )

    def _find_ferdige(self, sak: Kommunesak) -> Ferdige:
        mappe, gamle = self.ut / sak.mappe, sak.husket
        if gamle is None:
            return Ferdige(mappe, {}, {})
        samme = (gamle.inndata, gamle.dato) == (self.inndata.find(sak.mappe), self.grunnlag.dato)
        return Ferdige(mappe, gamle.dokumenter, gamle.filer, samme=samme)


def bygg(
    grunnlag: Grunnlag, ut: Path, bestilling: Bestilling, framdrift: Callable[[Kommunesak], None]
) -> list[Bygging]:
    """Build every municipality without feil, on all cores; one with feil keeps its last output, marked as outdated.

    Args:
        grunnlag: what was read.
        ut: output folder.
        bestilling: what to make.
        framdrift: called after each municipality.

    Raises:
        PdfFeil: when LibreOffice hangs; nothing is written then.
    """
    with ExitStack() as ved_slutten:
        pdfer = ved_slutten.enter_context(Pdfhylle.aapne(bestilling.pdf)) if bestilling.pdf else None
        alene = sum(not sak.uendret for sak in grunnlag.saker) < FAERREST
        kjoering = _Kjoering(grunnlag, ut, bestilling, Malhylle(grunnlag.tre), pdfer, Inndata(grunnlag.tre), alene)
        if pdfer:
            _lag_pdfer(kjoering, pdfer)
        if bestilling.felles_tema and "nettsted" in bestilling.deler:
            from generator.site import find_temafiler

            write_kommune(ut / _TEMAMAPPE, find_temafiler(), {"navn": "felles tema for nettstedene"}, omfang=[""])
        return _bygg_alle(kjoering, framdrift)


def _lag_pdfer(kjoering: _Kjoering, pdfer: Pdfhylle) -> None:
    """Make the PDFs that the last run did not, of all municipalities at once; what is wrong is told when they are built."""
    nye = [sak for sak in kjoering.grunnlag.saker if not sak.uendret]

    def legg_inn(nr: int) -> None:
        with suppress(GeneratorError):
            if arbeid := kjoering.find_arbeid(nye[nr]):
                _legg_inn(arbeid, pdfer)

    for _ in run_parallelt(legg_inn, len(nye)):
        pass
    pdfer.convert()


def _legg_inn(arbeid: _Arbeid, pdfer: Pdfhylle) -> None:
    for dokument in _planlegg(arbeid):
        docx = _render(arbeid, dokument)
        if arbeid.ferdige.hent(pdfer.noekkel(docx)) is None:
            pdfer.legg_inn(docx)


def _bygg_alle(kjoering: _Kjoering, framdrift: Callable[[Kommunesak], None]) -> list[Bygging]:
    nye = [sak for sak in kjoering.grunnlag.saker if not sak.uendret]

    def gjoer(nr: int) -> tuple[Skrevet, str, bool]:
        bygging, husket = _bygg_en(kjoering, nye[nr])
        if husket is None or bygging.feil or bygging.skrevet.feil or bygging.skrevet.beskjeder:
            forget(kjoering.ut, nye[nr].mappe)  # what was told now is told again in the next run
        else:
            write_husket(kjoering.ut, nye[nr].mappe, replace(husket, inndata=kjoering.inndata.find(nye[nr].mappe)))
        return bygging.skrevet, bygging.feil, bygging.utdatert

    ferdige = run_parallelt(gjoer, len(nye))
    if kjoering.grunnlag.faghusk:
        kjoering.grunnlag.faghusk.lagre()
    resultater = []
    for sak in kjoering.grunnlag.saker:
        if sak.uendret and sak.husket:
            resultater.append(Bygging(sak, Skrevet(uendret=list(sak.husket.filer))))
        else:
            resultater.append(Bygging(sak, *next(ferdige)))
        framdrift(sak)
    return resultater


def _bygg_en(kjoering: _Kjoering, sak: Kommunesak) -> tuple[Bygging, Husket | None]:
    """Return what the run did to one municipality, and what to remember of it when all went well."""
    mappe = kjoering.ut / sak.mappe
    try:
        arbeid = kjoering.find_arbeid(sak)
        if arbeid is None:
            return Bygging(sak, utdatert=mark_utdatert(mappe, {"mappe": sak.mappe})), None
        kommune = arbeid.kommune.kommune
        om = {"mappe": sak.mappe, "kommune": kommune.kommunenummer, "navn": kommune.fullt_navn}
        filer = _lag_filer(arbeid)
        omfang = [f"{del_}/" for del_ in kjoering.bestilling.deler]
        skrevet = write_kommune(mappe, filer, om, omfang=omfang, overskriv=kjoering.bestilling.overskriv)
    except SkriveFeil as feil:
        return Bygging(sak, feil=str(feil)), None
    except GeneratorError as feil:
        return Bygging(sak, feil=str(feil), utdatert=mark_utdatert(mappe, {"mappe": sak.mappe})), None
    return Bygging(sak, skrevet), _husk(arbeid, mappe, filer)


def _planlegg(arbeid: _Arbeid) -> list[Dokument]:
    """Return the documents that the order asks for."""
    alle = plan_dokumenter(arbeid.kommune, arbeid.grunnlag.fag)
    return [d for d in alle if _DEL_AV[d.krets] in arbeid.bestilling.deler]


def _lag_filer(arbeid: _Arbeid) -> dict[str, bytes]:
    """Return the files of a municipality by path in its output folder."""
    plan = _planlegg(arbeid)
    if arbeid.alene:
        _render_samtidig(arbeid, plan)
    filer: dict[str, bytes] = {}
    for dokument in plan:
        filer[dokument.sti] = _render(arbeid, dokument)
        if arbeid.pdfer:
            filer[dokument.pdfsti] = _hent_pdf(arbeid, arbeid.pdfer, dokument, filer[dokument.sti])
    if "nettsted" in arbeid.bestilling.deler:
        offentlige = {s.removeprefix("nettsted/"): innhold for s, innhold in filer.items() if s.startswith("nettsted/")}
        nettsted = _lag_nettsted(arbeid, [d for d in plan if d.krets == "offentlig"], offentlige)
        filer |= {f"nettsted/{sti}": innhold for sti, innhold in nettsted.items()}
    return filer


def _hent_pdf(arbeid: _Arbeid, pdfer: Pdfhylle, dokument: Dokument, docx: bytes) -> bytes:
    """Return the PDF: the one of the last run when the Word file is the same."""
    noekkel = pdfer.noekkel(docx)
    innhold = arbeid.ferdige.hent(noekkel) or pdfer.hent(dokument.sti, docx)
    arbeid.ferdige.husk(dokument.pdfsti, noekkel, innhold)
    return innhold


def _render_samtidig(arbeid: _Arbeid, plan: Sequence[Dokument]) -> None:
    """Make the documents ready by kind on all cores, for a municipality that has them to itself; what is wrong is told when they are built."""
    slag = list(dict.fromkeys(dokument.slag for dokument in plan))

    def gjoer(nr: int) -> list[tuple[str, str, bytes]]:
        laget = []
        for dokument in (d for d in plan if d.slag == slag[nr]):
            with suppress(GeneratorError):
                innhold = _render(arbeid, dokument)
                laget.append((dokument.sti, arbeid.ferdige.noekler[dokument.sti], innhold))
        return laget

    for laget in run_parallelt(gjoer, len(slag)):
        for sti, noekkel, innhold in laget:
            arbeid.ferdige.husk(sti, noekkel, innhold)


def _render(arbeid: _Arbeid, dokument: Dokument) -> bytes:
    """Return the Word file; the edition for the staff is the public one when nothing is kept from the public."""
    utgaver = (dokument.sti, dokument.internsti) if arbeid.viser_alt else (dokument.sti,)
    if (ferdig := arbeid.ferdige.hent_utgave(dokument.sti, *utgaver)) is not None:
        return ferdig
    grunnlag, sak, kommune = arbeid.grunnlag, arbeid.sak, arbeid.kommune
    maalform = find_maalform(grunnlag.tre, sak.mappe, dokument.slag, kommune.kommune.maalform)
    mangler = tuple(find_mangler(dokument, kommune, sak.funn, maalform))
    oppdrag = Oppdrag(kommune, grunnlag.fag, maalform, dokument.krets, mangler)
    try:
        return render_dokument(dokument, oppdrag, arbeid.hylle, arbeid.ferdige)
    except MalFeil as feil:
        from generator.opphav import find_opphav  # the template checks: only an error needs them

        raise MalFeil(f"{feil}{find_opphav(feil.avsnitt, dokument, sak.lest)}", feil.avsnitt) from feil


def _lag_nettsted(arbeid: _Arbeid, dokumenter: Sequence[Dokument], filer: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the files of the site by path."""
    from generator.nettstedsbygg import build_sider  # MkDocs: a tenth of a second that documents alone do not need
    from generator.site import build_nettsted

    grunnlag, kommune = arbeid.grunnlag, arbeid.kommune
    fag = grunnlag.fag
    liste = [lag_nettdokument(d, kommune, fag, pdf=arbeid.pdfer is not None) for d in dokumenter]
    kontekst = build_nettsted_kontekst(kommune, fag, liste, find_samsvar(kommune, fag))
    logo = kommune.kommune.logo
    logofil = (grunnlag.tre[f"kommuner/{arbeid.sak.mappe}/{logo}"], logo) if logo else None
    nettsted = build_sider(grunnlag.tre, kommune, fag, kontekst, logofil, filer)
    felles = {"tema": _FELLES_TEMA} if arbeid.bestilling.felles_tema else {}
    return build_nettsted(nettsted.model_copy(update=felles))


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
        maal={sti: find_maal(f"{mappe}/{sti}") for sti in filer},
    )
