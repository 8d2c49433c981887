"""The whole municipality to the ready context of the draft case for the council; knows no layout and no file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from generator.errors import format_liste
from generator.kommune import Avtale
from generator.kommune.funksjoner import find_funksjoner
from generator.kontekst.felt import find_felt
from generator.kontekst.lederansvar import find_kommunestyrets
from generator.kontekst.modell import Avsnitt
from generator.kontekst.oppdrag import Oppdrag, lag_hode
from generator.kontekst.saksdeler import (
    find_avtalestatus,
    find_borte,
    find_godkjent,
    find_ikke_oppgitt,
    find_kostnader,
    find_lovkrav,
    find_medvirkningsfakta,
    find_omfang,
    find_planlagte,
    find_planstatus,
    find_raadsstatus,
    find_rettes,
    find_rollenavn,
    find_saksfakta,
    find_status,
    find_vedlegg,
    lag_kontroll,
)
from generator.kontekst.saksframlegg_modell import (
    Egenlinje,
    Konsekvens,
    SaksframleggKontekst,
    Statuslinje,
    Svar,
    Utfylling,
    Vedtakspunkt,
)
from generator.kontekst.tekstvalg import Tekstvalg, slaa_sammen
from generator.samsvar import find_samsvar
from generator.tekst import format_dato

_ID: Final = "saksframlegg/kommunen"
_MELLOM_KOMMUNER: Final = "vertskommune_"
_MED_FRIST: Final = ("avtale_mangler", "plan_vedtatt", "plan_mangler", "rettes", "godkjenning")
_MED_AAR: Final = ("budsjett",)
_ORD_FOR_ROLLE: Final = {"bti_koordinator": "ord_bti", "slt_koordinator": "ord_slt"}
_HVA: Final = {
    "avtale_vedtas": "avtale",
    "avtale_mangler": "avtale",
    "plan_vedtatt": "plan",
    "plan_mangler": "plan",
    "rettes": "rettes",
    "godkjenning": "godkjenning",
    "vedtas": "rapport",
    "budsjett": "budsjett",
}
_Forslag: TypeAlias = tuple[str, Avsnitt]
_RENE_KAPITLER: Final = ("saken", "lovgrunnlag", "medvirkning", "vurdering")
_KONSEKVENSER: Final = ("barn", "ansatte", "oekonomi", "personvern")


@dataclass(frozen=True)
class _Sak:
    """The facts that decide what the council is asked.

    Attributes:
        oppdrag: what the document is made from.
        valg: the texts, with the fields of the case filled in.
        plan: whether the plan of bvl § 15-1 is said to be adopted.
        godkjent: whether every routine is approved.
        inngaatt: agreements that are the council's own, and that it has entered into.
        klare: those it has not.
        andre: agreements that the law does not leave to the council itself.
        mellom_kommuner: agreements on shared services, where another rule may apply.
    """

    oppdrag: Oppdrag
    valg: Tekstvalg
    plan: bool
    godkjent: bool
    inngaatt: tuple[Avtale, ...]
    klare: tuple[Avtale, ...]
    andre: tuple[Avtale, ...]
    mellom_kommuner: tuple[Avtale, ...]

    def avsnitt(self, kapittel: str) -> tuple[Avsnitt, ...]:
        """Return the texts of one part."""
        return self.valg.avsnitt(self.oppdrag.fag.saksframlegg.kapittel(kapittel).tekster)

    def med(self, **felt: str) -> _Sak:
        """Return the same case with more merge fields."""
        return replace(self, valg=replace(self.valg, felt={**self.valg.felt, **felt}))

    def om(self, avtale: Avtale) -> _Sak:
        """Return the same case with the fields of one agreement."""
        dato = avtale.vedtatt_av_kommunestyret
        return self.med(sak_avtale=avtale.tittel, **({"sak_avtale_dato": format_dato(dato)} if dato else {}))

    def tekst(self, kapittel: str) -> str:
        """Return the texts of one part without level and source."""
        return " ".join(a.tekst for a in self.avsnitt(kapittel))

    @property
    def avtalestatus(self) -> str:
        """How it stands with the agreement that the council itself must enter into."""
        return "vedtas" if self.klare else "inngaatt" if self.inngaatt else "mangler"


def build_saksframlegg(oppdrag: Oppdrag) -> SaksframleggKontekst:
    """Return the context of the case. What is unknown is said to be, and the council is asked to have it found out."""
    rader = find_samsvar(oppdrag.kommune, oppdrag.fag)
    status = tuple(find_status(oppdrag, rader))
    dokumenter = find_planlagte(oppdrag)
    sak = _lag_sak(oppdrag, find_godkjent(oppdrag, dokumenter), status[0])
    vedtak = tuple(_vedtak(sak))
    navn = oppdrag.kommune.kommune.fullt_navn
    return SaksframleggKontekst(
        hode=lag_hode(oppdrag, _ID, oppdrag.ord("tittel-saksframlegg"), navn),
        mangler=oppdrag.mangler,
        foer=tuple(_foer(sak)),
        saksfelt=_utfyllinger(oppdrag, "saksnummer", "moetedato"),
        kort=tuple(_svar(sak, vedtak)),
        vedtak=vedtak,
        ordforklaring=_ordforklaring(sak),
        alternativer=sak.avsnitt("alternativer"),
        fakta=tuple(find_saksfakta(oppdrag, dokumenter)),
        egne_om=sak.tekst("egne_om"),
        egne=tuple(_egne(sak)),
        medvirkningsfakta=tuple(find_medvirkningsfakta(oppdrag)),
        uttalelser=_utfyllinger(oppdrag, "uttale-ungdomsraad", "uttale-funksjon", "uttale-ansatte"),
        kostnader=tuple(find_kostnader(oppdrag)),
        konsekvenser=tuple(Konsekvens(hvem=oppdrag.ord(f"sak-{k}"), foelger=sak.avsnitt(k)) for k in _KONSEKVENSER),
        ellers=sak.avsnitt("ellers"),
        forbehold=sak.tekst("forbehold"),
        status=status,
        lovkrav=tuple(find_lovkrav(oppdrag, rader)),
        vurderinger=_utfyllinger(oppdrag, "barnets-beste", "vurdering"),
        vedlegg=tuple(find_vedlegg(oppdrag, dokumenter)),
        **{kapittel: slaa_sammen(sak.avsnitt(kapittel)) for kapittel in _RENE_KAPITLER},
    )


def _lag_sak(oppdrag: Oppdrag, godkjent: tuple[int, int], lovkrav: Statuslinje) -> _Sak:
    kommune, fag = oppdrag.kommune, oppdrag.fag
    plan = kommune.planer.forebyggende_plan if kommune.planer else None
    antall, alle = godkjent
    egne = {
        "sak_lovkrav": lovkrav.antall,
        "sak_lovkrav_oppfylt": lovkrav.oppfylt,
        "sak_plan_vedtatt": _format_plan(oppdrag),
        "sak_roller": find_rollenavn(oppdrag),
        "sak_omfang": find_omfang(oppdrag),
        "sak_borte": find_borte(oppdrag),
        "sak_ikke_oppgitt": format_liste(find_ikke_oppgitt(oppdrag), bindeord="og"),
        "sak_rettes": find_rettes(oppdrag),
        "sak_godkjent": oppdrag.ord("sak-av").format(antall=antall, alle=alle) if antall < alle else "",
    }
    felt = {**find_felt(kommune, fag, None, oppdrag.maalform), **{k: v for k, v in egne.items() if v}}
    kommunestyrets = list(find_kommunestyrets(oppdrag))
    typer = {t.id for t in fag.bibliotek.avtaletyper if t.kommunestyret}
    andre = [a for a in kommune.avtaler if a.type not in typer]
    return _Sak(
        oppdrag=oppdrag,
        valg=Tekstvalg(fag, oppdrag.maalform, find_funksjoner(kommune), felt),
        plan=bool(plan and plan.vedtatt),
        godkjent=antall == alle,
        inngaatt=tuple(a for a, vedtatt in kommunestyrets if vedtatt),
        klare=tuple(a for a, vedtatt in kommunestyrets if not vedtatt),
        andre=tuple(a for a in andre if not a.type.startswith(_MELLOM_KOMMUNER)),
        mellom_kommuner=tuple(a for a in andre if a.type.startswith(_MELLOM_KOMMUNER)),
    )


def _foer(sak: _Sak) -> Iterator[str]:
    """Yield what the case worker does before the case is sent; the box is deleted then."""
    yield from (a.tekst for a in sak.avsnitt("utkast"))
    for avtale in sak.mellom_kommuner:
        yield from (a.tekst for a in sak.om(avtale).avsnitt("vertskommune"))


def _ordforklaring(sak: _Sak) -> str:
    """Return what the words of the proposal mean, each abbreviation where it is first used."""
    kommune = sak.oppdrag.kommune
    roller = {_ORD_FOR_ROLLE[r.id] for r in kommune.roller if r.id in _ORD_FOR_ROLLE}
    bti = {"ord_bti"} if kommune.modell and kommune.modell.bti else set()
    ord_ = [k for k in _ORD_FOR_ROLLE.values() if k in roller | bti]
    return " ".join(sak.tekst(k) for k in ("ordforklaring", *ord_, "ord_retningslinjen"))


def _egne(sak: _Sak) -> Iterator[Egenlinje]:
    """Yield what the law leaves to the council itself, with what is told of it."""
    oppgitt = {
        "egne_plan": find_planstatus(sak.oppdrag),
        "egne_avtale": find_avtalestatus(sak.oppdrag),
        "egne_raad": find_raadsstatus(sak.oppdrag),
    }
    for kapittel, linjer in oppgitt.items():
        egne = tuple(linjer)
        yield from (Egenlinje(krav=a, oppgitt=egne) for a in sak.avsnitt(kapittel))


def _format_plan(oppdrag: Oppdrag) -> str:
    """Return the date and case of the plan as they stand after «vedtatt», or ""."""
    plan = oppdrag.kommune.planer.forebyggende_plan if oppdrag.kommune.planer else None
    if plan is None or plan.vedtatt is None:
        return ""
    sak = (oppdrag.ord("i-sak").format(nummer=plan.saksnummer),) if plan.saksnummer else ()
    return ", ".join((format_dato(plan.vedtatt), *sak))


def _svar(sak: _Sak, vedtak: Sequence[Vedtakspunkt]) -> Iterator[Svar]:
    vedtas = [v.nummer for v in vedtak if v.handling == sak.oppdrag.ord("sak-vedtas")]
    resten = [v.nummer for v in vedtak if v.nummer not in vedtas]
    hva = dict.fromkeys(_HVA[kapittel] for kapittel, _ in _vedtas(sak))
    handler_om = format_liste((sak.oppdrag.ord(f"sak-hva-{x}") for x in hva), bindeord="og")
    sak = sak.med(sak_vedtas=_format_spenn(vedtas), sak_orientering=_format_spenn(resten), sak_hva=handler_om)
    plan = "svar_plan_vedtatt" if sak.plan else "svar_plan_mangler"
    svar = {
        "bestemt": ("svar_bestemt", plan, f"svar_avtale_{sak.avtalestatus}"),
        "koster": ("svar_koster",),
        "mangler": ("svar_mangler",),
        "ellers": ("svar_ellers",),
    }
    for id_, kapitler in svar.items():
        yield Svar(
            spoersmaal=sak.oppdrag.ord(f"sak-spoersmaal-{id_}"),
            svar=tuple(a for k in kapitler for a in sak.avsnitt(k)),
        )


def _format_spenn(numre: Sequence[str]) -> str:
    """Return «1–3», or the one number there is."""
    return "–".join(dict.fromkeys((numre[0], numre[-1])))


def _vedtak(sak: _Sak) -> Iterator[Vedtakspunkt]:
    """Yield the numbered points: first what the council decides, then what it is told."""
    punkter = [
        *((k, a, "sak-vedtas") for k, a in _vedtas(sak)),
        *(("", a, "sak-orientering") for a in _orientering(sak)),
    ]
    for nummer, (kapittel, a, handling) in enumerate(punkter, start=1):
        frist = lag_kontroll(f"frist-{nummer}", f"{sak.oppdrag.ord('sak-frist')} {nummer}")
        yield Vedtakspunkt(
            nummer=str(nummer),
            tekst=a.tekst,
            handling=sak.oppdrag.ord(handling),
            kilde=a.kilde,
            frister=(frist,) if kapittel in _MED_FRIST else (),
            aar=_utfyllinger(sak.oppdrag, "budsjettaar") if kapittel in _MED_AAR else (),
        )


def _vedtas(sak: _Sak) -> Iterator[_Forslag]:
    """Yield what the council decides, each with the part it comes from."""
    for avtale in sak.klare:
        yield from (("avtale_vedtas", a) for a in sak.om(avtale).avsnitt("avtale_vedtas"))
    kapitler = (
        *(("avtale_mangler",) if sak.avtalestatus == "mangler" else ()),
        "plan_vedtatt" if sak.plan else "plan_mangler",
        "rettes",
        *(() if sak.godkjent else ("godkjenning",)),
        "vedtas",
        "budsjett",
    )
    yield from ((k, a) for k in kapitler for a in sak.avsnitt(k))


def _orientering(sak: _Sak) -> Iterator[Avsnitt]:
    yield from sak.avsnitt("orientering")
    for avtale in sak.inngaatt:
        yield from sak.om(avtale).avsnitt("avtale_inngaatt")
    if sak.andre:
        yield from sak.avsnitt("avtaler")


def _utfyllinger(oppdrag: Oppdrag, *ider: str) -> tuple[Utfylling, ...]:
    navn = {id_: oppdrag.ord(f"sak-{id_}") for id_ in ider}
    return tuple(Utfylling(navn=n, kontroll=lag_kontroll(id_, n)) for id_, n in navn.items())
