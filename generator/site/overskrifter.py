"""The headings of a page with the ids they get in the finished page; knows no site and no template."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from html import unescape
from typing import cast

from markdown import Markdown

from generator.site.markdownregler import UTVIDELSER, Sideregler, find_utvidelsesvalg


@dataclass(frozen=True)
class Overskrift:
    """A heading.

    Attributes:
        nivaa: 2 to 6.
        tekst: what the reader sees.
        id: its anchor.
    """

    nivaa: int
    tekst: str
    id: str


def find_overskrifter(markdown: str) -> tuple[Overskrift, ...]:
    """Return the headings in order. Only their lines are read, which is quick and gives the same ids."""
    return _les("\n\n".join(linje for linje in markdown.splitlines() if linje.startswith("##")))


@lru_cache(maxsize=512)
def _les(linjer: str) -> tuple[Overskrift, ...]:
    """Return the headings of the lines; most pages have the same ones in every municipality."""
    leser = _lag_leser().reset()
    leser.convert(linjer)
    return tuple(_flat(cast("Sequence[Mapping[str, object]]", getattr(leser, "toc_tokens", ()))))


@cache
def _lag_leser() -> Markdown:
    """Return the reader; making one takes longer than reading the headings of a page."""
    return Markdown(extensions=[*UTVIDELSER, Sideregler({})], extension_configs=find_utvidelsesvalg())


def _flat(deler: Sequence[Mapping[str, object]]) -> Iterator[Overskrift]:
    for del_ in deler:
        nivaa = cast(int, del_["level"])
        yield Overskrift(nivaa, " ".join(unescape(str(del_["name"])).split()), str(del_["id"]))
        yield from _flat(cast("Sequence[Mapping[str, object]]", del_["children"]))
