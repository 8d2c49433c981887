"""Staving på bokmål og nynorsk, og ordlista."""

from __future__ import annotations

import pytest

from generator.fag.tekster import Maalform
from tests.bygg import ROT
from tests.spraak.les import les_alt
from tests.spraak.ordliste import FELLES, les_ordlista, les_ordliste
from tests.spraak.plantet import plant
from tests.spraak.stavekontroll import find_stavefeil, find_unoedvendige
from tests.spraak.stykke import MAALFORMER

LISTENE = (FELLES, "ord-nb.txt", "ord-nn.txt")
ORDLISTER = {m: les_ordlista(m) for m in MAALFORMER}


def test_alle_ord_er_kjente() -> None:
    feil = list(find_stavefeil(les_alt(), ORDLISTER))
    assert not feil, "\n".join(feil)


@pytest.mark.parametrize(
    ("maalform", "ord_"),
    [
        ("nb", "bekymrng"), ("nb", "ikkje"), ("nb", "barnekordinator"), ("nb", "bufetat"), ("nb", "hverdagsbarnekoordinator"),
        ("nb", "omsorgr-"), ("nn", "ikke"), ("nn", "tjeneste"), ("nn", "stafetthaldarr"), ("nn", "Barnevernsloven"),
    ],
)  # fmt: skip
def test_et_feilstavet_ord_blir_funnet(maalform: Maalform, ord_: str) -> None:
    (feil,) = find_stavefeil([plant(f"Du {ord_} og.", maalform)], ORDLISTER)
    assert feil.startswith(f"maler/fag/tekster.yaml:7: prove ({maalform}): ordet «{ord_}» er ukjent. Ligner på: ")
    assert f"tests/data/spraak/ord-{maalform}.txt" in feil


@pytest.mark.parametrize(
    ("maalform", "tekst"),
    [
        ("nb", "Ring {leder_rolle} på 116 111, jf. § 13-2, eller se https://exempel.no/sidee."),
        ("nb", "PPTs og Digdirs råd om BTI-modellen, helse- og omsorgstjenesten, f.eks. i 2026."),
        ("nn", "Likestillings- og diskrimineringslova, helsestasjons- og skulehelsetenesta."),
        ("nn", "«Tidlig oppdagelse av utsatte barn og unge» heiter det på bokmål."),
    ],
)
def test_felt_adresser_tall_og_navn_blir_ikke_meldt(maalform: Maalform, tekst: str) -> None:
    assert list(find_stavefeil([plant(tekst, maalform)], ORDLISTER)) == []


def test_hvert_ord_i_ordlista_trengs() -> None:
    feil = list(find_unoedvendige(les_alt(), {n: les_ordliste(n) for n in LISTENE}))
    assert not feil, "\n".join(feil)


def test_et_ord_som_ikke_trengs_blir_funnet() -> None:
    lister = {FELLES: ["voldssporet"], "ord-nb.txt": ["hus", "valdssporet"], "ord-nn.txt": ["hestekur"]}
    feil = list(find_unoedvendige([plant("Følg voldssporet i huset."), plant("Følg valdssporet.", "nn")], lister))
    assert [f.split("»")[0] for f in feil] == [
        "tests/data/spraak/ord-nb.txt: «hus",
        "tests/data/spraak/ord-nb.txt: «valdssporet",
        "tests/data/spraak/ord-nn.txt: «hestekur",
    ]


@pytest.mark.parametrize("liste", LISTENE)
def test_ordlista_er_sortert_og_uten_gjentak(liste: str) -> None:
    assert list(les_ordliste(liste)) == sorted(set(les_ordliste(liste)))


def test_et_ord_som_er_likt_paa_begge_staar_i_felles() -> None:
    felles, nb, nn = (set(les_ordliste(n)) for n in LISTENE)
    assert nb & nn == set()
    assert felles & (nb | nn) == set()


def test_bare_en_modul_kjenner_hunspell() -> None:
    kjenner = [
        f.relative_to(ROT).as_posix()
        for f in ROT.glob("[bgt]*/**/*.py")
        if "\nimport hunspell" in f.read_text(encoding="utf-8")
    ]
    assert kjenner == ["tests/spraak/ordbok.py"]
