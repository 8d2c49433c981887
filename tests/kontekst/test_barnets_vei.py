"""Et barn følges gjennom tjenestene: ingen to dokumenter sier ulike ting, og ingen sender leseren dit det ikke er noe nummer."""

from __future__ import annotations

from typing import cast

import pytest

from generator.kontekst.felt import Krets
from generator.kontekst.kortrutine import KortrutineKontekst
from generator.kontekst.lommekort import LommekortKontekst
from generator.kontekst.rollebeskrivelse import RollebeskrivelseKontekst
from tests.dokumenter import (
    Data,
    Endring,
    find,
    find_kontekster,
    les,
    les_kommune,
    liste,
    rutine,
    uendret,
    under,
)
from tests.numre import hel
from tests.skjemaene import lag_skjema


def kontekst(id_: str, endring: Endring = uendret, krets: Krets = "intern") -> object:
    return find_kontekster(les_kommune(endring), krets)[id_]


def uten_numre(data: Data) -> None:
    for id_ in ("skole", "barnehage"):
        find(data, id_).pop("nivaa_over")
        find(data, id_)["enheter"] = []
    for navn in ("barnehus", "koordinerende_enhet"):
        del under(data, "kontakt")[navn]
    del under(data, "konsultasjonsteam")["kontakt"]
    del under(data, "kommune")["sentralbord"]


def med_skjult_skolesjef(data: Data) -> None:
    under(find(data, "skole"), "nivaa_over")["publiser"] = False


def test_i_sfo_sier_rutinen_den_korte_og_kortet_det_samme_om_hvem_som_beslutter() -> None:
    kort = cast("KortrutineKontekst", kontekst("kortrutine/sfo"))
    lommekort = cast("LommekortKontekst", kontekst("lommekort/sfo"))
    assert kort.steg[4] == lommekort.steg[4]
    assert kort.steg[4].tekst.startswith("SFO-lederen, eller rektor når skolen er inne i saken, bestemmer")
    assert rutine("sfo").beslutt_fakta.hvem == "SFO-lederen, eller rektor når skolen er inne i saken"
    assert "bør rektor beslutte, etter råd fra SFO-lederen" in les(rutine("sfo").beslutt)
    skole = cast("LommekortKontekst", kontekst("lommekort/skole--vaagen"))
    assert skole.steg[4].tekst.startswith("Lederen bestemmer")


def test_dagene_til_beslutningen_er_kalenderdager_i_alle_dokumentene() -> None:
    assert "10 dager (kalenderdager)" in rutine("sfo").beslutt_fakta.frist
    assert cast("KortrutineKontekst", kontekst("kortrutine/sfo")).steg[4].frist == "innen 10 kalenderdager"


@pytest.mark.parametrize("id_", ["skolehelsetjeneste", "helsestasjon", "psykisk-helse-rus"])
def test_helsetjenesten_skriver_i_journalen_ikke_i_et_notat_til_lederen(id_: str) -> None:
    k = rutine(id_)
    (plikt,) = [a for a in k.skriv_ned if "i pasientjournalen" in a.tekst]
    assert (plikt.norm, plikt.kilde.replace("\u00a0", " ")) == ("skal", "helsepersonelloven §§ 39 og 40")
    assert k.skriv_ned_fakta.verktoey == "Pasientjournalen når du gir helsehjelp, ellers Undringsnotat"
    tekst = les(k.skriv_ned, k.vold)
    assert "gi notatet" not in tekst
    assert "gi det fra deg" not in tekst
    assert "Før det i journalen så snart du har tilgang." in tekst


def test_andre_tjenester_gir_notatet_til_lederen() -> None:
    tekst = les(rutine("sfo").skriv_ned)
    assert "gi notatet samme dag til SFO-lederen" in tekst
    assert "pasientjournalen" not in tekst
    assert "Kommer du ikke inn i HsPro der og da" in les(rutine("helsestasjon").skriv_ned)
    assert "Hvilket journalsystem vi bruker, er ikke oppgitt her." in les(rutine("skolehelsetjeneste").skriv_ned)


@pytest.mark.parametrize("id_", ["sfo", "skole", "skolehelsetjeneste", "helsestasjon"])
def test_tjenester_som_samarbeider_avtaler_hvem_som_snakker_med_barnet(id_: str) -> None:
    tekst = les(rutine(id_).snakk_med_barnet)
    assert "bør lederne avtale hvem som snakker med det" in tekst
    assert "Lytt likevel når barnet selv vil fortelle." in tekst


def test_samtykket_har_en_frist_og_barnets_trygghet_gaar_foran() -> None:
    ventet = "Er det trygt for barnet, bør dere spørre familien om samtykke innen en uke etter beslutningen."
    assert ventet in les(rutine("skole").be_om_hjelp)
    assert ventet not in les(rutine("barnevern").be_om_hjelp)


@pytest.mark.parametrize("id_", ["barnekoordinator", "stafettholder"])
def test_begge_rollene_sier_naar_samordningen_gaar_over_og_hvem_som_sier_fra(id_: str) -> None:
    k = cast("RollebeskrivelseKontekst", kontekst(f"rollebeskrivelse/{id_}"))
    alle = (*k.hjemmel, *k.oppnevning, *k.avslutning)
    (gaar_over,) = [a for a in alle if a.tekst.startswith("Fra den dagen en barnekoordinator er oppnevnt")]
    assert (gaar_over.norm, gaar_over.kilde.replace("\u00a0", " ")) == ("skal", "helse- og omsorgstjenesteloven § 3-4")
    (sier_fra,) = [a for a in alle if "Koordinerende enhet bør samme dag fortelle familien" in a.tekst]
    assert (sier_fra.norm, sier_fra.kilde) == ("bør", "faglig råd")
    assert "Sier familien ja, bør den få vite det samme dag" in sier_fra.tekst


def test_samtykkeskjemaet_sier_hvor_det_blir_lagret_og_hvem_som_sier_fra_naar_det_blir_trukket() -> None:
    tekst = les(lag_skjema(les_kommune(), "samtykke", "nb").deler[0].tekster)
    assert "bør lagre det der tjenesten oppbevarer slike opplysninger" in tekst
    assert "bør den ansatte eller lederen si fra til de andre tjenestene samme dag" in tekst


def uten_sted(data: Data) -> None:
    logg = under(under(under(data, "modell"), "bti"), "stafettlogg")
    del logg["system"], logg["oppbevaring"]


def test_stafettloggen_er_bare_ett_sted() -> None:
    tekst = les(*(d.tekster for d in lag_skjema(les_kommune(), "stafettlogg", "nb").deler))
    assert "før det over i samhandlingsløsningen" in tekst
    assert "Kommunen tar vare på den i sakssystemet." in tekst
    assert "der tjenesten oppbevarer" not in tekst
    uten = les(*(d.tekster for d in lag_skjema(les_kommune(uten_sted), "stafettlogg", "nb").deler))
    assert "Spør lederen hvor skjemaet hører hjemme." in uten
    assert "slett ingenting før du har fått svar" in uten


def med_leksehjelp(data: Data) -> None:
    leksehjelp = {"id": "leksehjelp", "type": "leksehjelp", "navn": "Leksehjelpen", "organisering": "egen"}
    data["tjenester"] = [*liste(data["tjenester"]), leksehjelp]


@pytest.mark.parametrize("id_", ["sfo", "leksehjelp", "skole"])
def test_den_som_gaar_forbi_skoleledelsen_har_nummeret(id_: str) -> None:
    ventet = hel("skal du si fra direkte til kommunen. Ring lederen over rektor (skolesjef, 00 00 05 02).")
    assert ventet in les(rutine(id_, med_leksehjelp).vold)


def test_nummeret_staar_paa_kortet_bare_naar_leseren_kan_ringe_det() -> None:
    kort = cast("LommekortKontekst", kontekst("lommekort/sfo"))
    assert hel("direkte til kommunen (skolesjef, 00 00 05 02).") in les(kort.vold)
    uten = cast("LommekortKontekst", kontekst("lommekort/sfo", uten_numre))
    assert "Gjelder det ledelsen på skolen, si fra direkte til kommunen." in les(uten.vold)
    offentlig = les(rutine("skole", med_skjult_skolesjef, "offentlig").vold)
    assert "00\u00a000\u00a005\u00a002" not in offentlig
    assert hel("(skolesjef, nummeret er ikke oppgitt her; ring sentralbordet på 00 00 00 00)") in offentlig


def test_de_som_gir_raad_har_nummer_eller_det_blir_sagt_at_det_mangler() -> None:
    ventet = hel("Konsultasjonsteamet (00 00 00 10), Statens barnehus (00 00 00 16) og politiet (02800) kan gi råd")
    assert ventet in les(rutine("sfo").vold)
    assert "Telefon som ikke er oppgitt her" not in les(rutine("sfo").vold)
    uten = les(rutine("sfo", uten_numre).vold)
    assert "Konsultasjonsteamet, Statens barnehus og politiet (02800) kan gi råd" in uten
    assert "Telefon som ikke er oppgitt her: Konsultasjonsteamet, Statens barnehus. Spør barnevernet" in uten
    assert "(nummeret er ikke oppgitt her; spør sentralbordet i kommunen)" in uten
    assert "Nummeret er ikke oppgitt her. Spør sentralbordet" in les(rutine("sfo", uten_numre).tiltak)


def uten_team(data: Data) -> None:
    under(data, "konsultasjonsteam")["bruk"] = False
    del under(data, "kontakt")["barnehus"]


def test_et_team_som_ikke_er_i_bruk_mangler_ikke_noe_nummer() -> None:
    tekst = les(rutine("sfo", uten_team).vold)
    assert "Statens barnehus og politiet (02800) kan gi råd" in tekst
    assert "Telefon som ikke er oppgitt her: Statens barnehus. Spør" in tekst


def test_samtalen_etter_meldingen_er_ikke_med_den_som_er_mistenkt() -> None:
    sfo = les(rutine("sfo").etter_meldingen)
    assert (
        hel(
            "eller stedfortrederen, og med rektor (Vågen skole & kultursenter 00 00 02 00) når SFO-lederen er mistenkt."
        )
        in sfo
    )
    assert "i en privat barnehage eieren" in les(rutine("barnehage").etter_meldingen)
    assert "i en privat barnehage" not in sfo


def bare_kommunale(data: Data) -> None:
    for enhet in cast("list[dict[str, str]]", find(data, "barnehage")["enheter"]):
        enhet["eierform"] = "kommunal"


def test_uten_private_barnehager_staar_det_ikke_noe_om_eieren() -> None:
    kapitler = ("akutt_raad", "vold", "roller", "avverging", "etter_meldingen")
    med, uten = (" ".join(les(getattr(rutine("barnehage", e), k)) for k in kapitler) for e in (uendret, bare_kommunale))
    assert med.lower().count("i en privat") == 6
    assert "eieren" not in uten
    assert uten.count("skal du si fra direkte til lederen over styreren") == 2


def uten_enheter(data: Data) -> None:
    find(data, "barnehage")["enheter"] = []


def test_uten_enheter_vet_vi_ikke_at_alle_barnehagene_er_kommunale() -> None:
    assert "og til eieren i en privat" in les(rutine("barnehage", uten_enheter).vold)


def test_barnevernet_spoer_ikke_barnevernet_om_et_nummer() -> None:
    tekst = les(rutine("barnevern", uten_numre).vold)
    assert "Telefon som ikke er oppgitt her: Konsultasjonsteamet, Statens barnehus. Spør barnevernslederen." in tekst
    assert "Spør barnevernet" not in tekst


def uten_stafettholder(data: Data) -> None:
    data["roller"] = [r for r in liste(data["roller"]) if r["id"] != "stafettholder"]
    del under(under(data, "modell"), "bti")["stafettholder_fra_nivaa"]


def test_bare_en_samordner_om_gangen() -> None:
    med, uten = les(rutine("skole").be_om_hjelp), les(rutine("skole", uten_stafettholder).be_om_hjelp)
    assert "samordne til stafettholderen er valgt" in med
    assert "Har familien stafettholder fra før, bør den fortsette til møtet velger en annen." in med
    assert "samordne til noe annet er bestemt" in uten
    assert "til noe annet er bestemt" not in med
    assert "skal koordinatoren sikre at tjenestene er samordnet" in med


def med_annen_velger(data: Data) -> None:
    next(r for r in liste(data["roller"]) if r["id"] == "stafettholder")["oppnevnes_av"] = "oppvekstteamet"


@pytest.mark.parametrize(
    ("endring", "velger"), [(uendret, "møtet der tiltak settes i gang"), (med_annen_velger, "oppvekstteamet")]
)
def test_rollen_tabellen_og_rutinen_er_enige_om_hvem_som_velger_stafettholder(endring: Endring, velger: str) -> None:
    k = cast("RollebeskrivelseKontekst", kontekst("rollebeskrivelse/stafettholder", endring))
    hvem = f"Slik velger vi stafettholder: {velger}, sammen med familien."
    assert hvem in les(k.oppnevning)
    assert hvem in les(rutine("skole", endring).tiltak)
    assert k.grensetabell[3].svar[0].startswith(f"{velger[0].upper()}{velger[1:]}, sammen med familien.")
    assert k.oppnevnes_av == velger


def avgjort(svar: bool) -> Endring:
    def endring(data: Data) -> None:
        find(data, "sfo")["samme_organ_som_skolen"] = svar

    return endring


@pytest.mark.parametrize("id_", ["sfo", "skole"])
def test_sfo_og_skolen_sier_det_samme_om_foreldrene_og_om_de_er_samme_organ(id_: str) -> None:
    uavklart = les(rutine(id_).del_med_leder)
    assert "bør skolen snakke med foreldrene, spørre om samtykke og kalle inn" in uavklart
    assert "Kommunen har avgjort" not in uavklart
    samme, hvert = (les(rutine(id_, avgjort(svar)).del_med_leder) for svar in (True, False))
    assert "Kommunen har avgjort at SFO og skolen er samme organ." in samme
    assert "Kommunen har avgjort at SFO og skolen er hvert sitt organ." in hvert
    for tekst in (samme, hvert):
        assert "Kommunen bør avgjøre" not in tekst
        assert "Har kommunen avgjort" not in tekst


def test_rektor_hoerer_lederen_i_sfo_naar_saken_kom_derfra() -> None:
    assert "bør rektor høre SFO-lederen før beslutningen" in les(rutine("skole").beslutt)
    assert "SFO-lederen" not in les(rutine("helsestasjon").beslutt)


def med_stedfortreder(data: Data) -> None:
    find(data, "sfo")["stedfortreder_rolle"] = "baseleder"


def test_uten_stedfortreder_gaar_en_til_nivaaet_over_og_ikke_til_lederens_eget_nummer() -> None:
    uten, med = rutine("sfo"), rutine("sfo", med_stedfortreder)
    assert hel("Får du ikke svar, gå til rektor (Vågen skole & kultursenter 00 00 02 00).") in les(uten.del_med_leder)
    assert "gi notatet samme dag til SFO-lederen, eller ved fravær til rektor (nivået over)" in les(uten.skriv_ned)
    assert "Får du ikke svar, gå til stedfortrederen." in les(med.del_med_leder)
    assert "gi notatet samme dag til SFO-lederen, eller ved fravær til stedfortrederen" in les(med.skriv_ned)
    assert [e.stedfortreder for e in med.enheter] == ["baseleder"]


@pytest.mark.parametrize("id_", ["barnekoordinator", "koordinator", "stafettholder"])
def test_koordinatoren_er_med_i_rekken_naar_familien_flytter(id_: str) -> None:
    k = cast("RollebeskrivelseKontekst", kontekst(f"rollebeskrivelse/{id_}"))
    rekke = "bør barnekoordinatoren ha ansvaret for overgangen, ellers koordinatoren, ellers stafettholderen"
    assert rekke in les(k.avslutning)
    situasjoner = les(*(s.avsnitt for s in rutine("skole").situasjoner))
    assert rekke in situasjoner
    assert "be koordinerende enhet i den nye kommunen om det samme" in situasjoner
    assert ("Rollen slutter når familien har flyttet." in les(k.avslutning)) == (id_ != "stafettholder")


def test_barnekoordinatoren_har_en_frist_for_moetet_og_faar_ansvaret_for_loggen() -> None:
    bk = cast("RollebeskrivelseKontekst", kontekst("rollebeskrivelse/barnekoordinator"))
    sh = cast("RollebeskrivelseKontekst", kontekst("rollebeskrivelse/stafettholder"))
    for tekst in (les(bk.oppnevning), les(sh.avslutning)):
        assert (
            "holde et møte om planen innen 10 hverdager etter oppnevningen, med familien og dem den sier ja til"
            in tekst
        )
        assert "enten føre den videre eller stenge den" in tekst
    assert "ringe koordinerende enhet samme dag" in les(bk.oppnevning)


def uten_svarfrist(data: Data) -> None:
    del under(data, "frister")["svar_paa_droefting_virkedager"]


def test_fristene_sier_naar_de_begynner_aa_loepe() -> None:
    skole = rutine("skole")
    assert skole.tiltak_fakta.frist == "Evaluering innen 8 uker etter at tiltakene startet"
    assert "innen 5 hverdager etter at saken kom dit" in les(skole.be_om_hjelp)
    assert "bør spørsmålet gå til rektor. Svar innen 2 hverdager etter at spørsmålet kom." in les(skole.del_med_leder)
    uten = les(rutine("skole", uten_svarfrist).del_med_leder)
    assert "bør spørsmålet gå til rektor. Avtal når dere svarer." in uten


def test_en_melding_som_ikke_gjelder_vold_staar_ikke_i_planen_foer_det_er_trygt() -> None:
    med, uten = les(rutine("skole").etter_meldingen), les(rutine("skole", uten_stafettholder).etter_meldingen)
    for tekst in (med, uten):
        assert "når det er trygt for barnet, og foreldrene har sagt ja" in tekst
        assert "Den som samordner, fortsetter mens barnevernet undersøker." in tekst
    assert "Taushetsplikten avgjør hva stafettholderen og andre får vite." in med
    assert "stafettholder" not in uten
