"""``rutineverk bygg``: builds documents and sites, and says what happened."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Final, get_args

import typer

from generator.cli.mal import find_malproblemer
from generator.cli.norsk import format_antall
from generator.cli.valg import Kommuner, Rot, les_dato, les_rot
from generator.errors import BrukFeil, InndataFeil, Nivaa, format_liste, format_problem
from generator.grunnlag import (
    Bestilling,
    Bygging,
    Del,
    Forrige,
    Grunnlag,
    Kommunesak,
    find_endrede,
    find_forrige,
    load_alt,
    read_tre,
)
from generator.history import tre_fra_git
from generator.pdf import find_libreoffice
from generator.tre import Tre, tre_fra_disk

_DELER: Final[tuple[Del, ...]] = get_args(Del)
_MANGE: Final = 20


def bygg(
    kommuner: Kommuner = None,
    ut: Annotated[str, typer.Option("--ut", metavar="MAPPE", help="Mappen det bygges i.")] = "bygg",
    rot: Rot = ".",
    bare: Annotated[
        str, typer.Option("--bare", metavar="DEL", help="Bygg bare dokumenter eller bare nettsted.", show_default=False)
    ] = "",
    overskriv: Annotated[
        bool, typer.Option("--overskriv", help="Skriv også over dokumenter som er endret for hånd.")
    ] = False,
    pdf: Annotated[
        bool, typer.Option("--pdf", help="Lag også en tilgjengelig PDF av hvert dokument. Krever LibreOffice.")
    ] = False,
    felles_tema: Annotated[bool, typer.Option("--felles-tema", help="La nettstedene dele én temamappe.")] = False,
    endret_siden: Annotated[
        str,
        typer.Option(
            "--endret-siden",
            metavar="VERSJON",
            help="Bygg bare kommuner som er endret siden en versjon i git.",
            show_default=False,
        ),
    ] = "",
) -> int:
    """Bygg Word-dokumenter og nettsted, og PDF-er når du ber om det."""
    from generator.pipeline import bygg as bygg_alt  # MkDocs and docxtpl: half a second that --help does not need

    if bare and bare not in _DELER:
        raise BrukFeil(f"--bare kan være {format_liste(_DELER)}, ikke «{bare}».")
    libreoffice = find_libreoffice() if pdf else None
    bestilling = Bestilling(tuple(d for d in _DELER if bare in ("", d)), overskriv, felles_tema, libreoffice)
    mappe_rot, dato = les_rot(rot), les_dato("")
    tre = read_tre(mappe_rot)
    _sjekk_maler(tre)
    forrige = Forrige() if overskriv else find_forrige(tre, Path(ut), dato, bestilling)
    grunnlag = load_alt(tre, kommuner or [], dato, forrige)
    if endret_siden:
        grunnlag = _bare_endrede(grunnlag, mappe_rot, endret_siden)
    if libreoffice and not all(sak.uendret for sak in grunnlag.saker):
        typer.echo(f"Lager PDF med {libreoffice.versjon}. Det tar omtrent et sekund for hvert dokument.", err=True)
    with _framdrift(grunnlag) as vis:
        resultater = bygg_alt(grunnlag, Path(ut), bestilling, vis)
    _fortell_alt(resultater, Path(ut))
    return 1 if any(r.sak.har_feil or r.feil or r.skrevet.feil for r in resultater) else 0


def _bare_endrede(grunnlag: Grunnlag, rot: Path, versjon: str) -> Grunnlag:
    """Return what was read, less the municipalities that are as they were in a version in git."""
    gammelt = tre_fra_git(rot, versjon, "kommuner", "maler")
    endrede = find_endrede(gammelt, tre_fra_disk(rot, "kommuner", "maler"))
    saker = tuple(sak for sak in grunnlag.saker if sak.mappe in endrede)
    if not saker:
        typer.echo(f"Ingen kommuner er endret siden {versjon}.", err=True)
    return replace(grunnlag, saker=saker)


def _sjekk_maler(tre: Tre) -> None:
    """Stop before anything is made when a template that all share can not give a right document.

    The faults of a municipality's own template are told, and only that municipality is not built.

    Raises:
        InndataFeil: with every such fault.
    """
    feil = [p for p in find_malproblemer(tre) if p.nivaa is Nivaa.FEIL]
    if any(not p.path.startswith("kommuner/") for p in feil):
        raise InndataFeil(feil)
    for problem in feil:
        typer.echo(format_problem(problem), err=True)


@contextmanager
def _framdrift(grunnlag: Grunnlag) -> Iterator[Callable[[Kommunesak], None]]:
    """Yield what to call after each municipality: it moves a bar, when somebody looks and there is more than one to wait for."""
    if "CI" in os.environ or not sys.stderr.isatty() or sum(not sak.uendret for sak in grunnlag.saker) < 2:
        yield lambda _: None
        return
    from rich.console import Console  # most runs show no bar
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as stolpe:
        oppgave = stolpe.add_task("Bygger", total=len(grunnlag.saker))

        def vis(sak: Kommunesak) -> None:
            stolpe.update(oppgave, advance=1, description=sak.mappe)

        yield vis


def _fortell_alt(resultater: list[Bygging], ut: Path) -> None:
    """Tell of each municipality; when there are many, those that are unchanged are only counted."""
    uendret = sum(1 for r in resultater if r.sak.uendret) if len(resultater) > _MANGE else 0
    for resultat in resultater:
        if not (uendret and resultat.sak.uendret):
            _fortell(resultat, ut)
    if uendret:
        typer.echo(f"{ut}: {format_antall(uendret, 'kommune', 'kommuner')} er uendret siden sist")


def _fortell(resultat: Bygging, ut: Path) -> None:
    sak, skrevet = resultat.sak, resultat.skrevet
    for problem in sak.problemer:
        if problem.nivaa is Nivaa.FEIL:
            typer.echo(format_problem(problem), err=True)
    for linje in (*skrevet.beskjeder, *skrevet.feil, *resultat.feil.splitlines()):
        typer.echo(f"{sak.mappe}: {linje}", err=True)
    if sak.har_feil or resultat.feil:
        grunn = ", fordi oppsettet har feil" if sak.har_feil else ""
        igjen = (
            "Det som ble bygget sist, står igjen og er merket utdatert."
            if resultat.utdatert
            else "Ingenting er skrevet."
        )
        typer.echo(f"{sak.mappe}: ikke bygget{grunn}. {igjen}", err=True)
        return
    endret = f"{format_antall(len(skrevet.nye), 'fil', 'filer')} skrevet, {len(skrevet.uendret)} uendret" + (
        f", {len(skrevet.fjernet)} fjernet" if skrevet.fjernet else ""
    )
    laget = _tell([*skrevet.nye, *skrevet.uendret])
    typer.echo(f"{ut / sak.mappe}: {laget} ({endret})")
    antall = Counter(p.nivaa for p in sak.problemer)
    if antall:
        typer.echo(
            f"{sak.mappe}: {format_antall(antall[Nivaa.MANGEL], 'mangel', 'mangler')} og {format_antall(antall[Nivaa.VARSEL], 'varsel', 'varsler')}. Se dem med «rutineverk sjekk {sak.mappe.partition('-')[0]}».",
            err=True,
        )


def _tell(stier: Sequence[str]) -> str:
    """Return «31 dokumenter, 10 nettsider og 62 PDF-er» for the files that lie there."""
    dokumenter = sum(1 for s in stier if s.startswith("dokumenter/") and not s.endswith(".pdf"))
    sider = sum(1 for s in stier if s.startswith("nettsted/") and s.endswith(".html"))
    pdfer = sum(1 for s in stier if s.endswith(".pdf"))
    deler = [format_antall(dokumenter, "dokument", "dokumenter"), format_antall(sider, "nettside", "nettsider")]
    return format_liste([*deler, *([format_antall(pdfer, "PDF", "PDF-er")] if pdfer else [])], bindeord="og")
