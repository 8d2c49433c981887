"""Tre to models: reads YAML and keeps the place of each field; the only package that imports yaml, and it knows no document."""

from generator.load.fag import load_fag
from generator.load.kommune import find_kommunemapper, load_kommune
from generator.load.lest import Lest, Sted
from generator.load.strenger import load_strenger

__all__ = ["Lest", "Sted", "find_kommunemapper", "load_fag", "load_kommune", "load_strenger"]
