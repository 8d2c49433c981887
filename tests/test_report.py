"""Endringer som tekst, Markdown og data."""

from __future__ import annotations

import json

from generator.endringer import Modellendring
from generator.report import format_endringer

ENDRINGER = [
    Modellendring(
        "endret",
        ("frister", "beslutning_dager"),
        "Frister",
        "Fristen for beslutning: 14 → 10 dager",
        "14 dager",
        "10 dager",
    ),
    Modellendring(
        "endret", ("frister", "evaluering_uker"), "Frister", "Fristen for evaluering: 8 → 6 uker", "8 uker", "6 uker"
    ),
    Modellendring("ny", ("tjenester", "x"), "", "Tjeneste «*x* <b>» er lagt til", "", ""),
]


def test_tekst_samler_det_som_staar_paa_samme_sted() -> None:
    assert format_endringer(ENDRINGER, "Prøvik", "tekst") == (
        "Prøvik\n\nFrister\n  – Fristen for beslutning: 14 → 10 dager\n  – Fristen for evaluering: 8 → 6 uker\nTjeneste «*x* <b>» er lagt til\n"
    )


def test_markdown_viser_teksten_slik_den_er() -> None:
    markdown = format_endringer(ENDRINGER, "Prøvik", "markdown")
    assert markdown.startswith("## Prøvik\n\n### Frister\n\n- Fristen")
    assert "- Tjeneste «\\*x\\* \\<b\\>» er lagt til\n" in markdown


def test_json_har_alle_feltene() -> None:
    data = json.loads(format_endringer(ENDRINGER, "Prøvik", "json"))
    assert data["endringer"][0] == {
        "slag": "endret",
        "sti": ["frister", "beslutning_dager"],
        "sted": "Frister",
        "setning": "Fristen for beslutning: 14 → 10 dager",
        "foer": "14 dager",
        "etter": "10 dager",
    }


def test_ingen_endringer_sies() -> None:
    assert format_endringer([], "Prøvik", "tekst") == "Prøvik\n\nIngen endringer i innholdet.\n"
