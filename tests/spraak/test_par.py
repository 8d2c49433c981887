"""Bokmål og nynorsk av samme tekst sier det samme."""

from __future__ import annotations

import pytest

from tests.dokumenter import les_fag
from tests.spraak.les import les_alt
from tests.spraak.par import find_parfeil
from tests.spraak.plantet import plant

REGLER = les_fag().regel_etter_id


def test_bokmaal_og_nynorsk_har_samme_felt_tall_datoer_og_lover() -> None:
    feil = list(find_parfeil(les_alt(), REGLER))
    assert not feil, "\n".join(feil)


@pytest.mark.parametrize(
    ("nb", "nn", "venta"),
    [
        (
            "Ring {leder_rolle}.",
            "Ring {nivaa_over_rolle}.",
            "ulike flettefelt: bare nb har «{leder_rolle}», og bare nn har «{nivaa_over_rolle}»",
        ),
        ("Ring 112.", "Ring 113.", "ulike tall: bare nb har «112», og bare nn har «113»"),
        ("Se § 13-2.", "Sjå § 13-4.", "ulike tall: bare nb har «13-2»"),
        ("Se § 7-2 a.", "Sjå § 7-2.", "ulike tall: bare nb har «7-2 a»"),
        ("Fra 1. mai.", "Frå 1. juni.", "ulike datoer: bare nb har «mai», og bare nn har «juni»"),
        ("Innen tre uker.", "Innan to veker.", "«to» står 0 ganger på nb og 1 på nn"),
        ("Etter barnevernsloven.", "Etter lova.", "bare én av målformene nevner barnevernsloven / barnevernslova"),
        ("Etter barnevernsloven.", "Etter barnehagelova.", "nevner barne"),
    ],
)
def test_ulikhet_blir_funnet(nb: str, nn: str, venta: str) -> None:
    feil = list(find_parfeil([plant(nb), plant(nn, "nn")], REGLER))
    assert feil
    assert feil[0].startswith("maler/fag/tekster.yaml:7: prove (nn): ")
    assert venta in feil[0]


def test_en_tekst_paa_bare_en_maalform_blir_funnet() -> None:
    (feil,) = find_parfeil([plant("Ring.")], REGLER)
    assert feil == "maler/fag/tekster.yaml:7: prove (nb): teksten finnes ikke på nn. Skriv den også der"
