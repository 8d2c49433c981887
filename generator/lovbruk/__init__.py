"""Who uses a rule, and what a change of law touches: from the register to texts, documents and municipalities.

Nothing here writes. `kommunalt` and `varsler` need the templates' libraries and are imported by their own names.
"""

from generator.lovbruk.faglig import Fagbruk, Kommunebruk, find_fagbruk
from generator.lovbruk.format import (
    format_bruk,
    format_bruk_json,
    format_kommende,
    format_kommende_json,
    format_regler,
    format_regler_json,
)
from generator.lovbruk.kommende import Kommende, find_berorte, find_kommende
from generator.lovbruk.status import Regelstatus, find_status

__all__ = [
    "Fagbruk",
    "Kommende",
    "Kommunebruk",
    "Regelstatus",
    "find_berorte",
    "find_fagbruk",
    "find_kommende",
    "find_status",
    "format_bruk",
    "format_bruk_json",
    "format_kommende",
    "format_kommende_json",
    "format_regler",
    "format_regler_json",
]
