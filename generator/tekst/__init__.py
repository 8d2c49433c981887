"""Small pieces of text in both written standards: dates, phone links, merge fields, references; knows no model."""

from generator.tekst.former import (
    MAANEDER,
    format_dato,
    format_noen,
    fyll_inn,
    med_hele_numre,
    stor_forbokstav,
    telefonadresse,
)
from generator.tekst.henvisning import Henvisning, Henvisninger

__all__ = [
    "MAANEDER",
    "Henvisning",
    "Henvisninger",
    "format_dato",
    "format_noen",
    "fyll_inn",
    "med_hele_numre",
    "stor_forbokstav",
    "telefonadresse",
]
