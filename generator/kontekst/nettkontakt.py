"""The contacts that the public pages may show, and how they are written there; knows no page."""

from __future__ import annotations

from collections.abc import Iterator

from generator.fag import Fag
from generator.fag.tekster import Maalform
from generator.kommune import Kommune, Kontakt
from generator.kontekst.felt import dato_eller, find_synlige, format_person, kan_vises
from generator.kontekst.modell import Kontekstdel, felt
from generator.tekst import telefonadresse


class Nettkontakt(Kontekstdel):
    """A published contact."""

    id: str = felt("Nøkkelen til kontakten.", "barnevernvakt", "kontakt")
    hva: str = felt("Hva kontakten er.", "Barnevernvakt")
    navn: str = felt("Hvem det er, med funksjonen som svarer.", "Barnevernvakta i Ytre Fjord", "kontakt.*.funksjon")
    funksjon: str = felt("Funksjonen som svarer.", "Barnevernvakta i Ytre Fjord", "kontakt.*.funksjon")
    telefon: str = felt("Nummeret, eller tomt.", "00 00 00 11", "kontakt.*.telefon")
    telefonadresse: str = felt("Adressen til nummeret, eller tomt.", "tel:+4700000011")
    via: str = felt("Hvem som setter over, eller tomt.", "politiet", "kontakt.*.via")
    epost: str = felt("E-postadressen, eller tomt.", "ke@fjordvik.example", "kontakt.*.epost")
    lenke: str = felt("Nettsiden, eller tomt.", "https://www.fjordvik.example", "kontakt.*.lenke")
    naar: str = felt("Når noen svarer, eller tomt.", "alle dager 15.30–08.00", "kontakt.*.aapningstid")
    kontrollert: str = felt(
        "Datoen opplysningen ble kontrollert, eller tomt.", "3. oktober 2026", "kontakt.*.kontrollert"
    )


def find_nettkontakter(kommune: Kommune, fag: Fag, maalform: Maalform) -> Iterator[tuple[str, Nettkontakt]]:
    """Yield the fixed contacts that may be shown, by key."""
    ukontrollert = fag.ordet("ikke-kontrollert", maalform)
    for navn, kontakt in find_synlige(kommune, "offentlig").items():
        yield navn, _nettkontakt(navn, fag.ordet(f"kontakt-{navn}", maalform), kontakt, ukontrollert)


def lag_nettkontakt(kontakt: Kontakt | None, ukontrollert: str) -> Nettkontakt | None:
    """Return a service's or unit's own contact, or None when it may not be shown or gives no way to reach anyone."""
    if kontakt is None or not kan_vises(kontakt, "offentlig"):
        return None
    if not (kontakt.telefon or kontakt.epost or kontakt.lenke):
        return None
    return _nettkontakt("", kontakt.funksjon, kontakt, ukontrollert)


def _nettkontakt(id_: str, hva: str, kontakt: Kontakt, ukontrollert: str) -> Nettkontakt:
    """Return the contact as the site shows it; one that nobody has checked says so beside its name."""
    like = kontakt.funksjon.casefold().startswith(hva.casefold())
    merke = "" if kontakt.kontrollert else f" ({ukontrollert})"
    return Nettkontakt(
        id=id_,
        hva=hva,
        navn=f"{kontakt.funksjon if like else f'{hva}: {kontakt.funksjon}'}{format_person(kontakt)}{merke}",
        funksjon=kontakt.funksjon,
        telefon=kontakt.telefon or "",
        telefonadresse=telefonadresse(kontakt.telefon) if kontakt.telefon else "",
        via=kontakt.via or "",
        epost=kontakt.epost or "",
        lenke=kontakt.lenke or "",
        naar=kontakt.aapningstid or "",
        kontrollert=dato_eller(kontakt.kontrollert, ""),
    )
