"""A municipality's own texts and templates laid over the shared ones; knows no file and builds nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.fag import Fag
from generator.fag.tekster import Disposisjon, Fagtekst, Kapittel, Norm, Tegn
from generator.kommune import Kommune
from generator.kommune.lokalt import LokalTekst
from generator.tre import Tre


def find_avtrykk(tekst: Fagtekst) -> str:
    """Return a short fingerprint of a shared text in both standards: eight hexadecimal digits."""
    return hashlib.sha256(f"{tekst.norm}\n{tekst.nb}\n{tekst.nn}".encode()).hexdigest()[:8]


def kan_byttes(tekst: Fagtekst) -> bool:
    """Return whether a municipality may put its own words in the place of a text: never where law demands it."""
    return tekst.norm != "skal" and not tekst.id.startswith(("akutt-", "vold-", "foreldre-unntak", "lk-vold"))


def med_eget(fag: Fag, kommune: Kommune) -> Fag:
    """Return the professional base as this municipality has it: own texts in the place of shared ones, the rest beside them."""
    ved = [
        Tillegg(f"lokal-{t.gjelder}-{t.plass}", t.gjelder, t.plass, t.tekst, t.norm or "info")
        for t in kommune.lokale_tekster
        if t.plass != "i_stedet"
    ]
    ved += [Tillegg(f"lokal-steg-{s.id}", s.kapittel, "etter", s.tekst, "info") for s in kommune.eget.steg]
    i_stedet = {t.gjelder: t for t in kommune.lokale_tekster if t.plass == "i_stedet"}
    egne_tegn = tuple(
        Tegn(id=f"lokal-{t.id}", kategori=t.kategori, alder=t.alder, nb=t.tekst, nn=t.tekst, eget=True)
        for t in kommune.eget.tegn
    )
    if not (ved or i_stedet or egne_tegn):
        return fag
    felt = {navn: getattr(fag, navn) for navn in type(fag).model_fields}
    felt["tekster"] = (*(_byttet(t, i_stedet.get(t.id)) for t in fag.tekster), *(t.fagtekst for t in ved))
    felt["bekymringsrutine"] = Disposisjon(kapitler=tuple(_utvidet(k, ved) for k in fag.bekymringsrutine.kapitler))
    felt["tegn"] = fag.tegn.model_copy(update={"tegn": (*fag.tegn.tegn, *egne_tegn)})
    return Fag.model_construct(**felt)


@dataclass(frozen=True)
class Tillegg:
    """A text beside a chapter of the routine."""

    id: str
    kapittel: str
    plass: str
    tekst: str
    norm: Norm

    @property
    def fagtekst(self) -> Fagtekst:
        """The text in the form the professional base has."""
        return Fagtekst(id=self.id, tema="lokalt", nb=self.tekst, nn=self.tekst, norm=self.norm)


def _byttet(tekst: Fagtekst, lokal: LokalTekst | None) -> Fagtekst:
    if lokal is None:
        return tekst
    return tekst.model_copy(update={"nb": lokal.tekst, "nn": lokal.tekst, "norm": lokal.norm or tekst.norm})


def _utvidet(kapittel: Kapittel, ved: Sequence[Tillegg]) -> Kapittel:
    foer = [t.id for t in ved if (t.kapittel, t.plass) == (kapittel.id, "foer")]
    etter = [t.id for t in ved if (t.kapittel, t.plass) == (kapittel.id, "etter")]
    return kapittel.model_copy(update={"tekster": (*foer, *kapittel.tekster, *etter)})


def med_egne_maler(tre: Tre, mappe: str) -> Tre:
    """Return the tree with the municipality's own ``maler/`` over the shared one, file by file; the same tree when it has none."""
    egne = tre.under(f"kommuner/{mappe}/maler")
    return Tre({f"maler/{sti}": egne[sti] for sti in egne}).over(tre) if egne else tre


def find_eget(tre: Tre, mapper: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    """Yield each municipality that has own texts, templates or looks, with the files."""
    for mappe in mapper:
        rot = f"kommuner/{mappe}/"
        if eget := [s.removeprefix(rot) for s in tre if s.startswith((f"{rot}tekst/", f"{rot}maler/"))]:
            yield mappe, eget
