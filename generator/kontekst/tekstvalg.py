"""Picks professional texts for one service: conditions, merge fields, level and source as the reader sees them; knows no layout."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final, TypeAlias

from generator.fag import Fag
from generator.fag.regelverk import Regel
from generator.fag.tekster import Fagtekst, Maalform
from generator.fag.tjenestetyper import Tjenestetype
from generator.kontekst.kilder import format_kilder
from generator.kontekst.modell import Avsnitt
from generator.tekst import Henvisninger, fyll_inn, med_hele_numre

_NORM: Final = {"skal": "skal", "boer": "bør", "kan": "kan", "avtalt": "avtalt", "info": ""}
_ALLMENN_MELDEPLIKT: Final = "bvl-13-2"
_UTEN_VILKAAR: Final = ("bvl-13-5",)  # the duty to tell the next municipality; it has no conditions of its own
_MAKS_SAMLET: Final = 420
_FAGLIG_RAAD: Final = {"nb": "faglig råd", "nn": "fagleg råd"}
_Valgt: TypeAlias = tuple[str, str, str] | None
_AVTALEN: Final = {"nb": "denne avtalen", "nn": "denne avtalen"}


@dataclass(frozen=True)
class Tekstvalg:
    """How texts are chosen and filled for one service, for the parties of an agreement, or for the whole municipality when `typer` is empty.

    Attributes:
        fag: the professional base.
        maalform: nb or nn.
        funksjoner: the tools in use.
        felt: merge fields that are known.
        typer: the service types whose laws are shown: one in a routine, each party's in an agreement.
        egen_type: the type whose own texts are used; differs from `typer` only for services of type annet.
    """

    fag: Fag
    maalform: Maalform
    funksjoner: frozenset[str]
    felt: Mapping[str, str]
    typer: tuple[Tjenestetype, ...] = ()
    egen_type: str | None = None

    def tekst(self, id_: str) -> str | None:
        """Return the text alone, or None when its conditions or merge fields are not met."""
        valgt = self._valgt(self.fag.tekst_etter_id[id_])
        return fyll_inn(valgt[0], self.felt) if valgt else None

    def alle(self) -> dict[str, str]:
        """Return every text that fits, by id."""
        return {t.id: ferdig for t in self.fag.tekster if (ferdig := self.tekst(t.id)) is not None}

    def nivaaer(self) -> dict[str, str]:
        """Return level and source of every text that fits, by id, as the reader sees them: «skal · barnevernsloven § 13-2»."""
        avsnitt = {t.id: self._avsnitt(t) for t in self.fag.tekster}
        return {id_: " · ".join(x for x in (a.norm, a.kilde) if x) for id_, a in avsnitt.items() if a is not None}

    def foerste(self, *ider: str) -> str:
        """Return the first of the texts whose merge fields are known, or "" when there is none."""
        return next((tekst for id_ in ider if (tekst := self.tekst(id_)) is not None), "")

    def avsnitt(self, ider: Iterable[str]) -> tuple[Avsnitt, ...]:
        """Return the texts with level and source, in order, less those that do not fit."""
        return tuple(a for id_ in ider if (a := self._avsnitt(self.fag.tekst_etter_id[id_])) is not None)

    def kapittel(self, id_: str) -> tuple[Avsnitt, ...]:
        """Return the texts of one chapter of the routine."""
        return self.avsnitt(self.fag.bekymringsrutine.kapittel(id_).tekster)

    def egne(self, kapittel: str) -> tuple[Avsnitt, ...]:
        """Return the service type's own texts for a chapter."""
        i_kapitlet = self.fag.tekster_etter_kapittel.get(kapittel, ())
        return self.avsnitt(t.id for t in i_kapitlet if self.egen_type in t.gjelder)

    def passer(self, tekst: Fagtekst) -> bool:
        """Return whether the text's conditions are met here."""
        typer = {t for t in (self.egen_type, *(t.type for t in self.typer)) if t}
        if tekst.gjelder and not typer & set(tekst.gjelder):
            return False
        if typer & set(tekst.ikke) or not self.funksjoner.issuperset(tekst.krever) or self.funksjoner & set(tekst.uten):
            return False
        return not (
            tekst.bare_med_hjemmel
            and self.typer
            and not set(tekst.kilde) & (self._egne_hjemler() - {_ALLMENN_MELDEPLIKT})
        )

    def _egne_hjemler(self) -> set[str]:
        slag = ("meldeplikt", "samarbeid", "taushetsplikt", "dokumentasjon", "internkontroll")
        return {id_ for type_ in self.typer for s in slag for id_ in getattr(type_, s)}

    def _avsnitt(self, tekst: Fagtekst) -> Avsnitt | None:
        valgt = self._valgt(tekst)
        if valgt is None:
            return None
        mal, norm, kilde = valgt
        ferdig = fyll_inn(mal, self.felt)
        if ferdig is None:
            return self._avsnitt(self.fag.tekst_etter_id[tekst.ellers]) if tekst.ellers else None
        return Avsnitt(tekst=ferdig, norm=norm, kilde=kilde)

    def _valgt(self, tekst: Fagtekst) -> _Valgt:
        """Return what is decided before the merge fields; the same in every municipality in the same situation, so it is remembered."""
        if tekst.id not in self._husk:
            self._husk[tekst.id] = self._velg(tekst) if self.passer(tekst) else None
        return self._husk[tekst.id]

    @cached_property
    def _husk(self) -> dict[str, _Valgt]:
        situasjon = (self.maalform, self.funksjoner, self.typer, self.egen_type)
        return self.fag.valghusk.setdefault(situasjon, {})

    def _velg(self, tekst: Fagtekst) -> _Valgt:
        kilde: str = self.format_kilder(self._kilder(tekst))
        if tekst.norm == "avtalt":  # a promise leans on the agreement, whatever law it must keep within
            kilde = _AVTALEN[self.maalform]
        if not kilde and tekst.norm in ("boer", "kan"):
            kilde = _FAGLIG_RAAD[self.maalform]
        return med_hele_numre(tekst.paa(self.maalform)), _NORM[tekst.norm], kilde

    def _kilder(self, tekst: Fagtekst) -> tuple[str, ...]:
        """Return the sources to show: the service's own legal basis, or those of the text's that apply to the service."""
        if not self.typer:
            return tekst.kilde
        if tekst.kilde_etter is not None:
            hjemler = dict.fromkeys(
                h for t in self.typer for h in t.hjemler(tekst.kilde_etter) if h not in _UTEN_VILKAAR
            )
            styrt = {h for t in self.fag.tjenestetyper for h in t.hjemler(tekst.kilde_etter)}
            return (*hjemler, *(k for k in tekst.kilde if k not in styrt)) if hjemler else tekst.kilde
        egne = self._egne_hjemler()
        if tekst.bare_med_hjemmel:
            return tuple(k for k in tekst.kilde if k in egne)
        kilder = tekst.kilde
        if tekst.norm == "skal":  # a duty leans on law, never on the word that a role is a local choice
            kilder = tuple(k for k in kilder if self.fag.regel_etter_id[k].er_lov)
        gjelder = tuple(k for k in kilder if k in egne or self._gjelder(self.fag.regel_etter_id[k]))
        return gjelder or tuple(k for k in kilder if k in self._kommunens_hjemler()) or self._egen_meldeplikt(kilder)

    def _egen_meldeplikt(self, kilder: tuple[str, ...]) -> tuple[str, ...]:
        """Return the sources with the service's own duty to report for the general one, which does not bind every service."""
        egne = tuple(dict.fromkeys(h for type_ in self.typer for h in type_.meldeplikt))
        if not egne or _ALLMENN_MELDEPLIKT in egne:
            return kilder
        return tuple(dict.fromkeys(x for k in kilder for x in (egne if k == _ALLMENN_MELDEPLIKT else (k,))))

    def _kommunens_hjemler(self) -> set[str]:
        """Return the law of the municipality as such: it stands in for a sector law when the service has none of its own."""
        ledelse = self.fag.tjenestetype("kommuneledelse")
        return {*ledelse.samarbeid, *ledelse.internkontroll} if ledelse else set()

    def _gjelder(self, regel: Regel) -> bool:
        noekler = {"alle", *(t.regelverk_noekkel for t in self.typer)}
        return bool(noekler & set(regel.gjelder_tjenester))

    def format_kilder(self, ider: Iterable[str]) -> Henvisninger:
        """Return «barnehageloven § 46; barnevernsloven § 13-2», each with its link."""
        return format_kilder(self.fag, self.maalform, ider)


def slaa_sammen(avsnitt: Iterable[Avsnitt]) -> tuple[Avsnitt, ...]:
    """Return the paragraphs with neighbours of the same level and source joined, up to a length that is easy to read."""
    ut: list[Avsnitt] = []
    for a in avsnitt:
        nummerert = a.tekst[:1].isdigit()
        if (
            ut
            and not nummerert
            and (ut[-1].norm, ut[-1].kilde) == (a.norm, a.kilde)
            and len(ut[-1].tekst) + len(a.tekst) < _MAKS_SAMLET
        ):
            ut[-1] = Avsnitt(tekst=f"{ut[-1].tekst} {a.tekst}", norm=a.norm, kilde=a.kilde)
        else:
            ut.append(a)
    return tuple(ut)
