"""Hele landet: 357 kommuner fra registeret med tjenester, enheter, roller og avtaler, bygget i fem situasjoner, og oversikten over alle.

Kjør: uv run python benchmarks/norge.py [--antall N] [--med-nettsted]
Tall fra én kjøring på én maskin. Målene er kald bygging og forholdet mellom den og de andre; de er aldri en test.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from generator.load import load_fag
from generator.ny import lag_kommunefil, mappenavn
from generator.tre import tre_fra_disk

ROT: Final = Path(__file__).resolve().parents[1]
_TJENESTER: Final = """
virkeomraade: {{alder_fra: 0, alder_til: 24, gravide: true}}
kontakt:
  barnevern_dag: {{funksjon: Barnevernstjenesten, telefon: "{telefon}", aapningstid: mandag–fredag 08.00–15.30, publiser: true, kontrollert: 2026-10-03, kilde: benchmark}}
  barnevernvakt: {{funksjon: Barnevernvakta, telefon: "{vakt}", publiser: true, kontrollert: 2026-10-03, kilde: benchmark}}
tjenester:
  - id: barnehage
    type: barnehage
    navn: Barnehagene
    organisering: egen
    leder_rolle: barnehagesjef
    dokumentasjon: {{system: fagsystemet, skjema: Undringsnotat, oppbevaring: barnets mappe, tilgang: styrer}}
    enheter:
      - {{id: solsida, navn: Solsida barnehage, leder_rolle: styrer, stedfortreder_rolle: pedagogisk leder}}
      - {{id: bakken, navn: Bakken barnehage, leder_rolle: styrer, stedfortreder_rolle: pedagogisk leder}}
  - id: skole
    type: skole
    navn: Grunnskolene
    organisering: egen
    leder_rolle: skolesjef
    dokumentasjon: {{system: fagsystemet, oppbevaring: elevmappa}}
    frister: {{beslutning_dager: {dager}}}
    enheter:
      - {{id: sentrum, navn: Sentrum skole, leder_rolle: rektor, stedfortreder_rolle: inspektør}}
      - {{id: fjellet, navn: Fjellet skole, leder_rolle: rektor, stedfortreder_rolle: inspektør}}
  - {{id: helsestasjon, type: helsestasjon, navn: Helsestasjonen, organisering: egen, leder_rolle: ledende helsesykepleier, dokumentasjon: {{oppbevaring: journalen}}}}
  - {{id: barnevern, type: barnevern, navn: Barnevernstjenesten, organisering: egen, leder_rolle: barnevernsleder, dokumentasjon: {{oppbevaring: barnets mappe}}}}
  - {{id: sfo, type: sfo, navn: SFO, organisering: egen, leder_rolle: SFO-leder, dokumentasjon: {{oppbevaring: elevmappa}}}}
  - {{id: skolehelsetjeneste, type: skolehelsetjeneste, navn: Skolehelsetjenesten, organisering: egen, leder_rolle: leder, dokumentasjon: {{oppbevaring: journalen}}}}
  - {{id: nav, type: nav_kommune, navn: Nav, organisering: egen, leder_rolle: Nav-leder, dokumentasjon: {{oppbevaring: fagsystemet}}}}
  - {{id: psykisk-helse, type: psykisk_helse_rus, navn: Psykisk helse og rus, organisering: egen, leder_rolle: leder, dokumentasjon: {{oppbevaring: journalen}}}}
  - {{id: kulturskole, type: kulturskole, navn: Kulturskolen, organisering: egen, leder_rolle: rektor, dokumentasjon: {{oppbevaring: elevmappa}}}}
  - {{id: ppt, type: ppt, navn: PPT, organisering: egen, leder_rolle: PPT-leder, dokumentasjon: {{oppbevaring: fagsystemet}}}}
  - {{id: fastleger, type: fastlege, navn: Fastlegene, organisering: privat}}
  - {{id: politi, type: politi, navn: Politiet, organisering: statlig}}
modell: {{type: ingen}}
frister: {{del_med_leder: samme dag, beslutning_dager: 14, evaluering_uker: 8, svar_paa_droefting_virkedager: 2}}
samordning: {{avgjoeres_av: kommunalsjef oppvekst, frist_virkedager: 5}}
roller:
  - {{id: barnekoordinator, oppnevnes_av: koordinerende enhet, tid_prosent: {prosent}}}
  - {{id: koordinator, oppnevnes_av: koordinerende enhet}}
"""
_AVTALE: Final = """
skjema_versjon: 1
id: skole-barnevern
type: skole_barnevern
tittel: Samarbeidsavtale mellom grunnskolene og barnevernstjenesten
versjon: "1.0"
status: vedtatt
krets: offentlig
gjelder: {fra: 2026-08-01, til: 2028-07-31, oppsigelse_maaneder: 3, revisjon_maaneder: 12}
parter:
  - {id: skole, tjeneste: skole, signatar_rolle: skolesjef, kontakt_rolle: rektor}
  - {id: barnevern, tjeneste: barnevern, signatar_rolle: barnevernsleder, kontakt_rolle: kontaktperson}
maalgruppe: {alder_fra: 6, alder_til: 18}
forpliktelser:
  - {id: droefting, part: barnevern, fra: barnevern-anonym-droefting, frist: 2 virkedager}
  - {id: ingen-slipper, part: alle, fra: ingen-slipper-foer-noen-tar-imot}
ressurser: {skole: kontaktlærer i møtene, barnevern: én kontaktperson}
evaluering: {per_aar: 1, indikatorer: [andel-droeftinger-i-tide], rapporteres_til: kommunedirektøren}
"""


@dataclass(frozen=True)
class Maaling:
    """Ett steg: hvor lang tid det tok, hvor mange filer som ble skrevet, og mest minne i noen prosess."""

    navn: str
    sekunder: float
    skrevet: int
    minne_mb: float


def lag_landet(rot: Path, antall: int) -> list[str]:
    """Skriv malene og kommunene under ``rot``; gi mappene. De samme filene hver gang."""
    shutil.copytree(ROT / "maler", rot / "maler")
    fag = load_fag(tre_fra_disk(ROT, "maler")).verdi
    assert fag is not None
    mapper = []
    for nr, rad in enumerate(fag.kommuneregister[:antall]):
        mappe = rot / "kommuner" / mappenavn(rad)
        (mappe / "avtaler").mkdir(parents=True)
        tjenester = _TJENESTER.format(
            telefon=f"22 00 {nr // 100:02} {nr % 100:02}", vakt=f"23 00 {nr // 100:02} {nr % 100:02}",
            dager=7 + nr % 14, prosent=20 + nr % 80,
        )  # fmt: skip
        (mappe / "kommune.yaml").write_text(lag_kommunefil(rad) + tjenester, encoding="utf-8")
        (mappe / "avtaler" / "skole-barnevern.yaml").write_text(_AVTALE, encoding="utf-8")
        mapper.append(mappe.name)
    return mapper


def bygg(rot: Path, navn: str, *valg: str) -> Maaling:
    """Kjør programmet som en bruker gjør, i en egen prosess."""
    foer = les_tider(rot / "bygg")
    kommando = [str(Path(sys.executable).with_name("rutineverk")), "bygg", "--rot", str(rot), "--ut", str(rot / "bygg")]
    # Some machines forbid compiled files beside the source; a user's does not, and then every start compiles anew.
    miljoe = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    start = time.perf_counter()
    prosess = subprocess.run([*kommando, *valg], env=miljoe, capture_output=True, check=False)
    sekunder = time.perf_counter() - start
    if prosess.returncode:
        raise SystemExit(prosess.stderr.decode()[-2000:])
    minne = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    etter = les_tider(rot / "bygg")
    return Maaling(navn, sekunder, sum(1 for f, tid in etter.items() if foer.get(f) != tid), minne)


def les_tider(mappe: Path) -> dict[str, int]:
    """Gi tidspunktet hver fil sist ble skrevet."""
    return {str(f.relative_to(mappe)): f.stat().st_mtime_ns for f in mappe.rglob("*") if f.is_file()}


def endre(fil: Path, gammelt: str, nytt: str) -> None:
    """Bytt ut en tekst som finnes i fila."""
    innhold = fil.read_text(encoding="utf-8")
    assert gammelt in innhold, (fil, gammelt)
    fil.write_text(innhold.replace(gammelt, nytt, 1), encoding="utf-8")


def finn_steg(rot: Path, mapper: list[str]) -> Iterator[tuple[str, Callable[[], None]]]:
    """Gi situasjonene i rekkefølge, hver med det som blir endret før den."""
    kommune = rot / "kommuner" / mapper[len(mapper) // 2] / "kommune.yaml"
    regelverk = rot / "maler/fag/regelverk.yaml"
    yield "kald", lambda: None
    yield "uendret", lambda: None
    yield "én tjeneste endret", lambda: endre(kommune, "navn: Helsestasjonen", "navn: Helsestasjon og jordmor")
    yield "én lovhenvisning endret", lambda: endre(regelverk, "  paragraf: § 13-2\n", "  paragraf: § 13-2 nytt ledd\n")
    yield "én mal endret", lambda: _endre_mal(rot / "maler/word/nb/lommekort.docx")


def _endre_mal(mal: Path) -> None:
    """Legg en kommentar i zip-fila: en annen mal, samme innhold."""
    with zipfile.ZipFile(mal, "a") as pakke:
        pakke.comment = b"endret"


def main() -> None:
    """Kjør alle situasjonene og skriv en tabell."""
    leser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    leser.add_argument("--antall", type=int, default=357)
    leser.add_argument("--med-nettsted", action="store_true")
    valg = leser.parse_args()
    with tempfile.TemporaryDirectory(prefix="norge-") as mappe:
        rot = Path(mappe)
        mapper = lag_landet(rot, valg.antall)
        print(f"{len(mapper)} kommuner, {os.cpu_count()} kjerner")
        subprocess.run([Path(sys.executable).with_name("rutineverk"), "versjon"], capture_output=True, check=False)
        maal_steg(rot, "dokumenter", finn_steg(rot, mapper), "--bare", "dokumenter")
        maal_oversikt(rot)
        if valg.med_nettsted:
            steg = [("kald", lambda: None), ("uendret", lambda: None)]
            maal_steg(rot, "nettsteder", steg, "--bare", "nettsted", "--felles-tema")


def maal_oversikt(rot: Path) -> None:
    """Lag oversikten over alle som side, og skriv hvor lang tid det tok."""
    kommando = [str(Path(sys.executable).with_name("rutineverk")), "oversikt", "--rot", str(rot), "--format", "html"]
    start = time.perf_counter()
    subprocess.run([*kommando, "--ut", str(rot / "oversikt.html")], check=True)
    print(f"{'oversikt':26}{time.perf_counter() - start:9.2f}")


def maal_steg(rot: Path, hva: str, steg: Iterable[tuple[str, Callable[[], None]]], *valg: str) -> None:
    """Bygg i hver situasjon og skriv en tabell, og hva som ligger der etterpå."""
    kald = 0.0
    print(f"{hva:26}{'sekunder':>9}{'av kald':>9}{'skrevet':>9}{'filer/s':>9}{'minne MB':>10}")
    for navn, gjoer in steg:
        gjoer()
        m = bygg(rot, navn, *valg)
        kald = kald or m.sekunder
        print(
            f"{m.navn:26}{m.sekunder:9.2f}{m.sekunder / kald:9.3f}{m.skrevet:9}{m.skrevet / m.sekunder:9.0f}{m.minne_mb:10.0f}"
        )
    filer = [f for f in (rot / "bygg").rglob("*") if f.is_file()]
    for slag in ("dokumenter/*.docx", "nettsted/*.html", "tema/*.css"):
        disse = [f for f in filer if f.match(slag)]
        if disse:
            print(f"  {slag}: {len(disse)} filer, {sum(f.stat().st_size for f in disse) / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
