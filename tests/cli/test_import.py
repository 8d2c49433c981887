"""``--help`` er rask: den laster verken MkDocs, docxtpl eller lxml."""

from __future__ import annotations

import subprocess
import sys

import pytest

TUNGE = ("mkdocs", "properdocs", "docxtpl", "docx", "lxml", "jinja2", "pikepdf", "generator.site", "generator.word")


@pytest.mark.parametrize(
    "argumenter", [["--help"], ["bygg", "--help"], ["tekst", "--help"], ["regelverk", "--help"], ["regelverk"]]
)
def test_hjelpen_laster_ikke_tunge_biblioteker(argumenter: list[str]) -> None:
    kode = (
        "import sys\n"
        "from generator.cli.main import main\n"
        f"try: main({argumenter!r})\n"
        "except SystemExit: pass\n"
        f"print([m for m in {TUNGE!r} if m in sys.modules], file=sys.stderr)\n"
    )
    svar = subprocess.run([sys.executable, "-c", kode], capture_output=True, text=True, timeout=60, check=True)
    assert "rutineverk" in svar.stdout or "Oppsummert: 209 henvisninger" in svar.stdout
    assert svar.stderr.strip().endswith("[]"), svar.stderr
