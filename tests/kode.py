"""Kildekoden i generator/ som tekst, til testene som leser den."""

from __future__ import annotations

from pathlib import Path
from typing import Final

ROT: Final = Path(__file__).resolve().parents[1]


def les_moduler() -> dict[str, str]:
    """Gi kilden til hver modul i generator/, etter navn uten ``generator.``; en pakke heter det samme som mappen."""
    kilder = {}
    for fil in sorted((ROT / "generator").rglob("*.py")):
        deler = fil.relative_to(ROT / "generator").with_suffix("").parts
        kilder[".".join(deler[:-1] if deler[-1] == "__init__" else deler)] = fil.read_text(encoding="utf-8")
    return kilder


MODULER: Final = les_moduler()
