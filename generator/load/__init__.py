"""Tre to models: reads YAML and keeps the place of each field; the only package that imports yaml, and it knows no document."""

from generator.load.fag import load_fag
from generator.load.kommune import find_kommunemapper, load_kommune
from generator.load.lest import Lest, Sted, Sti, find_sted
from generator.load.strenger import load_strenger

__all__ = ["Lest", "Sted", "Sti", "find_kommunemapper", "find_sted", "load_fag", "load_kommune", "load_strenger"]
