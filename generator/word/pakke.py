"""A docx as a zip: read with limits; knows no template dialect."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from lxml import etree

from generator.errors import MalFeil
from generator.tre import er_trygg_sti
from generator.word.zipfil import lag_medlem, skriv_zip

_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MAKS_UTPAKKET: Final = 100 * 1024 * 1024
_MAKS_DELER: Final = 5000
_MAKS_FORHOLD: Final = 200
"""Deflate gives at most about 1000; Word's own XML gives 10 to 40."""
_LITEN: Final = 1024 * 1024
_STILDELER: Final = ("word/styles.xml", "word/numbering.xml", "word/theme/theme1.xml", "word/fontTable.xml")
_STILER: Final = "word/styles.xml"
_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_EGENSKAPER: Final = "docProps/custom.xml"
_EGENSKAPSTYPE: Final = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_EGENSKAPSREL: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
_FMTID: Final = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_TRYGGE_LENKER: Final = ("http://", "https://", "mailto:", "tel:", "sms:", "#")
_DEKLARASJON: Final = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)")


def les_pakke(navn: str, innhold: bytes) -> dict[str, bytes]:
    """Return the members of a docx.

    Raises:
        MalFeil: when it is no docx, is encrypted, unpacks too large, or has a member with an unsafe or doubled name.
    """
    if innhold[:8] == _OLE:
        raise MalFeil(f"{navn}: fila er kryptert eller i det gamle formatet .doc. Lagre den som .docx uten passord.")
    try:
        with zipfile.ZipFile(io.BytesIO(innhold)) as arkiv:
            deler = [d for d in arkiv.infolist() if not d.is_dir()]
            if feil := _find_zipfeil(deler):
                raise MalFeil(f"{navn}: {feil}")
            pakke = {d.filename: arkiv.read(d) for d in deler}
    except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError, OSError) as feil:
        raise MalFeil(f"{navn}: fila er ikke en Word-fil (.docx), eller den er ødelagt. Hent den på nytt.") from feil
    if "word/document.xml" not in pakke or "[Content_Types].xml" not in pakke:
        raise MalFeil(f"{navn}: fila er ikke et Word-dokument. Lagre den som .docx.")
    return pakke


def _find_zipfeil(deler: Sequence[zipfile.ZipInfo]) -> str:
    """Return what is wrong with the list of members, before anything is unpacked."""
    if len(deler) > _MAKS_DELER or sum(d.file_size for d in deler) > _MAKS_UTPAKKET:
        return "fila er for stor når den pakkes ut. Sjekk at det er en vanlig Word-fil."
    if tett := next((d for d in deler if d.file_size > max(_LITEN, _MAKS_FORHOLD * d.compress_size)), None):
        return f"fila er pakket så tett at den ikke kan være laget i Word ({tett.filename}). Lag den på nytt i Word."
    if any(d.flag_bits & 1 for d in deler):
        return "fila er kryptert. Lagre den som .docx uten passord."
    if usikker := next((d.filename for d in deler if not er_trygg_sti(d.filename)), None):
        return f"fila har en del med et utrygt navn ({usikker}). Lag den på nytt i Word."
    navn = [d.filename.casefold() for d in deler]
    if dobbel := next((n for n in navn if navn.count(n) > 1), None):
        return f"fila har den samme delen to ganger ({dobbel}). Lag den på nytt i Word."
    return ""


def sjekk_pakke(navn: str, pakke: Mapping[str, bytes]) -> None:
    """Refuse what a template can not have: macros, XML declarations, and parts fetched from elsewhere.

    Raises:
        MalFeil: for the first of them.
    """
    if "word/vbaProject.bin" in pakke or b"macroEnabled" in pakke["[Content_Types].xml"]:
        raise MalFeil(f"{navn}: fila har makroer. Lagre den som vanlig Word-dokument (.docx).")
    for del_, xml in pakke.items():
        if not del_.endswith((".xml", ".rels")):
            continue
        if _DEKLARASJON.search(xml) or xml[:2] in (b"\xff\xfe", b"\xfe\xff"):
            raise MalFeil(f"{navn}: fila har XML-deklarasjoner som Word ikke lager. Lag malen på nytt i Word.")
        if del_.endswith(".rels"):
            for slag, maal in _ytre_lenker(navn, del_, xml):
                if slag != "hyperlink":
                    raise MalFeil(
                        f"{navn}: malen henter noe utenfra ({maal[:120]}). Legg det inn i selve fila, eller ta det bort."
                    )
                if not maal.lower().startswith(_TRYGGE_LENKER):
                    raise MalFeil(
                        f"{navn}: lenka «{maal[:120]}» peker til en fil. Bruk en adresse som begynner med https://."
                    )


def _ytre_lenker(navn: str, del_: str, xml: bytes) -> Iterator[tuple[str, str]]:
    """Yield kind and target of each relationship that leads out of the package."""
    for rel in les_xml(navn, del_, xml):
        if rel.get("TargetMode") == "External":
            yield rel.get("Type", "").rpartition("/")[2], rel.get("Target", "")


def les_xml(navn: str, del_: str, xml: bytes) -> etree._Element:
    """Return a part as a tree.

    Raises:
        MalFeil: when it is not well-formed.
    """
    try:
        return etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as feil:
        raise MalFeil(
            f"{navn}: innholdet i {del_} er ikke gyldig XML. Åpne fila i Word og lagre den på nytt."
        ) from feil


def skriv_pakke(pakke: Mapping[str, bytes]) -> bytes:
    """Return the members as a docx: fixed order, fixed dates, no names of programs or machines; same members, same bytes."""
    return skriv_zip([lag_medlem(navn, innhold) for navn, innhold in pakke.items()])


def med_stil(pakke: Mapping[str, bytes], stil: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the package with the looks (styles, numbering, theme, fonts) of ``stil``, for the parts that both have."""
    return {**pakke, **{del_: stil[del_] for del_ in _STILDELER if del_ in stil and del_ in pakke}}


def med_spraak(navn: str, pakke: Mapping[str, bytes], spraak: str) -> Mapping[str, bytes]:
    """Return the package with this language (``nn-NO``) as that of the whole document; the same when it has it."""
    if _STILER not in pakke:
        return pakke
    stiler = les_xml(navn, _STILER, pakke[_STILER])
    gitt = stiler.find(f"{_W}docDefaults/{_W}rPrDefault/{_W}rPr/{_W}lang")
    if gitt is None or gitt.get(f"{_W}val") == spraak:
        return pakke
    gitt.set(f"{_W}val", spraak)
    return {**pakke, _STILER: etree.tostring(stiler, xml_declaration=True, encoding="UTF-8", standalone=True)}


def med_egenskaper(pakke: Mapping[str, bytes], egenskaper: Mapping[str, str]) -> dict[str, bytes]:
    """Return the package with these custom document properties; others that it had are kept."""
    gamle = re.findall(
        r'<property [^>]*?name="([^"]*)"[^>]*>(.*?)</property>', pakke.get(_EGENSKAPER, b"").decode(), re.DOTALL
    )
    alle = [(navn, verdi) for navn, verdi in gamle if navn not in egenskaper]
    alle += [(navn, f"<vt:lpwstr>{escape(verdi)}</vt:lpwstr>") for navn, verdi in sorted(egenskaper.items())]
    rader = "".join(
        f'<property fmtid={quoteattr(_FMTID)} pid="{pid}" name={quoteattr(navn)}>{verdi}</property>'
        for pid, (navn, verdi) in enumerate(alle, start=2)
    )
    xml = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
        f'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">{rader}</Properties>'
    )
    ny = med_del(pakke, _EGENSKAPER, xml.encode(), _EGENSKAPSTYPE)
    rel = ny["_rels/.rels"].decode()
    if _EGENSKAPSREL not in rel:
        ny["_rels/.rels"] = med_relasjon(rel, _EGENSKAPSREL, _EGENSKAPER).encode()
    return ny


def med_del(pakke: Mapping[str, bytes], del_: str, innhold: bytes, type_: str) -> dict[str, bytes]:
    """Return the package with a part of a content type, in place of one with the same name."""
    typer = pakke["[Content_Types].xml"].decode()
    if f'"/{del_}"' not in typer:
        typer = typer.replace("</Types>", f'<Override PartName="/{del_}" ContentType="{type_}"/></Types>')
    return {**pakke, del_: innhold, "[Content_Types].xml": typer.encode()}


def med_relasjon(rel: str, type_: str, maal: str) -> str:
    """Return a relationship part with one more relationship."""
    brukt = {int(n) for n in re.findall(r'Id="rId(\d+)"', rel)}
    ny = ny_relasjon(f"rId{max(brukt, default=0) + 1}", type_, maal)
    return rel.replace("</Relationships>", f"{ny}</Relationships>")


def ny_relasjon(id_: str, type_: str, maal: str, *, ytre: bool = False) -> str:
    """Return one relationship; ``ytre`` when it leads out of the package."""
    modus = ' TargetMode="External"' if ytre else ""
    return f'<Relationship Id="{id_}" Type="{type_}" Target={quoteattr(maal)}{modus}/>'
