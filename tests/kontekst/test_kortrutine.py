"""Den korte rutinen: de samme ordene som i den hele, med samme nivå og kilde, til de små tjenestene og ingen andre."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, cast

import pytest

from generator.kontekst.bekymringsrutine_modell import BekymringsrutineKontekst
from generator.kontekst.felt import Krets
from generator.kontekst.kortrutine import KortrutineKontekst
from generator.kontekst.lommekort import LommekortKontekst
from generator.kontekst.modell import Avsnitt
from generator.plan import plan_dokumenter
from tests.dokumenter import Data, Endring, alle_typene, find, find_kontekster, les_fag, les_kommune, liste, under
from tests.numre import hel

SMAA: Final = ("sfo", "leksehjelp", "kulturskole", "kultur-fritid")
KAPITLER: Final = ("vold", "personlig", "melding", "foreldre", "dokumentasjon", "droefting", "etterpaa")


def kort(id_: str, endring: Endring, krets: Krets = "intern") -> KortrutineKontekst:
    return cast("KortrutineKontekst", find_kontekster(les_kommune(endring), krets)[f"kortrutine/{id_}"])


def gjelder(endring: Endring) -> list[str]:
    dokumenter = plan_dokumenter(les_kommune(endring), les_fag())
    return [d.gjelder for d in dokumenter if d.slag == "kortrutine" and d.krets == "intern"]


def test_bare_smaa_tjenester_faar_den_og_de_beholder_den_hele() -> None:
    assert sorted(gjelder(alle_typene)) == sorted(SMAA)
    alle = {d.id for d in plan_dokumenter(les_kommune(alle_typene), les_fag())}
    assert {f"bekymringsrutine/{id_}" for id_ in SMAA} <= alle


def med_en_annen_som_ligner(data: Data) -> None:
    find(data, "ungdomslos")["ligner"] = "kultur_fritid"


def med_andres_kulturskole(data: Data) -> None:
    find(data, "kulturskole")["organisering"] = "kjoept"


def test_en_annen_tjeneste_faar_den_naar_den_ligner_og_ingen_naar_andre_driver_den() -> None:
    assert gjelder(med_en_annen_som_ligner) == ["sfo", "kulturskole", "ungdomslos"]
    assert gjelder(med_andres_kulturskole) == ["sfo"]


def setninger(a: Avsnitt) -> Iterator[str]:
    """Gi hver setning med nivået og kilden den står under."""
    for setning in a.tekst.replace("? ", ". ").split(". "):
        yield f"{setning.rstrip('.?')} ({a.norm}, {a.kilde})"


def alle_avsnitt(kontekst: BekymringsrutineKontekst | LommekortKontekst) -> Iterator[Avsnitt]:
    for verdi in dict(kontekst).values():
        yield from (x for x in verdi if isinstance(x, Avsnitt)) if isinstance(verdi, tuple) else ()


@pytest.mark.parametrize("id_", SMAA)
def test_hver_setning_staar_i_den_hele_rutinen_eller_paa_kortet_med_samme_nivaa_og_kilde(id_: str) -> None:
    kontekster = find_kontekster(les_kommune(alle_typene))
    lang = cast("BekymringsrutineKontekst", kontekster[f"bekymringsrutine/{id_}"])
    paa_kortet = cast("LommekortKontekst", kontekster[f"lommekort/{id_}"])
    kjente = {s for a in (*alle_avsnitt(lang), *alle_avsnitt(paa_kortet)) for s in setninger(a)}
    k = kort(id_, alle_typene)
    for kapittel in KAPITLER:
        deler = {s for a in getattr(k, kapittel) for s in setninger(a)}
        assert deler, kapittel
        assert deler - kjente == set(), kapittel
    grunner = [(g, v.norm, v.kilde) for v in k.meldegrunner for g in v.grunner]
    assert grunner == [(a.tekst, a.norm, a.kilde) for a in lang.meldegrunner]
    assert [(s.tekst, s.norm, s.kilde) for s in k.steg] == [(s.tekst, s.norm, s.kilde) for s in paa_kortet.steg]


def test_tekstene_i_fila_er_fra_den_hele_rutinen_eller_lommekortet() -> None:
    fag = les_fag()
    andres = {i for d in (fag.bekymringsrutine, fag.lommekort) for k in d.kapitler for i in k.tekster}
    assert {i for k in fag.kortrutine.kapitler for i in k.tekster} - andres == set()


@pytest.mark.parametrize("id_", SMAA)
def test_meldeplikten_er_personlig_og_staar_foerst_med_lov(id_: str) -> None:
    (a,) = kort(id_, alle_typene).personlig
    assert a.tekst == "Meldeplikten er din egen. Lederen din kan ikke bestemme at du ikke skal melde."
    assert (a.norm, "§" in a.kilde) == ("skal", True)
    assert kort(id_, alle_typene).vold[0].tekst.startswith("Mistenker du vold eller overgrep, følg dette sporet")


def test_den_viser_til_den_hele_rutinen_og_har_fristene() -> None:
    k = kort("sfo", alle_typene)
    assert k.utdrag == (
        "Dette er et utdrag. Hele rutinen heter «Rutine når du er bekymret for et barn – Tjenesten sfo»."
    )
    assert [s.frist for s in k.steg] == [
        "",
        "samme dag",
        "",
        "",
        "innen 14 kalenderdager",
        "evaluering innen 8 uker etter at tiltakene startet",
    ]
    assert (k.dok_system, k.dok_oppbevaring, k.dok_tilgang) == ("Systemet", "mappa", "lederen")


def med_skjulte_numre(data: Data) -> None:
    under(under(data, "kontakt"), "krisesenter")["publiser"] = False
    find(data, "sfo")["kontakt"] = {"funksjon": "SFO-leder", "telefon": "00 00 00 77", "publiser": False}


def test_det_offentlige_ikke_kan_se_er_ikke_med_for_dem() -> None:
    intern, offentlig = (kort("sfo", med_skjulte_numre, krets) for krets in ("intern", "offentlig"))
    assert (intern.enheter[0].telefon, offentlig.enheter[0].telefon) == (hel("00 00 00 77"), "ikke offentlig")
    assert "Krisesenter" in [k.hva for k in intern.kontakter]
    assert "Krisesenter" not in [k.hva for k in offentlig.kontakter]


def med_enheter(data: Data) -> None:
    enheter = [{"id": i, "navn": f"SFO {i}", "leder_rolle": "leder"} for i in ("nord", "soer")]
    find(data, "sfo")["enheter"] = enheter
    liste(data["tjenester"])


def test_hver_enhet_staar_med_leder_og_stedfortreder() -> None:
    rader = [(e.navn, e.leder, e.stedfortreder) for e in kort("sfo", med_enheter).enheter]
    k = kort("sfo", med_enheter)
    assert (k.melding_overskrift, k.melding_overskrift_ny_side) == (
        "Meldeplikten",
        "",
    )  # a long list goes on over the page
    assert rader == [
        ("SFO", "SFO-leder", ""),
        ("SFO nord", "leder", "ikke oppgitt"),
        ("SFO soer", "leder", "ikke oppgitt"),
    ]
