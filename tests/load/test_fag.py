"""Faggrunnlaget fra filer til modell: hver feil i det blir fortalt med fil og linje."""

from __future__ import annotations

import pytest

from generator.load import load_fag
from generator.tre import Tre, tre_fra_pakken
from tests.bygg import fagtekster, lite_fag

FILER = sorted(lite_fag())


def test_det_lille_faggrunnlaget_i_testene_er_uten_feil() -> None:
    assert fagtekster({}) == []


def test_det_ekte_faggrunnlaget_leses_uten_problemer() -> None:
    lest = load_fag(tre_fra_pakken())

    assert lest.problemer == ()
    assert lest.verdi is not None
    assert len(lest.verdi.kommuneregister) == 357


@pytest.mark.parametrize("fil", FILER)
def test_fil_som_mangler_blir_fortalt(fil: str) -> None:
    tre = Tre({sti: innhold for sti, innhold in lite_fag().items() if sti != fil})

    assert [(p.path, p.melding) for p in load_fag(tre).problemer] == [(fil, "fila finnes ikke")]


@pytest.mark.parametrize("fil", FILER)
@pytest.mark.parametrize(
    "innhold", [b"\xff\xfe\x00", b"", b"[[", b"bare tekst"], ids=["byte", "tom", "klamme", "tekst"]
)
def test_fil_som_ikke_kan_leses_gir_problemer_i_den_fila(fil: str, innhold: bytes) -> None:
    lest = load_fag(Tre({**lite_fag(), fil: innhold}))
    register_uten_rader = fil.endswith(".csv") and innhold in (b"", b"[[", b"bare tekst")

    assert register_uten_rader or {p.path for p in lest.problemer} == {fil}


def test_feil_felt_faar_linja_i_sin_egen_fil_ogsaa_naar_flere_filer_blir_en_liste() -> None:
    nye = {
        "maler/fag/tjenestetekster.yaml": "- id: melde-skole\n  tema: meldeplikt\n  nb: Du melder.\n  nn: Du melder.\n  norm: må\n"
    }

    assert fagtekster(nye) == [
        "maler/fag/tjenestetekster.yaml:5: [0].norm – «må» kan ikke stå her. Velg skal, boer, kan, avtalt eller info."
    ]


def test_tekstfil_som_ikke_er_en_liste_blir_fortalt() -> None:
    assert fagtekster({"maler/fag/tekster.yaml": "id: a\n"}) == [
        "maler/fag/tekster.yaml:1: fila skal være en liste. Begynn hver tekst med bindestrek."
    ]


@pytest.mark.parametrize(
    ("rad", "melding"),
    [
        (
            "4221,Valle",
            "maler/fag/kommuneregister.csv:5: raden har 2 kolonner, og overskriften har 14. Sett verdier med komma i anførselstegn.",
        ),
        (
            "4222,Bykle,,,42,Agder,samisk,nei,1,b.no,S,P,H,X",
            "maler/fag/kommuneregister.csv:5: maalform – «samisk» kan ikke stå her. Velg bokmål, nynorsk eller nøytral.",
        ),
    ],
)
def test_feil_rad_i_kommuneregisteret_blir_fortalt_med_linje(rad: str, melding: str) -> None:
    register = lite_fag()["maler/fag/kommuneregister.csv"].decode()

    assert fagtekster({"maler/fag/kommuneregister.csv": f"{register}{rad}\n"}) == [melding]
