"""The parts of the routine that come from the municipality's own facts: numbers, units, steps, signs; knows no layout."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Final

from generator.fag import Fag
from generator.kommune import Enhet, Kommune, Kontakt, Tjeneste
from generator.kommune.funksjoner import find_funksjoner
from generator.kommune.styring import Opplaering
from generator.kontekst.bekymringsrutine_modell import Akuttlinje, Enhetslinje, Modelltrinn, Tegnrad, Trinnfakta
from generator.kontekst.felt import find_felt, find_tjenestetype, kan_vises
from generator.kontekst.oppdrag import Oppdrag, Tjenesteoppdrag
from generator.kontekst.tekstvalg import Tekstvalg
from generator.kontekst.telefoner import AKUTT_BARNEVERN, AKUTT_VAKT, POLITI, find_ringefelt, find_skjemanavn
from generator.tekst import fyll_inn, med_hele_numre, stor_forbokstav

_MINST_TRINN: Final = 6
_TEGN_PER_ALDER: Final = 2
_FAA_ALDRE: Final = 3
_EGNE_FAKTA: Final = {("barnevern", "beslutt", "frist"), ("sfo", "beslutt", "hvem"), ("sfo", "undringssamtale", "hvem")}
"""The parts of the block over a step that are not the same in every type of service."""
_UTEN_FRIST: Final = ("beslutt", "tiltak")
"""The steps that say what to do when the municipality has set no deadline: a date for this child."""
_JOURNAL: Final = "hpl-39-40"
"""The duty of health personnel to keep a journal."""


def lag_rutinevalg(oppdrag: Tjenesteoppdrag) -> Tekstvalg:
    """Return how texts are chosen in the routine of a service: the long one and the short one choose the same."""
    kommune, fag, tjeneste = oppdrag.kommune, oppdrag.fag, oppdrag.tjeneste
    type_ = find_tjenestetype(fag, tjeneste)
    felt = find_felt(kommune, fag, tjeneste, oppdrag.maalform) | dict(find_ringefelt(oppdrag))
    funksjoner = find_funksjoner(kommune, tjeneste, type_.aldre)
    return Tekstvalg(fag, oppdrag.maalform, funksjoner, felt, (type_,), _egen_type(fag, tjeneste))


def _egen_type(fag: Fag, tjeneste: Tjeneste) -> str:
    """Return the type whose own texts the service uses: for type annet the one it resembles, when that one has any."""
    if tjeneste.type != "annet":
        return tjeneste.type
    har_tekst = any(t.kapittel and tjeneste.ligner in t.gjelder for t in fag.tekster)
    return tjeneste.ligner if tjeneste.ligner and har_tekst else "annet_kommunal"


def find_akuttlinjer(
    valg: Tekstvalg,
    felt: Mapping[str, str],
    *,
    kort: bool = False,
    uten: Collection[str] = (),
    aldri: Collection[str] = (),
) -> Iterator[Akuttlinje]:
    """Yield the lines of the acute box; an unknown number becomes the line that says what to do instead.

    Args:
        valg: how texts are chosen.
        felt: the merge fields.
        kort: without the line for when nobody answers; on a card of one page 112 stands once.
        uten: ids of lines that there is no room for, by the first id of each.
        aldri: ids of texts that are not for this reader; the line is kept when another text of it is.
    """
    for ider, nummer in (
        (("akutt-112",), "112"),
        (("akutt-113",), "113"),
        (("akutt-110",), "110"),
        (AKUTT_BARNEVERN, felt.get("barnevern_telefon", felt.get("sentralbord", ""))),
        (AKUTT_VAKT, felt.get("barnevernvakt_telefon", POLITI)),
        (("akutt-116111",) if not kort else (), f"112 / {POLITI}"),
        (("akutt-snakke",), "116 111"),
        (("akutt-legevakt",), "116 117"),
    ):
        if not set(ider).isdisjoint(uten) or not (hele := valg.foerste(*(i for i in ider if i not in aldri))):
            continue
        naar, _, tekst = hele.partition("? ")
        yield Akuttlinje(naar=f"{naar}?", tekst=tekst, nummer=med_hele_numre(nummer))


def find_enhetslinjer(oppdrag: Tjenesteoppdrag) -> Iterator[Enhetslinje]:
    """Yield the service as a whole, then its units."""
    tjeneste = oppdrag.tjeneste
    kontakt = tjeneste.kontakt if kan_vises(tjeneste.kontakt, oppdrag.krets) else None
    over = tjeneste.nivaa_over if kan_vises(tjeneste.nivaa_over, oppdrag.krets) else None
    if over and over.telefon and tjeneste.enheter and over.funksjon in (None, tjeneste.leder_rolle):
        kontakt = kontakt or over
    har_nummer = any(e.kontakt and (e.kontakt.telefon or e.kontakt.epost) for e in tjeneste.enheter)
    uten = oppdrag.ord("se-enhetene") if har_nummer else _uten_telefon(tjeneste.kontakt, oppdrag)
    yield Enhetslinje(
        navn=tjeneste.navn,
        eierform=oppdrag.ord("hele-tjenesten"),
        leder=tjeneste.leder_rolle or oppdrag.ukjent,
        stedfortreder=tjeneste.stedfortreder_rolle or "",
        telefon=(kontakt.telefon or kontakt.epost if kontakt else None) or uten,
        aapningstid=(kontakt.aapningstid if kontakt else None) or "",
        roller="",
    )
    yield from (lag_enhetslinje(e, oppdrag) for e in tjeneste.enheter)


def lag_enhetslinje(enhet: Enhet, oppdrag: Tjenesteoppdrag) -> Enhetslinje:
    """Return one unit as a line; what the circle may not see is «ikke offentlig»."""
    ukjent = oppdrag.ukjent
    kontakt = enhet.kontakt if kan_vises(enhet.kontakt, oppdrag.krets) else None
    return Enhetslinje(
        navn=enhet.navn,
        eierform=enhet.eierform,
        leder=enhet.leder_rolle or ukjent,
        stedfortreder=enhet.stedfortreder_rolle or ukjent,
        telefon=(kontakt.telefon or kontakt.epost if kontakt else None) or _uten_telefon(enhet.kontakt, oppdrag),
        aapningstid=enhet.aapningstid or "",
        roller="; ".join(f"{r.rolle}: {r.ansvar}" if r.ansvar else r.rolle for r in enhet.roller),
    )


def _uten_telefon(kontakt: Kontakt | None, oppdrag: Oppdrag) -> str:
    """Return what stands in place of a number: that it is not public, or that it is not given."""
    skjult = kontakt is not None and not kan_vises(kontakt, oppdrag.krets) and bool(kontakt.telefon or kontakt.epost)
    return oppdrag.ord("ikke-offentlig") if skjult else oppdrag.ukjent


def lag_fakta(oppdrag: Tjenesteoppdrag, navn: str, felt: Mapping[str, str]) -> Trinnfakta:
    """Return the block over a step."""
    felt = {"dok_skjema": find_skjemanavn(oppdrag, "undringsnotat"), **felt}
    hvem, frist, verktoey = (
        stor_forbokstav(
            fyll_inn(oppdrag.ord(f"fakta-{navn}-{_egen_del(oppdrag, navn, del_)}"), felt)
            or oppdrag.ord(f"fakta-{navn}-frist-ukjent" if del_ == "frist" and navn in _UTEN_FRIST else "ikke-oppgitt")
        )
        for del_ in ("hvem", "frist", "verktoey")
    )
    return Trinnfakta(hvem=hvem, frist=frist, verktoey=verktoey)


def _egen_del(oppdrag: Tjenesteoppdrag, navn: str, del_: str) -> str:
    """Return the part of the block: the journal of those who keep one, the deadline of the law, what SFO shares with the school, the log."""
    type_ = oppdrag.tjeneste.type
    if (navn, del_) == ("skriv_ned", "verktoey") and _JOURNAL in find_tjenestetype(
        oppdrag.fag, oppdrag.tjeneste
    ).dokumentasjon:
        return "verktoey-journal"
    if (navn, del_) == ("tiltak", "verktoey") and "stafettlogg" in find_funksjoner(oppdrag.kommune):
        return "verktoey-stafettlogg"
    return f"{del_}-{type_}" if (type_, navn, del_) in _EGNE_FAKTA else del_


def find_tegn(oppdrag: Tjenesteoppdrag, egen: str) -> Iterator[Tegnrad]:
    """Yield a few signs of each main category: some for each age the service meets, and some for every age."""
    type_ = oppdrag.fag.tjenestetype(egen)
    aldre = type_.aldre if type_ else ()
    antall = _TEGN_PER_ALDER if len(aldre) <= _FAA_ALDRE else 1
    for kategori in oppdrag.fag.tegn.kategorier:
        i_kategorien = [t for t in oppdrag.fag.tegn.tegn if t.kategori == kategori.id]
        valgte = {t.id for alder in (*aldre, "alle") for t in [t for t in i_kategorien if alder in t.alder][:antall]}
        valgte |= {t.id for t in i_kategorien if t.eget and {*aldre, "alle"} & set(t.alder)}
        tegn = tuple(t.paa(oppdrag.maalform) for t in i_kategorien if t.id in valgte)
        yield Tegnrad(kategori=kategori.paa(oppdrag.maalform), tegn=tegn)


def har_modelltrinn(kommune: Kommune) -> bool:
    """Return whether the municipality has told the levels or steps of a model of its own; fewer than six are not all."""
    modell = kommune.modell
    return bool(modell and (modell.bti or (modell.egen and len(modell.egen.trinn) >= _MINST_TRINN)))


def find_modellnavn(oppdrag: Oppdrag) -> str:
    """Return what the municipality calls its model."""
    modell = oppdrag.kommune.modell
    if modell and modell.bti:
        return "BTI"
    if modell and modell.egen and har_modelltrinn(oppdrag.kommune):
        return modell.egen.navn
    return oppdrag.ord("seks-skritt-til-da" if modell and modell.egen else "seks-skritt")


def find_modellkolonne(oppdrag: Oppdrag) -> str:
    """Return the id of what a level or a step is called: BTI has levels, every other model has steps."""
    bti = oppdrag.kommune.modell is not None and oppdrag.kommune.modell.bti is not None
    return "modell-kolonne-bti" if bti else "modell-kolonne"


def lag_uansett(oppdrag: Oppdrag, valg: Tekstvalg) -> Modelltrinn:
    """Return the row under the levels with what does not depend on them: the right to a coordinator."""
    navn = oppdrag.ord(f"uansett-{find_modellkolonne(oppdrag)}")
    return Modelltrinn(navn=navn, tekst=valg.tekst("rt-uansett-nivaa") or "")


def find_modelltrinn(oppdrag: Oppdrag, valg: Tekstvalg) -> Iterator[Modelltrinn]:
    """Yield the levels or steps of the model; six steps when there is none of its own."""
    modell = oppdrag.kommune.modell
    if modell and modell.bti:
        for nivaa in modell.bti.nivaaer:
            kjent = f"rt-bti-{nivaa.id}"
            tekst = nivaa.beskrivelse or (valg.tekst(kjent) if kjent in oppdrag.fag.tekst_etter_id else None)
            yield Modelltrinn(
                navn=f"{oppdrag.ord('nivaa')} {nivaa.id}{f': {nivaa.navn}' if nivaa.navn else ''}",
                tekst=tekst or oppdrag.ukjent,
            )
    elif modell and modell.egen and har_modelltrinn(oppdrag.kommune):
        for trinn in modell.egen.trinn:
            yield Modelltrinn(navn=f"{trinn.id}. {trinn.navn or ''}".strip(), tekst=trinn.beskrivelse or oppdrag.ukjent)
    else:
        for nr in range(1, 7):
            skritt = oppdrag.fag.tekst_etter_id[f"rt-skritt-{nr}"]
            yield Modelltrinn(navn=skritt.overskrift(oppdrag.maalform) or "", tekst=valg.tekst(skritt.id) or "")


def find_opplaering(oppdrag: Tjenesteoppdrag) -> Iterator[str]:
    """Yield the lines of the competence plan that concern the service."""
    for linje in oppdrag.kommune.kompetanseplan:
        if {oppdrag.tjeneste.id, "alle"} & set(linje.maalgruppe):
            yield format_opplaering(oppdrag, linje)


def format_opplaering(oppdrag: Oppdrag, linje: Opplaering) -> str:
    """Return «Samtale med barn: øving hver 6. måned (styrer og rektor)»."""
    naar = f" {oppdrag.ord('hver-maaned').format(antall=linje.hyppighet_maaneder)}" if linje.hyppighet_maaneder else ""
    hvem = f" ({linje.ansvarlig})" if linje.ansvarlig else ""
    return f"{oppdrag.ord(f'tema-{linje.tema}')}: {oppdrag.ord(f'form-{linje.form}')}{naar}{hvem}"


def find_dokumentasjon(oppdrag: Oppdrag, felt: Mapping[str, str]) -> dict[str, str]:
    """Return system, storage and access as the templates name them; empty when nothing is told, since the list of what is missing says so."""
    navn = ("dok_system", "dok_oppbevaring", "dok_tilgang")
    ukjent = oppdrag.ukjent if any(n in felt for n in navn) else ""
    return {n: felt.get(n, ukjent) for n in navn}


def find_avvik(oppdrag: Tjenesteoppdrag) -> Iterator[str]:
    """Yield the documented deviations that concern the service, with their reasons."""
    for avvik in oppdrag.kommune.avvik_fra_anbefaling:
        if not avvik.tjenester or oppdrag.tjeneste.id in avvik.tjenester:
            yield f"{avvik.krav}: {avvik.hva.rstrip('.')}. {stor_forbokstav(avvik.begrunnelse.rstrip('.'))}."
