"""Flytskjemaet tegnet: ekte tekst i ruter, ett bilde for den som hører siden, og ingenting som kan bli kode."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

import lxml.html
import pytest

from generator.errors import InndataFeil
from generator.site import Nettsted, Rute, Spor, build_nettsted
from generator.site.tegning import bryt_linjer, lag_tegning, maal_bredde
from tests.dokumenter import Data, les_kommune, uendret
from tests.nettside import ALLE_SLAG, Side, bygg_kommunen, bygg_sidene, karrig, nynorsk

LagNettsted = Callable[..., Nettsted]
SIDE = "nettsted/ansatte.html"
TEGNING = (
    Spor(tittel="Først", ruter=(Rute(tittel="En", linjer=("samme dag",), pil=True), Rute(tittel="To", haster=True))),
    Spor(tittel="Ved siden av", ruter=(Rute(tittel="<b>Tre</b> & *fire*"),)),
)


def les_tegning(html: bytes) -> lxml.html.HtmlElement:
    (tegning,) = les_side(html).find_class("tegning")
    return tegning


def les_side(html: bytes) -> lxml.html.HtmlElement:
    return cast("lxml.html.HtmlElement", lxml.html.document_fromstring(html.decode()))


def test_hvert_spor_er_en_tegning_med_ruter_tekst_og_piler() -> None:
    ramme = lag_tegning(TEGNING, "Flytskjema")
    assert (ramme.get("role"), ramme.get("aria-label")) == ("img", "Flytskjema")
    en, to = ramme
    assert [t.text for t in en.iter("text")] == ["Først", "En", "samme dag", "To"]
    assert [r.get("class") for r in en.iter("rect")] == [None, "h"]
    assert (len(list(en.iter("path"))), len(list(to.iter("path")))) == (1, 0)
    y = [float(str(r.get("y"))) for r in en.iter("rect")]
    hoyde = [float(str(r.get("height"))) for r in en.iter("rect")]
    assert y[0] + hoyde[0] < y[1]  # the arrow has its place between them
    assert float(str(en.get("viewBox")).split()[3]) >= y[1] + hoyde[1]


def test_lange_linjer_brytes_og_et_telefonnummer_aldri() -> None:
    linjer = list(bryt_linjer("Vent med foreldrene når noen nær barnet kan stå bak", 200, 16))
    assert " ".join(linjer) == "Vent med foreldrene når noen nær barnet kan stå bak"
    assert len(linjer) > 1
    assert all(maal_bredde(linje) * 16 <= 200 for linje in linjer)
    assert list(bryt_linjer("Ring 00\u00a000\u00a000\u00a010", 40, 16)) == ["Ring", "00\u00a000\u00a000\u00a010"]
    assert list(bryt_linjer("", 40, 16)) == []


def test_bildet_i_markdown_blir_tegningen_og_teksten_i_den_er_bare_tekst(lag_nettsted: LagNettsted) -> None:
    nettsted = lag_nettsted({"index": "Før\n\n![Slik gjør du](tegning:veien)\n\nEtter"}, tegninger={"veien": TEGNING})
    html = build_nettsted(nettsted)["index.html"]
    tegning = les_tegning(html)
    assert tegning.get("aria-label") == "Slik gjør du"
    assert "<b>Tre</b> & *fire*" in [t.text for t in tegning.iter("text")]
    assert b"<img" not in html.partition(b"<main")[2]
    assert b"style=" not in html


def test_en_tegning_som_ikke_finnes_stopper_bygget(lag_nettsted: LagNettsted) -> None:
    with pytest.raises(InndataFeil, match="«tegning:borte» fører ingen steder"):
        build_nettsted(lag_nettsted({"index": "![x](tegning:borte)"}, tegninger={"veien": TEGNING}))


@pytest.mark.parametrize("endring", [uendret, nynorsk, karrig])
def test_flytskjemaet_er_ett_lite_bilde_og_alt_i_det_staar_ogsaa_som_tekst(endring: Callable[[Data], None]) -> None:
    html = bygg_sidene(endring)[SIDE]
    tegning = les_tegning(html)
    assert len(lxml.html.tostring(tegning, encoding="utf-8")) < 5000
    hele = les_side(html)
    for bilde in hele.find_class("tegning"):
        bilde.drop_tree()
    tekst = " ".join("".join(map(str, hele.itertext())).split()).casefold()
    for svg in tegning:
        for rute in _ruter(svg):
            navn = rute[0].partition(". ")[2] if rute[0][0].isdigit() else rute[0]
            assert navn.casefold() in tekst or navn in ("Til voldssporet", "Til valdssporet"), navn


def _ruter(svg: lxml.html.HtmlElement) -> list[list[str]]:
    """Gi teksten i hver rute, tittelen først, med linjene satt sammen igjen."""
    ruter: list[list[str]] = []
    for element in svg:
        if element.tag == "rect":
            ruter.append([""])
        elif element.tag == "text" and ruter:
            if element.get("class") == "t":
                ruter[-1][0] = f"{ruter[-1][0]} {element.text}".strip()
            else:
                ruter[-1].append(str(element.text))
    return ruter


def test_numrene_i_tegningen_er_de_som_kan_vises() -> None:
    linjer = [t.text for t in les_tegning(bygg_sidene(uendret)[SIDE]).iter("text")]
    assert {"Politi – fare nå: 112", "00\u00a000\u00a000\u00a010", "Barnevernvakt: 00\u00a000\u00a000\u00a011"} <= set(
        linjer
    )
    ring = [t.text for t in les_tegning(bygg_sidene(karrig)[SIDE]).iter("text")][2:5]
    assert ring[:2] == ["Haster det? Ring", "Politi – fare nå: 112"]
    assert str(ring[2]).startswith("1. ")  # nothing stands where a number is unknown


def test_siden_har_de_korte_rutinene_og_skjemaet_til_veggen() -> None:
    lenker = Side(bygg_kommunen(les_kommune(), ALLE_SLAG)["ansatte.html"].decode()).lenker
    assert {"dokumenter/kortrutine-sfo.docx", "dokumenter/flytskjema-kommunen.docx"} <= set(lenker)
