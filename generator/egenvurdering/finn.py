"""Every question the setup may answer, with the function that finds the fields of its answer; knows no text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from generator.egenvurdering import medvirkning, samarbeid, status
from generator.egenvurdering.grunnlag import Svargrunnlag

SVAR: Final[Mapping[str, Callable[[Svargrunnlag], dict[str, str]]]] = {
    "avtaler": samarbeid.avtaler,
    "forankring": samarbeid.forankring,
    "helseforetak": samarbeid.helseforetak,
    "samordning": samarbeid.samordning,
    "plan": samarbeid.plan,
    "barnet": medvirkning.barnet,
    "tjenestene": medvirkning.tjenestene,
    "ungdomsraad": medvirkning.ungdomsraad,
    "innspill": medvirkning.innspill,
    "moeter": samarbeid.moeter,
    "mandat": samarbeid.mandat,
    "droefting": samarbeid.droefting,
    "kompetanseplan": status.kompetanseplan,
    "ansvar": status.ansvar,
    "lovkrav": status.lovkrav,
    "utkast": status.utkast,
    "delvis": status.delvis,
    "avvik": status.avvik,
}


def find_felt(spoersmaal: str, grunnlag: Svargrunnlag) -> dict[str, str]:
    """Return the fields that are known for the answer to a question; what the setup does not say is not there."""
    regel = SVAR.get(spoersmaal)
    return {navn: verdi for navn, verdi in regel(grunnlag).items() if verdi} if regel else {}
