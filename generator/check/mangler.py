"""What a finished set must have and the municipality has not told; built all the same, and said. Knows no clock."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import compress

from generator.check.frister import check_frister
from generator.errors import Funn, Nivaa, format_liste
from generator.fag import Fag
from generator.kommune import Kommune, Tjeneste

Sti = tuple[str | int, ...]


def check_mangler(kommune: Kommune, fag: Fag) -> Iterator[Funn]:
    """Yield what is missing, as mangel or varsel."""
    yield from _barnevern(kommune)
    yield from _tjenester(kommune, fag)
    yield from _styring(kommune)
    yield from _nettsted(kommune)
    yield from check_frister(kommune)


def _barnevern(kommune: Kommune) -> Iterator[Funn]:
    if kommune.kontakt.barnevern_dag is None or kommune.kontakt.barnevern_dag.telefon is None:
        yield Funn(
            ("kontakt", "barnevern_dag"),
            "telefonen til barnevernstjenesten på dagtid er ikke oppgitt",
            "Legg til barnevern_dag under kontakt. Til da ber dokumentene leseren ringe kommunen, og 112 ved fare.",
            Nivaa.MANGEL,
            nn="telefonen til barnevernstenesta på dagtid er ikkje oppgitt",
        )
        if kommune.kommune.sentralbord is None:
            yield Funn(
                ("kommune", "sentralbord"),
                "telefonen til sentralbordet i kommunen er ikke oppgitt",
                "Skriv sentralbord under kommune. Da står det der leseren skal ringe kommunen og be om barnevernet.",
                Nivaa.MANGEL,
                nn="telefonen til sentralbordet i kommunen er ikkje oppgitt",
            )
    if kommune.kontakt.barnevernvakt is None or kommune.kontakt.barnevernvakt.telefon is None:
        yield Funn(
            ("kontakt", "barnevernvakt"),
            "telefonen til barnevernvakta eller annen akuttberedskap er ikke oppgitt",
            "Legg til barnevernvakt under kontakt. Til da viser dokumentene 112 ved fare, og ellers politiet på 02800.",
            Nivaa.MANGEL,
            nn="telefonen til barnevernvakta eller annan akuttberedskap er ikkje oppgitt",
        )


def _tjenester(kommune: Kommune, fag: Fag) -> Iterator[Funn]:
    yield from _ikke_foert_opp({t.type for t in kommune.tjenester}, fag)
    for i, t in enumerate(kommune.tjenester):
        sti: Sti = ("tjenester", i)
        if t.organisering in ("interkommunal", "vertskommune") and t.vertskommune is None:
            yield Funn(
                sti,
                f"{t.navn} er {t.organisering}, men vertskommunen er ikke oppgitt",
                "Skriv vertskommune med kommunenummer og navn. Er dere vertskommunen selv, får dere rutinen.",
                Nivaa.VARSEL,
            )
        if _sendt_til(kommune, t) and not _har_kontakt(kommune, t):
            yield _uten_telefon(t, sti)
        if t.drives_av(kommune.kommune.kommunenummer):
            yield from _egen_tjeneste(t, sti)


def _egen_tjeneste(tjeneste: Tjeneste, sti: Sti) -> Iterator[Funn]:
    borte = tjeneste.leder_rolle is None, not tjeneste.enheter and tjeneste.stedfortreder_rolle is None
    if any(borte):
        tips = "Skriv leder_rolle, og stedfortreder_rolle når tjenesten ikke har enheter. Ingen navn trengs."
        yield _uten_leder(tjeneste.navn, borte, sti, tips)
    if tjeneste.type == "sfo" and tjeneste.samme_organ_som_skolen is None:
        yield _uavgjort_organ(tjeneste, sti)
    if _uten_nivaa_over(tjeneste):
        yield Funn(
            (*sti, "nivaa_over"),
            f"lederen over lederen for {tjeneste.navn}, eller telefonen dit, er ikke oppgitt",
            "Skriv nivaa_over med rollen som funksjon og en telefon. Til da står det «lederen over …» i rutinen.",
            Nivaa.MANGEL,
            nn=f"leiaren over leiaren for {tjeneste.navn}, eller telefonen dit, er ikkje oppgitt",
        )
    if tjeneste.dokumentasjon is None or tjeneste.dokumentasjon.oppbevaring is None:
        yield Funn(
            sti,
            f"hvor {tjeneste.navn} oppbevarer det som skrives ned, er ikke oppgitt",
            "Skriv dokumentasjon med system og oppbevaring.",
            Nivaa.MANGEL,
            nn=f"kor {tjeneste.navn} oppbevarer det som blir skrive ned, er ikkje oppgitt",
        )
    yield from _enheter(tjeneste, sti)


def _uten_leder(navn: str, borte: tuple[bool, bool], sti: Sti, tips: str) -> Funn:
    """Return that the leader, the deputy or both of a service or a unit are not told."""
    hvem = " og ".join(compress(("lederen", "stedfortrederen"), borte))
    kven = " og ".join(compress(("leiaren", "stadfortredaren"), borte))
    oppgitt = "oppgitte" if all(borte) else "oppgitt"
    nb, nn = f"{hvem} for {navn} er ikke oppgitt", f"{kven} for {navn} er ikkje {oppgitt}"
    return Funn(sti, nb, tips, Nivaa.MANGEL, nn=nn)


def _uavgjort_organ(sfo: Tjeneste, sti: Sti) -> Funn:
    return Funn(
        (*sti, "samme_organ_som_skolen"),
        f"om {sfo.navn} og skolen er samme organ etter reglene om taushetsplikt, er ikke oppgitt",
        "Skriv samme_organ_som_skolen: true eller false når kommunen har avgjort det.",
        Nivaa.MANGEL,
        nn=f"om {sfo.navn} og skulen er same organet etter reglane om teieplikt, er ikkje oppgitt",
    )


def _uten_nivaa_over(tjeneste: Tjeneste) -> bool:
    """Return whether the reader is sent to the leader over the leader without a number; under a head of school there is one."""
    if tjeneste.type in ("sfo", "leksehjelp", "kommuneledelse"):
        return False
    if tjeneste.nivaa_over is not None:
        return tjeneste.nivaa_over.telefon is None
    return not (tjeneste.enheter and tjeneste.leder_rolle and tjeneste.kontakt and tjeneste.kontakt.telefon)


def _sendt_til(kommune: Kommune, tjeneste: Tjeneste) -> bool:
    """Return whether a routine sends its reader to the service: its own staff, or those who ask it for advice."""
    if any(tjeneste.id in t.droeftingspartnere for t in kommune.tjenester):
        return True
    return not tjeneste.enheter and tjeneste.drives_av(kommune.kommune.kommunenummer)


def _har_kontakt(kommune: Kommune, tjeneste: Tjeneste) -> bool:
    """Return whether the service can be called: itself, a unit, or by the fixed contact of its type."""
    faste = {"barnevern": kommune.kontakt.barnevern_dag, "ppt": kommune.kontakt.ppt}
    kontakter = (tjeneste.kontakt, faste.get(tjeneste.type), *(e.kontakt for e in tjeneste.enheter))
    return any(k is not None for k in kontakter)


def _uten_telefon(tjeneste: Tjeneste, sti: Sti) -> Funn:
    return Funn(
        (*sti, "kontakt"),
        f"telefonen til {tjeneste.navn} er ikke oppgitt",
        "Legg til kontakt.",
        Nivaa.MANGEL,
        nn=f"telefonen til {tjeneste.navn} er ikkje oppgitt",
    )


def _enheter(tjeneste: Tjeneste, sti: Sti) -> Iterator[Funn]:
    for j, enhet in enumerate(tjeneste.enheter):
        borte = enhet.leder_rolle is None, enhet.stedfortreder_rolle is None
        if any(borte):
            yield _uten_leder(enhet.navn, borte, (*sti, "enheter", j), "Skriv leder_rolle og stedfortreder_rolle.")
        if enhet.kontakt is None:
            yield Funn(
                (*sti, "enheter", j),
                f"telefonen til {enhet.navn} er ikke oppgitt",
                "Legg til kontakt.",
                Nivaa.MANGEL,
                nn=f"telefonen til {enhet.navn} er ikkje oppgitt",
            )


def _ikke_foert_opp(typer: set[str], fag: Fag) -> Iterator[Funn]:
    borte = [t for t in fag.tjenestetyper if t.type not in typer]
    if ventet := [t for t in borte if t.forventet == "mangel"]:
        nb = format_liste([f"{t.navn.nb} ({t.type})" for t in ventet], bindeord="og")
        nn = format_liste([f"{t.navn.nn} ({t.type})" for t in ventet], bindeord="og")
        yield Funn(
            ("tjenester",),
            f"disse er ikke ført opp, så de får ingen rutine: {nb}",
            "Legg dem til, med organisering: egen når kommunen driver dem selv.",
            Nivaa.MANGEL,
            nn=f"desse er ikkje førte opp, så dei får ingen rutine: {nn}",
        )
    if vanlige := [f"{t.navn.nb} ({t.type})" for t in borte if t.forventet == "varsel"]:
        yield Funn(
            ("tjenester",),
            f"disse er ikke ført opp: {format_liste(vanlige, bindeord='og')}",
            "Legg til dem som finnes hos dere, så kommer de med i lister og rutiner.",
            Nivaa.VARSEL,
        )


def _styring(kommune: Kommune) -> Iterator[Funn]:
    if kommune.samordning is None or kommune.samordning.avgjoeres_av is None:
        yield Funn(
            ("samordning",),
            "hvem som avgjør hvilken tjeneste som samordner, er ikke oppgitt",
            "Skriv samordning.avgjoeres_av med en rolle (helse- og omsorgstjenesteloven § 3-4).",
            Nivaa.MANGEL,
            nn="kven som avgjer kva teneste som samordnar, er ikkje oppgitt",
        )
    if kommune.anmeldelse is None or kommune.anmeldelse.avgjoeres_av is None:
        yield Funn(
            ("anmeldelse",),
            "hvem som avgjør om kommunen anmelder et lovbrudd mot et barn, er ikke oppgitt",
            "Skriv anmeldelse.avgjoeres_av med en rolle. Avvergingsplikten har hver ansatt uansett.",
            Nivaa.MANGEL,
            nn="kven som avgjer om kommunen melder eit lovbrot mot eit barn til politiet, er ikkje oppgitt",
        )
    if kommune.virkeomraade is None:
        yield Funn(
            ("virkeomraade",),
            "det er ikke oppgitt hvilke aldre rutinene gjelder for, og om de gjelder gravide",
            "Skriv virkeomraade med alder_fra, alder_til og gravide.",
            Nivaa.MANGEL,
            nn="det er ikkje oppgitt kva aldrar rutinane gjeld for, og om dei gjeld gravide",
        )
    yield from _modell(kommune)
    yield from _stafettlogg(kommune)
    yield from _aldersgrenser(kommune)


def _stafettlogg(kommune: Kommune) -> Iterator[Funn]:
    bti = kommune.modell.bti if kommune.modell else None
    logg = bti.stafettlogg if bti else None
    if logg and logg.bruk and not (logg.system and logg.oppbevaring):
        yield Funn(
            ("modell", "bti", "stafettlogg"),
            "hvor stafettloggen ligger, eller hvor den blir tatt vare på når saken er avsluttet, er ikke oppgitt",
            "Skriv system og oppbevaring under modell.bti.stafettlogg. Til da ber rutinen leseren spørre lederen.",
            Nivaa.MANGEL,
            nn="kor stafettloggen ligg, eller kor han blir teken vare på når saka er avslutta, er ikkje oppgitt",
        )


def _modell(kommune: Kommune) -> Iterator[Funn]:
    if kommune.modell is None:
        yield Funn(
            ("modell",),
            "modellen kommunen arbeider etter, er ikke oppgitt",
            "Skriv modell med type: bti, egen eller ingen. Til da brukes seks steg.",
            Nivaa.VARSEL,
        )
    elif kommune.modell.type == "egen" and kommune.modell.egen and len(kommune.modell.egen.trinn) < 6:
        yield Funn(
            ("modell", "egen", "trinn"),
            "trinnene i kommunens egen modell er ikke oppgitt (minst seks), så rutinen viser seks vanlige steg",
            "Legg til trinnene med navn. Til da brukes seks steg som er standard.",
            Nivaa.MANGEL,
            nn="trinna i kommunen sin eigen modell er ikkje oppgitte (minst seks), så rutinen viser seks vanlege steg",
        )


def _aldersgrenser(kommune: Kommune) -> Iterator[Funn]:
    if kommune.samtykke:
        for i, grense in enumerate(kommune.samtykke.aldersgrenser):
            if grense.forklaring is None:
                yield Funn(
                    ("samtykke", "aldersgrenser", i),
                    f"aldersgrensen for {grense.hva} har ingen forklaring",
                    "Skriv forklaring: hvorfor grensen er der, og hvilken regel den bygger på.",
                    Nivaa.MANGEL,
                    nn=f"aldersgrensa for {grense.hva} har inga forklaring",
                )


def _nettsted(kommune: Kommune) -> Iterator[Funn]:
    if not kommune.nettsted.tilgjengelighetserklaering:
        yield Funn(
            ("nettsted", "tilgjengelighetserklaering"),
            "lenken til tilgjengelighetserklæringen mangler",
            "Lag erklæringen i uustatus.no, og skriv lenken her. Siden viser til da «ikke publisert ennå».",
            Nivaa.VARSEL,
        )
