"""The parts of the case that come from the municipality's own facts: costs, status, attachments; knows no layout."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from generator.errors import format_liste
from generator.fag.skjemaer import Skjema
from generator.kommune import Avtale, Kommune, Rolle
from generator.kontekst.avtaledeler import format_per_aar
from generator.kontekst.kilder import format_kilder
from generator.kontekst.lederansvar import find_kommunestyrets, format_plan
from generator.kontekst.modell import Faktum
from generator.kontekst.oppdrag import Oppdrag
from generator.kontekst.rutinedeler import find_modellnavn, format_opplaering
from generator.kontekst.saksframlegg_modell import Kostnadslinje, Kravlinje, Statuslinje, Vedlegg
from generator.kontekst.skjema_modell import Kontroll
from generator.plan import Dokument, plan_dokumenter
from generator.samsvar import Samsvarsrad, Status
from generator.tekst import stor_forbokstav

_BARE_ANTALL: Final = ("lommekort", "skjema")
_I_ARBEID: Final[tuple[Status, ...]] = ("delvis",)
_FERDIG: Final[tuple[Status, ...]] = ("oppfylt", "ikke_relevant")


def lag_kontroll(merke: str, tittel: str) -> Kontroll:
    """Return a control of the case; its tag begins with «sak»."""
    return Kontroll(merke=f"sak-{merke}", tittel=tittel)


def find_planlagte(oppdrag: Oppdrag) -> tuple[Dokument, ...]:
    """Return the documents of the set, the case itself left out."""
    alle = plan_dokumenter(oppdrag.kommune, oppdrag.fag)
    return tuple(d for d in alle if d.krets == "intern" and d.slag != "saksframlegg")


def find_saksfakta(oppdrag: Oppdrag, dokumenter: Sequence[Dokument]) -> Iterator[Faktum]:
    """Yield whom the set is for, how much of it is approved, and which services it does not reach."""
    if v := oppdrag.kommune.virkeomraade:
        alder = oppdrag.ord("sak-alder").format(fra=v.alder_fra, til=v.alder_til)
        gravide = [oppdrag.ord("sak-gravide")] if v.gravide else []
        yield _faktum(oppdrag, "sak-gjelder", format_liste([alder, *gravide], bindeord="og"))
    yield _faktum(oppdrag, "tema-modell", stor_forbokstav(find_modellnavn(oppdrag)))
    antall, alle = find_godkjent(oppdrag, dokumenter)
    yield _faktum(oppdrag, "sak-rutiner", oppdrag.ord("sak-av").format(antall=antall, alle=alle))
    if borte := find_borte(oppdrag):
        yield _faktum(oppdrag, "sak-uten-rutine", oppdrag.ord("sak-uten-rutine-hva").format(typer=borte))


def find_borte(oppdrag: Oppdrag) -> str:
    """Return the expected service types that the municipality has not entered, or ""."""
    typer = {t.type for t in oppdrag.kommune.tjenester}
    borte = [t.navn for t in oppdrag.fag.tjenestetyper if t.forventet == "mangel" and t.type not in typer]
    return "; ".join(dict.fromkeys(navn.paa(oppdrag.maalform) for navn in borte))


def find_ikke_oppgitt(oppdrag: Oppdrag) -> tuple[str, ...]:
    """Return what a routine cannot do without and nobody has told, as it stands inside a sentence."""
    kommune = oppdrag.kommune
    kjent = {
        "barnevern_dag": kommune.kontakt.barnevern_dag,
        "barnevernvakt": kommune.kontakt.barnevernvakt,
        "samordning": kommune.samordning and kommune.samordning.avgjoeres_av,
    }
    return tuple(oppdrag.ord(f"sak-mangel-{id_}") for id_, v in kjent.items() if not v)


def find_rettes(oppdrag: Oppdrag) -> str:
    """Return what the council asks to have put right in the set, as it stands inside a sentence, or ""."""
    tjenester = (oppdrag.ord("sak-mangel-tjenester"),) if find_borte(oppdrag) else ()
    return format_liste((*tjenester, *find_ikke_oppgitt(oppdrag)), bindeord="og")


def find_godkjent(oppdrag: Oppdrag, dokumenter: Sequence[Dokument]) -> tuple[int, int]:
    """Return how many routines are approved, and how many there are."""
    rutiner = [d.id for d in dokumenter if d.slag == "bekymringsrutine"]
    godkjent = {h.dokument for h in oppdrag.kommune.dokumenter if h.godkjent_dato}
    return sum(r in godkjent for r in rutiner), len(rutiner)


def find_planstatus(oppdrag: Oppdrag) -> Iterator[str]:
    """Yield what is told of the plan of bvl § 15-1; a date is not yet a plan that meets the law."""
    plan = oppdrag.kommune.planer.forebyggende_plan if oppdrag.kommune.planer else None
    if vedtatt := format_plan(oppdrag):
        yield oppdrag.ord("sak-egen-plan").format(plan=vedtatt)
        yield oppdrag.ord("sak-egen-bekreftes")
    else:
        yield oppdrag.ord("sak-egen-plan-ukjent")
    if plan and plan.lenke:
        yield plan.lenke


def find_avtalestatus(oppdrag: Oppdrag) -> Iterator[str]:
    """Yield what is told of the agreements that the council itself must enter into."""
    avtaler = tuple(find_kommunestyrets(oppdrag))
    for avtale, naar in avtaler:
        status = oppdrag.ord(f"sak-egen-avtale-{'inngaatt' if naar else 'vedtas'}").format(naar=naar)
        yield f"{avtale.tittel}: {status[:1].lower()}{status[1:]}" if len(avtaler) > 1 else status
    if not avtaler:
        yield oppdrag.ord("sak-egen-avtale-mangler")


def find_raadsstatus(oppdrag: Oppdrag) -> Iterator[str]:
    """Yield what is told of the councils of kl § 5-12; nobody is asked about the one for disabled people."""
    system = oppdrag.kommune.medvirkning.system if oppdrag.kommune.medvirkning else None
    raad = system.ungdomsraad if system else None
    yield oppdrag.ord(f"sak-egen-ungdom-{'ukjent' if raad is None else 'ja' if raad else 'nei'}")
    yield oppdrag.ord("sak-egen-funksjon")


def find_medvirkningsfakta(oppdrag: Oppdrag) -> Iterator[Faktum]:
    """Yield what the municipality has told of its youth council."""
    system = oppdrag.kommune.medvirkning.system if oppdrag.kommune.medvirkning else None
    raad = system.ungdomsraad if system else None
    verdi = oppdrag.ukjent if raad is None else oppdrag.ord("ja-har" if raad else "nei-har-ikke")
    yield _faktum(oppdrag, "hososs-ungdomsraad", verdi)
    if system and system.hoeres_ved:
        yield _faktum(oppdrag, "sak-raadet-hoeres", format_liste(system.hoeres_ved, bindeord="og"))


def find_kostnader(oppdrag: Oppdrag) -> Iterator[Kostnadslinje]:
    """Yield what may cost money, with its known size. The amounts are never known."""
    omfang = {
        "roller": tuple(_rolleomfang(oppdrag)),
        "moeter": tuple(_moeteomfang(oppdrag)),
        "opplaering": tuple(_opplaeringsomfang(oppdrag)),
        "annet": (oppdrag.ukjent,),
        "sum": (),
    }
    for id_, linjer in omfang.items():
        post = oppdrag.ord(f"sak-kostnad-{id_}")
        kroner = lag_kontroll(f"kroner-{id_}", oppdrag.ord("sak-kroner").format(post=post))
        yield Kostnadslinje(post=post, omfang=linjer, kroner=kroner)


def find_omfang(oppdrag: Oppdrag) -> str:
    """Return the known size of what may cost money, as it stands inside a sentence, or ""."""
    kommune = oppdrag.kommune
    antall = {
        "roller": sum(r.tid_prosent or 0 for r in kommune.roller),
        "moeter": len(kommune.moetearenaer),
        "opplaering": len(kommune.kompetanseplan),
    }
    deler = {id_: oppdrag.ord(f"sak-omfang-{id_}").format(antall=n) for id_, n in antall.items() if n}
    ukjente = [_rollenavn(oppdrag, r) for r in kommune.roller if r.tid_prosent is None]
    if "roller" in deler and ukjente:
        uten = oppdrag.ord("sak-omfang-roller-uten").format(hva=format_liste(ukjente, bindeord="og"))
        deler["roller"] = f"{deler['roller']} {uten}"
    return format_liste(deler.values(), bindeord="og")


def _rolleomfang(oppdrag: Oppdrag) -> Iterator[str]:
    kjente = [(r, r.tid_prosent) for r in oppdrag.kommune.roller if r.tid_prosent is not None]
    for rolle, prosent in kjente:
        yield f"{_rollenavn(oppdrag, rolle)}: {oppdrag.ord('sak-prosent').format(prosent=prosent)}"
    if len(kjente) > 1:
        yield f"{stor_forbokstav(oppdrag.ord('sak-prosent-sum').format(prosent=sum(p for _, p in kjente)))}."
    yield from _ukjent(oppdrag, [_rollenavn(oppdrag, r) for r in oppdrag.kommune.roller if r.tid_prosent is None])
    if not oppdrag.kommune.roller:
        yield oppdrag.ukjent


def _moeteomfang(oppdrag: Oppdrag) -> Iterator[str]:
    arenaer = oppdrag.kommune.moetearenaer
    kjente = [a for a in arenaer if a.per_aar is not None]
    yield from (f"{a.navn}: {format_per_aar(oppdrag, a.per_aar)}" for a in kjente)
    yield from _ukjent(oppdrag, [a.navn for a in arenaer if a.per_aar is None])
    if not arenaer:
        yield oppdrag.ukjent


def _opplaeringsomfang(oppdrag: Oppdrag) -> Iterator[str]:
    yield from (format_opplaering(oppdrag, linje) for linje in oppdrag.kommune.kompetanseplan)
    if not oppdrag.kommune.kompetanseplan:
        yield oppdrag.ukjent


def _ukjent(oppdrag: Oppdrag, navn: Sequence[str]) -> Iterator[str]:
    if navn:
        yield oppdrag.ord("sak-omfang-ukjent").format(hva=format_liste(navn, bindeord="og"))


def _rollenavn(oppdrag: Oppdrag, rolle: Rolle) -> str:
    return oppdrag.fag.rolle_etter_id[rolle.id].navn.paa(oppdrag.maalform)


def find_rollenavn(oppdrag: Oppdrag) -> str:
    """Return the coordinator roles as they stand inside a sentence, or ""."""
    navn = [_rollenavn(oppdrag, r) for r in oppdrag.kommune.roller]
    smaa = [n if n[1:2].isupper() else n[:1].lower() + n[1:] for n in navn]
    return format_liste(smaa, bindeord="og")


def find_status(oppdrag: Oppdrag, rader: Sequence[Samsvarsrad]) -> Iterator[Statuslinje]:
    """Yield how many requirements are met: of law, and of the recommendations."""
    lov = [r for r in rader if r.norm == "skal"]
    for ord_, egne in (("sak-lovkrav", lov), ("sak-anbefalinger", [r for r in rader if r.norm != "skal"])):
        oppfylt = sum(r.status in _FERDIG for r in egne)
        delvis = sum(r.status in _I_ARBEID for r in egne)
        yield Statuslinje(
            hva=oppdrag.ord(ord_),
            antall=str(len(egne)),
            oppfylt=str(oppfylt),
            delvis=str(delvis),
            ikke=str(len(egne) - oppfylt - delvis),
        )


def find_lovkrav(oppdrag: Oppdrag, rader: Sequence[Samsvarsrad]) -> Iterator[Kravlinje]:
    """Yield every legal requirement with what the set documents, the least documented first; never that a law is broken."""
    maalform = oppdrag.maalform
    kilder = {k.id: k.kilde for a in oppdrag.fag.bibliotek.anbefalinger for k in a.krav}
    for rad in sorted((r for r in rader if r.norm == "skal"), key=_rekkefoelge):
        kjent = rad.status in (*_FERDIG, *_I_ARBEID)
        yield Kravlinje(
            tekst=rad.tekst.paa(maalform),
            lov=format_kilder(oppdrag.fag, maalform, kilder[rad.krav]),
            status=oppdrag.ord(f"sak-status-{rad.status if kjent else 'ikke'}"),
        )


def _rekkefoelge(rad: Samsvarsrad) -> int:
    return 2 if rad.status in _FERDIG else 1 if rad.status in _I_ARBEID else 0


def find_vedlegg(oppdrag: Oppdrag, dokumenter: Sequence[Dokument]) -> Iterator[Vedlegg]:
    """Yield the documents of the set, kind by kind; those about the whole municipality come last."""
    om_kommunen = [d for d in dokumenter if isinstance(d.om, Kommune)]
    for slag in dict.fromkeys(d.slag for d in dokumenter if not isinstance(d.om, Kommune)):
        av_slaget = [d for d in dokumenter if d.slag == slag]
        if slag in _BARE_ANTALL:
            hvilke = oppdrag.ord(f"saksvedlegg-{slag}-hva")
        else:
            hvilke = format_liste((_navn(oppdrag, d) for d in av_slaget), bindeord="og")
        yield Vedlegg(slag=oppdrag.ord(f"saksvedlegg-{slag}"), antall=str(len(av_slaget)), hvilke=hvilke)
    if om_kommunen:
        navn = format_liste((_navn(oppdrag, d) for d in om_kommunen), bindeord="og")
        yield Vedlegg(slag=oppdrag.ord("saksvedlegg-kommunen"), antall=str(len(om_kommunen)), hvilke=navn)


def _navn(oppdrag: Oppdrag, dokument: Dokument) -> str:
    match dokument.om:
        case Rolle() as rolle:
            return _rollenavn(oppdrag, rolle)
        case Avtale() as avtale:
            return avtale.tittel
        case Skjema() as skjema:
            return skjema.navn.paa(oppdrag.maalform)
        case Kommune():
            return oppdrag.ord(f"tittel-{dokument.slag}")
        case om:
            return om.navn


def _faktum(oppdrag: Oppdrag, ord_: str, verdi: str) -> Faktum:
    return Faktum(navn=oppdrag.ord(ord_), verdi=verdi)
