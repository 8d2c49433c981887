"""The theme's own files, the same for every site; knows no site and no MkDocs."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

TEMA: Final = Path(__file__).parent / "tema"


@cache
def find_temafiler() -> dict[str, bytes]:
    """Return the files that every site needs, path in the theme's folder -> bytes."""
    lisens = b"/*\n" + (TEMA / "LICENSE-designsystemet.txt").read_bytes() + b"*/"
    designsystemet = sorted((TEMA / "designsystemet").glob("*.css"))
    return {
        "designsystemet.css": b"\n".join([lisens, *(fil.read_bytes() for fil in designsystemet)]),
        "rutineverk.css": (TEMA / "farger.css").read_bytes() + (TEMA / "stil.css").read_bytes(),
    }
