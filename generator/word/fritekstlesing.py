"""The small Markdown of `Fritekst` in the template's own styles; the one module that reads Markdown for Word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final
from xml.sax.saxutils import escape

from markdown_it import MarkdownIt
from markdown_it.token import Token

from generator.word.tilstand import VerdiFeil, er_trygg_adresse, lenkefelt, tilstand

_AVSNITT: Final = "Broedtekst"
_PUNKT: Final = "Punktliste"
_NUMMER: Final = "Nummerertliste"
_FET: Final = "Sterk"
_LENKE: Final = "Hyperkobling"


def _lag_leser() -> MarkdownIt:
    """Return a reader that knows bold, italics, links and lists; all else is text."""
    leser = MarkdownIt("zero").enable(["emphasis", "link", "list", "escape", "newline"])
    leser.validateLink = er_trygg_adresse  # type: ignore[assignment,method-assign]  # markdown-it's own way to set it
    return leser


_LESER: Final = _lag_leser()


def les_fritekst(tekst: str, plass: str) -> str:
    """Return the text as runs or paragraphs.

    Raises:
        VerdiFeil: in any other place, and for paragraphs or lists in a line.
    """
    blokker = _LESER.parse(tekst)
    if plass == "blokk":
        return "".join(_avsnitt(blokker))
    if plass != "avsnitt":
        raise VerdiFeil("verdien er fritekst og må stå som {{r felt }} i en linje, eller {{p felt }} som egne avsnitt.")
    if any(b.type == "list_item_open" for b in blokker) or sum(b.type == "inline" for b in blokker) > 1:
        raise VerdiFeil("verdien har flere avsnitt eller ei liste. Skriv {{p felt }} i et eget avsnitt.")
    return "".join(_loep(b.children or []) for b in blokker if b.type == "inline")


def _avsnitt(blokker: Sequence[Token]) -> Iterator[str]:
    """Yield paragraphs; a list inside a list is read as part of it, and each numbered list begins at 1."""
    lister: list[str] = []
    nummer = 0
    for blokk in blokker:
        if blokk.type == "ordered_list_open":
            lister.append(_NUMMER)
            nummer = tilstand().ny_liste(_krev(_NUMMER))
        elif blokk.type == "bullet_list_open":
            lister.append(_krev(_PUNKT))
        elif blokk.type.endswith("_list_close"):
            lister.pop()
        elif blokk.type == "inline":
            stil = lister[-1] if lister else _AVSNITT
            num = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{nummer}"/></w:numPr>' if stil == _NUMMER else ""
            egenskaper = f'<w:pPr><w:pStyle w:val="{stil}"/>{num}</w:pPr>' if _finnes(stil) else ""
            yield f"<w:p>{egenskaper}{_loep(blokk.children or [])}</w:p>"


def _finnes(stil: str) -> bool:
    return stil in tilstand().oppsett.alle


def _krev(stil: str) -> str:
    if stil not in tilstand().oppsett.stiler:
        raise VerdiFeil(f"malen har ikke stilen «{stil}», som fritekst med liste trenger. Legg den til i stil.docx.")
    return stil


def _loep(deler: Sequence[Token]) -> str:
    """Return the runs of one line of text."""
    ut: list[str] = []
    fet = kursiv = 0
    lenke: tuple[int, str] | None = None
    for del_ in deler:
        fet += del_.nesting if del_.type.startswith("strong") else 0
        kursiv += del_.nesting if del_.type.startswith("em_") else 0
        if del_.type == "link_open":
            lenke = len(ut), str(del_.attrGet("href") or "")
        elif del_.type == "link_close" and lenke is not None:
            ut[lenke[0] :] = [lenkefelt(lenke[1], "".join(ut[lenke[0] :]))]
            lenke = None
        elif innhold := _innhold(del_):
            ut.append(f"<w:r>{_egenskaper(fet > 0, kursiv > 0, lenke is not None)}{innhold}</w:r>")
    return "".join(ut)


def _innhold(del_: Token) -> str:
    if del_.type == "hardbreak":
        return "<w:br/>"
    tekst = " " if del_.type == "softbreak" else del_.content
    return f'<w:t xml:space="preserve">{escape(tekst)}</w:t>' if tekst else ""


def _egenskaper(fet: bool, kursiv: bool, lenke: bool) -> str:
    stil = _LENKE if lenke else _FET if fet else ""
    biter = f'<w:rStyle w:val="{stil}"/>' if stil and _finnes(stil) else ""
    if fet and not (stil == _FET and biter):
        biter += "<w:b/><w:bCs/>"
    if kursiv:
        biter += "<w:i/><w:iCs/>"
    return f"<w:rPr>{biter}</w:rPr>" if biter else ""
