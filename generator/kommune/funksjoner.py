"""Which of the tools and models a service works with; what is off is not in the set, and so in no text."""

from __future__ import annotations

from collections.abc import Iterator

from generator.kommune.kommune import Kommune
from generator.kommune.tjeneste import Tjeneste

_SAMTALEVERKTOEY = {
    "snakkemedbarn": "snakkemedbarn",
    "snakke": "snakkemedbarn",
    "jeg-vet": "jeg_vet",
    "jeg_vet": "jeg_vet",
}


def find_funksjoner(kommune: Kommune, tjeneste: Tjeneste | None = None, aldre: tuple[str, ...] = ()) -> frozenset[str]:
    """Return the tools in use: in the whole municipality, or as one service that meets children of these ages sees them."""
    alle = frozenset((*_modell(kommune), *_verktoey(kommune, tjeneste)))
    if tjeneste is None:
        return alle
    alle |= frozenset((*_organ(kommune, tjeneste), *_eierform(tjeneste)))
    for_store = {"ungdom": {"13-24"}, "slt": {"6-12", "13-24"}}
    return alle - {navn for navn, passer in for_store.items() if not passer & set(aldre)}


def _modell(kommune: Kommune) -> Iterator[str]:
    modell = kommune.modell
    if modell and modell.type == "bti" and modell.bti:
        yield "bti"
        if modell.bti.stafettholder_fra_nivaa is not None or any(r.id == "stafettholder" for r in kommune.roller):
            yield "stafettholder"
        if modell.bti.stafettlogg and modell.bti.stafettlogg.bruk:
            yield "stafettlogg"
    if modell and modell.type == "egen":
        yield "egen_modell"
    if kommune.virkeomraade and kommune.virkeomraade.gravide:
        yield "gravide"
    if kommune.virkeomraade and kommune.virkeomraade.alder_til >= 18:
        yield "ungdom"


def _organ(kommune: Kommune, tjeneste: Tjeneste) -> Iterator[str]:
    """Yield whether SFO and the school are one body under the rules of confidentiality, when the municipality has settled it."""
    sfoer = [t for t in kommune.tjenester if t.type == "sfo"] if tjeneste.type == "skole" else [tjeneste]
    svar = {t.samme_organ_som_skolen for t in sfoer}
    if len(svar) == 1 and (ett := svar.pop()) is not None:
        yield "samme_organ" if ett else "hvert_organ"


def _eierform(tjeneste: Tjeneste) -> Iterator[str]:
    """Yield whether the municipality owns all units of the service, when they are told; only then is there no private owner."""
    enheter = tjeneste.enheter if tjeneste.organisering != "privat" else ()
    if enheter and all(e.eierform == "kommunal" for e in enheter):
        yield "bare_kommunale"


def _verktoey(kommune: Kommune, tjeneste: Tjeneste | None) -> Iterator[str]:
    v = kommune.verktoey
    samtale = v.politiets_bekymringssamtale
    if (
        samtale
        and samtale.bruk
        and (tjeneste is None or not samtale.foreslaas_av or tjeneste.id in samtale.foreslaas_av)
    ):
        yield "bekymringssamtale"
    if (
        v.oppsporingsmodellen
        and v.oppsporingsmodellen.bruk
        and (tjeneste is None or tjeneste.id in v.oppsporingsmodellen.gjelder)
    ):
        yield "oppsporingsmodellen"
    if v.slt and v.slt.bruk:
        yield "slt"
    for verktoey in v.samtaleverktoey:
        if verktoey.id in _SAMTALEVERKTOEY and (tjeneste is None or tjeneste.id in verktoey.brukes_av):
            yield _SAMTALEVERKTOEY[verktoey.id]
    if kommune.konsultasjonsteam and kommune.konsultasjonsteam.bruk:
        yield "konsultasjonsteam"
