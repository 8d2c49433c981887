"""The context of the concern routine, chapter by chapter (outline 1.A); knows no rule and no layout."""

from __future__ import annotations

from generator.kontekst.modell import (
    Avsnitt,
    Endringslinje,
    Faktum,
    Hode,
    Kilder,
    Kontaktlinje,
    Kontekstdel,
    felt,
    lag_eksempel,
    lag_kapittel,
)

_EKSEMPEL = Avsnitt(tekst="Meldeplikten er din egen.", norm="skal", kilde="barnehageloven § 46")


class Akuttlinje(Kontekstdel):
    """One line of the acute box: when, whom to call, and the number to set large."""

    naar: str = felt("Spørsmålet.", "Er barnet i fare nå?")
    tekst: str = felt("Hva du gjør.", "Ring politiet på 112.")
    nummer: str = felt("Nummeret alene, eller tomt.", "112", "kontakt.*.telefon")


class Enhetslinje(Kontekstdel):
    """One unit of the service."""

    navn: str = felt("Navnet på enheten.", "Solsida barnehage", "tjenester[].enheter[].navn")
    eierform: str = felt(
        "kommunal eller privat, eller at det er hele tjenesten.", "kommunal", "tjenester[].enheter[].eierform"
    )
    leder: str = felt("Lederen som rolle, eller «ikke oppgitt».", "styrer", "tjenester[].enheter[].leder_rolle")
    stedfortreder: str = felt(
        "Stedfortrederen som rolle, eller «ikke oppgitt».",
        "pedagogisk leder",
        "tjenester[].enheter[].stedfortreder_rolle",
    )
    telefon: str = felt(
        "Telefonen, «ikke offentlig» eller «ikke oppgitt».", "00 00 01 00", "tjenester[].enheter[].kontakt.telefon"
    )
    aapningstid: str = felt(
        "Åpningstiden, eller tomt.", "mandag–fredag 07.00–16.30", "tjenester[].enheter[].aapningstid"
    )
    roller: str = felt(
        "Egne roller på enheten med ansvar, eller tomt.",
        "BTI-kontakt: veileder kolleger",
        "tjenester[].enheter[].roller",
    )


class Trinnfakta(Kontekstdel):
    """The block over a step: who, by when, with what."""

    hvem: str = felt("Hvem som gjør det.", "Den som er bekymret")
    frist: str = felt("Fristen, eller «ikke oppgitt».", "samme dag", "frister")
    verktoey: str = felt(
        "Skjema og verktøy, eller «ikke oppgitt».", "Undringsnotat", "tjenester[].dokumentasjon.skjema"
    )


class Tegnrad(Kontekstdel):
    """The signs of one main category that fit the children the service meets."""

    kategori: str = felt("Hovedkategorien.", "Fysiske tegn og signaler")
    tegn: tuple[str, ...] = felt("Tegnene.", ("Har blåmerker på uvanlige steder", "Er ofte sulten"))


class Modelltrinn(Kontekstdel):
    """One level or step of the municipality's model."""

    navn: str = felt("Nivået eller trinnet med navn.", "Nivå 0: Undring", "modell")
    tekst: str = felt("Hva som skjer.", "Du lurer på noe, skriver ned og deler med lederen.")


class Hjemmellinje(Kontekstdel):
    """The legal basis of one kind for this service."""

    slag: str = felt("Hva hjemmelen gjelder.", "Meldeplikt")
    hjemler: Kilder = felt("Lovene med paragraf.", "barnehageloven § 46; barnevernsloven § 13-2")


class Situasjon(Kontekstdel):
    """A situation with its own advice."""

    overskrift: str = felt("Hva det gjelder.", "Fravær")
    avsnitt: tuple[Avsnitt, ...] = felt("Rådene.", (_EKSEMPEL.model_dump(),))


class BekymringsrutineKontekst(Kontekstdel):
    """Everything the template ``bekymringsrutine.docx`` may use."""

    hode: Hode = felt("Hodet på dokumentet.", lag_eksempel(Hode))
    mangler: tuple[str, ...] = felt(
        "Opplysninger som mangler, én setning hver.", ("Telefonen til barnevernvakta er ikke oppgitt.",)
    )
    akutt: tuple[Akuttlinje, ...] = felt(
        "Linjene i akuttrammen.", ({"naar": "Er barnet i fare nå?", "tekst": "Ring politiet på 112.", "nummer": "112"},)
    )
    akutt_raad: tuple[Avsnitt, ...] = lag_kapittel("hva du gjør mens du venter på hjelp", _EKSEMPEL)
    vold: tuple[Avsnitt, ...] = lag_kapittel("voldssporet, som står først", _EKSEMPEL)
    formaal: tuple[Avsnitt, ...] = lag_kapittel("formålet og hvem rutinen gjelder for", _EKSEMPEL)
    nivaaforklaring: str = felt(
        "Hva skal, bør og kan betyr i rutinen.", "Kolonnen til høyre viser hvor sterk teksten er.", "maler/fag"
    )
    roller: tuple[Avsnitt, ...] = lag_kapittel("roller og ansvar", _EKSEMPEL)
    enheter: tuple[Enhetslinje, ...] = felt(
        "Enhetene i tjenesten.",
        (
            {
                "navn": "Solsida barnehage",
                "eierform": "kommunal",
                "leder": "styrer",
                "stedfortreder": "pedagogisk leder",
                "telefon": "00 00 01 00",
                "aapningstid": "",
                "roller": "",
            },
        ),
    )
    bekymret: tuple[Avsnitt, ...] = lag_kapittel("når en blir bekymret", _EKSEMPEL)
    egne_tegn: tuple[Avsnitt, ...] = lag_kapittel("det denne tjenesten ser", _EKSEMPEL)
    tegn: tuple[Tegnrad, ...] = felt(
        "Tegn etter hovedkategori.", ({"kategori": "Fysiske tegn og signaler", "tegn": ("Er ofte sulten",)},)
    )
    modellnavn: str = felt("Det kommunen kaller modellen sin.", "BTI", "modell.type")
    modellkolonne: str = felt("Hva en rad i modellen heter: nivå eller steg.", "Nivå", "maler/fag/ord.yaml")
    modelltrinn: tuple[Modelltrinn, ...] = felt(
        "Nivåene eller trinnene i modellen.", ({"navn": "Nivå 0: Undring", "tekst": "Du lurer på noe."},)
    )
    skriv_ned_fakta: Trinnfakta = felt(
        "Blokken over trinn 1.", {"hvem": "Den som ser noe", "frist": "samme dag", "verktoey": "Undringsnotat"}
    )
    skriv_ned: tuple[Avsnitt, ...] = lag_kapittel("å se og skrive ned", _EKSEMPEL)
    del_med_leder_fakta: Trinnfakta = felt(
        "Blokken over trinn 2.",
        {"hvem": "Den som er bekymret, og lederen", "frist": "samme dag", "verktoey": "Drøfting"},
    )
    del_med_leder: tuple[Avsnitt, ...] = lag_kapittel("å dele med leder og drøfte", _EKSEMPEL)
    droeftingspartnere: str = felt(
        "Tjenestene en kan drøfte med, eller tomt.",
        "helsestasjonen, PPT og barnevernet",
        "tjenester[].droeftingspartnere",
    )
    snakk_med_barnet_fakta: Trinnfakta = felt(
        "Blokken over trinn 3.",
        {"hvem": "En voksen barnet er trygg på", "frist": "ikke oppgitt", "verktoey": "Samtaleguide"},
    )
    snakk_med_barnet: tuple[Avsnitt, ...] = lag_kapittel("samtalen med barnet", _EKSEMPEL)
    replikker_barn: tuple[str, ...] = felt("Replikker en kan bruke.", ("«Takk for at du sa det.»",))
    undringssamtale_fakta: Trinnfakta = felt(
        "Blokken over trinn 4.",
        {"hvem": "Den som kjenner familien best", "frist": "ikke oppgitt", "verktoey": "Undringssamtale"},
    )
    foreldre_unntak: tuple[Avsnitt, ...] = lag_kapittel("når en ikke snakker med foreldrene ennå", _EKSEMPEL)
    undringssamtale: tuple[Avsnitt, ...] = lag_kapittel("undringssamtalen med foreldrene", _EKSEMPEL)
    replikker_foreldre: tuple[str, ...] = felt("Replikker en kan bruke.", ("«Jeg lurer på hva dere tenker om det.»",))
    beslutt_fakta: Trinnfakta = felt(
        "Blokken over trinn 5.", {"hvem": "styreren", "frist": "innen 14 dager", "verktoey": "Skriftlig beslutning"}
    )
    beslutt: tuple[Avsnitt, ...] = lag_kapittel("beslutningen", _EKSEMPEL)
    tiltak_fakta: Trinnfakta = felt(
        "Blokken over trinn 6.",
        {"hvem": "Stafettholderen", "frist": "evaluering innen 8 uker", "verktoey": "Tiltaksplan"},
    )
    tiltak: tuple[Avsnitt, ...] = lag_kapittel("tiltak og evaluering", _EKSEMPEL)
    be_om_hjelp: tuple[Avsnitt, ...] = lag_kapittel("å be om hjelp fra andre", _EKSEMPEL)
    samtykke: tuple[Avsnitt, ...] = lag_kapittel("samtykke og taushetsplikt", _EKSEMPEL)
    melding_overskrift: str = felt("Overskriften på kapitlet om melding.", "Melding til barnevernet")
    melding: tuple[Avsnitt, ...] = lag_kapittel("meldeplikten", _EKSEMPEL)
    meldegrunner: tuple[Avsnitt, ...] = lag_kapittel("vilkårene i loven", _EKSEMPEL)
    melding_videre: tuple[Avsnitt, ...] = lag_kapittel("hva meldingen inneholder, og foreldrene", _EKSEMPEL)
    tilbakemelding: tuple[Avsnitt, ...] = lag_kapittel("hva som skjer etterpå", _EKSEMPEL)
    melding_lenke: str = felt(
        "Adressen til meldeskjemaet, eller tomt.", "https://www.bufdir.no", "lenker.melding_offentlig"
    )
    avverging: tuple[Avsnitt, ...] = lag_kapittel("avvergingsplikten og politiet", _EKSEMPEL)
    verktoey: tuple[Situasjon, ...] = felt(
        "Verktøyene kommunen har valgt, med tekst.",
        ({"overskrift": "Politiets bekymringssamtale", "avsnitt": (_EKSEMPEL.model_dump(),)},),
    )
    situasjoner: tuple[Situasjon, ...] = felt(
        "Særskilte situasjoner.", ({"overskrift": "Fravær", "avsnitt": (_EKSEMPEL.model_dump(),)},)
    )
    moenster: tuple[Avsnitt, ...] = lag_kapittel("et mønster som gjelder flere barn", _EKSEMPEL)
    egne_situasjoner: tuple[Avsnitt, ...] = lag_kapittel("situasjoner i denne tjenesten", _EKSEMPEL)
    etter_meldingen: tuple[Avsnitt, ...] = lag_kapittel("tiden etter meldingen", _EKSEMPEL)
    dokumentasjon: tuple[Avsnitt, ...] = lag_kapittel("dokumentasjon og personvern", _EKSEMPEL)
    dok_mangler: str = felt(
        "Setningen som står når verken system, oppbevaring eller tilgang er oppgitt; ellers tomt.", ""
    )
    dok_system: str = felt("Systemet, eller «ikke oppgitt».", "Visma Barnehage", "tjenester[].dokumentasjon.system")
    dok_oppbevaring: str = felt(
        "Hvor det blir oppbevart, eller «ikke oppgitt».", "barnets mappe", "tjenester[].dokumentasjon.oppbevaring"
    )
    dok_tilgang: str = felt(
        "Hvem som har tilgang, eller «ikke oppgitt».", "styrer og pedagogisk leder", "tjenester[].dokumentasjon.tilgang"
    )
    ikke_fulgt: tuple[Avsnitt, ...] = lag_kapittel("når rutinen ikke blir fulgt", _EKSEMPEL)
    opplaering: tuple[Avsnitt, ...] = lag_kapittel("opplæring", _EKSEMPEL)
    opplaeringsplan: tuple[str, ...] = felt(
        "Opplæringen i kompetanseplanen som gjelder tjenesten.",
        ("Tegn og signaler: fagdag hver 12. måned (kommunalsjef oppvekst)",),
        "kompetanseplan",
    )
    kontakter: tuple[Kontaktlinje, ...] = felt(
        "Kontaktlista.",
        (
            {
                "hva": "Barnevernet på dagtid",
                "funksjon": "Mottakstelefon",
                "telefon": "00 00 00 10",
                "naar": "",
                "kontrollert": "3. oktober 2026",
            },
        ),
    )
    egne_lenker: tuple[Faktum, ...] = felt(
        "Kommunens egne lenker.", ({"navn": "Skjema for uro", "verdi": "https://www.fjordvik.example"},), "eget.lenker"
    )
    hjemler: tuple[Hjemmellinje, ...] = felt(
        "Tjenestens hjemler.", ({"slag": "Meldeplikt", "hjemler": "barnehageloven § 46"},)
    )
    avvik: tuple[str, ...] = felt(
        "Dokumenterte avvik fra anbefalingene.", ("4.3: Nav har ikke egen opplæring …",), "avvik_fra_anbefaling"
    )
    endringslogg: tuple[Endringslinje, ...] = felt(
        "Endringsloggen.", ({"versjon": "1.2", "dato": "18. juni 2026", "hva": "Ny frist", "hvorfor": "evaluering"},)
    )
