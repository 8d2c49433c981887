"""Maler med innholdsliste, kapitler på flere nivåer, bokmerker og kryssvisninger."""

from __future__ import annotations

from functools import cache
from typing import Final

from generator.word import Mal, load_mal
from tests.word.smaa_maler import NAVN, STILPAKKE, avsnitt, lag_docx, overskrift

_FELT: Final = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'


def felt(instruks: str, resultat: str) -> str:
    """Et felt slik Word skriver det, som løp."""
    return (
        f'{_FELT.format("begin")}<w:r><w:instrText xml:space="preserve"> {instruks} </w:instrText></w:r>'
        f"{_FELT.format('separate')}{resultat}{_FELT.format('end')}"
    )


def innholdsliste(instruks: str = r'TOC \o "1-3" \n \h \z \u', *linjer: str) -> str:
    """En innholdsliste med gamle linjer i seg."""
    start, slutt = felt(instruks, "|").split("|")
    gamle = linjer or ("gammel linje",)
    avsnittene = [f"<w:r><w:t>{linje}</w:t></w:r>" for linje in gamle]
    avsnittene[0] = start + avsnittene[0]
    avsnittene[-1] += slutt
    return "".join(f'<w:p><w:pPr><w:pStyle w:val="Innhold1"/></w:pPr>{x}</w:p>' for x in avsnittene)


def kapittel(tekst: str, bokmerke: str, id_: int, stil: str = "Overskrift1") -> str:
    """En overskrift med bokmerke rundt teksten."""
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{stil}"/></w:pPr><w:bookmarkStart w:id="{id_}" w:name="{bokmerke}"/>'
        f'<w:r><w:t>{tekst}</w:t></w:r><w:bookmarkEnd w:id="{id_}"/></w:p>'
    )


def ref(navn: str, brytere: str = r"\h") -> str:
    return f'<w:p><w:r><w:t xml:space="preserve">Se </w:t></w:r>{felt(f"REF {navn} {brytere}", "<w:r><w:rPr><w:b/></w:rPr><w:t>gammelt</w:t></w:r>")}</w:p>'


def med_nivaaer() -> dict[str, bytes]:
    """Deler der overskrift 1–3 hører til én liste med nivåene 1, 1.a og 1.a.I."""
    nivaa = '<w:lvl w:ilvl="{}"><w:start w:val="1"/><w:numFmt w:val="{}"/><w:pStyle w:val="Overskrift{}"/><w:lvlText w:val="{}"/><w:lvlJc w:val="left"/></w:lvl>'
    nivaaer = "".join(
        nivaa.format(i, form, i + 1, tekst)
        for i, (form, tekst) in enumerate((("decimal", "%1."), ("lowerLetter", "%1.%2"), ("upperRoman", "%1.%2.%3")))
    )
    liste = f'<w:abstractNum w:abstractNumId="50"><w:multiLevelType w:val="multilevel"/>{nivaaer}</w:abstractNum>'
    numre = STILPAKKE["word/numbering.xml"].decode()
    numre = numre.replace('<w:num w:numId="1">', f'{liste}<w:num w:numId="1">', 1).replace(
        "</w:numbering>", '<w:num w:numId="50"><w:abstractNumId w:val="50"/></w:num></w:numbering>'
    )
    foerst, _, resten = numre.partition(liste)
    numre = foerst + liste + resten
    stiler = (
        STILPAKKE["word/styles.xml"]
        .decode()
        .replace('<w:numPr><w:numId w:val="1"/></w:numPr>', '<w:numPr><w:numId w:val="50"/></w:numPr>')
    )
    for n in (2, 3):
        hode = f'w:styleId="Overskrift{n}">'
        foer, _, etter = stiler.partition(hode)
        stiler = (
            foer
            + hode
            + etter.replace(
                "<w:keepLines/>", f'<w:keepLines/><w:numPr><w:ilvl w:val="{n - 1}"/><w:numId w:val="50"/></w:numPr>', 1
            )
        )
    return {"word/numbering.xml": numre.encode(), "word/styles.xml": stiler.encode()}


FLERE_NIVAAER: Final = (
    innholdsliste()
    + overskrift("Innledning {{ navn }}")
    + overskrift("Hvorfor", "Overskrift2")
    + overskrift("Hvordan", "Overskrift2")
    + overskrift("Dypt nede", "Overskrift3")
    + overskrift("Enda et", "Overskrift3")
    + avsnitt("{%p if kort %}")
    + overskrift("Faller bort")
    + avsnitt("{%p endif %}")
    + overskrift("Uten nummer", "Overskrift1uten")
    + avsnitt("{%p for k in kapitler %}")
    + overskrift("Kapittel {{ k }}")
    + overskrift("Del av {{ k }}", "Overskrift2")
    + avsnitt("{%p endfor %}", "slutt")
)
VERDIER: Final = {"navn": "Berg & Dal <AS>", "kort": False, "kapitler": ["A", "B"]}
INNHOLD: Final = [
    "1.\tInnledning Berg & Dal <AS>", "1.a\tHvorfor", "1.b\tHvordan", "1.b.I\tDypt nede", "1.b.II\tEnda et", "Uten nummer",
    "2.\tKapittel A", "2.a\tDel av A", "3.\tKapittel B", "3.a\tDel av B",
]  # fmt: skip


@cache
def les_flere_nivaaer() -> Mal:
    return load_mal(lag_docx(FLERE_NIVAAER, med_nivaaer()), navn=NAVN)
