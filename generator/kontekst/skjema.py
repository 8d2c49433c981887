"""One blank form to its ready context: texts, facts of the municipality and controls, never a person; knows no layout and no file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from generator.fag.skjemaer import Faktaslag, Felt, Radtabell, Skjema, Skjemadel
from generator.kommune.funksjoner import find_funksjoner
from generator.kontekst.felt import find_felt, find_kontaktlinjer
from generator.kontekst.modell import Avsnitt, Faktum
from generator.kontekst.oppdrag import Oppdrag, lag_hode, samle_ukjente
from generator.kontekst.skjema_modell import (
    Boks,
    Del,
    Feltlinje,
    Kontroll,
    Radlinje,
    Sjekkpunkt,
    SkjemaKontekst,
    Tabell,
    lag_kontroll,
)
from generator.kontekst.tekstvalg import Tekstvalg


def _lag_boks(merke: str, spoersmaal: str, navn: str) -> Boks:
    return Boks(**lag_kontroll(merke, f"{spoersmaal}: {navn}").model_dump(), navn=navn)


def build_skjema(oppdrag: Oppdrag, skjema: Skjema) -> SkjemaKontekst:
    """Return the context of one form. It is handed out, so both circles get public numbers only, and no names."""
    kommune, fag, maalform = oppdrag.kommune, oppdrag.fag, oppdrag.maalform
    valg = Tekstvalg(fag, maalform, find_funksjoner(kommune), find_felt(kommune, fag, None, maalform))
    ringer = skjema.ringer
    kontakter = find_kontaktlinjer(kommune, fag, "offentlig", maalform, bare=ringer, med_navn=False) if ringer else ()
    return SkjemaKontekst(
        hode=lag_hode(oppdrag, f"skjema/{skjema.id}", skjema.navn.paa(maalform), skjema.til.paa(maalform)),
        mangler=oppdrag.mangler,
        foerst=valg.avsnitt(skjema.foerst),
        kontakter=kontakter,
        deler=tuple(_del(oppdrag, valg, d) for d in skjema.deler),
    )


def _del(oppdrag: Oppdrag, valg: Tekstvalg, del_: Skjemadel) -> Del:
    """Return one part."""
    overskrift = del_.overskrift.paa(oppdrag.maalform)
    return Del(
        overskrift="" if del_.ny_side else overskrift,
        overskrift_ny_side=overskrift if del_.ny_side else "",
        tekster=valg.avsnitt(del_.tekster),
        replikker=tuple(a.tekst for a in valg.avsnitt(del_.replikker)),
        sjekkliste=tuple(_sjekkliste(oppdrag, del_, valg.avsnitt(del_.sjekkliste))),
        fakta=samle_ukjente((f for slag in del_.fakta for f in _FAKTA[slag](oppdrag)), oppdrag.ukjent),
        felter=tuple(_felter(oppdrag, del_, valg.funksjoner)),
        tabeller=(_tabell(oppdrag, del_.id, del_.tabell),) if del_.tabell else (),
    )


def _sjekkliste(oppdrag: Oppdrag, del_: Skjemadel, punkter: tuple[Avsnitt, ...]) -> Iterator[Sjekkpunkt]:
    for nr, punkt in enumerate(punkter, start=1):
        tittel = f"{del_.overskrift.paa(oppdrag.maalform)}, {oppdrag.ord('skjema-punkt')} {nr}"
        yield Sjekkpunkt(**punkt.model_dump(), boks=lag_kontroll(f"{del_.id}-{nr}", tittel))


def _felter(oppdrag: Oppdrag, del_: Skjemadel, funksjoner: frozenset[str]) -> Iterator[Feltlinje]:
    if del_.tjenester:
        navn = oppdrag.ord("skjema-tjenester")
        bokser = tuple(_lag_boks(f"{del_.id}-{t.id}", navn, t.navn) for t in oppdrag.kommune.tjenester)
        if bokser:
            yield _linje(navn, oppdrag.ord("skjema-tjenester-hjelp"), bokser=bokser)
    yield from (_felt(oppdrag, del_.id, f) for f in del_.felter if funksjoner.issuperset(f.krever))


def _felt(oppdrag: Oppdrag, del_: str, f: Felt) -> Feltlinje:
    navn, merke = f.navn.paa(oppdrag.maalform), f"{del_}-{f.id}"
    hjelp = f.hjelp.paa(oppdrag.maalform) if f.hjelp else ""
    if f.slag == "valg":
        svar = [v.paa(oppdrag.maalform) for v in f.valg]
        bokser = tuple(_lag_boks(f"{merke}-{nr}", navn, s) for nr, s in enumerate(svar, start=1))
        return _linje(navn, hjelp, bokser=bokser)
    kontroll = (lag_kontroll(merke, navn),)
    match f.slag:
        case "tekst":
            return _linje(navn, hjelp, tekster=kontroll)
        case "langtekst":
            return _linje(navn, hjelp, langtekster=kontroll)
        case "dato":
            return _linje(navn, hjelp, datoer=kontroll)


def _linje(
    navn: str,
    hjelp: str,
    *,
    tekster: tuple[Kontroll, ...] = (),
    langtekster: tuple[Kontroll, ...] = (),
    datoer: tuple[Kontroll, ...] = (),
    bokser: tuple[Boks, ...] = (),
) -> Feltlinje:
    return Feltlinje(navn=navn, hjelp=hjelp, tekster=tekster, langtekster=langtekster, datoer=datoer, bokser=bokser)


def _tabell(oppdrag: Oppdrag, del_: str, tabell: Radtabell) -> Tabell:
    hoder = {k: getattr(tabell, k).paa(oppdrag.maalform) for k in Radlinje.model_fields}
    rad = oppdrag.ord("skjema-rad")
    rader = tuple(
        Radlinje(**{k: lag_kontroll(f"{del_}-{nr}-{k}", f"{hode}, {rad} {nr}") for k, hode in hoder.items()})
        for nr in range(1, tabell.rader + 1)
    )
    return Tabell(**hoder, rader=rader)


def _melding_offentlig(oppdrag: Oppdrag) -> Iterator[Faktum]:
    lenke = oppdrag.kommune.lenker.melding_offentlig
    yield Faktum(navn=oppdrag.ord("skjema-melding_offentlig"), verdi=lenke or oppdrag.ukjent)


def _aldersgrenser(oppdrag: Oppdrag) -> Iterator[Faktum]:
    """Yield the age limits the municipality has settled, or that it has told none."""
    grenser = oppdrag.kommune.samtykke.aldersgrenser if oppdrag.kommune.samtykke else ()
    for g in grenser:
        alder = oppdrag.ord("alder-fra").format(alder=g.alder)
        yield Faktum(navn=g.hva, verdi=f"{alder}. {g.forklaring}" if g.forklaring else alder)
    if not grenser:
        yield Faktum(navn=oppdrag.ord("skjema-aldersgrenser"), verdi=oppdrag.ukjent)


def _beredskap(felt: str) -> Callable[[Oppdrag], Iterator[Faktum]]:
    def gi(oppdrag: Oppdrag) -> Iterator[Faktum]:
        rolle = getattr(oppdrag.kommune.beredskap, felt) if oppdrag.kommune.beredskap else None
        yield Faktum(navn=oppdrag.ord(f"skjema-{felt}"), verdi=rolle or oppdrag.ukjent)

    return gi


def _holdes_aapne(oppdrag: Oppdrag) -> Iterator[Faktum]:
    ider = oppdrag.kommune.beredskap.holdes_aapne if oppdrag.kommune.beredskap else ()
    navn = [t.navn for t in oppdrag.kommune.tjenester if t.id in ider]
    yield Faktum(navn=oppdrag.ord("skjema-holdes_aapne"), verdi=", ".join(navn) or oppdrag.ukjent)


_FAKTA: Final[dict[Faktaslag, Callable[[Oppdrag], Iterator[Faktum]]]] = {
    "melding_offentlig": _melding_offentlig,
    "aldersgrenser": _aldersgrenser,
    "oppsoekende_ansvarlig": _beredskap("oppsoekende_ansvarlig"),
    "risikovurdering_ved_reduksjon": _beredskap("risikovurdering_ved_reduksjon"),
    "holdes_aapne": _holdes_aapne,
}
