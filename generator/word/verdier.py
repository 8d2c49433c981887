"""Values that are more than text, and what each becomes where it stands; knows no template."""

from __future__ import annotations

import re
from typing import Protocol, runtime_checkable
from xml.sax.saxutils import escape, quoteattr

from docxtpl import InlineImage, Listing, RichText, RichTextParagraph
from markupsafe import escape as escape_html

from generator.tekst import Henvisninger
from generator.word.bilde import inline_xml
from generator.word.lenker import lag_loep, lag_utbrudd
from generator.word.skjema_rekkefoelge import ordne_loep
from generator.word.tilstand import Ferdig, VerdiFeil, lenkefelt, sjekk_tegn, tilstand


@runtime_checkable
class Rik(Protocol):
    """A value that knows its own XML."""

    def rik_xml(self, plass: str) -> str:
        """Return whole XML for a place: tekst, avsnitt or blokk."""


class RikTekst:
    """Text with looks inside a paragraph; stands as ``{{r felt }}``."""

    def __init__(self, tekst: str | RichText = "", *, stil: str = "", lenke: str = "") -> None:
        self._biter: list[str] = []
        if tekst:
            self.legg_til(tekst, stil=stil, lenke=lenke)

    def legg_til(
        self,
        tekst: str | RichText,
        *,
        stil: str = "",
        fet: bool = False,
        kursiv: bool = False,
        lenke: str = "",
    ) -> RikTekst:
        """Add some text, or what docxtpl's RichText holds, and return this.

        Args:
            tekst: the text.
            stil: id of a character style.
            fet: bold.
            kursiv: italics.
            lenke: an address; the text becomes a link.
        """
        if isinstance(tekst, RichText):
            self._biter.append(ordne_loep(tekst.xml))
            return self
        egenskaper = (f"<w:rStyle w:val={quoteattr(stil)}/>" if stil else "") + (
            "<w:b/><w:bCs/>" * fet + "<w:i/><w:iCs/>" * kursiv
        )
        loep = f'<w:r>{_pakk("w:rPr", egenskaper)}<w:t xml:space="preserve">{escape(sjekk_tegn(tekst))}</w:t></w:r>'
        self._biter.append(lenkefelt(lenke, loep) if lenke else loep)
        return self

    def rik_xml(self, plass: str) -> str:
        """Return the runs.

        Raises:
            VerdiFeil: anywhere but as ``{{r felt }}``.
        """
        if plass not in ("avsnitt", "ukjent"):
            raise VerdiFeil("verdien har egen skrift og må stå som {{r felt }}. Skriv r rett etter klammene.")
        xml = "".join(self._biter)
        tilstand().sjekk = True
        _noter_lenker(xml)
        return xml


class Liste:
    """Lines that become paragraphs of the same looks as the one they stand in; stands as ``{{ felt }}``."""

    def __init__(self, linjer: str | Listing | tuple[str, ...] | list[str]) -> None:
        if isinstance(linjer, Listing):
            self._xml = str(linjer.xml)
        else:
            self._xml = str(escape_html(sjekk_tegn(linjer if isinstance(linjer, str) else "\a".join(linjer))))

    def rik_xml(self, plass: str) -> str:
        """Return the text; the line breaks in it become XML afterwards.

        Raises:
            VerdiFeil: for ``{{r felt }}`` and ``{{p felt }}``.
        """
        if plass not in ("tekst", "ukjent"):
            raise VerdiFeil("verdien er linjer med tekst og må stå som {{ felt }}. Ta bort bokstaven etter klammene.")
        return self._xml


def _pakk(navn: str, innhold: str) -> str:
    return f"<{navn}>{innhold}</{navn}>" if innhold else ""


def _noter_lenker(xml: str) -> None:
    """Note the relationships that docxtpl's rich text refers to."""
    naa = tilstand()
    for id_ in re.findall(r' r:id="([^"]+)"', xml):
        if id_ in naa.kjente_lenker:
            naa.lenker[naa.del_, id_] = naa.kjente_lenker[id_]
        elif id_ not in naa.relasjoner():
            raise VerdiFeil("lenka er laget for en annen fil. Lag den med build_url_id på malen den skal stå i.")


def til_xml(verdi: object) -> str:
    """Return what a value that is not a plain string becomes inside text.

    Raises:
        VerdiFeil: for None, and for a value that needs another place.
    """
    if isinstance(verdi, Ferdig):
        return verdi
    if isinstance(verdi, Henvisninger):
        return lag_utbrudd(verdi)
    if verdi is None:
        raise VerdiFeil("verdien er tom (None). Sett {% if %} rundt, eller skriv |default('ikke oppgitt').")
    if isinstance(verdi, int | float):
        return str(verdi)
    return _rik(verdi, "tekst") if _er_rik(verdi) else _fremmed(verdi)


def _er_rik(verdi: object) -> bool:
    return isinstance(verdi, RichText | RichTextParagraph | Listing | InlineImage | Rik)


def _rik(verdi: object, plass: str) -> str:
    if isinstance(verdi, Rik):
        return verdi.rik_xml(plass)
    if isinstance(verdi, RichText):
        return RikTekst(verdi).rik_xml(plass)
    if isinstance(verdi, Listing):
        return Liste(verdi).rik_xml(plass)
    if isinstance(verdi, RichTextParagraph):
        if plass not in ("blokk", "ukjent"):
            raise VerdiFeil("verdien er hele avsnitt og må stå som {{p felt }}. Skriv p rett etter klammene.")
        tilstand().sjekk = True
        _noter_lenker(verdi.xml)
        return ordne_loep(verdi.xml)
    if isinstance(verdi, InlineImage):
        return inline_xml(verdi, plass)
    raise VerdiFeil("verdien er ikke tekst")


def _fremmed(verdi: object) -> str:
    """Return any other object as text; one that brings its own markup is checked afterwards."""
    if hasattr(verdi, "__html__"):
        tilstand().sjekk = True
    elif callable(verdi) or (type(verdi).__str__ is object.__str__ and type(verdi).__repr__ is object.__repr__):
        # What Python makes of it has an address in memory, and would never be the same twice.
        raise VerdiFeil("verdien er ikke tekst. Er det et felt i den du vil ha med, eller mangler det () bak?")
    return str(escape_html(verdi))


def til_plass(verdi: object, plass: str) -> Ferdig:
    """Return what a value becomes between paragraphs, runs, rows or cells.

    Raises:
        VerdiFeil: for plain text there, which Word would drop without a word.
    """
    if verdi is None:
        til_xml(verdi)
    if isinstance(verdi, Henvisninger) and plass == "avsnitt":
        return Ferdig(lag_loep(verdi))
    if _er_rik(verdi) and not isinstance(verdi, Ferdig):
        return Ferdig(_rik(verdi, plass))
    if plass == "ukjent" or isinstance(verdi, Ferdig) or hasattr(verdi, "__html__"):
        return Ferdig(
            til_xml(verdi) if not isinstance(verdi, str) or hasattr(verdi, "__html__") else escape_html(verdi)
        )
    if str(verdi) == "":
        return Ferdig("")
    raise VerdiFeil(
        "verdien er vanlig tekst og blir borte her. Skriv {{ felt }} uten bokstav, eller {{ felt|fritekst }} når den er fritekst."
    )
