"""The law of the page templates: whatever a value holds, the reader sees it as it was written."""

from __future__ import annotations

import re
from collections.abc import Callable
from html.parser import HTMLParser

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.site import Nettsted, build_nettsted, escape_tekst, render_side
from generator.site.markdownregler import UTVIDELSER, Sideregler, find_utvidelsesvalg

FIENDTLIG = [
    "<script>alert(1)</script>",
    "<!-- borte --> igjen",
    "</main><h1>Ny side</h1>",
    "[x](javascript:alert(1))",
    "![x](https://ond.example/spor.png)",
    "[x]: https://ond.example",
    "<https://ond.example>",
    "# h",
    "h\n===",
    "| a | b |",
    "{: .x onclick=alert(1) }",
    "- punkt",
    "1. punkt",
    "> sitat",
    "`kode` og ```kode```",
    "&amp; &lt;b&gt; &#60;",
    '!!! haster "Falsk"',
    ":   forklaring",
    "***",
    "    innrykk",
    "\tinnrykk",
    "a\r\n\r\n# h",
    "a\u2028# h\x85# h",
    "\x02wzxhzdk:0\x03 \x02klzzwxh:0\x03",
    "{{ kommune }} {% if x %}",
    "*a* _b_ **c** __d__ ~~e~~",
    "\\*a\\*",
    "[TOC]",
    "a  \nb",
    '" onmouseover="alert(1)',
    "Åse Bjørnsdóttir – «Čáhci» & sønn 🙂",
]
STEDER = {
    "avsnitt": "FØR {{ x }} ETTER",
    "linjestart": "{{ x }} ETTER",
    "overskrift": "## FØR {{ x }}",
    "liste": "- {{ x }} ETTER",
    "nummerliste": "1. {{ x }}",
    "fet": "**{{ x }}**",
    "lenketekst": "[{{ x }}](bekymret.md)",
    "knapp": "[{{ x }}](bekymret.md){: .knapp }",
    "tabell": "| A | B |\n|---|--:|\n| {{ x }} | {{ x }} |",
    "boks": '!!! haster "{{ x }}"\n    {{ x }} ETTER',
    "ordliste": "{{ x }}\n:   {{ x }} ETTER",
    "sitat": "> {{ x }}",
    "makro": "{% macro m(y) %}{{ y }}{% endmacro %}{{ m(x) }}",
    "sammensatt": "{{ 'FØR ' ~ x }}",
}


class _Tekst(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.tekst: list[str] = []
        self.tagger: list[tuple[str, tuple[str, ...]]] = []
        self.feed(html)
        self.close()

    def handle_data(self, data: str) -> None:
        self.tekst.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tagger.append((tag, tuple(sorted(navn for navn, _ in attrs))))


def _jevn(tekst: str) -> str:
    return " ".join(re.sub(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]", " ", tekst).split())


def _til_html(mal: str, verdi: str) -> _Tekst:
    md = markdown.Markdown(extensions=[*UTVIDELSER, Sideregler({})], extension_configs=find_utvidelsesvalg())
    return _Tekst(md.convert(render_side(mal, {"x": verdi})))


def _check_law(mal: str, verdi: str) -> None:
    fiendtlig, uskyldig = _til_html(mal, verdi), _til_html(mal, "Uskyldig")
    ventet = "".join(uskyldig.tekst).replace("Uskyldig", verdi)
    assert _jevn("".join(fiendtlig.tekst)) == _jevn(ventet)
    assert fiendtlig.tagger == uskyldig.tagger


@pytest.mark.parametrize("sted", STEDER)
@pytest.mark.parametrize("verdi", FIENDTLIG)
def test_fiendtlig_tekst_vises_som_tekst(sted: str, verdi: str) -> None:
    _check_law(STEDER[sted], verdi)


@given(verdi=st.text(min_size=1), sted=st.sampled_from(sorted(STEDER)))
def test_enhver_tekst_vises_som_tekst(verdi: str, sted: str) -> None:
    _check_law(STEDER[sted], verdi)


@given(verdi=st.text(alphabet="<>[]()#|{}:.-*_`&!\\\"'= \n\t1a", min_size=1), sted=st.sampled_from(sorted(STEDER)))
def test_enhver_blanding_av_tegn_som_betyr_noe_vises_som_tekst(verdi: str, sted: str) -> None:
    _check_law(STEDER[sted], verdi)


def test_fiendtlig_tekst_er_tekst_i_hele_nettstedet(lag_nettsted: Callable[..., Nettsted]) -> None:
    mal = "{% for x in verdier %}\n{{ x }}\n\n{% endfor %}"
    side = build_nettsted(lag_nettsted({"index": render_side(mal, {"verdier": FIENDTLIG})}))["index.html"].decode()
    tekst = _jevn("".join(_Tekst(side).tekst))
    assert [verdi for verdi in FIENDTLIG if _jevn(verdi) not in tekst] == []
    assert "<script" not in side


def test_temaet_viser_fiendtlige_navn_som_tekst(lag_nettsted: Callable[..., Nettsted]) -> None:
    nettsted = lag_nettsted(kommune="<b>Vik</b> & co", tittel='"><script>', demo="<i>demo</i>")
    side = build_nettsted(nettsted)["index.html"].decode()
    assert "<b>" not in side
    assert "<script" not in side
    assert "<b>Vik</b> & co" in "".join(_Tekst(side).tekst)


def test_halve_tegn_blir_erstattet() -> None:
    assert escape_tekst("a\ud800b") == "a\ufffdb"


def test_kilden_er_til_aa_lese(lag_nettsted: Callable[..., Nettsted]) -> None:
    markdown = (
        render_side("{{ x }}", {"x": "Kl. 8–15, «vakta» (hele året)! a<b & 'c' \\"}) + "\n\n[a](mailto:a@b.example)"
    )
    side = build_nettsted(lag_nettsted({"index": markdown}))["index.html"].decode()
    assert "<p>Kl. 8–15, «vakta» (hele året)! a&lt;b &amp; &#x27;c&#x27; \\</p>" in side


def test_raa_html_i_malen_blir_tekst(lag_nettsted: Callable[..., Nettsted]) -> None:
    side = build_nettsted(lag_nettsted({"index": "<b>fet</b>\n\n<div onclick='x()'>boks</div>"}))["index.html"].decode()
    assert "&lt;b&gt;fet" in side
    assert "<div onclick" not in side
