"""What a municipality has of its own: texts, signs, steps and links; knows no file and no shared text."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from generator.kommune.verdier import Id, Lenke, Modell, Tekst

Plass = Literal["i_stedet", "foer", "etter"]


class LokalTekst(Modell):
    """One text from ``tekst/<id>.md``, ``tekst/<kapittel>.foer.md`` or ``tekst/<kapittel>.etter.md``."""

    gjelder: Id = Field(description="Teksten den står i stedet for, eller kapitlet den står ved.")
    plass: Plass = Field(description="i_stedet, foer eller etter.")
    tekst: Tekst = Field(description="Teksten.")
    norm: Literal["boer", "kan", "info"] | None = Field(
        None, description="Normnivået: boer, kan eller info. Uten: som den felles teksten, ellers info."
    )
    bygger_paa: Tekst | None = Field(None, description="Fingeravtrykket av den felles teksten den bygger på.")


class EgetTegn(Modell):
    """A sign that people in this municipality should know, beside the shared ones."""

    id: Id = Field(description="Kort navn med små bokstaver, aldri brukt om igjen.")
    kategori: Id = Field(description="En av hovedkategoriene i maler/fag/tegn.yaml.")
    alder: tuple[Literal["0-2", "3-5", "6-12", "13-24", "alle"], ...] = Field(
        min_length=1, description="Aldersgruppene tegnet gjelder."
    )
    tekst: Tekst = Field(description="Tegnet, i få ord, uten punktum.")


class EgetSteg(Modell):
    """One thing to do in a chapter of the routine, after the shared ones."""

    id: Id = Field(description="Kort navn med små bokstaver, aldri brukt om igjen.")
    kapittel: Id = Field(description="Kapitlet i rutinen, for eksempel skriv_ned.")
    tekst: Tekst = Field(description="Hva kommunen gjør. Et krav hører til i de felles tekstene.")


class EgenLenke(Modell):
    """A link staff need, beside the shared ones."""

    id: Id = Field(description="Kort navn med små bokstaver, aldri brukt om igjen.")
    tittel: Tekst = Field(description="Teksten på lenken.")
    lenke: Lenke = Field(description="Adressen.")


class Eget(Modell):
    """Own signs, steps and links; they replace nothing."""

    tegn: tuple[EgetTegn, ...] = Field((), description="Egne tegn.")
    steg: tuple[EgetSteg, ...] = Field((), description="Egne steg i rutinen.")
    lenker: tuple[EgenLenke, ...] = Field((), description="Egne lenker til de ansatte.")
