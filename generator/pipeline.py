"""The order of the work, readable top to bottom: load all, check all, plan, kontekst, render, write; prints nothing."""

from __future__ import annotations

import datetime
import hashlib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Final, Literal

from generator.check import check_datoer, check_fag, check_kommune
from generator.errors import BrukFeil, Funn, GeneratorError, InndataFeil, Nivaa, Problem, SkriveFeil, find_naermeste
from generator.fag import Fag
from generator.fag.tekster import Maalform
from generator.kommune import Kommune
from generator.kontekst.bekymringsrutine import Oppdrag, build_bekymringsrutine
from generator.kontekst.nettsted import Nettdokument, build_nettsted_kontekst
from generator.load import Lest, find_kommunemapper, load_fag, load_kommune
from generator.nettstedsbygg import build_sider
from generator.plan import Dokument, plan_dokumenter
from generator.site import build_nettsted
from generator.tekst import format_dato, stor_forbokstav
from generator.tre import Tre, tre_fra_disk, tre_fra_pakken
from generator.word import Mal, load_mal
from generator.write import Skrevet, mark_utdatert, write_kommune

Del = Literal["dokumenter", "nettsted"]
_STIL: Final = "maler/word/stil.docx"
_LOGONAVN: Final = re.compile(r"[\w-]+\.(svg|png)")
_DEL_AV: Final[Mapping[str, Del]] = {"intern": "dokumenter", "offentlig": "nettsted"}
_DOKUMENTENE: Final = ("kontakt", "samordning", "virkeomraade")


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
    valgte = _velg(leste, utvalg)
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
    if _malsti(tre, "bekymringsrutine", maalform)[1] != maalform:
        yield Funn(
            ("kommune", "maalform"),
            "malen for bekymringsrutinen finnes ikke på nynorsk ennå, så dokumentet er på bokmål",
            "Nettstedet er på nynorsk. Si fra til leserne til malen kommer.",
            Nivaa.MANGEL,
        )
    if not mappe.startswith(kommune.kommune.kommunenummer):
        yield Funn(
            ("kommune", "kommunenummer"),
            f"mappen heter {mappe}, men kommunenummeret er {kommune.kommune.kommunenummer}",
            "Gi mappen navnet <nummer>-<navn>.",
            Nivaa.VARSEL,
        )


def _velg(leste: dict[str, Lest[Kommune]], utvalg: Sequence[str]) -> list[str]:
    if not leste:
        raise BrukFeil(
            "Det er ingen kommuner under kommuner/. Lag en med «rutineverk ny KOMMUNE», eller velg mappen med --rot."
        )
    if not utvalg:
        return list(leste)
    valgt = [m for ord_ in utvalg for m in _finn_kommune(leste, ord_)]
    return [m for m in leste if m in valgt]


def _finn_kommune(leste: dict[str, Lest[Kommune]], ord_: str) -> list[str]:
    """Return the folders a word means: a number, a folder or a name."""
    navn = {mappe: lest.verdi.kommune.navn if lest.verdi else "" for mappe, lest in leste.items()}
    soek = ord_.strip("/").removeprefix("kommuner/").casefold()
    treff = [
        m
        for m in leste
        if soek in {m.casefold(), m.partition("-")[0], navn[m].casefold(), m.partition("-")[2].casefold()} - {""}
    ]
    if len(treff) > 1:
        raise BrukFeil(f"«{ord_}» kan være {' eller '.join(treff)}. Skriv nummeret eller mappen.")
    if not treff:
        kjente = [*leste, *(n for n in navn.values() if n)]
        raise BrukFeil(
            f"Fant ingen kommune som heter «{ord_}». {find_naermeste(soek, kjente)}Kommunene er {', '.join(leste)}."
        )
    return treff


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
    maler: dict[str, Mal] = {}
    resultater = []
    for sak in grunnlag.saker:
        framdrift(sak)
        resultater.append(_bygg_en(grunnlag, sak, ut, deler, maler, overskriv=overskriv))
    return resultater


def _bygg_en(
    grunnlag: Grunnlag, sak: Kommunesak, ut: Path, deler: Sequence[Del], maler: dict[str, Mal], *, overskriv: bool
) -> Bygging:
    kommune = sak.lest.verdi
    mappe = ut / sak.mappe
    try:
        if sak.har_feil or kommune is None:
            return Bygging(sak, utdatert=mark_utdatert(mappe, {"mappe": sak.mappe}))
        om = {"mappe": sak.mappe, "kommune": kommune.kommune.kommunenummer, "navn": kommune.kommune.fullt_navn}
        plan = [d for d in plan_dokumenter(kommune, grunnlag.fag) if _DEL_AV[d.krets] in deler]
        dokumenter = {d: _render(grunnlag, sak, kommune, d, maler) for d in plan}
        filer = {d.sti: innhold for d, innhold in dokumenter.items() if d.krets == "intern"}
        if "nettsted" in deler:
            filer |= _nettsted(grunnlag, sak, kommune, {d: i for d, i in dokumenter.items() if d.krets == "offentlig"})
        return Bygging(sak, write_kommune(mappe, filer, om, omfang=[f"{del_}/" for del_ in deler], overskriv=overskriv))
    except SkriveFeil as feil:
        return Bygging(sak, feil=str(feil))
    except GeneratorError as feil:
        return Bygging(sak, feil=str(feil), utdatert=mark_utdatert(mappe, {"mappe": sak.mappe}))


def _malsti(tre: Tre, slag: str, maalform: Maalform) -> tuple[str, Maalform]:
    """Return the template of a kind and its standard: bokmål stands in when there is none in nynorsk."""
    sti = f"maler/word/{maalform}/{slag}.docx"
    return (sti, maalform) if sti in tre else (f"maler/word/nb/{slag}.docx", "nb")


def _render(grunnlag: Grunnlag, sak: Kommunesak, kommune: Kommune, dokument: Dokument, maler: dict[str, Mal]) -> bytes:
    tre = grunnlag.tre
    sti, maalform = _malsti(tre, dokument.slag, kommune.kommune.maalform)
    if sti not in maler:
        maler[sti] = load_mal(tre[sti], navn=sti, stil=tre.get(_STIL))
    mangler = tuple(_mangler(sak, kommune, dokument))
    kontekst = build_bekymringsrutine(
        Oppdrag(kommune, grunnlag.fag, dokument.tjeneste, maalform, dokument.krets, mangler)
    )
    sha = hashlib.sha256(kontekst.model_dump_json().encode()).hexdigest()
    return maler[sti].render(kontekst, kontekst_sha=sha)


def _mangler(sak: Kommunesak, kommune: Kommune, dokument: Dokument) -> Iterator[str]:
    """Yield what is missing for one document, as sentences for its first page."""
    egen = ("tjenester", kommune.tjenester.index(dokument.tjeneste))
    for funn in sak.funn:
        if funn.nivaa is Nivaa.MANGEL and (
            funn.sti[:2] == egen or funn.sti[0] in _DOKUMENTENE or funn.sti == ("kommune", "maalform")
        ):
            skjult = _skjult_kontakt(kommune, funn) and dokument.krets == "offentlig"
            if not skjult:
                yield f"{stor_forbokstav(funn.melding)}."


def _skjult_kontakt(kommune: Kommune, funn: Funn) -> bool:
    """Return whether a finding is about a contact that the public may not see."""
    verdi: object = kommune
    for del_ in funn.sti:
        verdi = verdi[del_] if isinstance(verdi, tuple) and isinstance(del_, int) else getattr(verdi, str(del_), None)
    return getattr(verdi, "publiser", True) is False


def _nettsted(
    grunnlag: Grunnlag, sak: Kommunesak, kommune: Kommune, dokumenter: dict[Dokument, bytes]
) -> dict[str, bytes]:
    fag, maalform = grunnlag.fag, kommune.kommune.maalform
    hoder = {h.dokument: h for h in kommune.dokumenter}
    liste = [
        Nettdokument(
            tittel=d.tjeneste.navn,
            versjon=hoder[d.id].versjon if d.id in hoder else fag.ordet("utkast", maalform),
            gjelder_fra=format_dato(fra) if d.id in hoder and (fra := hoder[d.id].gjelder_fra) else "",
            adresse=f"dokumenter/{d.filnavn}",
        )
        for d in dokumenter
    ]
    kontekst = build_nettsted_kontekst(kommune, fag, liste, maalform)
    logo = kommune.kommune.logo
    logofil = (grunnlag.tre[f"kommuner/{sak.mappe}/{logo}"], logo) if logo else None
    nettsted = build_sider(
        grunnlag.tre, kommune, fag, kontekst, logofil, {f"dokumenter/{d.filnavn}": i for d, i in dokumenter.items()}
    )
    return {f"nettsted/{sti}": innhold for sti, innhold in build_nettsted(nettsted).items()}
