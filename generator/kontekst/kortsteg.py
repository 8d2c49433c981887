"""The steps of the routine in one sentence each, with the deadlines the municipality has set; knows no kind of document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator.kontekst.modell import Kilder, Kontekstdel, felt
from generator.kontekst.oppdrag import Oppdrag
from generator.kontekst.tekstvalg import Tekstvalg
from generator.tekst import fyll_inn


class Kortsteg(Kontekstdel):
    """One of the six steps, in one sentence."""

    nummer: str = felt("Nummeret.", "1")
    navn: str = felt("Navnet på trinnet.", "Se og skriv ned")
    tekst: str = felt("Hva du gjør.", "Skriv ned hva du så og hørte, samme dag.")
    frist: str = felt("Fristen, eller tomt.", "samme dag", "frister")
    norm: str = felt("Normnivået.", "bør")
    kilde: Kilder = felt("Kilden.", "retningslinjen IS-2826")


def find_kortsteg(
    oppdrag: Oppdrag, valg: Tekstvalg, felt_: Mapping[str, str], ider: Iterable[str], *, evaluering: bool = False
) -> Iterator[Kortsteg]:
    """Yield the steps that fit, numbered, with the deadlines the municipality has set.

    Args:
        oppdrag: what the document is made from.
        valg: how texts are chosen.
        felt_: the merge fields.
        ider: the texts of the steps, each with a heading of its own.
        evaluering: with the deadline for looking at the result too; a card of one page has no room for it.
    """
    frister = _frister(oppdrag, valg, felt_)
    if evaluering:
        frister["lk-tiltak"] = fyll_inn(oppdrag.ord("fakta-tiltak-frist"), felt_) or ""
    passer = [(id_, a) for id_ in ider for a in valg.avsnitt([id_])]
    for nummer, (id_, a) in enumerate(passer, start=1):
        yield Kortsteg(
            nummer=str(nummer),
            navn=oppdrag.fag.tekst_etter_id[id_].overskrift(oppdrag.maalform) or "",
            tekst=a.tekst,
            frist=frister.get(id_, ""),
            norm=a.norm,
            kilde=a.kilde,
        )


def _frister(oppdrag: Oppdrag, valg: Tekstvalg, felt_: Mapping[str, str]) -> dict[str, str]:
    """Return the deadlines by text; those of the law for reports stand in the routine of child welfare."""
    dager = felt_.get("frist_beslutning_dager")
    er_barnevern = valg.egen_type == "barnevern"
    beslutt = oppdrag.ord("innen-dager").format(antall=dager) if dager and not er_barnevern else ""
    return {
        "lk-del-med-leder": felt_.get("frist_del_med_leder", ""),
        "lk-beslutt": beslutt,
        "lk-beslutt-sfo": beslutt,
    }
