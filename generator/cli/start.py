"""The way in: loads the program, so that Ctrl-C is quiet from the first moment; knows no command."""

from __future__ import annotations

import gc
import signal
import sys
import threading
from typing import Final

_NYE_FOER_LETING: Final = 50_000
"""Python looks for rings of dead objects this seldom; at its own 700 that is a tenth of a short run, and finds none."""


def main() -> None:
    """Run the program; a key press while it loads ends it like one while it works."""
    gc.set_threshold(_NYE_FOER_LETING)
    sys.unraisablehook = _hoer_ctrl_c
    try:
        from generator.cli.main import main as kjoer  # half a second of loading, in which Ctrl-C may come

        kjoer()
    except KeyboardInterrupt:
        sys.exit(130)
    finally:
        gc.freeze()  # the process ends; Python would look through all that was loaded once more


def _hoer_ctrl_c(tapt: sys.UnraisableHookArgs) -> None:
    """Press Ctrl-C once more when Python threw it away, since it came while a dead object was cleaned up."""
    if not isinstance(tapt.exc_value, KeyboardInterrupt):
        sys.__unraisablehook__(tapt)
        return
    threading.Timer(0.01, signal.raise_signal, (signal.SIGINT,)).start()
