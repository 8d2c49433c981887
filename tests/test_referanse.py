"""YAML-referansen i håndboka: hvert felt én gang, på norsk, med eksempler som kan skrives slik de står."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Final, Literal, get_args, get_type_hints

import pytest
import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config
from pydantic import BaseModel, Field

from generator.kommune import Avtale, Kommune, Tjeneste
from generator.kommune.verdier import Id, Modell, Tekst, Telefon
from generator.load import load_fag
from generator.load.yamlfil import load_yamlfil
from generator.plan import SLAGENE
from generator.referanse import lag_idside, lag_kapittelside, lag_side
from generator.referanse.deler import find_deler
from generator.referanse.ord import format_klasse, format_type, format_yaml, trygg
from generator.referanse.side import HODER, find_verdier
from generator.skjema import SKJEMAER
from generator.tre import tre_fra_disk
from tests.kode import ROT

FILER: Final = {
    "kommune": "kommuner/0000-fjordvik/kommune.yaml",
    "avtale": "kommuner/0000-fjordvik/avtaler/skole-barnevern.yaml",
    "felles": "kommuner/felles/barnevern-ytre-fjord.yaml",
}
ENGELSK: Final = re.compile(
    r"\b(string|str|None|null|Literal|tuple|dict|list|int|integer|bool|boolean|number|date|object|array|any"
    r"|Optional|Annotated|True|False|default|required|undefined|optional|field)\b"
)


class Vedlegg(Modell):
    fil: Tekst = Field(description="Hva vedlegget heter.")


class Utvidet(Avtale):
    farge: Literal["roed", "groenn"] | None = Field(None, description="Fargen på omslaget.")
    sider: Annotated[int, Field(ge=1, le=9)] = Field(description="Hvor mange sider den har.")
    hemmelig: bool = Field(False, description="Om bare partene kan se den.")
    vedlegg: tuple[Vedlegg, ...] = Field(min_length=3, description="Vedleggene.")
    ukjent: float | None = Field(None, description="Et tall av en type ingen har brukt før.")


def les_eksempel(navn: str) -> Mapping[str, object]:
    data = load_yamlfil(FILER[navn], (ROT / FILER[navn]).read_bytes()).data
    assert isinstance(data, dict)
    return data


SIDER: Final = {navn: lag_side(navn, modell, les_eksempel(navn)) for navn, modell in SKJEMAER.items()}


def finn_seksjoner(side: str) -> dict[str, list[list[str]]]:
    """Cellene i hver rad, etter overskriften tabellen står under."""
    seksjoner: dict[str, list[list[str]]] = {}
    overskrift = ""
    for linje in side.splitlines():
        if linje.startswith("#"):
            overskrift = re.sub(r"^#+ | \{ #.*\}$|`", "", linje)
        elif linje.startswith("| ") and not linje.startswith("| Felt |"):
            seksjoner.setdefault(overskrift, []).append([c.strip() for c in re.split(r"(?<!\\)\|", linje)[1:-1]])
    return seksjoner


def finn_navn(celle: str) -> str:
    """Hele stien i den første cellen, slik leseren ser den."""
    return re.sub(r"<.*?>|[*`\\]", "", celle)


def finn_modeller(type_: object) -> Iterator[type[BaseModel]]:
    """Modellene i en type, uten hjelp fra koden som prøves."""
    if isinstance(type_, type) and issubclass(type_, BaseModel):
        yield type_
    for under in get_args(type_):
        yield from finn_modeller(under)


def finn_alle(rot: type[BaseModel]) -> dict[type[BaseModel], list[str]]:
    """Hver modell en fil er laget av, med feltene; avtalene står i egne filer."""
    funnet: dict[type[BaseModel], list[str]] = {}
    koe = [rot]
    while koe:
        modell = koe.pop()
        if modell in funnet:
            continue
        typer = {n: t for n, t in get_type_hints(modell).items() if n in modell.model_fields and n != "avtaler"}
        funnet[modell] = list(typer)
        koe += [m for t in typer.values() for m in finn_modeller(t)]
    return funnet


@pytest.mark.parametrize("navn", SKJEMAER)
def test_hvert_felt_staar_en_gang_med_forklaringen_sin(navn: str) -> None:
    seksjoner = finn_seksjoner(SIDER[navn])
    alle = finn_alle(SKJEMAER[navn])
    deler = {d.modell: d for d in find_deler(SKJEMAER[navn])}
    assert set(deler) == set(alle)
    for modell, felt in alle.items():
        del_ = deler[modell]
        tittel = format_klasse(modell.__name__) if del_.delt else ".".join(del_.sti) or "Øverst i fila"
        foran = "" if del_.delt or not del_.sti else f"{tittel}."
        forklaringer = {finn_navn(celler[0]): celler[3] for celler in seksjoner.pop(tittel)}
        ekstra = {"skjema_versjon"} if modell is Tjeneste and navn == "felles" else set()
        assert set(forklaringer) == {foran + f for f in felt} | ekstra
        for f in felt:
            assert forklaringer[foran + f].startswith(trygg(str(modell.model_fields[f].description)))
    assert seksjoner == {}
    assert SIDER[navn].count("**`") == sum(map(len, alle.values())) + (navn == "felles")


def test_alle_filslag_i_skjemaet_har_en_side() -> None:
    assert set(HODER) == set(SKJEMAER) == set(FILER)


@pytest.mark.parametrize("navn", SKJEMAER)
def test_ingen_engelske_ord_og_ingen_tomme_celler(navn: str) -> None:
    rader = [celler for rader in finn_seksjoner(SIDER[navn]).values() for celler in rader]
    assert [c for c in rader if len(c) != 4 or not all(c)] == []
    assert [c for c in rader for x in c if ENGELSK.search(re.sub(r"\]\(.*?\)", "]", x))] == []
    assert [c for c in rader if "verdi" in c[2].split()] == []


@pytest.mark.parametrize("navn", SKJEMAER)
def test_alle_faste_valg_vises(navn: str) -> None:
    seksjoner = finn_seksjoner(SIDER[navn])
    innhold = {finn_navn(c[0]).rpartition(".")[2]: c[2] for rader in seksjoner.values() for c in rader}
    for modell in finn_alle(SKJEMAER[navn]):
        for felt, type_ in get_type_hints(modell).items():
            valg = [
                v for t in (type_, *get_args(type_)) if getattr(t, "__origin__", None) is Literal for v in get_args(t)
            ]
            if len(valg) > 1 and felt not in ("id", "status", "type"):
                assert all(f"`{v}`" in innhold[felt] for v in valg), (modell, felt)
    if navn == "avtale":
        assert all(f"`{v}`" in innhold["status"] for v in ("utkast", "vedtatt", "utloept"))


@pytest.mark.parametrize("navn", SKJEMAER)
def test_eksemplene_kan_skrives_slik_de_staar(navn: str) -> None:
    vist = re.findall(r"\*\*`(\w+)`\*\* .*<br>Eksempel: `(.*)` \|$", SIDER[navn], re.MULTILINE)
    assert len(vist) > 8
    raa = yaml.safe_load((ROT / FILER[navn]).read_text(encoding="utf-8"))
    alle = list(alle_verdier(raa))
    for felt, eksempel in vist:
        if "…" not in eksempel:
            assert (felt, yaml.safe_load(eksempel)) in alle


def alle_verdier(data: object) -> Iterator[tuple[str, object]]:
    if isinstance(data, dict):
        for navn, verdi in data.items():
            yield navn, verdi
            yield from alle_verdier(verdi)
    elif isinstance(data, list):
        for under in data:
            yield from alle_verdier(under)


def test_paakrevd_foelger_filformatet() -> None:
    def paakrevd(side: str, sti: str) -> str:
        rad = next(c for rader in finn_seksjoner(SIDER[side]).values() for c in rader if finn_navn(c[0]) == sti)
        return rad[1]

    assert paakrevd("kommune", "kommune.maalform") == "ja"
    assert paakrevd("kommune", "kommune.fylke") == "nei"
    assert paakrevd("kommune", "tjenester[].navn") == "ja, uten `fra`"
    assert paakrevd("kommune", "tjenester[].fra") == "nei"
    assert paakrevd("kommune", "publiser") == "ja"
    assert paakrevd("felles", "navn") == "nei"
    assert paakrevd("felles", "skjema_versjon") == "ja"
    assert paakrevd("avtale", "parter") == "ja"


def test_nytt_felt_og_ny_del_kommer_med_uten_andre_endringer() -> None:
    gammel, ny = (set(lag_side("avtale", m, {}).splitlines()) for m in (Avtale, Utvidet))
    assert ny - gammel >= {
        "| **`farge`** | nei | ett av `roed`, `groenn` | Fargen på omslaget. |",
        "| **`sider`** | ja | heltall 1–9 | Hvor mange sider den har. |",
        "| **`hemmelig`** | nei | ja eller nei: `true` eller `false`. Uten feltet: `false` | Om bare partene kan se den. |",
        "| **`vedlegg`** | ja | [liste med egne felt](#vedlegg), minst 3 | Vedleggene. |",
        '| <span class="sti">vedlegg\\[\\].</span>**`fil`** | ja | tekst | Hva vedlegget heter. |',
        "| **`ukjent`** | nei | tall | Et tall av en type ingen har brukt før. |",
    }


@pytest.mark.parametrize(
    ("type_", "ventet"),
    [
        (Telefon | None, "telefonnummer i anførselstegn"),
        (tuple[Id, ...], "liste av id-er"),
        (tuple[Literal["a", "b"], ...], "liste av `a`, `b`"),
        (dict[Id, Tekst], "tekst for hver id"),
        (dict[Id, tuple[Tekst, ...]], "liste av tekster for hver id"),
        (Literal[1], "alltid `1`"),
        (bool | None, "ja eller nei: `true` eller `false`"),
        (bytes, "tekst"),
    ],
)
def test_typer_i_ord(type_: object, ventet: str) -> None:
    assert format_type(type_) == ventet


@pytest.mark.parametrize(
    ("verdi", "ventet"),
    [
        ("1.2", '"1.2"'),
        ("00 00 00 10", '"00 00 00 10"'),
        ("26/0311", "26/0311"),
        ("a: b", '"a: b"'),
        (True, "true"),
        (["a", "b", "c", "d"], "[a, b, c, …]"),
        ("ord " * 40, f"{'ord ' * 17}…"),
    ],
)
def test_verdier_slik_de_skrives(verdi: object, ventet: str) -> None:
    assert format_yaml(verdi) == ventet


def test_verdier_blir_funnet_gjennom_lister() -> None:
    data: Mapping[str, object] = {"a": ({"b": {"c": 1}}, {"b": {"c": 2}}, {})}
    assert list(find_verdier(data, ("a[]", "b", "c"))) == [1, 2]
    assert list(find_verdier(data, ("a[]", "x"))) == []


def test_idsiden_har_hver_id_en_gang() -> None:
    fag = load_fag(tre_fra_disk(ROT, "maler")).verdi
    assert fag is not None
    side = lag_idside(fag)
    b = fag.bibliotek
    ider = [*(x.id for x in b.avtaletyper), *(x.id for x in b.forpliktelser), *(x.id for x in b.indikatorer)]
    ider += [x.id for x in b.moetearenaer]
    ider += [
        *(r.id for r in fag.regelverk.regler),
        *fag.typer,
        *b.opplaeringstemaer,
        *(k.id for a in b.anbefalinger for k in a.krav),
    ]
    assert [i for i in ider if f"\n| `{i}` |" not in side] == []
    assert ENGELSK.search(re.sub(r"`.*?`", "", side)) is None


def test_kapittelsiden_har_hver_tjenestetype_med_rutine_og_alle_kapitlene() -> None:
    fag = load_fag(tre_fra_disk(ROT, "maler")).verdi
    assert fag is not None
    linjer = [linje.split(" | ") for linje in lag_kapittelside(fag).splitlines()]
    rader = {celler[0].removeprefix("| "): celler[1:] for celler in linjer if len(celler) == 20}
    typer = [t.navn.nb for t in fag.tjenestetyper if t.rutine and t.variant != "privat"]
    typer += ["Privatskole", "Privat grunnskole", "Tjenestetype"]
    assert sorted(rader) == sorted(typer)
    for navn, celler in rader.items():
        if navn != "Tjenestetype":
            assert [nr for nr in (3, 11, 13, 15) if not celler[nr].startswith("E")] == [], navn
            assert celler[18] == "K |"
    # Egne: fredag ettermiddag, mistenkt styrer, gripe inn, kollegaen, hvem styreren sier fra til, eieren, å undersøke.
    assert rader["Barnehage"][0] == "E7 D F ×"
    assert "×" in rader["Barnevern"][11]


def test_haandboka_bygges_med_referansen_og_uten_varsler(tmp_path: Path) -> None:
    build(load_config(str(ROT / "mkdocs.yml"), site_dir=str(tmp_path), strict=True))
    sider = {fil.stem for fil in (tmp_path / "yaml").iterdir()}
    assert sider == {*SKJEMAER, "id-er", "kapitler"}
    felter = {fil.stem for fil in (tmp_path / "felter").iterdir()}
    assert felter == set(SLAGENE)
    assert "{{ hode.tittel }}" in (tmp_path / "felter" / "lommekort.html").read_text(encoding="utf-8")
    assert "leder_rolle" in (tmp_path / "yaml" / "kommune.html").read_text(encoding="utf-8")
    assert not (ROT / "docs" / "yaml").exists()
    assert list(tmp_path.rglob("*.py")) == []


def test_kommune_peker_ikke_paa_avtalene() -> None:
    assert Avtale not in {d.modell for d in find_deler(Kommune)}
