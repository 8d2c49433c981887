"""Hva som må revideres før en lovendring, og varselet til kommunene den treffer."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.bygg import ROT
from tests.cli.program import PROEVIK, kjoer
from tests.lovbruk.lovrot import REGISTER, bytt_i_post, lag_lovrot, legg_til_endring

EKTE = (ROT / REGISTER).read_text(encoding="utf-8")
FIL = f"kommuner/{PROEVIK}/kommune.yaml"
TIPS = (
    f"Se hvilke med «rutineverk regelverk {PROEVIK} --kommende», og gå gjennom dem når tekstene i maler/fag er rettet."
)


def test_endringene_staar_etter_dato_med_de_udaterte_sist(tmp_path: Path) -> None:
    svar = kjoer("regelverk", "--kommende", "--dato", "2026-11-22", "--json", i=lag_lovrot(tmp_path))

    endringer = json.loads(svar.ut)["endringer"]
    assert svar.kode == 0
    assert [e["dato"] for e in endringer] == ["2027-01-01", "2028-07-01", None, None, None, None]
    assert [e["dager"] for e in endringer] == [40, 587, None, None, None, None]
    forvaltningsloven = endringer[2]
    assert "fvl-13" in forvaltningsloven["regler"]
    assert "taushet-hoved" in forvaltningsloven["tekster"]
    (bruk,) = [k["dokumenter"] for k in forvaltningsloven["kommuner"]]
    assert [d for d in bruk if not d.startswith("skjema/")] == [
        "bekymringsrutine/skole",
        "rollebeskrivelse/barnekoordinator",
        "rollebeskrivelse/koordinator",
        "kompetanseplan/kommunen",
        "lederansvar/kommunen",
        "saksframlegg/kommunen",
    ]
    assert "skjema/samtykke" in bruk


def test_teksten_sier_hva_og_hvem(tmp_path: Path) -> None:
    rot = lag_lovrot(tmp_path, legg_til_endring(EKTE, "2026-12-01", "strl-308"))

    svar = kjoer("regelverk", "--kommende", "--dato", "2026-11-22", i=rot)

    assert svar.kode == 0
    assert svar.ut.startswith(
        "2026-12-01 (om 9 dager)  LOV-2026-12-01-1\n"
        "  Endret meldeplikt\n"
        "  Henvisninger (1): strl-308\n"
        "  Tekster å gå gjennom (1): tt-hfu-saerskilt-1\n"
        "  Kommuner (0)\n"
        "\n"
        "2027-01-01 (om 40 dager)  LOV-2025-06-20-39\n"
        "  Barnevernsloven: kommunale botiltak med døgnbemanning (nytt kap. 9 A, endret § 3-2 m.fl.)\n"
        "  Ingen henvisning i registeret er ført opp som berørt.\n"
    )


def test_uten_kommende_endringer_staar_det(tmp_path: Path) -> None:
    uten = EKTE[: EKTE.index("kommende_endringer:")] + "kommende_endringer: []\n"

    svar = kjoer("regelverk", "--kommende", i=lag_lovrot(tmp_path, uten))

    assert (svar.kode, svar.ut) == (0, "Ingen kommende endringer er ført opp i maler/fag/regelverk.yaml.\n")


@pytest.mark.parametrize(
    ("dato", "varsel"),
    [
        ("2026-11-22", f"{FIL}: varsel: loven endres 2027-02-01, om 71 dager, og det gjelder 14 dokumenter: «Endret meldeplikt». {TIPS}"),
        ("2027-01-31", f"{FIL}: varsel: loven endres 2027-02-01, om 1 dag, og det gjelder 14 dokumenter: «Endret meldeplikt». {TIPS}"),
        ("2027-02-01", f"{FIL}: varsel: loven ble endret 2027-02-01, og det gjelder 14 dokumenter: «Endret meldeplikt». {TIPS}"),
        ("2027-05-01", f"{FIL}: varsel: loven ble endret 2027-02-01, og det gjelder 14 dokumenter: «Endret meldeplikt». {TIPS}"),
        ("2026-08-01", ""),
    ],
)  # fmt: skip
def test_sjekk_varsler_naar_datoen_er_naer_eller_passert(dato: str, varsel: str, tmp_path: Path) -> None:
    rot = lag_lovrot(tmp_path, legg_til_endring(EKTE, "2027-02-01", "opl-24-3"))

    svar = kjoer("sjekk", "--dato", dato, i=rot)

    assert svar.kode == 0
    assert [linje for linje in svar.ut.splitlines() if "loven" in linje] == ([varsel] if varsel else [])


def test_sjekk_varsler_ikke_om_det_kommunen_ikke_bruker(tmp_path: Path) -> None:
    rot = lag_lovrot(tmp_path, legg_til_endring(EKTE, "2027-02-01", "tannhl-1-3c"))

    assert "loven endres" not in kjoer("sjekk", "--dato", "2026-11-22", i=rot).ut


def test_sjekk_stopper_naar_en_henvisning_i_bruk_er_opphevet(tmp_path: Path) -> None:
    rot = lag_lovrot(tmp_path, bytt_i_post("strl-308", status="opphevet"))

    svar = kjoer("sjekk", i=rot)

    assert svar.kode == 1
    assert [re.sub(r"^.*?:\d+: \[\d+\]", "", linje) for linje in svar.feil.splitlines()] == [
        ".kilde[0] – regelen «strl-308» gjelder ikke (opphevet). Bytt til regelen som gjelder."
    ]


def test_en_opphevet_henvisning_ingen_bruker_stopper_ingenting(tmp_path: Path) -> None:
    svar = kjoer("regelverk", i=lag_lovrot(tmp_path, bytt_i_post("fvl-29", status="opphevet")))

    assert svar.kode == 0
    assert svar.ut.startswith("Opphevet (1)\n  fvl-29 ")
