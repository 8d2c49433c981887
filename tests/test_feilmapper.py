"""Hver måte å feile på er en mappe i tests/data/feil: inndata slik de ligger hos kommunen, og ``forventet.txt``.

Regelen: ``forventet.txt`` er alle linjene av nivået feil som «sjekk» skriver for mappen, i rekkefølge og uten unntak.
Begynner navnet på mappen med ``mangel-`` eller ``varsel-``, er det alle linjene av det nivået i stedet. Kommunene er små,
så de mangler mye; derfor blir bare ett nivå sammenlignet. Faggrunnlaget er det lille i tests/data/fag, og datoen er fast.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from generator.errors import Nivaa
from generator.tre import tre_fra_disk
from tests.bygg import DATA, ROT, med_lite_fag, problemtekster

FEIL: Final = DATA / "feil"
MAPPER: Final = sorted(mappe.name for mappe in FEIL.iterdir() if mappe.is_dir())
ENGELSK: Final = re.compile(
    r"\b(should|must|field|input|valid|required|string|integer|expected|extra|permitted|forbidden|value|error|instance"
    r"|None|True|False|dict|tuple|list|datetime|found|could not|unexpected|pydantic)\b|[{\[]'|\('",
)
# Meldinger som ikke har en mappe, fordi inndata ikke kan ligge i git; og testen som dekker dem.
UTENOM: Final = {
    "linja inneholder et fødselsnummer": "tests/load/test_tekstkontroll.py",
    "viser til {path}, som ikke kan leses": "tests/load/test_kommune.py (når fila er for stor)",
}


def _nivaa(navn: str) -> Nivaa:
    return {"mangel": Nivaa.MANGEL, "varsel": Nivaa.VARSEL}.get(navn.partition("-")[0], Nivaa.FEIL)


def _forventet(navn: str) -> list[str]:
    return (FEIL / navn / "forventet.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("navn", MAPPER)
def test_mappen_gir_akkurat_disse_linjene(navn: str) -> None:
    tre = med_lite_fag(tre_fra_disk(FEIL / navn, "kommuner"))

    assert problemtekster(tre, nivaa=_nivaa(navn)) == _forventet(navn)


@pytest.mark.parametrize("navn", MAPPER)
def test_teksten_er_norsk_og_har_fast_form(navn: str) -> None:
    assert _forventet(navn), "en mappe skal vise minst én linje"
    for linje in _forventet(navn):
        assert re.match(r"kommuner/\S+?(:\d+)?: (mangel: |varsel: )?\S", linje), linje
        assert linje.endswith((".", "?")), linje
        uten_sitat = re.sub(r"«[^»]*»", "«»", linje)
        assert not re.search(r"\.\.(?!/)|  |\. \.|\?\.", uten_sitat), linje
        assert not ENGELSK.search(uten_sitat), linje


def _meldinger(mappe: Path, navn: str, nivaa: str) -> Iterator[tuple[str, ast.expr]]:
    """Teksten i hvert kall på ``navn`` (Funn eller Problem) med nivået, og hvor det står."""
    plass = {"Funn": 1, "Problem": 3}[navn]
    for fil in sorted(mappe.glob("*.py")):
        for node in ast.walk(ast.parse(fil.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id == navn
                and len(node.args) > plass
            ):
                nivaaer = [
                    a.attr for a in node.args if isinstance(a, ast.Attribute) and a.attr in Nivaa.__members__
                ] or ["FEIL"]
                if nivaaer == [nivaa] and isinstance(node.args[plass], ast.Constant | ast.JoinedStr):
                    yield f"{fil.name}:{node.lineno}", node.args[plass]


def _moenster(uttrykk: ast.expr) -> str:
    """Den faste teksten i en melding som regulært uttrykk, med hva som helst for det som settes inn."""
    if isinstance(uttrykk, ast.Constant):
        return re.escape(str(uttrykk.value))
    assert isinstance(uttrykk, ast.JoinedStr)
    return "".join(re.escape(str(d.value)) if isinstance(d, ast.Constant) else ".+" for d in uttrykk.values)


@pytest.mark.parametrize(("mappe", "navn"), [("generator/check", "Funn"), ("generator/load", "Problem")])
def test_hver_melding_av_nivaa_feil_har_en_mappe(mappe: str, navn: str) -> None:
    alle = "\n".join(linje for mappenavn in MAPPER for linje in _forventet(mappenavn))
    utenom = re.compile("|".join(re.escape(m.split("{")[0]) for m in UTENOM))
    uten = [
        f"{sted}: {ast.unparse(uttrykk)}"
        for sted, uttrykk in _meldinger(ROT / mappe, navn, "FEIL")
        if not sted.startswith(("fag.py", "strenger.py"))
        and not re.search(_moenster(uttrykk), alle)
        and not utenom.search(ast.unparse(uttrykk))
    ]

    assert uten == []
