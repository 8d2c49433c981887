"""Enhver tekst XML kan holde, kommer uendret fram i alle slags felt samtidig."""

from __future__ import annotations

from functools import cache
from typing import Final

from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree

from generator.word import Mal, load_mal
from generator.word.pakke import les_pakke
from generator.word.tekst import avsnitt_i
from tests.word.smaa_maler import (
    NAVN,
    avsnitt,
    lag_docx,
    med_fotnoter,
    med_tittel,
    med_topp_og_bunn,
    tabell_med_bredder,
)

FELT: Final = ("brød", "tabell", "topp", "bunn", "fotnote", "egenskap")
TEKST: Final = st.text(
    st.characters(
        codec="utf-8",
        exclude_characters=[*map(chr, range(9)), "\x0b", "\x0c", *map(chr, range(14, 32)), "\ufffe", "\uffff"],
    ),
    max_size=60,
)
DEL: Final = st.sampled_from(
    [
        "{{ x }}",
        "{% if %}",
        "{_{",
        "%_}",
        "&amp;",
        "]]>",
        "<w:p>",
        "</w:t>",
        "\x85",
        "\u2028",
        "\r\n",
        "'\"",
        "&#x1;",
        "{#",
        "\u00a0",
        "­",
    ]
)
VERDI: Final = st.one_of(TEKST, st.lists(st.one_of(DEL, TEKST), max_size=6).map("".join))


@cache
def les_malen() -> Mal:
    felt = {navn: f"[{{{{ v[{i}] }}}}]" for i, navn in enumerate(FELT)}
    deler = {**med_topp_og_bunn(felt["topp"], felt["bunn"]), **med_tittel(felt["egenskap"])}
    kropp = avsnitt(felt["brød"]) + tabell_med_bredder((felt["tabell"],))
    return load_mal(lag_docx(kropp, med_fotnoter(deler, felt["fotnote"])), navn=NAVN)


def les_feltene(innhold: bytes) -> list[str]:
    pakke = les_pakke("x", innhold)
    deler = [etree.fromstring(pakke[f"word/{d}.xml"]) for d in ("document", "header9", "footer9", "footnotes")]
    tittel = etree.fromstring(pakke["docProps/core.xml"]).findtext("{http://purl.org/dc/elements/1.1/}title")
    return [t[1:-1] for t in (*(a for d in deler for a in avsnitt_i(d)), tittel or "")]


@settings(max_examples=600)
@given(st.lists(VERDI, min_size=len(FELT), max_size=len(FELT)))
@example(["{_{ a }_}", "\t\n\r", "&lt;", "</w:t></w:r>", "{% raw %}", "\x7f"])
def test_teksten_kommer_uendret_fram_i_alle_feltene(verdier: list[str]) -> None:
    assert les_feltene(les_malen().render({"v": verdier})) == verdier


@settings(max_examples=200)
@given(st.lists(VERDI, max_size=5))
def test_teksten_kommer_uendret_fram_i_loekker_makroer_og_filtre(verdier: list[str]) -> None:
    kropp = avsnitt(
        "{%p for x in v %}", "[{{ x }}]", "{%p endfor %}", "{% macro m(x) %}{{ x }}{% endmacro %}",
        "{%p for x in v %}", "[{{ m(x) }}]", "[{{ x|string }}]", "[{{ '' ~ x }}]", "{%p endfor %}",
    )  # fmt: skip
    mal = les_mal(kropp)
    tekster = avsnitt_i(etree.fromstring(les_pakke("x", mal.render({"v": verdier}))["word/document.xml"]))
    assert tekster == [*(f"[{v}]" for v in verdier), "", *(f"[{v}]" for v in verdier for _ in range(3))]


@cache
def les_mal(kropp: str) -> Mal:
    return load_mal(lag_docx(kropp), navn=NAVN)
