"""One partner that the municipality does not instruct to the ready context of its sheet of two pages; knows no layout and no file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from generator.kommune.funksjoner import find_funksjoner
from generator.kontekst.avtaledeler import find_moetelinjer
from generator.kontekst.bekymringsrutine_modell import Akuttlinje
from generator.kontekst.felt import find_felt, find_kontaktlinjer, find_tjenestetype
from generator.kontekst.modell import Avsnitt, Faktum, Hode, Kontaktlinje, Kontekstdel, felt, lag_eksempel, lag_kapittel
from generator.kontekst.oppdrag import Tjenesteoppdrag, lag_hode
from generator.kontekst.rutinedeler import find_akuttlinjer
from generator.kontekst.samarbeidsavtale_modell import Moetelinje
from generator.kontekst.tekstvalg import Tekstvalg, slaa_sammen
from generator.kontekst.telefoner import AKUTT_BARNEVERN, AKUTT_VAKT

_RINGER: Final = ("barnevern_dag", "barnevernvakt", "konsultasjonsteam", "koordinerende_enhet")
_IKKE_SEG_SELV: Final[Mapping[str, tuple[str, ...]]] = {
    "politi": ("akutt-112", "akutt-vakt-ukjent"),
    "barnevern": AKUTT_BARNEVERN + AKUTT_VAKT,
}
"""The acute lines that would tell a partner to ring itself, by its type."""
_EKSEMPEL = Avsnitt(tekst="Meldeplikten er din egen.", norm="skal", kilde="helsepersonelloven § 33")


class SamarbeidsarkKontekst(Kontekstdel):
    """Everything the template ``samarbeidsark.docx`` may use."""

    hode: Hode = felt("Hodet på dokumentet.", lag_eksempel(Hode))
    mangler: tuple[str, ...] = felt("Opplysninger som mangler.", ("Telefonen til barnevernvakta er ikke oppgitt.",))
    akutt: tuple[Akuttlinje, ...] = felt("Linjene i akuttrammen.", (lag_eksempel(Akuttlinje),))
    nivaaforklaring: str = felt("Hva skal, bør og kan betyr.", "«Skal» er krav i lov.", "maler/fag")
    om: tuple[Avsnitt, ...] = lag_kapittel("arket", _EKSEMPEL, "maler/fag/samarbeidsark.yaml")
    vold: tuple[Avsnitt, ...] = lag_kapittel("vold og overgrep", _EKSEMPEL, "maler/fag/samarbeidsark.yaml")
    si_fra: tuple[Avsnitt, ...] = lag_kapittel(
        "plikten til å melde, og hvordan", _EKSEMPEL, "maler/fag/samarbeidsark.yaml"
    )
    uten_navn: tuple[Avsnitt, ...] = lag_kapittel("å drøfte uten navn", _EKSEMPEL, "maler/fag/samarbeidsark.yaml")
    etterpaa: tuple[Avsnitt, ...] = lag_kapittel("hva som skjer etterpå", _EKSEMPEL, "maler/fag/samarbeidsark.yaml")
    samarbeid: tuple[Avsnitt, ...] = lag_kapittel("samarbeidet", _EKSEMPEL, "maler/fag/samarbeidsark.yaml")
    kontakter: tuple[Kontaktlinje, ...] = felt("Dem partneren ringer.", (lag_eksempel(Kontaktlinje),), "kontakt")
    moeter: tuple[Moetelinje, ...] = felt("Møter partneren er med på.", (lag_eksempel(Moetelinje),), "moetearenaer")
    avtaler: tuple[Faktum, ...] = felt(
        "Avtaler partneren er part i.", ({"navn": "Avtale om barn og unge", "verdi": "versjon 1.0"},), "avtaler"
    )


def build_samarbeidsark(oppdrag: Tjenesteoppdrag) -> SamarbeidsarkKontekst:
    """Return the context of the sheet for one partner."""
    kommune, fag, tjeneste = oppdrag.kommune, oppdrag.fag, oppdrag.tjeneste
    type_ = find_tjenestetype(fag, tjeneste)
    felt_ = find_felt(kommune, fag, tjeneste, oppdrag.maalform)
    funksjoner = find_funksjoner(kommune, tjeneste, type_.aldre)
    valg = Tekstvalg(fag, oppdrag.maalform, funksjoner, felt_, (type_,), tjeneste.type)
    kapitler = {k.id: valg.avsnitt(k.tekster) for k in fag.samarbeidsark.kapitler}
    innledning = valg.avsnitt([type_.innledning] if type_.innledning else [])
    kapitler["si_fra"] = (*innledning, *kapitler["si_fra"])
    arenaer = [a.id for a in kommune.moetearenaer if tjeneste.id in a.deltakere]
    ringer = [k for k in _RINGER if tjeneste.type != "barnevern" or not k.startswith("barnevern")]
    fakta = {
        "hode": lag_hode(oppdrag, f"samarbeidsark/{tjeneste.id}", oppdrag.ord("tittel-samarbeidsark"), tjeneste.navn),
        "mangler": oppdrag.mangler,
        "akutt": tuple(find_akuttlinjer(valg, felt_, kort=True, aldri=_IKKE_SEG_SELV.get(tjeneste.type, ()))),
        "nivaaforklaring": valg.tekst("lk-nivaaer") or "",
        "kontakter": find_kontaktlinjer(kommune, fag, oppdrag.krets, oppdrag.maalform, bare=ringer),
        "moeter": tuple(find_moetelinjer(oppdrag, arenaer)),
        "avtaler": tuple(_avtaler(oppdrag)),
    }
    return SamarbeidsarkKontekst.model_validate({**fakta, **{k: slaa_sammen(a) for k, a in kapitler.items()}})


def _avtaler(oppdrag: Tjenesteoppdrag) -> Iterator[Faktum]:
    """Yield the agreements the partner has entered into; the public sees only the public ones."""
    for avtale in oppdrag.kommune.avtaler:
        part = any(p.tjeneste == oppdrag.tjeneste.id for p in avtale.parter)
        if part and avtale.er_inngaatt and (oppdrag.krets == "intern" or avtale.er_offentlig):
            deler = (f"{oppdrag.ord('versjon')} {avtale.versjon}", oppdrag.ord(f"status-{avtale.status}"))
            yield Faktum(navn=avtale.tittel, verdi=", ".join(deler))
