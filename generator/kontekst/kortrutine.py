"""One small service to the ready context of its short routine of two pages, from the texts of the long one; knows no layout."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from generator.kontekst.bekymringsrutine_modell import Akuttlinje, Enhetslinje
from generator.kontekst.felt import find_kontaktlinjer, find_tjenestetype
from generator.kontekst.kortsteg import Kortsteg, find_kortsteg
from generator.kontekst.modell import Avsnitt, Hode, Kilder, Kontaktlinje, Kontekstdel, felt, lag_eksempel, lag_kapittel
from generator.kontekst.oppdrag import Tjenesteoppdrag, lag_hode
from generator.kontekst.rutinedeler import find_akuttlinjer, find_dokumentasjon, find_enhetslinjer, lag_rutinevalg
from generator.kontekst.tekstvalg import Tekstvalg, slaa_sammen

_RINGER: Final = ("politi", "krisesenter", "overgrepsmottak", "konsultasjonsteam", "barnehus", "ppt")
_EKSEMPEL = Avsnitt(tekst="Meldeplikten er din egen.", norm="skal", kilde="opplæringslova § 24-3")
_FIL: Final = "maler/fag/kortrutine.yaml"


class Vilkaar(Kontekstdel):
    """The conditions that have the same level and source."""

    grunner: tuple[str, ...] = felt("Vilkårene.", ("Du har grunn til å tro at barnet blir mishandlet.",))
    norm: str = felt("Normnivået.", "skal")
    kilde: Kilder = felt("Loven.", "opplæringslova § 24-3; barnevernsloven § 13-2")


class KortrutineKontekst(Kontekstdel):
    """Everything the template ``kortrutine.docx`` may use."""

    hode: Hode = felt("Hodet på dokumentet.", lag_eksempel(Hode))
    mangler: tuple[str, ...] = felt("Opplysninger som mangler.", ("Stedfortrederen er ikke oppgitt.",))
    akutt: tuple[Akuttlinje, ...] = felt("Linjene i akuttrammen.", (lag_eksempel(Akuttlinje),))
    enheter: tuple[Enhetslinje, ...] = felt("Tjenesten, og så enhetene.", (lag_eksempel(Enhetslinje),), "tjenester[]")
    vold: tuple[Avsnitt, ...] = lag_kapittel("vold og overgrep", _EKSEMPEL, _FIL)
    steg: tuple[Kortsteg, ...] = felt("De seks trinnene.", (lag_eksempel(Kortsteg),), _FIL)
    melding_overskrift: str = felt(
        "Overskriften på meldeplikten når tjenesten har enheter, ellers tomt.", "Meldeplikten", "maler/fag/ord.yaml"
    )
    melding_overskrift_ny_side: str = felt(
        "Overskriften når den skal begynne på baksiden: når lista over enheter er kort nok til det.",
        "Meldeplikten",
        "maler/fag/ord.yaml",
    )
    personlig: tuple[Avsnitt, ...] = lag_kapittel("at meldeplikten er personlig", _EKSEMPEL, _FIL)
    melding: tuple[Avsnitt, ...] = lag_kapittel("meldeplikten", _EKSEMPEL, _FIL)
    meldegrunner: tuple[Vilkaar, ...] = felt("Vilkårene i loven.", (lag_eksempel(Vilkaar),), "maler/fag")
    melding_lenke: str = felt(
        "Adressen til meldeskjemaet, eller tomt.", "https://www.bufdir.no", "lenker.melding_offentlig"
    )
    foreldre: tuple[Avsnitt, ...] = lag_kapittel("foreldrene", _EKSEMPEL, _FIL)
    dok_system: str = felt(
        "Systemet, eller «ikke oppgitt»; tomt når heller ikke oppbevaring og tilgang er oppgitt.",
        "Visma Flyt",
        "tjenester[].dokumentasjon.system",
    )
    dok_oppbevaring: str = felt(
        "Hvor det blir oppbevart, eller «ikke oppgitt».", "elevmappa", "tjenester[].dokumentasjon.oppbevaring"
    )
    dok_tilgang: str = felt(
        "Hvem som har tilgang, eller «ikke oppgitt».", "SFO-lederen", "tjenester[].dokumentasjon.tilgang"
    )
    dokumentasjon: tuple[Avsnitt, ...] = lag_kapittel("å skrive ned", _EKSEMPEL, _FIL)
    droeftingspartnere: str = felt(
        "Tjenestene en kan drøfte med, eller tomt.", "helsestasjonen og PPT", "tjenester[].droeftingspartnere"
    )
    droefting: tuple[Avsnitt, ...] = lag_kapittel("å drøfte med andre", _EKSEMPEL, _FIL)
    kontakter: tuple[Kontaktlinje, ...] = felt("Andre numre.", (lag_eksempel(Kontaktlinje),), "kontakt")
    etterpaa: tuple[Avsnitt, ...] = lag_kapittel("hva som skjer etterpå", _EKSEMPEL, _FIL)
    utdrag: str = felt(
        "At dette er et utdrag, og hva hele rutinen heter.",
        "Dette er et utdrag. Hele rutinen heter «Rutine når du er bekymret for et barn – SFO».",
    )
    nivaaforklaring: str = felt("Hva skal, bør og kan betyr.", "«Skal» er krav i lov eller forskrift.", "maler/fag")


def build_kortrutine(oppdrag: Tjenesteoppdrag) -> KortrutineKontekst:
    """Return the context of the short routine of one service."""
    kommune, fag, tjeneste = oppdrag.kommune, oppdrag.fag, oppdrag.tjeneste
    valg = lag_rutinevalg(oppdrag)
    kapitler = fag.kortrutine
    kontakter = find_kontaktlinjer(kommune, fag, oppdrag.krets, oppdrag.maalform, bare=_RINGER)
    overskrift = oppdrag.ord("kort-melding")
    hele = f"{oppdrag.ord('tittel-bekymringsrutine')} – {tjeneste.navn}"
    fakta = {
        "hode": lag_hode(oppdrag, f"kortrutine/{tjeneste.id}", oppdrag.ord("tittel-kortrutine"), tjeneste.navn),
        "mangler": oppdrag.mangler,
        "akutt": tuple(find_akuttlinjer(valg, valg.felt)),
        "enheter": tuple(find_enhetslinjer(oppdrag)),
        "steg": tuple(find_kortsteg(oppdrag, valg, valg.felt, kapitler.kapittel("steg").tekster, evaluering=True)),
        "melding_overskrift": overskrift if tjeneste.enheter else "",
        "melding_overskrift_ny_side": "" if tjeneste.enheter else overskrift,
        "melding_lenke": kommune.lenker.melding_offentlig or "",
        "droeftingspartnere": ", ".join(t.navn for t in kommune.tjenester if t.id in tjeneste.droeftingspartnere),
        "kontakter": tuple(k for k in kontakter if k.telefon != oppdrag.ukjent),
        "utdrag": oppdrag.ord("kort-utdrag").format(rutine=hele),
        "nivaaforklaring": valg.tekst("rt-nivaaer-kort") or "",
        **find_dokumentasjon(oppdrag, valg.felt),
    }
    return KortrutineKontekst.model_validate({**fakta, **_kapitler(oppdrag, valg)})


def _kapitler(oppdrag: Tjenesteoppdrag, valg: Tekstvalg) -> dict[str, object]:
    """Return the professional texts of each chapter, the service's own in their places, as in the long routine."""
    type_ = find_tjenestetype(oppdrag.fag, oppdrag.tjeneste)
    tekster = {k.id: valg.avsnitt(k.tekster) for k in oppdrag.fag.kortrutine.kapitler if k.id != "steg"}
    innledning = valg.avsnitt([type_.innledning] if type_.innledning else [])
    tekster["melding"] = (*innledning, *tekster["melding"])
    tekster["dokumentasjon"] = (*tekster["dokumentasjon"], *valg.egne("dokumentasjon"))
    grunner = valg.avsnitt(f"melde-grunn-{g}" for g in type_.meldegrunner)
    return {
        **{navn: slaa_sammen(a) for navn, a in tekster.items()},
        "meldegrunner": tuple(_vilkaar(grunner)),
    }


def _vilkaar(grunner: tuple[Avsnitt, ...]) -> Iterator[Vilkaar]:
    for (norm, kilde), like in groupby(grunner, key=lambda a: (a.norm, a.kilde)):
        yield Vilkaar(grunner=tuple(a.tekst for a in like), norm=norm, kilde=kilde)
