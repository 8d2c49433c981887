"""The A–Å page's entries: services, units, contacts, headings and search words, in Norwegian order; knows no template and no HTML."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from generator.kontekst.nettkontakt import Nettkontakt
from generator.kontekst.nettsted import Nettjeneste, NettstedKontekst
from generator.site import Side, find_overskrifter
from generator.tekst import stor_forbokstav

# After z come æ, ø and å, and the Swedish letters beside them; ``{|}`` are what ASCII has after z.
_BAK_Z: Final = str.maketrans({"æ": "{", "ä": "{", "ø": "|", "ö": "|", "å": "}", "đ": "d", "ŋ": "n", "ŧ": "t"})
_BOKSTAV: Final = str.maketrans({"{": "Æ", "|": "Ø", "}": "Å"})
_ANKER: Final = {"Æ": "ae", "Ø": "oe", "Å": "aa"}
_ANNET: Final = "0–9"
_ANKER_I_MAL: Final = re.compile(r"\{:[^}\n]*#([\w-]+)")
_UTEN_OVERSKRIFTER: Final = ("samsvar", "egenvurdering")
_HJELP: Final = "hjelpetilbud"


@dataclass(frozen=True)
class Stikkord:
    """One entry.

    Attributes:
        tittel: what is looked up.
        under: where it belongs, or "".
        adresse: page and anchor.
    """

    tittel: str
    under: str
    adresse: str


@dataclass(frozen=True)
class Bokstav:
    """The entries of one letter.

    Attributes:
        navn: the letter; digits and other characters share one.
        anker: its anchor on the page.
        stikkord: the entries in order.
    """

    navn: str
    anker: str
    stikkord: tuple[Stikkord, ...]


def sorteringsnoekkel(tekst: str) -> str:
    """Return what Norwegian order compares: letters and digits, æ ø å last, Sami letters beside the letter they look like."""
    renset = re.sub(r"[{|}]", "", unicodedata.normalize("NFC", tekst)).casefold()
    return re.sub(r"[^a-z0-9{|} ]", "", unicodedata.normalize("NFKD", renset.translate(_BAK_Z))).strip()


def build_register(
    sider: Sequence[Side], kontekst: NettstedKontekst, strenger: Mapping[str, str]
) -> tuple[Bokstav, ...]:
    """Return the entries by letter. Every address is to a page, or to a heading that the page has."""
    overskrifter = {f"{side.adresse}#{o.id}": o.tekst for side in sider for o in find_overskrifter(side.markdown)}
    alle = dict.fromkeys(
        [
            *_sider(sider, strenger, {*overskrifter, *_ankere(sider)}),
            *_overskrifter(overskrifter, strenger),
            *_tjenester(kontekst, overskrifter),
            *_kontakter(kontekst, overskrifter),
            *_soekeord(kontekst, sider, overskrifter),
        ]
    )
    i_rekke = sorted(alle, key=lambda s: (_bokstav(s.tittel)[0], sorteringsnoekkel(s.tittel), s.tittel, s.under))
    return tuple(
        Bokstav(navn, f"#bokstav-{_ANKER.get(navn, navn.lower()).replace('–', '-')}", tuple(gruppe))
        for (_, navn), gruppe in groupby(i_rekke, key=lambda s: _bokstav(s.tittel))
    )


def _bokstav(tittel: str) -> tuple[str, str]:
    """Return the sort key and the name of the letter that the title stands under; digits come first."""
    foerste = sorteringsnoekkel(tittel)[:1]
    if foerste.isalpha() or foerste in tuple("{|}"):
        return foerste, foerste.upper().translate(_BOKSTAV)
    return "", _ANNET


def _ankere(sider: Sequence[Side]) -> Iterator[str]:
    """Yield the addresses of what a template has named with ``{: #anker }``; a value can not, since its braces are escaped."""
    for side in sider:
        yield from (f"{side.adresse}#{anker}" for anker in _ANKER_I_MAL.findall(side.markdown))


def _sider(sider: Sequence[Side], strenger: Mapping[str, str], kjente: Collection[str]) -> Iterator[Stikkord]:
    """Yield the pages by title, and by the words people may look for; «ord #anker» only when the page has the anchor."""
    for side in sider:
        yield Stikkord(side.tittel, "", side.adresse)
        for ord_ in strenger.get(f"stikkord_{side.sti.removesuffix('.md')}", "").split(";"):
            navn, skille, anker = (del_.strip() for del_ in ord_.partition("#"))
            adresse = f"{side.adresse}{skille}{anker}"
            if navn and (not skille or adresse in kjente):
                yield Stikkord(stor_forbokstav(navn), side.tittel, adresse)


def _overskrifter(overskrifter: Mapping[str, str], strenger: Mapping[str, str]) -> Iterator[Stikkord]:
    """Yield the headings; those of services come with the services."""
    for adresse, tekst in overskrifter.items():
        side, _, anker = adresse.partition(".html#")
        if side not in _UTEN_OVERSKRIFTER and not anker.startswith("tjeneste-"):
            yield Stikkord(tekst, strenger[f"meny_{side}"], adresse)


def _tjenester(kontekst: NettstedKontekst, kjente: Collection[str]) -> Iterator[Stikkord]:
    for t in kontekst.tjenester:
        yield Stikkord(t.navn, "", _tjenestested(t, kjente))
        yield from (Stikkord(e.navn, t.navn, _tjenestested(t, kjente)) for e in t.enheter)


def _kontakter(kontekst: NettstedKontekst, kjente: Collection[str]) -> Iterator[Stikkord]:
    for k in _viste(kontekst):
        like = sorteringsnoekkel(k.funksjon).startswith(sorteringsnoekkel(k.hva))
        yield Stikkord(k.hva, "" if like else k.funksjon, _kontaktsted(k, kjente))
        if not like:
            yield Stikkord(k.funksjon, k.hva, _kontaktsted(k, kjente))


def _viste(kontekst: NettstedKontekst) -> Iterator[Nettkontakt]:
    """Yield the contacts that the pages show: those that can be reached."""
    return (k for k in kontekst.kontakt.values() if k.telefon or k.epost or k.lenke)


def _soekeord(kontekst: NettstedKontekst, sider: Sequence[Side], kjente: Collection[str]) -> Iterator[Stikkord]:
    """Yield the municipality's own words; a theme is a page, a role, a contact, a type of service or a service."""
    tema = {side.sti.removesuffix(".md"): (side.tittel, side.adresse) for side in sider}
    tema |= {r.id: (r.navn, _sted(kjente, "roller.html", r.anker)) for r in kontekst.roller.roller}
    tema |= {k.id: (k.hva, _kontaktsted(k, kjente)) for k in _viste(kontekst)}
    tema |= {t.type: (t.navn, _tjenestested(t, kjente)) for t in reversed(kontekst.tjenester)}
    tema |= {t.id: (t.navn, _tjenestested(t, kjente)) for t in kontekst.tjenester}
    for navn, ord_ in kontekst.sokeord.items():
        if navn in tema:
            yield from (Stikkord(stor_forbokstav(o), *tema[navn]) for o in ord_)


def _tjenestested(tjeneste: Nettjeneste, kjente: Collection[str]) -> str:
    """Return where the service stands; one without a part of its own is in the list at the end of the page."""
    return _sted(kjente, f"{_HJELP}.html", tjeneste.anker, "#andre-tjenester")


def _kontaktsted(kontakt: Nettkontakt, kjente: Collection[str]) -> str:
    if kontakt.id == "personvernombud":
        return _sted(kjente, "om.html", "#personvern")
    return _sted(kjente, f"{_HJELP}.html", "#viktige-numre")


def _sted(kjente: Collection[str], side: str, *ankere: str) -> str:
    """Return the page with the first of the anchors that it has; a municipality's own template may lack them."""
    return next((f"{side}{anker}" for anker in ankere if f"{side}{anker}" in kjente), side)
