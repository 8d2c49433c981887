"""Ingen fagtekst er ubrukt: hver står i en disposisjon, et skjema, på en side eller i koden som henter den ved navn."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from generator.fag import Fag
from generator.fag.tekster import Disposisjon
from tests.bygg import ROT
from tests.dokumenter import les_fag

# Kapitlene i rutinen der tjenestens egne tekster kommer av seg selv (Tekstvalg.egne).
EGNE_KAPITLER = ("bekymret", "melding", "saerskilt", "dokumentasjon")


def find_i_disposisjoner(fag: Fag) -> Iterator[str]:
    """Gi id-ene som en disposisjon, en rolle, et skjema eller en tjenestetype viser til."""
    slag: tuple[Disposisjon, ...] = tuple(v for v in vars(fag).values() if isinstance(v, Disposisjon))
    for disposisjon in (*slag, *fag.roller):
        yield from (id_ for kapittel in disposisjon.kapitler for id_ in kapittel.tekster)
    for skjema in fag.skjemaer:
        yield from skjema.foerst
        for del_ in skjema.deler:
            yield from (*del_.tekster, *del_.replikker, *del_.sjekkliste)
    for type_ in fag.tjenestetyper:
        yield from (f"melde-grunn-{g}" for g in type_.meldegrunner)
        if type_.innledning:
            yield type_.innledning


def find_i_koden() -> tuple[set[str], list[str]]:
    """Gi strengene i koden, og mønstrene: starten på en id («bs-»), eller en id med et felt i seg."""
    hele: set[str] = set()
    moenstre: list[str] = []
    for fil in (ROT / "generator").rglob("*.py"):
        for node in ast.walk(ast.parse(fil.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                hele.add(node.value)
                if re.fullmatch(r"[a-z]+-", node.value):
                    moenstre.append(re.escape(node.value) + r"[a-z0-9-]+")
            elif isinstance(node, ast.JoinedStr):
                deler = [re.escape(str(d.value)) if isinstance(d, ast.Constant) else r"[a-z0-9_]+" for d in node.values]
                if re.match(r"[a-z]{2,}", deler[0]):
                    moenstre.append("".join(deler))
    return hele, moenstre


def find_paa_sidene() -> set[str]:
    """Gi hvert ord i apostrofer i sidemalene: der slås tekstene opp."""
    sider = (p.read_text(encoding="utf-8") for p in (ROT / "maler" / "nettsted").rglob("*.md"))
    return {ord_ for side in sider for ord_ in re.findall(r"'([a-z0-9_-]+)'", side)}


def find_ubrukte(fag: Fag) -> list[str]:
    hele, moenstre = find_i_koden()
    brukt = {*find_i_disposisjoner(fag), *hele, *find_paa_sidene()}
    brukt |= {t.id for t in fag.tekster if t.kapittel in EGNE_KAPITLER and t.gjelder}
    while nye := {t.ellers for t in fag.tekster if t.ellers and t.id in brukt} - brukt:
        brukt |= nye
    passer = re.compile("|".join(moenstre))
    return [t.id for t in fag.tekster if t.id not in brukt and not passer.fullmatch(t.id)]


def test_ingen_fagtekst_er_ubrukt() -> None:
    assert find_ubrukte(les_fag()) == [], "Bruk teksten i en disposisjon eller på en side, eller ta den bort."


def test_en_tekst_ingen_bruker_blir_funnet() -> None:
    fag = les_fag()
    glemt = fag.tekster[0].model_copy(update={"id": "glemt-tekst", "kapittel": None})
    assert find_ubrukte(fag.model_copy(update={"tekster": (*fag.tekster, glemt)})) == ["glemt-tekst"]
