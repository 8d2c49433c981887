"""What one render collects, and the text and addresses it lets through; knows no template."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from xml.sax.saxutils import escape

from generator.errors import MalFeil
from generator.word.grenser import TELLER, Teller
from generator.word.oppsett import Oppsett

_TRYGG: Final = re.compile(r"(?:https?://|mailto:|tel:|sms:)[^\s\"\\]+", re.IGNORECASE)
SKIFT: Final = frozenset("\n\t\a\f\r")
"""Characters that docxtpl turns into line breaks, tabs, paragraphs and page breaks, and the one XML readers change."""
_ULOVLIG: Final = re.compile("[\x00-\x06\x08\x0b\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
DOCPR: Final = "\x02d\x03"
"""Stands where a drawing gets its number."""


class VerdiFeil(MalFeil):
    """A value that can not stand where it does; the text says why and what to do."""


class UgyldigXml(Exception):
    """XML that is not well-formed, or that holds a character that XML does not."""


class Ferdig(str):
    """XML that we made ourselves, and that is whole."""

    __slots__ = ()


@dataclass(frozen=True)
class Bildebruk:
    """A picture that a part refers to."""

    del_: str
    innhold: bytes
    endelse: str
    type_: str


class Tilstand(Teller):
    """What one render collects.

    Attributes:
        oppsett: the template's styles and numbering.
        kjente_lenker: addresses by the id that rich text may refer to them with.
        del_: the part being rendered.
        linjeskift: whether a value has a character of `SKIFT`.
        sjekk: whether XML that is not ours went out, so that the part must be parsed.
        bilder: pictures by (part, relationship id).
        lenker: addresses by (part, relationship id).
        lister: numbered lists that have begun: (instance, abstract numbering).
    """

    __slots__ = (
        "_brukt",
        "_faste",
        "bilder",
        "del_",
        "kjente_lenker",
        "lenker",
        "linjeskift",
        "lister",
        "oppsett",
        "sjekk",
    )

    def __init__(
        self, oppsett: Oppsett, relasjoner: Mapping[str, frozenset[str]], kjente_lenker: Mapping[str, str]
    ) -> None:
        super().__init__()
        self.oppsett = oppsett
        self.kjente_lenker = kjente_lenker
        self.del_ = ""
        self.sjekk = False
        self.linjeskift = False
        self.bilder: dict[tuple[str, str], Bildebruk] = {}
        self.lenker: dict[tuple[str, str], str] = {}
        self.lister: list[tuple[int, str]] = []
        self._faste = relasjoner
        self._brukt: dict[str, set[str]] = {}

    def har_tillegg(self) -> bool:
        """Return whether more than the parts themselves has changed."""
        return bool(self.bilder or self.lenker or self.lister)

    def relasjoner(self) -> set[str]:
        """Return the relationship ids that the current part has taken."""
        return self._brukt.setdefault(self.del_, set(self._faste.get(self.del_, ())))

    def ledig_id(self) -> str:
        """Return the first relationship id that the current part has not taken."""
        brukt = self.relasjoner()
        id_ = next(f"rId{n}" for n in range(1, len(brukt) + 2) if f"rId{n}" not in brukt)
        brukt.add(id_)
        return id_

    def ny_liste(self, stil: str) -> int:
        """Return an instance of a style's numbering that begins at 1."""
        abstrakt = self.oppsett.num.get(self.oppsett.stiler[stil].num, "")
        num = max((int(n) for n in self.oppsett.num), default=0) + len(self.lister) + 1
        self.lister.append((num, abstrakt))
        return num


def tilstand() -> Tilstand:
    """Return the state of the render that is going on."""
    naa = TELLER.get()
    if not isinstance(naa, Tilstand):
        raise VerdiFeil("verdien kan bare brukes i en mal")
    return naa


def er_trygg_adresse(adresse: str) -> bool:
    """Return whether an address leads to a web page, a mailbox or a phone."""
    return _TRYGG.fullmatch(adresse) is not None


def trygg_adresse(adresse: str) -> str:
    """Return the address of a link.

    Raises:
        VerdiFeil: when it is not one to a web page, a mailbox or a phone.
    """
    if not er_trygg_adresse(adresse):
        raise VerdiFeil(
            f"«{adresse[:120]}» er ikke en adresse en lenke kan ha. Begynn med https://, mailto: eller tel:."
        )
    return adresse


def sjekk_tegn(tekst: str) -> str:
    """Return text that XML can hold.

    Raises:
        UgyldigXml: for a character that it can not.
    """
    if _ULOVLIG.search(tekst):
        raise UgyldigXml
    return tekst


def lenkefelt(adresse: str, loep: str) -> str:
    """Return runs as a link; a field needs no relationship, so nothing but the text changes in the package."""
    instruks = escape(f' HYPERLINK "{trygg_adresse(adresse)}" ')
    felt = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    return (
        f'{felt.format("begin")}<w:r><w:instrText xml:space="preserve">{instruks}</w:instrText></w:r>'
        f"{felt.format('separate')}{loep}{felt.format('end')}"
    )
