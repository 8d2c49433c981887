"""References in a value become links beside the run they stand in; knows no law and no template."""

from __future__ import annotations

from functools import cache
from typing import Final
from urllib.parse import quote
from xml.sax.saxutils import escape, quoteattr

from generator.tekst import Henvisning, Henvisninger
from generator.word.tilstand import Tilstand, sjekk_tegn, tilstand, trygg_adresse

_R: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STILER: Final = ("Hyperkobling", "Hyperlink")
_UTEN_STIL: Final = '<w:color w:val="0B5394"/><w:u w:val="single"/>'
_I_ADRESSE: Final = "!#$%&'()*+,/:;=?@[]~"
"""What an address may hold as it is; the rest, like §, is encoded, since a PDF takes ASCII alone."""


def lag_utbrudd(verdi: Henvisninger) -> str:
    """Return the value for ``{{ felt }}``: plain text when nothing in it is a link or it is no part of the text.

    A link can not stand inside a run, so the run is closed before the first one and a new one opened after the last.
    """
    if not (any(h.adresse for h in verdi.alle) and tilstand().del_.startswith("word/")):
        return escape(sjekk_tegn(str(verdi)))
    return f'</w:t></w:r>{lag_loep(verdi)}<w:r><w:t xml:space="preserve">'


def lag_loep(verdi: Henvisninger) -> str:
    """Return the value for ``{{r felt }}``: whole runs and links."""
    return "".join(_lenke(b) if isinstance(b, Henvisning) and b.adresse else _loep(b) for b in verdi.biter)


def _loep(bit: str | Henvisning, egenskaper: str = "") -> str:
    tekst = bit.tekst if isinstance(bit, Henvisning) else bit
    return f'<w:r>{egenskaper}<w:t xml:space="preserve">{escape(sjekk_tegn(tekst))}</w:t></w:r>'


def _lenke(bit: Henvisning) -> str:
    naa = tilstand()
    stil = next((s for s in _STILER if s in naa.oppsett.alle), None)
    egenskaper = f'<w:rStyle w:val="{stil}"/>' if stil else _UTEN_STIL
    tips = f" w:tooltip={quoteattr(sjekk_tegn(bit.navn))}" if bit.navn not in ("", bit.tekst) else ""
    id_ = _relasjon(naa, _i_pakken(bit.adresse))
    return f'<w:hyperlink xmlns:r="{_R}" r:id="{id_}"{tips} w:history="1">{_loep(bit, f"<w:rPr>{egenskaper}</w:rPr>")}</w:hyperlink>'


@cache
def _i_pakken(adresse: str) -> str:
    return quote(trygg_adresse(adresse), safe=_I_ADRESSE)


def _relasjon(naa: Tilstand, adresse: str) -> str:
    """Return the id of the part's relationship to an address; one is enough for all links that lead there."""
    kjent = next((id_ for (del_, id_), a in naa.lenker.items() if (del_, a) == (naa.del_, adresse)), None)
    if kjent is None:
        kjent = naa.ledig_id()
        naa.lenker[naa.del_, kjent] = adresse
    return kjent
