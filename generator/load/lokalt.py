"""``tekst/*.md`` of a municipality to data: a small YAML head when there is one, and the text; knows no rule."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Final

from generator.errors import Problem
from generator.load.lest import Sted, Sti
from generator.load.tekstkontroll import dekod
from generator.load.yamlfil import Data, load_yamlfil
from generator.tre import Tre

_FELT: Final = "lokale_tekster"
_PLASSER: Final = ("foer", "etter")
_GJERDE: Final = "---"


def legg_til_lokale(tre: Tre, rot: str, data: dict[str, Data], steder: dict[Sti, Sted]) -> list[Problem]:
    """Put the municipality's own texts into its data, with the place of each; return the problems of the files."""
    if _FELT in data:
        sted = steder[(_FELT,)]
        del data[_FELT]
        tips = "Egne tekster står i egne filer i mappen tekst/, én fil for hver."
        return [Problem(sted.path, sted.line, _FELT, "er et felt som ikke finnes her", tips)]
    problemer: list[Problem] = []
    tekster: list[Data] = []
    for path in (s for s in tre if s.startswith(f"{rot}/tekst/")):
        tekst, feil = _les(path, tre[path])
        problemer += feil
        if tekst is not None:
            steder[(_FELT, len(tekster))] = Sted(path, 1, ())
            steder.update({(_FELT, len(tekster), felt): Sted(path, 1, (felt,)) for felt in tekst})
            tekster.append(tekst)
    if tekster:
        data[_FELT] = tuple(tekster)
    return problemer


def _les(path: str, innhold: bytes) -> tuple[dict[str, Data] | None, list[Problem]]:
    """Return the data of one file, or the reason why there is none."""
    navn = PurePosixPath(path).name.removesuffix(".md")
    gjelder, _, plass = navn.partition(".")
    if not path.endswith(".md") or (plass and plass not in _PLASSER):
        tips = "En egen tekst heter tekst/<id>.md, tekst/<kapittel>.foer.md eller tekst/<kapittel>.etter.md."
        return None, [Problem(path, 0, "", "fila blir ikke lest", tips)]
    rent, problemer = dekod(path, innhold)
    if problemer:
        return None, problemer
    hode, tekst = _del(rent)
    fil = load_yamlfil(path, hode.encode()) if hode.strip() else None
    if fil is not None and (fil.problemer or not isinstance(fil.data, dict)):
        tips = "Mellom de to linjene med --- kan norm og bygger_paa stå, som i YAML."
        return None, list(fil.problemer) or [Problem(path, 1, "", "hodet er ikke nøkler og verdier", tips)]
    felt = dict(fil.data) if fil is not None and isinstance(fil.data, dict) else {}
    return {**felt, "gjelder": gjelder, "plass": plass or "i_stedet", "tekst": " ".join(tekst.split())}, []


def _del(rent: str) -> tuple[str, str]:
    """Return head and text; without a head the whole is text."""
    linjer = rent.lstrip("\n").splitlines()
    if not linjer or linjer[0].strip() != _GJERDE:
        return "", rent
    slutt = next((i for i, linje in enumerate(linjer[1:], start=1) if linje.strip() == _GJERDE), len(linjer))
    return "\n".join(linjer[1:slutt]), "\n".join(linjer[slutt + 1 :])
