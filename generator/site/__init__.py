"""The citizen site: a ready list of pages becomes the files of a static site; reads no YAML and knows no municipality model."""

try:
    import mkdocs  # noqa: F401 - only asked whether it is there
except ModuleNotFoundError:
    # The fork of MkDocs; after this import the name mkdocs means properdocs.
    import properdocs.replacement  # noqa: F401

from generator.errors import MalFeil
from generator.site.bygg import build_nettsted
from generator.site.mal import SideMalFeil, render_side
from generator.site.modell import Lenke, Menypunkt, Nettsted, Noednummer, Side
from generator.site.overskrifter import Overskrift, find_overskrifter
from generator.site.plugin import NettstedPlugin
from generator.site.tegning import Rute, Spor
from generator.site.tekst import Trygg, escape_tekst, format_adresse
from generator.site.temafiler import find_temafiler

__all__ = [
    "Lenke",
    "MalFeil",
    "Menypunkt",
    "Nettsted",
    "NettstedPlugin",
    "Noednummer",
    "Overskrift",
    "Rute",
    "Side",
    "SideMalFeil",
    "Spor",
    "Trygg",
    "build_nettsted",
    "escape_tekst",
    "find_overskrifter",
    "find_temafiler",
    "format_adresse",
    "render_side",
]
