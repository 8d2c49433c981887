"""git to Tre: the files at a revision, and which revisions there are; the only module that runs git; it reads, and sets one thing in the clone's own configuration."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from generator.errors import BrukFeil
from generator.tre import MAKS_BYTE_ANNET, Tre

_TIDSGRENSE: Final = 60


def tre_fra_git(rot: Path, rev: str, *mapper: str) -> Tre:
    """Return the files of the named folders below ``rot`` as they were at a revision.

    Args:
        rot: a folder in a git working copy; may lie below the repository's root.
        rev: anything git knows as a commit: HEAD, a tag, a branch, a hash.
        mapper: folders relative to ``rot``.

    Raises:
        BrukFeil: outside git, without git, without commits, or for a revision that is not there.
    """
    commit = find_commit(rot, rev)
    linjer = _git(rot, "ls-tree", "-r", "-l", "-z", commit, "--", *(f"{m}/" for m in mapper)).split(b"\0")
    blobber: dict[str, str] = {}
    for linje in filter(None, linjer):
        om, _, sti = linje.partition(b"\t")
        modus, slag, sha, stoerrelse = om.decode().split()
        if slag == "blob" and modus != "120000" and int(stoerrelse) <= MAKS_BYTE_ANNET:
            blobber[sti.decode("utf-8", "surrogateescape")] = sha
    return Tre(dict(zip(blobber, _innhold(rot, list(blobber.values())), strict=True)))


def find_commit(rot: Path, rev: str) -> str:
    """Return the full hash of a revision.

    Raises:
        BrukFeil: with the reason and what to do.
    """
    if rev.startswith("-"):
        raise BrukFeil(f"«{rev}» er ikke en versjon i git. Skriv for eksempel HEAD~1, et merke eller en dato-løs hash.")
    if _git_eller_tomt(rot, "rev-parse", "--is-inside-work-tree") != b"true":
        raise BrukFeil(
            f"{rot} er ikke i git, så det finnes ingen tidligere versjon. Kjør «git init» og lag en commit først, eller velg mappen med --rot."
        )
    if not _git_eller_tomt(rot, "rev-parse", "--verify", "--quiet", "HEAD^{commit}"):
        raise BrukFeil(
            "Det er ingen commit i git ennå, så det finnes ingen tidligere versjon. Lagre først med «git add kommuner» og «git commit»."
        )
    commit = _git_eller_tomt(rot, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{rev}^{{commit}}")
    if commit:
        return commit.decode()
    if _git_eller_tomt(rot, "rev-parse", "--is-shallow-repository") == b"true":
        raise BrukFeil(
            f"Versjonen «{rev}» er ikke hentet: dette er en avkortet kopi. Kjør «git fetch --unshallow», eller velg en nyere versjon."
        )
    raise BrukFeil(f"Versjonen «{rev}» finnes ikke i git. Se versjonene med «git log --oneline».")


def _innhold(rot: Path, shaer: Sequence[str]) -> list[bytes]:
    """Return the bytes of each blob, in order."""
    if not shaer:
        return []
    ut = _git(rot, "cat-file", "--batch", inndata="\n".join(shaer).encode() + b"\n")
    innhold, her = [], 0
    for _ in shaer:
        linjeslutt = ut.index(b"\n", her)
        lengde = int(ut[her:linjeslutt].split()[-1])
        innhold.append(ut[linjeslutt + 1 : linjeslutt + 1 + lengde])
        her = linjeslutt + lengde + 2
    return innhold


def _git_eller_tomt(rot: Path, *argumenter: str) -> bytes:
    try:
        return _git(rot, *argumenter).strip()
    except BrukFeil:
        if not _har_git():
            raise
        return b""


def _har_git() -> bool:
    try:
        subprocess.run(["git", "--version"], check=True, capture_output=True, timeout=_TIDSGRENSE)
    except (OSError, subprocess.SubprocessError):
        return False
    return True


def _git(rot: Path, *argumenter: str, inndata: bytes | None = None) -> bytes:
    miljoe = {**os.environ, "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0"}
    try:
        kjoert = subprocess.run(
            ["git", "-C", str(rot), *argumenter],
            input=inndata,
            capture_output=True,
            check=True,
            timeout=_TIDSGRENSE,
            env=miljoe,
        )
    except FileNotFoundError as feil:
        raise BrukFeil("Programmet git er ikke installert. Installer git, og prøv igjen.") from feil
    except subprocess.CalledProcessError as feil:
        grunn = feil.stderr.decode("utf-8", "replace").strip().splitlines()[-1:] or ["ukjent grunn"]
        raise BrukFeil(f"git svarte: {grunn[0]}. Sjekk at mappen er en git-kopi du har lov til å lese.") from feil
    except subprocess.TimeoutExpired as feil:
        raise BrukFeil("git svarte ikke. Sjekk om en annen git-kommando henger, og prøv igjen.") from feil
    return kjoert.stdout


def find_differ(rot: Path, fil: str) -> str:
    """Return the diff driver that ``.gitattributes`` gives a file, or "" when it gives none.

    Args:
        rot: a folder in the clone.
        fil: the file, relative to the folder; it need not exist.
    """
    svar = _git(rot, "check-attr", "-z", "diff", "--", fil).decode("utf-8", "surrogateescape").split("\0")[2]
    return "" if svar in ("unspecified", "set", "unset") else svar


def set_textconv(rot: Path, navn: str, kommando: str) -> None:
    """Set git's textconv for a kind of file, in this clone only.

    Args:
        rot: a folder in the clone.
        navn: the diff driver, as ``.gitattributes`` names it.
        kommando: the command that prints a file's text.

    Raises:
        BrukFeil: outside git.
    """
    if _git_eller_tomt(rot, "rev-parse", "--is-inside-work-tree") != b"true":
        raise BrukFeil("Mappen er ikke i git. Gå til mappen der du klonet, og prøv igjen.")
    _git(rot, "config", "--local", f"diff.{navn}.textconv", kommando)
