"""The professional base: law, texts, service types, signs; typed and bilingual. It knows no municipality and no document layout."""

from generator.fag.fag import Fag

__all__ = ["Fag"]
