"""``rutineverk endringer``: what changed in a municipality or an agreement between two versions, in words."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from generator.cli.valg import Rot, les_rot
from generator.endringer import find_endringer
from generator.errors import BrukFeil, InndataFeil, find_naermeste, format_liste
from generator.history import tre_fra_git
from generator.kommune import Kommune
from generator.load import find_kommunemapper, load_fag, load_kommune
from generator.report import FORMATER, format_endringer
from generator.tre import Tre, tre_fra_disk, tre_fra_pakken


def endringer(
    kommune: Annotated[
        str,
        typer.Argument(metavar="KOMMUNE[/AVTALE]", help="Kommunen, og eventuelt én avtale i den.", show_default=False),
    ],
    rot: Rot = ".",
    fra: Annotated[str, typer.Option("--fra", metavar="VERSJON", help="Den gamle versjonen i git.")] = "HEAD",
    til: Annotated[
        str,
        typer.Option(
            "--til", metavar="VERSJON", help="Den nye versjonen i git. Uten: filene slik de er nå.", show_default=False
        ),
    ] = "",
    format_: Annotated[str, typer.Option("--format", metavar="FORMAT", help="tekst, markdown eller json.")] = "tekst",
) -> None:
    """Vis hva som er endret i innholdet, i ord, fra en versjon til en annen."""
    if format_ not in FORMATER:
        raise BrukFeil(f"--format kan være {format_liste(FORMATER)}, ikke «{format_}».")
    mappe_rot = les_rot(rot)
    navn, _, avtale = kommune.partition("/")
    gammelt = tre_fra_git(mappe_rot, fra, "kommuner")
    nytt = tre_fra_git(mappe_rot, til, "kommuner") if til else tre_fra_disk(mappe_rot, "kommuner")
    mappe = _finn_mappe(navn, gammelt, nytt)
    for tre, versjon in ((gammelt, fra), (nytt, til)):
        _sjekk_kommune(tre, mappe, versjon)
    foer, etter = _les(gammelt, mappe), _les(nytt, mappe)
    loefter = _les_loefter(mappe_rot)
    funnet = find_endringer(_med_loefter(foer, loefter), _med_loefter(etter, loefter))
    if avtale:
        _sjekk_avtale(avtale, foer, etter)
        funnet = [e for e in funnet if e.sti[:2] == ("avtaler", avtale)]
    hva = f"{mappe}{f'/{avtale}' if avtale else ''}: {fra} → {til or 'filene slik de er nå'}"
    typer.echo(format_endringer(funnet, hva, format_), nl=False)


def _med_loefter(kommune: Kommune, loefter: Mapping[str, str]) -> Kommune:
    """Return the municipality with the library's words in its agreements, so that a change names a promise and not its id."""
    avtaler = tuple(
        a.model_copy(
            update={
                "forpliktelser": tuple(
                    f.model_copy(update={"tekst": loefter.get(f.fra or "", f.tekst)}) for f in a.forpliktelser
                )
            }
        )
        for a in kommune.avtaler
    )
    return kommune.model_copy(update={"avtaler": avtaler})


def _les_loefter(rot: Path) -> dict[str, str]:
    """Return the texts of the library's promises by id."""
    fag = load_fag(tre_fra_disk(rot, "maler").over(tre_fra_pakken())).verdi
    return {f.id: f.nb for f in fag.bibliotek.forpliktelser} if fag else {}


def _finn_mappe(navn: str, gammelt: Tre, nytt: Tre) -> str:
    mapper = sorted({*find_kommunemapper(gammelt), *find_kommunemapper(nytt)})
    soek = navn.strip("/").casefold()
    treff = [m for m in mapper if soek in (m, m.partition("-")[0], m.partition("-")[2])]
    if len(treff) != 1:
        raise BrukFeil(
            f"Fant ingen kommune som heter «{navn}» i noen av versjonene. {find_naermeste(soek, [x for m in mapper for x in (m, m.partition('-')[2])])}Kommunene er {', '.join(mapper) or 'ingen'}."
        )
    return treff[0]


def _sjekk_kommune(tre: Tre, mappe: str, versjon: str) -> None:
    """Raise BrukFeil when the municipality is not in a version; a new one must be committed before there is one."""
    if any(sti.startswith(f"kommuner/{mappe}/") for sti in tre):
        return
    if not versjon:
        raise BrukFeil(f"{mappe} finnes ikke lenger i filene. Velg den siste versjonen som har den, med --til.")
    raad = "Velg en versjon der kommunen finnes, med --fra eller --til."
    if versjon == "HEAD":
        raad = "Er den ny, lagre først med «git add kommuner» og «git commit». Ellers velg en versjon med --fra eller --til."
    raise BrukFeil(f"{mappe} finnes ikke i versjonen «{versjon}». {raad}")


def _les(tre: Tre, mappe: str) -> Kommune:
    lest = load_kommune(tre, mappe)
    if lest.verdi is None:
        raise InndataFeil(lest.problemer)
    return lest.verdi


def _sjekk_avtale(avtale: str, foer: Kommune, etter: Kommune) -> None:
    kjente = sorted({a.id for k in (foer, etter) for a in k.avtaler})
    if avtale not in kjente:
        raise BrukFeil(
            f"Fant ingen avtale som heter «{avtale}». {find_naermeste(avtale, kjente)}Avtalene er {', '.join(kjente) or 'ingen'}."
        )
