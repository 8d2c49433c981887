"""De ferdige dokumentene, lest slik leseren ser dem: alt er med, ingenting er tomt, og ingen får se det de ikke skal."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import Final, cast

import pytest
from lxml import etree

from generator.dokumentbygg import lag_nettdokument
from generator.plan import plan_dokumenter
from generator.word import docx_tekst
from generator.word.pakke import les_pakke
from tests.dokumenter import (
    OVERSKRIFTER,
    TYPER_MED_RUTINE,
    Data,
    Endring,
    alle_typene,
    bygg_filer,
    dokumentene,
    faa_tjenester,
    find,
    find_kontekster,
    find_tjeneste,
    les_blokker,
    les_fag,
    les_kommune,
    les_sider,
    liste,
    uendret,
    under,
)
from tests.numre import hel

ALLE: Final = tuple((endring, sti) for endring in (uendret, alle_typene) for sti in dokumentene(endring))
EKSEMPELET: Final = tuple(dokumentene())
KAPITLER: Final = 18
SITUASJONER: Final = 13
BARE_INTERNT: Final = {"dokumenter/kompetanseplan-kommunen.docx", "dokumenter/saksframlegg-kommunen.docx"}


def navn(endring: Endring, sti: str) -> str:
    return f"{endring.__name__}-{sti}"


def gjoer(dokumenter: Sequence[tuple[Endring, str]]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize(("endring", "sti"), dokumenter, ids=[navn(*a) for a in dokumenter])


hvert_dokument = gjoer(ALLE)
hver_rutine = gjoer([a for a in ALLE if "/bekymringsrutine-" in f"/{a[1]}"])


@hver_rutine
def test_alle_kapitlene_er_med_og_voldssporet_staar_foerst(endring: Endring, sti: str) -> None:
    blokker = les_blokker(dokumentene(endring)[sti])
    overskrifter = [(b.stil, b.tekst) for b in blokker if b.stil in ("Overskrift1", "Overskrift1uten")]
    assert [stil for stil, _ in overskrifter[: KAPITLER + 1]] == ["Overskrift1uten", *["Overskrift1"] * KAPITLER]
    assert overskrifter[0][1].startswith("Voldssporet")
    assert overskrifter[KAPITLER][1] == "Kontaktliste"
    innhold = [b.tekst for b in blokker if b.stil == "Innhold1"]
    assert innhold[0] == overskrifter[0][1]
    moenster = innhold.pop(SITUASJONER + 1)
    assert (moenster, "Overskrift2") in [(b.tekst, b.stil) for b in blokker]
    assert innhold[1 : KAPITLER + 1] == [f"{n}\t{t}" for n, (_, t) in enumerate(overskrifter[1 : KAPITLER + 1], 1)]


@hvert_dokument
def test_ingen_overskrift_er_uten_innhold(endring: Endring, sti: str) -> None:
    synlige = [b for b in les_blokker(dokumentene(endring)[sti]) if b.tekst.strip()]
    for blokk, neste in itertools.pairwise(synlige):
        if (dybde := OVERSKRIFTER.get(blokk.stil)) is not None:
            assert OVERSKRIFTER.get(neste.stil, 9) > dybde, blokk.tekst
    assert synlige[-1].stil not in OVERSKRIFTER


@hvert_dokument
def test_ingen_tabell_rad_eller_avsnitt_er_tomt(endring: Endring, sti: str) -> None:
    for blokk in les_blokker(dokumentene(endring)[sti]):
        if blokk.rader:
            assert len(blokk.rader) > 1, blokk.tekst
            assert all(rad[0].strip() for rad in blokk.rader), blokk.tekst
        else:
            assert blokk.tekst.strip() or blokk.stil == "Mellomrom"


@hvert_dokument
def test_ingenting_fra_malspraaket_eller_python_staar_igjen(endring: Endring, sti: str) -> None:
    tekst = docx_tekst(dokumentene(endring)[sti])
    assert re.findall(r"\{[{%#]|[}%#]\}|\{\w+\}|\bNone\b|Undefined|\bTrue\b|\bFalse\b|&(amp|lt|gt|#)", tekst) == []
    assert re.findall(r"(?<!\.)\.\.(?!\.)|[^\s]  [^\s]| [.,;:!?](?:\s|$)|\(\)|«»", tekst) == []


@hvert_dokument
def test_tittelen_i_egenskapene_er_hele_navnet(endring: Endring, sti: str) -> None:
    kjerne = etree.fromstring(les_pakke(sti, dokumentene(endring)[sti])["docProps/core.xml"])
    verdier = {etree.QName(e).localname: e.text for e in kjerne}
    kommune = les_kommune(endring)
    dokument = next(d for d in plan_dokumenter(kommune, les_fag()) if d.sti == sti)
    ventet = {
        "bekymringsrutine": "Rutine når du er bekymret for et barn – {}",
        "samarbeidsavtale": "{}",
        "rollebeskrivelse": "Rollebeskrivelse: {}",
        "samarbeidsark": "Samarbeidsark – {}",
        "lommekort": "Lommekort – når du er bekymret for et barn – {}",
        "skjema": "{}",
        "kompetanseplan": "{}",
        "samsvarsrapport": "{}",
        "egenvurdering": "{}",
        "kortrutine": "Kort rutine når du er bekymret – {}",
        "flytskjema": "{} – Fjordvik kommune",
        "lederansvar": "{} – Fjordvik kommune",
        "saksframlegg": "{} – Fjordvik kommune",
    }[dokument.slag]
    assert verdier["title"] == ventet.format(lag_nettdokument(dokument, kommune, les_fag()).tittel)
    assert verdier["creator"] == "Fjordvik kommune"


def test_ferdig_utfylt_tjeneste_har_ingenting_som_ikke_er_oppgitt() -> None:
    assert "ikke oppgitt" not in docx_tekst(dokumentene()["dokumenter/bekymringsrutine-barnehage.docx"])


@pytest.mark.parametrize("sti", [sti for sti in EKSEMPELET if "bekymringsrutine-" in sti])
def test_det_yaml_sier_om_tjenesten_staar_i_dokumentet(sti: str) -> None:
    kommune = les_kommune()
    tjeneste = find_tjeneste(kommune, sti.rpartition("bekymringsrutine-")[2].removesuffix(".docx"))
    tekst = docx_tekst(dokumentene()[sti])
    assert [
        verdi for verdi in _verdier(tjeneste.model_dump(include={"dokumentasjon", "navn"})) if verdi not in tekst
    ] == []
    felt = {"navn", "leder_rolle", "stedfortreder_rolle", "aapningstid"}
    for enhet in tjeneste.enheter:
        ventet = [*_verdier(enhet.model_dump(include=felt)), enhet.kontakt.telefon if enhet.kontakt else ""]
        assert [verdi for verdi in ventet if verdi and verdi not in tekst] == []
    dager = (tjeneste.frister or kommune.frister).beslutning_dager
    lovens = (
        "senest innen en uke" if tjeneste.type == "barnevern" else f"{dager} dager"
    )  # the law's deadline for reports
    assert [f for f in (lovens, "Samme dag", "8 uker") if f not in tekst] == []


def _verdier(verdi: object) -> Iterator[str]:
    if isinstance(verdi, str):
        yield verdi
    elif isinstance(verdi, dict):
        for under in verdi.values():
            yield from _verdier(under)


def test_tegn_som_betyr_noe_i_xml_kommer_hele_fram() -> None:
    filer = bygg_filer(med_farlige_tegn)
    tekst = docx_tekst(filer["dokumenter/bekymringsrutine-skole.docx"])
    assert "Vågen skole & kultursenter" in tekst
    assert "Berg & Dal <AS>" in tekst
    assert 'Skole <b>"1"</b> & 2' in tekst
    assert "&amp;" not in tekst
    html = filer["nettsted/hjelpetilbud.html"].decode()
    assert "Berg &amp; Dal &lt;AS&gt;" in html
    assert "<b>&quot;1" not in html
    assert '<b>"1' not in html


def med_farlige_tegn(data: Data) -> None:
    faa_tjenester(data)
    skole = find(data, "skole")
    skole["navn"] = 'Skole <b>"1"</b> & 2'
    skole["enheter"] = [*liste(skole["enheter"]), {"id": "berg", "navn": "Berg & Dal <AS>"}]


@pytest.mark.parametrize("type_", TYPER_MED_RUTINE)
def test_hver_tjenestetype_faar_rutine_i_begge_kretser(type_: str) -> None:
    fil = f"dokumenter/bekymringsrutine-{type_.replace('_', '-')}.docx"
    filer = bygg_filer(alle_typene)
    assert fil in filer
    assert f"nettsted/{fil}" in filer


def med_skjulte_kontakter(data: Data) -> None:
    """Alt som kan være internt, er internt, og hver kontakt har et navn og et nummer som bare den har."""
    faa_tjenester(data)
    kontakter = cast("dict[str, Data]", data["kontakt"])
    skjulte = [k for noekkel, k in kontakter.items() if noekkel not in ("barnevern_dag", "barnevernvakt", "legevakt")]
    skjulte += [under(t, "kontakt") for t in liste(data["tjenester"]) if "kontakt" in t]
    skjulte += [
        under(e, "kontakt") for t in liste(data["tjenester"]) for e in liste(t.get("enheter", [])) if "kontakt" in e
    ]
    skjulte.append(under(under(data, "beredskap"), "kriseteam"))
    for nr, kontakt in enumerate(skjulte):
        kontakt |= {"publiser": False, "telefon": f"99 00 {nr:02} 99", "epost": f"skjult{nr}@fjordvik.example"}
        kontakt["aapningstid"] = f"skjult tid {nr}"
    for nr, kontakt in enumerate([*skjulte, kontakter["barnevern_dag"], kontakter["barnevernvakt"]]):
        kontakt["navn"] = f"Prøvenavn Nr{nr}"


def test_interne_kontakter_og_navn_naar_aldri_offentligheten() -> None:
    filer = bygg_filer(med_skjulte_kontakter)
    for sti, innhold in filer.items():
        if sti.startswith("nettsted/"):
            tekst = docx_tekst(innhold) if sti.endswith(".docx") else innhold.decode(errors="replace")
            assert re.findall(r"99\s00\s\d\d\s99|9900\d\d99|skjult\d+@|skjult tid", tekst) == [], sti
            assert "Prøvenavn" not in tekst, sti


def test_interne_kontakter_staar_i_det_interne_dokumentet_uten_navn() -> None:
    tekst = docx_tekst(bygg_filer(med_skjulte_kontakter)["dokumenter/bekymringsrutine-barnehage.docx"])
    assert len(set(re.findall(r"99\s00\s\d\d\s99", tekst))) >= 8
    assert "Prøvenavn" not in tekst


def telefoner(krets: str, tjeneste: str) -> list[str]:
    """Gi telefonen til tjenesten og til hver enhet, slik rutinen viser den."""
    blokker = les_blokker(bygg_filer(med_skjulte_kontakter)[f"{krets}dokumenter/bekymringsrutine-{tjeneste}.docx"])
    enheter = next(b for b in blokker if b.rader and b.rader[0][0] == "Enhet")
    nr = enheter.rader[0].index("Telefon")
    return [rad[nr].partition("\n")[0] for rad in enheter.rader[1:]]


def test_et_nummer_som_ikke_er_offentlig_er_ikke_kalt_ukjent() -> None:
    assert set(telefoner("nettsted/", "barnehage")) == {hel("00 00 05 01"), "ikke offentlig"}
    assert "ikke offentlig" not in telefoner("", "barnehage")
    kort = docx_tekst(bygg_filer(med_skjulte_kontakter)["nettsted/dokumenter/lommekort-barnehage--solsida.docx"])
    assert "ikke offentlig" in kort
    assert "ikke oppgitt" in docx_tekst(
        bygg_filer(uten_enhetstelefon)["nettsted/dokumenter/lommekort-barnehage--solsida.docx"]
    )


def uten_enhetstelefon(data: Data) -> None:
    faa_tjenester(data)
    del liste(find(data, "barnehage")["enheter"])[0]["kontakt"]


def med_navn_som_kan_vises(data: Data) -> None:
    faa_tjenester(data)
    under(under(data, "kontakt"), "politi").update({"navn": "Prøvenavn Vises", "publiser_navn": True})


def test_navn_vises_bare_naar_det_er_sagt_ja_til() -> None:
    assert "Prøvenavn Vises" in docx_tekst(
        bygg_filer(med_navn_som_kan_vises)["nettsted/dokumenter/bekymringsrutine-skole.docx"]
    )


def med_krisesenter(data: Data) -> None:
    """Sjekk stopper dette; her ser vi at adressen ikke kommer ut selv om den skulle slippe gjennom."""
    data["hus"] = [*liste(data["hus"]), {"id": "skjult-hus", "navn": "Skjulhuset", "adresse": "Skjulveien 14"}]
    enhet = {"id": "sentrum", "navn": "Krisesenteret", "adresse": "Skjulveien 13", "leder_rolle": "leder"}
    tjeneste: Data = {"id": "krisesenter", "type": "krisesenter", "navn": "Krisesenteret", "organisering": "egen"}
    data["tjenester"] = [*liste(data["tjenester"]), {**tjeneste, "hus": "skjult-hus", "enheter": [enhet]}]


def test_adressen_til_krisesenteret_staar_ingen_steder() -> None:
    kommune = les_kommune(med_krisesenter)
    tekst = les_sider(kommune) + "".join(k.model_dump_json() for k in find_kontekster(kommune).values())
    assert "Krisesenteret" in tekst
    assert re.findall(r"Skjul\w+", tekst) == []


def uten_vakt(data: Data) -> None:
    faa_tjenester(data)
    del under(data, "kontakt")["barnevernvakt"]


def uten_barnevern(data: Data) -> None:
    faa_tjenester(data)
    del under(data, "kontakt")["barnevern_dag"]


@pytest.mark.parametrize("krets", ["", "nettsted/"])
@pytest.mark.parametrize(
    ("endring", "rad", "mangel", "gammelt"),
    [
        (
            uten_vakt,
            "Barnevernvakt",
            "Telefonen til barnevernvakta eller annen akuttberedskap er ikke oppgitt.",
            "00 00 00 11",
        ),
        (
            uten_barnevern,
            "Barnevernet på dagtid",
            "Telefonen til barnevernstjenesten på dagtid er ikke oppgitt.",
            "00 00 00 10",
        ),
    ],
    ids=["vakt", "dagtid"],
)
def test_ukjent_nummer_blir_ikke_oppgitt_og_rammen_sier_hva_du_gjoer(
    krets: str, endring: Endring, rad: str, mangel: str, gammelt: str
) -> None:
    innhold = bygg_filer(endring)[f"{krets}dokumenter/bekymringsrutine-barnehage.docx"]
    blokker = les_blokker(innhold)
    akutt = next(b for b in blokker if b.rader and b.rader[0][0] == "Haster det?")
    assert "112" in akutt.tekst
    assert hel("116 111") in akutt.tekst
    assert gammelt not in docx_tekst(innhold)
    mangler = next(b for b in blokker if b.tekst.startswith("Dette mangler i rutinen"))
    assert mangel in mangler.tekst.split("\n")
    innhold_ = [b.tekst for b in blokker].index(
        "Innhold"
    )  # side 1 er det en gjør nå; det som mangler, står rett etter innholdet
    foerste_kapittel = next(i for i, b in enumerate(blokker) if i > innhold_ and b.stil.startswith("Overskrift1"))
    assert blokker.index(akutt) < innhold_ < blokker.index(mangler) < foerste_kapittel
    kontakter = next(b for b in blokker if b.rader and b.rader[0][0] == "Hvem" and b.rader[0][1] == "Telefon")
    (linje,) = [r for r in kontakter.rader if r[0].startswith(rad)]
    assert linje == (rad, "ikke oppgitt", "ikke kontrollert")


def test_to_bygg_gir_samme_byte() -> None:
    assert bygg_filer(lambda data: faa_tjenester(data)) == bygg_filer(faa_tjenester)  # en annen nøkkel i lageret


def test_det_som_er_for_lederne_er_bare_internt() -> None:
    stier = {sti.removeprefix("nettsted/") for sti in EKSEMPELET if sti.startswith("nettsted/")}
    assert {sti for sti in EKSEMPELET if not sti.startswith("nettsted/")} - stier == BARE_INTERNT


@pytest.mark.parametrize(
    "sti", [sti for sti in EKSEMPELET if not sti.startswith("nettsted/") and sti not in BARE_INTERNT]
)
def test_det_offentlige_dokumentet_er_likt_det_interne_utenom_kontaktene(sti: str) -> None:
    """I eksempelet er alle kontaktene offentlige, så de to skal være like."""
    assert docx_tekst(dokumentene()[sti]) == docx_tekst(dokumentene()[f"nettsted/{sti}"])
