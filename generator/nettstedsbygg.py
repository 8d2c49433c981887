"""Page templates and values to a ready Nettsted: the menu, the emergency strip, the footer; knows no MkDocs and writes nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from generator.errors import MalFeil
from generator.fag import Fag
from generator.fag.tekster import Maalform
from generator.kommune import Kommune
from generator.kontekst.flytskjema import Flytsteg
from generator.kontekst.nettsted import NettstedKontekst
from generator.load import load_strenger
from generator.nettregister import build_register
from generator.site import Lenke, Menypunkt, Nettsted, Noednummer, Rute, Side, SideMalFeil, Spor, render_side
from generator.tekst import stor_forbokstav, telefonadresse
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
        tegninger={"flytskjema": tuple(_flytskjema(kontekst, strenger, fag.ordet("ikke-kontrollert", maalform)))},
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


def _flytskjema(kontekst: NettstedKontekst, strenger: Mapping[str, str], ukontrollert: str) -> Iterator[Spor]:
    """Yield the tracks of the flow chart: names, deadlines and the numbers that may be shown; the page has all the words."""
    flyt = kontekst.flyt
    ring = Rute(tittel=strenger["noednumre"], linjer=tuple(_ring(kontekst, strenger, ukontrollert)), haster=True)
    yield Spor(tittel=flyt.vold_tittel, ruter=(ring, *_ruter(flyt.vold, haster=True)))
    til_vold = (Rute(tittel=flyt.til_vold_tittel, linjer=(a.tekst,), haster=True) for a in flyt.til_vold)
    yield Spor(tittel=flyt.trinn_tittel, ruter=(*til_vold, *_ruter(flyt.trinn, haster=False)))
    if flyt.modelltrinn:
        navn = [m.navn for m in flyt.modelltrinn]
        ruter = (Rute(tittel=n, pil=nr < len(navn)) for nr, n in enumerate(navn, start=1))
        yield Spor(tittel=flyt.modell_tittel, ruter=tuple(ruter))


def _ring(kontekst: NettstedKontekst, strenger: Mapping[str, str], ukontrollert: str) -> Iterator[str]:
    yield f"{strenger['noed_politi']}: 112"
    for k in (kontekst.kontakt.get(navn) for navn in ("barnevern_dag", "barnevernvakt")):
        if k is not None and k.telefon:
            yield f"{k.hva}: {_hard(k.telefon)}{'' if k.kontrollert else f' ({ukontrollert})'}"


def _ruter(steg: Iterable[Flytsteg], *, haster: bool) -> Iterator[Rute]:
    for s in steg:
        frist = (stor_forbokstav(s.frist),) if s.frist else ()
        yield Rute(tittel=f"{s.nummer}. {s.navn}", linjer=frist, pil=bool(s.pil), haster=haster)


def _hard(nummer: str) -> str:
    """Return a number that is never broken between two lines."""
    return nummer.replace(" ", "\u00a0")
