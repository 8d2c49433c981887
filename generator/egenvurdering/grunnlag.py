"""What the answers are found in: the municipality, the rows on the recommendations, and the agreements the readers may see named."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from generator.errors import format_liste
from generator.fag import Fag
from generator.fag.tekster import Maalform
from generator.kommune import Avtale, Kommune
from generator.samsvar import Samsvarsrad
from generator.tekst import format_noen


@dataclass(frozen=True)
class Svargrunnlag:
    """One municipality as the answers see it.

    Attributes:
        rader: how it stands to the recommendations.
        vis_avtale: whether the readers may see the name and content of an agreement.
    """

    kommune: Kommune
    fag: Fag
    maalform: Maalform
    rader: Sequence[Samsvarsrad]
    vis_avtale: Callable[[Avtale], bool]

    def ord(self, id_: str) -> str:
        """Return a label in the standard of the answer."""
        return self.fag.ordet(id_, self.maalform)

    def ja_nei(self, verdi: bool) -> str:
        """Return «ja» or «nei»."""
        return self.ord("ja" if verdi else "nei")

    def tjenestenavn(self, ider: Iterable[str]) -> str:
        """Return the names of services by id."""
        navn = {t.id: t.navn for t in self.kommune.tjenester}
        return self.liste(navn.get(id_, id_) for id_ in ider)

    def liste(self, deler: Iterable[str]) -> str:
        """Return «a, b og c», each once."""
        return format_liste(dict.fromkeys(d for d in deler if d), bindeord="og")

    def hyppighet(self, maaneder: int | None) -> str:
        """Return how often, or "" when it is not known."""
        return self.ord("hver-maaned").format(antall=maaneder) if maaneder is not None else ""

    def frist(self, hverdager: int | None) -> str:
        """Return a deadline in working days, or "" when there is none."""
        if hverdager is None:
            return ""
        return self.ord("en-hverdag") if hverdager == 1 else self.ord("hverdager").format(antall=hverdager)

    def ganger(self, per_aar: int | None) -> str:
        """Return how many times a year, or "" when it is not known."""
        if per_aar is None:
            return ""
        return self.ord("en-gang-i-aaret") if per_aar == 1 else self.ord("ganger-i-aaret").format(antall=per_aar)

    def noen(self, navn: Sequence[str]) -> str:
        """Return the names, or the first of them and how many more there are."""
        return format_noen(navn, self.ord("og-flere"))

    def krav(self, rader: Sequence[Samsvarsrad]) -> str:
        """Return requirements by recommendation: «2.6 (Rutiner), 7.2 og 7.3 (Plikter)»."""
        deler = (
            f"{self.liste(egne)} ({anbefaling.navn.paa(self.maalform)})"
            for anbefaling in self.fag.bibliotek.anbefalinger
            if (egne := [r.krav for r in rader if r.krav.partition(".")[0] == str(anbefaling.nummer)])
        )
        return ", ".join(deler)
