"""Values that are wrong together, or dangerous in what they say; knows no reference rule and no clock."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.errors import Funn, Nivaa
from generator.fag import Fag
from generator.kommune import Kommune

_OPPSPORING_PASSER: Final = ("barnehage", "helsestasjon")
_OPPSPORING_TVIL: Final = (
    "skole",
    "sfo",
    "privatskole",
    "privat_grunnskole",
    "skolehelsetjeneste",
    "jordmor_svangerskapsomsorg",
    "ppt",
    "habilitering",
)


def check_motsigelser(kommune: Kommune, fag: Fag) -> Iterator[Funn]:
    """Yield what contradicts the register, the law or another field."""
    yield from _kommunenummer(kommune, fag)
    yield from _modell(kommune)
    yield from _oppsporing(kommune)
    yield from _avvik(kommune, fag)
    yield from _krisesenter(kommune)
    yield from _organ(kommune)
    yield from _spenn(kommune)
    yield from _avtaledatoer(kommune)
    yield from _samordning(kommune)


def _kommunenummer(kommune: Kommune, fag: Fag) -> Iterator[Funn]:
    fakta = kommune.kommune
    sti = ("kommune", "kommunenummer")
    if fakta.kommunenummer == "0000":
        if not kommune.fiktiv:
            yield Funn(
                sti,
                "«0000» er bare for oppdiktede kommuner",
                "Skriv kommunens eget nummer, eller fiktiv: true øverst i fila.",
                Nivaa.FEIL,
                ser_paa=(("fiktiv",),),
            )
        return
    rad = fag.register_etter_nummer.get(fakta.kommunenummer)
    if rad is None:
        like = next((r.kommunenummer for r in fag.kommuneregister if r.navn == fakta.navn), None)
        forslag = f'{fakta.navn} har nummer "{like}". ' if like else ""
        yield Funn(
            sti,
            f"«{fakta.kommunenummer}» er ikke nummeret til noen kommune i dag",
            f"{forslag}Mange numre ble byttet i 2020 og 2024; sjekk hos SSB.",
            Nivaa.FEIL,
        )
    elif rad.navn != fakta.navn and not kommune.fiktiv:
        yield Funn(
            ("kommune", "navn"),
            f"«{fakta.navn}» passer ikke med kommunenummer {fakta.kommunenummer}, som er {rad.navn}",
            "Rett navnet eller nummeret.",
            Nivaa.FEIL,
            ser_paa=(("fiktiv",),),
        )
    if rad is not None and fakta.organisasjonsnummer not in (None, rad.organisasjonsnummer) and rad.organisasjonsnummer:
        yield Funn(
            ("kommune", "organisasjonsnummer"),
            f"«{fakta.organisasjonsnummer}» er ikke nummeret som registeret har for {rad.navn} ({rad.organisasjonsnummer})",
            "Sjekk nummeret i Enhetsregisteret.",
            Nivaa.VARSEL,
        )
    if rad is not None and rad.samisk_forvaltningsomraade.startswith("ja") and not fakta.samiske_spraak:
        yield Funn(
            ("kommune", "samiske_spraak"),
            "mangler, og kommunen er i forvaltningsområdet for samiske språk",
            "Skriv språket, for eksempel samiske_spraak: [se]. Skjema og kunngjøringer skal finnes på samisk også (sameloven § 3-2).",
            Nivaa.VARSEL,
        )


def _modell(kommune: Kommune) -> Iterator[Funn]:
    modell = kommune.modell
    if modell is None:
        return
    for navn in ("bti", "egen"):
        gitt = getattr(modell, navn) is not None
        if modell.type == navn and not gitt:
            yield Funn(
                ("modell", "type"),
                f"er {navn}, men modell.{navn} mangler",
                f"Fyll ut modell.{navn}, eller velg en annen type.",
                Nivaa.FEIL,
                ser_paa=(("modell", navn),),
            )
        elif modell.type != navn and gitt:
            yield Funn(
                ("modell", navn),
                f"står der, men modell.type er {modell.type}",
                f"Skriv type: {navn}, eller ta bort modell.{navn}.",
                Nivaa.FEIL,
                ser_paa=(("modell", "type"),),
            )
    for i, rolle in enumerate(kommune.roller):
        if modell.type != "bti" and rolle.id in ("stafettholder", "bti_koordinator"):
            yield Funn(
                ("roller", i, "id"),
                f"«{rolle.id}» hører til BTI, og kommunen bruker ikke BTI",
                "Ta bort rollen, eller skriv modell.type: bti.",
                Nivaa.FEIL,
            )


def _oppsporing(kommune: Kommune) -> Iterator[Funn]:
    modell = kommune.verktoey.oppsporingsmodellen
    if modell is None or not modell.bruk:
        return
    typer = {t.id: t.type for t in kommune.tjenester}
    for i, id_ in enumerate(modell.gjelder):
        sti = ("verktoey", "oppsporingsmodellen", "gjelder", i)
        type_ = typer.get(id_)
        if type_ in _OPPSPORING_TVIL:
            yield Funn(
                sti,
                f"Oppsporingsmodellen er laget for barn fra 0 til 6 år, og «{id_}» er {type_}",
                "Ta bort tjenesten, eller vær sikker på at dere har tilpasset modellen.",
                Nivaa.VARSEL,
            )
        elif type_ is not None and type_ not in _OPPSPORING_PASSER:
            yield Funn(
                sti,
                f"Oppsporingsmodellen kan ikke brukes av «{id_}» ({type_}): den gjelder små barn i barnehage og på helsestasjon",
                "Ta bort tjenesten fra lista.",
                Nivaa.FEIL,
            )


def _avvik(kommune: Kommune, fag: Fag) -> Iterator[Funn]:
    lovkrav = {k.id for a in fag.bibliotek.anbefalinger for k in a.krav if k.norm == "skal"}
    for i, avvik in enumerate(kommune.avvik_fra_anbefaling):
        sti = ("avvik_fra_anbefaling", i)
        if avvik.krav in lovkrav:
            yield Funn(
                (*sti, "krav"),
                f"krav {avvik.krav} er et lovkrav og kan ikke avvikes",
                "Følg kravet, og ta bort avviket.",
                Nivaa.FEIL,
            )
        if not avvik.krav.startswith(f"{avvik.anbefaling}."):
            yield Funn(
                (*sti, "krav"),
                f"krav {avvik.krav} hører ikke til anbefaling {avvik.anbefaling}",
                "Rett nummeret på anbefalingen eller kravet.",
                Nivaa.FEIL,
            )


def _krisesenter(kommune: Kommune) -> Iterator[Funn]:
    for i, tjeneste in enumerate(kommune.tjenester):
        if tjeneste.type != "krisesenter":
            continue
        for j, enhet in enumerate(tjeneste.enheter):
            if enhet.adresse is not None:
                yield Funn(
                    ("tjenester", i, "enheter", j, "adresse"),
                    "adressen til et krisesenter skal ikke stå noe sted",
                    "Ta bort adressen. Telefonen er nok.",
                    Nivaa.FEIL,
                )
        if tjeneste.hus is not None:
            yield Funn(
                ("tjenester", i, "hus"),
                "huset røper adressen til krisesenteret",
                "Ta bort feltet. Telefonen er nok.",
                Nivaa.FEIL,
            )


def _organ(kommune: Kommune) -> Iterator[Funn]:
    """Yield each service that says it is one body with the school, when it is not the one the texts ask about."""
    for i, tjeneste in enumerate(kommune.tjenester):
        if tjeneste.samme_organ_som_skolen is not None and tjeneste.type != "sfo":
            yield Funn(
                ("tjenester", i, "samme_organ_som_skolen"),
                f"feltet gjelder bare SFO, og {tjeneste.navn} er {tjeneste.type}",
                "Skriv det under tjenesten med type: sfo, og ta det bort her.",
                Nivaa.FEIL,
            )


def _spenn(kommune: Kommune) -> Iterator[Funn]:
    v = kommune.virkeomraade
    if v and v.alder_fra > v.alder_til:
        yield Funn(
            ("virkeomraade", "alder_til"),
            f"{v.alder_til} er lavere enn alder_fra ({v.alder_fra})",
            "Bytt om tallene.",
            Nivaa.FEIL,
        )
    oppsporing = kommune.verktoey.oppsporingsmodellen
    bti = kommune.modell.bti if kommune.modell else None
    for sti, spenn in (
        (("verktoey", "oppsporingsmodellen", "alder"), oppsporing.alder if oppsporing else None),
        (("modell", "bti", "aldersgruppe"), bti.aldersgruppe if bti else None),
    ):
        if spenn and spenn.fra > spenn.til:
            yield Funn((*sti, "til"), f"{spenn.til} er lavere enn fra ({spenn.fra})", "Bytt om tallene.", Nivaa.FEIL)


def _avtaledatoer(kommune: Kommune) -> Iterator[Funn]:
    for i, avtale in enumerate(kommune.avtaler):
        g = avtale.gjelder
        if g and g.til and g.til < g.fra:
            yield Funn(
                ("avtaler", i, "gjelder", "til"),
                f"{g.til.isoformat()} er før {g.fra.isoformat()}, som er første dag",
                "Rett datoene.",
                Nivaa.FEIL,
            )


def _samordning(kommune: Kommune) -> Iterator[Funn]:
    """A named coordinator can not stand before the barnekoordinator (hol § 3-4, bvl § 15-8)."""
    s = kommune.samordning
    if s and s.avgjoeres_av and "barnekoordinator" in s.avgjoeres_av.lower():
        yield Funn(
            ("samordning", "avgjoeres_av"),
            "barnekoordinatoren samordner når en slik er oppnevnt, men avgjør ikke hvilken tjeneste som samordner ellers",
            "Skriv rollen som avgjør det, for eksempel kommunalsjefen.",
            Nivaa.VARSEL,
        )
