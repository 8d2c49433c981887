"""Writes a zip from members that may be compressed already: fixed order and dates; knows nothing of Word."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

_FOERST: Final = ("[Content_Types].xml", "_rels/.rels")
_DATO: Final = (1 << 5) | 1
"""1 January 1980, the first day a zip can hold."""
_UTF8: Final = 0x800
_DEFLATE: Final = 8
_LOKAL: Final = struct.Struct("<4s5H3L2H")
_SENTRAL: Final = struct.Struct("<4s6H3L5H2L")
_SLUTT: Final = struct.Struct("<4s4H2LH")
_LITEN: Final = 8 * 1024


@dataclass(frozen=True, slots=True)
class Medlem:
    """One member, ready to be written.

    Attributes:
        navn: its path in the zip.
        lokal: local header, name and compressed bytes.
        sentral: central directory entry but for the offset, which stands last.
        filnavn: the name as it stands in the zip.
    """

    navn: str
    lokal: bytes
    sentral: bytes
    filnavn: bytes


def lag_medlem(navn: str, innhold: bytes, nivaa: int = 6) -> Medlem:
    """Return a member compressed at a zlib level (1 fast, 9 small)."""
    # zlib clears its whole window before it begins; a small window makes a header or footer ten times as fast.
    if len(innhold) < _LITEN:
        pakker = zlib.compressobj(nivaa, zlib.DEFLATED, -12, 5)
    else:
        pakker = zlib.compressobj(nivaa, zlib.DEFLATED, -15)
    data = pakker.compress(innhold) + pakker.flush()
    filnavn = navn.encode()
    felles = (
        20,
        0 if navn.isascii() else _UTF8,
        _DEFLATE,
        0,
        _DATO,
        zlib.crc32(innhold),
        len(data),
        len(innhold),
        len(filnavn),
        0,
    )
    lokal = _LOKAL.pack(b"PK\x03\x04", *felles) + filnavn + data
    sentral = _SENTRAL.pack(b"PK\x01\x02", 20, *felles, 0, 0, 0, 0, 0)[:-4]
    return Medlem(navn, lokal, sentral, filnavn)


def sortert(medlemmer: Iterable[Medlem]) -> list[Medlem]:
    """Return the members in the order they are written: content types, the package's relationships, then by name."""
    return sorted(medlemmer, key=lambda m: (_FOERST.index(m.navn) if m.navn in _FOERST else len(_FOERST), m.navn))


def skriv_zip(medlemmer: Iterable[Medlem]) -> bytes:
    """Return the zip; the same members give the same bytes."""
    biter: list[bytes] = []
    sentral: list[bytes] = []
    sted = 0
    for medlem in sortert(medlemmer):
        biter.append(medlem.lokal)
        sentral.append(medlem.sentral + sted.to_bytes(4, "little") + medlem.filnavn)
        sted += len(medlem.lokal)
    liste = b"".join(sentral)
    slutt = _SLUTT.pack(b"PK\x05\x06", 0, 0, len(sentral), len(sentral), len(liste), sted, 0)
    return b"".join((*biter, liste, slutt))
