"""Tags that are opened, closed and written right: every fault of a part, and a mended source for `felter`; knows no context."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

import jinja2

from generator.errors import find_naermeste, format_liste
from generator.malsjekk.funn import Malfunn
from generator.malsjekk.lesing import Tagg
from generator.word.maldel import MILJOE

VET_IKKE: Final = "rv_vet_ikke"
"""Name in the mended source of a value whose tag can not be read."""
_AAPNER: Final = ("if", "for", "macro", "call", "filter", "set", "with", "autoescape", "raw", "block")
_MELLOM: Final = {"else": ("if", "for"), "elif": ("if",)}
_ALENE: Final = ("set", "colspan", "cellbg", "hm", "vm", "do")
_FJERNE: Final = ("include", "import", "from", "extends")
_KJENTE: Final = (*(a for a in _AAPNER if a != "block"), *(f"end{a}" for a in _AAPNER), *_MELLOM)
_ORD: Final = re.compile(r"\{%[-+]?\s*(\w*)")
_PROEVE: Final = {"elif": ("{% if 1 %}", "{% endif %}"), "else": ("{% if 1 %}", "{% endif %}")}


@dataclass
class _Aapen:
    """A block that is open: its tag, its word, and the line that closes it in the mended source."""

    tagg: Tagg
    ord_: str
    slutt: str


@dataclass
class Gjennomgang:
    """What a walk through the tags of a part gives.

    Attributes:
        funn: the faults.
        linjer: one line of mended Jinja source for each tag.
        par: each block's opening tag with the others that belong to it.
    """

    mal: str
    funn: list[Malfunn] = field(default_factory=list)
    linjer: list[str] = field(default_factory=list)
    par: list[tuple[Tagg, Tagg]] = field(default_factory=list)
    _aapne: list[_Aapen] = field(default_factory=list)

    def les(self, tagger: Sequence[Tagg]) -> None:
        """Walk through all tags of a part."""
        for tagg in tagger:
            self.linjer.append(self._les_tagg(tagg).replace("\n", " "))
        for aapen in reversed(self._aapne):
            self._ikke_lukket(aapen)
            self.linjer.append(aapen.slutt)
        self._aapne.clear()

    def _les_tagg(self, tagg: Tagg) -> str:
        if not tagg.jinja.startswith("{%"):
            return self._verdi(tagg)
        ord_ = _les_ord(tagg)
        if ord_.startswith("end") and ord_[3:] in _AAPNER:
            return self._lukk(tagg, ord_[3:])
        if ord_ in _MELLOM:
            return self._mellom(tagg, ord_)
        if ord_ in _AAPNER and not (ord_ == "set" and "=" in tagg.jinja):
            return self._aapne_blokk(tagg, ord_)
        return self._enkel(tagg, ord_)

    def _verdi(self, tagg: Tagg) -> str:
        if tagg.jinja.startswith("{#"):
            return ""
        return tagg.jinja if self._kan_leses(tagg, "", "") else ""

    def _enkel(self, tagg: Tagg, ord_: str) -> str:
        if ord_ in _FJERNE:
            self._meld(tagg, "malen prøver å hente en annen fil", "Skriv innholdet rett i malen.", "henter-fil")
        elif ord_ == "set":
            if self._kan_leses(tagg, "", ""):
                return tagg.jinja
            navn = re.match(r"\{%-?\s*set\s+(\w+)", tagg.jinja)
            return f"{{% set {navn.group(1)} = {VET_IKKE} %}}" if navn else ""
        elif ord_ not in _ALENE:
            self._ukjent(tagg, ord_)
        return ""

    def _ukjent(self, tagg: Tagg, ord_: str) -> None:
        if not ord_:
            self._meld(tagg, "taggen er tom", "Skriv hva taggen gjør, eller slett den.", "ukjent-tagg")
            return
        naer = find_naermeste(ord_, _KJENTE)
        self._meld(
            tagg,
            f"«{ord_}» er ikke en tagg",
            f"{naer}Bruk {{% if … %}}, {{% for … %}} eller {{% set … %}}, eller {{{{ … }}}} for å sette inn en verdi.",
            "ukjent-tagg",
        )

    def _aapne_blokk(self, tagg: Tagg, ord_: str) -> str:
        linje, slutt = tagg.jinja, f"{{% end{ord_} %}}"
        if not self._kan_leses(tagg, "", slutt):
            navn = re.match(r"\{%-?\s*for\s+(\w+)", tagg.jinja)
            linje = f"{{% for {navn.group(1)} in {VET_IKKE} %}}" if navn else f"{{% if {VET_IKKE} %}}"
            slutt = "{% endfor %}" if navn else "{% endif %}"
        self._aapne.append(_Aapen(tagg, ord_, slutt))
        return linje

    def _mellom(self, tagg: Tagg, ord_: str) -> str:
        eier = self._aapne[-1] if self._aapne else None
        if eier is None or eier.ord_ not in _MELLOM[ord_]:
            hvor = f" Den innerste blokka her er {eier.tagg.skrevet}, åpnet {_hvor(eier.tagg, tagg)}." if eier else ""
            self._meld(
                tagg,
                f"«{ord_}» står ikke inne i en {{% if %}}",
                f"Flytt taggen mellom {{% if %}} og {{% endif %}}, eller slett den.{hvor}",
                "feil-lukket",
            )
            return ""
        self.par.append((eier.tagg, tagg))
        if ord_ == "elif" and not self._kan_leses(tagg, *_PROEVE[ord_]):
            return f"{{% elif {VET_IKKE} %}}" if eier.slutt == "{% endif %}" else ""
        return tagg.jinja if ord_ == "else" or eier.slutt == "{% endif %}" else ""

    def _lukk(self, tagg: Tagg, ord_: str) -> str:
        if not any(a.ord_ == ord_ for a in self._aapne):
            eier = self._aapne[-1] if self._aapne else None
            tips = (
                f"Her er {eier.tagg.skrevet} åpen, fra {_hvor(eier.tagg, tagg)}. Skriv {{% end{eier.ord_} %}}, eller slett taggen."
                if eier
                else f"Sett inn {{% {ord_} … %}} der blokka begynner, eller slett taggen."
            )
            self._meld(
                tagg, f"«end{ord_}» lukker en «{ord_}» som ikke er åpnet, eller som er lukket før", tips, "feil-lukket"
            )
            return ""
        ut = []
        while (aapen := self._aapne.pop()).ord_ != ord_:
            self._ikke_lukket(aapen, tagg)
            ut.append(aapen.slutt)
        self.par.append((aapen.tagg, tagg))
        return "".join([*ut, aapen.slutt])

    def _ikke_lukket(self, aapen: _Aapen, ved: Tagg | None = None) -> None:
        foer = f" før {ved.skrevet} {_hvor(ved, aapen.tagg)}" if ved else " der blokka slutter"
        form = f"{{%{aapen.tagg.form}" if aapen.tagg.form else "{%"
        self._meld(
            aapen.tagg,
            f"«{aapen.ord_}» er åpnet her og aldri lukket",
            f"Sett inn {form} end{aapen.ord_} %}}{foer}.",
            "ikke-lukket",
        )

    def _kan_leses(self, tagg: Tagg, foer: str, etter: str) -> bool:
        """Return whether Jinja can read one tag alone; tell of it otherwise."""
        try:
            MILJOE.parse(f"{foer}{tagg.jinja}{etter}")
        except jinja2.TemplateSyntaxError as feil:
            melding, tips = forklar_syntaks(str(feil.message), tagg)
            self._meld(tagg, melding, tips, "syntaks")
            return False
        return True

    def _meld(self, tagg: Tagg, melding: str, tips: str, regel: str) -> None:
        a = tagg.avsnitt
        self.funn.append(Malfunn(self.mal, a.sted, a.nr, tagg.skrevet, melding, tips, regel))


def _les_ord(tagg: Tagg) -> str:
    treff = _ORD.match(tagg.jinja)
    return treff.group(1) if treff else ""


def _hvor(tagg: Tagg, annen: Tagg) -> str:
    """Return where a tag stands, seen from another."""
    if tagg.avsnitt == annen.avsnitt:
        return "i samme avsnitt"
    return str(tagg.avsnitt.sted)


_SYNTAKS: Final = (
    (r"expected token 'in'", "«for» mangler ordet «in»", "Skriv {% for x in lista %}."),
    (
        r"Expected an expression, got 'end of",
        "taggen mangler verdien",
        "Skriv feltet inne i taggen, for eksempel {{ hode.tittel }}.",
    ),
    (r"expected token 'end of", "det står noe i taggen som ikke hører sammen", ""),
    (r"unexpected char", "taggen har et tegn som ikke kan stå der", "Ta bort tegnet."),
    (r"unexpected '|unbalanced|expected token '[)\]}]'", "en parentes er ikke lukket, eller er lukket for tidlig", ""),
)


def forklar_syntaks(engelsk: str, tagg: Tagg) -> tuple[str, str]:
    """Return what is wrong with how a tag is written, and what to do."""
    melding, tips = next(
        ((m, t) for moenster, m, t in _SYNTAKS if re.search(moenster, engelsk)), ("taggen er ikke riktig skrevet", "")
    )
    if treff := re.search(r"got '(.+?)'", engelsk):
        melding = f"{melding} (ved «{treff.group(1)}»)" if "end of" not in treff.group(1) else melding
    if not tips and (naer := _norsk_ord(tagg.jinja)):
        tips = naer
    return melding, tips or "Se etter mellomrom i et feltnavn, og sjekk hermetegn og parenteser. Skriv {{ felt.navn }}."


def _norsk_ord(jinja: str) -> str:
    """Return a hint when somebody wrote Jinja's words in Norwegian."""
    ord_ = {"ikke": "not", "og": "and", "eller": "or", "er": "is", "i": "in"}
    brukt = [n for n in ord_ if re.search(rf"\s{n}\s", jinja)]
    return f"Skriv {format_liste([f'«{ord_[n]}» for «{n}»' for n in brukt], bindeord='og')}." if brukt else ""
