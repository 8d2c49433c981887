"""Det et ferdig sett skal ha, og kommunen ikke har sagt: hver mangel og hvert varsel kommer alene, og stopper aldri kommunen."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

import pytest

from generator.check.mangler import check_mangler
from generator.errors import Nivaa
from generator.grunnlag import load_alt
from generator.tre import Tre
from tests.bygg import (
    AVTALE,
    BARNEVERN,
    DATO,
    FIL,
    PPT,
    SKOLE,
    UTEN,
    lag_avtale,
    lag_kommune,
    lag_tre,
    lite_fag,
    problemtekster,
    sjekk_kommune,
)
from tests.dokumenter import Data, Endring, find, les_fag, les_kommune, uendret

_LOGG: Final = (
    "hvor stafettloggen ligger, eller hvor den blir tatt vare på når saken er avsluttet, er ikke oppgitt",
    "kor stafettloggen ligg, eller kor han blir teken vare på når saka er avslutta, er ikkje oppgitt",
)


def _bti(**logg: object) -> dict[str, object]:
    nivaaer = [{"id": "0", "navn": "Undring"}, {"id": "1", "navn": "Innsats"}]
    return {"modell": {"type": "bti", "bti": {"nivaaer": nivaaer, "stafettlogg": logg}}}


def _enhet(**endring: object) -> dict[str, object]:
    kontakt = {
        "funksjon": "Rektor",
        "telefon": "00 00 02 00",
        "publiser": True,
        "kontrollert": "2026-10-01",
        "kilde": "skolen",
    }
    enhet = {
        "id": "aasen",
        "navn": "Åsen skole",
        "leder_rolle": "rektor",
        "stedfortreder_rolle": "inspektør",
        "kontakt": kontakt,
        **endring,
    }
    return {"tjenester": [{**SKOLE, "enheter": [{k: v for k, v in enhet.items() if v is not UTEN}]}, PPT, BARNEVERN]}


def _skole(**endring: object) -> dict[str, object]:
    return {"tjenester": [{k: v for k, v in {**SKOLE, **endring}.items() if v is not UTEN}, PPT, BARNEVERN]}


KOORDINATOR: Final = {"id": "koordinator", "oppnevnes_innen_virkedager": 10}


def paa_nynorsk(tre: Tre) -> list[str]:
    """Manglene slik de blir sagt i et dokument på nynorsk."""
    (sak,) = load_alt(tre, [], DATO).saker
    return [f.melding_paa("nn") for f in sak.funn if f.nivaa is Nivaa.MANGEL]


@pytest.mark.parametrize(
    ("endring", "felt_og_melding", "nynorsk"),
    [
        pytest.param({"kommune": {"sentralbord": "00 00 00 00"}, "kontakt": {"barnevern_dag": UTEN}}, "kontakt.barnevern_dag – telefonen til barnevernstjenesten på dagtid er ikke oppgitt", "telefonen til barnevernstenesta på dagtid er ikkje oppgitt", id="barnevern"),
        pytest.param({"kommune": {"sentralbord": "00 00 00 00"}, "kontakt": {"barnevern_dag": {"telefon": UTEN, "epost": "b@proevik.example"}}}, "kontakt.barnevern_dag – telefonen til barnevernstjenesten på dagtid er ikke oppgitt", "telefonen til barnevernstenesta på dagtid er ikkje oppgitt", id="barnevern-uten-telefon"),
        pytest.param({"kontakt": {"barnevernvakt": UTEN}}, "kontakt.barnevernvakt – telefonen til barnevernvakta eller annen akuttberedskap er ikke oppgitt", "telefonen til barnevernvakta eller annan akuttberedskap er ikkje oppgitt", id="barnevernvakt"),
        pytest.param({"kontakt": {"ppt": {"funksjon": "PPT", "publiser": True, "kontrollert": "2026-10-01", "kilde": "PPT"}}}, "kontakt.ppt – PPT har verken telefon, e-post eller lenke", "PPT har verken telefon, e-post eller lenkje", id="kontakt-uten-vei-inn"),
        pytest.param({"kontakt": {"barnevern_dag": {"kontrollert": UTEN}}}, "kontakt.barnevern_dag – når opplysningene om Mottakstelefonen ble kontrollert, er ikke oppgitt", "når opplysningane om Mottakstelefonen vart kontrollerte, er ikkje oppgitt", id="kontakt-uten-dato"),
        pytest.param({"kontakt": {"barnevern_dag": {"kontrollert": UTEN, "kilde": UTEN}}}, "kontakt.barnevern_dag – når opplysningene om Mottakstelefonen ble kontrollert, og hvor opplysningene om Mottakstelefonen kommer fra, er ikke oppgitt", "når opplysningane om Mottakstelefonen vart kontrollerte, og kor opplysningane om Mottakstelefonen kjem frå, er ikkje oppgitt", id="kontakt-uten-dato-og-kilde"),
        pytest.param({"tjenester": [PPT, BARNEVERN]}, "tjenester – disse er ikke ført opp, så de får ingen rutine: Skole (skole)", "desse er ikkje førte opp, så dei får ingen rutine: Skule (skole)", id="tjeneste-ikke-foert-opp"),
        pytest.param(_skole(leder_rolle=UTEN), "tjenester[0] – lederen for Skolen er ikke oppgitt", "leiaren for Skolen er ikkje oppgitt", id="leder"),
        pytest.param(_skole(stedfortreder_rolle=UTEN), "tjenester[0] – stedfortrederen for Skolen er ikke oppgitt", "stadfortredaren for Skolen er ikkje oppgitt", id="stedfortreder"),
        pytest.param(_skole(leder_rolle=UTEN, stedfortreder_rolle=UTEN), "tjenester[0] – lederen og stedfortrederen for Skolen er ikke oppgitt", "leiaren og stadfortredaren for Skolen er ikkje oppgitte", id="leder-og-stedfortreder"),
        pytest.param(_skole(dokumentasjon=UTEN), "tjenester[0] – hvor Skolen oppbevarer det som skrives ned, er ikke oppgitt", "kor Skolen oppbevarer det som blir skrive ned, er ikkje oppgitt", id="dokumentasjon"),
        pytest.param(_skole(dokumentasjon={"system": "Fagsystemet"}), "tjenester[0] – hvor Skolen oppbevarer det som skrives ned, er ikke oppgitt", "kor Skolen oppbevarer det som blir skrive ned, er ikkje oppgitt", id="oppbevaring"),
        pytest.param(_enhet(leder_rolle=UTEN), "tjenester[0].enheter[0] – lederen for Åsen skole er ikke oppgitt", "leiaren for Åsen skole er ikkje oppgitt", id="enhet-leder"),
        pytest.param(_enhet(stedfortreder_rolle=UTEN), "tjenester[0].enheter[0] – stedfortrederen for Åsen skole er ikke oppgitt", "stadfortredaren for Åsen skole er ikkje oppgitt", id="enhet-stedfortreder"),
        pytest.param(_enhet(leder_rolle=UTEN, stedfortreder_rolle=UTEN), "tjenester[0].enheter[0] – lederen og stedfortrederen for Åsen skole er ikke oppgitt", "leiaren og stadfortredaren for Åsen skole er ikkje oppgitte", id="enhet-begge"),
        pytest.param(_enhet(kontakt=UTEN), "tjenester[0].enheter[0] – telefonen til Åsen skole er ikke oppgitt", "telefonen til Åsen skole er ikkje oppgitt", id="enhet-kontakt"),
        pytest.param({"samordning": UTEN}, "samordning – hvem som avgjør hvilken tjeneste som samordner, er ikke oppgitt", "kven som avgjer kva teneste som samordnar, er ikkje oppgitt", id="samordning"),
        pytest.param({"samordning": {"avgjoeres_av": UTEN, "frist_virkedager": 5}}, "samordning – hvem som avgjør hvilken tjeneste som samordner, er ikke oppgitt", "kven som avgjer kva teneste som samordnar, er ikkje oppgitt", id="samordning-uten-rolle"),
        pytest.param({"virkeomraade": UTEN}, "virkeomraade – det er ikke oppgitt hvilke aldre rutinene gjelder for, og om de gjelder gravide", "det er ikkje oppgitt kva aldrar rutinane gjeld for, og om dei gjeld gravide", id="virkeomraade"),
        pytest.param({"frister": {"beslutning_dager": UTEN}}, "frister.beslutning_dager – fristen for å bestemme hva dere gjør videre, er ikke oppgitt", "fristen for å bestemme kva de gjer vidare, er ikkje oppgitt", id="frist"),
        pytest.param({"frister": {"foerste_moete_virkedager": UTEN}}, "frister.foerste_moete_virkedager – fristen for det første møtet om hjelp fra andre er ikke oppgitt", "fristen for det første møtet om hjelp frå andre er ikkje oppgitt", id="frist-moete"),
        pytest.param({"samordning": {"frist_virkedager": UTEN}}, "samordning.frist_virkedager – fristen for å avgjøre hvem som samordner, er ikke oppgitt", "fristen for å avgjere kven som samordnar, er ikkje oppgitt", id="frist-samordning"),
        pytest.param({"roller": [{"id": "barnekoordinator"}, KOORDINATOR]}, "roller[0].oppnevnes_innen_virkedager – fristen for å oppnevne barnekoordinator er ikke oppgitt", "fristen for å nemne opp barnekoordinator er ikkje oppgitt", id="frist-barnekoordinator"),
        pytest.param({"roller": [KOORDINATOR]}, "roller – fristen for å oppnevne barnekoordinator er ikke oppgitt", "fristen for å nemne opp barnekoordinator er ikkje oppgitt", id="ingen-barnekoordinator"),
        pytest.param({"anmeldelse": UTEN}, "anmeldelse – hvem som avgjør om kommunen anmelder et lovbrudd mot et barn, er ikke oppgitt", "kven som avgjer om kommunen melder eit lovbrot mot eit barn til politiet, er ikkje oppgitt", id="anmeldelse"),
        pytest.param(_skole(kontakt=UTEN), "tjenester[0].kontakt – telefonen til Skolen er ikke oppgitt", "telefonen til Skolen er ikkje oppgitt", id="tjeneste-kontakt"),
        pytest.param({"samtykke": {"aldersgrenser": [{"id": "logg", "hva": "stafettlogg", "alder": 16}]}}, "samtykke.aldersgrenser[0] – aldersgrensen for stafettlogg har ingen forklaring", "aldersgrensa for stafettlogg har inga forklaring", id="samtykkealder"),
        pytest.param({"modell": {"type": "egen", "egen": {"navn": "Prøvikmodellen", "trinn": [{"id": "se", "navn": "Se"}]}}}, "modell.egen.trinn – trinnene i kommunens egen modell er ikke oppgitt (minst seks), så rutinen viser seks vanlige steg", "trinna i kommunen sin eigen modell er ikkje oppgitte (minst seks), så rutinen viser seks vanlege steg", id="faa-trinn"),
        pytest.param(_bti(bruk=True, system="Fagsystemet"), f"modell.bti.stafettlogg – {_LOGG[0]}", _LOGG[1], id="logg-uten-oppbevaring"),
        pytest.param(_bti(bruk=True, oppbevaring="arkivet"), f"modell.bti.stafettlogg – {_LOGG[0]}", _LOGG[1], id="logg-uten-system"),
    ],
)  # fmt: skip
def test_en_mangel_kommer_alene(
    tmp_path: Path, endring: Mapping[str, object], felt_og_melding: str, nynorsk: str
) -> None:
    tre = lag_tre(tmp_path, {FIL: lag_kommune(**endring)})

    linjer = problemtekster(tre)
    assert [linje.partition(": ")[2].partition(". ")[0] for linje in linjer] == [f"mangel: {felt_og_melding}"]
    assert paa_nynorsk(tre) == [nynorsk]


def test_uten_nummer_til_barnevernet_mangler_sentralbordet_ogsaa(tmp_path: Path) -> None:
    tre = lag_tre(tmp_path, {FIL: lag_kommune(kontakt={"barnevern_dag": UTEN})})
    assert paa_nynorsk(tre) == [
        "telefonen til barnevernstenesta på dagtid er ikkje oppgitt",
        "telefonen til sentralbordet i kommunen er ikkje oppgitt",
    ]


@pytest.mark.parametrize(
    ("endring", "felt_og_melding", "nynorsk"),
    [
        pytest.param({"parter": [{"id": "skole", "tjeneste": "skole"}, {"id": "barnevern", "tjeneste": "barnevern", "signatar_rolle": "leder"}]}, "parter[0] – hvem som skriver under for «skole», er ikke oppgitt", "kven som skriv under for «skole», er ikkje oppgitt", id="signatar"),
        pytest.param({"gjelder": UTEN}, "det står ikke når avtalen gjelder", "det står ikkje når avtalen gjeld", id="gjelder"),
        pytest.param({"maalgruppe": UTEN}, "avtalen mangler omfang og organisering (maalgruppe)", "avtalen manglar omfang og organisering (maalgruppe)", id="maalgruppe"),
        pytest.param({"ressurser": UTEN}, "avtalen mangler ressurser", "avtalen manglar ressursar (ressurser)", id="ressurser"),
        pytest.param({"forpliktelser": [{"id": "a", "part": "skole", "tekst": "Skolen ringer."}]}, "avtalen mangler roller og ansvar (forpliktelser for hver part)", "avtalen manglar roller og ansvar (forpliktelser for kvar part)", id="en-part-lover-ingenting"),
        pytest.param({"forpliktelser": UTEN}, "avtalen mangler roller og ansvar (forpliktelser for hver part); hva partene samarbeider om (forpliktelser eller moetearenaer)", "avtalen manglar roller og ansvar (forpliktelser for kvar part); kva partane samarbeider om (forpliktelser eller moetearenaer)", id="ingen-forpliktelser"),
    ],
)  # fmt: skip
def test_en_mangel_i_en_avtale_kommer_alene(
    tmp_path: Path, endring: Mapping[str, object], felt_og_melding: str, nynorsk: str
) -> None:
    tre = lag_tre(tmp_path, {FIL: lag_kommune(), AVTALE: lag_avtale(**endring)})

    linjer = problemtekster(tre)
    assert [linje.partition(": ")[2].partition(". ")[0] for linje in linjer] == [f"mangel: {felt_og_melding}"]
    assert linjer[0].startswith(AVTALE)
    assert paa_nynorsk(tre) == [nynorsk]


def test_loefte_som_er_skrevet_for_andre_parter_gir_varsel(tmp_path: Path) -> None:
    fil = "maler/fag/bibliotek.yaml"
    bibliotek = lite_fag()[fil].decode().replace("norm: info}", "norm: info, avtaletyper: [kommune_helseforetak]}")
    tre = lag_tre(tmp_path, {FIL: lag_kommune(), AVTALE: lag_avtale()})

    assert problemtekster(Tre({fil: bibliotek.encode()}).over(tre)) == [
        f"{AVTALE}:24: varsel: forpliktelser[0].fra – løftet «barnevern-droefting» er skrevet for andre avtaler enn "
        "skole_barnevern. Det passer i kommune_helseforetak. Velg et annet løfte, eller skriv tekst med egne ord."
    ]


def test_avtale_som_ligger_et_annet_sted_trenger_ikke_innhold(tmp_path: Path) -> None:
    avtale = lag_avtale(
        ekstern_lenke="https://www.proevik.example/avtale", maalgruppe=UTEN, forpliktelser=UTEN, ressurser=UTEN
    )

    assert sjekk_kommune(tmp_path, avtale=avtale) == []


@pytest.mark.parametrize(
    ("endring", "felt_og_melding"),
    [
        pytest.param({"modell": UTEN}, "modell – modellen kommunen arbeider etter, er ikke oppgitt", id="modell"),
        pytest.param({"nettsted": UTEN}, "nettsted.tilgjengelighetserklaering – lenken til tilgjengelighetserklæringen mangler", id="tilgjengelighet"),
        pytest.param({"tjenester": [SKOLE]}, "tjenester – disse er ikke ført opp: PPT (ppt) og Barnevern (barnevern)", id="vanlige-tjenester"),
        pytest.param(_skole(organisering="interkommunal"), "tjenester[0] – Skolen er interkommunal, men vertskommunen er ikke oppgitt", id="vertskommune"),
        pytest.param({"samordning": {"avgjoeres_av": "Barnekoordinatoren"}}, "samordning.avgjoeres_av – barnekoordinatoren samordner når en slik er oppnevnt, men avgjør ikke hvilken tjeneste som samordner ellers", id="barnekoordinator"),
        pytest.param({"verktoey": {"oppsporingsmodellen": {"bruk": True, "gjelder": ["ppt"]}}}, "verktoey.oppsporingsmodellen.gjelder[0] – Oppsporingsmodellen er laget for barn fra 0 til 6 år, og «ppt» er ppt", id="oppsporing"),
        pytest.param({"kontakt": {"barnevern_dag": {"navn": "Kari", "publiser_navn": True}}}, "kontakt.barnevern_dag.navn – navnet på en person blir vist på nettsiden", id="navn"),
        pytest.param({"samordning": {"avgjoeres_av": "rådmannen"}}, "samordning.avgjoeres_av – bruker det gamle ordet «rådmannen»", id="gammelt-ord"),
        pytest.param(_skole(om="Vi følger barnevernloven § 6-4."), "tjenester[0].om – viser til «barnevernloven § 6-4», som ikke gjelder lenger", id="gammel-henvisning"),
    ],
)  # fmt: skip
def test_et_varsel_kommer_alene(tmp_path: Path, endring: Mapping[str, object], felt_og_melding: str) -> None:
    linjer = problemtekster(lag_tre(tmp_path, {FIL: lag_kommune(**endring)}))

    assert [linje.partition(": ")[2].partition(". ")[0] for linje in linjer] == [f"varsel: {felt_og_melding}"]


@pytest.mark.parametrize("endring", [{}, {"navn": "Kari"}, {"navn": "Kari", "publiser_navn": False}])
def test_navn_som_ikke_blir_vist_gir_ikke_varsel(tmp_path: Path, endring: Mapping[str, object]) -> None:
    assert sjekk_kommune(tmp_path, kontakt={"barnevern_dag": endring}) == []


EKTE_NUMRE: Final = {"barnevern_dag": {"telefon": "22 00 00 10"}, "barnevernvakt": {"telefon": "22 00 00 11"}}


def _valle(rot: Path, **endring: object) -> list[str]:
    kommune = {"kommunenummer": "4221", "navn": "Valle", "organisasjonsnummer": "964966575", **endring}
    return problemtekster(
        lag_tre(
            rot, {"kommuner/4221-valle/kommune.yaml": lag_kommune(fiktiv=False, kontakt=EKTE_NUMRE, kommune=kommune)}
        )
    )


def test_virkelig_kommune_som_stemmer_med_registeret_gir_ingen_problemer(tmp_path: Path) -> None:
    assert _valle(tmp_path) == []


def test_organisasjonsnummer_som_ikke_er_registerets_gir_varsel(tmp_path: Path) -> None:
    linjer = _valle(tmp_path, organisasjonsnummer="310000019")

    assert linjer == [
        "kommuner/4221-valle/kommune.yaml:7: varsel: kommune.organisasjonsnummer – «310000019» er ikke nummeret som registeret har for Valle (964966575). Sjekk nummeret i Enhetsregisteret."
    ]


def test_samisk_kommune_uten_samisk_spraak_gir_varsel(tmp_path: Path) -> None:
    fil = "kommuner/5610-karasjok/kommune.yaml"
    uten = lag_kommune(fiktiv=False, kontakt=EKTE_NUMRE, kommune={"kommunenummer": "5610", "navn": "Karasjok"})
    med = lag_kommune(
        fiktiv=False,
        kontakt=EKTE_NUMRE,
        kommune={"kommunenummer": "5610", "navn": "Karasjok", "samiske_spraak": ["se"]},
    )

    assert [linje.partition(" – ")[0] for linje in problemtekster(lag_tre(tmp_path / "a", {fil: uten}))] == [
        f"{fil}:3: varsel: kommune.samiske_spraak"
    ]
    assert problemtekster(lag_tre(tmp_path / "b", {fil: med})) == []


def test_mappe_med_feil_nummer_gir_varsel(tmp_path: Path) -> None:
    linjer = problemtekster(lag_tre(tmp_path, {"kommuner/proevik/kommune.yaml": lag_kommune()}))

    assert linjer == [
        "kommuner/proevik/kommune.yaml:4: varsel: kommune.kommunenummer – mappen heter proevik, men kommunenummeret er 0000. Gi mappen navnet <nummer>-<navn>."
    ]


@pytest.mark.parametrize(
    ("telefon", "antall"),
    [("900 00 000", 1), ("400 00 000", 1), ("+47 900 00 000", 1), ("22 00 00 00", 0), ("02800", 0)],
)
def test_mobilnummer_paa_nettsiden_gir_varsel_i_en_virkelig_kommune(tmp_path: Path, telefon: str, antall: int) -> None:
    kontakt = EKTE_NUMRE | {
        "ppt": {"funksjon": "PPT", "telefon": telefon, "publiser": True, "kontrollert": "2026-10-01", "kilde": "PPT"}
    }
    fil = "kommuner/4221-valle/kommune.yaml"
    tre = lag_tre(
        tmp_path, {fil: lag_kommune(fiktiv=False, kommune={"kommunenummer": "4221", "navn": "Valle"}, kontakt=kontakt)}
    )

    assert [linje.partition(" – ")[2].partition(".")[0] for linje in problemtekster(tre)] == [
        "ser ut som et mobilnummer og blir vist på nettsiden"
    ] * antall


def test_tjeneste_som_andre_driver_trenger_verken_leder_eller_oppbevaring(tmp_path: Path) -> None:
    politi = {"id": "politi", "type": "politi", "navn": "Politiet", "organisering": "statlig"}

    assert sjekk_kommune(tmp_path, tjenester=[SKOLE, PPT, BARNEVERN, politi]) == []


def test_tjeneste_andre_spoer_om_raad_trenger_telefon_men_ikke_den_som_har_et_fast_nummer(tmp_path: Path) -> None:
    ppt = {**{k: v for k, v in PPT.items() if k != "kontakt"}, "organisering": "statlig"}
    skole = {**SKOLE, "droeftingspartnere": ["ppt"]}
    fast = {
        "ppt": {
            "funksjon": "PPT",
            "telefon": "00 00 01 02",
            "publiser": True,
            "kontrollert": "2026-10-01",
            "kilde": "PPT",
        }
    }

    assert [
        linje.partition(": mangel: ")[2] for linje in sjekk_kommune(tmp_path / "a", tjenester=[skole, ppt, BARNEVERN])
    ] == ["tjenester[1].kontakt – telefonen til PPT er ikke oppgitt. Legg til kontakt."]
    assert sjekk_kommune(tmp_path / "b", tjenester=[skole, ppt, BARNEVERN], kontakt=fast) == []
    assert sjekk_kommune(tmp_path / "c", tjenester=[SKOLE, ppt, BARNEVERN]) == []


@pytest.mark.parametrize("logg", [{"bruk": False}, {"bruk": True, "system": "Fagsystemet", "oppbevaring": "arkivet"}])
def test_logg_som_ikke_er_i_bruk_eller_har_et_sted_mangler_ingenting(
    tmp_path: Path, logg: Mapping[str, object]
) -> None:
    assert problemtekster(lag_tre(tmp_path, {FIL: lag_kommune(**_bti(**logg))})) == []


def test_mangler_og_varsler_er_aldri_feil(tmp_path: Path) -> None:
    tom = lag_kommune(
        virkeomraade=UTEN,
        kontakt=UTEN,
        tjenester=UTEN,
        modell=UTEN,
        frister=UTEN,
        samordning=UTEN,
        nettsted=UTEN,
        roller=UTEN,
        anmeldelse=UTEN,
    )
    tre = lag_tre(tmp_path, {FIL: tom})

    assert problemtekster(tre, nivaa=Nivaa.FEIL) == []
    assert len(problemtekster(tre)) == 17


def _avgjort(data: Data) -> None:
    find(data, "sfo")["samme_organ_som_skolen"] = False


def test_om_sfo_og_skolen_er_samme_organ_mangler_til_kommunen_har_avgjort_det() -> None:
    def finn(endring: Endring) -> list[tuple[Nivaa, str, str]]:
        funn = check_mangler(les_kommune(endring), les_fag())
        return [(f.nivaa, f.melding, f.melding_paa("nn")) for f in funn if "samme organ" in f.melding]

    nb = "om SFO og skolen er samme organ etter reglene om taushetsplikt, er ikke oppgitt"
    nn = "om SFO og skulen er same organet etter reglane om teieplikt, er ikkje oppgitt"
    assert finn(uendret) == [(Nivaa.MANGEL, nb, nn)]
    assert finn(_avgjort) == []
