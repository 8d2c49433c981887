"""Stykker med plantede feil, til å vise at hver kontroll kan feile."""

from __future__ import annotations

from generator.fag.tekster import Maalform
from generator.load.yamlfil import Data
from tests.spraak.stykke import Stykke


def plant(tekst: str, maalform: Maalform = "nb", *, id_: str = "prove", felt: str = "", **data: Data) -> Stykke:
    """Gi et stykke slik det ville stått på linje 7 i maler/fag/tekster.yaml."""
    return Stykke(
        "maler/fag/tekster.yaml", 7, id_, felt, maalform, tekst, {navn: verdi for navn, verdi in data.items()}
    )
