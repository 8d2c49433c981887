"""Mal: a Word template compiled once and rendered many times, strictly; knows no municipality."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from pydantic import BaseModel

from generator.word.dialekt import har_tagger, les_del
from generator.word.grenser import TELLER
from generator.word.lint import find_merknader
from generator.word.maldel import MILJOE, Maldel, kompiler_del, lag_miljoe
from generator.word.oppsett import Oppsett, les_oppsett
from generator.word.pakke import les_pakke, les_xml, med_egenskaper, med_spraak, med_stil, sjekk_pakke, skriv_pakke
from generator.word.subdok import SubdokMal, find_subdok, render_subdok
from generator.word.tillegg import bytt_bilder, find_relasjoner, med_tillegg
from generator.word.tilstand import Tilstand, trygg_adresse
from generator.word.variabler import find_variabler
from generator.word.zipfil import Medlem, lag_medlem, skriv_zip

MOTOR: Final = "2"
_NIVAA: Final = 1
"""zlib level of what changes: a third of the time of level 6, and a file 30 per cent larger."""
_TETTEST: Final = 9
_EGENSKAPER: Final = "docProps/custom.xml"
_KONTEKST: Final = "rutineverk.kontekst"
_PLASSHOLDER: Final = "RUTINEVERK-KONTEKST"
_DELTYPE: Final = re.compile(
    r"application/vnd\.openxmlformats-"
    r"(?:officedocument\.(?:wordprocessingml\.(?:document\.main|header|footer|footnotes|endnotes)"
    r"|custom-properties|extended-properties)|package\.core-properties)\+xml"
)


@dataclass(frozen=True)
class Mal:
    """A template that has been read, looked over and compiled.

    Attributes:
        navn: the path people know it by, used in errors.
        sha: SHA-256 of the template and its looks, hexadecimal.
        pakke: the members of the docx, looks and our properties included.
        deler: the parts that hold tags.
        faste: the other members, compressed.
        oppsett: its styles and numbering.
        relasjoner: the relationship ids that each part uses.
    """

    navn: str
    sha: str
    pakke: Mapping[str, bytes]
    deler: tuple[Maldel, ...]
    faste: tuple[Medlem, ...]
    oppsett: Oppsett
    relasjoner: Mapping[str, frozenset[str]]
    _lenker: dict[str, str] = field(default_factory=dict)

    def render(
        self,
        kontekst: Mapping[str, object] | BaseModel,
        *,
        kontekst_sha: str = "",
        bytt: Mapping[str, bytes] | None = None,
    ) -> bytes:
        """Return the document; the same template and context give the same bytes.

        Args:
            kontekst: the values, as a context model or a mapping.
            kontekst_sha: fingerprint of the context, kept in the document's properties.
            bytt: pictures in the template to put others in place of, by name, title, alternative text or path.

        Raises:
            MalFeil: for a missing variable, a tag that is wrong, or a value that can not stand where it does.
        """
        verdier = _les_verdier(kontekst)
        naa = Tilstand(self.oppsett, self.relasjoner, self._lenker)
        merke = TELLER.set(naa)
        try:
            subdok = find_subdok(verdier, self.sha)
            deler = {
                d.del_: d.render(verdier, naa) for d in self.deler if subdok is None or d.del_.startswith("docProps/")
            }
            if subdok is not None:
                deler = render_subdok(self.navn, subdok, verdier) | deler
        finally:
            TELLER.reset(merke)
        egne = deler.get(_EGENSKAPER, self.pakke[_EGENSKAPER])
        deler[_EGENSKAPER] = egne.replace(_PLASSHOLDER.encode(), kontekst_sha.encode())
        if naa.har_tillegg():
            deler |= med_tillegg(self.pakke, naa)
        if bytt:
            deler |= bytt_bilder(self.navn, self.pakke, bytt)
        return skriv_zip(
            [*(f for f in self.faste if f.navn not in deler), *(lag_medlem(n, d, _NIVAA) for n, d in deler.items())]
        )

    def build_url_id(self, adresse: str) -> str:
        """Return an id for a link in docxtpl's RichText, as DocxTemplate.build_url_id does."""
        id_ = f"rIdLenke{hashlib.sha256(adresse.encode()).hexdigest()[:16]}"
        self._lenker[id_] = trygg_adresse(adresse)
        return id_

    def docxtpl(self) -> SubdokMal:
        """Return the template as docxtpl's own object, to make subdocuments with."""
        return SubdokMal(skriv_pakke(self.pakke), self.sha)

    @property
    def variabler(self) -> frozenset[str]:
        """Full paths of the fields the template uses, loops followed: ``tjenester[].kontakt.telefon``."""
        return frozenset().union(*(find_variabler(d.kilde.tekst) for d in self.deler))

    @property
    def merknader(self) -> tuple[str, ...]:
        """What works in the template but leaves blank paragraphs behind, with the place and what to write."""
        stiler = self.oppsett.overskrifter
        return tuple(
            m for d in self.deler for m in find_merknader(self.navn, d.del_, les_del(self.pakke[d.del_]), stiler)
        )


def _les_verdier(kontekst: Mapping[str, object] | BaseModel) -> dict[str, object]:
    if isinstance(kontekst, Mapping):
        # «å» can be one character or two; to Python they are different names.
        return {n if n.isascii() else unicodedata.normalize("NFC", n): v for n, v in kontekst.items()}
    return {n: getattr(kontekst, n) for n in type(kontekst).model_fields}


def load_mal(
    kilde: Path | bytes,
    *,
    navn: str = "",
    stil: bytes | None = None,
    spraak: str = "",
    filtre: Mapping[str, Callable[..., object]] | None = None,
) -> Mal:
    """Return the template at a path, or in bytes.

    Args:
        kilde: the docx.
        navn: what errors call it; a path's own name by default.
        stil: a docx whose styles, numbering, theme and fonts replace the template's own.
        spraak: the language of the documents, as Word writes it (``nn-NO``); what the looks say when it is not given.
        filtre: filters of your own that the template uses.

    Raises:
        MalFeil: when it is no usable docx, or has a tag that is wrong or loses text.
    """
    innhold = kilde.read_bytes() if isinstance(kilde, Path) else kilde
    navn = navn or (kilde.name if isinstance(kilde, Path) else "malen")
    pakke: Mapping[str, bytes] = les_pakke(navn, innhold)
    sjekk_pakke(navn, pakke)
    if stil is not None:
        pakke = med_stil(pakke, les_pakke("stil.docx", stil))
    if spraak:
        pakke = med_spraak(navn, pakke, spraak)
    sha = hashlib.sha256(innhold + (stil or b"")).hexdigest()
    pakke = med_egenskaper(pakke, {"rutineverk.mal": sha, _KONTEKST: _PLASSHOLDER, "rutineverk.motor": MOTOR})
    stiler, numre = (
        les_xml(navn, d, pakke[d]) if d in pakke else None for d in ("word/styles.xml", "word/numbering.xml")
    )
    oppsett = les_oppsett(stiler, numre)
    miljoe = lag_miljoe(filtre) if filtre else MILJOE
    deler = tuple(kompiler_del(navn, d, les_del(pakke[d]), oppsett, miljoe) for d in _find_deler(navn, pakke))
    dynamiske = {d.del_ for d in deler} | {_EGENSKAPER}
    faste = tuple(lag_medlem(n, i, _TETTEST) for n, i in pakke.items() if n not in dynamiske)
    return Mal(navn, sha, pakke, deler, faste, oppsett, find_relasjoner(pakke))


def _find_deler(navn: str, pakke: Mapping[str, bytes]) -> list[str]:
    """Return the parts that are rendered: the body first, then the others that may hold tags."""
    typer = les_xml(navn, "[Content_Types].xml", pakke["[Content_Types].xml"])
    funnet = {
        str(e.get("PartName", "")).lstrip("/") for e in typer if _DELTYPE.fullmatch(str(e.get("ContentType", "")))
    }
    aktuelle = sorted((funnet | {"word/document.xml"}) & set(pakke), key=lambda d: (d != "word/document.xml", d))
    for del_ in aktuelle:
        les_xml(navn, del_, pakke[del_])
    return [d for d in aktuelle if d == "word/document.xml" or har_tagger(pakke[d])]
