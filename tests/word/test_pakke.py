"""Word-fila som zip: det som ikke er en trygg Word-fil, blir avvist, og det som skrives, er alltid likt."""

from __future__ import annotations

import io
import re
import struct
import zipfile

import pytest

from generator.errors import MalFeil
from generator.word import load_mal
from generator.word.pakke import les_pakke, med_egenskaper, skriv_pakke
from tests.word.smaa_maler import NAVN, STIL, STILPAKKE, avsnitt, lag_docx, render

_SENTRAL = b"PK\x01\x02"


def _med_stoerrelse(innhold: bytes, navn: str, oppgitt: int) -> bytes:
    """Gi zip-en der innholdslista påstår at delen har en annen størrelse når den er pakket ut."""
    sted = innhold.index(_SENTRAL)
    while not innhold[sted + 46 :].startswith(navn.encode()):
        sted = innhold.index(_SENTRAL, sted + 1)
    return innhold[: sted + 24] + struct.pack("<I", oppgitt) + innhold[sted + 28 :]


def _zip(**deler: bytes) -> bytes:
    ut = io.BytesIO()
    with zipfile.ZipFile(ut, "w", zipfile.ZIP_DEFLATED) as arkiv:
        for navn, innhold in deler.items():
            arkiv.writestr(navn, innhold)
    return ut.getvalue()


def _les(innhold: bytes) -> str:
    with pytest.raises(MalFeil) as feil:
        load_mal(innhold, navn=NAVN)
    return str(feil.value).removeprefix(f"{NAVN}: ")


def test_gammelt_eller_kryptert_format_blir_forklart() -> None:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
    assert _les(ole) == "fila er kryptert eller i det gamle formatet .doc. Lagre den som .docx uten passord."


@pytest.mark.parametrize("innhold", [b"", b"hei", b"%PDF-1.7", STIL[:400], STIL[:-60]])
def test_det_som_ikke_er_en_hel_zip_blir_avvist(innhold: bytes) -> None:
    assert _les(innhold) == "fila er ikke en Word-fil (.docx), eller den er ødelagt. Hent den på nytt."


def test_oedelagt_innhold_blir_avvist() -> None:
    sted = STIL.index(b"word/document.xml") + len("word/document.xml") + 40
    for feil in (b"\xff" * 30, b"\x00" * 30):
        assert "ødelagt" in _les(STIL[:sted] + feil + STIL[sted + 30 :])


def test_en_del_som_er_kryptert_blir_avvist() -> None:
    kryptert = bytearray(STIL)
    sted = kryptert.index(_SENTRAL)
    kryptert[sted + 8] |= 1
    assert _les(bytes(kryptert)) == "fila er kryptert. Lagre den som .docx uten passord."


def test_den_samme_delen_to_ganger_blir_avvist() -> None:
    ut = io.BytesIO(STIL)
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(ut, "a") as arkiv:
        arkiv.writestr("word/document.xml", b"<x/>")
    assert _les(ut.getvalue()) == "fila har den samme delen to ganger (word/document.xml). Lag den på nytt i Word."


def test_en_fil_med_makroer_blir_avvist() -> None:
    makroer = "fila har makroer. Lagre den som vanlig Word-dokument (.docx)."
    assert _les(skriv_pakke({**STILPAKKE, "word/vbaProject.bin": b"x"})) == makroer
    typer = STILPAKKE["[Content_Types].xml"].replace(
        b"openxmlformats-officedocument.wordprocessingml.document.main", b"ms-word.document.macroEnabled.main"
    )
    assert _les(skriv_pakke({**STILPAKKE, "[Content_Types].xml": typer})) == makroer


@pytest.mark.parametrize(
    ("slag", "maal", "ventet"),
    [
        ("image", "file:///etc/passwd", "malen henter noe utenfra (file:///etc/passwd). Legg det inn i selve fila"),
        ("attachedTemplate", "https://a.no/x.dotm", "malen henter noe utenfra (https://a.no/x.dotm)"),
        ("oleObject", "\\\\tjener\\x", "malen henter noe utenfra"),
        (
            "hyperlink",
            "file:///C:/x",
            "lenka «file:///C:/x» peker til en fil. Bruk en adresse som begynner med https://",
        ),
    ],
)
def test_det_som_hentes_utenfra_blir_avvist(slag: str, maal: str, ventet: str) -> None:
    rel = STILPAKKE["word/_rels/document.xml.rels"].replace(
        b"</Relationships>",
        f'<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{slag}" Target="{maal}" TargetMode="External"/></Relationships>'.encode(),
    )
    assert ventet in _les(skriv_pakke({**STILPAKKE, "word/_rels/document.xml.rels": rel}))


def test_en_vanlig_lenke_i_malen_er_lov() -> None:
    rel = STILPAKKE["word/_rels/document.xml.rels"].replace(
        b"</Relationships>",
        b'<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="https://a.no" TargetMode="External"/></Relationships>',
    )
    assert load_mal(skriv_pakke({**STILPAKKE, "word/_rels/document.xml.rels": rel}), navn=NAVN).navn == NAVN


def test_en_del_som_er_pakket_for_tett_blir_avvist() -> None:
    tett = skriv_pakke({**STILPAKKE, "word/x.xml": b" " * 5_000_000})
    assert _les(tett).startswith("fila er pakket så tett at den ikke kan være laget i Word (word/x.xml).")


def test_en_zip_uten_dokument_blir_avvist() -> None:
    assert _les(_zip(**{"ark.xml": b"<a/>"})) == "fila er ikke et Word-dokument. Lagre den som .docx."


def test_en_zipbombe_blir_avvist_foer_den_blir_pakket_ut() -> None:
    stor = _med_stoerrelse(STIL, "word/document.xml", 4_000_000_000)
    assert _les(stor) == "fila er for stor når den pakkes ut. Sjekk at det er en vanlig Word-fil."


def test_en_zipbombe_som_lyver_om_stoerrelsen_blir_ikke_pakket_ut() -> None:
    bombe = _zip(**{"word/document.xml": b" " * 3_000_000, "[Content_Types].xml": b"<Types/>"})
    assert "ødelagt" in _les(_med_stoerrelse(bombe, "word/document.xml", 10))


@pytest.mark.parametrize(
    "navn", ["../utenfor.xml", "word/../../utenfor.xml", "/etc/passwd", "C:/x.xml", "word\\..\\..\\x"]
)
def test_en_del_med_utrygt_navn_blir_avvist(navn: str) -> None:
    assert "utrygt navn" in _les(skriv_pakke({**STILPAKKE, navn: b"x"}))


@pytest.mark.parametrize("del_", ["word/document.xml", "word/styles.xml", "docProps/core.xml", "_rels/.rels"])
def test_doctype_blir_avvist_i_alle_deler(del_: str) -> None:
    ond = b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>' + STILPAKKE[del_].partition(b"?>")[2]
    assert "XML-deklarasjoner" in _les(skriv_pakke({**STILPAKKE, del_: ond}))


def test_xml_som_ikke_henger_sammen_blir_avvist() -> None:
    assert "ikke gyldig XML" in _les(skriv_pakke({**STILPAKKE, "word/document.xml": b"<a><b></a>"}))


def test_zipen_har_fast_rekkefoelge_faste_datoer_og_ingen_spor_av_maskinen() -> None:
    with zipfile.ZipFile(io.BytesIO(render(avsnitt("{{ navn }}")))) as arkiv:
        deler = arkiv.infolist()
    navn = [d.filename for d in deler]
    assert navn == ["[Content_Types].xml", "_rels/.rels", *sorted(navn[2:])]
    assert len(navn) == len(set(navn))
    assert {(d.date_time, d.create_system) for d in deler} == {((1980, 1, 1, 0, 0, 0), 0)}
    assert len({d.external_attr for d in deler}) == 1


def test_les_og_skriv_er_hverandres_motsatte() -> None:
    assert les_pakke("x", skriv_pakke(STILPAKKE)) == STILPAKKE
    assert skriv_pakke(dict(reversed(list(STILPAKKE.items())))) == skriv_pakke(STILPAKKE)


def test_egenskaper_blir_skrevet_en_gang_og_escapet() -> None:
    en = med_egenskaper(STILPAKKE, {"a": "Berg & Dal <AS>"})
    to = med_egenskaper(en, {"a": "ny"})
    assert b">Berg &amp; Dal &lt;AS&gt;</vt:lpwstr>" in en["docProps/custom.xml"]
    assert to["[Content_Types].xml"].count(b"docProps/custom.xml") == 1
    assert to["_rels/.rels"].count(b"custom-properties") == 1
    assert b"Berg" not in to["docProps/custom.xml"]
    tre = med_egenskaper(to, {"b": "to"})["docProps/custom.xml"].decode()
    assert re.findall(r'pid="(\d+)" name="(\w+)"', tre) == [("2", "a"), ("3", "b")]


def test_dokumentet_kan_leses_igjen() -> None:
    assert "word/document.xml" in les_pakke("x", lag_docx(avsnitt("x")))
