"""Hver tjenestetype har egen tekst i kapitlene 3, 11, 13 og 15, på begge målformer, og kapittel 11 viser lovene i fasiten.

Teksten blir sammenlignet slik leseren ser den, ikke på id: små bokstaver, uten tegn, og «lederen» for det lederen heter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import combinations
from typing import Final

import pytest
import yaml

from generator.fag.tekster import Maalform
from generator.fag.tjenestetyper import Tjenestetype
from generator.kontekst.bekymringsrutine_modell import BekymringsrutineKontekst, Situasjon
from generator.kontekst.modell import Avsnitt
from generator.kontekst.tekstvalg import Tekstvalg
from tests.bygg import DATA
from tests.dokumenter import alle_typene, find_tekster, find_tjeneste, lag_kontekst, les_fag, les_kommune

KAPITLER: Final[Mapping[int, tuple[str, ...]]] = {
    3: ("bekymret", "egne_tegn"),
    11: ("melding", "meldegrunner", "melding_videre", "tilbakemelding"),
    13: ("egne_situasjoner", "situasjoner"),
    15: ("dokumentasjon",),
}
MINST_EGNE: Final = 2
MEST_LIKE: Final = 0.65
"""Hvor stor del av ordene to egne setninger kan ha felles, før de er samme setning med noen ord byttet ut."""
SLAG: Final = ("meldeplikt", "taushetsplikt", "samarbeid", "dokumentasjon", "internkontroll")
UTEN_VILKAAR: Final = {"bvl-13-5"}
"""Barnevernets plikt til å si fra videre. Den står blant hjemlene, men har ingen vilkår for å melde."""

FASIT: Final[Mapping[str, Mapping[str, list[str]]]] = yaml.safe_load((DATA / "hjemler.yaml").read_text("utf-8"))
RADER: Final = {f"{t.type}/{t.variant}" if t.variant else t.type: t for t in les_fag().tjenestetyper}
MED_RUTINE: Final = tuple(navn for navn, rad in RADER.items() if rad.rutine)
MELDEHJEMLER: Final = {id_ for rad in FASIT.values() for id_ in rad["meldeplikt"]}

hver_rad = pytest.mark.parametrize("navn", MED_RUTINE)
hver_maalform = pytest.mark.parametrize("maalform", ["nb", "nn"])


@cache
def les_kontekst(navn: str, maalform: Maalform) -> BekymringsrutineKontekst:
    kommune = les_kommune(alle_typene)
    tjeneste = find_tjeneste(kommune, RADER[navn].type.replace("_", "-"))
    organisering = "privat" if RADER[navn].variant == "privat" else "egen"
    return lag_kontekst(kommune, tjeneste.model_copy(update={"organisering": organisering}), maalform=maalform)


def find_avsnitt(navn: str, maalform: Maalform, felt: Iterable[str]) -> Iterator[Avsnitt]:
    for f in felt:
        for del_ in getattr(les_kontekst(navn, maalform), f):
            yield from del_.avsnitt if isinstance(del_, Situasjon) else [del_]


def find_setninger(tekster: Iterable[str], rad: Tjenestetype, maalform: Maalform) -> frozenset[str]:
    """Gi setningene uten det som skiller to like tekster for en maskin, men ikke for en leser."""
    ut = set()
    for tekst in tekster:
        for leder in (rad.leder.paa(maalform), rad.nivaa_over.paa(maalform)):
            tekst = tekst.replace(leder, "lederen")
        ut |= {" ".join(re.findall(r"\w+", setning.casefold())) for setning in re.split(r"(?<=[.?!:]) ", tekst)}
    return frozenset(ut - {""})


@cache
def les_alle_setninger(navn: str, maalform: Maalform) -> frozenset[str]:
    return find_setninger(find_tekster(les_kontekst(navn, maalform).model_dump()), RADER[navn], maalform)


@cache
def find_egne(navn: str, maalform: Maalform, kapittel: int) -> frozenset[str]:
    """Gi setningene i kapitlet som ikke står noe sted i rutinen for en annen type."""
    avsnitt = find_avsnitt(navn, maalform, KAPITLER[kapittel])
    setninger = find_setninger((a.tekst for a in avsnitt), RADER[navn], maalform)
    andre = (n for n in MED_RUTINE if RADER[n].type != RADER[navn].type)
    return setninger.difference(*(les_alle_setninger(n, maalform) for n in andre))


@hver_rad
@hver_maalform
@pytest.mark.parametrize("kapittel", KAPITLER)
def test_kapitlet_har_minst_to_setninger_ingen_annen_type_har(navn: str, maalform: Maalform, kapittel: int) -> None:
    assert len(find_egne(navn, maalform, kapittel)) >= MINST_EGNE, sorted(find_egne(navn, maalform, kapittel))


@hver_maalform
def test_ingen_egen_setning_er_en_annen_types_med_noen_ord_byttet_ut(maalform: Maalform) -> None:
    egne = {(RADER[n].type, s) for n in MED_RUTINE for k in KAPITLER for s in find_egne(n, maalform, k)}
    par = combinations(sorted((type_, s, frozenset(s.split())) for type_, s in egne), 2)
    assert [
        (a, b)
        for (type_a, a, ord_a), (type_b, b, ord_b) in par
        if type_a != type_b and len(ord_a & ord_b) > MEST_LIKE * len(ord_a | ord_b)
    ] == []


def find_lover(linjer: Iterable[str]) -> set[tuple[str, str]]:
    """Gi lov og paragraf hver for seg: «barnehageloven § 46 og § 44; barnevernsloven § 13-2» er tre par."""
    ut = set()
    for linje in linjer:
        for lov in linje.replace("\u00a0", " ").split("; "):
            navn, *paragrafer = re.split(r" (?=§|artikkel)", lov, maxsplit=1)
            ut |= {(navn, p) for rest in paragrafer or [""] for p in re.split(r", | og ", re.sub("§+ ", "", rest))}
    return ut - {("", "")}


def ventede_lover(ider: Iterable[str], maalform: Maalform) -> set[tuple[str, str]]:
    valg = Tekstvalg(les_fag(), maalform, frozenset(), {})
    return {par for id_ in ider for par in find_lover([valg.format_kilder([id_])])}


def test_fasiten_og_tjenestetypene_har_de_samme_radene_med_de_samme_hjemlene() -> None:
    rader = {
        navn: {**{slag: list(getattr(rad, slag)) for slag in SLAG}, "grunner": list(rad.meldegrunner)}
        for navn, rad in RADER.items()
    }
    assert rader == FASIT


@hver_rad
@hver_maalform
def test_dokumentet_viser_noeyaktig_hjemlene_i_fasiten(navn: str, maalform: Maalform) -> None:
    vist = {h.slag: find_lover([h.hjemler]) for h in les_kontekst(navn, maalform).hjemler}
    ventet = {les_fag().ordet(f"hjemmel-{s}", maalform): ventede_lover(FASIT[navn][s], maalform) for s in SLAG}
    assert vist == {slag: lover for slag, lover in ventet.items() if lover}


@hver_rad
@hver_maalform
def test_vilkaarene_i_kapittel_11_staar_i_lovene_i_fasiten(navn: str, maalform: Maalform) -> None:
    grunner = les_kontekst(navn, maalform).meldegrunner
    assert len(grunner) == len(FASIT[navn]["grunner"])
    ventet = ventede_lover(set(FASIT[navn]["meldeplikt"]) - UTEN_VILKAAR, maalform)
    assert find_lover(a.kilde for a in grunner) == ventet


@hver_rad
@hver_maalform
def test_kapittel_11_viser_ingen_meldeplikt_som_er_en_annens(navn: str, maalform: Maalform) -> None:
    kilder = find_lover(a.kilde for a in find_avsnitt(navn, maalform, KAPITLER[11]))
    andres = ventede_lover(MELDEHJEMLER - set(FASIT[navn]["meldeplikt"]), maalform)
    assert kilder & (andres - ventede_lover(FASIT[navn]["meldeplikt"], maalform)) == set()


@hver_rad
@hver_maalform
@pytest.mark.parametrize(
    ("id_", "felt", "slag"),
    [("melde-personlig", "melding", "meldeplikt"), ("taushet-hoved", "samtykke", "taushetsplikt")],
)
def test_plikten_staar_med_hele_hjemmelen_i_fasiten(
    navn: str, maalform: Maalform, id_: str, felt: str, slag: str
) -> None:
    tekst = les_fag().tekst_etter_id[id_].paa(maalform)
    (avsnitt,) = (a for a in find_avsnitt(navn, maalform, [felt]) if tekst in a.tekst)
    assert find_lover([avsnitt.kilde]) == ventede_lover(set(FASIT[navn][slag]) - UTEN_VILKAAR, maalform)


@hver_rad
@hver_maalform
def test_barnevernet_tar_imot_meldinger_og_de_andre_melder(navn: str, maalform: Maalform) -> None:
    egen = {"nb": "Mottak av meldinger", "nn": "Mottak av meldingar"}[maalform]
    ventet = egen if RADER[navn].type == "barnevern" else "Melding til barnevernet"
    assert les_kontekst(navn, maalform).melding_overskrift == ventet
