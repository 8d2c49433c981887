"""One municipality to the values its public pages may show: only what may be published is put in; knows no layout."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from generator.fag import Fag
from generator.kommune import Kommune, Tjeneste
from generator.kommune.funksjoner import find_funksjoner
from generator.kommune.kommune import Personvern
from generator.kontekst.egenvurdering import Svardel, find_svardeler
from generator.kontekst.felt import dato_eller, find_felt, find_tjenestetype
from generator.kontekst.flytskjema import Flyt, build_flyt
from generator.kontekst.kilder import format_kilder
from generator.kontekst.modell import Faktum, Kilder, Kontekstdel, felt, lag_eksempel
from generator.kontekst.nettfag import Nettoppslag, find_oppslag
from generator.kontekst.nettkontakt import Nettkontakt, find_nettkontakter, lag_nettkontakt
from generator.kontekst.nettplan import Nettmedvirkning, Nettplaner, find_medvirkning, find_planer
from generator.kontekst.nettroller import Nettroller, find_roller
from generator.kontekst.nettsamsvar import Nettsamsvar, find_nettsamsvar
from generator.kontekst.oppdrag import Oppdrag
from generator.kontekst.tekstvalg import Tekstvalg
from generator.kontekst.telefoner import AKUTT_BARNEVERN, AKUTT_VAKT
from generator.samsvar import Samsvarsrad
from generator.tekst import stor_forbokstav, telefonadresse

# The fixed contact that answers for a type of service, where the two have different names.
_FAST_KONTAKT: Final = {"barnevern": "barnevern_dag"}


class Nettenhet(Kontekstdel):
    """A unit as the site shows it."""

    navn: str = felt("Navnet.", "Solsida barnehage", "tjenester[].enheter[].navn")
    adresse: str = felt("Adressen, eller tomt.", "Kaigata 5", "tjenester[].enheter[].adresse")
    naar: str = felt("Åpningstiden, eller tomt.", "mandag–fredag 07.00–16.30", "tjenester[].enheter[].aapningstid")
    kontakt: Nettkontakt | None = felt("Kontakten, når den kan vises.", None, "tjenester[].enheter[].kontakt")


class Nettjeneste(Kontekstdel):
    """A service as the site shows it."""

    id: str = felt("Id-en til tjenesten.", "helsestasjon", "tjenester[].id")
    type: str = felt("Tjenestetypen.", "helsestasjon", "tjenester[].type")
    anker: str = felt("Ankeret på siden.", "#tjeneste-helsestasjon")
    navn: str = felt("Navnet.", "Helsestasjonen", "tjenester[].navn")
    beskrivelse: str = felt(
        "Hvem tjenesten er for, og hvor den holder til; eller tomt.",
        "0–5 år, i Familiens hus",
        "tjenester[].aldersgruppe",
    )
    om: str = felt("Om tjenesten, eller tomt.", "Gratis for alle barn og unge.", "tjenester[].om")
    kontakt: Nettkontakt | None = felt("Kontakten, når den kan vises.", None, "tjenester[].kontakt")
    enheter: tuple[Nettenhet, ...] = felt("Enhetene.", (), "tjenester[].enheter")
    meldeplikt: Kilder = felt("Loven om meldeplikt, eller tomt.", "barnehageloven § 46", "maler/fag")
    taushetsplikt: Kilder = felt("Loven om taushetsplikt, eller tomt.", "barnehageloven § 44", "maler/fag")


class Nettdokument(Kontekstdel):
    """A public document to fetch."""

    slag: str = felt("Slaget dokument, samme navn som malen.", "bekymringsrutine")
    gjelder: str = felt("Id-en til det dokumentet gjelder.", "barnehage")
    tittel: str = felt("Tittelen.", "Barnehagene i Fjordvik")
    versjon: str = felt("Versjonen, eller «utkast».", "1.2")
    gjelder_fra: str = felt("Datoen, eller tomt.", "1. august 2026")
    adresse: str = felt("Adressen på nettstedet.", "dokumenter/bekymringsrutine-barnehage.docx")
    pdf: str = felt("Adressen til det samme som PDF, eller tomt.", "dokumenter/bekymringsrutine-barnehage.pdf")


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
    egne_lenker: tuple[Faktum, ...] = felt(
        "Kommunens egne lenker til de ansatte.",
        ({"navn": "Skjema for uro", "verdi": "https://www.fjordvik.example"},),
        "eget.lenker",
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
    roller: Nettroller = felt("Rollene som samordner.", None, "roller")
    planer: Nettplaner = felt("Planene kommunen har vedtatt.", None, "planer")
    medvirkning: Nettmedvirkning = felt("Hvordan barn og unge medvirker.", None, "medvirkning")
    samsvar: Nettsamsvar = felt("Hvordan kommunen står til anbefalingene.", None)
    egenvurdering: tuple[Svardel, ...] = felt("Spørsmålene kommunen bør stille seg selv.", (), "maler/fag")
    sokeord: Mapping[str, tuple[str, ...]] = felt("Ekstra søkeord etter tema.", {}, "nettsted.sokeord")
    akutt_barnevern: str = felt(
        "Hva en gjør når barnet trenger hjelp i dag.", "Ring barnevernet på 00 00 00 10.", "kontakt.barnevern_dag"
    )
    akutt_vakt: str = felt(
        "Hva en gjør når barnevernet er stengt.", "Ring barnevernvakta på 00 00 00 11.", "kontakt.barnevernvakt"
    )
    flyt: Flyt = felt("Flytskjemaet fra bekymring til handling.", lag_eksempel(Flyt), "maler/fag/flytskjema.yaml")
    oppslag: Nettoppslag = felt("Lister fra faggrunnlaget: vurdering, begreper, numre og forløp.", None, "maler/fag")
    nivaa: Mapping[str, str] = felt(
        "Nivået og kilden til hver fagtekst, etter id.",
        {"melde-personlig": "skal · barnevernsloven § 13-2"},
        "maler/fag",
    )
    tekst: Mapping[str, str] = felt(
        "Fagtekstene som passer for kommunen, etter id.", {"nabo-start": "Er du bekymret for et barn?"}, "maler/fag"
    )


def build_nettsted_kontekst(
    kommune: Kommune, fag: Fag, dokumenter: Sequence[Nettdokument], samsvar: Sequence[Samsvarsrad]
) -> NettstedKontekst:
    """Return the values of the municipality's public pages, in its own written standard."""
    k = kommune.kommune
    kontakter = dict(find_nettkontakter(kommune, fag, k.maalform))
    valg = _tekstvalg(kommune, fag, kontakter)
    return NettstedKontekst(
        kommune=k.fullt_navn,
        kommune_nettsted=k.nettsted or "",
        sentralbord=k.sentralbord or "",
        sentralbord_adresse=telefonadresse(k.sentralbord) if k.sentralbord else "",
        epost=k.epost or "",
        statsforvalter=k.statsforvalter or "",
        demo=kommune.demo,
        kontakt=kontakter,
        tjenester=tuple(_tjeneste(t, kommune, fag) for t in kommune.tjenester),
        dokumenter=tuple(dokumenter),
        **_meldeskjema(kommune) | _akutt(valg) | _personvern(kommune.personvern or Personvern()),
        egne_lenker=tuple(Faktum(navn=x.tittel, verdi=x.lenke) for x in kommune.eget.lenker),
        veileder=_veileder(kommune),
        tilgjengelighet=kommune.nettsted.tilgjengelighetserklaering or "",
        roller=find_roller(kommune, valg, kontakter),
        planer=find_planer(kommune),
        medvirkning=find_medvirkning(kommune),
        samsvar=find_nettsamsvar(kommune, fag, samsvar),
        egenvurdering=find_svardeler(Oppdrag(kommune, fag, k.maalform, "offentlig", ())),
        sokeord=kommune.nettsted.sokeord,
        regelverk_dato=dato_eller(fag.regelverk.meta.lovtekst_dato, ""),
        flyt=build_flyt(Oppdrag(kommune, fag, k.maalform, "offentlig", ())),
        oppslag=find_oppslag(kommune, valg, kontakter),
        nivaa=valg.nivaaer(),
        tekst=valg.alle(),
    )


def _akutt(valg: Tekstvalg) -> dict[str, str]:
    return {"akutt_barnevern": valg.foerste(*AKUTT_BARNEVERN), "akutt_vakt": valg.foerste(*AKUTT_VAKT)}


def _meldeskjema(kommune: Kommune) -> dict[str, str]:
    lenker = kommune.lenker
    return {"melding_offentlig": lenker.melding_offentlig or "", "melding_privat": lenker.melding_privat or ""}


def _personvern(personvern: Personvern) -> dict[str, str]:
    return {"personvernerklaering": personvern.erklaering or "", "personvern_ansvarlig": personvern.ansvarlig or ""}


def _tekstvalg(kommune: Kommune, fag: Fag, kontakter: Mapping[str, Nettkontakt]) -> Tekstvalg:
    """Return how texts are chosen; a contact that may not be shown is not in them either."""
    maalform = kommune.kommune.maalform
    kjente = find_felt(kommune, fag, None, maalform)
    if "koordinerende_enhet" not in kontakter:
        kjente.pop("koordinerende_enhet", None)
    return Tekstvalg(fag, maalform, find_funksjoner(kommune), kjente)


def _veileder(kommune: Kommune) -> str:
    bti, egen = (kommune.modell.bti, kommune.modell.egen) if kommune.modell else (None, None)
    return (bti.veileder if bti else egen.veileder if egen else None) or ""


def _tjeneste(tjeneste: Tjeneste, kommune: Kommune, fag: Fag) -> Nettjeneste:
    """Return the service; without a contact of its own it is reached by the fixed contact of its kind."""
    maalform, type_ = kommune.kommune.maalform, find_tjenestetype(fag, tjeneste)
    ukontrollert = fag.ordet("ikke-kontrollert", maalform)
    skjult = tjeneste.type == "krisesenter"
    fast = kommune.kontakt.kjente().get(_FAST_KONTAKT.get(tjeneste.type, tjeneste.type))
    hus = next((h.navn for h in kommune.hus if h.id == tjeneste.hus and not skjult), "")
    deler = (tjeneste.aldersgruppe or "", f"i {hus}" if hus else "")
    return Nettjeneste(
        id=tjeneste.id,
        type=tjeneste.type,
        anker=f"#tjeneste-{tjeneste.id}",
        navn=tjeneste.navn,
        beskrivelse=stor_forbokstav(", ".join(d for d in deler if d)),
        om=tjeneste.om or "",
        kontakt=lag_nettkontakt(tjeneste.kontakt, ukontrollert) or lag_nettkontakt(fast, ukontrollert),
        enheter=tuple(
            Nettenhet(
                navn=e.navn,
                adresse="" if skjult else e.adresse or "",
                naar=e.aapningstid or "",
                kontakt=lag_nettkontakt(e.kontakt, ukontrollert),
            )
            for e in tjeneste.enheter
        ),
        meldeplikt=format_kilder(fag, maalform, type_.meldeplikt),
        taushetsplikt=format_kilder(fag, maalform, type_.taushetsplikt),
    )
