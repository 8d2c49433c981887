"""Small pieces of text in both written standards: dates, phone links, merge fields; knows no model."""

from generator.tekst.former import format_dato, fyll_inn, stor_forbokstav, telefonadresse

__all__ = ["format_dato", "fyll_inn", "stor_forbokstav", "telefonadresse"]
