"""What a document is made from, and the head that every document has; knows no kind of document."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.fag import Fag
from generator.fag.tekster import Maalform
from generator.kommune import Kommune, Tjeneste
from generator.kommune.styring import Endring
from generator.kontekst.felt import Krets, dato_eller
from generator.kontekst.modell import Endringslinje, Faktum, Hode
from generator.tekst import format_dato


@dataclass(frozen=True)
class Oppdrag:
    """What a document is made from.

    Attributes:
        kommune: the municipality.
        fag: the professional base.
        maalform: the written standard of the template.
        krets: who will read it; decides which contacts are put in at all.
        mangler: what is unknown, one sentence each.
    """

    kommune: Kommune
    fag: Fag
    maalform: Maalform
    krets: Krets
    mangler: tuple[str, ...]

    def ord(self, id_: str) -> str:
        """Return a label in the document's standard."""
        return self.fag.ordet(id_, self.maalform)

    @property
    def ukjent(self) -> str:
        """What stands where a fact is unknown."""
        return self.ord("ikke-oppgitt")

    def for_tjeneste(self, tjeneste: Tjeneste) -> Tjenesteoppdrag:
        """Return the same for a document about one service."""
        return Tjenesteoppdrag(self.kommune, self.fag, self.maalform, self.krets, self.mangler, tjeneste)


@dataclass(frozen=True)
class Tjenesteoppdrag(Oppdrag):
    """What a document about one service is made from.

    Attributes:
        tjeneste: the service.
    """

    tjeneste: Tjeneste


def lag_hode(oppdrag: Oppdrag, id_: str, tittel: str, gjelder: str) -> Hode:
    """Return the head of a document; what `dokumenter` does not tell is «ikke oppgitt», and the version «utkast»."""
    gitt = next((h for h in oppdrag.kommune.dokumenter if h.dokument == id_), None)
    ukjent = oppdrag.ukjent
    godkjent = [x for x in (gitt.godkjent_av, dato_eller(gitt.godkjent_dato, "")) if x] if gitt else []
    verdier = {
        "versjon": gitt.versjon if gitt else oppdrag.ord("utkast"),
        "gjelder_fra": dato_eller(gitt.gjelder_fra if gitt else None, ukjent),
        "eier": (gitt.eier if gitt else None) or ukjent,
        "godkjent": ", ".join(godkjent) or ukjent,
        "saksnummer": (gitt.saksnummer if gitt else None) or ukjent,
        "neste_revisjon": dato_eller(gitt.neste_revisjon if gitt else None, ukjent),
        "regelverk_dato": format_dato(oppdrag.fag.regelverk.meta.lovtekst_dato),
    }
    vist = verdier if gitt and gitt.saksnummer else {k: v for k, v in verdier.items() if k != "saksnummer"}
    fakta = [Faktum(navn=oppdrag.ord(f"hode-{navn}"), verdi=verdi) for navn, verdi in vist.items()]
    return Hode(
        tittel=tittel,
        gjelder=gjelder,
        kommune=oppdrag.kommune.kommune.fullt_navn,
        demo=oppdrag.ord("demo") if oppdrag.kommune.demo else "",
        dokument_id=id_,
        opplysninger=samle_ukjente(fakta, ukjent),
        **verdier,
    )


def samle_ukjente(fakta: Iterable[Faktum], ukjent: str) -> tuple[Faktum, ...]:
    """Return the facts; two or more unknown ones become one last row, so «ikke oppgitt» is not said row after row."""
    alle = tuple(fakta)
    uten = [f.navn for f in alle if f.verdi == ukjent]
    if len(uten) < 2:
        return alle
    samlet = "; ".join(f"{navn[:1].lower()}{navn[1:]}" for navn in uten)
    return (*(f for f in alle if f.verdi != ukjent), Faktum(navn=ukjent.capitalize(), verdi=samlet))


def find_endringslogg(oppdrag: Oppdrag, id_: str) -> tuple[Endringslinje, ...]:
    """Return the change log of a document."""
    logg = next((h.endringslogg for h in oppdrag.kommune.dokumenter if h.dokument == id_), ())
    return tuple(lag_endringslinje(e) for e in logg)


def lag_endringslinje(endring: Endring) -> Endringslinje:
    """Return one line of a change log."""
    return Endringslinje(
        versjon=endring.versjon, dato=format_dato(endring.dato), hva=endring.hva, hvorfor=endring.hvorfor or ""
    )
