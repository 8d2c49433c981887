"""Sidene målt i en nettleser: ingen brudd som axe kan finne, og ingen rulling sidelengs, på smal og bred skjerm."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Final, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, sync_playwright

from generator.kommune import Kommune
from generator.load import load_kommune
from generator.nettstedsbygg import SIDER
from generator.tre import tre_fra_disk
from tests.cli.program import kjoer, lag_rot
from tests.dokumenter import ROT, les_kommune
from tests.nettside import ALLE_SLAG, bygg_kommunen

REGLER: Final = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
BREDDER: Final = (320, 1280)
KOMMUNER: Final = ("fjordvik", "valle")


@cache
def les_valle() -> Kommune:
    kommune = load_kommune(tre_fra_disk(ROT, "kommuner/4221-valle", "kommuner/felles"), "4221-valle").verdi
    assert kommune is not None
    return kommune


@pytest.fixture(scope="module")
def nettsted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Sidene til Fjordvik, med dokumenter av alle slag, og til Valle, uten."""
    rot = tmp_path_factory.mktemp("nettsted")
    for navn, filer in (("fjordvik", bygg_kommunen(les_kommune(), ALLE_SLAG)), ("valle", bygg_kommunen(les_valle()))):
        for sti, innhold in filer.items():
            fil = rot / navn / sti
            fil.parent.mkdir(parents=True, exist_ok=True)
            fil.write_bytes(innhold)
    return rot


@pytest.fixture(scope="module")
def nettleser(krev: Callable[[str], str]) -> Iterator[Browser]:
    """Én nettleser for alle sidene. Uten sandkasse, for den virker ikke for root."""
    chromium = krev("chromium")
    with sync_playwright() as playwright:
        nettleser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield nettleser
        nettleser.close()


@pytest.mark.parametrize("side", SIDER)
@pytest.mark.parametrize("kommune", KOMMUNER)
def test_siden_har_ingen_brudd_og_ruller_ikke_sidelengs(
    kommune: str, side: str, nettsted: Path, nettleser: Browser
) -> None:
    # Sidene slipper ikke til skript; målingen er et.
    vindu = nettleser.new_context(bypass_csp=True)
    blad = vindu.new_page()
    blad.goto((nettsted / kommune / f"{side}.html").as_uri())
    for bredde in BREDDER:
        blad.set_viewport_size({"width": bredde, "height": 900})
        svar = Axe().run(blad, options={"runOnly": list(REGLER), "resultTypes": ["violations"]}).response
        assert [f"{b['id']}: {b['nodes'][0]['html']}" for b in svar["violations"]] == [], bredde
        assert blad.evaluate("document.documentElement.scrollWidth") == bredde
    vindu.close()


@pytest.mark.parametrize("skrift", ["Liberation Sans", "DejaVu Sans"])
@pytest.mark.parametrize("kommune", KOMMUNER)
def test_teksten_i_flytskjemaet_holder_seg_i_rutene_og_er_ikke_for_liten(
    kommune: str, skrift: str, nettsted: Path, nettleser: Browser
) -> None:
    blad = nettleser.new_page(viewport={"width": BREDDER[0], "height": 900})
    blad.goto((nettsted / kommune / "ansatte.html").as_uri())
    blad.evaluate("skrift => document.body.style.fontFamily = skrift", skrift)
    breddene = blad.evaluate(
        "[...document.querySelectorAll('.tegning text')].map(t => t.getBBox().x + t.getBBox().width)"
    )
    assert breddene
    assert max(breddene) <= 300 - 8
    hoeyder = blad.evaluate(
        "[...document.querySelectorAll('.tegning text')].map(t => t.getBoundingClientRect().height)"
    )
    assert min(hoeyder) >= 14
    blad.close()


@pytest.fixture(scope="module")
def oversikt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Oversikten over eksemplene, og en kommune som ikke kan leses."""
    rot = tmp_path_factory.mktemp("oversikt")
    shutil.copytree(ROT / "kommuner", rot / "kommuner")
    lag_rot(rot, {"1101-eigersund": "kommune: 3"})
    assert kjoer("oversikt", "--format", "html", "--ut", "side.html", i=rot).kode == 1
    return rot / "side.html"


@pytest.mark.parametrize("medium", ["screen", "print"])
def test_oversikten_har_ingen_brudd_og_ruller_ikke_sidelengs(
    medium: Literal["screen", "print"], oversikt: Path, nettleser: Browser
) -> None:
    vindu = nettleser.new_context(bypass_csp=True)
    blad = vindu.new_page()
    blad.goto(oversikt.as_uri())
    blad.emulate_media(media=medium)
    for bredde in BREDDER if medium == "screen" else BREDDER[1:]:
        blad.set_viewport_size({"width": bredde, "height": 900})
        svar = Axe().run(blad, options={"runOnly": list(REGLER), "resultTypes": ["violations"]}).response
        assert [f"{b['id']}: {b['nodes'][0]['html']}" for b in svar["violations"]] == [], bredde
        assert blad.evaluate("document.documentElement.scrollWidth") == bredde
    vindu.close()


def test_maalingen_finner_et_brudd_og_rulling(nettleser: Browser) -> None:
    vindu = nettleser.new_context(viewport={"width": 320, "height": 900})
    blad = vindu.new_page()
    blad.set_content("<html><body><img src='x.png'><div style='width:900px'>bred</div></body></html>")
    brudd = Axe().run(blad, options={"runOnly": list(REGLER)}).response["violations"]
    assert "image-alt" in {b["id"] for b in brudd}
    assert blad.evaluate("document.documentElement.scrollWidth") > 320
    vindu.close()
