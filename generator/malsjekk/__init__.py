"""Word templates checked without data: every fault with its place, as text, as Word comments, for machines."""

from generator.malsjekk.feltliste import find_felter, format_felter, format_felter_json, lag_feltside, med_bruk
from generator.malsjekk.funn import Malfunn
from generator.malsjekk.maskin import format_json, format_sarif
from generator.malsjekk.merk import merk_mal
from generator.malsjekk.sjekk import find_brukte_felt, sjekk_mal, sjekk_maler
from generator.malsjekk.slag import KONTEKSTENE, find_slag

__all__ = [
    "KONTEKSTENE",
    "Malfunn",
    "find_brukte_felt",
    "find_felter",
    "find_slag",
    "format_felter",
    "format_felter_json",
    "format_json",
    "format_sarif",
    "lag_feltside",
    "med_bruk",
    "merk_mal",
    "sjekk_mal",
    "sjekk_maler",
]
