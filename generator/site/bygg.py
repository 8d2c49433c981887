"""One site from memory to memory through MkDocs; knows no municipality and leaves no file behind."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, MkDocsException

from generator.errors import GeneratorError, InndataFeil
from generator.site.kontroll import check_sider
from generator.site.modell import EGET_TEMA, Nettsted
from generator.site.plugin import STRENGER, NettstedPlugin

# Links are checked by `check_sider`, in menus and footers too; MkDocs' own remarks on them say nothing more.
_VALIDATION = dict.fromkeys(("omitted_files", "not_found", "absolute_links", "unrecognized_links", "anchors"), "ignore")


def build_nettsted(nettsted: Nettsted) -> dict[str, bytes]:
    """Return the finished site, path from its root -> bytes, sorted by path.

    The same site gives the same bytes, on any machine and any day. Links are relative and name files, so that the
    site works from a folder on disk and from any address.

    Raises:
        InndataFeil: a page has a dead or refused link, an unknown box or a second h1.
        GeneratorError: a word of the theme is missing, a file has a path it can not have, or MkDocs gave up.
    """
    _check_inndata(nettsted)
    with TemporaryDirectory(prefix="rutineverk-") as mappe, _stille_logg() as meldinger:
        try:
            filer = _build_i_mappe(nettsted, Path(mappe))
        except (Abort, MkDocsException) as feil:
            raise GeneratorError(
                f"Nettstedet til {nettsted.kommune} kunne ikke bygges: {'; '.join(meldinger) or feil}"
            ) from feil
    if problemer := check_sider(nettsted, filer):
        raise InndataFeil(problemer)
    return filer


def _check_inndata(nettsted: Nettsted) -> None:
    if mangler := [navn for navn in STRENGER if navn not in nettsted.strenger]:
        raise GeneratorError(
            f"Nettstedet til {nettsted.kommune} mangler tekst på {nettsted.spraak} for: {', '.join(mangler)}"
        )
    # Some disks see no difference between a.html and A.html.
    stier = [sti.lower() for sti in [*(side.adresse for side in nettsted.sider), *nettsted.filer]]
    if like := sorted(
        {sti for sti in stier if stier.count(sti) > 1 or sti.startswith(EGET_TEMA) or sti.endswith(".md")}
    ):
        raise GeneratorError(f"Nettstedet til {nettsted.kommune} har filer som ikke kan ligge der: {', '.join(like)}")


def _build_i_mappe(nettsted: Nettsted, mappe: Path) -> dict[str, bytes]:
    docs, ut = mappe / "docs", mappe / "ut"
    docs.mkdir()
    config = load_config(
        io.BytesIO(b"{}"),
        site_name=nettsted.tittel,
        docs_dir=str(docs),
        site_dir=str(ut),
        theme={"name": None, "custom_dir": str(docs)},
        plugins=[],
        validation=_VALIDATION,
    )
    config.plugins["rutineverk"] = NettstedPlugin(nettsted)
    build(config)
    filer = {fil.relative_to(ut).as_posix(): fil.read_bytes() for fil in ut.rglob("*") if fil.is_file()}
    return dict(sorted({**filer, **nettsted.filer}.items()))


@contextmanager
def _stille_logg() -> Iterator[list[str]]:
    """Keep MkDocs' log off the screen and give the errors in it."""
    meldinger: list[str] = []

    class Samler(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            meldinger.append(record.getMessage())

    samler = Samler(logging.ERROR)
    loggere = [logging.getLogger(navn) for navn in ("mkdocs", "properdocs")]
    foer = [logger.propagate for logger in loggere]
    for logger in loggere:
        logger.addHandler(samler)
        logger.propagate = False
    try:
        yield meldinger
    finally:
        for logger, propagate in zip(loggere, foer, strict=True):
            logger.removeHandler(samler)
            logger.propagate = propagate
