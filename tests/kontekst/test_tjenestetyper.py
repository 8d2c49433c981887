"""Rutinen for hver tjenestetype: egne hjemler, egen tekst, riktig leder, og aldri en annen sektors lov."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

import pytest
import yaml

from generator.kontekst.bekymringsrutine_modell import BekymringsrutineKontekst, Situasjon
from generator.kontekst.modell import Avsnitt
from tests.dokumenter import (
    TYPER_MED_RUTINE,
    Data,
    alle_typene,
    find_tekster,
    find_tjeneste,
    lag_kontekst,
    lag_kontekster,
    les_fag,
    les_kommune,
    les_tre,
    under,
)

HJEMLER: Final = {
    "Meldeplikt": "meldeplikt",
    "Taushetsplikt": "taushetsplikt",
    "Samarbeid": "samarbeid",
    "Dokumentasjon og personvern": "dokumentasjon",
    "Internkontroll": "internkontroll",
}
UTEN_LOV: Final = {"", "faglig råd", "lokalt valg", "retningslinjen IS-2826", "nasjonal veileder om samarbeid"}
ANDRES_PLIKTER: Final = {
    "barnevernsloven": "det barnevernet gjør etter meldingen",
    "politiloven": "det politiet kan gjøre",
    "politiregisterloven": "det politiet kan dele",
    "helse- og omsorgstjenesteloven": "kommunens plikt til å samordne, og retten til koordinator og barnekoordinator",
}
MELDEKAPITLER: Final = (
    "vold",
    "melding",
    "meldegrunner",
    "melding_videre",
    "tilbakemelding",
    "avverging",
    "akutt_raad",
)
LEDEREN: Final = re.compile(r"(Den \w+ )?[\w-]*(en|Rektor)\b")


def id_av(type_: str) -> str:
    return type_.replace("_", "-")


@cache
def les_kontekst(type_: str) -> BekymringsrutineKontekst:
    kommune = les_kommune(alle_typene)
    return lag_kontekst(kommune, find_tjeneste(kommune, id_av(type_)))


def find_avsnitt(kontekst: BekymringsrutineKontekst) -> Iterator[tuple[str, Avsnitt]]:
    """Gi hvert avsnitt med kapitlet det står i."""
    for kapittel in type(kontekst).model_fields:
        verdi = getattr(kontekst, kapittel)
        for del_ in verdi if isinstance(verdi, tuple) else ():
            if isinstance(del_, Avsnitt):
                yield kapittel, del_
            elif isinstance(del_, Situasjon):
                yield from ((kapittel, a) for a in del_.avsnitt)


def find_lover(kilde: str) -> set[str]:
    return {re.sub(r"[ \u00a0](§|artikkel|nr\.).*", "", lov) for lov in kilde.split("; ")} - UTEN_LOV


def find_setninger(avsnitt: tuple[Avsnitt, ...]) -> set[str]:
    return {s for a in avsnitt for s in re.split(r"(?<=[.?!:]) ", a.tekst)}


def raa_hjemler(type_: str, variant: str = "kommunal") -> dict[str, list[str]]:
    """Gi hjemlene slik de står i fila, utenom koden som leser dem."""
    rader = [r for r in yaml.safe_load(les_tre()["maler/fag/tjenestetyper.yaml"]) if r["type"] == type_]
    rad = next((r for r in rader if r.get("variant") == variant), rader[0])
    return {navn: rad.get(felt) or [] for navn, felt in HJEMLER.items()}


hver_type = pytest.mark.parametrize("type_", TYPER_MED_RUTINE)


def test_det_er_24_typer_med_rutine() -> None:
    assert len(TYPER_MED_RUTINE) == 24


@hver_type
def test_hjemlene_er_de_som_staar_i_tjenestetyper(type_: str) -> None:
    fag = les_fag()
    ventet = {navn: ider for navn, ider in raa_hjemler(type_).items() if ider}
    linjer = {h.slag: h.hjemler.replace("\u00a0", " ") for h in les_kontekst(type_).hjemler}
    assert list(linjer) == list(ventet)
    for navn, ider in ventet.items():
        regler = [fag.regel_etter_id[i] for i in ider]
        for regel in regler:
            lov, _, paragraf = f"{regel.lov} {regel.paragraf}".rpartition(", jf. ")
            nummer = re.findall(r"\d+(?: ?[a-z]\b|-\d+[a-z]?)?", paragraf.partition("(")[0] if not lov else paragraf)
            assert [n for n in nummer if n not in linjer[navn]] == [], (navn, regel.id)
        assert len(linjer[navn].split("; ")) <= len({r.lov for r in regler})


@hver_type
@pytest.mark.parametrize("felt", ["egne_tegn", "melding", "egne_situasjoner", "dokumentasjon"])
def test_kapitlene_3_11_13_og_15_har_tekst_ingen_annen_type_har(type_: str, felt: str) -> None:
    andre = {s for t in TYPER_MED_RUTINE if t != type_ for s in find_setninger(getattr(les_kontekst(t), felt))}
    assert find_setninger(getattr(les_kontekst(type_), felt)) - andre


@hver_type
def test_lederen_staar_i_bestemt_form(type_: str) -> None:
    kontekst = les_kontekst(type_)
    assert LEDEREN.match(kontekst.beslutt_fakta.hvem)
    leder, _, _ = kontekst.beslutt_fakta.hvem.partition(",")  # in SFO «, eller rektor …» comes after
    liten = leder if leder.startswith(("PPT", "SFO", "Nav")) else leder[0].lower() + leder[1:]
    assert any(liten in a.tekst for a in kontekst.roller)


@hver_type
def test_alt_som_har_et_nivaa_har_en_kilde(type_: str) -> None:
    assert [(k, a.tekst) for k, a in find_avsnitt(les_kontekst(type_)) if a.norm and not a.kilde] == []


@hver_type
def test_hvert_skal_har_en_lov_og_ikke_bare_retningslinjen(type_: str) -> None:
    for kapittel, avsnitt in find_avsnitt(les_kontekst(type_)):
        if avsnitt.norm == "skal" or re.search(r"\bskal (du|dere)\b|\b[Dd](u|ere) skal\b", avsnitt.tekst):
            assert find_lover(avsnitt.kilde), (kapittel, avsnitt)


@hver_type
def test_tjenesten_viser_aldri_til_en_annen_sektors_lov(type_: str) -> None:
    fag = les_fag()
    tjenestetype = fag.tjenestetype(type_)
    assert tjenestetype is not None
    egne = {id_ for ider in raa_hjemler(type_).values() for id_ in ider}
    noekler = {"alle", tjenestetype.regelverk_noekkel}
    tillatt = [r for r in fag.regelverk.regler if r.id in egne or noekler & set(r.gjelder_tjenester)]
    lover = {re.sub(r" \(\d{4}\)$", "", r.lov) for r in tillatt} | set(ANDRES_PLIKTER)
    traktater = {"barnekonvensjonen", "CRPD", "personvernforordningen"}
    brukt = {lov for _, avsnitt in find_avsnitt(les_kontekst(type_)) for lov in find_lover(avsnitt.kilde)}
    assert brukt - lover - traktater == set()


@pytest.mark.parametrize(
    ("type_", "fremmed"),
    [
        ("barnehage", r"opplæringslova|privatskolelova|helsepersonelloven|sosialtjenesteloven"),
        ("skole", r"barnehageloven|privatskolelova|helsepersonelloven|sosialtjenesteloven"),
        ("sfo", r"barnehageloven|helsepersonelloven"),
        ("helsestasjon", r"barnehageloven|opplæringslova"),
        ("nav_kommune", r"barnehageloven|opplæringslova|helsepersonelloven"),
        ("krisesenter", r"barnehageloven|opplæringslova|helsepersonelloven|sosialtjenesteloven"),
        ("kultur_fritid", r"barnehageloven|opplæringslova|helsepersonelloven|sosialtjenesteloven"),
    ],
)
def test_ingen_kilde_er_fra_en_fremmed_sektor(type_: str, fremmed: str) -> None:
    kilder = {a.kilde for _, a in find_avsnitt(les_kontekst(type_))} | {h.hjemler for h in les_kontekst(type_).hjemler}
    assert [k for k in kilder if re.search(fremmed, k)] == []


@pytest.mark.parametrize(("type_", "organisering"), [(t, "egen") for t in TYPER_MED_RUTINE] + [("barnehage", "privat")])
def test_barnehagen_har_fire_meldegrunner_og_de_andre_fem(type_: str, organisering: str) -> None:
    kommune = les_kommune(alle_typene)
    tjeneste = find_tjeneste(kommune, id_av(type_)).model_copy(update={"organisering": organisering})
    kontekst = lag_kontekst(kommune, tjeneste)
    lovbrudd = [a for a in kontekst.meldegrunner if "lovbrudd" in a.tekst]
    assert (len(kontekst.meldegrunner), len(lovbrudd)) == ((4, 0) if type_ == "barnehage" else (5, 1))
    if type_ == "barnehage":
        assert all("barnehageloven §\u00a046" in a.kilde for a in kontekst.meldegrunner)


def test_privat_barnehage_har_bare_meldeplikt_etter_barnehageloven() -> None:
    kommune = les_kommune(alle_typene)
    privat = lag_kontekst(kommune, find_tjeneste(kommune, "barnehage").model_copy(update={"organisering": "privat"}))
    assert privat.hjemler[0].hjemler == "barnehageloven §\u00a046"
    assert {a.kilde for a in privat.meldegrunner} == {"barnehageloven §\u00a046"}
    assert "Kommunedirektøren" not in " ".join(a.tekst for a in privat.ikke_fulgt)


def test_grunnene_har_lovens_terskel() -> None:
    """A1–A3 i fagkontrollen: alvorlig, framtidig fare, og ikke ethvert udekket behov."""
    a, b, c, d, e = (g.tekst for g in les_kontekst("skole").meldegrunner)
    assert "alvorlige mangler" in a
    assert "kommer til å skje" in a
    assert "alvorlig" in b
    assert "særlig" in c
    assert not d.startswith("Du har grunn til å tro")
    assert "menneskehandel" in e


def med_saeregen_frist(data: Data) -> None:
    alle_typene(data)
    under(data, "frister")["beslutning_dager"] = 97


@hver_type
def test_melding_er_aldri_lederens_beslutning_og_har_aldri_kommunens_frist(type_: str) -> None:
    """A5 i fagkontrollen: plikten ligger på den ansatte, og kommunens frist gjelder ikke melding.

    Barnevernet tar imot meldinger, så der er det andre ord.
    """
    kommune = les_kommune(med_saeregen_frist)
    kontekst = lag_kontekst(kommune, find_tjeneste(kommune, id_av(type_)))
    assert ("97" in kontekst.beslutt_fakta.frist) == (type_ != "barnevern")
    for kapittel in MELDEKAPITLER:
        assert "97" not in " ".join(find_tekster([a.model_dump() for a in getattr(kontekst, kapittel)])), kapittel
    beslutt = " ".join(a.tekst for a in kontekst.beslutt)
    assert type_ == "barnevern" or re.search(r"[Mm]elding[^.]* er ikke[^.]*(beslutning|valgene)", beslutt)
    leder = rf"(?:leder\w*|{re.escape(kontekst.beslutt_fakta.hvem)})"
    for setning in find_setninger(tuple(a for _, a in find_avsnitt(kontekst))):
        avgjoer = re.search(
            rf"\b{leder}\b[^.]*\b(beslutter|bestemmer|avgjør|godkjenner)\b[^.]*\bmeld", setning, re.IGNORECASE
        )
        assert not avgjoer or "ikke" in setning, setning


@hver_type
def test_krisesenteret_er_ikke_en_samarbeidspart_som_varsler_om_barn(type_: str) -> None:
    """A8 og A12: ingen rutine sier at et barn er på krisesenter."""
    if type_ != "krisesenter":
        tekst = " ".join(find_tekster(les_kontekst(type_).model_dump(exclude={"kontakter"})))
        assert not re.search(r"barn(et)? (bor|er) på krisesenter", tekst)


@hver_type
def test_foreldrene_blir_ikke_informert_ved_vold_foer_noen_har_sagt_naar(type_: str) -> None:
    """A13: unntaket gjelder noen i familien eller nær barnet, har et sluttpunkt, og dekker ikke en trener eller medelev."""
    vold = " ".join(a.tekst for a in les_kontekst(type_).vold)
    unntak = " ".join(a.tekst for a in les_kontekst(type_).foreldre_unntak)
    assert "i familien eller nær barnet" in vold
    assert "i familien eller nær barnet" in unntak
    assert re.search(
        r"informere\w* foreldrene, og når|når foreldrene [^.]*vite|foreldrene skal få vite det, og når", vold
    )
    assert re.search(r"utenfor familien[^.]*foreldrene vanligvis få vite det", vold)
    if type_ == "krisesenter":  # the parent who lives there is most often exposed to violence herself
        assert "aldri med den som kan stå bak volden" in unntak
    else:
        assert "uansett hvem det kan være. Voldssporet sier hvem som informerer foreldrene, og når." in unntak


@hver_type
def test_hver_situasjon_har_en_overskrift_for_seg(type_: str) -> None:
    overskrifter = [s.overskrift for s in les_kontekst(type_).situasjoner]
    assert len(set(overskrifter)) == len(overskrifter)
    assert all(overskrifter)


@hver_type
def test_avvergingsplikten_gjelder_det_som_skjer_naa_og_en_lukket_liste(type_: str) -> None:
    """A6 og A7."""
    tekst = " ".join(a.tekst for a in les_kontekst(type_).avverging)
    assert "sikkert eller mest sannsynlig at lovbruddet skjer eller kommer til å skje" in tekst
    assert "Bare lovbruddene på listen er med" in tekst


def test_tjeneste_av_type_annet_har_kommunens_lov_og_sin_egen_hjemmel() -> None:
    los = lag_kontekster(les_kommune())["ungdomslos"]
    hjemler = {h.slag: h.hjemler.replace("\u00a0", " ") for h in los.hjemler}
    assert hjemler["Meldeplikt"] == "barnevernsloven § 13-2"
    assert hjemler["Samarbeid"] == "helse- og omsorgstjenesteloven § 3-4"
