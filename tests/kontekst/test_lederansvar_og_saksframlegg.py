"""Ansvaret på hvert ledernivå, og saken til kommunestyret, slik leserne møter dem."""

from __future__ import annotations

import datetime
import re
from typing import cast

import pytest

from generator.check.fag import FLETTEFELT
from generator.dokumentbygg import find_mangler
from generator.errors import Funn, Nivaa
from generator.kommune import Kommune
from generator.kontekst.lederansvar import LederansvarKontekst
from generator.kontekst.saksframlegg_modell import SaksframleggKontekst
from generator.plan import plan_dokumenter
from generator.samsvar import find_samsvar
from tests.dokumenter import (
    Data,
    Endring,
    find_kontekster,
    find_tekster,
    les_fag,
    les_kommune,
    liste,
    paa_nynorsk,
    uendret,
)
from tests.nettside import karrig

VEDTAS, ORIENTERING = "Vedtas", "Tas til orientering"


def ansvar(kommune: Kommune | None = None) -> LederansvarKontekst:
    return cast("LederansvarKontekst", find_kontekster(kommune or les_kommune())["lederansvar/kommunen"])


def sak(kommune: Kommune | None = None) -> SaksframleggKontekst:
    return cast("SaksframleggKontekst", find_kontekster(kommune or les_kommune())["saksframlegg/kommunen"])


def tekst(kontekst: LederansvarKontekst | SaksframleggKontekst) -> str:
    return "\n".join(find_tekster(kontekst.model_dump()))


def med_avtale(**endring: object) -> Kommune:
    """Gi Fjordvik med en avtale med helseforetaket i tillegg."""
    felles = {"id": "hf", "type": "kommune_helseforetak", "tittel": "Avtalen med sykehuset", "status": "til_behandling"}
    avtale = les_kommune().avtaler[0].model_copy(update={**felles, **endring})
    return les_kommune().model_copy(update={"avtaler": (*les_kommune().avtaler, avtale)})


def uten_plan(data: Data) -> None:
    del data["planer"]


# --- Ansvar på hvert ledernivå


def test_nivaaene_staar_oeverst_foerst_og_hver_setning_har_nivaa_eller_kilde() -> None:
    nivaaer = ansvar().nivaaer
    assert [n.navn for n in nivaaer] == [
        "Kommunestyret",
        "Kommunedirektøren",
        "Kommunalsjef eller etatsleder",
        "Leder av enhet",
        "Styrer i barnehage",
        "Rektor",
        "Leder for helsestasjon og skolehelsetjeneste",
        "Leder for barnevernet",
        "Den ansatte",
    ]
    for a in (a for n in nivaaer for a in n.ansvar):
        assert a.kilde, a.tekst
        assert a.norm or a.kilde.startswith("kommuneloven"), a.tekst


def test_det_som_ikke_staar_i_loven_er_aldri_kalt_krav() -> None:
    """Loven nevner ikke etatslederen, så alt der er opplysning eller råd."""
    nivaaer = {n.navn: n.ansvar for n in ansvar().nivaaer}
    assert {a.norm for a in nivaaer["Kommunalsjef eller etatsleder"]} == {"", "bør"}
    assert {a.norm for a in nivaaer["Leder av enhet"]} == {"bør"}


def test_meldeplikten_er_den_ansattes_og_staar_ikke_hos_noen_leder() -> None:
    *ledere, ansatt = ansvar().nivaaer
    assert ansatt.ansvar[0].tekst.startswith("Meldeplikten er din egen.")
    assert "kan ikke stanse eller utsette en melding" in ansvar().foerst[0].tekst
    assert all("meldeplikt" not in a.tekst.lower() for n in ledere for a in n.ansvar)


def test_kommunen_sier_selv_hvem_som_har_oppgavene() -> None:
    kontekst = ansvar()
    hos_oss = {f.navn: f.verdi for f in kontekst.hos_oss}
    assert hos_oss["Plan for det forebyggende arbeidet"] == "vedtatt 11. desember 2025, sak 25/1234"
    assert hos_oss["Hvem som avgjør hvilken tjeneste som samordner"] == "kommunalsjef oppvekst"
    assert hos_oss["Hvem som går gjennom dokumentene"] == "kommunalsjef oppvekst, hver 12. måned"
    assert hos_oss["Hvem som eier dokumentene"] == "barnehagesjef; leder for koordinerende enhet"
    assert [(x.leder, x.enheter) for x in kontekst.ledere if x.tjeneste.startswith("Barnehagene")] == [
        ("barnehagesjef", "styrer")
    ]
    assert [x.oppnevnes_av for x in kontekst.roller][:1] == ["koordinerende enhet"]
    assert kontekst.ikke_oppgitt == ("Avtale med helseforetaket",)


def test_det_kommunen_ikke_har_oppgitt_er_sagt_og_ingen_tittel_er_gjettet() -> None:
    kontekst = ansvar(les_kommune(karrig))
    assert kontekst.hos_oss == ()
    assert [x.tjeneste for x in kontekst.ledere] == [
        t.navn for t in les_kommune(karrig).tjenester if t.leder_rolle and t.type == "barnevern"
    ]
    assert "Leder for Skolen" in kontekst.ikke_oppgitt
    assert {"Koordinatorrollene", "Ungdomsråd", "Hvem som godkjenner dokumentene"} <= set(kontekst.ikke_oppgitt)
    assert "rektor" not in [x.leder for x in kontekst.ledere]


def test_ansvaret_har_ingen_kontakter_og_er_likt_i_begge_kretser() -> None:
    intern, offentlig = (find_kontekster(les_kommune(), k)["lederansvar/kommunen"] for k in ("intern", "offentlig"))
    assert intern == offentlig
    assert not re.search(r"\b\d\d \d\d \d\d \d\d\b|@", tekst(ansvar()))


# --- Saken til kommunestyret


def punkter(kontekst: SaksframleggKontekst, handling: str) -> list[str]:
    return [v.tekst for v in kontekst.vedtak if v.handling == handling]


@pytest.mark.parametrize("endring", [uendret, karrig, uten_plan])
def test_det_som_vedtas_staar_foerst_og_rutinene_blir_aldri_vedtatt(endring: Endring) -> None:
    kontekst = sak(les_kommune(endring))
    assert [v.nummer for v in kontekst.vedtak] == [str(n) for n in range(1, len(kontekst.vedtak) + 1)]
    handlinger = [v.handling for v in kontekst.vedtak]
    assert handlinger == sorted(handlinger, reverse=True)
    assert any("rutinene og de andre dokumentene" in t for t in punkter(kontekst, ORIENTERING))
    assert not any("godkjenner" in t for t in punkter(kontekst, VEDTAS))
    (grense,) = (a for a in kontekst.lovgrunnlag if "krever ikke" in a.tekst)
    assert (grense.norm, grense.kilde) == ("", "kommuneloven §\u00a013-1 og §\u00a025-1")


def test_en_dato_for_planen_er_ikke_en_plan_som_holder() -> None:
    """At planen er vedtatt, sier ikke at kommunestyret selv vedtok den, eller at den oppfyller loven."""
    kontekst = sak()
    (punkt,) = (v for v in kontekst.vedtak if "planen for det forebyggende" in v.tekst)
    assert (punkt.handling, punkt.kilde) == (VEDTAS, "barnevernsloven §\u00a015-1")
    assert "undersøke om kommunestyret selv vedtok planen" in punkt.tekst
    assert [k.tittel for k in punkt.frister] == [f"Frist {punkt.nummer}"]
    assert kontekst.egne[0].oppgitt[:2] == (
        "Det er oppgitt at planen er vedtatt 11. desember 2025, sak 25/1234.",
        "Ikke bekreftet.",
    )
    assert "ble vedtatt 11. desember 2025, sak 25/1234." in tekst(kontekst)
    assert "ikke til vedtak nå" not in tekst(kontekst)


def test_er_planen_ukjent_ber_saken_om_den_med_frist() -> None:
    kontekst = sak(les_kommune(uten_plan))
    (punkt,) = (v for v in kontekst.vedtak if "en plan for det forebyggende" in v.tekst)
    assert (punkt.handling, punkt.kilde) == (VEDTAS, "barnevernsloven §\u00a015-1")
    assert [k.tittel for k in punkt.frister] == [f"Frist {punkt.nummer}"]
    assert "hvis kommunestyret ikke selv har vedtatt en som oppfyller" in punkt.tekst
    assert kontekst.egne[0].oppgitt == ("Planen er ikke oppgitt.",)


def test_det_loven_legger_til_kommunestyret_selv_staar_for_seg() -> None:
    assert [(x.krav.norm, x.krav.kilde) for x in sak().egne] == [
        ("skal", "barnevernsloven §\u00a015-1"),
        ("skal", "helse- og omsorgstjenesteloven §\u00a06-1 og §\u00a06-2"),
        ("skal", "kommuneloven §\u00a05-12"),
    ]
    uten_raad = sak(les_kommune(karrig)).egne[-1].oppgitt
    assert uten_raad[0] == "Ungdomsråd er ikke oppgitt."
    assert sak().egne[-1].oppgitt[0] == "Ungdomsråd er oppgitt."


def test_saken_skal_fram_for_ungdomsraadet_og_det_er_plass_til_uttalelsene() -> None:
    kontekst = sak()
    assert kontekst.medvirkning[0].norm == "skal"
    assert "legge den fram for ungdomsrådet" in kontekst.medvirkning[0].tekst
    assert any("alle saker som gjelder ungdom" in a.tekst for a in kontekst.medvirkning)
    assert [u.kontroll.merke for u in kontekst.uttalelser] == [
        "sak-uttale-ungdomsraad",
        "sak-uttale-funksjon",
        "sak-uttale-ansatte",
    ]


def test_avtalen_som_er_kommunestyrets_egen_er_til_vedtak() -> None:
    kontekst = sak(med_avtale(vedtatt_av_kommunestyret=None))
    assert punkter(kontekst, VEDTAS)[0].startswith("Kommunestyret inngår avtalen «Avtalen med sykehuset»")
    assert kontekst.vedtak[0].kilde == "helse- og omsorgstjenesteloven §\u00a06-1"
    assert "Avtalen med helseforetaket er til vedtak." in tekst(kontekst)


def test_en_avtale_kommunestyret_har_vedtatt_er_til_orientering() -> None:
    kontekst = sak(med_avtale(status="signert", vedtatt_av_kommunestyret=datetime.date(2026, 3, 1)))
    assert "avtalen «Avtalen med sykehuset» 1. mars 2026." in " ".join(punkter(kontekst, ORIENTERING))
    assert not any("helseforetaket" in t for t in punkter(kontekst, VEDTAS))
    assert "en årlig rapport og hva rutinene koster" in kontekst.kort[0].svar[0].tekst
    assert kontekst.egne[1].oppgitt == ("Det er oppgitt at avtalen er vedtatt 1. mars 2026.",)


@pytest.mark.parametrize("status", ["oppsagt", "utloept", "erstattet"])
def test_en_avtale_som_ikke_gjelder_lenger_teller_ikke(status: str) -> None:
    kontekst = sak(med_avtale(status=status, vedtatt_av_kommunestyret=datetime.date(2020, 3, 1)))
    assert any("opplyse om avtalen med helseforetaket er inngått" in t for t in punkter(kontekst, VEDTAS))


def test_det_saksbehandleren_gjoer_staar_i_en_boks_som_slettes() -> None:
    assert "Slett denne boksen" in sak().foer[0]
    assert not any("Kontroller hvem" in t for t in sak().foer)
    felles = sak(med_avtale(type="vertskommune_barnevern"))
    assert "Kontroller hvem som kan inngå den" in felles.foer[-1]


def test_spoersmaalene_er_besvart_foerst() -> None:
    bestemt, koster, mangler, ellers = (" ".join(a.tekst for a in s.svar) for s in sak().kort)
    assert "vedtar punkt 1–5" in bestemt
    assert "tar punkt 6–8 til orientering" in bestemt
    assert "ikke regnet ut i kroner" in koster
    assert "koordinatorroller på 200 % stilling til sammen (ikke oppgitt for Koordinator og Stafettholder)" in koster
    assert ", faste møter av 2 slag og fast opplæring av 3 slag" in koster
    assert "Av rutinene er 1 av 10 godkjent." in mangler
    assert "8 av lovkravene på området" in mangler
    assert (
        "Sier dere nei, faller punkt 1–5 bort. Kommunedirektøren skal likevel ha nødvendige rutiner, og kan ta disse i bruk."
        in ellers
    )
    assert "Utsetter dere" in ellers
    assert "må kommunestyret selv ta seg av" in ellers


def test_det_som_mangler_i_settet_er_sagt_og_bedt_rettet_med_frist() -> None:
    def uten_telefon_og_samordning(data: Data) -> None:
        cast("Data", data["kontakt"]).pop("barnevernvakt")
        data.pop("samordning", None)

    kontekst = sak(les_kommune(uten_telefon_og_samordning))
    (punkt,) = (v for v in kontekst.vedtak if "rette det som mangler" in v.tekst)
    hva = "telefonen til barnevernvakta og hvem som avgjør hvilken tjeneste som samordner."
    assert punkt.tekst.endswith(hva)
    assert len(punkt.frister) == 1
    assert f"Dette er ikke oppgitt i settet – {hva}" in tekst(kontekst)
    assert "det som mangler i settet" in kontekst.kort[0].svar[0].tekst
    assert "rette det som mangler" not in tekst(sak())


def test_er_rutiner_ikke_godkjent_ber_saken_om_melding() -> None:
    assert any("ber om melding når kommunedirektøren har godkjent" in t for t in punkter(sak(), VEDTAS))
    rutiner = [d.id for d in plan_dokumenter(les_kommune(), les_fag()) if d.slag == "bekymringsrutine"]
    forelagt = les_kommune().dokumenter[0].model_copy(update={"godkjent_dato": datetime.date(2026, 1, 5)})
    alle = tuple(forelagt.model_copy(update={"dokument": r}) for r in rutiner)
    ferdig = sak(les_kommune().model_copy(update={"dokumenter": alle}))
    assert not any("ber om melding" in t for t in punkter(ferdig, VEDTAS))
    assert "Av rutinene er" not in tekst(ferdig)


def test_budsjettpunktet_ber_om_tall_for_et_aar_og_gir_ingen_penger() -> None:
    (punkt,) = (v for v in sak().vedtak if v.aar)
    assert "regne ut hva rutinene koster" in punkt.tekst
    assert (punkt.handling, punkt.kilde) == (VEDTAS, "")


def test_forkortelsene_er_forklart_foer_forslagene() -> None:
    assert all(x in sak().ordforklaring for x in ("BTI står for", "SLT er", "IS-2826 er"))
    uten = sak(les_kommune(karrig)).ordforklaring
    assert "SLT" not in uten
    assert "IS-2826 er" in uten


def test_det_vi_ikke_vet_om_kostnadene_er_sagt_og_kroner_er_alltid_et_felt() -> None:
    kostnader = {k.post: k for k in sak().kostnader}
    assert "Omfanget er ikke oppgitt for Koordinator og Stafettholder." in kostnader["Koordinatorroller"].omfang
    karrige = sak(les_kommune(karrig))
    omfang = {k.post: k.omfang for k in karrige.kostnader}
    assert omfang["Koordinatorroller"] == omfang["Opplæring"] == ("ikke oppgitt",)
    uten = les_kommune(karrig).model_copy(update={"moetearenaer": ()})
    assert "Stillinger, møter og opplæring er heller ikke oppgitt." in tekst(sak(uten))
    for kontekst in (sak(), karrige):
        assert len({k.kroner.merke for k in kontekst.kostnader}) == len(kontekst.kostnader) == 5
        assert not re.search(r"\d (kr|kroner)\b", tekst(kontekst))


def test_antallet_krav_er_det_samsvar_sier() -> None:
    rader = find_samsvar(les_kommune(), les_fag())
    lov, anbefalinger = sak().status
    skal = [r for r in rader if r.norm == "skal"]
    assert int(lov.antall) + int(anbefalinger.antall) == len(rader)
    for linje, egne in ((lov, skal), (anbefalinger, [r for r in rader if r.norm != "skal"])):
        assert int(linje.oppfylt) == sum(r.status in ("oppfylt", "ikke_relevant") for r in egne)
        assert int(linje.oppfylt) + int(linje.delvis) + int(linje.ikke) == int(linje.antall)
    assert len(sak().lovkrav) == int(lov.antall)
    assert sum(k.status in ("dokumentert", "ikke relevant") for k in sak().lovkrav) == int(lov.oppfylt)
    assert all(k.lov for k in sak().lovkrav)


@pytest.mark.parametrize("endring", [uendret, karrig, uten_plan])
def test_saken_sier_hva_som_er_dokumentert_og_aldri_at_loven_er_brutt(endring: Endring) -> None:
    kontekst = sak(les_kommune(endring))
    kjente = {"dokumentert", "delvis dokumentert", "ikke dokumentert", "ikke relevant"}
    assert {k.status for k in kontekst.lovkrav} <= kjente
    assert "Den sier ikke om tjenestene er forsvarlige, eller om loven er brutt." in kontekst.forbehold
    assert "ikke oppfylt" not in tekst(kontekst)


def test_vedlegget_er_alle_interne_dokumenter_utenom_saken_selv() -> None:
    planlagt = [d for d in plan_dokumenter(les_kommune(), les_fag()) if d.krets == "intern"]
    assert sum(int(v.antall) for v in sak().vedlegg) == len(planlagt) - 1
    assert sak().vedlegg[-1].hvilke.endswith("Ansvar på hvert ledernivå")


def test_tjenester_uten_rutine_er_sagt() -> None:
    def uten_helsestasjon(data: Data) -> None:
        data["tjenester"] = [t for t in liste(data["tjenester"]) if t["type"] != "helsestasjon"]
        for felt in ("verktoey", "beredskap", "kompetanseplan", "moetearenaer", "konsultasjonsteam"):
            data.pop(felt, None)
        for tjeneste in liste(data["tjenester"]):
            tjeneste.pop("droeftingspartnere", None)
        data["uten_avtaler"] = True

    fakta = {f.navn: f.verdi for f in sak(les_kommune(uten_helsestasjon)).fakta}
    assert fakta["Tjenester som ikke er med"].startswith("Helsestasjon. Settet har ingen rutine")
    assert "Tjenester som ikke er med" not in {f.navn for f in sak().fakta}


def test_saken_viser_bare_det_som_mangler_for_hele_kommunen() -> None:
    dokument = next(d for d in plan_dokumenter(les_kommune(), les_fag()) if d.slag == "saksframlegg")
    funn = [
        Funn(("kontakt", "barnevernvakt"), "vakta mangler", "", Nivaa.MANGEL),
        Funn(("tjenester", 0), "lederen mangler", "", Nivaa.MANGEL),
    ]
    assert list(find_mangler(dokument, les_kommune(), funn, "nb")) == ["Vakta mangler."]


def test_paa_nynorsk_er_saka_den_samme() -> None:
    nn = cast(
        "SaksframleggKontekst", find_kontekster(les_kommune(paa_nynorsk), "intern", "nn")["saksframlegg/kommunen"]
    )
    nb = sak()
    assert [v.nummer for v in nn.vedtak] == [v.nummer for v in nb.vedtak]
    assert {v.handling for v in nn.vedtak} == {"Blir vedteke", "Blir teke til orientering"}
    assert [(x.antall, x.oppfylt) for x in nn.status] == [(x.antall, x.oppfylt) for x in nb.status]


def test_flettefeltene_i_saken_kan_brukes_i_fagtekster() -> None:
    brukt = {f for t in les_fag().tekster if t.id.startswith("sa-") for f in re.findall(r"\{(\w+)\}", t.nb)}
    assert brukt <= FLETTEFELT
    assert {f for f in FLETTEFELT if f.startswith("sak_")} == {f for f in brukt if f.startswith("sak_")}
