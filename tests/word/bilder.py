"""Små bilder til testene og målingene."""

from __future__ import annotations

import struct
import zlib


def lag_png(bredde: int, farge: int) -> bytes:
    """Return a small grey picture."""

    def bolk(slag: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + slag + data + struct.pack(">I", zlib.crc32(slag + data))

    hode = struct.pack(">IIBBBBB", bredde, bredde, 8, 0, 0, 0, 0)
    punkter = zlib.compress((b"\0" + bytes([farge]) * bredde) * bredde)
    return b"\x89PNG\r\n\x1a\n" + bolk(b"IHDR", hode) + bolk(b"IDAT", punkter) + bolk(b"IEND", b"")
