"""Numre som aldri må forveksles. Feilene står i tests/data/feil; her står det som er lov."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bygg import sjekk_kommune


@pytest.mark.parametrize("via", ["politiet", "Politiet setter over"])
def test_barnevernvakt_paa_02800_er_lov_naar_politiet_setter_over(tmp_path: Path, via: str) -> None:
    assert sjekk_kommune(tmp_path, kontakt={"barnevernvakt": {"telefon": "02800", "via": via}}) == []


def test_legevakta_kan_ha_det_nasjonale_nummeret(tmp_path: Path) -> None:
    legevakt = {
        "funksjon": "Legevakta",
        "telefon": "116 117",
        "publiser": True,
        "kontrollert": "2026-10-01",
        "kilde": "legevakta",
    }

    assert sjekk_kommune(tmp_path, kontakt={"legevakt": legevakt}) == []


@pytest.mark.parametrize("telefon", ["116117", "116 117", "11 61 17"])
def test_mellomrom_skjuler_ikke_et_galt_nummer(tmp_path: Path, telefon: str) -> None:
    linjer = sjekk_kommune(tmp_path, kontakt={"barnevernvakt": {"telefon": telefon}})

    assert [linje.partition(" – ")[2].partition(". ")[0] for linje in linjer] == [
        "er nummeret til legevakta, ikke nummeret til barnevernet"
    ]
