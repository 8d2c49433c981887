"""Hver slags feil på hvert slags sted: funnet, på rett sted, med hva en kan gjøre, og ingenting annet."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.errors import Nivaa, format_problem
from generator.kontekst.modell import lag_eksempel
from generator.malsjekk import KONTEKSTENE, sjekk_mal, sjekk_maler
from generator.malsjekk.maskin import REGLENE
from generator.plan import SLAGENE, Slag
from generator.word import load_mal
from tests.dokumenter import les_mal, les_tre
from tests.malsjekk.saadd import FEILENE, MAL, PLASSENE, p, saa


@pytest.mark.parametrize("sted", PLASSENE)
@pytest.mark.parametrize("navn", FEILENE)
def test_feilen_blir_funnet_der_den_er(navn: str, sted: str) -> None:
    feil, plass = FEILENE[navn], PLASSENE[sted]
    saadd = saa(feil.xml, plass)
    funn = sjekk_mal(MAL, saadd.innhold)
    treff = [f for f in funn if f.regel == feil.regel]
    assert treff, [format_problem(f.som_problem()) for f in funn]
    assert any(feil.sier in f"{f.melding}. {f.tips}" for f in treff), [f"{f.melding}. {f.tips}" for f in treff]
    for f in funn:
        assert (f.sted.del_, f.nr in saadd.numre) == (saadd.del_, True), format_problem(f.som_problem())
        if "tbl" not in feil.xml:
            assert f.plass.startswith(plass.heter) or f", {plass.heter}" in f.plass
            assert f.sted.celle == plass.celle
        assert f.tips.endswith((".", "…", "}", "x")), f.tips
        assert f.regel in REGLENE


@pytest.mark.parametrize("navn", [n for n, f in FEILENE.items() if f.regel not in ("tomt-etter-tagg",)])
def test_det_som_stopper_motoren_er_feil_og_ikke_varsel(navn: str) -> None:
    saadd = saa(FEILENE[navn].xml, PLASSENE["broedtekst"])
    verdier = KONTEKSTENE["bekymringsrutine"]
    try:
        load_mal(saadd.innhold, navn=MAL).render(verdier.model_validate(lag_eksempel(verdier)))
    except Exception:  # whatever the engine says of it
        assert any(f.nivaa is Nivaa.FEIL for f in sjekk_mal(MAL, saadd.innhold))


def test_alle_feil_i_alle_filer_blir_sagt_paa_en_gang() -> None:
    xml = "".join(FEILENE[n].xml for n in ("ukjent_felt", "syntaks", "ukjent_filter", "ukjent_tagg", "for_uten_in"))
    maler = {m: saa(xml, PLASSENE["celle"]).innhold for m in (MAL, MAL.replace("/nb/", "/x/"))}
    funn = sjekk_maler(maler)
    ventet = ["ukjent-felt", "syntaks", "ukjent-filter", "ukjent-tagg", "syntaks"]
    assert [(f.mal, f.regel) for f in funn] == [(m, r) for m in maler for r in ventet]


def test_feil_i_filer_som_ikke_er_word_blir_sagt() -> None:
    (funn,) = sjekk_mal(MAL, b"ikke en docx")
    assert "ikke en Word-fil" in funn.melding
    assert funn.tips == "Hent den på nytt."


def test_fila_har_navnet_til_et_slag() -> None:
    (funn,) = sjekk_mal("maler/word/nb/bekymringsrutin.docx", les_tre()[MAL])
    assert funn.tips.startswith("Mente du «bekymringsrutine»?")


def test_det_som_ikke_er_lukket_sier_hvor_det_er_aapnet() -> None:
    saadd = saa(p("{%p if hode.demo %}") + p("x {% endfor %}"), PLASSENE["broedtekst"])
    funn = sjekk_mal(MAL, saadd.innhold)
    assert [f.regel for f in funn] == ["ikke-lukket", "feil-lukket"]
    assert funn[0].sted.tekst == "{%p if hode.demo %}"
    assert "ved «{%p if hode.demo %}»" in funn[1].tips


def test_en_blokk_over_to_celler_blir_funnet() -> None:
    innhold = saa(p("ord {% if hode.demo %}"), PLASSENE["celle"])
    delt = innhold.innhold
    funn = sjekk_mal(MAL, delt)
    assert {f.regel for f in funn} == {"ikke-lukket"}


@pytest.mark.parametrize("sti", [s for s in les_tre() if s.endswith(".docx")])
def test_ingen_funn_i_vaare_egne_maler(sti: str) -> None:
    assert [format_problem(f.som_problem()) for f in sjekk_mal(sti, les_tre()[sti])] == []


@pytest.mark.parametrize("slag", SLAGENE)
def test_malen_lar_seg_rendre_av_eksemplene_alene(slag: Slag) -> None:
    verdier = KONTEKSTENE[slag]
    assert les_mal(slag).render(verdier.model_validate(lag_eksempel(verdier)))


def test_nb_og_nn_maa_ha_samme_form() -> None:
    nn = MAL.replace("/nb/", "/nn/")
    bare_spraak = {"spraak"}
    like = sjekk_maler({MAL: les_tre()[MAL], nn: les_tre()[MAL]})
    assert {f.regel for f in like} == bare_spraak
    for xml, sier in (
        (p("{{ hode.eier }}"), "taggen {{ hode.eier }}"),
        (p("Tegn", "Overskrift2"), "overskriften på nivå 2"),
        (p("ord").replace("<w:r>", '<w:bookmarkStart w:id="77" w:name="nytt"/><w:bookmarkEnd w:id="77"/><w:r>'), "bokmerket «nytt»"),
        (FEILENE["delt_rad"].xml, "tabellen med 2 rader og 1 kolonner"),
    ):  # fmt: skip
        saadd = saa(xml, PLASSENE["broedtekst"])
        ulike = [f for f in sjekk_maler({MAL: les_tre()[MAL], nn: saadd.innhold}) if f.regel == "ulike-maalformer"]
        assert [f.mal for f in ulike] == [nn], xml
        assert ulike[0].nr in saadd.numre
        assert ulike[0].melding.startswith(sier)


def test_nb_og_nn_kan_ha_hver_sin_tekst_inne_i_en_tagg() -> None:
    nn = MAL.replace("/nb/", "/nn/")
    plass = PLASSENE["broedtekst"]

    def find_ulike(nb_tagg: str, nn_tagg: str) -> list[str]:
        maler = {MAL: saa(p(nb_tagg), plass).innhold, nn: saa(p(nn_tagg), plass).innhold}
        return [f.tagg for f in sjekk_maler(maler) if f.regel == "ulike-maalformer"]

    assert find_ulike("{{ hode.eier or 'ikke oppgitt' }}", "{{ hode.eier or 'ikkje oppgitt' }}") == []
    assert find_ulike("{{ hode.eier or \"ikke 'nå'\" }}", "{{ hode.eier or 'ikkje no' }}") == []
    ulike = ("{{ hode.eier or 'ukjent' }}", "{{ hode.versjon or 'ukjent' }}")
    assert sorted(find_ulike(*ulike)) == sorted(ulike)


def test_stilfila_faar_reglene_for_utseende(tmp_path: Path) -> None:
    assert tmp_path
    sti = "maler/word/stil.docx"
    assert sjekk_mal(sti, les_tre()[sti]) == []
