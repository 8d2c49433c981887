"""Rollebeskrivelsen, samarbeidsarket og lommekortet slik leserne møter dem."""

from __future__ import annotations

from typing import cast

import pytest

from generator.kontekst.felt import Krets
from generator.kontekst.lommekort import LommekortKontekst
from generator.kontekst.rollebeskrivelse import RollebeskrivelseKontekst
from generator.kontekst.samarbeidsark import SamarbeidsarkKontekst
from tests.dokumenter import (
    Data,
    Endring,
    alle_typene,
    find,
    find_kontekster,
    find_tekster,
    les_fag,
    les_kommune,
    liste,
    uendret,
    under,
)
from tests.numre import hel

ROLLER = ("barnekoordinator", "koordinator", "stafettholder", "bti_koordinator", "slt_koordinator")


def rolle(id_: str, endring: Endring = uendret, krets: Krets = "intern") -> RollebeskrivelseKontekst:
    return cast("RollebeskrivelseKontekst", find_kontekster(les_kommune(endring), krets)[f"rollebeskrivelse/{id_}"])


def kort(id_: str, endring: Endring = uendret, krets: Krets = "intern") -> LommekortKontekst:
    return cast("LommekortKontekst", find_kontekster(les_kommune(endring), krets)[f"lommekort/{id_}"])


def ark(id_: str, endring: Endring = uendret, krets: Krets = "intern") -> SamarbeidsarkKontekst:
    return cast("SamarbeidsarkKontekst", find_kontekster(les_kommune(endring), krets)[f"samarbeidsark/{id_}"])


def tekst(kontekst: RollebeskrivelseKontekst | SamarbeidsarkKontekst | LommekortKontekst) -> str:
    return "\n".join(find_tekster(kontekst.model_dump()))


@pytest.mark.parametrize("id_", ROLLER[:3])
def test_rollene_for_ett_barn_har_grensetabellen_med_aatte_spoersmaal(id_: str) -> None:
    kontekst = rolle(id_)
    assert kontekst.grenseroller == ("Stafettholder", "Koordinator", "Barnekoordinator")
    assert len(kontekst.grensetabell) == 8
    for rad in kontekst.grensetabell:
        assert rad.spoersmaal.endswith("?")
        assert len(rad.svar) == 3
        assert all(rad.svar)
    assert kontekst.grensetabell[1].svar[0] == "0–24 år – kommunens eget valg."


def uten_stafett(data: Data) -> None:
    data["roller"] = [r for r in liste(data["roller"]) if r["id"] in ("barnekoordinator", "koordinator")]
    del data["modell"]


def test_uten_stafettholder_har_grensetabellen_to_roller() -> None:
    kontekst = rolle("barnekoordinator", uten_stafett)
    assert kontekst.grenseroller == ("Koordinator", "Barnekoordinator")
    assert {len(r.svar) for r in kontekst.grensetabell} == {2}


@pytest.mark.parametrize("id_", ROLLER[3:])
def test_roller_for_hele_kommunen_sier_hvem_som_samordner_for_barnet_i_stedet(id_: str) -> None:
    kontekst = rolle(id_)
    assert (kontekst.grenseroller, kontekst.grensetabell) == ((), ())
    grenser = " ".join(avsnitt.tekst for avsnitt in kontekst.grenser)
    assert "Det gjør stafettholderen, koordinatoren eller barnekoordinatoren." in grenser


def uten_stafettholderen(data: Data) -> None:
    data["roller"] = [r for r in liste(data["roller"]) if r["id"] == "slt_koordinator"]
    del data["modell"]


def test_uten_stafettholder_nevner_slt_koordinatoren_bare_de_lovfestede() -> None:
    grenser = " ".join(avsnitt.tekst for avsnitt in rolle("slt_koordinator", uten_stafettholderen).grenser)
    assert "Det gjør koordinatoren eller barnekoordinatoren når familien har en." in grenser


@pytest.mark.parametrize("id_", ROLLER)
def test_vold_og_meldeplikt_gaar_foran_hver_rolle(id_: str) -> None:
    foerst = rolle(id_).foerst
    assert "voldssporet" in foerst[0].tekst
    assert (foerst[1].norm, foerst[1].kilde) == ("skal", "barnevernsloven §\u00a013-2")


@pytest.mark.parametrize("id_", ROLLER)
def test_kort_sagt_er_bare_opplysninger(id_: str) -> None:
    fag = les_fag()
    for text in fag.rolle_etter_id[id_].kapittel("kort").tekster:
        assert fag.tekst_etter_id[text].norm == "info"


@pytest.mark.parametrize(
    ("id_", "lov"), [("barnekoordinator", True), ("koordinator", True), ("stafettholder", False), ("bti_koordinator", False), ("slt_koordinator", False)]
)  # fmt: skip
def test_bare_en_lovfestet_rolle_har_oppgaver_som_loven_krever_og_rett_til_aa_klage(id_: str, lov: bool) -> None:
    kontekst = rolle(id_)
    assert les_fag().rolle_etter_id[id_].lovfestet is lov
    assert ("skal" in {a.norm for a in kontekst.oppgaver}) is lov
    assert any("statsforvalteren" in a.tekst for a in kontekst.klage) is lov


def test_rammene_kommer_fra_kommunen_og_det_ukjente_blir_sagt() -> None:
    rammer = {f.navn: f.verdi for f in rolle("barnekoordinator").rammefakta}
    assert (rammer["Stilling"], rammer["Svarer innen"], rammer["Saker på det meste"]) == ("100 %", "5 hverdager", "25")
    *_, siste = rolle("koordinator").rammefakta
    assert (siste.navn, siste.verdi) == ("Ikke oppgitt", "stilling; stedfortreder; opplæring")


def test_hodet_samler_det_som_ikke_er_oppgitt_i_en_rad() -> None:
    *_, siste = rolle("koordinator").hode.opplysninger
    assert (siste.navn, siste.verdi) == ("Ikke oppgitt", "gjelder fra; eier; godkjent; neste gjennomgang")
    assert "ikke oppgitt" not in {f.verdi for f in rolle("barnekoordinator").hode.opplysninger}


def test_kontaktlinja_sier_ikke_etiketten_to_ganger() -> None:
    (linje,) = rolle("koordinator").kontakter
    assert (linje.hva, linje.funksjon) == ("Koordinerende enhet", "")


def test_styringsgruppa_til_slt_staar_i_rammene() -> None:
    slt = {f.navn: f.verdi for f in rolle("slt_koordinator").rammefakta}
    assert (slt["Styringsgruppe"], slt["Møter i styringsgruppen"]) == ("politirådet", "4 ganger i året")


def uten_barnevernvakt(data: Data) -> None:
    del under(data, "kontakt")["barnevernvakt"]


@pytest.mark.parametrize("id_", ["barnekoordinator", "koordinator"])
def test_den_som_ikke_har_en_rutine_faar_numrene_i_rollen(id_: str) -> None:
    med, uten = (" ".join(a.tekst for a in rolle(id_, *e).foerst) for e in ((), (uten_barnevernvakt,)))
    assert f"Fare nå: 112. Barnevernet: {hel('00 00 00 10')}. Når det er stengt: {hel('00 00 00 11')}." in med
    assert "Fare nå: 112. Numrene til barnevernet er ikke alle oppgitt her." in uten
    assert "politiet på 02800" in uten


def med_intern_enhet(data: Data) -> None:
    under(under(data, "kontakt"), "koordinerende_enhet")["publiser"] = False


def test_intern_kontakt_staar_bare_i_den_interne_rollebeskrivelsen() -> None:
    assert rolle("barnekoordinator", med_intern_enhet).kontakter[0].telefon == hel("00 00 00 12")
    assert rolle("barnekoordinator", med_intern_enhet, "offentlig").kontakter == ()


def test_lommekortet_har_enhetens_egen_leder_stedfortreder_tid_og_numre() -> None:
    kontekst = kort("barnehage--solsida")
    assert kontekst.hode.gjelder == "Solsida barnehage"
    assert (kontekst.enhet.leder, kontekst.enhet.stedfortreder) == ("styrer", "pedagogisk leder, avdeling Måken")
    assert (kontekst.enhet.telefon, kontekst.enhet.aapningstid) == (hel("00 00 01 00"), "mandag–fredag 07.00–16.30")
    assert [linje.nummer for linje in kontekst.akutt] == ["112", "113", "110", hel("00 00 00 10"), hel("00 00 00 11"), hel("116 111"), hel("116 117")]  # fmt: skip


def test_lommekortet_har_seks_trinn_med_tjenestens_egen_frist() -> None:
    steg = kort("skole--vaagen").steg
    assert [s.nummer for s in steg] == ["1", "2", "3", "4", "5", "6"]
    assert (steg[1].frist, steg[4].frist) == ("samme dag", "innen 10 kalenderdager")
    assert kort("barnehage--solsida").steg[4].frist == "innen 14 kalenderdager"
    assert {(s.norm, s.kilde) for s in steg} == {("bør", "retningslinjen IS-2826")}


def test_kortet_i_helsestasjon_for_ungdom_begynner_med_ungdommen_ikke_foreldrene() -> None:
    hfu = next(t.id for t in les_kommune(alle_typene).tjenester if t.type == "hfu")
    steg = kort(hfu, alle_typene).steg
    assert [s.nummer for s in steg] == ["1", "2", "3", "4", "5", "6"]
    assert (steg[3].navn, steg[3].norm) == ("Ungdommen og foreldrene", "bør")
    assert steg[3].tekst.startswith("Spør ungdommen først. Fra 16 år")
    assert steg[3].kilde.replace("\u00a0", " ") == "pasient- og brukerrettighetsloven § 3-4 og §§ 4-3 og 4-4"
    assert kort("skole--vaagen").steg[3].navn == "Snakk med foreldrene"


def test_tjeneste_uten_enheter_faar_kort_med_tjenestens_leder() -> None:
    assert (kort("sfo").hode.gjelder, kort("sfo").enhet.leder) == ("SFO", "SFO-leder")


def med_intern_sfo(data: Data) -> None:
    skjult = {"funksjon": "SFO-leder", "telefon": "00 00 00 77", "publiser": False}
    find(data, "sfo")["kontakt"] = skjult


def uten_sfo_telefon(data: Data) -> None:
    del find(data, "sfo")["kontakt"]


def test_kortet_sier_om_nummeret_ikke_er_offentlig_eller_ikke_oppgitt() -> None:
    assert kort("sfo", med_intern_sfo).enhet.telefon == hel("00 00 00 77")
    assert kort("sfo", med_intern_sfo, "offentlig").enhet.telefon == "ikke offentlig"
    assert kort("sfo", uten_sfo_telefon, "offentlig").enhet.telefon == "ikke oppgitt"
    assert les_fag().ordet("ikke-offentlig", "nn") == "ikkje offentleg"


@pytest.mark.parametrize("id_", [t.id for t in les_kommune(alle_typene).tjenester])
def test_hver_tjenestetype_har_vold_og_meldeplikt_paa_kortet(id_: str) -> None:
    kontekst = kort(id_, alle_typene)
    assert kontekst.vold
    assert [(a.norm, "§" in a.kilde) for a in kontekst.melding] == [("skal", True)]
    assert len(kontekst.steg) == 6


def test_arket_viser_partnerens_egen_lov_og_ingen_andres() -> None:
    kilder = " ".join(a.kilde for a in (*ark("tannhelse").si_fra, *ark("tannhelse").samarbeid))
    assert "helsepersonelloven §\u00a033" in kilder
    assert "tannhelsetjenesteloven" in kilder
    assert "barnehageloven" not in kilder
    assert "opplæringslova" not in kilder


def test_arket_ber_ikke_politiet_ringe_politiet_eller_barnevernet_ringe_seg_selv() -> None:
    assert "ringer du barnevernet samme dag, og politiet ved fare" not in tekst(ark("politi"))
    assert "Politiet bør ringe når de varsler barnevernet" in tekst(ark("politi"))
    barnevern = ark("barnevern", barnevern_i_nabokommunen)
    assert [k.hva for k in barnevern.kontakter] == ["Koordinerende enhet"]
    assert "ringer du barnevernet" not in " ".join(a.tekst for a in barnevern.vold)
    assert "112" not in [a.nummer for a in ark("politi").akutt]
    assert [a.nummer for a in ark("politi").akutt][:2] == ["113", "110"]
    assert "Ring politiet" not in tekst(ark("politi"))
    assert [a.tekst for a in barnevern.akutt if "barnevern" in a.tekst.lower() + a.naar.lower()] == []
    assert "112" in [a.nummer for a in barnevern.akutt]


def barnevern_i_nabokommunen(data: Data) -> None:
    data["tjenester"] = [t for t in liste(data["tjenester"]) if t["id"] != "barnevern"] + [
        {"id": "barnevern", "type": "barnevern", "navn": "Nabobarnevernet", "organisering": "interkommunal"}
    ]
    liste(data["tjenester"])[-1]["vertskommune"] = {"kommunenummer": "5001", "navn": "Trondheim"}


def test_arket_viser_moeter_og_avtaler_partneren_er_med_i() -> None:
    assert [m.navn for m in ark("politi").moeter] == ["Oppvekstforum"]
    assert ark("politi").avtaler == ()
    kontekst = ark("barnevern", barnevern_i_nabokommunen, "offentlig")
    assert [a.navn for a in kontekst.avtaler] == ["Samarbeidsavtale mellom grunnskolene og barnevernstjenesten"]
