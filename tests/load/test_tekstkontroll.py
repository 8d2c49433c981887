"""Fødselsnumre skal aldri stå i filene. Numrene her er regnet ut for folk født i 1854, så ingen har eller har hatt dem."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest
from stdnum.no import fodselsnummer

from generator.errors import Nivaa
from tests.bygg import AVTALE, FIL, lag_avtale, lag_kommune, lag_tre, problemtekster

MELDING: Final = (
    "linja inneholder et fødselsnummer. Ta det bort med en gang. Personopplysninger skal aldri stå i disse filene, "
    "heller ikke i kommentarer. Er fila delt eller lagt i git, si fra til personvernombudet."
)


def _nummer(dag: str = "01") -> str:
    """Et gyldig nummer med fødselsår 1854; fødselsnumre kom i 1964, så det er ikke gitt til noen."""
    for individ in range(500, 750):
        ni = f"{dag}0154{individ}"
        for kontroll in range(100):
            if fodselsnummer.is_valid(nummer := f"{ni}{kontroll:02}"):
                return nummer
    raise AssertionError


NUMMER: Final = _nummer()


@pytest.mark.parametrize(
    "linje",
    [
        "{nr}",
        "nr. {nr}.",
        "({nr})",
        "fnr:{nr},",
        "{nr_mellomrom}",
        "{nr_strek}",
        "født 2020, nummer {nr} i kø",
    ],
)
def test_foedselsnummer_i_en_verdi_blir_funnet(tmp_path: Path, linje: str) -> None:
    verdi = linje.format(nr=NUMMER, nr_mellomrom=f"{NUMMER[:6]} {NUMMER[6:]}", nr_strek=f"{NUMMER[:6]}-{NUMMER[6:]}")
    tre = lag_tre(tmp_path, {FIL: lag_kommune(samordning={"avgjoeres_av": verdi})})

    linjer = problemtekster(tre, nivaa=Nivaa.FEIL)

    assert [tekst.partition(": ")[2] for tekst in linjer] == [MELDING]
    assert NUMMER not in linjer[0]


def test_foedselsnummer_i_en_kommentar_blir_funnet_paa_riktig_linje(tmp_path: Path) -> None:
    tre = lag_tre(tmp_path, {FIL: f"# om {NUMMER}\n{lag_kommune()}", AVTALE: f"{lag_avtale()}# {_nummer('02')}\n"})

    assert problemtekster(tre, nivaa=Nivaa.FEIL) == [
        f"{AVTALE}:{lag_avtale().count(chr(10)) + 1}: {MELDING}",
        f"{FIL}:1: {MELDING}",
    ]


def test_d_nummer_blir_funnet(tmp_path: Path) -> None:
    tre = lag_tre(tmp_path, {FIL: lag_kommune(kommune={"postadresse": _nummer("41")})})

    assert len(problemtekster(tre, nivaa=Nivaa.FEIL)) == 1


@pytest.mark.parametrize(
    "verdi", ["12345678901", f"9{NUMMER}", f"{NUMMER}9", f"3.{NUMMER}", "310000019 31000", "00 00 00 10"]
)
def test_andre_tall_er_ikke_foedselsnumre(tmp_path: Path, verdi: str) -> None:
    assert problemtekster(lag_tre(tmp_path, {FIL: lag_kommune(samordning={"avgjoeres_av": verdi})})) == []
