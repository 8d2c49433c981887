from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

import pytest

from generator.pdf import Pdfhylle, find_libreoffice
from generator.plan import SLAGENE
from tests.conftest import Krev
from tests.dokumenter import dokumentene, uendret
from tests.nettside import nynorsk

UTVALG: Final = tuple((endring, slag) for endring in (uendret, nynorsk) for slag in SLAGENE)


def finn_dokument(endring: Callable[[dict[str, object]], None], slag: str) -> tuple[str, bytes]:
    """Gi det første interne dokumentet av slaget, og stien."""
    return next((sti, d) for sti, d in dokumentene(endring).items() if sti.startswith(f"dokumenter/{slag}-"))


@pytest.fixture(scope="session")
def pdfer(krev: Krev, tmp_path_factory: pytest.TempPathFactory) -> Mapping[bytes, bytes]:
    """PDF-en av ett dokument av hvert slag på bokmål og nynorsk, etter dokumentet; LibreOffice starter én gang."""
    krev("soffice")
    hylle = Pdfhylle(tmp_path_factory.mktemp("pdf"), find_libreoffice())
    utvalg = [finn_dokument(*u) for u in UTVALG]
    for _, docx in utvalg:
        hylle.legg_inn(docx)
    hylle.convert()
    return {docx: hylle.hent(sti, docx) for sti, docx in utvalg}
