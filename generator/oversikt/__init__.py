"""How many municipalities stand to the recommendations, side by side; pure, and knows no file and no clock."""

from generator.oversikt.finn import find_oversikt
from generator.oversikt.format import FORMATER, format_oversikt
from generator.oversikt.modell import Innlest, Oversikt

__all__ = ["FORMATER", "Innlest", "Oversikt", "find_oversikt", "format_oversikt"]
