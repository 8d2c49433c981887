"""Hver slags endring blir til en setning en rådgiver forstår."""

from __future__ import annotations

import pytest

from generator.endringer import find_endringer
from generator.kommune import Kommune
from generator.load import load_kommune
from generator.tre import Tre
from tests.bygg import eksempel_tre

MAPPE = "0000-fjordvik"
KOMMUNEFIL = f"kommuner/{MAPPE}/kommune.yaml"
AVTALEFIL = f"kommuner/{MAPPE}/avtaler/skole-barnevern.yaml"


def les(filer: dict[str, bytes]) -> Kommune:
    kommune = load_kommune(Tre(filer), MAPPE).verdi
    assert kommune is not None
    return kommune


def endre(fil: str, *bytter: tuple[str, str]) -> list[str]:
    """Gi setningene for en utgave av eksempelet der teksten i en fil er byttet."""
    foer = eksempel_tre()
    tekst = foer[fil].decode()
    for gammel, ny in bytter:
        assert tekst.count(gammel) == 1, (gammel, tekst.count(gammel))
        tekst = tekst.replace(gammel, ny)
    return [f"{e.sted}: {e.setning}" for e in find_endringer(les(foer), les({**foer, fil: tekst.encode()}))]


@pytest.mark.parametrize(
    ("fil", "bytte", "ventet"),
    [
        (
            AVTALEFIL,
            ("frist: 2 hverdager", "frist: 5 hverdager"),
            "Avtale «Samarbeidsavtale mellom grunnskolene og barnevernstjenesten», forpliktelse «droefting»: "
            "Fristen: 2 hverdager → 5 hverdager",
        ),
        (
            KOMMUNEFIL,
            ("  beslutning_dager: 14", "  beslutning_dager: 10"),
            "Frister: Fristen for beslutning: 14 → 10 dager",
        ),
        (
            KOMMUNEFIL,
            ("svar_paa_droefting_virkedager: 2", "svar_paa_droefting_virkedager: 1"),
            "Frister: Svarfristen på drøfting: 2 → 1 virkedag",
        ),
        (
            KOMMUNEFIL,
            ("stedfortreder_rolle: inspektør", "stedfortreder_rolle: avdelingsleder"),
            "Tjeneste «Grunnskolene i Fjordvik», enhet «Vågen skole & kultursenter»: Stedfortrederen: inspektør → avdelingsleder",
        ),
        (
            KOMMUNEFIL,
            (
                "droeftingspartnere: [helsestasjon, ppt, barnevern]",
                "droeftingspartnere: [helsestasjon, barnevern, nav]",
            ),
            "Tjeneste «Barnehagene i Fjordvik»: Hvem en kan drøfte med: lagt til nav; tatt bort ppt",
        ),
        (
            KOMMUNEFIL,
            ("        aapningstid: mandag–fredag 07.00–16.30\n", ""),
            "Tjeneste «Barnehagene i Fjordvik», enhet «Solsida barnehage»: "
            "Åpningstiden: mandag–fredag 07.00–16.30 → ikke oppgitt",
        ),
        (
            KOMMUNEFIL,
            ("slt: {bruk: true,", "slt: {bruk: false,"),
            "Verktøy, SLT: Om det brukes: ja → nei",
        ),
        (
            KOMMUNEFIL,
            ("gjelder_fra: 2026-08-01, godkjent_av", "gjelder_fra: 2026-09-01, godkjent_av"),
            "Dokument «bekymringsrutine/barnehage»: Når det gjelder fra: 1. august 2026 → 1. september 2026",
        ),
        (
            KOMMUNEFIL,
            ("maalform: nb", "maalform: nn"),
            "Kommunen «Fjordvik»: Målformen: nb → nn",
        ),
        (
            AVTALEFIL,
            (
                "  - {id: egne-tiltak, part: skole, tekst: Skolen fortsetter egne tiltak mens barnevernet undersøker., norm: avtalt}\n",
                "",
            ),
            "Avtale «Samarbeidsavtale mellom grunnskolene og barnevernstjenesten»: Forpliktelse «Skolen fortsetter egne tiltak mens barnevernet undersøker.» er tatt bort",
        ),
        (
            AVTALEFIL,
            ("barnevern: én kontaktperson per skole}", "barnevern: to kontaktpersoner}"),
            "Avtale «Samarbeidsavtale mellom grunnskolene og barnevernstjenesten», ressurser: "
            "Barnevern: én kontaktperson per skole → to kontaktpersoner",
        ),
        (
            AVTALEFIL,
            ("oppsigelse_maaneder: 3", "oppsigelse_maaneder: 6"),
            "Avtale «Samarbeidsavtale mellom grunnskolene og barnevernstjenesten», varighet: Oppsigelsestiden: 3 → 6 måneder",
        ),
    ],
)
def test_en_endring_blir_en_setning(fil: str, bytte: tuple[str, str], ventet: str) -> None:
    assert endre(fil, bytte) == [ventet]


def test_en_ny_tjeneste_og_en_som_er_borte() -> None:
    setninger = endre(
        KOMMUNEFIL,
        ("{id: kulturskole, type: kulturskole, navn: Kulturskolen", "{id: klubb, type: kultur_fritid, navn: Klubben"),
    )
    assert setninger == [": Tjeneste «Klubben» er lagt til", ": Tjeneste «Kulturskolen» er tatt bort"]


def test_ny_rekkefoelge_er_ikke_ny_tekst() -> None:
    linjer = (
        "  - {id: trinn-1, rolle: rektor og teamleder, frist: 5 hverdager}\n",
        "  - {id: trinn-2, rolle: skolesjef og barnevernsleder, frist: 5 hverdager}\n",
    )
    assert endre(AVTALEFIL, ("".join(linjer), "".join(reversed(linjer)))) == [
        "Avtale «Samarbeidsavtale mellom grunnskolene og barnevernstjenesten»: Trinn ved uenighet: rekkefølgen er endret"
    ]


def test_lik_utgave_har_ingen_endringer() -> None:
    kommune = les(eksempel_tre())
    assert find_endringer(kommune, kommune) == []


def test_kommentarer_og_innrykk_er_ikke_endringer() -> None:
    assert endre(KOMMUNEFIL, ("  navn: Fjordvik\n", "  # sjekket i dag\n  navn:   Fjordvik\n")) == []
