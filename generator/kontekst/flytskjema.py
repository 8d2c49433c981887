"""The whole municipality to the flow chart «Fra bekymring til handling»: its own model, with the track for violence beside it; knows no layout."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.kommune.funksjoner import find_funksjoner
from generator.kontekst.bekymringsrutine_modell import Akuttlinje, Modelltrinn
from generator.kontekst.felt import find_felt
from generator.kontekst.kortsteg import Kortsteg, find_kortsteg
from generator.kontekst.modell import Avsnitt, Hode, Kontekstdel, felt, lag_eksempel
from generator.kontekst.oppdrag import Oppdrag, lag_hode
from generator.kontekst.rutinedeler import find_akuttlinjer, find_modellnavn, find_modelltrinn, har_modelltrinn
from generator.kontekst.tekstvalg import Tekstvalg, slaa_sammen

_FIL: Final = "maler/fag/flytskjema.yaml"
_PIL: Final = "↓"
_FRISTER: Final = {
    "lk-del-med-leder": "del_med_leder",
    "lk-beslutt": "beslutning_dager",
    "lk-tiltak": "evaluering_uker",
}
_UTEN: Final = ("akutt-110", "akutt-legevakt")
"""Lines of the acute box that are not about harm to a child; the sheet on the wall has no room for them."""


class Flytsteg(Kortsteg):
    """One step, and the arrow to the next."""

    pil: str = felt("Pilen til neste steg, eller tomt på det siste.", "↓")


class Flyt(Kontekstdel):
    """What happens from concern to action: two tracks of steps, and the levels of the model."""

    vold_tittel: str = felt("Overskriften på voldssporet.", "Ved mistanke om vold eller overgrep", "maler/fag/ord.yaml")
    vold: tuple[Flytsteg, ...] = felt("Stegene i voldssporet.", (lag_eksempel(Flytsteg),), _FIL)
    vold_ogsaa: tuple[Avsnitt, ...] = felt("Det en også må vite i voldssporet.", (lag_eksempel(Avsnitt),), _FIL)
    trinn_tittel: str = felt("Overskriften på trinnene.", "Når det ikke haster", "maler/fag/ord.yaml")
    trinn: tuple[Flytsteg, ...] = felt(
        "De seks trinnene, eller trinnene i kommunens egen modell.", (lag_eksempel(Flytsteg),), _FIL
    )
    modell_tittel: str = felt(
        "Overskriften på nivåene i BTI, eller tomt når kommunen ikke bruker BTI.",
        "Slik arbeider vi: BTI",
        "modell.type",
    )
    modelltrinn: tuple[Modelltrinn, ...] = felt("Nivåene i BTI.", (lag_eksempel(Modelltrinn),), "modell")
    til_vold_tittel: str = felt("Overskriften på veien til voldssporet.", "Til voldssporet", "maler/fag/ord.yaml")
    til_vold: tuple[Avsnitt, ...] = felt("Når en går over i voldssporet.", (lag_eksempel(Avsnitt),), _FIL)
    alltid: tuple[Avsnitt, ...] = felt("Det som gjelder hele veien.", (lag_eksempel(Avsnitt),), _FIL)


class FlytskjemaKontekst(Kontekstdel):
    """Everything the template ``flytskjema.docx`` may use."""

    hode: Hode = felt("Hodet på dokumentet.", lag_eksempel(Hode))
    mangler: tuple[str, ...] = felt("Opplysninger som mangler.", ("Telefonen til barnevernvakta er ikke oppgitt.",))
    akutt: tuple[Akuttlinje, ...] = felt("Linjene i akuttrammen.", (lag_eksempel(Akuttlinje),))
    flyt: Flyt = felt("Sporene og modellen.", lag_eksempel(Flyt))
    nivaaforklaring: str = felt("Hva «skal» og «bør» betyr.", "«Skal» er krav i lov.", "maler/fag")


def build_flytskjema(oppdrag: Oppdrag) -> FlytskjemaKontekst:
    """Return the context of the flow chart, one for the whole municipality."""
    valg = _lag_valg(oppdrag)
    kommune = oppdrag.kommune.kommune.fullt_navn
    return FlytskjemaKontekst(
        hode=lag_hode(oppdrag, "flytskjema/kommunen", oppdrag.ord("tittel-flytskjema"), kommune),
        mangler=oppdrag.mangler,
        akutt=tuple(find_akuttlinjer(valg, valg.felt, kort=True, uten=_UTEN)),
        flyt=build_flyt(oppdrag),
        nivaaforklaring=valg.tekst("lk-nivaaer") or "",
    )


def build_flyt(oppdrag: Oppdrag) -> Flyt:
    """Return the chart alone, for what has the head and the numbers already."""
    valg, disposisjon = _lag_valg(oppdrag), oppdrag.fag.flytskjema
    bti = oppdrag.kommune.modell is not None and oppdrag.kommune.modell.bti is not None
    return Flyt(
        vold_tittel=oppdrag.ord("flyt-vold"),
        vold=tuple(_steg(oppdrag, valg, disposisjon.kapittel("vold").tekster)),
        vold_ogsaa=valg.avsnitt(disposisjon.kapittel("vold_ogsaa").tekster),
        trinn_tittel=oppdrag.ord("flyt-trinn"),
        trinn=tuple(_egne_trinn(oppdrag)) or tuple(_steg(oppdrag, valg, disposisjon.kapittel("trinn").tekster)),
        modell_tittel=oppdrag.ord("flyt-modell").format(modell=find_modellnavn(oppdrag)) if bti else "",
        modelltrinn=tuple(find_modelltrinn(oppdrag, valg)) if bti else (),
        til_vold_tittel=oppdrag.ord("flyt-til-vold"),
        til_vold=valg.avsnitt(disposisjon.kapittel("til_vold").tekster),
        alltid=slaa_sammen(valg.avsnitt((*disposisjon.kapittel("alltid").tekster, *_egne_frister(oppdrag)))),
    )


def _lag_valg(oppdrag: Oppdrag) -> Tekstvalg:
    kjente = find_felt(oppdrag.kommune, oppdrag.fag, None, oppdrag.maalform)
    return Tekstvalg(oppdrag.fag, oppdrag.maalform, find_funksjoner(oppdrag.kommune), kjente)


def _egne_frister(oppdrag: Oppdrag) -> Iterator[str]:
    """Yield the text that says so when the deadlines of the chart are not those of every service."""
    if any(t.frister for t in oppdrag.kommune.tjenester):
        yield "fs-egne-frister"


def _egne_trinn(oppdrag: Oppdrag) -> Iterator[Flytsteg]:
    """Yield the steps of the municipality's own model; none when it has told too few of them to be followed."""
    modell = oppdrag.kommune.modell
    trinn = modell.egen.trinn if modell and modell.egen and har_modelltrinn(oppdrag.kommune) else ()
    for nr, t in enumerate(trinn, start=1):
        yield Flytsteg(
            nummer=t.id,
            navn=t.navn or oppdrag.ukjent,
            tekst=t.beskrivelse or oppdrag.ukjent,
            frist=t.frist or "",
            norm="",
            kilde="",
            pil=_PIL if nr < len(trinn) else "",
        )


def _steg(oppdrag: Oppdrag, valg: Tekstvalg, ider: tuple[str, ...]) -> Iterator[Flytsteg]:
    """Yield the steps of one track, with an arrow between them."""
    steg = list(find_kortsteg(oppdrag, valg, valg.felt, ider, evaluering=True))
    ulike = set(_ulike_frister(oppdrag))
    for nr, (id_, s) in enumerate(zip(_med_tekst(valg, ider), steg, strict=True), start=1):
        frist = oppdrag.ord("se-rutinen") if id_ in ulike else s.frist
        yield Flytsteg(**{**dict(s), "frist": frist}, pil=_PIL if nr < len(steg) else "")


def _med_tekst(valg: Tekstvalg, ider: tuple[str, ...]) -> list[str]:
    return [id_ for id_ in ider if valg.avsnitt([id_])]


def _ulike_frister(oppdrag: Oppdrag) -> Iterator[str]:
    """Yield the steps whose deadline is not the same in every service: one number on the wall would be wrong for someone."""
    kommune = oppdrag.kommune
    for id_, navn in _FRISTER.items():
        felles = getattr(kommune.frister, navn)
        egne = {getattr(t.frister, navn) for t in kommune.tjenester if t.frister} - {None, felles}
        if egne:
            yield id_
