"""One page for each kind of file: where it lies, its parts, and each field with an example; knows no disk."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from pydantic import BaseModel

from generator.kommune import Kommune
from generator.referanse.deler import Del, Felt, Sti, find_deler, find_modeller
from generator.referanse.ord import format_klasse, format_koder, format_type, format_yaml, trygg

HODER: Final[Mapping[str, tuple[str, str]]] = {
    "kommune": (
        "Kommunen",
        "Fila `kommuner/<nr>-<navn>/kommune.yaml` har alt om én kommune, unntatt avtalene.",
    ),
    "avtale": (
        "Avtaler",
        "Hver avtale har sin egen fil, `kommuner/<nr>-<navn>/avtaler/<id>.yaml`. Fila heter det samme som id-en.",
    ),
    "felles": (
        "Felles tjenester",
        "En tjeneste som flere kommuner deler, står i `kommuner/felles/<id>.yaml`. Hver kommune viser til den med "
        "`fra: felles/<id>`. Den kan legge til felt, men ikke si noe annet enn det som står her.",
    ),
}
"""The heading and the first lines of each page, by the names of the schemas."""
_LES: Final = """\
Programmet lager denne siden av de samme reglene som `rutineverk sjekk` bruker.

- Overskriftene er stier. `[]` betyr at feltet er en liste: `tjenester[].enheter[]` er hver enhet i hver tjeneste.
- Står det «nei» under påkrevd, lar du feltet være borte når dere ikke vet svaret.
- En **id** er et kort navn med små bokstaver a–z, tall, bindestrek og understrek. Skriv `ae`, `oe` og `aa` for æ, ø og å.
- Eksemplene er fra Fjordvik, som er oppdiktet."""
# What an id points to, by the words that the descriptions use about it.
_PEKER_PAA: Final[Mapping[str, str]] = {
    r"\btjenestetype": "[tjenestetypene](id-er.md#tjenestetyper)",
    r"\bavtaletype": "[avtaletypene](id-er.md#avtaletyper)",
    r"biblioteket av forpliktelser": "[forpliktelsene](id-er.md#forpliktelser)",
    r"biblioteket av indikatorer": "[indikatorene](id-er.md#indikatorer)",
    r"\bi regelverket": "[regelverket](id-er.md#regelverk)",
    r"\btemaet\b": "[temaene](id-er.md#temaer)",
    r"^kravet\b": "[kravene](id-er.md#krav)",
    r"nøkkelen til kontakten": "[kontakt](kommune.md#kontakt)",
}


def lag_side(navn: str, modell: type[BaseModel], eksempel: Mapping[str, object]) -> str:
    """Return the reference page of one kind of file.

    Args:
        navn: a key of `HODER`.
        modell: the model of the file.
        eksempel: the data of an example file, for values to show.
    """
    tittel, ingress = HODER[navn]
    deler = find_deler(modell)
    linjer = [f"# {tittel}", "", ingress, "", _LES, "", "## Deler av fila { #deler }", "", *_innholdsliste(deler)]
    for del_ in deler:
        nivaa = "#" * min(4, 1 + max(1, len(del_.sti)))
        linjer += ["", f"{nivaa} {_tittel(del_)} {{ #{_anker(del_)} }}", "", *_brukt_i(del_)]
        linjer += ["| Felt | Påkrevd | Innhold | Forklaring |", "|---|---|---|---|"]
        linjer += [_rad(felt, del_, deler, eksempel) for felt in del_.felt]
    return "\n".join(linjer) + "\n"


def _tittel(del_: Del) -> str:
    if del_.delt:
        return format_klasse(del_.modell.__name__)
    return f"`{'.'.join(del_.sti)}`" if del_.sti else "Øverst i fila"


def _anker(del_: Del) -> str:
    """Return the id of the heading."""
    if del_.delt:
        return f"del-{del_.modell.__name__.lower()}"
    return "-".join(s.removesuffix("[]") for s in del_.sti) or "oeverst"


def _innholdsliste(deler: Sequence[Del]) -> list[str]:
    """Return the parts as a list: a line for each at the top of the file, with those under it on the same line."""
    linjer: list[str] = []
    for del_ in deler:
        if len(del_.sti) < 2 or not linjer:
            linjer.append(f"- [{_tittel(del_)}](#{_anker(del_)})")
        else:
            navn = _tittel(del_) if del_.delt else f"`{del_.sti[-1]}`"
            linjer[-1] += f"{', ' if ': ' in linjer[-1] else ': '}[{navn}](#{_anker(del_)})"
    return linjer


def _brukt_i(del_: Del) -> list[str]:
    """Return where a model stands when it stands at several places; three fields or more of one parent as one."""
    andre = [s for s in del_.stier if del_.delt or s != del_.sti]
    if not andre:
        return []
    foreldre = [s[:-1] for s in andre]
    korte = [(*s[:-1], "*") if foreldre.count(s[:-1]) > 2 else s for s in andre]
    steder = format_koder(list(dict.fromkeys(".".join(s) for s in korte)))
    return [f"{'Dette er feltene i' if del_.delt else 'De samme feltene står også i'} {steder}.", ""]


def _rad(felt: Felt, del_: Del, deler: Sequence[Del], eksempel: Mapping[str, object]) -> str:
    forklaring = trygg(felt.forklaring)
    verdier = (v for sti in del_.stier for v in find_verdier(eksempel, (*sti, felt.navn)))
    if not any(find_modeller(felt.type_)) and (vist := next(map(format_yaml, verdier), "")):
        forklaring += f"<br>Eksempel: `{vist}`"
    paakrevd = "ja" if felt.paakrevd else "nei"
    uten = f", uten `{felt.uten}`" if felt.uten else ""
    return f"| {_feltnavn(felt, del_)} | {paakrevd}{uten} | {_innhold(felt, deler)} | {forklaring} |"


def _feltnavn(felt: Felt, del_: Del) -> str:
    """Return the path as people write it, with the field's own name standing out."""
    foran = f'<span class="sti">{trygg(".".join(del_.sti))}.</span>' if del_.sti and not del_.delt else ""
    return f"{foran}**`{felt.navn}`**"


def find_verdier(data: object, sti: Sti) -> Iterator[object]:
    """Yield every value at a path; lists on the way are gone through."""
    if not sti:
        yield data
    elif isinstance(data, list | tuple):
        for under in data:
            yield from find_verdier(under, sti)
    elif isinstance(data, Mapping) and (navn := sti[0].removesuffix("[]")) in data:
        yield from find_verdier(data[navn], sti[1:])


def _innhold(felt: Felt, deler: Sequence[Del]) -> str:
    """Return what may stand in a field, in words."""
    if felt.type_ is None:
        return f"alltid `{felt.fast}`"
    if modell := next(find_modeller(felt.type_), None):
        del_ = next(d for d in deler if d.modell is modell[0])
        hva = {"": "egne felt", "[]": "liste med egne felt"}.get(modell[1], "egne felt for hver id")
        lenke = f"{hva}, se [{_tittel(del_)}](#{_anker(del_)})" if del_.delt else f"[{hva}](#{_anker(del_)})"
        return f"{lenke}, minst {felt.minst}" if felt.minst else lenke
    ord_ = format_type(felt.type_)
    if peker := _peker(felt.forklaring, deler):
        ord_ = re.sub(r"\bid(-er)?$", rf"id\1 fra {peker}", ord_).replace("et krav", f"et av {peker}")
    return f"{ord_}. Uten feltet: `{format_yaml(felt.standard)}`" if felt.standard not in (None, [], {}) else ord_


def _peker(forklaring: str, deler: Iterable[Del]) -> str:
    """Return what the id in a field points to, as a link; "" when it points to nothing we know."""
    if treff := re.search(r"\bid(?:-er)? fra ([a-z_]+)", forklaring):
        navn = treff.group(1)
        if navn in map(_anker, deler):
            return f"[{navn}](#{navn})"
        return f"[{navn}](kommune.md#{navn})" if navn in Kommune.model_fields else f"`{navn}`"
    return next((lenke for m, lenke in _PEKER_PAA.items() if re.search(m, forklaring, re.IGNORECASE)), "")
