"""Microsofts egen kontroll av Word-filer (Open XML SDK), uten at .NET er installert.

Pakken python-redlines-docxodus har med seg både kjøremiljøet og SDK-en. Vi pakker dem ut i en mappe, legger dem slik
.NET venter å finne dem, og laster dem inn i en egen prosess: en prosess med .NET i tåler ikke fork, og `bygg` bruker det.
"""

from __future__ import annotations

import importlib
import json
import subprocess
import sys
import tarfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import IO, Final

Validator = Callable[[bytes], list[str]]
_EGNE_DLL: Final = ("DocumentFormat", "Docxodus", "redline")


@contextmanager
def start_validator(mappe: Path) -> Iterator[Validator]:
    """Start prosessen med SDK-en, og gi funksjonen som lister feilene i en docx; prosessen slutter etterpå."""
    kommando = [sys.executable, "-m", __name__, str(mappe)]
    with subprocess.Popen(kommando, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as prosess:
        assert prosess.stdin is not None
        assert prosess.stdout is not None
        yield _lag_validator(mappe / "dokument.docx", prosess.stdin, prosess.stdout)


def _lag_validator(fil: Path, inn: IO[str], ut: IO[str]) -> Validator:

    def valider(innhold: bytes) -> list[str]:
        fil.write_bytes(innhold)
        inn.write(f"{fil}\n")
        inn.flush()
        svar = ut.readline()
        assert svar, "prosessen med SDK-en sluttet"
        feil: list[str] = json.loads(svar)
        return feil

    return valider


def _svar_paa_stdin(mappe: Path) -> None:
    """Skriv én linje med feilene for hver sti som kommer inn."""
    binaer = _pakk_ut(mappe / "binaer")
    oppsett = _lag_dotnet(binaer, mappe / "dotnet")
    clr_loader = importlib.import_module("clr_loader")
    importlib.import_module("pythonnet").set_runtime(
        clr_loader.get_coreclr(runtime_config=str(oppsett), dotnet_root=str(oppsett.parent))
    )
    clr = importlib.import_module("clr")
    sys.path.append(str(binaer))
    for dll in ("DocumentFormat.OpenXml.Framework", "DocumentFormat.OpenXml"):
        clr.AddReference(str(binaer / f"{dll}.dll"))
    sdk = importlib.import_module("DocumentFormat.OpenXml")
    pakking = importlib.import_module("DocumentFormat.OpenXml.Packaging")
    kontroll = importlib.import_module("DocumentFormat.OpenXml.Validation")
    validator = kontroll.OpenXmlValidator(sdk.FileFormatVersions.Office2019)
    for linje in sys.stdin:
        dokument = pakking.WordprocessingDocument.Open(linje.rstrip("\n"), False)
        try:
            feil = [f"{f.Part.Uri if f.Part else '?'}: {f.Description}" for f in validator.Validate(dokument)]
        finally:
            dokument.Dispose()
        sys.stdout.write(f"{json.dumps(feil)}\n")
        sys.stdout.flush()


def _pakk_ut(til: Path) -> Path:
    arkiv = files("python_redlines_docxodus") / "_binaries" / "linux-x64.tar.gz"
    with arkiv.open("rb") as fil, tarfile.open(fileobj=fil) as tar:
        for medlem in tar.getmembers():
            maal = til / medlem.name
            if medlem.isfile() and maal.resolve().is_relative_to(til.resolve()):  # Python before 3.11.4 has no filter
                maal.parent.mkdir(parents=True, exist_ok=True)
                maal.write_bytes(innhold.read() if (innhold := tar.extractfile(medlem)) else b"")
    return next(til.rglob("redline.deps.json")).parent


def _lag_dotnet(binaer: Path, rot: Path) -> Path:
    """Legg bibliotekene i mappene vertsprogrammet leter i, og skriv de to oppsettfilene det krever."""
    avhengig = json.loads((binaer / "redline.deps.json").read_text())
    maal = avhengig["runtimeTarget"]["name"]
    kjoeremiljoe = maal.split("/")[1]
    pakke = next(p for p in avhengig["targets"][maal] if p.startswith("runtimepack.Microsoft.NETCore.App"))
    versjon = pakke.split("/")[1]
    kort = ".".join(versjon.split(".")[:2])
    rammeverk = f".NETCoreApp,Version=v{kort}"
    bibliotek = f"Microsoft.NETCore.App.Runtime.{kjoeremiljoe}/{versjon}"
    vert, delt = rot / "host/fxr" / versjon, rot / "shared/Microsoft.NETCore.App" / versjon
    vert.mkdir(parents=True)
    delt.mkdir(parents=True)
    (vert / "libhostfxr.so").symlink_to(binaer / "libhostfxr.so")
    for fil in binaer.iterdir():
        if not fil.name.startswith(_EGNE_DLL):
            (delt / fil.name).symlink_to(fil)
    _skriv_json(
        delt / "Microsoft.NETCore.App.deps.json",
        {
            "runtimeTarget": {"name": f"{rammeverk}/{kjoeremiljoe}", "signature": ""},
            "compilationOptions": {},
            "targets": {rammeverk: {}, f"{rammeverk}/{kjoeremiljoe}": {bibliotek: avhengig["targets"][maal][pakke]}},
            "libraries": {bibliotek: {"type": "package", "serviceable": True, "sha512": ""}},
            "runtimes": {kjoeremiljoe: ["linux", "unix-x64", "unix", "any", "base"]},
        },
    )
    valg = {
        "tfm": f"net{kort}",
        "framework": {"name": "Microsoft.NETCore.App", "version": versjon},
        "configProperties": {"System.Globalization.Invariant": True},
    }
    return _skriv_json(rot / "runtimeconfig.json", {"runtimeOptions": valg})


def _skriv_json(fil: Path, data: object) -> Path:
    fil.write_text(json.dumps(data))
    return fil


if __name__ == "__main__":
    _svar_paa_stdin(Path(sys.argv[1]))
