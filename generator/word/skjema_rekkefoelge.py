"""The order the Open XML schema wants of the properties of a cell and a run; docxtpl adds them first or last."""

from __future__ import annotations

import re
from typing import Final

_CELLE: Final = [
    "cnfStyle",
    "tcW",
    "gridSpan",
    "hMerge",
    "vMerge",
    "tcBorders",
    "shd",
    "noWrap",
    "tcMar",
    "textDirection",
    "tcFitText",
    "vAlign",
    "hideMark",
]
_LOEP: Final = [
    "rStyle",
    "rFonts",
    "b",
    "bCs",
    "i",
    "iCs",
    "caps",
    "smallCaps",
    "strike",
    "dstrike",
    "outline",
    "shadow",
    "emboss",
    "imprint",
    "noProof",
    "snapToGrid",
    "vanish",
    "webHidden",
    "color",
    "spacing",
    "w",
    "kern",
    "position",
    "sz",
    "szCs",
    "highlight",
    "u",
    "effect",
    "bdr",
    "shd",
    "fitText",
    "vertAlign",
    "rtl",
    "cs",
    "em",
    "lang",
    "eastAsianLayout",
    "specVanish",
    "oMath",
]
_TAGG: Final = r"\{\{.*?\}\}|\{%.*?%\}"
_BARN: Final = re.compile(
    rf"<w:(\w+)(?:{_TAGG}|[^<>])*?/>|<w:(\w+)(?:{_TAGG}|[^<>])*?>.*?</w:\2>|{_TAGG}|[^<]+", re.DOTALL
)
_CELLEINNHOLD: Final = re.compile(r"<w:tcPr>(.*?)</w:tcPr>", re.DOTALL)
_LOEPINNHOLD: Final = re.compile(r"<w:rPr>(.*?)</w:rPr>", re.DOTALL)


def ordne_celler(xml: str) -> str:
    """Return source or XML whose cell properties stand in the schema's order; those with a tag between them are left."""
    xml = re.sub(r"<w:tcPr\s*/>((?:<w:(?:gridSpan|shd|vMerge)\b[^<]*/>)+)", r"<w:tcPr>\1</w:tcPr>", xml)
    return _CELLEINNHOLD.sub(lambda m: f"<w:tcPr>{_ordnet(m.group(1), _CELLE)}</w:tcPr>", xml)


def ordne_loep(xml: str) -> str:
    """Return XML whose run properties stand in the schema's order, and whose shading says how it is drawn."""
    xml = xml.replace('<w:shd w:fill="', '<w:shd w:val="clear" w:fill="')
    return _LOEPINNHOLD.sub(lambda m: f"<w:rPr>{_ordnet(m.group(1), _LOEP)}</w:rPr>", xml)


def _ordnet(innhold: str, rekkefoelge: list[str]) -> str:
    barn = [(m.group(1) or m.group(2) or "", m.group()) for m in _BARN.finditer(innhold)]
    if any(navn not in rekkefoelge for navn, _ in barn) or "".join(x for _, x in barn) != innhold:
        return innhold
    return "".join(x for _, x in sorted(barn, key=lambda b: rekkefoelge.index(b[0])))
