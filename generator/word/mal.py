"""Mal: a Word template in docxtpl's dialect, rendered strictly; knows no municipality.

docxtpl stands inside for now; the door (`load_mal`, `Mal.render`) hides it.
"""

from __future__ import annotations

import hashlib
import io
import re
import traceback
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import jinja2
from docxtpl import DocxTemplate
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml import etree
from pydantic import BaseModel

from generator.errors import MalFeil, find_naermeste
from generator.word.pakke import les_pakke, med_egenskaper, med_stil, skriv_pakke
from generator.word.tekst import avsnitt_i, rader_i, slettet_i

MOTOR: Final = "1"
_KJERNE: Final = "docProps/core.xml"
_IKKE_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_TAGG: Final = re.compile(r"\{[{%#].*?[}%#]\}", re.DOTALL)
_AVSNITTSTAGG: Final = re.compile(r"\{%-?\s*(?:p|tr|tc)\s")
_RADTAGG: Final = re.compile(r"\{%-?\s*tr\s")


class _Docx(DocxTemplate):  # type: ignore[misc]  # docxtpl has no types
    """DocxTemplate that keeps the source of the part being rendered, and refuses XML that lxml would have to mend."""

    kilde = ""

    def render_xml_part(self, src_xml: str, *args: object, **kwargs: object) -> str:
        """Return the rendered part; a paragraph a line, as docxtpl numbers them."""
        self.kilde = re.sub(r"<w:p([ >])", r"\n<w:p\1", src_xml)
        return str(super().render_xml_part(src_xml, *args, **kwargs))

    def render_properties(self, *args: object, **kwargs: object) -> None:
        """Leave the core properties alone: docxtpl would escape their values twice."""

    def fix_tables(self, xml: str) -> etree._Element:
        """Return the body; docxtpl parses with recovery, and then loses text without a word."""
        etree.fromstring(xml)
        tre: etree._Element = super().fix_tables(xml)
        return tre


@dataclass(frozen=True)
class Mal:
    """A template that has been read and looked over.

    Attributes:
        navn: the path people know it by, used in errors.
        pakke: the members of the docx, looks included.
        sha: SHA-256 of the template and its looks, hexadecimal.
    """

    navn: str
    pakke: Mapping[str, bytes]
    sha: str

    def render(self, kontekst: Mapping[str, object] | BaseModel, *, kontekst_sha: str = "") -> bytes:
        """Return the document; the same template and context give the same bytes.

        Args:
            kontekst: the values, as a context model or a mapping.
            kontekst_sha: fingerprint of the context, kept in the document's properties.

        Raises:
            MalFeil: for a missing variable, a tag that is wrong, or a text that XML does not allow; with the place.
        """
        verdier = (
            dict(kontekst)
            if isinstance(kontekst, Mapping)
            else {n: getattr(kontekst, n) for n in type(kontekst).model_fields}
        )
        _sjekk_tegn(verdier, "")
        miljoe = ImmutableSandboxedEnvironment(undefined=jinja2.StrictUndefined, autoescape=True)
        mal = _Docx(io.BytesIO(skriv_pakke(self.pakke)))
        try:
            mal.render(verdier, miljoe, autoescape=True)
            mal.kilde = self.pakke.get(_KJERNE, b"").decode()
            kjerne = miljoe.from_string(mal.kilde).render(verdier)
        except (jinja2.TemplateError, etree.XMLSyntaxError, ArithmeticError, TypeError, ValueError) as feil:
            raise self._feil(feil, verdier, mal.kilde) from feil
        ut = io.BytesIO()
        mal.save(ut)
        ferdig = les_pakke(self.navn, ut.getvalue())
        if kjerne:
            ferdig[_KJERNE] = kjerne.encode()
        return skriv_pakke(
            med_egenskaper(
                ferdig, {"rutineverk.mal": self.sha, "rutineverk.kontekst": kontekst_sha, "rutineverk.motor": MOTOR}
            )
        )

    def _feil(self, feil: Exception, verdier: Mapping[str, object], kilde: str) -> MalFeil:
        if isinstance(feil, etree.XMLSyntaxError):
            return MalFeil(
                f"{self.navn}: en {{% if %}} eller {{% for %}} begynner inne i en tabell og slutter utenfor. Sett begge taggene i samme tabell, i hver sin rad."
            )
        sted = _sted(feil, kilde)
        if isinstance(feil, jinja2.UndefinedError):
            navn = (re.findall(r"'([^']+)'", str(feil)) or ["?"])[-1]
            return MalFeil(
                f"{self.navn}: {sted}feltet «{navn}» finnes ikke. {find_naermeste(navn, _kjente(verdier))}Rett navnet i malen."
            )
        if isinstance(feil, jinja2.exceptions.SecurityError):
            return MalFeil(
                f"{self.navn}: {sted}malen prøver å nå noe den ikke har lov til. Bruk bare feltene i lista over felt."
            )
        return MalFeil(
            f"{self.navn}: {sted}taggen er ikke riktig skrevet ({_forklar(str(feil))}). Sjekk at hver {{% if %}} og {{% for %}} er lukket, og at klammene er hele."
        )


def _sted(feil: Exception, kilde: str) -> str:
    """Return «ved «tekst»: » for the paragraph where the error arose, by docxtpl's one line per paragraph."""
    linje: int | None = getattr(feil, "lineno", None) or next(
        (s.lineno for s in reversed(traceback.extract_tb(feil.__traceback__)) if s.filename == "<template>"), None
    )
    linjer = kilde.splitlines()
    if "Unexpected end of template" in str(feil):
        linje = _aapen_linje(linjer) or linje
    for avsnitt in linjer[linje - 1 : linje] if linje else ():
        if tekst := " ".join(re.sub(r"<[^>]+>", "", avsnitt).split()):
            return f"ved «{tekst[:120]}»: "
    utdrag = getattr(feil, "docx_context", None) or []
    tekst = " ".join(" ".join(re.sub(r"<[^>]+>", "", str(x)) for x in utdrag).split())
    return f"ved «{tekst[:120]}»: " if tekst else ""


def _aapen_linje(linjer: list[str]) -> int | None:
    """Return the 1-based line of the innermost block that is never closed; Jinja only knows where it gave up."""
    aapne: list[int] = []
    for nr, linje in enumerate(linjer, start=1):
        for slutt in re.findall(r"\{%-?\s*(end)?(?:if|for)\b", linje):
            if not slutt:
                aapne.append(nr)
            elif aapne:
                aapne.pop()
    return aapne[-1] if aapne else None


def load_mal(kilde: Path | bytes, *, navn: str = "", stil: bytes | None = None) -> Mal:
    """Return the template at a path, or in bytes.

    Args:
        kilde: the docx.
        navn: what errors call it; a path's own name by default.
        stil: a docx whose styles, numbering, theme and fonts replace the template's own.

    Raises:
        MalFeil: when it is no usable docx, or has text beside a paragraph tag, which docxtpl would lose.
    """
    innhold = kilde.read_bytes() if isinstance(kilde, Path) else kilde
    navn = navn or (kilde.name if isinstance(kilde, Path) else "malen")
    pakke: Mapping[str, bytes] = les_pakke(navn, innhold)
    if stil is not None:
        pakke = med_stil(pakke, les_pakke("stil.docx", stil))
    for del_, xml in pakke.items():
        if del_.endswith((".xml", ".rels")) and (b"<!DOCTYPE" in xml or b"<!ENTITY" in xml):
            raise MalFeil(f"{navn}: fila har XML-deklarasjoner som Word ikke lager. Lag malen på nytt i Word.")
        if re.fullmatch(r"word/(document|header\d*|footer\d*|footnotes)\.xml", del_):
            _sjekk_del(navn, xml)
    return Mal(navn, pakke, hashlib.sha256(innhold + (stil or b"")).hexdigest())


def _sjekk_del(navn: str, xml: bytes) -> None:
    """Refuse what docxtpl would lose without a word: text that shares its paragraph or row with a tag that removes it."""
    try:
        avsnitt, rader = avsnitt_i(xml), rader_i(xml)
    except etree.XMLSyntaxError as feil:
        raise MalFeil(f"{navn}: innholdet er ikke gyldig XML. Åpne fila i Word og lagre den på nytt.") from feil
    if sporet := next((t for t in slettet_i(xml) if _TAGG.search(t)), None):
        raise MalFeil(f"{navn}: ved «{sporet[:120]}»: en tagg er slettet med sporing på. Godta endringene i Word.")
    for tekster, moenster, hva in ((avsnitt, _AVSNITTSTAGG, "avsnittet"), (rader, _RADTAGG, "raden")):
        for tekst in tekster:
            tagg = next((t for t in _TAGG.findall(tekst) if moenster.match(t)), None)
            if tagg is not None and tekst.replace(tagg, "", 1).strip():
                raise MalFeil(
                    f"{navn}: ved «{tekst.strip()[:120]}»: det står noe ved siden av en tagg som fjerner hele {hva}. Flytt taggen så den står alene."
                )


def _sjekk_tegn(verdi: object, sti: str) -> None:
    """Refuse text that XML can not hold, and with it every silent loss."""
    if isinstance(verdi, str):
        if treff := _IKKE_XML.search(verdi):
            raise MalFeil(
                f"feltet «{sti}» har et tegn som ikke kan stå i Word (U+{ord(treff.group()):04X}). Slett tegnet der teksten kommer fra."
            )
    elif isinstance(verdi, BaseModel):
        for navn in type(verdi).model_fields:
            _sjekk_tegn(getattr(verdi, navn), f"{sti}.{navn}".lstrip("."))
    elif isinstance(verdi, Mapping):
        for navn, under in verdi.items():
            _sjekk_tegn(under, f"{sti}.{navn}".lstrip("."))
    elif isinstance(verdi, list | tuple):
        for i, under in enumerate(verdi):
            _sjekk_tegn(under, f"{sti}[{i}]")


def _kjente(verdier: Mapping[str, object]) -> set[str]:
    navn = set(verdier)
    for verdi in verdier.values():
        for x in (*verdi[:1],) if isinstance(verdi, list | tuple) else (verdi,):
            if isinstance(x, BaseModel):
                navn |= set(type(x).model_fields)
    return navn


def _forklar(engelsk: str) -> str:
    if "Unexpected end of template" in engelsk:
        aapen = re.search(r"innermost block that needs to be closed is '(\w+)'", engelsk)
        return f"«{aapen.group(1)}» er aldri lukket" if aapen else "malen slutter midt i en tagg"
    if treff := re.search(r"unknown tag '(\w+)'", engelsk):
        return f"«{treff.group(1)}» er ikke en tagg her; kanskje er noe lukket for tidlig eller to ganger"
    if treff := re.search(r"No (filter|test) named '(\w+)'", engelsk):
        return f"filteret «{treff.group(2)}» finnes ikke"
    return "den passer ikke med verdien eller har et uventet tegn"
