"""The questions a municipality should ask itself, with the answers the setup has, for the document and the page; knows no layout."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.egenvurdering import Svargrunnlag, find_felt
from generator.fag.egenvurdering import Spoersmaal, Vurderingstema
from generator.kommune.funksjoner import find_funksjoner
from generator.kontekst.felt import find_felt as find_flettefelt
from generator.kontekst.kilder import format_kilder
from generator.kontekst.modell import Avsnitt, Hode, Kilder, Kontekstdel, felt, lag_eksempel, lag_kapittel
from generator.kontekst.oppdrag import Oppdrag, lag_hode
from generator.kontekst.skjema_modell import Kontroll, lag_kontroll
from generator.kontekst.tekstvalg import Tekstvalg
from generator.samsvar import find_samsvar
from generator.tekst import fyll_inn

_FRA = "maler/fag/egenvurdering.yaml"
_AVSNITT = Avsnitt(tekst="Svarene kommer fra kommunens oppsett.", norm="", kilde="")


class Svarrad(Kontekstdel):
    """One question, with an answer from the setup or a control to write in."""

    spoersmaal: str = felt("Spørsmålet.", "Hvilke faste møter har dere?", _FRA)
    kilde: Kilder = felt(
        "Loven eller retningslinjen spørsmålet kommer fra, eller tomt.", "retningslinjen IS-2826", _FRA
    )
    svar: tuple[str, ...] = felt("Svaret fra oppsettet, setning for setning, eller ingenting.", ("Oppvekstforum.",))
    bygger_paa: str = felt(
        "Delen av oppsettet svaret kommer fra, eller kan føres opp i; tomt når bare kommunen vet svaret.",
        "møtearenaer",
        _FRA,
    )
    fra: str = felt("Det samme som setning, eller tomt.", "Bygger på: møtearenaer")
    aapent: tuple[Kontroll, ...] = felt("Feltet å skrive i, når oppsettet ikke har svaret.", (lag_eksempel(Kontroll),))


class Svardel(Kontekstdel):
    """One theme."""

    overskrift: str = felt("Spørsmålet temaet svarer på.", "Hvilke formelle arenaer finnes?", _FRA)
    anker: str = felt("Ankeret på siden.", "#arenaer", _FRA)
    rader: tuple[Svarrad, ...] = felt("Spørsmålene.", (lag_eksempel(Svarrad),))


class EgenvurderingKontekst(Kontekstdel):
    """Everything the template ``egenvurdering.docx`` may use."""

    hode: Hode = felt("Hodet på dokumentet.", lag_eksempel(Hode))
    mangler: tuple[str, ...] = felt("Opplysninger som mangler.", ("Malen finnes bare på bokmål.",))
    foerst: tuple[Avsnitt, ...] = lag_kapittel("hvordan egenvurderingen blir brukt", _AVSNITT, "maler/fag")
    deler: tuple[Svardel, ...] = felt("Temaene.", (lag_eksempel(Svardel),))


def build_egenvurdering(oppdrag: Oppdrag) -> EgenvurderingKontekst:
    """Return the self-assessment of the whole municipality."""
    kommune, fag, maalform = oppdrag.kommune, oppdrag.fag, oppdrag.maalform
    valg = Tekstvalg(fag, maalform, find_funksjoner(kommune), find_flettefelt(kommune, fag, None, maalform))
    return EgenvurderingKontekst(
        hode=lag_hode(oppdrag, "egenvurdering/kommunen", oppdrag.ord("tittel-egenvurdering"), kommune.kommune.navn),
        mangler=oppdrag.mangler,
        foerst=valg.avsnitt(("led-svar", "led-uten-navn")),
        deler=find_svardeler(oppdrag),
    )


def find_svardeler(oppdrag: Oppdrag) -> tuple[Svardel, ...]:
    """Return the themes. An agreement the readers may not see is told of without its name and its content."""
    grunnlag = Svargrunnlag(
        kommune=oppdrag.kommune,
        fag=oppdrag.fag,
        maalform=oppdrag.maalform,
        rader=find_samsvar(oppdrag.kommune, oppdrag.fag),
        vis_avtale=lambda avtale: oppdrag.krets == "intern" or avtale.er_offentlig,
    )
    return tuple(_del(grunnlag, tema) for tema in oppdrag.fag.egenvurdering)


def _del(grunnlag: Svargrunnlag, tema: Vurderingstema) -> Svardel:
    return Svardel(
        overskrift=tema.overskrift.paa(grunnlag.maalform),
        anker=f"#{tema.id}",
        rader=tuple(_rad(grunnlag, tema.id, s) for s in tema.spoersmaal),
    )


def _rad(grunnlag: Svargrunnlag, tema: str, spoersmaal: Spoersmaal) -> Svarrad:
    tekst, svar = spoersmaal.paa(grunnlag.maalform), tuple(_svar(grunnlag, spoersmaal))
    felter = "; ".join(grunnlag.ord(_ordnavn(sti)) for sti in spoersmaal.bygger_paa)
    return Svarrad(
        spoersmaal=tekst,
        kilde=format_kilder(grunnlag.fag, grunnlag.maalform, spoersmaal.kilde),
        svar=svar,
        bygger_paa=felter,
        fra=grunnlag.ord("bygger-paa" if svar else "kan-svares").format(felt=felter) if felter else "",
        aapent=() if svar else (lag_kontroll(f"{tema}-{spoersmaal.id}", tekst),),
    )


def _ordnavn(sti: str) -> str:
    """Return the id of the words a leader reads for a field: «oppsett-moetearenaer-mandat» for «moetearenaer[].mandat»."""
    return "oppsett-" + re.sub(r"[^a-z_]+", "-", sti)


def _svar(grunnlag: Svargrunnlag, spoersmaal: Spoersmaal) -> Iterator[str]:
    """Yield the sentences whose every field is known."""
    kjente = find_felt(spoersmaal.id, grunnlag)
    for setning in spoersmaal.svar:
        if (ferdig := fyll_inn(setning.paa(grunnlag.maalform), kjente)) is not None:
            yield ferdig
