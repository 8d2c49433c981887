"""En rot med en liten kommune og det ekte faggrunnlaget, der én post i lovregisteret er endret."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from tests.bygg import ROT
from tests.cli.program import PROEVIK, lag_proevik, lag_rot

REGISTER: Final = "maler/fag/regelverk.yaml"


def bytt_i_post(id_: str, **felt: str) -> str:
    """Gi registeret der disse feltene i én post har en ny verdi."""
    hele = (ROT / REGISTER).read_text(encoding="utf-8")
    start = hele.index(f"\n- id: {id_}\n") + 1
    slutt = hele.index("\n- id: ", start)
    post = hele[start:slutt]
    for navn, verdi in felt.items():
        post, antall = re.subn(rf"^  {navn}: .*$", f"  {navn}: {verdi}", post, count=1, flags=re.MULTILINE)
        assert antall == 1, navn
    return hele[:start] + post + hele[slutt:]


def legg_til_endring(register: str, dato: str, *berorer: str) -> str:
    """Gi registeret med en kommende endring til, sist."""
    return f"{register.rstrip()}\n- {{dato: '{dato}', lov_id: LOV-2026-12-01-1, hva: Endret meldeplikt, hva_nn: Endra meldeplikt, berorer: [{', '.join(berorer)}], sikkerhet: bekreftet}}\n"


def lag_lovrot(rot: Path, register: str = "", **endring: object) -> Path:
    """Skriv Prøvik, og registeret når det er et annet."""
    filer: Mapping[str, str | bytes] = {PROEVIK: lag_proevik(**endring)}
    return lag_rot(rot, {**filer, **({REGISTER: register} if register else {})})
