"""``maler/fag`` to Fag, with every problem of its files; knows no municipality."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from typing import Final

from generator.errors import Problem
from generator.fag import Fag
from generator.load.lest import Lest, Sted, Sti
from generator.load.modeller import bygg_modell
from generator.load.tekstkontroll import dekod
from generator.load.yamlfil import Data, load_yamlfil
from generator.tre import Tre

_ROT: Final = "maler/fag"
_FILER: Final[Mapping[str, tuple[str, ...]]] = {
    "regelverk": ("regelverk.yaml",),
    "tekster": (
        "tekster.yaml",
        "rutinetekster.yaml",
        "tjenestetekster.yaml",
        "avtaletekster.yaml",
        "rolletekster.yaml",
        "skjematekster.yaml",
        "kompetanseplantekster.yaml",
        "ledertekster.yaml",
        "flytskjematekster.yaml",
        "lederansvartekster.yaml",
        "saksframleggtekster.yaml",
    ),
    "tjenestetyper": ("tjenestetyper.yaml",),
    "tegn": ("tegn.yaml",),
    "bekymringsrutine": ("bekymringsrutine.yaml",),
    "samarbeidsavtale": ("samarbeidsavtale.yaml",),
    "samarbeidsark": ("samarbeidsark.yaml",),
    "lommekort": ("lommekort.yaml",),
    "kompetanseplan": ("kompetanseplan.yaml",),
    "kortrutine": ("kortrutine.yaml",),
    "flytskjema": ("flytskjema.yaml",),
    "lederansvar": ("lederansvar.yaml",),
    "saksframlegg": ("saksframlegg.yaml",),
    "roller": ("roller.yaml",),
    "skjemaer": ("skjemaer.yaml",),
    "ord": ("ord.yaml",),
    "bibliotek": ("bibliotek.yaml",),
    "vurdering": ("vurdering.yaml",),
    "begreper": ("begreper.yaml",),
    "egenvurdering": ("egenvurdering.yaml",),
    "hjelpelinjer": ("hjelpelinjer.yaml",),
}
_REGISTER: Final = f"{_ROT}/kommuneregister.csv"
_KOLONNER_UTENOM: Final = ("fylkesnummer", "kilder")


def load_fag(tre: Tre) -> Lest[Fag]:
    """Return the professional base with the place of each field. Lists that stand in several files are joined in order."""
    data: dict[str, Data] = {}
    steder: dict[Sti, Sted] = {(): Sted(_ROT, 0, ())}
    problemer: list[Problem] = [p for p in tre.problemer if p.path.startswith(_ROT)]
    for felt, navn in _FILER.items():
        deler = [_les(tre, f"{_ROT}/{n}", felt, data, steder, problemer) for n in navn]
        data[felt] = tuple(x for d in deler if isinstance(d, tuple) for x in d) if len(navn) > 1 else deler[0]
    data["kommuneregister"] = _register(tre, steder, problemer)
    if problemer:
        return Lest(None, steder, tuple(problemer))
    return bygg_modell(Fag, data, steder)


def _les(
    tre: Tre, path: str, felt: str, data: dict[str, Data], steder: dict[Sti, Sted], problemer: list[Problem]
) -> Data:
    if path not in tre:
        problemer.append(
            Problem(path, 0, "", "fila finnes ikke", "Hent den tilbake fra git, eller installer Rutineverk på nytt.")
        )
        return None
    fil = load_yamlfil(path, tre[path])
    problemer += fil.problemer
    foer = data.get(felt)
    start = len(foer) if isinstance(foer, tuple) else 0
    for sti, sted in fil.steder.items():
        ny = (start + sti[0], *sti[1:]) if sti and isinstance(sti[0], int) else sti
        steder[(felt, *ny)] = sted
    if isinstance(fil.data, tuple):
        data[felt] = (*(foer if isinstance(foer, tuple) else ()), *fil.data)
    elif len(_FILER[felt]) > 1 and fil.data is not None:
        problemer.append(Problem(path, 1, "", "fila skal være en liste", "Begynn hver tekst med bindestrek."))
    return fil.data


def _register(tre: Tre, steder: dict[Sti, Sted], problemer: list[Problem]) -> Data:
    if _REGISTER not in tre:
        problemer.append(
            Problem(
                _REGISTER, 0, "", "fila finnes ikke", "Hent den tilbake fra git, eller installer Rutineverk på nytt."
            )
        )
        return ()
    tekst, tegnfeil = dekod(_REGISTER, tre[_REGISTER])
    problemer += tegnfeil
    leser = csv.reader(io.StringIO(tekst))
    kolonner = next(leser, [])
    rader: list[Data] = []
    for celler in leser:
        if len(celler) != len(kolonner):
            problemer.append(
                Problem(
                    _REGISTER,
                    leser.line_num,
                    "",
                    f"raden har {len(celler)} kolonner, og overskriften har {len(kolonner)}",
                    "Sett verdier med komma i anførselstegn.",
                )
            )
            continue
        steder["kommuneregister", len(rader)] = Sted(_REGISTER, leser.line_num, ())
        rader.append({k: v for k, v in zip(kolonner, celler, strict=True) if k not in _KOLONNER_UTENOM})
    return tuple(rader)
