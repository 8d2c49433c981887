"""Bruken av programmet: hjelp og bruksfeil på norsk, sluttkoder, og hva som går til stdout og stderr."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from generator import VERSJON
from generator.cli.main import app, main
from tests.cli.program import EIGERSUND, PROEVIK, kjoer, lag_eigersund, lag_proevik, lag_rot, les_filer

KOMMANDOER = (*(k.callback.__name__ for k in app.registered_commands if k.callback), "mal")
REMSE = ", ".join(sorted(KOMMANDOER))
ENGELSK = re.compile(
    r"usage|options?\b|arguments?\b|commands?\b|show this|default|required|missing|invalid|error|no such|<str>|<list"
    r"|possible|unexpected|traceback|\{|\}|…\]\.\.\.",
    re.IGNORECASE,
)


class Ut:
    """Det kommandoen skrev, og sluttkoden."""

    def __init__(self, kode: int, capsys: pytest.CaptureFixture[str]) -> None:
        self.kode = kode
        self.ut, self.feil = capsys.readouterr()


def kall(linje: str, capsys: pytest.CaptureFixture[str]) -> Ut:
    """Kjør i samme prosess, for det er raskt."""
    with pytest.raises(SystemExit) as slutt:
        main(shlex.split(linje))
    assert isinstance(slutt.value.code, int)
    return Ut(slutt.value.code, capsys)


@pytest.mark.parametrize("linje", ["--help", *(f"{k} --help" for k in KOMMANDOER)])
def test_hjelpen_er_paa_norsk(linje: str, capsys: pytest.CaptureFixture[str]) -> None:
    svar = kall(linje, capsys)
    assert (svar.kode, svar.feil) == (0, "")
    assert svar.ut.startswith("Bruk: rutineverk ")
    assert "Vis denne hjelpen." in svar.ut
    assert ENGELSK.findall(svar.ut) == []


def test_hjelpen_nevner_hver_kommando_og_hvert_valg(capsys: pytest.CaptureFixture[str]) -> None:
    hjelp = kall("--help", capsys).ut
    assert re.findall(r"^  (\w+)  ", hjelp, re.MULTILINE) == list(KOMMANDOER)
    ventet = {
        "bygg": ["--bare", "--endret-siden", "--felles-tema", "--help", "--overskriv", "--pdf", "--rot", "--ut"],
        "sjekk": ["--dato", "--help", "--rot", "--streng"],
        "ny": ["--help", "--rot"],
        "samsvar": ["--format", "--help", "--rot"],
        "oversikt": ["--dato", "--format", "--help", "--rot", "--ut"],
        "regelverk": ["--brukes-av", "--dato", "--help", "--json", "--kommende", "--rot"],
        "endringer": ["--format", "--fra", "--help", "--rot", "--til"],
        "git": ["--help", "--rot"],
        "skjema": ["--help", "--rot", "--ut"],
        "versjon": ["--help", "--rot"],
        "mal sjekk": ["--help", "--json", "--merk", "--rot", "--sarif"],
        "mal felter": ["--help", "--json", "--rot"],
    }
    for kommando, valg in ventet.items():
        hjelp = kall(f"{kommando} --help", capsys).ut
        assert sorted(re.findall(r"^  (--[\w-]+)", hjelp, re.MULTILINE)) == valg


@pytest.mark.parametrize(
    ("linje", "ventet"),
    [
        ("byg", f"Kommandoen «byg» finnes ikke. Mente du «bygg»? Kommandoene er {REMSE}."),
        ("xyz", f"Kommandoen «xyz» finnes ikke. Kommandoene er {REMSE}."),
        ("bygg --ovrskriv", "Valget --ovrskriv finnes ikke. Mente du --overskriv? Legg til --help for å se valgene."),
        ("bygg --ovrskriv=1", "Valget --ovrskriv finnes ikke. Mente du --overskriv? Legg til --help for å se valgene."),
        ("sjekk -q", "Valget -q finnes ikke. Legg til --help for å se valgene."),
        ("--versjon", "Valget --versjon finnes ikke. Legg til --help for å se valgene."),
        ("ny", "KOMMUNE mangler. Legg til --help for å se hva som skal stå der."),
        ("bygg --ut", "Valget --ut trenger en verdi etter seg."),
        ("sjekk --dato", "Valget --dato trenger en verdi etter seg."),
        ("bygg --overskriv=1", "Valget --overskriv skal ikke ha noen verdi."),
        ("ny Oslo Bergen", "«Bergen» er for mye. Legg til --help for å se hva kommandoen tar."),
        ("versjon 1 2", "«1 2» er for mye. Legg til --help for å se hva kommandoen tar."),
        ("bygg --bare word", "--bare kan være dokumenter eller nettsted, ikke «word»."),
        ("bygg --rot /finnes/ikke", "Mappen /finnes/ikke finnes ikke. Sjekk --rot."),
        ("sjekk --rot /finnes/ikke", "Mappen /finnes/ikke finnes ikke. Sjekk --rot."),
        ("ny Oslo --rot /finnes/ikke", "Mappen /finnes/ikke finnes ikke. Sjekk --rot."),
        *(
            (f"sjekk --dato {d}", f"«{d}» er ikke en dato. Skriv --dato ÅÅÅÅ-MM-DD, for eksempel 2026-08-01.")
            for d in ("2026-13-01", "2026-02-29", "1.2.2026", "20260801", "2026-W01-1", "2026-08-01T10:00", "imorgen")
        ),
    ],
)
def test_bruksfeil_er_paa_norsk_og_gir_kode_2(linje: str, ventet: str, capsys: pytest.CaptureFixture[str]) -> None:
    svar = kall(linje, capsys)
    assert (svar.kode, svar.ut, svar.feil) == (2, "", f"{ventet}\n")


def test_uten_kommando_kommer_hjelpen_paa_stderr(capsys: pytest.CaptureFixture[str]) -> None:
    svar = kall("", capsys)
    assert (svar.kode, svar.ut) == (2, "")
    assert svar.feil.startswith("Bruk: rutineverk")


def test_versjon_sier_navnet_og_versjonen(capsys: pytest.CaptureFixture[str]) -> None:
    svar = kall("versjon", capsys)
    assert (svar.kode, svar.feil) == (0, "")
    assert re.fullmatch(rf"rutineverk {VERSJON}\nLovhenvisningene er lest \d+\. \w+ \d{{4}}\.\n", svar.ut)


def test_en_egen_prosess_gir_sluttkode_og_melding(tmp_path: Path) -> None:
    svar = kjoer("byg", i=tmp_path)
    assert (svar.kode, svar.ut) == (2, "")
    assert svar.feil.startswith("Kommandoen «byg» finnes ikke.")
    svar = kjoer("versjon", i=tmp_path)
    assert (svar.kode, svar.feil) == (0, "")
    assert re.fullmatch(rf"rutineverk {VERSJON}\nLovhenvisningene er lest \d+\. \w+ \d{{4}}\.\n", svar.ut)
    assert list(tmp_path.iterdir()) == []


def test_bygg_skriver_resultatet_til_stdout_og_meldinger_til_stderr(tmp_path: Path) -> None:
    lag_rot(tmp_path, {PROEVIK: lag_proevik(), EIGERSUND: lag_eigersund()})
    svar = kjoer("bygg", i=tmp_path)
    assert svar.kode == 0
    assert svar.ut.splitlines() == [
        f"{Path('bygg') / PROEVIK}: 20 dokumenter og 11 nettsider (51 filer skrevet, 0 uendret)",
        f"{Path('bygg') / EIGERSUND}: 20 dokumenter og 11 nettsider (51 filer skrevet, 0 uendret)",
    ]
    assert "Se dem med «rutineverk sjekk 0000»." in svar.feil
    assert "Traceback" not in svar.feil
    assert "\x1b" not in svar.ut + svar.feil
    assert sorted(f.name for f in tmp_path.iterdir()) == ["bygg", "kommuner"]


def test_bygg_med_feil_gir_kode_1_og_sier_hva_som_ble_igjen(tmp_path: Path) -> None:
    lag_rot(tmp_path, {PROEVIK: lag_proevik(), EIGERSUND: lag_eigersund(ukjent=1)})
    (tmp_path / "ut" / PROEVIK / "dokumenter").mkdir(parents=True)
    (tmp_path / "ut" / PROEVIK / "dokumenter" / "bekymringsrutine-skole.docx").write_bytes(b"min")
    svar = kjoer("bygg", "--ut", "ut", i=tmp_path, CI="1")
    assert svar.kode == 1
    assert len(svar.ut.splitlines()) == 1
    feil = svar.feil.splitlines()
    assert "kommuner/1101-eigersund/kommune.yaml:" in feil[-2]
    assert feil[-1] == f"{EIGERSUND}: ikke bygget, fordi oppsettet har feil. Ingenting er skrevet."
    assert f"{PROEVIK}: dokumenter/bekymringsrutine-skole.docx er endret for hånd" in svar.feil
    assert (tmp_path / "ut" / PROEVIK / "dokumenter" / "bekymringsrutine-skole.ny.docx").is_file()


def test_et_aapent_dokument_gir_kode_1_og_resten_blir_skrevet(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lag_rot(tmp_path, {PROEVIK: lag_proevik()})
    linje = f"bygg --rot {tmp_path} --ut {tmp_path / 'ut'}"
    assert kall(linje, capsys).kode == 0
    lag_rot(tmp_path, {PROEVIK: lag_proevik(kommune={"betegnelse": "herad"})})
    (tmp_path / "ut" / PROEVIK / "dokumenter" / ".~lock.bekymringsrutine-skole.docx#").write_bytes(b"")
    svar = kall(linje, capsys)
    assert svar.kode == 1
    assert "dokumenter/bekymringsrutine-skole.docx er åpen i LibreOffice" in svar.feil
    assert "Prøvik herad" in (tmp_path / "ut" / PROEVIK / "nettsted" / "index.html").read_text(encoding="utf-8")


def test_bygg_overskriv_og_bare(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lag_rot(tmp_path, {PROEVIK: lag_proevik()})
    linje = f"bygg prøvik --rot {tmp_path} --ut {tmp_path / 'ut'}"
    assert kall(f"{linje} --bare dokumenter", capsys).kode == 0
    dokument = tmp_path / "ut" / PROEVIK / "dokumenter" / "bekymringsrutine-skole.docx"
    foer = dokument.read_bytes()
    dokument.write_bytes(b"min")
    assert "endret for hånd" in kall(f"{linje} --bare dokumenter", capsys).feil
    assert dokument.read_bytes() == b"min"
    assert kall(f"{linje} --bare nettsted", capsys).kode == 0
    assert dokument.read_bytes() == b"min"
    assert kall(f"{linje} --overskriv", capsys).kode == 0
    assert dokument.read_bytes() == foer


@pytest.mark.parametrize("ut", ["fil", "fil/under", "lenke"])
def test_bygg_til_et_sted_som_ikke_kan_brukes_gir_beskjed(
    tmp_path: Path, ut: str, capsys: pytest.CaptureFixture[str]
) -> None:
    lag_rot(tmp_path, {PROEVIK: lag_proevik(), "./fil": "x"})
    (tmp_path / "ute").mkdir()
    (tmp_path / "lenke").mkdir()
    (tmp_path / "lenke" / PROEVIK).symlink_to(tmp_path / "ute")
    svar = kall(f"bygg --bare nettsted --rot {tmp_path} --ut {tmp_path / ut}", capsys)
    assert (svar.kode, svar.ut) == (1, "")
    assert svar.feil.endswith(f"{PROEVIK}: ikke bygget. Ingenting er skrevet.\n")
    assert list((tmp_path / "ute").iterdir()) == []


def test_sjekk_gir_kode_1_for_feil_og_med_streng_for_mangler(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    linje = f"sjekk --rot {tmp_path} --dato 2026-11-22"
    lag_rot(tmp_path, {PROEVIK: lag_proevik()})
    svar = kall(linje, capsys)
    assert svar.kode == 0
    assert "mangel: " in svar.ut
    assert re.fullmatch(r"0 feil, \d+ mang(el|ler), \d+ vars(el|ler) i 1 kommune\.\n", svar.feil)
    assert kall(f"{linje} --streng", capsys).kode == 1
    lag_rot(tmp_path, {PROEVIK: lag_proevik(ukjent=1)})
    svar = kall(linje, capsys)
    assert svar.kode == 1
    assert "ukjent" in svar.ut
    assert [f for f in les_filer(tmp_path) if not f.startswith("kommuner/")] == []


def test_sjekk_viser_feilene_foerst_og_ellers_etter_fil_og_linje(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lag_rot(tmp_path, {PROEVIK: lag_proevik(), EIGERSUND: lag_eigersund(ukjent=1)})
    linjer = kall(f"sjekk --rot {tmp_path} --dato 2026-11-22", capsys).ut.splitlines()
    feil = [": mangel: " not in linje and ": varsel: " not in linje for linje in linjer]
    assert feil == [True] + [False] * (len(linjer) - 1)
    assert f"kommuner/{EIGERSUND}/" in linjer[0]
    assert f"kommuner/{PROEVIK}/" in linjer[1]


def test_dagen_endrer_bare_varsler(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lag_rot(tmp_path, {PROEVIK: lag_proevik()})
    svar = {d: kall(f"sjekk --rot {tmp_path} --dato {d}", capsys) for d in ("2026-11-22", "1999-01-01", "2050-12-31")}
    assert {s.kode for s in svar.values()} == {0}
    uten_varsler = {"\n".join(linje for linje in s.ut.splitlines() if "varsel: " not in linje) for s in svar.values()}
    assert len(uten_varsler) == 1
    assert len({s.ut for s in svar.values()}) == 3


DAARLIG = [
    b"",
    b"\xff\xfe\x00",
    b"[1, 2]",
    b"{",
    b"kommune: [",
    b"kommune: *a",
    b"a: &a [*a]",
    b"? {a: 1}\n: 2",
    b"!!python/object:os.system {}",
    b"kommune: 3\ntjenester: nei\nkontakt: [1]\navtaler: 5\n",
    b"skjema_versjon: 1\nkommune: {kommunenummer: 0301}\n",
    b"- " * 5000 + b"x",
    b"a: " + b"x" * 2_000_000,
    lag_proevik(kontakt={"barnevernvakt": {"telefon": "1" * 4000}}).encode(),
]


def test_daarlig_yaml_gir_aldri_en_traceback(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mapper = [f"{1000 + nr}-daarlig" for nr in range(len(DAARLIG))]
    for mappe, innhold in zip(mapper, DAARLIG, strict=True):
        lag_rot(tmp_path, {mappe: innhold, f"kommuner/{mappe}/avtaler/x.yaml": innhold})
    lag_rot(tmp_path, {"kommuner/felles/f.yaml": DAARLIG[0], EIGERSUND: lag_eigersund(tjenester=[])})
    svar = kall(f"bygg --rot {tmp_path} --ut {tmp_path / 'ut'}", capsys)
    assert svar.kode == 1
    for mappe in mapper:
        assert f"\nkommuner/{mappe}/" in f"\n{svar.feil}", mappe
        assert f"{mappe}: ikke bygget, fordi oppsettet har feil. Ingenting er skrevet." in svar.feil, mappe
    assert [f.name for f in (tmp_path / "ut").iterdir() if f.name != ".cache"] == [EIGERSUND]


def test_ord_som_ikke_er_tekst_gir_beskjed_og_ikke_traceback(tmp_path: Path) -> None:
    svar = kjoer("ny", "\udcff\ud7ff", i=tmp_path, PYTHONIOENCODING="latin-1:strict")
    assert svar.kode == 2
    assert "Traceback" not in svar.feil


def test_en_konsoll_uten_alle_tegnene_stopper_ikke_programmet(tmp_path: Path) -> None:
    lag_rot(tmp_path, {PROEVIK: lag_proevik()})
    svar = kjoer("bygg", "--bare", "nettsted", "--ut", "Kárášjohka–ut", i=tmp_path, PYTHONIOENCODING="ascii")
    assert svar.kode == 0
    assert (tmp_path / "Kárášjohka–ut" / PROEVIK / "nettsted" / "index.html").is_file()


def test_en_feil_i_programmet_viser_hvor_den_er(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def sprekk(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("generator.cli.sjekk.load_alt", sprekk)
    with pytest.raises(ZeroDivisionError):
        main(["sjekk", "--rot", str(tmp_path)])
