"""Kommuner endret i minnet, og det som blir bygget av dem: felles for testene som ser på ferdige dokumenter og sider."""

from __future__ import annotations

import datetime
import json
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import yaml
from lxml import etree
from pydantic import BaseModel

from generator.dokumentbygg import build_kontekst, find_mangler
from generator.fag import Fag
from generator.fag.tekster import Maalform
from generator.grunnlag import Bestilling, Grunnlag, load_alt
from generator.kommune import Kommune, Tjeneste
from generator.kontekst.bekymringsrutine import build_bekymringsrutine
from generator.kontekst.bekymringsrutine_modell import BekymringsrutineKontekst
from generator.kontekst.felt import Krets
from generator.kontekst.modell import Avsnitt, Kontekstdel
from generator.kontekst.nettsted import build_nettsted_kontekst
from generator.kontekst.oppdrag import Oppdrag
from generator.load import load_fag, load_kommune
from generator.malsjekk import KONTEKSTENE
from generator.nettstedsbygg import build_sider
from generator.pipeline import bygg
from generator.plan import Slag, find_malsti, plan_dokumenter
from generator.samsvar import find_samsvar
from generator.tre import Tre, tre_fra_disk
from generator.word import Mal, load_mal
from generator.word.pakke import les_pakke

ROT: Final = Path(__file__).resolve().parents[1]
DATO: Final = datetime.date(2026, 11, 1)
FJORDVIK: Final = "0000-fjordvik"
YAML_STI: Final = f"kommuner/{FJORDVIK}/kommune.yaml"
MAL: Final = find_malsti("bekymringsrutine", "nb")

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
OVERSKRIFTER: Final = {
    "Overskrift1": 1,
    "Overskrift1uten": 1,
    "Overskrift2": 2,
    "Overskrift2nyside": 2,
    "Overskrift3": 3,
}
UTEN_AVTALER: Final = "uten_avtaler"
Data = dict[str, object]
Endring = Callable[[Data], None]


def uendret(data: Data) -> None:
    """Endre ingenting."""


@cache
def les_tre() -> Tre:
    """Gi malene og eksempelet, uten andre kommuner."""
    return tre_fra_disk(ROT, "maler", f"kommuner/{FJORDVIK}", "kommuner/felles")


@cache
def les_fag() -> Fag:
    fag = load_fag(les_tre()).verdi
    assert fag is not None
    return fag


def lag_tre(endring: Endring) -> Tre:
    """Gi treet der eksempelets kommune.yaml er endret. JSON er YAML, og holder på hvert tegn."""
    data = yaml.safe_load(les_tre()[YAML_STI])
    endring(data)
    bort = "/avtaler/" if data.pop(UTEN_AVTALER, False) else "\0"
    rest = Tre({sti: les_tre()[sti] for sti in les_tre() if bort not in sti})
    return Tre({YAML_STI: json.dumps(data, ensure_ascii=False, default=str).encode()}).over(rest)


@cache
def les_kommune(endring: Endring = uendret) -> Kommune:
    """Gi eksempelkommunen med en endring i YAML-en."""
    lest = load_kommune(lag_tre(endring), FJORDVIK)
    assert lest.verdi is not None
    assert lest.utelatt == (), lest.problemer
    return lest.verdi


@cache
def bygg_filer(endring: Endring = uendret) -> dict[str, bytes]:
    """Gi alt som blir skrevet for eksempelkommunen med en endring i YAML-en, etter sti i utmappen."""
    grunnlag = load_alt(lag_tre(endring), [], DATO)
    return _bygg(grunnlag)


def _bygg(grunnlag: Grunnlag) -> dict[str, bytes]:
    with tempfile.TemporaryDirectory() as mappe:
        (bygging,) = bygg(grunnlag, Path(mappe), Bestilling(overskriv=True), lambda _: None)
        assert not bygging.feil, bygging.feil
        assert not bygging.utdatert, bygging.sak.problemer
        rot = Path(mappe) / FJORDVIK
        return {p.relative_to(rot).as_posix(): p.read_bytes() for p in sorted(rot.rglob("*")) if p.is_file()}


def dokumentene(endring: Endring = uendret) -> dict[str, bytes]:
    """Gi bare Word-dokumentene."""
    return {sti: innhold for sti, innhold in bygg_filer(endring).items() if sti.endswith(".docx")}


@cache
def korte_i_eksempelkommunene() -> dict[str, bytes]:
    """Gi de korte rutinene og flytskjemaet i hver kommune under kommuner/, med det som mangler, etter kommune og navn."""
    grunnlag = load_alt(tre_fra_disk(ROT, "maler", "kommuner"), [], DATO)
    ut = {}
    for sak in grunnlag.saker:
        kommune = sak.lest.verdi
        assert kommune is not None
        for d in plan_dokumenter(kommune, les_fag()):
            if d.krets == "intern" and d.slag in ("kortrutine", "flytskjema"):
                maalform = kommune.kommune.maalform
                mangler = tuple(find_mangler(d, kommune, sak.funn, maalform))
                kontekst = build_kontekst(d, Oppdrag(kommune, les_fag(), maalform, "intern", mangler))
                ut[f"{sak.mappe}/{d.filnavn}"] = les_mal(d.slag, maalform).render(kontekst)
    return ut


def lag_kontekst(
    kommune: Kommune, tjeneste: Tjeneste, krets: Krets = "intern", maalform: Maalform = "nb"
) -> BekymringsrutineKontekst:
    return build_bekymringsrutine(Oppdrag(kommune, les_fag(), maalform, krets, ()).for_tjeneste(tjeneste))


def find_tjeneste(kommune: Kommune, id_: str) -> Tjeneste:
    return next(t for t in kommune.tjenester if t.id == id_)


def lag_kontekster(kommune: Kommune, krets: Krets = "intern") -> dict[str, BekymringsrutineKontekst]:
    """Gi konteksten for hver rutine kommunen får, etter tjeneste."""
    alle = find_kontekster(kommune, krets)
    return {id_.partition("/")[2]: k for id_, k in alle.items() if isinstance(k, BekymringsrutineKontekst)}


def find_kontekster(kommune: Kommune, krets: Krets = "intern", maalform: Maalform = "nb") -> dict[str, Kontekstdel]:
    """Gi konteksten for hvert dokument kommunen får, etter dokumentets id."""
    oppdrag = Oppdrag(kommune, les_fag(), maalform, krets, ())
    return {d.id: build_kontekst(d, oppdrag) for d in plan_dokumenter(kommune, les_fag()) if d.krets == krets}


def les_sider(kommune: Kommune) -> str:
    """Gi teksten på alle sidene, slik den er før MkDocs.

    Siden om samsvar er ikke med: kravene der nevner selv verktøyene en kommune kan velge, på eller av.
    """
    kontekst = build_nettsted_kontekst(kommune, les_fag(), [], find_samsvar(kommune, les_fag()))
    sider = build_sider(les_tre(), kommune, les_fag(), kontekst, None, {}).sider
    return "\n".join(side.markdown for side in sider if side.slag != "samsvar")


def find_tekster(verdi: object) -> Iterator[str]:
    """Gi hver tekst i en kontekst slik den er dumpet."""
    if isinstance(verdi, str):
        yield verdi
    elif isinstance(verdi, dict):
        for under in verdi.values():
            yield from find_tekster(under)
    elif isinstance(verdi, list | tuple):
        for under in verdi:
            yield from find_tekster(under)


TYPER_MED_RUTINE: Final = tuple(dict.fromkeys(t.type for t in les_fag().tjenestetyper if t.rutine))


def alle_typene(data: Data) -> None:
    """Én tjeneste av hver type som kommunen skriver rutine for."""
    _uten_henvisninger(data)
    data["tjenester"] = [
        {
            "id": t.replace("_", "-"),
            "type": t,
            "navn": f"Tjenesten {t}",
            "organisering": "egen",
            "leder_rolle": "leder",
            "dokumentasjon": {"system": "Systemet", "oppbevaring": "mappa", "tilgang": "lederen", "skjema": "Skjemaet"},
        }
        for t in TYPER_MED_RUTINE
    ]


def paa_nynorsk(data: Data) -> None:
    """Alt kommunen har, på nynorsk; det den selv har skrevet, er fortsatt på bokmål."""
    under(data, "kommune")["maalform"] = "nn"


def alle_typene_paa_nynorsk(data: Data) -> None:
    alle_typene(data)
    paa_nynorsk(data)


def faa_tjenester(data: Data) -> None:
    """Bare barnehagen og skolen, så det går fort å bygge."""
    _uten_henvisninger(data)
    data["tjenester"] = [find(data, id_) | {"droeftingspartnere": []} for id_ in ("barnehage", "skole")]


def _uten_henvisninger(data: Data) -> None:
    """Ta bort det som viser til tjenestene i eksempelet."""
    for felt in ("moetearenaer", "kompetanseplan", "dokumenter", "avvik_fra_anbefaling", "verktoey"):
        data.pop(felt, None)
    under(data, "beredskap").pop("holdes_aapne")
    data["konsultasjonsteam"] = {"bruk": True, "navn": "Konsultasjonsteamet"}
    data[UTEN_AVTALER] = True


def liste(verdi: object) -> list[Data]:
    assert isinstance(verdi, list)
    return verdi


def under(data: Data, felt: str) -> Data:
    verdi = data[felt]
    assert isinstance(verdi, dict)
    return verdi


def find(data: Data, id_: str) -> Data:
    """Gi tjenesten i YAML-en."""
    return next(t for t in liste(data["tjenester"]) if t["id"] == id_)


def lag_eksempel(modell: type[BaseModel]) -> dict[str, object]:
    """Gi verdiene i modellen slik eksemplene på feltene er."""
    return {navn: (felt.examples or [None])[0] for navn, felt in modell.model_fields.items()}


@cache
def les_mal(slag: Slag = "bekymringsrutine", maalform: Maalform = "nb") -> Mal:
    """Gi malen for et slag dokument, med utseendet fra stil.docx."""
    tre, sti = les_tre(), find_malsti(slag, maalform)
    return load_mal(tre[sti], navn=sti, stil=tre["maler/word/stil.docx"])


@cache
def bygg_eksempelfelt(slag: Slag = "bekymringsrutine") -> bytes:
    """Gi dokumentet laget av bare eksemplene på feltene."""
    modell = KONTEKSTENE[slag]
    return les_mal(slag).render(modell.model_validate(lag_eksempel(modell)))


@dataclass(frozen=True)
class Blokk:
    """Et avsnitt eller en tabell i brødteksten; for en tabell er ``rader`` teksten i hver celle."""

    stil: str
    tekst: str
    rader: tuple[tuple[str, ...], ...] = ()


def les_avsnitt(p: etree._Element) -> str:
    return "".join((t.text or "") if t.tag == f"{W}t" else "\t" for t in p.iter(f"{W}t", f"{W}tab"))


def les_celle(celle: etree._Element) -> str:
    return "\n".join(les_avsnitt(p) for p in celle.iter(f"{W}p"))


@cache
def les_blokker(innhold: bytes) -> tuple[Blokk, ...]:
    """Gi alt i brødteksten i rekkefølge."""
    kropp = etree.fromstring(les_pakke("x", innhold)["word/document.xml"]).find(f"{W}body")
    assert kropp is not None
    ut = []
    for element in kropp:
        if element.tag == f"{W}tbl":
            rader = tuple(tuple(les_celle(c) for c in rad.findall(f"{W}tc")) for rad in element.findall(f"{W}tr"))
            ut.append(Blokk("tabell", "\n".join("\n".join(rad) for rad in rader), rader))
        elif element.tag == f"{W}p":
            stil = element.find(f"{W}pPr/{W}pStyle")
            ut.append(Blokk("" if stil is None else str(stil.get(f"{W}val")), les_avsnitt(element)))
    return tuple(ut)


def les_kapitler(innhold: bytes) -> dict[str, str]:
    """Gi teksten i hvert kapittel, etter overskriften."""
    ut: dict[str, str] = {}
    naa = ""
    for blokk in les_blokker(innhold):
        naa = blokk.tekst if OVERSKRIFTER.get(blokk.stil) == 1 else naa
        ut[naa] = f"{ut.get(naa, '')}\n{blokk.tekst}"
    return ut


def rutine(id_: str, endring: Endring = uendret, krets: Krets = "intern") -> BekymringsrutineKontekst:
    """Gi rutinen til en tjeneste i den endrede kommunen."""
    kommune = les_kommune(endring)
    return lag_kontekst(kommune, find_tjeneste(kommune, id_), krets)


def les(*kapitler: tuple[Avsnitt, ...]) -> str:
    """Gi teksten i kapitlene etter hverandre."""
    return " ".join(a.tekst for kapittel in kapitler for a in kapittel)
