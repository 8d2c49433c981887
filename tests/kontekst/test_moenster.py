"""Det som gjelder flere barn, og den som sa fra: begge står i rutinen for hver tjeneste, på begge målformer."""

from __future__ import annotations

import pytest

from generator.fag.tekster import Maalform
from generator.kontekst.bekymringsrutine_modell import BekymringsrutineKontekst
from generator.word import load_mal
from tests.bygg import ROT
from tests.dokumenter import Data, find_tjeneste, lag_kontekst, les_blokker, les_kommune

OVERSKRIFT = {"nb": "Ser du et mønster som gjelder flere?", "nn": "Ser du eit mønster som gjeld fleire?"}
TJENESTER = [t.id for t in les_kommune().tjenester if t.organisering == "egen"]


def uten_systemmoete(data: Data) -> None:
    data["moetearenaer"] = []


def les(kontekst: BekymringsrutineKontekst) -> str:
    return " ".join(a.tekst for a in kontekst.moenster)


@pytest.mark.parametrize("maalform", ["nb", "nn"])
@pytest.mark.parametrize("id_", TJENESTER)
def test_hver_rutine_sier_hva_en_gjoer_med_et_moenster(id_: str, maalform: Maalform) -> None:
    kommune = les_kommune()
    tekst = les(lag_kontekst(kommune, find_tjeneste(kommune, id_), maalform=maalform))

    assert ("voldssporet først" if maalform == "nb" else "valdssporet først") in tekst
    assert ("fortelle den som sa fra" if maalform == "nb" else "fortelje den som sa frå") in tekst


def test_moetet_kommunen_har_for_slikt_staar_med_navn() -> None:
    kommune = les_kommune()
    assert "opp i Oppvekstforum, uten å vise" in les(lag_kontekst(kommune, find_tjeneste(kommune, "barnehage")))
    assert "opp der tjenestene møtes" in les(lag_kontekst(kommune, find_tjeneste(kommune, "kulturskole")))


def test_uten_et_slikt_moete_er_raadet_det_samme() -> None:
    kommune = les_kommune(uten_systemmoete)
    assert "opp der tjenestene møtes" in les(lag_kontekst(kommune, find_tjeneste(kommune, "barnehage")))


@pytest.mark.parametrize("maalform", ["nb", "nn"])
def test_moensteret_har_sin_egen_overskrift_og_plass_i_innholdslista(maalform: Maalform) -> None:
    mal = load_mal((ROT / f"maler/word/{maalform}/bekymringsrutine.docx").read_bytes(), navn="bekymringsrutine.docx")
    kommune = les_kommune()
    kontekst = lag_kontekst(kommune, find_tjeneste(kommune, "skole"), maalform=maalform)
    blokker = les_blokker(mal.render(kontekst))
    steder = [(i, b.stil) for i, b in enumerate(blokker) if b.tekst == OVERSKRIFT[maalform]]

    assert [stil for _, stil in steder] == ["Innhold1", "Overskrift2"]
    innhold = [b.tekst for b in blokker if b.stil == "Innhold1"]
    assert innhold.index(OVERSKRIFT[maalform]) == next(i for i, t in enumerate(innhold) if t.startswith("14")) - 1
    assert len(innhold) == len(set(innhold)) == 21


@pytest.mark.parametrize("id_", [t for t in TJENESTER if t != "barnevern"])
def test_den_som_sa_fra_hoerer_hva_som_ble_bestemt(id_: str) -> None:
    kommune = les_kommune()
    siste = lag_kontekst(kommune, find_tjeneste(kommune, id_)).beslutt[-1]

    assert siste.tekst.startswith("Du som sa fra, bør få vite av lederen hva som ble bestemt")
    assert siste.norm == "bør"
