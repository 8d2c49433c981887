"""Contexts with a subdocument: docxtpl itself composes them, in our environment; the result is a package like any other."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Final

from docxtpl import DocxTemplate
from lxml import etree

from generator.errors import MalFeil
from generator.word.dialekt import Kilde
from generator.word.etterarbeid import sjekk_velformet
from generator.word.feil import MALENS_FEIL, forklar
from generator.word.miljoe import Miljoe
from generator.word.pakke import les_pakke

_MILJOE: Final = Miljoe(som_byte=False)
"""docxtpl joins what comes out as text."""


class SubdokMal(DocxTemplate):  # type: ignore[misc]  # docxtpl has no types
    """docxtpl's template, for making subdocuments; refuses XML that lxml would have to mend."""

    def __init__(self, innhold: bytes, sha: str) -> None:
        super().__init__(io.BytesIO(innhold))
        self.sha = sha

    def fix_tables(self, xml: str) -> etree._Element:
        """Return the body; docxtpl parses with recovery, and then loses text without a word."""
        sjekk_velformet(xml.encode())
        tre: etree._Element = super().fix_tables(xml)
        return tre

    def render_properties(self, *args: object, **kwargs: object) -> None:
        """Leave the properties alone: docxtpl would escape their values twice."""


def find_subdok(verdier: Mapping[str, object], sha: str) -> SubdokMal | None:
    """Return the template that the context's subdocuments were made with, or None when it has none.

    Raises:
        MalFeil: when they were made with another.
    """
    for navn, verdi in verdier.items():
        if type(verdi).__name__ == "Subdoc":
            mal = getattr(verdi, "tpl", None)
            if not isinstance(mal, SubdokMal) or mal.sha != sha:
                raise MalFeil(
                    f"feltet «{navn}» er laget for en annen mal. Lag det med docxtpl() på malen det skal stå i."
                )
            return mal
    return None


def render_subdok(navn: str, mal: SubdokMal, verdier: Mapping[str, object]) -> dict[str, bytes]:
    """Return the members that docxtpl wrote, but for the properties.

    Raises:
        MalFeil: for what the template or a value did wrong.
    """
    try:
        mal.render(dict(verdier), _MILJOE, autoescape=True)
    except MALENS_FEIL as feil:
        raise MalFeil(f"{navn}: {forklar(feil, Kilde(''), None, verdier)}") from feil
    ut = io.BytesIO()
    mal.save(ut)
    pakke = les_pakke(navn, ut.getvalue())
    return {n: i for n, i in pakke.items() if not n.startswith("docProps/") and n != "_rels/.rels"}
