"""Det som er galt, blir utelatt, og en feil fører ikke andre feil med seg."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
import yaml

from generator.check.kontakter import check_kontakter
from generator.check.mangler import check_mangler
from generator.check.motsigelser import check_motsigelser
from generator.check.referanser import check_referanser
from generator.errors import Nivaa
from generator.load import load_fag, load_kommune
from generator.tre import Tre, tre_fra_pakken
from tests.bygg import (
    FIL,
    MAPPE,
    PPT,
    SKOLE,
    UTEN,
    dump,
    eksempel_tre,
    lag_avtale,
    lag_kommune,
    lag_tre,
    problemtekster,
    sjekk_kommune,
)

TJENESTER = [SKOLE, PPT]


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
        pytest.param(
            {
                "tjenester": [{**TJENESTER[0], "organisering": "kommunal", "navn": 7}, TJENESTER[1]],
                "moetearenaer": [
                    {"id": "forum", "navn": "Forum", "nivaa": "system", "formaal": "sak", "deltakere": ["skole"]}
                ],
            },
            id="tjeneste",
        ),
        pytest.param(
            {
                "kontakt": {"barnevern_dag": {"publiser": UTEN}},
                "konsultasjonsteam": {"bruk": True, "kontakt": "barnevern_dag"},
            },
            id="kontakt",
        ),
        pytest.param(
            {"kontakt": "kommer", "konsultasjonsteam": {"bruk": True, "kontakt": "barnevern_dag"}}, id="alle-kontakter"
        ),
        pytest.param({"fiktiv": "ja"}, id="fiktiv"),
        pytest.param(
            {"modell": {"type": "bti", "bti": {"nivaaer": []}}, "roller": [{"id": "stafettholder"}]}, id="bti"
        ),
        pytest.param(
            {
                "modell": {
                    "type": "BTI",
                    "bti": {"nivaaer": [{"id": "0", "navn": "Undring"}, {"id": "1", "navn": "Innsats"}]},
                }
            },
            id="modelltype",
        ),
        pytest.param(
            {
                "modell": {
                    "type": "bti",
                    "bti": {
                        "nivaaer": [{"id": "0", "navn": "a"}, {"id": "1", "navn": 7}, {"id": "2", "navn": "b"}],
                        "stafettholder_fra_nivaa": "1",
                    },
                }
            },
            id="nivaa",
        ),
        pytest.param(
            {"hus": [{"id": "huset"}], "tjenester": [{**TJENESTER[0], "hus": "huset"}, TJENESTER[1]]}, id="hus"
        ),
        pytest.param({"kontakt": {"barnevernvakt": {"telefon": "02800", "via": 2800}}}, id="via"),
        pytest.param(
            {"tjenester": [{**TJENESTER[0], "type": "annet", "hjemmel": "hol-3-4"}, TJENESTER[1]]}, id="hjemmel"
        ),
        pytest.param(
            {
                "tjenester": [*TJENESTER, {"id": "vern", "fra": "felles/finnes-ikke"}],
                "beredskap": {"holdes_aapne": ["vern"]},
            },
            id="felles",
        ),
        pytest.param(
            {
                "roller": [{"id": "koordinator", "tid_prosent": "100"}],
                "dokumenter": [{"dokument": "rollebeskrivelse/koordinator", "versjon": "1.0"}],
            },
            id="rolle",
        ),
    ],
)
def test_en_feil_foerer_ikke_andre_feil_med_seg(tmp_path: Path, endring: Mapping[str, object]) -> None:
    linjer = problemtekster(lag_tre(tmp_path, {FIL: lag_kommune(**endring)}), nivaa=Nivaa.FEIL)
    egne = 2 if "deltakere" in str(endring) else 1

    assert len(linjer) == egne, linjer


def test_ukjent_felles_tjeneste_gir_bare_den_ene_feilen(tmp_path: Path) -> None:
    linjer = sjekk_kommune(
        tmp_path, nivaa=Nivaa.FEIL, tjenester=[*TJENESTER, {"id": "vern", "fra": "felles/barnevernet"}]
    )

    assert linjer == [
        f"{FIL}:66: tjenester[2].fra – «felles/barnevernet» finnes ikke. Skriv felles/ og navnet på en fil i kommuner/felles, uten .yaml."
    ]


@pytest.mark.parametrize(
    "endring",
    [
        {"parter": []},
        {"gjelder": "alltid"},
        {"vedtatt_av_kommunestyret": "i fjor", "type": "kommune_helseforetak", "status": "vedtatt"},
        {"forpliktelser": [{"id": "a", "part": "skole", "fra": 7}]},
    ],
)
def test_en_feil_i_avtalen_foerer_ikke_andre_feil_med_seg(tmp_path: Path, endring: Mapping[str, object]) -> None:
    dokumenter = [{"dokument": "samarbeidsavtale/skole-barnevern", "versjon": "1.0"}]

    linjer = sjekk_kommune(tmp_path, nivaa=Nivaa.FEIL, avtale=lag_avtale(**endring), dokumenter=dokumenter)

    assert len(linjer) == 1, linjer


def test_avtale_som_ikke_kan_leses_gir_bare_en_feil(tmp_path: Path) -> None:
    dokumenter = [{"dokument": "samarbeidsavtale/skole-barnevern", "versjon": "1.0"}]

    assert len(sjekk_kommune(tmp_path, nivaa=Nivaa.FEIL, avtale="id: [", dokumenter=dokumenter)) == 1


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


def _to_av_hvert_slag(data: object) -> Iterator[tuple[tuple[str | int, ...], object]]:
    """De to første av hvert felt; tjeneste nummer tre viser ikke noe nytt."""
    sett: Counter[tuple[str, ...]] = Counter()
    for sti, verdi in _noder(data):
        slag = tuple("*" if isinstance(d, int) else d for d in sti)
        sett[slag] += 1
        if sett[slag] <= 2:
            yield sti, verdi


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
    filer = eksempel_tre()
    fag = load_fag(tre_fra_pakken()).verdi
    sti_til_fila = "kommuner/0000-fjordvik/kommune.yaml"
    data = yaml.safe_load(filer[sti_til_fila])
    assert fag is not None
    avvik = []
    for sti, verdi in _to_av_hvert_slag(data):
        feil: object = 7.5 if isinstance(verdi, dict | list) else {"felt": datetime.date(2026, 1, 1)}
        lest = load_kommune(Tre({**filer, sti_til_fila: dump(_med(data, sti, feil)).encode()}), "0000-fjordvik")
        k = lest.verdi
        funn = (
            [*check_referanser(k, fag), *check_motsigelser(k, fag), *check_kontakter(k), *check_mangler(k, fag)]
            if k
            else []
        )
        felt = {p.felt for p in [*lest.problemer, *lest.problemer_av(funn)] if p.nivaa is Nivaa.FEIL}
        if felt != {_felt(sti)}:
            avvik.append((_felt(sti), felt))

    assert avvik == []
