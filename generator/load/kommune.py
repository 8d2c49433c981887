"""One municipality's files to one model: kommune.yaml, its agreements and the shared services it points to; knows no rule."""

from __future__ import annotations

from pathlib import PurePosixPath

from generator.errors import Problem, find_naermeste, format_felt
from generator.kommune import Kommune
from generator.load.lest import Lest, Sted, Sti
from generator.load.modeller import bygg_modell
from generator.load.yamlfil import Data, Yamlfil, load_yamlfil
from generator.tre import Tre, er_trygg_sti

_EGNE_I_FELLES = ("skjema_versjon", "id")


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
        return Lest(None, fil.steder, (*problemer, *_ikke_felt(fil)))
    data: dict[str, Data] = dict(fil.data)
    steder = dict(fil.steder)
    problemer += _flett_felles(tre, data, steder)
    problemer += _legg_til_avtaler(tre, rot, data, steder)
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


def _ikke_felt(fil: Yamlfil) -> list[Problem]:
    if fil.data is None:
        return []
    return [
        Problem(
            fil.path,
            1,
            "",
            "fila skal ha felt øverst, for eksempel skjema_versjon: 1",
            "Se eksempelet i kommuner/0000-fjordvik.",
        )
    ]


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


def _flett_felles(tre: Tre, data: dict[str, Data], steder: dict[Sti, Sted]) -> list[Problem]:
    """Merge each service's shared file into it; a local value may add to the shared one, never contradict it."""
    tjenester = data.get("tjenester")
    if not isinstance(tjenester, tuple):
        return []
    problemer: list[Problem] = []
    nye = []
    for i, tjeneste in enumerate(tjenester):
        fra = tjeneste.get("fra") if isinstance(tjeneste, dict) else None
        if isinstance(fra, str):
            tjeneste = _flett_en(tre, tjeneste, fra, ("tjenester", i), steder, problemer)
        nye.append(tjeneste)
    data["tjenester"] = tuple(nye)
    return problemer


def _flett_en(tre: Tre, tjeneste: Data, fra: str, sti: Sti, steder: dict[Sti, Sted], problemer: list[Problem]) -> Data:
    her = steder[(*sti, "fra")]
    felles = sorted(s.removeprefix("kommuner/").removesuffix(".yaml") for s in tre if s.startswith("kommuner/felles/"))
    path = f"kommuner/{fra}.yaml"
    if ulest := [p for p in tre.problemer if p.path == path]:
        problemer += [
            *ulest,
            Problem(
                her.path,
                her.line,
                format_felt(her.felt),
                f"viser til {path}, som ikke kan leses",
                "Rett fila den viser til.",
            ),
        ]
        return tjeneste
    if not er_trygg_sti(fra) or not fra.startswith("felles/") or path not in tre:
        tips = f"{find_naermeste(fra, felles)}Skriv felles/ og navnet på en fil i kommuner/felles, uten .yaml."
        problemer.append(Problem(her.path, her.line, format_felt(her.felt), f"«{fra}» finnes ikke", tips))
        return tjeneste
    fil = load_yamlfil(path, tre[path])
    problemer += fil.problemer
    if not isinstance(fil.data, dict):
        problemer += [
            *_ikke_felt(fil),
            Problem(
                her.path,
                her.line,
                format_felt(her.felt),
                f"viser til {path}, som ikke kan leses",
                "Rett fila den viser til.",
            ),
        ]
        return tjeneste
    if fil.data.get("skjema_versjon") != 1:
        sted = fil.steder.get(("skjema_versjon",), fil.steder[()])
        problemer.append(
            Problem(
                path, sted.line, "skjema_versjon", "mangler eller er ikke 1", "Skriv skjema_versjon: 1 øverst i fila."
            )
        )
    delt = {k: v for k, v in fil.data.items() if k not in _EGNE_I_FELLES}
    for understi, sted in fil.steder.items():
        steder.setdefault((*sti, *understi), sted)
    return _slaa_sammen(delt, tjeneste, sti, steder, path, problemer)


def _slaa_sammen(
    delt: Data, lokal: Data, sti: Sti, steder: dict[Sti, Sted], path: str, problemer: list[Problem]
) -> Data:
    if isinstance(delt, dict) and isinstance(lokal, dict):
        sammen = dict(delt)
        for navn, verdi in lokal.items():
            sammen[navn] = (
                _slaa_sammen(delt[navn], verdi, (*sti, navn), steder, path, problemer) if navn in delt else verdi
            )
        return sammen
    if delt != lokal:
        sted = steder[sti]
        problemer.append(
            Problem(
                sted.path,
                sted.line,
                format_felt(sted.felt),
                f"motsier det som står i {path}",
                "Ta bort feltet her, eller rett det i den felles fila sammen med de andre kommunene.",
            )
        )
    return delt


def _legg_til_avtaler(tre: Tre, rot: str, data: dict[str, Data], steder: dict[Sti, Sted]) -> list[Problem]:
    if "avtaler" in data:
        sted = steder[("avtaler",)]
        del data["avtaler"]
        return [
            Problem(
                sted.path,
                sted.line,
                "avtaler",
                "er et felt som ikke finnes her",
                "Avtaler står i egne filer i mappen avtaler/, én fil for hver.",
            )
        ]
    problemer: list[Problem] = []
    avtaler: list[Data] = []
    for path in (s for s in tre if s.startswith(f"{rot}/avtaler/") and s.endswith(".yaml")):
        fil = load_yamlfil(path, tre[path])
        problemer += fil.problemer
        if not isinstance(fil.data, dict):
            problemer += _ikke_felt(fil)
            continue
        steder.update({("avtaler", len(avtaler), *sti): sted for sti, sted in fil.steder.items()})
        avtaler.append(fil.data)
        navn = PurePosixPath(path).stem
        if fil.data.get("id") not in (navn, None):
            sted = fil.steder[("id",)]
            problemer.append(
                Problem(
                    path,
                    sted.line,
                    "id",
                    f"«{fil.data['id']}» er ikke det samme som navnet på fila",
                    f"Skriv id: {navn}, eller gi fila navnet {fil.data['id']}.yaml.",
                )
            )
    if avtaler:
        data["avtaler"] = tuple(avtaler)
    return problemer
