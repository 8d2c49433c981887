"""Regler som følger dagen: alltid varsel, aldri feil, og dagen kommer utenfra."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Final

import pytest

from generator.errors import Nivaa
from tests.bygg import AVTALE, FIL, lag_avtale, lag_kommune, lag_tre, problemtekster

TIL = datetime.date(2028, 7, 31)
AVVIK = {
    "id": "a",
    "anbefaling": 4,
    "krav": "4.3",
    "hva": "a",
    "begrunnelse": "b",
    "revurderes": datetime.date(2027, 2, 1),
}
HODE = {"dokument": "bekymringsrutine/skole", "versjon": "1.0", "neste_revisjon": datetime.date(2027, 6, 1)}


def _meldinger(rot: Path, dato: datetime.date, status: str = "vedtatt") -> list[str]:
    kontakter = {navn: {"kontrollert": datetime.date(2026, 10, 1)} for navn in ("barnevern_dag", "barnevernvakt")}
    kommune = lag_kommune(kontakt=kontakter, dokumenter=[HODE], avvik_fra_anbefaling=[AVVIK])
    tre = lag_tre(rot, {FIL: kommune, AVTALE: lag_avtale(status=status, gjelder={"til": TIL})})
    linjer = problemtekster(tre, dato=dato)
    assert problemtekster(tre, dato=dato, nivaa=Nivaa.VARSEL) == linjer
    return [linje.partition("varsel: ")[2].partition(". ")[0] for linje in linjer]


def test_ingenting_er_gammelt_mens_alt_er_nytt(tmp_path: Path) -> None:
    assert _meldinger(tmp_path, datetime.date(2026, 11, 22)) == []


KONTAKTENE: Final = (
    "kontakt.barnevern_dag",
    "kontakt.barnevernvakt",
    *(f"tjenester[{i}].{felt}" for i in range(3) for felt in ("nivaa_over", "kontakt")),
)


@pytest.mark.parametrize(("dato", "antall"), [(datetime.date(2026, 9, 30), 8), (datetime.date(2026, 10, 1), 0)])
def test_kontakt_kontrollert_etter_i_dag_gir_varsel(tmp_path: Path, dato: datetime.date, antall: int) -> None:
    assert [m for m in _meldinger(tmp_path, dato) if m.endswith("har ikke vært ennå")] == [
        f"{sted}.kontrollert – datoen 2026-10-01 har ikke vært ennå" for sted in KONTAKTENE[:antall]
    ]


@pytest.mark.parametrize(("dato", "antall"), [(datetime.date(2027, 10, 1), 0), (datetime.date(2027, 10, 2), 8)])
def test_kontakt_kontrollert_for_mer_enn_et_aar_siden_gir_varsel(
    tmp_path: Path, dato: datetime.date, antall: int
) -> None:
    funnet = [
        m
        for m in _meldinger(tmp_path, dato)
        if m.endswith("kontakten ble sist kontrollert 2026-10-01, for mer enn et år siden")
    ]

    assert len(funnet) == antall


@pytest.mark.parametrize(
    ("dato", "melding"),
    [
        (datetime.date(2028, 5, 2), ""),
        (datetime.date(2028, 5, 3), "gjelder.til – avtalen går ut 2028-07-31, om mindre enn 90 dager"),
        (TIL, "gjelder.til – avtalen går ut 2028-07-31, om mindre enn 90 dager"),
        (datetime.date(2028, 8, 1), "gjelder.til – avtalen gikk ut 2028-07-31, men har status vedtatt"),
    ],
)
def test_avtale_som_gaar_ut_gir_varsel(tmp_path: Path, dato: datetime.date, melding: str) -> None:
    assert "".join(m for m in _meldinger(tmp_path, dato) if m.startswith("gjelder.til")) == melding


@pytest.mark.parametrize("status", ["utkast", "til_behandling", "erstattet", "oppsagt", "utloept"])
def test_avtale_som_ikke_gjelder_gir_ikke_varsel_om_datoen(tmp_path: Path, status: str) -> None:
    assert not any(m.startswith("gjelder") for m in _meldinger(tmp_path, datetime.date(2030, 1, 1), status))


@pytest.mark.parametrize(("dato", "antall"), [(datetime.date(2027, 6, 1), 0), (datetime.date(2027, 6, 2), 1)])
def test_dokument_som_skulle_vaert_gjennomgaatt_gir_varsel(tmp_path: Path, dato: datetime.date, antall: int) -> None:
    melding = "dokumenter[0].neste_revisjon – dokumentet skulle vært gått gjennom 2027-06-01"

    assert _meldinger(tmp_path, dato).count(melding) == antall


@pytest.mark.parametrize(("dato", "antall"), [(datetime.date(2027, 2, 1), 0), (datetime.date(2027, 2, 2), 1)])
def test_avvik_som_skulle_vaert_vurdert_paa_nytt_gir_varsel(tmp_path: Path, dato: datetime.date, antall: int) -> None:
    melding = "avvik_fra_anbefaling[0].revurderes – avviket skulle vært vurdert på nytt 2027-02-01"

    assert _meldinger(tmp_path, dato).count(melding) == antall


@pytest.mark.parametrize("aar", [2000, 2027, 2100])
def test_ingen_dag_gjoer_noe_til_feil(tmp_path: Path, aar: int) -> None:
    _meldinger(tmp_path, datetime.date(aar, 1, 1))
