"""Fellene i Word-maler: ingenting blir borte uten at noen får vite det, og feilen sier hvor."""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

import pytest
from docxtpl import RichTextParagraph
from markupsafe import Markup

from generator.errors import MalFeil
from generator.word import RikTekst, docx_tekst, load_mal
from generator.word.pakke import les_pakke
from tests.dokumenter import les_tre
from tests.word.smaa_maler import (
    NAVN,
    STIL,
    STILPAKKE,
    avsnitt,
    lag_docx,
    lag_proeve,
    med_tittel,
    med_topp_og_bunn,
    overskrift,
    render,
    render_tekst,
    tabell,
)

UTEN_TAP = "Berg & Dal <AS>"


def malfeil(kropp: str, **endring: object) -> str:
    with pytest.raises(MalFeil) as feil:
        render(kropp, **endring)
    return str(feil.value)


@pytest.mark.parametrize(
    ("kropp", "sted", "felt", "forslag"),
    [
        (avsnitt("Før", "Navnet er {{ navm }} her"), "ved «Navnet er {{ navm }} her»", "navm", "navn"),
        (avsnitt("Eier: {{ hode.eiar }}", "Etter"), "ved «Eier: {{ hode.eiar }}»", "eiar", "eier"),
        (
            tabell(("Versjon", "{{ hode.versjn }}")),
            "i tabell 1, rad 1, kolonne 2, ved «{{ hode.versjn }}»",
            "versjn",
            "versjon",
        ),
        (avsnitt("{%p if navm %}", "x", "{%p endif %}"), "ved «{% if navm %}»", "navm", "navn"),
        (avsnitt("{%p for x in listen %}", "x", "{%p endfor %}"), "ved «{% for x in listen %}»", "listen", "liste"),
        (
            overskrift("Om {{ navn }}") + avsnitt("{{ navm }}"),
            "under «Om {{ navn }}», ved «{{ navm }}»",
            "navm",
            "navn",
        ),
    ],
)
def test_ukjent_felt_gir_mal_avsnitt_og_naermeste_navn(kropp: str, sted: str, felt: str, forslag: str) -> None:
    assert malfeil(kropp) == f"{NAVN}: {sted}: feltet «{felt}» finnes ikke. Mente du «{forslag}»? Rett navnet i malen."


def test_ukjent_felt_i_topptekst_og_tittel_sier_hvor() -> None:
    with pytest.raises(MalFeil, match=r"i topptekst, ved «Side {{ navm }}»: feltet «navm»"):
        render(avsnitt("x"), med_topp_og_bunn("Side {{ navm }}", "y"))
    with pytest.raises(MalFeil, match=r"i egenskapene, ved «{{ navm }}»: feltet «navm»"):
        render(avsnitt("x"), med_tittel("{{ navm }}"))


def test_tegn_som_betyr_noe_i_xml_kommer_hele_fram_overalt() -> None:
    kropp = avsnitt("{{ navn }}") + tabell(("Navn",), ("{{ navn }}",))
    ferdig = render(kropp, {**med_topp_og_bunn("Topp {{ navn }}", "Bunn {{ navn }}"), **med_tittel("{{ navn }}")})
    assert docx_tekst(ferdig).split("\n") == [UTEN_TAP, "Navn", UTEN_TAP, f"Bunn {UTEN_TAP}", f"Topp {UTEN_TAP}"]
    assert b"<dc:title>Berg &amp; Dal &lt;AS&gt;</dc:title>" in les_pakke("x", ferdig)["docProps/core.xml"]


def test_klammer_i_en_verdi_er_bare_tekst() -> None:
    assert render_tekst(avsnitt("{{ navn }}"), navn="{{ hemmelig }} {% if %}") == ["{{ hemmelig }} {% if %}"]


def test_linjeskift_og_tabulator_i_en_verdi_kommer_fram() -> None:
    assert docx_tekst(render(avsnitt("{{ navn }}"), navn="en\nto\tre")) == "en\nto\tre"


@pytest.mark.parametrize(
    "tagg",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ cycler.__init__.__globals__.os.environ }}",
        "{{ hode.__class__.__init__.__globals__ }}",
        "{{ liste.__iter__.__self__ }}",
    ],
)
def test_malen_naar_ikke_ut_av_konteksten(tagg: str) -> None:
    assert (
        malfeil(avsnitt(f"x {tagg}"))
        == f"{NAVN}: ved «x {tagg}»: malen prøver å nå noe den ikke har lov til. Bruk bare feltene i lista over felt."
    )


@pytest.mark.parametrize(
    ("kropp", "sted", "grunn"),
    [
        (avsnitt("Kapittel", "{% if navn %}", "tekst"), "{% if navn %}", "«if» er aldri lukket"),
        (avsnitt("Opp {% for x in liste %}", "{{ x }}", "{% if x %}y{% endif %}"), "Opp {% for x", "«for» er aldri lukket"),
        (avsnitt("Slutt {% endif %}"), "Slutt {% endif %}", "«endif» er ikke en tagg her"),
        (avsnitt("Her: {{ navn|stort }}"), "Her: {{ navn|stort }}", "filteret «stort» finnes ikke"),
        (avsnitt("Her: {{ navn navn }}"), "Her: {{ navn navn }}", "uventet tegn"),
        (avsnitt("Sum {{ 1 / 0 }}"), "Sum {{ 1 / 0 }}", "passer ikke med verdien"),
        (avsnitt("{% for x in 5 %}{% endfor %}"), "{% for x in 5 %}{% endfor %}", "passer ikke med verdien"),
    ],
)  # fmt: skip
def test_feil_tagg_sier_hvor_og_hvorfor(kropp: str, sted: str, grunn: str) -> None:
    melding = malfeil(kropp)
    assert "{% if %}" in melding
    assert melding.startswith(f"{NAVN}: ved «")
    assert sted in melding
    assert grunn in melding


@pytest.mark.parametrize(
    ("kropp", "sted", "hva"),
    [
        (avsnitt("Viktig {%p if navn %}", "x", "{%p endif %}"), "Viktig {%p if navn %}", "avsnittet"),
        (avsnitt("{%p if navn %}{{ navn }}", "x", "{%p endif %}"), "{%p if navn %}{{ navn }}", "avsnittet"),
        (avsnitt("{%p if navn %}{%p if tom %}", "x"), "{%p if navn %}{%p if tom %}", "avsnittet"),
        (tabell(("{%tr if navn %}", "Viktig"), ("x", "y"), ("{%tr endif %}", "")), "{%tr if navn %} Viktig", "raden"),
        (tabell(("{%tr for x in liste %}", "{{ navn }}"), ("x", "y")), "{%tr for x in liste %} {{ navn }}", "raden"),
        (
            tabell(("{%tc if navn %}", "x", "{%tc endif %}")).replace(
                avsnitt("{%tc if navn %}"), avsnitt("{%tc if navn %}", "Viktig")
            ),
            "{%tc if navn %} Viktig",
            "cellen",
        ),
        (
            avsnitt("{%p if navn %}").replace("</w:p>", '<w:r><w:footnoteReference w:id="1"/></w:r></w:p>')
            + avsnitt("x"),
            "{%p if navn %}",
            "avsnittet",
        ),
    ],
)
def test_det_som_staar_ved_siden_av_en_tagg_blir_ikke_borte_i_det_stille(kropp: str, sted: str, hva: str) -> None:
    with pytest.raises(MalFeil) as feil:
        load_mal(lag_docx(kropp), navn=NAVN)
    assert (
        str(feil.value)
        == f"{NAVN}: ved «{sted}»: det står noe ved siden av en tagg som fjerner hele {hva}. Flytt taggen så den står alene."
    )


def test_en_loekke_som_slutter_utenfor_tabellen_stopper_malen() -> None:
    kropp = tabell(("{%tr for x in liste %}",)) + avsnitt("{{ navn }}", "{% endfor %}")
    assert malfeil(kropp) == (
        f"{NAVN}: i tabell 1, rad 1, kolonne 1, ved «{{% for x in liste %}}»: en {{% if %}} eller {{% for %}} begynner inne i "
        "en tabell eller et avsnitt og slutter utenfor. Sett begge taggene i samme tabell, i hver sin rad."
    )


@pytest.mark.parametrize("tagg", ["{%p if navn == '50 %' %}", "{%p if navn == '}' %}"])
def test_prosent_og_klamme_inne_i_en_avsnittstagg_blir_forklart(tagg: str) -> None:
    assert malfeil(avsnitt("a", tagg, "x", "{%p endif %}")) == (
        f"{NAVN}: ved «{tagg}»: tegnene % og }} kan ikke stå inne i {{%p …. "
        "Sett verdien med {% set %} først, eller ta bort tegnet."
    )


def test_bokstaven_staar_rett_etter_klammen() -> None:
    assert "Skriv {%p if navn %}." in malfeil(avsnitt("{% p if navn %}", "x", "{%p endif %}"))


def test_usann_betingelse_uten_bokstav_gir_en_merknad_med_formen_som_ikke_etterlater_noe() -> None:
    kropp = avsnitt("{% if navn %}", "x", "{% endif %}") + tabell(
        ("{% if navn %}a{% endif %}",), ("{% if navn %}",), ("{% endif %}",)
    )
    merknader = load_mal(lag_docx(kropp), navn=NAVN).merknader
    assert merknader[0] == (
        f"{NAVN}: ved «{{% if navn %}}»: taggen står alene og etterlater et tomt avsnitt. Skriv {{%p if navn %}} i stedet."
    )
    assert [m.partition("Skriv ")[2] for m in merknader[1:]] == [
        "{%p endif %} i stedet.", "{%tr if navn %} i stedet.", "{%tr endif %} i stedet.",
    ]  # fmt: skip


def test_variablene_i_en_mal_har_full_sti_og_foelger_loekkene() -> None:
    kropp = avsnitt(
        "{{ hode.eier }} {% for t in tjenester if t.vises %}{{ t.kontakt.telefon|upper }}{% for e in t.enheter %}{{ e.navn }}{{ loop.index }}{% endfor %}{% endfor %}",
        "{% set x = hode.dato %}{{ x.aar }} {{ rader[0].navn }} {% for k, v in par %}{{ k }}{% endfor %}{{ range(3) }}",
    )
    assert load_mal(lag_docx(kropp), navn=NAVN).variabler == {
        "hode.eier", "hode.dato", "hode.dato.aar", "tjenester", "tjenester[].vises", "tjenester[].kontakt.telefon",
        "tjenester[].enheter", "tjenester[].enheter[].navn", "rader[].navn", "par",
    }  # fmt: skip


def test_verdi_uten_innhold_og_tekst_paa_feil_plass_blir_ikke_borte_i_det_stille() -> None:
    ingen = "verdien er tom (None). Sett {% if %} rundt, eller skriv |default('ikke oppgitt')."
    with pytest.raises(MalFeil) as feil:
        load_mal(lag_docx(avsnitt("{{ x }}")), navn=NAVN).render({"x": None})
    assert str(feil.value) == f"{NAVN}: ved «{{{{ x }}}}»: {ingen}"
    for kropp in (avsnitt("{{p navn }}"), avsnitt("a {{r navn }}")):
        assert "verdien er vanlig tekst og blir borte her" in malfeil(kropp)
    rik = load_mal(lag_docx(avsnitt("{{ x }}")), navn=NAVN)
    with pytest.raises(MalFeil, match=r"må stå som {{r felt }}"):
        rik.render({"x": RikTekst("a")})
    with pytest.raises(MalFeil, match=r"må stå som {{p felt }}"):
        rik.render({"x": RichTextParagraph("a")})


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_navn_med_norske_bokstaver_er_det_samme_hvordan_de_enn_er_skrevet(form: Literal["NFC", "NFD"]) -> None:
    kropp = avsnitt("{{ områder }} {{ rader[0].område }}")
    annen: Literal["NFC", "NFD"] = "NFD" if form == "NFC" else "NFC"
    verdier = {unicodedata.normalize(annen, "områder"): "x", "rader": [{"område": "y"}]}
    mal = load_mal(lag_docx(unicodedata.normalize(form, kropp)), navn=NAVN)
    assert docx_tekst(mal.render(verdier)) == "x y"


def test_verdi_som_ikke_er_tekst_blir_ikke_til_en_adresse_i_minnet() -> None:
    for kropp in ("{{ range }}", "{{ oppslag.items }}", "{{ ting }}"):
        with pytest.raises(MalFeil, match="verdien er ikke tekst"):
            load_mal(lag_docx(avsnitt(kropp)), navn=NAVN).render({"oppslag": {}, "ting": object()})


def test_if_uten_else_i_et_uttrykk_er_ingenting() -> None:
    assert render_tekst(avsnitt("{% for x in liste %}{{ x }}{{ ', ' if not loop.last }}{% endfor %}")) == ["a, b"]


def test_forrige_i_foerste_runde_blir_forklart() -> None:
    assert "det finnes ingen verdi her, for eksempel ingen forrige" in malfeil(
        avsnitt("{% for x in liste %}{{ loop.previtem }}{% endfor %}")
    )


def test_xml_i_en_verdi_maa_henge_sammen() -> None:
    mal = load_mal(lag_docx(avsnitt("a {{ x }}")), navn=NAVN)
    assert docx_tekst(mal.render({"x": Markup("b &amp; c")})) == "a b & c"
    with pytest.raises(MalFeil, match="en verdi har egne Word-koder som ikke henger sammen her"):
        mal.render({"x": Markup("<w:p>")})


def test_tagg_i_slettet_tekst_stopper_malen() -> None:
    slettet = '<w:p><w:del w:id="1" w:author="x"><w:r><w:delText>{{ navn }}</w:delText></w:r></w:del></w:p>'
    with pytest.raises(MalFeil, match="slettet med sporing"):
        load_mal(lag_docx(slettet), navn=NAVN)


def test_en_tagg_som_word_har_delt_i_to_virker() -> None:
    delt = "<w:p><w:r><w:t>{{ na</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>vn }}</w:t></w:r></w:p>"
    assert render_tekst(delt) == [UTEN_TAP]


def test_usann_betingelse_og_tom_loekke_etterlater_ingen_tomme_avsnitt_og_rader() -> None:
    kropp = avsnitt("før", "{%p if tom %}", "x", "{%p endif %}", "etter") + tabell(
        ("Hode",), ("{%tr for x in tom %}",), ("{{ x }}",), ("{%tr endfor %}",)
    )
    assert render_tekst(kropp) == ["før", "etter", "Hode"]


@pytest.mark.parametrize("tegn", ["\x00", "\x0b", "\x1f", "\ud800", "\uffff"])
def test_tegn_som_xml_ikke_kan_holde_gir_feltet_og_tegnet(tegn: str) -> None:
    ventet = f"har et tegn som ikke kan stå i Word (U+{ord(tegn):04X}). Slett tegnet der teksten kommer fra."
    hode = lag_proeve().hode
    for kropp, verdier, felt in (
        ("{{ navn }}", {"navn": f"a{tegn}b"}, "navn"),
        ("{{ hode.eier }}", {"hode": hode.model_copy(update={"eier": tegn})}, "hode.eier"),
        ("{{ rader[0].celler[1] }}", {"rader": [{"celler": ("a", tegn)}]}, "rader[0].celler[1]"),
        ("{% set x %}{{ navn }}{% endset %}{{ x }}", {"navn": tegn}, "navn"),
        ("{{ 'a' ~ navn }}", {"navn": tegn}, "navn"),
    ):
        with pytest.raises(MalFeil) as feil:
            load_mal(lag_docx(avsnitt(kropp)), navn=NAVN).render(verdier)
        assert str(feil.value) == f"feltet «{felt}» {ventet}"


@pytest.mark.parametrize("tegn", ["\a", "\f", "\x00", "\x02"])
def test_tegn_som_bare_betyr_noe_i_et_avsnitt_blir_avvist_i_egenskapene(tegn: str) -> None:
    with pytest.raises(MalFeil, match=r"feltet «navn» har et tegn som ikke kan stå i Word"):
        render(avsnitt("x"), med_tittel("{{ navn }}"), navn=f"a{tegn}")


def test_samme_mal_og_kontekst_gir_samme_byte() -> None:
    assert render(avsnitt("{{ navn }}")) == render(avsnitt("{{ navn }}"))
    assert render(avsnitt("{{ navn }}")) != render(avsnitt("{{ navn }}"), navn="Noe annet")


def test_konteksten_kan_vaere_en_modell_eller_et_oppslag() -> None:
    mal = load_mal(lag_docx(avsnitt("{{ navn }} {{ hode.eier }}")), navn=NAVN)
    kontekst = lag_proeve()
    assert mal.render(kontekst) == mal.render(dict(kontekst))


def test_utseendet_kommer_fra_stilfila_og_ikke_fra_malen() -> None:
    roedt = STILPAKKE["word/styles.xml"].decode()
    farge = re.findall(r'<w:color w:val="([0-9A-F]{6})"', roedt)[0]
    ny_stil = lag_docx(avsnitt("x"), {"word/styles.xml": roedt.replace(farge, "ABCDEF").encode()})
    mal = lag_docx(avsnitt("{{ navn }}"))
    foer = les_pakke("x", load_mal(mal, navn=NAVN, stil=STIL).render(lag_proeve()))
    etter = les_pakke("x", load_mal(mal, navn=NAVN, stil=ny_stil).render(lag_proeve()))
    assert b"ABCDEF" not in foer["word/styles.xml"]
    assert b"ABCDEF" in etter["word/styles.xml"]
    assert foer["word/document.xml"] == etter["word/document.xml"]


def test_spraaket_i_dokumentet_er_det_en_ber_om_og_ellers_stilfilas() -> None:
    mal = lag_docx(avsnitt("x"))

    def les_stiler(spraak: str = "") -> bytes:
        return les_pakke("x", load_mal(mal, navn=NAVN, stil=STIL, spraak=spraak).render({}))["word/styles.xml"]

    assert les_stiler() == les_stiler(spraak="nb-NO") == STILPAKKE["word/styles.xml"]
    nynorsk = les_stiler(spraak="nn-NO")
    assert re.findall(rb'<w:lang w:val="([^"]+)"', nynorsk) == [b"nn-NO"]
    assert nynorsk.count(b"<w:style ") == STILPAKKE["word/styles.xml"].count(b"<w:style ")


def test_dokumentet_sier_hvilken_mal_kontekst_og_motor_det_kommer_fra() -> None:
    mal = load_mal(lag_docx(avsnitt("x")), navn=NAVN, stil=STIL)
    egenskaper = les_pakke("x", mal.render({}, kontekst_sha="ab" * 32))["docProps/custom.xml"].decode()
    navn = re.findall(r'pid="(\d+)" name="([^"]+)"><vt:lpwstr>([^<]*)<', egenskaper)
    assert navn == [
        ("2", "rutineverk.kontekst", "ab" * 32),
        ("3", "rutineverk.mal", mal.sha),
        ("4", "rutineverk.motor", "2"),
    ]
    assert len(mal.sha) == 64
    assert load_mal(lag_docx(avsnitt("y")), navn=NAVN, stil=STIL).sha != mal.sha


def test_malen_kan_leses_fra_en_fil_og_heter_da_det_fila_heter(tmp_path_factory: pytest.TempPathFactory) -> None:
    fil = tmp_path_factory.mktemp("mal") / "min.docx"
    fil.write_bytes(lag_docx(avsnitt("{{ borte }}")))
    with pytest.raises(MalFeil, match=r"^min\.docx: ved «{{ borte }}»"):
        load_mal(fil).render({})


@pytest.mark.parametrize("sti", [s for s in les_tre() if s.startswith("maler/word/n")])
def test_malene_vaare_har_ingen_merknader(sti: str) -> None:
    mal = load_mal(les_tre()[sti], navn=sti, stil=STIL)
    assert mal.merknader == ()
    assert "hode.tittel" in mal.variabler


def test_en_kontroll_i_en_loekke_faar_hver_sin_id() -> None:
    kontroll = '<w:p><w:sdt><w:sdtPr><w:alias w:val="{{ x }}"/><w:id w:val="7"/><w:text/></w:sdtPr><w:sdtContent><w:r><w:t>Skriv</w:t></w:r></w:sdtContent></w:sdt></w:p>'
    xml = les_pakke(
        "x", render(avsnitt("{%p for x in liste %}") + kontroll + avsnitt("{%p endfor %}") + kontroll.replace("{{ x }}", "sist"))
    )["word/document.xml"].decode()  # fmt: skip
    assert re.findall(r'<w:alias w:val="(\w+)"/><w:id w:val="(\d+)"', xml) == [("a", "1"), ("b", "2"), ("sist", "3")]
