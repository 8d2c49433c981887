"""Kommunens filer til én modell: alt blir fortalt på én gang, og en feil fører ikke andre med seg."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.errors import Nivaa
from generator.load import find_kommunemapper, load_kommune
from generator.tre import Tre, tre_fra_pakken
from tests.bygg import (
    AVTALE,
    BARNEVERN,
    FIL,
    MAPPE,
    PPT,
    ROT,
    SKOLE,
    dump,
    lag_avtale,
    lag_kommune,
    lag_tre,
    problemtekster,
    sjekk_kommune,
)

FELLES = "kommuner/felles/barnevern.yaml"
DELT = {"skjema_versjon": 1, **BARNEVERN}
TJENESTER = [SKOLE, PPT]
MED_FELLES = [*TJENESTER, {"id": "barnevern", "fra": "felles/barnevern"}]


def test_den_lille_kommunen_i_testene_mangler_ikke_noe(tmp_path: Path) -> None:
    assert sjekk_kommune(tmp_path, avtale=lag_avtale()) == []


def test_avtalene_blir_en_del_av_kommunen(tmp_path: Path) -> None:
    lest = load_kommune(lag_tre(tmp_path, {FIL: lag_kommune(), AVTALE: lag_avtale()}), MAPPE)

    assert lest.verdi is not None
    assert [a.id for a in lest.verdi.avtaler] == ["skole-barnevern"]
    assert lest.steder["avtaler", 0, "parter", 1].path == AVTALE


def test_felles_tjeneste_blir_flettet_inn_og_kan_faa_egne_felt(tmp_path: Path) -> None:
    tjenester = [*TJENESTER, {"id": "vern", "fra": "felles/barnevern", "leder_rolle": "leder", "om": "Vi hjelper."}]
    lest = load_kommune(lag_tre(tmp_path, {FIL: lag_kommune(tjenester=tjenester), FELLES: dump(DELT)}), MAPPE)

    assert lest.verdi is not None
    tjeneste = lest.verdi.tjenester[2]
    assert (tjeneste.id, tjeneste.type, tjeneste.om) == ("vern", "barnevern", "Vi hjelper.")
    assert lest.steder["tjenester", 2, "om"].path == FIL
    assert lest.steder["tjenester", 2, "navn"].path == FELLES


def test_feil_i_alle_filer_kommer_paa_en_gang_og_i_rekkefoelge(tmp_path: Path) -> None:
    tre = lag_tre(
        tmp_path,
        {
            FIL: lag_kommune(kommune={"farge": "gul"}, tjenester=MED_FELLES),
            AVTALE: lag_avtale(status="ferdig"),
            FELLES: dump({**DELT, "leder": "Kari"}),
            "kommuner/0301-oslo/kommune.yaml": "skjema_versjon: 1\nkommune: {kommunenummer: 0301}\n",
        },
    )

    steder = [linje.partition(" ")[0] for linje in problemtekster(tre, nivaa=Nivaa.FEIL)]

    assert steder == [
        f"{AVTALE}:6:",
        f"{FIL}:7:",
        "kommuner/0301-oslo/kommune.yaml:2:",
        "kommuner/0301-oslo/kommune.yaml:2:",
        "kommuner/0301-oslo/kommune.yaml:2:",
        f"{FELLES}:22:",
    ]


def test_regler_paa_tvers_blir_proevd_ogsaa_naar_et_felt_er_galt(tmp_path: Path) -> None:
    linjer = sjekk_kommune(
        tmp_path,
        nivaa=Nivaa.FEIL,
        kommune={"farge": "gul"},
        kontakt={"legevakt": {"funksjon": "Legevakta", "telefon": "113", "publiser": False}},
    )

    assert [linje.partition(" – ")[0].rpartition(" ")[2] for linje in linjer] == [
        "kommune.farge",
        "kontakt.legevakt.telefon",
        "kontakt.legevakt.publiser",
    ]


def test_for_stor_kommunefil_blir_fortalt_en_gang(tmp_path: Path) -> None:
    tre = lag_tre(tmp_path, {FIL: "#" * (1024 * 1024 + 1)})

    assert problemtekster(tre) == [
        f"{FIL}: fila er 1,0 MiB, og grensen er 1 MiB. Del den opp, eller ta ut det som ikke hører hjemme her."
    ]


def test_for_stor_felles_fil_blir_fortalt_der_den_er_og_der_den_brukes(tmp_path: Path) -> None:
    tre = lag_tre(tmp_path, {FIL: lag_kommune(tjenester=MED_FELLES), FELLES: "#" * (1024 * 1024 + 1)})

    assert [linje.partition(". ")[0] for linje in problemtekster(tre, nivaa=Nivaa.FEIL)] == [
        f"{FIL}:66: tjenester[2].fra – viser til {FELLES}, som ikke kan leses",
        f"{FELLES}: fila er 1,0 MiB, og grensen er 1 MiB",
    ]


def test_lenke_ut_av_mappen_blir_fortalt(tmp_path: Path) -> None:
    (tmp_path / "hemmelig.yaml").write_text(lag_kommune(), encoding="utf-8")
    fil = tmp_path / "rot" / FIL
    fil.parent.mkdir(parents=True)
    fil.symlink_to(tmp_path / "hemmelig.yaml")

    assert problemtekster(lag_tre(tmp_path / "rot", {})) == [
        f"{FIL}: fila er en lenke ut av mappen. Legg selve fila her i stedet."
    ]


def test_bokstaver_i_to_deler_kommer_fram_i_en(tmp_path: Path) -> None:
    lest = load_kommune(lag_tre(tmp_path, {FIL: lag_kommune(kommune={"navn": "Va\u030agen"})}), MAPPE)

    assert lest.verdi is not None
    assert lest.verdi.kommune.navn == "Vågen"
    assert [p.nivaa for p in lest.problemer] == [Nivaa.VARSEL]


def test_tekst_kommer_fram_uendret(tmp_path: Path) -> None:
    navn = "Vågen skole & SFO <b>{x}</b> *ikke* «kursiv» \\n %s"
    lest = load_kommune(lag_tre(tmp_path, {FIL: lag_kommune(kommune={"navn": navn})}), MAPPE)

    assert lest.verdi is not None
    assert lest.verdi.kommune.navn == navn


def test_kommunemapper_er_mappene_under_kommuner_uten_felles() -> None:
    tre = Tre(
        {
            "kommuner/LESMEG.md": b"",
            "kommuner/b/kommune.yaml": b"",
            "kommuner/a/logo.svg": b"",
            "kommuner/felles/x.yaml": b"",
            "maler/x.yaml": b"",
        }
    )

    assert find_kommunemapper(tre) == ["a", "b"]


@pytest.mark.parametrize(
    "mappe", sorted(m.name for m in (ROT / "kommuner").iterdir() if m.is_dir() and m.name != "felles")
)
def test_hver_kommune_i_prosjektet_leses_uten_feil(mappe: str) -> None:
    linjer = problemtekster(_hele_treet(), mappe, nivaa=Nivaa.FEIL)

    assert linjer == []


def _hele_treet() -> Tre:
    filer = {
        f"kommuner/{fil.relative_to(ROT / 'kommuner').as_posix()}": fil
        for fil in (ROT / "kommuner").rglob("*")
        if fil.is_file()
    }
    return Tre({**tre_fra_pakken(), **filer})
