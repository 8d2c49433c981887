"""Text that holds references: each knows what it refers to and where a reader can look it up; knows no law and no document."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Henvisning:
    """One reference as it stands in a text.

    Attributes:
        tekst: the words, which are those of the link when there is an address.
        id: what it refers to.
        adresse: where it can be looked up, or "".
        navn: what it refers to, in full; a screen reader or a tip shows it where `tekst` is short.
    """

    tekst: str
    id: str = ""
    adresse: str = ""
    navn: str = ""


class Henvisninger(str):
    """A text, and the references it is put together of; wherever text can stand, it is just its text.

    Attributes:
        biter: plain text and references, in order; together they are the text.
    """

    biter: tuple[str | Henvisning, ...]

    def __new__(cls, *biter: str | Henvisning) -> Henvisninger:
        """Return the text of the pieces."""
        selv = super().__new__(cls, "".join(b.tekst if isinstance(b, Henvisning) else b for b in biter))
        selv.biter = biter
        return selv

    @property
    def alle(self) -> tuple[Henvisning, ...]:
        """The references alone."""
        return tuple(b for b in self.biter if isinstance(b, Henvisning))
