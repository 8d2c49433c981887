"""Rows of a Word file on their way through LibreOffice, which can lose rows that may not be split over two pages; knows no PDF."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Final

_DOKUMENT: Final = "word/document.xml"
_RAD: Final = re.compile(rb"<w:tr[ >].*?</w:tr>", re.DOTALL)
_TEKST: Final = re.compile(rb"<w:t(?: [^>]*)?>[^<]*[^<\s]")
_HEL: Final = b"<w:cantSplit/>"


def count_tomme_rader(docx: bytes) -> int:
    """Return how many table rows have no text."""
    with zipfile.ZipFile(io.BytesIO(docx)) as pakke:
        dokument = pakke.read(_DOKUMENT)
    return sum(1 for rad in _RAD.findall(dokument) if not _TEKST.search(rad))


def tillat_deling(docx: bytes) -> bytes:
    """Return the document with rows that may be split over two pages."""
    ut = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx)) as inn, zipfile.ZipFile(ut, "w", zipfile.ZIP_DEFLATED) as pakke:
        for navn in inn.namelist():
            innhold = inn.read(navn)
            pakke.writestr(navn, innhold.replace(_HEL, b"") if navn == _DOKUMENT else innhold)
    return ut.getvalue()
