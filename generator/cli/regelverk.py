"""``rutineverk regelverk``: references to law by status and age, who uses one, and what a coming change touches."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

import typer

from generator.cli.valg import Dato, Kommuner, Rot, les_dato, les_rot
from generator.errors import BrukFeil, find_naermeste
from generator.grunnlag import Grunnlag, load_alt, read_tre
from generator.lovbruk import (
    Kommunebruk,
    find_berorte,
    find_fagbruk,
    find_kommende,
    find_status,
    format_bruk,
    format_bruk_json,
    format_kommende,
    format_kommende_json,
    format_regler,
    format_regler_json,
)


def regelverk(
    kommuner: Kommuner = None,
    rot: Rot = ".",
    brukes_av: Annotated[
        str,
        typer.Option("--brukes-av", metavar="ID", help="Vis hvem som bruker én lovhenvisning.", show_default=False),
    ] = "",
    kommende: Annotated[
        bool, typer.Option("--kommende", help="Vis hva som må revideres før hver lovendring som kommer.")
    ] = False,
    som_json: Annotated[bool, typer.Option("--json", help="Skriv svaret som JSON.")] = False,
    dato: Dato = "",
) -> None:
    """Vis lovhenvisningene etter status og alder, hvem som bruker dem, og hva en lovendring rører ved."""
    if brukes_av and kommende:
        raise BrukFeil("Velg enten --brukes-av eller --kommende.")
    grunnlag = load_alt(read_tre(les_rot(rot)), kommuner or [], les_dato(dato))
    fag = grunnlag.fag
    if brukes_av:
        if brukes_av not in fag.regel_etter_id:
            raise BrukFeil(
                f"Lovhenvisningen «{brukes_av}» finnes ikke. {find_naermeste(brukes_av, fag.regel_etter_id)}Se alle med «rutineverk regelverk»."
            )
        bruk = [b[brukes_av] for b in _find_bruk(grunnlag, [brukes_av])]
        skriv = format_bruk_json if som_json else format_bruk
        typer.echo(skriv(find_fagbruk(fag, brukes_av), bruk), nl=False)
    elif kommende:
        endringer = find_kommende(fag, grunnlag.dato, _find_bruk(grunnlag, find_berorte(fag)))
        typer.echo((format_kommende_json if som_json else format_kommende)(endringer), nl=False)
    else:
        typer.echo((format_regler_json if som_json else format_regler)(find_status(fag, grunnlag.dato)), nl=False)


def _find_bruk(grunnlag: Grunnlag, ider: Iterable[str]) -> list[dict[str, Kommunebruk]]:
    """Return what each municipality has that uses the rules; one with feil has no documents, and is told of."""
    from generator.lovbruk.kommunalt import find_kommunebruk  # docxtpl and MkDocs: the list and --help do not need them

    valgte, ut = tuple(ider), []
    for sak in grunnlag.saker:
        if sak.har_feil or sak.lest.verdi is None:
            typer.echo(f"{sak.mappe} har feil og er ikke med. Se dem med «rutineverk sjekk {sak.mappe}».", err=True)
        else:
            ut.append(find_kommunebruk(grunnlag.tre, sak.mappe, sak.lest.verdi, grunnlag.fag, valgte))
    return ut
