"""``rutineverk ny``: a first kommune.yaml from the register of municipalities."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Final

import typer

from generator.cli.valg import Rot, les_rot
from generator.errors import BrukFeil, InndataFeil, SkriveFeil, find_naermeste
from generator.fag.fag import Registerkommune
from generator.grunnlag import read_tre
from generator.load import load_fag
from generator.ny import lag_kommunefil, mappenavn
from generator.tre import tre_fra_pakken

_EKSEMPEL: Final = ("fjordvik", "0000", "0000-fjordvik")


def ny(
    kommune: Annotated[
        str,
        typer.Argument(
            metavar="KOMMUNE",
            help="Nummer eller navn i registeret. «fjordvik» henter det oppdiktede eksempelet.",
            show_default=False,
        ),
    ],
    rot: Rot = ".",
) -> None:
    """Lag kommune.yaml for en kommune, med det registeret vet. Resten står som kommentarer."""
    mappe_rot = les_rot(rot)
    fag = load_fag(read_tre(mappe_rot))
    if fag.verdi is None:
        raise InndataFeil(fag.problemer)
    if kommune.strip().casefold() in _EKSEMPEL:
        _hent_eksempel(mappe_rot)
        return
    rad = _finn(kommune, fag.verdi.kommuneregister)
    mappe = mappe_rot / "kommuner" / mappenavn(rad)
    fil = mappe / "kommune.yaml"
    opptatt = next((m.name for m in (mappe_rot / "kommuner").glob(f"{rad.kommunenummer}-*")), None)
    if fil.exists() or opptatt:
        raise BrukFeil(
            f"{rad.navn} finnes allerede i kommuner/{opptatt or mappe.name}. Rediger den, eller slett mappen først."
        )
    try:
        mappe.mkdir(parents=True, exist_ok=True)
        with fil.open("x", encoding="utf-8", newline="\n") as ut:
            ut.write(lag_kommunefil(rad))
    except OSError as feil:
        raise SkriveFeil(f"{fil}: kan ikke skrives ({feil.strerror}). Sjekk --rot.") from feil
    typer.echo(str(fil))
    typer.echo(
        f"Fyll ut kontakter og tjenester, og kjør «rutineverk sjekk {rad.kommunenummer}». Den sier hva som mangler.",
        err=True,
    )


def _hent_eksempel(rot: Path) -> None:
    """Copy the fictive example and the services it shares, never over a file that is there."""
    filer = {sti: innhold for sti, innhold in tre_fra_pakken().items() if sti.startswith("kommuner/")}
    if finnes := next((sti for sti in filer if (rot / sti).exists()), None):
        raise BrukFeil(f"{finnes} finnes allerede. Slett den først hvis du vil hente eksempelet på nytt.")
    try:
        for sti, innhold in filer.items():
            (rot / sti).parent.mkdir(parents=True, exist_ok=True)
            (rot / sti).write_bytes(innhold)
            typer.echo(str(rot / sti))
    except OSError as feil:
        raise SkriveFeil(f"{rot}: eksempelet kan ikke skrives ({feil.strerror}). Sjekk --rot.") from feil


def _finn(kommune: str, register: tuple[Registerkommune, ...]) -> Registerkommune:
    soek = kommune.strip().casefold()
    navn = {
        r: {r.navn.casefold(), r.kommunenummer, r.navn_samisk.casefold(), r.navn_kvensk.casefold()} - {""}
        for r in register
    }
    treff = [r for r in register if soek in navn[r]]
    if len(treff) > 1:
        raise BrukFeil(
            f"Det er flere kommuner som heter {kommune}: {' og '.join(f'{r.kommunenummer} i {r.fylke}' for r in treff)}. Skriv nummeret."
        )
    if not treff:
        raise BrukFeil(
            f"«{kommune}» er ikke i registeret over kommuner. {find_naermeste(soek, [n for r in register for n in (r.navn, r.navn_samisk, r.navn_kvensk) if n])}Skriv navnet eller nummeret."
        )
    return treff[0]
