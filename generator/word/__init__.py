"""Template and context to the bytes of a Word document; knows no municipality and writes no file."""

from generator.word.mal import Mal, load_mal
from generator.word.tekst import docx_tekst

__all__ = ["Mal", "docx_tekst", "load_mal"]
