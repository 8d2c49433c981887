"""Words for what stands in an expression: filters by what they give, what a loop knows, names as written; judges nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from jinja2 import nodes

from generator.malsjekk.typer import UKJENT, Type

LOEKKE: Final = (
    "index", "index0", "revindex", "revindex0", "first", "last", "length", "depth", "depth0",
    "previtem", "nextitem", "cycle", "changed",
)  # fmt: skip
TEKSTFILTRE: Final = frozenset(
    [
        "join",
        "upper",
        "lower",
        "title",
        "capitalize",
        "trim",
        "replace",
        "string",
        "escape",
        "e",
        "format",
        "truncate",
        "center",
        "indent",
        "wordwrap",
        "striptags",
        "urlencode",
        "urlize",
        "safe",
        "forceescape",
        "fritekst",
        "tojson",
        "pprint",
        "xmlattr",
        "filesizeformat",
    ]
)
TALLFILTRE: Final = frozenset(["length", "count", "int", "float", "abs", "round", "sum", "wordcount"])
ENFILTRE: Final = frozenset(["first", "last", "min", "max"])
LIKEFILTRE: Final = frozenset(
    ["sort", "reverse", "list", "unique", "select", "reject", "selectattr", "rejectattr", "default", "d"]
)
EGNE: Final = "rv_"


@dataclass(frozen=True)
class Feltfeil:
    """What is wrong with a name on a line of the mended source.

    Attributes:
        linje: 1-based line.
        melding: what is wrong.
        tips: what to do.
        regel: id of the rule.
    """

    linje: int
    melding: str
    tips: str
    regel: str


def maal(node: nodes.Node, type_: Type) -> dict[str, Type]:
    """Return what the names on the left stand for."""
    if isinstance(node, nodes.Name):
        return {node.name: type_}
    return {n.name: UKJENT for n in node.find_all(nodes.Name)}


def er_enkel(type_: Type) -> bool:
    """Return whether a list holds plain texts or numbers."""
    return type_.element is not None and type_.element.art in ("tekst", "tall")


def vis(node: nodes.Node | None) -> str:
    """Return an expression as people wrote it, when it is a simple one."""
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Getattr):
        return f"{vis(node.node)}.{node.attr}"
    if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
        return f"{vis(node.node)}[{node.arg.value!r}]"
    return "uttrykket" if node is None else vis(next(node.iter_child_nodes(), None))
