"""What a site is made of, ready to be shown; knows nothing of where it came from."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Final, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints

from generator.site.tegning import Tegning
from generator.site.tekst import check_adresse

EGET_TEMA: Final = "tema/"
Farge = Literal["blaa", "groenn", "roed", "lilla", "graa"]


def _check_sti(sti: str) -> str:
    if re.fullmatch(r"(?:\w[\w.-]*/)*\w[\w.-]*", sti, re.ASCII) is None:
        raise ValueError(f"«{sti}» er ikke en sti på nettstedet")
    return sti


Adresse = Annotated[str, AfterValidator(check_adresse)]
Sti = Annotated[str, AfterValidator(_check_sti)]
_Frosset = ConfigDict(frozen=True, extra="forbid")


class Menypunkt(BaseModel):
    """One entry of the main menu.

    Attributes:
        tittel: what the entry says.
        sti: the page from the root of the site: ``index.html``, ``bekymret.html``.
    """

    model_config = _Frosset
    tittel: str
    sti: Sti


class Lenke(BaseModel):
    """One entry of the footer.

    Attributes:
        tittel: what the entry says.
        adresse: https, http, mailto, tel or a path from the root of the site; None shows the entry as plain text.
    """

    model_config = _Frosset
    tittel: str
    adresse: Adresse | None


class Noednummer(BaseModel):
    """One number in the emergency strip.

    Attributes:
        hva: who answers and when, «Politi – fare nå».
        nummer: the number as people read it, «116 111».
        adresse: ``tel:116111``.
    """

    model_config = _Frosset
    hva: str
    nummer: str
    adresse: Annotated[Adresse, StringConstraints(pattern="^tel:")]


class Side(BaseModel):
    """One page.

    Attributes:
        sti: ``index.md``, ``bekymret.md``; the file is the same with ``.html``.
        tittel: the only first-level heading of the page, and its ``<title>``.
        beskrivelse: the lead below the heading, and the description search engines show.
        markdown: the body from `render_side`; its headings start at the second level.
        slag: class on ``<main>``, ``side-<slag>``; on ``forside`` the first list of links becomes large cards.
    """

    model_config = _Frosset
    sti: Annotated[Sti, StringConstraints(pattern=r"\.md$")]
    tittel: str
    beskrivelse: str
    markdown: str
    slag: Annotated[str, StringConstraints(pattern="^[a-z][a-z0-9-]*$")]

    @property
    def adresse(self) -> str:
        """Path of the finished page from the root of the site."""
        return self.sti.removesuffix(".md") + ".html"


class Nettsted(BaseModel):
    """Everything that is shown on one municipality's site.

    Attributes:
        tittel: name of the site, «Når du er bekymret for et barn».
        kommune: the whole name, «Fjordvik kommune».
        spraak: language of the site.
        strenger: the theme's own words in that language, see `generator.site.plugin.STRENGER`.
        meny: main menu, in order.
        noednumre: the strip that stands on every page, in order.
        bunnlenker: footer, in order.
        demo: text of the mark on a site that the municipality has not published itself, or None.
        logo: the file's bytes and name, or None.
        sider: the pages.
        tegninger: what a page may draw with ``![what it shows](tegning:name)``, by name.
        filer: other files, path from the root of the site -> bytes.
        farge: accent colour.
        tema: where the theme lies, seen from the root of the site; outside it when many sites share one.
    """

    model_config = _Frosset
    tittel: str
    kommune: str
    spraak: Literal["nb", "nn"]
    strenger: Mapping[str, str]
    meny: tuple[Menypunkt, ...]
    noednumre: tuple[Noednummer, ...]
    bunnlenker: tuple[Lenke, ...]
    demo: str | None
    logo: tuple[bytes, Annotated[str, StringConstraints(pattern=r"^[\w-]+\.(svg|png|jpe?g|webp)$")]] | None
    sider: tuple[Side, ...]
    tegninger: Mapping[str, Tegning] = {}
    filer: Mapping[Sti, bytes]
    farge: Farge
    tema: Annotated[str, StringConstraints(pattern=r"^(\.\./)*tema/$")] = EGET_TEMA
