"""Lagene i generator/: hvem som kan importere hva. Bare ``ast``, ingen import av koden."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

import pytest

from tests.kode import MODULER


@dataclass(frozen=True)
class Regel:
    """Hva en pakke eller modul kan importere.

    Attributes:
        egne: pakker og moduler under generator/; en pakke kan alltid importere fra seg selv.
        andre: biblioteker utenfor standardbiblioteket, og forbudte i det som denne likevel trenger.
    """

    egne: frozenset[str] = frozenset()
    andre: frozenset[str] = frozenset()


def _regel(egne: str = "", andre: str = "") -> Regel:
    return Regel(frozenset(egne.split()), frozenset(andre.split()))


# Nederst først. Den lengste nøkkelen som passer, gjelder: «cli.ny» går foran «cli».
REGLER: Final[Mapping[str, Regel]] = {
    "": _regel(),
    "errors": _regel(),
    "tre": _regel("errors"),
    "tekst": _regel(),
    "kommune": _regel("tre", "pydantic pydantic_core stdnum"),
    "fag": _regel("errors kommune.verdier tekst", "pydantic"),
    "load": _regel("errors tre kommune fag", "yaml pydantic pydantic_core stdnum"),
    "lokalt": _regel("fag kommune tre"),
    "check": _regel("errors kommune fag lokalt", "pydantic"),
    "plan": _regel("kommune fag"),
    "cache": _regel("errors tre", "importlib"),
    "parallell": _regel(),
    "pdf": _regel("errors"),
    "pdf.soffice": _regel("errors", "subprocess"),
    "pdf.etterarbeid": _regel("errors pdf.rader", "pikepdf"),
    "grunnlag": _regel("errors tre fag kommune load check plan cache pdf utvalg write"),
    "samsvar": _regel("errors kommune fag plan"),
    "egenvurdering": _regel("errors kommune fag plan samsvar tekst"),
    "oversikt": _regel("errors kommune fag plan samsvar tekst"),
    "oversikt.side": _regel("errors tekst oversikt", "jinja2 markupsafe"),
    "history": _regel("errors tre", "subprocess"),
    "endringer": _regel("errors kommune fag tekst", "pydantic"),
    "kontekst": _regel("errors kommune fag tekst samsvar egenvurdering plan", "pydantic"),
    "word": _regel("errors tre tekst", "docxtpl docx lxml jinja2 markupsafe pydantic"),
    "word.fritekstlesing": _regel("word", "markdown_it"),
    "malsjekk": _regel("errors fag.tekster plan kontekst word", "lxml jinja2 pydantic"),
    "site": _regel("errors tekst", "mkdocs properdocs markdown jinja2 markupsafe pydantic lxml"),
    "aapen": _regel(),
    "write": _regel("errors tre aapen"),
    "ny": _regel("fag"),
    "skjema": _regel("kommune", "pydantic"),
    "referanse": _regel("fag kommune skjema", "pydantic"),
    "nettregister": _regel("kontekst site tekst"),
    "nettstedsbygg": _regel("errors tre fag kommune kontekst load site tekst nettregister"),
    "dokumentbygg": _regel("errors tre fag kommune plan kontekst tekst word"),
    "opphav": _regel("errors kommune load malsjekk plan"),
    "utvalg": _regel("errors"),
    "pipeline": _regel(
        "errors fag kommune plan samsvar kontekst grunnlag lokalt cache parallell dokumentbygg opphav nettstedsbygg pdf site write"
    ),
    "lovbruk": _regel("errors fag"),
    "lovbruk.kommunalt": _regel(
        "tre fag kommune plan lokalt samsvar site tekst kontekst dokumentbygg nettstedsbygg lovbruk", "pydantic"
    ),
    "lovbruk.varsler": _regel("errors grunnlag lovbruk"),
    "report": _regel("endringer"),
    "cli": _regel("errors grunnlag pipeline", "typer rich"),
    "avtaleversjon": _regel("errors kommune load history endringer"),
    "cli.bygg": _regel("errors tre history grunnlag pdf pipeline cli", "typer rich"),
    "cli.sjekk": _regel("errors grunnlag avtaleversjon cli lokalt lovbruk", "typer"),
    "cli.regelverk": _regel("errors grunnlag lovbruk cli", "typer"),
    "cli.mal": _regel("errors tre grunnlag malsjekk cli", "typer"),
    "cli.endringer": _regel("errors tre kommune load history endringer report cli", "typer"),
    "cli.samsvar": _regel("errors grunnlag samsvar cli", "typer"),
    "cli.oversikt": _regel("errors grunnlag oversikt site cli", "typer"),
    "cli.tekst": _regel("errors history word cli", "typer"),
    "cli.ny": _regel("errors tre fag load ny grunnlag cli", "typer"),
    "cli.skjema": _regel("errors load tekst grunnlag skjema cli generator", "typer"),
}
# Standardbibliotek som gir ulikt svar for samme inndata, eller går utenom lagene.
FORBUDTE: Final = {"random", "secrets", "uuid", "time", "pickle", "subprocess", "socket", "importlib"}
# (modul, det som importeres) -> hvorfor det kan stå et annet sted enn øverst.
IMPORT_UNNTAK: Final[Mapping[tuple[str, str], str]] = {
    ("cli.start", "generator.cli.main"): "Ctrl-C kan komme mens programmet lastes",
    ("cli.bygg", "generator.pipeline"): "MkDocs og docxtpl er tunge, og --help trenger dem ikke",
    ("cli.regelverk", "generator.lovbruk.kommunalt"): "docxtpl og MkDocs er tunge, og lista trenger dem ikke",
    ("cli.sjekk", "generator.lovbruk.varsler"): "docxtpl og MkDocs er tunge, og de fleste kjøringer trenger dem ikke",
    ("cli.mal", "generator.malsjekk"): "docxtpl og lxml er tunge, og --help trenger dem ikke",
    ("cli.oversikt", "generator.oversikt.side"): "Jinja er tung, og --help trenger den ikke",
    ("cli.oversikt", "generator.site"): "MkDocs er tung, og bare ett av formatene trenger temaet",
    ("cli.tekst", "generator.word"): "docxtpl er tung, og --help trenger den ikke",
    ("pdf.hylle", "generator.pdf.etterarbeid"): "pikepdf er tung, og de fleste kjøringer lager ikke PDF",
    ("cli.bygg", "rich.console"): "de fleste kjøringer viser ingen stolpe",
    ("cli.bygg", "rich.progress"): "de fleste kjøringer viser ingen stolpe",
    ("word.fritekst", "generator.word.fritekstlesing"): "markdown-it er tung, og få dokumenter har fritekst",
    ("pipeline", "generator.opphav"): "malsjekken er tung, og bare en feil i en mal trenger den",
    ("pipeline", "generator.nettstedsbygg"): "MkDocs er tung, og dokumentene alene trenger den ikke",
    ("pipeline", "generator.site"): "MkDocs er tung, og dokumentene alene trenger den ikke",
    ("site", "mkdocs"): "spør om MkDocs finnes",
    ("site", "properdocs.replacement"): "tar plassen til MkDocs når den ikke finnes",
}
# Den ene modulen som spør hvilken dag det er.
SPOER_OM_DAGEN: Final = "cli.valg"


@dataclass(frozen=True)
class Import:
    """En import: hva, på hvilken linje, og om den står øverst i modulen."""

    navn: str
    linje: int
    oeverst: bool


def find_importer(kode: ast.Module) -> Iterator[Import]:
    """Gi hver import; ``from generator import x`` er modulen x, eller pakken selv når x er en konstant."""
    for node in ast.walk(kode):
        oeverst = node in kode.body
        if isinstance(node, ast.Import):
            yield from (Import(n.name, node.lineno, oeverst) for n in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module == "generator":
            yield from (
                Import("generator" if n.name.isupper() else f"generator.{n.name}", node.lineno, oeverst)
                for n in node.names
            )
        elif isinstance(node, ast.ImportFrom):
            yield Import("." * node.level + (node.module or ""), node.lineno, oeverst)


def find_enhet(modul: str, regler: Mapping[str, Regel] = REGLER) -> str | None:
    """Gi nøkkelen som gjelder for modulen, eller None når den ikke er ført opp."""
    deler = modul.split(".") if modul else []
    kandidater = [".".join(deler[:n]) for n in range(len(deler), 0, -1)] if deler else [""]
    return next((k for k in kandidater if k in regler), None)


def find_importfeil(modul: str, kilde: str) -> list[str]:
    """Gi det som er galt med importene i én modul, med linje; ``modul`` er navnet uten ``generator.``."""
    enhet = find_enhet(modul)
    if enhet is None:
        return [f"{modul}: er ikke ført opp i REGLER. Si hva den kan importere."]
    feil = []
    for imp in find_importer(ast.parse(kilde)):
        if not imp.oeverst and (modul, imp.navn) not in IMPORT_UNNTAK:
            feil.append(
                f"{modul}:{imp.linje}: {imp.navn} importeres inne i noe. Importer øverst, eller flytt koden til rett lag."
            )
        if grunn := _forbudt(enhet, imp.navn):
            feil.append(f"{modul}:{imp.linje}: {imp.navn} {grunn}")
    return feil


def _forbudt(enhet: str, navn: str) -> str:
    if navn.startswith("."):
        return "er en relativ import."
    if navn == "generator" or navn.startswith("generator."):
        egen = navn.removeprefix("generator.")
        tillatt = {*REGLER[enhet].egne, enhet} - {""}
        return (
            ""
            if any(egen == t or egen.startswith(f"{t}.") for t in tillatt)
            else f"kan ikke importeres i {enhet or 'generator'}."
        )
    rot = navn.partition(".")[0]
    if rot in REGLER[enhet].andre:
        return ""
    if rot in FORBUDTE:
        return "er ikke tillatt her."
    return "" if rot in sys.stdlib_module_names else f"kan ikke importeres i {enhet or 'generator'}."


@pytest.mark.parametrize("modul", MODULER)
def test_modulen_holder_seg_i_laget_sitt(modul: str) -> None:
    assert find_importfeil(modul, MODULER[modul]) == []


def test_alt_som_er_foert_opp_finnes() -> None:
    assert [enhet for enhet in REGLER if enhet not in MODULER] == []
    brukt = {(m, i.navn) for m, kilde in MODULER.items() for i in find_importer(ast.parse(kilde)) if not i.oeverst}
    assert set(IMPORT_UNNTAK) - brukt == set()


def test_bare_en_modul_spoer_hvilken_dag_det_er() -> None:
    klokke = {"today", "now", "utcnow"}
    spoer = {
        m
        for m, kilde in MODULER.items()
        for n in ast.walk(ast.parse(kilde))
        if isinstance(n, ast.Attribute) and n.attr in klokke
    }
    assert spoer == {SPOER_OM_DAGEN}


def test_lagene_peker_bare_nedover() -> None:
    """Ingen kan importere seg selv gjennom andre: en ring i REGLER er et lag som mangler."""
    egne = {
        e: {find_enhet(x) or e for x in r.egne if x != "generator"} - {e} for e, r in REGLER.items() if "." not in e
    }
    while ledige := {e for e, trenger in egne.items() if not trenger}:
        egne = {e: trenger - ledige for e, trenger in egne.items() if e not in ledige}
    assert egne == {}


@pytest.mark.parametrize(
    ("modul", "kilde", "ventet"),
    [
        ("check.ny", "from generator.load import load_kommune\n", "generator.load kan ikke importeres i check."),
        ("kommune.ny", "from generator import pipeline\n", "generator.pipeline kan ikke importeres i kommune."),
        ("fag.ny", "from generator.kommune import Kommune\n", "generator.kommune kan ikke importeres i fag."),
        ("kontekst.ny", "import yaml\n", "yaml kan ikke importeres i kontekst."),
        ("site.ny", "from docx.shared import Pt\n", "docx.shared kan ikke importeres i site."),
        ("tre", "import pydantic\n", "pydantic kan ikke importeres i tre."),
        ("plan", "import requests\n", "requests kan ikke importeres i plan."),
        ("pipeline", "import random\n", "random er ikke tillatt her."),
        ("word.ny", "from .pakke import les_pakke\n", ".pakke er en relativ import."),
        ("nytt_lag", "import re\n", "er ikke ført opp i REGLER"),
        ("load.ny", "def f() -> None:\n    import yaml\n", "yaml importeres inne i noe."),
        (
            "load.ny",
            "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import yaml\n",
            "yaml importeres inne i noe.",
        ),
    ],
)
def test_feil_import_blir_funnet(modul: str, kilde: str, ventet: str) -> None:
    (feil,) = find_importfeil(modul, kilde)
    assert ventet in feil


def test_riktig_import_gaar_gjennom() -> None:
    assert (
        find_importfeil(
            "load.ny",
            "import re\nimport yaml\n\nfrom generator.load.lest import Lest\nfrom generator.kommune import Kommune\n",
        )
        == []
    )
