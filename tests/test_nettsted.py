"""Sidene for innbyggerne: numrene som haster, hva som aldri vises, og tekst fra kommunen som blir stående som tekst."""

from __future__ import annotations

import posixpath
import re
import tempfile
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Final, cast

import pytest
import yaml

from generator.errors import Nivaa
from generator.grunnlag import Bestilling, load_alt
from generator.kontekst.nettsted import build_nettsted_kontekst
from generator.nettstedsbygg import SIDER
from generator.pipeline import bygg
from generator.word import docx_tekst
from tests.bygg import DATO
from tests.cli.program import les_filer
from tests.dokumenter import FJORDVIK, YAML_STI, Data, bygg_filer, lag_tre, les_fag, les_kommune, les_tre, uendret
from tests.nettside import bygg_sidene, finn, karrig, karrig_nn, les_sider, nynorsk
from tests.numre import hel

FIENDTLIG: Final = "<script>alert(1)</script> [x](javascript:alert(1)) | a | # h {{{{ 7*7 }}}} **b** &amp; ord{}slutt"
# Felt der teksten styrer hva som blir vist, eller må passe med noe annet; og navn som ikke skal vises.
_STYRER: Final = {"snakkemedbarn", "jeg-vet"}


@cache
def bygg_nettsted(endring: Callable[[Data], None]) -> dict[str, bytes]:
    """Bygg bare nettstedet, uten de interne dokumentene, og gi filene etter sti i utmappen."""
    grunnlag = load_alt(lag_tre(endring), [], DATO)
    with tempfile.TemporaryDirectory() as mappe:
        (resultat,) = bygg(grunnlag, Path(mappe), Bestilling(("nettsted",)), lambda _: None)
        assert (resultat.feil, resultat.sak.har_feil) == ("", False)
        return {f"nettsted/{sti}": innhold for sti, innhold in les_filer(Path(mappe) / FJORDVIK / "nettsted").items()}


def uten_vakt(data: Data) -> None:
    del finn(data, "kontakt")["barnevernvakt"]


def uten_vakt_nn(data: Data) -> None:
    uten_vakt(data)
    nynorsk(data)


@pytest.mark.parametrize("endring", [uendret, nynorsk, karrig, karrig_nn])
def test_hver_side_har_numrene_som_haster_som_tekst_og_lenke(endring: Callable[[Data], None]) -> None:
    sider = les_sider(bygg_sidene(endring))
    assert sorted(sider) == sorted(f"nettsted/{navn}.html" for navn in SIDER)
    for sti, side in sider.items():
        hode = side.html.partition('<section class="noed"')[2].partition("</section>")[0]
        for nummer, adresse in (("112", "tel:112"), ("113", "tel:113"), ("116 111", "tel:116111")):
            assert f">{nummer}<" in hode, sti
            assert f'href="{adresse}"' in hode, sti
        assert (hel("00 00 00 11") in hode) == (endring in (uendret, nynorsk)), sti
        assert "116 117" not in hode.replace("\u00a0", " "), sti
        assert "None" not in side.tekst, sti
    tekst = sider["nettsted/bekymret.html"].tekst
    assert all(nummer in tekst for nummer in ("112", "113", "116 111"))


@pytest.mark.parametrize(("endring", "vakt"), [(uten_vakt, "Barnevernvakt"), (uten_vakt_nn, "Barnevernvakt")])
def test_en_ukjent_barnevernvakt_staar_ikke_i_numrene_og_siden_sier_hva_en_gjoer(
    endring: Callable[[Data], None], vakt: str
) -> None:
    filer = bygg_sidene(endring)
    for side in les_sider(filer).values():
        hode = side.html.partition('<section class="noed"')[2].partition("</section>")[0]
        assert vakt not in hode
        assert "tel:116111" in hode
        assert "00 00 00 11" not in side.tekst
    kontekst = build_nettsted_kontekst(les_kommune(endring), les_fag(), [], [])
    tekst = les_sider(filer)["nettsted/bekymret.html"].tekst
    assert kontekst.akutt_vakt in tekst
    assert "112" in kontekst.akutt_vakt
    assert "116 111" in tekst


def uten_tider(data: Data) -> None:
    for navn in ("barnevern_dag", "barnevernvakt"):
        finn(data, "kontakt", navn).pop("aapningstid", None)


def bare_sentralbordet(data: Data) -> None:
    del finn(data, "kontakt")["barnevern_dag"]
    finn(data, "kommune")["sentralbord"] = "00 00 00 99"


@pytest.mark.parametrize(
    ("endring", "barnevern", "vakt"),
    [
        (uendret, "00 00 00 10 (mandag–fredag", "00 00 00 11 ("),
        (uten_tider, "Ring barnevernet på 00 00 00 10.", "på 00 00 00 11."),
        (bare_sentralbordet, "Ring sentralbordet i kommunen på 00 00 00 99", "00 00 00 11 ("),
    ],
)
def test_rammen_viser_det_nummeret_kommunen_har_oppgitt(
    endring: Callable[[Data], None], barnevern: str, vakt: str
) -> None:
    sider = les_sider(bygg_sidene(endring))
    for sti in ("nettsted/bekymret.html", "nettsted/ansatte.html"):
        tekst = sider[sti].tekst.replace("\u00a0", " ")
        assert barnevern in tekst, sti
        assert vakt in tekst, sti
        assert "Nummeret til barnevernvakta er ikke oppgitt" not in tekst, sti
        assert ("Nummeret til barnevernet er ikke oppgitt" in tekst) == (endring is bare_sentralbordet), sti


def uten_telefon(data: Data) -> None:
    for navn in ("barnevern_dag", "barnevernvakt"):
        del finn(data, "kontakt", navn)["telefon"]
        finn(data, "kontakt", navn)["lenke"] = "https://www.fjordvik.example/kontakt"
    finn(data, "kontakt")["legevakt"] = {
        "funksjon": "Legevakta",
        "lenke": "https://www.fjordvik.example",
        "publiser": True,
    }


def test_kontakter_uten_telefon_gir_ingen_tom_tabell_og_skjuler_ikke_legevakta() -> None:
    sider = les_sider(bygg_sidene(uten_telefon))
    assert "ring-barnevernet" not in sider["nettsted/bekymret.html"].ider
    assert "ring-barnevernet" in les_sider(bygg_sidene(uendret))["nettsted/bekymret.html"].ider
    assert ("table", ("class", "role")) not in sider["nettsted/bekymret.html"].tagger
    assert "tel:116117" in sider["nettsted/hjelpetilbud.html"].lenker


def med_hemmeligheter(data: Data) -> None:
    """Navn og numre som bare er til internt bruk, og et krisesenter."""
    hemmelig = {"publiser": False, "kontrollert": "2026-10-01", "kilde": "oppgitt av tjenesten"}
    finn(data, "kontakt")["familievern"] = {"funksjon": "Intern funksjon", "telefon": "00 00 77 01", **hemmelig}
    finn(data, "kontakt", "politi").update({"navn": "Kari Hemmelig", "publiser_navn": False})
    finn(data, "beredskap", "kriseteam").update({"telefon": "00 00 77 02", "publiser": False})
    finn(data, "tjenester", 0, "enheter", 0, "kontakt").update({"telefon": "00 00 77 03", "publiser": False})
    finn(data, "tjenester", 0)["kontakt"] = {
        "funksjon": "Intern leder",
        "navn": "Ola Hemmelig",
        "telefon": "00 00 77 04",
        **hemmelig,
    }
    finn(data, "kontakt", "krisesenter").update({"navn": "Per Hemmelig", "lenke": "https://krisesenter.example"})
    cast("list[object]", data["tjenester"]).append(
        {"id": "krisesenter", "type": "krisesenter", "navn": "Krisesenteret", "organisering": "interkommunal"}
    )


HEMMELIG: Final = re.compile(r"00\s00\s77\s0\d|0000770\d|Hemmelig|Intern (?:funksjon|leder)")


def test_navn_og_numre_som_ikke_skal_vises_finnes_ingen_steder_paa_nettstedet() -> None:
    filer = bygg_filer(med_hemmeligheter)
    for sti, innhold in filer.items():
        if sti.startswith("nettsted/"):
            tekst = docx_tekst(innhold) if sti.endswith(".docx") else innhold.decode()
            assert HEMMELIG.findall(tekst) == [], sti
    interne = "".join(docx_tekst(innhold) for sti, innhold in filer.items() if sti.startswith("dokumenter/"))
    assert {hel("00 00 77 01"), hel("00 00 77 02")} <= set(HEMMELIG.findall(interne))


def test_adressen_til_krisesenteret_kommer_aldri_i_konteksten_eller_dokumentene() -> None:
    """Oppsettet er en feil og blir ikke bygget; her ser vi at laget under heller ikke ville vist adressen."""
    kommune = les_kommune(med_hemmeligheter)
    senter = next(t for t in kommune.tjenester if t.type == "krisesenter")
    enhet = kommune.tjenester[0].enheter[0].model_copy(update={"adresse": "Skjulveien 1", "kontakt": None})
    hus = kommune.hus[0].model_copy(update={"navn": "Skjulhuset", "id": "h"})
    farlig = senter.model_copy(update={"enheter": (enhet,), "hus": "h"})
    endret = kommune.model_copy(update={"tjenester": (farlig,), "hus": (hus,)})
    dump = build_nettsted_kontekst(endret, les_fag(), [], []).model_dump_json()
    assert "Krisesenteret" in dump
    assert "Skjul" not in dump

    def med_adresse(data: Data) -> None:
        med_hemmeligheter(data)
        finn(data, "tjenester", -1)["enheter"] = [{"id": "s", "navn": "Senteret", "adresse": "Skjulveien 1"}]

    (sak,) = load_alt(lag_tre(med_adresse), [], DATO).saker
    assert sak.har_feil


@pytest.mark.parametrize("endring", [uendret, nynorsk])
def test_demomerket_staar_paa_hver_side_og_bare_paa_en_demonstrasjon(endring: Callable[[Data], None]) -> None:
    merke = les_fag().ordet("demo-side", les_kommune(endring).kommune.maalform)
    for side in les_sider(bygg_sidene(endring)).values():
        assert side.tekst.count(merke) == 2
        assert 'name="robots" content="noindex"' in side.html
    for side in les_sider(bygg_sidene(karrig)).values():
        assert merke not in side.tekst
        assert "noindex" not in side.html
        assert "demonstrasjon" not in side.tekst.casefold()


@pytest.mark.parametrize(
    ("endring", "bunn", "side"),
    [
        (
            karrig,
            "Tilgjengelighetserklæring: ikke publisert ennå",
            "Tilgjengelighetserklæringen er ikke publisert ennå.",
        ),
        (karrig_nn, "Tilgjengelegheitserklæring: ikkje publisert enno", "ikkje publisert enno."),
    ],
)
def test_en_manglende_tilgjengelighetserklaering_staar_som_ikke_publisert(
    endring: Callable[[Data], None], bunn: str, side: str
) -> None:
    sider = les_sider(bygg_sidene(endring))
    assert all(bunn in s.tekst for s in sider.values())
    assert side in sider["nettsted/om.html"].tekst
    assert not any("uustatus" in lenke for s in sider.values() for lenke in s.lenker)


@pytest.mark.parametrize("endring", [uendret, karrig_nn])
def test_hver_lenke_i_nettstedet_foerer_til_noe_som_finnes(endring: Callable[[Data], None]) -> None:
    filer = bygg_nettsted(endring)
    sider = les_sider(filer)
    for sti, side in sider.items():
        for lenke in side.lenker:
            if re.match(r"(https?|mailto|tel):", lenke):
                continue
            maal, _, anker = lenke.partition("#")
            fil = posixpath.normpath(posixpath.join(posixpath.dirname(sti), maal)) if maal else sti
            assert fil in filer, (sti, lenke)
            assert fil.startswith("nettsted/"), (sti, lenke)
            assert not anker or anker in sider[fil].ider, (sti, lenke)


def test_de_offentlige_dokumentene_er_lenket_og_de_interne_ikke() -> None:
    filer = bygg_filer(uendret)
    lenker = [lenke for side in les_sider(filer).values() for lenke in side.lenker]
    lenket = {f"nettsted/{lenke}" for lenke in lenker if ".docx" in lenke}
    assert lenket == {sti for sti in filer if sti.startswith("nettsted/") and sti.endswith(".docx")}
    assert lenket


def les_mal(maalform: str, navn: str) -> str:
    return les_tre()[f"maler/nettsted/{maalform}/{navn}"].decode()


def test_begge_maalformene_har_de_samme_sidene_og_strengene() -> None:
    filer = {m: {s.rpartition("/")[2] for s in les_tre() if s.startswith(f"maler/nettsted/{m}/")} for m in ("nb", "nn")}
    assert filer["nb"] == filer["nn"] == {"strenger.yaml", *(f"{navn}.md" for navn in SIDER)}
    strenger = {m: yaml.safe_load(les_mal(m, "strenger.yaml")) for m in ("nb", "nn")}
    assert list(strenger["nb"]) == list(strenger["nn"])
    assert all(isinstance(v, str) and v for m in strenger.values() for v in m.values())


@pytest.mark.parametrize("navn", SIDER)
def test_begge_maalformene_har_de_samme_feltene_vilkaarene_og_overskriftene(navn: str) -> None:
    former = []
    for maalform in ("nb", "nn"):
        mal = les_mal(maalform, f"{navn}.md")
        # Tekst inne i en tagg er på hver sin målform.
        tagger = [
            re.sub(r"'[^']*'", lambda treff: "'ord'" if " " in treff[0] else treff[0], tagg)
            for tagg in re.findall(r"\{[{%].*?[}%]\}", mal, re.DOTALL)
        ]
        linjer = re.findall(r"^(#+|!!! \w+|-|\d\.|\|)", mal, re.MULTILINE)
        lenker = re.findall(r"\]\(([^{)]+)\)", mal)
        former.append((tagger, linjer, lenker))
    assert former[0] == former[1]


def rikt(data: Data) -> None:
    """Eksempelet med hvert fritt felt som sidene kan vise."""
    finn(data, "kommune")["navn_kvensk"] = "Navn"
    tjeneste = finn(data, "tjenester", 3)
    tjeneste.update({"om": "Om", "aldersgruppe": "Alder"})
    tjeneste["kontakt"] = {
        "funksjon": "Svar",
        "navn": "Navn",
        "publiser_navn": True,
        "telefon": "00 00 00 44",
        "via": "noen",
        "aapningstid": "alltid",
        "publiser": True,
    }
    finn(data, "tjenester", 0, "enheter", 0).update({"adresse": "Gata"})
    finn(data, "kontakt", "barnevernvakt").update(
        {"via": "noen", "navn": "Navn", "publiser_navn": True, "aapningstid": "kveld"}
    )


def find_blader(data: object, sti: str = "") -> Iterator[str]:
    """Gi stien til hver tekst, slik `format_felt` skriver den."""
    if isinstance(data, dict):
        for navn, verdi in data.items():
            yield from find_blader(verdi, f"{sti}.{navn}".lstrip("."))
    elif isinstance(data, list):
        for i, verdi in enumerate(data):
            yield from find_blader(verdi, f"{sti}[{i}]")
    elif isinstance(data, str) and data not in _STYRER:
        yield sti


def bytt_blader(data: object, tekster: Mapping[str, str], sti: str = "") -> object:
    if isinstance(data, dict):
        return {navn: bytt_blader(verdi, tekster, f"{sti}.{navn}".lstrip(".")) for navn, verdi in data.items()}
    if isinstance(data, list):
        return [bytt_blader(verdi, tekster, f"{sti}[{i}]") for i, verdi in enumerate(data)]
    return tekster.get(sti, data)


@cache
def frie_felt() -> tuple[str, ...]:
    """Finn hvert felt som tar imot fri tekst, ved å prøve: det som gir en feil, tar ikke imot den."""
    data = yaml.safe_load(les_tre()[YAML_STI])
    rikt(data)
    felt = list(find_blader(data))
    for _ in range(10):
        (sak,) = load_alt(lag_tre(med_tekster({f: FIENDTLIG.format(i) for i, f in enumerate(felt)})), [], DATO).saker
        gale = {p.felt for p in sak.problemer if p.nivaa is Nivaa.FEIL and p.path == YAML_STI}
        if not gale:
            return tuple(felt)
        felt = [f for f in felt if f not in gale and not any(f.startswith((f"{g}.", f"{g}[")) for g in gale)]
    raise AssertionError(gale)


def med_tekster(tekster: Mapping[str, str]) -> Callable[[Data], None]:
    def endring(data: Data) -> None:
        rikt(data)
        data.update(cast(Data, bytt_blader(dict(data), tekster)))

    return endring


@cache
def bygg_med(form: str) -> dict[str, bytes]:
    return bygg_nettsted(med_tekster({f: form.format(i) for i, f in enumerate(frie_felt())}))


def test_alle_de_frie_feltene_blir_proevd() -> None:
    felt = frie_felt()
    assert len(felt) > 90
    assert {
        *("kommune.navn", "kommune.statsforvalter", "kontakt.barnevernvakt.funksjon", "kontakt.barnevernvakt.via"),
        *("tjenester[3].om", "tjenester[3].aldersgruppe", "tjenester[3].kontakt.funksjon", "tjenester[0].navn"),
        *("tjenester[0].enheter[0].navn", "tjenester[0].enheter[0].adresse", "tjenester[0].enheter[0].aapningstid"),
        *("hus[0].navn", "personvern.ansvarlig", "kontakt.personvernombud.funksjon"),
    } <= set(felt)


def test_fiendtlig_tekst_i_hvert_felt_blir_staaende_som_tekst_paa_sidene() -> None:
    farlige_sider, snille_sider = les_sider(bygg_med(FIENDTLIG)), les_sider(bygg_med("ord{}slutt"))
    vist: set[str] = set()
    for sti, snill in snille_sider.items():
        farlig = farlige_sider[sti]
        # Rekkefølgen fra A til Å og linjene i tegningen følger teksten; der er det bare slagene av tagger som er like.
        like = (
            set(farlig.tagger) == set(snill.tagger)
            if sti.endswith(("/aa.html", "/ansatte.html"))
            else farlig.tagger == snill.tagger
        )
        assert like, sti
        assert not any(tag == "script" for tag, _ in farlig.tagger)
        assert not [lenke for lenke in farlig.lenker if "javascript" in lenke.casefold()]
        for nr in re.findall(r"ord(\d+)slutt", snill.tekst, re.IGNORECASE):
            vist.add(frie_felt()[int(nr)])
            assert FIENDTLIG.format(nr) in farlig.tekst, (sti, frie_felt()[int(nr)])
    assert {"kommune.navn", "tjenester[3].om", "hus[0].navn", "kontakt.barnevernvakt.via"} <= vist
    assert {
        *("roller[0].enhet", "roller[0].oppnevnes_av", "medvirkning.system.hoeres_ved[0]"),
        *("medvirkning.endringer[0].innspill", "medvirkning.endringer[0].hva", "nettsted.sokeord.barnevern[0]"),
        *("planer.forebyggende_plan.saksnummer", "planer.handlingsplan_vold.saksnummer"),
        *("avvik_fra_anbefaling[0].begrunnelse", "tjenester[0].enheter[0].navn"),
    } <= vist


def test_fiendtlig_tekst_foelger_ikke_med_ut_i_titler_og_ider() -> None:
    for side in les_sider(bygg_med(FIENDTLIG)).values():
        assert [i for i in side.ider if not re.fullmatch(r"[a-z0-9_-]+", i)] == []
        hode = side.html.partition("</head>")[0]
        assert "<script" not in hode
