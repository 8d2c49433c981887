"""The parts of the agreement that come from its own facts: promises, meetings, target group, evaluation; knows no layout."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from generator.errors import format_liste
from generator.fag.bibliotek import Avtaletype
from generator.kommune import Avtale
from generator.kontekst.felt import dato_eller
from generator.kontekst.modell import Faktum
from generator.kontekst.oppdrag import Oppdrag
from generator.kontekst.rutinedeler import format_opplaering
from generator.kontekst.samarbeidsavtale_modell import Loefte, Moetelinje
from generator.kontekst.tekstvalg import Tekstvalg
from generator.tekst import stor_forbokstav


def find_opplysninger(oppdrag: Oppdrag, avtale: Avtale, type_: Avtaletype) -> Iterator[Faktum]:
    """Yield what stands about the agreement on its first page."""
    gjelder, ukjent = avtale.gjelder, oppdrag.ukjent
    periode = dato_eller(gjelder.fra, "") if gjelder else ukjent
    if gjelder and gjelder.til:
        periode = f"{periode} – {dato_eller(gjelder.til, '')}"
    yield _faktum(oppdrag, "avtaletype", type_.navn.paa(oppdrag.maalform))
    yield _faktum(oppdrag, "versjon", avtale.versjon)
    yield _faktum(oppdrag, "status", oppdrag.ord(f"status-{avtale.status}"))
    if type_.kommunestyret:
        yield _faktum(oppdrag, "kommunestyret", dato_eller(avtale.vedtatt_av_kommunestyret, ukjent))
    yield _faktum(oppdrag, "gjelder", periode)
    yield _faktum(oppdrag, "saksnummer", avtale.saksnummer or ukjent)
    yield _faktum(oppdrag, "lovhenvisninger", dato_eller(oppdrag.fag.regelverk.meta.lovtekst_dato, ukjent))


def find_maalgruppe(oppdrag: Oppdrag, avtale: Avtale) -> Iterator[Faktum]:
    """Yield whom the agreement is about."""
    gruppe = avtale.maalgruppe
    if gruppe is None:
        yield _faktum(oppdrag, "maalgruppe", oppdrag.ukjent)
        return
    if gruppe.alder_fra is not None and gruppe.alder_til is not None:
        yield _faktum(oppdrag, "alder", f"{gruppe.alder_fra}–{gruppe.alder_til} år")
    elif (alder := gruppe.alder_fra if gruppe.alder_til is None else gruppe.alder_til) is not None:
        ord_ = "alder-fra" if gruppe.alder_til is None else "alder-til"
        yield _faktum(oppdrag, "alder", oppdrag.ord(ord_).format(alder=alder))
    if gruppe.gravide:
        yield _faktum(oppdrag, "gravide", oppdrag.ord("er-med"))
    if gruppe.avgrensning:
        yield _faktum(oppdrag, "avgrensning", gruppe.avgrensning)


def find_loefter(oppdrag: Oppdrag, avtale: Avtale, partsnavn: Callable[[str], str]) -> Iterator[Loefte]:
    """Yield the promises in the order of the file, from the library or in the parties' own words."""
    bibliotek = {f.id: f for f in oppdrag.fag.bibliotek.forpliktelser}
    valg = Tekstvalg(oppdrag.fag, oppdrag.maalform, frozenset(), {})
    for f in avtale.forpliktelser:
        felles = bibliotek[f.fra] if f.fra else None
        krav = felles is not None and felles.norm == "skal"
        yield Loefte(
            part=stor_forbokstav(partsnavn(f.part)),
            tekst=felles.paa(oppdrag.maalform) if felles else f.tekst or oppdrag.ukjent,
            frist=f.frist or "",
            maales_ved=f.maales_ved or "",
            norm="skal" if krav else "avtalt",
            kilde=valg.format_kilder(felles.kilde) if krav and felles else oppdrag.ord("denne-avtalen"),
        )


def find_moetelinjer(oppdrag: Oppdrag, arenaer: Collection[str]) -> Iterator[Moetelinje]:
    """Yield these of the municipality's regular meetings."""
    navn = {t.id: t.navn for t in oppdrag.kommune.tjenester}
    for arena in oppdrag.kommune.moetearenaer:
        if arena.id not in arenaer:
            continue
        formaal = oppdrag.ord(f"moete-{arena.formaal}")
        yield Moetelinje(
            navn=arena.navn,
            om=f"{formaal}. {stor_forbokstav(arena.mandat)}" if arena.mandat else formaal,
            deltakere=format_liste([navn[d] for d in arena.deltakere], bindeord="og") or oppdrag.ukjent,
            hyppighet=format_per_aar(oppdrag, arena.per_aar),
            innkaller=arena.innkaller or oppdrag.ukjent,
            referat=arena.referat or oppdrag.ukjent,
        )


def format_per_aar(oppdrag: Oppdrag, antall: int | None) -> str:
    """Return «4 ganger i året», or that it is unknown."""
    if antall is None:
        return oppdrag.ukjent
    return oppdrag.ord("en-gang-i-aaret") if antall == 1 else oppdrag.ord("ganger-i-aaret").format(antall=antall)


def find_medvirkning(oppdrag: Oppdrag) -> Iterator[str]:
    """Yield what the municipality itself says about how children are heard."""
    medvirkning = oppdrag.kommune.medvirkning
    if medvirkning and medvirkning.individ:
        yield medvirkning.individ
    if medvirkning and medvirkning.system and medvirkning.system.hoeres_ved:
        yield oppdrag.ord("raadet-hoeres").format(naar=format_liste(medvirkning.system.hoeres_ved, bindeord="og"))


def find_felles_opplaering(oppdrag: Oppdrag, tjenester: Collection[str]) -> Iterator[str]:
    """Yield the lines of the competence plan that concern at least two of the parties."""
    for linje in oppdrag.kommune.kompetanseplan:
        felles = [t for t in tjenester if t in linje.maalgruppe or "alle" in linje.maalgruppe]
        if len(felles) > 1:
            yield format_opplaering(oppdrag, linje)


def find_fakta(oppdrag: Oppdrag, avtale: Avtale) -> Iterator[Faktum]:
    """Yield how often the agreement is evaluated, and who gets the report."""
    evaluering = avtale.evaluering
    yield _faktum(oppdrag, "hvor-ofte", format_per_aar(oppdrag, evaluering.per_aar if evaluering else None))
    rapport = evaluering.rapporteres_til if evaluering else None
    yield _faktum(oppdrag, "rapporteres-til", rapport or oppdrag.ukjent)


def find_indikatorer(oppdrag: Oppdrag, avtale: Avtale) -> Iterator[str]:
    """Yield what the parties measure."""
    valgte = avtale.evaluering.indikatorer if avtale.evaluering else ()
    yield from (i.paa(oppdrag.maalform) for i in oppdrag.fag.bibliotek.indikatorer if i.id in valgte)


def _faktum(oppdrag: Oppdrag, id_: str, verdi: str) -> Faktum:
    return Faktum(navn=oppdrag.ord(f"faktum-{id_}"), verdi=verdi)
