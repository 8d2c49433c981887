"""De blanke skjemaene bygget for Fjordvik og Valle på begge målformer, og kontrollene i dem."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

from lxml import etree

from generator.dokumentbygg import build_kontekst
from generator.fag.skjemaer import Skjema
from generator.fag.tekster import Maalform
from generator.kommune import Kommune
from generator.kontekst.oppdrag import Oppdrag
from generator.kontekst.skjema_modell import SkjemaKontekst
from generator.load import load_kommune
from generator.plan import find_malsti, plan_dokumenter
from generator.tre import tre_fra_disk
from generator.word import Mal, load_mal
from generator.word.pakke import les_pakke
from tests.dokumenter import FJORDVIK, ROT, W, les_fag, les_kommune, les_tre

VALLE: Final = "4221-valle"
W14: Final = "{http://schemas.microsoft.com/office/word/2010/wordml}"
MAALFORMENE: Final[tuple[Maalform, ...]] = ("nb", "nn")


@dataclass(frozen=True)
class Sak:
    """Ett skjema for én kommune på én målform."""

    mappe: str
    maalform: Maalform
    id: str

    def __str__(self) -> str:
        return f"{self.mappe}-{self.maalform}-{self.id}"


@cache
def les_valle() -> Kommune:
    kommune = load_kommune(tre_fra_disk(ROT, f"kommuner/{VALLE}", "kommuner/felles"), VALLE).verdi
    assert kommune is not None
    return kommune


def les(mappe: str) -> Kommune:
    return les_kommune() if mappe == FJORDVIK else les_valle()


def find_skjemaer(kommune: Kommune) -> list[Skjema]:
    """Gi skjemaene kommunen får, i rekkefølge."""
    dokumenter = [d for d in plan_dokumenter(kommune, les_fag()) if d.slag == "skjema" and d.krets == "intern"]
    return [d.om for d in dokumenter if isinstance(d.om, Skjema)]


SAKENE: Final = tuple(
    Sak(mappe, maalform, skjema.id)
    for mappe in (FJORDVIK, VALLE)
    for maalform in MAALFORMENE
    for skjema in find_skjemaer(les(mappe))
)


@cache
def les_skjemamal(maalform: Maalform) -> Mal:
    sti = find_malsti("skjema", maalform)
    return load_mal(les_tre()[sti], navn=sti, stil=les_tre()["maler/word/stil.docx"])


def lag_skjema(kommune: Kommune, id_: str, maalform: Maalform = "nb") -> SkjemaKontekst:
    oppdrag = Oppdrag(kommune, les_fag(), maalform, "intern", ())
    dokument = next(d for d in plan_dokumenter(kommune, les_fag()) if d.id == f"skjema/{id_}")
    kontekst = build_kontekst(dokument, oppdrag)
    assert isinstance(kontekst, SkjemaKontekst)
    return kontekst


@cache
def bygg_skjema(sak: Sak) -> bytes:
    return les_skjemamal(sak.maalform).render(lag_skjema(les(sak.mappe), sak.id, sak.maalform))


@dataclass(frozen=True)
class Funnet:
    """En innholdskontroll slik den står i Word-fila."""

    nummer: str
    merke: str
    tittel: str
    slag: str
    tekst: str


def find_kontroller(innhold: bytes) -> list[Funnet]:
    """Gi kontrollene i den rekkefølgen en kommer til dem."""
    tre = etree.fromstring(les_pakke("x", innhold)["word/document.xml"])
    return [_les(sdt) for sdt in tre.iter(f"{W}sdt")]


def _les(sdt: etree._Element) -> Funnet:
    egenskaper = sdt.find(f"{W}sdtPr")
    assert egenskaper is not None
    verdi = {etree.QName(e).localname: str(e.get(f"{W}val", "")) for e in egenskaper}
    slag = next((s for s in ("date", "checkbox", "text") if s in verdi), "")
    flere = egenskaper.find(f"{W}text")
    if flere is not None and flere.get(f"{W}multiLine") == "1":
        slag = "langtekst"
    tekst = "".join(t.text or "" for t in sdt.iter(f"{W}t"))
    return Funnet(verdi.get("id", ""), verdi.get("tag", ""), verdi.get("alias", ""), slag, tekst)
