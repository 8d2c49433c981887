"""The lists of the professional base as the pages show them: assessment, words, helplines and pathways; knows no layout."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from generator.fag import Fag
from generator.fag.tekster import Maalform
from generator.kommune import Kommune
from generator.kontekst.modell import Kontekstdel, felt
from generator.kontekst.nettkontakt import Nettkontakt
from generator.kontekst.tekstvalg import Tekstvalg
from generator.tekst import stor_forbokstav, telefonadresse

# A pathway for people the municipality's pages are not about is not shown.
_KREVER: Final[Mapping[str, tuple[str, ...]]] = {"gravide-rus": ("gravide",)}


class Nettside(Kontekstdel):
    """One side of the assessment, with its questions."""

    navn: str = felt("Hva siden handler om.", "Barnet", "maler/fag/vurdering.yaml")
    spoersmaal: tuple[str, ...] = felt("Spørsmålene.", ("Hvem er barnet sammen med?",), "maler/fag/vurdering.yaml")


class Nettarena(Kontekstdel):
    """What may raise the risk and what may protect in one arena."""

    navn: str = felt("Arenaen.", "Familien", "maler/fag/vurdering.yaml")
    risiko: tuple[str, ...] = felt("Det som kan øke risikoen.", ("vold eller rus",), "maler/fag/vurdering.yaml")
    beskyttelse: tuple[str, ...] = felt("Det som kan beskytte.", ("én trygg voksen",), "maler/fag/vurdering.yaml")


class Nettvurdering(Kontekstdel):
    """The questions of the assessment, and the arenas."""

    sider: tuple[Nettside, ...] = felt("Sidene av trekanten.", ())
    arenaer: tuple[Nettarena, ...] = felt("Arenaene.", ())


class Nettbegrep(Kontekstdel):
    """A word that is often mixed with others."""

    anker: str = felt("Ankeret på siden.", "#ord-samordning")
    ord: str = felt("Ordet.", "Samordning", "maler/fag/begreper.yaml")
    betyr: str = felt("Hva det betyr her.", "Én tjeneste har ansvaret for helheten.", "maler/fag/begreper.yaml")
    kilde: str = felt("Lovene som bruker ordet, eller tomt.", "helse- og omsorgstjenesteloven § 3-4")


class Netthjelpelinje(Kontekstdel):
    """A national number that is confirmed."""

    id: str = felt("Id-en.", "alarmtelefonen", "maler/fag/hjelpelinjer.yaml")
    navn: str = felt("Hvem som svarer.", "Alarmtelefonen for barn og unge", "maler/fag/hjelpelinjer.yaml")
    nummer: str = felt("Nummeret.", "116 111", "maler/fag/hjelpelinjer.yaml")
    adresse: str = felt("Adressen til nummeret.", "tel:116111")
    naar: str = felt("Når noen svarer, eller tomt.", "hele døgnet", "maler/fag/hjelpelinjer.yaml")


class Nettforloep(Kontekstdel):
    """Who answers for a national patient pathway."""

    navn: str = felt("Forløpet.", "Gravide og rusmidler", "forloep[].id")
    ansvarlig: str = felt("Enheten og rollen, eller tomt.", "Helsestasjonen, jordmor", "forloep[].enhet")
    kontakt: Nettkontakt | None = felt("Kontakten, når den kan vises.", None, "forloep[].kontakt")


class Nettoppslag(Kontekstdel):
    """The lists of the professional base that pages show."""

    vurdering: Nettvurdering = felt("Spørsmål om hele barnet, og risiko og beskyttelse.", None, "maler/fag")
    begreper: tuple[Nettbegrep, ...] = felt("Ord som ofte blir blandet.", (), "maler/fag/begreper.yaml")
    hjelpelinjer: tuple[Netthjelpelinje, ...] = felt("Nasjonale numre.", (), "maler/fag/hjelpelinjer.yaml")
    forloep: tuple[Nettforloep, ...] = felt("Hvem som svarer for nasjonale forløp.", (), "forloep")


def find_oppslag(kommune: Kommune, valg: Tekstvalg, kontakter: Mapping[str, Nettkontakt]) -> Nettoppslag:
    """Return the lists in the standard of the site."""
    fag, maalform = valg.fag, valg.maalform
    return Nettoppslag(
        vurdering=_vurdering(fag, maalform),
        begreper=tuple(
            Nettbegrep(
                anker=f"#ord-{b.id}", ord=b.ord.paa(maalform), betyr=b.paa(maalform), kilde=valg.format_kilder(b.kilde)
            )
            for b in fag.begreper
        ),
        hjelpelinjer=tuple(_hjelpelinjer(fag, maalform)),
        forloep=tuple(_forloep(kommune, valg, kontakter)),
    )


def _vurdering(fag: Fag, maalform: Maalform) -> Nettvurdering:
    return Nettvurdering(
        sider=tuple(
            Nettside(navn=s.navn.paa(maalform), spoersmaal=tuple(x.paa(maalform) for x in s.spoersmaal))
            for s in fag.vurdering.sider
        ),
        arenaer=tuple(
            Nettarena(
                navn=a.navn.paa(maalform),
                risiko=tuple(x.paa(maalform) for x in a.risiko),
                beskyttelse=tuple(x.paa(maalform) for x in a.beskyttelse),
            )
            for a in fag.vurdering.arenaer
        ),
    )


def _hjelpelinjer(fag: Fag, maalform: Maalform) -> Iterator[Netthjelpelinje]:
    """Yield the numbers that are confirmed; the others are never shown as if they were."""
    for linje in fag.hjelpelinjer:
        if linje.sikkerhet == "bekreftet":
            yield Netthjelpelinje(
                id=linje.id,
                navn=linje.navn.paa(maalform),
                nummer=linje.nummer,
                adresse=telefonadresse(linje.nummer),
                naar=linje.naar.paa(maalform) if linje.naar else "",
            )


def _forloep(kommune: Kommune, valg: Tekstvalg, kontakter: Mapping[str, Nettkontakt]) -> Iterator[Nettforloep]:
    """Yield the municipality's pathways; one that has no name in the base goes by its id."""
    kjente = {o.id: o.paa(valg.maalform) for o in valg.fag.ord}
    for forloep in kommune.forloep:
        if not valg.funksjoner.issuperset(_KREVER.get(forloep.id, ())):
            continue
        navn = kjente.get(f"forloep-{forloep.id}") or stor_forbokstav(forloep.id.replace("-", " ").replace("_", " "))
        ansvarlig = ", ".join(x for x in (forloep.enhet, forloep.rolle) if x)
        kontakt = kontakter.get(forloep.kontakt) if forloep.kontakt else None
        yield Nettforloep(navn=navn, ansvarlig=ansvarlig, kontakt=kontakt)
