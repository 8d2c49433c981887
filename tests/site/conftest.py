from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.site import Lenke, Menypunkt, Nettsted, Noednummer, Side

STRENGER = {
    "hopp_til_innhold": "Hopp til innholdet",
    "meny": "Hovedmeny",
    "noednumre": "Haster det? Ring",
    "bunn": "Om nettstedet",
    "haster": "Haster",
    "fakta": "Fakta",
    "varsel": "Viktig",
}


def _lag_side(navn: str, markdown: str) -> Side:
    slag = "forside" if navn == "index" else navn.rsplit("/", 1)[-1]
    return Side(sti=f"{navn}.md", tittel=f"Tittel på {navn}", beskrivelse="Kort sagt.", markdown=markdown, slag=slag)


def _lag_nettsted(sider: dict[str, str] | None = None, **endring: object) -> Nettsted:
    """A small site; ``sider`` is page name -> Markdown, the rest replaces a field."""
    sider = sider or {"index": "- [**Bekymret** Se hva du kan gjøre](bekymret.md)", "bekymret": "## Steg\n\nTekst."}
    nettsted = Nettsted(
        tittel="Når du er bekymret",
        kommune="Fjordvik kommune",
        spraak="nb",
        strenger=STRENGER,
        meny=tuple(Menypunkt(tittel=navn.capitalize(), sti=f"{navn}.html") for navn in sider),
        noednumre=(
            Noednummer(hva="Politi – fare nå", nummer="112", adresse="tel:112"),
            Noednummer(hva="Alarmtelefonen", nummer="116 111", adresse="tel:116111"),
        ),
        bunnlenker=(Lenke(tittel="Personvern", adresse="index.html"), Lenke(tittel="Ikke publisert", adresse=None)),
        demo="Demonstrasjon: oppdiktet kommune.",
        logo=(b"<svg/>", "vaapen.svg"),
        sider=tuple(_lag_side(navn, markdown) for navn, markdown in sider.items()),
        filer={"dokumenter/rutine.docx": b"PK\x03\x04"},
        farge="blaa",
    )
    return Nettsted.model_validate({**dict(nettsted), **endring})


@pytest.fixture
def lag_nettsted() -> Callable[..., Nettsted]:
    """The function that makes a small site, with what the test wants to be different."""
    return _lag_nettsted
