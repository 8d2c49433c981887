"""The one Jinja environment: sandboxed, strict, counted; knows no docx and no place in one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from types import BuiltinMethodType, MethodType
from typing import Final

import jinja2
from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.exceptions import SecurityError, UndefinedError
from jinja2.runtime import Context, markup_join
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing
from markupsafe import escape
from pydantic import BaseModel

from generator.word.balanse import Gjennomgang, Ubalanse, Xml
from generator.word.grenser import (
    GrenseBrutt,
    sjekk_formatstreng,
    sjekk_metode,
    sjekk_operander,
    sjekk_resultat,
    tell_runder,
    tell_steg,
    vokt_filter,
)
from generator.word.tilstand import SKIFT, tilstand
from generator.word.verdier import til_plass, til_xml

_BORTE: Final = ("lipsum",)
_TILFELDIG: Final = "random"
"""A document that differs from time to time can not be compared with the last one."""


_OPPSLAG: Final = frozenset(dir(dict))


class UkjentFelt(UndefinedError):
    """A name that neither the context nor the object has."""

    def __init__(self, melding: str | None, navn: str | int | None, eier: object) -> None:
        super().__init__(melding)
        self.navn = navn
        self.eier = eier


class Ukjent(jinja2.StrictUndefined):
    """Strict undefined whose error carries the name and the object that lacks it."""

    __slots__ = ()

    def __init__(
        self,
        hint: str | None = None,
        obj: object = missing,
        name: str | None = None,
        exc: type[jinja2.TemplateRuntimeError] = UndefinedError,
    ) -> None:
        super().__init__(hint, obj, name, exc)
        if exc is UndefinedError:
            eier = None if obj is missing else obj
            # Jinja calls what stands here with its message and raises the result.
            self._undefined_exception = lambda melding: UkjentFelt(melding, name, eier)  # type: ignore[assignment]  # a callable that returns the exception


class _Kodegen(CodeGenerator):
    """Jinja's code generator, but the template's own text goes out as bytes and a plain string as it is.

    `samle` then escapes and encodes all strings of a part at once; one by one that is half the time of a render.
    Where Jinja joins what it writes (macros), every value is escaped by `Miljoe.ut` as it goes.
    """

    _raa = False

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:  # noqa: N802  # Jinja's name
        self._raa = frame.buffer is None and self.environment.som_byte  # type: ignore[attr-defined]  # only our environment uses this class
        super().visit_Output(node, frame)

    def start_write(self, frame: Frame, node: nodes.Node | None = None) -> None:
        super().start_write(frame, node)
        if frame.buffer is None:
            # Call blocks, filter blocks and recursive loops write markup that is ready.
            self.write("environment.ferdig(")

    def end_write(self, frame: Frame) -> None:
        if frame.buffer is None:
            self.write(")")
        super().end_write(frame)

    def _output_const_repr(self, group: Iterable[object]) -> str:
        tekst = "".join(str(x) for x in group)
        return repr(tekst.encode() if self._raa else tekst)

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: object) -> None:  # noqa: ARG002  # Jinja's signature
        self.write("(rv if (rv := " if self._raa else "environment.ut(")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: object) -> None:  # noqa: ARG002  # Jinja's signature
        self.write(").__class__ is str else environment.raa(rv))" if self._raa else ")")

    def _output_child_to_const(self, node: nodes.Expr, frame: Frame, finalize: object) -> str:  # noqa: ARG002  # Jinja's signature
        if not isinstance(node, nodes.TemplateData):
            # Nothing is computed before the counters are set.
            raise nodes.Impossible
        return node.data

    def visit_CondExpr(self, node: nodes.CondExpr, frame: Frame) -> None:  # noqa: N802  # Jinja's name
        # {{ a if b }} is nothing when b is not; Jinja would call that an unknown variable.
        node.expr2 = node.expr2 or nodes.Const("", lineno=node.lineno)
        super().visit_CondExpr(node, frame)

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802  # Jinja's name
        self.write("environment.sett_sammen((")
        for verdi in node.nodes:
            self.visit(verdi, frame)
            self.write(", ")
        self.write("))")


def _ut(verdi: object) -> str:
    """Return a value as text for XML."""
    return str(escape(verdi)) if verdi.__class__ is str else til_xml(verdi)


def _raa(verdi: object) -> bytes:
    """Return a value that is not a plain string as XML."""
    xml = str(verdi) if verdi.__class__ is int else til_xml(verdi)
    tilstand().linjeskift |= not SKIFT.isdisjoint(xml)
    return xml.encode()


class Miljoe(ImmutableSandboxedEnvironment):
    """Sandboxed environment in which a value is text, an unknown name an error, and everything counted."""

    code_generator_class = _Kodegen
    intercepted_binops = frozenset(("+", "*", "**", "%"))
    ut = staticmethod(_ut)
    raa = staticmethod(_raa)

    def __init__(self, *, som_byte: bool = True) -> None:
        self.som_byte = som_byte
        super().__init__(undefined=Ukjent, autoescape=True, optimized=False)
        for navn in _BORTE:
            del self.globals[navn]
        del self.filters[_TILFELDIG]
        for navn, filter_ in list(self.filters.items()):
            self.filters[navn] = vokt_filter(navn, filter_)
        self.filters |= {"rv_runder": tell_runder, "rv_steg": tell_steg, "rv_plass": til_plass}

    def ferdig(self, verdi: object) -> bytes | str:
        """Return what a block wrote, in the form the rest of the part has."""
        return _raa(verdi) if self.som_byte else _ut(verdi)

    def from_string(self, source: str | nodes.Template, *args: object, **kwargs: object) -> jinja2.Template:  # noqa: ARG002  # Jinja's signature
        """Return compiled source, looked over as any other."""
        return self.kompiler(str(source))[0]

    def kompiler(self, kilde: str) -> tuple[jinja2.Template, Gjennomgang]:
        """Return compiled source, and what was seen on the way.

        Raises:
            jinja2.TemplateError: for a tag that is wrong.
            Ubalanse: for XML that depends on which way the tags go.
        """
        ast = self.parse(kilde)
        gjennomgang = Gjennomgang()
        if gjennomgang.gaa(ast.body, Xml()) != Xml():
            raise Ubalanse(1, "blokk")
        return jinja2.Template.from_code(self, self.compile(ast), dict(self.globals)), gjennomgang

    def legg_til_filter(self, navn: str, filter_: Callable[..., object]) -> None:
        """Add a filter of our own, under the same limits as Jinja's."""
        self.filters[navn] = vokt_filter(navn, filter_)

    def getattr(self, obj: object, attribute: str) -> object:
        """Return an attribute that a template may see; fields of a model are the common case."""
        if attribute[0] != "_":
            try:
                return obj.__dict__[attribute]
            except (AttributeError, KeyError):
                if obj.__class__ is dict and attribute in obj and attribute not in _OPPSLAG:
                    return obj[attribute]
        return super().getattr(obj, attribute)

    def is_safe_attribute(self, obj: object, attr: str, value: object) -> bool:
        """Of a model only the fields and properties are seen: its methods lead into Python."""
        if isinstance(obj, BaseModel) and isinstance(value, MethodType | BuiltinMethodType):
            return False
        return super().is_safe_attribute(obj, attr, value)

    def call_binop(self, context: Context, operator: str, left: object, right: object) -> object:
        """Compute an operation whose result is not too large."""
        sjekk_operander(operator, left, right)
        return super().call_binop(context, operator, left, right)

    def call(__self, __context: Context, __obj: object, *args: object, **kwargs: object) -> object:  # noqa: N805  # Jinja's names, so that a template's own keywords do not collide
        """Call what a template may call, with operands that are not too large."""
        if isinstance(__obj, type) and issubclass(__obj, BaseModel):
            raise SecurityError(f"{__obj!r} is not safely callable")
        sjekk_metode(__obj, args, kwargs)
        return sjekk_resultat(super().call(__context, __obj, *args, **kwargs))

    def wrap_str_format(self, value: object) -> Callable[..., str] | None:
        """Return Jinja's safe ``str.format``, after a look at its widths."""
        wrapped = super().wrap_str_format(value)
        if wrapped is not None:
            sjekk_formatstreng(str(getattr(value, "__self__", "")))
        return wrapped

    def sett_sammen(self, biter: Iterable[object]) -> str:
        """Return ``a ~ b``."""
        resultat = markup_join(biter)
        sjekk_resultat(resultat)
        return resultat


__all__ = ["GrenseBrutt", "Miljoe", "UkjentFelt"]
