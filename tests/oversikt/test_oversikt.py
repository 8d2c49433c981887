"""Oversikten over mange kommuner: tallene er de samme som `samsvar`, ingen er utelatt, og datoene blir sett på fra én dag."""

from __future__ import annotations

import csv
import datetime
import io
import json
import shlex
import shutil
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from generator.cli.main import main
from generator.cli.samsvar import samsvar
from generator.errors import Nivaa
from generator.grunnlag import load_alt
from generator.oversikt import FORMATER, Innlest, Oversikt, find_oversikt, format_oversikt
from generator.oversikt.finn import find_alder
from generator.oversikt.modell import Andel
from generator.oversikt.side import render_side
from generator.samsvar import STATUSER
from generator.tre import tre_fra_disk
from tests.bygg import BARNEVERN, DATO, MAPPE, ROT, SKOLE, lag_avtale, lag_kommune
from tests.cli.program import EIGERSUND, lag_eigersund, lag_rot
from tests.nettside import Side

TRE_KOMMUNER = ("0000-fjordvik", "4221-valle", "5501-tromsoe")
HODE = {"versjon": "1.0", "godkjent_dato": datetime.date(2024, 3, 20), "neste_revisjon": datetime.date(2026, 3, 20)}


@pytest.fixture(scope="module")
def rot(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Eksemplene, en kommune som ikke kan leses, og en med gamle dokumenter."""
    rot = tmp_path_factory.mktemp("land")
    shutil.copytree(ROT / "kommuner", rot / "kommuner")
    shutil.copytree(ROT / "maler/fag", rot / "maler/fag")
    hoder = [
        {**HODE, "dokument": "bekymringsrutine/skole"},
        {**HODE, "dokument": "lommekort/skole", "neste_revisjon": None},
        {"dokument": "bekymringsrutine/barnevern", "versjon": "0.9"},
    ]
    gammel = lag_eigersund(tjenester=[SKOLE, BARNEVERN], dokumenter=hoder)
    loefte = [{"id": "droefting", "part": "alle", "fra": "barnevern-anonym-droefting", "frist": "2 virkedager"}]
    gyldig = {"fra": datetime.date(2022, 1, 31), "til": datetime.date(2026, 11, 22)}
    avtaler = {
        f"kommuner/{EIGERSUND}/avtaler/{id_}.yaml": lag_avtale(
            id=id_, status=status, gjelder=gyldig, forpliktelser=loefte
        )
        for id_, status in (("en", "signert"), ("to", "utkast"))
    }
    feil = lag_eigersund(kommune={"kommunenummer": "1103", "navn": "Stavanger"}, ukjent=1, annet=2)
    return lag_rot(rot, {"1103-stavanger": feil, EIGERSUND: gammel, **avtaler})


@pytest.fixture(scope="module")
def oversikt(rot: Path) -> Oversikt:
    return lag_oversikt(rot, DATO)


def lag_oversikt(rot: Path, dato: datetime.date) -> Oversikt:
    grunnlag = load_alt(tre_fra_disk(rot, "kommuner", "maler"), [], dato)
    innleste = [Innlest(s.mappe, None if s.har_feil else s.lest.verdi, s.problemer) for s in grunnlag.saker]
    return find_oversikt(innleste, grunnlag.fag, dato)


def les_json(oversikt: Oversikt) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(format_oversikt(oversikt, "json"))
    return data


@pytest.mark.parametrize("mappe", TRE_KOMMUNER)
def test_tallene_er_de_samme_som_samsvar(
    mappe: str, rot: Path, oversikt: Oversikt, capsys: pytest.CaptureFixture[str]
) -> None:
    samsvar(mappe, str(rot), "json")
    ventet = json.loads(capsys.readouterr().out)
    linje = next(k for k in les_json(oversikt)["kommuner"] if k["mappe"] == mappe)
    assert linje["statuser"] == {rad["krav"]: rad["status"] for rad in ventet["rader"]}
    assert linje["antall"] == ventet["antall"]
    rad = next(r for r in les_csv(oversikt) if r["mappe"] == mappe)
    assert {s: int(rad[s]) for s in STATUSER} == ventet["antall"]
    assert {k: rad[f"krav_{k}"] for k in linje["statuser"]} == linje["statuser"]


def les_csv(oversikt: Oversikt) -> list[dict[str, str]]:
    tekst = format_oversikt(oversikt, "csv")
    assert tekst.startswith("\ufeffkommunenummer;")
    return list(csv.DictReader(io.StringIO(tekst.removeprefix("\ufeff")), delimiter=";"))


def test_andelene_er_regnet_av_kommunene_som_kan_leses(oversikt: Oversikt) -> None:
    data = les_json(oversikt)
    leste = [k for k in data["kommuner"] if k["kan_leses"]]
    assert len(leste) == len(data["kommuner"]) - 1
    for krav in data["krav"]:
        assert {s: n for s, n in krav["antall"].items() if n} == Counter(k["statuser"][krav["krav"]] for k in leste)
        assert krav["aktuelle"] == len(leste) - krav["antall"]["ikke_relevant"]
    for anbefaling in data["anbefalinger"]:
        egne = [k for k in data["krav"] if k["krav"].startswith(f"{anbefaling['nummer']}.")]
        assert anbefaling["antall"] == {s: sum(k["antall"][s] for k in egne) for s in STATUSER}
        assert anbefaling["prosent"] == 100 * anbefaling["antall"]["oppfylt"] // anbefaling["aktuelle"]


@pytest.mark.parametrize(
    ("antall", "prosent"),
    [((1, 0, 0, 0, 0), 100), ((199, 1, 0, 0, 0), 99), ((1, 1, 1, 0, 7), 33), ((0, 0, 0, 0, 5), None)],
)
def test_andelen_er_rundet_ned_og_uten_dem_kravet_ikke_gjelder(antall: tuple[int, ...], prosent: int | None) -> None:
    assert Andel(dict(zip(STATUSER, antall, strict=True))).prosent == prosent


def test_en_kommune_med_feil_er_med_og_sier_hvor_mange(oversikt: Oversikt) -> None:
    linje = next(k for k in oversikt.kommuner if k.mappe == "1103-stavanger")
    assert (linje.kan_leses, linje.nummer, linje.statuser) == (False, "1103", {})
    feil = linje.count(Nivaa.FEIL)
    assert feil > 1
    assert f"1103-stavanger  kan ikke leses: {feil} feil" in format_oversikt(oversikt, "tekst")
    assert f"Kan ikke leses: {feil} feil" in Side(render_side(oversikt, "")).tekst
    rad = next(r for r in les_csv(oversikt) if r["mappe"] == "1103-stavanger")
    assert (rad["kan_leses"], rad["feil"], rad["krav_1.1"]) == ("nei", str(feil), "")
    assert "1 av dem kan ikke leses og er ikke med i tallene." in Side(render_side(oversikt, "")).tekst


def test_alder_og_gjennomgang_blir_sett_fra_dagen(rot: Path, oversikt: Oversikt) -> None:
    linje = next(k for k in oversikt.kommuner if k.mappe == EIGERSUND)
    assert (linje.rutiner, linje.rutiner_godkjent, linje.avtaler, linje.avtaler_inngaatt) == (2, 1, 2, 1)
    assert linje.eldste == datetime.date(2022, 1, 31)
    assert [d.dokument for d in linje.passert] == ["bekymringsrutine/skole"]
    dagen_etter = lag_oversikt(rot, DATO + datetime.timedelta(1))
    linje = next(k for k in dagen_etter.kommuner if k.mappe == EIGERSUND)
    assert [d.dokument for d in linje.passert] == ["bekymringsrutine/skole", "samarbeidsavtale/en"]
    assert "bekymringsrutine/skole 20. mars 2026" in Side(render_side(dagen_etter, "")).tekst


@pytest.mark.parametrize(
    ("fra", "til", "maaneder"),
    [("2026-01-31", "2026-02-28", 0), ("2026-01-31", "2026-03-31", 2), ("2024-02-29", "2025-02-28", 11),
     ("2025-12-11", "2026-11-22", 11), ("2027-01-01", "2026-11-22", 0)],
)  # fmt: skip
def test_alderen_er_hele_maaneder(fra: str, til: str, maaneder: int) -> None:
    assert find_alder(datetime.date.fromisoformat(fra), datetime.date.fromisoformat(til)) == maaneder


def test_mangler_og_varsler_er_de_sjekk_finner(rot: Path, oversikt: Oversikt) -> None:
    grunnlag = load_alt(tre_fra_disk(rot, "kommuner", "maler"), [], DATO)
    for sak, linje in zip(grunnlag.saker, oversikt.kommuner, strict=True):
        assert (sak.mappe, sak.problemer) == (linje.mappe, linje.problemer)
    felles = dict(oversikt.find_mangler())
    assert felles["det er ikke oppgitt hvilke aldre rutinene gjelder for, og om de gjelder gravide"] == 5
    assert list(felles.values()) == sorted(felles.values(), reverse=True)


def test_siden_er_ekte_tabeller_med_ord_og_uten_skript(oversikt: Oversikt) -> None:
    html = render_side(oversikt, "body { color: red }")
    side = Side(html)
    tagger = [navn for navn, _ in side.tagger]
    assert "script" not in tagger
    assert side.lenker == ["#innhold"]
    assert tagger.count("h1") == 1
    assert all("scope" in verdier for navn, verdier in side.tagger if navn == "th")
    for ord_ in ("ja: kravet er oppfylt", "delvis: ", "nei: ", "avvik: ", "utgår: ", "demo: "):
        assert ord_ in side.tekst
    assert html.count("<td") > len(oversikt.leste) * len(oversikt.krav)


def test_navn_kan_ikke_bli_til_html_eller_en_formel(rot: Path, tmp_path: Path) -> None:
    lag_rot(tmp_path, {MAPPE: lag_kommune(kommune={"navn": "=1+2<b>&"})})
    shutil.copytree(rot / "maler", tmp_path / "maler")
    oversikt = lag_oversikt(tmp_path, DATO)
    assert les_csv(oversikt)[0]["kommune"] == "'=1+2<b>&"
    assert "=1+2&lt;b&gt;&amp;" in render_side(oversikt, "")


@pytest.mark.parametrize("format_", FORMATER)
def test_kommandoen_skriver_det_samme_paa_skjermen_og_i_fila(
    format_: str, rot: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fil = tmp_path / "ut"
    linje = f"oversikt --rot {shlex.quote(str(rot))} --dato {DATO} --format {format_}"
    assert kall(linje) == 1
    paa_skjermen, feil = capsys.readouterr()
    assert feil == "1 kommune kan ikke leses. Se hvorfor med «rutineverk sjekk».\n"
    assert kall(f"{linje} --ut {fil}") == 1
    assert fil.read_bytes().decode() == paa_skjermen
    assert kall(f"{linje} fjordvik valle") == 0


def kall(linje: str) -> int:
    with pytest.raises(SystemExit) as slutt:
        main(shlex.split(linje))
    assert isinstance(slutt.value.code, int)
    return slutt.value.code


def test_feil_bruk_gir_beskjed(rot: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert kall(f"oversikt --rot {rot} --format xml") == 2
    assert "--format kan være tekst, csv, json eller html, ikke «xml»." in capsys.readouterr().err
    assert kall(f"oversikt valle --rot {rot} --ut {rot}/finnes/ikke.csv") == 1
    assert "oversikten kan ikke skrives" in capsys.readouterr().err
