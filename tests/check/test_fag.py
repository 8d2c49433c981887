"""Reglene for faggrunnlaget: hver feil blir funnet med fil og linje, for alle kommunene bygger på det."""

from __future__ import annotations

import pytest

from generator.check import check_fag
from generator.errors import format_problem
from generator.load import load_fag
from generator.tre import tre_fra_pakken
from tests.bygg import fagtekster, lite_fag

TEKSTER = "maler/fag/tjenestetekster.yaml"
TYPER = "maler/fag/tjenestetyper.yaml"
BIBLIOTEK = "maler/fag/bibliotek.yaml"
DISPOSISJON = "maler/fag/bekymringsrutine.yaml"
TEGN = "maler/fag/tegn.yaml"
AVTALE = "maler/fag/samarbeidsavtale.yaml"
ROLLER = "maler/fag/roller.yaml"


def test_det_ekte_faggrunnlaget_er_uten_feil() -> None:
    lest = load_fag(tre_fra_pakken())

    assert lest.verdi is not None
    assert [format_problem(p) for p in lest.problemer_av(check_fag(lest.verdi))] == []


def _byttet(fil: str, gammel: str, ny: str) -> list[str]:
    innhold = lite_fag()[fil].decode()
    assert innhold.count(gammel) >= 1
    return fagtekster({fil: innhold.replace(gammel, ny, 1)})


@pytest.mark.parametrize(
    ("fil", "gammel", "ny", "linje"),
    [
        pytest.param(TEKSTER, "kilde: [bvl-13-2]", "kilde: [retningslinje]", ":5: [0].norm – «melde-skole» sier skal uten lov eller forskrift som kilde. Legg til kilden, eller bruk boer.", id="skal-med-retningslinje"),
        pytest.param(TEKSTER, "  kilde: [bvl-13-2]\n", "", ":5: [0].norm – «melde-skole» sier skal uten lov eller forskrift som kilde. Legg til kilden, eller bruk boer.", id="skal-uten-kilde"),
        pytest.param(TEKSTER, "[bvl-13-2]", "[bvl-13-2, bvl-13-22]", ":6: [0].kilde[1] – regelen «bvl-13-22» finnes ikke i regelverket. Mente du «bvl-13-2»? Rett id-en, eller legg regelen inn i regelverk.yaml.", id="ukjent-kilde"),
        pytest.param(TEKSTER, "[bvl-13-2]", "[bvl-13-2, bvl-1992-6-4]", ":6: [0].kilde[1] – regelen «bvl-1992-6-4» gjelder ikke (opphevet). Bytt til regelen som gjelder.", id="opphevet-kilde"),
        pytest.param(TEKSTER, "[bvl-13-2]", "[bvl-13-2, ny-lov-1]", ":6: [0].kilde[1] – regelen «ny-lov-1» gjelder ikke (vedtatt_ikke_i_kraft). Bytt til regelen som gjelder.", id="kilde-som-ikke-gjelder-enno"),
        pytest.param(TEKSTER, "nb: Du", "nb: Du i {komune}", ":3: [0].nb – flettefeltet {komune} finnes ikke. Mente du «kommune»?", id="ukjent-flettefelt-nb"),
        pytest.param(TEKSTER, "nn: Du", "nn: Du i {xyzxyz}", ":4: [0].nn – flettefeltet {xyzxyz} finnes ikke. Rett navnet.", id="ukjent-flettefelt-nn"),
        pytest.param(TEKSTER, "  norm", "  krever: [btii]\n  norm", ":5: [0].krever[0] – «btii» er ikke en funksjon kommunen kan velge. Mente du «bti»?", id="ukjent-vilkaar"),
        pytest.param(TEKSTER, "  norm", "  uten: [slt, xyzxyz]\n  norm", ":5: [0].uten[1] – «xyzxyz» er ikke en funksjon kommunen kan velge.", id="ukjent-unntak"),
        pytest.param(TEKSTER, "  norm", "  gjelder: [skoler]\n  norm", ":5: [0].gjelder[0] – tjenestetypen «skoler» finnes ikke. Mente du «skole»?", id="ukjent-type"),
        pytest.param(TEKSTER, "  norm", "  ikke: [skoler]\n  norm", ":5: [0].ikke[0] – tjenestetypen «skoler» finnes ikke. Mente du «skole»?", id="ukjent-type-i-unntak"),
        pytest.param(TEKSTER, "id: melde-skole", "id: melde-personlig", ":1: [0].id – id-en «melde-personlig» er brukt to ganger. Gi teksten en ny id.", id="dobbel-id"),
        pytest.param(TYPER, "innledning: melde-skole", "innledning: melde-skolen", ":2: [1].innledning – teksten «melde-skolen» finnes ikke. Mente du «melde-skole»?", id="ukjent-innledning"),
        pytest.param(TYPER, "meldeplikt: [bvl-13-2]", "meldeplikt: [bvl-1992-6-4]", ":1: [0].meldeplikt[0] – regelen «bvl-1992-6-4» gjelder ikke (opphevet). Bytt til regelen som gjelder.", id="opphevet-hjemmel"),
        pytest.param(BIBLIOTEK, "norm: info}", "norm: info, kilde: [hol-3-44]}", ":5: forpliktelser[0].kilde[0] – regelen «hol-3-44» finnes ikke i regelverket. Mente du «hol-3-4»? Rett id-en, eller legg regelen inn i regelverk.yaml.", id="forpliktelse"),
        pytest.param(BIBLIOTEK, "norm: info}", "norm: info, avtaletyper: [skole_barnvern]}", ":5: forpliktelser[0].avtaletyper[0] – avtaletypen «skole_barnvern» finnes ikke. Mente du «skole_barnevern»?", id="ukjent-avtaletype"),
        pytest.param(BIBLIOTEK, "deltakere: [skole]", "deltakere: [skolen]", ":9: moetearenaer[0].deltakere[0] – tjenestetypen «skolen» finnes ikke. Mente du «skole»?", id="ukjent-deltaker"),
        pytest.param(BIBLIOTEK, "nn: Skule og barnevern}", "nn: Skule og barnevern}, partstyper: [skolen]", ":2: avtaletyper[0].partstyper[0] – tjenestetypen «skolen» finnes ikke. Mente du «skole»?", id="ukjent-partstype"),
        pytest.param("maler/fag/begreper.yaml", "[samordning]", "[samhandling]", ":1: [0].forveksles[0] – begrepet «samhandling» finnes ikke. Mente du «samordning»?", id="ukjent-begrep"),
        pytest.param("maler/fag/begreper.yaml", "[hol-3-4]", "[hol-3-44]", ":1: [0].kilde[0] – regelen «hol-3-44» finnes ikke i regelverket. Mente du «hol-3-4»? Rett id-en, eller legg regelen inn i regelverk.yaml.", id="ukjent-kilde-til-begrep"),
        pytest.param("maler/fag/egenvurdering.yaml", "[hol-3-4]", "[hol-3-44]", ":4: [0].spoersmaal[0].kilde[0] – regelen «hol-3-44» finnes ikke i regelverket. Mente du «hol-3-4»? Rett id-en, eller legg regelen inn i regelverk.yaml.", id="ukjent-kilde-til-spoersmaal"),
        pytest.param("maler/fag/egenvurdering.yaml", "id: deltatt", "id: kompetanseplan", ":5: [0].spoersmaal[1].id – id-en «kompetanseplan» er brukt to ganger. Gi det ene spørsmålet en ny id.", id="dobbelt-spoersmaal"),
        pytest.param(BIBLIOTEK, "id: kommune_helseforetak", "id: skole_barnevern", ":3: avtaletyper[1].id – id-en «skole_barnevern» er brukt to ganger. Gi den ene en ny id.", id="dobbel-avtaletype"),
        pytest.param(BIBLIOTEK, "indikatorer:\n", "indikatorer:\n  - {id: droeftinger-i-tide, nb: Drøftinger, nn: Drøftingar}\n", ":8: indikatorer[1].id – id-en «droeftinger-i-tide» er brukt to ganger. Gi den ene en ny id.", id="dobbel-indikator"),
        pytest.param(DISPOSISJON, "  - {id: tiltak}\n", "  - {id: tiltak}\n  - {id: tiltaket}\n", ":19: kapitler[15].id – kapitlet «tiltaket» finnes ikke i dokumentet. Mente du «tiltak»?", id="ukjent-kapittel"),
        pytest.param(DISPOSISJON, "  - {id: tiltak}\n", "  - {id: tiltak}\n  - {id: tiltak}\n", ":19: kapitler[15].id – kapitlet «tiltak» står to ganger. Slå dem sammen.", id="kapittel-to-ganger"),
        pytest.param(DISPOSISJON, "  - {id: tiltak}\n", "", ":1: kapitler – kapitlet «tiltak» mangler. Legg det inn igjen. Et kapittel kan stå uten tekster.", id="kapittel-mangler"),
        pytest.param(AVTALE, "id: krise}", "id: xyzxyz}", [":1: kapitler – kapitlet «krise» mangler. Legg det inn igjen. Et kapittel kan stå uten tekster.", ":17: kapitler[15].id – kapitlet «xyzxyz» finnes ikke i dokumentet. Velg foerst, private, formaal, formaal_helseforetak, grunnlag, grunnlag_helseforetak, oppgaver, enkeltsak, arenaer, arenaer_sak, medvirkning, medvirkning_helseforetak, taushet, frivillige, vold, overganger, kompetanse, uenighet, krise, evaluering, varighet eller varighet_helseforetak."], id="ukjent-kapittel-i-avtalen"),
        pytest.param("maler/fag/lommekort.yaml", "  - id: steg\n    tekster: [melde-personlig]\n", "", ":1: kapitler – kapitlet «steg» mangler. Legg det inn igjen. Et kapittel kan stå uten tekster.", id="lommekort-uten-steg"),
        pytest.param(ROLLER, "    - id: kort\n", "    - id: korte\n", [":4: [0].kapitler – kapitlet «kort» mangler. Legg det inn igjen. Et kapittel kan stå uten tekster.", ":5: [0].kapitler[0].id – kapitlet «korte» finnes ikke i dokumentet. Mente du «kort»?"], id="ukjent-kapittel-i-rollen"),
        pytest.param(ROLLER, "- {id: koordinator", "- {id: stafettholder", [":1: rollen «koordinator» mangler. Hent den tilbake fra git.", ":8: [2].id – rollen «stafettholder» står to ganger. Ta bort den ene."], id="rolle-to-ganger"),
        pytest.param(ROLLER, "- {id: koordinator", "- {id: kordinator", ":8: [2].id – «kordinator» kan ikke stå her. Mente du «koordinator»? Velg barnekoordinator, koordinator, stafettholder, bti_koordinator eller slt_koordinator.", id="ukjent-rolle"),
        pytest.param(DISPOSISJON, "frist-beslutning", "frist-beslutningen", ":5: kapitler[1].tekster[1] – teksten «frist-beslutningen» finnes ikke. Mente du «frist-beslutning»?", id="ukjent-tekst-i-disposisjonen"),
        pytest.param(DISPOSISJON, "foreldre-unntak, ", "", ":1: kapitler – teksten «foreldre-unntak» er ikke med i rutinen. Legg den inn igjen. Uten den kan rutinen føre til at et barn ikke får hjelp.", id="foreldre-unntak-mangler"),
        pytest.param(TEGN, "kategori: sosialt", "kategori: sosial", ":4: tegn[0].kategori – kategorien «sosial» finnes ikke. Mente du «sosialt»?", id="ukjent-kategori"),
    ],
)  # fmt: skip
def test_feil_i_faggrunnlaget_blir_funnet_med_fil_og_linje(
    fil: str, gammel: str, ny: str, linje: str | list[str]
) -> None:
    andre = [t for t in _byttet(fil, gammel, ny) if "melde-skole» finnes ikke" not in t]

    assert andre == [f"{fil}{x}" for x in ([linje] if isinstance(linje, str) else linje)]


@pytest.mark.parametrize("id_", ["vold-eget-spor", "foreldre-unntak", "avverge-hoved", "melde-personlig"])
def test_rutinen_kan_ikke_miste_tekstene_som_verner_barnet(id_: str) -> None:
    innhold = lite_fag()[DISPOSISJON].decode().replace(f"{id_}, ", "").replace(f", {id_}", "")

    linjer = fagtekster({DISPOSISJON: innhold})

    assert [linje.partition(". ")[0] for linje in linjer] == [
        f"{DISPOSISJON}:1: kapitler – teksten «{id_}» er ikke med i rutinen"
    ]


SKJEMAER = "maler/fag/skjemaer.yaml"


@pytest.mark.parametrize(
    ("gammel", "ny", "linje"),
    [
        pytest.param("krever: [bti]", "krever: [btii]", ":4: [0].krever[0] – «btii» er ikke en funksjon kommunen kan velge. Mente du «bti»?", id="ukjent-funksjon"),
        pytest.param("foerst: [melde-personlig]", "foerst: [melde-personleg]", ":5: [0].foerst[0] – teksten «melde-personleg» finnes ikke. Mente du «melde-personlig»?", id="ukjent-tekst-foerst"),
        pytest.param("sjekkliste: [skj-fakta]", "sjekkliste: [skj-fakt]", ":11: [0].deler[0].sjekkliste[0] – teksten «skj-fakt» finnes ikke. Mente du «skj-fakta»?", id="ukjent-tekst-i-sjekklista"),
        pytest.param("id: etter", "id: fakta", ":15: [0].deler[1].id – id-en «fakta» er brukt to ganger. Gi den ene en ny id.", id="dobbel-del"),
        pytest.param("{id: videre", "{id: saa", ":14: [0].deler[0].felter[1].id – id-en «saa» er brukt to ganger. Gi den ene en ny id.", id="dobbelt-felt"),
        pytest.param(", valg: [{nb: Avslutt, nn: Avslutt}]", "", ":14: [0].deler[0].felter[1] – feltet «videre» i «notat» har ingen svar å velge mellom. Skriv svarene under valg når slag er valg, og bare da.", id="valg-uten-svar"),
        pytest.param("slag: valg", "slag: dato", ":14: [0].deler[0].felter[1] – feltet «videre» i «notat» har svar, men er ikke et valg. Skriv svarene under valg når slag er valg, og bare da.", id="svar-uten-valg"),
    ],
)  # fmt: skip
def test_feil_i_skjemaene_blir_funnet_med_fil_og_linje(gammel: str, ny: str, linje: str) -> None:
    assert _byttet(SKJEMAER, gammel, ny) == [f"{SKJEMAER}{linje}"]


def test_to_skjemaer_kan_ikke_ha_samme_id() -> None:
    skjema = lite_fag()[SKJEMAER].decode()

    linjer = fagtekster({SKJEMAER: skjema + skjema})

    assert linjer == [f"{SKJEMAER}:17: [1].id – id-en «notat» er brukt to ganger. Gi den ene en ny id."]
