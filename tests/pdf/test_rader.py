"""LibreOffice kan miste tabellrader ved et sideskift: da blir PDF-en laget på nytt, og aldri gitt fra seg uten dem."""

from __future__ import annotations

import io
import shutil
import sys
from pathlib import Path

import pytest
from pikepdf import Array, Dictionary, Name, Object, Pdf

from generator.errors import PdfFeil
from generator.pdf import LibreOffice, Pdfhylle
from generator.pdf.etterarbeid import count_tapte_rader
from generator.pdf.rader import count_tomme_rader, tillat_deling
from generator.word.pakke import les_pakke
from tests.conftest import Krev
from tests.dokumenter import dokumentene
from tests.pdf.test_bygg import lag_program

KORTET = "dokumenter/lommekort-sfo.docx"


def _toem(element: Object) -> None:
    """Ta bort innholdet i en rad, slik LibreOffice etterlater en det har mistet: i strukturen, men på ingen side."""
    if isinstance(element, Array):
        for barn in element:
            if not isinstance(barn, int):
                _toem(barn)
    elif isinstance(element, Dictionary) and "/K" in element:
        if isinstance(element.K, int) or any(isinstance(b, int) for b in element.K if isinstance(element.K, Array)):
            del element["/K"]
        else:
            _toem(element.K)


def skad(raa: bytes) -> bytes:
    """Mist den siste raden i en PDF."""
    with Pdf.open(io.BytesIO(raa)) as pdf:
        *_, siste = (o for o in pdf.objects if isinstance(o, Dictionary) and o.get("/S") == Name.TR)
        _toem(siste)
        ut = io.BytesIO()
        pdf.save(ut)
    return ut.getvalue()


def lag_libreoffice(mappe: Path, ganger: int) -> LibreOffice:
    """Gi det ekte LibreOffice, der de første kjøringene mister en rad."""
    skript = mappe / "skad.py"
    skript.write_text(
        "import pathlib, sys\n"
        f"sys.path.insert(0, {str(Path.cwd())!r})\n"
        "from tests.pdf.test_rader import skad\n"
        f"telt = pathlib.Path({str(mappe / 'telt')!r})\n"
        "nr = len(telt.read_text()) if telt.exists() else 0\n"
        "telt.write_text('x' * (nr + 1))\n"
        "for fil in pathlib.Path('.').glob('*.pdf'):\n"
        f"    fil.write_bytes(skad(fil.read_bytes()) if nr < {ganger} else fil.read_bytes())\n"
    )
    program = lag_program(mappe, f'{shutil.which("soffice")} "$@" && exec {sys.executable} {skript}')
    return LibreOffice(str(program / "soffice"), "LibreOffice 0.0 x")


def test_en_pdf_som_mistet_en_rad_blir_laget_paa_nytt(tmp_path: Path, krev: Krev) -> None:
    krev("soffice")
    docx = dokumentene()[KORTET]
    with Pdfhylle.aapne(lag_libreoffice(tmp_path, 1)) as hylle:
        hylle.legg_inn(docx)
        hylle.convert()
        pdf = hylle.hent("lommekort.docx", docx)
    assert (tmp_path / "telt").read_text() == "xx"
    assert count_tapte_rader(pdf, docx) == 0
    assert count_tapte_rader(skad(pdf), docx) == 1


def test_en_pdf_som_mister_rader_hver_gang_blir_ikke_gitt_fra_seg(tmp_path: Path, krev: Krev) -> None:
    krev("soffice")
    docx = dokumentene()[KORTET]
    with Pdfhylle.aapne(lag_libreoffice(tmp_path, 9)) as hylle:
        hylle.legg_inn(docx)
        hylle.convert()
        with pytest.raises(PdfFeil, match=r"mistet innholdet i 1 tabellrader da det laget PDF av lommekort\.docx"):
            hylle.hent("lommekort.docx", docx)


def test_bare_forbudet_mot_aa_dele_rader_er_borte() -> None:
    docx = dokumentene()[KORTET]
    foer, etter = les_pakke("a", docx), les_pakke("b", tillat_deling(docx))
    assert b"<w:cantSplit/>" in foer["word/document.xml"]
    assert etter == {**foer, "word/document.xml": foer["word/document.xml"].replace(b"<w:cantSplit/>", b"")}


@pytest.mark.parametrize("sti", [s for s in dokumentene() if s.startswith("dokumenter/")])
def test_ingen_av_dokumentene_har_en_tom_rad(sti: str) -> None:
    assert count_tomme_rader(dokumentene()[sti]) == 0
