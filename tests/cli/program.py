"""Programmet som en egen prosess, slik folk kjører det, og små røtter å kjøre det i."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.bygg import lag_kommune

# Konsollprogrammet gjør det samme: [project.scripts] i pyproject.toml.
KOMMANDO: Final = (sys.executable, "-P", "-c", "from generator.cli.start import main; main()")
PROEVIK: Final = "0000-proevik"
EIGERSUND: Final = "1101-eigersund"
_UTEN: Final = ("CI", "COLUMNS", "PYTHONHASHSEED", "PYTHONIOENCODING", "PYTHONUTF8", "SOURCE_DATE_EPOCH", "TZ")


@dataclass(frozen=True)
class Svar:
    """Det en kjøring ga fra seg."""

    kode: int
    ut: str
    feil: str


def lag_miljoe(**miljoe: str) -> dict[str, str]:
    """Gi miljøet til en kjøring: vårt eget, uten det som kunne endre svaret."""
    return {**{navn: verdi for navn, verdi in os.environ.items() if navn not in _UTEN}, **miljoe}


def kjoer(*argumenter: str, i: Path, umask: int = 0o022, **miljoe: str) -> Svar:
    """Kjør programmet i en mappe og vent på svaret."""
    prosess = subprocess.run(
        [*KOMMANDO, *argumenter], cwd=i, env=lag_miljoe(**miljoe), umask=umask, capture_output=True, timeout=120
    )
    return Svar(prosess.returncode, prosess.stdout.decode(), prosess.stderr.decode(errors="replace"))


def lag_proevik(**endring: object) -> str:
    """YAML for en liten kommune med én rutine, så den er rask å bygge."""
    tjeneste = {"id": "skole", "type": "skole", "navn": "Skolen", "organisering": "egen", "leder_rolle": "rektor"}
    return lag_kommune(**{"tjenester": [tjeneste], **endring})


EKTE_NUMRE: Final = {"barnevern_dag": {"telefon": "22 00 00 10"}, "barnevernvakt": {"telefon": "22 00 00 11"}}


def lag_eigersund(**endring: object) -> str:
    """En til, med et ekte nummer."""
    return lag_proevik(
        **{
            "fiktiv": False,
            "kommune": {"kommunenummer": "1101", "navn": "Eigersund", "maalform": "nn"},
            "kontakt": EKTE_NUMRE,
            **endring,
        }
    )


def lag_rot(rot: Path, filer: Mapping[str, str | bytes]) -> Path:
    """Skriv filene under ``rot``, og gi den; en mappe alene er mappens kommune.yaml."""
    for navn, innhold in filer.items():
        fil = rot / (navn if "/" in navn else f"kommuner/{navn}/kommune.yaml")
        fil.parent.mkdir(parents=True, exist_ok=True)
        fil.write_bytes(innhold if isinstance(innhold, bytes) else innhold.encode())
    return rot


def les_filer(mappe: Path) -> dict[str, bytes]:
    """Gi alle filene under en mappe, også de skjulte, men ikke det programmet husker til neste gang."""
    filer = {f.relative_to(mappe).as_posix(): f for f in sorted(mappe.rglob("*")) if f.is_file()}
    return {sti: f.read_bytes() for sti, f in filer.items() if not sti.startswith(".cache/")}
