"""LibreOffice's PDF made right and the same every time: title, language, first heading, no clock; the only module that imports pikepdf."""

from __future__ import annotations

import io
import zipfile
from typing import Final
from xml.etree import ElementTree

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, ObjectStreamMode, OutlineItem, Pdf, Stream, String

from generator.errors import PdfFeil
from generator.pdf.rader import count_tomme_rader

_KJERNE: Final = "docProps/core.xml"
_DC: Final = "{http://purl.org/dc/elements/1.1/}"
_TIDER: Final = ("xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate")
# ICC.1 §7.2.8: bytes 24–35 of a colour profile say when it was made, and LibreOffice makes it anew each time. The date
# here is that of the sRGB profile itself.
_ICC_TID: Final = slice(24, 36)
_ICC_DATO: Final = b"".join(n.to_bytes(2, "big") for n in (1998, 2, 9, 6, 49, 0))


def format_pdf(sti: str, raa: bytes, docx: bytes) -> bytes:
    """Return LibreOffice's PDF ready for readers; the same bytes for the same document.

    Args:
        sti: the document's path, for the message.
        raa: the PDF as LibreOffice left it.
        docx: the Word file it is of; its properties say title and language.

    Raises:
        PdfFeil: when the Word file has no title or language, or the PDF can not be read or has lost something.
    """
    tittel, spraak = _les_egenskaper(sti, docx)
    if tapt := count_tapte_rader(raa, docx):
        raise PdfFeil(
            f"LibreOffice mistet innholdet i {tapt} tabellrader da det laget PDF av {sti}. "
            "Flytt et sideskift ved å endre malen eller teksten, eller bygg uten --pdf."
        )
    try:
        with Pdf.open(io.BytesIO(raa)) as pdf:
            _set_egenskaper(pdf, tittel, spraak)
            _set_overskrift(pdf)
            _set_rekkefoelge(pdf)
            _set_bokmerke(pdf, tittel)
            _fjern_klokka(pdf)
            ut = io.BytesIO()
            pdf.save(ut, deterministic_id=True, object_stream_mode=ObjectStreamMode.generate)
    except pikepdf.PdfError as feil:
        raise PdfFeil(
            f"LibreOffice laget en PDF av {sti} som ikke kan leses. Prøv igjen, eller bygg uten --pdf."
        ) from feil
    return ut.getvalue()


def count_tapte_rader(raa: bytes, docx: bytes) -> int:
    """Return how many table rows have text in the Word file and none in the PDF; 0 when the PDF can not be read.

    LibreOffice 7.4 can put a row in the structure of the document and on no page.
    """
    try:
        with Pdf.open(io.BytesIO(raa)) as pdf:
            rader = [o for o in pdf.objects if isinstance(o, Dictionary) and o.get("/S") == Name.TR]
            tomme = sum(1 for rad in rader if not _staar_paa_en_side(rad))
    except pikepdf.PdfError:
        return 0
    return max(0, tomme - count_tomme_rader(docx)) if tomme else 0


def _staar_paa_en_side(element: Object | int) -> bool:
    """Return whether a structure element has content: a marked place on a page, itself or below it."""
    if isinstance(element, int):
        return True
    if isinstance(element, Array):
        return any(_staar_paa_en_side(barn) for barn in element)
    return isinstance(element, Dictionary) and (
        element.get("/Type") == Name.MCR or ("/K" in element and _staar_paa_en_side(element.K))
    )


def _les_egenskaper(sti: str, docx: bytes) -> tuple[str, str]:
    """Return title and language as the document's properties say them."""
    with zipfile.ZipFile(io.BytesIO(docx)) as pakke:
        kjerne = pakke.read(_KJERNE) if _KJERNE in pakke.namelist() else b"<tom/>"
    rot = ElementTree.fromstring(kjerne)
    tittel, spraak = ((rot.findtext(f"{_DC}{navn}") or "").strip() for navn in ("title", "language"))
    if not tittel or not spraak:
        hva = " og ".join(navn for navn, verdi in (("tittel", tittel), ("språk", spraak)) if not verdi)
        raise PdfFeil(
            f"{sti}: dokumentet har ikke {hva} i egenskapene, og det må en PDF ha. "
            "Åpne malen i Word, og fyll ut under Fil – Info – Egenskaper."
        )
    return tittel, spraak


def _set_egenskaper(pdf: Pdf, tittel: str, spraak: str) -> None:
    """Say title and language where readers of PDF look for them (PDF/UA-1 §7.1 and 7.2)."""
    with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
        metadata["dc:title"] = tittel
        metadata["dc:language"] = [spraak]
        for tid in _TIDER:
            if tid in metadata:
                del metadata[tid]
    pdf.Root.Lang = String(spraak)
    valg = pdf.Root.get("/ViewerPreferences", Dictionary())
    valg["/DisplayDocTitle"] = True
    pdf.Root.ViewerPreferences = valg


def _set_overskrift(pdf: Pdf) -> None:
    """Make Word's title the first heading, so that no document starts at the second level (PDF/UA-1 §7.4.2)."""
    roller = pdf.Root.get("/StructTreeRoot", Dictionary()).get("/RoleMap", Dictionary())
    if Name.Title in roller:
        roller[Name.Title] = Name.H1


def _set_rekkefoelge(pdf: Pdf) -> None:
    """Let the tab key follow the reading order (PDF/UA-1 §7.18.3); LibreOffice 7.4 says so with a string, which means nothing."""
    for side in pdf.pages:
        if "/Annots" in side:
            side.Tabs = Name.S


def _set_bokmerke(pdf: Pdf, tittel: str) -> None:
    """Give a document without headings, like a card on one page, its title as the only bookmark."""
    with pdf.open_outline() as disposisjon:
        if not disposisjon.root:
            disposisjon.root.append(OutlineItem(tittel, 0))


def _fjern_klokka(pdf: Pdf) -> None:
    """Take away when the file was made."""
    for ordbok, felter in ((pdf.docinfo, ("/CreationDate", "/ModDate")), (pdf.trailer, ("/DocChecksum", "/ID"))):
        for felt in felter:
            if felt in ordbok:
                del ordbok[felt]
    for maal in _liste(pdf.Root.get("/OutputIntents")):
        profil = maal.get("/DestOutputProfile")
        if isinstance(profil, Stream):
            innhold = bytearray(profil.read_bytes())
            innhold[_ICC_TID] = _ICC_DATO
            profil.write(bytes(innhold))


def _liste(verdi: Object | None) -> list[Object]:
    return list(verdi) if isinstance(verdi, Array) else []
