from __future__ import annotations

import logging
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

import pytest

from generator.errors import GeneratorError, InndataFeil
from generator.site import Lenke, Nettsted, build_nettsted

LagNettsted = Callable[..., Nettsted]


@dataclass
class Sideleser(HTMLParser):
    tagger: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tagger.append((tag, {navn: verdi or "" for navn, verdi in attrs}))

    def finn(self, tag: str) -> list[dict[str, str]]:
        return [attrs for navn, attrs in self.tagger if navn == tag]


def les(html: bytes) -> Sideleser:
    leser = Sideleser()
    leser.feed(html.decode())
    leser.close()
    return leser


def test_nettstedet_har_sidene_filene_og_temaet_og_ikke_mer(lag_nettsted: LagNettsted) -> None:
    assert list(build_nettsted(lag_nettsted())) == [
        "bekymret.html",
        "dokumenter/rutine.docx",
        "index.html",
        "tema/designsystemet.css",
        "tema/rutineverk.css",
        "tema/vaapen.svg",
    ]


def test_to_bygg_gir_like_byte(lag_nettsted: LagNettsted) -> None:
    assert build_nettsted(lag_nettsted()) == build_nettsted(lag_nettsted())


def test_rekkefoelgen_paa_filene_betyr_ingenting(lag_nettsted: LagNettsted) -> None:
    en, to = {"a.pdf": b"1", "b.pdf": b"2"}, {"b.pdf": b"2", "a.pdf": b"1"}
    assert build_nettsted(lag_nettsted(filer=en)) == build_nettsted(lag_nettsted(filer=to))


def test_ett_nettsted_setter_ikke_spor_i_det_neste(lag_nettsted: LagNettsted) -> None:
    foer = build_nettsted(lag_nettsted())
    build_nettsted(lag_nettsted({"index": "Annet"}, kommune="Vik", spraak="nn", demo=None, logo=None, farge="lilla"))
    assert build_nettsted(lag_nettsted()) == foer


def test_filer_kommer_uendret(lag_nettsted: LagNettsted) -> None:
    innhold = bytes(range(256)) + b"\r\n"
    filer = build_nettsted(lag_nettsted(filer={"dokumenter/a.docx": innhold, "templates/b.html": b"b"}))
    assert filer["dokumenter/a.docx"] == innhold
    assert filer["templates/b.html"] == b"b"


def test_sidene_roeper_ikke_maskin_eller_versjon(lag_nettsted: LagNettsted) -> None:
    for sti, data in build_nettsted(lag_nettsted()).items():
        assert re.search(rb"mkdocs|generator\b|/tmp|20\d\d-", data, re.IGNORECASE) is None, sti


def test_hver_side_har_spraak_tittel_hopplenke_og_landemerker(lag_nettsted: LagNettsted) -> None:
    filer = build_nettsted(lag_nettsted({"index": "Hei", "om/oss": "Hei"}, spraak="nn"))
    for sti in ("index.html", "om/oss.html"):
        side = les(filer[sti])
        assert side.finn("html") == [{"lang": "nn"}]
        assert [len(side.finn(tag)) for tag in ("title", "h1", "header", "nav", "main", "footer")] == [1] * 6
        assert side.finn("a")[0] == {"class": "ds-skip-link", "href": "#innhold"}
        assert side.finn("main")[0]["id"] == "innhold"
        assert [lenke["href"] for lenke in side.finn("a") if lenke["href"].startswith("tel:")] == [
            "tel:112",
            "tel:116111",
        ]
        assert sum(lenke.get("aria-current") == "page" for lenke in side.finn("a")) == 1


def test_hver_side_viser_demomerket_oeverst_og_nederst(lag_nettsted: LagNettsted) -> None:
    for sti, data in build_nettsted(lag_nettsted()).items():
        if sti.endswith(".html"):
            assert data.decode().split("<body")[1].count("Demonstrasjon: oppdiktet kommune.") == 2
    assert b"demo" not in build_nettsted(lag_nettsted(demo=None))["index.html"]


def test_ingenting_hentes_fra_andre(lag_nettsted: LagNettsted) -> None:
    for sti, data in build_nettsted(lag_nettsted()).items():
        if sti.endswith(".html"):
            side = les(data)
            ressurser = [a["href"] for a in side.finn("link")] + [a["src"] for _, a in side.tagger if "src" in a]
            assert ressurser
            assert not [r for r in ressurser if ":" in r or r.startswith("/")]
            assert not side.finn("script") + side.finn("iframe") + side.finn("style")
            assert not [a for _, a in side.tagger if "style" in a or any(navn.startswith("on") for navn in a)]
            assert "default-src 'none'" in side.finn("meta")[1]["content"]
        elif sti.endswith(".css"):
            assert re.search(rb"@import|url\((?!['\"]?data:)", data) is None


def test_lenker_virker_fra_disk_og_fra_undermappe(lag_nettsted: LagNettsted) -> None:
    sider = {
        "index": "[a](om/oss.md#hvem-er-vi) [b](om/oss.html) [c](dokumenter/rutine.docx)",
        "om/oss": "## Hvem er vi?\n\n[a](../index.md) [b](#hvem-er-vi)",
    }
    filer = build_nettsted(lag_nettsted(sider))
    hjem = [lenke["href"] for lenke in les(filer["index.html"]).finn("a")]
    assert {"om/oss.html#hvem-er-vi", "om/oss.html", "dokumenter/rutine.docx"} <= set(hjem)
    under = les(filer["om/oss.html"])
    assert {"../index.html", "#hvem-er-vi", "../om/oss.html"} <= {lenke["href"] for lenke in under.finn("a")}
    assert under.finn("link")[0]["href"] == "../tema/designsystemet.css"


@pytest.mark.parametrize(
    "lenke",
    ["borte.md", "dokumenter/borte.docx", "bekymret.md#borte", "#borte", "../utenfor.html", "sms:123", "//ond.example"],
)
def test_doede_lenker_stopper_bygget(lag_nettsted: LagNettsted, lenke: str) -> None:
    with pytest.raises(InndataFeil, match=r"index\.md: lenken «.*» fører ingen steder"):
        build_nettsted(lag_nettsted({"index": f"[a]({lenke})", "bekymret": "## Steg"}))


def test_doede_lenker_i_bunnen_stopper_bygget(lag_nettsted: LagNettsted) -> None:
    with pytest.raises(InndataFeil, match="personvern"):
        build_nettsted(lag_nettsted(bunnlenker=(Lenke(tittel="Personvern", adresse="personvern.html"),)))


def test_alle_feil_kommer_i_en_omgang(lag_nettsted: LagNettsted) -> None:
    with pytest.raises(InndataFeil) as feil:
        build_nettsted(lag_nettsted({"index": '# Enda en tittel\n\n[a](borte.md)\n\n!!! hastar "Nå"\n    x'}))
    assert [problem.melding for problem in feil.value.problemer] == [
        "boksen «hastar» er ukjent",
        "lenken «borte.md» fører ingen steder",
        "siden har mer enn én overskrift på øverste nivå",
    ]
    assert "Mente du «haster»?" in str(feil.value)


@pytest.mark.parametrize("filer", [{"index.html": b""}, {"INDEX.html": b""}, {"tema/stil.css": b""}, {"notat.md": b""}])
def test_filer_som_ikke_kan_ligge_der_blir_nevnt(lag_nettsted: LagNettsted, filer: dict[str, bytes]) -> None:
    with pytest.raises(GeneratorError, match=next(iter(filer)).lower()):
        build_nettsted(lag_nettsted(filer=filer))


@pytest.mark.parametrize("sti", ["../ute.docx", "/rot.docx", "a//b", "", "a b.docx", ".skjult"])
def test_stier_utenfor_nettstedet_blir_avvist(lag_nettsted: LagNettsted, sti: str) -> None:
    with pytest.raises(ValueError, match="ikke en sti"):
        lag_nettsted(filer={sti: b""})


def test_en_tekst_som_temaet_mangler_blir_nevnt(lag_nettsted: LagNettsted) -> None:
    with pytest.raises(GeneratorError, match=r"mangler tekst på nb for: .*meny"):
        build_nettsted(lag_nettsted(strenger={}))


def test_haster_staar_som_ord_i_den_roede_boksen(lag_nettsted: LagNettsted) -> None:
    side = build_nettsted(lag_nettsted({"index": '!!! haster "Er barnet i fare?"\n    Ring.\n\n!!! haster\n    Ring.'}))
    html = side["index.html"].decode()
    assert '<p class="admonition-title"><span class="merke">Haster</span> Er barnet i fare?</p>' in html
    assert '<p class="admonition-title">Haster</p>' in html


def test_tabellen_har_roller_og_titler_for_smale_skjermer(lag_nettsted: LagNettsted) -> None:
    markdown = "| Tilbud | Telefon |\n|---|--:|\n| Barnevernet | [112](tel:112) |"
    html = build_nettsted(lag_nettsted({"index": markdown}))["index.html"].decode()
    assert '<th data-tittel="Tilbud" role="rowheader" scope="row">Barnevernet</th>' in html
    assert '<td class="stilt-right" data-tittel="Telefon" role="cell">' in html


def test_overskrifter_faar_id_i_ascii(lag_nettsted: LagNettsted) -> None:
    html = build_nettsted(lag_nettsted({"index": "## Når gjør *du* ålreite ærend?\n\n## Når gjør du ålreite ærend?"}))
    ider = [a["id"] for a in les(html["index.html"]).finn("h2")]
    assert ider == ["naar-gjoer-du-aalreite-aerend", "naar-gjoer-du-aalreite-aerend_1"]


def test_forord_paa_toppen_av_en_side_er_bare_tekst(lag_nettsted: LagNettsted) -> None:
    html = build_nettsted(lag_nettsted({"index": "title: x\ntemplate: y\n\nHei"}))["index.html"].decode()
    assert "template: y" in html


def test_mkdocs_skriver_ingenting(
    lag_nettsted: LagNettsted, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    with caplog.at_level(logging.WARNING):
        build_nettsted(lag_nettsted())
    assert caplog.text == ""
    assert capsys.readouterr() == ("", "")


def test_designsystemets_lisens_foelger_med(lag_nettsted: LagNettsted) -> None:
    css = build_nettsted(lag_nettsted())["tema/designsystemet.css"].decode()
    assert "Copyright Digitaliseringsdirektoratet" in css
    assert 'THE SOFTWARE IS PROVIDED "AS IS"' in css


def test_bygget_leser_ikke_mkdocs_yml_i_mappen(
    lag_nettsted: LagNettsted, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: [", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert "index.html" in build_nettsted(lag_nettsted())
    assert [fil.name for fil in tmp_path.iterdir()] == ["mkdocs.yml"]
