"""Problems and errors, and the one place that makes their text; knows nothing of YAML, models or the screen."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum


class Nivaa(IntEnum):
    """How serious a problem is.

    ``FEIL`` stops the municipality, ``MANGEL`` is built and told of, ``VARSEL`` should be looked at.
    """

    FEIL = 0
    MANGEL = 1
    VARSEL = 2


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong in one place, told as data; `format_problem` makes the text.

    Attributes:
        path: the file, relative to the root, with ``/``.
        line: 1-based line, or 0 when the problem is the whole file.
        felt: dotted field path inside the file (``tjenester[2].leder_rolle``), or "".
        melding: what is wrong, one sentence without the full stop.
        tips: what to do, whole sentences.
        nivaa: how serious it is.
    """

    path: str
    line: int
    felt: str
    melding: str
    tips: str
    nivaa: Nivaa = Nivaa.FEIL

    def sort_key(self) -> tuple[str, int, int, str, str]:
        """Order of telling: file, line, level, field, text."""
        return (self.path, self.line, int(self.nivaa), self.felt, self.melding)


@dataclass(frozen=True)
class Funn:
    """What a rule found, placed by the path in the model; `load` turns it into a `Problem` with file and line.

    Attributes:
        sti: keys and indexes from the root of the model, for example ``("tjenester", 2, "leder_rolle")``.
        melding: what is wrong, one sentence without the full stop.
        tips: what to do, whole sentences.
        nivaa: how serious it is.
        verdi: the id that a reference points to, when the finding is about a reference.
        ser_paa: paths of other fields that the rule looked at; when one of them was left out, the rule saw too little.
        nn: ``melding`` in nynorsk; a mangel stands in the documents, so it needs both.
    """

    sti: tuple[str | int, ...]
    melding: str
    tips: str
    nivaa: Nivaa
    verdi: str = ""
    ser_paa: tuple[tuple[str | int, ...], ...] = ()
    nn: str = ""

    def melding_paa(self, maalform: str) -> str:
        """Return what is wrong in one written standard; bokmål when that is all there is."""
        return self.nn if maalform == "nn" and self.nn else self.melding


class GeneratorError(Exception):
    """Base of every error that is the input's fault; the command line catches it once."""


class InndataFeil(GeneratorError):
    """The input has problems; carries all of them."""

    def __init__(self, problemer: Iterable[Problem]) -> None:
        self.problemer = sorted(problemer, key=Problem.sort_key)
        super().__init__("\n".join(format_problem(p) for p in self.problemer))


class BrukFeil(GeneratorError):
    """The command was used in a way that can not work; the text says what to do instead."""


class MalFeil(GeneratorError):
    """A template can not be used or rendered; the text names the template and the place.

    Attributes:
        avsnitt: the paragraph of the template where it stopped, tags and all, or "" when it is not known.
    """

    def __init__(self, melding: str, avsnitt: str = "") -> None:
        super().__init__(melding)
        self.avsnitt = avsnitt


class SkriveFeil(GeneratorError):
    """Something can not be written; the text names the file and what to do."""


class PdfFeil(GeneratorError):
    """A PDF can not be made; the text says why and what to do."""


_ASCII = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})
_MERKE = {Nivaa.FEIL: "", Nivaa.MANGEL: "mangel: ", Nivaa.VARSEL: "varsel: "}


def format_problem(problem: Problem) -> str:
    """Return ``fil:linje: felt – hva er galt. Hva du kan gjøre.`` for one problem."""
    sted = f"{problem.path}:{problem.line}" if problem.line else problem.path
    felt = f"{problem.felt} – " if problem.felt else ""
    return f"{sted}: {_MERKE[problem.nivaa]}{felt}{problem.melding}. {problem.tips}".rstrip()


def format_felt(sti: Iterable[str | int]) -> str:
    """Return a path of keys and indexes as people write it: ``tjenester[2].leder_rolle``."""
    felt = ""
    for del_ in sti:
        felt += f"[{del_}]" if isinstance(del_, int) else f".{del_}" if felt else del_
    return felt


def find_naermeste(navn: str, kjente: Iterable[str]) -> str:
    """Return «Mente du «x»? » for the nearest known name, or "" when none is near."""
    som_skrevet = {k.lower().translate(_ASCII): k for k in sorted(kjente, reverse=True)}
    treff = difflib.get_close_matches(navn.lower().translate(_ASCII), sorted(som_skrevet), n=1, cutoff=0.6)
    return f"Mente du «{som_skrevet[treff[0]]}»? " if treff else ""


def format_liste(navn: Iterable[str], *, bindeord: str = "eller") -> str:
    """Return «a, b eller c» for a short list of names."""
    alle = list(navn)
    if len(alle) < 2:
        return "".join(alle)
    return f"{', '.join(alle[:-1])} {bindeord} {alle[-1]}"
