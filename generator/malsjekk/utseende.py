"""The looks of a template: all from styles, headings in order, nothing left behind by hand; knows no tag and no field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from lxml import etree

from generator.errors import Nivaa, format_liste
from generator.malsjekk.funn import Malfunn
from generator.malsjekk.lesing import Avsnitt, Lestdel, Lestmal, W

LOV_AA_HA: Final[Mapping[str, frozenset[str]]] = {
    "pPr": frozenset(["pStyle", "sectPr"]),
    "rPr": frozenset(["rStyle"]),
    "tblPr": frozenset(["tblStyle", "tblW", "tblLayout", "tblLook", "tblCaption", "tblDescription"]),
    "trPr": frozenset(["cantSplit", "tblHeader"]),
    "tcPr": frozenset(["tcW", "gridSpan", "vMerge"]),
}
"""What may stand on a paragraph, a run, a table, a row and a cell; all else comes from styles."""
_SPORET: Final = ("ins", "del", "moveFrom", "moveTo")
_NAVN: Final = {
    "b": "fet", "i": "kursiv", "u": "understreking", "color": "farge", "sz": "størrelse", "rFonts": "skrifttype",
    "highlight": "utheving", "jc": "justering", "spacing": "avstand", "ind": "innrykk", "numPr": "nummerering",
    "shd": "bakgrunn", "tblBorders": "kantlinjer", "tcBorders": "kantlinjer", "pBdr": "kantlinjer",
    "keepNext": "hold sammen med neste", "pageBreakBefore": "sideskift", "lang": "språk", "tabs": "tabulatorer",
    "trHeight": "radhøyde", "vAlign": "loddrett justering", "outlineLvl": "disposisjonsnivå", "caps": "store bokstaver",
}  # fmt: skip
_TOMROM: Final = "Mellomrom"
_INNHOLD: Final = [f"{W}{e}" for e in ("drawing", "pict", "object", "fldChar", "fldSimple", "sectPr", "br", "sdt")]


def find_utseendefeil(mal: Lestmal) -> Iterator[Malfunn]:
    """Yield what looks otherwise than the styles say, or reads badly."""
    for del_ in mal.deler:
        if del_.navn.startswith("docProps/"):
            continue
        yield from _find_direkte(mal, del_)
        for avsnitt in del_.avsnitt:
            yield from _find_stilfeil(mal, avsnitt)
            yield from _find_tomt(mal, del_, avsnitt)
        yield from _find_rester(mal, del_)
    yield from _find_overskriftsfeil(mal)


def _find_direkte(mal: Lestmal, del_: Lestdel) -> Iterator[Malfunn]:
    funnet: dict[int, set[str]] = {}
    for ramme, lov in LOV_AA_HA.items():
        for element in del_.tre.iter(f"{W}{ramme}"):
            ulovlig = {etree.QName(b).localname for b in element} - lov - {"pPrChange", "rPrChange"}
            ulovlig -= {"rPr", *_SPORET} if ramme in ("pPr", "rPr", "trPr") else set()
            if ulovlig:
                funnet.setdefault(del_.finn(_eier(element)).nr, set()).update(
                    _NAVN.get(u.removesuffix("Cs"), u) for u in ulovlig
                )
    for nr, navn in sorted(funnet.items()):
        yield _funn(
            mal,
            del_.avsnitt[nr],
            f"noe er formatert for hånd ({format_liste(sorted(navn), bindeord='og')})",
            "Merk teksten, trykk Ctrl+Mellomrom og Ctrl+Q, og velg en stil. Skrift og farger endrer du i stil.docx.",
            "direkte-formatering",
        )


def _eier(element: etree._Element) -> etree._Element:
    """Return what some properties are about: the table, row or cell they stand in."""
    forelder = element.getparent()
    return element if forelder is None else forelder


def _find_stilfeil(mal: Lestmal, avsnitt: Avsnitt) -> Iterator[Malfunn]:
    if not avsnitt.stil:
        yield _funn(
            mal, avsnitt, "avsnittet har ingen stil", "Velg en stil under Hjem, for eksempel Brødtekst.", "uten-stil"
        )
    brukt = [avsnitt.stil, *(str(s.get(f"{W}val")) for s in avsnitt.element.iter(f"{W}rStyle"))]
    for stil in dict.fromkeys(s for s in brukt if s and s not in mal.oppsett.alle):
        yield _funn(
            mal, avsnitt, f"stilen «{stil}» finnes ikke i malen", "Velg en av stilene som ligger i malen.", "uten-stil"
        )
    if _ligner_overskrift(mal, avsnitt):
        yield _funn(
            mal,
            avsnitt,
            "avsnittet ser ut som en overskrift, men har ikke en overskriftsstil",
            "Velg stilen Overskrift 1, 2 eller 3.",
            "overskrift",
        )


def _ligner_overskrift(mal: Lestmal, avsnitt: Avsnitt) -> bool:
    """Return whether all of a short paragraph outside tables is bold by hand."""
    if avsnitt.sted.celle or avsnitt.stil in mal.oppsett.overskrifter or "{" in avsnitt.tekst:
        return False
    loep = [r for r in avsnitt.element.iter(f"{W}r") if "".join(t.text or "" for t in r.iter(f"{W}t")).strip()]
    fete = [r for r in loep if r.find(f"{W}rPr/{W}b") is not None]
    return bool(loep) and fete == loep and len(avsnitt.tekst) < 80 and not avsnitt.tekst.endswith((".", ":", "!"))


def _find_tomt(mal: Lestmal, del_: Lestdel, avsnitt: Avsnitt) -> Iterator[Malfunn]:
    """Yield a paragraph with nothing in it; a cell may be empty, and a spacing style is there on purpose."""
    element = avsnitt.element
    if avsnitt.tekst or avsnitt.stil == _TOMROM or next(element.iter(*_INNHOLD), None) is not None:
        return
    if avsnitt.sted.celle and next(element.iter(f"{W}t"), None) is not None:
        return  # a space in a cell is room to write by hand
    forelder = element.getparent()
    soesken = [] if forelder is None else [b for b in forelder if b.tag in (f"{W}p", f"{W}tbl")]
    maa_staa = bool(soesken) and element is soesken[-1] and (len(soesken) == 1 or soesken[-2].tag == f"{W}tbl")
    if maa_staa and (avsnitt.sted.celle or del_.navn != "word/document.xml"):
        return
    over = next((a.tekst for a in reversed(del_.avsnitt[: avsnitt.nr]) if a.tekst), "")
    hvor = f" etter «{over[:60]}»" if over else ""
    yield _funn(
        mal,
        avsnitt,
        f"det står et tomt avsnitt{hvor}",
        f"Slett det. Trenger du luft, bruk stilen {_TOMROM}.",
        "tomt-avsnitt",
    )


def _find_overskriftsfeil(mal: Lestmal) -> Iterator[Malfunn]:
    forrige = 0
    for avsnitt in mal.kropp.avsnitt:
        stil = mal.oppsett.stiler.get(avsnitt.stil)
        if stil is None or stil.omriss is None or not avsnitt.tekst:
            continue
        nivaa = stil.omriss + 1
        if forrige and nivaa > forrige + 1:
            yield _funn(
                mal,
                avsnitt,
                f"overskriften er på nivå {nivaa}, men den forrige er på nivå {forrige}",
                f"Bruk stilen Overskrift {forrige + 1}, eller sett inn overskriften som mangler.",
                "overskriftsnivaa",
            )
        forrige = nivaa


def _find_rester(mal: Lestmal, del_: Lestdel) -> Iterator[Malfunn]:
    """Yield comments, tracked changes and fields that somebody left behind."""
    for merke in del_.tre.iter(f"{W}commentReference"):
        yield _funn(mal, del_.finn(merke), "det står igjen en kommentar", "Slett kommentaren.", "kommentar")
    sporede = {del_.finn(e).nr: e for navn in _SPORET for e in del_.tre.iter(f"{W}{navn}") if "{" not in _tekst(e)}
    for nr in sorted(sporede):
        yield _funn(
            mal,
            del_.avsnitt[nr],
            "det står igjen en sporet endring",
            "Godta eller forkast endringen, og slå av «Spor endringer».",
            "sporet-endring",
        )
    for felt in del_.tre.iter(f"{W}fldChar", f"{W}fldSimple"):
        if felt.get(f"{W}dirty") in ("1", "true", "on"):
            tips = "Marker feltet, trykk F9 og lagre."
            yield _funn(
                mal, del_.finn(felt), "et felt ber om å bli oppdatert når dokumentet åpnes", tips, "oppdater-felt"
            )


def _tekst(element: etree._Element) -> str:
    return "".join(t.text or "" for t in element.iter(f"{W}t", f"{W}delText"))


def _funn(mal: Lestmal, avsnitt: Avsnitt, melding: str, tips: str, regel: str) -> Malfunn:
    return Malfunn(mal.navn, avsnitt.sted, avsnitt.nr, "", melding, tips, regel, Nivaa.VARSEL)
