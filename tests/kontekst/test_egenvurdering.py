"""Egenvurderingen: hvert svar kommer fra oppsettet, og det oppsettet ikke sier, er åpent."""

from __future__ import annotations

import re
from typing import Final

import pytest
from lxml import etree
from pydantic import BaseModel

from generator.egenvurdering import SVAR, Svargrunnlag
from generator.fag.egenvurdering import Spoersmaal
from generator.kommune import Kommune
from generator.kontekst.egenvurdering import Svarrad
from generator.samsvar import find_samsvar
from generator.word import docx_tekst
from generator.word.pakke import les_pakke
from tests.dokumenter import FJORDVIK, Data, Endring, W, find_tekster, les_fag, les_kommune, liste, under
from tests.lederdokumenter import KOMMUNENE, bygg, find_svar, lag_egenvurdering, les
from tests.nettside import Side, bygg_kommunen, bygg_sidene, karrig, karrig_nn, lag_dokument, les_sider
from tests.samsvar.full import fullvik
from tests.test_maler import find_felt

SPOERSMAAL: Final = tuple(s for tema in les_fag().egenvurdering for s in tema.spoersmaal)
MED_SVAR: Final = tuple(s for s in SPOERSMAAL if s.svar)
KOMMANDO: Final = "rutineverk samsvar"
MAKS_BYTES: Final = 8192


def lag_grunnlag(kommune: Kommune) -> Svargrunnlag:
    return Svargrunnlag(kommune, les_fag(), "nb", find_samsvar(kommune, les_fag()), lambda _: True)


def alle_rader(kommune: Kommune) -> list[Svarrad]:
    return [r for del_ in lag_egenvurdering(kommune).deler for r in del_.rader]


def test_hvert_spoersmaal_med_svar_har_en_funksjon_og_hver_funksjon_et_spoersmaal() -> None:
    assert [s.id for s in MED_SVAR] == list(SVAR)
    assert {id_: regel.__name__ for id_, regel in SVAR.items()} == {id_: id_ for id_ in SVAR}


def med_helseforetak_i_arbeid() -> Kommune:
    (avtale,) = les(FJORDVIK).avtaler
    utkast = avtale.model_copy(update={"type": "kommune_helseforetak", "status": "utkast"})
    return les(FJORDVIK).model_copy(update={"avtaler": (utkast,)})


@pytest.mark.parametrize("spoersmaal", MED_SVAR, ids=lambda s: s.id)
def test_hvert_felt_i_svaret_kan_funksjonen_gi(spoersmaal: Spoersmaal) -> None:
    kan_gi = {
        navn
        for kommune in (les(FJORDVIK), fullvik(), med_helseforetak_i_arbeid())
        for navn in SVAR[spoersmaal.id](lag_grunnlag(kommune))
    }
    for maalform in ("nb", "nn"):
        setninger = [getattr(s, maalform) for s in spoersmaal.svar]
        assert all(re.search(r"\{\w+\}", s) for s in setninger), "uten felt ville setningen stått uansett"
        assert {f for s in setninger for f in re.findall(r"\{(\w+)\}", s)} == kan_gi


@pytest.mark.parametrize("spoersmaal", MED_SVAR, ids=lambda s: s.id)
def test_det_svaret_bygger_paa_finnes_i_yaml(spoersmaal: Spoersmaal) -> None:
    assert spoersmaal.bygger_paa
    for sti in set(spoersmaal.bygger_paa) - {KOMMANDO}:
        find_felt(sti)


def test_lederen_leser_ord_og_ikke_feltnavn() -> None:
    ordene = [r.bygger_paa for r in alle_rader(les(FJORDVIK)) if r.bygger_paa]
    assert "møtearenaer, mandat" in ordene
    assert [o for o in ordene if re.search(r"[_\[\].]|oppsett-|rutineverk", o)] == []


def test_et_aapent_spoersmaal_bygger_ikke_paa_noe() -> None:
    assert {s.bygger_paa for s in SPOERSMAAL if not s.svar} == {()}
    assert all(not tema.spoersmaal[-1].svar for tema in les_fag().egenvurdering), "hvert tema slutter åpent"


SVARENE: Final = {
    "avtaler": ("Gjelder: Samarbeidsavtale mellom grunnskolene og barnevernstjenesten.",),
    "forankring": (
        "Skriver under: skolesjef og barnevernsleder.",
        "Rapporten fra evalueringen går til kommunedirektøren.",
    ),
    "helseforetak": (),
    "samordning": ("Bestemmer: kommunalsjef oppvekst.", "Fristen er 5 hverdager."),
    "plan": ("Planen ble vedtatt 11. desember 2025.",),
    "barnet": ("Barnet er hørt før hvert møte, og barnets mening står først i referatet.",),
    "tjenestene": ("Brukerråd: ja.", "Brukerundersøkelse: hver 24. måned."),
    "ungdomsraad": (
        "Ungdomsråd: ja.",
        "Rådet blir hørt ved endring av avtaler, oppvekstplan og reduksjon av tilbud.",
    ),
    "innspill": (
        "Det siste innspillet er fra 10. mars 2026: «Vi vil ha åpen dør hos helsesykepleier hver dag».",
        "Det førte til: åpen dør fire dager i uka.",
    ),
    "moeter": (
        "Om samarbeidet: Oppvekstforum (4 ganger i året).",
        "Om enkeltsaker: Skolens ressursteam (10 ganger i året).",
    ),
    "mandat": (),
    "lovkrav": ("6 av 8 krav i lov: 2.6 (Rutiner), 3.6 (Avtaler), 4.5 (Samtale med barn), 7.2, 7.3 og 7.4 (Plikter).",),
    "utkast": (
        "Utkast: Grunnskolene i Fjordvik, SFO, Helsestasjonen og 6 til.",
        "Godkjent: Barnehagene i Fjordvik.",
    ),
    "avvik": ("Krav 4.3: NAV har ikke egen opplæring i barnesamtaler (1. februar 2027).",),
    "kjent": (),
}


@pytest.mark.parametrize("id_", SVARENE)
def test_svaret_er_det_oppsettet_sier(id_: str) -> None:
    rad = find_svar(les(FJORDVIK), id_)
    assert rad.svar == SVARENE[id_]
    assert bool(rad.aapent) == (not rad.svar)


def uten(*sti: str) -> Endring:
    def endring(data: Data) -> None:
        her = data
        for del_ in sti[:-1]:
            her = under(her, del_)
        del her[sti[-1]]

    return endring


BORTE: Final = {
    "samordning": ("samordning",),
    "plan": ("planer", "forebyggende_plan"),
    "barnet": ("medvirkning", "individ"),
    "tjenestene": ("medvirkning", "tjeneste"),
    "ungdomsraad": ("medvirkning", "system", "ungdomsraad"),
    "innspill": ("medvirkning", "endringer"),
    "moeter": ("moetearenaer",),
    "droefting": ("konsultasjonsteam",),
    "kompetanseplan": ("kompetanseplan",),
    "ansvar": ("kompetanseplan",),
    "avvik": ("avvik_fra_anbefaling",),
}


@pytest.mark.parametrize("id_", BORTE)
def test_det_oppsettet_ikke_sier_er_aapent_og_blir_aldri_gjettet(id_: str) -> None:
    endring = uten(*BORTE[id_])
    if id_ == "moeter":
        endring = _uten_moeter
    rad = find_svar(les_kommune(endring), id_)
    assert rad.svar == ()
    (kontroll,) = rad.aapent
    assert kontroll.merke.endswith(f"-{id_}")
    assert rad.fra == f"Kan føres opp i oppsettet: {rad.bygger_paa}"


def _uten_moeter(data: Data) -> None:
    for moete in liste(data["moetearenaer"]):
        moete["deltakere"] = ["skole"]


def test_nei_er_et_svar_og_et_team_som_ikke_er_i_bruk_er_det_ikke() -> None:
    def endring(data: Data) -> None:
        under(under(data, "medvirkning"), "system")["ungdomsraad"] = False
        under(data, "konsultasjonsteam")["bruk"] = False

    kommune = les_kommune(endring)
    assert find_svar(kommune, "ungdomsraad").svar == ("Ungdomsråd: nei.",)
    assert find_svar(kommune, "droefting").svar == ()


def test_helseforetaket_vedtatt_av_kommunestyret_eller_hvor_langt_det_er_kommet() -> None:
    assert find_svar(fullvik(), "helseforetak").svar == ("Vedtatt av kommunestyret 18. juni 2026.",)
    assert find_svar(med_helseforetak_i_arbeid(), "helseforetak").svar == ("Status på avtalen: utkast.",)


def test_alle_lovkrav_oppfylt_blir_sagt_uten_liste() -> None:
    assert find_svar(fullvik(), "lovkrav").svar == ("Oppsettet viser at alle de 8 kravene i lov er oppfylt.",)
    assert find_svar(fullvik(), "delvis").svar == ("Delvis oppfylt: ingen.",)


@pytest.mark.parametrize("endring", [karrig, karrig_nn])
def test_en_kommune_vi_nesten_ikke_vet_noe_om_faar_nesten_bare_aapne_spoersmaal(endring: Endring) -> None:
    besvart = {s.id for s, r in zip(SPOERSMAAL, alle_rader(les_kommune(endring)), strict=True) if r.svar}
    assert besvart == {"avtaler", "forankring", "lovkrav", "utkast", "delvis"}


@pytest.mark.parametrize("status", ["vedtatt", "utkast"])
def test_en_avtale_som_ikke_er_offentlig_er_ikke_nevnt_i_den_offentlige_kretsen(status: str) -> None:
    (avtale,) = les(FJORDVIK).avtaler
    parter = tuple(p.model_copy(update={"signatar_rolle": "hemmelig rolle"}) for p in avtale.parter)
    skjult = avtale.model_copy(
        update={"id": "hemmelig", "tittel": "Hemmelig tittel", "krets": "intern", "status": status, "parter": parter}
    )
    kommune = les(FJORDVIK).model_copy(update={"avtaler": (skjult,)})
    offentlig = " ".join(find_tekster(lag_egenvurdering(kommune, "offentlig").model_dump()))
    assert "emmelig" not in offentlig
    assert "en avtale som ikke er offentlig" in offentlig
    assert "Hemmelig tittel" in " ".join(find_tekster(lag_egenvurdering(kommune).model_dump()))


@pytest.mark.parametrize("mappe", KOMMUNENE)
def test_word_fila_har_et_felt_aa_skrive_i_for_hvert_aapne_spoersmaal(mappe: str) -> None:
    innhold = bygg("egenvurdering", mappe)
    tre = etree.fromstring(les_pakke("x", innhold)["word/document.xml"])
    kontroller = [
        (str(e.find(f"{W}tag").get(f"{W}val")), str(e.find(f"{W}alias").get(f"{W}val")))  # type: ignore[union-attr]  # every control has both
        for e in tre.iter(f"{W}sdtPr")
    ]
    ventet = [(k.merke, k.tittel) for r in alle_rader(les(mappe)) for k in r.aapent]
    assert kontroller == ventet
    assert len({merke for merke, _ in kontroller}) == len(kontroller) >= 7
    assert all(len(x) <= 64 for par in kontroller for x in par)
    assert [r.spoersmaal for r in alle_rader(les(mappe)) if r.spoersmaal not in docx_tekst(innhold)] == []


@pytest.mark.parametrize("endring", [karrig, karrig_nn, lambda _: None], ids=["karrig", "karrig_nn", "fjordvik"])
def test_siden_er_kort_har_alle_spoersmaalene_og_ligger_utenfor_menyen(endring: Endring) -> None:
    kommune = les_kommune(endring)
    sider = les_sider(bygg_sidene(endring))
    side = sider["nettsted/egenvurdering.html"]
    assert len(side.html.encode()) < MAKS_BYTES
    rader = [r for del_ in lag_egenvurdering(kommune, "offentlig").deler for r in del_.rader]
    assert [r.spoersmaal for r in rader if r.spoersmaal not in side.tekst] == []
    assert [s for r in rader for s in r.svar if s not in side.tekst] == []
    assert "egenvurdering.html" in sider["nettsted/samsvar.html"].lenker
    assert "egenvurdering.html" not in sider["nettsted/index.html"].lenker


def test_sidene_har_dokumentene_til_ledere() -> None:
    dokumenter = [lag_dokument(slag, "kommunen", "Tittelen") for slag in ("samsvarsrapport", "egenvurdering")]
    sider = bygg_kommunen(les(FJORDVIK), dokumenter)
    assert "dokumenter/samsvarsrapport-kommunen.docx" in Side(sider["samsvar.html"].decode()).lenker
    assert "dokumenter/egenvurdering-kommunen.docx" in Side(sider["egenvurdering.html"].decode()).lenker


def test_modellen_av_et_spoersmaal_har_ingen_plass_til_et_svar_i_klartekst() -> None:
    """Svaret kommer bare fra funksjonen; fila kan ikke ha et ferdig ja."""
    assert issubclass(Spoersmaal, BaseModel)
    assert all("{" in setning.nb for s in MED_SVAR for setning in s.svar)
