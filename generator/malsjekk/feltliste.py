"""The fields a kind of template may use, as data, as text and as a page of the handbook; reads no disk."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace

from pydantic import BaseModel

from generator.kontekst.modell import Kontekstdel
from generator.malsjekk.typer import Type, lag_type
from generator.plan import Slag


@dataclass(frozen=True)
class Malfelt:
    """One field of a kind.

    Attributes:
        sti: its path; ``[]`` is each item of a list (``parter[].navn``).
        skriv: the tag, as it is written inside its loops.
        loekker: the tags round it, outermost first.
        beskrivelse: what it is.
        eksempel: an example, or "" when it has fields of its own.
        opphav: the YAML path that feeds it, or "" when the program makes it.
        maler: the templates that use it.
    """

    sti: str
    skriv: str
    loekker: tuple[str, ...]
    beskrivelse: str
    eksempel: str
    opphav: str
    maler: tuple[str, ...] = ()


def find_felter(kontekst: type[Kontekstdel]) -> list[Malfelt]:
    """Return every field of a context once, in the order of the models."""
    return list(_find_under(kontekst, "", "", ()))


def med_bruk(felter: Sequence[Malfelt], brukt: Mapping[str, frozenset[str]]) -> list[Malfelt]:
    """Return the fields with the templates that use them.

    Args:
        felter: the fields.
        brukt: the paths each template uses, by the template's path.
    """
    return [
        replace(f, maler=tuple(m for m, stier in brukt.items() if f.sti in stier or f.sti.removesuffix("[]") in stier))
        for f in felter
    ]


def _find_under(modell: type[BaseModel], sti: str, navn: str, loekker: tuple[str, ...]) -> Iterator[Malfelt]:
    for felt, info in modell.model_fields.items():
        full, skrives = (f"{a}.{felt}" if a else felt for a in (sti, navn))
        type_, inni = lag_type(info.annotation, frozenset([full])), loekker
        opphav = info.json_schema_extra.get("opphav", "") if isinstance(info.json_schema_extra, dict) else ""
        eksempel = (info.examples or [""])[0]
        while type_.art == "liste" and type_.element:
            variabel = _lag_variabel(felt, [*modell.model_fields, *(o.split()[2] for o in inni)])
            inni = (*inni, f"{{% for {variabel} in {skrives} %}}")
            type_, full, skrives = type_.element, f"{full}[]", variabel
            eksempel = eksempel[0] if isinstance(eksempel, list | tuple) and eksempel else eksempel
        yield _lag_felt(type_, full, skrives, inni, (str(info.description), eksempel, str(opphav)))
        if type_.modell is not None:
            yield from _find_under(type_.modell, full, skrives, inni)


def _lag_felt(type_: Type, sti: str, skrives: str, loekker: tuple[str, ...], info: tuple[str, object, str]) -> Malfelt:
    beskrivelse, eksempel, opphav = info
    gruppe = type_.art == "modell"
    tagg = "" if gruppe else f"{{{{ {skrives} }}}}"
    return Malfelt(sti, tagg, loekker, beskrivelse, "" if gruppe else str(eksempel), opphav)


def _lag_variabel(felt: str, opptatt: Sequence[str]) -> str:
    """Return a short name for each item of a list: its first letter, or more when that is taken."""
    return next((felt[:n] for n in range(1, len(felt)) if felt[:n] not in opptatt), f"{felt}_linje")


def format_felter(felter: Sequence[Malfelt]) -> str:
    """Return the fields as text for people, one block each."""
    return "\n\n".join("\n".join(_format_felt(f)) for f in felter)


def _format_felt(felt: Malfelt) -> Iterator[str]:
    yield felt.sti
    yield f"  {felt.beskrivelse}"
    if felt.skriv or felt.loekker:
        yield f"  Skriv {_format_skriv(felt)}"
    if felt.eksempel:
        yield f"  Eksempel: {felt.eksempel}"
    if felt.opphav:
        yield f"  Kommer fra: {felt.opphav}"
    if felt.skriv:
        yield f"  Brukes i: {', '.join(felt.maler) or 'ingen mal'}"


def _format_skriv(felt: Malfelt) -> str:
    return " ".join((*felt.loekker, felt.skriv or "…", *("{% endfor %}" for _ in felt.loekker)))


def format_felter_json(felter: Sequence[Malfelt]) -> str:
    """Return the fields as a JSON list."""
    return json.dumps([asdict(f) for f in felter], ensure_ascii=False, indent=2)


def lag_feltside(slag: Slag, felter: Sequence[Malfelt]) -> str:
    """Return the handbook's page about the fields of a kind."""
    linjer = [
        f"# Felt i {slag}.docx",
        "",
        "Programmet lager denne siden av de samme reglene som `rutineverk mal sjekk` bruker.",
        "",
        "- `[]` betyr at feltet er en liste: `x[].navn` er navnet på hver ting i lista. Da står merket inne i en løkke.",
        "- I en tabell begynner løkka med `{%tr for` og slutter med `{%tr endfor`, i hver sin rad. Gjelder den hele avsnitt, bruker du `p`.",
        "- «Kommer fra» er stien i YAML-filene, eller mappa med fagtekstene. Er den tom, lager programmet verdien.",
        "",
        "| Felt | Slik skriver du | Forklaring | Eksempel | Kommer fra |",
        "|---|---|---|---|---|",
    ]
    return "\n".join([*linjer, *(_rad(f) for f in felter)]) + "\n"


def _rad(felt: Malfelt) -> str:
    skriv = _format_skriv(felt) if felt.skriv or felt.loekker else ""
    celler = (felt.sti, skriv, felt.eksempel, felt.opphav)
    sti, skriv, eksempel, opphav = (f"`{c.replace('|', '·')}`" if c else "" for c in celler)
    return f"| {sti} | {skriv} | {felt.beskrivelse} | {eksempel} | {opphav} |"
