"""Lovhenvisninger på sidene: lenker til Lovdata fra registeret, og vanlig tekst når det ikke er noen adresse."""

from __future__ import annotations

import re
from typing import Final

from generator.site import render_side
from generator.site.tekst import vis_skjult
from generator.tekst import Henvisning, Henvisninger
from tests.dokumenter import les_fag, les_kommune, uendret
from tests.nettside import bygg_sidene, les_sider

KILDE: Final = Henvisninger(
    Henvisning("loven § 1", "l-1", "https://lovdata.no/lov/2020-01-01-1/§1"), "; ", Henvisning("[rådet](x)", "r")
)
_LENKE: Final = re.compile(r'<a [^>]*href="(https://lovdata\.no/[^"]+)"[^>]*>([^<]+)</a>')


def test_en_henvisning_blir_en_lenke_og_resten_er_tekst() -> None:
    markdown = render_side("Lov: {{ kilde }}.", {"kilde": KILDE})
    assert vis_skjult(markdown) == "Lov: [loven § 1](https://lovdata.no/lov/2020-01-01-1/§1); [rådet](x)."
    assert "[rådet](x)" not in markdown


def test_siden_om_har_loven_for_hver_tjeneste() -> None:
    om = bygg_sidene(uendret)["nettsted/om.html"].decode()
    lenker = [(a, t.replace("\u00a0", " ")) for a, t in _LENKE.findall(om)]

    assert ("https://lovdata.no/lov/2005-06-17-64/§46", "barnehageloven § 46") in lenker
    assert all(t.navn in om for t in les_kommune().tjenester)


def test_hver_lenke_til_lovdata_kommer_fra_registeret() -> None:
    adresser = {r.adresse for r in les_fag().regelverk.regler}
    lenker = [
        (sti, lenke)
        for sti, side in les_sider(bygg_sidene(uendret)).items()
        for lenke in side.lenker
        if "lovdata.no" in lenke
    ]

    assert {sti for sti, _ in lenker} == {"nettsted/om.html", "nettsted/samsvar.html"}
    assert [(sti, lenke) for sti, lenke in lenker if lenke not in adresser] == []
