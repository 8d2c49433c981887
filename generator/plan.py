"""Which documents a municipality gets, for whom and under which name; knows no template and no context."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal, get_args

from generator.fag import Fag
from generator.fag.skjemaer import Skjema
from generator.fag.tekster import Maalform
from generator.kommune import Avtale, Enhet, Kommune, Rolle, Tjeneste
from generator.kommune.funksjoner import find_funksjoner

Slag = Literal[
    "bekymringsrutine",
    "samarbeidsavtale",
    "rollebeskrivelse",
    "samarbeidsark",
    "lommekort",
    "skjema",
    "kortrutine",
    "flytskjema",
    "kompetanseplan",
    "samsvarsrapport",
    "egenvurdering",
    "lederansvar",
    "saksframlegg",
]
Krets = Literal["intern", "offentlig"]
SLAGENE: Final[tuple[Slag, ...]] = get_args(Slag)
KRETSENE: Final[tuple[Krets, ...]] = get_args(Krets)
KOMMUNEN: Final = "kommunen"
"""What a document about the whole municipality is about, in its id."""
_OM_KOMMUNEN: Final[Mapping[Slag, tuple[Krets, ...]]] = {
    "kompetanseplan": ("intern",),  # for leaders; it has agreements that are not public
    "flytskjema": KRETSENE,
    "samsvarsrapport": KRETSENE,
    "egenvurdering": KRETSENE,
    "lederansvar": KRETSENE,
    "saksframlegg": ("intern",),  # a draft; the municipality publishes the case itself
}
_ELLERS: Final[Maalform] = "nb"


@dataclass(frozen=True)
class Arbeidssted:
    """Where somebody works: a unit, or the service itself when it has none."""

    tjeneste: Tjeneste
    enhet: Enhet | None

    @property
    def navn(self) -> str:
        """What people call it."""
        return self.enhet.navn if self.enhet else self.tjeneste.navn


@dataclass(frozen=True)
class Dokument:
    """One file to make.

    Attributes:
        slag: the kind, same name as its template.
        gjelder: id of what it is about.
        krets: intern (with internal contacts) or offentlig (made without them).
        om: what it is about.
        sted: where that stands in the model, as findings name it; a form stands in none, and the municipality is the whole.
    """

    slag: Slag
    gjelder: str
    krets: Krets
    om: Tjeneste | Arbeidssted | Avtale | Rolle | Skjema | Kommune
    sted: tuple[str | int, ...]

    @property
    def id(self) -> str:
        """The document's id, as it stands in `dokumenter[].dokument`."""
        return f"{self.slag}/{self.gjelder}"

    @property
    def filnavn(self) -> str:
        """The file name, the same in both circles."""
        return f"{self.slag}-{self.gjelder}.docx"

    @property
    def sti(self) -> str:
        """The path inside the municipality's output folder."""
        return f"{'dokumenter' if self.krets == 'intern' else 'nettsted/dokumenter'}/{self.filnavn}"

    @property
    def internsti(self) -> str:
        """The path of the edition for the staff."""
        return f"dokumenter/{self.filnavn}"

    @property
    def pdfsti(self) -> str:
        """The path of the same document as PDF."""
        return f"{self.sti.removesuffix('.docx')}.pdf"


def plan_dokumenter(kommune: Kommune, fag: Fag) -> Iterator[Dokument]:
    """Yield every document of the municipality, kind by kind, each in the circles it is for."""
    yield from _for_tjenester(kommune, fag)
    for i, avtale in enumerate(kommune.avtaler):
        yield Dokument("samarbeidsavtale", avtale.id, "intern", avtale, ("avtaler", i))
        if avtale.er_offentlig:
            yield Dokument("samarbeidsavtale", avtale.id, "offentlig", avtale, ("avtaler", i))
    for i, rolle in enumerate(kommune.roller):
        for krets in KRETSENE:
            yield Dokument("rollebeskrivelse", rolle.id, krets, rolle, ("roller", i))
    funksjoner = find_funksjoner(kommune)
    for skjema in fag.skjemaer:
        for krets in KRETSENE:
            if skjema.passer(funksjoner):
                yield Dokument("skjema", skjema.id, krets, skjema, ("skjemaer", skjema.id))
    for slag, kretser in _OM_KOMMUNEN.items():
        for krets in kretser:
            yield Dokument(slag, KOMMUNEN, krets, kommune, ())


def har_rutine(tjeneste: Tjeneste, kommune: Kommune, fag: Fag) -> bool:
    """Return whether the municipality runs the service itself, and so writes its routine."""
    type_ = fag.tjenestetype(tjeneste.type, tjeneste.organisering)
    skal_ha = tjeneste.type == "annet" or (type_ is not None and type_.rutine)
    return skal_ha and tjeneste.drives_av(kommune.kommune.kommunenummer)


def _for_tjenester(kommune: Kommune, fag: Fag) -> Iterator[Dokument]:
    """Yield routines and pocket cards for a service the municipality runs, and one sheet for each of its partners."""
    for i, tjeneste in enumerate(kommune.tjenester):
        sted = ("tjenester", i)
        for krets in KRETSENE:
            if not har_rutine(tjeneste, kommune, fag):
                if fag.tjenestetype(tjeneste.type, tjeneste.organisering):
                    yield Dokument("samarbeidsark", tjeneste.id, krets, tjeneste, sted)
                continue
            yield Dokument("bekymringsrutine", tjeneste.id, krets, tjeneste, sted)
            if fag.har_kortrutine(tjeneste.type, tjeneste.ligner):
                yield Dokument("kortrutine", tjeneste.id, krets, tjeneste, sted)
            if not tjeneste.enheter:
                yield Dokument("lommekort", tjeneste.id, krets, Arbeidssted(tjeneste, None), sted)
            for j, enhet in enumerate(tjeneste.enheter):  # an id never has two hyphens, so no two cards share a name
                arbeidssted = Arbeidssted(tjeneste, enhet)
                yield Dokument("lommekort", f"{tjeneste.id}--{enhet.id}", krets, arbeidssted, (*sted, "enheter", j))


def find_malsti(slag: Slag, maalform: Maalform) -> str:
    """Return where the template of a kind stands."""
    return f"maler/word/{maalform}/{slag}.docx"


def find_maalform(stier: Container[str], mappe: str, slag: Slag, maalform: Maalform) -> Maalform:
    """Return the standard a kind of document is made in: the municipality's, or bokmål when that is the template it has.

    Args:
        stier: the paths of all files.
        mappe: the folder of the municipality; a template of its own goes before the shared one.
        slag: the kind.
        maalform: the standard it writes in.
    """
    for start in (f"kommuner/{mappe}/", ""):
        for m in (maalform, _ELLERS):
            if f"{start}{find_malsti(slag, m)}" in stier:
                return m
    return maalform
