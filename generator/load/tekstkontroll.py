"""What is wrong with a file before YAML reads it: encoding, control characters, tabs, national identity numbers; knows no model."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from stdnum.no import fodselsnummer

from generator.errors import Nivaa, Problem

_STYRETEGN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_TABULATOR = re.compile(r"^[ ]*\t")
_ELLEVE_SIFFER = re.compile(r"(?<!\d)(?<!\d\.)(\d{6})[ \u00a0-]?(\d{5})(?!\d|\.\d)")
_FLETTEMERKE = re.compile(r"^(<{7}|={7}|>{7})( |$)")


def dekod(path: str, innhold: bytes) -> tuple[str, list[Problem]]:
    """Return the file as text, and what stops YAML from reading it. With a problem the text is ""."""
    if innhold[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "", [_ikke_utf8(path, 1, "fila er lagret som UTF-16")]
    try:
        tekst = innhold.removeprefix(b"\xef\xbb\xbf").decode("utf-8")
    except UnicodeDecodeError as feil:
        linje = innhold[: feil.start].count(b"\n") + 1
        return "", [_ikke_utf8(path, linje, "fila er ikke lagret som UTF-8, så æ, ø og å kan ikke leses")]
    problemer = [*_linjeproblemer(path, tekst)]
    return ("" if problemer else tekst), problemer


def _ikke_utf8(path: str, linje: int, melding: str) -> Problem:
    return Problem(
        path, linje, "", melding, "Åpne fila i redigeringsprogrammet og lagre den på nytt med tegnsettet UTF-8."
    )


def _linjeproblemer(path: str, tekst: str) -> Iterator[Problem]:
    for nr, linje in enumerate(tekst.split("\n"), start=1):
        if treff := _STYRETEGN.search(linje.rstrip("\r")):
            kode = f"U+{ord(treff.group()):04X}"
            yield Problem(
                path,
                nr,
                "",
                f"linja har et usynlig styretegn ({kode}) i kolonne {treff.start() + 1}",
                "Slett tegnet. Det kommer ofte med når en limer inn tekst fra et annet program.",
            )
        elif _TABULATOR.match(linje):
            yield Problem(path, nr, "", "linja er rykket inn med tabulator", "Bruk mellomrom: to for hvert nivå.")
        elif _FLETTEMERKE.match(linje):
            yield Problem(
                path,
                nr,
                "",
                "linja er et merke fra git om en konflikt som ikke er løst",
                "Velg hvilken versjon som gjelder, og ta bort linjene med <<<<<<<, ======= og >>>>>>>.",
            )


def find_personnummer(path: str, tekst: str) -> Iterator[Problem]:
    """Yield one problem for each valid national identity number (or D number) anywhere in the file, comments too."""
    for nr, linje in enumerate(tekst.split("\n"), start=1):
        for treff in _ELLEVE_SIFFER.finditer(linje):
            if fodselsnummer.is_valid(treff.group(1) + treff.group(2)):
                yield Problem(
                    path,
                    nr,
                    "",
                    "linja inneholder et fødselsnummer",
                    "Ta det bort med en gang. Personopplysninger skal aldri stå i disse filene, heller ikke i kommentarer. Er fila delt eller lagt i git, si fra til personvernombudet.",
                )


def find_nfd(path: str, tekst: str) -> Iterator[Problem]:
    """Yield a warning for the first line whose letters are stored in two parts (NFD); `normaliser` mends them."""
    if unicodedata.is_normalized("NFC", tekst):
        return
    for nr, linje in enumerate(tekst.split("\n"), start=1):
        if not unicodedata.is_normalized("NFC", linje):
            yield Problem(
                path,
                nr,
                "",
                "bokstaver som å er lagret i to deler (NFD)",
                "Rutineverk retter det når fila leses. Skriv bokstaven på nytt for å bli kvitt varselet.",
                Nivaa.VARSEL,
            )
            return


def normaliser(tekst: str) -> str:
    """Return the text in NFC, with line feeds only."""
    return unicodedata.normalize("NFC", tekst).replace("\r\n", "\n")
