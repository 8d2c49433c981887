"""LibreOffice found and run; the only module that starts it. Knows nothing of what is in the documents."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from generator.errors import PdfFeil

_NAVN: Final = ("soffice", "libreoffice")
_ANDRE_STEDER: Final = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.com",
)
# Names and values are LibreOffice's own. PDF/A-2b and PDF/UA-1, tagged, with the headings as bookmarks. A field to fill
# in is plain text: forms are filled in in Word, and a field without a description would break PDF/UA.
_FILTER: Final[Mapping[str, bool | int]] = {
    "SelectPdfVersion": 2,
    "PDFUACompliance": True,
    "UseTaggedPDF": True,
    "ExportBookmarks": True,
    "DisplayPDFDocumentTitle": True,
    "ExportFormFields": False,
    "ExportNotes": False,
}
_TID_START: Final = 120
_TID_HVER: Final = 30
_FLEST: Final = 1000
"""Files in one start: a command line on Windows holds 32,767 characters, and a name has 21."""


@dataclass(frozen=True)
class LibreOffice:
    """The LibreOffice on this machine.

    Attributes:
        program: path of the program.
        versjon: «LibreOffice 7.4.7.2»; another version may lay out the pages differently.
    """

    program: str
    versjon: str

    def convert(self, mappe: Path, navn: Sequence[str]) -> None:
        """Lay a PDF beside each Word file, with one start for up to a thousand; one that can not be made is left out.

        Args:
            mappe: the folder with the files, that nobody else uses.
            navn: names of the files in it.

        Raises:
            PdfFeil: when LibreOffice does not finish in two minutes and half a minute for each file.
        """
        for fra in range(0, len(navn), _FLEST):
            noen = navn[fra : fra + _FLEST]
            profil = f"-env:UserInstallation={(mappe / 'profil').resolve().as_uri()}"
            valg = ("--headless", "--norestore", "--nolockcheck", "--convert-to", _filter(), "--outdir", ".")
            _run([self.program, profil, *valg, *noen], mappe, _TID_START + _TID_HVER * len(noen))


def find_libreoffice() -> LibreOffice:
    """Return the LibreOffice that is installed.

    Raises:
        PdfFeil: when there is none, or it does not start.
    """
    kandidater = [*filter(None, map(shutil.which, _NAVN)), *(s for s in _ANDRE_STEDER if Path(s).is_file())]
    if not kandidater:
        raise PdfFeil(
            "LibreOffice er ikke installert, så det kan ikke lages PDF. "
            "Installer LibreOffice (libreoffice.org), eller bygg uten --pdf. Ingenting er skrevet."
        )
    try:
        svar = subprocess.run([kandidater[0], "--version"], capture_output=True, check=True, timeout=_TID_START)
    except (OSError, subprocess.SubprocessError) as feil:
        raise PdfFeil(
            f"LibreOffice ({kandidater[0]}) starter ikke, så det kan ikke lages PDF. "
            "Åpne programmet én gang selv, eller installer det på nytt. Ingenting er skrevet."
        ) from feil
    return LibreOffice(kandidater[0], " ".join(svar.stdout.decode(errors="replace").split()[:2]))


def _filter() -> str:
    valg = {
        navn: {"type": "boolean" if isinstance(verdi, bool) else "long", "value": json.dumps(verdi)}
        for navn, verdi in _FILTER.items()
    }
    return f"pdf:writer_pdf_Export:{json.dumps(valg, separators=(',', ':'))}"


def _run(kommando: Sequence[str], mappe: Path, tidsgrense: int) -> None:
    """Run the program to its end; it and all it started are stopped when we stop first, also by Ctrl-C."""
    intet = subprocess.DEVNULL
    prosess = subprocess.Popen(kommando, cwd=mappe, stdin=intet, stdout=intet, stderr=intet, start_new_session=True)
    try:
        prosess.wait(tidsgrense)
    except subprocess.TimeoutExpired as feil:
        raise PdfFeil(
            f"LibreOffice ble ikke ferdig på {tidsgrense // 60} minutter og er stoppet. "
            "Prøv igjen når maskinen har mindre å gjøre. Ingenting er skrevet."
        ) from feil
    finally:
        _stopp(prosess)


def _stopp(prosess: subprocess.Popen[bytes]) -> None:
    """Stop the program and the program it starts in its turn."""
    if prosess.poll() is not None:
        return
    with contextlib.suppress(ProcessLookupError):
        if hasattr(os, "killpg"):
            os.killpg(prosess.pid, signal.SIGKILL)
        else:
            prosess.kill()
    prosess.wait()
