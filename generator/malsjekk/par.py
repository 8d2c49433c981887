"""Whether the bokmål and nynorsk templates of one kind have the same shape; knows no context."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from generator.errors import Nivaa
from generator.malsjekk.funn import Malfunn
from generator.malsjekk.lesing import Avsnitt, Lestmal, W, find_tagger

_TITLER: Final = {
    "tagg": "taggen {} ",
    "overskrift": "overskriften på nivå {} ",
    "bokmerke": "bokmerket «{}» ",
    "tabell": "tabellen med {} ",
}


_ANFOERT: Final = re.compile(r"""(['"])(?:(?!\1).)*\1""")


@dataclass(frozen=True)
class _Trekk:
    """One thing that must be the same in both: what it is, its value, where it stands."""

    slag: str
    verdi: str
    avsnitt: Avsnitt

    @property
    def form(self) -> str:
        """The value less what a tag has in quotes: that is text, and may differ."""
        return _ANFOERT.sub("''", self.verdi) if self.slag == "tagg" else self.verdi


def find_ulikheter(nb: Lestmal, nn: Lestmal) -> Iterator[Malfunn]:
    """Yield what the nynorsk template has and the bokmål one lacks, and the other way, each at its place."""
    for slag in _TITLER:
        a, b = ([t for t in _find_trekk(m) if t.slag == slag] for m in (nb, nn))
        like = difflib.SequenceMatcher(None, [t.form for t in a], [t.form for t in b], autojunk=False)
        for hva, a0, a1, b0, b1 in like.get_opcodes():
            if hva != "equal":
                yield from _meld(nb, nn, a[a0:a1])
                yield from _meld(nn, nb, b[b0:b1])


def _meld(har: Lestmal, mangler: Lestmal, trekk: Sequence[_Trekk]) -> Iterator[Malfunn]:
    for t in trekk:
        yield Malfunn(
            har.navn,
            t.avsnitt.sted,
            t.avsnitt.nr,
            t.verdi if t.slag == "tagg" else "",
            f"{_TITLER[t.slag].format(t.verdi)}står ikke på samme plass i {mangler.navn}",
            "Gjør begge malene like: samme tagger, overskrifter, bokmerker og tabeller i samme rekkefølge.",
            "ulike-maalformer",
            Nivaa.VARSEL,
        )


def _find_trekk(mal: Lestmal) -> Iterator[_Trekk]:
    for del_ in mal.deler:
        yield from (_Trekk("tagg", t.skrevet, t.avsnitt) for t in find_tagger(del_))
        for avsnitt in del_.avsnitt:
            stil = mal.oppsett.stiler.get(avsnitt.stil)
            if stil is not None and stil.omriss is not None:
                yield _Trekk("overskrift", str(stil.omriss + 1), avsnitt)
            merker = (str(b.get(f"{W}name")) for b in avsnitt.element.iter(f"{W}bookmarkStart"))
            yield from (_Trekk("bokmerke", m, avsnitt) for m in merker)
        for tabell in del_.tre.iter(f"{W}tbl"):
            rader = [len(r.findall(f"{W}tc")) for r in tabell.findall(f"{W}tr")]
            form = f"{len(rader)} rader og {max(rader, default=0)} kolonner"
            yield _Trekk("tabell", form, del_.finn(tabell))
