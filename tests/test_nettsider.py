"""Sidene for foreldre, roller, planer og anbefalinger, og A–Å: det som står der, og det som aldri gjør det."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from html import unescape
from typing import Final

import pytest

from generator.kontekst.nettsted import Nettdokument, build_nettsted_kontekst
from generator.nettregister import build_register, sorteringsnoekkel
from generator.nettstedsbygg import SIDER
from generator.samsvar import find_samsvar
from generator.samsvar.format import STATUSNAVN
from generator.site import Side as Sidekilde
from tests.dokumenter import Data, Endring, find, les_fag, les_kommune, les_tre, uendret
from tests.nettside import (
    ALLE_SLAG,
    Side,
    bygg_kommunen,
    bygg_sidene,
    finn,
    karrig,
    karrig_nn,
    lag_dokument,
    les_sider,
    liste,
    nynorsk,
)
from tests.numre import hel

KRAV: Final = re.compile(r"\b(skal|må|bør|plikt\w*|rett(en|ighet\w*)? (til|på)|forbudt|forbode)\b", re.IGNORECASE)
FIENDTLIG: Final = "<script>alert(1)</script> {{ 7*7 }} | a | `kode` ](javascript:alert(1)) **b** &amp;"


def uten_bti(data: Data) -> None:
    data["modell"] = {"type": "ingen"}


def uten_bti_nn(data: Data) -> None:
    uten_bti(data)
    nynorsk(data)


VARIANTER: Final = (uendret, nynorsk, karrig, karrig_nn, uten_bti, uten_bti_nn)


def side(endring: Endring, navn: str) -> Side:
    return les_sider(bygg_sidene(endring))[f"nettsted/{navn}.html"]


def med_dokumenter(navn: str, endring: Endring = uendret) -> Side:
    return Side(bygg_kommunen(les_kommune(endring), ALLE_SLAG)[f"{navn}.html"].decode())


def find_deler(html: str) -> Iterator[tuple[int, str, str]]:
    """Gi nivået, overskriften og det som står under den, for hver overskrift på siden."""
    innhold = html.partition('<div class="innhold ramme">')[2].partition("</main>")[0]
    deler = re.split(r"<h([2-4])[^>]*>(.*?)</h\1>", innhold)
    for nivaa, tittel, tekst in zip(deler[1::3], deler[2::3], deler[3::3], strict=True):
        yield int(nivaa), tittel, re.sub(r"<[^>]*>", "", tekst).strip()


def find_rader(html: str) -> list[list[str]]:
    """Gi teksten i cellene i hver rad i tabellene."""
    rader = re.findall(r"<tr[^>]*>(.*?)</tr>", html, re.DOTALL)
    return [[Side(c).tekst for c in re.findall(r"<t[hd][^>]*>.*?</t[hd]>", rad, re.DOTALL)] for rad in rader]


@pytest.mark.parametrize("endring", VARIANTER)
def test_ingen_overskrift_staar_uten_tekst_under(endring: Endring) -> None:
    for sti, s in les_sider(bygg_sidene(endring)).items():
        deler = [*find_deler(s.html), (0, "", "slutt")]
        tomme = [t for (n, t, tekst), (neste, _, _) in itertools.pairwise(deler) if not tekst and neste <= n]
        assert tomme == [], sti
        assert "None" not in s.tekst, sti


@pytest.mark.parametrize("sti", [s for s in les_tre() if s.startswith("maler/nettsted/")])
def test_sidemalene_sier_ikke_selv_hva_noen_skal(sti: str) -> None:
    """Det som binder, står i maler/fag, der det har nivå og kilde."""
    tekst = re.sub(r"\{[{%].*?[%}]\}", "", les_tre()[sti].decode(), flags=re.DOTALL)
    assert [treff.group() for treff in KRAV.finditer(tekst)] == []


@pytest.mark.parametrize(
    ("endring", "ord_"),
    [
        (uendret, ("innen en uke", "tre måneder etter", "Vi ordner tolk", "trekke samtykket", "fire uker", "tre uker")),
        (nynorsk, ("innan ei veke", "tre månader etter", "Vi ordnar tolk", "trekkje samtykket", "fire veker")),
        (karrig, ("innen en uke", "Barnekoordinator:", "Dere kan si nei.")),
    ],
)
def test_foreldre_faar_vite_fristene_og_hvordan_de_klager(endring: Endring, ord_: tuple[str, ...]) -> None:
    tekst = side(endring, "foresatte").tekst
    assert [o for o in ord_ if o not in tekst] == []


def test_foreldresiden_nevner_krisesenteret_med_nummer_og_aldri_med_adresse() -> None:
    tekst = side(uendret, "foresatte").tekst
    assert "Krisesenteret: 00 00 00 13 (hele døgnet)" in tekst

    def uten_nummer(data: Data) -> None:
        del finn(data, "kontakt")["krisesenter"]

    uten = side(uten_nummer, "foresatte").tekst
    assert "krisesenter" not in uten.lower()
    assert "Det er ikke din skyld. Ring 112 hvis det haster." in uten
    assert "Alarmtelefonen for barn og unge på 116 111 hele døgnet." in uten
    assert "Ring 112 dersom det hastar." in side(karrig_nn, "foresatte").tekst
    assert "tel:+4700000013" in side(uendret, "foresatte").lenker


def test_forsiden_og_ansattsiden_lenker_videre_og_menyen_er_kort() -> None:
    sider = les_sider(bygg_sidene(uendret))
    assert sider["nettsted/index.html"].lenker.count("foresatte.html") >= 3
    assert "samsvar.html" in sider["nettsted/ansatte.html"].lenker
    for s in sider.values():
        meny = s.html.partition('<nav class="meny"')[2].partition("</nav>")[0]
        bunn = s.html.partition("<footer")[2]
        assert re.findall(r'href="(\w+)\.html"', meny) == [
            n for n in SIDER if n not in ("om", "samsvar", "egenvurdering")
        ]
        assert 'href="aa.html"' in bunn
        assert 'href="om.html"' in bunn


@pytest.mark.parametrize(
    ("endring", "bti"), [(uendret, True), (nynorsk, True), (uten_bti, False), (uten_bti_nn, False)]
)
def test_tabellen_over_rollene_har_stafettholder_bare_med_bti(endring: Endring, bti: bool) -> None:
    s = side(endring, "roller")
    rader = find_rader(s.html)
    assert {len(rad) for rad in rader} == {4 if bti else 3}
    assert len(rader) == 9
    assert all(all(celle for celle in rad) for rad in rader)
    alt = " ".join(x.tekst for n, x in les_sider(bygg_sidene(endring)).items() if "samsvar" not in n)
    assert bool(re.search(r"stafett|\bBTI\b", alt, re.IGNORECASE)) == bti


def test_uten_aldersgruppe_i_bti_staar_det_at_kommunen_velger_selv() -> None:
    def uten_alder(data: Data) -> None:
        del finn(data, "modell", "bti")["aldersgruppe"]

    assert "0–24 år – kommunens eget valg." in side(uendret, "roller").tekst
    assert "Det velger kommunen selv." in side(uten_alder, "roller").tekst


def test_hver_rolle_har_sted_frist_kontakt_og_rollebeskrivelse() -> None:
    s = med_dokumenter("roller")
    assert {f"rolle-{r}" for r in ("barnekoordinator", "koordinator", "stafettholder", "bti_koordinator")} <= s.ider
    assert "Hører til: Koordinerende enhet" in s.tekst
    assert "Svarer innen: 5 hverdager" in s.tekst
    assert "00 00 00 12" in s.tekst
    assert [lenke for lenke in s.lenker if ".docx" in lenke] == ["dokumenter/rollebeskrivelse-barnekoordinator.docx"]


def test_uten_roller_i_oppsettet_staar_bare_de_to_som_loven_gir() -> None:
    s = side(karrig, "roller")
    assert {i for i in s.ider if i.startswith("rolle-")} == {"rolle-barnekoordinator", "rolle-koordinator"}
    assert "Hører til" not in s.tekst


def test_en_koordinerende_enhet_som_ikke_er_offentlig_er_ikke_nevnt_noe_sted() -> None:
    def skjult(data: Data) -> None:
        finn(data, "kontakt", "koordinerende_enhet").update({"funksjon": "Kontor Tjukken", "publiser": False})
        finn(data, "kontakt", "politi").update({"navn": "Kari Tjukken", "publiser_navn": False})

    kommune = les_kommune(skjult)
    dump = build_nettsted_kontekst(kommune, les_fag(), [], find_samsvar(kommune, les_fag())).model_dump_json()
    for tekst in (dump, *(s.tekst for s in les_sider(bygg_sidene(skjult)).values())):
        assert not re.search(r"tjukken|00\s00\s00\s12|ke@fjordvik", tekst, re.IGNORECASE)


RESULTATER: Final = {
    "tatt_til_foelge": ("Kommunen gjorde det", "Kommunen gjorde det"),
    "delvis": ("Kommunen gjorde noe av det", "Kommunen gjorde noko av det"),
    "ikke_tatt_til_foelge": ("Kommunen gjorde det ikke", "Kommunen gjorde det ikkje"),
    "til_vurdering": ("Kommunen vurderer det", "Kommunen vurderer det"),
}


def med_innspill(data: Data) -> None:
    finn(data, "medvirkning")["endringer"] = [
        {"id": f"i{i}", "dato": f"2026-0{i + 1}-10", "innspill": f"Innspill {i}", "resultat": r, "hva": "noe skjedde"}
        for i, r in enumerate(RESULTATER)
    ]


def med_innspill_nn(data: Data) -> None:
    med_innspill(data)
    nynorsk(data)


@pytest.mark.parametrize(("endring", "nr"), [(med_innspill, 0), (med_innspill_nn, 1)])
def test_innspill_fra_barn_staar_med_resultatet_i_ord_og_nyeste_foerst(endring: Endring, nr: int) -> None:
    rader = find_rader(side(endring, "plan").html)[1:]
    assert [rad[1] for rad in rader[:4]] == [f"«Innspill {i}»" for i in (3, 2, 1, 0)]
    assert [rad[2] for rad in rader[:4]] == [ord_[nr] for ord_ in reversed(RESULTATER.values())]
    assert {rad[3] for rad in rader[:4]} == {"Noe skjedde"}


def test_plansiden_viser_avtaler_og_planer_og_ikke_andre_dokumenter() -> None:
    s = med_dokumenter("plan")
    assert [lenke for lenke in s.lenker if ".docx" in lenke] == ["dokumenter/samarbeidsavtale-skole-barnevern.docx"]
    assert "Vedtatt 11. desember 2025, sak 25/1234. Les planen" in s.tekst
    assert "Handlingsplan mot vold i nære relasjoner. Vedtatt 13. juni 2024, sak 24/0456" in s.tekst
    assert "Oppvekstplan" not in s.tekst
    assert "oppvekstplan" in s.tekst  # rådet blir hørt om den


def test_det_som_er_ukjent_paa_plansiden_er_borte_eller_sagt() -> None:
    s = side(karrig, "plan")
    assert {"ungdomsraadet", "andre-planer"} & s.ider == set()
    for tekst in ("innspill her ennå", "planen her ennå", "samarbeidsavtaler her ennå"):
        assert f"Kommunen har ikke lagt ut {tekst}." in s.tekst
    assert "ikkje lagt ut planen her enno." in side(karrig_nn, "plan").tekst


def test_ansattsiden_lister_dokumentene_etter_slag_uten_tomme_overskrifter() -> None:
    s = med_dokumenter("ansatte")
    assert {"rutiner", "kortrutiner", "lommekort", "skjemaer", "samarbeidsark", "rollebeskrivelser"} <= s.ider
    assert [lenke for lenke in s.lenker if ".docx" in lenke] == [
        d.adresse for d in ALLE_SLAG if d.slag != "samarbeidsavtale"
    ]
    assert {"kortrutiner", "lommekort", "skjemaer", "samarbeidsark", "rollebeskrivelser"} & side(
        karrig, "ansatte"
    ).ider == set()
    assert "Kommunen har ikke lagt ut rutiner ennå." in side(karrig, "ansatte").tekst


@pytest.mark.parametrize("endring", [uendret, nynorsk, karrig])
def test_samsvarssiden_har_alle_kravene_med_samme_status_som_sjekken(endring: Endring) -> None:
    kommune, fag = les_kommune(endring), les_fag()
    rader = find_samsvar(kommune, fag)
    s = side(endring, "samsvar")
    vist = re.findall(r"<li><strong>(\d\.\d) ([^<]+)\.</strong> (.*?)</li>", s.html, re.DOTALL)
    maalform = kommune.kommune.maalform
    assert len(vist) == len(rader) == 35
    assert [(k, v) for k, v, _ in vist] == [(r.krav, STATUSNAVN[r.status].paa(maalform).capitalize()) for r in rader]
    for rad, (_, _, tekst) in zip(rader, vist, strict=True):
        assert rad.tekst.paa(maalform) in unescape(tekst)
        assert re.search(
            {"skal": "skal|må|plikt|rett", "boer": "bør", "kan": "kan"}[rad.norm], tekst
        )  # the level is read
        avvik = rad.status == "avvik_dokumentert"
        assert ("<em>Bevis:</em>" in tekst, "<em>Avvik:</em>" in tekst) == (bool(rad.bevis) and not avvik, avvik)
        assert ("<em>Gjenstår:</em>" in tekst or "<em>Står att:</em>" in tekst) == (rad.mangler is not None)
    oppfylt = sum(r.status == "oppfylt" for r in rader)
    assert (f"{oppfylt} av 35 krav er oppfylt" if maalform == "nb" else f"oppfyller {oppfylt} av 35 krav") in s.tekst
    assert ("ikke om det blir fulgt i praksis" in s.tekst) == (maalform == "nb")
    assert all(f"anbefaling-{n}" in s.ider for n in range(1, 8))


@pytest.mark.parametrize("endring", [uendret, nynorsk, karrig])
def test_samsvarssiden_har_tjenester_og_tiltak_i_ord_og_ingen_felt_fra_yaml(endring: Endring) -> None:
    tekst = side(endring, "samsvar").tekst
    assert not re.findall(r"\w+\[\d|[a-zæøå]+_[a-zæøå]+|\.yaml|dokumenter\.", tekst)


def test_samsvarssiden_sier_hva_som_viser_det_hva_som_gjenstaar_og_for_hvem() -> None:
    tekst = side(uendret, "samsvar").tekst
    assert "Opplæring: Tegn og signaler." in tekst
    assert "Godkjenn rutinen i hver tjeneste dere driver" in tekst
    assert "Gjelder: " in tekst
    assert "Avvik: NAV har ikke egen opplæring i barnesamtaler (få ansatte)." in tekst


@pytest.mark.parametrize("endring", VARIANTER)
@pytest.mark.parametrize("pdf", [False, True])
def test_ingen_side_viser_tegn_fra_markdown(endring: Endring, *, pdf: bool) -> None:
    dokumenter = [
        d.model_copy(update={"pdf": d.adresse.replace(".docx", ".pdf")}) if pdf else d
        for d in (*ALLE_SLAG, lag_dokument("samsvarsrapport", "kommunen", "Rapporten til ledere"))
    ]
    pdfer = {d.pdf: b"%PDF" for d in dokumenter if d.pdf}
    for sti, innhold in bygg_kommunen(les_kommune(endring), dokumenter, pdfer).items():
        if sti.endswith(".html"):
            tekst = Side(innhold.decode()).tekst
            assert not re.findall(r".*(?:\| ---|\]\(|\)-\s|\*\*|\{:).*", tekst), sti


def test_en_intern_avtale_er_ikke_nevnt_med_navn_paa_samsvarssiden() -> None:
    kommune = les_kommune()
    (avtale,) = kommune.avtaler
    for status in ("signert", "utkast"):
        intern = avtale.model_copy(update={"id": "hemmelig-avtale", "krets": "intern", "status": status})
        sider = bygg_kommunen(kommune.model_copy(update={"avtaler": (intern,)}))
        tekst = Side(sider["samsvar.html"].decode()).tekst
        assert "en avtale som ikke er offentlig" in tekst
        assert not [sti for sti, innhold in sider.items() if b"hemmelig-avtale" in innhold]


def lag_register(*titler: str) -> list[tuple[str, list[str]]]:
    """Gi bokstavene med stikkordene for en kommune der tjenestene heter dette."""
    tjeneste = les_kommune(karrig).tjenester[0].model_copy(update={"enheter": ()})
    tjenester = tuple(tjeneste.model_copy(update={"id": f"t{i}", "navn": t}) for i, t in enumerate(titler))
    kommune = les_kommune(karrig).model_copy(update={"tjenester": tjenester, "avtaler": ()})
    kontekst = build_nettsted_kontekst(kommune, les_fag(), [], [])
    kilde = Sidekilde(sti="hjelpetilbud.md", tittel="Hjelp", beskrivelse="", markdown="", slag="x")
    register = build_register([kilde], kontekst, {"meny_hjelpetilbud": "Hjelp"})
    return [(b.navn, [s.tittel for s in b.stikkord if s.tittel != "Hjelp"]) for b in register if b.navn != "H"]


def test_alfabetet_er_norsk_med_samiske_bokstaver_ved_siden_av_dem_de_ligner() -> None:
    titler = ["Ås", "Ærfugl", "østre", "Zoo", "Čáhci", "Cello", "Áltá", "Alta skole", "3. trinn", "«Dugnad»", "Øvre"]
    assert lag_register(*titler) == [
        ("0–9", ["3. trinn"]),
        ("A", ["Áltá", "Alta skole"]),
        ("C", ["Čáhci", "Cello"]),
        ("D", ["«Dugnad»"]),
        ("Z", ["Zoo"]),
        ("Æ", ["Ærfugl"]),
        ("Ø", ["østre", "Øvre"]),
        ("Å", ["Ås"]),
    ]


@pytest.mark.parametrize("endring", VARIANTER)
def test_innholdet_fra_a_til_aa_er_i_rekkefoelge_og_foerer_til_det_som_finnes(endring: Endring) -> None:
    sider = les_sider(bygg_sidene(endring))
    html = sider["nettsted/aa.html"].html
    innhold = html.partition('<div class="innhold ramme">')[2].partition("</main>")[0]
    hopp, *grupper = re.split(r"<h2[^>]*>.*?</h2>", innhold)
    assert re.findall(r'href="#([\w-]+)"', hopp) == re.findall(r'<h2[^>]* id="([\w-]+)"', innhold)
    for gruppe in grupper:
        punkter = re.findall(r'<li>\s*(?:<p>)?<a[^>]*href="([^"]*)"[^>]*>(.*?)</a>', gruppe)
        titler = [sorteringsnoekkel(Side(t).tekst) for _, t in punkter]
        assert titler == sorted(titler)
        assert titler
        for adresse, _ in punkter:
            fil, _, anker = adresse.partition("#")
            assert not anker or anker in sider[f"nettsted/{fil}"].ider, adresse


def test_stikkordene_har_tjenester_enheter_kontakter_emner_og_kommunens_egne_ord() -> None:
    s = side(uendret, "aa")
    assert "Vern – Barnevernstjenesten i Ytre Fjord" in s.tekst
    assert "Vågen skole & kultursenter – Grunnskolene i Fjordvik" in s.tekst
    assert {"Helsestasjonen", "Krisesenter", "Personvernombud", "Tolk"} <= {
        Side(t).tekst for t in re.findall(r"<a[^>]*>(.*?)</a>", s.html)
    }
    assert {"hjelpetilbud.html#tjeneste-barnevern", "om.html#personvern", "foresatte.html#tolk"} <= set(s.lenker)


# Det siden må ha for at ordet kan føre dit, på begge målformer.
SOEKT: Final = {
    "Flytskjema": "Fra bekymring til handling|Frå uro til handling",
    "Melde fra til barnevernet|Melde frå til barnevernet": "Meld fra|Meld frå",
    "Bekymringsmelding": "melding|meldar",
    "Anonym melding": "anonym",
    "Råd uten å si navnet|Råd utan å seie namnet": "råd",
    "Telefonnumre|Telefonnummer": "Telefon",
    "Legevakt": "Legevakt",
    "Alarmtelefonen for barn og unge": "Alarmtelefonen for barn og unge",
    "Foresatte|Føresette": "foreld",
    "Foreldre": "foreld",
    "Klage": "klage",
    "Innsyn": "få se meldingen|få sjå meldinga",
    "Overganger|Overgangar": "overgang",
    "Flytting": "flytter dere|flyttar de",
    "Risikofaktorer|Risikofaktorar": "øke risikoen|auke risikoen",
    "Beskyttelse|Vern": "kan beskytte|kan verne",
    "Samordning": "samordn",
    "Ungdomsråd": "Ungdomsrådet",
    "Avtaler|Avtalar": "Samarbeidsavtal",
    "Skjema for melding fra ansatte|Skjema for melding frå tilsette": "Skjema for melding fr",
    "Word-dokumenter|Word-dokument": "(Word)",
    "Informasjonskapsler|Informasjonskapslar": "informasjonskaps",
    "Samsvar": "over samsvar|krav er oppfylt",
    "Retningslinjen IS-2826|Retningslinja IS-2826": "IS-2826",
}


def find_stikkord(sider: Mapping[str, Side]) -> list[tuple[str, str]]:
    """Gi hvert stikkord i A–Å med adressen det fører til."""
    html = sider["nettsted/aa.html"].html.partition('<div class="innhold ramme">')[2].partition("</main>")[0]
    punkter = re.findall(r'<li>\s*(?:<p>)?<a[^>]*href="([^"#]+[^"]*)"[^>]*>(.*?)</a>', html)
    return [(Side(t).tekst, adresse) for adresse, t in punkter]


@pytest.mark.parametrize("dokumenter", [(), ALLE_SLAG])
@pytest.mark.parametrize("endring", VARIANTER)
def test_hvert_stikkord_foerer_til_en_side_som_har_det(endring: Endring, dokumenter: Sequence[Nettdokument]) -> None:
    sider = les_sider({f"nettsted/{s}": i for s, i in bygg_kommunen(les_kommune(endring), dokumenter).items()})
    soekt = {navn: ventet for alle, ventet in SOEKT.items() for navn in alle.split("|")}
    egne = {o.casefold() for ord_ in les_kommune(endring).nettsted.sokeord.values() for o in ord_}
    for tittel, adresse in find_stikkord(sider):
        html = sider[f"nettsted/{adresse.partition('#')[0]}"].html
        tekst = Side(html.partition("<main")[2].partition("</main>")[0]).tekst.casefold()
        ventet = soekt.get(tittel, tittel).casefold().split("|")
        assert tittel.casefold() in egne or any(v in tekst for v in ventet), (tittel, adresse)


def test_ordene_for_det_som_mangler_staar_ikke_fra_a_til_aa() -> None:
    bare_med = {"Ungdomsråd", "Skjema for melding fra ansatte", "Word-dokumenter"}
    assert bare_med & {t for t, _ in find_stikkord(les_sider(bygg_sidene(karrig)))} == set()
    assert {"Ungdomsråd", "Skjema for melding fra ansatte"} <= {
        t for t, _ in find_stikkord(les_sider(bygg_sidene(uendret)))
    }
    fulle = {f"nettsted/{s}": i for s, i in bygg_kommunen(les_kommune(uendret), ALLE_SLAG).items()}
    assert bare_med <= {t for t, _ in find_stikkord(les_sider(fulle))}


def test_et_ord_for_en_kontakt_som_ingen_kan_naa_staar_ikke_fra_a_til_aa() -> None:
    def uten_nummer(data: Data) -> None:
        finn(data, "kontakt")["krisesenter"] = {"funksjon": "Krisesenteret", "publiser": True}
        finn(data, "nettsted")["sokeord"] = {"krisesenter": ["tilfluktssted"]}

    assert "ilfluktssted" not in side(uten_nummer, "aa").tekst


def find_tjenestedel(endring: Endring, navn: str) -> str:
    return next(tekst for _, tittel, tekst in find_deler(side(endring, "hjelpetilbud").html) if tittel == navn)


def test_en_tjeneste_uten_egen_telefon_har_den_faste_kontakten_av_samme_slag() -> None:
    def uten_egen(data: Data) -> None:
        barnevern = next(t for t in liste(data, "tjenester") if t["id"] == "barnevern")
        barnevern.clear()
        skjult = {"funksjon": "Mottaket", "telefon": "00 00 00 55", "publiser": False}
        barnevern.update({"id": "barnevern", "type": "barnevern", "navn": "Barnevernet", "kontakt": skjult})
        barnevern.update({"organisering": "egen", "aldersgruppe": "0–24 år"})

    def uten_noen(data: Data) -> None:
        uten_egen(data)
        del finn(data, "kontakt")["barnevern_dag"]

    assert hel("Barnevernstjenesten, mottakstelefon: 00 00 00 10") in find_tjenestedel(uten_egen, "Barnevernet")
    assert "Mottaket" not in find_tjenestedel(uten_egen, "Barnevernet")
    assert "Telefonen er ikke oppgitt her." in find_tjenestedel(uten_noen, "Barnevernet")
    assert "Politikontakten: 02800" in find_tjenestedel(uendret, "Politiet")


def uten_telefon_paa_helsestasjonen(data: Data) -> None:
    find(data, "helsestasjon").pop("kontakt")


def test_en_tjeneste_uten_telefon_sier_det_paa_en_linje_og_viser_til_sentralbordet() -> None:
    linje = hel("Telefonen er ikke oppgitt her. Ring sentralbordet på 00 00 00 00.")
    assert linje in find_tjenestedel(uten_telefon_paa_helsestasjonen, "Helsestasjonen")
    assert find_tjenestedel(uendret, "Andre tjenester").startswith(linje)
    assert "ikke oppgitt" not in find_tjenestedel(uendret, "Barnehagene i Fjordvik")  # enhetene har sine
    assert side(uendret, "hjelpetilbud").tekst.count("Telefonen er ikke oppgitt") == 1

    assert find_tjenestedel(karrig, "Andre tjenester").startswith("Telefonen er ikke oppgitt her.\n")
    assert find_tjenestedel(karrig_nn, "Andre tenester").startswith("Telefonen er ikkje oppgitt her.\n")


def test_et_ord_for_et_ukjent_tema_blir_ikke_en_doed_lenke() -> None:
    def ukjent(data: Data) -> None:
        finn(data, "nettsted")["sokeord"] = {"romfart": ["rakett"], "slt_koordinator": ["natteravn"]}

    s = side(ukjent, "aa")
    assert "akett" not in s.tekst
    assert "Natteravn – SLT-koordinator" in s.tekst


@pytest.mark.parametrize("slag", sorted({d.slag for d in ALLE_SLAG}))
def test_fiendtlige_titler_paa_dokumenter_blir_staaende_som_tekst(slag: str) -> None:
    def bygg(tekst: str) -> dict[str, Side]:
        dokument = lag_dokument(slag, "barnekoordinator", tekst, versjon=tekst, gjelder_fra=tekst)
        return {s: Side(i.decode()) for s, i in bygg_kommunen(les_kommune(), [dokument]).items() if s.endswith(".html")}

    farlige, snille = bygg(FIENDTLIG), bygg("ordslutt")
    vist = [sti for sti, s in snille.items() if "ordslutt" in s.tekst]
    assert vist
    for sti, s in farlige.items():
        assert s.tagger == snille[sti].tagger, sti
        assert (FIENDTLIG in s.tekst) == (sti in vist)
        assert not [lenke for lenke in s.lenker if "javascript" in lenke]


def test_sjekken_av_tomme_overskrifter_finner_en() -> None:
    html = '<div class="innhold ramme"><h2 id="a">A</h2><h2>B</h2>tekst<h3>C</h3></main>'
    assert [(n, t, x) for n, t, x in find_deler(html)] == [(2, "A", ""), (2, "B", "tekst"), (3, "C", "")]
