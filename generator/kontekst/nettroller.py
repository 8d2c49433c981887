"""The coordinator roles as the public page shows them: the boundary table and one part for each role; knows no layout."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from generator.kommune import Kommune
from generator.kommune.styring import Rolle
from generator.kontekst.modell import Kontekstdel, felt
from generator.kontekst.nettkontakt import Nettkontakt
from generator.kontekst.tekstvalg import Tekstvalg

_RADER: Final = 8
# Role -> the texts that describe it, by paragraph. Law gives the first two; the page shows them in every municipality.
_TEKSTER: Final[Mapping[str, tuple[tuple[str, ...], ...]]] = {
    "barnekoordinator": (
        ("bk-oppgave-1", "bk-oppgave-3", "bk-grense", "bk-samordner"),
        ("bk-rett", "bk-diagnose", "bk-alder"),
        ("bk-soknad",),
    ),
    "koordinator": (("ko-oppgaver",), ("ko-rett", "ko-alder")),
    "stafettholder": (("sh-hvem", "sh-oppgaver", "sh-valg"), ("sh-status", "sh-lov-forst", "sh-klage")),
    "bti_koordinator": (("nett-bti", "nett-rolle-bti"),),
    "slt_koordinator": (("slt-hva", "nett-rolle-slt"),),
}
_LOVFESTET: Final = ("barnekoordinator", "koordinator")
# A role that is a tool's own is shown only where the tool is in use.
_KREVER: Final[Mapping[str, str]] = {
    "stafettholder": "stafettholder",
    "bti_koordinator": "bti",
    "slt_koordinator": "slt",
}


class Grenserad(Kontekstdel):
    """One question of the boundary table, with the answer for each role."""

    sporsmaal: str = felt("Spørsmålet.", "Er det en rett?", "maler/fag")
    stafettholder: str = felt("Svaret for stafettholder, eller tomt når kommunen ikke har det.", "Nei.", "maler/fag")
    koordinator: str = felt("Svaret for koordinator.", "Ja, når vilkårene i loven er oppfylt.", "maler/fag")
    barnekoordinator: str = felt("Svaret for barnekoordinator.", "Ja, når vilkårene er oppfylt.", "maler/fag")


class Nettrolle(Kontekstdel):
    """A coordinator role as the site shows it."""

    id: str = felt("Id-en til rollen.", "barnekoordinator", "roller[].id")
    navn: str = felt("Navnet på rollen.", "Barnekoordinator", "maler/fag")
    anker: str = felt("Ankeret på siden.", "#rolle-barnekoordinator")
    beskrivelse: tuple[str, ...] = felt("Hva rollen er, avsnitt for avsnitt.", ("Rollen samordner hjelpen.",))
    enhet: str = felt("Hvor rollen hører til, eller tomt.", "Koordinerende enhet", "roller[].enhet")
    oppnevnes_av: str = felt("Hvem som oppnevner, eller tomt.", "koordinerende enhet", "roller[].oppnevnes_av")
    svarfrist: str = felt("Fristen for svar, eller tomt.", "5 hverdager", "roller[].svarfrist_virkedager")
    kontakt: Nettkontakt | None = felt("Kontakten, når den kan vises.", None, "roller[].kontakt")


class Nettroller(Kontekstdel):
    """The roles that coordinate, and what sets them apart."""

    grenserader: tuple[Grenserad, ...] = felt("Tabellen over hva som skiller rollene.", ())
    roller: tuple[Nettrolle, ...] = felt("Rollene.", (), "roller")


def find_roller(kommune: Kommune, valg: Tekstvalg, kontakter: Mapping[str, Nettkontakt]) -> Nettroller:
    """Return the boundary table, and the roles that law gives or the municipality has, in a fixed order."""
    return Nettroller(grenserader=_grenserader(valg), roller=tuple(_roller(kommune.roller, valg, kontakter)))


def _grenserader(valg: Tekstvalg) -> tuple[Grenserad, ...]:
    """Return the boundary table; the column of the local role is empty in a municipality that does not use it."""
    lokal = "stafettholder" in valg.funksjoner
    return tuple(
        Grenserad(
            sporsmaal=valg.foerste(f"grense-{nr}-sporsmaal"),
            stafettholder=valg.foerste(f"grense-{nr}-sh", "grense-2-sh-uten-alder") if lokal else "",
            koordinator=valg.foerste(f"grense-{nr}-ko"),
            barnekoordinator=valg.foerste(f"grense-{nr}-bk"),
        )
        for nr in range(1, _RADER + 1)
    )


def _roller(roller: Sequence[Rolle], valg: Tekstvalg, kontakter: Mapping[str, Nettkontakt]) -> Iterator[Nettrolle]:
    for id_, tekster in _TEKSTER.items():
        rolle = next((r for r in roller if r.id == id_), None)
        if (rolle is None and id_ not in _LOVFESTET) or not valg.funksjoner.issuperset({_KREVER.get(id_)} - {None}):
            continue
        noekkel = (rolle.kontakt if rolle else None) or ("koordinerende_enhet" if id_ in _LOVFESTET else "")
        yield Nettrolle(
            id=id_,
            navn=valg.fag.rolle_etter_id[id_].navn.paa(valg.maalform),
            anker=f"#rolle-{id_}",
            beskrivelse=tuple(
                " ".join(tekst for id_ in avsnitt if (tekst := valg.tekst(id_)) is not None) for avsnitt in tekster
            ),
            enhet=(rolle.enhet if rolle else None) or "",
            oppnevnes_av=(rolle.oppnevnes_av if rolle else None) or "",
            svarfrist=_svarfrist(rolle, valg),
            kontakt=kontakter.get(noekkel),
        )


def _svarfrist(rolle: Rolle | None, valg: Tekstvalg) -> str:
    antall = rolle.svarfrist_virkedager if rolle else None
    if antall is None:
        return ""
    ord_ = valg.fag.ordet("en-hverdag" if antall == 1 else "hverdager", valg.maalform)
    return ord_.format(antall=antall)
