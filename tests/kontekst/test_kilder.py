"""Kildene som verdier: teksten er den samme som før, og hver henvisning vet hvor den leder."""

from __future__ import annotations

import copy
import pickle

import pytest

from generator.fag.tekster import Maalform
from generator.kontekst.kilder import format_kilder
from generator.kontekst.modell import Avsnitt
from generator.tekst import Henvisning, Henvisninger
from tests.dokumenter import les_fag


def _kilder(*ider: str, maalform: Maalform = "nb") -> list[str | Henvisning]:
    biter = format_kilder(les_fag(), maalform, ider).biter
    return [b if isinstance(b, str) else Henvisning(*(v.replace("\u00a0", " ") for v in (b.tekst, b.id, b.adresse, b.navn))) for b in biter]  # fmt: skip


def test_hver_paragraf_er_en_henvisning_for_seg() -> None:
    assert _kilder("bhl-46", "bvl-13-2", "bhl-2b") == [
        Henvisning("barnehageloven § 46", "bhl-46", "https://lovdata.no/lov/2005-06-17-64/§46", "barnehageloven § 46"),
        " og ",
        Henvisning("§ 2 b", "bhl-2b", "https://lovdata.no/lov/2005-06-17-64/§2b", "barnehageloven § 2 b"),
        "; ",
        Henvisning(
            "barnevernsloven § 13-2", "bvl-13-2", "https://lovdata.no/lov/2021-06-18-97/§13-2", "barnevernsloven § 13-2"
        ),
    ]


def test_det_som_ikke_er_lov_har_ingen_adresse() -> None:
    assert _kilder("retningslinje-is-2826", "stafettholder", maalform="nn") == [
        Henvisning("retningslinja IS-2826", "retningslinje-is-2826", "", "retningslinja IS-2826"),
        "; ",
        Henvisning("lokalt val", "stafettholder", "", "lokalt val"),
    ]


def test_samme_henvisning_staar_bare_en_gang() -> None:
    assert str(format_kilder(les_fag(), "nb", ["f-pr-10-3", "f-pr-10-3"])) == "politiregisterforskriften §\u00a010-3"


def test_et_avsnitt_tar_ogsaa_imot_vanlig_tekst() -> None:
    kilde = Avsnitt(tekst="Bli hos barnet.", norm="bør", kilde="faglig råd").kilde

    assert kilde == "faglig råd"
    assert isinstance(kilde, Henvisninger)
    assert kilde.alle == ()


def test_tom_kilde_er_usann_i_malen() -> None:
    assert not Avsnitt(tekst="Du er ikke alene.", norm="", kilde="").kilde


def test_en_ny_adresse_gir_et_nytt_dokument() -> None:
    """Det et dokument er laget av, huskes som JSON: leder lenka et annet sted, er det ikke det samme."""
    foer, etter = (
        Avsnitt(tekst="Meld.", norm="skal", kilde=Henvisninger(Henvisning("loven § 1", "l-1", adresse)))
        for adresse in ("https://lovdata.no/lov/2020-01-01-1/§1", "https://lovdata.no/lov/2021-01-01-1/§1")
    )

    assert foer.kilde == etter.kilde
    assert foer.model_dump_json() != etter.model_dump_json()


@pytest.mark.parametrize("kopier", [copy.deepcopy, lambda x: pickle.loads(pickle.dumps(x))])
def test_en_kopi_beholder_lenkene(kopier: object) -> None:
    kilde = format_kilder(les_fag(), "nb", ["bhl-46", "fvl-13"])
    assert callable(kopier)

    assert kopier(kilde).biter == kilde.biter
