"""Registeret: 209 poster, null døde henvisninger. Alt som blir sitert, finnes og gjelder."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

import pytest

from generator.check.innhold import alle_tekster
from tests.dokumenter import les_fag

_SKRIVEMAATER: Final = {
    "barnevernloven (1992) § 6-4": "barnevernloven § 6-4",
    "barnevernloven (1992) § 6-7": "barnevernlova § 6-7",
    "barnevernloven (1992) § 6-7 a": "barnevernloven av 1992 § 6-7 a",
    "barnevernloven (1992) §§ 4-2 og 4-3": "barnevernloven § 4-3",
    "barnevernloven (1992) §§ 1-6 og 6-3": "barnevernloven § 6-3",
}


def _kilder() -> Iterator[tuple[str, str]]:
    """Gi hver kilde-id i faggrunnlaget, og hvor den står."""
    fag = les_fag()
    for tekst in fag.tekster:
        yield from ((f"teksten {tekst.id}", k) for k in tekst.kilde)
    for type_ in fag.tjenestetyper:
        for slag in ("meldeplikt", "taushetsplikt", "samarbeid", "dokumentasjon", "internkontroll"):
            yield from ((f"{type_.type} {slag}", k) for k in getattr(type_, slag))
    for forpliktelse in fag.bibliotek.forpliktelser:
        yield from ((f"forpliktelsen {forpliktelse.id}", k) for k in forpliktelse.kilde)
    for anbefaling in fag.bibliotek.anbefalinger:
        for krav in anbefaling.krav:
            yield from ((f"krav {krav.id}", k) for k in krav.kilde)
    for gammel in fag.regelverk.gamle_henvisninger:
        yield from ((gammel.gammel, k) for k in gammel.ny_id)


def test_registeret_er_helt() -> None:
    regelverk = les_fag().regelverk

    assert len(regelverk.regler) == len({r.id for r in regelverk.regler}) == 209
    assert Counter(r.status for r in regelverk.regler) == {
        "i_kraft": 206,
        "vedtatt_ikke_i_kraft": 2,
        "ikke_lovfestet": 1,
    }
    assert (len(regelverk.gamle_henvisninger), len(regelverk.gamle_begreper), len(regelverk.kommende_endringer)) == (
        38,
        12,
        6,
    )


def test_ingen_doede_henvisninger() -> None:
    regler = les_fag().regel_etter_id

    kilder = list(_kilder())

    assert len(kilder) > 1000
    assert [(sted, k) for sted, k in kilder if k not in regler] == []
    assert [(sted, k) for sted, k in kilder if regler[k].status in ("opphevet", "vedtatt_ikke_i_kraft")] == []


def test_ingen_tekst_siterer_en_opphevet_lov_eller_et_gammelt_nummer() -> None:
    fag = les_fag()
    moenstre = [re.compile(g.moenster, re.IGNORECASE) for g in fag.regelverk.gamle_henvisninger if g.moenster]
    tekster = [
        (sti, tekst)
        for felt in ("tekster", "tegn", "roller", "ord", "bibliotek", "tjenestetyper")
        for sti, tekst in alle_tekster(getattr(fag, felt), (felt,))
        if sti[-1] != "merknad"
    ]

    assert len(tekster) > 2000
    assert [(sti, m.pattern) for sti, tekst in tekster for m in moenstre if m.search(tekst)] == []


def test_hver_paragraf_som_er_skrevet_i_en_tekst_staar_i_registeret() -> None:
    """En paragraf i selve teksten er en henvisning, den også: loven og nummeret finnes i registeret på samme målform."""
    fag = les_fag()
    for maalform, lovnavn in (("nb", "lov"), ("nn", "lov_nn")):
        kjente = {
            (re.sub(r" \(\d{4}\)$", "", getattr(r, lovnavn)), n)
            for r in fag.regelverk.regler
            for n in re.findall(r"\d+[A-Z]?(?:-\d+)?(?: [a-g]\b)?", r.paragraf)
        }
        lover = "|".join(re.escape(lov) for lov, _ in kjente)
        for tekst in fag.tekster:
            ord_ = getattr(tekst, maalform).replace("\u00a0", " ")
            for lov, nummer in re.findall(rf"({lover}) § (\d+[A-Z]?(?:-\d+)?(?: [a-g]\b)?)", ord_):
                assert (lov, nummer) in kjente, (tekst.id, maalform, lov, nummer)


@pytest.mark.parametrize(("gammel", "skrevet"), _SKRIVEMAATER.items())
def test_en_gammel_henvisning_blir_kjent_igjen_paa_begge_maalformer(gammel: str, skrevet: str) -> None:
    henvisning = next(g for g in les_fag().regelverk.gamle_henvisninger if g.gammel == gammel)
    assert henvisning.moenster is not None

    assert re.search(henvisning.moenster, f"Meld etter {skrevet} i dag.", re.IGNORECASE)


@pytest.mark.parametrize("regel", les_fag().regelverk.regler, ids=lambda r: r.id)
def test_ingen_gammel_henvisning_ligner_paa_en_som_gjelder(regel: object) -> None:
    henvisning = f"{getattr(regel, 'lov', '')} {getattr(regel, 'paragraf', '')}"
    moenstre = [g.moenster for g in les_fag().regelverk.gamle_henvisninger if g.moenster]

    assert [m for m in moenstre if re.search(m, henvisning, re.IGNORECASE)] == []
