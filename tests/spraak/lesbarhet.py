"""LIX for hver side på nettstedet og hvert kapittel i dokumentene, på bokmål og nynorsk."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from generator.fag.tekster import Disposisjon, Fagtekst
from tests.dokumenter import les_fag, uendret
from tests.nettside import bygg_sidene, nynorsk
from tests.spraak.setninger import find_ord, regn_lix

# Færre ord enn dette gir tilfeldige tall.
MINST_ORD: Final = 60
FOR_ALLE: Final = ("index", "bekymret", "foresatte", "hjelpetilbud")
HASTER: Final = ("akutt_raad", "vold", "del_med_leder", "snakk_med_barnet")
# LIX: under 30 er svært lett, 30–40 er lett, 40–50 er middels, over 50 er vanskelig.
GRENSER: Final = {"side for alle": 32, "side": 50, "det som haster": 38, "kapittel": 50, "tjenestens egne tekster": 42}
_BLOKK: Final = re.compile(r"</?(?:p|li|ul|ol|td|th|tr|table|h\d|div|dt|dd|br|summary|nav|aside|section)\b[^>]*>")


@dataclass(frozen=True)
class Maaling:
    """LIX for én side eller ett kapittel."""

    slag: str
    navn: str
    nb: int
    nn: int
    antall_ord: int

    @property
    def over(self) -> bool:
        """Om en av målformene er over grensen."""
        return max(self.nb, self.nn) > GRENSER[self.slag]


@cache
def maal_alt() -> tuple[Maaling, ...]:
    """Gi målingene, sidene først."""
    return (*_sidene(), *_kapitlene(), *_tjenestene())


def _sidene() -> Iterator[Maaling]:
    nb, nn = bygg_sidene(uendret), bygg_sidene(nynorsk)
    for sti in sorted(s for s in nb if s.endswith(".html")):
        navn = sti.rpartition("/")[2].removesuffix(".html")
        tekster = [_blokker(b[sti].decode()) for b in (nb, nn)]
        yield _maal("side for alle" if navn in FOR_ALLE else "side", navn, *tekster)


def _kapitlene() -> Iterator[Maaling]:
    fag = les_fag()
    disposisjoner: list[tuple[str, Disposisjon]] = [
        ("bekymringsrutine", fag.bekymringsrutine),
        ("samarbeidsavtale", fag.samarbeidsavtale),
        ("samarbeidsark", fag.samarbeidsark),
        ("lommekort", fag.lommekort),
        ("kompetanseplan", fag.kompetanseplan),
        ("kortrutine", fag.kortrutine),
        ("flytskjema", fag.flytskjema),
        ("lederansvar", fag.lederansvar),
        ("saksframlegg", fag.saksframlegg),
        *((f"rollen {r.id}", r) for r in fag.roller),
    ]
    for navn, disposisjon in disposisjoner:
        for kapittel in disposisjon.kapitler:
            slag = "det som haster" if kapittel.id in HASTER or navn in ("lommekort", "flytskjema") else "kapittel"
            tekster = [fag.tekst_etter_id[id_] for id_ in kapittel.tekster]
            if _er_lang(tekster):
                yield _maal(slag, f"{navn}: {kapittel.id}", *_begge(tekster))


def _tjenestene() -> Iterator[Maaling]:
    for type_ in sorted(les_fag().typer):
        tekster = [t for t in les_fag().tekster if t.kapittel and type_ in t.gjelder]
        if _er_lang(tekster):
            yield _maal("tjenestens egne tekster", type_, *_begge(tekster))


def _er_lang(tekster: Sequence[Fagtekst]) -> bool:
    return len(find_ord(" ".join(t.nb for t in tekster))) >= MINST_ORD


def _begge(tekster: Sequence[Fagtekst]) -> tuple[list[str], list[str]]:
    return [t.nb for t in tekster], [t.nn for t in tekster]


def _maal(slag: str, navn: str, nb: Sequence[str], nn: Sequence[str]) -> Maaling:
    return Maaling(slag, navn, regn_lix(nb), regn_lix(nn), len(find_ord(" ".join(nb))))


def _blokker(side: str) -> list[str]:
    innhold = side.partition('<div class="innhold ramme">')[2].partition("</main>")[0]
    assert innhold
    return [html.unescape(re.sub(r"<[^>]+>", "", blokk)) for blokk in _BLOKK.split(innhold)]
