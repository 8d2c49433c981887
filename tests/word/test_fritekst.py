"""Fritekst: en liten Markdown i malens egne stiler; alt annet er tekst."""

from __future__ import annotations

import re

import pytest

from generator.errors import MalFeil
from generator.word import Fritekst, docx_tekst, load_mal
from generator.word.pakke import les_pakke
from tests.ooxml import Validator
from tests.word.smaa_maler import NAVN, STILPAKKE, avsnitt, lag_docx, tabell_med_bredder

I_LINJA = load_mal(lag_docx(avsnitt("A {{r f }} B")), navn=NAVN)
SOM_AVSNITT = load_mal(lag_docx(avsnitt("før", "{{p f }}", "etter")), navn=NAVN)


def xml(innhold: bytes) -> str:
    return les_pakke("x", innhold)["word/document.xml"].decode()


def stiler(innhold: bytes) -> list[tuple[str, str]]:
    """Stil og tekst for hvert avsnitt mellom «før» og «etter»."""
    ut = []
    for p in re.findall(r"<w:p>.*?</w:p>", xml(innhold)):
        stil = re.search(r'<w:pStyle w:val="(\w+)"/>', p)
        ut.append((stil.group(1) if stil else "", "".join(re.findall(r"<w:t[^>]*>([^<]*)", p))))
    return ut[1:-1]


def test_fet_kursiv_og_lenke_i_linja(valider: Validator) -> None:
    ferdig = I_LINJA.render({"f": Fritekst("en **to** *tre* ***fire*** [fem *seks*](https://a.no/?x=1&y=2)")})
    assert docx_tekst(ferdig) == "A en to tre fire fem seks B"
    assert '<w:rPr><w:rStyle w:val="Sterk"/></w:rPr><w:t xml:space="preserve">to</w:t>' in xml(ferdig)
    assert '<w:rPr><w:i/><w:iCs/></w:rPr><w:t xml:space="preserve">tre</w:t>' in xml(ferdig)
    assert '<w:rStyle w:val="Sterk"/><w:i/><w:iCs/></w:rPr><w:t xml:space="preserve">fire' in xml(ferdig)
    assert ' HYPERLINK "https://a.no/?x=1&amp;y=2" </w:instrText>' in xml(ferdig)
    assert '<w:rStyle w:val="Hyperkobling"/><w:i/><w:iCs/></w:rPr><w:t xml:space="preserve">seks' in xml(ferdig)
    assert "<w:hyperlink" not in xml(ferdig)
    assert valider(ferdig) == []


def test_avsnitt_og_lister_faar_malens_stiler_og_hver_nummerert_liste_begynner_paa_en(valider: Validator) -> None:
    tekst = "Første **avsnitt**\nsamme linje.\n\n- a\n- b\n\n1. en\n2. to\n\nmellom\n\n5. ny\n6. liste"
    ferdig = SOM_AVSNITT.render({"f": Fritekst(tekst)})
    assert stiler(ferdig) == [
        ("Broedtekst", "Første avsnitt samme linje."), ("Punktliste", "a"), ("Punktliste", "b"),
        ("Nummerertliste", "en"), ("Nummerertliste", "to"), ("Broedtekst", "mellom"),
        ("Nummerertliste", "ny"), ("Nummerertliste", "liste"),
    ]  # fmt: skip
    brukt = re.findall(r'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="(\d+)"/>', xml(ferdig))
    assert brukt == ["5", "5", "6", "6"]
    numre = les_pakke("x", ferdig)["word/numbering.xml"].decode()
    for num in ("5", "6"):
        assert (
            f'<w:num w:numId="{num}"><w:abstractNumId w:val="3"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>'
            in numre
        )
    assert valider(ferdig) == []


@pytest.mark.parametrize(
    "tekst",
    [
        "<w:p>& </w:t>", "# ikke overskrift", "`kode`", "![bilde](https://a.no/x.png)", "[x](javascript:alert(1))",
        "[x](file:///etc/passwd)", "[x](//a.no)", "> sitat", "<b>html</b>", "{{ navn }}", "[x]: https://a.no",
        '[x](https://a.no/"\\ MERGEFORMAT)', "***", "a_b_c og 2*3*4",
    ],
)  # fmt: skip
def test_alt_annet_er_tekst(tekst: str, valider: Validator) -> None:
    ferdig = I_LINJA.render({"f": Fritekst(tekst)})
    igjen = docx_tekst(ferdig).removeprefix("A ").removesuffix(" B")
    assert igjen in (
        tekst,
        tekst.replace("2*3*4", "234"),
        tekst.replace("[bilde](https://a.no/x.png)", "bilde"),
        tekst.replace("\\ ", " "),
    )
    assert "INCLUDE" not in xml(ferdig)
    assert valider(ferdig) == []


def test_ei_liste_i_ei_liste_blir_ett_nivaa() -> None:
    ferdig = SOM_AVSNITT.render({"f": Fritekst("- a\n  - b\n- c")})
    assert stiler(ferdig) == [("Punktliste", "a"), ("Punktliste", "b"), ("Punktliste", "c")]


def test_haardt_linjeskift_og_skraastrek() -> None:
    assert docx_tekst(I_LINJA.render({"f": Fritekst("a\\\nb \\*c\\*")})) == "A a\nb *c* B"


def test_tom_fritekst_etterlater_ingenting_og_cellen_er_likevel_hel(valider: Validator) -> None:
    assert docx_tekst(I_LINJA.render({"f": Fritekst("")})) == "A  B"
    assert stiler(SOM_AVSNITT.render({"f": Fritekst("")})) == []
    celle = load_mal(lag_docx(tabell_med_bredder(("H", "{{p f }}")) + avsnitt("")), navn=NAVN)
    assert valider(celle.render({"f": Fritekst("")})) == []
    assert docx_tekst(celle.render({"f": Fritekst("a\n\nb")})).split("\n") == ["H", "a", "b", ""]


def test_malen_kan_si_at_en_vanlig_tekst_er_fritekst() -> None:
    mal = load_mal(lag_docx(avsnitt("A {{r f|fritekst }} B")), navn=NAVN)
    assert docx_tekst(mal.render({"f": "**x** & y"})) == "A x & y B"


def test_vanlig_tekst_blir_aldri_lest_som_markdown() -> None:
    assert docx_tekst(load_mal(lag_docx(avsnitt("{{ f }}")), navn=NAVN).render({"f": "**x** [y](z)"})) == "**x** [y](z)"


def test_fritekst_paa_feil_plass_blir_forklart() -> None:
    with pytest.raises(MalFeil, match=r"må stå som {{r felt }} i en linje, eller {{p felt }} som egne avsnitt"):
        load_mal(lag_docx(avsnitt("{{ f }}")), navn=NAVN).render({"f": Fritekst("x")})
    for tekst in ("a\n\nb", "- a"):
        with pytest.raises(MalFeil, match=r"har flere avsnitt eller ei liste. Skriv {{p felt }}"):
            I_LINJA.render({"f": Fritekst(tekst)})
    uten = STILPAKKE["word/styles.xml"].replace(b'w:styleId="Punktliste"', b'w:styleId="Annet"')
    with pytest.raises(MalFeil, match="malen har ikke stilen «Punktliste»"):
        load_mal(lag_docx(avsnitt("{{p f }}"), {"word/styles.xml": uten}), navn=NAVN).render({"f": Fritekst("- a")})


def test_tegn_xml_ikke_har_blir_avvist_i_fritekst_ogsaa() -> None:
    with pytest.raises(MalFeil, match=r"feltet «f» har et tegn som ikke kan stå i Word \(U\+0002\)"):
        I_LINJA.render({"f": Fritekst("a\x02b")})
