"""Template and context to the bytes of a Word document; knows no municipality and writes no file."""

from generator.word.bilde import Bilde
from generator.word.fritekst import Fritekst
from generator.word.mal import Mal, load_mal
from generator.word.tekst import docx_tekst
from generator.word.verdier import Liste, RikTekst

__all__ = ["Bilde", "Fritekst", "Liste", "Mal", "RikTekst", "docx_tekst", "load_mal"]
