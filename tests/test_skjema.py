"""JSON-skjemaene for redigeringsprogrammer: gyldige, med norske forklaringer, og slik at eksempelet passer."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from fnmatch import fnmatch
from pathlib import Path
from typing import Final, cast

import pytest
import yaml

from generator.cli.main import main
from generator.skjema import SKJEMAER, lag_skjema
from tests.bygg import ROT, lag_avtale, lag_kommune

Skjema = Mapping[str, object]
ALLE: Final[Mapping[str, Skjema]] = {navn: lag_skjema(modell) for navn, modell in SKJEMAER.items()}
TYPER: Final[Mapping[str, Callable[[object], bool]]] = {
    "object": lambda v: isinstance(v, dict),
    "array": lambda v: isinstance(v, list),
    "string": lambda v: isinstance(v, str),
    "boolean": lambda v: isinstance(v, bool),
    "integer": lambda v: isinstance(v, int) and not isinstance(v, bool),
    "null": lambda v: v is None,
}
NOEKKELORD: Final = {
    *("$schema", "$ref", "$defs", "type", "properties", "required", "additionalProperties", "items", "enum", "const"),
    *("anyOf", "description", "default", "pattern", "minLength", "maxLength", "minItems", "maxItems", "minimum"),
    *("maximum", "format", "propertyNames", "patternProperties"),
}


def del_av(skjema: Skjema, navn: str) -> Skjema:
    return cast(Skjema, skjema.get(navn, {}))


def liste_av(skjema: Skjema, navn: str) -> list[Skjema]:
    return cast("list[Skjema]", skjema.get(navn, []))


def navn_av(skjema: Skjema, navn: str) -> list[str]:
    return cast("list[str]", skjema.get(navn, []))


def find_deler(skjema: Skjema, sti: str = "") -> Iterator[tuple[str, Skjema]]:
    """Gi hvert underskjema med stien til det."""
    yield sti, skjema
    for navn in ("properties", "$defs", "patternProperties"):
        for under, verdi in del_av(skjema, navn).items():
            yield from find_deler(cast(Skjema, verdi), f"{sti}/{navn}/{under}")
    for navn in ("items", "additionalProperties", "propertyNames"):
        if isinstance(skjema.get(navn), dict):
            yield from find_deler(del_av(skjema, navn), f"{sti}/{navn}")
    for i, verdi in enumerate(liste_av(skjema, "anyOf")):
        yield from find_deler(verdi, f"{sti}/anyOf/{i}")


def find_brudd(verdi: object, skjema: Skjema, rot: Skjema, sti: str = "") -> Iterator[str]:
    """Gi det i verdien som skjemaet ikke tillater: nok av JSON Schema til det som er i bruk her."""
    if "$ref" in skjema:
        yield from find_brudd(verdi, finn_ref(rot, str(skjema["$ref"])), rot, sti)
    if (valg := liste_av(skjema, "anyOf")) and all(list(find_brudd(verdi, v, rot, sti)) for v in valg):
        yield f"{sti}: passer ikke med noe av anyOf"
    if (type_ := skjema.get("type")) and not TYPER[str(type_)](verdi):
        yield f"{sti}: er ikke {type_}"
    if "enum" in skjema and verdi not in liste_av(skjema, "enum"):
        yield f"{sti}: «{verdi}» er ikke et av valgene"
    if "const" in skjema and verdi != skjema["const"]:
        yield f"{sti}: er ikke {skjema['const']}"
    if isinstance(verdi, str) and "pattern" in skjema and not re.search(str(skjema["pattern"]), verdi):
        yield f"{sti}: «{verdi}» har feil form"
    if isinstance(verdi, list):
        for i, under in enumerate(verdi):
            yield from find_brudd(under, del_av(skjema, "items"), rot, f"{sti}[{i}]")
    if isinstance(verdi, dict):
        yield from find_feltbrudd(verdi, skjema, rot, sti)


def find_feltbrudd(verdi: Mapping[str, object], skjema: Skjema, rot: Skjema, sti: str) -> Iterator[str]:
    yield from (f"{sti}.{navn}: mangler" for navn in navn_av(skjema, "required") if navn not in verdi)
    kjente = del_av(skjema, "properties")
    for navn, under in verdi.items():
        if navn in kjente:
            yield from find_brudd(under, cast(Skjema, kjente[navn]), rot, f"{sti}.{navn}")
        elif skjema.get("additionalProperties") is False:
            yield f"{sti}.{navn}: ukjent felt"
        elif isinstance(skjema.get("additionalProperties"), dict):
            yield from find_brudd(under, del_av(skjema, "additionalProperties"), rot, f"{sti}.{navn}")


def finn_ref(rot: Skjema, ref: str) -> Skjema:
    assert ref.startswith("#/$defs/"), ref
    return cast(Skjema, del_av(rot, "$defs")[ref.removeprefix("#/$defs/")])


def les_yaml(tekst: str) -> object:
    """YAML slik et redigeringsprogram ser den: datoer er tekst."""
    data: object = json.loads(json.dumps(yaml.safe_load(tekst), default=str))
    return data


@pytest.mark.parametrize("navn", SKJEMAER)
def test_skjemaet_er_json_schema_2020_12_med_kjente_noekkelord(navn: str) -> None:
    skjema = ALLE[navn]
    assert skjema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    for sti, del_ in find_deler(skjema):
        assert set(del_) <= NOEKKELORD, sti
        assert del_.get("type", "object") in TYPER, sti
        assert all(isinstance(n, str) for n in navn_av(del_, "required")), sti
        re.compile(str(del_.get("pattern", "")))
        if "$ref" in del_:
            finn_ref(skjema, str(del_["$ref"]))
        if "properties" in del_:
            assert set(navn_av(del_, "required")) <= set(del_av(del_, "properties")), sti
            assert del_.get("additionalProperties") is False, sti
    json.dumps(skjema, allow_nan=False)


@pytest.mark.parametrize("navn", SKJEMAER)
def test_hvert_felt_har_en_norsk_forklaring(navn: str) -> None:
    mangler, engelske = [], []
    for sti, del_ in find_deler(ALLE[navn]):
        for felt, verdi in del_av(del_, "properties").items():
            tekst = str(cast(Skjema, verdi).get("description", ""))
            if not tekst.endswith((".", "…", "»")) or len(tekst) < 4:
                mangler.append(f"{sti}/{felt}: {tekst}")
            if re.search(r"\b(the|of|and|with|which|is|a)\b", tekst, re.IGNORECASE):
                engelske.append(f"{sti}/{felt}: {tekst}")
    assert (mangler, engelske) == ([], [])


@pytest.mark.parametrize("navn", SKJEMAER)
def test_det_redigeringsprogrammet_viser_om_en_del_er_ikke_engelsk(navn: str) -> None:
    forklart = [(sti, del_["description"]) for sti, del_ in find_deler(ALLE[navn]) if "description" in del_]
    assert [x for x in forklart if re.search(r"\b(the|of|and|with|which|is)\b", str(x[1]), re.IGNORECASE)] == []


@pytest.mark.parametrize(
    "fil", sorted((ROT / "kommuner").rglob("*.yaml")), ids=lambda fil: f"{fil.parent.name}-{fil.stem}"
)
def test_hver_fil_i_kommuner_passer_med_skjemaet_sitt(fil: Path) -> None:
    sti = fil.relative_to(ROT).as_posix()
    navn = "felles" if "/felles/" in sti else "avtale" if "/avtaler/" in sti else "kommune"
    assert list(find_brudd(les_yaml(fil.read_text(encoding="utf-8")), ALLE[navn], ALLE[navn])) == []


def test_feil_i_en_fil_blir_funnet_av_skjemaet() -> None:
    def brudd(navn: str, tekst: str) -> list[str]:
        return list(find_brudd(les_yaml(tekst), ALLE[navn], ALLE[navn]))

    assert brudd("kommune", lag_kommune()) == []
    assert brudd("avtale", lag_avtale()) == []
    assert brudd("kommune", lag_kommune(kontkt=1)) == [".kontkt: ukjent felt"]
    assert brudd("kommune", lag_kommune(avtaler=[])) == [".avtaler: ukjent felt"]
    assert brudd("kommune", lag_kommune(skjema_versjon=2)) == [".skjema_versjon: er ikke 1"]
    assert "har feil form" in brudd("kommune", lag_kommune(kommune={"kommunenummer": "193"}))[0]
    assert "er ikke et av valgene" in brudd("kommune", lag_kommune(kommune={"maalform": "se"}))[0]
    assert brudd("kommune", lag_kommune(tjenester=[{"id": "x"}])) == [".tjenester[0]: passer ikke med noe av anyOf"]
    assert brudd("kommune", lag_kommune(tjenester=[{"id": "x", "fra": "felles/x"}])) == []
    assert brudd("felles", "id: x\n") == [".skjema_versjon: mangler"]


def test_kommandoen_skriver_skjemaene_der_redigeringsprogrammet_leter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit) as slutt:
        main(["skjema"])
    assert slutt.value.code == 0
    skrevet = {fil.as_posix() for fil in Path().rglob("*") if fil.is_file()}
    assert set(capsys.readouterr().out.replace("\\", "/").split()) == skrevet
    kobling = json.loads((ROT / ".vscode" / "settings.json").read_text(encoding="utf-8"))["yaml.schemas"]
    assert {sti.removeprefix("./") for sti in kobling} == skrevet
    filer = [fil.relative_to(ROT).as_posix() for fil in (ROT / "kommuner").rglob("*.yaml")]
    for sti, moenster in kobling.items():
        navn = Path(sti).name.removesuffix(".schema.json")
        passer = [f for f in filer if fnmatch(f, moenster) and f.count("/") == moenster.count("/")]
        assert passer, moenster
        assert all((f"/{navn}" in f) or (f"/{navn}r/" in f) for f in passer), (navn, passer)
    for fil in skrevet:
        assert json.loads(Path(fil).read_text(encoding="utf-8")) == ALLE[Path(fil).name.removesuffix(".schema.json")]


def test_to_kjoeringer_gir_like_skjemaer(tmp_path: Path) -> None:
    for mappe in ("a", "b"):
        with pytest.raises(SystemExit):
            main(["skjema", "--ut", str(tmp_path / mappe)])
    for fil in (tmp_path / "a").iterdir():
        assert fil.read_bytes() == (tmp_path / "b" / fil.name).read_bytes()


def test_skjema_der_det_ikke_kan_skrives_gir_beskjed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "fil").write_text("x", encoding="utf-8")
    with pytest.raises(SystemExit) as slutt:
        main(["skjema", "--ut", str(tmp_path / "fil")])
    assert slutt.value.code == 1
    assert "skjemaet kan ikke skrives" in capsys.readouterr().err
