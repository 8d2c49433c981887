"""What a render adds to the package beside its parts: pictures, links, numbered lists; renders nothing."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from typing import Final

from generator.errors import MalFeil, find_naermeste
from generator.word.pakke import ny_relasjon
from generator.word.tilstand import Tilstand

_BILDE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
_LENKE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
_TOMME_RELASJONER: Final = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
)
_TEGNING: Final = re.compile(
    r"<wp:docPr\b([^>]*)>.*?<pic:cNvPr\b([^>]*)>.*?<a:blip\b[^>]*?r:embed=\"([^\"]+)\"", re.DOTALL
)
_NUMRE: Final = "word/numbering.xml"


def relasjonsdel(del_: str) -> str:
    """Return the path of a part's relationships."""
    mappe, navn = posixpath.split(del_)
    return f"{mappe}/_rels/{navn}.rels"


def find_relasjoner(pakke: Mapping[str, bytes]) -> dict[str, frozenset[str]]:
    """Return the relationship ids that each part uses."""
    return {
        del_: frozenset(re.findall(r'\bId="([^"]+)"', pakke[relasjonsdel(del_)].decode()))
        for del_ in pakke
        if relasjonsdel(del_) in pakke
    }


def med_tillegg(pakke: Mapping[str, bytes], naa: Tilstand) -> dict[str, bytes]:
    """Return the members that a render changed or added beside the parts themselves."""
    ut: dict[str, bytes] = {}
    typer = pakke["[Content_Types].xml"].decode()
    medier: dict[bytes, str] = {}
    for (del_, id_), bilde in naa.bilder.items():
        if bilde.innhold not in medier:
            medier[bilde.innhold] = _ledig_medium({**pakke, **ut}, bilde.endelse)
            ut[medier[bilde.innhold]] = bilde.innhold
        if f'Extension="{bilde.endelse}"' not in typer:
            ny = f'<Default Extension="{bilde.endelse}" ContentType="{bilde.type_}"/>'
            typer = re.sub(r"(<Types\b[^>]*>)", rf"\1{ny}", typer, count=1)
        maal = posixpath.relpath(medier[bilde.innhold], posixpath.dirname(del_))
        _legg_til(pakke, ut, del_, ny_relasjon(id_, _BILDE, maal))
    for (del_, id_), adresse in naa.lenker.items():
        _legg_til(pakke, ut, del_, ny_relasjon(id_, _LENKE, adresse, ytre=True))
    if naa.lister:
        ut[_NUMRE] = _med_lister(pakke[_NUMRE].decode(), naa).encode()
    if naa.bilder:
        ut["[Content_Types].xml"] = typer.encode()
    return ut


def _legg_til(pakke: Mapping[str, bytes], ut: dict[str, bytes], del_: str, relasjon: str) -> None:
    sti = relasjonsdel(del_)
    foer = (
        (ut.get(sti) or pakke.get(sti, _TOMME_RELASJONER.encode()))
        .decode()
        .replace("<Relationships/>", "<Relationships></Relationships>")
    )
    ut[sti] = foer.replace("</Relationships>", f"{relasjon}</Relationships>").encode()


def _ledig_medium(pakke: Mapping[str, bytes], endelse: str) -> str:
    brukt = {int(n) for sti in pakke for n in re.findall(r"^word/media/image(\d+)\.", sti)}
    nummer = next(n for n in range(1, len(brukt) + 2) if n not in brukt)
    return f"word/media/image{nummer}.{endelse}"


def _med_lister(numre: str, naa: Tilstand) -> str:
    """Return the numbering with an instance for each numbered list, so that each begins at 1."""
    nye = "".join(
        f'<w:num w:numId="{num}"><w:abstractNumId w:val="{abstrakt}"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        for num, abstrakt in naa.lister
    )
    sted = numre.rfind("</w:num>")
    sted = sted + len("</w:num>") if sted >= 0 else numre.rfind("</w:numbering>")
    return numre[:sted] + nye + numre[sted:]


def bytt_bilder(navn: str, pakke: Mapping[str, bytes], bytt: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the pictures that take the place of those in the template.

    Raises:
        MalFeil: when the template has no picture of that name.
    """
    kjente = dict(_find_bilder(pakke))
    ut = {}
    for bilde, innhold in bytt.items():
        if bilde not in kjente:
            raise MalFeil(
                f"{navn}: malen har ikke noe bilde som heter «{bilde}». {find_naermeste(bilde, kjente)}Rett navnet, eller gi bildet den alternative teksten i Word."
            )
        ut[kjente[bilde]] = innhold
    return ut


def _find_bilder(pakke: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """Yield each name a picture goes by, with the path of its file."""
    yield from ((sti, sti) for sti in pakke if sti.startswith("word/media/"))
    for del_ in pakke:
        if not re.fullmatch(r"word/(?:document|header\d*|footer\d*)\.xml", del_) or relasjonsdel(del_) not in pakke:
            continue
        maal = dict(re.findall(r'Id="([^"]+)"[^>]*?Target="([^"]+)"', pakke[relasjonsdel(del_)].decode()))
        maal |= {i: t for t, i in re.findall(r'Target="([^"]+)"[^>]*?Id="([^"]+)"', pakke[relasjonsdel(del_)].decode())}
        for ramme, bilde_, id_ in _TEGNING.findall(pakke[del_].decode()):
            sti = posixpath.normpath(posixpath.join(posixpath.dirname(del_), maal.get(id_, "")))
            for bilde in re.findall(r'\b(?:name|title|descr)="([^"]+)"', ramme + bilde_):
                yield bilde, sti
