"""Hver form i docxtpls dialekt gir det samme her: samme mal, samme kontekst, samme XML."""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path
from types import SimpleNamespace

import pytest
from docx.shared import Mm
from docxtpl import DocxTemplate, InlineImage, Listing, RichText, RichTextParagraph
from lxml import etree

from generator.errors import MalFeil
from generator.word import Bilde, Liste, RikTekst, docx_tekst, load_mal
from generator.word.pakke import les_pakke
from generator.word.tilstand import VerdiFeil
from tests.ooxml import Validator
from tests.word.bilder import lag_png
from tests.word.docxtpl_likt import sammenlign
from tests.word.smaa_maler import (
    NAVN,
    avsnitt,
    lag_docx,
    med_fotnoter,
    med_tittel,
    med_topp_og_bunn,
    tabell_med_bredder,
)

PNG = lag_png(8, 128)
VERDIER: dict[str, object] = {
    "navn": "Berg & Dal <AS>",
    "sant": True,
    "tom": "",
    "liste": ["a", "b & c", "d"],
    "rader": [{"navn": "én", "tall": 1, "farge": "FF0000"}, {"navn": "to", "tall": 2, "farge": "00FF00"}],
    "kolonner": ["K1", "K2", "K3"],
    "bredde": 2,
    "person": SimpleNamespace(navn="Kari", bosted={"by": "Bergen"}),
    "linjer": "en\nto\tre",
    "avsnitt": "en\ato\fre",
}


def delt(*biter: str) -> str:
    """Ett avsnitt der Word har delt teksten i løp med ulik skrift."""
    loep = (f"<w:r>{'<w:rPr><w:b/></w:rPr>' if i % 2 else ''}<w:t>{b}</w:t></w:r>" for i, b in enumerate(biter))
    return f"<w:p>{''.join(loep)}</w:p>"


LIKT = {
    "verdi": avsnitt("Hei {{ navn }}!"),
    "attributt og oppslag": avsnitt("{{ person.navn }} i {{ person.bosted.by }} og {{ rader[0]['navn'] }}"),
    "uttrykk": avsnitt("{{ 1 + 2 * 3 }} {{ navn|upper }} {{ 'x' ~ navn }} {{ liste|length }} {{ 'ja' if sant else 'nei' }}"),
    "if i linja": avsnitt("A {% if sant %}ja{% else %}nei{% endif %} B"),
    "if over avsnitt": avsnitt("A {% if sant %}ja", "mer{% endif %} B"),
    "for i linja": avsnitt("{% for x in liste %}{{ x }}, {% endfor %}"),
    "p-if": avsnitt("før", "{%p if sant %}", "med", "{%p else %}", "uten", "{%p endif %}", "etter"),
    "p-if usann": avsnitt("før", "{%p if tom %}", "med", "{%p elif not sant %}", "x", "{%p endif %}", "etter"),
    "p-for": avsnitt("{%p for x in liste %}", "{{ loop.index }}: {{ x }}", "{%p endfor %}"),
    "p-for i p-for": avsnitt("{%p for r in rader %}", "{%p for x in liste %}", "{{ r.navn }}{{ x }}", "{%p endfor %}", "{%p endfor %}"),
    "for-else": avsnitt("{%p for x in tom %}", "{{ x }}", "{%p else %}", "ingen", "{%p endfor %}"),
    "set": avsnitt("{% set a = navn %}{{ a }}"),
    "kommentar": avsnitt("A {# borte #} B", "{#p hele avsnittet #}", "C"),
    "tr-for": tabell_med_bredder(("H1", "H2"), ("{%tr for r in rader %}", ""), ("{{ r.navn }}", "{{ r.tall }}"), ("{%tr endfor %}", "")),
    "tr-if": tabell_med_bredder(("H1", "H2"), ("{%tr if tom %}", ""), ("x", "y"), ("{%tr endif %}", "")),
    "tr-kommentar": tabell_med_bredder(("H1", "H2"), ("{#tr borte #}", ""), ("x", "y")),
    "tc-for": tabell_med_bredder(("{%tc for k in kolonner %}", "{{ k }}", "{%tc endfor %}")),
    "tc-for færre": tabell_med_bredder(("a", "b", "c", "d", "e"), ("{%tc for k in liste %}", "{{ k }}", "{%tc endfor %}", "y", "z")),
    "tc-for flere": tabell_med_bredder(("{%tc for k in kolonner %}", "{{ k }}", "{%tc endfor %}"), ("{%tc for k in kolonner + liste %}", "{{ k }}", "{%tc endfor %}")),
    "tc-if": tabell_med_bredder(("{%tc if sant %}", "a", "{%tc endif %}", "b")),
    "strek foran": avsnitt("A", "{%- if sant %}B{% endif %}"),
    "strek bak": avsnitt("A {% if sant -%}", "B", "{%- endif %} C"),
    "delte løp": delt("{", "{ na", "vn }", "} og {", "% if sa", "nt %", "}x{% endif %}"),
    "delt p-tagg": avsnitt("a") + delt("{%", "p if sant %}") + avsnitt("b", "{%p endif %}"),
    "krøllede hermetegn": avsnitt("{{ “a” ~ ‘b’ }} {% if navn != ’x’ %}ja{% endif %}"),
    "mindre og større": avsnitt("{% if 1 &lt; 2 and 3 &gt; 2 %}ja{% endif %}"),
    "klammer som tekst": avsnitt("{_{ navn }_} {_% if %_}"),
    "linjeskift": avsnitt("F {{ linjer }} E"),
    "nytt avsnitt og side": avsnitt("F {{ avsnitt }} E"),
    "linjeskift i punkt med stil": '<w:p><w:pPr><w:pStyle w:val="Punktliste"/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>{{ linjer }} {{ avsnitt }}</w:t></w:r></w:p>',
    "makro": avsnitt("{% macro m(x) %}[{{ x }}]{% endmacro %}{{ m(navn) }}{{ m('y') }}"),
    "makro med avsnitt": avsnitt("{%p macro m(x) %}", "Til {{ x }}", "{%p endmacro %}", "{{p m(navn) }}", "{{p m('y') }}"),
    "set-blokk": avsnitt("{% set a %}<{{ navn }}>{% endset %}{{ a }}".replace("<", "&lt;").replace(">", "&gt;")),
    "raw": avsnitt("{% raw %}{{ navn }}{% endraw %}"),
    "with": avsnitt("{% with a = navn %}{{ a }}{% endwith %}"),
    "filter-blokk": avsnitt("{% filter upper %}abc {{ person.navn }}{% endfilter %}"),
    "call": avsnitt("{% macro m() %}({{ caller() }}){% endmacro %}{% call m() %}x{{ navn }}{% endcall %}"),
    "rekursiv løkke": avsnitt("{% for x in [[1, [2]], [3]] recursive %}{% if x is iterable %}({{ loop(x) }}){% else %}{{ x }}{% endif %}{% endfor %}"),
    "escape i uttrykk": avsnitt("{{ '<b>' }} {{ '&'|e }} {{ navn|safe|replace('&', 'og')|replace('<AS>', '') }}".replace("<", "&lt;").replace(">", "&gt;").replace("'&'", "'+'").replace("('&'", "('+'")),
    "tabell i celle": tabell_med_bredder(("H", "{{ navn }}")).replace("</w:p></w:tc></w:tr>", "</w:p>" + tabell_med_bredder(("{{ tom }}",)) + "<w:p/></w:tc></w:tr>", 1),
}  # fmt: skip
LIKT["escape i uttrykk"] = avsnitt("{{ '&lt;b&gt;' }} {{ '+'|e }}")
SAER = {
    "colspan": tabell_med_bredder(("{% colspan bredde %}{{ navn }}",), ("a", "b")).replace("</w:tblGrid>", '<w:gridCol w:w="2000"/></w:tblGrid>', 1),
    "colspan for": tabell_med_bredder(("{% colspan kolonner|length %}Tittel",), ("{%tc for k in kolonner %}", "{{ k }}", "{%tc endfor %}")),
    "cellbg": tabell_med_bredder(("H",), ("{%tr for r in rader %}",), ("{% cellbg r.farge %}{{ r.navn }}",), ("{%tr endfor %}",)),
    "vm": tabell_med_bredder(("H1", "H2"), ("{%tr for r in rader %}", ""), ("Felles {% vm %}", "{{ r.navn }}"), ("{%tr endfor %}", "")),
    "hm": tabell_med_bredder(("{%tc for k in kolonner %}", "Felles{% hm %}", "{%tc endfor %}")),
}  # fmt: skip


@pytest.mark.parametrize("kropp", LIKT.values(), ids=LIKT.keys())
def test_formen_gir_det_samme_som_docxtpl(kropp: str, valider: Validator) -> None:
    mal = lag_docx(kropp)
    ferdig = sammenlign(mal, VERDIER)
    assert set(valider(ferdig)) <= set(valider(mal))


@pytest.mark.parametrize("kropp", SAER.values(), ids=SAER.keys())
def test_celleformen_gir_det_samme_i_riktig_rekkefoelge(kropp: str, valider: Validator) -> None:
    mal = lag_docx(kropp)
    ferdig = sammenlign(mal, VERDIER, ordnet=True)
    assert set(valider(ferdig)) <= set(valider(mal))


def test_topptekst_bunntekst_fotnoter_og_tittel_gir_det_samme() -> None:
    deler = {
        **med_topp_og_bunn("Topp {{ navn }}", "{% if sant %}Bunn{% endif %} {{ linjer }}"),
        **med_tittel("Om {{ person.navn }}"),
    }
    deler = med_fotnoter(deler, "Se {{ navn }}", "{% for x in liste %}{{ x }}{% endfor %}")
    ferdig = sammenlign(lag_docx(avsnitt("{{ navn }}"), deler), VERDIER)
    assert b"<dc:title>Om Kari</dc:title>" in les_pakke("x", ferdig)["docProps/core.xml"]
    assert "Se Berg & Dal <AS>" in docx_tekst(ferdig)


def test_egne_egenskaper_og_sluttnoter_blir_fylt_ut_selv_om_docxtpl_lar_dem_staa() -> None:
    egne = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
        'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="eier">'
        "<vt:lpwstr>{{ navn }}</vt:lpwstr></property></Properties>"
    )
    typer = (
        les_pakke("x", lag_docx(""))["[Content_Types].xml"]
        .decode()
        .replace(
            "</Types>",
            '<Override PartName="/docProps/custom.xml" ContentType="application/vnd.openxmlformats-officedocument.custom-properties+xml"/></Types>',
        )
    )
    mal = lag_docx(avsnitt("x"), {"docProps/custom.xml": egne.encode(), "[Content_Types].xml": typer.encode()})
    xml = les_pakke("x", load_mal(mal, navn=NAVN).render(VERDIER, kontekst_sha="ab"))["docProps/custom.xml"].decode()
    assert ">Berg &amp; Dal &lt;AS&gt;</vt:lpwstr>" in xml
    assert ">ab</vt:lpwstr>" in xml


RIK = {
    "run": (avsnitt("A {{r rik }} B"), lambda: RichText("fet & <b>", bold=True, italic=True, color="#FF0000", size=24)),
    "flere": (avsnitt("{{r rik }}"), lambda: _rik()),
    "linjeskift i rik": (avsnitt("{{r rik }}"), lambda: RichText("en\nto\tre", underline=True, font="Arial", style="Sterk")),
    "avsnitt": (avsnitt("før", "{{p rik }}", "etter"), lambda: _rike_avsnitt()),
    "liste": (avsnitt("A {{ rik }} B"), lambda: Listing("en & to\ntre\afire\ffem\tseks")),
}  # fmt: skip


def _rik() -> RichText:
    rik = RichText("a", highlight="#ffff00", strike=True)
    rik.add("b", superscript=True, lang="nn-NO")
    rik.add(RichText("c", subscript=True))
    return rik


def _rike_avsnitt() -> RichTextParagraph:
    rike = RichTextParagraph("en", parastyle="Punktliste")
    rike.add(RichText("to", bold=True))
    return rike


@pytest.mark.parametrize(("kropp", "lag"), RIK.values(), ids=RIK.keys())
def test_docxtpls_egne_objekter_gir_det_samme(kropp: str, lag: object, valider: Validator) -> None:
    assert callable(lag)
    ferdig = sammenlign(lag_docx(kropp), {"rik": lag()}, ordnet=True)
    assert valider(ferdig) == []


def test_egne_objekter_tar_imot_docxtpls() -> None:
    mal = load_mal(lag_docx(avsnitt("{{r a }}", "{{ b }}", "{{ c }}")), navn=NAVN)
    docxtpls = mal.render({"a": RichText("x", bold=True), "b": Listing("y\nz"), "c": "c"})
    assert mal.render({"a": RikTekst(RichText("x", bold=True)), "b": Liste(Listing("y\nz")), "c": "c"}) == docxtpls


def test_rik_tekst_og_liste_i_egen_form(valider: Validator) -> None:
    mal = load_mal(lag_docx(avsnitt("A {{r a }} B", "{{ b }}")), navn=NAVN)
    rik = (
        RikTekst("en ", stil="Sterk")
        .legg_til("<to> & ", fet=True, kursiv=True)
        .legg_til("tre", lenke="https://a.no/?x=1&y=2")
    )
    ferdig = mal.render({"a": rik, "b": Liste(("x", "y & z"))})
    assert docx_tekst(ferdig) == "A en <to> & tre B\nx\ny & z"
    assert b'HYPERLINK "https://a.no/?x=1&amp;y=2"' in les_pakke("x", ferdig)["word/document.xml"]
    assert valider(ferdig) == []


def test_lenke_i_docxtpls_rike_tekst_faar_relasjonen_sin(valider: Validator) -> None:
    mal = load_mal(lag_docx(avsnitt("{{r a }}")), navn=NAVN)
    ferdig = mal.render({"a": RichText("her", url_id=mal.build_url_id("https://a.no/?x=1&y=2"))})
    assert (
        b'Target="https://a.no/?x=1&amp;y=2" TargetMode="External"'
        in les_pakke("x", ferdig)["word/_rels/document.xml.rels"]
    )
    assert valider(ferdig) == []
    with pytest.raises(MalFeil, match="lenka er laget for en annen fil"):
        mal.render({"a": RichText("her", url_id="rId77")})


def test_bilde_gir_det_samme_som_docxtpl(tmp_path: Path, valider: Validator) -> None:
    fil = tmp_path / "logo.png"
    fil.write_bytes(PNG)
    mal = lag_docx(
        avsnitt("A {{ a }} B", "{%p for x in [1, 2] %}", "{{ a }}", "{%p endfor %}"), med_topp_og_bunn("T {{ a }}", "B")
    )

    def deres(tpl: DocxTemplate) -> Mapping[str, object]:
        return {"a": InlineImage(tpl, str(fil), width=Mm(20))}

    ferdig = sammenlign(mal, deres(DocxTemplate(io.BytesIO(mal))), deres)
    pakke = les_pakke("x", ferdig)
    assert pakke["word/media/image1.png"] == PNG
    assert [n for n in pakke if n.startswith("word/media/")] == ["word/media/image1.png"]
    assert set(valider(ferdig)) <= set(valider(mal))


def test_bilde_krever_alternativ_tekst_og_faar_den_med(valider: Validator) -> None:
    mal = load_mal(lag_docx(avsnitt("A {{ a }} B", "{{r a }}")), navn=NAVN)
    alt = 'Kommunens "logo" & \'navn\' id="1" <x/>'
    ferdig = mal.render({"a": Bilde(PNG, alt, bredde_mm=20)})
    rammer = [e for e in etree.fromstring(les_pakke("x", ferdig)["word/document.xml"]).iter() if "descr" in e.attrib]
    assert [(r.get("descr"), r.get("id")) for r in rammer] == [(alt, "1001"), (alt, "1002")]
    assert valider(ferdig) == []
    with pytest.raises(VerdiFeil, match="mangler alternativ tekst"):
        Bilde(PNG, " ")
    with pytest.raises(MalFeil, match=r"ved «A {{ a }} B»: bildet er ikke i et format Word kjenner"):
        mal.render({"a": Bilde(b"ikke et bilde", "x")})


def test_bilde_med_lenke(valider: Validator) -> None:
    bilde = Bilde(InlineImage(None, io.BytesIO(PNG), anchor="https://a.no"), "Logo")
    ferdig = load_mal(lag_docx(avsnitt("{{ a }}")), navn=NAVN).render({"a": bilde})
    assert b'Target="https://a.no"' in les_pakke("x", ferdig)["word/_rels/document.xml.rels"]
    assert valider(ferdig) == []


def test_bilde_i_malen_kan_byttes_ut_etter_navn_tekst_eller_sti() -> None:
    med_bilde = load_mal(lag_docx(avsnitt("{{ a }}")), navn=NAVN).render({"a": Bilde(PNG, "Kommunevåpen")})
    mal = load_mal(med_bilde, navn=NAVN)
    ny = PNG + b"ny"
    for navn in ("Kommunevåpen", "word/media/image1.png", "image.png"):
        ferdig = les_pakke("x", mal.render({}, bytt={navn: ny}))
        assert ferdig["word/media/image1.png"] == ny
    with pytest.raises(MalFeil, match="ikke noe bilde som heter «Kommunevapen»"):
        mal.render({}, bytt={"Kommunevapen": ny})


def test_underdokument_gaar_gjennom_docxtpl_og_blir_en_vanlig_pakke(valider: Validator) -> None:
    mal = load_mal(lag_docx(avsnitt("før {{ navn }}", "{{p sub }}", "etter"), med_tittel("{{ navn }}")), navn=NAVN)
    tpl = mal.docxtpl()
    sub = tpl.new_subdoc()
    sub.add_paragraph("inni & <her>")
    ferdig = mal.render({"navn": "A & B", "sub": sub})
    assert docx_tekst(ferdig) == "før A & B\ninni & <her>\netter"
    assert b"<dc:title>A &amp; B</dc:title>" in les_pakke("x", ferdig)["docProps/core.xml"]
    assert valider(ferdig) == []
    with pytest.raises(MalFeil, match="feltet «navn» finnes ikke"):
        mal.render({"sub": sub})
    with pytest.raises(MalFeil, match="feltet «sub» er laget for en annen mal"):
        load_mal(lag_docx(avsnitt("{{p sub }}")), navn=NAVN).render({"sub": sub})


def test_eget_filter_virker() -> None:
    ferdig = load_mal(
        lag_docx(avsnitt("{{ navn|skrik('!') }}")), navn=NAVN, filtre={"skrik": lambda x, y: f"{x}{y}".upper()}
    )
    assert docx_tekst(ferdig.render({"navn": "a & b"})) == "A & B!"
