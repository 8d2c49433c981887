"""``bygg --pdf``: én start for alle, bare det som er endret, lenker på nettstedet, og beskjed uten LibreOffice."""

from __future__ import annotations

import io
import json
import os
import re
import signal
import subprocess
import time
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.errors import PdfFeil
from generator.pdf import LibreOffice, Pdfhylle, soffice
from tests.cli.program import (
    EIGERSUND,
    KOMMANDO,
    PROEVIK,
    Svar,
    kjoer,
    lag_eigersund,
    lag_miljoe,
    lag_proevik,
    lag_rot,
    les_filer,
)
from tests.conftest import Krev
from tests.dokumenter import dokumentene
from tests.pdf.les import aapne

RUTINE = "dokumenter/bekymringsrutine-skole"


def lag_program(mappe: Path, skript: str) -> Path:
    """Skriv et program som heter soffice, og gi mappen til PATH."""
    mappe.mkdir(exist_ok=True)
    (mappe / "soffice").write_text(f"#!/bin/sh\n{skript}\n")
    (mappe / "soffice").chmod(0o755)
    return mappe


def sti(mappe: Path) -> str:
    return f"{mappe}{os.pathsep}{os.environ['PATH']}"


@pytest.fixture
def rot(tmp_path: Path) -> Path:
    return lag_rot(tmp_path / "rot", {PROEVIK: lag_proevik(), EIGERSUND: lag_eigersund()})


@dataclass(frozen=True)
class Bygger:
    """Bygger i en rot med det ekte LibreOffice, og teller startene og dokumentene det får."""

    rot: Path
    program: Path
    logg: Path

    def bygg(self, *valg: str) -> Svar:
        self.logg.unlink(missing_ok=True)
        svar = kjoer("bygg", *valg, i=self.rot, PATH=sti(self.program))
        assert svar.kode == 0, svar.feil
        return svar

    def les(self) -> dict[str, bytes]:
        return les_filer(self.rot / "bygg")

    @property
    def starter(self) -> list[int]:
        linjer = self.logg.read_text().splitlines() if self.logg.exists() else []
        return [linje.count(".docx") for linje in linjer]


@pytest.fixture
def bygger(rot: Path, tmp_path: Path, krev: Krev) -> Bygger:
    logg = tmp_path / "logg"
    skript = f'[ "$1" = --version ] || echo "$@" >> {logg}\nexec {krev("soffice")} "$@"'
    return Bygger(rot, lag_program(tmp_path / "bin", skript), logg)


def test_pdf_ligger_ved_siden_av_word_i_manifestet_og_paa_nettstedet(bygger: Bygger) -> None:
    svar = bygger.bygg("--pdf")
    assert len(bygger.starter) == 1
    assert (
        f"{Path('bygg') / PROEVIK}: 20 dokumenter, 11 nettsider og 38 PDF-er (89 filer skrevet, 0 uendret)" in svar.ut
    )
    assert "Lager PDF med LibreOffice" in svar.feil
    ferdig = bygger.les()
    word = {s for s in ferdig if s.endswith(".docx")}
    assert {s.replace(".docx", ".pdf") for s in word} == {s for s in ferdig if s.endswith(".pdf")}
    for mappe in (PROEVIK, EIGERSUND):
        eide = json.loads(ferdig[f"{mappe}/manifest.json"])["filer"]
        assert {f"{RUTINE}.pdf", f"nettsted/{RUTINE}.pdf"} <= set(eide)
        side = ferdig[f"{mappe}/nettsted/ansatte.html"].decode()
        assert re.search(rf'<a [^>]*href="{RUTINE}\.docx"[^>]*>Skolen \(Word\)</a>', side)
        assert re.search(rf'<a [^>]*href="{RUTINE}\.pdf"[^>]*>Skolen \(PDF\)</a>', side)
    bygger.bygg()
    assert [s for s in bygger.les() if s.endswith(".pdf")] == []
    assert "(PDF)" not in bygger.les()[f"{PROEVIK}/nettsted/ansatte.html"].decode()


def test_bare_det_som_er_endret_blir_laget_paa_nytt_og_likt_gir_likt(bygger: Bygger) -> None:
    bygger.bygg("--pdf")
    ferdig = bygger.les()
    assert bygger.starter == [len({i for s, i in ferdig.items() if s.endswith(".docx")})]
    assert "89 uendret" in bygger.bygg("--pdf").ut
    assert bygger.starter == []
    lag_rot(bygger.rot, {EIGERSUND: lag_eigersund(samordning={"avgjoeres_av": "kommunedirektøren"})})
    bygger.bygg("--pdf")
    endret = {s for s, i in bygger.les().items() if ferdig[s] != i}
    assert bygger.starter == [len({bygger.les()[s] for s in endret if s.endswith(".docx")})]
    assert {s.replace(".docx", ".pdf") for s in endret if s.endswith(".docx")} == {s for s in endret if ".pdf" in s}
    lag_rot(bygger.rot, {EIGERSUND: lag_eigersund()})
    bygger.bygg("--pdf", EIGERSUND)
    assert bygger.les() == ferdig


def test_uten_libreoffice_blir_ingenting_skrevet(rot: Path, tmp_path: Path) -> None:
    svar = kjoer("bygg", "--pdf", i=rot, PATH=str(tmp_path))
    assert (svar.kode, svar.ut) == (1, "")
    assert svar.feil == (
        "LibreOffice er ikke installert, så det kan ikke lages PDF. "
        "Installer LibreOffice (libreoffice.org), eller bygg uten --pdf. Ingenting er skrevet.\n"
    )
    assert not (rot / "bygg").exists()


def test_et_libreoffice_som_ikke_starter_gir_beskjed(rot: Path, tmp_path: Path) -> None:
    svar = kjoer("bygg", "--pdf", i=rot, PATH=sti(lag_program(tmp_path / "bin", "exit 77")))
    assert (svar.kode, svar.ut) == (1, "")
    assert "starter ikke" in svar.feil
    assert not (rot / "bygg").exists()


def test_en_pdf_som_ikke_blir_laget_stopper_bare_den_kommunen_og_det_gamle_staar_igjen(
    rot: Path, tmp_path: Path
) -> None:
    assert kjoer("bygg", i=rot).kode == 0
    foer = les_filer(rot / "bygg")
    svar = kjoer("bygg", "--pdf", i=rot, PATH=sti(lag_program(tmp_path / "bin", 'echo "LibreOffice 0.0 x"')))
    assert svar.kode == 1
    for mappe in (PROEVIK, EIGERSUND):
        assert f"{mappe}: LibreOffice kunne ikke lage PDF av {RUTINE}.docx." in svar.feil
    etter = les_filer(rot / "bygg")
    assert {s: etter[s] for s in foer if not s.endswith("manifest.json")} == {
        s: i for s, i in foer.items() if not s.endswith("manifest.json")
    }


def test_ctrl_c_stopper_libreoffice_og_alt_det_har_startet(rot: Path, tmp_path: Path) -> None:
    pid = tmp_path / "pid"
    skript = f'[ "$1" = --version ] && echo "LibreOffice 0.0 x" && exit\nsleep 300 &\necho $! > {pid}.ny && mv {pid}.ny {pid}\nwait'
    prosess = subprocess.Popen(
        [*KOMMANDO, "bygg", "--pdf"],
        cwd=rot,
        env=lag_miljoe(PATH=sti(lag_program(tmp_path / "bin", skript)), TMPDIR=str(tmp_path)),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    while not pid.exists():
        assert prosess.poll() is None
        time.sleep(0.05)
    os.killpg(prosess.pid, signal.SIGINT)
    _, feil = prosess.communicate(timeout=20)
    assert prosess.returncode == 130
    assert b"Traceback" not in feil
    assert not lever(int(pid.read_text()))
    assert not (rot / "bygg").exists()
    assert list(tmp_path.glob("rutineverk-pdf-*")) == []


def lever(pid: int) -> bool:
    """Gi om prosessen lever etter litt tid til å dø på."""
    for _ in range(100):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return False
        time.sleep(0.05)
    return True


def test_et_libreoffice_som_henger_blir_stoppet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(soffice, "_TID_START", 0)
    monkeypatch.setattr(soffice, "_TID_HVER", 0.3)
    program = lag_program(tmp_path / "bin", "sleep 300") / "soffice"
    hylle = Pdfhylle(tmp_path, LibreOffice(str(program), "LibreOffice 0.0"))
    hylle.legg_inn(b"PK")
    with pytest.raises(PdfFeil, match="ble ikke ferdig"):
        hylle.convert()


def test_en_hylle_uten_noe_i_starter_ikke_libreoffice(tmp_path: Path) -> None:
    Pdfhylle(tmp_path, LibreOffice("/finnes/ikke", "LibreOffice 0.0")).convert()


def test_samme_dokument_gir_samme_bytes_uansett_naar_og_sammen_med_hva(tmp_path: Path, krev: Krev) -> None:
    krev("soffice")
    noen = [d for s, d in dokumentene().items() if s.startswith("dokumenter/lommekort-")][:2]
    ferdige = []
    for utvalg in (noen, noen[1:]):
        with Pdfhylle.aapne(soffice.find_libreoffice()) as hylle:
            for docx in utvalg:
                hylle.legg_inn(docx)
            hylle.convert()
            ferdige.append(hylle.hent("kort.docx", noen[1]))
    assert ferdige[0] == ferdige[1]
    with aapne(ferdige[0]) as pdf:
        assert len(pdf.pages) == 1


def test_et_dokument_uten_tittel_gir_beskjed_om_malen(tmp_path: Path) -> None:
    hylle = Pdfhylle(tmp_path, LibreOffice("", "LibreOffice 0.0"))
    docx = uten_tittel()
    hylle.legg_inn(docx)
    next(tmp_path.glob("*.docx")).with_suffix(".pdf").write_bytes(b"%PDF-1.6")
    with pytest.raises(PdfFeil, match=r"a\.docx: dokumentet har ikke tittel og språk i egenskapene"):
        hylle.hent("a.docx", docx)


def uten_tittel() -> bytes:
    ut = io.BytesIO()
    with zipfile.ZipFile(ut, "w") as pakke:
        pakke.writestr("word/document.xml", "<tom/>")
    return ut.getvalue()
