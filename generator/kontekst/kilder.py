"""Sources as the reader sees them: laws by name and section, each with its link; knows no text that uses them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from generator.fag import Fag
from generator.fag.regelverk import Regel
from generator.fag.tekster import Maalform
from generator.tekst import Henvisning, Henvisninger

_UTEN_LOV: Final = {
    "retningslinje-is-2826": {"nb": "retningslinjen IS-2826", "nn": "retningslinja IS-2826"},
    "veileder-samarbeid": {"nb": "nasjonal veileder om samarbeid", "nn": "nasjonal rettleiar om samarbeid"},
    "stafettholder": {"nb": "lokalt valg", "nn": "lokalt val"},
}
_TRAKTATLOVER: Final = ("menneskerettsloven", "menneskerettslova", "personopplysningsloven", "personopplysningslova")
_HARD: Final = "\u00a0"
_HENGER_SAMMEN: Final = re.compile(r"(?<=§) |(?<=\d) (?=[a-z]\b)")  # «§ 7-2 a» is never broken between its parts


def format_kilder(fag: Fag, maalform: Maalform, ider: Iterable[str]) -> Henvisninger:
    """Return «barnehageloven § 46; barnevernsloven § 13-2», sections of the same law together, each with its link."""
    noekkel = (maalform, tuple(ider))
    if noekkel not in fag.kildehusk:
        fag.kildehusk[noekkel] = _skriv_kilder(fag, *noekkel)
    return fag.kildehusk[noekkel]


def _skriv_kilder(fag: Fag, maalform: Maalform, ider: Iterable[str]) -> Henvisninger:
    lover: dict[str, dict[str, Regel]] = {}
    for id_ in ider:
        regel = fag.regel_etter_id[id_]
        lov, paragraf = _navn(regel, maalform)
        lover.setdefault(lov, {}).setdefault(paragraf, regel)
    biter: list[str | Henvisning] = []
    for lov, paragrafer in lover.items():
        biter += ["; "] * bool(biter)
        biter += _lov(lov, paragrafer)
    return Henvisninger(*biter)


def _lov(lov: str, paragrafer: dict[str, Regel]) -> Iterator[str | Henvisning]:
    """Yield the sections of one law; the first link names the law too, the others in full for who hears them alone."""
    vist = [p for p in paragrafer if p] or [""]
    for nr, paragraf in enumerate(vist):
        if nr:
            yield " og " if nr == len(vist) - 1 else ", "
        regel = paragrafer[paragraf]
        vist_paragraf = _HENGER_SAMMEN.sub(_HARD, paragraf)
        navn = f"{lov} {vist_paragraf}".strip()
        yield Henvisning(navn if not nr else vist_paragraf, regel.id, regel.adresse, navn)


def _navn(regel: Regel, maalform: Maalform) -> tuple[str, str]:
    """Return the law and the section as they are written; a treaty stands in place of the law that made it law."""
    if regel.id in _UTEN_LOV:
        return _UTEN_LOV[regel.id][maalform], ""
    lov, paragraf = regel.paa(maalform)
    lov = re.sub(r" \(\d{4}\)$", "", lov)
    if ", jf. " in paragraf and lov in _TRAKTATLOVER:
        lov, paragraf = _traktat(paragraf)
    return lov, re.sub(r"\s*\(.*\)$|^(hele forskriften|heile forskrifta).*$", "", paragraf)


def _traktat(paragraf: str) -> tuple[str, str]:
    """Return treaty and articles from «§ 2 nr. 4, jf. barnekonvensjonen artikkel 3, 12 og 19»."""
    traktat, _, artikler = paragraf.partition(", jf. ")[2].partition(" artikkel ")
    return traktat, f"artikkel {artikler}"
