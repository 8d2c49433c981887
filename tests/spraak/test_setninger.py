"""Lengden på setningene, og hvor lett sidene og kapitlene er å lese."""

from __future__ import annotations

import pytest

from tests.spraak.les import les_alt
from tests.spraak.lesbarhet import GRENSER, Maaling, maal_alt
from tests.spraak.plantet import plant
from tests.spraak.setninger import MAKS_ORD, find_lange, find_setninger, find_tvetydige, regn_lix


def test_ingen_setning_er_for_lang() -> None:
    feil = list(find_lange(les_alt()))
    assert not feil, "\n".join(feil)


def test_en_setning_med_ett_ord_for_mye_blir_funnet() -> None:
    akkurat = "Ord " * (MAKS_ORD - 1) + "{leder_rolle}."
    assert list(find_lange([plant(akkurat), plant(f"{akkurat} {akkurat}")])) == []
    (feil,) = find_lange([plant("Og " + akkurat, "nn")])
    assert feil.startswith(
        f"maler/fag/tekster.yaml:7: prove (nn): setningen har {MAKS_ORD + 1} ord, og grensen er {MAKS_ORD}. Del den"
    )


def test_et_vilkaar_kan_ikke_leses_som_en_oppfordring() -> None:
    feil = list(find_tvetydige(les_alt()))
    assert not feil, "\n".join(feil)


def test_et_vilkaar_som_ser_ut_som_en_oppfordring_blir_funnet() -> None:
    vilkaar = plant("Takk for hjelpen. Spør foreldrene hva barnevernet svarte, vis dem til barnevernet.")
    oppfordring = plant("Spør barnevernet, og skriv ned svaret. Spør rektor, eller den som er der, før du går.")
    assert len(list(find_tvetydige([vilkaar, oppfordring]))) == 1


@pytest.mark.parametrize(
    ("tekst", "antall"),
    [
        ("Ring 112. Bli der.", 2),
        ("Den gjelder fra 1. august 2026, jf. § 13 tredje ledd nr. 2 og kap. 4.", 1),
        ("Hun sa: «Det er leit.» Så gikk hun.", 2),
        ("Hver {antall}. måned. Så: ferdig …", 2),
        ("# Overskrift\n\nTekst her", 2),
    ],
)
def test_setninger_blir_delt_riktig(tekst: str, antall: int) -> None:
    assert len(find_setninger(tekst)) == antall


@pytest.mark.parametrize(
    ("tekster", "lix"),
    [
        (["Du ser et barn."], 4),
        (["Du ser et barn. Det er bra."], 4),
        (["Samtykkeerklæringen foreligger umiddelbart."], 103),
        ([], 0),
        (["a", "b"], 1),
    ],
)
def test_lix_er_ord_per_setning_og_andelen_lange_ord(tekster: list[str], lix: int) -> None:
    assert regn_lix(tekster) == lix


@pytest.mark.parametrize("slag", GRENSER)
def test_sidene_og_kapitlene_er_lette_nok_aa_lese(slag: str) -> None:
    maalt = [m for m in maal_alt() if m.slag == slag]
    assert maalt
    feil = [
        f"{m.navn}: LIX er {m.nb} på nb og {m.nn} på nn, og grensen er {GRENSER[slag]}. Del setninger, og bruk kortere ord."
        for m in maalt
        if m.over
    ]
    assert not feil, "\n".join(feil)


@pytest.mark.parametrize(("nb", "nn", "over"), [(32, 32, False), (33, 20, True), (20, 33, True)])
def test_en_side_over_grensen_paa_en_av_maalformene_blir_funnet(nb: int, nn: int, over: bool) -> None:
    assert Maaling("side for alle", "index", nb, nn, 100).over is over
