"""Malene i maler/word: ingen faglige krav, ett utseende, riktig innholdsliste, og akkurat de feltene konteksten har."""

from __future__ import annotations

import itertools
import re
import typing
from collections.abc import Iterator
from functools import cache
from typing import Final

import pytest
from lxml import etree
from pydantic import BaseModel

from generator.fag.tekster import Maalform
from generator.kommune import Kommune
from generator.kontekst.modell import Kontekstdel
from generator.kontekst.nettsted import NettstedKontekst
from generator.malsjekk import KONTEKSTENE
from generator.malsjekk.ordvalg import KRAV, VERKTOEY
from generator.malsjekk.utseende import LOV_AA_HA
from generator.plan import SLAGENE, Slag, find_malsti
from generator.word import docx_tekst
from generator.word.pakke import les_pakke
from tests.dokumenter import bygg_eksempelfelt, les_mal, les_tre

STIL: Final = "maler/word/stil.docx"
ALLE: Final = tuple(sti for sti in les_tre() if sti.endswith(".docx"))
MALENE: Final = tuple(sti for sti in ALLE if sti != STIL)
MAALFORMENE: Final[tuple[Maalform, ...]] = typing.get_args(Maalform)
MED_INNHOLDSLISTE: Final = tuple(
    find_malsti(s, m) for s in ("bekymringsrutine", "samarbeidsavtale") for m in MAALFORMENE
)
W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
UTSEENDE: Final = ("word/styles.xml", "word/numbering.xml", "word/theme/theme1.xml", "word/fontTable.xml")


@cache
def les_xml(sti: str, del_: str = "word/document.xml") -> etree._Element:
    return etree.fromstring(les_pakke(sti, les_tre()[sti])[del_])


def find_spraakkode(sti: str) -> str:
    return "nn-NO" if "/nn/" in sti else "nb-NO"


def find_tekst(element: etree._Element) -> str:
    tegn = {f"{W}tab": "\t"}
    return "".join((e.text or "") if e.tag == f"{W}t" else tegn.get(str(e.tag), "") for e in element.iter())


def find_stil(avsnitt: etree._Element) -> str:
    return next((str(s.get(f"{W}val")) for s in avsnitt.iter(f"{W}pStyle")), "")


def test_det_finnes_en_stilfil_og_en_mal_for_hvert_slag() -> None:
    assert {STIL, *(find_malsti(slag, m) for slag in SLAGENE for m in MAALFORMENE)} == set(ALLE)


@pytest.mark.parametrize("sti", ALLE)
def test_malen_sier_ikke_selv_hva_noen_skal_og_nevner_ingen_verktoey(sti: str) -> None:
    tekst = re.sub(r"\{[{%].*?[%}]\}", "", docx_tekst(les_tre()[sti]))
    kjerne = " ".join(str(e.text) for e in les_xml(sti, "docProps/core.xml"))
    assert [t.group() for t in KRAV.finditer(f"{tekst}\n{kjerne}")] == []
    assert [t.group() for t in VERKTOEY.finditer(f"{tekst}\n{kjerne}")] == []


@pytest.mark.parametrize("sti", MALENE)
@pytest.mark.parametrize("del_", UTSEENDE)
def test_malen_har_samme_utseende_som_stilfila(sti: str, del_: str) -> None:
    """Bare språket er malens eget."""
    stil = les_pakke(STIL, les_tre()[STIL])[del_].replace(b'"nb-NO"', f'"{find_spraakkode(sti)}"'.encode())
    assert les_pakke(sti, les_tre()[sti])[del_] == stil


@pytest.mark.parametrize("sti", ALLE)
def test_alt_utseende_kommer_fra_stiler(sti: str) -> None:
    deler = [d for d in les_pakke(sti, les_tre()[sti]) if re.fullmatch(r"word/(document|header\d|footer\d)\.xml", d)]
    direkte = [
        (del_, ramme, etree.QName(barn).localname)
        for del_ in deler
        for ramme, lov in LOV_AA_HA.items()
        for element in les_xml(sti, del_).iter(f"{W}{ramme}")
        for barn in element
        if etree.QName(barn).localname not in lov
    ]
    assert direkte == []


@pytest.mark.parametrize("sti", ALLE)
def test_hvert_avsnitt_og_hver_tabell_bruker_en_stil_som_finnes(sti: str) -> None:
    stiler = {s.get(f"{W}styleId") for s in les_xml(sti, "word/styles.xml").iter(f"{W}style")}
    brukt = {e.get(f"{W}val") for slag in ("pStyle", "rStyle", "tblStyle") for e in les_xml(sti).iter(f"{W}{slag}")}
    assert brukt - stiler == set()
    assert [find_tekst(p) for p in les_xml(sti).iter(f"{W}p") if not find_stil(p)] == []


@pytest.mark.parametrize("sti", ALLE)
def test_hver_tabell_har_en_hoderad_som_gjentas_og_rader_som_ikke_deles(sti: str) -> None:
    tabeller = list(les_xml(sti).iter(f"{W}tbl"))
    assert tabeller
    for tabell in tabeller:
        rader = tabell.findall(f"{W}tr")
        assert rader[0].find(f"{W}trPr/{W}tblHeader") is not None, find_tekst(tabell)
        assert find_tekst(rader[0]).strip()
        assert all(rad.find(f"{W}trPr/{W}cantSplit") is not None for rad in rader)
        assert tabell.find(f"{W}tblPr/{W}tblLook").get(f"{W}firstRow") == "1"  # type: ignore[union-attr]  # every table has one


@pytest.mark.parametrize("sti", ALLE)
def test_spraaket_er_det_mappen_heter_og_dokumentet_har_en_tittel(sti: str) -> None:
    kode = find_spraakkode(sti)
    spraak = {e.get(f"{W}val") for e in les_xml(sti, "word/styles.xml").iter(f"{W}lang")}
    assert spraak == {kode}
    kjerne = {etree.QName(e).localname: e.text for e in les_xml(sti, "docProps/core.xml")}
    assert kjerne["language"] == kode
    assert kjerne["title"]
    assert [e for e in les_xml(sti).iter(f"{W}lang") if e.get(f"{W}val") != kode] == []
    assert {e.get(f"{W}val") for e in les_xml(sti, "word/settings.xml").iter(f"{W}themeFontLang")} == {kode}


@pytest.mark.parametrize("sti", MED_INNHOLDSLISTE)
def test_innholdslista_har_overskriftene_med_nummer_i_rekkefoelge(sti: str) -> None:
    nummer = itertools.count(1)
    overskrifter = [
        f"{next(nummer)}\t{find_tekst(p)}" if find_stil(p) == "Overskrift1" else find_tekst(p)
        for p in les_xml(sti).iter(f"{W}p")
        if find_stil(p) in ("Overskrift1", "Overskrift1uten") or _har_egen_plass(p)
    ]
    lenker = [h for p in les_xml(sti).iter(f"{W}p") if find_stil(p) == "Innhold1" for h in p.iter(f"{W}hyperlink")]
    faste = [o for o in overskrifter if o not in _valgfrie(sti)]
    assert [find_tekst(h) for h in lenker] == faste


def _har_egen_plass(avsnitt: etree._Element) -> bool:
    """Om en mellomoverskrift har sitt eget bokmerke: den står i innholdslista for seg selv."""
    return find_stil(avsnitt) == "Overskrift2" and avsnitt.find(f"{W}bookmarkStart") is not None


def _valgfrie(sti: str) -> set[str]:
    """Overskrifter inne i et {%p if %}: de kan ikke stå i en fast innholdsliste."""
    dybde, ut = 0, set()
    for p in les_xml(sti).iter(f"{W}p"):
        tekst = find_tekst(p)
        dybde += len(re.findall(r"\{%p (if|for)", tekst)) - len(re.findall(r"\{%p end", tekst))
        if dybde and find_stil(p) in ("Overskrift1", "Overskrift1uten"):
            ut.add(tekst)
    return ut


@pytest.mark.parametrize("sti", MED_INNHOLDSLISTE)
def test_lenkene_i_innholdslista_peker_paa_overskriften_de_har_tekst_fra(sti: str) -> None:
    maal = {
        b.get(f"{W}name"): find_tekst(b.getparent())  # type: ignore[arg-type]  # a bookmark is never the root
        for b in les_xml(sti).iter(f"{W}bookmarkStart")
    }
    lenker = {h.get(f"{W}anchor"): find_tekst(h) for h in les_xml(sti).iter(f"{W}hyperlink")}
    assert lenker
    assert {a: t.rpartition("\t")[2] for a, t in lenker.items()} == {a: maal.get(a) for a in lenker}
    ider = [b.get(f"{W}id") for b in les_xml(sti).iter(f"{W}bookmarkStart")]
    assert len(ider) == len(set(ider))


@pytest.mark.parametrize("sti", ALLE)
def test_word_spoer_ikke_om_aa_oppdatere_felt(sti: str) -> None:
    assert list(les_xml(sti, "word/settings.xml").iter(f"{W}updateFields")) == []
    assert not [d for d in les_pakke(sti, les_tre()[sti]) if d.endswith(("vbaProject.bin", "comments.xml"))]


def test_overskriftsstilene_er_words_egne_saa_navigasjonen_virker() -> None:
    navn = {s.get(f"{W}styleId"): s.find(f"{W}name") for s in les_xml(STIL, "word/styles.xml").iter(f"{W}style")}
    kjent = {stil: str(e.get(f"{W}val")).lower() for stil, e in navn.items() if e is not None and stil}
    assert [kjent[f"Overskrift{n}"] for n in (1, 2, 3)] == ["heading 1", "heading 2", "heading 3"]
    assert (kjent["Tittel"], kjent["Innhold1"]) == ("title", "toc 1")


def find_modeller(modell: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """Gi modellen og alle modellene i feltene."""
    yield modell
    for felt in modell.model_fields.values():
        for under in (felt.annotation, *typing.get_args(felt.annotation)):
            if isinstance(under, type) and issubclass(under, BaseModel):
                yield from find_modeller(under)


ROETTENE: Final[tuple[type[BaseModel], ...]] = (*KONTEKSTENE.values(), NettstedKontekst)
FELTENE: Final = sorted(
    {(m, n) for rot in ROETTENE for m in find_modeller(rot) for n in m.model_fields},
    key=lambda par: (par[0].__name__, par[1]),
)


@pytest.mark.parametrize(("modell", "navn"), FELTENE, ids=[f"{m.__name__}.{n}" for m, n in FELTENE])
def test_feltet_er_beskrevet_med_et_eksempel_som_passer(modell: type[BaseModel], navn: str) -> None:
    felt = modell.model_fields[navn]
    assert felt.description
    assert felt.description.endswith(".")
    assert felt.examples is not None
    assert len(felt.examples) == 1
    assert issubclass(modell, Kontekstdel)
    assert isinstance(felt.json_schema_extra, dict)
    opphav = felt.json_schema_extra["opphav"]
    assert isinstance(opphav, str)
    assert (
        not opphav or opphav.startswith("maler/fag") or re.fullmatch(r"[a-z_]+(\[\])?(\.([a-z_]+(\[\])?|\*))*", opphav)
    )


def find_felt(opphav: str) -> object:
    """Følg «tjenester[].kontakt.telefon» ned i modellen av YAML-en; KeyError når et ledd ikke finnes."""
    modell: object = Kommune
    for ledd in opphav.split("."):
        assert isinstance(modell, type)
        assert issubclass(modell, BaseModel)
        felt = next(iter(modell.model_fields.values())) if ledd == "*" else modell.model_fields[ledd.removesuffix("[]")]
        typer = (felt.annotation, *typing.get_args(felt.annotation))
        modell = next((t for t in typer if isinstance(t, type) and issubclass(t, BaseModel)), felt.annotation)
    return modell


def test_opphavet_til_hvert_felt_finnes_i_yaml() -> None:
    opphav = {str(m.model_fields[n].json_schema_extra["opphav"]) for m, n in FELTENE}  # type: ignore[index]  # tested above
    assert len(opphav) > 20
    for sti in sorted(o for o in opphav if o and not o.startswith("maler/fag")):
        find_felt(sti)


@pytest.mark.parametrize("slag", SLAGENE)
def test_malen_lar_seg_rendre_av_eksemplene_alene(slag: Slag) -> None:
    tekst = docx_tekst(bygg_eksempelfelt(slag))
    assert "Fjordvik kommune" in tekst
    assert "{" not in tekst
    assert "None" not in tekst


def lag_merket(modell: type[BaseModel], teller: Iterator[int]) -> dict[str, object]:
    """Gi verdier der hver eneste tekst er et merke som ikke finnes noe annet sted."""
    ut: dict[str, object] = {}
    for navn, felt in modell.model_fields.items():
        (under,) = typing.get_args(felt.annotation)[:1] or (felt.annotation,)
        merket = (
            lag_merket(under, teller)
            if isinstance(under, type) and issubclass(under, BaseModel)
            else f"m{next(teller)}q"
        )
        flere = tuple(f"m{next(teller)}q" for _ in range(3)) if isinstance(merket, str) else (merket,)
        ut[navn] = flere if typing.get_origin(felt.annotation) is tuple else merket
    return ut


# Rutinen viser disse i hode.opplysninger, som er merket for seg.
I_OPPLYSNINGENE: Final = tuple(f".hode.{f}" for f in ("gjelder_fra", "eier", "godkjent", "saksnummer", "neste_revisjon", "regelverk_dato"))  # fmt: skip
# Deler som flere slag deler, og som et slag bare viser noe av.
VISES_DELVIS: Final = {"bekymringsrutine": I_OPPLYSNINGENE, "samarbeidsavtale": (".hode",), "rollebeskrivelse": (".hode",), "samarbeidsark": (".hode",), "lommekort": (".hode", ".enhet.", ".kontakter[]."), "skjema": (".hode",), "kortrutine": (".hode", ".kontakter[]."), "flytskjema": (".hode",), "kompetanseplan": (".hode",), "samsvarsrapport": (".hode",), "egenvurdering": (".hode", ".deler[].anker", ".deler[].rader[].bygger_paa"), "saksframlegg": (".hode",), "lederansvar": (".hode",)}  # fmt: skip
# Det en kontroll heter, står i egenskapene og ikke i teksten; tests/word/test_skjema.py og test_kompetanseplan.py ser etter at det er der.
USYNLIG: Final = (".merke", ".tittel")
MED_KONTROLLER: Final = ("skjema", "kompetanseplan", "egenvurdering", "saksframlegg")


@pytest.mark.parametrize("maalform", MAALFORMENE)
@pytest.mark.parametrize("slag", SLAGENE)
def test_malen_bruker_hvert_felt_i_konteksten_og_ingen_andre(slag: Slag, maalform: Maalform) -> None:
    merket = KONTEKSTENE[slag].model_validate(lag_merket(KONTEKSTENE[slag], itertools.count(100)))
    ferdig = les_mal(slag, maalform).render(merket)
    funnet = set(re.findall(r"m\d+q", docx_tekst(ferdig)))
    borte = [sti for sti, merke in find_merker(merket.model_dump(), "") if merke not in funnet]
    assert [
        sti
        for sti in borte
        if not sti.startswith(VISES_DELVIS.get(slag, ("-",))) and not (slag in MED_KONTROLLER and sti.endswith(USYNLIG))
    ] == []


def find_merker(verdi: object, sti: str) -> Iterator[tuple[str, str]]:
    if isinstance(verdi, dict):
        for navn, under in verdi.items():
            yield from find_merker(under, f"{sti}.{navn}")
    elif isinstance(verdi, tuple | list):
        for under in verdi:
            yield from find_merker(under, f"{sti}[]")
    else:
        yield sti, str(verdi)
