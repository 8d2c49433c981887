"""Dokumenterte avvik: bare fra råd, aldri fra lov, og bare der kravet ikke er oppfylt."""

from __future__ import annotations

import pytest

from generator.samsvar import find_samsvar
from generator.samsvar.finn import REGLER
from tests.samsvar.full import bygg_kommune, find_rad, find_statuser, lag_data, les_fag

NORM = {k.id: k.norm for a in les_fag().bibliotek.anbefalinger for k in a.krav}


def avvik(krav: str) -> dict[str, object]:
    return {
        "id": f"avvik-{krav.replace('.', '-')}",
        "anbefaling": int(krav[0]),
        "krav": krav,
        "hva": "Vi følger ikke dette",
        "begrunnelse": f"få ansatte {krav}",
    }


TOM = {
    "avtaler": [],
    "tjenester": [],
    "modell": {"type": "bti", "bti": {"nivaaer": [{"id": "0", "navn": "a"}, {"id": "1", "navn": "b"}]}},
}


@pytest.mark.parametrize("krav", REGLER)
def test_skal_kan_ikke_avvikes_og_raad_kan(krav: str) -> None:
    uten = bygg_kommune(
        {**TOM, "samordning": {"avgjoeres_av": None}, "modell": {"type": "egen", "egen": {"navn": "x"}}}
    )
    med = bygg_kommune(
        {
            **TOM,
            "samordning": {"avgjoeres_av": None},
            "modell": {"type": "egen", "egen": {"navn": "x"}},
            "avvik_fra_anbefaling": [avvik(krav)],
        }
    )
    foer, etter = find_statuser(uten), find_statuser(med)
    assert "oppfylt" not in foer.values()
    skiftet = {k: s for k, s in etter.items() if foer[k] != s}
    assert skiftet == ({} if NORM[krav] == "skal" else {krav: "avvik_dokumentert"})


def test_begrunnelsen_er_bevis_og_det_som_gjenstaar_staar_der_fortsatt() -> None:
    rad = find_rad(bygg_kommune({**TOM, "avvik_fra_anbefaling": [avvik("4.4")]}), "4.4")
    assert [b.nn for b in rad.bevis] == ["avvik_fra_anbefaling[0]: få ansatte 4.4"]
    assert rad.mangler is not None


def test_avvik_fra_noe_som_er_oppfylt_endrer_ingenting() -> None:
    kommune = bygg_kommune({**lag_data(), "avvik_fra_anbefaling": [avvik(krav) for krav in REGLER]})
    assert {r.status for r in find_samsvar(kommune, les_fag())} == {"oppfylt"}


def test_avvik_fra_noe_som_ikke_gjelder_endrer_ingenting() -> None:
    kommune = bygg_kommune({**TOM, "modell": {"type": "ingen"}, "avvik_fra_anbefaling": [avvik("6.3")]})
    assert find_rad(kommune, "6.3").status == "ikke_relevant"
