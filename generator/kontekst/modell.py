"""What a template may use: typed, frozen, ready values with description, example and origin; knows no rule and no layout."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, PlainSerializer, PlainValidator

from generator.tekst import Henvisning, Henvisninger


class Kontekstdel(BaseModel):
    """Base of every context and every part of one."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def felt(beskrivelse: str, eksempel: object, opphav: str = "") -> Any:  # pydantic's Field is Any too
    """Return a required field with its Norwegian description, an example and the YAML path that feeds it."""
    return Field(description=beskrivelse, examples=[eksempel], json_schema_extra={"opphav": opphav})


def lag_eksempel(del_: type[Kontekstdel]) -> dict[str, object]:
    """Return a part made from the examples of its fields."""
    return {navn: f.examples[0] for navn, f in del_.model_fields.items() if f.examples}


def _les_kilder(verdi: object) -> Henvisninger:
    if not isinstance(verdi, str):
        raise ValueError("kilden er ikke tekst")  # noqa: TRY004  # pydantic makes its own error of ValueError only
    return verdi if isinstance(verdi, Henvisninger) else Henvisninger(*([verdi] if verdi else []))


def _skriv_kilder(verdi: str) -> str:
    """Return the text with its addresses: what a document is made from is another when a link leads elsewhere."""
    biter = verdi.biter if isinstance(verdi, Henvisninger) else (verdi,)
    return "".join(f"[{b.tekst}]({b.adresse})" if isinstance(b, Henvisning) else b for b in biter)


Kilder = Annotated[str, PlainValidator(_les_kilder), PlainSerializer(_skriv_kilder, return_type=str, when_used="json")]
"""Sources: text for a template, with the references in it for what knows how to show a link."""


class Avsnitt(Kontekstdel):
    """One to a few sentences with their level and source, as the reader sees them."""

    tekst: str = felt("Teksten.", "Meldeplikten er din egen.")
    norm: str = felt("«skal», «bør», «kan», «avtalt», eller tomt når teksten bare opplyser.", "skal")
    kilde: Kilder = felt("Loven eller retningslinjen, eller «faglig råd».", "barnehageloven § 46")


def lag_kapittel(hva: str, eksempel: Avsnitt, opphav: str = "maler/fag") -> Any:  # as `felt`
    """Return a required field for the paragraphs of one chapter."""
    return felt(f"Avsnittene om {hva}.", (eksempel.model_dump(),), opphav)


class Faktum(Kontekstdel):
    """One fact with its name."""

    navn: str = felt("Hva det er.", "Status")
    verdi: str = felt("Verdien, eller «ikke oppgitt».", "vedtatt")


class Hode(Kontekstdel):
    """The head of a document."""

    tittel: str = felt("Tittelen på dokumentet.", "Rutine når du er bekymret for et barn")
    gjelder: str = felt("Tjenesten, rollen eller avtalen dokumentet gjelder.", "Barnehagene i Fjordvik")
    kommune: str = felt("Kommunen med betegnelse.", "Fjordvik kommune", "kommune.navn")
    demo: str = felt("Merket på en demonstrasjon, eller tomt.", "Demonstrasjon – ikke kommunens eget dokument", "demo")
    dokument_id: str = felt("Dokumentets id.", "bekymringsrutine/barnehage", "dokumenter[].dokument")
    versjon: str = felt("Versjonen, eller «utkast».", "1.2", "dokumenter[].versjon")
    gjelder_fra: str = felt("Datoen, eller «ikke oppgitt».", "1. august 2026", "dokumenter[].gjelder_fra")
    eier: str = felt("Rollen som eier dokumentet, eller «ikke oppgitt».", "barnehagesjef", "dokumenter[].eier")
    godkjent: str = felt(
        "Hvem som godkjente, og når, eller «ikke oppgitt».",
        "kommunedirektøren, 18. juni 2026",
        "dokumenter[].godkjent_av",
    )
    saksnummer: str = felt("Saksnummeret, eller «ikke oppgitt».", "26/0311", "dokumenter[].saksnummer")
    neste_revisjon: str = felt(
        "Datoen for neste gjennomgang, eller «ikke oppgitt».", "1. juni 2027", "dokumenter[].neste_revisjon"
    )
    regelverk_dato: str = felt("Datoen lovhenvisningene er kontrollert per.", "2. juli 2026")
    opplysninger: tuple[Faktum, ...] = felt(
        "Opplysningene om dokumentet i rekkefølge; de som ikke er oppgitt, står samlet i siste rad.",
        ({"navn": "Versjon", "verdi": "1.2"},),
        "dokumenter[]",
    )


class Endringslinje(Kontekstdel):
    """One line of the change log."""

    versjon: str = felt("Versjonen.", "1.2", "dokumenter[].endringslogg[].versjon")
    dato: str = felt("Datoen.", "18. juni 2026", "dokumenter[].endringslogg[].dato")
    hva: str = felt("Hva som ble endret.", "Ny frist for beslutning", "dokumenter[].endringslogg[].hva")
    hvorfor: str = felt("Hvorfor, eller tomt.", "evaluering av BTI", "dokumenter[].endringslogg[].hvorfor")


class Kontaktlinje(Kontekstdel):
    """One contact as it stands in a table."""

    hva: str = felt("Hvem det er.", "Barnevernet på dagtid")
    funksjon: str = felt(
        "Funksjonen som svarer, eller tomt når den er ukjent eller bare sier det samme.",
        "Barnevernstjenesten, mottakstelefon",
        "kontakt.*.funksjon",
    )
    telefon: str = felt("Nummeret, eller «ikke oppgitt».", "00 00 00 10", "kontakt.*.telefon")
    naar: str = felt("Når noen svarer, eller tomt.", "mandag–fredag 08.00–15.30", "kontakt.*.aapningstid")
    kontrollert: str = felt(
        "Datoen opplysningen ble kontrollert, eller «ikke kontrollert».", "3. oktober 2026", "kontakt.*.kontrollert"
    )
