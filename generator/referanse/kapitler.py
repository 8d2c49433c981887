"""The page with the chapters of the concern routine for each service type, from the professional base; knows no municipality and no disk."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from generator.fag import Fag
from generator.fag.tekster import Fagtekst
from generator.fag.tjenestetyper import Tjenestetype

_KAPITLER: Final[Sequence[tuple[str, Sequence[str], str]]] = (
    ("Haster det? og voldssporet", ("akutt_raad", "vold"), ""),
    ("Formål", ("formaal",), ""),
    ("Roller", ("roller",), ""),
    ("Når blir du bekymret?", ("bekymret",), "bekymret"),
    ("Se og skriv ned", ("skriv_ned",), ""),
    ("Del med leder", ("del_med_leder",), ""),
    ("Snakk med barnet", ("snakk_med_barnet", "replikker_barn"), ""),
    ("Undringssamtale", ("foreldre_unntak", "undringssamtale", "replikker_foreldre"), ""),
    ("Beslutt", ("beslutt",), ""),
    ("Tiltak", ("tiltak",), ""),
    ("Be om hjelp, samtykke", ("be_om_hjelp", "samtykke"), ""),
    ("Melding", ("melding", "melding_videre", "tilbakemelding"), "melding"),
    ("Avverging og politi", ("avverging",), ""),
    ("Særskilte situasjoner", ("situasjoner",), "saerskilt"),
    ("Etter meldingen", ("etter_meldingen",), ""),
    ("Dokumentasjon", ("dokumentasjon",), "dokumentasjon"),
    ("Når rutinen ikke blir fulgt", ("ikke_fulgt",), ""),
    ("Opplæring", ("opplaering",), ""),
    ("Kontaktliste", (), ""),
)
"""Chapter 0 to 18: what it is called, the parts of the disposition in it, and the key of the type's own texts."""

_INGRESS: Final = """\
Bekymringsrutinen har de samme kapitlene for alle, men ikke den samme teksten. Programmet lager denne siden av `maler/fag`.

- **E** og et tall: så mange tekster har tjenestetypen for seg selv.
- **D**: tjenestetypen deler en tekst med noen andre, for eksempel de andre helsetjenestene.
- **F**: fellesteksten for alle.
- **×**: noe av fellesteksten faller bort, fordi det ikke passer for tjenestetypen.
- **K**: bare kommunens egne opplysninger.

Alle kapitlene har dessuten kommunens opplysninger flettet inn: lederen, fristene, systemet og telefonnumrene. \
Loven ved siden av teksten er tjenestetypens egen, også i fellesteksten."""


def lag_kapittelside(fag: Fag) -> str:
    """Return the page: a row for each service type with a routine, a column for each chapter."""
    typer = {t.type: t for t in reversed(fag.tjenestetyper) if t.rutine}
    ordnet = [typer[navn] for navn in dict.fromkeys(t.type for t in fag.tjenestetyper) if navn in typer]
    kapitler = {k.id: k.tekster for k in fag.bekymringsrutine.kapitler}
    linjer = ["# Kapitlene i bekymringsrutinen", "", _INGRESS, "", "| Nr. | Kapittel |", "|---|---|"]
    linjer += [f"| {nr} | {navn} |" for nr, (navn, _, _) in enumerate(_KAPITLER)]
    linjer += [
        "",
        f"| Tjenestetype | {' | '.join(map(str, range(len(_KAPITLER))))} |",
        f"|{'---|' * (len(_KAPITLER) + 1)}",
    ]
    linjer += [f"| {type_.navn.nb} | {' | '.join(_rad(fag, type_, kapitler))} |" for type_ in ordnet]
    return "\n".join(linjer) + "\n"


def _rad(fag: Fag, type_: Tjenestetype, kapitler: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """Yield the cell of each chapter."""
    for _, deler, noekkel in _KAPITLER:
        ider = [id_ for del_ in deler for id_ in kapitler[del_]]
        if noekkel == "melding" and type_.innledning:
            ider.append(type_.innledning)
        egne = (t for t in fag.tekster if noekkel and t.kapittel == noekkel and type_.type in t.gjelder)
        yield _celle(fag, type_.type, [*(fag.tekst_etter_id[id_] for id_ in ider), *egne])


def _celle(fag: Fag, type_: str, tekster: Sequence[Fagtekst]) -> str:
    """Return the marks of one cell: own texts, shared with some, shared by all, and left out."""
    brukere = [_brukere(fag, tekst) for tekst in tekster]
    antall = sum(b == {type_} for b in brukere)
    merker = (
        (f"E{antall}", antall > 0),
        ("D", any(type_ in b and len(b) > 1 for b in brukere)),
        ("F", any(not b and type_ not in t.ikke for b, t in zip(brukere, tekster, strict=True))),
        ("×", any(type_ in t.ikke for t in tekster)),
    )
    return " ".join(merke for merke, gjelder in merker if gjelder) or "K"


def _brukere(fag: Fag, tekst: Fagtekst) -> set[str]:
    """Return the types a text is only for; none when it is for all."""
    return set(tekst.gjelder) or {t.type for t in fag.tjenestetyper if t.innledning == tekst.id}
