"""The MkDocs plugin: pages from memory and the theme's environment; reads no YAML and writes no file itself."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from generator.site.markdownregler import BOKSER, UTVIDELSER, Sideregler, find_utvidelsesvalg
from generator.site.modell import EGET_TEMA, Nettsted, Side
from generator.site.temafiler import TEMA, find_temafiler

# The theme's own words, which `Nettsted.strenger` must hold.
STRENGER = ("hopp_til_innhold", "meny", "noednumre", "bunn", *BOKSER)


@cache
def _lag_temamiljoe() -> Environment:
    loader = FileSystemLoader(TEMA)
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)


class IngenValg(Config):  # type: ignore[no-untyped-call]  # MkDocs has no types on its __init_subclass__
    """The plugin has no settings of its own."""


class NettstedPlugin(BasePlugin[IngenValg]):  # type: ignore[no-untyped-call]  # as above
    """Gives MkDocs one `Nettsted`; whatever docs_dir, theme and extensions the configuration names are not used."""

    def __init__(self, nettsted: Nettsted) -> None:
        self.nettsted = nettsted

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Set what the pages need, so that mkdocs.yml holds no more than the plugin's name."""
        config.site_name = self.nettsted.tittel
        config.use_directory_urls = False
        config.theme.static_templates.clear()
        regler = Sideregler({boks: self.nettsted.strenger[boks] for boks in BOKSER}, self.nettsted.tegninger)
        config.markdown_extensions = [*UTVIDELSER, regler]  # type: ignore[list-item]  # Python-Markdown takes the object
        config.mdx_configs = find_utvidelsesvalg()
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Put the site's own pages and looks in place of all that MkDocs found; files beside them it need not see."""
        innhold: dict[str, str | bytes] = {side.sti: "" for side in self.nettsted.sider}
        if self.nettsted.tema == EGET_TEMA:
            innhold |= {EGET_TEMA + navn: fil for navn, fil in find_temafiler().items()}
        if self.nettsted.logo is not None:
            innhold[EGET_TEMA + self.nettsted.logo[1]] = self.nettsted.logo[0]
        med = InclusionLevel.INCLUDED  # else MkDocs leaves out a folder named templates
        return type(files)(
            [File.generated(config, sti, content=innhold[sti], inclusion=med) for sti in sorted(innhold)]
        )

    def on_page_markdown(self, _markdown: str, /, *, page: Page, **_: object) -> str:
        """Return the page's text here and not in `on_files`, so that no front matter is looked for in it."""
        return self._find_side(page).markdown

    def on_env(self, _env: Environment, /, **_: object) -> Environment:
        """Return the theme's environment, the same for every site: autoescape on, a missing name is an error."""
        return _lag_temamiljoe()

    def on_page_context(self, _context: object, /, *, page: Page, **_: object) -> dict[str, object]:  # type: ignore[override]  # goes straight to Jinja
        """Return what the theme may use, and nothing of MkDocs' own: no version, no date, no path."""
        side = self._find_side(page)
        return {
            "nettsted": self.nettsted,
            "side": side,
            "innhold": page.content,
            "t": self.nettsted.strenger,
            "rot": "../" * side.sti.count("/"),
        }

    def _find_side(self, page: Page) -> Side:
        return next(side for side in self.nettsted.sider if side.sti == page.file.src_uri)
