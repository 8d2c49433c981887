"""Lover som gjelder for alle kommuner, ikke bare de vi fant på: lest tilbake er likt skrevet, og ingen inndata stopper programmet."""

from __future__ import annotations

import datetime
import types
import typing
import unicodedata
from collections.abc import Mapping
from typing import Annotated, Final

from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel
from stdnum.no import orgnr

from generator.errors import format_problem
from generator.kommune import Kommune, Tjeneste
from generator.kommune.verdier import Dato, Epost, Filsti, Lenke, Organisasjonsnummer, Tekst, Telefon
from generator.load import load_kommune
from generator.tre import Tre
from tests.bygg import FIL, MAPPE, dump

_TEGN: Final = st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs"))


def _ren(tekst: str) -> str:
    return unicodedata.normalize("NFC", tekst).strip()


_TEKST: Final = (
    st.text(_TEGN, min_size=1, max_size=12)
    .map(_ren)
    .filter(lambda t: t.strip("….<>") and unicodedata.is_normalized("NFC", t) and t == t.strip())
)
_LINJER: Final = st.lists(_TEKST, min_size=1, max_size=2).map("\n".join)
_ORD: Final = st.from_regex(r"[a-z][a-z0-9]{0,5}(-[a-z0-9]{1,3})?", fullmatch=True)
_ORGNR: Final = st.integers(80_000_000, 99_999_999).map(
    lambda n: next((f"{n}{k}" for k in range(10) if orgnr.is_valid(f"{n}{k}")), "310000019")
)
# Etter den siste kontrollen i typen, for det er den som gjør en tekst til en lenke eller et telefonnummer.
_EGNE: Final[Mapping[object, st.SearchStrategy[object]]] = {
    typing.get_args(type_)[-1]: strategi
    for type_, strategi in (
        (Tekst, _LINJER),
        (Telefon, st.sampled_from(["22 22 22 22", "02800", "116 117", "+47 22222222"])),
        (Epost, st.sampled_from(["post@proevik.example", "a.b-c@proevik.example"])),
        (
            Lenke,
            st.sampled_from(
                ["https://www.proevik.example/a?b=c&d=e", "tel:+4722222222", "mailto:post@proevik.example"]
            ),
        ),
        (Organisasjonsnummer, _ORGNR),
        (Filsti, st.sampled_from(["logo.svg", "bilder/logo.png"])),
        (Dato, st.dates(datetime.date(2000, 1, 1), datetime.date(2099, 12, 31))),
    )
}
_MOENSTRE: Final[Mapping[str, st.SearchStrategy[object]]] = {
    r"^[a-z0-9]+([-_][a-z0-9]+)*$": _ORD,
    r"^\d{4}$": st.sampled_from(["0000", "0301", "4221"]),
    r"^\d{1,3}\.\d{1,3}$": st.sampled_from(["1.0", "2.10"]),
    r"^[1-7]\.\d$": st.sampled_from(["1.1", "4.3"]),
    r"^[a-z]+/[a-z0-9_-]+$": st.sampled_from(["bekymringsrutine/skole", "rollebeskrivelse/koordinator"]),
}


def _verdi(annotasjon: object, krav: tuple[object, ...] = ()) -> st.SearchStrategy[object]:
    """Verdier slik de står i YAML, av slaget et felt i modellen har."""
    opphav, deler = typing.get_origin(annotasjon), typing.get_args(annotasjon)
    if opphav is Annotated:
        return _verdi(deler[0], (*deler[1:], *krav))
    if opphav in (typing.Union, types.UnionType):
        return _verdi(next(d for d in deler if d is not type(None)), krav)
    if opphav is typing.Literal:
        return st.sampled_from(deler)
    if opphav is tuple:
        minst = max(
            (getattr(m, "min_length", 0) or 0 for k in krav for m in (k, *getattr(k, "metadata", ()))), default=0
        )
        return st.lists(_verdi(deler[0]), min_size=minst, max_size=max(2, minst))
    if opphav is dict:
        return st.dictionaries(_verdi(deler[0]).map(str), _verdi(deler[1]), min_size=1, max_size=2)
    if isinstance(annotasjon, type) and issubclass(annotasjon, BaseModel):
        return _modell(annotasjon)
    return _enkel(annotasjon, krav)


def _enkel(annotasjon: object, krav: tuple[object, ...]) -> st.SearchStrategy[object]:
    grenser = [m for k in krav for m in (k, *getattr(k, "metadata", ()))]
    for grense in reversed(grenser):
        if grense in _EGNE:
            return _EGNE[grense]
        if (moenster := getattr(grense, "pattern", None)) is not None:
            return _MOENSTRE[moenster]
    if annotasjon is bool:
        return st.booleans()
    assert annotasjon is int
    laveste = next(g.ge for g in grenser if hasattr(g, "ge"))
    return st.integers(laveste, next(g.le for g in grenser if hasattr(g, "le")))


_EGNE_FILER: Final = {(Kommune, "avtaler"), (Kommune, "lokale_tekster"), (Tjeneste, "fra")}


def _modell(modell: type[BaseModel]) -> st.SearchStrategy[object]:
    felt = {
        navn: _verdi(f.annotation, tuple(f.metadata))
        for navn, f in modell.model_fields.items()
        if (modell, navn) not in _EGNE_FILER
    }
    paakrevd = {navn: felt[navn] for navn, f in modell.model_fields.items() if f.is_required()}
    valgfrie = {navn: felt[navn] for navn in felt if navn not in paakrevd}

    @st.composite
    def bygg(draw: st.DrawFn) -> dict[str, object]:
        valgt = draw(st.lists(st.sampled_from(sorted(valgfrie)), max_size=3, unique=True)) if valgfrie else []
        return {navn: draw(strategi) for navn, strategi in paakrevd.items()} | {
            navn: draw(valgfrie[navn]) for navn in valgt
        }

    return bygg()


KOMMUNER: Final = _modell(Kommune)
_AVTALEFELT: Final = Kommune.model_fields["avtaler"].annotation
AVTALER: Final = _verdi(_AVTALEFELT)


@settings(max_examples=60)
@given(KOMMUNER, AVTALER)
def test_kommune_skrevet_som_yaml_leses_tilbake_lik(
    kommune: dict[str, object], avtaler: list[dict[str, object]]
) -> None:
    avtaler = [{**avtale, "id": f"avtale-{i}"} for i, avtale in enumerate(avtaler)]
    filer = {FIL: dump(kommune).encode()} | {
        f"kommuner/{MAPPE}/avtaler/{a['id']}.yaml": dump(a).encode() for a in avtaler
    }
    venta = Kommune.model_validate(_som_tupler({**kommune, **({"avtaler": avtaler} if avtaler else {})}))

    lest = load_kommune(Tre(filer), MAPPE)

    assert [format_problem(p) for p in lest.problemer] == []
    assert lest.verdi == venta


def _som_tupler(verdi: object) -> object:
    if isinstance(verdi, dict):
        return {k: _som_tupler(v) for k, v in verdi.items()}
    return tuple(_som_tupler(v) for v in verdi) if isinstance(verdi, list) else verdi


def _les(innhold: bytes) -> list[str]:
    lest = load_kommune(Tre({FIL: innhold}), MAPPE)
    return [format_problem(p) for p in lest.problemer]


@settings(max_examples=200)
@given(st.binary(max_size=200))
def test_hvilke_byte_som_helst_gir_problemer_og_aldri_en_krasj(innhold: bytes) -> None:
    assert all(linje.startswith(FIL) for linje in _les(innhold))


@settings(max_examples=300)
@given(st.text(st.sampled_from("ab01:-?[]{},&*!|>'\"%@`#~<=.\\ \n\t\r\u00e5\u2028\ufeff\x85"), max_size=60))
def test_hvilke_yaml_tegn_som_helst_gir_problemer_og_aldri_en_krasj(tekst: str) -> None:
    assert all(linje.startswith(FIL) for linje in _les(tekst.encode()))


_YAMLVERDI: Final = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.dates() | st.datetimes() | st.text(max_size=5),
    lambda under: (
        st.lists(under, max_size=3)
        | st.dictionaries(st.text(max_size=5) | st.sampled_from(sorted(Kommune.model_fields)), under, max_size=3)
    ),
    max_leaves=8,
)


@settings(max_examples=200)
@given(st.dictionaries(st.sampled_from(sorted(Kommune.model_fields)), _YAMLVERDI, max_size=4))
def test_hvilke_verdier_som_helst_i_feltene_gir_problemer_og_aldri_en_krasj(data: dict[str, object]) -> None:
    assert all(linje.startswith(FIL) for linje in _les(dump(data).encode()))
