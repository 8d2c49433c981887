"""Findings for machines: plain JSON, and SARIF for code hosts; finds nothing itself."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Final

from generator.errors import Nivaa
from generator.malsjekk.funn import Malfunn

_SKJEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
REGLENE: Final = {
    "alternativ-tekst": "Bilder har alternativ tekst",
    "delt-blokk": "En blokk begynner og slutter på samme sted",
    "delt-rad": "Rader blir ikke delt mellom sider",
    "direkte-formatering": "Alt utseende kommer fra stiler",
    "feil-lukket": "Hver blokk er lukket riktig",
    "henter-fil": "En mal henter ikke andre filer",
    "hoderad": "Hver tabell har en hoderad som gjentas",
    "ikke-liste": "Bare lister blir gjentatt",
    "ikke-lukket": "Hver blokk er lukket",
    "ikke-tekst": "Bare tekst blir satt inn",
    "klammer": "Hver tagg har hele klammer",
    "kommentar": "Ingen kommentarer står igjen",
    "krav": "Malen sier ikke selv hva noen skal",
    "motor": "Malen lar seg lese",
    "oppdater-felt": "Word spør ikke om å oppdatere felt",
    "overskrift": "Overskrifter har overskriftsstil",
    "overskriftsnivaa": "Overskriftene hopper ikke over nivåer",
    "skrivefeil": "Taggene er skrevet slik Word-delen leser dem",
    "sporet-endring": "Ingen sporede endringer står igjen",
    "sporet-tagg": "Ingen tagg er endret med sporing på",
    "spraak": "Malen har riktig språk",
    "syntaks": "Taggene er riktig skrevet",
    "tekstboks": "Ingen tekstbokser",
    "tittel": "Dokumentet har en tittel",
    "tomt-avsnitt": "Ingen tomme avsnitt",
    "tomt-etter-tagg": "Taggene etterlater ikke tomme avsnitt",
    "ukjent-felt": "Hvert felt finnes",
    "ukjent-filter": "Hvert filter finnes",
    "ukjent-slag": "Fila har navnet til et slag dokument",
    "ukjent-tagg": "Hver tagg finnes",
    "ukjent-test": "Hver test finnes",
    "ulike-maalformer": "Malene på bokmål og nynorsk er like",
    "uten-stil": "Hvert avsnitt har en stil som finnes",
    "ved-siden-av": "Tagger med p, tr og tc står alene",
    "verktoey": "Malen nevner ingen verktøy",
}
"""What each rule asks for, by id."""


def format_json(funn: Sequence[Malfunn]) -> str:
    """Return the findings as a JSON list, in the order of telling."""
    return json.dumps([_som_data(f) for f in funn], ensure_ascii=False, indent=2)


def _som_data(funn: Malfunn) -> dict[str, object]:
    tabell, rad, kolonne = funn.sted.celle or (None, None, None)
    return {
        "mal": funn.mal,
        "nivaa": funn.nivaa.name.lower(),
        "regel": funn.regel,
        "del": funn.sted.del_ if funn.nr >= 0 else "",
        "avsnitt": funn.nr + 1,
        "overskrift": funn.sted.overskrift,
        "tabell": tabell,
        "rad": rad,
        "kolonne": kolonne,
        "tekst": funn.sted.tekst,
        "tagg": funn.tagg,
        "melding": funn.melding,
        "tips": funn.tips,
    }


def format_sarif(funn: Sequence[Malfunn]) -> str:
    """Return the findings as SARIF 2.1.0; a docx has no lines, so the place is in the text and in logicalLocations."""
    regler = [{"id": r, "shortDescription": {"text": REGLENE[r]}} for r in sorted({f.regel for f in funn})]
    verktoey = {"driver": {"name": "Rutineverk", "rules": regler}}
    kjoering = {"tool": verktoey, "results": [_som_resultat(f) for f in funn]}
    return json.dumps({"$schema": _SKJEMA, "version": "2.1.0", "runs": [kjoering]}, ensure_ascii=False, indent=2)


def _som_resultat(funn: Malfunn) -> dict[str, object]:
    plass = funn.plass
    fysisk = {"artifactLocation": {"uri": funn.mal}, "region": {"startLine": 1}}
    sted: dict[str, object] = {"physicalLocation": fysisk}
    if plass:
        sted["logicalLocations"] = [{"fullyQualifiedName": plass}]
    return {
        "ruleId": funn.regel,
        "level": "error" if funn.nivaa is Nivaa.FEIL else "warning",
        "message": {"text": f"{f'{plass} – ' if plass else ''}{funn.melding}. {funn.tips}".strip()},
        "locations": [sted],
    }
