"""What the rows on the recommendations point to, in the words of the municipality; knows no requirement and no layout."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from generator.fag import Fag
from generator.fag.tekster import Maalform
from generator.kommune import Avtale, Kommune
from generator.kontekst.felt import Krets
from generator.samsvar import Samsvarsrad
from generator.tekst import format_noen, stor_forbokstav

_STI: Final = re.compile(r"([a-z_]+)(?:\[(\d+)\])?(?:\.([a-z_]+))?(?:\[(\d+)\])?")
_AVTALE: Final = re.compile(r"avtaler/([\w-]+)\.yaml(?:: .*)?")
_OM_AVTALER: Final = ("3.2", "3.4", "3.6")
"""The requirements whose missing ids are agreements; an agreement may have the id of a service."""
_SAMTALEVERKTOEY: Final = {"snakkemedbarn": "SnakkeMedBarn", "jeg-vet": "Jeg vet"}
_VERKTOEY: Final = {
    "politiets_bekymringssamtale": "verktoey-bekymringssamtale",
    "oppsporingsmodellen": "verktoey-oppsporingsmodellen",
}


@dataclass(frozen=True)
class Samsvarsord:
    """The words for one municipality and one circle of readers. An agreement the circle may not see has no name."""

    kommune: Kommune
    fag: Fag
    maalform: Maalform
    krets: Krets

    def find_avtalenavn(self, avtale: Avtale) -> str:
        """Return the agreement's title, or that there is one that is not public."""
        vises = self.krets == "intern" or avtale.er_offentlig
        return avtale.tittel if vises else self._ord("intern-avtale")

    def format_bevis(self, rad: Samsvarsrad) -> str:
        """Return the evidence as sentences: «Opplæring: Tegn og signaler. Møte: Oppvekstforum.»; a deviation is none."""
        grupper: dict[str, list[str]] = {}
        for bevis in rad.bevis:
            if bevis.nb.startswith("avvik_fra_anbefaling"):
                continue
            hva, navn = self._les(bevis.paa(self.maalform))
            grupper.setdefault(hva, []).extend([navn] if navn else [])
        return " ".join(f"{stor_forbokstav(self._gruppe(hva, navn))}." for hva, navn in grupper.items())

    def format_avvik(self, rad: Samsvarsrad) -> str:
        """Return the deviations with their reasons, «Nav har ikke egen opplæring (få ansatte)»; nothing when they do not decide."""
        if rad.status != "avvik_dokumentert":
            return ""
        avvik = (a for a in self.kommune.avvik_fra_anbefaling if a.krav == rad.krav)
        return "; ".join(f"{a.hva} ({a.begrunnelse})" for a in avvik)

    def find_navn(self, krav: str, gjelder: Iterable[str]) -> tuple[str, ...]:
        """Return the names of what a requirement still lacks, each once."""
        return tuple(dict.fromkeys(self._navn(krav, id_) for id_ in gjelder))

    def _gruppe(self, hva: str, navn: Sequence[str]) -> str:
        alle = format_noen(list(dict.fromkeys(navn)), self._ord("og-flere"))
        return ": ".join(x for x in (hva, alle) if x)

    def _les(self, sti: str) -> tuple[str, str]:
        """Return what kind of evidence a path is, and the name of it; either may be empty."""
        if avtale := _AVTALE.fullmatch(sti):
            navn = {a.id: self.find_avtalenavn(a) for a in self.kommune.avtaler}
            return self._ord("bevis-avtaler"), navn[avtale[1]]
        treff = _STI.fullmatch(sti)
        if treff is None or treff[1] not in (*_LISTER, *_FELT):
            return "", sti
        felt, nr, under, under_nr = treff.groups()
        hva = self._ord(f"bevis-{under if felt == 'tjenester' and under else felt}")
        if felt in _FELT:
            return hva, _FELT[felt](self, under or "", int(under_nr or 0))
        return hva, _LISTER[felt](self, int(nr)) if nr else ""

    def _navn(self, krav: str, id_: str) -> str:
        if krav in _OM_AVTALER and (avtale := next((a for a in self.kommune.avtaler if a.id == id_), None)):
            return self.find_avtalenavn(avtale)
        if tjeneste := next((t for t in self.kommune.tjenester if t.id == id_), None):
            return tjeneste.navn
        if av_typen := [t.navn for t in self.kommune.tjenester if t.type == id_ or t.ligner == id_]:
            return ", ".join(av_typen)
        if type_ := self.fag.tjenestetype(id_):
            return type_.navn.paa(self.maalform)
        for start in ("tema", "form", "avtaleslag"):
            if ord_ := self.fag.ord_etter_id.get(f"{start}-{id_}"):
                return ord_.paa(self.maalform)
        hva, navn = self._les(id_)
        return navn or hva

    def _ord(self, id_: str) -> str:
        return self.fag.ordet(id_, self.maalform)


def _rutine(ord_: Samsvarsord, nr: int) -> str:
    id_ = ord_.kommune.dokumenter[nr].dokument.partition("/")[2]
    return next((t.navn for t in ord_.kommune.tjenester if t.id == id_), id_)


def _modell(ord_: Samsvarsord, slag: str, _nr: int) -> str:
    egen = ord_.kommune.modell.egen if ord_.kommune.modell else None
    return egen.navn if slag == "egen" and egen else slag.upper()


def _verktoey(ord_: Samsvarsord, slag: str, nr: int) -> str:
    if slag in _VERKTOEY:
        return ord_.fag.ordet(_VERKTOEY[slag], ord_.maalform)
    verktoey = ord_.kommune.verktoey.samtaleverktoey[nr]
    return verktoey.navn or _SAMTALEVERKTOEY.get(verktoey.id, verktoey.id)


def _samordner(ord_: Samsvarsord, _felt: str, _nr: int) -> str:
    samordning = ord_.kommune.samordning
    return (samordning.avgjoeres_av if samordning else None) or ""


def _uten_navn(_ord: Samsvarsord, _felt: str, _nr: int) -> str:
    return ""


_LISTER: Final[Mapping[str, Callable[[Samsvarsord, int], str]]] = {
    "kompetanseplan": lambda o, nr: o.fag.ordet(f"tema-{o.kommune.kompetanseplan[nr].tema}", o.maalform),
    "tjenester": lambda o, nr: o.kommune.tjenester[nr].navn,
    "dokumenter": _rutine,
    "roller": lambda o, nr: o.fag.rolle_etter_id[o.kommune.roller[nr].id].navn.paa(o.maalform),
    "moetearenaer": lambda o, nr: o.kommune.moetearenaer[nr].navn,
}
_FELT: Final[Mapping[str, Callable[[Samsvarsord, str, int], str]]] = {
    "samordning": _samordner,
    "modell": _modell,
    "verktoey": _verktoey,
    "konsultasjonsteam": _uten_navn,
    "avvik": _uten_navn,
    "revisjon": _uten_navn,
}
