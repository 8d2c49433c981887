"""Hvilke dokumenter en kommune får, for hvem og under hvilket navn."""

from __future__ import annotations

import pytest

from generator.kommune import Kommune
from generator.plan import Dokument, Slag, plan_dokumenter
from tests.dokumenter import Data, les_fag, les_kommune, liste

EGNE = [
    "barnehage",
    "skole",
    "sfo",
    "helsestasjon",
    "skolehelsetjeneste",
    "barnevern",
    "nav",
    "psykisk-helse-rus",
    "kulturskole",
    "ungdomslos",
]


def find(kommune: Kommune, slag: Slag) -> list[Dokument]:
    return [d for d in plan_dokumenter(kommune, les_fag()) if d.slag == slag]


def gjelder(slag: Slag, krets: str = "intern") -> list[str]:
    return [d.gjelder for d in find(les_kommune(), slag) if d.krets == krets]


def test_eksempelet_faar_rutine_for_tjenestene_det_driver_selv() -> None:
    assert gjelder("bekymringsrutine") == EGNE
    assert gjelder("bekymringsrutine", "offentlig") == EGNE


def test_hver_enhet_faar_et_lommekort_og_en_tjeneste_uten_enheter_faar_sitt() -> None:
    kort = gjelder("lommekort")
    assert kort[:4] == ["barnehage--solsida", "barnehage--bergtun", "skole--vaagen", "sfo"]
    assert kort[4:] == EGNE[3:]


def test_de_som_kommunen_ikke_bestemmer_over_faar_et_samarbeidsark_i_stedet_for_rutine() -> None:
    assert (
        gjelder("samarbeidsark") == gjelder("samarbeidsark", "offentlig") == ["ppt", "tannhelse", "fastleger", "politi"]
    )


def test_hver_rolle_faar_en_beskrivelse() -> None:
    assert gjelder("rollebeskrivelse") == [r.id for r in les_kommune().roller]


def test_ansvaret_er_offentlig_og_saken_er_bare_for_dem_som_skriver_den() -> None:
    assert [(d.id, d.filnavn, d.sted) for d in find(les_kommune(), "lederansvar") if d.krets == "offentlig"] == [
        ("lederansvar/kommunen", "lederansvar-kommunen.docx", ())
    ]
    assert [(d.krets, d.sti) for d in find(les_kommune(), "saksframlegg")] == [
        ("intern", "dokumenter/saksframlegg-kommunen.docx")
    ]


@pytest.mark.parametrize(
    ("krets", "status", "kretser"),
    [
        ("offentlig", "vedtatt", ["intern", "offentlig"]),
        ("offentlig", "signert", ["intern", "offentlig"]),
        ("offentlig", "utkast", ["intern"]),
        ("offentlig", "til_behandling", ["intern"]),
        ("offentlig", "oppsagt", ["intern"]),
        ("intern", "signert", ["intern"]),
    ],
)
def test_bare_en_inngaatt_offentlig_avtale_naar_offentligheten(krets: str, status: str, kretser: list[str]) -> None:
    (avtale,) = les_kommune().avtaler
    endret = avtale.model_copy(update={"krets": krets, "status": status})
    kommune = les_kommune().model_copy(update={"avtaler": (endret,)})
    assert [d.krets for d in find(kommune, "samarbeidsavtale")] == kretser


def test_to_enheter_kan_ikke_faa_lommekort_med_samme_navn() -> None:
    """Tjenesten «a» med enheten «b», og tjenesten «a-b» uten enheter."""

    def endring(data: Data) -> None:
        skole = next(t for t in liste(data["tjenester"]) if t["id"] == "sfo")
        skole["id"] = "skole-vaagen"

    stier = [d.sti for d in plan_dokumenter(les_kommune(endring), les_fag())]
    assert len(stier) == len(set(stier))


def test_interkommunal_tjeneste_uten_vertskommune_faar_ingen_rutine() -> None:
    ppt = next(t for t in les_kommune().tjenester if t.id == "ppt")
    assert (ppt.organisering, ppt.vertskommune) == ("interkommunal", None)
    assert "ppt" not in gjelder("bekymringsrutine")


def med_ppt(organisering: str, vert: str | None) -> list[str]:
    def endring(data: Data) -> None:
        ppt = next(t for t in liste(data["tjenester"]) if t["id"] == "ppt")
        ppt["organisering"] = organisering
        if vert:
            ppt["vertskommune"] = {"kommunenummer": vert, "navn": "Verten"}

    kommune = les_kommune(endring)
    return [d.krets for d in find(kommune, "bekymringsrutine") if d.gjelder == "ppt"]


@pytest.mark.parametrize(
    ("organisering", "vert", "kretser"),
    [
        ("egen", None, ["intern", "offentlig"]),
        ("interkommunal", "0000", ["intern", "offentlig"]),
        ("vertskommune", "0000", ["intern", "offentlig"]),
        ("interkommunal", "5001", []),
        ("vertskommune", "5001", []),
        ("kjoept", "0000", []),
        ("privat", None, []),
        ("statlig", None, []),
        ("fylkeskommunal", None, []),
    ],
)
def test_bare_den_som_driver_tjenesten_faar_rutinen(organisering: str, vert: str | None, kretser: list[str]) -> None:
    assert med_ppt(organisering, vert) == kretser


def test_tjenester_andre_skriver_rutine_for_faar_ingen() -> None:
    fag = les_fag()
    uten = {t.type for t in fag.tjenestetyper if not t.rutine} - {t.type for t in fag.tjenestetyper if t.rutine}
    assert uten >= {"politi", "fastlege", "tannhelse", "frivillig"}
    fastlege = next(t for t in les_kommune().tjenester if t.type == "fastlege")
    kommune = les_kommune().model_copy(update={"tjenester": (fastlege.model_copy(update={"organisering": "egen"}),)})
    assert find(kommune, "bekymringsrutine") == []


def test_navn_id_og_sti_henger_sammen() -> None:
    intern, offentlig = [d for d in find(les_kommune(), "bekymringsrutine") if d.gjelder == "psykisk-helse-rus"]
    assert intern.id == offentlig.id == "bekymringsrutine/psykisk-helse-rus"
    assert intern.sti == "dokumenter/bekymringsrutine-psykisk-helse-rus.docx"
    assert offentlig.sti == "nettsted/dokumenter/bekymringsrutine-psykisk-helse-rus.docx"


def test_ingen_dokumenter_skriver_over_hverandre() -> None:
    stier = [d.sti for d in plan_dokumenter(les_kommune(), les_fag())]
    assert len(stier) == len(set(stier))


def test_rapporten_og_egenvurderingen_er_om_hele_kommunen_i_begge_kretser() -> None:
    for slag in ("samsvarsrapport", "egenvurdering"):
        intern, offentlig = [d for d in plan_dokumenter(les_kommune(), les_fag()) if d.slag == slag]
        assert intern.id == offentlig.id == f"{slag}/kommunen"
        assert (intern.om, intern.sted) == (les_kommune(), ())
        assert intern.sti == f"dokumenter/{slag}-kommunen.docx"
        assert offentlig.sti == f"nettsted/dokumenter/{slag}-kommunen.docx"


def test_skjemaene_er_ett_for_hele_kommunen_og_like_i_begge_kretser() -> None:
    assert gjelder("skjema") == gjelder("skjema", "offentlig") == [s.id for s in les_fag().skjemaer]
    assert "skjema/undringsnotat" in {d.id for d in plan_dokumenter(les_kommune(), les_fag())}
    assert "nettsted/dokumenter/skjema-samtykke.docx" in {d.sti for d in plan_dokumenter(les_kommune(), les_fag())}


def test_kompetanseplanen_er_en_for_hele_kommunen_og_bare_for_de_ansatte() -> None:
    (plan,) = find(les_kommune(), "kompetanseplan")
    assert (plan.id, plan.krets, plan.om) == ("kompetanseplan/kommunen", "intern", les_kommune())
    assert plan.sti == "dokumenter/kompetanseplan-kommunen.docx"
