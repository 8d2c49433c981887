"""Det programmet har med seg når det er installert: malene, eksempelet og temaet, uten å bygge hjulet her."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Final

from generator.cli.start import main
from generator.load import find_kommunemapper
from generator.site.temafiler import TEMA
from generator.tre import tre_fra_disk, tre_fra_pakken
from tests.bygg import ROT
from tests.cli.program import les_filer

PROSJEKT: Final = tomllib.loads((ROT / "pyproject.toml").read_text(encoding="utf-8"))
HJUL: Final = PROSJEKT["tool"]["hatch"]["build"]["targets"]["wheel"]


def find_innpakket() -> dict[str, Path]:
    """Gi hver fil som hjulet får utenom koden, etter stien i hjulet."""
    filer = {}
    for fra, til in HJUL["force-include"].items():
        for fil in (f for f in (ROT / fra).rglob("*") if f.is_file()):
            filer[f"{til}/{fil.relative_to(ROT / fra).as_posix()}"] = fil
    return filer


def test_hjulet_har_koden_malene_og_eksempelet_og_ingen_andre_kommuner() -> None:
    assert HJUL["packages"] == ["generator"]
    innpakket = find_innpakket()
    maler = {f"generator/data/{sti}" for sti in tre_fra_disk(ROT, "maler")}
    assert maler <= set(innpakket)
    kommuner = {sti.split("/")[3] for sti in innpakket if sti.startswith("generator/data/kommuner/")}
    assert kommuner == {"0000-fjordvik", "felles"}


def test_det_innpakkede_ligger_der_programmet_leter() -> None:
    pakken = tre_fra_pakken()
    assert find_kommunemapper(pakken) == ["0000-fjordvik"]
    assert {f"generator/data/{sti}" for sti in pakken} <= set(find_innpakket())
    assert pakken.problemer == ()


def test_det_som_er_lest_fra_pakken_er_alt_kommandoene_trenger() -> None:
    pakken = set(tre_fra_pakken())
    assert {"maler/word/stil.docx", "maler/word/nb/bekymringsrutine.docx", "maler/fag/kommuneregister.csv"} <= pakken
    assert {f"maler/nettsted/{m}/strenger.yaml" for m in ("nb", "nn")} <= pakken


def test_temaet_ligger_inne_i_koden() -> None:
    assert TEMA.resolve().is_relative_to(ROT / "generator")
    assert {"main.html", "stil.css", "farger.css"} <= set(les_filer(TEMA))


def test_konsollprogrammet_er_inngangen() -> None:
    assert PROSJEKT["project"]["scripts"] == {"rutineverk": f"{main.__module__}:{main.__name__}"}
