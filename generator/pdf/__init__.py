"""Word files to tagged PDFs through LibreOffice, started once for all of them; knows no municipality."""

from generator.pdf.hylle import Pdfhylle
from generator.pdf.soffice import LibreOffice, find_libreoffice

__all__ = ["LibreOffice", "Pdfhylle", "find_libreoffice"]
