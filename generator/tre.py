"""Tre: a read-only {path: bytes} from disk or package, with the rules for sizes, links and names; knows no YAML."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from pathlib import Path, PurePosixPath

from generator.errors import Nivaa, Problem

MAKS_BYTE = 1024 * 1024
MAKS_BYTE_ANNET = 20 * 1024 * 1024
_EKSEMPELET = "kommuner/0000-fjordvik"
_FELLES = "kommuner/felles"
_TEKSTFILER = (".yaml", ".yml", ".md", ".csv")


class Tre(Mapping[str, bytes]):
    """Files by relative path (``/`` between parts, NFC), read when asked for; never written to.

    Attributes:
        problemer: what could not be read, by the rules of this module.
    """

    def __init__(self, filer: Mapping[str, bytes | Path], problemer: tuple[Problem, ...] = ()) -> None:
        self._filer = dict(sorted(filer.items()))
        self.problemer = problemer

    def __getitem__(self, sti: str) -> bytes:
        innhold = self._filer[sti]
        return innhold.read_bytes() if isinstance(innhold, Path) else innhold

    def __iter__(self) -> Iterator[str]:
        return iter(self._filer)

    def __len__(self) -> int:
        return len(self._filer)

    def uten(self, stier: Collection[str]) -> Tre:
        """Return all files but these."""
        return Tre({sti: innhold for sti, innhold in self._filer.items() if sti not in stier}, self.problemer)

    def under(self, mappe: str) -> Tre:
        """Return the files below ``mappe``, with paths relative to it."""
        start = mappe.rstrip("/") + "/"
        return Tre({sti.removeprefix(start): innhold for sti, innhold in self._filer.items() if sti.startswith(start)})

    def over(self, annet: Tre) -> Tre:
        """Return this tree laid over ``annet``: file by file, ours wins."""
        return Tre({**annet._filer, **self._filer}, (*annet.problemer, *self.problemer))


def tre_fra_disk(rot: Path, *mapper: str) -> Tre:
    """Return the files of the named folders below ``rot``; hidden files and files over the size limits are left out.

    A file that is too large, or a link that leads out of ``rot``, becomes a problem in the result instead of a file.
    """
    filer: dict[str, bytes | Path] = {}
    problemer: list[Problem] = []
    grense = rot.resolve()
    for mappe in mapper:
        # On Windows a folder can lead elsewhere without being a link, so each file is followed there.
        alle = os.name == "nt" or not (rot / mappe).resolve().is_relative_to(grense)
        for post, sti in _poster_under(rot / mappe, PurePosixPath(mappe).as_posix()):
            problem = _find_problem(post, sti, grense if alle or post.is_symlink() else None)
            if problem is None:
                filer[sti] = Path(post)
            else:
                problemer.append(problem)
    return Tre(filer, tuple(problemer))


def _poster_under(mappe: str | Path, start: str) -> Iterator[tuple[os.DirEntry[str], str]]:
    """Yield each file and each folder that is a link, with what the tree calls it; not what is hidden, or behind a link."""
    poster: list[os.DirEntry[str]] = []
    with suppress(OSError), os.scandir(mappe) as alle:
        poster = sorted(alle, key=lambda post: post.name)
    for post in poster:
        sti = f"{start}/{unicodedata.normalize('NFC', post.name)}"
        if post.is_dir() and post.is_symlink():
            yield post, sti
        elif post.name.startswith("."):
            continue
        elif post.is_dir():
            yield from _poster_under(post.path, sti)
        elif not post.name.startswith("~$"):
            yield post, sti


def _find_problem(post: os.DirEntry[str], sti: str, grense: Path | None) -> Problem | None:
    """Return why a file or folder is not read; it must lie in ``grense``, when there is reason to ask."""
    if post.is_dir():
        return Problem(sti, 0, "", "mappen er en lenke og blir ikke lest", "Legg selve mappen her i stedet.")
    if grense is not None and not Path(post).resolve().is_relative_to(grense):
        return Problem(sti, 0, "", "fila er en lenke ut av mappen", "Legg selve fila her i stedet.")
    try:
        stoerrelse = post.stat().st_size
    except OSError:
        return Problem(sti, 0, "", "fila kan ikke leses", "Sjekk at den finnes, og at du har lov til å åpne den.")
    maks = MAKS_BYTE if sti.endswith(_TEKSTFILER) else MAKS_BYTE_ANNET
    if stoerrelse > maks:
        return Problem(
            sti,
            0,
            "",
            f"fila er {stoerrelse / 1024 / 1024:.1f} MiB, og grensen er {maks // 1024 // 1024} MiB".replace(".", ","),
            "Del den opp, eller ta ut det som ikke hører hjemme her.",
            Nivaa.FEIL,
        )
    return None


def tre_fra_pakken() -> Tre:
    """Return what the program itself carries: ``maler/`` and the example with the shared services it uses, from the wheel or the checkout."""
    her = Path(__file__).resolve().parent
    innpakket = her / "data"
    rot = innpakket if innpakket.is_dir() else her.parent
    alt = tre_fra_disk(rot, "maler", _EKSEMPELET, _FELLES)
    eksempelet = b"".join(alt[sti] for sti in alt if sti.startswith(f"{_EKSEMPELET}/"))
    felles = [sti for sti in alt if sti.startswith(f"{_FELLES}/")]
    return alt.uten({sti for sti in felles if f"felles/{PurePosixPath(sti).stem}".encode() not in eksempelet})


def er_trygg_sti(sti: str) -> bool:
    """Return whether ``sti`` is a relative path that stays inside its folder."""
    deler = PurePosixPath(sti.replace("\\", "/")).parts
    return bool(deler) and not sti.startswith(("/", "\\", "~")) and ".." not in deler and ":" not in deler[0]
