"""Opplæringen bak kravene om kunnskap: den samme som reglene ser på."""

from __future__ import annotations

import re
from typing import Final

import pytest

from generator.kommune import Kommune
from generator.samsvar import Dekning, find_kompetanse
from tests.bygg import UTEN
from tests.samsvar.full import bygg_kommune, endre, find_rad, fullvik, lag_data, les_fag

MED_TEMA: Final = ("1.1", "1.2", "1.4", "1.5", "4.1", "4.2", "4.3", "7.1")
LINJENE: Final = range(len(fullvik().kompetanseplan))


def uten_linje(nr: int) -> Kommune:
    data = lag_data()
    endre(data, ("kompetanseplan", nr), UTEN)
    return bygg_kommune(data)


def find(kommune: Kommune, krav: str) -> tuple[Dekning, ...]:
    return find_kompetanse(kommune, les_fag())[krav]


def mangler_opplaering(dekning: tuple[Dekning, ...]) -> bool:
    return any(d.uten or not d.linjer for d in dekning)


@pytest.mark.parametrize("krav", MED_TEMA)
def test_det_som_er_oppfylt_er_dekket_av_linjer_som_er_bevis(krav: str) -> None:
    bevis = {b.nb for b in find_rad(fullvik(), krav).bevis}
    dekning = find(fullvik(), krav)
    assert not mangler_opplaering(dekning)
    assert {f"kompetanseplan[{i}]" for d in dekning for i, _ in d.linjer} >= {b for b in bevis if b.startswith("komp")}


@pytest.mark.parametrize("krav", MED_TEMA)
@pytest.mark.parametrize("nr", LINJENE)
def test_uten_en_linje_mangler_opplaeringen_akkurat_naar_kravet_ikke_er_oppfylt(krav: str, nr: int) -> None:
    kommune = uten_linje(nr)
    oppfylt = find_rad(kommune, krav).status == "oppfylt"
    if krav == "4.2":  # one line with an owner and a frequency is enough, and Fullvik has two
        assert oppfylt == bool(find(kommune, krav)[0].linjer)
    else:
        assert oppfylt == (not any(d.uten for d in find(kommune, krav)))


@pytest.mark.parametrize("krav", ["1.2", "1.4"])
@pytest.mark.parametrize("nr", LINJENE)
def test_idene_er_de_raden_sier_gjenstaar(krav: str, nr: int) -> None:
    mangler = find_rad(uten_linje(nr), krav).mangler
    nevnt = re.findall(r"gjenstår: (.*)\)\.$", mangler.nb) if mangler else []
    assert [id_ for n in nevnt for id_ in n.split(", ")] == list(dict.fromkeys(find(uten_linje(nr), krav)[0].ider))


def test_folk_og_tid_er_ikke_et_tema() -> None:
    assert find(fullvik(), "1.3") == ()
