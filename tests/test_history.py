"""Git som kilde: versjoner som finnes, som mangler, og ingen git i det hele tatt."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from generator.errors import BrukFeil
from generator.history import set_textconv, tre_fra_git
from tests.bygg import eksempel_tre
from tests.cli.program import kjoer

FIL = "kommuner/0000-fjordvik/kommune.yaml"


def git(mappe: Path, *argumenter: str) -> str:
    oppsett = ("-c", "user.name=Prøve", "-c", "user.email=proeve@example.org", "-c", "commit.gpgsign=false")
    kjoert = subprocess.run(["git", *oppsett, *argumenter], cwd=mappe, check=True, capture_output=True, text=True)
    return kjoert.stdout.strip()


@pytest.fixture
def klone(tmp_path: Path) -> Path:
    """En klone med eksempelet i to versjoner: fristen er 14 dager i den første og 10 i den siste."""
    rot = tmp_path / "klone"
    for sti, innhold in eksempel_tre().items():
        (rot / sti).parent.mkdir(parents=True, exist_ok=True)
        (rot / sti).write_bytes(innhold)
    git(rot, "init", "-q", "-b", "main")
    git(rot, "add", "-A")
    git(rot, "commit", "-q", "-m", "først")
    bytt(rot, "beslutning_dager: 14", "beslutning_dager: 12")
    git(rot, "commit", "-q", "-am", "så")
    return rot


def bytt(rot: Path, gammel: str, ny: str) -> None:
    fil = rot / FIL
    fil.write_text(fil.read_text(encoding="utf-8").replace(f"  {gammel}", f"  {ny}"), encoding="utf-8")


def test_treet_er_filene_slik_de_var(klone: Path) -> None:
    foer = tre_fra_git(klone, "HEAD~1", "kommuner")
    assert dict(foer) == {sti: b for sti, b in eksempel_tre().items() if sti.startswith("kommuner/")}
    assert foer[FIL] != tre_fra_git(klone, "HEAD", "kommuner")[FIL]


def test_en_undermappe_av_git_kan_vaere_rot(klone: Path) -> None:
    assert "felles/barnevern-ytre-fjord.yaml" in {
        s.removeprefix("kommuner/") for s in tre_fra_git(klone, "HEAD", "kommuner")
    }
    felles = {s.removeprefix("kommuner/") for s in eksempel_tre() if s.startswith("kommuner/felles/")}
    assert set(tre_fra_git(klone / "kommuner", "HEAD", "felles")) == felles


def test_endringer_mot_arbeidstreet_og_mellom_versjoner(klone: Path) -> None:
    bytt(klone, "beslutning_dager: 12", "beslutning_dager: 7")
    assert "Fristen for beslutning: 12 → 7 dager" in kjoer("endringer", "fjordvik", i=klone).ut
    mellom = kjoer("endringer", "0000", "--fra", "HEAD~1", "--til", "HEAD", i=klone)
    assert "Fristen for beslutning: 14 → 12 dager" in mellom.ut
    markdown = kjoer("endringer", "0000", "--fra", "HEAD~1", "--format", "markdown", i=klone).ut
    assert "### Frister\n\n- Fristen for beslutning: 14 → 7 dager\n" in markdown


def test_avtalen_alene_har_bare_sine_egne_endringer(klone: Path) -> None:
    svar = kjoer("endringer", "0000/skole-barnevern", "--fra", "HEAD~1", i=klone)
    assert "Ingen endringer i innholdet." in svar.ut
    ukjent = kjoer("endringer", "0000/skole-barnvern", i=klone)
    assert (ukjent.kode, "Mente du «skole-barnevern»?" in ukjent.feil) == (2, True)


def test_uten_git(tmp_path: Path) -> None:
    with pytest.raises(BrukFeil, match="er ikke i git, så det finnes ingen tidligere versjon"):
        tre_fra_git(tmp_path, "HEAD", "kommuner")


def test_uten_commit(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    with pytest.raises(BrukFeil, match=r"ingen commit i git ennå.* Lagre først med «git add kommuner» og «git commit»"):
        tre_fra_git(tmp_path, "HEAD", "kommuner")


def test_avkortet_kopi_sier_hva_som_mangler(klone: Path, tmp_path: Path) -> None:
    grunn = tmp_path / "grunn"
    git(tmp_path, "clone", "-q", "--depth", "1", klone.as_uri(), str(grunn))
    assert FIL in tre_fra_git(grunn, "HEAD", "kommuner")
    with pytest.raises(BrukFeil, match="er ikke hentet: dette er en avkortet kopi"):
        tre_fra_git(grunn, "HEAD~1", "kommuner")


def test_ukjent_versjon_og_versjon_som_ligner_et_valg(klone: Path) -> None:
    with pytest.raises(BrukFeil, match="«v9» finnes ikke i git"):
        tre_fra_git(klone, "v9", "kommuner")
    with pytest.raises(BrukFeil, match="er ikke en versjon i git"):
        tre_fra_git(klone, "--output=/tmp/x", "kommuner")


def test_kommunen_finnes_ikke_i_den_gamle_versjonen(klone: Path) -> None:
    ny = klone / "kommuner/1101-eigersund"
    ny.mkdir()
    (ny / "kommune.yaml").write_text(
        'skjema_versjon: 1\nkommune: {kommunenummer: "1101", navn: Eigersund, maalform: nb}\n'
    )
    svar = kjoer("endringer", "eigersund", i=klone)
    assert (svar.kode, svar.ut) == (2, "")
    assert (
        "1101-eigersund finnes ikke i versjonen «HEAD». Er den ny, lagre først med «git add kommuner» og" in svar.feil
    )
    assert "Velg en versjon der kommunen finnes" in kjoer("endringer", "eigersund", "--fra", "HEAD~1", i=klone).feil


def test_en_kommune_som_er_borte_fra_filene_er_det_bare_i_git(klone: Path) -> None:
    shutil.rmtree(klone / "kommuner/0000-fjordvik")
    svar = kjoer("endringer", "fjordvik", i=klone)
    assert svar.feil == (
        "0000-fjordvik finnes ikke lenger i filene. Velg den siste versjonen som har den, med --til.\n"
    )


def test_git_oppsett_viser_word_som_tekst(klone: Path) -> None:
    set_textconv(klone, "docx", "rutineverk tekst")
    assert git(klone, "config", "diff.docx.textconv") == "rutineverk tekst"
    svar = kjoer("git", "oppsettt", i=klone)
    assert (svar.kode, "Skriv «rutineverk git oppsett»" in svar.feil) == (2, True)


def test_git_oppsett_nevner_gitattributes_bare_naar_linja_mangler(klone: Path) -> None:
    (klone / ".gitattributes").write_text("*.png binary\n")
    uten = kjoer("git", "oppsett", i=klone)
    assert (uten.kode, uten.feil) == (0, "Det virker først når fila .gitattributes har linja «*.docx diff=docx».\n")
    (klone / ".gitattributes").write_text("*.docx diff=docx\n")
    med = kjoer("git", "oppsett", i=klone)
    assert (med.kode, med.feil) == (0, "")
    assert med.ut == uten.ut == "«git diff» viser nå endringer i .docx som tekst i denne kopien.\n"


def test_sjekk_sier_naar_en_avtale_er_endret_uten_ny_versjon(klone: Path) -> None:
    avtale = klone / "kommuner/0000-fjordvik/avtaler/skole-barnevern.yaml"
    tekst = avtale.read_text(encoding="utf-8")
    assert "er fortsatt" not in kjoer("sjekk", i=klone).ut
    avtale.write_text(tekst.replace("frist: 2 hverdager", "frist: 5 hverdager"), encoding="utf-8")
    linje = next(li for li in kjoer("sjekk", i=klone).ut.splitlines() if "er fortsatt 2.1" in li)
    assert linje == (
        "kommuner/0000-fjordvik/avtaler/skole-barnevern.yaml:6: varsel: versjon – er fortsatt 2.1, men avtalen er endret "
        "siden siste commit (Fristen: 2 hverdager → 5 hverdager). Skriv ny versjon og en linje i endringsloggen, så alle "
        "ser hva som gjelder."
    )
    avtale.write_text(
        avtale.read_text(encoding="utf-8").replace('\nversjon: "2.1"', '\nversjon: "2.2"'), encoding="utf-8"
    )
    assert "er fortsatt" not in kjoer("sjekk", i=klone).ut


def test_sjekk_utenfor_git_har_ingenting_aa_sammenligne_med(tmp_path: Path) -> None:
    assert kjoer("ny", "fjordvik", i=tmp_path).kode == 0
    assert "er fortsatt" not in kjoer("sjekk", i=tmp_path).ut
