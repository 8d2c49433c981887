"""Hvor stor en modul og en funksjon i generator/ kan bli, og hva de ikke kan hete."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from typing import Final

import pytest

from tests.kode import MODULER

MAKS_MODUL: Final = 300
MAKS_FUNKSJON: Final = 30
FORBUDTE_NAVN: Final = {
    "util",
    "utils",
    "helper",
    "helpers",
    "common",
    "misc",
    "manager",
    "hjelpere",
    "felles",
    "diverse",
}
# Funksjoner som er lengre enn grensen -> hvorfor. Lista skal bare bli kortere.
_BRUTT: Final = "få setninger; meldingene i kallene er brutt over mange linjer"
LANGE_FUNKSJONER: Final[Mapping[str, str]] = {
    "check.motsigelser._kommunenummer": _BRUTT,
    "load.yamlfil.load_yamlfil": _BRUTT,
}


def find_funksjoner(kode: ast.Module, kilde: str) -> Iterator[tuple[str, int]]:
    """Gi hver funksjon med antall kodelinjer: kroppen uten docstring, kommentarer og blanke linjer."""
    linjer = kilde.splitlines()
    for node in ast.walk(kode):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            kropp = node.body[1:] if ast.get_docstring(node) is not None else node.body
            if kropp:
                i_kroppen = linjer[kropp[0].lineno - 1 : node.end_lineno]
                yield node.name, sum(1 for linje in i_kroppen if linje.strip() and not linje.strip().startswith("#"))


def find_formfeil(modul: str, kilde: str) -> list[str]:
    """Gi det som er galt med størrelse og navn i én modul."""
    antall = len(kilde.splitlines())
    feil = [f"{modul}: {antall} linjer, og grensen er {MAKS_MODUL}. Del modulen."] if antall > MAKS_MODUL else []
    if darlig := FORBUDTE_NAVN & set(modul.split(".")):
        feil.append(
            f"{modul}: «{darlig.pop()}» sier ikke hva modulen er til. Legg funksjonen der begrepet hører hjemme."
        )
    for navn, lengde in find_funksjoner(ast.parse(kilde), kilde):
        if lengde > MAKS_FUNKSJON and f"{modul}.{navn}" not in LANGE_FUNKSJONER:
            feil.append(f"{modul}.{navn}: {lengde} kodelinjer, og grensen er {MAKS_FUNKSJON}. Del funksjonen.")
    return feil


@pytest.mark.parametrize("modul", MODULER)
def test_modulen_er_liten_og_har_et_navn_som_sier_noe(modul: str) -> None:
    assert find_formfeil(modul, MODULER[modul]) == []


def test_unntak_for_lange_funksjoner_trengs_ennaa() -> None:
    lengder = {
        f"{m}.{navn}": lengde
        for m, kilde in MODULER.items()
        for navn, lengde in find_funksjoner(ast.parse(kilde), kilde)
    }
    assert [navn for navn in LANGE_FUNKSJONER if lengder.get(navn, 0) <= MAKS_FUNKSJON] == []


@pytest.mark.parametrize(
    ("modul", "kilde", "ventet"),
    [
        ("plan", "x = 1\n" * 301, "301 linjer"),
        ("plan", "def lang() -> None:\n" + "    print()\n" * 31, "plan.lang: 31 kodelinjer"),
        ("word.utils", "x = 1\n", "«utils» sier ikke hva modulen er til"),
    ],
)
def test_feil_form_blir_funnet(modul: str, kilde: str, ventet: str) -> None:
    (feil,) = find_formfeil(modul, kilde)
    assert ventet in feil


def test_docstring_kommentarer_og_blanke_linjer_teller_ikke() -> None:
    kilde = (
        'def kort() -> None:\n    """Én.\n'
        + "    linje\n" * 40
        + '    """\n'
        + "    # hvorfor\n\n" * 40
        + "    print()\n" * 30
    )
    assert find_formfeil("plan", kilde) == []
