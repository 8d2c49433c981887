"""Teksten til et problem, og rekkefølgen problemene blir fortalt i."""

from __future__ import annotations

import pytest

from generator.errors import (
    BrukFeil,
    GeneratorError,
    InndataFeil,
    MalFeil,
    Nivaa,
    Problem,
    SkriveFeil,
    find_naermeste,
    format_felt,
    format_liste,
    format_problem,
)


def _problem(
    path: str = "kommuner/0000-proevik/kommune.yaml",
    line: int = 3,
    felt: str = "kommune.navn",
    nivaa: Nivaa = Nivaa.FEIL,
) -> Problem:
    return Problem(path, line, felt, "mangler", "Legg til feltet.", nivaa)


@pytest.mark.parametrize(
    ("problem", "tekst"),
    [
        (_problem(), "kommuner/0000-proevik/kommune.yaml:3: kommune.navn – mangler. Legg til feltet."),
        (_problem(line=0, felt=""), "kommuner/0000-proevik/kommune.yaml: mangler. Legg til feltet."),
        (
            _problem(nivaa=Nivaa.MANGEL),
            "kommuner/0000-proevik/kommune.yaml:3: mangel: kommune.navn – mangler. Legg til feltet.",
        ),
        (
            _problem(nivaa=Nivaa.VARSEL),
            "kommuner/0000-proevik/kommune.yaml:3: varsel: kommune.navn – mangler. Legg til feltet.",
        ),
        (Problem("a.yaml", 1, "", "fila er tom", ""), "a.yaml:1: fila er tom."),
        (Problem("a.yaml", 1, "x", "finnes ikke", "Mente du «y»? "), "a.yaml:1: x – finnes ikke. Mente du «y»?"),
    ],
)
def test_teksten_har_fil_linje_felt_og_hva_en_kan_gjoere(problem: Problem, tekst: str) -> None:
    assert format_problem(problem) == tekst


@pytest.mark.parametrize(
    ("sti", "felt"),
    [
        ((), ""),
        (("kommune",), "kommune"),
        (("tjenester", 2, "leder_rolle"), "tjenester[2].leder_rolle"),
        ((0, "a"), "[0].a"),
        (("a", 1, 2), "a[1][2]"),
    ],
)
def test_felt_skrives_slik_folk_leser_det(sti: tuple[str | int, ...], felt: str) -> None:
    assert format_felt(sti) == felt


def test_problemer_fortelles_etter_fil_og_linje_og_de_verste_foerst() -> None:
    foerst, saa = _problem(line=2, nivaa=Nivaa.VARSEL), _problem(line=10, nivaa=Nivaa.FEIL)
    samme_linje = _problem(line=10, nivaa=Nivaa.MANGEL)
    annen_fil = _problem(path="kommuner/0000-proevik/avtaler/a.yaml", line=99)

    feil = InndataFeil([samme_linje, saa, foerst, annen_fil])

    assert feil.problemer == [annen_fil, foerst, saa, samme_linje]
    assert str(feil).splitlines() == [format_problem(p) for p in feil.problemer]


def test_alle_feil_fra_inndata_fanges_ett_sted() -> None:
    assert all(issubclass(f, GeneratorError) for f in (InndataFeil, BrukFeil, MalFeil, SkriveFeil))


@pytest.mark.parametrize(
    ("navn", "forslag"),
    [
        ("mallform", "Mente du «maalform»? "),
        ("Maalform", "Mente du «maalform»? "),
        ("målform", "Mente du «maalform»? "),
        ("xyz", ""),
        ("", ""),
    ],
)
def test_naermeste_navn_taaler_store_bokstaver_og_aa(navn: str, forslag: str) -> None:
    assert find_naermeste(navn, ["navn", "maalform", "fylke"]) == forslag


@pytest.mark.parametrize(
    ("navn", "tekst"), [([], ""), (["a"], "a"), (["a", "b"], "a eller b"), (["a", "b", "c"], "a, b eller c")]
)
def test_liste_med_komma_og_bindeord(navn: list[str], tekst: str) -> None:
    assert format_liste(navn) == tekst


def test_forslaget_staar_slik_navnet_skrives() -> None:
    assert find_naermeste("trondhem", ["Trondheim", "Tromsø"]) == "Mente du «Trondheim»? "
