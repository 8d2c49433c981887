"""Staving: hvert ord står i ordboka for målformen, eller i prosjektets egen ordliste.

Sammensatte ord blir ikke gjettet. Ordboka godtar dem den selv sier kan settes sammen. Resten står i ordlista, lest ett for ett.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from generator.fag.tekster import Maalform
from tests.spraak.ordbok import les_ordbok
from tests.spraak.ordliste import FELLES, uten_navn
from tests.spraak.stykke import Stykke

_TOKEN: Final = re.compile(r"[\w-]*[^\W\d_][\w-]*")
_ANKER: Final = re.compile(r"#[\w-]+")
_FORKORTELSE: Final = re.compile(r"\b(bl\.a|m\.fl|f\.eks|kap|nr|ff|jf|osv|pkt|ca|kl)\.", re.IGNORECASE)


def find_stavefeil(stykker: Iterable[Stykke], ordlister: Mapping[Maalform, frozenset[str]]) -> Iterator[str]:
    """Gi hvert ord som verken står i ordboka eller ordlista, med forslag."""
    for s in stykker:
        for ord_ in find_ukjente(s, ordlister[s.maalform]):
            liknende = ", ".join(les_ordbok(s.maalform).suggest(ord_)[:3]) or "ingen"
            yield s.melding(
                f"ordet «{ord_}» er ukjent. Ligner på: {liknende}. Rett det. Er det et riktig fagord, "
                f"legg det i tests/data/spraak/ord-{s.maalform}.txt (eller {FELLES} når det heter det samme på begge)"
            )


def find_ukjente(stykke: Stykke, ordliste: frozenset[str]) -> list[str]:
    """Gi ordene i stykket som ikke er kjent."""
    tekst = _FORKORTELSE.sub(" ", _ANKER.sub(" ", uten_navn(stykke.tekst)))
    ordene = (t.group() for t in _TOKEN.finditer(tekst))
    return [o for o in ordene if not re.search(r"[\d_]", o) and not _kjent(o, stykke.maalform, ordliste)]


def _kjent(ord_: str, maalform: Maalform, ordliste: frozenset[str]) -> bool:
    hele = ord_.strip("-")
    if len(hele) < 2 or _staar(hele, maalform, ordliste):
        return True
    if ord_.endswith("-") and hele.endswith("s"):  # «helsestasjons- og …»: bindebokstaven før streken
        return _kjent(hele[:-1], maalform, ordliste)
    deler = hele.split("-")
    return len(deler) > 1 and all(_staar(d, maalform, ordliste) for d in deler)


def _staar(ord_: str, maalform: Maalform, ordliste: frozenset[str]) -> bool:
    former = {ord_, ord_[:1].lower() + ord_[1:]}
    if ord_.endswith("s") and ord_[:1].isupper():  # «PPTs», «Digdirs»
        former |= {ord_[:-1]} if ord_[:-1] in ordliste or ord_[:-1].isupper() else set()
    return bool(former & ordliste) or any(les_ordbok(maalform).spell(f) for f in former)


def find_unoedvendige(stykker: Iterable[Stykke], lister: Mapping[str, Iterable[str]]) -> Iterator[str]:
    """Gi hvert ord i ordlistene som ingen tekst trenger, og hvert som står i feil liste."""
    brukt: dict[str, set[Maalform]] = {}
    for s in stykker:
        for ord_ in find_ukjente(s, frozenset()):
            hele = ord_.strip("-")
            for del_ in {hele, *hele.split("-")}:
                for form in (del_, del_[:1].lower() + del_[1:]):
                    brukt.setdefault(form, set()).add(s.maalform)
                    brukt.setdefault(form.removesuffix("s"), set()).add(s.maalform)
        for navn in (n for linjer in lister.values() for n in linjer if " " in n and n in s.tekst):
            brukt.setdefault(navn, set()).add(s.maalform)
    for liste, linjer in lister.items():
        maalform = liste.removeprefix("ord-").removesuffix(".txt")
        for ord_ in linjer:
            if not brukt.get(ord_, set()) & ({maalform} if maalform in ("nb", "nn") else {"nb", "nn"}):
                yield f"tests/data/spraak/{liste}: «{ord_}» trengs ikke. Ingen tekst bruker det, eller ordboka har det. Ta bort linja"
