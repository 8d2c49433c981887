"""Whether a municipality follows the seven recommendations, row by row with evidence; pure, and knows no file and no day."""

from generator.samsvar.dekning import Dekning
from generator.samsvar.finn import find_samsvar
from generator.samsvar.format import FORMATER, format_samsvar
from generator.samsvar.kompetanse import find_kompetanse
from generator.samsvar.rad import STATUSER, Samsvarsrad, Status, Tekstpar

__all__ = [
    "FORMATER",
    "STATUSER",
    "Dekning",
    "Samsvarsrad",
    "Status",
    "Tekstpar",
    "find_kompetanse",
    "find_samsvar",
    "format_samsvar",
]
