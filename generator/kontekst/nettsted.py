"""One municipality to the values its public pages may show: only what may be published is put in; knows no layout."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from generator.fag import Fag
from generator.fag.tekster import Maalform
from generator.kommune import Kommune, Kontakt, Tjeneste
from generator.kontekst.felt import dato_eller, find_felt, find_synlige, format_person, kan_vises
from generator.kontekst.funksjoner import find_funksjoner
from generator.kontekst.modell import Kontekstdel, felt
from generator.kontekst.tekstvalg import Tekstvalg
from generator.samsvar import Samsvarsrad
from generator.tekst import stor_forbokstav, telefonadresse


class Nettkontakt(Kontekstdel):
    """A published contact."""

    id: str = felt("Nøkkelen til kontakten.", "barnevernvakt", "kontakt")
    navn: str = felt("Hvem det er, med funksjonen som svarer.", "Barnevernvakta i Ytre Fjord", "kontakt.*.funksjon")
    funksjon: str = felt("Funksjonen som svarer.", "Barnevernvakta i Ytre Fjord", "kontakt.*.funksjon")
    telefon: str = felt("Nummeret, eller tomt.", "00 00 00 11", "kontakt.*.telefon")
    telefonadresse: str = felt("Adressen til nummeret, eller tomt.", "tel:+4700000011")
    via: str = felt("Hvem som setter over, eller tomt.", "politiet", "kontakt.*.via")
    epost: str = felt("E-postadressen, eller tomt.", "ke@fjordvik.example", "kontakt.*.epost")
    lenke: str = felt("Nettsiden, eller tomt.", "https://www.fjordvik.example", "kontakt.*.lenke")
    naar: str = felt("Når noen svarer, eller tomt.", "alle dager 15.30–08.00", "kontakt.*.aapningstid")
    kontrollert: str = felt(
        "Datoen opplysningen ble kontrollert, eller tomt.", "3. oktober 2026", "kontakt.*.kontrollert"
    )


class Nettenhet(Kontekstdel):
    """A unit as the site shows it."""

    navn: str = felt("Navnet.", "Solsida barnehage", "tjenester[].enheter[].navn")
    adresse: str = felt("Adressen, eller tomt.", "Kaigata 5", "tjenester[].enheter[].adresse")
    naar: str = felt("Åpningstiden, eller tomt.", "mandag–fredag 07.00–16.30", "tjenester[].enheter[].aapningstid")
    kontakt: Nettkontakt | None = felt("Kontakten, når den kan vises.", None, "tjenester[].enheter[].kontakt")


class Nettjeneste(Kontekstdel):
    """A service as the site shows it."""

    navn: str = felt("Navnet.", "Helsestasjonen", "tjenester[].navn")
    beskrivelse: str = felt(
        "Hvem tjenesten er for, og hvor den holder til; eller tomt.",
        "0–5 år, i Familiens hus",
        "tjenester[].aldersgruppe",
    )
    om: str = felt("Om tjenesten, eller tomt.", "Gratis for alle barn og unge.", "tjenester[].om")
    kontakt: Nettkontakt | None = felt("Kontakten, når den kan vises.", None, "tjenester[].kontakt")
    enheter: tuple[Nettenhet, ...] = felt("Enhetene.", (), "tjenester[].enheter")


class Nettdokument(Kontekstdel):
    """A public document to fetch."""

    slag: str = felt("Slaget dokument, samme navn som malen.", "bekymringsrutine")
    gjelder: str = felt("Id-en til det dokumentet gjelder.", "barnehage")
    tittel: str = felt("Tittelen.", "Barnehagene i Fjordvik")
    versjon: str = felt("Versjonen, eller «utkast».", "1.2")
    gjelder_fra: str = felt("Datoen, eller tomt.", "1. august 2026")
    adresse: str = felt("Adressen på nettstedet.", "dokumenter/bekymringsrutine-barnehage.docx")


class NettstedKontekst(Kontekstdel):
    """Everything a page template may use."""

    kommune: str = felt("Kommunen med betegnelse.", "Fjordvik kommune", "kommune.navn")
    kommune_nettsted: str = felt("Kommunens nettsted, eller tomt.", "https://www.fjordvik.example", "kommune.nettsted")
    sentralbord: str = felt("Sentralbordet, eller tomt.", "00 00 00 00", "kommune.sentralbord")
    sentralbord_adresse: str = felt("Adressen til sentralbordet, eller tomt.", "tel:+4700000000")
    epost: str = felt("Postmottaket, eller tomt.", "postmottak@fjordvik.example", "kommune.epost")
    statsforvalter: str = felt(
        "Statsforvalteren, eller tomt.", "Statsforvalteren i Trøndelag", "kommune.statsforvalter"
    )
    demo: bool = felt("Om nettstedet er en demonstrasjon.", True, "demo")
    kontakt: Mapping[str, Nettkontakt] = felt("Kontaktene som kan vises, etter nøkkel.", {}, "kontakt")
    tjenester: tuple[Nettjeneste, ...] = felt("Tjenestene.", (), "tjenester")
    dokumenter: tuple[Nettdokument, ...] = felt("De offentlige dokumentene.", ())
    melding_offentlig: str = felt(
        "Meldeskjemaet for ansatte, eller tomt.", "https://www.bufdir.no", "lenker.melding_offentlig"
    )
    melding_privat: str = felt(
        "Meldeskjemaet for privatpersoner, eller tomt.", "https://www.bufdir.no", "lenker.melding_privat"
    )
    veileder: str = felt(
        "Kommunens handlingsveileder, eller tomt.", "https://bti.fjordvik.example", "modell.bti.veileder"
    )
    personvernerklaering: str = felt(
        "Lenken, eller tomt.", "https://www.fjordvik.example/personvern", "personvern.erklaering"
    )
    personvern_ansvarlig: str = felt("Rollen med ansvar, eller tomt.", "kommunedirektøren", "personvern.ansvarlig")
    tilgjengelighet: str = felt(
        "Tilgjengelighetserklæringen, eller tomt.", "https://uustatus.no", "nettsted.tilgjengelighetserklaering"
    )
    regelverk_dato: str = felt("Datoen lovhenvisningene er kontrollert per.", "2. juli 2026")
    akutt_barnevern: str = felt(
        "Hva en gjør når barnet trenger hjelp i dag.", "Ring barnevernet på 00 00 00 10.", "kontakt.barnevern_dag"
    )
    akutt_vakt: str = felt(
        "Hva en gjør når barnevernet er stengt.", "Ring barnevernvakta på 00 00 00 11.", "kontakt.barnevernvakt"
    )
    tekst: Mapping[str, str] = felt(
        "Fagtekstene som passer for kommunen, etter id.", {"nabo-start": "Er du bekymret for et barn?"}, "maler/fag"
    )


def build_nettsted_kontekst(
    kommune: Kommune, fag: Fag, dokumenter: Sequence[Nettdokument], samsvar: Sequence[Samsvarsrad]
) -> NettstedKontekst:
    """Return the values of the municipality's public pages."""
    k, maalform = kommune.kommune, kommune.kommune.maalform
    valg = Tekstvalg(fag, maalform, find_funksjoner(kommune), find_felt(kommune, fag, None, maalform))
    bti, egen = (kommune.modell.bti, kommune.modell.egen) if kommune.modell else (None, None)
    return NettstedKontekst(
        kommune=k.fullt_navn,
        kommune_nettsted=k.nettsted or "",
        sentralbord=k.sentralbord or "",
        sentralbord_adresse=telefonadresse(k.sentralbord) if k.sentralbord else "",
        epost=k.epost or "",
        statsforvalter=k.statsforvalter or "",
        demo=kommune.demo,
        kontakt=dict(_kontakter(kommune, fag, maalform)),
        tjenester=tuple(_tjeneste(t, kommune, fag.ordet("ikke-kontrollert", maalform)) for t in kommune.tjenester),
        dokumenter=tuple(dokumenter),
        melding_offentlig=kommune.lenker.melding_offentlig or "",
        melding_privat=kommune.lenker.melding_privat or "",
        veileder=(bti.veileder if bti else egen.veileder if egen else None) or "",
        personvernerklaering=(kommune.personvern.erklaering if kommune.personvern else None) or "",
        personvern_ansvarlig=(kommune.personvern.ansvarlig if kommune.personvern else None) or "",
        tilgjengelighet=kommune.nettsted.tilgjengelighetserklaering or "",
        regelverk_dato=dato_eller(fag.regelverk.meta.lovtekst_dato, ""),
        akutt_barnevern=valg.foerste("akutt-barnevern", "akutt-barnevern-uten-tid", "akutt-barnevern-ukjent"),
        akutt_vakt=valg.foerste("akutt-vakt", "akutt-vakt-ukjent"),
        tekst={t.id: ferdig for t in fag.tekster if (ferdig := valg.tekst(t.id)) is not None},
    )


def _kontakter(kommune: Kommune, fag: Fag, maalform: Maalform) -> Iterator[tuple[str, Nettkontakt]]:
    ukontrollert = fag.ordet("ikke-kontrollert", maalform)
    for navn, kontakt in find_synlige(kommune, "offentlig").items():
        yield navn, _nettkontakt(navn, fag.ordet(f"kontakt-{navn}", maalform), kontakt, ukontrollert)


def _nettkontakt(id_: str, hva: str, kontakt: Kontakt, ukontrollert: str) -> Nettkontakt:
    """Return the contact as the site shows it; one that nobody has checked says so beside its name."""
    like = kontakt.funksjon.casefold().startswith(hva.casefold())
    merke = "" if kontakt.kontrollert else f" ({ukontrollert})"
    return Nettkontakt(
        id=id_,
        navn=f"{kontakt.funksjon if like else f'{hva}: {kontakt.funksjon}'}{format_person(kontakt)}{merke}",
        funksjon=kontakt.funksjon,
        telefon=kontakt.telefon or "",
        telefonadresse=telefonadresse(kontakt.telefon) if kontakt.telefon else "",
        via=kontakt.via or "",
        epost=kontakt.epost or "",
        lenke=kontakt.lenke or "",
        naar=kontakt.aapningstid or "",
        kontrollert=dato_eller(kontakt.kontrollert, ""),
    )


def _synlig(kontakt: Kontakt | None, ukontrollert: str) -> Nettkontakt | None:
    if kontakt is None or not kan_vises(kontakt, "offentlig"):
        return None
    return _nettkontakt("", kontakt.funksjon, kontakt, ukontrollert)


def _tjeneste(tjeneste: Tjeneste, kommune: Kommune, ukontrollert: str) -> Nettjeneste:
    skjult = tjeneste.type == "krisesenter"
    hus = next((h.navn for h in kommune.hus if h.id == tjeneste.hus and not skjult), "")
    deler = (tjeneste.aldersgruppe or "", f"i {hus}" if hus else "")
    return Nettjeneste(
        navn=tjeneste.navn,
        beskrivelse=stor_forbokstav(", ".join(d for d in deler if d)),
        om=tjeneste.om or "",
        kontakt=_synlig(tjeneste.kontakt, ukontrollert),
        enheter=tuple(
            Nettenhet(
                navn=e.navn,
                adresse="" if skjult else e.adresse or "",
                naar=e.aapningstid or "",
                kontakt=_synlig(e.kontakt, ukontrollert),
            )
            for e in tjeneste.enheter
        ),
    )
