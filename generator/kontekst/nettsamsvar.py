"""How the municipality stands to the recommendations, as the public page shows it; knows no rule and no layout."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from generator.fag import Fag
from generator.fag.tekster import Maalform
from generator.kommune import Kommune
from generator.kontekst.kilder import format_kilder
from generator.kontekst.modell import Kilder, Kontekstdel, felt
from generator.samsvar import STATUSER, Samsvarsrad
from generator.samsvar.format import STATUSNAVN

_I_LISTE: Final = re.compile(r"(.+)\[(\d+)\](.*)")


class Nettkrav(Kontekstdel):
    """One requirement."""

    nummer: str = felt("Nummeret på kravet.", "2.1")
    tekst: str = felt("Kravet med egne ord.", "Hver virksomhet bør ha en skriftlig rutine.", "maler/fag")
    status: str = felt("Statusen i ord.", "delvis")
    lov: Kilder = felt("Loven bak et krav med skal, eller tomt.", "barnevernsloven § 13-2", "maler/fag")
    bevis: tuple[str, ...] = felt("Det i oppsettet som viser det.", ("dokumenter[0]",))
    mangler: str = felt("Hva som gjenstår, eller tomt.", "Godkjenn rutinen.")


class Nettanbefaling(Kontekstdel):
    """One recommendation with its requirements."""

    nummer: int = felt("Nummeret på anbefalingen.", 2)
    navn: str = felt("Kortnavnet.", "Rutiner", "maler/fag")
    anker: str = felt("Ankeret på siden.", "#anbefaling-2")
    oppfylt: int = felt("Antall krav som er oppfylt.", 3)
    krav: tuple[Nettkrav, ...] = felt("Kravene.", ())


class Nettstatus(Kontekstdel):
    """How many requirements have one status."""

    navn: str = felt("Statusen i ord.", "oppfylt")
    antall: int = felt("Antall krav.", 18)


class Nettsamsvar(Kontekstdel):
    """The whole overview."""

    antall: int = felt("Antall krav i alt.", 35)
    oppfylt: int = felt("Antall krav som er oppfylt.", 18)
    statuser: tuple[Nettstatus, ...] = felt("Antallet for hver status som finnes.", ())
    anbefalinger: tuple[Nettanbefaling, ...] = felt("Anbefalingene.", ())


@dataclass(frozen=True)
class _Interne:
    """The internal agreements, by id, and what stands in place of their names."""

    ider: tuple[str, ...]
    erstatning: str

    def skjul_bevis(self, bevis: str) -> str:
        return self.erstatning if any(bevis.startswith(f"avtaler/{id_}.yaml") for id_ in self.ider) else bevis

    def skjul_mangler(self, mangler: str) -> str:
        """Only the list in parentheses at the end names agreements; the sentence before it is ours."""
        setning, parentes, liste = mangler.rpartition(" (")
        for id_ in self.ider:
            liste = re.sub(rf"(?<![\w-]){re.escape(id_)}(?![\w-])", self.erstatning, liste)
        return f"{setning}{parentes}{liste}"


def find_nettsamsvar(kommune: Kommune, fag: Fag, rader: Sequence[Samsvarsrad]) -> Nettsamsvar:
    """Return the rows by recommendation. An agreement that is internal is told of without its name."""
    maalform = kommune.kommune.maalform
    interne = _Interne(
        tuple(a.id for a in kommune.avtaler if a.krets == "intern"), fag.ordet("intern-avtale", maalform)
    )
    lover = {k.id: format_kilder(fag, maalform, k.kilde) for a in fag.bibliotek.anbefalinger for k in a.krav}
    antall = {s: sum(r.status == s for r in rader) for s in STATUSER}
    return Nettsamsvar(
        antall=len(rader),
        oppfylt=antall["oppfylt"],
        statuser=tuple(Nettstatus(navn=STATUSNAVN[s].paa(maalform), antall=n) for s, n in antall.items() if n),
        anbefalinger=tuple(
            Nettanbefaling(
                nummer=a.nummer,
                navn=a.navn.paa(maalform),
                anker=f"#anbefaling-{a.nummer}",
                oppfylt=sum(r.status == "oppfylt" for r in egne),
                krav=tuple(_krav(r, maalform, interne, lover[r.krav]) for r in egne),
            )
            for a in fag.bibliotek.anbefalinger
            for egne in [[r for r in rader if r.krav.partition(".")[0] == str(a.nummer)]]
        ),
    )


def _krav(rad: Samsvarsrad, maalform: Maalform, interne: _Interne, lov: str) -> Nettkrav:
    return Nettkrav(
        nummer=rad.krav,
        tekst=rad.tekst.paa(maalform),
        status=STATUSNAVN[rad.status].paa(maalform),
        lov=lov,
        bevis=slaa_sammen_stier(dict.fromkeys(interne.skjul_bevis(b.paa(maalform)) for b in rad.bevis)),
        mangler=interne.skjul_mangler(rad.mangler.paa(maalform)) if rad.mangler else "",
    )


def slaa_sammen_stier(bevis: Iterable[str]) -> tuple[str, ...]:
    """Return the evidence with neighbours of one list as a range: ``tjenester[0]``, ``tjenester[1]`` → ``tjenester[0–1]``."""
    ut: list[tuple[str, str, int, int]] = []
    for sti in bevis:
        treff = _I_LISTE.fullmatch(sti)
        navn, rest, nummer = (treff[1], treff[3], int(treff[2])) if treff else (sti, "", -1)
        if treff and ut and (*ut[-1][:2], ut[-1][3]) == (navn, rest, nummer - 1):
            ut[-1] = (navn, rest, ut[-1][2], nummer)
        else:
            ut.append((navn, rest, nummer, nummer))
    return tuple(
        navn if foerste < 0 else f"{navn}[{foerste if foerste == siste else f'{foerste}–{siste}'}]{rest}"
        for navn, rest, foerste, siste in ut
    )
