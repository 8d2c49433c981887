"""Bokmål og nynorsk av samme tekst: samme flettefelt, tall, datoer og lover."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from generator.fag.regelverk import Regel
from generator.fag.tekster import Maalform
from tests.spraak.stykke import MAALFORMER, Stykke

_FELT: Final = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{[^}%]*\}")
_TALL: Final = re.compile(r"\d+(?:[.,:]\d+)*(?:-\d+)?(?: ?[a-zA-Z]\b)?")
_TALLORD: Final[tuple[frozenset[str], ...]] = tuple(
    frozenset(o.split())
    for o in (
        "to", "tre", "fire", "fem", "seks", "sju syv", "åtte", "ni", "ti", "elleve", "tolv", "femten", "tjue", "tretti",
        "første", "tredje", "fjerde", "femte", "sjette", "tolvte",
    )
)  # fmt: skip
_MAANED: Final = re.compile(r"\b(januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember)\b")


def find_parfeil(stykker: Iterable[Stykke], regler: Mapping[str, Regel]) -> Iterator[str]:
    """Gi hver tekst i maler/fag, strenger.yaml og koden som mangler en målform, eller der de to sier ulike ting."""
    par: dict[tuple[str, str, str], dict[Maalform, Stykke]] = {}
    for s in stykker:
        if s.fil.endswith((".yaml", ".py")):
            fil = re.sub(r"/(nb|nn)/", "/*/", s.fil)
            par.setdefault((fil, s.id, s.felt), {})[s.maalform] = s
    lover = {(r.lov, r.lov_nn) for r in regler.values()}
    for del_ in par.values():
        if len(del_) == 1:
            (s,) = del_.values()
            mangler = next(m for m in MAALFORMER if m not in del_)
            yield s.melding(f"teksten finnes ikke på {mangler}. Skriv den også der")
        else:
            yield from _ulikt(del_["nb"], del_["nn"], lover)


def _ulikt(nb: Stykke, nn: Stykke, lover: Iterable[tuple[str, str]]) -> Iterator[str]:
    for hva, moenster in (("flettefelt", _FELT), ("tall", _TALL), ("datoer", _MAANED)):
        en, to = (Counter(_finn(moenster, s)) for s in (nb, nn))
        if en != to:
            yield nn.melding(
                f"ulike {hva}: bare nb har {_vis(en - to)}, og bare nn har {_vis(to - en)}. Rett den som er feil"
            )
    for former in _TALLORD:
        tallord = re.compile(rf"\b({'|'.join(sorted(former))})\b", re.IGNORECASE)
        if (a := len(tallord.findall(nb.tekst))) != (b := len(tallord.findall(nn.tekst))):
            yield nn.melding(f"«{'/'.join(sorted(former))}» står {a} ganger på nb og {b} på nn. Rett den som er feil")
    for lov, lov_nn in lover:
        if nb.felt not in ("lov", "lov_nn") and (_har(lov, nb.tekst) != _har(lov_nn, nn.tekst)):
            yield nn.melding(f"bare én av målformene nevner {lov} / {lov_nn}. Nevn den i begge, eller i ingen")


def _finn(moenster: re.Pattern[str], s: Stykke) -> list[str]:
    raa = re.sub(r"\{[^}]*\}", "", s.raa) if moenster is _TALL else s.raa
    return [t.strip() for t in moenster.findall(raa)]


def _har(lov: str, tekst: str) -> bool:
    return lov.lower() in tekst.lower() and re.search(rf"\b{re.escape(lov)}\b", tekst, re.IGNORECASE) is not None


def _vis(teller: Counter[str]) -> str:
    return ", ".join(f"«{t}»" for t in sorted(teller.elements())) or "ingenting"
