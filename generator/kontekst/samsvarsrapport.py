"""How the municipality stands to the recommendations, as leaders read it: the counts, what to do first, each requirement; knows no layout."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from generator.errors import format_liste
from generator.fag import Fag
from generator.fag.bibliotek import Anbefaling, Krav
from generator.kommune.funksjoner import find_funksjoner
from generator.kommune.styring import AvvikFraAnbefaling
from generator.kontekst.felt import dato_eller, find_felt
from generator.kontekst.kilder import format_kilder
from generator.kontekst.modell import Faktum, Hode
from generator.kontekst.oppdrag import Oppdrag, lag_hode
from generator.kontekst.samsvarsord import Samsvarsord
from generator.kontekst.samsvarsrapport_modell import (
    Avviksrad,
    Kravdel,
    Kravrad,
    SamsvarsrapportKontekst,
    Stolperad,
    Tiltak,
)
from generator.kontekst.tekstvalg import Tekstvalg
from generator.samsvar import STATUSER, Samsvarsrad, Status, find_samsvar
from generator.samsvar.format import NORMER, STATUSNAVN, count_statuser
from generator.tekst import format_noen

TEGN: Final[Mapping[Status, str]] = {
    "oppfylt": "█",
    "delvis": "▒",
    "ikke_oppfylt": "░",
    "avvik_dokumentert": "◊",
    "ikke_relevant": "–",
}
"""One sign for each status: they differ in shape and darkness, so the bar says the same without colour."""
_FELTNAVN: Final[Mapping[Status, str]] = {"avvik_dokumentert": "avvik"}
_NORMREKKEFOELGE: Final = ("skal", "boer", "kan")
_STATUSREKKEFOELGE: Final[tuple[Status, ...]] = ("ikke_oppfylt", "delvis")
_FOERST: Final = 6
"""So many things to do have room on the first page; those that law demands are always there."""
_NAVN_FOERST: Final = 12
_NAVN_SENERE: Final = 6
"""So many names of services stand with each thing to do."""


def build_samsvarsrapport(oppdrag: Oppdrag) -> SamsvarsrapportKontekst:
    """Return the report on the whole municipality. An agreement the readers may not see is told of without its name."""
    kommune, fag, maalform = oppdrag.kommune, oppdrag.fag, oppdrag.maalform
    rader = find_samsvar(kommune, fag)
    ord_ = Samsvarsord(kommune, fag, maalform, oppdrag.krets)
    valg = Tekstvalg(fag, maalform, find_funksjoner(kommune), find_felt(kommune, fag, None, maalform))
    grupper = _grupper(fag, rader)
    tiltak = tuple(_tiltak(oppdrag, ord_, nr, g) for nr, g in enumerate(grupper, start=1))
    antall_foerst = max(_FOERST, sum(_viktighet(g)[0] == 0 for g in grupper))
    nummer = {r.krav: t.nummer for g, t in zip(grupper, tiltak, strict=True) for r in g}
    hode = lag_hode(oppdrag, "samsvarsrapport/kommunen", oppdrag.ord("tittel-samsvarsrapport"), kommune.kommune.navn)
    return SamsvarsrapportKontekst(
        hode=hode,
        mangler=oppdrag.mangler,
        oppfylt=_antall(oppdrag, "rapport-oppfylt", rader),
        lovkrav=_antall(oppdrag, "rapport-lovkrav", [r for r in rader if r.norm == "skal"]),
        forbehold=" ".join(filter(None, (valg.tekst(id_) for id_ in ("led-oppfylt", "led-ikke-foert-opp")))),
        stolper=tuple(_stolper(oppdrag, rader)),
        i_alt=_stolpe(oppdrag.ord("rapport-i-alt"), rader, str(len(rader))),
        tegn=", ".join(f"{TEGN[s]} {STATUSNAVN[s].paa(maalform)}" for s in STATUSER),
        foerst=tiltak[:antall_foerst],
        senere=tiltak[antall_foerst:],
        anbefalinger=tuple(_kravdel(oppdrag, ord_, a, rader, nummer) for a in fag.bibliotek.anbefalinger if a.krav),
        om_avvik=valg.avsnitt(("styring-avvik", "led-avvik-lov")),
        avvik=tuple(_avvik(oppdrag, a) for a in kommune.avvik_fra_anbefaling),
        om=valg.avsnitt(("led-grunnlag", "led-nivaaer")),
        opplysninger=tuple(_opplysninger(oppdrag, hode)),
    )


def _antall(oppdrag: Oppdrag, id_: str, rader: Sequence[Samsvarsrad]) -> str:
    return oppdrag.ord(id_).format(oppfylt=sum(r.status == "oppfylt" for r in rader), antall=len(rader))


def _for_anbefaling(anbefaling: Anbefaling, rader: Iterable[Samsvarsrad]) -> list[Samsvarsrad]:
    return [r for r in rader if r.krav.partition(".")[0] == str(anbefaling.nummer)]


def _stolper(oppdrag: Oppdrag, rader: Sequence[Samsvarsrad]) -> Iterator[Stolperad]:
    for anbefaling in oppdrag.fag.bibliotek.anbefalinger:
        egne = _for_anbefaling(anbefaling, rader)
        tegn = "".join(TEGN[s] for s in STATUSER for r in egne if r.status == s)
        yield _stolpe(f"{anbefaling.nummer} {anbefaling.navn.paa(oppdrag.maalform)}", egne, tegn)


def _stolpe(navn: str, rader: Sequence[Samsvarsrad], stolpe: str) -> Stolperad:
    antall = {_FELTNAVN.get(status, status): str(n) for status, n in count_statuser(rader).items()}
    return Stolperad(navn=navn, stolpe=stolpe, **antall)


def _grupper(fag: Fag, rader: Iterable[Samsvarsrad]) -> list[list[Samsvarsrad]]:
    """Return what is left, by what leaders can do about it: law first, then what is not met, then what helps most."""
    tiltak = {k.id: k.tiltak.nb for a in fag.bibliotek.anbefalinger for k in a.krav}
    grupper: dict[str, list[Samsvarsrad]] = {}
    for rad in rader:
        if rad.status in _STATUSREKKEFOELGE:
            grupper.setdefault(tiltak[rad.krav], []).append(rad)
    return sorted(grupper.values(), key=_viktighet)


def _tiltak(oppdrag: Oppdrag, ord_: Samsvarsord, nummer: int, rader: Sequence[Samsvarsrad]) -> Tiltak:
    krav = {k.id: k for a in oppdrag.fag.bibliotek.anbefalinger for k in a.krav}
    norm, status, _ = _viktighet(rader)
    navn = list(dict.fromkeys(n for r in rader for n in ord_.find_navn(r.krav, r.gjelder)))
    return Tiltak(
        nummer=str(nummer),
        norm=NORMER[_NORMREKKEFOELGE[norm]].paa(oppdrag.maalform),
        tekst=krav[rader[0].krav].tiltak.paa(oppdrag.maalform),
        gjelder=format_noen(navn, oppdrag.ord("og-flere"), maks=_NAVN_FOERST if nummer <= _FOERST else _NAVN_SENERE),
        krav=format_liste((r.krav for r in rader), bindeord="og"),
        status=STATUSNAVN[_STATUSREKKEFOELGE[status]].paa(oppdrag.maalform),
    )


def _viktighet(rader: Sequence[Samsvarsrad]) -> tuple[int, int, int]:
    """Return the strongest level, the weakest status among the requirements of that level, and how many it helps."""
    norm = min(_NORMREKKEFOELGE.index(r.norm) for r in rader)
    egne = [r for r in rader if r.norm == _NORMREKKEFOELGE[norm]]
    return norm, min(_STATUSREKKEFOELGE.index(r.status) for r in egne), -len(rader)


def _kravdel(
    oppdrag: Oppdrag, ord_: Samsvarsord, anbefaling: Anbefaling, rader: Sequence[Samsvarsrad], nummer: Mapping[str, str]
) -> Kravdel:
    navn = anbefaling.navn.paa(oppdrag.maalform)
    krav = {k.id: k for k in anbefaling.krav}
    return Kravdel(
        overskrift=oppdrag.ord("rapport-anbefaling").format(nummer=anbefaling.nummer, navn=navn),
        krav=tuple(
            _kravrad(oppdrag, ord_, krav[r.krav], r, nummer.get(r.krav, "")) for r in _for_anbefaling(anbefaling, rader)
        ),
    )


def _kravrad(oppdrag: Oppdrag, ord_: Samsvarsord, krav: Krav, rad: Samsvarsrad, tiltak: str) -> Kravrad:
    maalform = oppdrag.maalform
    return Kravrad(
        nummer=rad.krav,
        norm=NORMER[rad.norm].paa(maalform),
        tekst=rad.tekst.paa(maalform),
        lov=format_kilder(oppdrag.fag, maalform, krav.kilde),
        status=STATUSNAVN[rad.status].paa(maalform),
        bevis=ord_.format_bevis(rad),
        avvik=ord_.format_avvik(rad),
        mangler=krav.tiltak.paa(maalform) if tiltak else "",
        tiltak=tiltak,
    )


def _avvik(oppdrag: Oppdrag, avvik: AvvikFraAnbefaling) -> Avviksrad:
    ukjent = oppdrag.ukjent
    godkjent = [x for x in (avvik.godkjent_av, dato_eller(avvik.dato, "")) if x]
    return Avviksrad(
        krav=avvik.krav,
        hva=avvik.hva,
        begrunnelse=avvik.begrunnelse,
        i_stedet=avvik.kompenserende_tiltak or ukjent,
        godkjent=", ".join(godkjent) or ukjent,
        revurderes=dato_eller(avvik.revurderes, ukjent),
    )


def _opplysninger(oppdrag: Oppdrag, hode: Hode) -> Iterator[Faktum]:
    """Yield what is known of the document; a report nobody has approved has nothing to tell here."""
    verdier = {
        "gjelder-fra": hode.gjelder_fra,
        "eier": hode.eier,
        "godkjent": hode.godkjent,
        "saksnummer": hode.saksnummer,
        "neste": hode.neste_revisjon,
    }
    for id_, verdi in verdier.items():
        if verdi != oppdrag.ukjent:
            yield Faktum(navn=oppdrag.ord(f"faktum-{id_}"), verdi=verdi)
