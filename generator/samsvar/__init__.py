"""Whether a municipality follows the seven recommendations, row by row with evidence; pure, and knows no file and no day."""

from generator.samsvar.finn import find_samsvar
from generator.samsvar.format import FORMATER, format_samsvar
from generator.samsvar.rad import STATUSER, Samsvarsrad, Status, Tekstpar

__all__ = ["FORMATER", "STATUSER", "Samsvarsrad", "Status", "Tekstpar", "find_samsvar", "format_samsvar"]
