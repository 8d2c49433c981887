"""Samsvarsrapporten slik ledere møter den: tallene, det viktigste først, bevisene, avvikene – og aldri en skjult avtale."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping
from typing import Final

import pytest

from generator.kontekst.samsvarsrapport import TEGN
from generator.kontekst.samsvarsrapport_modell import SamsvarsrapportKontekst, Tiltak
from generator.samsvar import STATUSER, find_samsvar, format_samsvar
from generator.samsvar.format import STATUSNAVN
from generator.word import docx_tekst
from tests.dokumenter import FJORDVIK, Data, find_tekster, les_blokker, les_fag, les_kommune, liste
from tests.lederdokumenter import KOMMUNENE, VALLE, bygg, lag_rapport, les
from tests.samsvar.full import fullvik

FELT: Final = {"avvik_dokumentert": "avvik"}
NORMER: Final = ("skal", "bør", "kan")
hver_kommune = pytest.mark.parametrize("mappe", KOMMUNENE)


def les_kommandoen(mappe: str) -> tuple[Mapping[str, str], Mapping[str, int]]:
    """Gi statusen til hvert krav og antallet av hver, slik «rutineverk samsvar --format json» gir dem."""
    kommune = les(mappe)
    data = json.loads(format_samsvar(find_samsvar(kommune, les_fag()), kommune, les_fag(), "json"))
    return {r["krav"]: r["status"] for r in data["rader"]}, data["antall"]


def les_tiltak(rapport: SamsvarsrapportKontekst) -> list[Tiltak]:
    return [*rapport.foerst, *rapport.senere]


def les_numre(tiltak: Tiltak) -> list[str]:
    return re.findall(r"\d\.\d", tiltak.krav)


@hver_kommune
def test_tallene_i_word_fila_er_de_som_kommandoen_gir(mappe: str) -> None:
    statuser, antall = les_kommandoen(mappe)
    diagram = next(b for b in les_blokker(bygg("samsvarsrapport", mappe)) if b.rader and len(b.rader[0]) == 7)
    *rader, i_alt = diagram.rader[1:]
    assert [int(n) for n in i_alt[1:6]] == [antall[s] for s in STATUSER]
    assert i_alt[6] == str(len(statuser)) == str(sum(antall.values()))
    for rad in rader:
        egne = Counter(s for krav, s in statuser.items() if krav[0] == rad[0][0])
        assert [int(n) for n in rad[1:6]] == [egne[s] for s in STATUSER]
    assert len(rader) == 7


@hver_kommune
def test_stolpen_har_ett_tegn_for_hvert_krav_og_sier_det_samme_som_tallene(mappe: str) -> None:
    rapport = lag_rapport(les(mappe))
    for rad in rapport.stolper:
        for status in STATUSER:
            assert rad.stolpe.count(TEGN[status]) == int(getattr(rad, FELT.get(status, status)))
    maalform = les(mappe).kommune.maalform
    assert rapport.tegn == ", ".join(f"{TEGN[s]} {STATUSNAVN[s].paa(maalform)}" for s in STATUSER)
    assert len(set(TEGN.values())) == len(STATUSER)


@hver_kommune
def test_statusen_til_hvert_krav_er_den_samme_som_kommandoen_gir(mappe: str) -> None:
    statuser, _ = les_kommandoen(mappe)
    maalform = les(mappe).kommune.maalform
    rapport = lag_rapport(les(mappe))
    vist = {k.nummer: k.status for del_ in rapport.anbefalinger for k in del_.krav}
    navn = {s: STATUSNAVN[s].paa(maalform) for s in STATUSER}
    assert vist == {krav: navn[s] for krav, s in statuser.items()}  # type: ignore[index]  # JSON has the same statuses


@hver_kommune
def test_hvert_krav_som_gjenstaar_har_ett_tiltak_og_ingen_andre_har_det(mappe: str) -> None:
    statuser, _ = les_kommandoen(mappe)
    rapport = lag_rapport(les(mappe))
    tiltak = les_tiltak(rapport)
    gjenstaar = sorted(krav for krav, s in statuser.items() if s in ("ikke_oppfylt", "delvis"))
    assert sorted(n for t in tiltak for n in les_numre(t)) == gjenstaar
    assert [t.nummer for t in tiltak] == [str(n) for n in range(1, len(tiltak) + 1)]
    for k in (k for del_ in rapport.anbefalinger for k in del_.krav):
        assert (k.nummer in gjenstaar) == bool(k.tiltak)
        if k.tiltak:
            assert k.mangler == tiltak[int(k.tiltak) - 1].tekst
            assert k.nummer in les_numre(tiltak[int(k.tiltak) - 1])


@hver_kommune
def test_lov_som_ikke_er_oppfylt_staar_foerst_og_raad_etter(mappe: str) -> None:
    maalform = les(mappe).kommune.maalform
    ikke, delvis = STATUSNAVN["ikke_oppfylt"].paa(maalform), STATUSNAVN["delvis"].paa(maalform)
    rapport = lag_rapport(les(mappe))
    rekke = [(NORMER.index(t.norm), (ikke, delvis).index(t.status)) for t in les_tiltak(rapport)]
    assert rekke == sorted(rekke)
    assert rekke[0] == (0, 0)
    assert all(t.norm != "skal" for t in rapport.senere)
    norm = {k.id: k.norm for a in les_fag().bibliotek.anbefalinger for k in a.krav}
    for t in les_tiltak(rapport):
        assert (t.norm == "skal") == any(norm[n] == "skal" for n in les_numre(t))


def test_en_kommune_som_oppfyller_alt_faar_ingen_tiltak() -> None:
    rapport = lag_rapport(fullvik())
    assert les_tiltak(rapport) == []
    assert {k.status for del_ in rapport.anbefalinger for k in del_.krav} == {"oppfylt"}
    assert all(k.bevis for del_ in rapport.anbefalinger for k in del_.krav)
    assert rapport.lovkrav == "Av de 8 kravene som følger av lov, er 8 oppfylt."


@hver_kommune
def test_forsiden_sier_hva_oppfylt_betyr(mappe: str) -> None:
    maalform = les(mappe).kommune.maalform
    tekst = docx_tekst(bygg("samsvarsrapport", mappe))
    foer = tekst.partition("Gjer dette" if maalform == "nn" else "Gjør dette")[0]
    for id_ in ("led-oppfylt", "led-ikke-foert-opp"):
        assert les_fag().tekst_etter_id[id_].paa(maalform) in foer


@hver_kommune
def test_bevis_og_det_som_gjenstaar_er_ord_og_ikke_feltnavn(mappe: str) -> None:
    rapport = lag_rapport(les(mappe))
    tekster = [
        *(tekst for del_ in rapport.anbefalinger for k in del_.krav for tekst in (k.bevis, k.mangler, k.avvik)),
        *(tekst for t in les_tiltak(rapport) for tekst in (t.tekst, t.gjelder)),
    ]
    assert len("".join(tekster)) > 2000
    assert [t for t in tekster if re.search(r"[a-z]_[a-z]|\[|[a-z]\.[a-z]", t)] == []


def test_beviset_nevner_det_kommunen_selv_kaller_det() -> None:
    krav = {k.nummer: k for del_ in lag_rapport(les(FJORDVIK)).anbefalinger for k in del_.krav}
    assert krav["1.1"].bevis == "Opplæring: Tegn og signaler."
    assert krav["2.1"].bevis == "Godkjent rutine: Barnehagene i Fjordvik."
    assert krav["2.3"].bevis.endswith("Leder oppgitt: Barnehagene i Fjordvik, Grunnskolene i Fjordvik, SFO og 7 til.")
    assert krav["1.3"].bevis.startswith("Tid til rollen: Barnekoordinator, BTI-koordinator, SLT-koordinator.")
    assert krav["3.2"].bevis == "Avtale: Samarbeidsavtale mellom grunnskolene og barnevernstjenesten."
    assert krav["3.5"].bevis == "Fast møte: Oppvekstforum. Konsultasjonsteam."
    assert krav["3.7"].bevis == "Den som avgjør: kommunalsjef oppvekst."
    assert krav["4.4"].bevis == "Verktøy: SnakkeMedBarn, Jeg vet."
    assert krav["6.3"].bevis == "Modell: BTI. Verktøy: Politiets bekymringssamtale, Oppsporingsmodellen."
    assert krav["1.5"].bevis == "System for avvik. Fast gjennomgang. Opplæring: Meldeplikt og avvergingsplikt."
    assert krav["7.2"].lov == "barnevernsloven §\u00a013-2"


def test_det_som_gjenstaar_er_navn_paa_tjenester_temaer_og_former() -> None:
    tiltak = {t.krav: t for t in les_tiltak(lag_rapport(les(FJORDVIK)))}
    assert tiltak["1.1"].gjelder == "Beskyttelse og risiko, Normal utvikling"
    assert tiltak["3.1"].gjelder == "avtale innenfor en sektor, avtale med staten"
    assert tiltak["4.1"].gjelder == "øving, veiledning"
    assert tiltak["3.6"].gjelder == ""
    rutiner = tiltak["2.1, 2.6, 4.5, 7.2, 7.3 og 7.4"]
    assert rutiner.norm == "skal"
    assert rutiner.gjelder.startswith("Grunnskolene i Fjordvik, SFO, Helsestasjonen")
    valle = {t.krav: t for t in les_tiltak(lag_rapport(les(VALLE)))}
    assert valle["3.5"].gjelder == "fast møte, konsultasjonsteam"


def test_et_dokumentert_avvik_staar_med_begrunnelse_og_er_ikke_et_tiltak() -> None:
    rapport = lag_rapport(les(FJORDVIK))
    (avvik,) = rapport.avvik
    assert (avvik.krav, avvik.begrunnelse) == ("4.3", "få ansatte")
    assert (avvik.i_stedet, avvik.revurderes) == ("barnevernet deltar i samtalene", "1. februar 2027")
    krav = next(k for del_ in rapport.anbefalinger for k in del_.krav if k.nummer == "4.3")
    assert krav.avvik == "NAV har ikke egen opplæring i barnesamtaler (få ansatte)"
    assert (krav.mangler, krav.tiltak) == ("", "")
    assert "4.3" not in [n for t in les_tiltak(rapport) for n in les_numre(t)]


def uten_detaljer_om_avviket(data: Data) -> None:
    for felt in ("kompenserende_tiltak", "godkjent_av", "dato", "revurderes"):
        del liste(data["avvik_fra_anbefaling"])[0][felt]


def test_det_vi_ikke_vet_om_avviket_er_ikke_oppgitt() -> None:
    (avvik,) = lag_rapport(les_kommune(uten_detaljer_om_avviket)).avvik
    assert (avvik.i_stedet, avvik.godkjent, avvik.revurderes) == ("ikke oppgitt",) * 3


@pytest.mark.parametrize(("krets", "status"), [("intern", "vedtatt"), ("intern", "utkast"), ("offentlig", "utkast")])
def test_en_avtale_som_ikke_er_offentlig_er_ikke_nevnt_i_den_offentlige_rapporten(krets: str, status: str) -> None:
    (avtale,) = les(FJORDVIK).avtaler
    skjult = avtale.model_copy(
        update={"id": "hemmelig-id", "tittel": "Hemmelig tittel", "krets": krets, "status": status}
    )
    kommune = les(FJORDVIK).model_copy(update={"avtaler": (skjult,)})
    offentlig = " ".join(find_tekster(lag_rapport(kommune, "offentlig").model_dump()))
    assert "emmelig" not in offentlig
    assert "en avtale som ikke er offentlig" in offentlig.lower()
    assert "Hemmelig tittel" in " ".join(find_tekster(lag_rapport(kommune).model_dump()))
