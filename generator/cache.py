"""What the last run knew about each municipality, so that nothing is read or made twice; knows no model and no template."""

from __future__ import annotations

import contextlib
import datetime
import hashlib
import json
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

from generator.errors import Nivaa, Problem
from generator.tre import Tre

_MAPPE: Final = ".cache"
_BIBLIOTEKER: Final = ("docxtpl", "jinja2", "lxml", "markdown", "mkdocs", "pikepdf", "pydantic", "pyyaml")


@dataclass(frozen=True)
class Husket:
    """One municipality as the last run left it.

    Attributes:
        inndata: fingerprint of everything that decides the result; see `Inndata`.
        dato: the day the problems were found; some rules look at it.
        deler: what was made: dokumenter, nettsted.
        navn: the municipality's name, for words that choose it.
        kommunenummer: its number, to see two folders with the same.
        problemer: what was wrong, to be told again.
        filer: fingerprint of each file of ours, by path in the municipality's output folder.
        dokumenter: key of each document, by path: what it was made from.
        maal: size in bytes and time of last change in nanoseconds of each file, by path: a file that still has both is not read.
    """

    inndata: str
    dato: datetime.date
    deler: tuple[str, ...]
    navn: str
    kommunenummer: str
    problemer: tuple[Problem, ...] = ()
    filer: Mapping[str, str] = field(default_factory=dict)
    dokumenter: Mapping[str, str] = field(default_factory=dict)
    maal: Mapping[str, list[int]] = field(default_factory=dict)

    def gjelder(self, inndata: str, dato: datetime.date, deler: Iterable[str]) -> bool:
        """Return whether the same inputs on the same day would make the same."""
        return (self.inndata, self.dato, set(self.deler)) == (inndata, dato, set(deler))

    def er_paa_plass(self, mappe: Path) -> bool:
        """Return whether every file lies in the folder as it was written."""
        return all(
            (maal := find_maal(f"{mappe}/{sti}")) and (maal == self.maal.get(sti) or find_sha(mappe / sti) == sha)
            for sti, sha in self.filer.items()
        )


class Inndata:
    """Fingerprints of what a municipality is made from: its own files, the shared services, the templates and the program."""

    def __init__(self, tre: Tre) -> None:
        """Take the tree; what all municipalities have in common is read once."""
        self._tre = tre
        self._egne: dict[str, list[str]] = {}
        felles = []
        for sti in tre:
            rot, _, resten = sti.partition("/")
            mappe = resten.partition("/")[0] if rot == "kommuner" else ""
            if mappe and mappe != "felles":
                self._egne.setdefault(mappe, []).append(sti)
            else:
                felles.append(sti)
        self._felles = _sha_av(tre, felles, _programmet())

    def find(self, mappe: str) -> str:
        """Return the fingerprint of one municipality."""
        return _sha_av(self._tre, self._egne.get(mappe, ()), self._felles)


class Faghusk:
    """The professional base as the last run read it and found it without fault, as JSON; reading YAML takes ten times as long."""

    def __init__(self, ut: Path, tre: Tre) -> None:
        """Take the output folder, and the tree that decides whether what is remembered is still right."""
        self._fil = ut / _MAPPE / "faggrunnlag.json"
        self._noekkel = _sha_av(tre, (s for s in tre if s.startswith("maler/fag/")), _programmet()).encode()
        self._ny: bytes | None = None

    def hent(self) -> bytes | None:
        """Return what is remembered, or None when something is changed since, in the base, the program or the file."""
        try:
            noekkel, sha, innhold = self._fil.read_bytes().split(b"\n", 2)
        except (OSError, ValueError):
            return None
        return innhold if noekkel == self._noekkel and sha == _sha(innhold) else None

    def husk(self, innhold: bytes) -> None:
        """Note it; nothing is written before `lagre`, since a run that is stopped leaves nothing."""
        self._ny = innhold

    def lagre(self) -> None:
        """Write what was noted; a disk that does not take it only costs time in the next run."""
        if self._ny is not None:
            _skriv(self._fil, b"\n".join((self._noekkel, _sha(self._ny), self._ny)))


def _sha(innhold: bytes) -> bytes:
    return hashlib.sha256(innhold).hexdigest().encode()


def _sha_av(tre: Tre, stier: Iterable[str], start: str) -> str:
    sum_ = hashlib.sha256(start.encode())
    for sti in stier:
        innhold = tre[sti]
        sum_.update(f"\0{sti}\0{len(innhold)}\0".encode())
        sum_.update(innhold)
    return sum_.hexdigest()


@cache
def _programmet() -> str:
    """Return a fingerprint of the program and the libraries that decide what it makes."""
    sum_ = hashlib.sha256("".join(f"{navn}{_versjon(navn)}" for navn in _BIBLIOTEKER).encode())
    for fil in sorted(p for p in Path(__file__).resolve().parent.rglob("*") if p.suffix in (".py", ".html", ".css")):
        sum_.update(fil.read_bytes())
    return sum_.hexdigest()


def _versjon(bibliotek: str) -> str:
    try:
        return version(bibliotek)
    except PackageNotFoundError:  # a fork stands in for it
        return ""


def find_maal(fil: str) -> list[int]:
    """Return size and time of last change of a file, or nothing when it is not there."""
    try:
        stat = os.stat(fil)  # noqa: PTH116  # of 16,000 files in a land of municipalities, a Path of each takes as long again
    except OSError:
        return []
    return [stat.st_size, stat.st_mtime_ns]


def find_sha(fil: Path) -> str:
    """Return the fingerprint of a file, or "" when it can not be read."""
    try:
        return hashlib.sha256(fil.read_bytes()).hexdigest()
    except OSError:
        return ""


def load_husket(ut: Path, mapper: Sequence[str]) -> dict[str, Husket]:
    """Return what is remembered of these municipalities; what can not be read is forgotten."""
    return {mappe: husket for mappe in mapper if (husket := _les(ut / _MAPPE / f"{mappe}.json")) is not None}


def _les(fil: Path) -> Husket | None:
    try:
        data = json.loads(fil.read_bytes())
        problemer = tuple(Problem(**{**p, "nivaa": Nivaa(p["nivaa"])}) for p in data.pop("problemer"))
        dato = datetime.date.fromisoformat(data.pop("dato"))
        return Husket(**{**data, "deler": tuple(data["deler"])}, dato=dato, problemer=problemer)
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None


def write_husket(ut: Path, mappe: str, husket: Husket) -> None:
    """Remember one municipality; a disk that does not take it only costs time in the next run."""
    data = {**asdict(husket), "dato": husket.dato.isoformat()}
    _skriv(ut / _MAPPE / f"{mappe}.json", json.dumps(data, ensure_ascii=False, sort_keys=True).encode())


def _skriv(fil: Path, innhold: bytes) -> None:
    halv = fil.with_suffix(f".{os.getpid()}.halv")
    with contextlib.suppress(OSError):
        fil.parent.mkdir(parents=True, exist_ok=True)
        halv.write_bytes(innhold)
        halv.replace(fil)


def forget(ut: Path, mappe: str) -> None:
    """Forget one municipality, so that the next run makes it again."""
    with contextlib.suppress(OSError):
        (ut / _MAPPE / f"{mappe}.json").unlink(missing_ok=True)
