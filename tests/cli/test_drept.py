"""En kjøring som blir drept når som helst: alt under et endelig navn er helt, og den neste kjøringen rydder opp."""

from __future__ import annotations

import io
import json
import random
import shutil
import subprocess
import time
import zipfile
from pathlib import Path

import pytest

from generator.grunnlag import Bestilling, load_alt, read_tre
from generator.pipeline import bygg
from tests.bygg import DATO
from tests.cli.program import EIGERSUND, KOMMANDO, PROEVIK, lag_eigersund, lag_miljoe, lag_proevik, lag_rot, les_filer

KOMMUNER = (PROEVIK, EIGERSUND)


def lag_utgave(rot: Path, nr: int) -> Path:
    """To utgaver av de samme kommunene; hver fil er ulik, og den andre har ikke tjenesten til den første."""
    navn = ("skole", "sfo")[nr]
    tjenester = [{"id": navn, "type": navn, "navn": f"Tjenesten {nr}", "organisering": "egen"}]
    endring: dict[str, object] = {"tjenester": tjenester, "kommune": {"betegnelse": ("kommune", "herad")[nr]}}
    nummer = {"kommunenummer": "1101", "navn": "Eigersund", "maalform": "nn"}
    andre: dict[str, object] = {"tjenester": tjenester, "kommune": {**nummer, "betegnelse": ("kommune", "herad")[nr]}}
    return lag_rot(rot, {PROEVIK: lag_proevik(**endring), EIGERSUND: lag_eigersund(**andre)})


def bygg_her(rot: Path, ut: Path) -> list[str]:
    """Bygg ferdig i samme prosess, og gi det som ble sagt."""
    grunnlag = load_alt(read_tre(rot), [], DATO)
    resultater = bygg(grunnlag, ut, Bestilling(), lambda _: None)
    return [b for r in resultater for b in (*r.skrevet.beskjeder, *r.skrevet.feil, r.feil) if b]


def sjekk_hele(ut: Path) -> None:
    """Hver fil som ikke er skjult, kan åpnes."""
    for sti, innhold in les_filer(ut).items():
        navn = Path(sti).name
        if navn.startswith("."):
            continue
        if navn.endswith(".docx"):
            assert zipfile.ZipFile(io.BytesIO(innhold)).testzip() is None, sti
        elif navn.endswith(".html"):
            assert innhold.rstrip().endswith(b"</html>"), sti
        elif navn == "manifest.json":
            assert json.loads(innhold)["status"] in {"gjeldende", "under arbeid"}, sti
        else:
            assert innhold, sti


def drep(rot: Path, tilfeldig: random.Random, nr: int) -> None:
    """Start programmet og drep det: noen ganger etter en tid, ellers straks den begynner å skrive."""
    manifest = rot / "ut" / tilfeldig.choice(KOMMUNER) / "manifest.json"
    foer = manifest.read_bytes() if manifest.exists() else b""
    prosess = subprocess.Popen(
        [*KOMMANDO, "bygg", "--ut", "ut"],
        cwd=rot,
        env=lag_miljoe(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    if nr % 3 == 1:
        time.sleep(tilfeldig.uniform(0.5, 2.5))
    else:
        slutt = time.monotonic() + 30
        while prosess.poll() is None and time.monotonic() < slutt:
            if (manifest.read_bytes() if manifest.exists() else b"") != foer:
                time.sleep(tilfeldig.uniform(0, 0.0005))
                break
    prosess.kill()
    prosess.wait()


@pytest.fixture(scope="module")
def rene(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, bytes]]:
    """Det som ligger der etter et rent bygg av hver utgave."""
    ut = []
    for nr in (0, 1):
        rot = lag_utgave(tmp_path_factory.mktemp(f"ren{nr}"), nr)
        assert bygg_her(rot, rot / "ut") == []
        ut.append(les_filer(rot / "ut"))
    return ut


def test_et_drept_bygg_etterlater_bare_hele_filer_og_det_neste_blir_som_et_rent(
    tmp_path: Path, rene: list[dict[str, bytes]]
) -> None:
    tilfeldig = random.Random(2826)
    for nr in range(10):
        rot = lag_utgave(tmp_path, nr % 2)
        drep(rot, tilfeldig, nr)
        sjekk_hele(rot / "ut")
        if nr % 3 == 2:  # ellers blir to og tre drepte kjøringer liggende oppå hverandre
            neste = tilfeldig.choice((0, 1))
            lag_utgave(rot, neste)
            assert bygg_her(rot, rot / "ut") == []
            assert les_filer(rot / "ut") == rene[neste]
    assert bygg_her(lag_utgave(tmp_path, 1), tmp_path / "ut") == []
    assert les_filer(tmp_path / "ut") == rene[1]


def test_et_dokument_endret_for_haand_overlever_drepte_kjoeringer(tmp_path: Path, rene: list[dict[str, bytes]]) -> None:
    rot = lag_utgave(tmp_path, 0)
    for sti, innhold in rene[0].items():
        lag_rot(rot, {f"ut/{sti}": innhold})
    dokument = rot / "ut" / PROEVIK / "dokumenter" / "bekymringsrutine-skole.docx"
    dokument.write_bytes(b"min")
    tilfeldig = random.Random(112)
    lag_utgave(rot, 1)
    drep(rot, tilfeldig, 0)
    assert dokument.read_bytes() == b"min"
    shutil.rmtree(rot / "kommuner")
    bygg_her(lag_utgave(rot, 1), rot / "ut")
    assert dokument.read_bytes() == b"min"
