from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from typing import Any, Final

import pytest

from generator.word import Mal
from generator.word.pakke import skriv_pakke
from tests.conftest import Krev
from tests.dokumenter import dokumentene, korte_i_eksempelkommunene, paa_nynorsk
from tests.ooxml import Validator
from tests.word.innholdsmaler import VERDIER, les_flere_nivaaer

_MAKS_PER_TEST: Final = 12


@pytest.fixture(scope="session")
def pdf_tekst(krev: Krev, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], str]:
    """Teksten på papir i hvert dokument, etter navn; LibreOffice starter én gang og gjør alle om til PDF."""
    mappe = tmp_path_factory.mktemp("pdf")
    nynorsk = {f"nn/{sti}": d for sti, d in dokumentene(paa_nynorsk).items() if sti.startswith("dokumenter/")}
    dokumenter = {
        **dokumentene(),
        **nynorsk,
        **korte_i_eksempelkommunene(),
        "flere_nivaaer": les_flere_nivaaer().render(VERDIER),
    }
    navn = {n: f"dokument{i}" for i, n in enumerate(dokumenter)}
    for n, fil in navn.items():
        (mappe / f"{fil}.docx").write_bytes(dokumenter[n])
    profil = f"-env:UserInstallation={(mappe / 'profil').as_uri()}"
    filer = [str(mappe / f"{fil}.docx") for fil in navn.values()]
    kommando = [krev("soffice"), profil, "--headless", "--convert-to", "pdf", "--outdir", str(mappe), *filer]
    subprocess.run(kommando, check=True, capture_output=True, timeout=300)
    pdftotext = krev("pdftotext")

    def les(n: str) -> str:
        kommando = [pdftotext, "-layout", str(mappe / f"{navn[n]}.pdf"), "-"]
        return subprocess.run(kommando, check=True, capture_output=True).stdout.decode()

    return les


@pytest.fixture(autouse=True)
def aldri_mindre_gyldig(valider: Validator, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Se på alt testen rendrer: ingen feil som malen ikke selv hadde. Av like dokumenter fra én test ser vi på de første."""
    rendret: list[tuple[Mal, bytes]] = []
    render = Mal.render

    def render_og_husk(mal: Mal, *args: Any, **kwargs: Any) -> bytes:
        rendret.append((mal, render(mal, *args, **kwargs)))
        return rendret[-1][1]

    monkeypatch.setattr(Mal, "render", render_og_husk)
    yield
    for mal, innhold in rendret[:_MAKS_PER_TEST]:
        if (nye := set(valider(innhold))) and not nye <= set(valider(skriv_pakke(mal.pakke))):
            pytest.fail(f"dokumentet har feil malen ikke har: {nye}")
