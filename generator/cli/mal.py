"""``rutineverk mal``: templates checked before they are used, and the fields they may use."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from generator.cli.norsk import NorskGruppe, NorskKommando, format_antall
from generator.cli.valg import Rot, les_rot
from generator.errors import BrukFeil, Nivaa, Problem, SkriveFeil, find_naermeste, format_liste, format_problem
from generator.grunnlag import find_egne_maler, find_ordmaler, read_tre
from generator.tre import Tre

mal = typer.Typer(name="mal", cls=NorskGruppe, help="Sjekk Word-maler, og se hvilke felt de kan bruke.", no_args_is_help=True)  # fmt: skip


@mal.command(cls=NorskKommando)
def sjekk(
    filer: Annotated[
        list[str] | None,
        typer.Argument(metavar="FIL", help="Malen. Fila har navnet til slaget. Uten: alle malene.", show_default=False),
    ] = None,
    rot: Rot = ".",
    merk: Annotated[
        str,
        typer.Option(
            "--merk", metavar="UT.docx", help="Lag en kopi av malen med en kommentar ved hver feil.", show_default=False
        ),
    ] = "",
    som_json: Annotated[bool, typer.Option("--json", help="Skriv funnene som JSON.")] = False,
    som_sarif: Annotated[bool, typer.Option("--sarif", help="Skriv funnene som SARIF.")] = False,
) -> int:
    """Sjekk Word-maler uten å bygge: alle feil på én gang, med sted."""
    from generator.malsjekk import format_json, format_sarif, merk_mal, sjekk_maler  # docxtpl: --help does not need it

    maler = _les_maler(filer or [], rot)
    if merk and len(maler) != 1:
        raise BrukFeil("--merk gjelder én mal. Skriv hvilken: rutineverk mal sjekk FIL.docx --merk UT.docx")
    funn = sjekk_maler(maler)
    if merk:
        (sti,) = maler
        _skriv(Path(merk), merk_mal(sti, maler[sti], funn), fra=Path(sti))
    if som_json or som_sarif:
        typer.echo(format_sarif(funn) if som_sarif else format_json(funn))
        return 1 if funn else 0
    for f in funn:
        typer.echo(format_problem(f.som_problem()))
    feil = sum(1 for f in funn if f.nivaa is Nivaa.FEIL)
    typer.echo(
        f"{feil} feil og {format_antall(len(funn) - feil, 'varsel', 'varsler')} i {format_antall(len(maler), 'mal', 'maler')}."
        + (f" Kopien med kommentarer er {merk}." if merk else ""),
        err=True,
    )
    return 1 if funn else 0


@mal.command(cls=NorskKommando)
def felter(
    slag: Annotated[
        str,
        typer.Argument(metavar="SLAG", help="Slaget dokument, for eksempel bekymringsrutine.", show_default=False),
    ],
    rot: Rot = ".",
    som_json: Annotated[bool, typer.Option("--json", help="Skriv feltene som JSON.")] = False,
) -> None:
    """List feltene en mal kan bruke: hva de er, et eksempel, og hvor de kommer fra."""
    from generator.malsjekk import (  # docxtpl: --help does not need it
        KONTEKSTENE,
        find_brukte_felt,
        find_felter,
        find_slag,
        format_felter,
        format_felter_json,
        med_bruk,
    )

    kjent = next((s for s in KONTEKSTENE if s == slag.removesuffix(".docx")), None)
    if kjent is None:
        raise BrukFeil(
            f"Slaget «{slag}» finnes ikke. {find_naermeste(slag, KONTEKSTENE)}Slagene er {format_liste(KONTEKSTENE, bindeord='og')}."
        )
    tre, kontekst = read_tre(les_rot(rot)), KONTEKSTENE[kjent]
    brukt = {sti: find_brukte_felt(sti, tre[sti], kontekst) for sti in find_ordmaler(tre) if find_slag(sti) == kjent}
    liste = med_bruk(find_felter(kontekst), brukt)
    typer.echo(format_felter_json(liste) if som_json else format_felter(liste))


def find_malproblemer(tre: Tre) -> list[Problem]:
    """Return the faults of the templates that are not just as the program carries them, in the order of telling."""
    egne = find_egne_maler(tre)
    if not egne:
        return []
    from generator.malsjekk import sjekk_maler  # docxtpl: most runs have no template of their own

    return [f.som_problem() for f in sjekk_maler(egne)]


def _les_maler(filer: list[str], rot: str) -> dict[str, bytes]:
    """Return the templates named, or all of the root."""
    if not filer:
        tre = read_tre(les_rot(rot))
        return {sti: tre[sti] for sti in find_ordmaler(tre)}
    if borte := next((f for f in filer if not Path(f).is_file()), None):
        raise BrukFeil(f"Fila {borte} finnes ikke. Sjekk stien.")
    return {Path(f).as_posix(): Path(f).read_bytes() for f in filer}


def _skriv(ut: Path, innhold: bytes, *, fra: Path) -> None:
    if ut.exists() and fra.exists() and ut.samefile(fra):
        raise BrukFeil("--merk kan ikke være selve malen. Velg et annet navn.")
    try:
        ut.write_bytes(innhold)
    except OSError as feil:
        raise SkriveFeil(
            f"{ut}: kan ikke skrives ({feil.strerror}). Lukk fila i Word, eller velg et annet navn."
        ) from feil
