"""Det leseren trenger der teksten sender ham videre: frist, nummer, hvem som avgjør – eller at vi ikke vet det."""

from __future__ import annotations

import re

import pytest

from generator.kontekst.oppdrag import Oppdrag
from generator.kontekst.rollebeskrivelse import build_rollebeskrivelse
from generator.kontekst.samarbeidsavtale import build_samarbeidsavtale
from generator.word import docx_tekst
from tests.dokumenter import (
    Data,
    Endring,
    alle_typene,
    bygg_filer,
    find,
    les,
    les_fag,
    les_kommune,
    liste,
    rutine,
    uendret,
    under,
)
from tests.numre import hel


def uten_frister(data: Data) -> None:
    del under(data, "frister")["foerste_moete_virkedager"]
    for rolle in liste(data["roller"]):
        rolle.pop("oppnevnes_innen_virkedager", None)


def en_dag(data: Data) -> None:
    under(data, "frister")["foerste_moete_virkedager"] = 1


def test_frist_for_foerste_moete_og_for_aa_oppnevne_staar_der_leseren_trenger_den() -> None:
    kontekst = rutine("skole")
    assert "møtet bør være innen 10 hverdager etter at familien sa ja" in les(kontekst.be_om_hjelp)
    assert "fristen 10 hverdager for å oppnevne barnekoordinator" in les(kontekst.tiltak)
    assert "innen én hverdag etter" in les(rutine("skole", en_dag).be_om_hjelp)


def test_uten_frist_sier_rutinen_det_og_den_staar_blant_manglene() -> None:
    kontekst = rutine("skole", uten_frister)
    assert "Fristen for det første møtet er ikke oppgitt her." in les(kontekst.be_om_hjelp)
    assert "Fristen for å oppnevne barnekoordinator er ikke oppgitt her." in les(kontekst.tiltak)

    tekst = docx_tekst(bygg_filer(uten_frister)["dokumenter/bekymringsrutine-skole.docx"])
    assert "Fristen for det første møtet om hjelp fra andre er ikke oppgitt." in tekst
    assert "Fristen for å oppnevne barnekoordinator er ikke oppgitt." in tekst


def uten_felles_beslutningsfrist(data: Data) -> None:
    del under(data, "frister")["beslutning_dager"]


def test_egen_frist_og_lovens_frist_mangler_ikke() -> None:
    filer = bygg_filer(uten_felles_beslutningsfrist)
    mangler = {
        id_: "Fristen for å bestemme hva dere gjør videre, er ikke oppgitt."
        in docx_tekst(filer[f"dokumenter/bekymringsrutine-{id_}.docx"])
        for id_ in ("barnehage", "skole", "sfo", "barnevern")
    }
    assert mangler == {"barnehage": True, "skole": False, "sfo": False, "barnevern": False}


def oppnevnes_innen(endring: Endring) -> list[str]:
    kommune = les_kommune(endring)
    oppdrag = Oppdrag(kommune, les_fag(), "nb", "intern", ())
    roller = (build_rollebeskrivelse(oppdrag, rolle) for rolle in kommune.roller)
    return [f.verdi for rolle in roller for f in rolle.rammefakta if f.navn == "Oppnevnes innen"]


def test_rollebeskrivelsen_sier_naar_noen_har_rollen_bare_for_de_to_loven_gir_familien() -> None:
    assert oppnevnes_innen(uendret) == ["10 hverdager", "10 hverdager"]
    assert oppnevnes_innen(uten_frister) == ["ikke oppgitt"]  # the other role lacks more, and has it all in one row


def test_sfo_og_skolen_paa_samme_sted_har_samme_frist() -> None:
    assert rutine("sfo").beslutt_fakta.frist == rutine("skole").beslutt_fakta.frist


def med_skjult_ppt(data: Data) -> None:
    find(data, "ppt")["kontakt"] = {"funksjon": "PPT", "telefon": "00 00 03 20", "publiser": False}


def uten_ppt(data: Data) -> None:
    del find(data, "ppt")["kontakt"]


def test_nummeret_staar_der_rutinen_sender_leseren() -> None:
    kontekst = rutine("sfo")
    assert hel("PPT Ytre Fjord (00 00 03 20)") in kontekst.droeftingspartnere
    assert hel("NAV Fjordvik (00 00 03 30)") in les(kontekst.be_om_hjelp)
    assert hel("bør lederen ringe koordinerende enhet på 00 00 00 12 samme dag") in les(kontekst.tiltak)
    assert hel(
        "Er SFO-lederen ikke der, ring 00 00 02 01. Får du ikke svar, gå til rektor (Vågen skole & kultursenter 00 00 02 00)."
    ) in les(kontekst.del_med_leder)
    assert "i tabellen «Ledere og enheter»" in les(rutine("skole").del_med_leder)


def med_en_enhet_uten_leder(data: Data) -> None:
    enhet = liste(find(data, "skole")["enheter"])[0]
    del enhet["kontakt"], enhet["stedfortreder_rolle"]


def test_rutinen_viser_til_tabellen_bare_naar_alle_enhetene_staar_der() -> None:
    skole = rutine("skole", med_en_enhet_uten_leder)
    assert "Her mangler telefonen til én eller flere ledere." in les(skole.del_med_leder)
    assert "bør du gå til stedfortrederen når det er oppgitt hvem det er. Får du ikke svar" in les(skole.roller)
    assert "«Ledere og enheter»" not in les(skole.del_med_leder) + les(skole.roller)
    assert "Hvem det er, står i tabellen «Ledere og enheter»." in les(rutine("skole").roller)


def test_den_som_droefter_uten_navn_har_fortsatt_meldeplikt() -> None:
    skole = rutine("skole")
    assert "skal du melde og si hvem barnet er. Ellers skal du stoppe" in les(skole.samtykke)
    meldeplikt = [a.norm for a in skole.vold if "En drøfting uten navn er ikke en melding" in a.tekst]
    assert meldeplikt == ["skal"]


def test_barnevernet_ringer_ikke_barnevernet() -> None:
    barnevern = rutine("barnevern")
    tekst = les((*barnevern.vold, *barnevern.samtykke, *(a for s in barnevern.situasjoner for a in s.avsnitt)))
    assert "ring barnevernet samme dag." not in tekst
    assert "før barnevernet har gitt råd" not in tekst
    assert {"Skadelig seksuell atferd", "Negativ sosial kontroll", "Digitale overgrep"} <= {
        s.overskrift for s in barnevern.situasjoner
    }


def test_nummer_som_mangler_eller_ikke_er_offentlig_blir_sagt() -> None:
    assert "PPT Ytre Fjord (telefon ikke offentlig)" in rutine("sfo", med_skjult_ppt, "offentlig").droeftingspartnere
    assert hel("PPT Ytre Fjord (00 00 03 20)") in rutine("sfo", med_skjult_ppt).droeftingspartnere
    assert "PPT Ytre Fjord (telefon ikke oppgitt)" in rutine("sfo", uten_ppt).droeftingspartnere
    filer = bygg_filer(uten_ppt)
    assert "Telefonen til PPT Ytre Fjord er ikke oppgitt." in docx_tekst(filer["dokumenter/bekymringsrutine-sfo.docx"])
    assert "Telefonen til PPT" not in docx_tekst(filer["dokumenter/bekymringsrutine-kulturskole.docx"])


def uten_anmeldelse(data: Data) -> None:
    del data["anmeldelse"]


def test_hvem_som_anmelder_er_ikke_den_ansatte_og_avverging_er_noe_annet() -> None:
    tekst = les(rutine("skole").avverging)
    assert "Plikten til å avverge er din egen" in tekst
    assert "bør kommunedirektøren avgjøre om kommunen anmelder" in tekst
    assert "er ikke oppgitt her. Spør rektor" in les(rutine("skole", uten_anmeldelse).avverging)


def test_regelen_om_aa_anmelde_gjelder_ikke_barnevernet() -> None:
    (siste,) = rutine("barnevern").avverging[-1:]
    assert (siste.norm, siste.kilde.replace("\u00a0", " ")) == ("kan", "barnevernsloven § 13-1")
    assert "kommunedirektøren avgjøre" not in les(rutine("barnevern").avverging)


@pytest.mark.parametrize(("id_", "norm"), [("barnehage", "skal"), ("skole", "skal"), ("sfo", "skal"), ("nav", "bør")])
def test_si_fra_om_en_kollega_er_krav_bare_der_loven_krever_det(id_: str, norm: str) -> None:
    kollega = next(s for s in rutine(id_).situasjoner if s.overskrift == "Når bekymringen gjelder en kollega")
    assert kollega.avsnitt[0].norm == norm
    assert ("skal du straks si fra" in kollega.avsnitt[0].tekst) == (norm == "skal")
    assert kollega.avsnitt[-1].norm == "bør"
    assert kollega.avsnitt[-1].tekst.endswith("Ikke undersøk saken selv, og ikke ta den opp med kollegaen.")


def test_plan_for_sykdom_er_raad_ikke_krav_og_bare_der_barnet_er() -> None:
    sfo, nav = rutine("sfo"), rutine("nav")
    (akutt,) = [a for a in sfo.akutt_raad if "plan for akutt sykdom" in a.tekst]
    assert (akutt.norm, akutt.kilde) == ("bør", "faglig råd")
    overgang = next(s for s in sfo.situasjoner if s.overskrift == "Overgang og flytting")
    assert "plan for medisin eller akutt sykdom, eller en individuell plan, bør den følge barnet" in les(
        overgang.avsnitt
    )
    assert "plan for akutt sykdom" not in les(nav.akutt_raad)


def test_samtykket_blir_sett_paa_igjen_og_alderen_bare_der_den_kan_bety_noe() -> None:
    assert "Spør på nytt når en ny tjeneste blir med" in les(rutine("sfo").samtykke)
    alder = "Fra 15 år er barnet part i sin egen barnevernssak"
    assert alder in les(rutine("skole").samtykke)
    assert alder not in les(rutine("sfo").samtykke)
    (helse,) = [a for a in rutine("skolehelsetjeneste").samtykke if "fylt 12 eller 16 år" in a.tekst]
    assert helse.kilde.startswith("pasient- og brukerrettighetsloven")
    assert "fylt 12 eller 16 år" not in les(rutine("skole").samtykke)


def uten_saksmoete(data: Data) -> None:
    liste(data["moetearenaer"])[0]["formaal"] = "samarbeid"


def arenaer(endring: Endring) -> str:
    kommune = les_kommune(endring)
    return les(build_samarbeidsavtale(Oppdrag(kommune, les_fag(), "nb", "intern", ()), kommune.avtaler[0]).arenaer)


def test_avtalen_sier_at_saker_i_ressursteamet_er_uten_navn_uten_samtykke() -> None:
    assert "skal partene drøfte saken uten navn når de ikke har samtykke" in arenaer(uendret)
    assert "drøfte saken uten navn" not in arenaer(uten_saksmoete)


def test_voldssporet_og_resten_viser_til_hverandre() -> None:
    tekst = docx_tekst(bygg_filer(alle_typene)["dokumenter/bekymringsrutine-skole.docx"])
    linjer = tekst.splitlines()
    (side1,) = [i for i, x in enumerate(linjer) if x.startswith("Mer om vold og overgrep:")]
    (rest,) = [i for i, x in enumerate(linjer) if x.startswith("Resten om vold og overgrep: ")]
    assert side1 < linjer.index("Innhold") < rest
    numre = re.findall("kapittel\u00a0(\\d+) \\(([^)]*)\\)", linjer[rest])
    assert numre == [
        ("11", "Melding til barnevernet"),
        ("12", "Avverging og politi"),
        ("13", "Særskilte situasjoner"),
        ("14", "Etter meldingen"),
    ]
    assert "rammen «Haster det?» på første side" in linjer[rest]
    tilbake = [i for i, x in enumerate(linjer) if x.startswith("Begynn med: Voldssporet")]
    assert len(tilbake) == 3
    assert min(tilbake) > rest


def test_et_avvik_staar_bare_i_rutinen_til_tjenesten_det_gjelder() -> None:
    assert rutine("nav").avvik
    assert not rutine("skole").avvik
