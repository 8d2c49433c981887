"""Samsvarsrapporten og egenvurderingen for kommunene vi ser på: konteksten, og den ferdige Word-fila."""

from __future__ import annotations

from functools import cache
from typing import Final

from generator.dokumentbygg import build_kontekst
from generator.fag.tekster import Maalform
from generator.kommune import Kommune
from generator.kontekst.egenvurdering import EgenvurderingKontekst, Svarrad
from generator.kontekst.felt import Krets
from generator.kontekst.oppdrag import Oppdrag
from generator.kontekst.samsvarsrapport_modell import SamsvarsrapportKontekst
from generator.load import load_kommune
from generator.plan import Slag, plan_dokumenter
from generator.tre import tre_fra_disk
from tests.dokumenter import FJORDVIK, ROT, les_fag, les_mal

VALLE: Final = "4221-valle"
OEYGARDEN: Final = "4626-oeygarden"
KOMMUNENE: Final = (FJORDVIK, VALLE, OEYGARDEN)


@cache
def les(mappe: str) -> Kommune:
    kommune = load_kommune(tre_fra_disk(ROT, f"kommuner/{mappe}", "kommuner/felles"), mappe).verdi
    assert kommune is not None
    return kommune


def _kontekst(slag: Slag, kommune: Kommune, krets: Krets, maalform: Maalform | None) -> object:
    oppdrag = Oppdrag(kommune, les_fag(), maalform or kommune.kommune.maalform, krets, ())
    (dokument,) = [d for d in plan_dokumenter(kommune, les_fag()) if d.slag == slag and d.krets == krets]
    return build_kontekst(dokument, oppdrag)


def lag_rapport(kommune: Kommune, krets: Krets = "intern", maalform: Maalform | None = None) -> SamsvarsrapportKontekst:
    kontekst = _kontekst("samsvarsrapport", kommune, krets, maalform)
    assert isinstance(kontekst, SamsvarsrapportKontekst)
    return kontekst


def lag_egenvurdering(
    kommune: Kommune, krets: Krets = "intern", maalform: Maalform | None = None
) -> EgenvurderingKontekst:
    kontekst = _kontekst("egenvurdering", kommune, krets, maalform)
    assert isinstance(kontekst, EgenvurderingKontekst)
    return kontekst


def find_svar(kommune: Kommune, spoersmaal: str, krets: Krets = "intern", maalform: Maalform = "nb") -> Svarrad:
    """Gi raden til et spørsmål i faggrunnlaget, etter id."""
    deler = lag_egenvurdering(kommune, krets, maalform).deler
    (sted,) = [
        (i, j)
        for i, tema in enumerate(les_fag().egenvurdering)
        for j, s in enumerate(tema.spoersmaal)
        if s.id == spoersmaal
    ]
    return deler[sted[0]].rader[sted[1]]


@cache
def bygg(slag: Slag, mappe: str) -> bytes:
    """Gi Word-fila på kommunens egen målform."""
    kommune = les(mappe)
    kontekst = lag_rapport(kommune) if slag == "samsvarsrapport" else lag_egenvurdering(kommune)
    return les_mal(slag, kommune.kommune.maalform).render(kontekst)
