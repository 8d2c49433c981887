"""Kommunens filer til én modell: alt blir fortalt på én gang, og en feil fører ikke andre med seg."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from generator.check import check_kommune
from generator.errors import Nivaa
from generator.load import find_kommunemapper, load_fag, load_kommune
from generator.tre import Tre, tre_fra_pakken
from tests.bygg import AVTALE, FIL, MAPPE, ROT, UTEN, dump, eksempel_tre, lag_avtale, lag_kommune, lag_tre, problemtekster, sjekk_kommune

FELLES = "kommuner/felles/barnevern.yaml"
BARNEVERN = {"skjema_versjon": 1, "id": "barnevern", "type": "barnevern", "navn": "Barnevernet", "organisering": "egen", "leder_rolle": "leder", "dokumentasjon": {"oppbevaring": "mappa"}}
TJENESTER = [
    {"id": "skole", "type": "skole", "navn": "Skolen", "organisering": "egen", "leder_rolle": "rektor", "dokumentasjon": {"oppbevaring": "elevmappa"}},
    {"id": "ppt", "type": "ppt", "navn": "PPT", "organisering": "egen", "leder_rolle": "PPT-leder", "dokumentasjon": {"oppbevaring": "fagsystemet"}},
]
MED_FELLES = [*TJENESTER, {"id": "barnevern", "fra": "felles/barnevern"}]


def test_den_lille_kommunen_i_testene_mangler_ikke_noe(tmp_path: Path) -> None:
    assert sjekk_kommune(tmp_path, avtale=lag_avtale()) == []


def test_avtalene_blir_en_del_av_kommunen(tmp_path: Path) -> None:
    lest = load_kommune(lag_tre(tmp_path, {FIL: lag_kommune(), AVTALE: lag_avtale()}), MAPPE)

    assert lest.verdi is not None
    assert [a.id for a in lest.verdi.avtaler] == ["skole-barnevern"]
    assert lest.steder["avtaler", 0, "parter", 1].path == AVTALE


def test_felles_tjeneste_blir_flettet_inn_og_kan_faa_egne_felt(tmp_path: Path) -> None:
    tjenester = [*TJENESTER, {"id": "vern", "fra": "felles/barnevern", "leder_rolle": "leder", "om": "Vi hjelper."}]
    lest = load_kommune(lag_tre(tmp_path, {FIL: lag_kommune(tjenester=tjenester), FELLES: dump(BARNEVERN)}), MAPPE)

    assert lest.verdi is not None
    tjeneste = lest.verdi.tjenester[2]
    assert (tjeneste.id, tjeneste.type, tjeneste.om) == ("vern", "barnevern", "Vi hjelper.")
    assert lest.steder["tjenester", 2, "om"].path == FIL
    assert lest.steder["tjenester", 2, "navn"].path == FELLES


def test_feil_i_alle_filer_kommer_paa_en_gang_og_i_rekkefoelge(tmp_path: Path) -> None:
    tre = lag_tre(
        tmp_path,
        {
            FIL: lag_kommune(kommune={"farge": "gul"}, tjenester=MED_FELLES),
            AVTALE: lag_avtale(status="ferdig"),
            FELLES: dump({**BARNEVERN, "leder": "Kari"}),
            "kommuner/0301-oslo/kommune.yaml": "skjema_versjon: 1\nkommune: {kommunenummer: 0301}\n",
        },
    )

    steder = [linje.partition(" ")[0] for linje in problemtekster(tre, nivaa=Nivaa.FEIL)]

    assert steder == [f"{AVTALE}:6:", f"{FIL}:7:", "kommuner/0301-oslo/kommune.yaml:2:", "kommuner/0301-oslo/kommune.yaml:2:", "kommuner/0301-oslo/kommune.yaml:2:", f"{FELLES}:9:"]


def test_regler_paa_tvers_blir_proevd_ogsaa_naar_et_felt_er_galt(tmp_path: Path) -> None:
    linjer = sjekk_kommune(tmp_path, nivaa=Nivaa.FEIL, kommune={"farge": "gul"}, kontakt={"legevakt": {"funksjon": "Legevakta", "telefon": "113", "publiser": False}})

    assert [linje.partition(" – ")[0].rpartition(" ")[2] for linje in linjer] == ["kommune.farge", "kontakt.legevakt.publiser", "kontakt.legevakt.telefon"]


def test_det_som_er_galt_blir_utelatt_og_resten_leses(tmp_path: Path) -> None:
    tjenester = [{**TJENESTER[0], "leder_rolle": 7}, {**TJENESTER[1], "organisering": "felles"}]
    lest = load_kommune(lag_tre(tmp_path, {FIL: lag_kommune(tjenester=tjenester)}), MAPPE)

    assert lest.verdi is not None
    assert [t.id for t in lest.verdi.tjenester] == ["skole"]
    assert lest.verdi.tjenester[0].leder_rolle is None
    assert set(lest.utelatt) == {("tjenester", 0, "leder_rolle"), ("tjenester", -1)}
    assert "ppt" in lest.utelatte_id


@pytest.mark.parametrize(
    "endring",
    [
        pytest.param({"tjenester": [{**TJENESTER[0], "organisering": "kommunal", "navn": 7}, TJENESTER[1]], "moetearenaer": [{"id": "forum", "navn": "Forum", "nivaa": "system", "formaal": "sak", "deltakere": ["skole"]}]}, id="tjeneste"),
        pytest.param({"kontakt": {"barnevern_dag": {"publiser": UTEN}}, "konsultasjonsteam": {"bruk": True, "kontakt": "barnevern_dag"}}, id="kontakt"),
        pytest.param({"kontakt": "kommer", "konsultasjonsteam": {"bruk": True, "kontakt": "barnevern_dag"}}, id="alle-kontakter"),
        pytest.param({"fiktiv": "ja"}, id="fiktiv"),
        pytest.param({"modell": {"type": "bti", "bti": {"nivaaer": []}}, "roller": [{"id": "stafettholder"}]}, id="bti"),
        pytest.param({"modell": {"type": "BTI", "bti": {"nivaaer": [{"id": "0", "navn": "Undring"}, {"id": "1", "navn": "Innsats"}]}}}, id="modelltype"),
        pytest.param({"modell": {"type": "bti", "bti": {"nivaaer": [{"id": "0", "navn": "a"}, {"id": "1", "navn": 7}, {"id": "2", "navn": "b"}], "stafettholder_fra_nivaa": "1"}}}, id="nivaa"),
        pytest.param({"hus": [{"id": "huset"}], "tjenester": [{**TJENESTER[0], "hus": "huset"}, TJENESTER[1]]}, id="hus"),
        pytest.param({"kontakt": {"barnevernvakt": {"telefon": "02800", "via": 2800}}}, id="via"),
        pytest.param({"tjenester": [{**TJENESTER[0], "type": "annet", "hjemmel": "hol-3-4"}, TJENESTER[1]]}, id="hjemmel"),
        pytest.param({"tjenester": [*TJENESTER, {"id": "vern", "fra": "felles/finnes-ikke"}], "beredskap": {"holdes_aapne": ["vern"]}}, id="felles"),
        pytest.param({"roller": [{"id": "koordinator", "tid_prosent": "100"}], "dokumenter": [{"dokument": "rollebeskrivelse/koordinator", "versjon": "1.0"}]}, id="rolle"),
    ],
)
def test_en_feil_foerer_ikke_andre_feil_med_seg(tmp_path: Path, endring: Mapping[str, object]) -> None:
    linjer = sjekk_kommune(tmp_path, nivaa=Nivaa.FEIL, **endring)
    egne = 2 if "deltakere" in str(endring) else 1

    assert len(linjer) == egne, linjer


def test_ukjent_felles_tjeneste_gir_bare_den_ene_feilen(tmp_path: Path) -> None:
    linjer = sjekk_kommune(tmp_path, nivaa=Nivaa.FEIL, tjenester=[*TJENESTER, {"id": "vern", "fra": "felles/barnevernet"}])

    assert linjer == [f"{FIL}:38: tjenester[2].fra – «felles/barnevernet» finnes ikke. Skriv felles/ og navnet på en fil i kommuner/felles, uten .yaml."]


@pytest.mark.parametrize("endring", [{"parter": []}, {"gjelder": "alltid"}, {"vedtatt_av_kommunestyret": "i fjor", "type": "kommune_helseforetak", "status": "vedtatt"}, {"forpliktelser": [{"id": "a", "part": "skole", "fra": 7}]}])
def test_en_feil_i_avtalen_foerer_ikke_andre_feil_med_seg(tmp_path: Path, endring: Mapping[str, object]) -> None:
    dokumenter = [{"dokument": "samarbeidsavtale/skole-barnevern", "versjon": "1.0"}]

    linjer = sjekk_kommune(tmp_path, nivaa=Nivaa.FEIL, avtale=lag_avtale(**endring), dokumenter=dokumenter)

    assert len(linjer) == 1, linjer


def test_avtale_som_ikke_kan_leses_gir_bare_en_feil(tmp_path: Path) -> None:
    dokumenter = [{"dokument": "samarbeidsavtale/skole-barnevern", "versjon": "1.0"}]

    assert len(sjekk_kommune(tmp_path, nivaa=Nivaa.FEIL, avtale="id: [", dokumenter=dokumenter)) == 1


def test_for_stor_kommunefil_blir_fortalt_en_gang(tmp_path: Path) -> None:
    tre = lag_tre(tmp_path, {FIL: "#" * (1024 * 1024 + 1)})

    assert problemtekster(tre) == [f"{FIL}: fila er 1,0 MiB, og grensen er 1 MiB. Del den opp, eller ta ut det som ikke hører hjemme her."]


def test_for_stor_felles_fil_blir_fortalt_der_den_er_og_der_den_brukes(tmp_path: Path) -> None:
    tre = lag_tre(tmp_path, {FIL: lag_kommune(tjenester=MED_FELLES), FELLES: "#" * (1024 * 1024 + 1)})

    assert [linje.partition(". ")[0] for linje in problemtekster(tre, nivaa=Nivaa.FEIL)] == [
        f"{FIL}:38: tjenester[2].fra – viser til {FELLES}, som ikke kan leses",
        f"{FELLES}: fila er 1,0 MiB, og grensen er 1 MiB",
    ]


def test_lenke_ut_av_mappen_blir_fortalt(tmp_path: Path) -> None:
    (tmp_path / "hemmelig.yaml").write_text(lag_kommune(), encoding="utf-8")
    fil = tmp_path / "rot" / FIL
    fil.parent.mkdir(parents=True)
    fil.symlink_to(tmp_path / "hemmelig.yaml")

    assert problemtekster(lag_tre(tmp_path / "rot", {})) == [f"{FIL}: fila er en lenke ut av mappen. Legg selve fila her i stedet."]


def test_bokstaver_i_to_deler_kommer_fram_i_en(tmp_path: Path) -> None:
    lest = load_kommune(lag_tre(tmp_path, {FIL: lag_kommune(kommune={"navn": "Va\u030agen"})}), MAPPE)

    assert lest.verdi is not None
    assert lest.verdi.kommune.navn == "Vågen"
    assert [p.nivaa for p in lest.problemer] == [Nivaa.VARSEL]


def test_tekst_kommer_fram_uendret(tmp_path: Path) -> None:
    navn = "Vågen skole & SFO <b>{x}</b> *ikke* «kursiv» \\n %s"
    lest = load_kommune(lag_tre(tmp_path, {FIL: lag_kommune(kommune={"navn": navn})}), MAPPE)

    assert lest.verdi is not None
    assert lest.verdi.kommune.navn == navn


def test_kommunemapper_er_mappene_under_kommuner_uten_felles() -> None:
    tre = Tre({"kommuner/LESMEG.md": b"", "kommuner/b/kommune.yaml": b"", "kommuner/a/logo.svg": b"", "kommuner/felles/x.yaml": b"", "maler/x.yaml": b""})

    assert find_kommunemapper(tre) == ["a", "b"]


@pytest.mark.parametrize("mappe", sorted(m.name for m in (ROT / "kommuner").iterdir() if m.is_dir() and m.name != "felles"))
def test_hver_kommune_i_prosjektet_leses_uten_feil(mappe: str) -> None:
    linjer = problemtekster(_hele_treet(), mappe, nivaa=Nivaa.FEIL)

    assert linjer == []


def _hele_treet() -> Tre:
    filer = {f"kommuner/{fil.relative_to(ROT / 'kommuner').as_posix()}": fil for fil in (ROT / "kommuner").rglob("*") if fil.is_file()}
    return Tre({**tre_fra_pakken(), **filer})


def _noder(data: object, sti: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], object]]:
    if sti:
        yield sti, data
    under: Iterator[tuple[str | int, object]] = iter(())
    if isinstance(data, dict):
        under = iter(data.items())
    elif isinstance(data, list):
        under = iter(enumerate(data))
    for navn, verdi in under:
        yield from _noder(verdi, (*sti, navn))


def _med(data: object, sti: tuple[str | int, ...], verdi: object) -> object:
    if not sti:
        return verdi
    if isinstance(data, dict):
        return {k: _med(v, sti[1:], verdi) if k == sti[0] else v for k, v in data.items()}
    assert isinstance(data, list)
    return [_med(v, sti[1:], verdi) if i == sti[0] else v for i, v in enumerate(data)]


def _felt(sti: tuple[str | int, ...]) -> str:
    return "".join(f"[{d}]" if isinstance(d, int) else f".{d}" for d in sti).lstrip(".")


def test_feil_slag_verdi_hvor_som_helst_i_eksempelet_gir_bare_feil_paa_stedet() -> None:
    """Bytt ut én og én verdi i Fjordvik med noe av feil slag: akkurat det feltet blir fortalt, på norsk, og ikke noe annet."""
    import yaml

    filer = eksempel_tre()
    fag = load_fag(tre_fra_pakken()).verdi
    sti_til_fila = "kommuner/0000-fjordvik/kommune.yaml"
    data = yaml.safe_load(filer[sti_til_fila])
    assert fag is not None
    avvik = []
    for sti, verdi in list(_noder(data)):
        feil: object = 7.5 if isinstance(verdi, dict | list) else {"felt": datetime.date(2026, 1, 1)}
        lest = load_kommune(Tre({**filer, sti_til_fila: dump(_med(data, sti, feil)).encode()}), "0000-fjordvik")
        funn = [*check_kommune(lest.verdi, fag)] if lest.verdi else []
        felt = {p.felt for p in [*lest.problemer, *lest.problemer_av(funn)] if p.nivaa is Nivaa.FEIL}
        if felt != {_felt(sti)}:
            avvik.append((_felt(sti), felt))

    assert avvik == []
