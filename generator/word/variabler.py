"""Which fields a template uses, as full paths; renders nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import jinja2
from jinja2 import nodes

_LESER = jinja2.Environment(autoescape=True)
Navn = Mapping[str, str]


def find_variabler(kilde: str) -> frozenset[str]:
    """Return the path of each field, through attributes and loops: ``tjenester[].kontakt.telefon``."""
    tre = _LESER.parse(kilde)
    return frozenset(_gaa(tre.body, {}))


def _gaa(noder: list[nodes.Node], navn: Navn) -> Iterator[str]:
    lokale = dict(navn)
    for node in noder:
        yield from _les(node, lokale)


def _les(node: nodes.Node, navn: dict[str, str]) -> Iterator[str]:
    if isinstance(node, nodes.For):
        yield from _uttrykk(node.iter, navn)
        inni = {**navn, "loop": "", **_maal(node.target, _sti(node.iter, navn))}
        yield from _gaa([*([node.test] if node.test else []), *node.body], inni)
        yield from _gaa(node.else_, navn)
    elif isinstance(node, nodes.Macro):
        navn[node.name] = ""
        yield from _gaa(node.body, {**navn, **{a.name: "" for a in node.args}})
    elif isinstance(node, nodes.Assign):
        yield from _uttrykk(node.node, navn)
        navn.update(_maal(node.target, _sti(node.node, navn), element=False))
    elif isinstance(node, nodes.Expr):
        yield from _uttrykk(node, navn)
    else:
        for barn in node.iter_child_nodes():
            yield from _les(barn, navn)


def _maal(maal: nodes.Node, sti: str | None, *, element: bool = True) -> dict[str, str]:
    """Return what the names on the left stand for; "" when it is no field of the context."""
    if isinstance(maal, nodes.Name):
        return {maal.name: f"{sti}[]" if sti and element else sti or ""}
    return {n.name: "" for n in maal.find_all(nodes.Name)}


def _uttrykk(node: nodes.Node, navn: Navn) -> Iterator[str]:
    sti = _sti(node, navn)
    if sti is None:
        for barn in node.iter_child_nodes():
            yield from _uttrykk(barn, navn)
    elif sti:
        yield sti


def _sti(node: nodes.Node, navn: Navn) -> str | None:
    """Return the path an expression names, "" for a local one, None when it is something else."""
    if isinstance(node, nodes.Name):
        return navn.get(node.name, node.name) if node.ctx == "load" and node.name not in _LESER.globals else ""
    if isinstance(node, nodes.Getattr):
        under = _sti(node.node, navn)
        return f"{under}.{node.attr}" if under else under
    if isinstance(node, nodes.Getitem):
        under = _sti(node.node, navn)
        return f"{under}[]" if under else under
    return None
