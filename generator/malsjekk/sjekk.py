"""All that is wrong with templates, found without data; reads no disk."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.errors import MalFeil, Nivaa, find_naermeste, format_liste
from generator.kontekst.modell import Kontekstdel
from generator.malsjekk.blokker import Gjennomgang
from generator.malsjekk.dialekt import find_delte_blokker, find_dialektfeil
from generator.malsjekk.felter import Feltgang
from generator.malsjekk.funn import Malfunn
from generator.malsjekk.lesing import Lestmal, find_tagger, les_mal
from generator.malsjekk.ordvalg import find_ordfeil
from generator.malsjekk.par import find_ulikheter
from generator.malsjekk.slag import KONTEKSTENE, STIL, find_slag
from generator.malsjekk.tilgjengelig import find_tilgjengelighetsfeil
from generator.malsjekk.typer import Type
from generator.malsjekk.utseende import find_utseendefeil
from generator.word.dialekt import Sted
from generator.word.mal import load_mal


def sjekk_maler(maler: Mapping[str, bytes]) -> list[Malfunn]:
    """Return every fault of these templates, sorted; where both målformer of a kind are among them they are compared.

    Args:
        maler: the docx files by path; the name of a file is its kind.
    """
    funn: set[Malfunn] = set()
    leste: dict[str, Lestmal] = {}
    for sti, innhold in maler.items():
        try:
            leste[sti] = les_mal(sti, innhold)
        except MalFeil as feil:
            funn.add(_fra_motoren(sti, str(feil)))
            continue
        funn |= set(_sjekk(leste[sti], innhold))
    for sti, nn in leste.items():
        if nn.maalform == "nn" and (nb := leste.get(sti.replace("/nn/", "/nb/"))):
            funn |= set(find_ulikheter(nb, nn))
    return sorted(funn, key=Malfunn.sort_key)


def sjekk_mal(navn: str, innhold: bytes) -> list[Malfunn]:
    """Return every fault of one template, sorted."""
    return sjekk_maler({navn: innhold})


def find_brukte_felt(navn: str, innhold: bytes, kontekst: type[Kontekstdel]) -> frozenset[str]:
    """Return the paths of the fields a template uses: ``parter[].navn``.

    Raises:
        MalFeil: when it is no usable docx.
    """
    mal = les_mal(navn, innhold)
    brukt: set[str] = set()
    for del_ in mal.deler:
        blokker = Gjennomgang(navn)
        blokker.les(list(find_tagger(del_)))
        gang = _lag_feltgang(kontekst)
        gang.gaa("\n".join(blokker.linjer))
        brukt |= gang.brukt
    return frozenset(brukt)


def _sjekk(mal: Lestmal, innhold: bytes) -> Iterator[Malfunn]:
    slag = find_slag(mal.navn)
    stil = mal.navn.rpartition("/")[2] == f"{STIL}.docx"
    if slag is None and not stil:
        navn = mal.navn.rpartition("/")[2].removesuffix(".docx")
        tips = f"{find_naermeste(navn, KONTEKSTENE)}Gi fila navnet til slaget: {format_liste(KONTEKSTENE)}."
        yield mal.hele(f"det finnes ikke noe dokument av slaget «{navn}»", tips, "ukjent-slag", Nivaa.FEIL)
    motor = list(_sjekk_tagger(mal, KONTEKSTENE[slag] if slag else None))
    yield from motor
    if not any(f.nivaa is Nivaa.FEIL for f in motor):
        try:
            load_mal(innhold, navn=mal.navn)
        except MalFeil as feil:
            yield _fra_motoren(mal.navn, str(feil))
    yield from find_utseendefeil(mal)
    yield from find_tilgjengelighetsfeil(mal)
    yield from find_ordfeil(mal)


def _sjekk_tagger(mal: Lestmal, kontekst: type[Kontekstdel] | None) -> Iterator[Malfunn]:
    for del_ in mal.deler:
        tagger = list(find_tagger(del_))
        blokker = Gjennomgang(mal.navn)
        blokker.les(tagger)
        yield from blokker.funn
        yield from find_dialektfeil(mal.navn, del_, tagger)
        yield from find_delte_blokker(mal.navn, blokker.par)
        if kontekst is None:
            continue
        gang = _lag_feltgang(kontekst)
        gang.gaa("\n".join(blokker.linjer))
        for feil in gang.feil:
            tagg = tagger[min(feil.linje, len(tagger)) - 1]
            a = tagg.avsnitt
            yield Malfunn(mal.navn, a.sted, a.nr, tagg.skrevet, feil.melding, feil.tips, feil.regel)


def _lag_feltgang(kontekst: type[Kontekstdel]) -> Feltgang:
    return Feltgang(Type("modell", kontekst, stier=frozenset([""])))


def _fra_motoren(navn: str, tekst: str) -> Malfunn:
    """Return what the engine itself refuses; its text has the place."""
    melding, _, tips = tekst.removeprefix(f"{navn}: ").partition(". ")
    return Malfunn(navn, Sted("word/document.xml"), -1, "", melding.rstrip("."), tips, "motor")
