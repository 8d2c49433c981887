"""Avtalen slik partene leser den: alt fra avtalefila er med, loven er partenes egen, og ukjente opplysninger blir sagt."""

from __future__ import annotations

import datetime
from typing import cast

import pytest

from generator.kommune import Avtale, Kommune
from generator.kontekst.bekymringsrutine_modell import Situasjon
from generator.kontekst.felt import Krets
from generator.kontekst.modell import Avsnitt
from generator.kontekst.oppdrag import Oppdrag
from generator.kontekst.samarbeidsavtale import build_samarbeidsavtale
from generator.kontekst.samarbeidsavtale_modell import Loefte, SamarbeidsavtaleKontekst
from tests.dokumenter import Data, find_tekster, les_fag, les_kommune


def lag(kommune: Kommune | None = None, krets: Krets = "intern", **endring: object) -> SamarbeidsavtaleKontekst:
    """Gi konteksten for eksempelets avtale, med felt byttet ut slik de ville stått i fila."""
    kommune = kommune or les_kommune()
    data = cast("Data", kommune.avtaler[0].model_dump(mode="python", exclude_none=True)) | endring
    avtale = Avtale.model_validate({k: v for k, v in data.items() if v is not None})
    return build_samarbeidsavtale(Oppdrag(kommune, les_fag(), "nb", krets, ()), avtale)


def tekst(kontekst: SamarbeidsavtaleKontekst) -> str:
    return "\n".join(find_tekster(kontekst.model_dump()))


PART = {"id": "skole", "tjeneste": "skole"}


def test_partene_har_rolle_kontakt_lov_og_ressurser() -> None:
    skole, barnevern = lag().parter
    assert (skole.navn, skole.signatar, skole.kontakt) == ("Grunnskolene i Fjordvik", "skolesjef", "rektor")
    assert "opplæringslova" in skole.hjemmel
    assert "barnevernsloven" not in skole.hjemmel
    assert barnevern.hjemmel == "barnevernsloven §\u00a015-8"
    assert skole.ressurser == "rektor og kontaktlærer i ressursteam 10 ganger i året"


def test_loeftene_kommer_i_rekkefoelge_med_part_frist_og_maaling() -> None:
    loefter = lag().loefter
    assert [x.part for x in loefter] == [
        "Barnevernstjenesten i Ytre Fjord",
        "Barnevernstjenesten i Ytre Fjord",
        "Grunnskolene i Fjordvik",
        "Grunnskolene i Fjordvik",
        "Alle partene",
    ]
    assert loefter[0].tekst == (
        "Barnevernet tilbyr drøfting uten navn innen fristen, og med en gang ved mulig vold eller overgrep."
    )
    assert (loefter[0].frist, loefter[0].maales_ved) == ("2 hverdager", "andel besvart i tide")
    assert loefter[3].tekst == "Skolen fortsetter egne tiltak mens barnevernet undersøker."
    assert {(x.norm, x.kilde) for x in loefter} == {("avtalt", "denne avtalen")}


def test_hver_part_faar_bare_sine_egne_oppgaver() -> None:
    oppgaver = {o.overskrift: " ".join(a.tekst for a in o.avsnitt) for o in lag().oppgaver}
    assert list(oppgaver) == ["Grunnskolene i Fjordvik", "Barnevernstjenesten i Ytre Fjord"]
    assert "følger opp eleven" in oppgaver["Grunnskolene i Fjordvik"]
    assert "Barnevernet gir råd" in oppgaver["Barnevernstjenesten i Ytre Fjord"]
    assert "Barnevernet" not in oppgaver["Grunnskolene i Fjordvik"]


def test_det_partene_lover_er_aldri_vist_som_lovkrav() -> None:
    fag = les_fag()
    lovet = {t.nb for t in fag.tekster if t.norm == "avtalt" and "{" not in t.nb}
    kontekst = lag()
    avsnitt = [a for navn in type(kontekst).model_fields for a in _avsnitt(getattr(kontekst, navn))]
    assert len(avsnitt) > 20
    for tekst_, norm, kilde in avsnitt:
        if any(t in tekst_ for t in lovet):
            assert (norm, kilde) == ("avtalt", "denne avtalen"), tekst_
        if norm == "skal":
            assert "§" in kilde or "artikkel" in kilde, tekst_


def _avsnitt(verdi: object) -> list[tuple[str, str, str]]:
    if isinstance(verdi, tuple):
        return [treff for x in verdi for treff in _avsnitt(x)]
    if isinstance(verdi, Situasjon):
        return _avsnitt(verdi.avsnitt)
    if isinstance(verdi, Avsnitt | Loefte):
        return [(verdi.tekst, verdi.norm, verdi.kilde)]
    return []


def test_vold_staar_foerst_med_politiet_og_meldeplikten() -> None:
    foerst = [a.tekst for a in lag().foerst]
    assert foerst[0] == "Er barnet i fare nå? Ring politiet på 112."
    assert any("voldssporet" in t for t in foerst)
    assert any("meldeplikten" in t for t in foerst)


def test_hvem_som_avgjoer_samordningen_staar_med_frist() -> None:
    enkeltsak = " ".join(a.tekst for a in lag().enkeltsak)
    assert "avgjør kommunalsjef oppvekst det" in enkeltsak
    assert "innen 5 hverdager" in enkeltsak


@pytest.mark.parametrize(
    ("gjelder", "ventet", "ikke"),
    [
        (
            {"fra": "2026-08-01", "til": "2028-07-31"},
            "fra 1. august 2026 til 31. juli 2028",
            "til en part sier den opp",
        ),
        ({"fra": "2026-08-01"}, "fra 1. august 2026, til en part sier den opp", "forlenget automatisk"),
        ({"fra": "2026-08-01", "oppsigelse_maaneder": 1}, "med én måneds varsel", "1 måned"),
        ({"fra": "2026-08-01", "oppsigelse_maaneder": 6}, "med 6 måneders varsel", "én måned"),
        ({"fra": "2026-08-01", "revisjon_maaneder": 12}, "minst hver 12. måned", "hver 1."),
    ],
)
def test_varigheten_sier_det_fila_sier(gjelder: Data, ventet: str, ikke: str) -> None:
    varighet = " ".join(a.tekst for a in lag(gjelder=_datoer(gjelder)).varighet)
    assert ventet in varighet
    assert ikke not in varighet


def _datoer(gjelder: Data) -> Data:
    return {k: datetime.date.fromisoformat(v) if isinstance(v, str) else v for k, v in gjelder.items()}


def test_ukjent_blir_sagt_og_aldri_gjettet() -> None:
    parter = ({"id": "skole", "tjeneste": "skole"}, {"id": "barnevern", "tjeneste": "barnevern"})
    kontekst = lag(
        parter=parter, gjelder=None, maalgruppe=None, ressurser={}, evaluering=None, saksnummer=None, eskalering=()
    )
    assert {p.signatar for p in kontekst.parter} == {p.ressurser for p in kontekst.parter} == {"ikke oppgitt"}
    verdier = {f.navn: f.verdi for f in kontekst.opplysninger}
    assert verdier["Gjelder"] == verdier["Saksnummer"] == "ikke oppgitt"
    assert [f.verdi for f in kontekst.maalgruppe] == ["ikke oppgitt"]
    assert {f.verdi for f in kontekst.evalueringsfakta} == {"ikke oppgitt"}
    assert kontekst.trapp == ()
    assert "gjelder fra" not in " ".join(a.tekst for a in kontekst.varighet)


def test_avtalen_med_helseforetaket_er_et_tillegg_med_lovens_frister() -> None:
    kontekst = lag(
        type="kommune_helseforetak",
        parter=(PART, {"id": "sykehuset", "navn": "St. Olavs hospital HF"}),
        forpliktelser=(),
        ressurser={},
    )
    alt = tekst(kontekst)
    assert "Det gjentar ikke samarbeidsavtalen mellom kommunen og helseforetaket" in alt
    assert "sies opp med ett års frist" in alt
    assert "forlenget automatisk" not in alt
    assert "En part kan si opp avtalen" not in alt
    assert ("Vedtatt av kommunestyret", "ikke oppgitt") in [(f.navn, f.verdi) for f in kontekst.opplysninger]
    assert kontekst.parter[1].navn == "St. Olavs hospital HF"
    assert kontekst.parter[1].hjemmel == ""


def test_frivillige_faar_avsnittet_om_at_de_ikke_faar_opplysninger() -> None:
    assert "Frivillige får ikke taushetsbelagte" not in tekst(lag())

    kommune = les_kommune(med_frivillige)
    parter = (PART, {"id": "idrettslag", "tjeneste": "idrettslag"})
    assert "Frivillige får ikke taushetsbelagte" in tekst(lag(kommune, parter=parter, forpliktelser=(), ressurser={}))


def med_frivillige(data: Data) -> None:
    frivillig = {"id": "idrettslag", "type": "frivillig", "navn": "Idrettslaget", "organisering": "privat"}
    data["tjenester"] = [*cast("list[Data]", data["tjenester"]), frivillig]


def test_private_enheter_gir_avsnittet_om_aa_slutte_seg_til() -> None:
    assert lag().private == ()
    parter = ({"id": "barnehage", "tjeneste": "barnehage"}, {"id": "barnevern", "tjeneste": "barnevern"})
    assert lag(parter=parter, forpliktelser=(), ressurser={}).private[0].tekst.startswith("Private barnehager")


def test_moetene_har_deltakere_hyppighet_og_innkaller() -> None:
    team, forum = lag().moeter
    assert (team.navn, team.hyppighet, team.innkaller, team.referat) == (
        "Skolens ressursteam",
        "10 ganger i året",
        "rektor",
        "elevmappa",
    )
    assert team.om == "Enkeltsaker"
    assert "Politiet" in forum.deltakere
