"""The way in: loads the program, so that Ctrl-C is quiet from the first moment; knows no command."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the program; a key press while it loads ends it like one while it works."""
    try:
        from generator.cli.main import main as kjoer  # half a second of loading, in which Ctrl-C may come

        kjoer()
    except KeyboardInterrupt:
        sys.exit(130)
