"""Det folk og programmer får se, og kommandoen. tests/data/samsvar/*.txt er det «rutineverk samsvar KOMMUNE» skriver."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given, settings

from generator.cli.samsvar import samsvar
from generator.errors import BrukFeil, InndataFeil
from generator.load import load_kommune
from generator.samsvar import FORMATER, STATUSER, find_samsvar, format_samsvar
from generator.tre import Tre
from tests.bygg import DATA, FIL, MAPPE, ROT, dump, lag_kommune
from tests.load.test_lov import AVTALER, KOMMUNER
from tests.samsvar.full import bygg_kommune, find_rad, fullvik, lag_data, les_fag

FASIT: Final = sorted((DATA / "samsvar").glob("*.txt"))


@pytest.mark.parametrize("fil", FASIT, ids=[f.stem for f in FASIT])
def test_eksemplene_gir_radene_vi_har_lest_gjennom(fil: Path, capsys: pytest.CaptureFixture[str]) -> None:
    samsvar(fil.stem, str(ROT))
    assert capsys.readouterr().out == fil.read_text(encoding="utf-8")


def test_begge_eksemplene_er_med() -> None:
    assert [f.stem for f in FASIT] == ["0000-fjordvik", "4221-valle"]


@pytest.mark.parametrize("format_", FORMATER)
def test_samme_kommune_gir_samme_tekst(format_: str) -> None:
    to = {
        format_samsvar(find_samsvar(k, les_fag()), k, les_fag(), format_) for k in (fullvik(), bygg_kommune(lag_data()))
    }
    assert len(to) == 1
    assert to.pop().endswith("\n")


def test_json_har_hver_rad_og_antallet_av_hver_status() -> None:
    rader = find_samsvar(fullvik(), les_fag())
    data = json.loads(format_samsvar(rader, fullvik(), les_fag(), "json"))
    assert list(data) == ["kommunenummer", "kommune", "rader", "antall"]
    assert list(data["antall"]) == list(STATUSER)
    assert sum(data["antall"].values()) == len(data["rader"]) == len(rader)
    assert data["rader"][-1] == {
        "krav": "7.4",
        "norm": "skal",
        "tekst": {"nb": rader[-1].tekst.nb, "nn": rader[-1].tekst.nn},
        "kilder": [{"nb": k.nb, "nn": k.nn} for k in rader[-1].kilder],
        "status": "oppfylt",
        "bevis": [{"nb": "bekymringsrutine, kapittel 11", "nn": "rutine når du er uroa, kapittel 11"}],
        "mangler": None,
    }


def test_markdown_er_en_tabell_der_tekst_ikke_kan_bryte_cellene() -> None:
    avvik = {"id": "a", "anbefaling": 4, "krav": "4.4", "hva": "x", "begrunnelse": "a | b\n<script>"}
    kommune = bygg_kommune({**lag_data(), "verktoey": {"samtaleverktoey": []}, "avvik_fra_anbefaling": [avvik]})
    assert find_rad(kommune, "4.4").status == "avvik_dokumentert"
    ut = format_samsvar(find_samsvar(kommune, les_fag()), kommune, les_fag(), "markdown")
    rader = [linje for linje in ut.splitlines() if linje.startswith("| ")]
    assert {linje.replace("\\|", "").count("|") for linje in rader} == {7}
    assert r"a \| b \<script\>" in ut
    assert len(rader) == 35 + 7


def test_ukjent_format_sier_hvilke_som_finnes() -> None:
    with pytest.raises(BrukFeil, match="--format kan være tekst, markdown eller json, ikke «xml»"):
        samsvar("0000", str(ROT), "xml")


def test_kommune_med_feil_blir_fortalt_om_og_ikke_vurdert(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fil = tmp_path / FIL
    fil.parent.mkdir(parents=True)
    fil.write_text(lag_kommune(kommune={"kommunenummer": 193}), encoding="utf-8")
    with pytest.raises(InndataFeil) as feil:
        samsvar(MAPPE, str(tmp_path))
    assert "kommunenummer" in str(feil.value)
    assert capsys.readouterr().out == ""


@settings(max_examples=60)
@given(KOMMUNER, AVTALER)
def test_enhver_kommune_faar_alle_radene_og_ingen_uten_grunn(
    kommune: dict[str, object], avtaler: list[dict[str, object]]
) -> None:
    filer = {FIL: dump(kommune).encode()} | {
        f"kommuner/{MAPPE}/avtaler/avtale-{i}.yaml": dump({**a, "id": f"avtale-{i}"}).encode()
        for i, a in enumerate(avtaler)
    }
    verdi = load_kommune(Tre(filer), MAPPE).verdi
    assert verdi is not None
    rader = find_samsvar(verdi, les_fag())
    assert len(rader) == 35
    for rad in rader:
        assert rad.bevis or rad.status in ("ikke_oppfylt", "ikke_relevant")
        assert (rad.mangler is None) == (rad.status in ("oppfylt", "ikke_relevant"))
        assert not (rad.norm == "skal" and rad.status == "avvik_dokumentert")
    for format_ in FORMATER:
        assert format_samsvar(rader, verdi, les_fag(), format_)
