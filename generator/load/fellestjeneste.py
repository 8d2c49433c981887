"""Shared services merged into the municipalities that point to them; a local value may add, never contradict. Knows no model."""

from __future__ import annotations

from typing import Final

from generator.errors import Problem, find_naermeste, format_felt
from generator.load.lest import Sted, Sti
from generator.load.yamlfil import Data, Yamlfil, ikke_felt, load_yamlfil
from generator.tre import Tre, er_trygg_sti

_EGNE_I_FELLES: Final = ("skjema_versjon", "id")


def flett_felles(tre: Tre, data: dict[str, Data], steder: dict[Sti, Sted]) -> list[Problem]:
    """Merge each service's shared file into `data` and its places into `steder`; return what was wrong."""
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
    fil = _les_felles(tre, fra, steder[(*sti, "fra")], problemer)
    if fil is None or not isinstance(fil.data, dict):
        return tjeneste
    delt = {k: v for k, v in fil.data.items() if k not in _EGNE_I_FELLES}
    for understi, sted in fil.steder.items():
        steder.setdefault((*sti, *understi), sted)
    return _slaa_sammen(delt, tjeneste, sti, steder, fil.path, problemer)


def _les_felles(tre: Tre, fra: str, her: Sted, problemer: list[Problem]) -> Yamlfil | None:
    """Return the shared file that ``fra`` names, or None when it can not be used; the reason is added to the problems."""
    path = f"kommuner/{fra}.yaml"
    felt = format_felt(her.felt)
    uleselig = Problem(her.path, her.line, felt, f"viser til {path}, som ikke kan leses", "Rett fila den viser til.")
    if ulest := [p for p in tre.problemer if p.path == path]:
        problemer += [*ulest, uleselig]
        return None
    if not er_trygg_sti(fra) or not fra.startswith("felles/") or path not in tre:
        kjente = (s.removeprefix("kommuner/").removesuffix(".yaml") for s in tre if s.startswith("kommuner/felles/"))
        tips = f"{find_naermeste(fra, kjente)}Skriv felles/ og navnet på en fil i kommuner/felles, uten .yaml."
        problemer.append(Problem(her.path, her.line, felt, f"«{fra}» finnes ikke", tips))
        return None
    fil = load_yamlfil(path, tre[path])
    problemer += fil.problemer
    if not isinstance(fil.data, dict):
        problemer += [*ikke_felt(fil), uleselig]
        return None
    if fil.data.get("skjema_versjon") != 1:
        sted = fil.steder.get(("skjema_versjon",), fil.steder[()])
        tips = "Skriv skjema_versjon: 1 øverst i fila."
        problemer.append(Problem(path, sted.line, "skjema_versjon", "mangler eller er ikke 1", tips))
    return fil


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
