"""The context of the concern routine, chapter by chapter (outline 1.A); knows no rule and no layout."""

from __future__ import annotations

from generator.kontekst.modell import (
    Avsnitt,
    Endringslinje,
    Faktum,
    Hode,
    Kontaktlinje,
    Kontekstdel,
    felt,
    lag_eksempel,
)

_AVSNITT = ({"tekst": "Meldeplikten er din egen.", "norm": "skal", "kilde": "barnehageloven § 46"},)


def _kapittel(hva: str) -> tuple[Avsnitt, ...]:
    verdi: tuple[Avsnitt, ...] = felt(f"Avsnittene om {hva}.", _AVSNITT, "maler/fag")
    return verdi


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
    hjemler: str = felt("Lovene med paragraf.", "barnehageloven § 46; barnevernsloven § 13-2")


class Situasjon(Kontekstdel):
    """A situation with its own advice."""

    overskrift: str = felt("Hva det gjelder.", "Fravær")
    avsnitt: tuple[Avsnitt, ...] = felt("Rådene.", _AVSNITT)


class BekymringsrutineKontekst(Kontekstdel):
    """Everything the template ``bekymringsrutine.docx`` may use."""

    hode: Hode = felt("Hodet på dokumentet.", lag_eksempel(Hode))
    mangler: tuple[str, ...] = felt(
        "Opplysninger som mangler, én setning hver.", ("Telefonen til barnevernvakta er ikke oppgitt.",)
    )
    akutt: tuple[Akuttlinje, ...] = felt(
        "Linjene i akuttrammen.", ({"naar": "Er barnet i fare nå?", "tekst": "Ring politiet på 112.", "nummer": "112"},)
    )
    akutt_raad: tuple[Avsnitt, ...] = _kapittel("hva du gjør mens du venter på hjelp")
    vold: tuple[Avsnitt, ...] = _kapittel("voldssporet, som står først")
    formaal: tuple[Avsnitt, ...] = _kapittel("formålet og hvem rutinen gjelder for")
    nivaaforklaring: str = felt(
        "Hva skal, bør og kan betyr i rutinen.", "Kolonnen til høyre viser hvor sterk teksten er.", "maler/fag"
    )
    roller: tuple[Avsnitt, ...] = _kapittel("roller og ansvar")
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
    bekymret: tuple[Avsnitt, ...] = _kapittel("når en blir bekymret")
    egne_tegn: tuple[Avsnitt, ...] = _kapittel("det denne tjenesten ser")
    tegn: tuple[Tegnrad, ...] = felt(
        "Tegn etter hovedkategori.", ({"kategori": "Fysiske tegn og signaler", "tegn": ("Er ofte sulten",)},)
    )
    modellnavn: str = felt("Det kommunen kaller modellen sin.", "BTI", "modell.type")
    modelltrinn: tuple[Modelltrinn, ...] = felt(
        "Nivåene eller trinnene i modellen.", ({"navn": "Nivå 0: Undring", "tekst": "Du lurer på noe."},)
    )
    skriv_ned_fakta: Trinnfakta = felt(
        "Blokken over trinn 1.", {"hvem": "Den som ser noe", "frist": "samme dag", "verktoey": "Undringsnotat"}
    )
    skriv_ned: tuple[Avsnitt, ...] = _kapittel("å se og skrive ned")
    del_med_leder_fakta: Trinnfakta = felt(
        "Blokken over trinn 2.",
        {"hvem": "Den som er bekymret, og lederen", "frist": "samme dag", "verktoey": "Drøfting"},
    )
    del_med_leder: tuple[Avsnitt, ...] = _kapittel("å dele med leder og drøfte")
    droeftingspartnere: str = felt(
        "Tjenestene en kan drøfte med, eller tomt.",
        "helsestasjonen, PPT og barnevernet",
        "tjenester[].droeftingspartnere",
    )
    snakk_med_barnet_fakta: Trinnfakta = felt(
        "Blokken over trinn 3.",
        {"hvem": "En voksen barnet er trygg på", "frist": "ikke oppgitt", "verktoey": "Samtaleguide"},
    )
    snakk_med_barnet: tuple[Avsnitt, ...] = _kapittel("samtalen med barnet")
    replikker_barn: tuple[str, ...] = felt("Replikker en kan bruke.", ("«Takk for at du sa det.»",))
    undringssamtale_fakta: Trinnfakta = felt(
        "Blokken over trinn 4.",
        {"hvem": "Den som kjenner familien best", "frist": "ikke oppgitt", "verktoey": "Undringssamtale"},
    )
    foreldre_unntak: tuple[Avsnitt, ...] = _kapittel("når en ikke snakker med foreldrene ennå")
    undringssamtale: tuple[Avsnitt, ...] = _kapittel("undringssamtalen med foreldrene")
    replikker_foreldre: tuple[str, ...] = felt("Replikker en kan bruke.", ("«Jeg lurer på hva dere tenker om det.»",))
    beslutt_fakta: Trinnfakta = felt(
        "Blokken over trinn 5.", {"hvem": "styreren", "frist": "innen 14 dager", "verktoey": "Skriftlig beslutning"}
    )
    beslutt: tuple[Avsnitt, ...] = _kapittel("beslutningen")
    tiltak_fakta: Trinnfakta = felt(
        "Blokken over trinn 6.",
        {"hvem": "Stafettholderen", "frist": "evaluering innen 8 uker", "verktoey": "Tiltaksplan"},
    )
    tiltak: tuple[Avsnitt, ...] = _kapittel("tiltak og evaluering")
    be_om_hjelp: tuple[Avsnitt, ...] = _kapittel("å be om hjelp fra andre")
    samtykke: tuple[Avsnitt, ...] = _kapittel("samtykke og taushetsplikt")
    melding: tuple[Avsnitt, ...] = _kapittel("meldeplikten")
    meldegrunner: tuple[Avsnitt, ...] = _kapittel("vilkårene i loven")
    melding_videre: tuple[Avsnitt, ...] = _kapittel("hva meldingen inneholder, og foreldrene")
    tilbakemelding: tuple[Avsnitt, ...] = _kapittel("hva som skjer etterpå")
    melding_lenke: str = felt(
        "Adressen til meldeskjemaet, eller tomt.", "https://www.bufdir.no", "lenker.melding_offentlig"
    )
    avverging: tuple[Avsnitt, ...] = _kapittel("avvergingsplikten og politiet")
    verktoey: tuple[Situasjon, ...] = felt(
        "Verktøyene kommunen har valgt, med tekst.",
        ({"overskrift": "Politiets bekymringssamtale", "avsnitt": _AVSNITT},),
    )
    situasjoner: tuple[Situasjon, ...] = felt(
        "Særskilte situasjoner.", ({"overskrift": "Fravær", "avsnitt": _AVSNITT},)
    )
    egne_situasjoner: tuple[Avsnitt, ...] = _kapittel("situasjoner i denne tjenesten")
    etter_meldingen: tuple[Avsnitt, ...] = _kapittel("tiden etter meldingen")
    dokumentasjon: tuple[Avsnitt, ...] = _kapittel("dokumentasjon og personvern")
    dok_system: str = felt("Systemet, eller «ikke oppgitt».", "Visma Barnehage", "tjenester[].dokumentasjon.system")
    dok_oppbevaring: str = felt(
        "Hvor det blir oppbevart, eller «ikke oppgitt».", "barnets mappe", "tjenester[].dokumentasjon.oppbevaring"
    )
    dok_tilgang: str = felt(
        "Hvem som har tilgang, eller «ikke oppgitt».", "styrer og pedagogisk leder", "tjenester[].dokumentasjon.tilgang"
    )
    ikke_fulgt: tuple[Avsnitt, ...] = _kapittel("når rutinen ikke blir fulgt")
    opplaering: tuple[Avsnitt, ...] = _kapittel("opplæring")
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
