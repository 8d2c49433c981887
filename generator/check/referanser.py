"""Everything that points to something by id: unknown, doubled or pointing to what is not there; knows no other rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.errors import Funn, Nivaa, find_naermeste, format_liste
from generator.fag import Fag
from generator.kommune import Kommune, Tjeneste
from generator.kommune.funksjoner import find_funksjoner
from generator.kommune.kontakt import Kontakter

Sti = tuple[str | int, ...]


def check_referanser(kommune: Kommune, fag: Fag) -> Iterator[Funn]:
    """Yield a finding for each reference to nothing and each id that stands twice."""
    tjenester = {t.id for t in kommune.tjenester}
    yield from _doble_ider(kommune)
    yield from _tjenestereferanser(kommune, fag, tjenester)
    yield from _kontaktreferanser(kommune)
    yield from _listereferanser(kommune, fag, tjenester)
    yield from _modellreferanser(kommune)


def find_ukjent(sti: Sti, verdi: str, kjente: Iterable[str], hvor: str) -> Iterator[Funn]:
    """Yield one feil when a reference points to nothing, with the nearest known id."""
    kjente = sorted(kjente)
    if verdi in kjente:
        return
    forslag = find_naermeste(verdi, kjente)
    if not forslag and 0 < len(kjente) <= 12:
        forslag = f"Det som finnes, er {format_liste(kjente, bindeord='og')}. "
    yield Funn(
        sti,
        f"«{verdi}» finnes ikke {hvor}",
        f"{forslag}Rett id-en, eller legg til det den viser til.",
        Nivaa.FEIL,
        verdi,
    )


def find_ukjente(sti: Sti, verdier: Iterable[str], kjente: Iterable[str], hvor: str) -> Iterator[Funn]:
    """Yield a feil for each reference in a list that points to nothing."""
    kjente = set(kjente)
    for i, verdi in enumerate(verdier):
        yield from find_ukjent((*sti, i), verdi, kjente, hvor)


def _doble(sti: Sti, ider: Iterable[str]) -> Iterator[Funn]:
    sett: set[str] = set()
    for i, id_ in enumerate(ider):
        if id_ in sett:
            yield Funn(
                (*sti, i, "id"),
                f"id-en «{id_}» er brukt to ganger",
                "Gi hvert punkt sin egen id, og bruk aldri en gammel id om igjen.",
                Nivaa.FEIL,
            )
        sett.add(id_)


def _doble_ider(kommune: Kommune) -> Iterator[Funn]:
    yield from _doble(("tjenester",), (t.id for t in kommune.tjenester))
    for i, tjeneste in enumerate(kommune.tjenester):
        yield from _doble(("tjenester", i, "enheter"), (e.id for e in tjeneste.enheter))
        for j, enhet in enumerate(tjeneste.enheter):
            yield from _doble(("tjenester", i, "enheter", j, "roller"), (r.id for r in enhet.roller))
    for navn in ("hus", "roller", "moetearenaer", "kompetanseplan", "avvik_fra_anbefaling", "forloep"):
        yield from _doble((navn,), (x.id for x in getattr(kommune, navn)))
    for navn in ("tegn", "steg", "lenker"):
        yield from _doble(("eget", navn), (x.id for x in getattr(kommune.eget, navn)))
    yield from _doble(("verktoey", "samtaleverktoey"), (v.id for v in kommune.verktoey.samtaleverktoey))
    yield from _doble_i_valg(kommune)
    yield from _doble_dokumenter(kommune)


def _doble_i_valg(kommune: Kommune) -> Iterator[Funn]:
    if kommune.modell and kommune.modell.bti:
        yield from _doble(("modell", "bti", "nivaaer"), (n.id for n in kommune.modell.bti.nivaaer))
    if kommune.modell and kommune.modell.egen:
        yield from _doble(("modell", "egen", "trinn"), (n.id for n in kommune.modell.egen.trinn))
    if kommune.medvirkning:
        yield from _doble(("medvirkning", "endringer"), (e.id for e in kommune.medvirkning.endringer))
    if kommune.samtykke:
        yield from _doble(("samtykke", "aldersgrenser"), (a.id for a in kommune.samtykke.aldersgrenser))


def _doble_dokumenter(kommune: Kommune) -> Iterator[Funn]:
    sett: set[str] = set()
    for i, hode in enumerate(kommune.dokumenter):
        if hode.dokument in sett:
            yield Funn(
                ("dokumenter", i, "dokument"),
                f"«{hode.dokument}» står to ganger",
                "Behold ett hode for hvert dokument.",
                Nivaa.FEIL,
            )
        sett.add(hode.dokument)
    for i, avtale in enumerate(kommune.avtaler):
        for navn in ("parter", "forpliktelser", "eskalering"):
            yield from _doble(("avtaler", i, navn), (x.id for x in getattr(avtale, navn)))


def _tjenestereferanser(kommune: Kommune, fag: Fag, tjenester: set[str]) -> Iterator[Funn]:
    hus = {h.id for h in kommune.hus}
    for i, t in enumerate(kommune.tjenester):
        sti: Sti = ("tjenester", i)
        yield from find_ukjent((*sti, "type"), t.type, {*fag.typer, "annet"}, "blant tjenestetypene")
        yield from _annet(t, sti, fag)
        if t.hus is not None:
            yield from find_ukjent((*sti, "hus"), t.hus, hus, "under hus")
        yield from find_ukjente((*sti, "droeftingspartnere"), t.droeftingspartnere, tjenester, "under tjenester")
        yield from find_ukjente((*sti, "hjemmel"), t.hjemmel, fag.regel_etter_id, "i regelverket")


def _annet(t: Tjeneste, sti: Sti, fag: Fag) -> Iterator[Funn]:
    if t.type == "annet" and not t.hjemmel:
        yield Funn(
            sti,
            "har type annet, men ingen hjemmel",
            "Legg til hjemmel med id-er fra regelverket, for eksempel hjemmel: [hol-3-4].",
            Nivaa.FEIL,
        )
    if t.type != "annet" and (t.hjemmel or t.ligner):
        felt = "hjemmel" if t.hjemmel else "ligner"
        yield Funn(
            (*sti, felt),
            f"gjelder bare når type er annet; hjemlene for {t.type} er gitt",
            "Ta bort feltet, eller skriv type: annet.",
            Nivaa.FEIL,
        )
    if t.ligner is not None:
        yield from find_ukjent((*sti, "ligner"), t.ligner, fag.typer, "blant tjenestetypene")


def _kontaktreferanser(kommune: Kommune) -> Iterator[Funn]:
    kjente = kommune.kontakt.kjente()
    steder: list[tuple[Sti, str | None]] = [
        (("samordning", "kontakt"), kommune.samordning.kontakt if kommune.samordning else None),
        (("konsultasjonsteam", "kontakt"), kommune.konsultasjonsteam.kontakt if kommune.konsultasjonsteam else None),
        (("personvern", "ombud"), kommune.personvern.ombud if kommune.personvern else None),
        *((("roller", i, "kontakt"), r.kontakt) for i, r in enumerate(kommune.roller)),
        *((("forloep", i, "kontakt"), f.kontakt) for i, f in enumerate(kommune.forloep)),
    ]
    if (samtale := kommune.verktoey.politiets_bekymringssamtale) is not None:
        steder.append((("verktoey", "politiets_bekymringssamtale", "kontakt"), samtale.kontakt))
    for sti, verdi in steder:
        if verdi is not None:
            if verdi in Kontakter.model_fields and verdi not in kjente:
                yield Funn(
                    sti,
                    f"kontakten «{verdi}» er ikke fylt ut under kontakt",
                    f"Legg til {verdi} under kontakt, eller ta bort feltet her.",
                    Nivaa.FEIL,
                    verdi,
                )
            else:
                yield from find_ukjent(sti, verdi, kjente, "under kontakt")


def _listereferanser(kommune: Kommune, fag: Fag, tjenester: set[str]) -> Iterator[Funn]:
    v = kommune.verktoey
    if v.politiets_bekymringssamtale:
        yield from find_ukjente(
            ("verktoey", "politiets_bekymringssamtale", "foreslaas_av"),
            v.politiets_bekymringssamtale.foreslaas_av,
            tjenester,
            "under tjenester",
        )
    if v.oppsporingsmodellen:
        yield from find_ukjente(
            ("verktoey", "oppsporingsmodellen", "gjelder"), v.oppsporingsmodellen.gjelder, tjenester, "under tjenester"
        )
    for i, verktoey in enumerate(v.samtaleverktoey):
        yield from find_ukjente(
            ("verktoey", "samtaleverktoey", i, "brukes_av"), verktoey.brukes_av, tjenester, "under tjenester"
        )
    for i, arena in enumerate(kommune.moetearenaer):
        yield from find_ukjente(("moetearenaer", i, "deltakere"), arena.deltakere, tjenester, "under tjenester")
    if kommune.konsultasjonsteam:
        yield from find_ukjente(
            ("konsultasjonsteam", "medlemmer"), kommune.konsultasjonsteam.medlemmer, tjenester, "under tjenester"
        )
    if kommune.beredskap:
        yield from find_ukjente(
            ("beredskap", "holdes_aapne"), kommune.beredskap.holdes_aapne, tjenester, "under tjenester"
        )
    yield from _planreferanser(kommune, fag, tjenester)


def _planreferanser(kommune: Kommune, fag: Fag, tjenester: set[str]) -> Iterator[Funn]:
    for i, linje in enumerate(kommune.kompetanseplan):
        yield from find_ukjente(
            ("kompetanseplan", i, "maalgruppe"), linje.maalgruppe, {*tjenester, "alle"}, "under tjenester"
        )
        yield from find_ukjent(
            ("kompetanseplan", i, "tema"), linje.tema, fag.bibliotek.opplaeringstemaer, "blant temaene"
        )
    krav = {k.id for a in fag.bibliotek.anbefalinger for k in a.krav}
    for i, avvik in enumerate(kommune.avvik_fra_anbefaling):
        yield from find_ukjent(("avvik_fra_anbefaling", i, "krav"), avvik.krav, krav, "blant kravene")
        yield from find_ukjente(("avvik_fra_anbefaling", i, "tjenester"), avvik.tjenester, tjenester, "under tjenester")
    yield from _dokumenthoder(kommune, fag)


def _dokumenthoder(kommune: Kommune, fag: Fag) -> Iterator[Funn]:
    """Yield heads of documents that the municipality does not have; a near name is looked for among those of the same kind."""
    tjenester = {t.id for t in kommune.tjenester}
    av_slag: dict[str, set[str]] = {
        "bekymringsrutine": tjenester,
        "samarbeidsark": tjenester,
        "kortrutine": {t.id for t in kommune.tjenester if fag.har_kortrutine(t.type, t.ligner)},
        "flytskjema": {"kommunen"},
        "lommekort": tjenester | {f"{t.id}--{e.id}" for t in kommune.tjenester for e in t.enheter},
        "lederansvar": {"kommunen"},
        "saksframlegg": {"kommunen"},
        "samarbeidsavtale": {a.id for a in kommune.avtaler},
        "rollebeskrivelse": {r.id for r in kommune.roller},
        "kompetanseplan": {"kommunen"},
        "skjema": {s.id for s in fag.skjemaer if s.passer(find_funksjoner(kommune))},
        "samsvarsrapport": {"kommunen"},
        "egenvurdering": {"kommunen"},
    }
    alle = {f"{slag}/{id_}" for slag, ider in av_slag.items() for id_ in ider}
    for i, hode in enumerate(kommune.dokumenter):
        slag, _, id_ = hode.dokument.partition("/")
        like = {f"{slag}/{x}" for x in av_slag[slag]} if slag in av_slag else alle
        if slag == "samarbeidsavtale" and id_ in av_slag[slag]:
            tips = f"Versjon og endringslogg står i avtaler/{id_}.yaml. Ta bort hodet her."
            yield Funn(("dokumenter", i), f"hodet på avtalen «{id_}» blir ikke brukt", tips, Nivaa.VARSEL, id_)
        if hode.endringslogg and hode.endringslogg[0].versjon != hode.versjon:
            nyest = hode.endringslogg[0].versjon
            melding = f"den nyeste linja er versjon {nyest}, men dokumentet er versjon {hode.versjon}"
            tips = "Skriv hva som er nytt i denne versjonen øverst i endringsloggen."
            yield Funn(("dokumenter", i, "endringslogg"), melding, tips, Nivaa.VARSEL)
        for funn in find_ukjent(("dokumenter", i, "dokument"), hode.dokument, like, "blant kommunens dokumenter"):
            yield Funn(funn.sti, funn.melding, funn.tips, funn.nivaa, id_)


def _modellreferanser(kommune: Kommune) -> Iterator[Funn]:
    bti = kommune.modell.bti if kommune.modell else None
    if bti is None:
        return
    nivaaer = {n.id for n in bti.nivaaer}
    if bti.stafettholder_fra_nivaa is not None:
        yield from find_ukjent(
            ("modell", "bti", "stafettholder_fra_nivaa"), bti.stafettholder_fra_nivaa, nivaaer, "under nivaaer"
        )
    if bti.stafettlogg and bti.stafettlogg.fra_nivaa is not None:
        yield from find_ukjent(
            ("modell", "bti", "stafettlogg", "fra_nivaa"), bti.stafettlogg.fra_nivaa, nivaaer, "under nivaaer"
        )
