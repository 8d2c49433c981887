"""Lovhenvisningene etter status og alder, på en dag som kommer utenfra."""

from __future__ import annotations

import datetime
import json

from generator.fag import Fag
from generator.load import load_fag
from generator.lovbruk import find_status, format_regler, format_regler_json
from generator.tre import Tre
from tests.bygg import DATO, lite_fag

REGISTER = "maler/fag/regelverk.yaml"


def les(gammel: str = "", ny: str = "") -> Fag:
    """Gi det lille faggrunnlaget med én endring i registeret."""
    filer = lite_fag()
    filer[REGISTER] = filer[REGISTER].decode().replace(gammel, ny, 1).encode() if gammel else filer[REGISTER]
    fag = load_fag(Tre(filer)).verdi
    assert fag is not None
    return fag


def test_lista_staar_etter_status_med_alder_og_oppsummering() -> None:
    fag = les("status: i_kraft", "gjelder_fra: 2023-01-01, sist_endret_fra: 2026-01-01, status: i_kraft")

    assert format_regler(find_status(fag, DATO)) == (
        "Opphevet (1)\n"
        "  bvl-1992-6-4           barnevernloven (1992) § 6-4 (kontrollert for 143 dager siden, ubrukt)\n"
        "\n"
        "Vedtatt, ikke i kraft (1)\n"
        "  ny-lov-1               en ny lov § 1 (kontrollert for 143 dager siden, ubrukt)\n"
        "\n"
        "I kraft (3)\n"
        "  bvl-13-2               barnevernsloven § 13-2 (gjelder fra 2023-01-01, endret 2026-01-01, kontrollert for 143 dager siden)\n"
        "  strl-196               straffeloven § 196 (kontrollert for 143 dager siden)\n"
        "  hol-3-4                helse- og omsorgstjenesteloven § 3-4 (kontrollert for 143 dager siden)\n"
        "\n"
        "Ikke lovfestet (1)\n"
        "  retningslinje          nasjonal faglig retningslinje (kontrollert for 143 dager siden)\n"
        "\n"
        "Oppsummert: 6 henvisninger: 1 opphevet; 1 vedtatt, ikke i kraft; 3 i kraft; 0 retningslinje eller veileder; 1 ikke lovfestet.\n"
        "4 er i bruk i faggrunnlaget, 2 er det ikke.\n"
        "Den eldste kontrollen er fra 2026-07-02, for 143 dager siden.\n"
    )


def test_den_som_er_kontrollert_for_lengst_siden_staar_foerst_i_gruppen() -> None:
    fag = les("paragraf: § 3-4", "kontrollert: 2025-01-01, paragraf: § 3-4")

    rader = [r for r in find_status(fag, datetime.date(2026, 7, 3)) if r.gruppe == "i_kraft"]

    assert [(r.regel.id, r.dager) for r in rader] == [("hol-3-4", 548), ("bvl-13-2", 1), ("strl-196", 1)]
    assert "kontrollert for 1 dag siden" in format_regler(rader)


def test_en_retningslinje_er_ikke_lov_selv_om_den_gjelder() -> None:
    fag = les("plikt_type: anbefaling, status: ikke_lovfestet", "plikt_type: anbefaling, status: i_kraft")

    grupper = {r.regel.id: r.gruppe for r in find_status(fag, DATO)}

    assert grupper["retningslinje"] == "retningslinje"


def test_det_som_er_endret_etter_kontrollen_blir_nevnt() -> None:
    fag = les("status: i_kraft", "sist_endret_fra: 2026-08-01, status: i_kraft")

    assert format_regler(find_status(fag, DATO)).endswith("Endret etter siste kontroll (1): bvl-13-2\n")


def test_de_usikre_blir_nevnt() -> None:
    fag = les("status: i_kraft, sikkerhet: bekreftet", "status: i_kraft, sikkerhet: sannsynlig")

    assert format_regler(find_status(fag, DATO)).endswith("Ikke bekreftet (1): bvl-13-2\n")


def test_json_har_det_samme() -> None:
    data = json.loads(format_regler_json(find_status(les(), DATO)))

    assert data["antall"] == {
        "opphevet": 1,
        "vedtatt_ikke_i_kraft": 1,
        "i_kraft": 3,
        "retningslinje": 0,
        "ikke_lovfestet": 1,
    }
    assert data["regler"][2] == {
        "id": "bvl-13-2",
        "lov": {"nb": "barnevernsloven", "nn": "barnevernslova"},
        "paragraf": "§ 13-2",
        "tittel": {"nb": "Melding til barnevernet", "nn": "Melding til barnevernet"},
        "status": "i_kraft",
        "adresse": "https://lovdata.no/lov/2021-06-18-97/§13-2",
        "gruppe": "i_kraft",
        "sikkerhet": "bekreftet",
        "gjelder_fra": None,
        "sist_endret_fra": None,
        "kontrollert": "2026-07-02",
        "dager": 143,
        "endret_etterpaa": False,
        "brukt": True,
    }
