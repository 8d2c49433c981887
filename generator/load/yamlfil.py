"""One YAML file to plain data with the place of each value; knows no model."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

import yaml
from yaml.constructor import SafeConstructor
from yaml.events import CollectionEndEvent, CollectionStartEvent
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
_TEKST: Final = tuple(_TAGG + slag for slag in ("str", "value", "merge"))


@dataclass
class Yamlfil:
    """A file read as data.

    Attributes:
        path: file, relative to the root.
        data: dicts, tuples and scalars; None when the file could not be read.
        steder: place by path of keys and indexes.
        problemer: what was wrong in the file itself.
        uleselig: paths of values that are left out of `data` because of a problem; a list item is -1, as in `Lest.utelatt`.
    """

    path: str
    data: Data = None
    steder: dict[Sti, Sted] = field(default_factory=dict)
    problemer: list[Problem] = field(default_factory=list)
    uleselig: set[Sti] = field(default_factory=set)


def load_yamlfil(path: str, innhold: bytes) -> Yamlfil:
    """Return the file as data with places; every problem of the file is in the result."""
    fil = Yamlfil(path)
    tekst, problemer = dekod(path, innhold)
    fil.problemer += problemer
    if problemer:
        return fil
    fil.problemer += [*find_personnummer(path, tekst), *find_nfd(path, tekst)]
    tekst = normaliser(tekst)
    try:
        if linje := _for_dyp(tekst):
            fil.problemer.append(
                Problem(
                    path,
                    linje,
                    "",
                    "linja har for mange nivåer inni hverandre",
                    "Se etter feil innrykk, og etter klammer [ og { som ikke er lukket.",
                )
            )
            return fil
        node = yaml.compose(tekst, Loader=_LOADER)
    except yaml.MarkedYAMLError as feil:
        fil.problemer.append(forklar_yamlfeil(path, feil))
        return fil
    if node is None:
        fil.problemer.append(
            Problem(
                path,
                0,
                "",
                "fila er tom",
                "Fyll den ut, eller slett den. «rutineverk ny» lager en kommunefil du kan begynne med.",
            )
        )
    else:
        fil.steder[()] = Sted(path, node.start_mark.line + 1, ())
        fil.data = _Leser(fil).verdi(node, ())
    return fil


def _for_dyp(tekst: str) -> int:
    """Return the line where the text nests too deep, or 0. The parser keeps no stack of its own; composing would break the process."""
    dybde = 0
    for hendelse in yaml.parse(tekst, Loader=_LOADER):
        if isinstance(hendelse, CollectionStartEvent):
            dybde += 1
            if dybde > _MAKS_DYBDE:
                merke = hendelse.start_mark
                return merke.line + 1 if merke else 1
        elif isinstance(hendelse, CollectionEndEvent):
            dybde -= 1
    return 0


def ikke_felt(fil: Yamlfil) -> list[Problem]:
    """Return a problem when a file that could be read has no fields at the top."""
    if fil.data is None:
        return []
    melding, tips = (
        "fila skal ha felt øverst, for eksempel skjema_versjon: 1",
        "Se eksempelet i kommuner/0000-fjordvik.",
    )
    return [Problem(fil.path, 1, "", melding, tips)]


class _Leser:
    """Walks the nodes of one file; collects places and problems in `fil`."""

    def __init__(self, fil: Yamlfil) -> None:
        self.fil = fil
        self.sett: set[int] = set()

    def verdi(self, node: Node, sti: Sti) -> Data:
        if id(node) in self.sett:
            self._ubrukt(
                node,
                sti,
                "bruker anker og alias (& og *)",
                "Skriv innholdet fullt ut på begge steder; Rutineverk leser ikke alias.",
            )
            return None
        self.sett.add(id(node))
        if isinstance(node, MappingNode) and node.tag == _TAGG + "map":
            return {
                nokkel: v
                for nokkel, under in self._felter(node, sti)
                if (v := self.verdi(under, (*sti, nokkel))) is not None
            }
        if isinstance(node, SequenceNode) and node.tag == _TAGG + "seq":
            return self._liste(node, sti)
        if isinstance(node, ScalarNode) and node.tag.startswith(_TAGG):
            return self._skalar(node, sti)
        self._typemerke(node, sti)
        return None

    def _typemerke(self, node: Node, sti: Sti) -> None:
        navn = node.tag.replace(_TAGG, "!!")
        self._ubrukt(
            node,
            sti,
            f"bruker typemerket {navn}",
            "Ta bort merket. Rutineverk leser bare vanlig tekst, tall, datoer, lister og felt.",
        )

    def _ubrukt(self, node: Node, sti: Sti, melding: str, tips: str) -> None:
        self.fil.uleselig.add((*sti[:-1], -1) if sti and isinstance(sti[-1], int) else sti)
        self._feil(node, sti, melding, tips)

    def _feil(self, node: Node, sti: Sti, melding: str, tips: str) -> None:
        self.fil.problemer.append(Problem(self.fil.path, node.start_mark.line + 1, format_felt(sti), melding, tips))

    def _felter(self, node: MappingNode, sti: Sti) -> Iterator[tuple[str, Node]]:
        linjer: dict[str, int] = {}
        for noekkelnode, under in node.value:
            linje = noekkelnode.start_mark.line + 1
            if not isinstance(noekkelnode, ScalarNode):
                self._feil(
                    noekkelnode,
                    sti,
                    "har et feltnavn som ikke er tekst",
                    "Skriv feltnavnet som ett ord fulgt av kolon.",
                )
                continue
            navn = str(noekkelnode.value)
            if navn in linjer:
                self._feil(
                    noekkelnode,
                    (*sti, navn),
                    f"står to ganger (også på linje {linjer[navn]})",
                    "Behold den ene. YAML ville brukt den siste uten å si fra.",
                )
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
        if node.tag in _TEKST:
            return str(node.value)
        if slag == "null":
            return None
        bygg = {
            "int": _BYGG.construct_yaml_int,
            "float": _BYGG.construct_yaml_float,
            "bool": _BYGG.construct_yaml_bool,
            "timestamp": _BYGG.construct_yaml_timestamp,
        }.get(slag)
        if bygg is None or node.style in ("'", '"'):
            self._typemerke(node, sti)
            return None
        try:
            verdi: Data = bygg(node)
        except ValueError:
            return str(node.value)
        except (
            AttributeError,
            IndexError,
            KeyError,
        ):  # what PyYAML says to a value that does not fit an explicit !!bool, !!int …
            self._typemerke(node, sti)
            return None
        return verdi


def _raa(node: Node) -> str | None:
    if isinstance(node, ScalarNode) and not node.style and node.tag not in _TEKST:
        return str(node.value)
    return None
