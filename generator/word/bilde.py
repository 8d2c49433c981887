"""Pictures: ours with alternative text, and docxtpl's; knows no template."""

from __future__ import annotations

import io
import re
from functools import lru_cache
from pathlib import Path
from typing import Final
from xml.sax.saxutils import quoteattr

from docx.image.exceptions import InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError
from docx.image.image import Image
from docx.oxml.shape import CT_Inline
from docx.shared import Mm
from docxtpl import InlineImage

from generator.word.tilstand import DOCPR, Bildebruk, VerdiFeil, sjekk_tegn, tilstand, trygg_adresse

_ID: Final = "rIdBilde"


class Bilde:
    """A picture with alternative text; stands as ``{{ felt }}`` or ``{{r felt }}``."""

    def __init__(
        self,
        bilde: bytes | Path | InlineImage,
        alt: str,
        *,
        bredde_mm: float | None = None,
        hoeyde_mm: float | None = None,
    ) -> None:
        if not sjekk_tegn(alt).strip():
            raise VerdiFeil("bildet mangler alternativ tekst. Skriv hva bildet viser.")
        bredde = None if bredde_mm is None else Mm(bredde_mm)
        hoeyde = None if hoeyde_mm is None else Mm(hoeyde_mm)
        self._lenke = ""
        if isinstance(bilde, InlineImage):
            bredde, hoeyde = bredde or bilde.width, hoeyde or bilde.height
            self._lenke = bilde.anchor or ""
            bilde = _les_bilde(bilde.image_descriptor)
        self._innhold, self._navn = bilde if isinstance(bilde, tuple) else _les_bilde(bilde)
        self._maal = (bredde, hoeyde)
        self._alt = alt

    def rik_xml(self, plass: str) -> str:
        """Return a run with the picture.

        Raises:
            VerdiFeil: for ``{{p felt }}``, and for bytes that are no picture.
        """
        return _plasser_bilde(_tegning(self._innhold, self._navn, self._maal, self._alt, self._lenke), plass)


def _les_bilde(kilde: object) -> tuple[bytes, str | None]:
    if isinstance(kilde, bytes):
        return kilde, None
    if isinstance(kilde, str | Path):
        return Path(kilde).read_bytes(), Path(kilde).name
    if isinstance(kilde, io.IOBase):
        kilde.seek(0)
        return kilde.read(), None
    raise VerdiFeil("bildet kan ikke leses. Gi innholdet i bildefila.")


@lru_cache(maxsize=64)
def _ramme(innhold: bytes, navn: str | None, bredde: int | None, hoeyde: int | None) -> tuple[str, str, str]:
    """Return the drawing with ``_ID`` for the picture, its file ending and its content type; a logo stands in every document."""
    try:
        bilde = Image.from_blob(innhold)
    except (InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError) as feil:
        raise VerdiFeil("bildet er ikke i et format Word kjenner. Bruk png eller jpg.") from feil
    maal = bilde.scaled_dimensions(bredde, hoeyde)
    inline = CT_Inline.new_pic_inline(1, _ID, navn or f"image.{bilde.ext}", *maal)
    xml = re.sub(r">\s+<", "><", inline.xml).strip()
    return re.sub(r'(<wp:docPr [^>]*?)\bid="1"', rf'\1id="{DOCPR}"', xml), bilde.ext, bilde.content_type


def _tegning(innhold: bytes, navn: str | None, maal: tuple[int | None, int | None], alt: str | None, lenke: str) -> str:
    """Return the drawing, and note the picture for the package."""
    xml, endelse, type_ = _ramme(innhold, navn, *maal)
    naa = tilstand()
    kjent = (i for (d, i), b in naa.bilder.items() if d == naa.del_ and b.innhold == innhold)
    id_ = next(kjent, None) or naa.ledig_id()
    naa.bilder[naa.del_, id_] = Bildebruk(naa.del_, innhold, endelse, type_)
    xml = xml.replace(_ID, id_)
    if lenke:
        adresse = naa.ledig_id()
        naa.lenker[naa.del_, adresse] = trygg_adresse(lenke)
        klikk = f'<a:hlinkClick xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" r:id="{adresse}"/>'
        xml = re.sub(r"(<(wp:docPr|pic:cNvPr) [^>]*?)/>", rf"\1>{klikk}</\2>", xml)
    naa.sjekk = True
    return xml if alt is None else xml.replace("<wp:docPr ", f"<wp:docPr descr={quoteattr(alt)} ", 1)


def _plasser_bilde(tegning: str, plass: str) -> str:
    loep = f"<w:r><w:drawing>{tegning}</w:drawing></w:r>"
    if plass in ("tekst", "ukjent"):
        return f'</w:t></w:r>{loep}<w:r><w:t xml:space="preserve">'
    if plass == "avsnitt":
        return loep
    raise VerdiFeil("et bilde må stå i et avsnitt. Skriv {{ felt }} uten p.")


def inline_xml(bilde: InlineImage, plass: str) -> str:
    """Return docxtpl's own picture as a run; it has no alternative text."""
    innhold, navn = _les_bilde(bilde.image_descriptor)
    return _plasser_bilde(_tegning(innhold, navn, (bilde.width, bilde.height), None, bilde.anchor or ""), plass)
