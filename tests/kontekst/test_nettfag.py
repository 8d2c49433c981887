"""Listene fra faggrunnlaget på nettstedet: bare bekreftede numre, ord holdt fra hverandre, og hvem som svarer for forløp."""

from __future__ import annotations

import pytest

from generator.fag.tekster import Maalform
from generator.kontekst.nettfag import Nettoppslag
from generator.kontekst.nettsted import NettstedKontekst, build_nettsted_kontekst
from generator.samsvar import find_samsvar
from tests.dokumenter import Data, Endring, les_fag, les_kommune, les_sider, uendret
from tests.kode import ROT
from tests.numre import hel

FAG = les_fag()
UKONTROLLERT = [h.nummer for h in FAG.hjelpelinjer if h.sikkerhet != "bekreftet"]


def paa_nynorsk(data: Data) -> None:
    data["kommune"]["maalform"] = "nn"  # type: ignore[index]  # the YAML of the example


def ukjent_forloep(data: Data) -> None:
    data["forloep"] = [{"id": "noe-nytt", "enhet": "Helsestasjonen"}]


def lag(endring: Endring = uendret) -> NettstedKontekst:
    kommune = les_kommune(endring)
    return build_nettsted_kontekst(kommune, FAG, [], find_samsvar(kommune, FAG))


def test_et_nummer_ingen_har_bekreftet_staar_ikke_i_lista() -> None:
    vist = {h.nummer for h in lag().oppslag.hjelpelinjer}

    assert {"112", "113", "110", hel("116 117"), hel("116 111")} == vist
    assert len(UKONTROLLERT) >= 5


@pytest.mark.parametrize("endring", [uendret, paa_nynorsk])
def test_et_nummer_ingen_har_bekreftet_staar_ingen_steder_paa_sidene(endring: Endring) -> None:
    sider = les_sider(les_kommune(endring))

    egne = {k.telefon for k in les_kommune(endring).kontakt.kjente().values()}
    assert [n for n in UKONTROLLERT if n not in egne and n in sider] == []


@pytest.mark.parametrize(("endring", "maalform"), [(uendret, "nb"), (paa_nynorsk, "nn")])
def test_begrepene_og_spoersmaalene_er_paa_kommunens_maalform(endring: Endring, maalform: Maalform) -> None:
    oppslag: Nettoppslag = lag(endring).oppslag

    assert [b.betyr for b in oppslag.begreper] == [b.paa(maalform) for b in FAG.begreper]
    assert {b.ord for b in oppslag.begreper} >= {"Samarbeid", "Samordning", "Samhandling"}
    assert [s.navn for s in oppslag.vurdering.sider] == [s.navn.paa(maalform) for s in FAG.vurdering.sider]
    assert len(oppslag.vurdering.arenaer) == 5


def test_hvert_begrep_staar_likt_i_ordlista() -> None:
    ordliste = (ROT / "docs" / "ordliste.md").read_text(encoding="utf-8")

    mangler = [b.id for b in FAG.begreper if f"| {b.ord.nb.lower()} | {b.nb} | {b.ord.nn.lower()} |" not in ordliste]
    assert mangler == []


def test_de_fem_begrepene_har_hver_sin_forklaring() -> None:
    ider = {b.id for b in FAG.begreper}

    assert {"samarbeid", "samordning", "samhandling", "utsatte-barn-og-unge", "velferdstjeneste"} <= ider
    assert len({b.nb for b in FAG.begreper}) == len({b.nn for b in FAG.begreper}) == len(FAG.begreper)


def test_forloepene_har_navn_og_den_som_svarer() -> None:
    psykisk, gravide = lag().oppslag.forloep

    assert (psykisk.navn, psykisk.ansvarlig) == ("Psykisk helse, barn og unge", "Koordinerende enhet")
    assert gravide.ansvarlig == "Helsestasjonen, jordmor"
    assert gravide.kontakt is not None
    assert gravide.kontakt.telefon == hel("00 00 00 12")


def test_et_forloep_faggrunnlaget_ikke_kjenner_har_sitt_eget_navn() -> None:
    (forloep,) = lag(ukjent_forloep).oppslag.forloep

    assert (forloep.navn, forloep.ansvarlig, forloep.kontakt) == ("Noe nytt", "Helsestasjonen", None)


def test_det_de_ansatte_skal_staar_med_nivaa_og_lov() -> None:
    nivaa = {id_: tekst.replace("\u00a0", " ") for id_, tekst in lag().nivaa.items()}

    assert nivaa["melde-personlig"] == "skal · barnevernsloven § 13-2; barnehageloven § 46; opplæringslova § 24-3"
    assert nivaa["foreldre-unntak"] == "bør · faglig råd"
    assert nivaa["terskel-grunn"] == "barnevernsloven § 13-2"
