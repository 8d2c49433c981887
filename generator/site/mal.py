"""A page template and its values become Markdown where every value is literal text; knows no site and no files."""

from __future__ import annotations

import re
import traceback
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Final, TypeVar

from jinja2 import StrictUndefined, Template, TemplateError, TemplateSyntaxError, UndefinedError
from jinja2.runtime import Context, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from generator.errors import MalFeil, find_naermeste
from generator.site.tekst import Trygg, escape_tekst, format_adresse, format_henvisninger
from generator.tekst import Henvisninger

_T = TypeVar("_T")
# Filters that call text safe without making it safe in Markdown, and the two names that are different each time.
_FJERNET = ("e", "escape", "forceescape", "safe", "tojson", "urlize", "xmlattr", "random")


_TAGG: Final = re.compile(r"\{%.*?%\}")


class SideMalFeil(MalFeil):
    """A page template can not be rendered.

    Attributes:
        linje: 1-based line in the template.
        navn: the variable, key or attribute that is missing, or "" when something else is wrong.
        melding: what is wrong, without the line.
    """

    def __init__(self, linje: int, melding: str, navn: str = "") -> None:
        self.linje, self.melding, self.navn = linje, melding, navn
        super().__init__(f"linje {linje}: {melding}")


class _Mangler(StrictUndefined):
    """A missing value that remembers its name; the text is made by `render_side`."""

    __slots__ = ()

    @property
    def _undefined_message(self) -> str:
        return self._undefined_name or "?"


class _Miljoe(ImmutableSandboxedEnvironment):
    """The sandbox, with the result of a template's own macro counted as safe: its values were escaped inside it."""

    def call(self, context: Context, obj: Callable[..., _T], /, *args: object, **kwargs: object) -> _T | Trygg:
        """Called by Jinja for every call in a template."""
        verdi: _T = super().call(context, obj, *args, **kwargs)
        return Trygg(verdi) if isinstance(obj, Macro) else verdi


def _finalize(verdi: object) -> object:
    if isinstance(verdi, Markup | _Mangler):
        return verdi
    if isinstance(verdi, Henvisninger):
        return format_henvisninger(verdi)
    if isinstance(verdi, bool) or not isinstance(verdi, str | int):
        raise TypeError(
            f"en verdi av typen {type(verdi).__name__} kan ikke skrives rett ut. Skriv ut en tekst eller et heltall"
        )
    return escape_tekst(str.__str__(verdi) if isinstance(verdi, str) else str(int(verdi)))


def _lag_miljoe() -> _Miljoe:
    miljoe = _Miljoe(undefined=_Mangler, finalize=_finalize, trim_blocks=True, lstrip_blocks=True, autoescape=False)
    for navn in _FJERNET:
        del miljoe.filters[navn]
    del miljoe.globals["lipsum"]
    miljoe.filters["lenke"] = format_adresse
    return miljoe


_MILJOE = _lag_miljoe()


@lru_cache(maxsize=64)
def _kompiler(mal: str) -> Template:
    """Return the compiled template; the same pages are rendered for many municipalities."""
    return _MILJOE.from_string("".join(map(_behold_linjeskiftet, mal.splitlines(keepends=True))))


def _behold_linjeskiftet(linje: str) -> str:
    """Return the line so that text before a tag at its end keeps its line break, which ``trim_blocks`` would take."""
    uten_slutt = linje.rstrip()
    er_slutt = uten_slutt.endswith("%}") and not uten_slutt.endswith(("-%}", "+%}"))
    return f"{uten_slutt[:-2]}+%}}\n" if er_slutt and _TAGG.sub("", linje).strip() else linje


def render_side(mal: str, kontekst: Mapping[str, object]) -> str:
    """Return the Markdown of one page.

    Every value is shown as literal text (`escape_tekst`); an address goes through the filter ``lenke``. A line that
    holds only a ``{% … %}`` leaves no line behind. Macros may be used; there is no include.

    Args:
        mal: the template, Jinja in Markdown.
        kontekst: the values it may use.

    Raises:
        SideMalFeil: wrong Jinja, a missing or refused value; with the line and, for a missing value, its name.
    """
    try:
        return _kompiler(mal).render(kontekst)
    except TemplateSyntaxError as feil:
        raise SideMalFeil(feil.lineno, f"malen har en skrivefeil ({feil.message})") from feil
    except UndefinedError as feil:
        navn = feil.message or "?"
        tips = find_naermeste(navn, kontekst) or "Se hvilke navn siden har."
        raise SideMalFeil(_find_linje(feil), f"«{navn}» finnes ikke. {tips.rstrip()}", navn) from feil
    except (TemplateError, ArithmeticError, LookupError, TypeError, ValueError) as feil:
        raise SideMalFeil(_find_linje(feil), f"{feil}.") from feil


def _find_linje(feil: Exception) -> int:
    linjer = [ramme.lineno for ramme in traceback.extract_tb(feil.__traceback__) if ramme.filename == "<template>"]
    return (linjer[-1] if linjer else None) or 1
