"""Changes as text, Markdown and JSON for people and programs; knows no model and prints nothing."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Final

from generator.endringer import Modellendring

FORMATER: Final = ("tekst", "markdown", "json")


def format_endringer(endringer: Sequence[Modellendring], overskrift: str, format_: str) -> str:
    """Return the changes in one of `FORMATER`, grouped by where they are; ends with a line feed.

    Args:
        endringer: what `find_endringer` found.
        overskrift: which municipality or agreement, and which versions.
        format_: tekst, markdown or json.
    """
    if format_ == "json":
        return (
            json.dumps(
                {"hva": overskrift, "endringer": [_som_data(e) for e in endringer]}, ensure_ascii=False, indent=1
            )
            + "\n"
        )
    markdown = format_ == "markdown"
    linjer = [f"## {_trygg(overskrift)}" if markdown else overskrift, ""]
    if not endringer:
        linjer.append("Ingen endringer i innholdet.")
    for sted, gruppe in groupby(endringer, key=lambda e: e.sted):
        linjer += _gruppe(sted, gruppe, markdown=markdown)
    return "\n".join(linjer).rstrip("\n") + "\n"


def _gruppe(sted: str, gruppe: Iterable[Modellendring], *, markdown: bool) -> list[str]:
    setninger = [e.setning for e in gruppe]
    if markdown:
        return [*([f"### {_trygg(sted)}", ""] if sted else []), *(f"- {_trygg(s)}" for s in setninger), ""]
    return [*([sted] if sted else []), *(f"  – {s}" if sted else s for s in setninger)]


def _som_data(endring: Modellendring) -> dict[str, object]:
    return {
        "slag": endring.slag,
        "sti": list(endring.sti),
        "sted": endring.sted,
        "setning": endring.setning,
        "foer": endring.foer,
        "etter": endring.etter,
    }


def _trygg(tekst: str) -> str:
    """Return text that Markdown shows as it is."""
    return "".join(f"\\{t}" if t in "\\`*_{}[]<>#|" else t for t in " ".join(tekst.split()))
