"""Plain text and addresses made safe for Markdown and HTML at once; knows no pages and no templates."""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape

from markupsafe import Markup

from generator.tekst import Henvisning, Henvisninger

_BLANKT = re.compile(r"[\x00-\x20\x7f-\x9f\u2028\u2029]+")
_SURROGAT = re.compile(r"[\ud800-\udfff]")
# ASCII that is neither letter, digit nor space is a character for private use on its way through Markdown. Text that
# holds such characters itself has them as references.
_SKJUL = 0xE000
_TEGN = {_SKJUL + nr: f"&#{_SKJUL + nr};" for nr in range(32, 127)} | {
    nr: chr(_SKJUL + nr) for nr in range(33, 127) if not chr(nr).isalnum()
}
_ENDER = re.compile(r"^\s+|\s+$")  # space there would keep ``**`` from being bold
_MELLOMROM = chr(_SKJUL + 32)
_SKJULT = re.compile(r"[\ue020-\ue07e]")

_ADRESSER = (
    re.compile(r"https?://[^\s/?#@\\]+(?:[/?#].*)?"),
    re.compile(r"mailto:[^\s@:/?#\\]+@[^\s@:/?#\\]+(?:\?.*)?"),
    re.compile(r"tel:\+?[0-9]{3,15}"),
    re.compile(r"(?:[\w~.%-]+/)*[\w~.%-]+(?:#[\w~.%-]+)?|#[\w~.%-]+"),
)
_KODES = re.compile(r"[\"'()*<>\[\\\]^`{|}]")


class Trygg(Markup):
    """Text that is safe in both Markdown and HTML; plain text that is joined to it is made safe as well."""

    __slots__ = ()

    @classmethod
    def escape(cls, s: object, /) -> Trygg:
        """Return ``s`` unchanged when it is safe already, else escaped for Markdown and HTML."""
        return cls(s) if isinstance(s, Markup) else escape_tekst(str(s))


@lru_cache(maxsize=8192)
def escape_tekst(tekst: str) -> Trygg:
    """Return plain text so that Markdown shows every character of it literally.

    Each ASCII character that is neither a letter, a digit nor a space becomes a character for private use, which no
    Markdown rule reads; `vis_skjult` writes it as it was. Line breaks, control characters and runs of spaces become one
    space, since a place for a value is always inside a line. Everything else outside ASCII is kept. Most texts are those
    of the professional base, the same on many pages and in every municipality, so they are remembered.
    """
    paa_linje = _SURROGAT.sub("\ufffd", _BLANKT.sub(" ", tekst)).translate(_TEGN)
    return Trygg(_ENDER.sub(_MELLOMROM, paa_linje))


def vis_skjult(html: str) -> str:
    """Return the finished page with the characters that `escape_tekst` hid, those of HTML's own as references."""
    return _SKJULT.sub(lambda treff: escape(chr(ord(treff[0]) - _SKJUL)), html)


def format_henvisninger(tekst: Henvisninger) -> Trygg:
    """Return text with its references as Markdown links, those that lead nowhere as text."""
    return Trygg("").join(
        Trygg(f"[{escape_tekst(b.tekst)}]({format_adresse(b.adresse)})")
        if isinstance(b, Henvisning) and b.adresse
        else escape_tekst(b.tekst if isinstance(b, Henvisning) else b)
        for b in tekst.biter
    )


def check_adresse(adresse: str) -> str:
    """Return the address unchanged when a link may have it.

    Raises:
        ValueError: it is not https, http, mailto, tel or a relative path inside the site.
    """
    if adresse.isprintable() and " " not in adresse and any(monster.fullmatch(adresse) for monster in _ADRESSER):
        return adresse
    raise ValueError(f"«{adresse}» er ikke en lenkeadresse. Bruk https, http, mailto, tel eller en side på nettstedet")


def format_adresse(adresse: str) -> Trygg:
    """Return a checked address, encoded for the parentheses of a Markdown link.

    Raises:
        ValueError: see `check_adresse`.
    """
    kodet = _KODES.sub(lambda treff: f"%{ord(treff[0]):02X}", check_adresse(adresse))
    return Trygg(kodet.replace("&", "&amp;"))
