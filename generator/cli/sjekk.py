"""``rutineverk sjekk``: tells every problem of every file, and writes nothing."""

from __future__ import annotations

from collections import Counter
from typing import Annotated

import typer

from generator.avtaleversjon import find_uten_ny_versjon
from generator.cli.mal import find_malproblemer
from generator.cli.norsk import format_antall
from generator.cli.valg import Dato, Kommuner, Rot, les_dato, les_rot
from generator.errors import Nivaa, Problem, format_problem
from generator.grunnlag import Grunnlag, load_alt, read_tre
from generator.lokalt import find_eget


def sjekk(
    kommuner: Kommuner = None,
    rot: Rot = ".",
    streng: Annotated[bool, typer.Option("--streng", help="Mangler gir også sluttkode 1.")] = False,
    dato: Dato = "",
) -> int:
    """Sjekk oppsettet: feil, mangler og varsler, alle på én gang."""
    mappe = les_rot(rot)
    tre = read_tre(mappe)
    grunnlag = load_alt(tre, kommuner or [], les_dato(dato))
    funnet = {p for sak in grunnlag.saker for p in sak.problemer}
    funnet |= set(find_uten_ny_versjon(mappe, {sak.mappe: sak.lest for sak in grunnlag.saker}))
    funnet |= set(find_malproblemer(tre))
    funnet |= set(_find_lovendringer(grunnlag))
    problemer = sorted(funnet, key=lambda p: (p.nivaa is not Nivaa.FEIL, p.sort_key()))
    for problem in problemer:
        typer.echo(format_problem(problem))
    for navn, eget in find_eget(grunnlag.tre, [sak.mappe for sak in grunnlag.saker]):
        typer.echo(f"{navn} har eget: {', '.join(eget)}", err=True)
    antall = Counter(p.nivaa for p in problemer)
    typer.echo(
        f"{antall[Nivaa.FEIL]} feil, {format_antall(antall[Nivaa.MANGEL], 'mangel', 'mangler')}, {format_antall(antall[Nivaa.VARSEL], 'varsel', 'varsler')} i {format_antall(len(grunnlag.saker), 'kommune', 'kommuner')}.",
        err=True,
    )
    return 1 if antall[Nivaa.FEIL] or (streng and antall[Nivaa.MANGEL]) else 0


def _find_lovendringer(grunnlag: Grunnlag) -> list[Problem]:
    """Return the warnings about changes of law; none is read for when no change has a date."""
    if not any(e.dato and e.berorer for e in grunnlag.fag.regelverk.kommende_endringer):
        return []
    from generator.lovbruk.varsler import find_kommende_problemer  # docxtpl and MkDocs: most runs do not need them

    return list(find_kommende_problemer(grunnlag))
