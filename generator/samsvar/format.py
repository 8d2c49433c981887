"""The rows as text, Markdown or JSON for people and programs; knows no rule and prints nothing."""

from __future__ import annotations

import json
import textwrap
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from generator.fag import Fag
from generator.fag.tekster import Maalform
from generator.kommune import Kommune
from generator.samsvar.rad import STATUSER, Samsvarsrad, Status, Tekstpar

FORMATER: Final = ("tekst", "markdown", "json")
NORMER: Final[Mapping[str, Tekstpar]] = {
    "skal": Tekstpar("skal", "skal"),
    "boer": Tekstpar("bør", "bør"),
    "kan": Tekstpar("kan", "kan"),
}
STATUSNAVN: Final[Mapping[Status, Tekstpar]] = {
    "oppfylt": Tekstpar("oppfylt", "oppfylt"),
    "delvis": Tekstpar("delvis", "delvis"),
    "ikke_oppfylt": Tekstpar("ikke oppfylt", "ikkje oppfylt"),
    "avvik_dokumentert": Tekstpar("avvik dokumentert", "avvik dokumentert"),
    "ikke_relevant": Tekstpar("ikke relevant", "ikkje relevant"),
}
_ORD: Final[Mapping[str, Tekstpar]] = {
    "tittel": Tekstpar("Samsvar med de nasjonale anbefalingene", "Samsvar med dei nasjonale tilrådingane"),
    "kolonner": Tekstpar("Krav|Norm|Status|Hva|Bevis|Mangler", "Krav|Norm|Status|Kva|Bevis|Manglar"),
    "bevis": Tekstpar("bevis", "bevis"),
    "mangler": Tekstpar("mangler", "manglar"),
    "lov": Tekstpar("lov", "lov"),
    "sum": Tekstpar("Oppsummert", "Oppsummert"),
    "av": Tekstpar("av {n} krav", "av {n} krav"),
    "forbehold": Tekstpar(
        "Oppfylt betyr at oppsettet viser det. Om det blir fulgt i praksis, må kommunen selv se etter.",
        "Oppfylt tyder at oppsettet viser det. Om det blir følgt i praksis, må kommunen sjølv sjå etter.",
    ),
}
_BREDDE: Final = 116
_INNRYKK: Final = " " * 8


def format_samsvar(rader: Sequence[Samsvarsrad], kommune: Kommune, fag: Fag, format_: str) -> str:
    """Return the rows in one of `FORMATER`, in the municipality's own written standard; ends with a line feed."""
    if format_ == "json":
        return _json(rader, kommune)
    maalform = kommune.kommune.maalform
    tittel = f"{_ORD['tittel'].paa(maalform)}: {kommune.kommune.fullt_navn}"
    linjer = [f"# {_trygg(tittel)}" if format_ == "markdown" else tittel, ""]
    for anbefaling in fag.bibliotek.anbefalinger:
        egne = [r for r in rader if r.krav.startswith(f"{anbefaling.nummer}.")]
        overskrift = f"{anbefaling.nummer} {anbefaling.navn.paa(maalform)}"
        if format_ == "markdown":
            linjer += [f"## {_trygg(overskrift)}", "", *_tabell(egne, maalform), ""]
        else:
            linjer += [overskrift, *(linje for rad in egne for linje in _rad(rad, maalform)), ""]
    return "\n".join([*linjer, _sum(rader, maalform), _ORD["forbehold"].paa(maalform)]) + "\n"


def count_statuser(rader: Sequence[Samsvarsrad]) -> dict[Status, int]:
    """Return how many rows have each status, all statuses included."""
    antall = Counter(r.status for r in rader)
    return {status: antall[status] for status in STATUSER}


def _sum(rader: Sequence[Samsvarsrad], maalform: Maalform) -> str:
    deler = [f"{n} {STATUSNAVN[status].paa(maalform)}" for status, n in count_statuser(rader).items()]
    return f"{_ORD['sum'].paa(maalform)}: {', '.join(deler)}, {_ORD['av'].paa(maalform).format(n=len(rader))}."


def _rad(rad: Samsvarsrad, maalform: Maalform) -> list[str]:
    norm, status = NORMER[rad.norm].paa(maalform), STATUSNAVN[rad.status].paa(maalform)
    linjer = [f"  {rad.krav}  {norm:<4}  {status.upper()}"]
    linjer += _brutt("", rad.tekst.paa(maalform))
    for navn, par in (("lov", rad.kilder), ("bevis", rad.bevis)):
        if par:
            linjer += _brutt(_ORD[navn].paa(maalform), "; ".join(p.paa(maalform) for p in par))
    if rad.mangler:
        linjer += _brutt(_ORD["mangler"].paa(maalform), rad.mangler.paa(maalform))
    return linjer


def _brutt(navn: str, tekst: str) -> list[str]:
    foran = f"{_INNRYKK}{navn}: " if navn else _INNRYKK
    linje = " ".join(tekst.split())
    return textwrap.wrap(
        linje,
        _BREDDE,
        initial_indent=foran,
        subsequent_indent=_INNRYKK + ("  " if navn else ""),
        break_long_words=False,
        break_on_hyphens=False,
    )


def _tabell(rader: Sequence[Samsvarsrad], maalform: Maalform) -> list[str]:
    kolonner = _ORD["kolonner"].paa(maalform).split("|")
    return [
        f"| {' | '.join(kolonner)} |",
        f"|{'---|' * len(kolonner)}",
        *(f"| {' | '.join(_celler(rad, maalform))} |" for rad in rader),
    ]


def _celler(rad: Samsvarsrad, maalform: Maalform) -> list[str]:
    lov = "; ".join(k.paa(maalform) for k in rad.kilder)
    celler = (
        rad.krav,
        NORMER[rad.norm].paa(maalform),
        STATUSNAVN[rad.status].paa(maalform),
        rad.tekst.paa(maalform) + (f" ({lov})" if lov else ""),
        "; ".join(b.paa(maalform) for b in rad.bevis),
        rad.mangler.paa(maalform) if rad.mangler else "",
    )
    return [_trygg(celle) for celle in celler]


def _json(rader: Sequence[Samsvarsrad], kommune: Kommune) -> str:
    data = {
        "kommunenummer": kommune.kommune.kommunenummer,
        "kommune": kommune.kommune.fullt_navn,
        "rader": [_som_data(r) for r in rader],
        "antall": count_statuser(rader),
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _som_data(rad: Samsvarsrad) -> dict[str, object]:
    return {
        "krav": rad.krav,
        "norm": rad.norm,
        "tekst": _par(rad.tekst),
        "kilder": [_par(k) for k in rad.kilder],
        "status": rad.status,
        "bevis": [_par(b) for b in rad.bevis],
        "mangler": _par(rad.mangler) if rad.mangler else None,
    }


def _par(par: Tekstpar) -> dict[str, str]:
    return {"nb": par.nb, "nn": par.nn}


def _trygg(tekst: str) -> str:
    """Return text that Markdown shows as it is, also in a table."""
    return "".join(f"\\{t}" if t in "\\`*_{}[]<>#|" else t for t in " ".join(tekst.split()))
