"""Feil i lovregisteret og i det som viser til det: funnet med fil og linje, hele meldingen."""

from __future__ import annotations

import pytest

from tests.bygg import fagtekster, lite_fag

REGISTER = "maler/fag/regelverk.yaml"
BIBLIOTEK = "maler/fag/bibliotek.yaml"
TEKSTER = "maler/fag/tjenestetekster.yaml"


@pytest.mark.parametrize(
    ("fil", "gammel", "ny", "linje"),
    [
        pytest.param(REGISTER, "id: ny-lov-1", "id: retningslinje", ":18: regler[5].id – id-en «retningslinje» er brukt to ganger. Gi regelen en ny id.", id="dobbel-id"),
        pytest.param(REGISTER, "ny_id: [bvl-13-2]", "ny_id: [bvl-13-3]", ":20: gamle_henvisninger[0].ny_id[0] – regelen «bvl-13-3» finnes ikke i regelverket. Mente du «bvl-13-2»? Rett id-en, eller legg regelen inn i regelverk.yaml.", id="gammel-til-ukjent"),
        pytest.param(REGISTER, "ny_id: [bvl-13-2]", "ny_id: [ny-lov-1]", ":20: gamle_henvisninger[0].ny_id[0] – regelen «ny-lov-1» gjelder ikke (vedtatt_ikke_i_kraft). Bytt til regelen som gjelder.", id="gammel-til-en-som-ikke-gjelder"),
        pytest.param(REGISTER, r"'barnevernloven\s+§\s*6-4'", "'barnevernloven ('", ":20: gamle_henvisninger[0].moenster – «barnevernloven (» er ikke et regulært uttrykk. Rett uttrykket.", id="galt-moenster"),
        pytest.param(REGISTER, r"'\brådmann\w*'", "'[rådmann'", ":22: gamle_begreper[0].moenster – «[rådmann» er ikke et regulært uttrykk. Rett uttrykket.", id="galt-moenster-for-ord"),
        pytest.param(REGISTER, "kommende_endringer: []", "kommende_endringer: [{lov_id: LOV-1, hva: a, hva_nn: a, berorer: [hol-3-5], sikkerhet: bekreftet}]", ":24: kommende_endringer[0].berorer[0] – regelen «hol-3-5» finnes ikke i regelverket. Mente du «hol-3-4»? Rett id-en, eller legg regelen inn i regelverk.yaml.", id="endring-av-ukjent"),
        pytest.param(BIBLIOTEK, 'id: "4.5", norm: skal', 'id: "4.5", kilde: [bvl-1992-6-4], norm: skal', ":15: anbefalinger[0].krav[1].kilde[0] – regelen «bvl-1992-6-4» gjelder ikke (opphevet). Bytt til regelen som gjelder.", id="krav-med-opphevet-lov"),
        pytest.param(TEKSTER, "nb: Du", "nb: Etter barnevernloven § 6-4 kan du", ":3: [0].nb – viser til «barnevernloven § 6-4», som ikke gjelder lenger. Det heter nå barnevernsloven § 13-2.", id="tekst-med-gammel-henvisning"),
    ],
)  # fmt: skip
def test_feil_blir_funnet_med_fil_og_linje(fil: str, gammel: str, ny: str, linje: str) -> None:
    innhold = lite_fag()[fil].decode()
    assert innhold.count(gammel) >= 1

    linjer = fagtekster({fil: innhold.replace(gammel, ny, 1)})

    assert linjer == [f"{fil}{linje}"]
