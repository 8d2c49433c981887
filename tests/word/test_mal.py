"""Fellene i Word-maler: ingenting blir borte uten at noen får vite det, og feilen sier hvor."""

from __future__ import annotations

import re

import pytest

from generator.errors import MalFeil
from generator.word import docx_tekst, load_mal
from generator.word.pakke import les_pakke
from tests.word.smaa_maler import (
    NAVN,
    STIL,
    STILPAKKE,
    avsnitt,
    lag_docx,
    lag_proeve,
    med_tittel,
    med_topp_og_bunn,
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
        (avsnitt("Før", "Navnet er {{ navm }} her"), "Navnet er {{ navm }} her", "navm", "navn"),
        (avsnitt("Eier: {{ hode.eiar }}", "Etter"), "Eier: {{ hode.eiar }}", "eiar", "eier"),
        (tabell(("Versjon", "{{ hode.versjn }}")), "{{ hode.versjn }}", "versjn", "versjon"),
        (avsnitt("{%p if navm %}", "x", "{%p endif %}"), "{% if navm %}", "navm", "navn"),
        (avsnitt("{%p for x in listen %}", "x", "{%p endfor %}"), "{% for x in listen %}", "listen", "liste"),
    ],
)
def test_ukjent_felt_gir_mal_avsnitt_og_naermeste_navn(kropp: str, sted: str, felt: str, forslag: str) -> None:
    assert (
        malfeil(kropp)
        == f"{NAVN}: ved «{sted}»: feltet «{felt}» finnes ikke. Mente du «{forslag}»? Rett navnet i malen."
    )


def test_ukjent_felt_i_topptekst_og_tittel_sier_hvor() -> None:
    with pytest.raises(MalFeil, match=r"ved «Side {{ navm }}»: feltet «navm»"):
        render(avsnitt("x"), med_topp_og_bunn("Side {{ navm }}", "y"))
    with pytest.raises(MalFeil, match=r"ved «{{ navm }}»: feltet «navm»"):
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
        (avsnitt("{%p if navn == '50 %' %}", "x", "{%p endif %}"), "{%p if navn == '50 %' %}", "«p» er ikke en tagg her"),
        (avsnitt("Sum {{ 1 / 0 }}"), "Sum {{ 1 / 0 }}", "passer ikke med verdien"),
        (avsnitt("{% for x in 5 %}{% endfor %}"), "{% for x in 5 %}{% endfor %}", "passer ikke med verdien"),
        (avsnitt("{% for x in range(10**9) %}.{% endfor %}"), "{% for x in range(10**9) %}.{% endfor %}", "passer ikke"),
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
    assert "begynner inne i en tabell og slutter utenfor" in malfeil(kropp)


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
    mal = load_mal(lag_docx(avsnitt("x")), navn=NAVN)
    for verdier, felt in (
        ({"navn": f"a{tegn}b"}, "navn"),
        ({"hode": hode.model_copy(update={"eier": tegn})}, "hode.eier"),
        ({"rader": [{"celler": ("a", tegn)}]}, "rader[0].celler[1]"),
    ):
        with pytest.raises(MalFeil) as feil:
            mal.render(verdier)
        assert str(feil.value) == f"feltet «{felt}» {ventet}"


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


def test_dokumentet_sier_hvilken_mal_kontekst_og_motor_det_kommer_fra() -> None:
    mal = load_mal(lag_docx(avsnitt("x")), navn=NAVN, stil=STIL)
    egenskaper = les_pakke("x", mal.render({}, kontekst_sha="ab" * 32))["docProps/custom.xml"].decode()
    navn = re.findall(r'pid="(\d+)" name="([^"]+)"><vt:lpwstr>([^<]*)<', egenskaper)
    assert navn == [
        ("2", "rutineverk.kontekst", "ab" * 32),
        ("3", "rutineverk.mal", mal.sha),
        ("4", "rutineverk.motor", "1"),
    ]
    assert len(mal.sha) == 64
    assert load_mal(lag_docx(avsnitt("y")), navn=NAVN, stil=STIL).sha != mal.sha


def test_malen_kan_leses_fra_en_fil_og_heter_da_det_fila_heter(tmp_path_factory: pytest.TempPathFactory) -> None:
    fil = tmp_path_factory.mktemp("mal") / "min.docx"
    fil.write_bytes(lag_docx(avsnitt("{{ borte }}")))
    with pytest.raises(MalFeil, match=r"^min\.docx: ved «{{ borte }}»"):
        load_mal(fil).render({})
