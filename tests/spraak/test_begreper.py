"""Gamle ord og gamle lovhenvisninger, hvor som helst."""

from __future__ import annotations

import pytest

from generator.fag.regelverk import GammeltBegrep
from generator.fag.tekster import Maalform
from tests.dokumenter import les_fag
from tests.spraak.begreper import find_gamle_ord
from tests.spraak.les import les_alt
from tests.spraak.plantet import plant

REGELVERK = les_fag().regelverk


def test_ingen_tekst_bruker_gamle_ord_eller_henvisninger() -> None:
    feil = list(find_gamle_ord(les_alt(), REGELVERK))
    assert not feil, "\n".join(feil)


@pytest.mark.parametrize("begrep", REGELVERK.gamle_begreper, ids=lambda b: b.gammel[:20])
def test_hvert_gammelt_ord_blir_funnet(begrep: GammeltBegrep) -> None:
    gammel = begrep.gammel.partition(" (")[0].partition(" / ")[0]
    (feil,) = find_gamle_ord([plant(f"Her står {gammel} igjen.")], REGELVERK)
    assert feil.startswith(f"maler/fag/tekster.yaml:7: prove (nb): det gamle ordet «{gammel}». Skriv ")


@pytest.mark.parametrize(
    ("maalform", "tekst", "venta"),
    [
        ("nn", "Ring barneverntenesta.", "Skriv barnevernstenesta"),
        ("nn", "Helsesystera ringjer.", "Skriv helsesjukepleiar"),
        ("nb", "Se barnehageloven § 22.", "som ikke gjelder lenger"),
    ],
)
def test_gammelt_paa_begge_maalformer_blir_funnet(maalform: Maalform, tekst: str, venta: str) -> None:
    (feil,) = find_gamle_ord([plant(tekst, maalform)], REGELVERK)
    assert venta in feil
