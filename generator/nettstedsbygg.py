"""Page templates and values to a ready Nettsted: the menu, the emergency strip, the footer; knows no MkDocs and writes nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from generator.errors import MalFeil
from generator.fag import Fag
from generator.fag.tekster import Maalform
from generator.kommune import Kommune
from generator.kontekst.nettsted import NettstedKontekst
from generator.load import load_strenger
from generator.nettregister import build_register
from generator.site import Lenke, Menypunkt, Nettsted, Noednummer, Side, SideMalFeil, render_side
from generator.tekst import telefonadresse
from generator.tre import Tre

# The pages in the order of the main menu; those that only the footer or another page leads to come last.
SIDER: Final = (
    "index",
    "bekymret",
    "hjelpetilbud",
    "foresatte",
    "roller",
    "plan",
    "ansatte",
    "aa",
    "om",
    "samsvar",
    "egenvurdering",
)
_UTENFOR_MENYEN: Final = ("om", "samsvar", "egenvurdering")
_REGISTER: Final = "aa"


def build_sider(
    tre: Tre,
    kommune: Kommune,
    fag: Fag,
    kontekst: NettstedKontekst,
    logo: tuple[bytes, str] | None,
    filer: Mapping[str, bytes],
) -> Nettsted:
    """Return the site of a municipality, its pages rendered and its files beside them.

    Raises:
        MalFeil: when a page template can not be rendered; with file and line.
        InndataFeil: when the strings of the language can not be read.
    """
    maalform = kommune.kommune.maalform
    strenger = load_strenger(tre, maalform)
    verdier = {navn: getattr(kontekst, navn) for navn in type(kontekst).model_fields}
    sider = [_side(tre, maalform, navn, strenger, verdier) for navn in SIDER if navn != _REGISTER]
    verdier["register"] = build_register(sider, kontekst, strenger)
    sider.append(_side(tre, maalform, _REGISTER, strenger, verdier))
    return Nettsted(
        tittel=strenger["nettsted"],
        kommune=kommune.kommune.fullt_navn,
        spraak=maalform,
        strenger=strenger,
        meny=tuple(Menypunkt(tittel=strenger[f"meny_{s}"], sti=f"{s}.html") for s in SIDER if s not in _UTENFOR_MENYEN),
        noednumre=tuple(_noednumre(kontekst, strenger, fag.ordet("ikke-kontrollert", maalform))),
        bunnlenker=tuple(_bunnlenker(kontekst, strenger)),
        demo=fag.ordet("demo-side", maalform) if kommune.demo else None,
        logo=logo,
        sider=tuple(sider),
        filer=filer,
        farge=kommune.kommune.farge,
    )


def _side(tre: Tre, maalform: Maalform, navn: str, strenger: Mapping[str, str], verdier: Mapping[str, object]) -> Side:
    sti = f"maler/nettsted/{maalform}/{navn}.md"
    if sti not in tre:
        raise MalFeil(f"{sti}: sidemalen finnes ikke. Hent den tilbake fra git, eller installer Rutineverk på nytt.")
    try:
        markdown = render_side(tre[sti].decode("utf-8"), verdier)
    except SideMalFeil as feil:
        raise MalFeil(f"{sti}:{feil.linje}: {feil.melding}") from feil
    slag = "forside" if navn == "index" else navn
    return Side(
        sti=f"{navn}.md",
        tittel=strenger[f"side_{navn}"],
        beskrivelse=strenger[f"om_{navn}"],
        markdown=markdown,
        slag=slag,
    )


def _noednumre(kontekst: NettstedKontekst, strenger: Mapping[str, str], ukontrollert: str) -> Iterator[Noednummer]:
    """Yield the strip; barnevernvakta stands there only when its number is known."""
    yield Noednummer(hva=strenger["noed_politi"], nummer="112", adresse="tel:112")
    yield Noednummer(hva=strenger["noed_ambulanse"], nummer="113", adresse="tel:113")
    vakt = kontekst.kontakt.get("barnevernvakt")
    if vakt is not None and vakt.telefon:
        hva = strenger["noed_vakt"] if vakt.kontrollert else f"{strenger['noed_vakt']} ({ukontrollert})"
        yield Noednummer(hva=hva, nummer=vakt.telefon, adresse=telefonadresse(vakt.telefon))
    yield Noednummer(hva=strenger["noed_alarm"], nummer="116 111", adresse="tel:116111")


def _bunnlenker(kontekst: NettstedKontekst, strenger: Mapping[str, str]) -> Iterator[Lenke]:
    yield Lenke(tittel=strenger["side_aa"], adresse=f"{_REGISTER}.html")
    yield Lenke(tittel=strenger["side_om"], adresse="om.html")
    if kontekst.tilgjengelighet:
        yield Lenke(tittel=strenger["bunn_tilgjengelighet"], adresse=kontekst.tilgjengelighet)
    else:
        yield Lenke(tittel=strenger["bunn_tilgjengelighet_mangler"], adresse=None)
    yield Lenke(tittel=strenger["bunn_personvern"], adresse=kontekst.personvernerklaering or "om.html")
    if kontekst.kommune_nettsted:
        yield Lenke(tittel=strenger["bunn_kommune"], adresse=kontekst.kommune_nettsted)
