"""Bytes to disk: whole files or none, unchanged ones untouched, never outside the folder, never over a document changed by hand."""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import Final

from generator.aapen import find_program
from generator.errors import SkriveFeil
from generator.tre import er_trygg_sti

MANIFEST: Final = "manifest.json"
_UTDATERT: Final = "UTDATERT.txt"
_UTDATERT_TEKST: Final = (
    "Filene her er fra forrige gang kommunen kunne bygges. Oppsettet eller en mal har feil nå, så de kan være utdaterte.\n"
    "Kjør «rutineverk bygg» for å se hva som er galt.\n"
)


@dataclass
class Skrevet:
    """What happened to the files of one municipality; paths are relative to its folder."""

    nye: list[str] = field(default_factory=list)
    uendret: list[str] = field(default_factory=list)
    fjernet: list[str] = field(default_factory=list)
    beskjeder: list[str] = field(default_factory=list)
    feil: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class _Linje:
    """What the manifest knows of one file: the fingerprints that are ours."""

    sha: str
    forrige: tuple[str, ...] = ()

    def er(self, fil: Path) -> bool:
        """Return whether the file is as we wrote it; one that can not be read is not."""
        try:
            sha = _sha(fil.read_bytes())
        except OSError:
            return False
        return sha == self.sha or sha in self.forrige


def write_kommune(
    mappe: Path, filer: Mapping[str, bytes], om: Mapping[str, object], *, omfang: Sequence[str], overskriv: bool = False
) -> Skrevet:
    """Write a municipality's files and its manifest.

    Args:
        mappe: the municipality's own output folder.
        filer: content by path inside it.
        om: what the manifest says of the municipality.
        omfang: path beginnings this run makes; earlier files of ours outside them stay.
        overskriv: write over documents changed by hand too.

    Returns:
        What was written, kept and removed. A file that could not be written is told of and the rest is written.

    Raises:
        SkriveFeil: when the folder itself can not be used.
    """
    _lag_mappe(mappe)
    gammelt = _les_manifest(mappe)
    resultat = Skrevet()
    maal = {
        _plass(mappe, sti, innhold, gammelt, resultat, overskriv=overskriv): innhold for sti, innhold in filer.items()
    }
    nytt = {sti: _Linje(_sha(innhold), _forrige(gammelt.get(sti), _sha(innhold))) for sti, innhold in maal.items()}
    nytt |= {sti: linje for sti, linje in gammelt.items() if sti not in nytt}
    kandidater = [s for s in nytt if s not in maal and s not in filer and not _ligger_ved_siden(s, maal)]
    borte = [s for s in kandidater if s.startswith(tuple(omfang)) or s == _UTDATERT]
    _fjern_halve(mappe, [*filer, *maal, *borte, MANIFEST, _UTDATERT])
    ulike = {sti: innhold for sti, innhold in maal.items() if not _er_lik(mappe / sti, innhold)}
    resultat.uendret += [sti for sti in maal if sti not in ulike]
    if ulike or borte:
        _skriv_manifest(mappe, nytt, {**om, "status": "under arbeid"})
    for sti, innhold in ulike.items():
        if not _skriv_fil(mappe, sti, innhold, resultat):
            _behold_linje(nytt, sti, gammelt)
    for sti in borte:
        if _fjern(mappe, sti, nytt[sti], resultat):
            del nytt[sti]
    status = "ufullstendig" if resultat.feil else "gjeldende"
    _skriv_manifest(mappe, {sti: _Linje(linje.sha) for sti, linje in nytt.items()}, {**om, "status": status})
    return resultat


def mark_utdatert(mappe: Path, om: Mapping[str, object]) -> bool:
    """Mark a municipality's earlier output as outdated, touching nothing else; return whether there was any.

    Raises:
        SkriveFeil: when the mark can not be written.
    """
    if not (mappe / MANIFEST).is_file():
        return False
    _lag_mappe(mappe)
    innhold = _UTDATERT_TEKST.encode()
    linjer = {**_les_manifest(mappe), _UTDATERT: _Linje(_sha(innhold))}
    _skriv_manifest(
        mappe, linjer, {**om, "status": "utdatert"}
    )  # first, so that a killed run leaves no mark that nobody removes
    fil = _trygg_fil(mappe, _UTDATERT)
    if not _er_lik(fil, innhold):
        try:
            _bytt(fil, innhold)
        except OSError as feil:
            raise SkriveFeil(
                f"{mappe.name}/{_UTDATERT} kan ikke skrives ({feil.strerror}). Sjekk diskplass og rettigheter."
            ) from feil
    return True


def _sha(innhold: bytes) -> str:
    return hashlib.sha256(innhold).hexdigest()


def _er_lik(fil: Path, innhold: bytes) -> bool:
    try:
        return fil.stat().st_size == len(innhold) and fil.read_bytes() == innhold
    except OSError:
        return False


def _forrige(gammel: _Linje | None, ny_sha: str) -> tuple[str, ...]:
    return tuple(s for s in (gammel.sha, *gammel.forrige) if s != ny_sha) if gammel else ()


def _behold_linje(nytt: dict[str, _Linje], sti: str, gammelt: Mapping[str, _Linje]) -> None:
    """Leave the manifest with what it knew of a file that could not be written."""
    if sti in gammelt:
        nytt[sti] = gammelt[sti]
    else:
        del nytt[sti]


def _lag_mappe(mappe: Path) -> None:
    _ligger_i.cache_clear()
    if mappe.is_symlink():
        raise SkriveFeil(
            f"{mappe}: mappen er en lenke til et annet sted. Ta bort lenken, eller velg en annen mappe med --ut."
        )
    try:
        mappe.mkdir(parents=True, exist_ok=True)
    except OSError as feil:
        raise SkriveFeil(f"{mappe}: mappen kan ikke lages ({feil.strerror}). Velg en annen med --ut.") from feil


def _les_manifest(mappe: Path) -> dict[str, _Linje]:
    """Return what we know of the files; nothing when the manifest is gone or spoilt, and every document is then somebody's."""
    try:
        data = json.loads((mappe / MANIFEST).read_text(encoding="utf-8"))
        linjer = {
            sti: _Linje(rad["sha256"], tuple(rad.get("forrige", ())))
            for sti, rad in data["filer"].items()
            if er_trygg_sti(sti)
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        linjer = {}
    if (mappe / _UTDATERT).is_file():
        linjer.setdefault(_UTDATERT, _Linje(_sha(_UTDATERT_TEKST.encode())))
    return linjer


def _skriv_manifest(mappe: Path, linjer: Mapping[str, _Linje], om: Mapping[str, object]) -> None:
    filer = {
        sti: {"sha256": linje.sha, **({"forrige": list(linje.forrige)} if linje.forrige else {})}
        for sti, linje in sorted(linjer.items())
    }
    tekst = json.dumps({**om, "filer": filer}, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    fil = mappe / MANIFEST
    try:
        if not _er_lik(fil, tekst.encode()):
            _bytt(fil, tekst.encode())
    except OSError as feil:
        raise SkriveFeil(
            f"{mappe.name}/{MANIFEST} kan ikke skrives ({feil.strerror}). Sjekk diskplass og rettigheter, eller velg en annen mappe med --ut."
        ) from feil


def _plass(
    mappe: Path, sti: str, innhold: bytes, gammelt: Mapping[str, _Linje], resultat: Skrevet, *, overskriv: bool
) -> str:
    """Return where the content goes: its own path, or beside a document that somebody has changed since we wrote it."""
    fil = _trygg_fil(mappe, sti)
    if overskriv or not sti.endswith(".docx") or not fil.is_file() or _er_lik(fil, innhold):
        return sti
    ved_siden = _ved_siden(sti)
    # The copy beside is ours too: it lies under the document's own name when somebody has taken it into use.
    if any(linje.er(fil) for linje in (gammelt.get(sti), gammelt.get(ved_siden)) if linje):
        return sti
    plass = _plass(mappe, ved_siden, innhold, gammelt, resultat, overskriv=overskriv)
    resultat.beskjeder.append(
        f"{sti} er endret for hånd og står urørt. Den nye utgaven heter {PurePosixPath(plass).name}. Bruk --overskriv for å erstatte den."
    )
    return plass


def _ved_siden(sti: str) -> str:
    return str(PurePosixPath(sti).with_suffix(".ny.docx"))


def _ligger_ved_siden(sti: str, maal: Container[str]) -> bool:
    """Return whether the document is one changed by hand, with the new one beside it."""
    return sti.endswith(".docx") and _ved_siden(sti) in maal


def _trygg_fil(mappe: Path, sti: str) -> Path:
    fil = mappe / sti
    if not er_trygg_sti(sti) or not _ligger_i(fil.parent, mappe) or fil.is_symlink():
        raise SkriveFeil(f"{sti}: fila ville havnet utenfor mappen til kommunen. Ta bort lenken i {mappe.name}.")
    return fil


@lru_cache(maxsize=64)
def _ligger_i(undermappe: Path, mappe: Path) -> bool:
    """Return whether no link leads out of the folder; asked once for each folder in a writing, not once for each file."""
    return undermappe.resolve().is_relative_to(mappe.resolve())


def _skriv_fil(mappe: Path, sti: str, innhold: bytes, resultat: Skrevet) -> bool:
    fil = _trygg_fil(mappe, sti)
    if laas := find_program(fil):
        resultat.feil.append(f"{sti} er åpen i {laas} og ble ikke skrevet. Lukk den og bygg på nytt.")
        return False
    try:
        fil.parent.mkdir(parents=True, exist_ok=True)
        _bytt(fil, innhold)
    except PermissionError:
        resultat.feil.append(
            f"{sti} er åpen i et annet program eller skrivebeskyttet, og ble ikke skrevet. Lukk den og bygg på nytt."
        )
        return False
    except OSError as feil:
        resultat.feil.append(
            f"{sti} kunne ikke skrives ({feil.strerror}). Sjekk diskplass og rettigheter, og bygg på nytt."
        )
        return False
    resultat.nye.append(sti)
    return True


def _bytt(fil: Path, innhold: bytes) -> None:
    """Put the content under the final name in one step: a killed run leaves the old file or the new one, whole."""
    halv = _halv(fil)
    try:
        halv.unlink(missing_ok=True)
        with halv.open("xb") as ut:  # never through a link that lies there
            ut.write(innhold)
        halv.replace(fil)
    except OSError:
        with contextlib.suppress(OSError):
            halv.unlink()
        raise


def _halv(fil: Path) -> Path:
    return fil.with_name(f".{fil.name}.rutineverk")


def _fjern_halve(mappe: Path, stier: Sequence[str]) -> None:
    """Remove the unfinished files of a killed run, for these paths."""
    for sti in stier:
        with contextlib.suppress(OSError):
            _halv(_trygg_fil(mappe, sti)).unlink()


def _fjern(mappe: Path, sti: str, linje: _Linje, resultat: Skrevet) -> bool:
    """Remove one of our own files that is no longer made; one changed by hand is kept and told of."""
    fil = _trygg_fil(mappe, sti)
    if fil.is_file():
        if not linje.er(fil):
            resultat.beskjeder.append(
                f"{sti} lages ikke lenger, men er endret for hånd og står igjen. Slett den selv når den ikke trengs."
            )
            return True
        if laas := find_program(fil):
            resultat.feil.append(f"{sti} lages ikke lenger, men er åpen i {laas}. Lukk den og bygg på nytt.")
            return False
        try:
            fil.unlink()
        except OSError as feil:
            resultat.feil.append(
                f"{sti} lages ikke lenger, men kunne ikke fjernes ({feil.strerror}). Sjekk rettigheter, og bygg på nytt."
            )
            return False
        resultat.fjernet.append(sti)
    for forelder in [f for f in fil.parents if mappe in f.parents]:
        with contextlib.suppress(OSError):
            forelder.rmdir()
    return True
