"""Contrast of every pair of colours that the theme puts together, for each accent colour, light and dark (WCAG 2.2)."""

from __future__ import annotations

import re
from typing import get_args

import pytest

from generator.site.modell import Farge
from generator.site.temafiler import TEMA

FLATER = ["bakgrunn", "flate", "farge-flate"]
TEKST = [
    *[(tekst, flate) for tekst in ("tekst", "tekst-svak", "farge-lenke", "besoekt") for flate in FLATER],
    ("knapptekst", "farge-sterk"),
    ("knapptekst", "farge-sterk-hover"),
    ("haster", "bakgrunn"),
    *[(navn, f"{navn}-flate") for navn in ("haster", "varsel")],
    *[("tekst", f"{navn}-flate") for navn in ("haster", "varsel")],
    *[("merke-tekst", navn) for navn in ("haster", "varsel")],
]
KANTER = [
    *[("farge-kant", flate) for flate in ("bakgrunn", "farge-flate")],
    *[("farge-sterk", flate) for flate in FLATER],
    *[(f"{navn}-kant", flate) for navn in ("haster", "varsel") for flate in ("bakgrunn", f"{navn}-flate")],
]


def _les_farger(farge: str, *, moerk: bool) -> dict[str, str]:
    lys, _, resten = (TEMA / "farger.css").read_text(encoding="utf-8").partition("@media screen")
    farger: dict[str, str] = {}
    for css in (lys, resten) if moerk else (lys,):
        for velger, regler in re.findall(r"(:root|\.farge-\w+) \{(.*?)\}", css, re.DOTALL):
            if velger in {":root", f".farge-{farge}"}:
                farger |= dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", regler))
    return farger


def _lysstyrke(farge: str) -> float:
    kanaler = [int(farge[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (k / 12.92 if k <= 0.04045 else ((k + 0.055) / 1.055) ** 2.4 for k in kanaler)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def _kontrast(a: str, b: str) -> float:
    moerk, lys = sorted((_lysstyrke(a), _lysstyrke(b)))
    return (lys + 0.05) / (moerk + 0.05)


@pytest.mark.parametrize("moerk", [False, True])
@pytest.mark.parametrize("farge", get_args(Farge))
def test_tekst_har_kontrast_7_og_kanter_3(farge: str, moerk: bool) -> None:
    farger = _les_farger(farge, moerk=moerk)
    krav = [(par, 7.0) for par in TEKST] + [(par, 3.0) for par in KANTER]
    maalt = {par: (round(_kontrast(farger[par[0]], farger[par[1]]), 2), minst) for par, minst in krav}
    assert {par: verdi for par, verdi in maalt.items() if verdi[0] < verdi[1]} == {}


def test_hver_farge_er_lys_og_moerk() -> None:
    css = (TEMA / "farger.css").read_text(encoding="utf-8")
    assert {navn: css.count(f".farge-{navn} {{") for navn in get_args(Farge)} == dict.fromkeys(get_args(Farge), 2)
