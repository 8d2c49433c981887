"""Kopien med kommentarer, svarene til maskiner, lista over felt, og kommandoene slik folk bruker dem."""

from __future__ import annotations

import json
import subprocess
import typing
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from pydantic import BaseModel

from generator.cli.main import main
from generator.malsjekk import (
    KONTEKSTENE,
    Malfunn,
    find_felter,
    format_json,
    format_sarif,
    lag_feltside,
    merk_mal,
    sjekk_mal,
)
from generator.malsjekk.felter import Feltgang
from generator.malsjekk.typer import Type, lag_type
from generator.plan import SLAGENE, Slag
from generator.word import docx_tekst
from generator.word.pakke import les_pakke, les_xml
from tests.cli.program import PROEVIK, lag_proevik, lag_rot
from tests.conftest import Krev
from tests.dokumenter import W, les_tre
from tests.malsjekk.saadd import FEILENE, MAL, PLASSENE, saa

FLERE = ("ukjent_felt", "tekst_ved_p", "krav", "for_haand", "ikke_lukket")


@cache
def les_saadd(sted: str = "broedtekst") -> tuple[bytes, tuple[Malfunn, ...]]:
    innhold = saa("".join(FEILENE[n].xml for n in FLERE), PLASSENE[sted]).innhold
    return innhold, tuple(sjekk_mal(MAL, innhold))


def les_merknader(merket: bytes) -> list[str]:
    rot = les_xml("ut", "word/comments.xml", les_pakke("ut", merket)["word/comments.xml"])
    assert {m.get(f"{W}author") for m in rot} == {"Rutineverk"}
    return ["".join(t.text or "" for t in m.iter(f"{W}t")) for m in rot]


@pytest.mark.parametrize("sted", PLASSENE)
def test_kopien_har_en_kommentar_ved_hver_feil(sted: str) -> None:
    innhold, funn = les_saadd(sted)
    merket = merk_mal(MAL, innhold, funn)
    assert len(funn) >= len(FLERE)
    for tekst, f in zip(les_merknader(merket), funn, strict=True):
        assert f"{f.melding}." in tekst
        assert tekst.endswith(f.tips)
        assert tekst.startswith("topptekst: ") == (sted == "topptekst")
    assert docx_tekst(merket) == docx_tekst(innhold)
    assert merk_mal(MAL, innhold, funn) == merket


def test_kommentaren_staar_rundt_avsnittet_med_feilen() -> None:
    innhold, funn = les_saadd()
    tre = les_xml("ut", "word/document.xml", les_pakke("ut", merk_mal(MAL, innhold, funn))["word/document.xml"])
    avsnitt = list(tre.iter(f"{W}p"))
    for id_, f in enumerate(funn):
        (start,) = (e for e in tre.iter(f"{W}commentRangeStart") if e.get(f"{W}id") == str(id_))
        assert start.getparent() is avsnitt[f.nr]


def test_kommentarer_som_var_der_blir_staaende() -> None:
    innhold, funn = les_saadd()
    en_gang = merk_mal(MAL, innhold, funn)
    assert "kommentar" in {f.regel for f in sjekk_mal(MAL, en_gang)}
    to_ganger = les_merknader(merk_mal(MAL, en_gang, funn[:1]))
    assert len(to_ganger) == len(funn) + 1


def test_kopien_aapner_i_libreoffice(krev: Krev, tmp_path: Path) -> None:
    innhold, funn = les_saadd()
    (tmp_path / "ut.docx").write_bytes(merk_mal(MAL, innhold, funn))
    profil = f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}"
    kommando = [krev("soffice"), profil, "--headless", "--convert-to", "fodt", "--outdir", str(tmp_path)]
    subprocess.run([*kommando, str(tmp_path / "ut.docx")], check=True, capture_output=True, timeout=300)
    tekst = (tmp_path / "ut.fodt").read_text(encoding="utf-8")
    assert tekst.count("<office:annotation ") == len(funn)
    assert tekst.count("<dc:creator>Rutineverk</dc:creator>") == len(funn)
    assert "Mente du «tittel»?" in tekst


def test_json_har_alt_om_stedet() -> None:
    _, funn = les_saadd("celle")
    data = json.loads(format_json(funn))
    assert len(data) == len(funn)
    assert data[0] == {
        "mal": MAL,
        "nivaa": "feil",
        "regel": "ukjent-felt",
        "del": "word/document.xml",
        "avsnitt": funn[0].nr + 1,
        "overskrift": "Trinn 1 – Se og skriv ned",
        "tabell": 13,
        "rad": 2,
        "kolonne": 2,
        "tekst": "{{ hode.titel }}",
        "tagg": "{{ hode.titel }}",
        "melding": "feltet «titel» finnes ikke i «hode»",
        "tips": "Mente du «tittel»? Rett navnet i malen.",
    }


def test_sarif_har_regel_nivaa_og_fil() -> None:
    _, funn = les_saadd()
    sarif = json.loads(format_sarif(funn))
    assert (sarif["version"], sarif["$schema"]) == ("2.1.0", "https://json.schemastore.org/sarif-2.1.0.json")
    (kjoering,) = sarif["runs"]
    regler = [r["id"] for r in kjoering["tool"]["driver"]["rules"]]
    assert len(regler) == len(set(regler))
    assert {r["ruleId"] for r in kjoering["results"]} == set(regler)
    assert {r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for r in kjoering["results"]} == {MAL}
    assert all(r["message"]["text"] and r["locations"][0]["logicalLocations"] for r in kjoering["results"])
    assert {r["level"] for r in kjoering["results"]} == {"error", "warning"}


def find_stier(modell: type[BaseModel], foran: str) -> Iterator[str]:
    """Stiene i en kontekst, uten hjelp fra koden som prøves."""
    for navn, felt in modell.model_fields.items():
        under, sti = felt.annotation, f"{foran}{navn}"
        while typing.get_origin(under) is tuple:
            under, sti = typing.get_args(under)[0], f"{sti}[]"
        yield sti
        if isinstance(under, type) and issubclass(under, BaseModel):
            yield from find_stier(under, f"{sti}.")


@pytest.mark.parametrize("slag", SLAGENE)
def test_hvert_felt_staar_noeyaktig_en_gang(slag: Slag) -> None:
    felter = find_felter(KONTEKSTENE[slag])
    assert Counter(f.sti for f in felter) == Counter(find_stier(KONTEKSTENE[slag], ""))
    assert all(f.beskrivelse.endswith(".") for f in felter)
    side = lag_feltside(slag, felter)
    assert side.count("\n| `") == len(felter)


@pytest.mark.parametrize("slag", SLAGENE)
def test_hvert_felt_kan_skrives_slik_det_staar(slag: Slag) -> None:
    felter = find_felter(KONTEKSTENE[slag])
    linjer = [" ".join((*f.loekker, f.skriv, *("{% endfor %}" for _ in f.loekker))) for f in felter]
    gang = Feltgang(Type("modell", KONTEKSTENE[slag], stier=frozenset([""])))
    gang.gaa("\n".join(linjer))
    assert gang.feil == []
    assert gang.brukt >= {f.sti for f in felter if f.skriv}


@pytest.mark.parametrize("slag", SLAGENE)
def test_ingen_felt_har_en_type_sjekken_ikke_kjenner(slag: Slag) -> None:
    def ukjente(modell: type[BaseModel]) -> Iterator[str]:
        for navn, felt in modell.model_fields.items():
            type_ = lag_type(felt.annotation, frozenset())
            while type_.element is not None:
                type_ = type_.element
            if type_.art == "ukjent":
                yield f"{modell.__name__}.{navn}"
            if type_.modell is not None:
                yield from ukjente(type_.modell)

    assert list(ukjente(KONTEKSTENE[slag])) == []


def kall(*argumenter: str) -> int:
    with pytest.raises(SystemExit) as slutt:
        main(list(argumenter))
    assert isinstance(slutt.value.code, int)
    return slutt.value.code


def test_mal_sjekk_sier_feil_teller_dem_og_gir_kode_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fil = tmp_path / "bekymringsrutine.docx"
    fil.write_bytes(les_saadd("celle")[0])
    assert kall("mal", "sjekk", str(fil), "--merk", str(tmp_path / "ut.docx")) == 1
    svar = capsys.readouterr()
    assert svar.out.startswith(
        f"{fil}: under «Trinn 1 – Se og skriv ned», i tabell 13, rad 2, kolonne 2, ved «{{{{ hode.titel }}}}» – feltet «titel» finnes ikke i «hode». "
        "Mente du «tittel»? Rett navnet i malen.\n"
    )
    assert "feil og 2 varsler i 1 mal. Kopien med kommentarer er" in svar.err
    assert les_merknader((tmp_path / "ut.docx").read_bytes())


def test_mal_sjekk_uten_fil_tar_alle_malene(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    egen = "kommuner/0000-proevik/maler/lommekort.docx"
    lag_rot(tmp_path, {PROEVIK: lag_proevik(), egen: les_tre()["maler/word/nb/lommekort.docx"]})
    assert kall("mal", "sjekk", "--rot", str(tmp_path)) == 0
    assert capsys.readouterr().err == "0 feil og 0 varsler i 28 maler.\n"
    assert kall("mal", "sjekk", "--json", "--rot", str(tmp_path)) == 0
    assert capsys.readouterr().out == "[]\n"


def test_mal_felter_viser_sti_eksempel_opphav_og_mal(capsys: pytest.CaptureFixture[str]) -> None:
    assert kall("mal", "felter", "samarbeidsavtale") == 0
    ut = capsys.readouterr().out
    assert "\nparter[].navn\n" in ut
    assert "  Skriv {% for p in parter %} {{ p.navn }} {% endfor %}\n" in ut
    assert "  Brukes i: maler/word/nb/samarbeidsavtale.docx, maler/word/nn/samarbeidsavtale.docx\n" in ut
    assert kall("mal", "felter", "lommekort", "--json") == 0
    assert {f["sti"] for f in json.loads(capsys.readouterr().out)} >= {"hode.tittel", "enhet.leder"}


@pytest.mark.parametrize(
    ("linje", "ventet"),
    [
        ("mal sjekk borte.docx", "Fila borte.docx finnes ikke. Sjekk stien."),
        ("mal sjekk --merk ut.docx", "--merk gjelder én mal."),
        ("mal felter lommekor", "Mente du «lommekort»?"),
        ("mal sjek", "Kommandoen «sjek» finnes ikke. Mente du «sjekk»? Kommandoene er felter, sjekk."),
        ("mall", "Mente du «mal»?"),
    ],
)
def test_bruksfeil_er_paa_norsk(linje: str, ventet: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert kall(*linje.split()) == 2
    assert ventet in capsys.readouterr().err


def test_bygg_og_sjekk_sier_feil_i_egne_maler_foer_noe_blir_laget(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lag_rot(tmp_path, {PROEVIK: lag_proevik(), MAL: les_saadd("celle")[0]})
    assert kall("sjekk", "--rot", str(tmp_path)) == 1
    assert (
        f"{MAL}: under «Trinn 1 – Se og skriv ned», i tabell 13, rad 2, kolonne 2, ved «{{{{ hode.titel }}}}»"
        in capsys.readouterr().out
    )
    assert kall("bygg", "--rot", str(tmp_path), "--ut", str(tmp_path / "ut")) == 1
    feil = capsys.readouterr().err
    assert "Mente du «tittel»?" in feil
    assert "varsel" not in feil
    assert not (tmp_path / "ut").exists()


def test_bygg_stopper_ikke_for_et_varsel_i_en_egen_mal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    innhold = saa(FEILENE["krav"].xml, PLASSENE["celle"]).innhold
    lag_rot(tmp_path, {PROEVIK: lag_proevik(), MAL: innhold})
    assert kall("bygg", "--bare", "dokumenter", "--rot", str(tmp_path), "--ut", str(tmp_path / "ut")) == 0
    assert "mal" not in capsys.readouterr().err.replace("maler", "")
