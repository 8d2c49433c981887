"""What a template needs so that all can read the document: table heads, alternative text, language, title; knows no tag."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lxml import etree

from generator.errors import Nivaa
from generator.fag.tekster import SPRAAKKODE
from generator.malsjekk.funn import Malfunn
from generator.malsjekk.lesing import Lestdel, Lestmal, W

_WP: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_V: Final = "{urn:schemas-microsoft-com:vml}"
_SPRAAKNAVN: Final = {"nb": "bokmål", "nn": "nynorsk"}


def find_tilgjengelighetsfeil(mal: Lestmal) -> Iterator[Malfunn]:
    """Yield what a screen reader, or a reader of a long table, would miss."""
    for del_ in mal.deler:
        for tabell in del_.tre.iter(f"{W}tbl"):
            yield from _find_tabellfeil(mal, del_, tabell)
        yield from _find_bildefeil(mal, del_)
        yield from _find_fremmedspraak(mal, del_)
    yield from _find_dokumentfeil(mal)


def _find_tabellfeil(mal: Lestmal, del_: Lestdel, tabell: etree._Element) -> Iterator[Malfunn]:
    rader = tabell.findall(f"{W}tr")
    if not rader:
        return
    utseende = tabell.find(f"{W}tblPr/{W}tblLook")
    if rader[0].find(f"{W}trPr/{W}tblHeader") is None or utseende is None or utseende.get(f"{W}firstRow") != "1":
        yield _funn(
            mal,
            del_,
            tabell,
            "tabellen har ingen hoderad som gjentas på neste side",
            "Merk første rad. Velg Tabelloppsett > Gjenta overskriftsrader, og kryss av for Overskriftsrad under Tabellutforming.",
            "hoderad",
        )
    elif not "".join(t.text or "" for t in rader[0].iter(f"{W}t")).strip():
        tips = "Skriv hva kolonnene inneholder."
        yield _funn(mal, del_, tabell, "hoderaden i tabellen er tom", tips, "hoderad")
    if delte := [r for r in rader if r.find(f"{W}trPr/{W}cantSplit") is None]:
        flere = f" (det gjelder {len(delte)} rader i tabellen)" if len(delte) > 1 else ""
        tips = "Merk tabellen, velg Tabellegenskaper > Rad, og ta bort krysset for «Tillat at rader brytes over sider»."
        yield _funn(mal, del_, delte[0], f"raden kan bli delt mellom to sider{flere}", tips, "delt-rad")


def _find_bildefeil(mal: Lestmal, del_: Lestdel) -> Iterator[Malfunn]:
    bokser: set[int] = set()
    for boks in del_.tre.iter(f"{W}txbxContent"):
        eier = del_.finn(next(boks.iterancestors(f"{W}p"), boks))
        if eier.nr not in bokser:
            bokser.add(eier.nr)
            tips = "Flytt teksten ut i et vanlig avsnitt, og slett boksen."
            yield _funn(mal, del_, eier.element, "det står en tekstboks her, og skjermlesere leser den ikke i rekkefølge", tips, "tekstboks")  # fmt: skip
    tips = "Høyreklikk på bildet, velg Alternativ tekst, og skriv hva det viser."
    for bilde in del_.tre.iter(f"{_WP}docPr"):
        if not (bilde.get("descr") or "").strip() and del_.finn(bilde).nr not in bokser:
            yield _funn(mal, del_, bilde, "et bilde mangler alternativ tekst", tips, "alternativ-tekst")
    for form in del_.tre.iter(f"{_V}shape"):
        if form.find(f"{_V}imagedata") is not None and not (form.get("alt") or "").strip():
            yield _funn(mal, del_, form, "et bilde mangler alternativ tekst", tips, "alternativ-tekst")


def _find_fremmedspraak(mal: Lestmal, del_: Lestdel) -> Iterator[Malfunn]:
    kode, navn = SPRAAKKODE[mal.maalform], _SPRAAKNAVN[mal.maalform]
    sett: set[int] = set()
    for spraak in del_.tre.iter(f"{W}lang"):
        verdi, avsnitt = spraak.get(f"{W}val"), del_.finn(spraak)
        if verdi not in (None, kode) and avsnitt.nr not in sett:
            sett.add(avsnitt.nr)
            tips = f"Merk teksten, og velg {navn} under Se gjennom > Språk."
            yield _funn(mal, del_, spraak, f"noe av teksten er merket med språket {verdi}", tips, "spraak")


def _find_dokumentfeil(mal: Lestmal) -> Iterator[Malfunn]:
    """Yield what is wrong with the file as a whole."""
    kode, navn = SPRAAKKODE[mal.maalform], _SPRAAKNAVN[mal.maalform]
    stiler, kjerne, innst = (mal.xml(d) for d in ("word/styles.xml", "docProps/core.xml", "word/settings.xml"))
    spraak = set() if stiler is None else {e.get(f"{W}val") for e in stiler.iter(f"{W}lang")}
    if spraak != {kode}:
        tips = f"Velg {navn} som språk under Se gjennom > Språk > Angi korrekturspråk > Angi som standard."
        yield mal.hele(f"malen er ikke satt til {navn} ({kode})", tips, "spraak")
    felt = {} if kjerne is None else {etree.QName(e).localname: (e.text or "").strip() for e in kjerne}
    if not felt.get("title"):
        yield mal.hele("dokumentet har ingen tittel", "Skriv tittelen under Fil > Info > Egenskaper.", "tittel")
    if innst is not None and any(e.get(f"{W}val") not in ("0", "false") for e in innst.iter(f"{W}updateFields")):
        tips = "Åpne malen, svar ja på spørsmålet, og lagre."
        yield mal.hele("Word kommer til å spørre om felt skal oppdateres", tips, "oppdater-felt")
    merknader = mal.xml("word/comments.xml")
    if merknader is not None and len(merknader) and not any(next(d.tre.iter(f"{W}commentReference"), None) is not None for d in mal.deler):  # fmt: skip
        yield mal.hele("det ligger igjen kommentarer i fila", "Slett alle kommentarene under Se gjennom.", "kommentar")


def _funn(mal: Lestmal, del_: Lestdel, element: etree._Element, melding: str, tips: str, regel: str) -> Malfunn:
    avsnitt = del_.finn(element)
    return Malfunn(mal.navn, avsnitt.sted, avsnitt.nr, "", melding, tips, regel, Nivaa.VARSEL)
