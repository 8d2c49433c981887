"""Tekstene for feil i selve YAML-en: hver av dem kan en komme til, og ingen er på engelsk."""

from __future__ import annotations

import pytest
import yaml

from generator.load.syntaks import _ANDRE, _TEKSTER, forklar_yamlfeil
from tests.test_feilmapper import MAPPER, _forventet

MELDINGER = sorted({melding for _, melding, _ in _TEKSTER} | {_ANDRE[0]})


@pytest.mark.parametrize("melding", MELDINGER)
def test_hver_tekst_har_en_mappe_som_viser_den(melding: str) -> None:
    assert any(f": {melding}. " in linje for navn in MAPPER for linje in _forventet(navn))


@pytest.mark.parametrize("laster", ["CSafeLoader", "SafeLoader"])
@pytest.mark.parametrize(
    ("tekst", "del_av_melding"),
    [
        ("a: b: c\n", "kolon"),
        ("a: [b, c\nd: e\n", "klammer [ ]"),
        ("a: {b: c\nd\n", "klammer { }"),
        ('a: "b\n', "anførselstegn blir aldri lukket"),
        ("a: @b\n", "tegn som ikke kan stå der"),
        ("a: - b\n", "bindestreken"),
        ("a: 1\n---\nb: 2\n", "flere dokumenter"),
        ("a: *b\n", "alias"),
    ],
)
def test_begge_yaml_leserne_gir_norsk_tekst(laster: str, tekst: str, del_av_melding: str) -> None:
    with pytest.raises(yaml.MarkedYAMLError) as feil:
        yaml.compose(tekst, Loader=getattr(yaml, laster))
    problem = forklar_yamlfeil("a.yaml", feil.value)

    assert del_av_melding in problem.melding
    assert problem.line in (1, 2, 3)


def test_anfoerselstegn_som_aldri_lukkes_faar_linja_der_det_begynner() -> None:
    with pytest.raises(yaml.MarkedYAMLError) as feil:
        yaml.compose('a: 1\nb: "c\nd: 2\ne: 3\n', Loader=yaml.SafeLoader)

    assert forklar_yamlfeil("a.yaml", feil.value).line == 2
