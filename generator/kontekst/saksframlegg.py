"""The whole municipality to the ready context of the draft case for the council; knows no layout and no file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from generator.errors import format_liste
from generator.kommune import Avtale
from generator.kommune.funksjoner import find_funksjoner
from generator.kontekst.felt import find_felt
from generator.kontekst.lederansvar import find_kommunestyrets
from generator.kontekst.modell import Avsnitt
from generator.kontekst.oppdrag import Oppdrag, lag_hode
from generator.kontekst.saksdeler import (
    find_kostnader,
    find_lovkrav,
    find_medvirkningsfakta,
    find_omfang,
    find_planfakta,
    find_planlagte,
    find_rollenavn,
    find_saksfakta,
    find_status,
    find_vedlegg,
    lag_kontroll,
)
from generator.kontekst.saksframlegg_modell import Konsekvens, SaksframleggKontekst, Svar, Utfylling, Vedtakspunkt
from generator.kontekst.tekstvalg import Tekstvalg, slaa_sammen
from generator.samsvar import find_samsvar
from generator.tekst import format_dato

_ID: Final = "saksframlegg/kommunen"
_MELLOM_KOMMUNER: Final = "vertskommune_"
_ALLTID: Final = ("rapport", "budsjett")
_KONSEKVENSER: Final = ("barn", "ansatte", "oekonomi", "personvern")


@dataclass(frozen=True)
class _Sak:
    """The facts that decide what the council is asked.

    Attributes:
        oppdrag: what the document is made from.
        valg: the texts, with the fields of the case filled in.
        plan: whether the council has adopted the plan of bvl § 15-1.
        inngaatt: agreements that are the council's own, and that it has entered into.
        klare: those it has not.
        andre: agreements that the law does not leave to the council itself.
        mellom_kommuner: agreements on shared services, where another rule may apply.
    """

    oppdrag: Oppdrag
    valg: Tekstvalg
    plan: bool
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
    lovkrav = tuple(find_lovkrav(oppdrag, rader))
    alle = sum(r.norm == "skal" for r in rader)
    felt = {"sak_lovkrav": str(alle), "sak_lovkrav_oppfylt": str(alle - len(lovkrav))}
    sak = _lag_sak(oppdrag, felt)
    dokumenter = find_planlagte(oppdrag)
    vedtak = tuple(_vedtak(sak))
    navn = oppdrag.kommune.kommune.fullt_navn
    return SaksframleggKontekst(
        hode=lag_hode(oppdrag, _ID, oppdrag.ord("tittel-saksframlegg"), navn),
        mangler=oppdrag.mangler,
        utkast=sak.tekst("utkast"),
        saksfelt=_utfyllinger(oppdrag, "saksnummer", "moetedato"),
        kort=tuple(_svar(sak, vedtak)),
        vedtak=vedtak,
        ordforklaring=sak.tekst("ordforklaring"),
        kontrolleres=tuple(a for x in sak.mellom_kommuner for a in sak.om(x).avsnitt("vertskommune")),
        alternativer=sak.avsnitt("alternativer"),
        saken=slaa_sammen(sak.avsnitt("saken")),
        fakta=tuple(find_saksfakta(oppdrag, dokumenter)),
        lovgrunnlag=slaa_sammen(sak.avsnitt("lovgrunnlag")),
        plankrav=slaa_sammen(sak.avsnitt("plankrav")),
        planfakta=tuple(find_planfakta(oppdrag)),
        medvirkning=slaa_sammen(sak.avsnitt("medvirkning")),
        medvirkningsfakta=tuple(find_medvirkningsfakta(oppdrag)),
        uttalelser=_utfyllinger(oppdrag, "uttale-ungdomsraad", "uttale-ansatte"),
        kostnad=sak.avsnitt("kostnad"),
        kostnader=tuple(find_kostnader(oppdrag)),
        konsekvenser=tuple(Konsekvens(hvem=oppdrag.ord(f"sak-{k}"), foelger=sak.avsnitt(k)) for k in _KONSEKVENSER),
        ellers=tuple(_ellers(sak)),
        status=tuple(find_status(oppdrag, rader)),
        lovkrav=lovkrav,
        vurdering=slaa_sammen(sak.avsnitt("vurdering")),
        vurderinger=_utfyllinger(oppdrag, "vurdering"),
        vedlegg=tuple(find_vedlegg(oppdrag, dokumenter)),
    )


def _lag_sak(oppdrag: Oppdrag, felt: Mapping[str, str]) -> _Sak:
    kommune, fag = oppdrag.kommune, oppdrag.fag
    plan = kommune.planer.forebyggende_plan if kommune.planer else None
    egne: dict[str, str] = {**find_felt(kommune, fag, None, oppdrag.maalform), **felt}
    if plan and plan.vedtatt:
        egne["sak_plan_vedtatt"] = format_dato(plan.vedtatt)
    egne |= {k: v for k, v in (("sak_roller", find_rollenavn(oppdrag)), ("sak_omfang", find_omfang(oppdrag))) if v}
    kommunestyrets = list(find_kommunestyrets(oppdrag))
    typer = {t.id for t in fag.bibliotek.avtaletyper if t.kommunestyret}
    andre = [a for a in kommune.avtaler if a.type not in typer]
    return _Sak(
        oppdrag=oppdrag,
        valg=Tekstvalg(fag, oppdrag.maalform, find_funksjoner(kommune), egne),
        plan=bool(plan and plan.vedtatt),
        inngaatt=tuple(a for a, vedtatt in kommunestyrets if vedtatt),
        klare=tuple(a for a, vedtatt in kommunestyrets if not vedtatt),
        andre=tuple(a for a in andre if not a.type.startswith(_MELLOM_KOMMUNER)),
        mellom_kommuner=tuple(a for a in andre if a.type.startswith(_MELLOM_KOMMUNER)),
    )


def _svar(sak: _Sak, vedtak: Sequence[Vedtakspunkt]) -> Iterator[Svar]:
    vedtas = [v.nummer for v in vedtak if v.handling == sak.oppdrag.ord("sak-vedtas")]
    resten = [v.nummer for v in vedtak if v.nummer not in vedtas]
    hva = [*(["avtale"] if sak.avtalestatus != "inngaatt" else []), *([] if sak.plan else ["plan"]), *_ALLTID]
    handler_om = format_liste((sak.oppdrag.ord(f"sak-hva-{x}") for x in hva), bindeord="og")
    sak = sak.med(sak_vedtas=_format_spenn(vedtas), sak_orientering=_format_spenn(resten), sak_hva=handler_om)
    plan = "svar_plan_vedtatt" if sak.plan else "svar_plan_mangler"
    svar = {
        "bestemt": ("svar_bestemt", plan, f"svar_avtale_{sak.avtalestatus}"),
        "koster": ("svar_koster",),
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
    punkter = [*((a, True) for a in _vedtas(sak)), *((a, False) for a in _orientering(sak))]
    med_frist = {a.tekst for k in ("plan_mangler", "avtale_mangler") for a in sak.avsnitt(k)}
    for nummer, (a, vedtas) in enumerate(punkter, start=1):
        frist = lag_kontroll(f"frist-{nummer}", f"{sak.oppdrag.ord('sak-frist')} {nummer}")
        yield Vedtakspunkt(
            nummer=str(nummer),
            tekst=a.tekst,
            handling=sak.oppdrag.ord("sak-vedtas" if vedtas else "sak-orientering"),
            kilde=a.kilde,
            frister=(frist,) if a.tekst in med_frist else (),
        )


def _vedtas(sak: _Sak) -> Iterator[Avsnitt]:
    for avtale in sak.klare:
        yield from sak.om(avtale).avsnitt("avtale_vedtas")
    if sak.avtalestatus == "mangler":
        yield from sak.avsnitt("avtale_mangler")
    if not sak.plan:
        yield from sak.avsnitt("plan_mangler")
    yield from sak.avsnitt("vedtas")


def _orientering(sak: _Sak) -> Iterator[Avsnitt]:
    yield from sak.avsnitt("orientering")
    if sak.plan:
        yield from sak.avsnitt("plan_vedtatt")
    for avtale in sak.inngaatt:
        yield from sak.om(avtale).avsnitt("avtale_inngaatt")
    if sak.andre:
        yield from sak.avsnitt("avtaler")


def _ellers(sak: _Sak) -> Iterator[Avsnitt]:
    yield from sak.avsnitt("ellers")
    if not sak.plan:
        yield from sak.avsnitt("ellers_plan")
    yield from sak.avsnitt("forbehold")


def _utfyllinger(oppdrag: Oppdrag, *ider: str) -> tuple[Utfylling, ...]:
    navn = {id_: oppdrag.ord(f"sak-{id_}") for id_ in ider}
    return tuple(Utfylling(navn=n, kontroll=lag_kontroll(id_, n)) for id_, n in navn.items())
