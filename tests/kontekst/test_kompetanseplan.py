"""Kompetanseplanen og årshjulet slik konteksten gir dem: det samme som samsvaret sier, og aldri en måned ingen har bestemt."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Final, cast

import pytest

from generator.fag.tekster import Maalform
from generator.kommune import Kommune
from generator.kontekst.aarshjul import PLANENE
from generator.kontekst.kompetanseplan_modell import KompetanseplanKontekst
from generator.plan import plan_dokumenter
from generator.samsvar import find_kompetanse, find_samsvar
from generator.samsvar.format import STATUSNAVN
from tests.dokumenter import Data, Endring, find_kontekster, find_tekster, les_fag, les_kommune, liste, uendret
from tests.samsvar import full

ID: Final = "kompetanseplan/kommunen"
KRAVENE: Final = ["1.1", "1.2", "1.3", "1.4", "1.5", "4.1", "4.2", "4.3", "7.1"]
MAANEDENE: Final = [
    "januar",
    "februar",
    "mars",
    "april",
    "mai",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "desember",
]


def lag(kommune: Kommune, maalform: Maalform = "nb") -> KompetanseplanKontekst:
    return cast("KompetanseplanKontekst", find_kontekster(kommune, "intern", maalform)[ID])


@cache
def les(endring: Endring = uendret) -> KompetanseplanKontekst:
    return lag(les_kommune(endring))


def uten_plan(data: Data) -> None:
    del data["kompetanseplan"]


def uten_noe(data: Data) -> None:
    """Bare tjenestene er igjen."""
    for navn in (
        "kompetanseplan",
        "moetearenaer",
        "roller",
        "dokumenter",
        "revisjon",
        "planer",
        "avvik_fra_anbefaling",
    ):
        data.pop(navn, None)
    data["uten_avtaler"] = True


def med_alle_temaene(data: Data) -> None:
    data["kompetanseplan"] = [
        {"id": f"t{nr}", "tema": tema, "maalgruppe": ["skole"], "form": "kurs"}
        for nr, tema in enumerate(les_fag().bibliotek.opplaeringstemaer)
    ]


def for_ppt_og_nav(data: Data) -> None:
    liste(data["kompetanseplan"])[0]["maalgruppe"] = ["ppt", "nav"]


def annethvert_aar(data: Data) -> None:
    liste(data["kompetanseplan"])[0]["hyppighet_maaneder"] = 24


KOMMUNENE: Final[Mapping[str, Callable[[], Kommune]]] = {
    "fjordvik": lambda: les_kommune(),
    "uten plan": lambda: les_kommune(uten_plan),
    "uten noe": lambda: les_kommune(uten_noe),
    "alle temaene": lambda: les_kommune(med_alle_temaene),
    "ppt og nav": lambda: les_kommune(for_ppt_og_nav),
    "annethvert år": lambda: les_kommune(annethvert_aar),
    "fullvik": full.fullvik,
}
hver_kommune = pytest.mark.parametrize("navn", KOMMUNENE)


@hver_kommune
@pytest.mark.parametrize("maalform", ["nb", "nn"])
def test_kravene_har_samme_tekst_og_status_som_samsvaret(navn: str, maalform: Maalform) -> None:
    kommune = KOMMUNENE[navn]()
    rader = {r.krav: r for r in find_samsvar(kommune, les_fag())}
    linjer = lag(kommune, maalform).krav
    assert [k.nummer for k in linjer] == KRAVENE
    for k in linjer:
        rad = rader[k.nummer]
        assert (k.tekst, k.status) == (rad.tekst.paa(maalform), STATUSNAVN[rad.status].paa(maalform))
        assert bool(k.mangler) == (rad.mangler is not None)


@hver_kommune
def test_de_som_mangler_er_de_samme_som_samsvaret_nevner(navn: str) -> None:
    """Krav 1.2, 1.4 og 7.1 nevner tjenestene med id, eller typen når ingen er ført opp eller temaet ikke er i planen."""
    kommune = KOMMUNENE[navn]()
    rader = {r.krav: r for r in find_samsvar(kommune, les_fag())}
    dekning = find_kompetanse(kommune, les_fag())
    for krav in ("1.2", "1.4", "7.1"):
        mangler = rader[krav].mangler
        nevnt = re.findall(r"gjenstår: (.*)\)\.$", mangler.nb) if mangler else []
        (d,) = dekning[krav]
        ventet = {id_ for n in nevnt for id_ in n.split(", ")}
        assert {t.id for u in d.uten for t in u.tjenester} == ventet if krav == "7.1" else set(d.ider) == ventet
        tekst = " ".join(next(k for k in lag(kommune).krav if k.nummer == krav).dekning)
        assert [t.navn for u in d.uten for t in u.tjenester if t.navn not in tekst] == []


def test_det_som_er_oppfylt_har_ingen_som_mangler() -> None:
    assert {s.mangler for t in lag(full.fullvik()).rutenett for r in t.rader for s in r.svar} == {""}
    assert [k.nummer for k in lag(full.fullvik()).krav if k.status != "oppfylt"] == []
    assert not any("krav" in m for m in lag(full.fullvik()).mangler)


def find_svar(plan: KompetanseplanKontekst) -> dict[tuple[str, str], str]:
    """Det hver tjeneste får i hvert tema, slik leseren ser det."""
    return {
        (rad.navn, tema): s.har or s.mangler
        for tabell in plan.rutenett
        for rad in tabell.rader
        for tema, s in zip(tabell.temaer, rad.svar, strict=True)
    }


def test_rutenettet_viser_hvem_som_faar_hva_og_hvem_som_mangler() -> None:
    svar = find_svar(les())
    assert svar["SFO", "Tegn"] == "fagdag"
    assert svar["Barnehagene i Fjordvik", "Samtale"] == "øving"
    assert svar["Helsestasjonen", "Samtale"] == "mangler"  # the recommendation names it first
    assert svar["Politiet", "Tegn"] == "mangler"
    assert svar["Kulturskolen", "Tegn"] == "–"  # in no recommendation by name
    assert {svar[t.navn, "Plikter"] for t in les_kommune().tjenester} == {"e-læring"}  # for all
    assert len(svar) == len(les_kommune().tjenester) * 6


def test_mange_temaer_blir_to_tabeller_og_den_andre_har_bare_dem_som_faar_noe() -> None:
    foerste, andre = les(med_alle_temaene).rutenett
    assert len(foerste.temaer) + len(andre.temaer) == len(les_fag().bibliotek.opplaeringstemaer)
    assert [r.navn for r in andre.rader] == ["Grunnskolene i Fjordvik"]
    assert len(foerste.rader) == len(les_kommune().tjenester)
    assert {s.har for s in andre.rader[0].svar} == {"kurs"}


def test_for_sjelden_opplaering_staar_i_rutenettet_men_oppfyller_ikke_det_aarlige() -> None:
    assert find_svar(les(annethvert_aar))["SFO", "Tegn"] == "fagdag"
    foerste = next(k for k in les(annethvert_aar).krav if k.nummer == "1.1").dekning[0]
    assert foerste.startswith(
        "«Tegn og signaler», «Beskyttelse og risiko» og «Normal utvikling», minst hvert år: ikke i planen for"
    )


def test_en_type_som_ikke_er_foert_opp_er_nevnt_som_det() -> None:
    def uten_helsestasjon(data: Data) -> None:
        data["tjenester"] = [t for t in liste(data["tjenester"]) if t["id"] != "helsestasjon"]
        for navn in ("kompetanseplan", "verktoey", "konsultasjonsteam", "beredskap", "moetearenaer"):
            data.pop(navn)

    tekst = " ".join(next(k for k in les(uten_helsestasjon).krav if k.nummer == "1.4").dekning)
    assert "Helsestasjon (ikke ført opp)" in tekst


def test_avviket_staar_ved_kravet_med_grunnen() -> None:
    (krav,) = [k for k in les().krav if k.avvik]
    assert (krav.nummer, krav.status) == ("4.3", "avvik dokumentert")
    assert krav.avvik == ("Avvik: NAV har ikke egen opplæring i barnesamtaler. Grunn: Få ansatte.",)


def test_planen_er_etter_tema_i_samme_rekkefoelge_som_biblioteket() -> None:
    def snudd(data: Data) -> None:
        data["kompetanseplan"] = [*reversed(liste(data["kompetanseplan"]))]

    assert [p.tema for p in les(snudd).plan] == [
        "Tegn og signaler",
        "Samtale med barn",
        "Meldeplikt og avvergingsplikt",
    ]
    assert les(snudd).plan == les().plan


def find_datoer(plan: KompetanseplanKontekst) -> dict[str, list[str]]:
    return {m.navn: [f"{p.dato}: {p.hva}" for p in m.punkter] for m in plan.maaneder}


def test_det_som_har_dato_staar_i_maaneden_sin() -> None:
    datoer = find_datoer(les())
    assert datoer["Juni 2027"] == ["1. juni 2027: Gå gjennom rutinen for Barnehagene i Fjordvik"]
    assert datoer["Februar 2027"] == ["1. februar 2027: Vurder avviket fra krav 4.3 på nytt"]
    assert datoer["Desember 2026"] == ["1. desember 2026: Gå gjennom rollebeskrivelsen «Barnekoordinator»"]
    assert datoer["August 2027"][0].startswith(
        "1. august 2027: Gå gjennom avtalen, første gang: "
    )  # from 2026-08-01, every 12 months
    assert datoer["Juli 2028"][0].startswith("31. juli 2028: Avtalen går ut: ")
    assert "Solsida barnehage" in datoer["Oktober 2027"][0]
    assert list(datoer) == [
        "Desember 2026",
        "Februar 2027",
        "Juni 2027",
        "August 2027",
        "September 2027",
        "Oktober 2027",
        "Juli 2028",
    ]


def med_mars(data: Data) -> None:
    liste(data["dokumenter"])[0]["neste_revisjon"] = datetime.date(2029, 3, 9)


def test_maaneden_foelger_datoen_i_yaml() -> None:
    assert find_datoer(les(med_mars))["Mars 2029"] == ["9. mars 2029: Gå gjennom rutinen for Barnehagene i Fjordvik"]
    assert "Juni 2027" not in find_datoer(les(med_mars))


def paa_skuddaarsdagen(data: Data) -> None:
    kontakter = cast("dict[str, Data]", data["kontakt"])
    kontakter["politi"]["kontrollert"] = datetime.date(2024, 2, 29)


def test_et_aar_etter_skuddaarsdagen_er_den_siste_i_februar() -> None:
    ventet = "28. februar 2025: Kontroller kontaktene et år etter forrige gang: Politiet når det ikke haster"
    assert ventet in find_datoer(les(paa_skuddaarsdagen))["Februar 2025"]


def test_det_som_bare_har_hyppighet_faar_ingen_maaned() -> None:
    ofte = {x.hva: (x.hyppighet, x.hvem) for x in les().ofte}
    assert ofte["Møte: Oppvekstforum"] == ("4 ganger i året", "kommunalsjef oppvekst")
    assert ofte["Møte: politirådet"] == ("4 ganger i året", "")
    assert ofte["Opplæring: Samtale med barn (øving)"] == ("hver 6. måned", "styrer og rektor")
    assert ofte["Gjennomgang av dokumentene som ikke har egen dato"] == ("én gang i året", "kommunalsjef oppvekst")
    assert ofte["Plan for det forebyggende arbeidet, vedtatt 11. desember 2025"] == ("ikke oppgitt", "")
    for x in les().ofte:
        uten_vedtak = x.hva.partition(", vedtatt ")[0]
        assert not set(re.findall(r"\w+", f"{uten_vedtak} {x.hyppighet} {x.hvem}".lower())) & set(MAANEDENE)


def test_feltene_for_maaned_har_hver_sitt_merke_og_en_tittel_som_sier_hva() -> None:
    kontroller = [x.maaned for x in les().ofte]
    assert len({k.merke for k in kontroller}) == len(kontroller) > 8
    assert kontroller[0].tittel == "Måned for møte: Skolens ressursteam"


def test_bare_avtaler_som_gjelder_er_i_hjulet() -> None:
    kommune = les_kommune()
    (avtale,) = kommune.avtaler
    for status in ("utkast", "oppsagt", "utloept"):
        endret = kommune.model_copy(update={"avtaler": (avtale.model_copy(update={"status": status}),)})
        assert avtale.tittel not in lag(endret).model_dump_json()
    assert avtale.tittel in les().model_dump_json()


def test_uten_datoer_og_hyppigheter_er_hjulet_tomt() -> None:
    def helt_tomt(data: Data) -> None:
        uten_noe(data)
        del data["kontakt"]
        del data["verktoey"]
        for t in liste(data["tjenester"]):
            t.pop("kontakt", None)
            t.pop("nivaa_over", None)
            t.pop("fra", None)
            t["enheter"] = []
        del data["beredskap"]
        for navn in ("forloep", "samordning", "konsultasjonsteam", "personvern"):
            data.pop(navn, None)

    assert (les(helt_tomt).maaneder, les(helt_tomt).ofte) == ((), ())


def test_manglene_sier_det_viktigste_foerst() -> None:
    assert les().mangler == (
        "I anbefalingene, men ikke i planen: Beskyttelse og risiko, Normal utvikling og Vurdering av barnets behov.",
        "Ikke helt oppfylt i anbefaling 1, 4 og 7 om kunnskap: 1.1, 1.2, 1.4 og 4.1.",
        "Opplæringen for rollen er ikke oppgitt: Koordinator, BTI-koordinator og SLT-koordinator.",
    )
    assert les(uten_noe).mangler[:3] == (
        "Ingen opplæring er ført opp.",
        "Det kommunen har ført opp, viser ikke at lovkravet i 1.5 er oppfylt.",
        "Ikke helt oppfylt i anbefaling 1, 4 og 7 om kunnskap: 1.1, 1.2, 1.3, 1.4, 4.1, 4.2, 4.3 og 7.1.",
    )
    assert set(les(uten_noe).mangler[3:]) == {
        "Ingen koordinatorroller er ført opp.",
        "Ingen faste møter er ført opp.",
        "Hvor ofte dokumentene blir gått gjennom, er ikke oppgitt.",
        "Ingen dokumenter har dato for neste gjennomgang.",
        "Planen for det forebyggende arbeidet er ikke ført opp.",
    }


def med_halve_linjer(data: Data) -> None:
    data["kompetanseplan"] = [{"id": "a", "tema": "vold_overgrep", "form": "kurs"}]
    data["moetearenaer"] = [{"id": "m", "navn": "Møtet", "nivaa": "system", "formaal": "samarbeid"}]
    data["dokumenter"] = [*liste(data["dokumenter"]), {"dokument": "lommekort/sfo", "versjon": "1.0"}]
    kontakter = cast("dict[str, Data]", data["kontakt"])
    del kontakter["politi"]["kontrollert"]
    data["uten_avtaler"] = True


def test_en_linje_som_mangler_noe_er_nevnt_ved_navn() -> None:
    mangler = set(les(med_halve_linjer).mangler)
    assert mangler >= {
        "Hvem opplæringen er for, er ikke oppgitt: Vold og overgrep (kurs).",
        "Hvor ofte opplæringen er, er ikke oppgitt: Vold og overgrep (kurs).",
        "Hvem som har ansvaret for opplæringen, er ikke oppgitt: Vold og overgrep (kurs).",
        "Hvor ofte møtet er, er ikke oppgitt: Møtet.",
        "Hvem som kaller inn, er ikke oppgitt: Møtet.",
        "Datoen for neste gjennomgang er ikke oppgitt: lommekortet for SFO.",
        "Datoen kontakten ble kontrollert, er ikke oppgitt: Politiet når det ikke haster.",
    }
    (uten,) = [m for m in mangler if m.startswith("Ingen opplæring er ført opp for: Barnehagene i Fjordvik, ")]
    assert uten.endswith(", Kulturskolen, Tannklinikken, Fastlegene, Politiet og Ungdomslosen.")


def uten_ansvarlig(data: Data) -> None:
    for linje in liste(data["kompetanseplan"]):
        linje.pop("ansvarlig")


def test_samtaleopplaering_uten_ansvarlig_er_ikke_kalt_borte() -> None:
    (krav,) = [k for k in les(uten_ansvarlig).krav if k.nummer == "4.2"]
    assert krav.dekning == ("«Samtale med barn», med ansvarlig og hyppighet: ikke i planen.",)


def test_dokumenter_i_alle_slag_har_et_navn_i_hjulet() -> None:
    """Hvert slag kommunen kan føre opp, er kalt noe et menneske sier, på begge målformer."""

    def alle_revideres(data: Data) -> None:
        hoder = {d.id for d in plan_dokumenter(les_kommune(), les_fag()) if d.slag != "samarbeidsavtale"}
        data["dokumenter"] = [
            {"dokument": id_, "versjon": "1.0", "eier": id_, "neste_revisjon": datetime.date(2027, 5, 3)}
            for id_ in sorted(hoder)
        ]

    punkter = [p for m in les(alle_revideres).maaneder if m.navn == "Mai 2027" for p in m.punkter]
    assert len(punkter) == len(les_kommune(alle_revideres).dokumenter) > 30
    assert [p.hva for p in punkter if "/" in p.hva] == []


def test_rollene_staar_med_opplaeringen_og_stillingen() -> None:
    roller = {r.navn: (r.opplaering, r.stilling) for r in les().roller}
    assert roller["Barnekoordinator"] == ("e-læring første måned og fagdag hvert år", "100 %")
    assert roller["SLT-koordinator"] == ("ikke oppgitt", "50 %")
    assert roller["Koordinator"] == ("ikke oppgitt", "")


def test_planen_sier_hva_nyansatte_skal_ha_med_kilde() -> None:
    nivaaer = {(a.norm, a.kilde.replace("\u00a0", " ")) for a in les().nyansatte}
    assert ("skal", "forvaltningsloven §§ 13 til 13 f") in nivaaer
    assert ("bør", "retningslinjen IS-2826") in nivaaer
    assert all(a.kilde for a in les().nyansatte)


def test_planene_er_de_kommunen_kan_foere_opp() -> None:
    assert set(PLANENE) == set(type(les_kommune().planer).model_fields)  # type: ignore[union-attr]  # the example has plans


def test_ingen_yaml_navn_i_teksten_en_leder_leser() -> None:
    for endring in (uendret, uten_noe, med_alle_temaene):
        kontekst = les(endring).model_dump(exclude={"hode": True, "ofte": {"__all__": {"maaned"}}})
        assert [t for t in find_tekster(kontekst) if re.search(r"\w_\w|\w\[\d|\w\.\w+_", t)] == []
