"""Innholdslista er ferdig utfylt: riktige numre og lenker, uten at Word må spørre om å oppdatere."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from lxml import etree

from generator.errors import MalFeil
from generator.word import docx_tekst, load_mal
from generator.word.numre import format_tall
from generator.word.pakke import les_pakke
from tests.dokumenter import dokumentene
from tests.ooxml import Validator
from tests.word.innholdsmaler import (
    INNHOLD,
    VERDIER,
    felt,
    innholdsliste,
    kapittel,
    les_flere_nivaaer,
    ref,
)
from tests.word.smaa_maler import NAVN, avsnitt, lag_docx, med_topp_og_bunn, overskrift, render_tekst, tabell

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


MED_LISTE = [n for n, i in dokumentene().items() if b" TOC " in les_pakke(n, i)["word/document.xml"]]


def dokument(innhold: bytes) -> etree._Element:
    return etree.fromstring(les_pakke("x", innhold)["word/document.xml"])


def forelder(element: etree._Element) -> etree._Element:
    over = element.getparent()
    assert over is not None
    return over


def linjer(innhold: bytes) -> list[str]:
    """Teksten i innholdslista, fra avsnittet hvert innholdsfelt begynner i til det slutter; lista kan være flere felt."""
    ut: list[str] = []
    inne = False
    for p in dokument(innhold).iter(f"{W}p"):
        inne = inne or any("TOC" in (i.text or "") for i in p.iter(f"{W}instrText"))
        if inne:
            ut.append(
                "".join(
                    t.text or "" if t.tag == f"{W}t" else "\t"
                    for t in p.iter(f"{W}t", f"{W}tab")
                    if forelder(t).tag == f"{W}r"
                )
            )
            inne = "end" not in [f.get(f"{W}fldCharType") for f in p.iter(f"{W}fldChar")]
    return ut


def lag(kropp: str, **verdier: object) -> bytes:
    return load_mal(lag_docx(kropp), navn=NAVN).render(verdier)


def test_innholdslista_har_numrene_fra_listene_i_malen(valider: Validator) -> None:
    ferdig = les_flere_nivaaer().render(VERDIER)
    assert linjer(ferdig) == INNHOLD
    assert valider(ferdig) == []


def test_hver_linje_lenker_til_bokmerket_paa_overskriften_og_ingen_id_er_brukt_to_ganger() -> None:
    tre = dokument(les_flere_nivaaer().render(VERDIER))
    maal = [h.get(f"{W}anchor") for h in tre.iter(f"{W}hyperlink")]
    bokmerker = {b.get(f"{W}name"): b for b in tre.iter(f"{W}bookmarkStart")}
    tekster = ["".join(t.text or "" for t in forelder(bokmerker[m]).iter(f"{W}t")) for m in maal]
    assert tekster == [linje.rpartition("\t")[2] for linje in INNHOLD]
    ider = [b.get(f"{W}id", "") for b in tre.iter(f"{W}bookmarkStart")]
    assert len(ider) == len(set(ider)) == len(bokmerker) == len(INNHOLD)
    assert sorted(ider) == sorted(b.get(f"{W}id", "") for b in tre.iter(f"{W}bookmarkEnd"))


def test_et_kapittel_som_faller_bort_flytter_numrene() -> None:
    med = linjer(les_flere_nivaaer().render({**VERDIER, "kort": True}))
    assert med[5:8] == ["2.\tFaller bort", "Uten nummer", "3.\tKapittel A"]
    uten = linjer(les_flere_nivaaer().render({**VERDIER, "kapitler": []}))
    assert uten == INNHOLD[:6]


def test_linjene_har_stilen_for_sitt_nivaa_og_feltet_er_helt() -> None:
    ferdig = lag(innholdsliste() + overskrift("En") + overskrift("To", "Overskrift2"))
    xml = les_pakke("x", ferdig)["word/document.xml"].decode()
    assert re.findall(r'fldCharType="(\w+)"', xml) == ["begin", "separate", "end"]
    assert "gammel linje" not in xml
    assert "updateFields" not in les_pakke("x", ferdig)["word/settings.xml"].decode()
    assert linjer(ferdig) == ["1\tEn", "To"]


def test_ei_innholdsliste_uten_overskrifter_er_tom(valider: Validator) -> None:
    ferdig = lag(innholdsliste() + avsnitt("tekst"))
    assert linjer(ferdig) == [""]
    assert valider(ferdig) == []


def test_innholdslista_holder_seg_til_omraadet_og_nivaaene_den_er_bedt_om() -> None:
    kropp = (
        innholdsliste(r'TOC \o "1-1" \n \h \b omraade')
        + overskrift("Før")
        + kapittel("Først", "en", 2).replace(
            "<w:bookmarkStart", '<w:bookmarkStart w:id="1" w:name="omraade"/><w:bookmarkStart', 1
        )
        + overskrift("Under", "Overskrift2")
        + kapittel("Sist", "to", 3).replace(
            '<w:bookmarkEnd w:id="3"/>', '<w:bookmarkEnd w:id="3"/><w:bookmarkEnd w:id="1"/>'
        )
        + overskrift("Etter")
    )
    assert linjer(lag(kropp)) == ["2\tFørst", "3\tSist"]


def test_egne_stiler_kan_vaere_med() -> None:
    kropp = innholdsliste(r'TOC \n \t "Varselboks;2"') + overskrift("Ikke med") + overskrift("Obs", "Varselboks")
    xml = les_pakke("x", lag(kropp))["word/document.xml"].decode()
    assert linjer(lag(kropp)) == ["Obs"]
    assert "w:hyperlink" not in xml


def test_linjeskift_og_tabulator_i_en_overskrift_blir_mellomrom_i_lista() -> None:
    assert linjer(lag(innholdsliste() + overskrift("{{ x }}"), x="en\nto\t&lt;")) == ["1\ten to &lt;"]


def test_overskrift_i_tabell_er_med() -> None:
    assert linjer(lag(innholdsliste() + tabell(("x",)).replace(avsnitt("x"), overskrift("Inni")))) == ["1\tInni"]


def test_kryssvisning_faar_tallet_eller_teksten(valider: Validator) -> None:
    kropp = (
        kapittel("Første", "kap_a", 1)
        + kapittel("Melding til {{ hvem }}", "kap_b", 2)
        + ref("kap_b", r"\r \h")
        + ref("kap_b")
        + ref("kap_a", r"\n")
    )
    ferdig = lag(kropp, hvem="A & B")
    assert docx_tekst(ferdig).split("\n")[2:] == ["Se 2", "Se Melding til A & B", "Se 1"]
    assert b"<w:rPr><w:b/></w:rPr>" in les_pakke("x", ferdig)["word/document.xml"]
    assert valider(ferdig) == []


def test_kryssvisning_framover_og_til_et_kapittel_uten_nummer() -> None:
    kropp = (
        ref("slutt", r"\r")
        + kapittel("Én", "a", 1)
        + kapittel("Vedlegg", "slutt", 2, "Overskrift1uten")
        + ref("slutt", r"\r")
    )
    assert docx_tekst(lag(kropp)).split("\n") == ["Se Vedlegg", "Én", "Vedlegg", "Se Vedlegg"]


def test_enkelt_felt_virker_ogsaa() -> None:
    kropp = (
        kapittel("Én", "a", 1) + '<w:p><w:fldSimple w:instr=" REF a \\r "><w:r><w:t>9</w:t></w:r></w:fldSimple></w:p>'
    )
    assert docx_tekst(lag(kropp)).split("\n") == ["Én", "1"]


def test_kryssvisning_til_noe_som_falt_bort_er_en_feil_med_navnet() -> None:
    kropp = avsnitt("{%p if x %}") + kapittel("Borte", "kap_x", 1) + avsnitt("{%p endif %}") + ref("kap_x", r"\r")
    assert docx_tekst(lag(kropp, x=True)).split("\n") == ["Borte", "Se 1"]
    with pytest.raises(MalFeil, match="kryssvisningen til «kap_x» peker på noe som ikke er med i dokumentet"):
        lag(kropp, x=False)


def test_kryssvisning_til_en_annen_del_eller_til_ingenting_staar_som_den_er() -> None:
    kropp = kapittel("Én", "kap_a", 1) + ref("finnes_ikke") + ref("kap_a", r"\p \h")
    deler = med_topp_og_bunn("X", "Y")
    topp = deler["word/header9.xml"].replace(avsnitt("X").encode(), (ref("kap_a") + avsnitt("{{ x }}")).encode())
    ferdig = load_mal(lag_docx(kropp, {**deler, "word/header9.xml": topp}), navn=NAVN).render({"x": "topp"})
    assert docx_tekst(ferdig).split("\n") == ["Én", "Se gammelt", "Se gammelt", "Y", "Se gammelt", "topp"]


def test_ei_innholdsliste_laget_av_word_selv(valider: Validator) -> None:
    """Word setter et PAGEREF-felt i hver linje, og slutter feltet i et eget avsnitt."""
    side = felt(r"PAGEREF _Toc1 \h", "<w:r><w:t>3</w:t></w:r>")
    start, slutt = felt(r'TOC \o "1-3" \h \z \u', "|").split("|")
    linje = f'<w:hyperlink w:anchor="_Toc1" w:history="1"><w:r><w:t>1</w:t></w:r><w:r><w:tab/></w:r><w:r><w:t>Gammel</w:t></w:r>{side}</w:hyperlink>'
    stil = '<w:pPr><w:pStyle w:val="Innhold1"/></w:pPr>'
    liste = f"<w:p>{stil}<w:r><w:t>Foran </w:t></w:r>{start}{linje}</w:p><w:p>{stil}{linje}</w:p><w:p>{slutt}<w:r><w:t>bak</w:t></w:r></w:p>"
    ferdig = lag(liste + kapittel("Ny &amp; {{ x }}", "_Toc1", 4) + overskrift("To"), x="bra")
    assert docx_tekst(ferdig).split("\n") == ["Foran 1\tNy & bra", "2\tTobak", "Ny & bra", "To"]
    assert b"PAGEREF" not in les_pakke("x", ferdig)["word/document.xml"]
    assert valider(ferdig) == []


def test_bokmerke_i_loekke_blir_nytt_for_hver_runde(valider: Validator) -> None:
    kropp = (
        innholdsliste()
        + avsnitt("{%p for x in liste %}")
        + kapittel("Nr {{ x }}", "kap", 7)
        + avsnitt("{%p endfor %}")
        + ref("kap_2", r"\r")
    )
    ferdig = lag(kropp, liste=[1, 2, 3])
    tre = dokument(ferdig)
    assert [b.get(f"{W}name") for b in tre.iter(f"{W}bookmarkStart")] == ["kap", "kap_2", "kap_3"]
    assert [h.get(f"{W}anchor") for h in tre.iter(f"{W}hyperlink")] == ["kap", "kap_2", "kap_3"]
    assert docx_tekst(ferdig).endswith("Se 2")
    assert valider(ferdig) == []


def test_to_innholdslister_i_samme_dokument() -> None:
    kropp = (
        innholdsliste(r'TOC \o "1-1" \n')
        + innholdsliste(r'TOC \o "2-2" \n')
        + overskrift("A")
        + overskrift("B", "Overskrift2")
    )
    assert render_tekst(kropp) == ["1\tA", "B", "A", "B"]


@pytest.mark.parametrize(
    ("tall", "form", "ventet"),
    [(4, "decimal", "4"), (7, "decimalZero", "07"), (3, "lowerLetter", "c"), (28, "upperLetter", "BB"), (1994, "upperRoman", "MCMXCIV"), (9, "lowerRoman", "ix"), (5, "ordinal", "5")],
)  # fmt: skip
def test_tall_i_words_former(tall: int, form: str, ventet: str) -> None:
    assert format_tall(tall, form) == ventet


@pytest.mark.parametrize("navn", ["flere_nivaaer", *MED_LISTE])
def test_numrene_er_de_libreoffice_selv_setter(navn: str, pdf_tekst: Callable[[str], str]) -> None:
    innhold = les_flere_nivaaer().render(VERDIER) if navn == "flere_nivaaer" else dokumentene()[navn]
    liste = [" ".join(linje.split()) for linje in linjer(innhold)]
    assert len(liste) > 3
    tekst = " ".join(pdf_tekst(navn).split())
    # Hver linje står én gang i lista og én gang over kapittelet, der LibreOffice har satt nummeret selv.
    sted = tekst.index(liste[-1]) + len(liste[-1])
    for linje in liste:
        sted = tekst.index(linje, sted) + len(linje)
