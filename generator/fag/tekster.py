"""Professional texts: each with bokmål, nynorsk, norm level, sources and the conditions for its use; knows no document layout."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Final, Literal

from pydantic import Field

from generator.kommune.verdier import Id, Modell, Rolleid, Tekst

Norm = Literal["skal", "boer", "kan", "avtalt", "info"]
Hjemmelslag = Literal["meldeplikt", "taushetsplikt", "samarbeid", "dokumentasjon", "internkontroll"]
Maalform = Literal["nb", "nn"]
SPRAAKKODE: Final[Mapping[Maalform, str]] = {"nb": "nb-NO", "nn": "nn-NO"}
"""The language as Word writes it."""
Aldersgruppe = Literal["0-2", "3-5", "6-12", "13-24"]
FUNKSJONER = (
    "bti",
    "stafettholder",
    "stafettlogg",
    "egen_modell",
    "bekymringssamtale",
    "oppsporingsmodellen",
    "slt",
    "snakkemedbarn",
    "jeg_vet",
    "konsultasjonsteam",
    "gravide",
    "ungdom",
    "samme_organ",
    "hvert_organ",
    "bare_kommunale",
)


class Tospraaklig(Modell):
    """A short text in both written standards."""

    nb: Tekst = Field(description="Bokmål.")
    nn: Tekst = Field(description="Nynorsk.")

    def paa(self, maalform: Maalform) -> str:
        """Return the text in the given standard."""
        return self.nb if maalform == "nb" else self.nn


class Fagtekst(Tospraaklig):
    """One to a few sentences with one norm level. ``{felt}`` are merge fields."""

    id: Id = Field(description="Stabil id.")
    tema: Id = Field(description="Temaet.")
    norm: Norm = Field(description="skal bare når lov eller forskrift krever det; avtalt når partene lover det.")
    ellers: Id | None = Field(None, description="Teksten som brukes når et flettefelt i denne er ukjent.")
    kilde: tuple[str, ...] = Field((), description="Id-er i regelverket.")
    merknad: Tekst | None = Field(None, description="Til redaktøren.")
    kilde_etter: Hjemmelslag | None = Field(
        None, description="Vis tjenestens egne hjemler av dette slaget i stedet for kilde."
    )
    bare_med_hjemmel: bool = Field(False, description="Bare når en av kildene er blant tjenestens egne hjemler.")
    gjelder: tuple[Id, ...] = Field((), description="Bare for disse tjenestetypene.")
    ikke: tuple[Id, ...] = Field((), description="Ikke for disse tjenestetypene.")
    krever: tuple[Id, ...] = Field((), description="Bare når kommunen bruker alle disse.")
    uten: tuple[Id, ...] = Field((), description="Bare når kommunen ikke bruker noen av disse.")
    kapittel: Id | None = Field(None, description="Kapitlet i rutinen, for tjenestens egen tekst.")
    overskrift_nb: Tekst | None = Field(None, description="Overskrift når teksten står som eget punkt.")
    overskrift_nn: Tekst | None = Field(None, description="Overskriften på nynorsk.")

    def overskrift(self, maalform: Maalform) -> str | None:
        """Return the heading in the given standard, or None for a text without one of its own."""
        return self.overskrift_nb if maalform == "nb" else self.overskrift_nn


class Ord(Tospraaklig):
    """A label or short phrase that documents need; never normative."""

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_-]*$")] = Field(description="Stabil id.")


class Tegn(Tospraaklig):
    """One sign, as people may see it; a compilation of our own and never a checklist."""

    id: Id = Field(description="Stabil id.")
    kategori: Id = Field(description="En av hovedkategoriene.")
    alder: tuple[Literal["0-2", "3-5", "6-12", "13-24", "alle"], ...] = Field(description="Aldersgruppene.")
    eget: bool = Field(False, description="Om kommunen har lagt det til selv; det er da alltid med.")


class Tegnkategori(Tospraaklig):
    """One of the five main categories of signs."""

    id: Id = Field(description="Stabil id.")


class Tegnliste(Modell):
    """All signs."""

    kategorier: tuple[Tegnkategori, ...] = Field(description="Hovedkategoriene.")
    tegn: tuple[Tegn, ...] = Field(description="Tegnene.")


class Kapittel(Modell):
    """The texts of one chapter, in order; texts whose conditions are not met are left out."""

    id: Id = Field(description="Kapitlet, samme navn som i malen.")
    tekster: tuple[Id, ...] = Field((), description="Id-er i tekstene.")


class Disposisjon(Modell):
    """What stands in each chapter of a document kind."""

    kapitler: tuple[Kapittel, ...] = Field(description="Kapitlene.")

    def kapittel(self, id_: str) -> Kapittel:
        """Return one chapter; every chapter of `KAPITLER` is there when the base is without faults."""
        return next(k for k in self.kapitler if k.id == id_)


class Rolletype(Disposisjon):
    """A coordinator role: what it is called, whether the law demands it, and its description chapter by chapter."""

    id: Rolleid = Field(description="Rollen, slik den skrives i kommune.yaml.")
    navn: Tospraaklig = Field(description="Det rollen heter.")
    lovfestet: bool = Field(description="Om loven krever rollen.")
