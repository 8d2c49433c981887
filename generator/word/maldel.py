"""One part of a template: compiled once, rendered many times; knows no zip."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

import jinja2
from lxml import etree

from generator.errors import MalFeil
from generator.word.balanse import Ubalanse
from generator.word.dialekt import Kilde, lag_kilde, med_steder
from generator.word.etterarbeid import (
    KONTROLL,
    loes_linjeskift,
    merk_tomme,
    nummerer_kontroller,
    rett_tabeller,
    samle,
    sjekk_velformet,
    til_byte,
)
from generator.word.feil import MALENS_FEIL, find_ulovlig_tegn, forklar
from generator.word.fritekst import Fritekst
from generator.word.innhold import Innhold, merk_innhold
from generator.word.lint import sjekk_del
from generator.word.merker import fullfoer
from generator.word.miljoe import Miljoe
from generator.word.oppsett import Oppsett
from generator.word.tabeller import trenger_tre
from generator.word.tilstand import Tilstand, UgyldigXml

_HODE: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'


@dataclass(frozen=True)
class Maldel:
    """A part with its compiled template.

    Attributes:
        mal: the template's path, used in errors.
        del_: the part's path in the docx.
        jinja: the compiled source.
        kilde: the source with the place of each line.
        innhold: headings, bookmarks and references in it.
        skift: whether the template's own text has tabs or line breaks.
        tre: whether tables must be mended in a tree after rendering.
    """

    mal: str
    del_: str
    jinja: jinja2.Template
    kilde: Kilde
    innhold: Innhold
    tre: bool
    skift: bool

    def render(self, verdier: Mapping[str, object], naa: Tilstand) -> bytes:
        """Return the part as bytes.

        Raises:
            MalFeil: for what the template or a value did wrong, with the place.
        """
        naa.del_, naa.sjekk, naa.linjeskift = self.del_, False, self.skift
        try:
            data = samle(self.jinja.root_render_func(self.jinja.new_context(dict(verdier))), naa)
            if naa.linjeskift:
                data = til_byte(loes_linjeskift(data.decode()))
            if b"\x02" in data:
                data = fullfoer(data, self.innhold)
            if self.tre:
                data = rett_tabeller(data)
            if KONTROLL in data:
                data = nummerer_kontroller(data)
            if naa.sjekk:
                sjekk_velformet(data)
        except MALENS_FEIL as feil:
            melding = find_ulovlig_tegn(verdier) if isinstance(feil, UgyldigXml | UnicodeError) else ""
            linje = self._linje(feil)
            sted = self.kilde.sted(linje)
            melding = melding or f"{self.mal}: {forklar(feil, self.kilde, linje, verdier)}"
            raise MalFeil(melding, sted.tekst if sted else "") from feil
        return data

    def _linje(self, feil: Exception) -> int | None:
        """Return the line of the source where a render stopped."""
        rammer = traceback.extract_tb(feil.__traceback__)
        kode = next((r.lineno for r in reversed(rammer) if r.filename == "<template>"), None)
        return None if kode is None else self.jinja.get_corresponding_lineno(kode)


def lag_miljoe(filtre: Mapping[str, Callable[..., object]]) -> Miljoe:
    """Return an environment with ``|fritekst`` and these filters."""
    miljoe = Miljoe()
    miljoe.legg_til_filter("fritekst", Fritekst)
    for navn, filter_ in filtre.items():
        miljoe.legg_til_filter(navn, filter_)
    return miljoe


MILJOE: Final = lag_miljoe({})
"""Shared by all templates without filters of their own; what one render uses is kept in its own `Tilstand`."""


def kompiler_del(mal: str, del_: str, tre: etree._Element, oppsett: Oppsett, miljoe: Miljoe = MILJOE) -> Maldel:
    """Return a part of a template, looked over and compiled.

    Raises:
        MalFeil: for a tag that is wrong or loses text, with the place.
    """
    sjekk_del(mal, del_, tre, oppsett.overskrifter)
    tabeller = trenger_tre(tre)
    tekst, innhold = merk_innhold(_HODE + merk_tomme(lag_kilde(tre)), oppsett)
    kilde = med_steder(tekst, del_, oppsett.overskrifter)
    try:
        jinja, gjennomgang = miljoe.kompiler(kilde.tekst)
    except (jinja2.TemplateError, Ubalanse) as feil:
        linje = feil.linje if isinstance(feil, Ubalanse) else getattr(feil, "lineno", None)
        raise MalFeil(f"{mal}: {forklar(feil, kilde, linje, {})}") from feil
    return Maldel(mal, del_, jinja, kilde, innhold, tabeller or gjennomgang.celler, gjennomgang.skift)
