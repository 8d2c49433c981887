from __future__ import annotations

from collections.abc import Callable

import pytest
from markupsafe import Markup

from generator.errors import InndataFeil
from generator.site import Lenke, MalFeil, Nettsted, Noednummer, SideMalFeil, Trygg, build_nettsted, render_side


@pytest.mark.parametrize(
    "adresse",
    [
        "https://fjordvik.example/a?b=1&c=(2)#d",
        "http://fjordvik.example",
        "https://blåfjord.example/æ",
        "mailto:post@fjordvik.example",
        "tel:+4791234567",
        "bekymret.md",
        "bekymret.html#steg-1",
        "../dokumenter/rutine.docx",
        "#steg",
    ],
)
def test_lovlige_adresser_slipper_gjennom(adresse: str) -> None:
    assert render_side("[a]({{ x|lenke }})", {"x": adresse}).startswith("[a](")


@pytest.mark.parametrize(
    "adresse",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,<script>",
        "vbscript:x",
        "file:///etc/passwd",
        "//ond.example",
        "/\\ond.example",
        "\\\\ond.example",
        "/rot",
        "https://bruker@ond.example",
        "https://",
        "https:ond.example",
        "tel:ring meg",
        "mailto:ingen",
        "https://a.example/ b",
        "https://a.example/\u202egpj",
        "",
    ],
)
def test_andre_adresser_blir_avvist(adresse: str) -> None:
    with pytest.raises(SideMalFeil, match="er ikke en lenkeadresse"):
        render_side("[a]({{ x|lenke }})", {"x": adresse})
    with pytest.raises(ValueError, match="er ikke en lenkeadresse"):
        Lenke(tittel="a", adresse=adresse)


def test_et_noednummer_er_et_telefonnummer() -> None:
    with pytest.raises(ValueError, match="adresse"):
        Noednummer(hva="Politi", nummer="112", adresse="https://politiet.example")


def test_adressen_i_siden_er_den_som_ble_gitt(lag_nettsted: Callable[..., Nettsted]) -> None:
    markdown = render_side("[a]({{ x|lenke }})", {"x": "https://a.example/x_y_(z)?b=1&copy=2&lt;"})
    side = build_nettsted(lag_nettsted({"index": markdown}))["index.html"].decode()
    assert 'href="https://a.example/x_y_%28z%29?b=1&amp;copy=2&amp;lt;"' in side


def test_en_adresse_uten_filteret_blir_avvist(lag_nettsted: Callable[..., Nettsted]) -> None:
    markdown = render_side("[a]({{ x }})", {"x": "javascript:alert(1)"})
    with pytest.raises(InndataFeil, match=r"index\.md: lenken «javascript:alert\(1\)» fører ingen steder"):
        build_nettsted(lag_nettsted({"index": markdown}))


def test_manglende_variabel_gir_linje_navn_og_forslag() -> None:
    with pytest.raises(SideMalFeil) as feil:
        render_side("En\nto\n{{ komune }}\n", {"kommune": "Vik"})
    assert (feil.value.linje, feil.value.navn) == (3, "komune")
    assert str(feil.value) == "linje 3: «komune» finnes ikke. Mente du «kommune»?"
    assert isinstance(feil.value, MalFeil)


@pytest.mark.parametrize(
    ("mal", "linje", "melding"),
    [
        ("a\n{{ kommune.navnet }}", 2, "«navnet» finnes ikke"),
        ("a\n\n{% for x in tjenester %}{% endfor %}", 3, "«tjenester» finnes ikke"),
        ("{% if rar %}x{% endif %}", 1, "«rar» finnes ikke"),
        ("a\n{% if kommune %}", 2, "skrivefeil"),
        ("a\n{{ ingen }}", 2, "NoneType kan ikke skrives rett ut"),
        ("{{ ja }}", 1, "bool kan ikke skrives rett ut"),
        ("{{ kommune }}", 1, "dict kan ikke skrives rett ut"),
        ("{{ kommune.navn|safe }}", 1, "No filter named 'safe'"),
        ("a\n{{ 1 // 0 }}", 2, "zero"),
        ("{{ kommune.__class__ }}", 1, "__class__"),
    ],
)
def test_feil_i_malen_nevner_linjen(mal: str, linje: int, melding: str) -> None:
    with pytest.raises(SideMalFeil, match=melding) as feil:
        render_side(mal, {"kommune": {"navn": "Vik"}, "ingen": None, "ja": True})
    assert feil.value.linje == linje


def test_tall_og_ferdig_tekst_skrives_ut() -> None:
    assert render_side("{{ a }} {{ b }}", {"a": 24, "b": Markup("**fet**")}) == "24 **fet**"


def test_tekst_som_legges_til_ferdig_tekst_blir_ogsaa_trygg() -> None:
    assert Trygg("**a**") + "*b*" == "**a**\ue02ab\ue02a"
    assert render_side("{{ (x|lenke) ~ '*' }}", {"x": "a.md"}) == "a\ue02emd\ue02a"


def test_linjer_med_bare_styring_forsvinner() -> None:
    mal = "| A |\n|---|\n{% for x in alle %}\n  {% if x %}\n| {{ x }} |\n  {% endif %}\n{% endfor %}\n"
    assert render_side(mal, {"alle": ["a", "b"]}) == "| A |\n|---|\n| a |\n| b |\n"


def test_en_linje_med_tekst_beholder_linjeskiftet_naar_den_slutter_med_en_kode() -> None:
    mal = "{% for x in alle %}\n- {{ x }}{% if med %}, mer{% endif %}\n{% endfor %}\n\n| a |\n"
    assert render_side(mal, {"alle": ["en", "to"], "med": True}) == "- en, mer\n- to, mer\n\n| a |"
    assert render_side(mal, {"alle": ["en", "to"], "med": False}) == "- en\n- to\n\n| a |"


def test_koden_kan_selv_ta_linjeskiftet() -> None:
    assert render_side("a{% if true %}b{% endif -%}\n\nc", {}) == "abc"
