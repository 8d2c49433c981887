"""Skjemaene slik konteksten gir dem: hvilke kommunen får, hva som går foran, og at ingen person står i dem."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from generator.check.fag import FLETTEFELT
from generator.fag.skjemaer import Skjema
from generator.kontekst.skjema_modell import MAKS_TEGN, Kontroll, SkjemaKontekst
from tests.dokumenter import FJORDVIK, Data, find_tekster, les_fag, les_kommune, under
from tests.numre import hel
from tests.skjemaene import MAALFORMENE, SAKENE, Sak, find_skjemaer, lag_skjema, les

ALLE = [s.id for s in les_fag().skjemaer]
GUIDER = ["samtaleguide-0-6", "samtaleguide-7-12", "samtaleguide-13-18", "samtaleguide-foreldre"]
hver_sak = pytest.mark.parametrize("sak", SAKENE, ids=str)


def lag(sak: Sak) -> SkjemaKontekst:
    return lag_skjema(les(sak.mappe), sak.id, sak.maalform)


def find_kontroller(kontekst: SkjemaKontekst) -> Iterator[Kontroll]:
    for d in kontekst.deler:
        yield from (p.boks for p in d.sjekkliste)
        for f in d.felter:
            yield from (*f.tekster, *f.langtekster, *f.datoer, *f.bokser)
        for t in d.tabeller:
            for r in t.rader:
                yield from (r.hva, r.hvem, r.naar, r.etter)


def uten_modell(data: Data) -> None:
    data["modell"] = {"type": "ingen"}


def uten_logg(data: Data) -> None:
    under(under(data, "modell"), "bti").pop("stafettlogg")


def test_alle_skjemaene_i_saken_finnes() -> None:
    assert set(ALLE) == {
        "undringsnotat", "meldingssjekkliste", "moetereferat", "tiltaksplan", "stafettlogg", *GUIDER, "samtykke", "tiltakskort-krise",
    }  # fmt: skip


def test_stafettlogg_bare_med_bti_og_stafettlogg() -> None:
    assert [s.id for s in find_skjemaer(les_kommune())] == ALLE
    for endring in (uten_modell, uten_logg):
        assert [s.id for s in find_skjemaer(les_kommune(endring))] == [i for i in ALLE if i != "stafettlogg"]


@hver_sak
def test_kontrollene_har_egne_merker_og_korte_titler(sak: Sak) -> None:
    kontroller = list(find_kontroller(lag(sak)))
    assert len({k.merke for k in kontroller}) == len(kontroller)
    assert all(0 < len(k.tittel) <= MAKS_TEGN and 0 < len(k.merke) <= MAKS_TEGN for k in kontroller)


@hver_sak
def test_hver_del_har_en_overskrift_og_noe_aa_lese_eller_fylle_ut(sak: Sak) -> None:
    for d in lag(sak).deler:
        assert bool(d.overskrift) != bool(d.overskrift_ny_side)
        assert d.tekster or d.replikker or d.sjekkliste or d.fakta or d.felter or d.tabeller, d.overskrift
        assert all(f.tekster or f.langtekster or f.datoer or f.bokser for f in d.felter)


@pytest.mark.parametrize("maalform", MAALFORMENE)
@pytest.mark.parametrize("id_", [i for i in ALLE if i not in ("samtykke", "tiltakskort-krise", "tiltaksplan")])
def test_vold_gaar_foran_der_skjemaet_kan_bli_brukt_i_stedet_for_voldssporet(id_: str, maalform: str) -> None:
    kontekst = lag_skjema(les_kommune(), id_, "nn" if maalform == "nn" else "nb")
    assert re.search(r"vold|vald", " ".join(a.tekst for a in kontekst.foerst))


@pytest.mark.parametrize("id_", [*GUIDER, "undringsnotat", "meldingssjekkliste"])
def test_foreldrene_faar_ikke_vite_om_mistanken_foerst(id_: str) -> None:
    ventet = les_fag().tekst_etter_id["foreldre-unntak"].nb
    assert ventet in [a.tekst for a in lag_skjema(les_kommune(), id_).foerst]


def test_meldingen_trenger_aldri_lov_fra_lederen() -> None:
    tekster = " ".join(find_tekster(lag_skjema(les_kommune(), "meldingssjekkliste").model_dump()))
    assert "Lederen din kan ikke bestemme at du ikke skal melde." in tekster
    assert not re.search(r"(spør|be) (lederen|leder) om (lov|tillatelse)|godkjent av leder", tekster, re.IGNORECASE)


def test_sjekklista_har_de_fem_vilkaarene_i_loven_med_paragraf() -> None:
    vilkaar = lag_skjema(les_kommune(), "meldingssjekkliste").deler[0].sjekkliste
    assert [p.tekst.split()[0] for p in vilkaar] == ["Du", "Du", "Du", "Barnet", "Du"]
    assert all(p.norm == "skal" and "barnevernsloven §\u00a013-2" in p.kilde for p in vilkaar)
    assert "barnehageloven" not in vilkaar[3].kilde


def test_vilkaaret_om_barnets_egne_handlinger_er_ordrett_som_i_rutinen() -> None:
    a, b = (les_fag().tekst_etter_id[i] for i in ("skj-grunn-d", "melde-grunn-d"))
    assert (a.nb, a.nn, a.norm) == (b.nb, b.nn, b.norm)


def test_moetereferatet_begynner_med_barnet() -> None:
    for maalform in MAALFORMENE:
        foerste = lag_skjema(les_kommune(), "moetereferat", maalform).deler[0]
        assert "arnet" in foerste.overskrift
        assert "arnet" in foerste.felter[0].navn


def test_samtykket_sier_at_det_er_frivillig_kan_trekkes_og_ikke_endrer_meldeplikten() -> None:
    deler = lag_skjema(les_kommune(), "samtykke").deler
    betyr = " ".join(a.tekst for a in deler[0].tekster)
    for ventet in ("frivillig", "trekke samtykket når som helst", "får du fortsatt den hjelpen", "ikke plikten"):
        assert ventet in betyr
    tjenester, logg = (f for f in deler[3].felter if f.bokser)
    assert [b.navn for b in tjenester.bokser] == [t.navn for t in les_kommune().tjenester]
    assert [b.navn for b in logg.bokser] == ["Ja, de jeg har krysset av for, kan lese stafettloggen"]
    assert "kan du, den som fører loggen, og tjenestene du har krysset av for, lese loggen" in betyr


def test_samtykket_nevner_stafettloggen_bare_naar_kommunen_bruker_den() -> None:
    deler = lag_skjema(les_kommune(uten_logg), "samtykke").deler
    assert "stafettlogg" not in " ".join(a.tekst for d in deler for a in d.tekster)
    assert len([f for f in deler[3].felter if f.bokser]) == 1


def med_aldersgrenser(data: Data) -> None:
    under(data, "samtykke")["aldersgrenser"] = [
        {"id": "logg", "hva": "Stafettlogg", "alder": 15, "forklaring": "Satt av kommuneadvokaten."},
        {"id": "helse", "hva": "Helsehjelp", "alder": 16},
    ]


def test_kommunens_aldersgrenser_staar_i_samtykket() -> None:
    def fakta(kontekst: SkjemaKontekst) -> list[tuple[str, str]]:
        return [(f.navn, f.verdi) for d in kontekst.deler for f in d.fakta]

    assert fakta(lag_skjema(les_kommune(), "samtykke")) == [("Kommunens egne aldersgrenser", "ikke oppgitt")]
    assert fakta(lag_skjema(les_kommune(med_aldersgrenser), "samtykke")) == [
        ("Stafettlogg", "fra 15 år. Satt av kommuneadvokaten."),
        ("Helsehjelp", "fra 16 år"),
    ]


def test_tiltakskortet_har_rollene_og_numrene_fra_yaml() -> None:
    kort = lag_skjema(les_kommune(), "tiltakskort-krise")
    fakta = {f.navn: f.verdi for d in kort.deler for f in d.fakta}
    assert list(fakta.values()) == [
        "leder for Familiens hus",
        "kommunalsjef oppvekst",
        "Helsestasjonen, Skolehelsetjenesten, Barnevernstjenesten i Ytre Fjord",
    ]
    assert [k.telefon for k in kort.kontakter] == [hel("00 00 00 10"), hel("00 00 00 11"), hel("00 00 00 17")]


def med_navn_og_skjult_nummer(data: Data) -> None:
    kontakt = under(data, "kontakt")
    under(kontakt, "barnevern_dag").update({"navn": "Prøvenavn Vises", "publiser_navn": True})
    under(under(data, "beredskap"), "kriseteam").update({"publiser": False, "telefon": "99 00 00 99"})


@pytest.mark.parametrize("id_", ALLE)
def test_ingen_navn_og_ingen_skjulte_numre_naar_skjemaet(id_: str) -> None:
    tekst = " ".join(find_tekster(lag_skjema(les_kommune(med_navn_og_skjult_nummer), id_).model_dump()))
    assert "Prøvenavn" not in tekst
    assert hel("99 00 00 99") not in tekst


@pytest.mark.parametrize("skjema", les_fag().skjemaer, ids=lambda s: s.id)
def test_ledetekstene_er_korte_paa_begge_maalformer_og_uten_flettefelt(skjema: Skjema) -> None:
    for d in skjema.deler:
        for f in d.felter:
            for m in MAALFORMENE:
                assert len(f.navn.paa(m)) <= MAKS_TEGN + 6, f.id
                assert not re.search("|".join(rf"\{{{x}\}}" for x in FLETTEFELT), f.navn.paa(m))


def test_de_to_maalformene_har_like_mange_kontroller() -> None:
    for skjema in find_skjemaer(les_kommune()):
        nb, nn = (list(find_kontroller(lag(Sak(FJORDVIK, m, skjema.id)))) for m in MAALFORMENE)
        assert [k.merke for k in nb] == [k.merke for k in nn]
