"""Malfunn: one thing that is wrong in a template, with its place; finds nothing itself."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.errors import Nivaa, Problem
from generator.word.dialekt import Sted


@dataclass(frozen=True)
class Malfunn:
    """One fault of a template.

    Attributes:
        mal: path of the template.
        sted: where people find it in Word.
        nr: the paragraph's number in its part from 0, or -1 when it is the whole file.
        tagg: the tag as it is written, or "".
        melding: what is wrong, one sentence without the full stop.
        tips: what to do, whole sentences, «Mente du» first when there is one.
        regel: id of the rule, for machines.
        nivaa: FEIL when the document would be wrong or not be made, else VARSEL.
    """

    mal: str
    sted: Sted
    nr: int
    tagg: str
    melding: str
    tips: str
    regel: str
    nivaa: Nivaa = Nivaa.FEIL

    def sort_key(self) -> tuple[str, tuple[int, str], int, str, str]:
        """Order of telling: template, body before the other parts, down the page."""
        return (self.mal, (self.sted.del_ != "word/document.xml", self.sted.del_), self.nr, self.regel, self.melding)

    @property
    def plass(self) -> str:
        """The place in words, with the tag when the paragraph holds more."""
        ekstra = f"i taggen {self.tagg[:120]}" if self.tagg and self.tagg != self.sted.tekst else ""
        return ", ".join(t for t in (str(self.sted), ekstra) if t)

    def som_problem(self) -> Problem:
        """Return it as a problem; the place stands where a field path does in YAML."""
        return Problem(self.mal, 0, self.plass, self.melding, self.tips, self.nivaa)


def les_delnavn(del_: str) -> str:
    """Return what people call a part of the docx."""
    navn = {"header": "topptekst", "footer": "bunntekst", "footnotes": "fotnoter", "endnotes": "sluttnoter"}
    return navn.get(re.sub(r".*/|\d*\.xml", "", del_), "brødtekst" if del_ == "word/document.xml" else "egenskaper")
