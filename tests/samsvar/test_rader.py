"""Hver rad: feltet som avgjør den, endret i en kommune som oppfyller alt. Akkurat de radene skifter, og ingen annen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.check import check_kommune
from generator.errors import Nivaa
from generator.fag import Fag
from generator.fag.tekster import Disposisjon, Tegnliste
from generator.samsvar import STATUSER, Status
from generator.samsvar.finn import REGLER
from tests.bygg import UTEN
from tests.samsvar.full import (
    ALLE,
    EGNE,
    NUMMER,
    PLAN,
    Endring,
    bygg_kommune,
    endre,
    find_rad,
    find_statuser,
    fullvik,
    lag_data,
    les_fag,
)

ALLE_KRAV: Final = tuple(REGLER)
LOV_DELVIS: Final[Mapping[str, Status]] = {
    "2.6": "delvis",
    "4.5": "delvis",
    "7.2": "delvis",
    "7.3": "delvis",
    "7.4": "delvis",
}
"""Lovkravene som bygger på rutinen i hver tjeneste."""
TEGN, RISIKO, NORMAL, BEHOV, OEVING, VEILEDNING, PLIKTER, PAAROERENDE = range(len(PLAN))
INTERN, HELSEFORETAK, POLITI, TANNHELSE, FASTLEGE = range(5)


def uten(id_: str, blant: tuple[str, ...] = ALLE) -> list[str]:
    return [x for x in blant if x != id_]


def hode(id_: str) -> int:
    return list(EGNE).index(id_)


ENDRINGER: Final = (
    Endring(("kompetanseplan", TEGN, "hyppighet_maaneder"), 13, {"1.1": "delvis"}),
    Endring(("kompetanseplan", TEGN, "hyppighet_maaneder"), UTEN, {"1.1": "delvis"}),
    Endring(("kompetanseplan", RISIKO, "maalgruppe"), ["skole"], {"1.1": "delvis"}),
    Endring(("kompetanseplan", NORMAL, "tema"), "modell", {"1.1": "delvis"}),
    Endring(("kompetanseplan", TEGN, "maalgruppe"), uten("nav"), {"1.2": "delvis"}),
    Endring(("kompetanseplan", TEGN, "maalgruppe"), uten("fastlege"), {"1.2": "delvis"}),
    Endring(("roller", 0, "tid_prosent"), UTEN, {"1.3": "delvis"}),
    Endring(("kompetanseplan", BEHOV, "tema"), "modell", {"1.4": "ikke_oppfylt"}),
    Endring(("kompetanseplan", BEHOV, "maalgruppe"), ["barnehage", "skole", "helsestasjon"], {"1.4": "delvis"}),
    Endring(("avvik",), UTEN, {"1.5": "delvis"}),
    Endring(("revisjon",), UTEN, {"1.5": "delvis"}),
    Endring(("revisjon", "ansvarlig_rolle"), UTEN, {"1.5": "delvis"}),
    # Opplæring i pliktene er både kunnskap (7.1) og, i barnevern og helse, internkontroll (1.5).
    Endring(
        ("kompetanseplan", PLIKTER, "maalgruppe"), uten("barnevern", tuple(EGNE)), {"1.5": "delvis", "7.1": "delvis"}
    ),
    Endring(("kompetanseplan", PLIKTER, "maalgruppe"), uten("sfo", tuple(EGNE)), {"7.1": "delvis"}),
    # Et lovkrav gjelder hver tjeneste, så en rutine som bare er utkast, endrer alle radene som bygger på rutinen.
    Endring(
        ("dokumenter", hode("skole"), "godkjent_dato"),
        UTEN,
        {"2.1": "delvis", **LOV_DELVIS},
    ),
    Endring(("dokumenter", hode("kultur-fritid"), "godkjent_dato"), UTEN, LOV_DELVIS),
    # Nav møter foreldre, så rutinen der avgjør også 4.3.
    Endring(
        ("dokumenter", hode("nav"), "godkjent_dato"),
        UTEN,
        {"2.1": "delvis", "4.3": "delvis", **LOV_DELVIS},
    ),
    Endring(("tjenester", NUMMER["skole"], "leder_rolle"), UTEN, {"2.3": "delvis"}),
    Endring(("tjenester", NUMMER["skole"], "enheter"), [{"id": "vik", "navn": "Vik skole"}], {"2.3": "delvis"}),
    Endring(("tjenester", NUMMER["skole"], "lesbekreftelse"), False, {"2.5": "delvis"}),
    Endring(("avtaler", INTERN, "type"), "kommune_frivillig", {"3.1": "delvis"}),
    Endring(("avtaler", INTERN, "maalgruppe"), UTEN, {"3.2": "delvis"}),
    Endring(("avtaler", POLITI, "ressurser"), UTEN, {"3.2": "delvis"}),
    Endring(("avtaler", POLITI, "forpliktelser"), [], {"3.2": "delvis"}),
    Endring(
        ("avtaler", INTERN, "parter"),
        [{"id": t, "tjeneste": t, "signatar_rolle": "lederen"} for t in EGNE if t != "nav"],
        {"3.3": "delvis"},
    ),
    Endring(("avtaler", TANNHELSE, "type"), "kommune_frivillig", {"3.3": "delvis"}),
    Endring(("avtaler", FASTLEGE, "status"), "utkast", {"3.3": "delvis"}),
    Endring(("avtaler", POLITI, "evaluering"), UTEN, {"3.4": "delvis"}),
    Endring(("avtaler", POLITI, "parter", 1, "signatar_rolle"), UTEN, {"3.4": "delvis"}),
    Endring(("avtaler", INTERN, "eskalering"), [], {"3.4": "delvis"}),
    Endring(("konsultasjonsteam", "bruk"), False, {"3.5": "delvis"}),
    Endring(("moetearenaer", 0, "formaal"), "sak", {"3.5": "delvis"}),
    Endring(("avtaler", HELSEFORETAK, "vedtatt_av_kommunestyret"), UTEN, {"3.6": "delvis"}),
    Endring(("avtaler", HELSEFORETAK, "maalgruppe", "alder_fra"), 18, {"3.6": "delvis"}),
    # Uten avtalen er det heller ingen annen grunn til at 3.6 er oppfylt; politiavtalen holder 3.1 oppe.
    Endring(("avtaler", HELSEFORETAK, "type"), "kommune_frivillig", {"3.6": "ikke_oppfylt"}),
    Endring(("samordning", "avgjoeres_av"), None, {"3.7": "ikke_oppfylt"}),
    Endring(("kompetanseplan", VEILEDNING, "form"), "kurs", {"4.1": "delvis"}),
    Endring(("kompetanseplan", OEVING, "maalgruppe"), ["skole"], {"4.1": "delvis"}),
    Endring(("kompetanseplan", PAAROERENDE, "maalgruppe"), ["psykisk"], {"4.3": "delvis"}),
    Endring(("verktoey", "samtaleverktoey"), [], {"4.4": "ikke_oppfylt"}),
    Endring(("verktoey", "samtaleverktoey", 0, "brukes_av"), [], {"4.4": "delvis"}),
    Endring(("tjenester", NUMMER["skole"], "dokumentasjon"), UTEN, {"5.3": "delvis"}),
    Endring(("tjenester", NUMMER["skole"], "dokumentasjon", "system"), UTEN, {"5.3": "delvis"}),
    # 1.2 har alle tjenestene i 5.4 med, så den som mangler i 5.4, mangler i begge.
    Endring(("kompetanseplan", TEGN, "maalgruppe"), uten("tannhelse"), {"1.2": "delvis", "5.4": "delvis"}),
    # Skolen er blant de fire som står først i anbefaling 1 også.
    Endring(("kompetanseplan", TEGN, "maalgruppe"), uten("skole"), {"1.1": "delvis", "1.2": "delvis", "5.4": "delvis"}),
    Endring(("modell", "egen", "trinn"), [{"id": "1", "navn": "Ett"}], {"6.3": "delvis"}),
    Endring(("modell",), {"type": "ingen"}, {"6.3": "ikke_relevant"}),
    Endring(("moetearenaer", 0, "nivaa"), "tjeneste", {"6.4": "delvis"}),
    # Øving og veiledning er de to linjene om samtaler; uten ansvarlig på noen av dem faller lederens støtte bort.
    Endring(
        ("kompetanseplan",),
        [{**x, "ansvarlig": None} if x["tema"] == "samtale_med_barn" else x for x in PLAN],
        {"4.2": "delvis"},
    ),
)
# Kapitlet i rutinen (maler/fag/bekymringsrutine.yaml) -> radene det avgjør.
KAPITLER: Final = {
    "roller": {"2.3"},
    "bekymret": {"5.1", "5.2"},
    "skriv_ned": {"2.2", "6.1"},
    "del_med_leder": {"6.1"},
    "snakk_med_barnet": {"2.2", "2.4", "4.5", "6.1"},
    "beslutt": {"2.2", "6.1"},
    "tiltak": {"2.2", "2.4", "6.4"},
    "melding": {"2.2", "2.6", "7.1", "7.2", "7.4"},
    "avverging": {"2.2", "7.1", "7.3"},
    "ikke_fulgt": {"6.2"},
    "opplaering": {"4.2"},
}


def skiftet(foer: Mapping[str, Status], etter: Mapping[str, Status]) -> dict[str, Status]:
    return {krav: status for krav, status in etter.items() if foer[krav] != status}


def test_fullvik_oppfyller_alt_og_har_ingen_feil() -> None:
    assert find_statuser(fullvik()) == dict.fromkeys(ALLE_KRAV, "oppfylt")
    assert [f for f in check_kommune(fullvik(), les_fag()) if f.nivaa is Nivaa.FEIL] == []


@pytest.mark.parametrize("endring", ENDRINGER, ids=[e.navn for e in ENDRINGER])
def test_feltet_avgjoer_akkurat_disse_radene(endring: Endring) -> None:
    data = lag_data()
    endre(data, endring.sti, endring.verdi)
    assert skiftet(find_statuser(fullvik()), find_statuser(bygg_kommune(data))) == endring.ventet


@pytest.mark.parametrize("kapittel", KAPITLER)
def test_kapitlet_avgjoer_akkurat_disse_radene(kapittel: str) -> None:
    fag = les_fag()
    kapitler = tuple(k for k in fag.bekymringsrutine.kapitler if k.id != kapittel)
    assert len(kapitler) == len(fag.bekymringsrutine.kapitler) - 1
    uten_kapitlet = fag.model_copy(update={"bekymringsrutine": Disposisjon(kapitler=kapitler)})
    assert set(skiftet(find_statuser(fullvik()), find_statuser(fullvik(), uten_kapitlet))) == KAPITLER[kapittel]


def _uten_hjemmel(slag: str) -> Fag:
    fag = les_fag()
    typer = tuple(t.model_copy(update={slag: ()}) if t.type == "sfo" else t for t in fag.tjenestetyper)
    return fag.model_copy(update={"tjenestetyper": typer})


def test_hjemlene_til_tjenesten_avgjoer_hver_sin_rad() -> None:
    foer = find_statuser(fullvik())
    assert skiftet(foer, find_statuser(fullvik(), _uten_hjemmel("internkontroll"))) == {"2.6": "delvis"}
    assert skiftet(foer, find_statuser(fullvik(), _uten_hjemmel("meldeplikt"))) == {"7.4": "delvis"}


def test_tegn_for_alle_aldre_avgjoer_5_1() -> None:
    fag = les_fag()
    tegn = Tegnliste(kategorier=fag.tegn.kategorier, tegn=tuple(t for t in fag.tegn.tegn if "alle" not in t.alder))
    etter = find_statuser(fullvik(), fag.model_copy(update={"tegn": tegn}))
    assert skiftet(find_statuser(fullvik()), etter) == {"5.1": "delvis"}


def test_hver_rad_har_en_endring_som_avgjoer_den() -> None:
    proevd = {krav for e in ENDRINGER for krav in e.ventet} | {krav for rader in KAPITLER.values() for krav in rader}
    assert proevd == set(ALLE_KRAV)


def test_en_tjeneste_alle_har_som_ikke_er_oppgitt_trekker_ned() -> None:
    data = lag_data()
    tjenester = data["tjenester"]
    assert isinstance(tjenester, list)
    tjenester.append(tjenester.pop(NUMMER["sfo"]) | {"type": "ungdomslos"})
    ventet = {"2.1": "delvis", **LOV_DELVIS}
    assert skiftet(find_statuser(fullvik()), find_statuser(bygg_kommune(data))) == ventet


def test_tjenester_som_andre_driver_gjoer_4_3_uten_betydning() -> None:
    data = lag_data()
    vert = {"kommunenummer": "4221", "navn": "Valle"}
    for id_ in ("nav", "psykisk"):
        endre(data, ("tjenester", NUMMER[id_], "organisering"), "vertskommune")
        endre(data, ("tjenester", NUMMER[id_], "vertskommune"), vert)
    assert find_statuser(bygg_kommune(data))["4.3"] == "ikke_relevant"


def test_avtale_som_ligger_et_annet_sted_har_vi_ikke_lest() -> None:
    data = lag_data()
    endre(data, ("avtaler", POLITI, "maalgruppe"), UTEN)
    endre(data, ("avtaler", POLITI, "ekstern_lenke"), "https://www.proevik.example/avtale")
    assert find_statuser(bygg_kommune(data))["3.2"] == "delvis"


def test_avtalen_med_helseforetaket_kan_ligge_et_annet_sted() -> None:
    data = lag_data()
    endre(data, ("avtaler", HELSEFORETAK, "maalgruppe"), UTEN)
    assert find_statuser(bygg_kommune(data))["3.6"] == "delvis"
    endre(data, ("avtaler", HELSEFORETAK, "ekstern_lenke"), "https://www.proevik.example/avtale")
    assert find_statuser(bygg_kommune(data))["3.6"] == "oppfylt"


def test_mangler_sier_hva_som_gjenstaar_paa_begge_maalformer() -> None:
    data = lag_data()
    endre(data, ("dokumenter", hode("skole"), "godkjent_dato"), UTEN)
    mangler = find_rad(bygg_kommune(data), "7.2").mangler
    assert mangler is not None
    assert mangler.nb == "Godkjenn rutinen for hver tjeneste dere driver, med kapitlet om melding (gjenstår: skole)."
    assert mangler.nn == "Godkjenn rutinen for kvar teneste de driv, med kapitlet om melding (står att: skole)."


def test_bevis_er_stien_slik_folk_skriver_den_eller_kapitlet() -> None:
    assert [b.nb for b in find_rad(fullvik(), "1.1").bevis] == [f"kompetanseplan[{i}]" for i in (TEGN, RISIKO, NORMAL)]
    assert [b.nb for b in find_rad(fullvik(), "7.2").bevis] == ["bekymringsrutine, kapittel 11"]
    assert [b.nn for b in find_rad(fullvik(), "2.4").bevis] == ["rutine når du er uroa, kapittel 6 og 9"]
    assert find_rad(fullvik(), "1.3").bevis[-1].nb == "avtaler/tannhelse.yaml: ressurser"


@settings(max_examples=40)
@given(st.sets(st.integers(0, len(ENDRINGER) - 1), max_size=8))
def test_aa_ta_bort_noe_gjoer_aldri_en_rad_bedre(valg: set[int]) -> None:
    """De korteste stiene først; et felt som ikke lenger finnes, er alt tatt bort sammen med det det sto i."""
    data = lag_data()
    ventet: set[str] = set()
    for i in sorted(valg, key=lambda i: len(ENDRINGER[i].sti)):
        try:
            endre(data, ENDRINGER[i].sti, ENDRINGER[i].verdi)
        except (KeyError, IndexError):
            continue
        ventet |= set(ENDRINGER[i].ventet)
    statuser = find_statuser(bygg_kommune(data))
    assert {krav for krav, status in statuser.items() if status != "oppfylt"} <= ventet | {"6.3"}
    assert set(statuser.values()) <= set(STATUSER)
