"""Everything a run reads and checks before anything is written; knows no template and builds nothing."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import Final, Literal, get_args

from generator.cache import Faghusk, Husket, Inndata, load_husket
from generator.check import check_datoer, check_fag, check_kommune
from generator.errors import Funn, InndataFeil, Nivaa, Problem, format_liste
from generator.fag import Fag
from generator.kommune import Kommune
from generator.load import Lest, find_kommunemapper, load_fag, load_kommune
from generator.pdf import LibreOffice
from generator.plan import SLAGENE, find_maalform
from generator.tre import Tre, tre_fra_disk, tre_fra_pakken
from generator.utvalg import find_valgte
from generator.write import Skrevet

Del = Literal["dokumenter", "nettsted"]
_ORDMAL: Final = re.compile(r"(?:maler/word|kommuner/[^/]+/maler)/(?:[^~][^/]*/)*[^~/][^/]*\.docx")
_LOGONAVN: Final = re.compile(r"[\w-]+\.(svg|png)")


@dataclass(frozen=True)
class Kommunesak:
    """One municipality on its way through.

    Attributes:
        mappe: its folder under ``kommuner/``.
        lest: the model with places; empty when nothing is changed since the last run.
        funn: what the rules found, dates included.
        problemer: everything that is wrong, in the order of telling.
        husket: what the last run left, when it is still there.
        uendret: whether the last run made just this.
    """

    mappe: str
    lest: Lest[Kommune]
    funn: tuple[Funn, ...]
    problemer: tuple[Problem, ...]
    husket: Husket | None = None
    uendret: bool = False

    @property
    def har_feil(self) -> bool:
        """Whether something stops it from being built."""
        return not self.uendret and (self.lest.verdi is None or any(p.nivaa is Nivaa.FEIL for p in self.problemer))


@dataclass(frozen=True)
class Grunnlag:
    """Everything that was read and checked, before anything is written."""

    tre: Tre
    fag: Fag
    saker: tuple[Kommunesak, ...]
    dato: datetime.date
    faghusk: Faghusk | None = None


@dataclass(frozen=True)
class Forrige:
    """What the last run left.

    Attributes:
        husket: what is remembered, by folder.
        uendret: the folders where nothing is changed since.
        fag: the professional base, when it was remembered.
    """

    husket: Mapping[str, Husket] = field(default_factory=dict)
    uendret: frozenset[str] = frozenset()
    fag: Faghusk | None = None


@dataclass(frozen=True)
class Bestilling:
    """What a run is asked to make.

    Attributes:
        deler: dokumenter, nettsted or both.
        overskriv: write over documents changed by hand too.
        felles_tema: one theme folder for all sites in place of one in each.
        pdf: what makes a PDF beside each Word file, or None for no PDFs.
    """

    deler: tuple[Del, ...] = get_args(Del)
    overskriv: bool = False
    felles_tema: bool = False
    pdf: LibreOffice | None = None

    @property
    def laget(self) -> tuple[str, ...]:
        """What is remembered of the order: another order makes other files."""
        tema = ("felles-tema",) if self.felles_tema else ()
        pdf = (f"pdf {self.pdf.versjon}",) if self.pdf else ()
        return (*self.deler, *tema, *pdf)


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


def find_egne_maler(tre: Tre) -> dict[str, bytes]:
    """Return the Word templates that are not just as the program carries them, by path."""
    pakken = tre_fra_pakken()
    return {sti: tre[sti] for sti in find_ordmaler(tre) if sti not in pakken or tre[sti] != pakken[sti]}


def find_ordmaler(tre: Tre) -> list[str]:
    """Return the paths of all Word templates, those of single municipalities too."""
    return [sti for sti in tre if _ORDMAL.fullmatch(sti)]


def find_forrige(tre: Tre, ut: Path, dato: datetime.date, bestilling: Bestilling) -> Forrige:
    """Return what the last run left in the output folder, and where the same inputs would make the same again."""
    husket = load_husket(ut, find_kommunemapper(tre))
    inndata = Inndata(tre) if husket else None
    uendret = {
        m
        for m, h in husket.items()
        if inndata and h.gjelder(inndata.find(m), dato, bestilling.laget) and h.er_paa_plass(ut / m)
    }
    return Forrige(husket, frozenset(uendret), Faghusk(ut, tre))


def find_endrede(gammelt: Tre, nytt: Tre) -> set[str]:
    """Return the folders of municipalities that would be built differently: own files, a shared service they use, or a template."""

    def ulike(start: str) -> list[str]:
        return [s for s in {*gammelt, *nytt} if s.startswith(start) and gammelt.get(s) != nytt.get(s)]

    mapper = find_kommunemapper(nytt)
    if ulike("maler/"):
        return set(mapper)
    felles = [f"felles/{PurePosixPath(sti).stem}".encode() for sti in ulike("kommuner/felles/")]
    endret = {sti.split("/")[1] for sti in ulike("kommuner/")}
    return {m for m in mapper if m in endret or any(f in nytt[f"kommuner/{m}/kommune.yaml"] for f in felles)}


def load_alt(tre: Tre, utvalg: Sequence[str], dato: datetime.date, forrige: Forrige | None = None) -> Grunnlag:
    """Read and check the professional base and the chosen municipalities (all when none is named).

    Args:
        tre: all files.
        utvalg: words that choose municipalities.
        dato: the day of the run.
        forrige: what the last run left; what is unchanged since is not read again.

    Raises:
        InndataFeil: when the professional base has problems; nothing can be built then.
        BrukFeil: when a chosen municipality does not exist.
    """
    if lenkede := [p for p in tre.problemer if not PurePosixPath(p.path).suffix]:
        raise InndataFeil(lenkede)
    forrige = forrige or Forrige()
    fag = _load_fag(tre, forrige.fag)
    leste = {m: load_kommune(tre, m) for m in find_kommunemapper(tre) if m not in forrige.uendret}
    huskede = {m: forrige.husket[m] for m in forrige.uendret}
    doble = _doble_numre(leste, huskede)
    leste |= {m: load_kommune(tre, m) for m in doble if m in huskede}
    navn = {m: _navn(leste[m]) if m in leste else huskede[m].navn for m in find_kommunemapper(tre)}
    valgte = find_valgte(navn, utvalg)
    saker = tuple(
        replace(_sak(tre, m, leste[m], fag, dato, doble), husket=forrige.husket.get(m))
        if m in leste
        else Kommunesak(m, Lest(None, {}, ()), (), huskede[m].problemer, huskede[m], uendret=True)
        for m in valgte
    )
    return Grunnlag(tre, fag, saker, dato, forrige.fag)


def _load_fag(tre: Tre, husk: Faghusk | None) -> Fag:
    """Return the professional base; only one without fault is remembered, so one that is remembered is not checked again."""
    if husk and not tre.problemer and (husket := husk.hent()) is not None:
        return Fag.model_validate_json(husket)
    fag = load_fag(tre)
    if fag.verdi is None:
        raise InndataFeil(fag.problemer)
    if feil := [*fag.problemer, *fag.problemer_av(check_fag(fag.verdi))]:
        raise InndataFeil(feil)
    if husk:
        husk.husk(fag.verdi.model_dump_json().encode())
    return fag.verdi


def _sak(tre: Tre, mappe: str, lest: Lest[Kommune], fag: Fag, dato: datetime.date, doble: set[str]) -> Kommunesak:
    if lest.verdi is None:
        return Kommunesak(mappe, lest, (), tuple(sorted(set(lest.problemer), key=Problem.sort_key)))
    funn = [*check_kommune(lest.verdi, fag), *_filfunn(tre, mappe, lest.verdi), *check_datoer(lest.verdi, dato)]
    if mappe in doble:
        funn.append(
            Funn(
                ("kommune", "kommunenummer"),
                f"«{lest.verdi.kommune.kommunenummer}» er brukt av flere mapper under kommuner/",
                "Behold én mappe for hver kommune.",
                Nivaa.FEIL,
            )
        )
    problemer = {*lest.problemer, *lest.problemer_av(funn)}
    return Kommunesak(mappe, lest, tuple(funn), tuple(sorted(problemer, key=Problem.sort_key)))


def _doble_numre(leste: Mapping[str, Lest[Kommune]], huskede: Mapping[str, Husket]) -> set[str]:
    """Return the folders whose municipality number another folder has too."""
    numre = {m: h.kommunenummer for m, h in huskede.items()}
    numre |= {m: lest.verdi.kommune.kommunenummer for m, lest in leste.items() if lest.verdi}
    antall = Counter(numre.values())
    return {m for m, nummer in numre.items() if antall[nummer] > 1}


def _navn(lest: Lest[Kommune]) -> str:
    return lest.verdi.kommune.navn if lest.verdi else ""


def _filfunn(tre: Tre, mappe: str, kommune: Kommune) -> Iterator[Funn]:
    """Yield findings that need to know which files there are."""
    yield from _logofunn(tre, mappe, kommune)
    yield from _malfunn(tre, mappe, kommune)
    if not mappe.startswith(kommune.kommune.kommunenummer):
        yield Funn(
            ("kommune", "kommunenummer"),
            f"mappen heter {mappe}, men kommunenummeret er {kommune.kommune.kommunenummer}",
            "Gi mappen navnet <nummer>-<navn>.",
            Nivaa.VARSEL,
        )


def _logofunn(tre: Tre, mappe: str, kommune: Kommune) -> Iterator[Funn]:
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


def _malfunn(tre: Tre, mappe: str, kommune: Kommune) -> Iterator[Funn]:
    """Yield that some documents are in bokmål, when the municipality writes nynorsk and has its own template in bokmål alone."""
    maalform = kommune.kommune.maalform
    if ulike := [slag for slag in SLAGENE if find_maalform(tre, mappe, slag, maalform) != maalform]:
        maler = format_liste(ulike, bindeord="og")
        yield Funn(
            ("kommune", "maalform"),
            f"kommunens egen Word-mal finnes bare på bokmål ({maler}), så dokumentet er på bokmål",
            f"Legg den i kommuner/{mappe}/maler/word/nn/ også, eller ta den bort og bruk den felles.",
            Nivaa.MANGEL,
        )
