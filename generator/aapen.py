"""Which program has a document open, by the lock file it keeps beside it; reads and writes nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Literal


def find_program(fil: Path) -> Literal["Word", "LibreOffice", ""]:
    """Return the program that has the document open, or "" when none is known to."""
    if fil.suffix != ".docx" or not fil.is_file():
        return ""
    if any((fil.parent / f"~${navn}").exists() for navn in (fil.name, fil.name[2:], fil.name[1:])):
        return "Word"
    return "LibreOffice" if (fil.parent / f".~lock.{fil.name}#").exists() else ""
