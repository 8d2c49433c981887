"""Rules for contacts: numbers that must not be mixed up, what must be shown, private numbers; knows no clock."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import compress
from typing import Final

from generator.errors import Funn, Nivaa
from generator.kommune import Kommune, Kontakt
from generator.kommune.kontakt import KONTAKTER_SOM_MAA_VISES

Sti = tuple[str | int, ...]
_ALDRI_VAKT: Final = {
    "116117": "nummeret til legevakta",
    "112": "politiets nødnummer",
    "113": "ambulansens nødnummer",
    "110": "brannvesenets nødnummer",
    "116111": "nummeret til Alarmtelefonen",
}


def check_kontakter(kommune: Kommune) -> Iterator[Funn]:
    """Yield findings about the contacts, fixed and in services."""
    yield from _barnevern(kommune)
    for navn in KONTAKTER_SOM_MAA_VISES:
        kontakt = getattr(kommune.kontakt, navn)
        if kontakt is not None and not kontakt.publiser:
            yield Funn(
                ("kontakt", navn, "publiser"),
                "er false, men alle som er bekymret for et barn, må kunne finne nummeret",
                "Skriv publiser: true.",
                Nivaa.FEIL,
            )
    if (legevakt := kommune.kontakt.legevakt) and legevakt.telefon and _siffer(legevakt.telefon) in ("112", "113"):
        yield Funn(
            ("kontakt", "legevakt", "telefon"),
            "er et nødnummer, ikke legevakta",
            'Skriv "116 117" eller legevaktas eget nummer.',
            Nivaa.FEIL,
        )
    for sti, kontakt in kommune.alle_kontakter():
        yield from _kontakt(sti, kontakt, kommune)


def _siffer(telefon: str) -> str:
    return re.sub(r"\D", "", telefon)


def _barnevern(kommune: Kommune) -> Iterator[Funn]:
    vakt = kommune.kontakt.barnevernvakt
    for navn, kontakt in (("barnevernvakt", vakt), ("barnevern_dag", kommune.kontakt.barnevern_dag)):
        hvem = _ALDRI_VAKT.get(_siffer(kontakt.telefon)) if kontakt and kontakt.telefon else None
        if hvem:
            yield Funn(
                ("kontakt", navn, "telefon"),
                f"er {hvem}, ikke nummeret til barnevernet",
                "Skriv det lokale nummeret. Vet dere det ikke, ta bort hele kontakten.",
                Nivaa.FEIL,
            )
    if vakt and vakt.telefon and _siffer(vakt.telefon) == "02800" and "politi" not in (vakt.via or "").lower():
        yield Funn(
            ("kontakt", "barnevernvakt", "telefon"),
            "er politiets sentralbord",
            "Setter politiet over til barnevernvakta, skriv via: politiet. Ellers skriv det lokale nummeret.",
            Nivaa.FEIL,
            ser_paa=(("kontakt", "barnevernvakt", "via"),),
        )


def _kontakt(sti: Sti, kontakt: Kontakt, kommune: Kommune) -> Iterator[Funn]:
    if kontakt.telefon is None and kontakt.epost is None and kontakt.lenke is None:
        yield Funn(
            sti,
            f"{kontakt.funksjon} har verken telefon, e-post eller lenke",
            "Legg til en måte å nå dem på.",
            Nivaa.MANGEL,
            nn=f"{kontakt.funksjon} har verken telefon, e-post eller lenkje",
        )
    if None in (kontakt.kontrollert, kontakt.kilde):
        om, borte = kontakt.funksjon, (kontakt.kontrollert is None, kontakt.kilde is None)
        nb = (f"når opplysningene om {om} ble kontrollert", f"hvor opplysningene om {om} kommer fra")
        nn = (f"når opplysningane om {om} vart kontrollerte", f"kor opplysningane om {om} kjem frå")
        yield Funn(
            sti,
            f"{', og '.join(compress(nb, borte))}, er ikke oppgitt",
            "Skriv datoen noen sist sjekket nummeret (kontrollert), og hvor det kommer fra (kilde).",
            Nivaa.MANGEL,
            nn=f"{', og '.join(compress(nn, borte))}, er ikkje oppgitt",
        )
    if kontakt.telefon and not kommune.fiktiv and re.fullmatch(r"0\d{7}", _siffer(kontakt.telefon)):
        yield Funn(
            (*sti, "telefon"),
            f"«{kontakt.telefon.replace(chr(160), chr(32))}» er et oppdiktet nummer",
            "Skriv nummeret som gjelder. Vet dere det ikke, ta bort linja. Bare en kommune med fiktiv: true kan ha slike numre.",
            Nivaa.FEIL,
            ser_paa=(("fiktiv",),),
        )
    yield from _vist_kontakt(sti, kontakt, kommune)


def _vist_kontakt(sti: Sti, kontakt: Kontakt, kommune: Kommune) -> Iterator[Funn]:
    """Yield what should be looked at before a contact is shown to everyone."""
    if kontakt.navn and kontakt.publiser and kontakt.publiser_navn:
        yield Funn(
            (*sti, "navn"),
            "navnet på en person blir vist på nettsiden",
            "En rolle er nok. Skriv publiser_navn: false, eller ta bort navnet.",
            Nivaa.VARSEL,
        )
    if (
        kontakt.publiser
        and kontakt.telefon
        and not kommune.fiktiv
        and re.fullmatch(r"(47)?[49]\d{7}", _siffer(kontakt.telefon))
    ):
        yield Funn(
            (*sti, "telefon"),
            "ser ut som et mobilnummer og blir vist på nettsiden",
            "Sjekk at det er funksjonens nummer og ikke en persons private telefon.",
            Nivaa.VARSEL,
        )
