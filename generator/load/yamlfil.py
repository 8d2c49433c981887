"""One YAML file to plain data with the place of each value; knows no model."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

import yaml
from yaml.constructor import SafeConstructor
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from generator.errors import Problem, format_felt
from generator.load.lest import Sted, Sti
from generator.load.syntaks import forklar_yamlfeil
from generator.load.tekstkontroll import dekod, find_nfd, find_personnummer, normaliser

Data = object
_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TAGG: Final = "tag:yaml.org,2002:"
_BYGG: Final = SafeConstructor()
_MAKS_DYBDE: Final = 20
_TETT: Final = re.compile(r"(?:[-?][ ]){50}|^[ ]{400}|(?:[\[{][^\]}\n]{0,3}){200}", re.MULTILINE)


@dataclass
class Yamlfil:
    """A file read as data.

    Attributes:
        path: file, relative to the root.
        data: dicts, tuples and scalars; None when the file could not be read.
        steder: place by path of keys and indexes.
        problemer: what was wrong in the file itself.
    """

    path: str
    data: Data = None
    steder: dict[Sti, Sted] = field(default_factory=dict)
    problemer: list[Problem] = field(default_factory=list)


def load_yamlfil(path: str, innhold: bytes) -> Yamlfil:
    """Return the file as data with places; every problem of the file is in the result."""
    fil = Yamlfil(path)
    tekst, problemer = dekod(path, innhold)
    fil.problemer += problemer
    if problemer:
        return fil
    fil.problemer += [*find_personnummer(path, tekst), *find_nfd(path, tekst)]
    if _for_dyp(tekst):
        fil.problemer.append(Problem(path, 1, "", "fila har for mange nivåer inni hverandre", "Se etter klammer [ og { som ikke er lukket."))
        return fil
    try:
        node = yaml.compose(normaliser(tekst), Loader=_LOADER)
    except yaml.MarkedYAMLError as feil:
        fil.problemer.append(forklar_yamlfeil(path, feil))
        return fil
    if node is None:
        fil.problemer.append(Problem(path, 0, "", "fila er tom", "Fyll den ut, eller slett den. «rutineverk ny» lager en kommunefil du kan begynne med."))
    else:
        fil.steder[()] = Sted(path, node.start_mark.line + 1, ())
        fil.data = _Leser(fil).verdi(node, ())
    return fil


def _for_dyp(tekst: str) -> bool:
    """Return whether the text could nest deeper than the C parser's stack; a cheap upper bound, far above real files."""
    apne = max(tekst.count("[") - tekst.count("]"), tekst.count("{") - tekst.count("}"))
    return apne > 200 or "[" * 50 in tekst or "{" * 50 in tekst or _TETT.search(tekst) is not None


class _Leser:
    """Walks the nodes of one file; collects places and problems in `fil`."""

    def __init__(self, fil: Yamlfil) -> None:
        self.fil = fil
        self.sett: set[int] = set()

    def verdi(self, node: Node, sti: Sti) -> Data:
        if id(node) in self.sett:
            return self._feil(node, sti, "bruker anker og alias (& og *)", "Skriv innholdet fullt ut på begge steder; Rutineverk leser ikke alias.")
        self.sett.add(id(node))
        if len(sti) > _MAKS_DYBDE:
            return self._feil(node, sti, "har for mange nivåer inni hverandre", "Se etter feil innrykk.")
        if isinstance(node, MappingNode) and node.tag == _TAGG + "map":
            return {nokkel: v for nokkel, under in self._felter(node, sti) if (v := self.verdi(under, (*sti, nokkel))) is not None}
        if isinstance(node, SequenceNode) and node.tag == _TAGG + "seq":
            return self._liste(node, sti)
        if isinstance(node, ScalarNode) and node.tag.startswith(_TAGG):
            return self._skalar(node, sti)
        navn = node.tag.replace(_TAGG, "!!")
        return self._feil(node, sti, f"bruker typemerket {navn}", "Ta bort merket. Rutineverk leser bare vanlig tekst, tall, datoer, lister og felt.")

    def _feil(self, node: Node, sti: Sti, melding: str, tips: str) -> None:
        self.fil.problemer.append(Problem(self.fil.path, node.start_mark.line + 1, format_felt(sti), melding, tips))

    def _felter(self, node: MappingNode, sti: Sti) -> Iterator[tuple[str, Node]]:
        linjer: dict[str, int] = {}
        for noekkelnode, under in node.value:
            linje = noekkelnode.start_mark.line + 1
            if not isinstance(noekkelnode, ScalarNode):
                self._feil(noekkelnode, sti, "har et feltnavn som ikke er tekst", "Skriv feltnavnet som ett ord fulgt av kolon.")
                continue
            navn = str(noekkelnode.value)
            if navn in linjer:
                self._feil(noekkelnode, (*sti, navn), f"står to ganger (også på linje {linjer[navn]})", "Behold den ene. YAML ville brukt den siste uten å si fra.")
                continue
            if navn == "<<":
                self._feil(noekkelnode, sti, "bruker sammenslåing (<<)", "Skriv feltene fullt ut.")
                continue
            linjer[navn] = linje
            self.fil.steder[(*sti, navn)] = Sted(self.fil.path, linje, (*sti, navn), _raa(under))
            yield navn, under

    def _liste(self, node: SequenceNode, sti: Sti) -> tuple[Data, ...]:
        verdier: list[Data] = []
        for under in node.value:
            her = (*sti, len(verdier))
            self.fil.steder[her] = Sted(self.fil.path, under.start_mark.line + 1, her, _raa(under))
            verdi = self.verdi(under, her)
            if verdi is None and isinstance(under, ScalarNode) and under.tag == _TAGG + "null":
                self._feil(under, her, "er et tomt punkt i lista", "Skriv noe etter bindestreken, eller ta bort linja.")
            elif verdi is not None:
                verdier.append(verdi)
        return tuple(verdier)

    def _skalar(self, node: ScalarNode, sti: Sti) -> Data:
        slag = node.tag.removeprefix(_TAGG)
        if slag == "str":
            return str(node.value)
        if slag == "null":
            return None
        bygg = {"int": _BYGG.construct_yaml_int, "float": _BYGG.construct_yaml_float, "bool": _BYGG.construct_yaml_bool, "timestamp": _BYGG.construct_yaml_timestamp}.get(slag)
        if bygg is None or node.style in ("'", '"'):
            return self._feil(node, sti, f"bruker typemerket !!{slag}", "Ta bort merket.")
        try:
            verdi: Data = bygg(node)
        except ValueError:
            return str(node.value)
        return verdi


def _raa(node: Node) -> str | None:
    if isinstance(node, ScalarNode) and node.style is None and node.tag != _TAGG + "str":
        return str(node.value)
    return None
