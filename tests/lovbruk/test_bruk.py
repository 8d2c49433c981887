"""Hvem som bruker en lovhenvisning, fra faggrunnlaget til kommunens dokumenter."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.lovbruk import find_fagbruk
from tests.cli.program import PROEVIK, Svar, kjoer
from tests.dokumenter import les_fag
from tests.lovbruk.lovrot import lag_lovrot


def brukes_av(rot: Path, id_: str, *valg: str) -> Svar:
    return kjoer("regelverk", "--brukes-av", id_, *valg, i=rot)


def test_alt_som_bruker_henvisningen_staar_der(tmp_path: Path) -> None:
    svar = brukes_av(lag_lovrot(tmp_path), "opl-26-1")

    assert (svar.kode, svar.feil) == (0, "")
    linjer = svar.ut.splitlines()
    assert linjer[0] == "opl-26-1: opplæringslova § 26-1"
    assert "https://lovdata.no/lov/2023-06-09-30/§26-1" in linjer


def test_en_henvisning_ingen_bruker_er_ubrukt(tmp_path: Path) -> None:
    svar = brukes_av(lag_lovrot(tmp_path), "fvl-29")

    assert (svar.kode, svar.feil) == (0, "")
    assert svar.ut == (
        "fvl-29: forvaltningsloven (1967) § 29\n"
        "Fristen for å klage på et vedtak er tre uker fra parten fikk vite om det\n"
        "https://lovdata.no/lov/1967-02-10/§29\n"
        "\n"
        "Ubrukt: ingen tekst, tjenestetype, forpliktelse eller kommune bruker henvisningen.\n"
        "Kommuner (0 av 1)\n"
    )


@pytest.mark.parametrize(
    ("id_", "melding"),
    [
        ("bvl-132", "Lovhenvisningen «bvl-132» finnes ikke. Mente du «bvl-13-2»? Se alle med «rutineverk regelverk».\n"),
        ("qqqqqqqq", "Lovhenvisningen «qqqqqqqq» finnes ikke. Se alle med «rutineverk regelverk».\n"),
    ],
)  # fmt: skip
def test_ukjent_id_gir_forslag_og_sluttkode_2(id_: str, melding: str, tmp_path: Path) -> None:
    svar = brukes_av(lag_lovrot(tmp_path), id_)

    assert (svar.kode, svar.ut, svar.feil) == (2, "", melding)


def test_bare_ett_av_valgene(tmp_path: Path) -> None:
    svar = brukes_av(lag_lovrot(tmp_path), "bvl-13-2", "--kommende")

    assert (svar.kode, svar.feil) == (2, "Velg enten --brukes-av eller --kommende.\n")


def test_json_sier_hvilke_dokumenter_og_sider(tmp_path: Path) -> None:
    data = json.loads(brukes_av(lag_lovrot(tmp_path), "bvl-13-2", "--json").ut)

    assert data["id"] == "bvl-13-2"
    assert data["adresse"] == "https://lovdata.no/lov/2021-06-18-97/§13-2"
    assert "skole/kommunal (meldeplikt)" in data["tjenestetyper"]
    assert data["krav"] == ["7.2"]
    assert data["gamle"] == ["barnevernloven (1992) § 6-4"]
    (bruk,) = data["kommuner"]
    dokumenter = bruk.pop("dokumenter")
    assert bruk == {
        "mappe": PROEVIK,
        "kommune": "Prøvik kommune",
        "sider": ["bekymret", "foresatte", "ansatte", "om", "samsvar"],
    }
    assert dokumenter[:2] == ["bekymringsrutine/skole", "lommekort/skole"]
    assert {d.partition("/")[0] for d in dokumenter[2:]} == {
        "skjema",
        "flytskjema",
        "rollebeskrivelse",
        "samsvarsrapport",
        "kompetanseplan",
        "lederansvar",
        "saksframlegg",
    }
    assert "skjema/meldingssjekkliste" in dokumenter


def test_en_kommune_med_feil_er_ikke_med_og_det_blir_sagt(tmp_path: Path) -> None:
    svar = brukes_av(lag_lovrot(tmp_path, ukjent_felt=1), "bvl-13-2")

    assert svar.kode == 0
    assert svar.ut.endswith("rolle-meldeplikt\n") or "Kommuner" not in svar.ut
    assert svar.feil == f"{PROEVIK} har feil og er ikke med. Se dem med «rutineverk sjekk {PROEVIK}».\n"


def test_tjenestetyper_roller_krav_og_maler_er_med() -> None:
    bruk = find_fagbruk(les_fag(), "hol-7-2a")

    assert "barnekoordinator" in bruk.roller
    assert "rollebeskrivelse" in bruk.maler
    assert bruk.er_brukt


def test_en_tekst_som_bare_nevner_paragrafen_er_ogsaa_med() -> None:
    fag = les_fag()
    ord_ = "Se barnevernsloven § 12-9."
    foerste = fag.tekster[0].model_copy(update={"nb": ord_, "kilde": ()})
    felt = {navn: getattr(fag, navn) for navn in type(fag).model_fields} | {"tekster": (foerste, *fag.tekster[1:])}

    assert foerste.id in find_fagbruk(type(fag).model_construct(**felt), "bvl-12-9").tekster
    assert foerste.id not in find_fagbruk(fag, "bvl-12-9").tekster
