"""Skjemaene som Word-filer: ekte innholdskontroller, gyldige for Microsofts kontroll, og levende etter LibreOffice."""

from __future__ import annotations

import itertools
import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest
from lxml import etree

from generator.word import docx_tekst
from generator.word.pakke import les_pakke, skriv_pakke
from tests.conftest import Krev
from tests.dokumenter import FJORDVIK, OVERSKRIFTER, W, les_blokker
from tests.kontekst.test_skjema import find_kontroller as find_ventede
from tests.ooxml import Validator
from tests.skjemaene import SAKENE, W14, Sak, bygg_skjema, find_kontroller, lag_skjema, les

DATO: Final = "22.11.2026"
hver_sak = pytest.mark.parametrize("sak", SAKENE, ids=str)


@hver_sak
def test_skjemaet_er_gyldig(sak: Sak, valider: Validator) -> None:
    assert valider(bygg_skjema(sak)) == []


@hver_sak
def test_hver_kontroll_i_konteksten_er_en_ekte_innholdskontroll_i_samme_rekkefoelge(sak: Sak) -> None:
    ventet = [(k.merke, k.tittel) for k in find_ventede(lag_skjema(les(sak.mappe), sak.id, sak.maalform))]
    funnet = find_kontroller(bygg_skjema(sak))
    assert [(k.merke, k.tittel) for k in funnet] == ventet
    assert [k.nummer for k in funnet] == [str(n) for n in range(1, len(funnet) + 1)]
    assert funnet


@hver_sak
def test_hver_kontroll_er_blank_med_en_veiledning_eller_et_tomt_kryss(sak: Sak) -> None:
    velg = "Velg dato" if sak.maalform == "nb" else "Vel dato"
    ventet = {"text": "Klikk og skriv", "langtekst": "Klikk og skriv", "date": velg, "checkbox": "☐"}
    for kontroll in find_kontroller(bygg_skjema(sak)):
        assert kontroll.tekst == ventet[kontroll.slag]


@hver_sak
def test_datoene_er_norske_og_kontrollene_kan_ikke_slettes(sak: Sak) -> None:
    tre = etree.fromstring(les_pakke("x", bygg_skjema(sak))["word/document.xml"])
    for dato in tre.iter(f"{W}date"):
        assert {etree.QName(e).localname: e.get(f"{W}val") for e in dato} == {
            "dateFormat": "d.M.yyyy",
            "lid": f"{sak.maalform}-NO",
            "storeMappedDataAs": "dateTime",
            "calendar": "gregorian",
        }
    for egenskaper in tre.iter(f"{W}sdtPr"):
        laas = egenskaper.find(f"{W}lock")
        assert laas is not None
        assert laas.get(f"{W}val") == "sdtLocked"
        assert (egenskaper.find(f"{W}showingPlcHdr") is None) == (egenskaper.find(f"{W14}checkbox") is not None)


@hver_sak
def test_skjemaet_har_verken_tomme_overskrifter_eller_rester(sak: Sak) -> None:
    innhold = bygg_skjema(sak)
    tekst = docx_tekst(innhold)
    assert re.findall(r"\{[{%#]|[}%#]\}|\{\w+\}|\bNone\b|Undefined|\bTrue\b|\bFalse\b|&(amp|lt|gt|#)", tekst) == []
    synlige = [b for b in les_blokker(innhold) if b.tekst.strip()]
    assert synlige[-1].stil not in OVERSKRIFTER
    for blokk, neste in itertools.pairwise(synlige):
        assert not (blokk.stil in OVERSKRIFTER and neste.stil in OVERSKRIFTER), blokk.tekst
    assert [b.tekst for b in les_blokker(innhold) if not b.tekst.strip() and b.stil != "Mellomrom"] == []


def fyll_ut(innhold: bytes) -> bytes:
    """Skriv et svar i hver kontroll, slik Word gjør: teksten inn, plassholderen bort, og krysset på."""
    pakke = dict(les_pakke("x", innhold))
    tre = etree.fromstring(pakke["word/document.xml"])
    for nr, sdt in enumerate(tre.iter(f"{W}sdt")):
        egenskaper, tekst = sdt.find(f"{W}sdtPr"), next(sdt.iter(f"{W}t"))
        assert egenskaper is not None
        for plassholder in egenskaper.findall(f"{W}showingPlcHdr"):
            egenskaper.remove(plassholder)
        tekst.text = f"Svar nr. {nr}."
        for dato in egenskaper.iter(f"{W}date"):
            dato.set(f"{W}fullDate", "2026-11-22T00:00:00Z")
            tekst.text = DATO
        for krysset in egenskaper.iter(f"{W14}checked"):
            krysset.set(f"{W14}val", "1")
            tekst.text = "☒"
    pakke["word/document.xml"] = etree.tostring(tre, xml_declaration=True, encoding="UTF-8", standalone=True)
    return skriv_pakke(pakke)


FYLT_UT: Final = tuple(s for s in SAKENE if s.mappe == FJORDVIK and s.maalform == "nb")


@pytest.fixture(scope="session")
def lagret(krev: Krev, tmp_path_factory: pytest.TempPathFactory) -> Callable[[Sak], bytes]:
    """Hvert skjema fylt ut, åpnet i LibreOffice og lagret igjen; LibreOffice starter én gang."""
    mappe = tmp_path_factory.mktemp("skjema")
    for sak in FYLT_UT:
        (mappe / f"{sak.id}.docx").write_bytes(fyll_ut(bygg_skjema(sak)))
    ut = mappe / "ut"
    profil = f"-env:UserInstallation={(mappe / 'profil').as_uri()}"
    filer = [str(Path(mappe, f"{sak.id}.docx")) for sak in FYLT_UT]
    kommando = [krev("soffice"), profil, "--headless", "--convert-to", "docx", "--outdir", str(ut), *filer]
    subprocess.run(kommando, check=True, capture_output=True, timeout=300)
    return lambda sak: (ut / f"{sak.id}.docx").read_bytes()


@pytest.mark.parametrize("sak", FYLT_UT, ids=str)
def test_utfylt_skjema_lagret_i_libreoffice_holder_paa_svarene_og_kontrollene(
    sak: Sak, lagret: Callable[[Sak], bytes]
) -> None:
    """LibreOffice legger av og til en ytre kontroll rundt flere; vi ser på de innerste, som er våre."""
    foer = find_kontroller(fyll_ut(bygg_skjema(sak)))
    tre = etree.fromstring(les_pakke("x", lagret(sak))["word/document.xml"])
    innerste = [sdt for sdt in tre.iter(f"{W}sdt") if next(sdt.iterdescendants(f"{W}sdt"), None) is None]
    svar = ["".join(t.text or "" for t in sdt.iter(f"{W}t")) for sdt in innerste]
    assert svar == [k.tekst for k in foer]
    assert [sdt.find(f".//{W}date") is not None for sdt in innerste] == [k.slag == "date" for k in foer]
    kryss = [sdt.find(f".//{W14}checked") for sdt in innerste]
    assert [k is not None and k.get(f"{W14}val") == "1" for k in kryss] == [k.slag == "checkbox" for k in foer]


def test_tiltakskortet_er_en_side(krev: Krev, tmp_path: Path) -> None:
    kortene = {str(s): bygg_skjema(s) for s in SAKENE if s.id == "tiltakskort-krise"}
    for navn, innhold in kortene.items():
        (tmp_path / f"{navn}.docx").write_bytes(innhold)
    profil = f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}"
    kommando = [krev("soffice"), profil, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    filer = [str(tmp_path / f"{navn}.docx") for navn in kortene]
    subprocess.run([*kommando, *filer], check=True, capture_output=True, timeout=300)
    for navn in kortene:
        info = subprocess.run([krev("pdfinfo"), str(tmp_path / f"{navn}.pdf")], check=True, capture_output=True).stdout
        assert re.search(rb"Pages:\s+1\b", info), navn
