"""The overview as text, CSV or JSON for people and programs; prints nothing."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from typing import Final

from generator.errors import Nivaa
from generator.oversikt.finn import find_alder
from generator.oversikt.modell import Andel, Kommunelinje, Oversikt
from generator.samsvar import STATUSER
from generator.tekst import format_dato

FORMATER: Final = ("tekst", "csv", "json", "html")
FORBEHOLD: Final = (
    "Oppfylt betyr at oppsettet viser det. Om det blir fulgt i praksis, må kommunen selv se etter.",
    "Andelen er regnet av dem kravet er relevant for, og rundet ned.",
)
_NORMER: Final = {"skal": "skal", "boer": "bør", "kan": "kan"}
_TALL: Final = ("Oppfylt", "Delvis", "Ikke oppf.", "Avvik", "Ikke rel.")
_HODE: Final = (
    "kommunenummer", "kommune", "mappe", "demonstrasjon", "kan_leses", "feil", "mangler", "varsler", *STATUSER,
    "rutiner", "rutiner_godkjent", "avtaler", "avtaler_inngaatt", "eldste_dokument", "eldste_maaneder", "gjennomgang_passert",
)  # fmt: skip


def format_oversikt(oversikt: Oversikt, format_: str) -> str:
    """Return the overview as tekst, csv or json; ends with a line feed."""
    return {"tekst": _tekst, "csv": _csv, "json": _json}[format_](oversikt)


def format_prosent(andel: Andel) -> str:
    """Return «45 %», or a dash when nothing is counted."""
    return "–" if andel.prosent is None else f"{andel.prosent} %"


def format_alder(linje: Kommunelinje, oversikt: Oversikt) -> str:
    """Return how old the oldest document is: «14 md.», or a dash."""
    return f"{find_alder(linje.eldste, oversikt.dato)} md." if linje.eldste else "–"


def format_innledning(oversikt: Oversikt) -> str:
    """Return how many municipalities there are, and how many of them can not be read."""
    alle, leste = len(oversikt.kommuner), len(oversikt.leste)
    borte = f" {alle - leste} av dem kan ikke leses og er ikke med i tallene." if alle > leste else ""
    return f"{alle} {'kommune' if alle == 1 else 'kommuner'} per {format_dato(oversikt.dato)}.{borte}"


def _tekst(oversikt: Oversikt) -> str:
    krav: list[tuple[str, ...]] = [("Krav", "Norm", *_TALL, "Andel")]
    for a in oversikt.anbefalinger:
        krav.append((str(a.nummer), "", *_antall(oversikt.andel(a.krav))))
        krav += [(k.id, _NORMER[k.norm], *_antall(oversikt.andel([k]))) for k in a.krav]
    kommuner: list[tuple[str, ...]] = [
        ("Kommune", "Mangler", "Varsler", *_TALL, "Rutiner", "Avtaler", "Eldste", "Passert")
    ]
    kommuner += [_kommunerad(k, oversikt) for k in oversikt.leste]
    uleste = [k for k in oversikt.kommuner if not k.kan_leses]
    return "\n".join(
        [
            f"Samsvar med de nasjonale anbefalingene. {format_innledning(oversikt)}",
            "",
            *_tabell(krav),
            "",
            *_tabell(kommuner),
            *(f"{k.mappe}  kan ikke leses: {k.count(Nivaa.FEIL)} feil" for k in uleste),
            "",
            "Rutiner og avtaler: godkjente av alle. Eldste: det eldste som gjelder. Passert: dager for gjennomgang som har vært.",
            *(f"{n} kommuner: {melding}." for melding, n in oversikt.find_mangler()),
            *FORBEHOLD,
            "",
        ]
    )


def _antall(andel: Andel) -> tuple[str, ...]:
    return (*(str(n) for n in andel.antall.values()), format_prosent(andel))


def _kommunerad(linje: Kommunelinje, oversikt: Oversikt) -> tuple[str, ...]:
    navn = f"{linje.nummer} {linje.navn}{' (demonstrasjon)' if linje.demo else ''}"
    return (
        navn,
        str(linje.count(Nivaa.MANGEL)),
        str(linje.count(Nivaa.VARSEL)),
        *(str(n) for n in linje.count_statuser().values()),
        f"{linje.rutiner_godkjent} av {linje.rutiner}",
        f"{linje.avtaler_inngaatt} av {linje.avtaler}",
        format_alder(linje, oversikt),
        str(len(linje.passert)),
    )


def _tabell(rader: Sequence[Sequence[str]]) -> list[str]:
    """Return the rows in columns, the first to the left and the others to the right."""
    bredder = [max(map(len, kolonne)) for kolonne in zip(*rader, strict=True)]
    return [
        "  ".join([rad[0].ljust(bredder[0]), *(c.rjust(b) for c, b in zip(rad[1:], bredder[1:], strict=True))])
        for rad in rader
    ]


def _csv(oversikt: Oversikt) -> str:
    """Return one row for each municipality, as a Norwegian Excel reads it: semicolons, and a mark that says UTF-8."""
    ut = io.StringIO()
    skriver = csv.writer(ut, delimiter=";", lineterminator="\n")
    krav = [k.id for k in oversikt.krav]
    skriver.writerow([*_HODE, *(f"krav_{id_}" for id_ in krav)])
    for linje in oversikt.kommuner:
        data = _som_data(linje, oversikt)
        celler = [data[navn] if navn in data else linje.count_statuser()[navn] for navn in _HODE]  # type: ignore[index]  # the rest of the heads are statuses
        skriver.writerow([_celle(c) for c in (*celler, *(linje.statuser.get(id_, "") for id_ in krav))])
    return f"\ufeff{ut.getvalue()}"


def _celle(verdi: object) -> str:
    """Return a value as text that a spreadsheet never takes for a formula."""
    tekst = {True: "ja", False: "nei", None: ""}[verdi] if verdi is None or isinstance(verdi, bool) else str(verdi)
    return f"'{tekst}" if tekst[:1] in ("=", "+", "-", "@", "\t") else tekst


def _som_data(linje: Kommunelinje, oversikt: Oversikt) -> dict[str, object]:
    return {
        "kommunenummer": linje.nummer,
        "kommune": linje.navn,
        "mappe": linje.mappe,
        "demonstrasjon": linje.demo,
        "kan_leses": linje.kan_leses,
        "feil": linje.count(Nivaa.FEIL),
        "mangler": linje.count(Nivaa.MANGEL),
        "varsler": linje.count(Nivaa.VARSEL),
        "rutiner": linje.rutiner,
        "rutiner_godkjent": linje.rutiner_godkjent,
        "avtaler": linje.avtaler,
        "avtaler_inngaatt": linje.avtaler_inngaatt,
        "eldste_dokument": linje.eldste.isoformat() if linje.eldste else None,
        "eldste_maaneder": find_alder(linje.eldste, oversikt.dato) if linje.eldste else None,
        "gjennomgang_passert": len(linje.passert),
    }


def _json(oversikt: Oversikt) -> str:
    data = {
        "dato": oversikt.dato.isoformat(),
        "anbefalinger": [
            {"nummer": a.nummer, "navn": a.navn.nb, **_andel(oversikt.andel(a.krav))} for a in oversikt.anbefalinger
        ],
        "krav": [{"krav": k.id, "norm": k.norm, "tekst": k.nb, **_andel(oversikt.andel([k]))} for k in oversikt.krav],
        "kommuner": [
            {
                **_som_data(linje, oversikt),
                "antall": linje.count_statuser(),
                "statuser": dict(linje.statuser),
                "dokumenter": [
                    {
                        "dokument": d.dokument,
                        "dato": d.dato.isoformat() if d.dato else None,
                        "neste": d.neste.isoformat() if d.neste else None,
                        "passert": d.passert,
                    }
                    for d in linje.dokumenter
                ],
                "problemer": [
                    {"nivaa": p.nivaa.name.lower(), "felt": p.felt, "melding": p.melding} for p in linje.problemer
                ],
            }
            for linje in oversikt.kommuner
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _andel(andel: Andel) -> dict[str, object]:
    return {"antall": dict(andel.antall), "aktuelle": andel.aktuelle, "prosent": andel.prosent}
