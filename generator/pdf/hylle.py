"""The PDFs of one run: Word files are laid in, LibreOffice makes all of them, and each is fetched by the Word file it is of."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.errors import PdfFeil
from generator.pdf.rader import tillat_deling
from generator.pdf.soffice import LibreOffice

_RAD = "Åpne dokumentet i LibreOffice og se om det er helt, eller bygg uten --pdf."


class Pdfhylle:
    """A folder for one run, with the Word files by fingerprint and their PDFs; two documents with the same bytes are one."""

    def __init__(self, mappe: Path, libreoffice: LibreOffice) -> None:
        """Take an empty folder and the program."""
        self._mappe, self._libreoffice = mappe, libreoffice

    @classmethod
    @contextmanager
    def aapne(cls, libreoffice: LibreOffice) -> Iterator[Pdfhylle]:
        """Yield a shelf in a folder that is gone afterwards."""
        with TemporaryDirectory(prefix="rutineverk-pdf-", ignore_cleanup_errors=True) as mappe:
            yield cls(Path(mappe), libreoffice)

    def noekkel(self, docx: bytes) -> str:
        """Return what decides the bytes of the PDF: the Word file and the version of LibreOffice."""
        return f"{hashlib.sha256(docx).hexdigest()} {self._libreoffice.versjon}"

    def legg_inn(self, docx: bytes) -> None:
        """Lay in a Word file; several processes may do it at once."""
        (self._mappe / f"{_navn(docx)}.docx").write_bytes(docx)

    def convert(self) -> None:
        """Make the PDF of every Word file that was laid in, with one start of LibreOffice.

        One where LibreOffice lost rows is made once more, with rows that may be split over two pages.

        Raises:
            PdfFeil: when LibreOffice hangs.
        """
        if navn := sorted(fil.name for fil in self._mappe.glob("*.docx")):
            self._libreoffice.convert(self._mappe, navn)
            if med_tap := [n for n in navn if self._har_tap(self._mappe / n)]:
                for n in med_tap:
                    (self._mappe / n).write_bytes(tillat_deling((self._mappe / n).read_bytes()))
                self._libreoffice.convert(self._mappe, med_tap)

    @staticmethod
    def _har_tap(docx: Path) -> bool:
        from generator.pdf.etterarbeid import count_tapte_rader

        pdf = docx.with_suffix(".pdf")
        return pdf.is_file() and count_tapte_rader(pdf.read_bytes(), docx.read_bytes()) > 0

    def hent(self, sti: str, docx: bytes) -> bytes:
        """Return the PDF of a Word file that was laid in before `convert`.

        Args:
            sti: the document's path, for the message.
            docx: the Word file.

        Raises:
            PdfFeil: when LibreOffice could not make it, or the document has no title or language.
        """
        from generator.pdf.etterarbeid import format_pdf  # pikepdf: half a second that most runs do not need

        try:
            raa = (self._mappe / f"{_navn(docx)}.pdf").read_bytes()
        except OSError as feil:
            raise PdfFeil(f"LibreOffice kunne ikke lage PDF av {sti}. {_RAD}") from feil
        return format_pdf(sti, raa, docx)


def _navn(docx: bytes) -> str:
    return hashlib.sha256(docx).hexdigest()[:16]
