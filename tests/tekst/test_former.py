"""Datoer, telefonlenker og flettefelt slik folk leser dem."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.tekst import format_dato, fyll_inn, stor_forbokstav, telefonadresse


@pytest.mark.parametrize(
    ("dato", "tekst"),
    [
        (datetime.date(2026, 8, 1), "1. august 2026"),
        (datetime.date(2026, 1, 31), "31. januar 2026"),
        (datetime.date(2026, 12, 24), "24. desember 2026"),
        (datetime.date(2024, 2, 29), "29. februar 2024"),
    ],
)
def test_datoen_staar_med_ord(dato: datetime.date, tekst: str) -> None:
    assert format_dato(dato) == tekst


@given(st.dates())
def test_hver_dag_har_sin_egen_tekst(dato: datetime.date) -> None:
    dag, maaned, aar = format_dato(dato).split(" ")
    assert (int(dag.rstrip(".")), int(aar)) == (dato.day, dato.year)
    assert maaned.isalpha()
    assert (format_dato(dato) == format_dato(dato.replace(day=1))) == (dato.day == 1)


@pytest.mark.parametrize(
    ("telefon", "adresse"),
    [
        ("22 33 44 55", "tel:+4722334455"),
        ("22\u00a033\u00a044\u00a055", "tel:+4722334455"),
        ("+47 22 33 44 55", "tel:+4722334455"),
        ("02800", "tel:02800"),
        ("112", "tel:112"),
        ("116 111", "tel:116111"),
        ("+46 70 123 45 67", "tel:+46701234567"),
    ],
)
def test_telefonlenken_virker_fra_mobil(telefon: str, adresse: str) -> None:
    assert telefonadresse(telefon) == adresse


@pytest.mark.parametrize(
    ("tekst", "ventet"),
    [
        ("{leder} avgjør.", "Styreren avgjør."),
        ("Si fra til {leder}.", "Si fra til styreren."),
        (
            "Er du i tvil? {leder} hjelper deg. {leder} vet mer!",
            "Er du i tvil? Styreren hjelper deg. Styreren vet mer!",
        ),
        ("Spør {leder}, {leder} eller {system}.", "Spør styreren, styreren eller IKT & <AS>."),
        ("Uten felt, men med {Noe} og { leder }.", "Uten felt, men med {Noe} og { leder }."),
        ("", ""),
    ],
)
def test_flettefelt_faar_stor_bokstav_bare_foerst_i_en_setning(tekst: str, ventet: str) -> None:
    assert fyll_inn(tekst, {"leder": "styreren", "system": "IKT & <AS>"}) == ventet


def test_tekst_med_ukjent_felt_blir_ikke_brukt() -> None:
    assert fyll_inn("Spør {leder} i {borte}.", {"leder": "styreren"}) is None


def test_en_verdi_som_ser_ut_som_et_felt_blir_ikke_fylt_inn_igjen() -> None:
    assert fyll_inn("Vi bruker {a}.", {"a": "{b}", "b": "x"}) == "Vi bruker {b}."


@given(st.text())
def test_tekst_uten_felt_er_uendret(tekst: str) -> None:
    assert fyll_inn(tekst.replace("{", ""), {}) == tekst.replace("{", "")


@given(st.text())
def test_stor_forbokstav_roerer_bare_den_foerste(tekst: str) -> None:
    stor = stor_forbokstav(tekst)
    assert stor[:1] == tekst[:1].upper()[:1]
    assert stor.endswith(tekst[1:])
    assert stor_forbokstav(stor) == stor
