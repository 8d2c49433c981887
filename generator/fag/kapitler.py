"""Which chapters each kind of document is put together of; knows no text and no template."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

KAPITLER: Final[Mapping[str, tuple[str, ...]]] = {
    "bekymringsrutine": (
        "akutt_raad",
        "vold",
        "formaal",
        "roller",
        "bekymret",
        "skriv_ned",
        "del_med_leder",
        "snakk_med_barnet",
        "replikker_barn",
        "foreldre_unntak",
        "undringssamtale",
        "replikker_foreldre",
        "beslutt",
        "tiltak",
        "be_om_hjelp",
        "samtykke",
        "melding",
        "melding_videre",
        "tilbakemelding",
        "avverging",
        "situasjoner",
        "moenster",
        "etter_meldingen",
        "dokumentasjon",
        "ikke_fulgt",
        "opplaering",
    ),
    "samarbeidsavtale": (
        "foerst",
        "private",
        "formaal",
        "formaal_helseforetak",
        "grunnlag",
        "grunnlag_helseforetak",
        "oppgaver",
        "enkeltsak",
        "arenaer",
        "arenaer_sak",
        "medvirkning",
        "medvirkning_helseforetak",
        "taushet",
        "frivillige",
        "vold",
        "overganger",
        "kompetanse",
        "uenighet",
        "krise",
        "evaluering",
        "varighet",
        "varighet_helseforetak",
    ),
    "samarbeidsark": (
        "om",
        "vold",
        "si_fra",
        "uten_navn",
        "etterpaa",
        "samarbeid",
    ),
    "lommekort": (
        "vold",
        "melding",
        "steg",
    ),
    "kompetanseplan": (
        "opplaering",
        "dekning",
        "aarshjul",
        "roller",
        "nyansatte",
    ),
    "kortrutine": (
        "vold",
        "steg",
        "personlig",
        "melding",
        "foreldre",
        "dokumentasjon",
        "droefting",
        "etterpaa",
    ),
    "flytskjema": (
        "vold",
        "vold_ogsaa",
        "trinn",
        "til_vold",
        "alltid",
    ),
    "roller": ("kort",),
}
"""The chapters that a disposition must have; one without texts is an empty chapter."""
DISPOSISJONER: Final = tuple(slag for slag in KAPITLER if slag != "roller")
"""The kinds of document with one disposition each; each role has its own."""
FRIVILLIGE: Final[Mapping[str, tuple[str, ...]]] = {
    "roller": (
        "foerst",
        "hjemmel",
        "maalgruppe",
        "oppnevning",
        "oppgaver",
        "grenser",
        "medvirkning",
        "taushet",
        "rammer",
        "rapportering",
        "avslutning",
        "klage",
    ),
}
"""The chapters that a disposition may have: what not every role needs."""
