"""Fritekst: text that may hold a small Markdown; reads none itself."""

from __future__ import annotations

from generator.word.tilstand import sjekk_tegn


class Fritekst(str):
    """Text with bold, italics, links and lists; stands as ``{{r felt }}`` in a line or ``{{p felt }}`` as paragraphs."""

    __slots__ = ()

    def rik_xml(self, plass: str) -> str:
        """Return the text as runs or paragraphs.

        Raises:
            VerdiFeil: in any other place, and for paragraphs or lists in a line.
        """
        from generator.word.fritekstlesing import les_fritekst  # markdown-it: most runs have no such text

        return les_fritekst(str(sjekk_tegn(self)), plass)
