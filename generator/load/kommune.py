"""One municipality's files to one model: kommune.yaml, its agreements and the shared services it points to; knows no rule."""

from __future__ import annotations

from pathlib import PurePosixPath

from generator.errors import Problem
from generator.kommune import Kommune
from generator.load.fellestjeneste import flett_felles
from generator.load.lest import Lest, Sted, Sti
from generator.load.lokalt import legg_til_lokale
from generator.load.modeller import bygg_modell
from generator.load.yamlfil import Data, Yamlfil, ikke_felt, load_yamlfil
from generator.tre import Tre


def find_kommunemapper(tre: Tre) -> list[str]:
    """Return the folders under ``kommuner/`` that hold a municipality, in order."""
    stier = [*tre, *(p.path for p in tre.problemer)]
    mapper = {deler[1] for sti in stier if (deler := PurePosixPath(sti).parts)[0] == "kommuner" and len(deler) > 2}
    return sorted(m for m in mapper if m != "felles")


def load_kommune(tre: Tre, mappe: str) -> Lest[Kommune]:
    """Return the municipality in ``kommuner/<mappe>`` with the place of each field and every problem of its files."""
    rot = f"kommuner/{mappe}"
    hoved = f"{rot}/kommune.yaml"
    problemer = [p for p in tre.problemer if p.path.startswith(f"{rot}/")]
    problemer += _uleste_filer(tre, rot)
    if hoved not in tre:
        if not any(p.path == hoved for p in problemer):
            problemer.append(
                Problem(hoved, 0, "", "fila finnes ikke", "Lag den, eller lag kommunen på nytt med «rutineverk ny».")
            )
        return Lest(None, {}, tuple(problemer))
    fil = load_yamlfil(hoved, tre[hoved])
    problemer += fil.problemer
    if not isinstance(fil.data, dict):
        return Lest(None, fil.steder, (*problemer, *ikke_felt(fil)))
    data: dict[str, Data] = dict(fil.data)
    steder = dict(fil.steder)
    problemer += flett_felles(tre, data, steder)
    problemer += _legg_til_avtaler(tre, rot, data, steder)
    problemer += legg_til_lokale(tre, rot, data, steder)
    lest = bygg_modell(Kommune, data, steder)
    egne = [p for p in lest.problemer if not _foelger_av(p, problemer)]
    borte = frozenset(PurePosixPath(p.path).stem for p in problemer if p.path.startswith(f"{rot}/avtaler/"))
    return Lest(
        lest.verdi,
        lest.steder,
        (*problemer, *egne),
        (*lest.utelatt, *fil.uleselig),
        lest.utelatte_id | borte,
        lest.tapte_id or bool(fil.uleselig),
    )


def _foelger_av(problem: Problem, fra_filene: list[Problem]) -> bool:
    """Return whether a field is missing only because the file already has a problem there, in its object or in its shared service."""
    rundt = problem.felt.rpartition(".")[0]
    steder = {problem.felt, rundt or problem.felt, f"{rundt}.fra"}
    return problem.melding == "mangler" and any(p.path == problem.path and p.felt in steder for p in fra_filene)


def _uleste_filer(tre: Tre, rot: str) -> list[Problem]:
    """Return a problem for each YAML file that nobody would read, for example ``kommune.yml``."""
    ut = []
    for sti in tre:
        if sti.startswith(f"{rot}/") and sti.lower().endswith((".yaml", ".yml")):
            inni = sti.removeprefix(f"{rot}/")
            if inni != "kommune.yaml" and not (
                inni.startswith("avtaler/") and inni.count("/") == 1 and inni.endswith(".yaml")
            ):
                ut.append(
                    Problem(
                        sti,
                        0,
                        "",
                        "fila blir ikke lest",
                        "Kommunen heter kommune.yaml, og avtaler ligger i avtaler/<id>.yaml.",
                    )
                )
    return ut


def _legg_til_avtaler(tre: Tre, rot: str, data: dict[str, Data], steder: dict[Sti, Sted]) -> list[Problem]:
    if "avtaler" in data:
        sted = steder[("avtaler",)]
        del data["avtaler"]
        tips = "Avtaler står i egne filer i mappen avtaler/, én fil for hver."
        return [Problem(sted.path, sted.line, "avtaler", "er et felt som ikke finnes her", tips)]
    problemer: list[Problem] = []
    avtaler: list[Data] = []
    for path in (s for s in tre if s.startswith(f"{rot}/avtaler/") and s.endswith(".yaml")):
        fil = load_yamlfil(path, tre[path])
        problemer += fil.problemer
        if not isinstance(fil.data, dict):
            problemer += ikke_felt(fil)
            continue
        steder.update({("avtaler", len(avtaler), *sti): sted for sti, sted in fil.steder.items()})
        avtaler.append(fil.data)
        problemer += _annet_navn(fil, fil.data.get("id"))
    if avtaler:
        data["avtaler"] = tuple(avtaler)
    return problemer


def _annet_navn(fil: Yamlfil, id_: Data) -> list[Problem]:
    """Return a problem when an agreement's id is not the name of its file."""
    navn = PurePosixPath(fil.path).stem
    if id_ in (navn, None):
        return []
    tips = f"Skriv id: {navn}, eller gi fila navnet {id_}.yaml."
    return [Problem(fil.path, fil.steder[("id",)].line, "id", f"«{id_}» er ikke det samme som navnet på fila", tips)]
