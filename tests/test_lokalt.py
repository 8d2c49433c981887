"""Kommunens egne tekster, maler og utseende: de gjelder bare der, de overlever endringer, og programmet sier fra."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest

from generator.lokalt import find_avtrykk
from generator.word import docx_tekst
from tests.bygg import SKOLE
from tests.cli.program import EIGERSUND, PROEVIK, Svar, kjoer, lag_eigersund, lag_proevik, lag_rot
from tests.dokumenter import les_fag

MALENE = Path(__file__).resolve().parents[1] / "maler"
AVTRYKK = find_avtrykk(les_fag().tekst_etter_id["rt-bekymret-varer"])
EGEN = "Hos oss varer en bekymring til noen har svart på den."


@pytest.fixture
def rot(tmp_path: Path) -> Path:
    return lag_rot(tmp_path, {PROEVIK: lag_proevik(), EIGERSUND: lag_eigersund()})


def skriv(rot: Path, navn: str, innhold: str) -> Svar:
    """Skriv en egen fil i Prøvik og sjekk."""
    lag_rot(rot, {f"kommuner/{PROEVIK}/{navn}": innhold})
    return kjoer("sjekk", "0000", "--dato", "2026-11-01", i=rot)


def les_rutine(rot: Path, mappe: str = PROEVIK) -> str:
    svar = kjoer("bygg", i=rot)
    assert svar.kode == 0, svar.feil
    return docx_tekst((rot / "bygg" / mappe / "dokumenter/bekymringsrutine-skole.docx").read_bytes())


def test_egen_tekst_staar_i_stedet_for_den_felles_bare_i_egen_kommune(rot: Path) -> None:
    felles = les_fag().tekst_etter_id["rt-bekymret-varer"]
    skriv(rot, "tekst/rt-bekymret-varer.md", f'---\nbygger_paa: "{AVTRYKK}"\n---\n{EGEN}\n')
    assert EGEN in les_rutine(rot)
    assert felles.nb not in les_rutine(rot)
    assert EGEN not in les_rutine(rot, EIGERSUND)
    assert felles.nn in les_rutine(rot, EIGERSUND)  # a municipality with nynorsk


def test_tillegg_foer_og_etter_et_kapittel_staar_ved_siden_av_de_felles(rot: Path) -> None:
    skriv(rot, "tekst/bekymret.foer.md", "Dette kapitlet er viktig hos oss.")
    skriv(rot, "tekst/bekymret.etter.md", "---\nnorm: boer\n---\nRing helsestasjonen først.")
    tekst = les_rutine(rot)
    felles = les_fag().tekst_etter_id["rt-bekymret-varer"].nb
    assert (
        tekst.index("Dette kapitlet er viktig hos oss.")
        < tekst.index(felles)
        < tekst.index("Ring helsestasjonen først.")
    )


def test_et_tillegg_overlever_at_den_felles_teksten_endres_og_en_erstatning_gir_varsel(rot: Path) -> None:
    skriv(rot, "tekst/bekymret.etter.md", "Vårt eget tillegg.")
    skriv(rot, "tekst/rt-bekymret-varer.md", f'---\nbygger_paa: "{AVTRYKK}"\n---\n{EGEN}\n')
    shutil.copytree(MALENE, rot / "maler")
    fil = rot / "maler/fag/rutinetekster.yaml"
    gammel = les_fag().tekst_etter_id["rt-bekymret-varer"].nb
    assert gammel in fil.read_text(encoding="utf-8")
    fil.write_text(fil.read_text(encoding="utf-8").replace(gammel, f"{gammel} Og litt til."), encoding="utf-8")
    svar = kjoer("sjekk", "0000", i=rot)
    assert "den felles teksten «rt-bekymret-varer» er endret siden dere skrev deres egen" in svar.ut
    assert "Og litt til." in svar.ut
    assert {"Vårt eget tillegg.", EGEN} <= {s for s in ("Vårt eget tillegg.", EGEN) if s in les_rutine(rot)}


@pytest.mark.parametrize(
    ("navn", "innhold", "ventet"),
    [
        ("tekst/finnes-ikke.md", "Tekst.", "«finnes-ikke» finnes ikke blant de felles tekstene"),
        ("tekst/bekymrt.etter.md", "Tekst.", "«bekymrt» finnes ikke blant kapitlene i rutinen. Mente du «bekymret»?"),
        ("tekst/melde-personlig.md", "Lederen avgjør.", "kan ikke byttes ut: den verner barnet eller følger av loven"),
        ("tekst/foreldre-unntak.md", "Ring foreldrene.", "kan ikke byttes ut"),
        (
            "tekst/rt-bekymret-varer.md",
            "Du skal alltid vente.",
            "sier «skal», men en egen tekst kan ikke være et lovkrav",
        ),
        ("tekst/rt-bekymret-varer.md", "---\nnorm: skal\n---\nVent.", "«skal» kan ikke stå her"),
        ("tekst/rt-bekymret-varer.md", "---\nfarge: blå\n---\nVent.", "er et felt som ikke finnes her"),
        ("tekst/rt-bekymret-varer.md", " \n", "er tomt"),
        ("tekst/bekymret.midt.md", "Tekst.", "fila blir ikke lest"),
        ("tekst/bekymret.txt", "Tekst.", "fila blir ikke lest"),
    ],
)
def test_feil_i_en_egen_tekst_faar_fil_og_raad(rot: Path, navn: str, innhold: str, ventet: str) -> None:
    svar = skriv(rot, navn, innhold)
    assert svar.kode == 1
    linjer = [linje for linje in svar.ut.splitlines() if linje.startswith(f"kommuner/{PROEVIK}/{navn}")]
    assert any(ventet in linje for linje in linjer), svar.ut


def test_erstatning_uten_avtrykk_faar_vite_hva_som_skal_staa(rot: Path) -> None:
    svar = skriv(rot, "tekst/rt-bekymret-varer.md", EGEN)
    assert svar.kode == 0
    assert f'Skriv bygger_paa: "{AVTRYKK}" øverst' in svar.ut


def test_egen_mal_og_eget_utseende_gjelder_bare_egen_kommune(rot: Path) -> None:
    for navn in ("word/nb/lommekort.docx", "nettsted/nb/om.md"):
        fil = rot / f"kommuner/{PROEVIK}/maler/{navn}"
        fil.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(MALENE / navn, fil)
    (rot / f"kommuner/{PROEVIK}/maler/nettsted/nb/om.md").write_text("Vår egen side.\n", encoding="utf-8")
    shutil.copy(MALENE / "word/nb/samarbeidsark.docx", rot / f"kommuner/{PROEVIK}/maler/word/nb/lommekort.docx")
    svar = kjoer("bygg", i=rot)
    assert f"kommuner/{PROEVIK}/maler/word/nb/lommekort.docx" in svar.feil
    assert [linje.partition(":")[0] for linje in svar.ut.splitlines()] == [str(Path("bygg") / EIGERSUND)]
    shutil.copy(MALENE / "word/nb/lommekort.docx", rot / f"kommuner/{PROEVIK}/maler/word/nb/lommekort.docx")
    assert kjoer("bygg", i=rot).kode == 0
    assert "Vår egen side." in (rot / "bygg" / PROEVIK / "nettsted/om.html").read_text(encoding="utf-8")
    assert "Vår egen side." not in (rot / "bygg" / EIGERSUND / "nettsted/om.html").read_text(encoding="utf-8")


def les_kort(rot: Path) -> tuple[str, str]:
    """Bygg Eigersund, som har nynorsk, og gi teksten i et lommekort og i rutinen."""
    svar = kjoer("bygg", EIGERSUND, i=rot)
    assert svar.kode == 0, svar.feil
    mappe = rot / "bygg" / EIGERSUND / "dokumenter"
    kort = next(iter(sorted(mappe.glob("lommekort-*.docx"))))
    return docx_tekst(kort.read_bytes()), docx_tekst((mappe / "bekymringsrutine-skole.docx").read_bytes())


def test_egen_mal_bare_paa_bokmaal_gir_det_dokumentet_paa_bokmaal_og_sier_fra(rot: Path) -> None:
    mangel = "egen Word-mal finnes bare på bokmål (lommekort), så dokumentet er på bokmål"
    kort, rutine = les_kort(rot)
    assert "Nivå og kjelde" in kort
    assert mangel not in kjoer("sjekk", EIGERSUND, i=rot).ut
    egne = rot / f"kommuner/{EIGERSUND}/maler/word"
    for maalform in ("nb", "nn"):
        (egne / maalform).mkdir(parents=True)
    shutil.copy(MALENE / "word/nb/lommekort.docx", egne / "nb")
    kort, rutine = les_kort(rot)
    assert "Nivå og kilde" in kort
    assert f"Kommunens {mangel}." in kort
    assert "Nivå og kjelde" in rutine
    assert mangel not in rutine
    assert f"kommune.maalform – kommunens {mangel}. Legg den i kommuner/{EIGERSUND}/maler/word/nn/" in kjoer("sjekk", EIGERSUND, i=rot).ut  # fmt: skip
    shutil.copy(MALENE / "word/nn/lommekort.docx", egne / "nn")
    assert "Nivå og kjelde" in les_kort(rot)[0]
    assert mangel not in kjoer("sjekk", EIGERSUND, i=rot).ut


def test_sjekk_sier_hva_som_er_eget(rot: Path) -> None:
    svar = skriv(rot, "tekst/bekymret.etter.md", "Vårt eget tillegg.")
    assert f"{PROEVIK} har eget: tekst/bekymret.etter.md" in svar.feil


EGET: dict[str, list[dict[str, object]]] = {
    "tegn": [
        {"id": "kai", "kategori": "sosiale-forhold", "alder": ["6-12"], "tekst": "Er mye alene på kaia om kvelden"}
    ],
    "steg": [{"id": "ring", "kapittel": "skriv_ned", "tekst": "Skjemaet ligger i Teams-rommet til skolen."}],
    "lenker": [{"id": "skjema", "tittel": "Skjema & råd", "lenke": "https://www.proevik.example/skjema"}],
}


def test_egne_tegn_steg_og_lenker_staar_ved_siden_av_de_felles(rot: Path) -> None:
    uten = les_rutine(rot)
    lag_rot(rot, {PROEVIK: lag_proevik(eget=EGET)})
    med = les_rutine(rot)
    for ny in ("Er mye alene på kaia om kvelden", "Skjemaet ligger i Teams-rommet til skolen.", "Skjema & råd"):
        assert ny in med
        assert ny not in uten
        assert ny not in les_rutine(rot, EIGERSUND)
    borte = [
        linje
        for linje in uten.splitlines()
        if linje not in med and not linje.startswith("Er ") and "dokument" not in linje
    ]
    assert [b for b in borte if b.split(". ")[0] not in med] == []
    side = (rot / "bygg" / PROEVIK / "nettsted/ansatte.html").read_text(encoding="utf-8")
    assert 'href="https://www.proevik.example/skjema"' in side
    assert "Skjema &amp; råd" in side


@pytest.mark.parametrize(
    ("eget", "ventet"),
    [
        ({"tegn": [{**EGET["tegn"][0], "kategori": "sosiale"}]}, "«sosiale» finnes ikke blant kategoriene av tegn"),
        ({"steg": [{**EGET["steg"][0], "kapittel": "skriv"}]}, "«skriv» finnes ikke blant kapitlene i rutinen"),
        (
            {"steg": [{**EGET["steg"][0], "tekst": "Du må vente."}]},
            "sier «må», men en egen tekst kan ikke være et lovkrav",
        ),
        ({"lenker": [EGET["lenker"][0], EGET["lenker"][0]]}, "id-en «skjema» er brukt to ganger"),
    ],
)
def test_feil_i_det_som_er_eget_faar_linje_og_raad(rot: Path, eget: object, ventet: str) -> None:
    lag_rot(rot, {PROEVIK: lag_proevik(eget=eget)})
    svar = kjoer("sjekk", "0000", i=rot)
    assert svar.kode == 1
    assert ventet in svar.ut


def bytt_tagg(rot: Path, gammel: str, ny: str) -> None:
    """Gi kommunen et eget lommekort der én tagg er en annen."""
    fil = rot / f"kommuner/{PROEVIK}/maler/word/nb/lommekort.docx"
    fil.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(MALENE / "word/nb/lommekort.docx") as fra, zipfile.ZipFile(fil, "w") as til:
        for navn in fra.namelist():
            innhold = fra.read(navn)
            if navn == "word/document.xml":
                assert gammel.encode() in innhold
                innhold = innhold.replace(gammel.encode(), ny.encode())
            til.writestr(navn, innhold)


@pytest.mark.parametrize(
    ("tagg", "opphav", "linje"),
    [
        ("{{ enhet.leder.split()[7] }}", "tjenester[0].enheter[1].leder_rolle", "leder_rolle: avdelingsleder"),
        ("{{ hode.kommune.split()[7] }}", "kommune.navn", "navn: Prøvik"),
        ("{% for x in akutt %}{{ x.nummer|int // 0 }}{% endfor %}", "kontakt", "kontakt:"),
    ],
)
def test_en_feil_med_en_verdi_sier_hvilken_linje_i_yaml_den_kommer_fra(
    rot: Path, tagg: str, opphav: str, linje: str
) -> None:
    enheter = [
        {"id": "nord", "navn": "Nord skole", "leder_rolle": "rektor i nord og sør og øst og vest", "stedfortreder_rolle": "x"},
        {"id": "soer", "navn": "Sør skole", "leder_rolle": "avdelingsleder", "stedfortreder_rolle": "x"},
    ]  # fmt: skip
    lag_rot(rot, {PROEVIK: lag_proevik(tjenester=[{**SKOLE, "enheter": enheter}])})
    bytt_tagg(rot, "{{ enhet.leder }}", tagg)
    yaml = f"kommuner/{PROEVIK}/kommune.yaml"
    linjer = [tekst.strip(" -") for tekst in (rot / yaml).read_text(encoding="utf-8").splitlines()]
    svar = kjoer("bygg", i=rot)
    assert svar.kode == 1
    assert f"kommuner/{PROEVIK}/maler/word/nb/lommekort.docx: i tabell 2, rad 2, kolonne 1, ved «{tagg}" in svar.feil
    assert f"Verdien kommer fra {yaml}:{linjer.index(linje) + 1}: {opphav}." in svar.feil
    assert [x.partition(":")[0] for x in svar.ut.splitlines()] == [str(Path("bygg") / EIGERSUND)]
