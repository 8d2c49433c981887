"""Det som blir skrevet i mappen til en kommune: hele filer, aldri utenfor, og aldri over noe en person har endret."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final

import pytest

from generator.errors import SkriveFeil
from generator.write import Skrevet, mark_utdatert, write_kommune

OM: Final = {"mappe": "0000-proevik", "navn": "Prøvik kommune"}
ALT: Final = ("dokumenter/", "nettsted/")
EN: Final = "dokumenter/a.docx"
NY: Final = "dokumenter/a.ny.docx"
FOERST: Final[Mapping[str, bytes]] = {
    EN: b"a1",
    "dokumenter/b.docx": b"b1",
    "nettsted/index.html": b"<html>1</html>",
    "nettsted/dokumenter/a.docx": b"aa1",
}
SAA: Final[Mapping[str, bytes]] = {
    EN: b"a2",
    "nettsted/index.html": b"<html>22</html>",
    "nettsted/dokumenter/a.docx": b"aa1",
    "nettsted/om.html": b"<html>om</html>",
}


def skriv(mappe: Path, filer: Mapping[str, bytes] = FOERST, *, overskriv: bool = False) -> Skrevet:
    return write_kommune(mappe, filer, OM, omfang=ALT, overskriv=overskriv)


def les(mappe: Path) -> dict[str, bytes]:
    """Gi alle filene, også skjulte, men ikke manifestet."""
    filer = {f.relative_to(mappe).as_posix(): f.read_bytes() for f in sorted(mappe.rglob("*")) if f.is_file()}
    return {sti: innhold for sti, innhold in filer.items() if sti != "manifest.json"}


def les_manifest(mappe: Path) -> dict[str, object]:
    data: dict[str, object] = json.loads((mappe / "manifest.json").read_text(encoding="utf-8"))
    return data


def merker(mappe: Path) -> dict[str, tuple[int, int]]:
    filer = (f for f in mappe.rglob("*") if f.is_file())
    return {f.relative_to(mappe).as_posix(): (f.stat().st_mtime_ns, f.stat().st_ino) for f in filer}


@pytest.fixture
def mappe(tmp_path: Path) -> Path:
    """Mappen etter den første kjøringen."""
    skriv(tmp_path / "0000-proevik")
    return tmp_path / "0000-proevik"


def test_manifestet_har_hver_fil_med_sha_og_status(mappe: Path) -> None:
    filer = {sti: {"sha256": hashlib.sha256(innhold).hexdigest()} for sti, innhold in FOERST.items()}
    assert les_manifest(mappe) == {**OM, "status": "gjeldende", "filer": filer}
    assert les(mappe) == FOERST


def test_to_mapper_faar_like_manifest(tmp_path: Path, mappe: Path) -> None:
    skriv(tmp_path / "en-annen" / "mappe", {sti: FOERST[sti] for sti in sorted(FOERST, reverse=True)})
    annen = tmp_path / "en-annen" / "mappe" / "manifest.json"
    assert annen.read_bytes() == (mappe / "manifest.json").read_bytes()


def test_uendrede_filer_og_manifestet_blir_ikke_roert(mappe: Path) -> None:
    foer = merker(mappe)
    resultat = skriv(mappe)
    assert merker(mappe) == foer
    assert (resultat.uendret, resultat.nye, resultat.fjernet) == (list(FOERST), [], [])


def test_bare_den_endrede_fila_blir_byttet(mappe: Path) -> None:
    foer = merker(mappe)
    resultat = skriv(mappe, {**FOERST, EN: b"a2"})
    etter = merker(mappe)
    assert resultat.nye == [EN]
    assert {navn for navn in etter if etter[navn] != foer[navn]} == {EN, "manifest.json"}
    assert les(mappe)[EN] == b"a2"


def test_egne_filer_som_ikke_lages_lenger_blir_fjernet_med_tomme_mapper(mappe: Path) -> None:
    resultat = skriv(mappe, {EN: b"a1"})
    assert les(mappe) == {EN: b"a1"}
    assert sorted(resultat.fjernet) == sorted(set(FOERST) - {EN})
    assert [f.name for f in sorted(mappe.iterdir())] == ["dokumenter", "manifest.json"]


def test_filer_fra_andre_blir_aldri_roert_eller_fjernet(mappe: Path) -> None:
    fremmede = {"dokumenter/notat.docx": b"x", "nettsted/bilde.png": b"y", "les meg.txt": b"z", "logg/1.txt": b"w"}
    for sti, innhold in fremmede.items():
        (mappe / sti).parent.mkdir(exist_ok=True)
        (mappe / sti).write_bytes(innhold)
    foer = merker(mappe)
    skriv(mappe, {})
    assert les(mappe) == fremmede
    assert {navn: merke for navn, merke in merker(mappe).items() if navn != "manifest.json"}.items() <= foer.items()


def test_et_dokument_som_laa_der_fra_foer_blir_ikke_overskrevet(tmp_path: Path) -> None:
    (tmp_path / "dokumenter").mkdir()
    (tmp_path / EN).write_bytes(b"personens eget")
    resultat = skriv(tmp_path)
    assert les(tmp_path) == {**FOERST, EN: b"personens eget", NY: b"a1"}
    assert EN not in resultat.nye


def test_et_dokument_endret_for_haand_staar_og_den_nye_utgaven_ligger_ved_siden_av(mappe: Path) -> None:
    (mappe / EN).write_bytes(b"min")
    for innhold in (b"a2", b"a3"):  # andre gang blir .ny.docx oppdatert, ikke personens
        resultat = skriv(mappe, {**FOERST, EN: innhold})
        assert les(mappe) == {**FOERST, EN: b"min", NY: innhold}
        assert resultat.beskjeder == [
            f"{EN} er endret for hånd og står urørt. Den nye utgaven heter a.ny.docx. Bruk --overskriv for å erstatte den."
        ]
        assert resultat.feil == []


def test_den_nye_utgaven_blir_heller_ikke_overskrevet_naar_den_er_endret_for_haand(mappe: Path) -> None:
    (mappe / EN).write_bytes(b"min")
    skriv(mappe, {**FOERST, EN: b"a2"})
    (mappe / NY).write_bytes(b"min andre")
    resultat = skriv(mappe, {**FOERST, EN: b"a3"})
    assert les(mappe) == {**FOERST, EN: b"min", NY: b"min andre", "dokumenter/a.ny.ny.docx": b"a3"}
    assert [b.partition(" er endret")[0] for b in resultat.beskjeder] == [NY, EN]


@pytest.mark.parametrize("neste", [b"a2", b"a3"])
@pytest.mark.parametrize("ta", [os.replace, shutil.copy])
def test_naar_personen_tar_den_nye_utgaven_blir_den_ved_siden_av_borte(
    mappe: Path, ta: Callable[[Path, Path], object], neste: bytes
) -> None:
    (mappe / EN).write_bytes(b"min")
    skriv(mappe, {**FOERST, EN: b"a2"})
    ta(mappe / NY, mappe / EN)
    resultat = skriv(mappe, {**FOERST, EN: neste})
    assert resultat.beskjeder == []
    assert les(mappe) == {**FOERST, EN: neste}


def test_naar_personen_angrer_blir_dokumentet_vaart_igjen(mappe: Path) -> None:
    (mappe / EN).write_bytes(b"min")
    skriv(mappe, {**FOERST, EN: b"a2"})
    (mappe / EN).write_bytes(b"a1")
    assert skriv(mappe, {**FOERST, EN: b"a3"}).beskjeder == []
    assert les(mappe) == {**FOERST, EN: b"a3"}


def test_et_dokument_som_personen_har_slettet_kommer_tilbake(mappe: Path) -> None:
    (mappe / EN).write_bytes(b"min")
    skriv(mappe, {**FOERST, EN: b"a2"})
    (mappe / EN).unlink()
    skriv(mappe, {**FOERST, EN: b"a2"})
    assert les(mappe) == {**FOERST, EN: b"a2"}


def test_overskriv_erstatter_det_som_er_endret_for_haand(mappe: Path) -> None:
    (mappe / EN).write_bytes(b"min")
    skriv(mappe, {**FOERST, EN: b"a2"})
    resultat = skriv(mappe, {**FOERST, EN: b"a2"}, overskriv=True)
    assert les(mappe) == {**FOERST, EN: b"a2"}
    assert (resultat.beskjeder, resultat.fjernet) == ([], [NY])


def test_et_endret_dokument_for_en_tjeneste_som_er_borte_blir_staaende(mappe: Path) -> None:
    (mappe / EN).write_bytes(b"min")
    skriv(mappe, {**FOERST, EN: b"a2"})
    uten = {sti: innhold for sti, innhold in FOERST.items() if sti != EN}
    resultat = skriv(mappe, uten)
    assert les(mappe) == {**uten, EN: b"min"}
    assert resultat.beskjeder == [
        f"{EN} lages ikke lenger, men er endret for hånd og står igjen. Slett den selv når den ikke trengs."
    ]
    assert skriv(mappe, uten).beskjeder == []
    assert les(mappe)[EN] == b"min"
    assert NY in [sti for sti in skriv(mappe, FOERST).nye]


def test_omfanget_lar_den_andre_delen_vaere(mappe: Path) -> None:
    foer = les(mappe)
    resultat = write_kommune(mappe, {EN: b"a2"}, OM, omfang=["dokumenter/"])
    assert les(mappe) == {**{s: i for s, i in foer.items() if s.startswith("nettsted/")}, EN: b"a2"}
    assert resultat.fjernet == ["dokumenter/b.docx"]
    assert skriv(mappe, {**FOERST, EN: b"a2"}).beskjeder == []


class Drept(BaseException):
    """Som et strømbrudd: ingen i programmet fanger den."""


def drep_foer(monkeypatch: pytest.MonkeyPatch, steg: int) -> list[str]:
    """La alt som endrer disken stoppe programmet foran det steget; gir stegene som ble nådd."""
    naadd: list[str] = []

    def lag(navn: str) -> Callable[..., object]:
        ekte = getattr(Path, navn)

        def kall(self: Path, *argumenter: object, **valg: object) -> object:
            naadd.append(f"{navn} {self.name}")
            if len(naadd) > steg:
                raise Drept
            return ekte(self, *argumenter, **valg)

        return kall

    for navn in ("replace", "unlink", "rmdir"):
        monkeypatch.setattr(Path, navn, lag(navn))
    return naadd


@pytest.mark.parametrize("neste", [FOERST, SAA, {**SAA, EN: b"a3"}, {}])
def test_en_drept_kjoering_faar_aldri_egne_filer_til_aa_se_endret_ut(
    tmp_path: Path, neste: Mapping[str, bytes]
) -> None:
    antall = 0
    for steg in range(100):
        mappe = tmp_path / str(steg)
        skriv(mappe)
        with pytest.MonkeyPatch.context() as monkeypatch:
            naadd = drep_foer(monkeypatch, steg)
            try:
                skriv(mappe, SAA)
            except Drept:
                antall += 1
        hele = {sti: innhold for sti, innhold in les(mappe).items() if not Path(sti).name.startswith(".")}
        assert {sti for sti, innhold in hele.items() if innhold not in (FOERST.get(sti), SAA.get(sti))} == set(), naadd
        assert json.loads((mappe / "manifest.json").read_bytes()), naadd
        resultat = skriv(mappe, neste)
        assert (resultat.beskjeder, resultat.feil) == ([], []), naadd
        assert les(mappe) == neste, naadd
        assert les_manifest(mappe)["status"] == "gjeldende"
        if len(naadd) <= steg:
            break
    assert antall > 10


def test_forrige_staar_i_manifestet_bare_til_kjoeringen_er_ferdig(mappe: Path) -> None:
    for steg in range(100):
        with pytest.MonkeyPatch.context() as monkeypatch, contextlib.suppress(Drept):
            drep_foer(monkeypatch, steg)
            skriv(mappe, SAA)
        if les_manifest(mappe)["status"] != "gjeldende":
            break
    assert les_manifest(mappe)["status"] == "under arbeid"
    assert b"forrige" in (mappe / "manifest.json").read_bytes()
    skriv(mappe, SAA)
    assert b"forrige" not in (mappe / "manifest.json").read_bytes()


@pytest.mark.parametrize(
    "manifest",
    [
        None,
        b"",
        b"{",
        b"[]",
        b"\xff\xfe",
        b'{"filer": 3}',
        b'{"filer": {"dokumenter/a.docx": 5}}',
        b'{"filer": {"dokumenter/a.docx": {"sha256": null}}}',
        b"[" * 100_000,
    ],
)
def test_et_odelagt_manifest_mister_ingen_dokumenter(mappe: Path, manifest: bytes | None) -> None:
    (mappe / EN).write_bytes(b"min")
    (mappe / "manifest.json").unlink()
    if manifest is not None:
        (mappe / "manifest.json").write_bytes(manifest)
    uten_b = {sti: innhold for sti, innhold in FOERST.items() if sti != "dokumenter/b.docx"}
    skriv(mappe, {**uten_b, "nettsted/dokumenter/a.docx": b"aa2"})
    assert les(mappe) == {**FOERST, EN: b"min", NY: b"a1", "nettsted/dokumenter/a.ny.docx": b"aa2"}
    assert les_manifest(mappe)["status"] == "gjeldende"


def test_et_manifest_kan_ikke_peke_ut_av_mappen(mappe: Path) -> None:
    ute = mappe.parent / "ute.txt"
    ute.write_bytes(b"x")
    data = json.loads((mappe / "manifest.json").read_bytes())
    sha = hashlib.sha256(b"x").hexdigest()
    data["filer"] |= {sti: {"sha256": sha} for sti in ("../ute.txt", str(ute), "nettsted/../../ute.txt")}
    (mappe / "manifest.json").write_text(json.dumps(data), encoding="utf-8")
    skriv(mappe, {})
    assert ute.read_bytes() == b"x"


@pytest.mark.parametrize("lenke", ["dokumenter", EN, "nettsted/dokumenter", "."])
def test_en_lenke_ut_av_mappen_stopper_skrivingen(tmp_path: Path, lenke: str) -> None:
    ute = tmp_path / "ute"
    skriv(ute)
    mappe = tmp_path / "0000-proevik"
    fra, til = (mappe / lenke, ute / lenke) if lenke != "." else (mappe, ute)
    fra.parent.mkdir(parents=True, exist_ok=True)
    fra.symlink_to(til)
    foer = merker(ute), les(ute)
    for filer in (SAA, {**FOERST, EN: b"a9"}):
        with pytest.raises(SkriveFeil, match="lenke"):
            skriv(mappe, filer)
    assert (merker(ute), les(ute)) == foer
    assert fra.is_symlink()


def test_en_mappe_som_blir_en_lenke_etterpaa_blir_ikke_fulgt_naar_filer_fjernes(tmp_path: Path, mappe: Path) -> None:
    shutil.move(mappe / "nettsted", tmp_path / "ute")
    (mappe / "nettsted").symlink_to(tmp_path / "ute")
    foer = les(tmp_path / "ute"), les(mappe)
    with pytest.raises(SkriveFeil, match="lenke"):
        skriv(mappe, {EN: b"a2"})
    assert (les(tmp_path / "ute"), les(mappe)) == foer


@pytest.mark.parametrize("sti", ["nettsted/.index.html.rutineverk", ".manifest.json.rutineverk"])
def test_en_lenke_der_den_halve_fila_skal_ligge_blir_ikke_fulgt(mappe: Path, sti: str) -> None:
    ute = mappe.parent / "ute.txt"
    ute.write_bytes(b"x")
    (mappe / sti).symlink_to(ute)
    skriv(mappe, SAA)
    assert ute.read_bytes() == b"x"
    assert les(mappe) == SAA


@pytest.mark.parametrize("sti", ["../ute.docx", "/rot.docx", "dokumenter/../../ute.docx", "c:/x.docx", ""])
def test_stier_ut_av_mappen_blir_avvist(tmp_path: Path, sti: str) -> None:
    with pytest.raises(SkriveFeil, match="utenfor"):
        skriv(tmp_path / "m", {"nettsted/a.html": b"a", sti: b"x"})
    assert les(tmp_path) == {}


@pytest.mark.parametrize(
    ("laas", "program"),
    [("~$a.docx", "Word"), ("~$docx", "Word"), (".~lock.a.docx#", "LibreOffice")],
)
def test_et_aapent_dokument_blir_nevnt_og_resten_skrevet(mappe: Path, laas: str, program: str) -> None:
    (mappe / "dokumenter" / laas).write_bytes(b"")
    if laas == "~$docx":  # Word tar bort de to første tegnene i lange navn
        laas = "~$docx"
    resultat = skriv(mappe, {**SAA, "dokumenter/b.docx": b"b1"})
    assert resultat.feil == [f"{EN} er åpen i {program} og ble ikke skrevet. Lukk den og bygg på nytt."]
    assert les(mappe) == {**SAA, EN: b"a1", "dokumenter/b.docx": b"b1", f"dokumenter/{laas}": b""}
    assert les_manifest(mappe)["status"] == "ufullstendig"
    (mappe / "dokumenter" / laas).unlink()
    assert skriv(mappe, SAA).beskjeder == []
    assert les(mappe) == SAA
    assert les_manifest(mappe)["status"] == "gjeldende"


def test_et_aapent_dokument_som_ikke_lages_lenger_blir_fjernet_naar_det_er_lukket(mappe: Path) -> None:
    laas = mappe / "dokumenter" / ".~lock.b.docx#"
    laas.write_bytes(b"")
    assert skriv(mappe, SAA).feil == [
        "dokumenter/b.docx lages ikke lenger, men er åpen i LibreOffice. Lukk den og bygg på nytt."
    ]
    laas.unlink()
    assert skriv(mappe, SAA).fjernet == ["dokumenter/b.docx"]


def test_en_mappe_i_veien_blir_nevnt_og_resten_skrevet(tmp_path: Path) -> None:
    (tmp_path / "nettsted" / "index.html" / "x").mkdir(parents=True)
    resultat = skriv(tmp_path)
    assert len(resultat.feil) == 1
    assert resultat.feil[0].startswith("nettsted/index.html kunne ikke skrives")
    assert sorted(les(tmp_path)) == sorted(set(FOERST) - {"nettsted/index.html"})
    filer = les_manifest(tmp_path)["filer"]
    assert isinstance(filer, dict)
    assert "nettsted/index.html" not in filer


def test_en_fil_der_mappen_skulle_vaere_gir_beskjed(tmp_path: Path) -> None:
    (tmp_path / "bygg").write_bytes(b"x")
    with pytest.raises(SkriveFeil, match="kan ikke lages"):
        skriv(tmp_path / "bygg" / "0000-proevik")
    (tmp_path / "m" / "manifest.json").mkdir(parents=True)
    with pytest.raises(SkriveFeil, match=r"manifest\.json kan ikke skrives"):
        skriv(tmp_path / "m")


@pytest.fixture
def vanlig_mappe() -> Iterator[Path]:
    """En ferdig mappe som en vanlig bruker eier; root får ikke nei av disken, så testen gir fra seg det."""
    rot = Path(tempfile.mkdtemp())
    skriv(rot / "m")
    er_root = os.geteuid() == 0
    if er_root:
        for fil in (rot, *rot.rglob("*")):
            os.chown(fil, 65534, 65534)
        os.seteuid(65534)
    yield rot / "m"
    if er_root:
        os.seteuid(0)
    for mappe in (f for f in rot.rglob("*") if f.is_dir()):
        mappe.chmod(0o755)
    shutil.rmtree(rot)


def test_en_skrivebeskyttet_mappe_gir_beskjed_og_endrer_ingenting(vanlig_mappe: Path) -> None:
    foer = les(vanlig_mappe)
    vanlig_mappe.chmod(0o555)
    with pytest.raises(SkriveFeil, match="kan ikke skrives"):
        skriv(vanlig_mappe, SAA)
    with pytest.raises(SkriveFeil, match="kan ikke skrives"):
        mark_utdatert(vanlig_mappe, OM)
    assert les(vanlig_mappe) == foer


def test_en_skrivebeskyttet_undermappe_blir_nevnt_og_resten_skrevet(vanlig_mappe: Path) -> None:
    (vanlig_mappe / "dokumenter").chmod(0o555)
    resultat = skriv(vanlig_mappe, SAA)
    assert [f.partition(" ")[0] for f in resultat.feil] == [EN, "dokumenter/b.docx"]
    assert les(vanlig_mappe) == {**SAA, EN: b"a1", "dokumenter/b.docx": b"b1"}
    (vanlig_mappe / "dokumenter").chmod(0o755)
    assert skriv(vanlig_mappe, SAA).beskjeder == []
    assert les(vanlig_mappe) == SAA


def test_et_dokument_som_ikke_kan_leses_blir_ikke_overskrevet(vanlig_mappe: Path) -> None:
    (vanlig_mappe / EN).chmod(0)
    resultat = skriv(vanlig_mappe, SAA)
    (vanlig_mappe / EN).chmod(0o644)
    assert les(vanlig_mappe) == {**SAA, EN: b"a1", NY: b"a2"}
    assert len(resultat.beskjeder) == 1


def test_ingenting_utenfor_mappen_blir_roert(tmp_path: Path) -> None:
    for navn in ("foer.txt", "bygg/nabo/manifest.json", "bygg/UTDATERT.txt"):
        (tmp_path / navn).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / navn).write_bytes(b"x")
    mappe = tmp_path / "bygg" / "0000-proevik"
    for filer in (FOERST, SAA, {}):
        skriv(mappe, filer)
    mark_utdatert(mappe, OM)
    shutil.rmtree(mappe)
    assert les(tmp_path) == {"foer.txt": b"x", "bygg/UTDATERT.txt": b"x", "bygg/nabo/manifest.json": b"x"}


def test_merket_utdatert_roerer_ingen_andre_filer_og_gaar_bort_naar_det_bygges(mappe: Path) -> None:
    foer = merker(mappe)
    assert mark_utdatert(mappe, OM)
    assert les(mappe)["UTDATERT.txt"].decode().startswith("Filene her er fra forrige gang kommunen kunne bygges.")
    assert les_manifest(mappe)["status"] == "utdatert"
    etter = merker(mappe)
    assert {navn: merke for navn, merke in etter.items() if navn in foer and navn != "manifest.json"}.items() <= (
        foer.items()
    )
    assert mark_utdatert(mappe, OM)
    assert merker(mappe) == etter
    resultat = skriv(mappe, SAA)
    assert (resultat.beskjeder, les(mappe)) == ([], SAA)
    assert les_manifest(mappe)["status"] == "gjeldende"


def test_det_som_aldri_er_bygget_blir_ikke_merket(tmp_path: Path) -> None:
    assert not mark_utdatert(tmp_path / "m", OM)
    assert not (tmp_path / "m").exists()


def test_et_drept_merke_gaar_bort_naar_det_bygges(tmp_path: Path) -> None:
    for steg in range(5):
        mappe = tmp_path / str(steg)
        skriv(mappe)
        with pytest.MonkeyPatch.context() as monkeypatch, contextlib.suppress(Drept):
            drep_foer(monkeypatch, steg)
            mark_utdatert(mappe, OM)
        skriv(mappe, SAA)
        assert les(mappe) == SAA


def test_merket_gaar_bort_ogsaa_naar_manifestet_er_borte(mappe: Path) -> None:
    mark_utdatert(mappe, OM)
    (mappe / "manifest.json").unlink()
    skriv(mappe)
    assert les(mappe) == FOERST


def test_et_dokument_endret_for_haand_er_kjent_gjennom_et_utdatert_merke(mappe: Path) -> None:
    (mappe / EN).write_bytes(b"min")
    skriv(mappe, {**FOERST, EN: b"a2"})
    mark_utdatert(mappe, OM)
    resultat = skriv(mappe, {**FOERST, EN: b"a3"})
    assert les(mappe) == {**FOERST, EN: b"min", NY: b"a3"}
    assert len(resultat.beskjeder) == 1
