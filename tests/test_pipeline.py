"""Rekkefølgen fra mappe til ferdige filer: hva som blir lest, hvem som blir valgt, og hva som skjer når noe er galt."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from generator.errors import BrukFeil, InndataFeil, Nivaa, format_problem
from generator.grunnlag import Bestilling, Bygging, Del, Kommunesak, load_alt, read_tre
from generator.load import find_kommunemapper
from generator.pipeline import bygg
from generator.tre import tre_fra_disk
from generator.word import docx_tekst
from tests.bygg import DATO, ROT, lag_kommune, med_lite_fag
from tests.cli.program import EIGERSUND, PROEVIK, lag_eigersund, lag_proevik, lag_rot, les_filer
from tests.dokumenter import les_fag
from tests.numre import hel

ALT: Sequence[Del] = ("dokumenter", "nettsted")


def bygg_rot(rot: Path, *utvalg: str, deler: Sequence[Del] = ALT, overskriv: bool = False) -> dict[str, Bygging]:
    """Bygg i ``rot/ut``, og gi resultatet etter mappe."""
    grunnlag = load_alt(read_tre(rot), utvalg, DATO)
    resultater = bygg(grunnlag, rot / "ut", Bestilling(tuple(deler), overskriv), lambda _: None)
    return {r.sak.mappe: r for r in resultater}


def velg(rot: Path, *utvalg: str) -> list[str]:
    """Gi mappene som blir valgt; med det lille faggrunnlaget, for det er raskt å lese."""
    return [sak.mappe for sak in load_alt(med_lite_fag(tre_fra_disk(rot, "kommuner")), utvalg, DATO).saker]


def find_mapper(rot: Path) -> list[str]:
    return find_kommunemapper(read_tre(rot))


def feil_i(sak: Kommunesak) -> list[str]:
    return [format_problem(p) for p in sak.problemer if p.nivaa is Nivaa.FEIL]


@pytest.fixture
def rot(tmp_path: Path) -> Path:
    """To kommuner uten feil."""
    return lag_rot(tmp_path, {PROEVIK: lag_proevik(), EIGERSUND: lag_eigersund()})


def test_en_kommune_med_feil_beholder_det_sist_bygde_med_merke_og_de_andre_blir_bygget(rot: Path) -> None:
    bygg_rot(rot)
    foer = les_filer(rot / "ut" / PROEVIK)
    lag_rot(rot, {PROEVIK: lag_proevik(ukjent=1), EIGERSUND: lag_eigersund(hus=[{"id": "h", "navn": "Huset"}])})
    resultat = bygg_rot(rot)
    etter = les_filer(rot / "ut" / PROEVIK)
    assert resultat[PROEVIK].utdatert
    assert resultat[PROEVIK].sak.har_feil
    assert not resultat[EIGERSUND].sak.har_feil
    assert not resultat[EIGERSUND].utdatert
    assert set(etter) - set(foer) == {"UTDATERT.txt"}
    assert {sti for sti in foer if etter[sti] != foer[sti]} == {"manifest.json"}
    assert json.loads(etter["manifest.json"])["status"] == "utdatert"
    lag_rot(rot, {PROEVIK: lag_proevik()})
    assert not bygg_rot(rot)[PROEVIK].skrevet.beskjeder
    assert les_filer(rot / "ut" / PROEVIK) == foer


def test_en_kommune_som_aldri_er_bygget_faar_ingen_mappe_naar_den_har_feil(tmp_path: Path) -> None:
    lag_rot(tmp_path, {PROEVIK: lag_proevik(ukjent=1)})
    assert not bygg_rot(tmp_path)[PROEVIK].utdatert
    assert not (tmp_path / "ut").exists()


@pytest.mark.parametrize(("del_", "andre"), [("dokumenter", "nettsted"), ("nettsted", "dokumenter")])
def test_bare_den_ene_delen_lar_den_andre_vaere(rot: Path, del_: Del, andre: Del) -> None:
    bygg_rot(rot, PROEVIK)
    foer = les_filer(rot / "ut" / PROEVIK)
    tjeneste = {"id": "sfo", "type": "sfo", "navn": "SFO i byen", "organisering": "egen"}
    lag_rot(rot, {PROEVIK: lag_proevik(tjenester=[tjeneste], kommune={"epost": "post@proevik.example"})})
    bygg_rot(rot, PROEVIK, deler=[del_])
    etter = les_filer(rot / "ut" / PROEVIK)
    assert {s: i for s, i in etter.items() if s.startswith(f"{andre}/")} == {
        s: i for s, i in foer.items() if s.startswith(f"{andre}/")
    }
    assert {s: i for s, i in etter.items() if s.startswith(f"{del_}/")} != {
        s: i for s, i in foer.items() if s.startswith(f"{del_}/")
    }
    bygg_rot(rot, PROEVIK)
    igjen = les_filer(rot / "ut" / PROEVIK)
    assert {sti for sti in igjen if "bekymringsrutine" in sti} == {
        "dokumenter/bekymringsrutine-sfo.docx",
        "nettsted/dokumenter/bekymringsrutine-sfo.docx",
    }


def test_bare_dokumenter_lager_ikke_nettsted(rot: Path) -> None:
    bygg_rot(rot, PROEVIK, deler=["dokumenter"])
    assert list(les_filer(rot / "ut" / PROEVIK)) == [
        "dokumenter/bekymringsrutine-skole.docx",
        "dokumenter/egenvurdering-kommunen.docx",
        "dokumenter/flytskjema-kommunen.docx",
        "dokumenter/kompetanseplan-kommunen.docx",
        "dokumenter/lederansvar-kommunen.docx",
        "dokumenter/lommekort-skole.docx",
        "dokumenter/rollebeskrivelse-barnekoordinator.docx",
        "dokumenter/rollebeskrivelse-koordinator.docx",
        "dokumenter/saksframlegg-kommunen.docx",
        "dokumenter/samsvarsrapport-kommunen.docx",
        *sorted(f"dokumenter/skjema-{s.id}.docx" for s in les_fag().skjemaer if not s.krever),
        "manifest.json",
    ]


@pytest.mark.parametrize(
    ("ord_", "mappe"),
    [
        ("1101", EIGERSUND),
        ("0000-proevik", PROEVIK),
        ("kommuner/0000-proevik/", PROEVIK),
        ("Prøvik", PROEVIK),
        ("PRØVIK", PROEVIK),
        ("eigersund", EIGERSUND),
        ("proevik", PROEVIK),
    ],
)
def test_en_kommune_kan_velges_med_nummer_mappe_og_navn(rot: Path, ord_: str, mappe: str) -> None:
    assert velg(rot, ord_) == [mappe]


def test_uten_valg_blir_alle_med_og_ingen_to_ganger(rot: Path) -> None:
    assert velg(rot) == [PROEVIK, EIGERSUND]
    assert velg(rot, "1101", "Eigersund", PROEVIK) == [PROEVIK, EIGERSUND]


@pytest.mark.parametrize(
    ("ord_", "forslag"),
    [("eigersun", "Mente du «eigersund»?"), ("1102", "Kommunene er"), ("", "Kommunene er"), ("../..", "Kommunene er")],
)
def test_en_ukjent_kommune_gir_forslag(rot: Path, ord_: str, forslag: str) -> None:
    with pytest.raises(BrukFeil, match="Fant ingen kommune") as feil:
        velg(rot, ord_)
    assert forslag.casefold() in str(feil.value).casefold()
    assert f"{PROEVIK}, {EIGERSUND}" in str(feil.value)


def test_et_tomt_ord_treffer_ikke_en_kommune_som_ikke_kan_leses(rot: Path) -> None:
    lag_rot(rot, {EIGERSUND: "kommune: ["})
    with pytest.raises(BrukFeil, match="Fant ingen kommune"):
        velg(rot, "")


def test_samme_nummer_i_to_mapper_er_feil_i_begge(rot: Path) -> None:
    lag_rot(rot, {"0000-kopi": lag_proevik()})
    tre = med_lite_fag(tre_fra_disk(rot, "kommuner"))
    for utvalg in ([], ["0000-kopi"]):
        saker = {sak.mappe: sak for sak in load_alt(tre, utvalg, DATO).saker}
        for mappe in {"0000-kopi", PROEVIK} & set(saker):
            (feil,) = feil_i(saker[mappe])
            assert feil.endswith("«0000» er brukt av flere mapper under kommuner/. Behold én mappe for hver kommune.")
    with pytest.raises(BrukFeil, match="0000-kopi eller 0000-proevik"):
        velg(rot, "0000")


def test_en_mappe_uten_kommuner_bygger_det_pakkede_eksempelet(tmp_path: Path) -> None:
    assert [sak.har_feil for sak in load_alt(read_tre(tmp_path), [], DATO).saker] == [False]
    assert find_mapper(tmp_path) == ["0000-fjordvik"]
    (tmp_path / "maler").mkdir()
    assert find_mapper(tmp_path) == ["0000-fjordvik"]


def test_en_mappe_med_egne_kommuner_har_ikke_eksempelet(rot: Path) -> None:
    assert find_mapper(rot) == [PROEVIK, EIGERSUND]
    assert not [sti for sti in read_tre(rot) if sti.startswith("kommuner/felles")]


def test_en_fil_som_er_for_stor_til_aa_leses_gir_ikke_eksempelet_i_stedet(tmp_path: Path) -> None:
    lag_rot(tmp_path, {PROEVIK: "#" * 2_000_000})
    (sak,) = load_alt(read_tre(tmp_path), [], DATO).saker
    assert sak.mappe == PROEVIK
    assert "grensen er 1 MiB" in feil_i(sak)[0]


def test_bare_felles_tjenester_er_ingen_kommune(tmp_path: Path) -> None:
    lag_rot(tmp_path, {"kommuner/felles/x.yaml": "skjema_versjon: 1\n"})
    assert find_mapper(tmp_path) == []
    with pytest.raises(BrukFeil, match=r"Det er ingen kommuner .*rutineverk ny KOMMUNE"):
        velg(tmp_path)


def test_egne_maler_vinner_fil_for_fil(rot: Path) -> None:
    sti = "maler/nettsted/nb/index.md"
    lag_rot(rot, {sti: (ROT / sti).read_text(encoding="utf-8") + "\nVår egen setning.\n"})
    bygg_rot(rot)
    assert "Vår egen setning." in (rot / "ut" / PROEVIK / "nettsted" / "index.html").read_text(encoding="utf-8")
    nn = (rot / "ut" / EIGERSUND / "nettsted" / "index.html").read_text(encoding="utf-8")
    assert "Vår egen setning." not in nn
    assert (rot / "ut" / PROEVIK / "nettsted" / "om.html").is_file()


def test_med_felles_tema_ligger_stilarkene_ett_sted_og_sidene_finner_dem(rot: Path) -> None:
    bygg(load_alt(read_tre(rot), [], DATO), rot / "ut", Bestilling(felles_tema=True), lambda _: None)
    arkene = {"designsystemet.css", "rutineverk.css"}
    assert {fil.name for fil in (rot / "ut").rglob("*.css")} == arkene
    for mappe in (PROEVIK, EIGERSUND):
        for side in (rot / "ut" / mappe / "nettsted").glob("*.html"):
            lenker = re.findall(r'<link rel="stylesheet" href="([^"]+)"', side.read_text(encoding="utf-8"))
            assert {(side.parent / lenke).resolve() for lenke in lenker} == {rot / "ut/tema" / navn for navn in arkene}
    bygg_rot(rot)  # and back again: each site has its own
    assert "tema/rutineverk.css" in les_filer(rot / "ut" / PROEVIK / "nettsted")


def test_en_feil_i_en_egen_mal_stopper_bare_kommunene_som_bruker_den(rot: Path) -> None:
    lag_rot(rot, {"maler/nettsted/nn/om.md": "Hei\n{{ finnes_ikke }}\n"})
    resultat = bygg_rot(rot)
    assert "maler/nettsted/nn/om.md:2: «finnes_ikke» finnes ikke." in resultat[EIGERSUND].feil
    assert not (rot / "ut" / EIGERSUND).exists()
    assert not resultat[PROEVIK].feil
    assert resultat[PROEVIK].skrevet.nye


def test_en_feil_i_en_mal_merker_det_som_ble_bygget_foer_som_utdatert(rot: Path) -> None:
    bygg_rot(rot)
    foer = (rot / "ut" / EIGERSUND / "nettsted/om.html").read_bytes()
    lag_rot(rot, {"maler/nettsted/nn/om.md": "Hei\n{{ finnes_ikke }}\n"})
    assert bygg_rot(rot)[EIGERSUND].utdatert
    assert (rot / "ut" / EIGERSUND / "UTDATERT.txt").is_file()
    assert (rot / "ut" / EIGERSUND / "nettsted/om.html").read_bytes() == foer


@pytest.mark.parametrize("innhold", [b"ikke en docx", b"PK\x03\x04", b""])
def test_en_odelagt_ordmal_gir_beskjed(rot: Path, innhold: bytes) -> None:
    lag_rot(rot, {"maler/word/nb/bekymringsrutine.docx": innhold})
    assert "maler/word/nb/bekymringsrutine.docx" in bygg_rot(rot, PROEVIK)[PROEVIK].feil


def test_en_feil_i_faggrunnlaget_stopper_alt(rot: Path) -> None:
    lag_rot(rot, {"maler/fag/tegn.yaml": "- ["})
    with pytest.raises(InndataFeil, match=r"maler/fag/tegn\.yaml"):
        bygg_rot(rot)
    assert not (rot / "ut").exists()


@pytest.mark.parametrize(
    ("fil", "post", "melding"),
    [
        ("ord", "- {id: ikke-oppgitt,", "maler/fag/ord.yaml: ordet «ikke-oppgitt» mangler"),
        ("ledertekster", "- id: styring-avvik\n", "maler/fag/: avsnittet «styring-avvik» mangler"),
    ],
)
def test_det_programmet_bruker_av_faggrunnlaget_kan_ikke_tas_ut(rot: Path, fil: str, post: str, melding: str) -> None:
    sti = f"maler/fag/{fil}.yaml"
    foer, etter = (ROT / sti).read_text(encoding="utf-8").split(post)
    lag_rot(rot, {sti: foer + post.replace("id: ", "id: utgaatt-") + etter})
    assert melding in bygg_rot(rot, PROEVIK)[PROEVIK].feil
    assert not (rot / "ut" / PROEVIK).exists()


@pytest.mark.parametrize(
    ("logo", "fil"),
    [("borte.svg", ""), ("min logo.svg", "min logo.svg"), ("b/logo.svg", "b/logo.svg"), ("l.gif", "l.gif")],
)
def test_en_logo_som_ikke_kan_brukes_er_en_feil_i_oppsettet(tmp_path: Path, logo: str, fil: str) -> None:
    lag_rot(tmp_path, {PROEVIK: lag_proevik(kommune={"logo": logo}), f"kommuner/{PROEVIK}/{fil or 'x.svg'}": b"<svg/>"})
    (sak,) = load_alt(med_lite_fag(tre_fra_disk(tmp_path, "kommuner")), [], DATO).saker
    assert len(feil_i(sak)) == 1
    assert f"kommune.logo – {'fila ' if not fil else ''}«{logo}»" in feil_i(sak)[0]


def test_logoen_kommer_paa_sidene_naar_den_kan_brukes(tmp_path: Path) -> None:
    rot = lag_rot(
        tmp_path, {PROEVIK: lag_proevik(kommune={"logo": "vaapen.svg"}), f"kommuner/{PROEVIK}/vaapen.svg": b"<svg/>"}
    )
    assert not bygg_rot(rot)[PROEVIK].feil
    assert (rot / "ut" / PROEVIK / "nettsted" / "tema" / "vaapen.svg").read_bytes() == b"<svg/>"


def test_dagen_endrer_ingenting_av_det_som_blir_bygget(rot: Path) -> None:
    bygg_rot(rot, PROEVIK)
    foer = les_filer(rot / "ut")
    grunnlag = load_alt(read_tre(rot), [PROEVIK], DATO.replace(year=2031))
    bygg(grunnlag, rot / "ut", Bestilling(), lambda _: None)
    assert les_filer(rot / "ut") == foer


def test_et_intern_nummer_staar_bare_i_det_interne_dokumentet(tmp_path: Path) -> None:
    kontakt = {"funksjon": "Leder", "telefon": "00 00 98 76", "publiser": False, "kilde": "oppgitt"}
    rot = lag_rot(tmp_path, {PROEVIK: lag_kommune(kontakt={"ppt": kontakt})})
    bygg_rot(rot)
    med = {
        sti
        for sti, innhold in les_filer(rot / "ut" / PROEVIK).items()
        if hel("00 00 98 76") in (docx_tekst(innhold) if sti.endswith(".docx") else innhold.decode(errors="replace"))
    }
    assert med
    assert all(sti.startswith("dokumenter/") for sti in med)


@pytest.mark.parametrize(
    "endring",
    [
        {"nettsted": {"tilgjengelighetserklaering": "HTTPS://www.proevik.example"}},
        {"nettsted": {"tilgjengelighetserklaering": "mailto:uten-kroellalfa"}},
        {"nettsted": {"tilgjengelighetserklaering": "tel:abc"}},
        {"nettsted": {"tilgjengelighetserklaering": "https://www.proevik.example\u200b"}},
        {"kommune": {"epost": "a/b@proevik.example"}},
        {"kommune": {"epost": "a\u200b@proevik.example"}},
    ],
)
def test_en_adresse_som_sidene_ikke_kan_lenke_til_er_en_feil_i_oppsettet(
    tmp_path: Path, endring: dict[str, object]
) -> None:
    lag_rot(tmp_path, {PROEVIK: lag_proevik(**endring)})
    (sak,) = load_alt(med_lite_fag(tre_fra_disk(tmp_path, "kommuner")), [], DATO).saker
    assert sak.har_feil


def test_en_kommune_alene_blir_lik_paa_en_kjerne_og_paa_alle(tmp_path: Path) -> None:
    filer = []
    kjerner = os.sched_getaffinity(0)
    for nr, bruk in enumerate((kjerner, {min(kjerner)})):
        rot = lag_rot(tmp_path / str(nr), {PROEVIK: lag_proevik()})
        os.sched_setaffinity(0, bruk)
        try:
            (bygging,) = bygg_rot(rot, PROEVIK).values()
        finally:
            os.sched_setaffinity(0, kjerner)
        assert not bygging.feil
        filer.append(les_filer(rot / "ut" / PROEVIK))
    assert len(filer[0]) > 20
    assert filer[0] == filer[1]


def test_en_malfeil_i_en_kommune_alene_staar_med_stedet(tmp_path: Path) -> None:
    rot = lag_rot(tmp_path, {PROEVIK: lag_proevik()})
    mal = rot / "maler/word/nb/lommekort.docx"
    mal.parent.mkdir(parents=True)
    mal.write_bytes((ROT / "maler/word/nb/rollebeskrivelse.docx").read_bytes())
    (bygging,) = bygg_rot(rot, PROEVIK).values()
    assert "lommekort.docx" in bygging.feil, bygging.feil
