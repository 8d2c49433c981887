"""Value types of the YAML fields, each with its own Norwegian error; they know no model and no file."""

from __future__ import annotations

import datetime
import re
from typing import Annotated, Final, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError
from stdnum.no import orgnr

from generator.tre import er_trygg_sti

_EPOST: Final = re.compile(r"[^@\s<>()\[\]/:?#\\]+@[^@\s<>()\[\]/:?#\\]+\.[a-zæøåA-ZÆØÅ]{2,}")
_NETTADRESSE: Final = (
    re.compile(r"//[^/@?#]+\.[^/@?#]+([/?#].*)?"),
    "en hel nettadresse",
    "Skriv hele adressen, for eksempel https://www.kommune.no/side.",
)
_LENKER: Final = {
    "https": _NETTADRESSE,
    "http": _NETTADRESSE,
    "mailto": (_EPOST, "en e-postlenke", "Skriv mailto: og adressen, for eksempel mailto:postmottak@kommune.no."),
    "tel": (re.compile(r"\+?[0-9]{3,15}"), "en telefonlenke", "Skriv tel: og sifrene uten mellomrom."),
}


class Modell(BaseModel):
    """Base of every model that is read from YAML: frozen, strict, unknown fields refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


def _feil(kode: str, melding: str, tips: str) -> PydanticCustomError:
    return PydanticCustomError(kode, "{melding}", {"melding": melding, "tips": tips})


def _tekst(verdi: str) -> str:
    verdi = verdi.strip()
    if not verdi:
        raise _feil("tom_tekst", "er tomt", "Skriv inn teksten, eller ta bort hele linja hvis dere ikke vet den.")
    if not verdi.strip("….<>"):
        raise _feil(
            "ikke_fylt_ut",
            f"«{verdi}» er ikke fylt ut",
            "Skriv inn teksten, eller ta bort hele linja hvis dere ikke vet den.",
        )
    for i, tegn in enumerate(verdi):
        if (ord(tegn) < 32 and tegn not in "\n\t") or 127 <= ord(tegn) < 160 or tegn in "\ufffe\uffff":
            raise _feil(
                "styretegn",
                f"tegn nummer {i + 1} er et usynlig styretegn (U+{ord(tegn):04X})",
                "Slett det og skriv teksten på nytt; det kommer ofte med når en limer inn fra et annet program.",
            )
    return verdi


def _telefon(verdi: str) -> str:
    siffer = re.sub(r"[ \u00a0]", "", verdi)
    if not re.fullmatch(r"\+?[0-9]{3,12}", siffer) or (
        not siffer.startswith("+") and len(siffer) not in (3, 4, 5, 6, 8)
    ):
        raise _feil(
            "telefon",
            f"«{verdi}» er ikke et telefonnummer vi kjenner formen på",
            'Skriv åtte siffer, for eksempel "22 22 22 22", eller et kortnummer som "02800".',
        )
    return verdi.replace(" ", "\u00a0")  # a number is never broken over two lines


def _epost(verdi: str) -> str:
    if not verdi.isprintable() or not _EPOST.fullmatch(verdi):
        raise _feil("epost", f"«{verdi}» er ikke en e-postadresse", "Skriv den slik: postmottak@kommune.no.")
    return verdi


def _lenke(verdi: str) -> str:
    type_, kolon, resten = verdi.partition(":")
    if not kolon or type_ not in _LENKER or not resten or not verdi.isprintable() or re.search(r"[\s<>\"'`\\]", verdi):
        raise _feil(
            "lenke",
            f"«{verdi}» er ikke en lenke vi kan bruke",
            "Lenker begynner med https:, http:, mailto: eller tel: i små bokstaver, og har ingen mellomrom.",
        )
    moenster, melding, tips = _LENKER[type_]
    if not moenster.fullmatch(resten):
        raise _feil("lenke", f"«{verdi}» er ikke {melding}", tips)
    return verdi


def _organisasjonsnummer(verdi: str) -> str:
    if not orgnr.is_valid(verdi):
        raise _feil(
            "organisasjonsnummer",
            f"«{verdi}» er ikke et gyldig organisasjonsnummer: kontrollsifferet stemmer ikke",
            "Sjekk de ni sifrene i Enhetsregisteret.",
        )
    return orgnr.compact(verdi)


def _dato(verdi: object) -> object:
    if isinstance(verdi, datetime.datetime):
        raise _feil(
            "dato_med_tid",
            "skal ha en dato uten klokkeslett",
            "Skriv den som ÅÅÅÅ-MM-DD, for eksempel 2026-08-01.",
        )
    if isinstance(verdi, str):
        try:
            return datetime.date.fromisoformat(verdi)
        except ValueError:
            raise _feil(
                "dato", f"«{verdi}» er ikke en dato i kalenderen", "Skriv den som ÅÅÅÅ-MM-DD, for eksempel 2026-08-01."
            ) from None
    return verdi


def _filsti(verdi: str) -> str:
    if not er_trygg_sti(verdi):
        raise _feil(
            "filsti",
            f"«{verdi}» peker ut av mappen til kommunen",
            "Legg fila i kommunens egen mappe, og skriv bare navnet på den.",
        )
    return verdi


Tekst = Annotated[str, Field(max_length=2000), AfterValidator(_tekst)]
Id = Annotated[str, Field(pattern=r"^[a-z0-9]+([-_][a-z0-9]+)*$", max_length=60)]
Telefon = Annotated[Tekst, AfterValidator(_telefon)]
Epost = Annotated[Tekst, AfterValidator(_epost)]
Lenke = Annotated[Tekst, AfterValidator(_lenke)]
Organisasjonsnummer = Annotated[Tekst, AfterValidator(_organisasjonsnummer)]
Kommunenummer = Annotated[str, Field(pattern=r"^\d{4}$")]
Versjonsnummer = Annotated[str, Field(pattern=r"^\d{1,3}\.\d{1,3}$")]
Kravnummer = Annotated[str, Field(pattern=r"^[1-7]\.\d$")]
Filsti = Annotated[Tekst, AfterValidator(_filsti)]
Dato = Annotated[datetime.date, BeforeValidator(_dato)]
Rolleid = Literal["barnekoordinator", "koordinator", "stafettholder", "bti_koordinator", "slt_koordinator"]
Prosent = Annotated[int, Field(ge=1, le=100)]
Antall = Annotated[int, Field(ge=1, le=1000)]
Alder = Annotated[int, Field(ge=0, le=25)]
