"""A municipality's own texts and templates laid over the shared ones; knows no file and builds nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence

from generator.fag import Fag
from generator.fag.tekster import Disposisjon, Fagtekst, Kapittel
from generator.kommune import Kommune
from generator.kommune.lokalt import LokalTekst
from generator.tre import Tre


def finn_avtrykk(tekst: Fagtekst) -> str:
    """Return a short fingerprint of a shared text in both standards: eight hexadecimal digits."""
    return hashlib.sha256(f"{tekst.norm}\n{tekst.nb}\n{tekst.nn}".encode()).hexdigest()[:8]


def kan_byttes(tekst: Fagtekst) -> bool:
    """Return whether a municipality may put its own words in the place of a text: never where law demands it."""
    return tekst.norm != "skal" and not tekst.id.startswith(("akutt-", "vold-", "foreldre-unntak", "lk-vold"))


def med_lokale_tekster(fag: Fag, kommune: Kommune) -> Fag:
    """Return the professional base as this municipality has it."""
    if not kommune.lokale_tekster:
        return fag
    i_stedet = {t.gjelder: t for t in kommune.lokale_tekster if t.plass == "i_stedet"}
    tekster = tuple(_byttet(t, i_stedet[t.id]) if t.id in i_stedet else t for t in fag.tekster)
    ved = {_id(t): t for t in kommune.lokale_tekster if t.plass != "i_stedet"}
    felt = {navn: getattr(fag, navn) for navn in type(fag).model_fields}
    felt["tekster"] = (*tekster, *(_ny(id_, t) for id_, t in ved.items()))
    felt["bekymringsrutine"] = Disposisjon(kapitler=tuple(_utvidet(k, ved) for k in fag.bekymringsrutine.kapitler))
    return Fag.model_construct(**felt)


def _byttet(tekst: Fagtekst, lokal: LokalTekst) -> Fagtekst:
    return tekst.model_copy(update={"nb": lokal.tekst, "nn": lokal.tekst, "norm": lokal.norm or tekst.norm})


def _ny(id_: str, lokal: LokalTekst) -> Fagtekst:
    return Fagtekst(id=id_, tema="lokalt", nb=lokal.tekst, nn=lokal.tekst, norm=lokal.norm or "info")


def _id(lokal: LokalTekst) -> str:
    return f"lokal-{lokal.gjelder}-{lokal.plass}"


def _utvidet(kapittel: Kapittel, ved: dict[str, LokalTekst]) -> Kapittel:
    foer = [i for i, t in ved.items() if (t.gjelder, t.plass) == (kapittel.id, "foer")]
    etter = [i for i, t in ved.items() if (t.gjelder, t.plass) == (kapittel.id, "etter")]
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
