"""One municipality and one service to the ready context of its concern routine; knows no layout and no file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from generator.fag import Fag
from generator.fag.tekster import Maalform
from generator.kommune import Enhet, Kommune, Tjeneste
from generator.kontekst.bekymringsrutine_modell import (
    Akuttlinje,
    BekymringsrutineKontekst,
    Enhetslinje,
    Hjemmellinje,
    Modelltrinn,
    Situasjon,
    Tegnrad,
    Trinnfakta,
)
from generator.kontekst.felt import Krets, dato_eller, find_felt, find_kontaktlinjer, find_tjenestetype, kan_vises
from generator.kontekst.funksjoner import find_funksjoner
from generator.kontekst.modell import Endringslinje, Hode
from generator.kontekst.tekstvalg import Tekstvalg, slaa_sammen
from generator.tekst import format_dato, fyll_inn, stor_forbokstav

_HJEMMELSLAG: Final = ("meldeplikt", "taushetsplikt", "samarbeid", "dokumentasjon", "internkontroll")
_FAKTA: Final = ("skriv_ned", "del_med_leder", "snakk_med_barnet", "undringssamtale", "beslutt", "tiltak")
_VERKTOEY: Final = (("bekymringssamtale", "bs-"), ("oppsporingsmodellen", "os-"), ("slt", "slt-"))
_HVER_FOR_SEG: Final = ("akutt_raad", "vold", "foreldre_unntak")
_MINST_TRINN: Final = 6
_TEGN_PER_ALDER: Final = 2
_FAA_ALDRE: Final = 3


@dataclass(frozen=True)
class Oppdrag:
    """What a routine is made from.

    Attributes:
        kommune: the municipality.
        fag: the professional base.
        tjeneste: the service.
        maalform: the written standard of the template.
        krets: who will read it; decides which contacts are put in at all.
        mangler: what is unknown, one sentence each.
    """

    kommune: Kommune
    fag: Fag
    tjeneste: Tjeneste
    maalform: Maalform
    krets: Krets
    mangler: tuple[str, ...]

    def ord(self, id_: str) -> str:
        """Return a label in the document's standard."""
        return self.fag.ordet(id_, self.maalform)

    @property
    def ukjent(self) -> str:
        """What stands where a fact is unknown."""
        return self.ord("ikke-oppgitt")


def build_bekymringsrutine(oppdrag: Oppdrag) -> BekymringsrutineKontekst:
    """Return the context of the concern routine of one service."""
    tjeneste, fag, maalform = oppdrag.tjeneste, oppdrag.fag, oppdrag.maalform
    type_ = find_tjenestetype(fag, tjeneste)
    felt = find_felt(oppdrag.kommune, fag, tjeneste, maalform)
    egen = (tjeneste.ligner or "annet_kommunal") if tjeneste.type == "annet" else tjeneste.type
    valg = Tekstvalg(fag, maalform, find_funksjoner(oppdrag.kommune, tjeneste, type_.aldre), felt, type_, egen)
    utelat = set(_utelatte_tekster(tjeneste))
    fakta = {f"{navn}_fakta": _fakta(oppdrag, navn, felt) for navn in _FAKTA}
    kapitler = {
        k.id: valg.avsnitt(i for i in k.tekster if i not in utelat)
        for k in fag.bekymringsrutine.kapitler
        if k.id in BekymringsrutineKontekst.model_fields and not k.id.startswith("replikker") and k.id != "situasjoner"
    }
    innledning = valg.avsnitt([type_.innledning] if type_.innledning else [])
    kapitler["melding"] = (*innledning, *kapitler["melding"], *valg.egne("melding"))
    kapitler["dokumentasjon"] = (*kapitler["dokumentasjon"], *valg.egne("dokumentasjon"))
    kapitler |= {navn: slaa_sammen(avsnitt) for navn, avsnitt in kapitler.items() if navn not in _HVER_FOR_SEG}
    return BekymringsrutineKontekst(
        hode=_hode(oppdrag),
        mangler=oppdrag.mangler,
        akutt=tuple(_akutt(valg, felt)),
        enheter=tuple(_enhet(e, oppdrag) for e in tjeneste.enheter),
        egne_tegn=slaa_sammen(valg.egne("bekymret")),
        tegn=tuple(_tegn(oppdrag, egen)),
        modellnavn=_modellnavn(oppdrag),
        modelltrinn=tuple(_modelltrinn(oppdrag, valg)),
        droeftingspartnere=", ".join(t.navn for t in oppdrag.kommune.tjenester if t.id in tjeneste.droeftingspartnere),
        replikker_barn=tuple(_replikker(valg, "replikker_barn")),
        replikker_foreldre=tuple(_replikker(valg, "replikker_foreldre")),
        meldegrunner=valg.avsnitt(f"melde-grunn-{g}" for g in type_.meldegrunner),
        melding_lenke=oppdrag.kommune.lenker.melding_offentlig or "",
        verktoey=tuple(_verktoey(oppdrag, valg)),
        situasjoner=tuple(_situasjoner(oppdrag, valg)),
        egne_situasjoner=slaa_sammen(valg.egne("saerskilt")),
        dok_system=felt.get("dok_system", oppdrag.ukjent),
        dok_oppbevaring=felt.get("dok_oppbevaring", oppdrag.ukjent),
        dok_tilgang=felt.get("dok_tilgang", oppdrag.ukjent),
        opplaeringsplan=tuple(_opplaering(oppdrag)),
        kontakter=find_kontaktlinjer(oppdrag.kommune, fag, oppdrag.krets, maalform),
        hjemler=tuple(
            Hjemmellinje(slag=oppdrag.ord(f"hjemmel-{slag}"), hjemler=valg.format_kilder(type_.hjemler(slag))) for slag in _HJEMMELSLAG if type_.hjemler(slag)
        ),
        avvik=tuple(f"{a.krav}: {a.hva}. {stor_forbokstav(a.begrunnelse)}." for a in oppdrag.kommune.avvik_fra_anbefaling),
        endringslogg=tuple(_endringslogg(oppdrag)),
        **fakta,
        **kapitler,
    )


def _utelatte_tekster(tjeneste: Tjeneste) -> Iterator[str]:
    """Yield texts that need something of this one service: private units, signed reading."""
    if not any(e.eierform == "privat" for e in tjeneste.enheter):
        yield from ("melde-privat-enhet", "rt-formaal-privat-barnehage", "rt-formaal-privatskole")
    if not tjeneste.lesbekreftelse:
        yield "rt-oppl-lest"


def _hode(oppdrag: Oppdrag) -> Hode:
    id_ = f"bekymringsrutine/{oppdrag.tjeneste.id}"
    gitt = next((h for h in oppdrag.kommune.dokumenter if h.dokument == id_), None)
    ukjent = oppdrag.ukjent
    godkjent = [x for x in (gitt.godkjent_av, dato_eller(gitt.godkjent_dato, "")) if x] if gitt else []
    lest = oppdrag.fag.regelverk.meta.lovtekst_dato
    return Hode(
        tittel=oppdrag.ord("tittel-bekymringsrutine"),
        tjeneste=oppdrag.tjeneste.navn,
        kommune=oppdrag.kommune.kommune.fullt_navn,
        demo=oppdrag.ord("demo") if oppdrag.kommune.demo else "",
        dokument_id=id_,
        versjon=gitt.versjon if gitt else oppdrag.ord("utkast"),
        gjelder_fra=dato_eller(gitt.gjelder_fra if gitt else None, ukjent),
        eier=(gitt.eier if gitt else None) or ukjent,
        godkjent=", ".join(godkjent) or ukjent,
        saksnummer=(gitt.saksnummer if gitt else None) or ukjent,
        neste_revisjon=dato_eller(gitt.neste_revisjon if gitt else None, ukjent),
        regelverk_dato=format_dato(lest),
    )


def _akutt(valg: Tekstvalg, felt: dict[str, str]) -> Iterator[Akuttlinje]:
    """Yield the lines of the acute box; an unknown number becomes the line that says what to do instead."""
    for ider, nummer in (
        (("akutt-112",), "112"),
        (("akutt-113",), "113"),
        (("akutt-110",), "110"),
        (("akutt-barnevern", "akutt-barnevern-uten-tid", "akutt-barnevern-ukjent"), felt.get("barnevern_telefon", "")),
        (("akutt-vakt", "akutt-vakt-ukjent"), felt.get("barnevernvakt_telefon", "")),
        (("akutt-116111",), "116 111"),
        (("akutt-legevakt",), "116 117"),
    ):
        naar, _, tekst = valg.foerste(*ider).partition("? ")
        yield Akuttlinje(naar=f"{naar}?", tekst=tekst, nummer=nummer)


def _enhet(enhet: Enhet, oppdrag: Oppdrag) -> Enhetslinje:
    ukjent = oppdrag.ukjent
    kontakt = enhet.kontakt if kan_vises(enhet.kontakt, oppdrag.krets) else None
    return Enhetslinje(
        navn=enhet.navn,
        eierform=enhet.eierform,
        leder=enhet.leder_rolle or ukjent,
        stedfortreder=enhet.stedfortreder_rolle or ukjent,
        telefon=(kontakt.telefon or kontakt.epost if kontakt else None) or ukjent,
        aapningstid=enhet.aapningstid or "",
        roller="; ".join(f"{r.rolle}: {r.ansvar}" if r.ansvar else r.rolle for r in enhet.roller),
    )


def _fakta(oppdrag: Oppdrag, navn: str, felt: dict[str, str]) -> Trinnfakta:
    hvem, frist, verktoey = (stor_forbokstav(fyll_inn(oppdrag.ord(f"fakta-{navn}-{del_}"), felt) or oppdrag.ukjent) for del_ in ("hvem", "frist", "verktoey"))
    return Trinnfakta(hvem=hvem, frist=frist, verktoey=verktoey)


def _tegn(oppdrag: Oppdrag, egen: str) -> Iterator[Tegnrad]:
    """Yield a few signs of each main category: some for each age the service meets, and some for every age."""
    type_ = oppdrag.fag.tjenestetype(egen)
    aldre = type_.aldre if type_ else ()
    antall = _TEGN_PER_ALDER if len(aldre) <= _FAA_ALDRE else 1
    for kategori in oppdrag.fag.tegn.kategorier:
        i_kategorien = [t for t in oppdrag.fag.tegn.tegn if t.kategori == kategori.id]
        valgte = {t.id for alder in (*aldre, "alle") for t in [t for t in i_kategorien if alder in t.alder][:antall]}
        tegn = tuple(t.paa(oppdrag.maalform) for t in i_kategorien if t.id in valgte)
        yield Tegnrad(kategori=kategori.paa(oppdrag.maalform), tegn=tegn)


def _modellnavn(oppdrag: Oppdrag) -> str:
    modell = oppdrag.kommune.modell
    if modell and modell.bti:
        return "BTI"
    if modell and modell.egen and len(modell.egen.trinn) >= _MINST_TRINN:
        return modell.egen.navn
    return oppdrag.ord("seks-skritt")


def _modelltrinn(oppdrag: Oppdrag, valg: Tekstvalg) -> Iterator[Modelltrinn]:
    modell = oppdrag.kommune.modell
    if modell and modell.bti:
        for nivaa in modell.bti.nivaaer:
            kjent = f"rt-bti-{nivaa.id}"
            tekst = nivaa.beskrivelse or (valg.tekst(kjent) if kjent in oppdrag.fag.tekst_etter_id else None)
            yield Modelltrinn(navn=f"{oppdrag.ord('nivaa')} {nivaa.id}: {nivaa.navn}", tekst=tekst or oppdrag.ukjent)
    elif modell and modell.egen and len(modell.egen.trinn) >= _MINST_TRINN:
        for trinn in modell.egen.trinn:
            yield Modelltrinn(navn=f"{trinn.id}. {trinn.navn}", tekst=trinn.beskrivelse or "")
    else:
        for nr in range(1, 7):
            kjent = oppdrag.fag.tekst_etter_id[f"rt-skritt-{nr}"]
            yield Modelltrinn(navn=f"{nr}. {kjent.overskrift(oppdrag.maalform)}", tekst=valg.tekst(kjent.id) or "")


def _replikker(valg: Tekstvalg, kapittel: str) -> Iterator[str]:
    yield from (a.tekst for a in valg.kapittel(kapittel))


def _verktoey(oppdrag: Oppdrag, valg: Tekstvalg) -> Iterator[Situasjon]:
    for navn, start in _VERKTOEY:
        avsnitt = valg.avsnitt(t.id for t in oppdrag.fag.tekster if t.id.startswith(start))
        if avsnitt:
            yield Situasjon(overskrift=oppdrag.ord(f"verktoey-{navn}"), avsnitt=slaa_sammen(avsnitt))


def _situasjoner(oppdrag: Oppdrag, valg: Tekstvalg) -> Iterator[Situasjon]:
    """Yield the situations of chapter 13: a text with a heading of its own, and the texts after it up to the next heading."""
    overskrift = ""
    samlet: list[str] = []
    for id_ in (*next(k.tekster for k in oppdrag.fag.bekymringsrutine.kapitler if k.id == "situasjoner"), ""):
        tekst = oppdrag.fag.tekst_etter_id.get(id_)
        ny = tekst.overskrift(oppdrag.maalform) if tekst else ""
        if ny is not None and samlet and (avsnitt := valg.avsnitt(samlet)):
            yield Situasjon(overskrift=overskrift, avsnitt=slaa_sammen(avsnitt))
        if ny is not None:
            overskrift, samlet = ny, []
        samlet += [id_] if id_ else []


def _opplaering(oppdrag: Oppdrag) -> Iterator[str]:
    for linje in oppdrag.kommune.kompetanseplan:
        if {oppdrag.tjeneste.id, "alle"} & set(linje.maalgruppe):
            naar = f" {oppdrag.ord('hver-maaned').format(antall=linje.hyppighet_maaneder)}" if linje.hyppighet_maaneder else ""
            hvem = f" ({linje.ansvarlig})" if linje.ansvarlig else ""
            yield f"{oppdrag.ord(f'tema-{linje.tema}')}: {oppdrag.ord(f'form-{linje.form}')}{naar}{hvem}"


def _endringslogg(oppdrag: Oppdrag) -> Iterator[Endringslinje]:
    for hode in oppdrag.kommune.dokumenter:
        if hode.dokument == f"bekymringsrutine/{oppdrag.tjeneste.id}":
            for e in hode.endringslogg:
                yield Endringslinje(versjon=e.versjon, dato=format_dato(e.dato), hva=e.hva, hvorfor=e.hvorfor or "")
