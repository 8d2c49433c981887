"""Det som gjelder flere barn, og den som sa fra: begge står i rutinen for hver tjeneste, på begge målformer."""

from __future__ import annotations

import pytest

from generator.fag.tekster import Maalform
from generator.kontekst.bekymringsrutine_modell import BekymringsrutineKontekst, Situasjon
from tests.dokumenter import Data, find_tjeneste, lag_kontekst, les_kommune

OVERSKRIFT = {"nb": "Ser du et mønster som gjelder flere?", "nn": "Ser du eit mønster som gjeld fleire?"}
TJENESTER = [t.id for t in les_kommune().tjenester if t.organisering == "egen"]


def uten_systemmoete(data: Data) -> None:
    data["moetearenaer"] = []


def find_moenster(kontekst: BekymringsrutineKontekst, maalform: Maalform = "nb") -> Situasjon:
    return next(s for s in kontekst.situasjoner if s.overskrift == OVERSKRIFT[maalform])


def les(situasjon: Situasjon) -> str:
    return " ".join(a.tekst for a in situasjon.avsnitt)


@pytest.mark.parametrize("maalform", ["nb", "nn"])
@pytest.mark.parametrize("id_", TJENESTER)
def test_hver_rutine_sier_hva_en_gjoer_med_et_moenster(id_: str, maalform: Maalform) -> None:
    kommune = les_kommune()
    tekst = les(find_moenster(lag_kontekst(kommune, find_tjeneste(kommune, id_), maalform=maalform), maalform))

    assert ("voldssporet først" if maalform == "nb" else "valdssporet først") in tekst
    assert ("fortelle den som sa fra" if maalform == "nb" else "fortelje den som sa frå") in tekst


def test_moetet_kommunen_har_for_slikt_staar_med_navn() -> None:
    kommune = les_kommune()
    assert "opp i Oppvekstforum, uten å vise" in les(
        find_moenster(lag_kontekst(kommune, find_tjeneste(kommune, "barnehage")))
    )
    assert "opp der tjenestene møtes" in les(
        find_moenster(lag_kontekst(kommune, find_tjeneste(kommune, "kulturskole")))
    )


def test_uten_et_slikt_moete_er_raadet_det_samme() -> None:
    kommune = les_kommune(uten_systemmoete)
    assert "opp der tjenestene møtes" in les(find_moenster(lag_kontekst(kommune, find_tjeneste(kommune, "barnehage"))))


@pytest.mark.parametrize("id_", [t for t in TJENESTER if t != "barnevern"])
def test_den_som_sa_fra_hoerer_hva_som_ble_bestemt(id_: str) -> None:
    kommune = les_kommune()
    siste = lag_kontekst(kommune, find_tjeneste(kommune, id_)).beslutt[-1]

    assert siste.tekst.startswith("Du som sa fra, bør få vite av lederen hva som ble bestemt")
    assert siste.norm == "bør"
