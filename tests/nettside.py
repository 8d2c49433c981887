"""Ferdige sider lest tilbake fra HTML, og dokumenter av alle slag til å vise på dem."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from typing import Final, cast

from generator.kommune import Kommune
from generator.kontekst.nettsted import Nettdokument, build_nettsted_kontekst
from generator.nettstedsbygg import SIDER, build_sider
from generator.samsvar import find_samsvar
from generator.site import build_nettsted
from tests.dokumenter import Data, les_fag, les_kommune, les_tre


@dataclass
class Side(HTMLParser):
    """En ferdig side: taggene i rekkefølge, lenkene, id-ene og teksten."""

    html: str
    tagger: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    lenker: list[str] = field(default_factory=list)
    ider: set[str] = field(default_factory=set)
    deler: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self.feed(self.html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        verdier = {navn: verdi or "" for navn, verdi in attrs}
        self.tagger.append((tag, tuple(verdier)))
        self.lenker += [verdier[navn] for navn in ("href", "src") if navn in verdier]
        self.ider |= {verdier["id"]} if "id" in verdier else set()

    def handle_data(self, data: str) -> None:
        self.deler.append(data)

    @property
    def tekst(self) -> str:
        return " ".join("".join(self.deler).split())


def les_sider(filer: Mapping[str, bytes]) -> dict[str, Side]:
    assert len(filer) > len(SIDER)  # den er bygget
    return {sti: Side(innhold.decode()) for sti, innhold in filer.items() if sti.endswith(".html")}


@cache
def bygg_sidene(endring: Callable[[Data], None]) -> dict[str, bytes]:
    """Bygg bare sidene, uten dokumenter; det er raskt."""
    return {f"nettsted/{sti}": innhold for sti, innhold in bygg_kommunen(les_kommune(endring)).items()}


def bygg_kommunen(
    kommune: Kommune, dokumenter: Sequence[Nettdokument] = (), pdfer: Mapping[str, bytes] | None = None
) -> dict[str, bytes]:
    """Bygg sidene til en kommune med disse dokumentene og PDF-ene."""
    fag = les_fag()
    kontekst = build_nettsted_kontekst(kommune, fag, dokumenter, find_samsvar(kommune, fag))
    filer = {d.adresse: b"PK" for d in dokumenter} | dict(pdfer or {})
    return build_nettsted(build_sider(les_tre(), kommune, fag, kontekst, None, filer))


def lag_dokument(slag: str, gjelder: str, tittel: str, **endring: str) -> Nettdokument:
    adresse = f"dokumenter/{slag}-{gjelder}.docx"
    felt = {"versjon": "utkast", "gjelder_fra": "", "adresse": adresse, "pdf": ""} | endring
    return Nettdokument.model_validate({"slag": slag, "gjelder": gjelder, "tittel": tittel, **felt})


ALLE_SLAG: Final = (
    lag_dokument("flytskjema", "kommunen", "Fra bekymring til handling"),
    lag_dokument("bekymringsrutine", "barnehage", "Barnehagene", versjon="1.2", gjelder_fra="1. august 2026"),
    lag_dokument("kortrutine", "sfo", "SFO"),
    lag_dokument("lommekort", "solsida", "Solsida barnehage"),
    lag_dokument("lommekort", "vaagen", "Vågen skole & kultursenter"),
    lag_dokument("skjema", "undringsnotat", "Undringsnotat"),
    lag_dokument("samarbeidsark", "politi", "Politiet"),
    lag_dokument("rollebeskrivelse", "barnekoordinator", "Barnekoordinatoren", versjon="1.0"),
    lag_dokument("lederansvar", "kommunen", "Ansvar på hvert ledernivå"),
    lag_dokument("samarbeidsavtale", "skole-barnevern", "Skolen og barnevernet", versjon="2.1"),
)


def finn(data: object, *sti: str | int) -> Data:
    for del_ in sti:
        data = cast("Mapping[object, object] | list[object]", data)[del_]  # type: ignore[index]  # YAML med kjent form
    return cast(Data, data)


def liste(data: Data, navn: str) -> list[Data]:
    return cast("list[Data]", data[navn])


def nynorsk(data: Data) -> None:
    finn(data, "kommune")["maalform"] = "nn"


def karrig(data: Data) -> None:
    """Bare det som må stå der, og det avtalen viser til."""
    arenaer = [
        {"id": a["id"], "navn": a["navn"], "nivaa": "tjeneste", "formaal": "sak"} for a in liste(data, "moetearenaer")
    ]
    tjenester = [t for t in liste(data, "tjenester") if t["id"] in ("skole", "barnevern")]
    for navn in set(data) - {"skjema_versjon", "fiktiv", "kommune"}:
        del data[navn]
    tjenester[0] = {"id": "skole", "type": "skole", "navn": "Skolen", "organisering": "egen"}
    del tjenester[1]["hus"]
    data["kommune"] = {"kommunenummer": "0000", "navn": "Fjordvik", "maalform": "nb"}
    data |= {"tjenester": tjenester, "moetearenaer": arenaer}


def karrig_nn(data: Data) -> None:
    karrig(data)
    nynorsk(data)
