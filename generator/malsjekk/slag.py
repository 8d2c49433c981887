"""Which context each kind of document has, and what kind and målform a template's path stands for; knows no template."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Final

from generator.fag.tekster import Maalform
from generator.kontekst.bekymringsrutine_modell import BekymringsrutineKontekst
from generator.kontekst.egenvurdering import EgenvurderingKontekst
from generator.kontekst.flytskjema import FlytskjemaKontekst
from generator.kontekst.kompetanseplan_modell import KompetanseplanKontekst
from generator.kontekst.kortrutine import KortrutineKontekst
from generator.kontekst.lederansvar import LederansvarKontekst
from generator.kontekst.lommekort import LommekortKontekst
from generator.kontekst.modell import Kontekstdel
from generator.kontekst.rollebeskrivelse import RollebeskrivelseKontekst
from generator.kontekst.saksframlegg_modell import SaksframleggKontekst
from generator.kontekst.samarbeidsark import SamarbeidsarkKontekst
from generator.kontekst.samarbeidsavtale_modell import SamarbeidsavtaleKontekst
from generator.kontekst.samsvarsrapport_modell import SamsvarsrapportKontekst
from generator.kontekst.skjema_modell import SkjemaKontekst
from generator.plan import Slag

KONTEKSTENE: Final[Mapping[Slag, type[Kontekstdel]]] = {
    "bekymringsrutine": BekymringsrutineKontekst,
    "samarbeidsavtale": SamarbeidsavtaleKontekst,
    "rollebeskrivelse": RollebeskrivelseKontekst,
    "samarbeidsark": SamarbeidsarkKontekst,
    "lommekort": LommekortKontekst,
    "skjema": SkjemaKontekst,
    "kompetanseplan": KompetanseplanKontekst,
    "samsvarsrapport": SamsvarsrapportKontekst,
    "egenvurdering": EgenvurderingKontekst,
    "kortrutine": KortrutineKontekst,
    "flytskjema": FlytskjemaKontekst,
    "lederansvar": LederansvarKontekst,
    "saksframlegg": SaksframleggKontekst,
}
STIL: Final = "stil"
"""Name of the file that holds only looks."""


def find_slag(sti: str) -> Slag | None:
    """Return the kind a template is for: the name of its file."""
    return next((s for s in KONTEKSTENE if s == PurePosixPath(sti).stem), None)


def find_spraak(sti: str) -> Maalform:
    """Return the målform a template is in: the name of its folder, else bokmål."""
    return "nn" if "nn" in PurePosixPath(sti).parts[:-1] else "nb"
