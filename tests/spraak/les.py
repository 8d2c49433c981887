"""All tekst vi skriver til leserne, stykke for stykke, fra malene og fra koden."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from generator.fag.tekster import Maalform
from generator.load.yamlfil import Data, load_yamlfil
from generator.tre import Tre
from generator.word import docx_tekst
from tests.bygg import ROT
from tests.dokumenter import les_tre
from tests.spraak.les_kode import find_i_kode
from tests.spraak.stykke import MAALFORMER, Stykke

# Felt i maler/fag som bare redaktøren og programmet leser.
_IKKE_TIL_LESEREN: Final = {"merknad", "moenster", "gammel", "meta", "kilder"}


@cache
def les_alt() -> tuple[Stykke, ...]:
    """Alt leserne kan møte."""
    kode = sorted((ROT / "generator").rglob("*.py"))
    fra_kode = (s for f in kode for s in find_i_kode(f.relative_to(ROT).as_posix(), f.read_text(encoding="utf-8")))
    return (*find_stykker(les_tre()), *fra_kode)


def find_stykker(tre: Tre) -> Iterator[Stykke]:
    """Gi hvert stykke i maler/fag, maler/nettsted og maler/word."""
    for sti in tre:
        if sti.startswith("maler/fag/") and sti.endswith(".yaml"):
            yield from _fra_fag(sti, tre[sti])
        elif treff := re.fullmatch(r"maler/(nettsted|word)/(nb|nn)/.*", sti):
            maalform: Maalform = "nb" if treff[2] == "nb" else "nn"
            yield from _fra_mal(sti, tre[sti], maalform)


def _fra_mal(sti: str, innhold: bytes, maalform: Maalform) -> Iterator[Stykke]:
    if sti.endswith(".docx"):
        linjer = enumerate(docx_tekst(innhold).split("\n"), start=1)
        yield from (Stykke(sti, 0, f"avsnitt {nr}", "", maalform, t, {}) for nr, t in linjer if t.strip())
    elif sti.endswith(".md"):
        tekst = re.sub(
            r"\{%.*?%\}|\{\{.*?\}\}", lambda t: "\n" * t.group().count("\n") + " ", innhold.decode(), flags=re.DOTALL
        )
        linjer = enumerate(tekst.split("\n"), start=1)
        yield from (Stykke(sti, nr, f"linje {nr}", "", maalform, t, {}) for nr, t in linjer if t.strip())
    else:
        fil = load_yamlfil(sti, innhold)
        assert isinstance(fil.data, dict), sti
        for navn, verdi in fil.data.items():
            yield Stykke(sti, fil.steder[(navn,)].line, str(navn), "", maalform, str(verdi), {})


def _fra_fag(sti: str, innhold: bytes) -> Iterator[Stykke]:
    fil = load_yamlfil(sti, innhold)
    for vei, rad in _rader(fil.data, ()):
        for maalform in MAALFORMER:
            for felt, verdi in rad.items():
                kort = _felt(rad, str(felt), maalform)
                if isinstance(verdi, str) and kort is not None:
                    navn = _navn(fil.data, vei)
                    yield Stykke(sti, fil.steder[(*vei, felt)].line, navn, kort, maalform, verdi, rad)


def _felt(rad: Mapping[str | int, Data], felt: str, maalform: Maalform) -> str | None:
    """Gi navnet på feltet uten målform, eller None når det ikke er tekst på denne målformen.

    Et felt er tospråklig når raden har det på begge: nb og nn, tittel_nb og tittel_nn, eller tittel og tittel_nn.
    """
    if felt in ("nb", "nn"):
        return "" if felt == maalform else None
    stamme = felt.removesuffix("_nb").removesuffix("_nn")
    if stamme in _IKKE_TIL_LESEREN or (felt == stamme and f"{felt}_nn" not in rad):
        return None
    return stamme if (felt.endswith("_nn")) == (maalform == "nn") else None


def _rader(data: Data, vei: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], Mapping[str | int, Data]]]:
    if isinstance(data, dict):
        yield vei, data
        for navn, under in data.items():
            if navn not in _IKKE_TIL_LESEREN:
                yield from _rader(under, (*vei, navn))
    elif isinstance(data, tuple):
        for i, under in enumerate(data):
            yield from _rader(under, (*vei, i))


def _navn(data: Data, vei: tuple[str | int, ...]) -> str:
    """Gi id-en til den nærmeste raden rundt som har en, og veien videre ned."""
    navn = list(map(str, vei))
    for i, steg in enumerate(vei):
        data = data[steg]  # type: ignore[index]  # veien er laget av _rader, og passer
        if isinstance(data, dict):
            ny = data.get("id", data.get("type", data.get("nummer")))
            navn = [str(ny), *map(str, vei[i + 1 :])] if ny is not None else navn
    return " ".join(navn)
