"""The order of the work, readable top to bottom: load all, check all, plan, kontekst, render, write; prints nothing."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Final, Literal

from generator.check import check_datoer, check_fag, check_kommune
from generator.dokumentbygg import Malhylle, find_maalform, find_mangler, lag_nettdokument, render_dokument
from generator.errors import Funn, GeneratorError, InndataFeil, Nivaa, Problem, SkriveFeil
from generator.fag import Fag
from generator.kommune import Kommune
from generator.kontekst.nettsted import build_nettsted_kontekst
from generator.kontekst.oppdrag import Oppdrag
from generator.load import Lest, find_kommunemapper, load_fag, load_kommune
from generator.nettstedsbygg import build_sider
from generator.plan import Dokument, plan_dokumenter
from generator.samsvar import find_samsvar
from generator.site import build_nettsted
from generator.tre import Tre, tre_fra_disk, tre_fra_pakken
from generator.utvalg import find_valgte
from generator.write import Skrevet, mark_utdatert, write_kommune

Del = Literal["dokumenter", "nettsted"]
_LOGONAVN: Final = re.compile(r"[\w-]+\.(svg|png)")
_DEL_AV: Final[Mapping[str, Del]] = {"intern": "dokumenter", "offentlig": "nettsted"}


@dataclass(frozen=True)
class Kommunesak:
    """One municipality on its way through.

    Attributes:
        mappe: its folder under ``kommuner/``.
        lest: the model with places.
        funn: what the rules found, dates included.
        problemer: everything that is wrong, in the order of telling.
    """

    mappe: str
    lest: Lest[Kommune]
    funn: tuple[Funn, ...]
    problemer: tuple[Problem, ...]

    @property
    def har_feil(self) -> bool:
        """Whether something stops it from being built."""
        return self.lest.verdi is None or any(p.nivaa is Nivaa.FEIL for p in self.problemer)


@dataclass(frozen=True)
class Grunnlag:
    """Everything that was read and checked, before anything is written."""

    tre: Tre
    fag: Fag
    saker: tuple[Kommunesak, ...]


@dataclass
class Bygging:
    """What a run did to one municipality."""

    sak: Kommunesak
    skrevet: Skrevet = field(default_factory=Skrevet)
    feil: str = ""
    utdatert: bool = False


def read_tre(rot: Path) -> Tre:
    """Return the root's ``kommuner/`` and ``maler/`` over what the program carries; the example only when the root has none of its own."""
    eget = tre_fra_disk(rot, "kommuner", "maler")
    pakken = tre_fra_pakken()
    if any(sti.startswith("kommuner/") for sti in (*eget, *(p.path for p in eget.problemer))):
        pakken = Tre({sti: pakken[sti] for sti in pakken if sti.startswith("maler/")})
    return eget.over(pakken)


def load_alt(tre: Tre, utvalg: Sequence[str], dato: datetime.date) -> Grunnlag:
    """Read and check the professional base and the chosen municipalities (all when none is named).

    Raises:
        InndataFeil: when the professional base has problems; nothing can be built then.
        BrukFeil: when a chosen municipality does not exist.
    """
    if lenkede := [p for p in tre.problemer if not PurePosixPath(p.path).suffix]:
        raise InndataFeil(lenkede)
    fag = load_fag(tre)
    if fag.verdi is None:
        raise InndataFeil(fag.problemer)
    if feil := [*fag.problemer, *fag.problemer_av(check_fag(fag.verdi))]:
        raise InndataFeil(feil)
    leste = {mappe: load_kommune(tre, mappe) for mappe in find_kommunemapper(tre)}
    valgte = find_valgte(leste, utvalg)
    doble = _doble_numre(leste)
    saker = tuple(_sak(tre, mappe, leste[mappe], fag.verdi, dato, doble) for mappe in valgte)
    return Grunnlag(tre, fag.verdi, saker)


def _sak(tre: Tre, mappe: str, lest: Lest[Kommune], fag: Fag, dato: datetime.date, doble: set[str]) -> Kommunesak:
    if lest.verdi is None:
        return Kommunesak(mappe, lest, (), tuple(sorted(set(lest.problemer), key=Problem.sort_key)))
    funn = [*check_kommune(lest.verdi, fag), *_filfunn(tre, mappe, lest.verdi), *check_datoer(lest.verdi, dato)]
    if (nummer := lest.verdi.kommune.kommunenummer) in doble:
        funn.append(
            Funn(
                ("kommune", "kommunenummer"),
                f"«{nummer}» er brukt av flere mapper under kommuner/",
                "Behold én mappe for hver kommune.",
                Nivaa.FEIL,
            )
        )
    problemer = {*lest.problemer, *lest.problemer_av(funn)}
    return Kommunesak(mappe, lest, tuple(funn), tuple(sorted(problemer, key=Problem.sort_key)))


def _doble_numre(leste: dict[str, Lest[Kommune]]) -> set[str]:
    numre = [lest.verdi.kommune.kommunenummer for lest in leste.values() if lest.verdi]
    return {n for n in numre if numre.count(n) > 1}


def _filfunn(tre: Tre, mappe: str, kommune: Kommune) -> Iterator[Funn]:
    """Yield findings that need to know which files there are."""
    logo = kommune.kommune.logo
    if logo is not None and f"kommuner/{mappe}/{logo}" not in tre:
        yield Funn(
            ("kommune", "logo"),
            f"fila «{logo}» finnes ikke i kommuner/{mappe}",
            "Legg fila der, eller ta bort feltet.",
            Nivaa.FEIL,
        )
    if logo is not None and not _LOGONAVN.fullmatch(logo):
        yield Funn(
            ("kommune", "logo"),
            f"«{logo}» kan ikke brukes som logo på nettstedet",
            "Bruk en svg- eller png-fil rett i kommunens mappe, med bare bokstaver, tall, _ og - i navnet.",
            Nivaa.FEIL,
        )
    maalform = kommune.kommune.maalform
    if find_maalform(tre, maalform) != maalform:
        yield Funn(
            ("kommune", "maalform"),
            "Word-malene finnes ikke på nynorsk ennå, så dokumentet er på bokmål",
            "Nettstedet er på nynorsk. Si fra til leserne til malene kommer.",
            Nivaa.MANGEL,
        )
    if not mappe.startswith(kommune.kommune.kommunenummer):
        yield Funn(
            ("kommune", "kommunenummer"),
            f"mappen heter {mappe}, men kommunenummeret er {kommune.kommune.kommunenummer}",
            "Gi mappen navnet <nummer>-<navn>.",
            Nivaa.VARSEL,
        )


def bygg(
    grunnlag: Grunnlag, ut: Path, *, deler: Sequence[Del], overskriv: bool, framdrift: Callable[[Kommunesak], None]
) -> list[Bygging]:
    """Build every municipality without feil; one with feil keeps its last output, marked as outdated.

    Args:
        grunnlag: what was read.
        ut: output folder.
        deler: what to make.
        overskriv: write over documents changed by hand too.
        framdrift: called before each municipality.
    """
    hylle = Malhylle(grunnlag.tre)
    resultater = []
    for sak in grunnlag.saker:
        framdrift(sak)
        resultater.append(_bygg_en(grunnlag, sak, ut, deler, hylle, overskriv=overskriv))
    return resultater


def _bygg_en(
    grunnlag: Grunnlag, sak: Kommunesak, ut: Path, deler: Sequence[Del], hylle: Malhylle, *, overskriv: bool
) -> Bygging:
    kommune = sak.lest.verdi
    mappe = ut / sak.mappe
    try:
        if sak.har_feil or kommune is None:
            return Bygging(sak, utdatert=mark_utdatert(mappe, {"mappe": sak.mappe}))
        om = {"mappe": sak.mappe, "kommune": kommune.kommune.kommunenummer, "navn": kommune.kommune.fullt_navn}
        plan = [d for d in plan_dokumenter(kommune, grunnlag.fag) if _DEL_AV[d.krets] in deler]
        dokumenter = [(d, _render(grunnlag, sak, kommune, d, hylle)) for d in plan]
        filer = {d.sti: innhold for d, innhold in dokumenter if d.krets == "intern"}
        if "nettsted" in deler:
            filer |= _nettsted(grunnlag, sak, kommune, [(d, i) for d, i in dokumenter if d.krets == "offentlig"])
        return Bygging(sak, write_kommune(mappe, filer, om, omfang=[f"{del_}/" for del_ in deler], overskriv=overskriv))
    except SkriveFeil as feil:
        return Bygging(sak, feil=str(feil))
    except GeneratorError as feil:
        return Bygging(sak, feil=str(feil), utdatert=mark_utdatert(mappe, {"mappe": sak.mappe}))


def _render(grunnlag: Grunnlag, sak: Kommunesak, kommune: Kommune, dokument: Dokument, hylle: Malhylle) -> bytes:
    maalform = find_maalform(grunnlag.tre, kommune.kommune.maalform)
    mangler = tuple(find_mangler(dokument, kommune, sak.funn))
    return render_dokument(dokument, Oppdrag(kommune, grunnlag.fag, maalform, dokument.krets, mangler), hylle)


def _nettsted(
    grunnlag: Grunnlag, sak: Kommunesak, kommune: Kommune, dokumenter: Sequence[tuple[Dokument, bytes]]
) -> dict[str, bytes]:
    fag = grunnlag.fag
    liste = [lag_nettdokument(d, kommune, fag) for d, _ in dokumenter]
    kontekst = build_nettsted_kontekst(kommune, fag, liste, find_samsvar(kommune, fag))
    logo = kommune.kommune.logo
    logofil = (grunnlag.tre[f"kommuner/{sak.mappe}/{logo}"], logo) if logo else None
    filer = {f"dokumenter/{d.filnavn}": innhold for d, innhold in dokumenter}
    nettsted = build_sider(grunnlag.tre, kommune, fag, kontekst, logofil, filer)
    return {f"nettsted/{sti}": innhold for sti, innhold in build_nettsted(nettsted).items()}
