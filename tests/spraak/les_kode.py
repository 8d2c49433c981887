"""Tospråklige ord som står i koden: ``Tekstpar("…", "…")`` og ``{"nb": "…", "nn": "…"}``."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from generator.fag.tekster import Maalform
from tests.spraak.stykke import MAALFORMER, Stykke

_SPRAAKKODER: Final = ("nb-NO", "nn-NO")


def find_i_kode(sti: str, kilde: str) -> Iterator[Stykke]:
    """Gi hvert stykke i én modul. Det som settes inn i en f-streng, er et flettefelt."""
    for node in ast.walk(ast.parse(kilde)):
        if isinstance(node, ast.Call | ast.Dict):
            for maalform, uttrykk in _par(node):
                if (tekst := _tekst(uttrykk)) is not None:
                    id_ = f"tegn {node.col_offset} på linje {node.lineno}"
                    yield Stykke(sti, uttrykk.lineno, id_, "", maalform, tekst, {})


def _par(node: ast.Call | ast.Dict) -> Iterator[tuple[Maalform, ast.expr]]:
    if (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "Tekstpar"
        and len(node.args) == 2
    ):
        yield from zip(MAALFORMER, node.args, strict=True)
    elif isinstance(node, ast.Dict):
        etter_navn = {n.value: v for n, v in zip(node.keys, node.values, strict=True) if isinstance(n, ast.Constant)}
        if etter_navn.keys() == set(MAALFORMER):
            yield from ((m, etter_navn[m]) for m in MAALFORMER)


def _tekst(uttrykk: ast.expr) -> str | None:
    if isinstance(uttrykk, ast.Constant) and isinstance(uttrykk.value, str):
        return None if uttrykk.value in _SPRAAKKODER else uttrykk.value
    if isinstance(uttrykk, ast.JoinedStr):
        return "".join(str(d.value) if isinstance(d, ast.Constant) else "{verdi}" for d in uttrykk.values)
    return None
