"""The Markdown dialect of the pages: no raw HTML, and the classes and roles that the theme needs; knows no site."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from html import escape
from typing import Final
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor
from markdown.treeprocessors import Treeprocessor

from generator.site.tegning import Tegning, lag_tegning
from generator.site.tekst import vis_skjult

UTVIDELSER = ["admonition", "attr_list", "def_list", "tables", "toc"]
# The kinds of box, ``!!! haster "…"``; each is a key in the theme's strings too.
BOKSER = ("haster", "fakta", "varsel")
_KLASSER = {
    "a": "ds-link",
    "h2": "ds-heading",
    "h3": "ds-heading",
    "h4": "ds-heading",
    "ol": "ds-list",
    "ul": "ds-list",
    "table": "ds-table",
}
# Patterns that no page of ours uses, or that a value must never set off; each is tried on every piece of text.
_UBRUKTE_MOENSTRE: Final = (
    *("html", "backtick", "reference", "short_reference", "image_reference", "short_image_ref"),
    *("autolink", "automail", "entity"),
)
_STOERRELSER = {"h2": "md", "h3": "sm", "h4": "xs"}
_ROLLER = {"table": "table", "thead": "rowgroup", "tbody": "rowgroup", "tr": "row", "td": "cell", "ol": "list"}
# Numeric references to ASCII that can be seen, 32-126.
_REFERANSE = re.compile(r"&#(3[2-9]|[4-9]\d|1[01]\d|12[0-6]);")
_ASCII = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "đ": "d", "ŋ": "n", "ŧ": "t"})


def lag_id(overskrift: str, skille: str) -> str:
    """Return the heading id: ASCII with æ→ae, ø→oe, å→aa and other letters without their marks; never empty."""
    ascii_ = unicodedata.normalize("NFKD", overskrift.lower().translate(_ASCII))
    uten_merker = "".join(tegn for tegn in ascii_ if not unicodedata.combining(tegn))
    return re.sub(r"[^a-z0-9]+", skille, uten_merker).strip(skille) or "avsnitt"


def find_utvidelsesvalg() -> dict[str, dict[str, object]]:
    """Return the settings of `UTVIDELSER`: no ``[TOC]`` mark, own heading ids, no style attribute in tables."""
    return {"toc": {"marker": "", "slugify": lag_id}, "tables": {"use_align_attribute": True}}


class Sideregler(Extension):
    """Removes raw HTML and code, where a reference like ``&#60;`` would be shown as it is written, and adds the theme's markup."""

    def __init__(self, merker: Mapping[str, str], tegninger: Mapping[str, Tegning] | None = None) -> None:
        super().__init__()
        self._merker, self._tegninger = merker, tegninger or {}

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name Python-Markdown calls
        """Called by Python-Markdown."""
        md.preprocessors.deregister("html_block")
        for moenster in _UBRUKTE_MOENSTRE:
            md.inlinePatterns.deregister(moenster)
        md.parser.blockprocessors.deregister("code")
        # After inline (20) and attr_list (8), before mkdocs makes addresses relative (0).
        md.treeprocessors.register(_Markering(md, self._merker), "rutineverk", 3)
        md.treeprocessors.register(_Tegninger(md, self._tegninger), "rutineverk-tegninger", 2)
        # After raw_html (30), which puts the references back.
        md.postprocessors.register(_Lesbar(md), "rutineverk", 0)


class _Lesbar(Postprocessor):
    def run(self, text: str) -> str:
        """Called by Python-Markdown with the page: writes ``&#46;`` as ``.``, and what HTML reads as ``&lt;``."""
        return vis_skjult(_REFERANSE.sub(lambda treff: escape(chr(int(treff[1]))), text))


class _Markering(Treeprocessor):
    def __init__(self, md: Markdown, merker: Mapping[str, str]) -> None:
        super().__init__(md)
        self._merker = merker

    def run(self, root: Element) -> None:
        """Called by Python-Markdown with the finished tree."""
        for element in list(root.iter()):
            _mark_element(element)
            if element.tag == "table":
                _mark_tabell(element)
            elif element.tag == "div":
                self._mark_boks(element)

    def _mark_boks(self, boks: Element) -> None:
        slag = (boks.get("class") or "").removeprefix("admonition ").split(" ", 1)[0]
        tittel = boks.find("p[@class='admonition-title']")
        merke = self._merker.get(slag)
        if merke is None or tittel is None:
            return
        if tittel.text == slag.capitalize():
            tittel.text = merke
        elif not "".join(tittel.itertext()).casefold().startswith(merke.casefold()):
            tittel.text, tekst = "", tittel.text
            span = Element("span", {"class": "merke"})
            span.text, span.tail = merke, f" {tekst or ''}"
            tittel.insert(0, span)


class _Tegninger(Treeprocessor):
    """Puts a drawing of ours where a page has ``![what it shows](tegning:name)`` for itself."""

    def __init__(self, md: Markdown, tegninger: Mapping[str, Tegning]) -> None:
        super().__init__(md)
        self._tegninger = tegninger

    def run(self, root: Element) -> None:
        """Called by Python-Markdown with the finished tree. A name that is unknown is left, and told as a link to nothing."""
        for nr, element in enumerate(root):
            bilde = element[0] if element.tag == "p" and len(element) == 1 and element[0].tag == "img" else None
            skjema, _, navn = (bilde.get("src", "") if bilde is not None else "").partition(":")
            if bilde is not None and skjema == "tegning" and navn in self._tegninger:
                root[nr] = lag_tegning(self._tegninger[navn], bilde.get("alt", ""))


def _mark_element(element: Element) -> None:
    klasser = (element.get("class") or "").split()
    if (klasse := _KLASSER.get(element.tag)) is not None:
        klasser.append("ds-button" if "knapp" in klasser else klasse)
    if element.tag in _STOERRELSER:
        element.set("data-size", _STOERRELSER[element.tag])
    if element.tag in _ROLLER:
        element.set("role", _ROLLER[element.tag])
    if element.tag in {"li", "td", "p", "dd"} and _er_bare_lenke(element):
        element[0].set("class", f"{element[0].get('class') or ''} alene".strip())
    if klasser:
        element.set("class", " ".join(klasser))


def _er_bare_lenke(element: Element) -> bool:
    return (
        len(element) == 1
        and element[0].tag == "a"
        and not (element.text or "").strip()
        and not (element[0].tail or "").strip()
    )


def _mark_tabell(tabell: Element) -> None:
    """Make the first column headers of their rows, and write each column's heading on its cells for narrow screens."""
    titler = ["".join(celle.itertext()).strip() for celle in tabell.iterfind("thead/tr/th")]
    for celle in tabell.iterfind("thead/tr/th"):
        celle.set("scope", "col")
        celle.set("role", "columnheader")
    for rad in tabell.iterfind("tbody/tr"):
        for celle, tittel in zip(rad, titler, strict=False):
            celle.set("data-tittel", tittel)
        rad[0].tag = "th"
        rad[0].set("scope", "row")
        rad[0].set("role", "rowheader")
    for celle in tabell.iter():
        if (side := celle.attrib.pop("align", None)) is not None:
            celle.set("class", f"{celle.get('class') or ''} stilt-{side}".strip())
