"""«Skal» og loven: et påbud står bare i en tekst med norm skal, og en tekst med norm skal sier et påbud."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from generator.fag.regelverk import Regel
from tests.spraak.stykke import Stykke

# Står i merknaden til en tekst når «skal» er framtid eller refererer noe, med grunnen etter kolon.
IKKE_PAABUD: Final = "«Skal» er ikke et påbud her:"
# Står i merknaden når en tekst med norm skal ikke selv sier påbudet, for eksempel et ledd i en liste.
UTEN_SKAL: Final = "Påbudet står ikke i teksten selv:"
_SITERT: Final = re.compile(r"«[^»]*»")
_SKAL: Final = re.compile(r"\bskal\b", re.IGNORECASE)
_PAABUD: Final = re.compile(
    r"\b(skal|må)\b|plikt|\brett(en|ar|er|ane|ighet\w*)? (til|på)\b|\bforb(ud|od)\w*|\bkan ikk?j?e\b|\bkan du ikk?j?e\b",
    re.IGNORECASE,
)


def find_kravfeil(stykker: Iterable[Stykke], regler: Mapping[str, Regel]) -> Iterator[str]:
    """Gi hver tekst der ordet «skal» og normen ikke stemmer, eller der påbudet ikke har lov eller forskrift i kraft."""
    for s in stykker:
        norm = s.data.get("norm")
        if norm is None or s.felt:
            continue
        merknad = str(s.data.get("merknad") or "")
        sier_skal = _SKAL.search(_SITERT.sub("", s.tekst)) is not None
        if norm == "skal":
            yield from _skaltekst(s, merknad, regler)
        elif sier_skal and not _merket(merknad, IKKE_PAABUD):
            yield s.melding(
                f"sier «skal», men normen er {norm}. Krever loven det, bruk norm skal med kilden. Ellers skriv bør, kan eller "
                f"presens. Er det framtid eller et sitat, skriv grunnen i merknaden etter «{IKKE_PAABUD}»"
            )
        elif _merket(merknad, IKKE_PAABUD) and not sier_skal:
            yield s.melding(f"merknaden sier «{IKKE_PAABUD}», men teksten har ikke «skal». Ta bort merket")


def _skaltekst(s: Stykke, merknad: str, regler: Mapping[str, Regel]) -> Iterator[str]:
    kilde = s.data.get("kilde")
    kilder = kilde if isinstance(kilde, tuple) else ()
    if not any(regler[k].er_lov for k in kilder if k in regler):
        yield s.melding("har norm skal uten lov eller forskrift i kraft som kilde. Legg til kilden, eller bruk boer")
    sier_paabud = _PAABUD.search(_SITERT.sub("", s.tekst)) is not None
    if not sier_paabud and not _merket(merknad, UTEN_SKAL):
        yield s.melding(
            "har norm skal, men sier ikke skal, må, plikt eller rett. Skriv påbudet, eller bruk norm info. "
            f"Er det et ledd i en liste, skriv grunnen i merknaden etter «{UTEN_SKAL}»"
        )
    elif sier_paabud and _merket(merknad, UTEN_SKAL):
        yield s.melding(f"merknaden sier «{UTEN_SKAL}», men teksten sier påbudet. Ta bort merket")


def _merket(merknad: str, merke: str) -> bool:
    return re.search(re.escape(merke) + r" \w{3}", merknad) is not None
