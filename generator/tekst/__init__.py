"""Small pieces of text in both written standards: dates, phone links, merge fields; knows no model."""

from generator.tekst.former import fyll_inn, format_dato, stor_forbokstav, telefonadresse

__all__ = ["fyll_inn", "format_dato", "stor_forbokstav", "telefonadresse"]
