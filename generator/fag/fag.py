"""The root of the professional base, with look-ups by id; knows no file and no municipality."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from functools import cached_property
from typing import Literal, TypeVar

from pydantic import ConfigDict, Field

from generator.errors import InndataFeil, Problem
from generator.fag.bibliotek import Bibliotek
from generator.fag.egenvurdering import Vurderingstema
from generator.fag.oppslag import Begrep, Hjelpelinje, Vurdering
from generator.fag.regelverk import Regel, Regelverk
from generator.fag.skjemaer import Skjema
from generator.fag.tekster import Disposisjon, Fagtekst, Maalform, Ord, Rolletype, Tegnliste
from generator.fag.tjenestetyper import Tjenestetype
from generator.kommune.verdier import Modell
from generator.tekst import Henvisninger

T = TypeVar("T")
_VARIANT_ETTER_ORGANISERING = {
    "fylkeskommunal": "fylkeskommunal",
    "statlig": "statlig",
    "privat": "privat",
}


class Registerkommune(Modell):
    """One row of the register of municipalities; empty fields are unknown."""

    kommunenummer: str = Field(description="Fire siffer.")
    navn: str = Field(description="Norsk navn.")
    navn_samisk: str = Field(description="Samisk navn.")
    navn_kvensk: str = Field(description="Kvensk navn.")
    fylke: str = Field(description="Fylket.")
    maalform: Literal["bokmål", "nynorsk", "nøytral"] = Field(description="Vedtak om målform for statsorgan.")
    samisk_forvaltningsomraade: str = Field(description="nei, eller ja med kategori.")
    organisasjonsnummer: str = Field(description="Ni siffer.")
    nettsted: str = Field(description="Domenet.")
    statsforvalter: str = Field(description="Statsforvalteren.")
    politidistrikt: str = Field(description="Politidistriktet.")
    helseforetak: str = Field(description="Helseforetaket.")


class _Oppslag(dict[str, T]):
    """Entries of a list by id; the program names some of them, so one that was taken out is a fault in the list."""

    def __init__(self, poster: Mapping[str, T], hva: str, sti: str) -> None:
        super().__init__(poster)
        self._hva, self._sti = hva, sti

    def __missing__(self, id_: str) -> T:
        melding = f"{self._hva} «{id_}» mangler, og programmet bruker det"
        raise InndataFeil([Problem(self._sti, 0, "", melding, "Hent det tilbake fra git.")])


class Fag(Modell):
    """Everything in ``maler/fag``, typed."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, ignored_types=(cached_property,))

    regelverk: Regelverk = Field(description="Lovregisteret.")
    tekster: tuple[Fagtekst, ...] = Field(description="Fagtekstene.")
    tjenestetyper: tuple[Tjenestetype, ...] = Field(description="Tjenestetypene.")
    tegn: Tegnliste = Field(description="Tegn og signaler.")
    bekymringsrutine: Disposisjon = Field(description="Disposisjonen for bekymringsrutinen.")
    samarbeidsavtale: Disposisjon = Field(description="Disposisjonen for samarbeidsavtalen.")
    samarbeidsark: Disposisjon = Field(description="Disposisjonen for samarbeidsarket.")
    lommekort: Disposisjon = Field(description="Disposisjonen for lommekortet.")
    kompetanseplan: Disposisjon = Field(description="Disposisjonen for kompetanseplanen.")
    kortrutine: Disposisjon = Field(description="Disposisjonen for den korte rutinen.")
    flytskjema: Disposisjon = Field(description="Disposisjonen for flytskjemaet.")
    lederansvar: Disposisjon = Field(description="Disposisjonen for ansvaret på hvert ledernivå.")
    saksframlegg: Disposisjon = Field(description="Disposisjonen for utkastet til saksframlegg.")
    roller: tuple[Rolletype, ...] = Field(description="Koordinatorrollene, med disposisjon for rollebeskrivelsen.")
    skjemaer: tuple[Skjema, ...] = Field(description="De blanke skjemaene.")
    ord: tuple[Ord, ...] = Field(description="Korte ord og merker.")
    bibliotek: Bibliotek = Field(description="Avtaletyper, forpliktelser, indikatorer og krav.")
    vurdering: Vurdering = Field(description="Spørsmål til vurderingen, og risiko og beskyttelse etter arena.")
    begreper: tuple[Begrep, ...] = Field(description="Ord som ofte blir blandet.")
    egenvurdering: tuple[Vurderingstema, ...] = Field(
        description="Spørsmålene kommunen stiller seg selv, tema for tema."
    )
    hjelpelinjer: tuple[Hjelpelinje, ...] = Field(description="Nasjonale telefonnumre.")
    kommuneregister: tuple[Registerkommune, ...] = Field(description="Kommuneregisteret.")

    @cached_property
    def kildehusk(self) -> dict[tuple[Maalform, tuple[str, ...]], Henvisninger]:
        """Lists of sources already written out, by standard and ids: the same few hundred stand in all documents."""
        return {}

    @cached_property
    def valghusk(self) -> dict[tuple[Hashable, ...], dict[str, tuple[str, str, str] | None]]:
        """Texts already chosen, by situation and id: wording before merge fields, level and source; None for one that does not fit."""
        return {}

    @cached_property
    def tekst_etter_id(self) -> dict[str, Fagtekst]:
        """The texts by id; one that is not there is an `InndataFeil`."""
        return _Oppslag({t.id: t for t in self.tekster}, "avsnittet", "maler/fag/")

    @cached_property
    def tekster_etter_kapittel(self) -> dict[str, tuple[Fagtekst, ...]]:
        """The texts that name the chapter they stand in, by chapter: the service types' own."""
        navn = dict.fromkeys(t.kapittel for t in self.tekster if t.kapittel)
        return {kapittel: tuple(t for t in self.tekster if t.kapittel == kapittel) for kapittel in navn}

    @cached_property
    def tekstider_etter_start(self) -> dict[str, tuple[str, ...]]:
        """The ids of the texts by how the id begins: «bs-» for ``bs-steg-1``; in order."""
        ider: dict[str, list[str]] = {}
        for tekst in self.tekster:
            start, strek, _ = tekst.id.partition("-")
            if strek:
                ider.setdefault(f"{start}-", []).append(tekst.id)
        return {start: tuple(disse) for start, disse in ider.items()}

    @cached_property
    def rolle_etter_id(self) -> dict[str, Rolletype]:
        """The coordinator roles by id."""
        return {r.id: r for r in self.roller}

    @cached_property
    def ord_etter_id(self) -> dict[str, Ord]:
        """The labels by id; one that is not there is an `InndataFeil`."""
        return _Oppslag({o.id: o for o in self.ord}, "ordet", "maler/fag/ord.yaml")

    def ordet(self, id_: str, maalform: Maalform) -> str:
        """Return a label in the given standard; InndataFeil when there is none."""
        return self.ord_etter_id[id_].paa(maalform)

    @cached_property
    def regel_etter_id(self) -> dict[str, Regel]:
        """The rules by id."""
        return {r.id: r for r in self.regelverk.regler}

    @cached_property
    def typer(self) -> frozenset[str]:
        """The names of the service types."""
        return frozenset(t.type for t in self.tjenestetyper)

    @cached_property
    def register_etter_nummer(self) -> dict[str, Registerkommune]:
        """The register by municipality number."""
        return {r.kommunenummer: r for r in self.kommuneregister}

    def har_kortrutine(self, type_: str, ligner: str | None) -> bool:
        """Return whether a service of this type, or of type annet that resembles one, is small and has a short routine too."""
        kjent = self.tjenestetype(ligner or type_)
        return kjent is not None and kjent.kortrutine

    def tjenestetype(self, navn: str, organisering: str = "egen") -> Tjenestetype | None:
        """Return the type in the variant that fits the organisation; None when the type is unknown."""
        varianter = [t for t in self.tjenestetyper if t.type == navn]
        oensket = _VARIANT_ETTER_ORGANISERING.get(organisering, "kommunal")
        return next((t for t in varianter if t.variant == oensket), varianter[0] if varianter else None)
