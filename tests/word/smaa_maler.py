"""Små Word-maler skrevet som avsnitt og rader, med utseendet fra stil.docx."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from generator.kontekst.modell import Hode, Kontekstdel
from generator.word import docx_tekst, load_mal
from generator.word.pakke import les_pakke, skriv_pakke
from tests.dokumenter import ROT

NAVN: Final = "maler/word/nb/proeve.docx"
STIL: Final = (ROT / "maler/word/stil.docx").read_bytes()
STILPAKKE: Final = les_pakke("stil.docx", STIL)
W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_START: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def avsnitt(*tekster: str) -> str:
    return "".join(f'<w:p><w:r><w:t xml:space="preserve">{t}</w:t></w:r></w:p>' for t in tekster)


def overskrift(tekst: str, stil: str = "Overskrift1", ekstra: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{stil}"/>{ekstra}</w:pPr><w:r><w:t>{tekst}</w:t></w:r></w:p>'


def tabell(*rader: tuple[str, ...]) -> str:
    celler = ("".join(f"<w:tc><w:tcPr/>{avsnitt(c)}</w:tc>" for c in rad) for rad in rader)
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(f'<w:tr>{c}</w:tr>' for c in celler)}</w:tbl>"


def tabell_med_bredder(*rader: tuple[str, ...]) -> str:
    """Gi en tabell slik Word lager dem, med en kolonne i rutenettet for hver celle i første rad."""
    rutenett = "<w:tblGrid>" + '<w:gridCol w:w="2000"/>' * len(rader[0]) + "</w:tblGrid>"
    xml = tabell(*rader).replace("<w:tblGrid/>", rutenett)
    xml = xml.replace("<w:tcPr/>", '<w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>')
    return xml.replace("<w:tblPr/>", '<w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr>')


def lag_docx(kropp: str, deler: Mapping[str, bytes] | None = None) -> bytes:
    """Gi en docx med denne kroppen; ``deler`` kommer i tillegg til eller i stedet for delene i stil.docx."""
    dokument = f'{_START}<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{kropp}<w:sectPr/></w:body></w:document>'
    return skriv_pakke({**STILPAKKE, "word/document.xml": dokument.encode(), **(deler or {})})


def med_topp_og_bunn(topp: str, bunn: str) -> dict[str, bytes]:
    """Gi delene som trengs for topptekst og bunntekst."""
    typer, rel = STILPAKKE["[Content_Types].xml"].decode(), STILPAKKE["word/_rels/document.xml.rels"].decode()
    deler: dict[str, bytes] = {}
    for del_, merke, kropp in (("header", "hdr", topp), ("footer", "ftr", bunn)):
        deler[f"word/{del_}9.xml"] = f'{_START}<w:{merke} xmlns:w="{W}">{avsnitt(kropp)}</w:{merke}>'.encode()
        type_ = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{del_}+xml"
        typer = typer.replace("</Types>", f'<Override PartName="/word/{del_}9.xml" ContentType="{type_}"/></Types>')
        slag = f"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{del_}"
        rel = rel.replace(
            "</Relationships>",
            f'<Relationship Id="rId9{merke}" Type="{slag}" Target="{del_}9.xml"/></Relationships>',
        )
    return {**deler, "[Content_Types].xml": typer.encode(), "word/_rels/document.xml.rels": rel.encode()}


def med_fotnoter(deler: Mapping[str, bytes], *noter: str) -> dict[str, bytes]:
    """Gi delene med en fotnotedel i tillegg."""
    xml = "".join(f'<w:footnote w:id="{i}">{avsnitt(n)}</w:footnote>' for i, n in enumerate(noter, start=1))
    ut = {**STILPAKKE, **deler}
    type_ = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    typer = ut["[Content_Types].xml"].decode()
    rel = ut["word/_rels/document.xml.rels"].decode()
    ut["[Content_Types].xml"] = typer.replace(
        "</Types>", f'<Override PartName="/word/footnotes.xml" ContentType="{type_}"/></Types>'
    ).encode()
    ut["word/_rels/document.xml.rels"] = rel.replace(
        "</Relationships>", f'<Relationship Id="rId9fot" Type="{R}/footnotes" Target="footnotes.xml"/></Relationships>'
    ).encode()
    ut["word/footnotes.xml"] = f'{_START}<w:footnotes xmlns:w="{W}">{xml}</w:footnotes>'.encode()
    del ut["word/document.xml"]
    return ut


def med_tittel(tittel: str) -> dict[str, bytes]:
    """Gi kjerneegenskapene med denne tittelen."""
    kjerne = (
        f'{_START}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{tittel}</dc:title></cp:coreProperties>'
    )
    return {"docProps/core.xml": kjerne.encode()}


class Proeve(Kontekstdel):
    """En liten kontekst."""

    hode: Hode
    navn: str = "Berg & Dal <AS>"
    liste: tuple[str, ...] = ("a", "b")
    tom: str = ""


def lag_proeve(**endring: object) -> Proeve:
    egenskaper = Hode.model_json_schema()["properties"]
    hode = Hode.model_validate({felt: om["examples"][0] for felt, om in egenskaper.items()})
    return Proeve.model_validate({"hode": hode, **endring})


def render(kropp: str, deler: Mapping[str, bytes] | None = None, /, **endring: object) -> bytes:
    return load_mal(lag_docx(kropp, deler), navn=NAVN).render(lag_proeve(**endring))


def render_tekst(kropp: str, **endring: object) -> list[str]:
    return docx_tekst(render(kropp, **endring)).split("\n")
