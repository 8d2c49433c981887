"""How the municipality stands to the recommendations, as the public page shows it; knows no rule and no layout."""

from __future__ import annotations

from collections.abc import Sequence

from generator.fag import Fag
from generator.fag.bibliotek import Krav
from generator.kommune import Kommune
from generator.kontekst.kilder import format_kilder
from generator.kontekst.modell import Kilder, Kontekstdel, felt
from generator.kontekst.samsvarsord import Samsvarsord
from generator.samsvar import STATUSER, Samsvarsrad
from generator.samsvar.format import STATUSNAVN
from generator.tekst import format_noen


class Nettkrav(Kontekstdel):
    """One requirement."""

    nummer: str = felt("Nummeret på kravet.", "2.1")
    tekst: str = felt("Kravet med egne ord.", "Hver virksomhet bør ha en skriftlig rutine.", "maler/fag")
    status: str = felt("Statusen i ord.", "delvis")
    lov: Kilder = felt("Loven bak et krav med skal, eller tomt.", "barnevernsloven § 13-2", "maler/fag")
    bevis: str = felt("Det i oppsettet som viser det, eller tomt.", "Godkjent rutine: Barnehagene i Fjordvik.")
    avvik: str = felt("Avviket med begrunnelsen, eller tomt.", "Nav har ikke egen opplæring (få ansatte)")
    mangler: str = felt("Hva som gjenstår, eller tomt.", "Godkjenn rutinen.", "maler/fag/bibliotek.yaml")
    gjelder: str = felt("Tjenestene eller temaene det gjelder, eller tomt.", "SFO og NAV Fjordvik")


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


def find_nettsamsvar(kommune: Kommune, fag: Fag, rader: Sequence[Samsvarsrad]) -> Nettsamsvar:
    """Return the rows by recommendation, in plain words. An agreement that is internal is told of without its name."""
    maalform = kommune.kommune.maalform
    ord_ = Samsvarsord(kommune, fag, maalform, "offentlig")
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
                krav=tuple(_krav(ord_, krav[r.krav], r) for r in egne),
            )
            for a in fag.bibliotek.anbefalinger
            for krav in [{k.id: k for k in a.krav}]
            for egne in [[r for r in rader if r.krav in krav]]
        ),
    )


def _krav(ord_: Samsvarsord, krav: Krav, rad: Samsvarsrad) -> Nettkrav:
    maalform = ord_.maalform
    navn = ord_.find_navn(rad.krav, rad.gjelder) if rad.mangler else ()
    return Nettkrav(
        nummer=rad.krav,
        tekst=rad.tekst.paa(maalform),
        status=STATUSNAVN[rad.status].paa(maalform),
        lov=format_kilder(ord_.fag, maalform, krav.kilde),
        bevis=ord_.format_bevis(rad),
        avvik=ord_.format_avvik(rad),
        mangler=krav.tiltak.paa(maalform) if rad.mangler else "",
        gjelder=format_noen(navn, ord_.fag.ordet("og-flere", maalform)),
    )
