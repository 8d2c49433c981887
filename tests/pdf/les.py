"""En PDF lest slik en skjermleser gjør det: gjennom strukturtreet, med teksten i hver del."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Page, Pdf

_TEGN: Final = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_OMRAADE: Final = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
Tekster = dict[tuple[int, int], str]


@dataclass(frozen=True)
class Del:
    """En del av dokumentet i leserekkefølge: rollen, teksten i den og alt under, og dybden i treet."""

    rolle: str
    tekst: str
    dybde: int
    objekt: Object


def aapne(innhold: bytes) -> Pdf:
    return Pdf.open(io.BytesIO(innhold))


def les_deler(pdf: Pdf) -> list[Del]:
    """Gi alle delene i den rekkefølgen de blir lest opp."""
    tekster: Tekster = {}
    for side in pdf.pages:
        tekster |= {(side.obj.objgen[0], mcid): tekst for mcid, tekst in _les_side(side).items()}
    tre = pdf.Root.StructTreeRoot
    roller = {str(fra): str(til) for fra, til in tre.get("/RoleMap", Dictionary()).items()}
    return list(_gaa(tre.K, roller, tekster, 0))


def _gaa(node: Object | int, roller: dict[str, str], tekster: Tekster, dybde: int) -> Iterator[Del]:
    for barn in _barn(node):
        if isinstance(barn, Dictionary) and Name.S in barn:
            rolle = str(barn.S)
            tekst = "".join(_les_tekst(barn, None, tekster))
            yield Del(roller.get(rolle, rolle).strip("/"), " ".join(tekst.split()), dybde, barn)
            yield from _gaa(barn.get("/K", Array()), roller, tekster, dybde + 1)


def _les_tekst(element: Object, side: Object | None, tekster: Tekster) -> Iterator[str]:
    side = element.get("/Pg", side)
    for barn in _barn(element.get("/K", Array())):
        if isinstance(barn, int):
            assert side is not None
            yield tekster.get((side.objgen[0], barn), "")
        elif Name.MCID in barn and (egen := barn.get("/Pg", side)) is not None:
            yield tekster.get((egen.objgen[0], int(barn.MCID)), "")
        elif Name.S in barn:
            yield from _les_tekst(barn, side, tekster)


def _barn(node: Object | int) -> list[Object | int]:
    return list(node) if isinstance(node, Array) else [node]


def _les_side(side: Page) -> dict[int, str]:
    """Gi teksten for hvert merket stykke på en side."""
    skrifter = {navn: _les_skrift(skrift) for navn, skrift in side.Resources.get("/Font", Dictionary()).items()}
    ut: dict[int, str] = {}
    apne: list[int | None] = []
    skrift: dict[int, str] = {}
    for instruks in pikepdf.parse_content_stream(side):
        hva, operander = str(instruks.operator), list(instruks.operands)
        if hva in ("BDC", "BMC"):
            merke = operander[1] if len(operander) > 1 else None
            if isinstance(merke, Dictionary) and Name.MCID in merke:
                apne.append(int(merke.MCID))
            elif isinstance(merke, Dictionary) and Name.ActualText in merke and apne and apne[-1] is not None:
                ut[apne[-1]] = ut.get(apne[-1], "") + str(merke.ActualText)  # i stedet for det som er tegnet
                apne.append(None)
            else:
                apne.append(None)
        elif hva == "EMC":
            apne.pop()
        elif hva == "Tf":
            skrift = skrifter[str(operander[0])]
        elif hva in ("Tj", "TJ") and apne and (mcid := apne[-1]) is not None:
            biter = operander[0] if hva == "TJ" else [operander[0]]
            tegn = b"".join(bytes(b) for b in biter if isinstance(b, pikepdf.String))
            ut[mcid] = ut.get(mcid, "") + "".join(skrift[t] for t in tegn)
    return ut


def _les_skrift(skrift: Object) -> dict[int, str]:
    """Gi tegnet hver byte står for."""
    kart = skrift.ToUnicode.read_bytes()
    ut: dict[int, str] = {}
    for blokk in re.findall(rb"beginbfchar(.*?)endbfchar", kart, re.DOTALL):
        ut |= {int(fra, 16): bytes.fromhex(til.decode()).decode("utf-16-be") for fra, til in _TEGN.findall(blokk)}
    for blokk in re.findall(rb"beginbfrange(.*?)endbfrange", kart, re.DOTALL):
        for fra, til, start in _OMRAADE.findall(blokk):
            ut |= {n: chr(int(start, 16) + n - int(fra, 16)) for n in range(int(fra, 16), int(til, 16) + 1)}
    return ut
