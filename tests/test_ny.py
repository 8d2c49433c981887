"""En første kommune.yaml fra registeret: alle kommunene lar seg lese og bygge, og kommentarene er ekte felt."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from types import NoneType
from typing import Final, get_args

import pytest
import yaml
from pydantic import BaseModel

from generator.check import check_kommune
from generator.cli.main import main
from generator.errors import Nivaa, format_problem
from generator.fag.fag import Registerkommune
from generator.grunnlag import Bestilling, load_alt, read_tre
from generator.kommune import Kommune
from generator.load import load_kommune
from generator.ny import lag_kommunefil, mappenavn
from generator.pipeline import bygg
from generator.tre import Tre
from tests.bygg import DATO, eksempel_tre
from tests.cli.program import kjoer
from tests.dokumenter import les_fag, les_tre
from tests.kode import ROT

REGISTER: Final = les_fag().kommuneregister
ETTER_NAVN: Final = {rad.navn: rad for rad in REGISTER}
SIDER: Final = (
    "index",
    "bekymret",
    "hjelpetilbud",
    "foresatte",
    "roller",
    "plan",
    "ansatte",
    "aa",
    "om",
    "samsvar",
    "egenvurdering",
)


def lag_alle() -> Tre:
    filer = {f"kommuner/{mappenavn(rad)}/kommune.yaml": lag_kommunefil(rad).encode() for rad in REGISTER}
    return Tre(filer).over(Tre({sti: les_tre()[sti] for sti in les_tre() if sti.startswith("maler/")}))


def kall(capsys: pytest.CaptureFixture[str], *ord_: str) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as slutt:
        main(["ny", *ord_])
    assert isinstance(slutt.value.code, int)
    return slutt.value.code, *capsys.readouterr()


def test_registeret_har_alle_kommunene_med_hver_sin_mappe() -> None:
    assert len(REGISTER) == 357
    mapper = {mappenavn(rad) for rad in REGISTER}
    assert len(mapper) == 357
    assert [m for m in mapper if not re.fullmatch(r"\d{4}-[a-z]+(-[a-z]+)*", m)] == []


def test_alle_kommunene_lar_seg_lese_uten_feil_og_bygge_med_alle_sidene(tmp_path: Path) -> None:
    grunnlag = load_alt(lag_alle(), [], DATO)
    feil = [format_problem(p) for sak in grunnlag.saker for p in sak.problemer if p.nivaa is Nivaa.FEIL]
    assert feil == []
    resultater = bygg(grunnlag, tmp_path, Bestilling(), lambda _: None)
    assert [(r.sak.mappe, r.feil or r.skrevet.feil) for r in resultater if r.feil or r.skrevet.feil] == []
    assert len(resultater) == 357
    for rad in REGISTER:
        mappe = tmp_path / mappenavn(rad)
        manifest = json.loads((mappe / "manifest.json").read_bytes())
        assert manifest["kommune"] == rad.kommunenummer
        assert manifest["status"] == "gjeldende"
        filer = {sti for sti in manifest["filer"] if sti.endswith((".html", ".docx"))}
        assert {sti for sti in filer if sti.endswith(".html")} == {f"nettsted/{side}.html" for side in SIDER}
        blanke = {sti.rpartition("/")[2] for sti in filer if sti.endswith(".docx")}
        assert "skjema-undringsnotat.docx" in blanke
        assert {navn for navn in blanke if not navn.startswith("skjema-")} == {
            f"{slag}-kommunen.docx"
            for slag in (
                "egenvurdering",
                "flytskjema",
                "kompetanseplan",
                "lederansvar",
                "saksframlegg",
                "samsvarsrapport",
            )
        }
        side = (mappe / "nettsted" / "index.html").read_text(encoding="utf-8")
        assert f"{rad.navn} kommune" in side
        assert f'lang="{"nn" if rad.maalform == "nynorsk" else "nb"}"' in side


def test_det_registeret_vet_staar_i_fila_slik_det_staar_i_registeret() -> None:
    for rad in REGISTER:
        lest = load_kommune(Tre({"kommuner/x/kommune.yaml": lag_kommunefil(rad).encode()}), "x").verdi
        assert lest is not None
        k = lest.kommune
        assert (k.kommunenummer, k.navn, k.fylke) == (rad.kommunenummer, rad.navn, rad.fylke)
        assert (k.navn_samisk or "", k.navn_kvensk or "") == (rad.navn_samisk, rad.navn_kvensk)
        assert (k.politidistrikt or "", k.helseforetak or "") == (rad.politidistrikt, rad.helseforetak)
        assert k.statsforvalter == rad.statsforvalter
        assert k.organisasjonsnummer == (rad.organisasjonsnummer or None)
        assert rad.nettsted.removeprefix("www.") in (k.nettsted or "")


def test_navn_paa_samisk_kvensk_og_med_saertegn_blir_mapper_i_ascii() -> None:
    assert mappenavn(ETTER_NAVN["Sør-Varanger"]).endswith("-soer-varanger")
    assert mappenavn(ETTER_NAVN["Nordre Follo"]).endswith("-nordre-follo")
    assert mappenavn(ETTER_NAVN["Ås"]).endswith("-aas")
    assert mappenavn(ETTER_NAVN["Nærøysund"]).endswith("-naeroeysund")


@pytest.mark.parametrize("soek", ["5610", "Karasjok", "KARASJOK", "Kárášjohka", " kárášjohka "])
def test_ny_finner_kommunen_etter_nummer_norsk_og_samisk_navn(
    soek: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kode, ut, feil = kall(capsys, soek, "--rot", str(tmp_path))
    fil = tmp_path / "kommuner" / "5610-karasjok" / "kommune.yaml"
    assert (kode, ut) == (0, f"{fil}\n")
    assert "rutineverk sjekk 5610" in feil
    assert fil.read_text(encoding="utf-8") == lag_kommunefil(ETTER_NAVN["Karasjok"])
    assert b"\r" not in fil.read_bytes()
    assert [f for f in tmp_path.rglob("*") if f.is_file()] == [fil]


@pytest.mark.parametrize(
    ("ord_", "ventet"),
    [
        ("Herøy", "Det er flere kommuner som heter Herøy: 1515 i Møre og Romsdal og 1818 i Nordland. Skriv nummeret."),
        ("våler", "Det er flere kommuner som heter våler: 3114 i Østfold og 3419 i Innlandet. Skriv nummeret."),
        ("Trondhjem", "Mente du «trondheim»? Skriv navnet eller nummeret."),
        ("1234", "Skriv navnet eller nummeret."),
        ("", "«» er ikke i registeret over kommuner."),
        ("../../ute", "«../../ute» er ikke i registeret over kommuner."),
    ],
)
def test_ny_sier_hva_som_trengs_naar_navnet_ikke_er_nok(
    ord_: str, ventet: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kode, ut, feil = kall(capsys, ord_, "--rot", str(tmp_path))
    assert (kode, ut) == (2, "")
    assert ventet.casefold() in feil.casefold()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("mappe", ["0301-oslo", "0301-hovedstaden"])
def test_ny_roerer_ikke_en_kommune_som_finnes(mappe: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fil = tmp_path / "kommuner" / mappe / "notat.txt"
    fil.parent.mkdir(parents=True)
    fil.write_text("mitt", encoding="utf-8")
    kode, ut, feil = kall(capsys, "Oslo", "--rot", str(tmp_path))
    assert (kode, ut) == (2, "")
    assert feil == f"Oslo finnes allerede i kommuner/{mappe}. Rediger den, eller slett mappen først.\n"
    assert [f for f in tmp_path.rglob("*") if f.is_file()] == [fil]


def test_ny_der_det_ikke_kan_skrives_gir_beskjed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "kommuner").write_text("en fil", encoding="utf-8")
    kode, ut, feil = kall(capsys, "Oslo", "--rot", str(tmp_path))
    assert (kode, ut) == (1, "")
    assert "kan ikke skrives" in feil


def test_etter_ny_er_det_bare_den_nye_kommunen_som_blir_bygget(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kall(capsys, "Oslo", "--rot", str(tmp_path))
    assert [sak.mappe for sak in load_alt(read_tre(tmp_path), [], DATO).saker] == ["0301-oslo"]


def fyll_ut(tekst: str) -> str:
    """Ta bort kommentartegnet foran hvert felt, og sett inn noe der det står «…»."""
    linjer = [re.sub(r"^(\s*)# ?(?=\s*(?:- )?[a-z_]+:(?: |$)|\s*- \{)", r"\1", linje) for linje in tekst.splitlines()]
    fylt = "\n".join(linje for linje in linjer if not linje.lstrip().startswith("#"))
    fylt = fylt.replace("ÅÅÅÅ-MM-DD", "2026-11-01").replace("postmottak@…", "postmottak@proevik.kommune.no")
    fylt = fylt.replace('telefon: "…"', 'telefon: "22 22 22 22"').replace(
        'sentralbord: "…"', 'sentralbord: "22 22 22 22"'
    )
    return re.sub(r"id: …", "id: enheten", fylt).replace("…", "noe")


@pytest.mark.parametrize("navn", ["Oslo", "Karasjok", "Valle"])
def test_kommentarene_blir_en_kommune_uten_feil_naar_de_fylles_ut(navn: str) -> None:
    rad = ETTER_NAVN[navn]
    fylt = fyll_ut(lag_kommunefil(rad)).replace("logo: logo.svg\n", "\n")
    assert set(yaml.safe_load(fylt)) == {
        *("skjema_versjon", "kommune", "virkeomraade", "kontakt", "tjenester", "modell", "roller", "frister"),
        *("samordning", "anmeldelse"),
    }
    lest = load_kommune(Tre({"kommuner/x/kommune.yaml": fylt.encode()}), "x")
    assert [format_problem(p) for p in lest.problemer] == []
    assert lest.verdi is not None
    feil = [f for f in check_kommune(lest.verdi, les_fag()) if f.nivaa is Nivaa.FEIL]
    assert feil == []
    assert [t.id for t in lest.verdi.tjenester] == ["barnehage", "skole"]
    assert lest.verdi.tjenester[0].enheter[0].kontakt is not None


def find_yaml(side: str) -> list[str]:
    """Gi YAML-boksene på en side i håndboka, i rekkefølge."""
    return re.findall(r"```yaml\n(.*?)```", (ROT / "docs" / side).read_text(encoding="utf-8"), re.DOTALL)


def test_det_veiledningen_viser_er_en_kommune_der_bare_de_oppdiktede_numrene_er_feil() -> None:
    bokser = [b for b in find_yaml("ny-kommune.md") if "felles/" not in b and not b.startswith("skjema_versjon")]
    lest = load_kommune(
        Tre({"kommuner/x/kommune.yaml": "\n".join([lag_kommunefil(ETTER_NAVN["Modum"]), *bokser]).encode()}), "x"
    )
    assert [format_problem(p) for p in lest.problemer] == []
    assert lest.verdi is not None
    feil = [f for f in check_kommune(lest.verdi, les_fag()) if f.nivaa is Nivaa.FEIL]
    assert [f.melding for f in feil] == [
        f"«{nr}» er et oppdiktet nummer" for nr in ("00 00 00 10", "00 00 00 11", "00 00 01 00")
    ]
    assert {"frister", "samordning", "modell", "roller", "nettsted", "dokumenter"} <= lest.verdi.model_fields_set


def test_fristen_for_droefting_er_den_samme_i_begge_veiledningene() -> None:
    (kommune,) = (b for b in find_yaml("ny-kommune.md") if "frister:" in b)
    (avtale,) = (b for b in find_yaml("ny-avtale.md") if "id: droefting" in b)
    virkedager = yaml.safe_load(kommune)["frister"]["svar_paa_droefting_virkedager"]
    assert yaml.safe_load(avtale)["forpliktelser"][0]["frist"] == f"{virkedager} virkedager"


def find_ukjente(data: object, modell: object, sti: str = "") -> list[str]:
    """Gi nøklene i data som ikke er felt i modellen."""
    for under in get_args(modell):
        if under is not NoneType and (isinstance(under, type) or get_args(under)):
            modell = under
            break
    if isinstance(data, list):
        return [x for i, e in enumerate(data) for x in find_ukjente(e, modell, f"{sti}[{i}]")]
    if not isinstance(data, Mapping) or not (isinstance(modell, type) and issubclass(modell, BaseModel)):
        return []
    felt = modell.model_fields
    ukjente = [f"{sti}.{navn}" for navn in data if navn not in felt]
    kjente = [navn for navn in data if navn in felt]
    return ukjente + [x for navn in kjente for x in find_ukjente(data[navn], felt[navn].annotation, f"{sti}.{navn}")]


def test_hvert_felt_i_kommentarene_er_et_felt_i_modellen() -> None:
    data = yaml.safe_load(fyll_ut(lag_kommunefil(ETTER_NAVN["Karasjok"])))
    assert find_ukjente(data, Kommune) == []
    assert find_ukjente({"kontakt": {"politii": {}}, "x": 1}, Kommune) == [".x", ".kontakt.politii"]


def test_samisk_forvaltningsomraade_og_noeytral_maalform_faar_en_paaminnelse() -> None:
    def rad(**endring: str) -> Registerkommune:
        return ETTER_NAVN["Oslo"].model_copy(update=endring)

    assert "# samiske_spraak: [se]" in lag_kommunefil(rad(samisk_forvaltningsomraade="ja (x)"))
    assert "samiske_spraak" not in lag_kommunefil(rad(samisk_forvaltningsomraade="nei"))
    assert "maalform: nn\n" in lag_kommunefil(rad(maalform="nynorsk"))
    assert "maalform: nb\n" in lag_kommunefil(rad(maalform="bokmål"))
    assert "maalform: nb  # registeret sier nøytral" in lag_kommunefil(rad(maalform="nøytral"))


def test_ny_fjordvik_henter_eksempelet_og_aldri_over_noe(tmp_path: Path) -> None:
    svar = kjoer("ny", "Fjordvik", i=tmp_path)
    assert svar.kode == 0
    assert (tmp_path / "kommuner/0000-fjordvik/kommune.yaml").read_bytes() == eksempel_tre()[
        "kommuner/0000-fjordvik/kommune.yaml"
    ]
    assert kjoer("sjekk", i=tmp_path).kode == 0
    igjen = kjoer("ny", "0000", i=tmp_path)
    assert (igjen.kode, igjen.ut, "finnes allerede" in igjen.feil) == (2, "", True)
