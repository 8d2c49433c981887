"""Det som er uendret, blir verken lest eller laget igjen; det som er endret, blir laget, og ikke noe annet."""

from __future__ import annotations

import datetime
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.errors import InndataFeil
from generator.grunnlag import Bestilling, Bygging, find_forrige, load_alt, read_tre
from generator.pipeline import bygg
from tests.cli.program import EIGERSUND, PROEVIK, kjoer, lag_eigersund, lag_proevik, lag_rot, les_filer

DATO = datetime.date(2026, 11, 1)
MALENE = Path(__file__).resolve().parents[1] / "maler"
AVTALE = """\
skjema_versjon: 1
id: skole-ppt
type: skole_ppt
tittel: Skole og PPT
versjon: "1.0"
status: vedtatt
krets: offentlig
gjelder: {fra: 2026-08-01}
parter:
  - {id: skole, tjeneste: skole, signatar_rolle: rektor}
  - {id: ppt, navn: PPT i nabokommunen, signatar_rolle: PPT-leder}
"""


@pytest.fixture
def landet(tmp_path: Path) -> Path:
    """Et lite land: to kommuner, en avtale, og egne maler som kan endres."""
    rot = lag_rot(
        tmp_path,
        {
            PROEVIK: lag_proevik(roller=[{"id": "koordinator"}]),
            EIGERSUND: lag_eigersund(),
            f"kommuner/{PROEVIK}/avtaler/skole-ppt.yaml": AVTALE,
        },
    )
    shutil.copytree(MALENE, rot / "maler")
    return rot


def bygg_alt(rot: Path, dato: datetime.date = DATO) -> list[Bygging]:
    """Bygg slik programmet gjør, med det forrige kjøring husket."""
    tre, ut = read_tre(rot), rot / "ut"
    grunnlag = load_alt(tre, [], dato, find_forrige(tre, ut, dato, Bestilling()))
    return bygg(grunnlag, ut, Bestilling(), lambda _: None)


def find_nye(resultater: list[Bygging]) -> set[str]:
    """Gi det som ble skrevet, uten nettsidene."""
    return {f"{r.sak.mappe}/{sti}" for r in resultater for sti in r.skrevet.nye if sti.startswith("dokumenter/")}


def bytt(fil: Path, gammelt: str, nytt: str) -> None:
    innhold = fil.read_text(encoding="utf-8")
    assert gammelt in innhold
    fil.write_text(innhold.replace(gammelt, nytt), encoding="utf-8")


def test_uten_endringer_blir_ingen_kommune_lest_og_problemene_sagt_igjen(landet: Path) -> None:
    foerste = bygg_alt(landet)
    foer = les_filer(landet / "ut")
    andre = bygg_alt(landet)
    assert [r.sak.uendret for r in andre] == [True, True]
    assert [r.sak.lest.verdi for r in andre] == [None, None]
    assert [r.sak.problemer for r in andre] == [r.sak.problemer for r in foerste]
    assert [r.skrevet.nye for r in andre] == [[], []]
    assert [set(r.skrevet.uendret) for r in andre] == [set(r.skrevet.nye) for r in foerste]
    assert les_filer(landet / "ut") == foer


def _tjeneste(rot: Path) -> None:
    bytt(rot / f"kommuner/{PROEVIK}/kommune.yaml", "leder_rolle: rektor", "leder_rolle: skolesjef")


def _rolle(rot: Path) -> None:
    bytt(rot / f"kommuner/{PROEVIK}/kommune.yaml", "id: koordinator", "id: koordinator\n  enhet: Helse")


def _lov(rot: Path) -> None:
    bytt(rot / "maler/fag/regelverk.yaml", "  paragraf: § 24-3\n", "  paragraf: § 24-3 a\n")


def _avtale(rot: Path) -> None:
    bytt(rot / f"kommuner/{PROEVIK}/avtaler/skole-ppt.yaml", "signatar_rolle: PPT-leder", "signatar_rolle: leder")


BEGGE_SKOLENE = {
    f"{m}/dokumenter/{d}-skole.docx" for m in (PROEVIK, EIGERSUND) for d in ("bekymringsrutine", "lommekort")
}
MED_MELDEPLIKT = ("undringsnotat", "meldingssjekkliste", "moetereferat", "samtaleguide-0-6", "samtaleguide-7-12", "samtaleguide-13-18", "samtaleguide-foreldre", "samtykke")  # fmt: skip
SKJEMAENE = {f"{m}/dokumenter/skjema-{s}.docx" for m in (PROEVIK, EIGERSUND) for s in MED_MELDEPLIKT}
HELE_KOMMUNEN = {
    f"{m}/dokumenter/{d}-kommunen.docx" for m in (PROEVIK, EIGERSUND) for d in ("lederansvar", "saksframlegg")
}
FLYTSKJEMAENE = {f"{m}/dokumenter/flytskjema-kommunen.docx" for m in (PROEVIK, EIGERSUND)}
AVTALEN = f"{PROEVIK}/dokumenter/samarbeidsavtale-skole-ppt.docx"
RAPPORTENE = {f"{m}/dokumenter/samsvarsrapport-kommunen.docx" for m in (PROEVIK, EIGERSUND)}
EGENVURDERINGEN = f"{PROEVIK}/dokumenter/egenvurdering-kommunen.docx"


@pytest.mark.parametrize(
    ("endre", "ventet"),
    [
        (lambda _: None, set()),
        (
            _tjeneste,
            {
                f"{PROEVIK}/dokumenter/{d}.docx"
                for d in ("bekymringsrutine-skole", "lommekort-skole", "lederansvar-kommunen")
            },
        ),
        (
            _rolle,
            {f"{PROEVIK}/dokumenter/{d}.docx" for d in ("rollebeskrivelse-koordinator", "lederansvar-kommunen")},
        ),
        (_lov, BEGGE_SKOLENE | SKJEMAENE | RAPPORTENE | HELE_KOMMUNEN | FLYTSKJEMAENE | {AVTALEN}),
        (_avtale, {AVTALEN, EGENVURDERINGEN}),
    ],
    ids=["ingenting", "en tjeneste", "en rolle", "en lovhenvisning", "en avtale"],
)
def test_akkurat_de_rette_dokumentene_blir_laget(landet: Path, endre: Callable[[Path], None], ventet: set[str]) -> None:
    bygg_alt(landet)
    endre(landet)
    assert find_nye(bygg_alt(landet)) == ventet
    med_husk = les_filer(landet / "ut")
    shutil.rmtree(landet / "ut")
    bygg_alt(landet)
    assert les_filer(landet / "ut") == med_husk


@pytest.mark.parametrize(("maalform", "kommune"), [("nb", PROEVIK), ("nn", EIGERSUND)])
def test_en_mal_som_er_endret_gjelder_bare_sine_egne_dokumenter(landet: Path, maalform: str, kommune: str) -> None:
    bygg_alt(landet)
    stil = landet / f"maler/word/{maalform}/lommekort.docx"
    innhold = stil.read_bytes()
    stil.write_bytes(innhold[:-2] + b"\x03\x00abc")  # en kommentar bakerst i zip-fila
    assert find_nye(bygg_alt(landet)) == {f"{kommune}/dokumenter/lommekort-skole.docx"}


def test_en_fil_som_er_borte_blir_laget_igjen(landet: Path) -> None:
    bygg_alt(landet)
    (landet / "ut" / PROEVIK / "dokumenter/lommekort-skole.docx").unlink()
    assert find_nye(bygg_alt(landet)) == {f"{PROEVIK}/dokumenter/lommekort-skole.docx"}


def test_et_dokument_endret_for_haand_blir_staaende_og_sagt_hver_gang(landet: Path) -> None:
    bygg_alt(landet)
    rutine = landet / "ut" / PROEVIK / "dokumenter/bekymringsrutine-skole.docx"
    rutine.write_bytes(rutine.read_bytes() + b"endret")
    for _ in range(2):
        proevik, _eigersund = bygg_alt(landet)
        assert any("endret for hånd" in b for b in proevik.skrevet.beskjeder)
        assert rutine.read_bytes().endswith(b"endret")


def test_en_ny_dag_leser_paa_nytt_og_skriver_ingenting(landet: Path) -> None:
    bygg_alt(landet)
    resultater = bygg_alt(landet, DATO.replace(year=2027))
    assert [r.sak.uendret for r in resultater] == [False, False]
    assert [r.skrevet.nye for r in resultater] == [[], []]


def test_samme_nummer_i_to_mapper_blir_sagt_ogsaa_for_den_som_er_uendret(landet: Path) -> None:
    bygg_alt(landet)
    shutil.copytree(landet / "kommuner" / EIGERSUND, landet / "kommuner/1101-kopi")
    har_feil = {r.sak.mappe: r.sak.har_feil for r in bygg_alt(landet)}
    assert har_feil == {PROEVIK: False, EIGERSUND: True, "1101-kopi": True}


def test_et_oedelagt_minne_koster_bare_tid(landet: Path) -> None:
    bygg_alt(landet)
    for fil in (landet / "ut/.cache").iterdir():
        fil.write_bytes(b"{")
    resultater = bygg_alt(landet)
    assert [r.skrevet.nye for r in resultater] == [[], []]


def test_faggrunnlaget_blir_husket_slik_det_er(landet: Path) -> None:
    bygg_alt(landet)
    _tjeneste(landet)
    tre, ut = read_tre(landet), landet / "ut"
    forrige = find_forrige(tre, ut, DATO, Bestilling())
    assert forrige.fag
    assert forrige.fag.hent()
    assert load_alt(tre, [], DATO, forrige).fag == load_alt(tre, [], DATO).fag


def test_feil_i_faggrunnlaget_blir_sagt_hver_gang_ogsaa_etter_en_god_kjoering(landet: Path) -> None:
    bygg_alt(landet)
    _lov(landet)
    bytt(landet / "maler/fag/regelverk.yaml", "  lov: barnevernsloven\n", "  lov: ''\n")
    for _ in range(2):
        with pytest.raises(InndataFeil, match=r"maler/fag/regelverk.yaml:\d+"):
            bygg_alt(landet)


def test_en_fil_som_ikke_kan_leses_i_faggrunnlaget_blir_sagt_selv_om_resten_er_husket(landet: Path) -> None:
    bygg_alt(landet)
    (landet / "maler/fag/lenket.yaml").symlink_to(MALENE / "fag/ord.yaml")
    with pytest.raises(InndataFeil, match="lenket"):
        bygg_alt(landet)


def test_programmet_sier_det_samme_foerste_og_andre_gang(landet: Path) -> None:
    foerste, andre = kjoer("bygg", i=landet), kjoer("bygg", i=landet)
    assert (foerste.kode, andre.kode) == (0, 0)
    assert foerste.feil == andre.feil
    assert "0 filer skrevet" in andre.ut
