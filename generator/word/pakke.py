"""A docx as a zip: read with limits, written the same way every time; knows no template dialect."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Mapping
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from generator.errors import MalFeil
from generator.tre import er_trygg_sti

_FAST_DATO: Final = (1980, 1, 1, 0, 0, 0)
_MAKS_UTPAKKET: Final = 100 * 1024 * 1024
_FOERST: Final = ("[Content_Types].xml", "_rels/.rels")
_STILDELER: Final = ("word/styles.xml", "word/numbering.xml", "word/theme/theme1.xml", "word/fontTable.xml")
_EGENSKAPER: Final = "docProps/custom.xml"
_EGENSKAPSTYPE: Final = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_EGENSKAPSREL: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
_FMTID: Final = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"


def les_pakke(navn: str, innhold: bytes) -> dict[str, bytes]:
    """Return the members of a docx.

    Raises:
        MalFeil: when it is no docx, is encrypted, unpacks too large or has a member with an unsafe name.
    """
    if innhold[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        raise MalFeil(f"{navn}: fila er kryptert eller i det gamle formatet .doc. Lagre den som .docx uten passord.")
    try:
        with zipfile.ZipFile(io.BytesIO(innhold)) as arkiv:
            deler = arkiv.infolist()
            if sum(d.file_size for d in deler) > _MAKS_UTPAKKET:
                raise MalFeil(f"{navn}: fila er for stor når den pakkes ut. Sjekk at det er en vanlig Word-fil.")
            if usikker := next((d.filename for d in deler if not er_trygg_sti(d.filename)), None):
                raise MalFeil(f"{navn}: fila har en del med et utrygt navn ({usikker}). Lag den på nytt i Word.")
            pakke = {d.filename: arkiv.read(d) for d in deler if not d.is_dir()}
    except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError) as feil:
        raise MalFeil(f"{navn}: fila er ikke en Word-fil (.docx), eller den er ødelagt. Hent den på nytt.") from feil
    if "word/document.xml" not in pakke or "[Content_Types].xml" not in pakke:
        raise MalFeil(f"{navn}: fila er ikke et Word-dokument. Lagre den som .docx.")
    return pakke


def skriv_pakke(pakke: Mapping[str, bytes]) -> bytes:
    """Return the members as a docx: fixed order, fixed dates, no names of programs or machines; same members, same bytes."""
    ut = io.BytesIO()
    with zipfile.ZipFile(ut, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as arkiv:
        for navn in sorted(pakke, key=lambda n: (_FOERST.index(n) if n in _FOERST else len(_FOERST), n)):
            info = zipfile.ZipInfo(navn, _FAST_DATO)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0
            info.external_attr = 0
            arkiv.writestr(info, pakke[navn])
    return ut.getvalue()


def med_stil(pakke: Mapping[str, bytes], stil: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the package with the looks (styles, numbering, theme, fonts) of ``stil``, for the parts that both have."""
    return {**pakke, **{del_: stil[del_] for del_ in _STILDELER if del_ in stil and del_ in pakke}}


def med_egenskaper(pakke: Mapping[str, bytes], egenskaper: Mapping[str, str]) -> dict[str, bytes]:
    """Return the package with these custom document properties, in place of any it had."""
    rader = "".join(
        f"<property fmtid={quoteattr(_FMTID)} pid={quoteattr(str(pid))} name={quoteattr(navn)}><vt:lpwstr>{escape(verdi)}</vt:lpwstr></property>"
        for pid, (navn, verdi) in enumerate(sorted(egenskaper.items()), start=2)
    )
    xml = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
        f'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">{rader}</Properties>'
    )
    typer, rel = pakke["[Content_Types].xml"].decode(), pakke["_rels/.rels"].decode()
    if _EGENSKAPER not in typer:
        typer = typer.replace(
            "</Types>", f'<Override PartName="/{_EGENSKAPER}" ContentType="{_EGENSKAPSTYPE}"/></Types>'
        )
    if _EGENSKAPSREL not in rel:
        brukt = {int(n) for n in re.findall(r'Id="rId(\d+)"', rel)}
        ledig = max(brukt, default=0) + 1
        rel = rel.replace(
            "</Relationships>",
            f'<Relationship Id="rId{ledig}" Type="{_EGENSKAPSREL}" Target="{_EGENSKAPER}"/></Relationships>',
        )
    return {**pakke, _EGENSKAPER: xml.encode(), "[Content_Types].xml": typer.encode(), "_rels/.rels": rel.encode()}
