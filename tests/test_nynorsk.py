"""Dokumentene til en kommune med nynorsk: hvert ord vi selv har skrevet er nynorsk, og formen er den samme som på bokmål."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

import pytest
from lxml import etree
from pydantic import BaseModel

from generator.plan import SLAGENE, Slag, find_malsti, plan_dokumenter
from generator.word import docx_tekst
from generator.word.pakke import les_pakke
from tests import nettside
from tests.dokumenter import (
    OVERSKRIFTER,
    Data,
    Endring,
    W,
    alle_typene,
    alle_typene_paa_nynorsk,
    bygg_filer,
    dokumentene,
    faa_tjenester,
    find_tekster,
    les_blokker,
    les_fag,
    les_kommune,
    les_tre,
    paa_nynorsk,
    uendret,
    under,
)

BOKMAAL: Final = re.compile(
    r"""\b(
    ikke | hva | hvem | hvor\w* | hvis | hvilke\w* | hver | hvert | noen | noe | fra | jeg(?!\ vet) | dere | deres | hun | dem | disse
    | mye | bare | uten | selv | da | innen | mens | være | ble | gjør\w* | kommer | finnes | samme | egne | nærmeste | løse
    | gjelder | mangler | skriver | venter | leser | følger | ligger | slutter | ringer | melder\ fra | sier | setter | trenger
    | sted | navn\w* | numre\w* | kilde\w* | tegn\w* | signaler | innhold\w* | inneholder | eksempler | begrunn\w* | eier
    | bekymr(?!ingssamtale)\w+ | \w*tjenest\w* | \w*loven | \w*ledere? | \w*lederen | ledelse\w* | stedfortreder\w* | enhet\w*
    | kommunens | barnets | foreldrene\w* | partene\w* | parter | oppgave\w* | rollen(?!e)\w* | saken | plikten(?!e\b)\w* | meldingen\w* | grensen | oppnevn\w*
    | (?!privatskolelov)\w*skole\w* | taushet\w* | vold\w* | hjemm?el\w* | hjemler | rettslig\w* | anbefal\w* | medvirk\w* | beslut\w* | veiled\w*
    | \w*opplysninger\w* | \w{3,}inger | \w{4,}ingen | \w+elsen | ansatt\w* | voksen | voksne | syk\w* | uenig\w* | fortsatt | vanligvis
    | uker? | dager | måned\w* | ganger | (?!u?frivillig)\w{2,}lige?t? | \w{3,}ighet\w* | vurder(?:es|t\ av) | oppgis | forordningen | unødig\ opphold
    )\b""",
    re.VERBOSE | re.IGNORECASE,
)


def karrig_paa_nynorsk(data: Data) -> None:
    """Nesten ingenting er oppgitt, så alt som kan mangle, blir sagt."""
    nettside.karrig_nn(data)


PAA_NYNORSK: Final = (paa_nynorsk, alle_typene_paa_nynorsk, karrig_paa_nynorsk)
DOKUMENTENE: Final = tuple((endring, sti) for endring in PAA_NYNORSK for sti in dokumentene(endring))
hvert_dokument = pytest.mark.parametrize(
    ("endring", "sti"), DOKUMENTENE, ids=[f"{endring.__name__}-{sti}" for endring, sti in DOKUMENTENE]
)


@pytest.mark.parametrize("tekst", ["Hvem gjør hva", "Nivå og kilde", "tjenesten", "to uker", "skolemiljøet", "så tidlig som mulig", "barnevernsloven § 13-2"])  # fmt: skip
def test_ordlista_kjenner_bokmaal(tekst: str) -> None:
    assert BOKMAAL.search(tekst)


@pytest.mark.parametrize("slag", SLAGENE)
def test_malen_har_ikke_ett_bokmaalsord(slag: Slag) -> None:
    sti = find_malsti(slag, "nn")
    tekst = re.sub(r"(?<!')\b[\w.]+\b(?=[^{]*?[%}]\})", "", docx_tekst(les_tre()[sti]))  # text in quotes is left
    kjerne = etree.fromstring(les_pakke(sti, les_tre()[sti])["docProps/core.xml"])
    egenskaper = re.sub(r"\{\{.*?\}\}", "", " ".join(str(e.text) for e in kjerne))
    assert [t.group() for t in BOKMAAL.finditer(f"{tekst}\n{egenskaper}")] == []


def find_nynorsk(verdi: object) -> Iterator[str]:
    """Gi hver tekst som står i et felt for nynorsk."""
    if isinstance(verdi, BaseModel):
        for navn in type(verdi).model_fields:
            under_ = getattr(verdi, navn)
            if isinstance(under_, str) and (navn == "nn" or navn.endswith("_nn")):
                yield under_
            else:
                yield from find_nynorsk(under_)
    elif isinstance(verdi, tuple):
        for under_ in verdi:
            yield from find_nynorsk(under_)


def test_fagtekstene_dokumentene_bruker_har_ikke_ett_bokmaalsord() -> None:
    fag = les_fag()
    tekster = [
        *find_nynorsk((fag.tekster, fag.ord, fag.tegn, fag.tjenestetyper, fag.roller)),
        *find_nynorsk((fag.bibliotek.avtaletyper, fag.bibliotek.forpliktelser, fag.bibliotek.indikatorer)),
        *(del_ for regel in fag.regelverk.regler for del_ in regel.paa("nn")),
    ]
    assert len(tekster) > 1000
    funn = [(t.group(), tekst) for tekst in tekster for t in BOKMAAL.finditer(re.sub(r"\{\w+\}", "", tekst))]
    assert funn == []


@cache
def find_egne(endring: Endring) -> re.Pattern[str]:
    """Gi et mønster for alt kommunen selv har skrevet, som hele ord, for felt i oppsettet, og for id-en i bunnteksten."""
    tekster = {t for t in find_tekster(les_kommune(endring).model_dump()) if re.search("[a-zæøå]{2}", t)}
    tekster |= {felt for tema in les_fag().egenvurdering for s in tema.spoersmaal for felt in s.bygger_paa}
    former = {f for t in tekster for f in (t, t.rstrip("."), t[:1].upper() + t[1:], t[:1].lower() + t[1:])}
    valg = "|".join(re.escape(t) for t in sorted(former, key=len, reverse=True))
    return re.compile(rf"\b[a-z]+/[\w-]+|(?<!\w)(?:{valg})(?!\w)")


@hvert_dokument
def test_dokumentet_har_ikke_ett_bokmaalsord_utenom_kommunens_egne(endring: Endring, sti: str) -> None:
    innhold = dokumentene(endring)[sti]
    kjerne = etree.fromstring(les_pakke(sti, innhold)["docProps/core.xml"])
    tekst = "\n".join([docx_tekst(innhold), *(str(e.text) for e in kjerne)])
    assert [t.group() for t in BOKMAAL.finditer(find_egne(endring).sub("", tekst))] == []


@hvert_dokument
def test_spraaket_er_nynorsk_saa_stavekontrollen_kan_det(endring: Endring, sti: str) -> None:
    pakke = les_pakke(sti, dokumentene(endring)[sti])
    assert {e.get(f"{W}val") for e in etree.fromstring(pakke["word/styles.xml"]).iter(f"{W}lang")} == {"nn-NO"}
    assert "<dc:language>nn-NO<" in pakke["docProps/core.xml"].decode()
    assert b"nb-NO" not in pakke["word/document.xml"] + pakke["word/settings.xml"]


FORM: Final[Mapping[Endring, Endring]] = {paa_nynorsk: uendret, alle_typene_paa_nynorsk: alle_typene}
MED_FASIT: Final = tuple(a for a in DOKUMENTENE if a[0] in FORM)


@pytest.mark.parametrize(("endring", "sti"), MED_FASIT, ids=[f"{e.__name__}-{s}" for e, s in MED_FASIT])
def test_overskrifter_og_tabeller_staar_der_de_staar_paa_bokmaal(endring: Endring, sti: str) -> None:
    def les_form(av: Endring) -> list[tuple[str, int]]:
        return [(b.stil, len(b.rader[0])) if b.rader else (b.stil, 0) for b in les_blokker(dokumentene(av)[sti])]

    assert les_form(endring) == les_form(FORM[endring])


FASIT: Final[Mapping[Slag, tuple[str, ...]]] = {
    "bekymringsrutine": (
        "Valdssporet – ved mistanke om vald eller overgrep",
        "Formål og kven rutinen gjeld for",
        "Roller og ansvar hos oss",
        "Når blir du uroa?",
        "Trinn 1 – Sjå og skriv ned",
        "Trinn 2 – Del med leiar",
        "Trinn 3 – Snakk med barnet",
        "Trinn 4 – Undringssamtale med foreldra",
        "Trinn 5 – Avgjer",
        "Trinn 6 – Tiltak og evaluering",
        "Be om hjelp frå andre",
        "Melding til barnevernet",
        "Avverjing og politi",
        "Særskilde situasjonar",
        "Etter meldinga",
        "Dokumentasjon og personvern",
        "Når rutinen ikkje blir følgd",
        "Opplæring",
        "Kontaktliste",
        "Heimlar for tenesta",
        "Avvik frå tilrådingar",
    ),
    "samarbeidsavtale": (
        "Partar",
        "Bakgrunn og formål",
        "Rettsleg grunnlag",
        "Målgruppe og avgrensing",
        "Oppgåvene og ansvaret til partane",
        "Dette lovar vi kvarandre",
        "Samarbeid i enkeltsaker",
        "Møte og kontakt",
        "Medverknad frå barn og foreldre",
        "Teieplikt, samtykke og deling",
        "Vald, overgrep og akutte situasjonar",
        "Overgangar",
        "Kompetanse og kjennskap til kvarandre",
        "Ressursar",
        "Når partane er usamde",
        "Drift i ei krise",
        "Evaluering og avvik",
        "Tidsrom, endring og oppseiing",
        "Underskrifter",
        "Endringslogg",
    ),
    "rollebeskrivelse": (
        "Kort sagt",
        "Heimel og status",
        "Kven rolla er for",
        "Oppnemning og byte",
        "Oppgåver",
        "Myndigheit og grenser",
        "Medverknad og kontakt",
        "Grensa mot andre roller",
        "Teieplikt og dokumentasjon",
        "Rammer og kontakt",
        "Rapportering og avvik",
        "Når rolla sluttar",
        "Klage",
    ),
    "samarbeidsark": ("Dei du ringjer", "Sei frå", "Drøft utan namn", "Det som skjer etterpå", "Slik samarbeider vi"),
    "lommekort": (),
    "kompetanseplan": (
        "Opplæring",
        "Dekning mot tilråding 1, 4 og 7",
        "Årshjul",
        "Roller og opplæring",
        "Nytilsette",
    ),
    "kortrutine": ("Valdssporet – ved mistanke om vald eller overgrep", "Trinna – når det ikkje hastar", "Meldeplikta"),
    "flytskjema": (),
    "skjema": ("Kven og når", "Dette såg og høyrde eg", "Dette tenkjer eg", "Dette gjorde eg", "Neste steg"),
    "samsvarsrapport": (
        "Slik står det til",
        "Gjer dette først",
        "Gjer dette etterpå",
        "Krav for krav",
        "Dokumenterte avvik",
        "Om rapporten",
    ),
    "egenvurdering": (
        "Korleis er samarbeidet formalisert og forankra?",
        "Korleis medverkar barn og unge?",
        "Kva formelle arenaer finst?",
        "Finst det ein kompetanseplan?",
        "Kva hastar?",
        "Kva må de analysere nærare?",
    ),
    "lederansvar": (
        "Kommunestyret",
        "Kommunedirektøren",
        "Kommunalsjef eller etatsleiar",
        "Leiar av eining",
        "Styrar i barnehage",
        "Rektor",
        "Leiar for helsestasjon og skulehelseteneste",
        "Leiar for barnevernet",
        "Den tilsette",
        "Hos oss",
    ),
    "saksframlegg": (
        "Kort sagt",
        "Framlegg til vedtak",
        "Andre moglegheiter",
        "Saka kort",
        "Lovgrunnlag",
        "Det kommunestyret sjølv har ansvaret for",
        "Medverknad",
        "Kva det kostar",
        "Konsekvensar",
        "Lovkrava og det som er dokumentert",
        "Vurdering",
        "Vedlegg",
    ),
}
EKSEMPLER: Final[Mapping[Slag, str]] = {
    "bekymringsrutine": "bekymringsrutine-helsestasjon",
    "samarbeidsavtale": "samarbeidsavtale-skole-barnevern",
    "rollebeskrivelse": "rollebeskrivelse-barnekoordinator",
    "samarbeidsark": "samarbeidsark-ppt",
    "lommekort": "lommekort-barnehage--solsida",
    "kortrutine": "kortrutine-sfo",
    "flytskjema": "flytskjema-kommunen",
    "skjema": "skjema-undringsnotat",
    "kompetanseplan": "kompetanseplan-kommunen",
    "samsvarsrapport": "samsvarsrapport-kommunen",
    "egenvurdering": "egenvurdering-kommunen",
    "lederansvar": "lederansvar-kommunen",
    "saksframlegg": "saksframlegg-kommunen",
}


def paa_nynorsk_med_avvik(data: Data) -> None:
    """På nynorsk, med et avvik som gjelder alle tjenestene."""
    paa_nynorsk(data)
    nettside.finn(data, "avvik_fra_anbefaling", 0).pop("tjenester")


@pytest.mark.parametrize("slag", SLAGENE)
def test_overskriftene_er_disse(slag: Slag) -> None:
    blokker = les_blokker(dokumentene(paa_nynorsk_med_avvik)[f"dokumenter/{EKSEMPLER[slag]}.docx"])
    oeverst = (
        2
        if slag
        in ("samarbeidsark", "skjema", "kortrutine", "samsvarsrapport", "egenvurdering", "lederansvar", "saksframlegg")
        else 1
    )
    assert tuple(b.tekst for b in blokker if OVERSKRIFTER.get(b.stil) == oeverst) == FASIT[slag]


def test_det_kommunen_har_skrevet_paa_bokmaal_staar_som_det_er() -> None:
    tekst = docx_tekst(dokumentene(paa_nynorsk)["dokumenter/samarbeidsavtale-skole-barnevern.docx"])
    for eget in ("Grunnskolene i Fjordvik", "kontaktperson for skolen", "Skolen fortsetter egne tiltak mens barnevernet undersøker."):  # fmt: skip
        assert eget in tekst


def test_dokumentet_sier_selv_paa_nynorsk_hva_som_mangler() -> None:
    innhold = dokumentene(karrig_paa_nynorsk)["dokumenter/bekymringsrutine-skole.docx"]
    mangler = next(b for b in les_blokker(innhold) if b.tekst.startswith("Dette manglar i rutinen"))
    assert {
        "Telefonen til barnevernstenesta på dagtid er ikkje oppgitt.",
        "Leiaren og stadfortredaren for Skolen er ikkje oppgitte.",
        "Kor Skolen oppbevarer det som blir skrive ned, er ikkje oppgitt.",
        "Det er ikkje oppgitt kva aldrar rutinane gjeld for, og om dei gjeld gravide.",
    } <= set(mangler.tekst.split("\n"))
    assert "bokmål" not in docx_tekst(innhold)


def test_nettstedet_viser_dokumentene_paa_nynorsk_i_begge_kretser() -> None:
    filer = bygg_filer(paa_nynorsk)
    assert 'lang="nn"' in filer["nettsted/index.html"].decode()
    planlagt = {d.sti for d in plan_dokumenter(les_kommune(paa_nynorsk), les_fag())}
    assert planlagt == set(dokumentene(paa_nynorsk))


def test_bokmaalskommunen_faar_fortsatt_bokmaal() -> None:
    def eksempel(data: Data) -> None:
        faa_tjenester(data)
        under(data, "kommune")["maalform"] = "nb"

    innhold = dokumentene(eksempel)["dokumenter/bekymringsrutine-barnehage.docx"]
    assert "Nivå og kilde" in docx_tekst(innhold)
    assert b"nn-NO" not in les_pakke("x", innhold)["word/styles.xml"]
