"""«Skal», normen og loven."""

from __future__ import annotations

import pytest

from tests.dokumenter import les_fag
from tests.spraak.krav import find_kravfeil
from tests.spraak.les import les_alt
from tests.spraak.plantet import plant

REGLER = les_fag().regel_etter_id
LOV = ("bvl-13-2",)


def test_skal_staar_bare_der_loven_krever_det() -> None:
    feil = list(find_kravfeil(les_alt(), REGLER))
    assert not feil, "\n".join(feil)


@pytest.mark.parametrize(
    ("tekst", "norm", "kilde", "merknad", "venta"),
    [
        ("Du skal melde.", "skal", (), None, "uten lov eller forskrift i kraft"),
        ("Du skal melde.", "skal", ("retningslinje-is-2826",), None, "uten lov eller forskrift i kraft"),
        ("Du skal melde.", "boer", LOV, None, "sier «skal», men normen er boer"),
        ("Du skal melde.", "kan", LOV, "Framtid.", "sier «skal», men normen er kan"),
        ("Skal du melde?", "info", LOV, None, "sier «skal», men normen er info"),
        ("Partene skal møtes.", "avtalt", LOV, "«Skal» er ikke et påbud her:", "sier «skal», men normen er avtalt"),
        ("Du melder.", "skal", LOV, None, "sier ikke skal, må, plikt eller rett"),
        (
            "Du har retningslinjer. Kolonnen «skal» er nyttig.",
            "skal",
            LOV,
            None,
            "sier ikke skal, må, plikt eller rett",
        ),
        ("Du melder.", "info", LOV, "«Skal» er ikke et påbud her: framtid.", "Ta bort merket"),
        ("Du skal melde.", "skal", LOV, "Påbudet står ikke i teksten selv: ledd i en liste.", "Ta bort merket"),
    ],
)
def test_skal_som_ikke_stemmer_blir_funnet(
    tekst: str, norm: str, kilde: tuple[str, ...], merknad: str | None, venta: str
) -> None:
    (feil,) = find_kravfeil([plant(tekst, norm=norm, kilde=kilde, merknad=merknad)], REGLER)
    assert feil.startswith("maler/fag/tekster.yaml:7: prove (nb): ")
    assert venta in feil


@pytest.mark.parametrize(
    ("tekst", "norm", "merknad"),
    [
        ("«Skal» er krav i lov.", "info", None),
        ("Si hva som skal skje.", "boer", "«Skal» er ikke et påbud her: framtid."),
        ("Du trenger noe å tro på.", "skal", "Påbudet står ikke i teksten selv: ledd i lista."),
        ("Du har meldeplikt.", "skal", None),
        ("Barnet har rett til å si sin mening.", "skal", None),
    ],
)
def test_det_som_stemmer_blir_ikke_meldt(tekst: str, norm: str, merknad: str | None) -> None:
    assert list(find_kravfeil([plant(tekst, norm=norm, kilde=LOV, merknad=merknad)], REGLER)) == []
