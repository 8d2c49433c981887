"""Den samme malen og konteksten gjennom docxtpl og gjennom vår motor, for å se at XML-en er lik."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from typing import Final

from docxtpl import DocxTemplate
from lxml import etree

from generator.word import load_mal
from generator.word.pakke import les_pakke
from generator.word.skjema_rekkefoelge import ordne_celler, ordne_loep
from tests.word.smaa_maler import NAVN

Kontekst = Mapping[str, object]
DELER: Final = ("document", "header9", "footer9", "footnotes")


def kanonisk(xml: bytes, *, ordnet: bool = False) -> str:
    """Gi XML på kanonisk form; ``ordnet`` setter egenskaper i skjemaets rekkefølge, som docxtpl ikke gjør."""
    tekst = etree.tostring(etree.fromstring(xml), encoding="unicode")
    tekst = ordne_loep(ordne_celler(tekst)) if ordnet else tekst
    tre = etree.fromstring(tekst, etree.XMLParser(remove_blank_text=True))
    return str(etree.tostring(tre, method="c14n").decode())


def med_docxtpl(mal: bytes, kontekst: Kontekst | Callable[[DocxTemplate], Kontekst]) -> dict[str, bytes]:
    tpl = DocxTemplate(io.BytesIO(mal))
    tpl.render(dict(kontekst(tpl) if callable(kontekst) else kontekst), autoescape=True)
    ut = io.BytesIO()
    tpl.save(ut)
    return les_pakke("docxtpl", ut.getvalue())


def sammenlign(
    mal: bytes,
    kontekst: Kontekst,
    deres: Kontekst | Callable[[DocxTemplate], Kontekst] | None = None,
    *,
    ordnet: bool = False,
) -> bytes:
    """Render begge veier, krev at hver del er lik, og gi vårt dokument."""
    vaart = load_mal(mal, navn=NAVN).render(kontekst)
    oss, dem = les_pakke("vaart", vaart), med_docxtpl(mal, deres or kontekst)
    for del_ in (f"word/{d}.xml" for d in DELER):
        assert (del_ in oss) == (del_ in dem)
        if del_ in oss:
            assert kanonisk(oss[del_], ordnet=ordnet) == kanonisk(dem[del_], ordnet=ordnet)
    return vaart
