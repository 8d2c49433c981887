"""Kopien med kommentarer er gyldig for Microsofts kontroll. Står her fordi .NET ikke tåler at prosessen deler seg etterpå."""

from __future__ import annotations

import pytest

from generator.malsjekk import merk_mal
from tests.malsjekk.saadd import MAL, PLASSENE
from tests.malsjekk.test_merk_og_felter import les_saadd
from tests.ooxml import Validator


@pytest.mark.parametrize("sted", PLASSENE)
def test_kopien_har_ingen_feil_som_malen_ikke_hadde(sted: str, valider: Validator) -> None:
    innhold, funn = les_saadd(sted)
    assert set(valider(merk_mal(MAL, innhold, funn))) <= set(valider(innhold))
