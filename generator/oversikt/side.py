"""The overview as one page that stands alone: tables with headings, words before colours, no script; knows no rule."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

from jinja2 import Environment, StrictUndefined, Template
from markupsafe import Markup

from generator.errors import Nivaa
from generator.oversikt.format import FORBEHOLD, format_alder, format_innledning, format_prosent
from generator.oversikt.modell import Oversikt
from generator.tekst import format_dato, stor_forbokstav

_MAL: Final = Path(__file__).with_name("side.html")
_ORD: Final = {
    "oppfylt": "ja",
    "delvis": "delvis",
    "ikke_oppfylt": "nei",
    "avvik_dokumentert": "avvik",
    "ikke_relevant": "utgår",
}
_FORKLARING: Final = {
    "oppfylt": "kravet er oppfylt",
    "delvis": "noe av det er på plass",
    "ikke_oppfylt": "kravet er ikke oppfylt",
    "avvik_dokumentert": "kommunen har valgt noe annet og skrevet hvorfor",
    "ikke_relevant": "kravet er ikke relevant for kommunen",
}
_NORMER: Final = {"skal": "skal (lov)", "boer": "bør", "kan": "kan"}


def render_side(oversikt: Oversikt, stil: str) -> str:
    """Return the page.

    Args:
        oversikt: what it shows.
        stil: the style sheet of the municipalities' sites, so that the page looks like them.
    """
    trygg = Markup(stil.replace("</", "<\\/"))  # our own style sheet, and it can not end the element
    return _mal().render(
        o=oversikt,
        stil=trygg,
        innledning=format_innledning(oversikt),
        forbehold=FORBEHOLD,
        ord=_ORD,
        forklaring=_FORKLARING,
        norm=_NORMER,
        nivaa=Nivaa,
        prosent=format_prosent,
        alder=format_alder,
        dato=format_dato,
        stor=stor_forbokstav,
    )


@cache
def _mal() -> Template:
    miljoe = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return miljoe.from_string(_MAL.read_text(encoding="utf-8"))
