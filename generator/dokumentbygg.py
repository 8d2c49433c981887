"""A planned document to the bytes of a Word file: its template, what is missing, its context; knows no folder and writes nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from generator.errors import Funn, Nivaa
from generator.fag import Fag
from generator.fag.skjemaer import Skjema
from generator.fag.tekster import SPRAAKKODE, Maalform
from generator.kommune import Avtale, Kommune, Rolle, Tjeneste
from generator.kontekst.bekymringsrutine import build_bekymringsrutine
from generator.kontekst.egenvurdering import build_egenvurdering
from generator.kontekst.flytskjema import build_flytskjema
from generator.kontekst.kompetanseplan import build_kompetanseplan
from generator.kontekst.kortrutine import build_kortrutine
from generator.kontekst.lederansvar import build_lederansvar
from generator.kontekst.lommekort import build_lommekort
from generator.kontekst.modell import Kontekstdel
from generator.kontekst.nettsted import Nettdokument
from generator.kontekst.oppdrag import Oppdrag, Tjenesteoppdrag
from generator.kontekst.rollebeskrivelse import build_rollebeskrivelse
from generator.kontekst.saksframlegg import build_saksframlegg
from generator.kontekst.samarbeidsark import build_samarbeidsark
from generator.kontekst.samarbeidsavtale import build_samarbeidsavtale
from generator.kontekst.samsvarsrapport import build_samsvarsrapport
from generator.kontekst.skjema import build_skjema
from generator.plan import Arbeidssted, Dokument, Slag, find_malsti
from generator.tekst import format_dato, stor_forbokstav
from generator.tre import Tre
from generator.word import Mal, load_mal

Sti = tuple[str | int, ...]
_STIL: Final = "maler/word/stil.docx"
_KORTE: Final[tuple[Slag, ...]] = ("lommekort", "kortrutine")
"""The kinds that do not say what two services may share, and so miss nothing when it is not settled."""
_BARNEVERN: Final = (("kontakt", "barnevern_dag"), ("kontakt", "barnevernvakt"))
_ANGAAR: Final[Mapping[Slag, tuple[Sti, ...]]] = {
    "bekymringsrutine": (
        ("kontakt",),
        ("kommune", "sentralbord"),
        ("samordning",),
        ("virkeomraade",),
        ("modell",),
        ("anmeldelse",),
        ("frister",),
        ("roller",),
    ),
    "samarbeidsavtale": (*_BARNEVERN, ("samordning",)),
    "rollebeskrivelse": (),
    "samarbeidsark": _BARNEVERN,
    "lommekort": _BARNEVERN,
    "skjema": (),
    "kompetanseplan": (),
    "samsvarsrapport": (),
    "egenvurdering": (),
    "kortrutine": _BARNEVERN,
    "flytskjema": (*_BARNEVERN, ("modell",)),
    "lederansvar": (),
    "saksframlegg": (*_BARNEVERN, ("kommune", "sentralbord"), ("samordning",), ("virkeomraade",)),
}

_OM_EN_TJENESTE: Final[Mapping[Slag, Callable[[Tjenesteoppdrag], Kontekstdel]]] = {
    "bekymringsrutine": build_bekymringsrutine,
    "samarbeidsark": build_samarbeidsark,
    "kortrutine": build_kortrutine,
}
_OM_KOMMUNEN: Final[Mapping[Slag, Callable[[Oppdrag], Kontekstdel]]] = {
    "flytskjema": build_flytskjema,
    "kompetanseplan": build_kompetanseplan,
    "samsvarsrapport": build_samsvarsrapport,
    "egenvurdering": build_egenvurdering,
    "lederansvar": build_lederansvar,
    "saksframlegg": build_saksframlegg,
}


class Malhylle:
    """The Word templates of one run, each read once."""

    def __init__(self, tre: Tre, mappe: str = "") -> None:
        """Take the tree that holds the templates, and the folder of the municipality whose own they are."""
        self._tre, self._mappe = tre, mappe
        self._lest: dict[str, Mal] = {}
        self._sha: dict[str, str] = {}

    def sha(self, slag: Slag, maalform: Maalform) -> str:
        """Return the fingerprint of a template with its looks, without making it ready."""
        sti = find_malsti(slag, maalform)
        if sti not in self._sha:
            self._sha[sti] = hashlib.sha256(self._tre[sti] + (self._tre.get(_STIL) or b"")).hexdigest()
        return self._sha[sti]

    def hent(self, slag: Slag, maalform: Maalform) -> Mal:
        """Return the template of a kind, with the looks of ``stil.docx``.

        Raises:
            MalFeil: when it can not be used.
        """
        sti = find_malsti(slag, maalform)
        if sti not in self._lest:
            egen = f"kommuner/{self._mappe}/{sti}"
            navn = egen if egen in self._tre else sti
            stil = self._tre.get(_STIL)
            self._lest[sti] = load_mal(self._tre[sti], navn=navn, stil=stil, spraak=SPRAAKKODE[maalform])
        return self._lest[sti]


class Ferdige:
    """The documents of one municipality that the last run made, and what each was made from.

    Attributes:
        noekler: what each document of this run is made from, by path.
    """

    def __init__(
        self, mappe: Path, noekler: Mapping[str, str], filer: Mapping[str, str], *, samme: bool = False
    ) -> None:
        """Take the output folder, what each document there was made from, the fingerprint of each file, and whether all inputs are the same."""
        self.noekler: dict[str, str] = {}
        self._mappe, self._filer, self._fortsatt = mappe, filer, noekler if samme else {}
        self._steder = {noekkel: sti for sti, noekkel in noekler.items()}
        self._laget: dict[str, bytes] = {}

    def hent(self, noekkel: str) -> bytes | None:
        """Return a document made from the same: in this run, or in the last one when it lies there as we wrote it.

        The internal and the public edition are one document when nothing in it is only for the staff.
        """
        if (innhold := self._laget.get(noekkel)) is not None or (sti := self._steder.get(noekkel)) is None:
            return innhold
        try:
            innhold = (self._mappe / sti).read_bytes()
        except OSError:
            return None
        return innhold if hashlib.sha256(innhold).hexdigest() == self._filer.get(sti) else None

    def hent_utgave(self, sti: str, *utgaver: str) -> bytes | None:
        """Return the document when one of these paths has it, made in this run or in the last one from the same inputs."""
        for utgave in utgaver:
            noekkel = self.noekler.get(utgave) or self._fortsatt.get(utgave)
            if noekkel and (innhold := self.hent(noekkel)) is not None:
                self.husk(sti, noekkel, innhold)
                return innhold
        return None

    def husk(self, sti: str, noekkel: str, innhold: bytes) -> None:
        """Remember a document of this run."""
        self.noekler[sti] = noekkel
        self._laget[noekkel] = innhold


def render_dokument(dokument: Dokument, oppdrag: Oppdrag, hylle: Malhylle, ferdige: Ferdige) -> bytes:
    """Return the Word file: the one of the last run when context and template are the same.

    Raises:
        MalFeil: when the template does not fit; with the place.
    """
    kontekst = build_kontekst(dokument, oppdrag)
    sha = hashlib.sha256(kontekst.model_dump_json().encode()).hexdigest()
    noekkel = f"{sha} {hylle.sha(dokument.slag, oppdrag.maalform)}"
    innhold = ferdige.hent(noekkel)
    if innhold is None:
        innhold = hylle.hent(dokument.slag, oppdrag.maalform).render(kontekst, kontekst_sha=sha)
    ferdige.husk(dokument.sti, noekkel, innhold)
    return innhold


def build_kontekst(dokument: Dokument, oppdrag: Oppdrag) -> Kontekstdel:
    """Return the context of the document's kind."""
    match dokument.slag, dokument.om:
        case slag, Tjeneste() as tjeneste:
            return _OM_EN_TJENESTE[slag](oppdrag.for_tjeneste(tjeneste))
        case "lommekort", Arbeidssted(tjeneste=tjeneste, enhet=enhet):
            return build_lommekort(oppdrag.for_tjeneste(tjeneste), enhet, dokument.id)
        case "samarbeidsavtale", Avtale() as avtale:
            return build_samarbeidsavtale(oppdrag, avtale)
        case "rollebeskrivelse", Rolle() as rolle:
            return build_rollebeskrivelse(oppdrag, rolle)
        case "skjema", Skjema() as skjema:
            return build_skjema(oppdrag, skjema)
        case slag, Kommune():
            return _OM_KOMMUNEN[slag](oppdrag)
    raise TypeError(f"{dokument.slag} er ikke om {type(dokument.om).__name__}")


def find_mangler(dokument: Dokument, kommune: Kommune, funn: Sequence[Funn], maalform: Maalform) -> Iterator[str]:
    """Yield what is missing for one document, as sentences for its first page, in the standard the document is in."""
    numre = tuple(("kontakt", k) for k in dokument.om.ringer) if isinstance(dokument.om, Skjema) else ()
    sted = (dokument.sted,) if dokument.sted else ()  # () would stand for all of the municipality
    angaar = (*sted, *_ANGAAR[dokument.slag], *numre, *_droeftingspartnere(dokument, kommune))
    if maalform != kommune.kommune.maalform:
        angaar = (*angaar, ("kommune", "maalform"))
    for f in funn:
        if f.nivaa is not Nivaa.MANGEL or not any(f.sti[: len(sti)] == sti for sti in angaar):
            continue
        if _har_egen_frist(dokument, f) or (dokument.slag in _KORTE and f.sti[-1] == "samme_organ_som_skolen"):
            continue
        if dokument.krets == "intern" or not _skjult_kontakt(kommune, f):
            yield f"{stor_forbokstav(f.melding_paa(maalform))}."


def _droeftingspartnere(dokument: Dokument, kommune: Kommune) -> Iterator[Sti]:
    """Yield where the contacts of the services stand that a routine sends its reader to for advice."""
    if dokument.slag == "bekymringsrutine" and isinstance(dokument.om, Tjeneste):
        for i, tjeneste in enumerate(kommune.tjenester):
            if tjeneste.id in dokument.om.droeftingspartnere:
                yield ("tjenester", i, "kontakt")


def _har_egen_frist(dokument: Dokument, funn: Funn) -> bool:
    """Return whether a missing deadline is one that the service has set itself, or that the law sets for it."""
    if not isinstance(dokument.om, Tjeneste) or funn.sti[:1] != ("frister",):
        return False
    egne, navn = dokument.om.frister, str(funn.sti[-1])
    lovens = dokument.om.type == "barnevern" and navn == "beslutning_dager"
    return lovens or (egne is not None and getattr(egne, navn, None) is not None)


def _skjult_kontakt(kommune: Kommune, funn: Funn) -> bool:
    """Return whether a finding is about a contact that the public may not see."""
    verdi: object = kommune
    for del_ in funn.sti:
        verdi = verdi[del_] if isinstance(verdi, tuple) and isinstance(del_, int) else getattr(verdi, str(del_), None)
    return getattr(verdi, "publiser", True) is False


def lag_nettdokument(dokument: Dokument, kommune: Kommune, fag: Fag, *, pdf: bool = False) -> Nettdokument:
    """Return what the site shows of a public document: an agreement has its own version, the others that of their head.

    Args:
        dokument: the document.
        kommune: the municipality.
        fag: the professional base.
        pdf: whether there is a PDF beside the Word file.
    """
    maalform = kommune.kommune.maalform
    om = dokument.om
    if isinstance(om, Avtale):
        versjon, fra = om.versjon, om.gjelder.fra if om.gjelder else None
    else:
        hode = next((h for h in kommune.dokumenter if h.dokument == dokument.id), None)
        versjon = hode.versjon if hode else fag.ordet("utkast", maalform)
        fra = hode.gjelder_fra if hode else None
    return Nettdokument(
        slag=dokument.slag,
        gjelder=dokument.gjelder,
        tittel=_tittel(dokument, fag, maalform),
        versjon=versjon,
        gjelder_fra=format_dato(fra) if fra else "",
        adresse=dokument.sti.removeprefix("nettsted/"),
        pdf=dokument.pdfsti.removeprefix("nettsted/") if pdf else "",
    )


def _tittel(dokument: Dokument, fag: Fag, maalform: Maalform) -> str:
    """Return what a document is called: after what it is about, or its kind when that is the whole municipality."""
    match dokument.om:
        case Rolle() as rolle:
            return fag.rolle_etter_id[rolle.id].navn.paa(maalform)
        case Skjema() as skjema:
            return skjema.navn.paa(maalform)
        case Kommune():
            return fag.ordet(f"tittel-{dokument.slag}", maalform)
        case Avtale() as avtale:
            return avtale.tittel
        case Tjeneste() | Arbeidssted() as sted:
            return sted.navn
