"""Hvilke fagtekster som blir valgt, og hvordan kilden til dem blir skrevet."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.fag.tekster import Maalform
from generator.kontekst.modell import Avsnitt
from generator.kontekst.tekstvalg import Tekstvalg, slaa_sammen
from tests.dokumenter import les_fag


def lag_valg(type_: str, *funksjoner: str, organisering: str = "egen", maalform: Maalform = "nb") -> Tekstvalg:
    fag = les_fag()
    valgt = fag.tjenestetype(type_, organisering)
    assert valgt is not None
    return Tekstvalg(fag, maalform, frozenset(funksjoner), {}, (valgt,), type_)


@pytest.mark.parametrize(
    ("ider", "ventet"),
    [
        (["bhl-46", "bvl-13-2"], "barnehageloven § 46; barnevernsloven § 13-2"),
        (["bhl-2b", "bhl-2a", "bhl-45"], "barnehageloven § 2 b, § 2 a og § 45"),
        (["retningslinje-is-2826"], "retningslinjen IS-2826"),
        (["fvl-13"], "forvaltningsloven §§ 13 til 13 f"),
        (["bk-3-12", "grl-104"], "barnekonvensjonen artikkel 3, 12 og 19; Grunnloven § 104"),
        (["gdpr-6-9"], "personvernforordningen artikkel 6 og 9"),
        ([], ""),
    ],
)
def test_kilder_staar_med_lov_og_paragraf(ider: list[str], ventet: str) -> None:
    assert lag_valg("skole").format_kilder(ider).replace("\u00a0", " ") == ventet


def test_paragraftegnet_staar_aldri_alene_paa_en_linje() -> None:
    assert "§ " not in lag_valg("skole").format_kilder(["bhl-46", "fvl-13"])


def test_kildene_staar_paa_nynorsk_i_et_dokument_paa_nynorsk() -> None:
    valg = lag_valg("skole", maalform="nn")
    assert (
        valg.format_kilder(["retningslinje-is-2826", "bvl-13-2"]).replace("\u00a0", " ")
        == "retningslinja IS-2826; barnevernslova § 13-2"
    )


def test_tjenestens_egen_lov_staar_i_stedet_for_en_annens() -> None:
    (barnehage,) = lag_valg("barnehage").avsnitt(["melde-personlig"])
    (skole,) = lag_valg("skole").avsnitt(["melde-personlig"])
    assert barnehage.tekst == skole.tekst
    assert barnehage.kilde.replace("\u00a0", " ") == "barnehageloven § 46; barnevernsloven § 13-2"
    assert skole.kilde.replace("\u00a0", " ") == "opplæringslova § 24-3; barnevernsloven § 13-2"


def test_kommunens_egen_lov_staar_naar_tjenesten_ikke_har_noen() -> None:
    (avsnitt,) = lag_valg("kulturskole").avsnitt(["bk-samordner"])
    assert avsnitt.kilde.replace("\u00a0", " ") == "helse- og omsorgstjenesteloven § 3-4"


def test_en_skal_tekst_viser_loven_og_ikke_at_rollen_er_et_lokalt_valg() -> None:
    (avsnitt,) = lag_valg("skole", "stafettholder").avsnitt(["sh-lov-forst"])
    assert avsnitt.norm == "skal"
    assert avsnitt.kilde.startswith("helse- og omsorgstjenesteloven")
    assert "lokalt valg" not in avsnitt.kilde


def test_raad_uten_kilde_heter_faglig_raad() -> None:
    (avsnitt,) = lag_valg("skole").avsnitt(["akutt-bli"])
    assert (avsnitt.norm, avsnitt.kilde) == ("bør", "faglig råd")


def test_tekst_med_krav_om_hjemmel_faller_bort_uten_den() -> None:
    assert lag_valg("helsestasjon").avsnitt(["oppmerksom-helse"]) != ()
    assert lag_valg("skole").avsnitt(["oppmerksom-helse"]) == ()


def test_tekst_for_en_annen_tjeneste_eller_et_verktoey_som_er_av_faller_bort() -> None:
    assert lag_valg("skole").avsnitt(["melde-barnehage-eier", "rt-barn-jeg-vet"]) == ()
    assert len(lag_valg("barnehage", "jeg_vet").avsnitt(["melde-barnehage-eier", "rt-barn-jeg-vet"])) == 2


def test_foerste_tekst_som_kan_fylles_ut_blir_brukt() -> None:
    valg = lag_valg("skole")
    assert "ikke" in valg.foerste("akutt-vakt", "akutt-vakt-ukjent")
    assert valg.foerste("akutt-vakt") == ""


avsnittene = st.lists(
    st.builds(
        Avsnitt,
        tekst=st.text(min_size=1, max_size=300),
        norm=st.sampled_from(["", "skal", "bør"]),
        kilde=st.sampled_from(["", "a § 1", "b § 2"]),
    ),
    max_size=12,
)


@given(avsnittene)
def test_sammenslaaing_mister_ikke_et_tegn(avsnitt: list[Avsnitt]) -> None:
    foer = [(tegn, a.norm, a.kilde) for a in avsnitt for tegn in a.tekst if tegn != " "]
    etter = [(tegn, a.norm, a.kilde) for a in slaa_sammen(avsnitt) for tegn in a.tekst if tegn != " "]
    assert etter == foer


@given(avsnittene)
def test_sammenslaaing_blander_aldri_nivaa_eller_kilde(avsnitt: list[Avsnitt]) -> None:
    ut = slaa_sammen(avsnitt)
    tekster = [a.tekst for a in avsnitt]
    for samlet in ut:
        deler: list[str] = []
        while " ".join(deler) != samlet.tekst:
            deler.append(tekster.pop(0))
    assert tekster == []
    assert len(ut) <= len(avsnitt)


def test_lange_avsnitt_blir_staaende_hver_for_seg() -> None:
    kort, lang = Avsnitt(tekst="Kort.", norm="bør", kilde="a"), Avsnitt(tekst="x" * 500, norm="bør", kilde="a")
    assert slaa_sammen([kort, kort, lang, kort]) == (kort.model_copy(update={"tekst": "Kort. Kort."}), lang, kort)


def test_nummererte_punkter_blir_staaende_hver_for_seg() -> None:
    punkter = [Avsnitt(tekst=f"{n}. Punkt.", norm="kan", kilde="a") for n in (1, 2, 3)]
    assert slaa_sammen(punkter) == tuple(punkter)
