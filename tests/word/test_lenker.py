"""Lovhenvisninger i Word: ekte hyperkoblinger med tekst som sier hvor de leder, i feltene malene alt skriver."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from typing import Final
from urllib.parse import unquote

import pytest
from docx import Document
from docx.document import Document as DocumentType
from docx.opc.constants import RELATIONSHIP_TYPE

from generator.kontekst.modell import Kilder, Kontekstdel
from generator.tekst import Henvisning, Henvisninger
from generator.word import docx_tekst, load_mal
from generator.word.pakke import les_pakke
from tests.dokumenter import dokumentene, les_fag
from tests.word.smaa_maler import NAVN, STILPAKKE, avsnitt, lag_docx, med_tittel, med_topp_og_bunn

LOV: Final = Henvisning("loven § 1", "l-1", "https://lovdata.no/lov/2020-01-01-1/§1", "loven § 1")
ANDRE: Final = Henvisning("§ 2 b", "l-2b", "https://lovdata.no/lov/2020-01-01-1/§2b", "loven § 2 b")
KILDE: Final = Henvisninger(LOV, " og ", ANDRE, "; ", Henvisning("rådet & retningslinjen", "r"))


class _Proeve(Kontekstdel):
    """En kontekst med én kilde."""

    kilde: Kilder


def render(kropp: str, deler: Mapping[str, bytes] | None = None, kilde: str = KILDE) -> bytes:
    return load_mal(lag_docx(kropp, deler), navn=NAVN).render(_Proeve(kilde=kilde))


def find_lenker(innhold: bytes) -> list[tuple[str, str]]:
    """Gi teksten og adressen til hver hyperkobling i brødteksten."""
    dokument = Document(io.BytesIO(innhold))
    return [(h.text, h.address) for p in _avsnitt(dokument) for h in p.hyperlinks if h.address]


def _avsnitt(dokument: DocumentType) -> Iterator:  # type: ignore[type-arg]  # python-docx has no name for what it yields
    yield from dokument.paragraphs
    for tabell in dokument.tables:
        for celle in tabell._cells:
            yield from celle.paragraphs


def test_hver_henvisning_er_en_hyperkobling_og_teksten_er_den_samme() -> None:
    innhold = render(avsnitt("skal · {{ kilde }}"))

    assert find_lenker(innhold) == [
        ("loven § 1", "https://lovdata.no/lov/2020-01-01-1/%C2%A71"),
        ("§ 2 b", "https://lovdata.no/lov/2020-01-01-1/%C2%A72b"),
    ]
    assert docx_tekst(innhold) == "skal · loven § 1 og § 2 b; rådet & retningslinjen"


def test_en_kort_lenke_sier_hele_navnet_til_den_som_hoerer_den_alene() -> None:
    xml = Document(io.BytesIO(render(avsnitt("{{ kilde }}"))))._element.xml

    assert xml.count("w:tooltip=") == 1
    assert 'w:tooltip="loven § 2 b"' in xml
    assert xml.count('<w:rStyle w:val="Hyperkobling"/>') == 2


def test_en_mal_uten_lenkestil_faar_lenker_som_synes() -> None:
    stiler = STILPAKKE["word/styles.xml"].replace(b'w:styleId="Hyperkobling"', b'w:styleId="Noeannet"')

    xml = Document(io.BytesIO(render(avsnitt("{{ kilde }}"), {"word/styles.xml": stiler})))._element.xml

    assert "Hyperkobling" not in xml
    assert xml.count('<w:u w:val="single"/>') == 2


def test_samme_adresse_trenger_bare_en_relasjon() -> None:
    innhold = render(avsnitt("{{ kilde }}", "{{ kilde }}", "{{ kilde }}"))

    adresser = [
        r.target_ref
        for r in Document(io.BytesIO(innhold)).part.rels.values()
        if r.reltype == RELATIONSHIP_TYPE.HYPERLINK
    ]
    assert len(find_lenker(innhold)) == 6
    assert len([a for a in adresser if "lovdata" in a]) == 2


@pytest.mark.parametrize("tagg", ["{{ kilde|upper }}", "{{ kilde ~ '.' }}", "{{ [kilde]|join(', ') }}"])
def test_en_kilde_som_malen_gjoer_noe_med_er_bare_tekst(tagg: str) -> None:
    innhold = render(avsnitt(tagg))

    assert find_lenker(innhold) == []
    assert docx_tekst(innhold).lower().startswith("loven § 1 og § 2 b; rådet & retningslinjen")


def test_lenker_virker_i_topptekst_og_som_eget_loep_og_blir_tekst_i_tittelen() -> None:
    topp = render(avsnitt("x"), med_topp_og_bunn("{{ kilde }}", "y"))
    toppdel = les_pakke("prøve", topp)
    loep = render(avsnitt("{{r kilde }}"))
    tittel = render(avsnitt("x"), med_tittel("{{ kilde }}"))

    assert toppdel["word/header9.xml"].count(b"<w:hyperlink ") == 2
    assert toppdel["word/_rels/header9.xml.rels"].count(b"https://lovdata.no/lov/2020-01-01-1/") == 2
    assert [t for t, _ in find_lenker(loep)] == ["loven § 1", "§ 2 b"]
    assert Document(io.BytesIO(tittel)).core_properties.title == str(KILDE)


def test_kilde_uten_adresse_er_vanlig_tekst_uten_lenke() -> None:
    innhold = render(avsnitt("bør · {{ kilde }}"), kilde=Henvisninger("faglig råd"))

    assert find_lenker(innhold) == []
    assert docx_tekst(innhold) == "bør · faglig råd"


@pytest.mark.parametrize("sti", sorted(dokumentene()))
def test_hver_lenke_til_lovdata_kommer_fra_registeret(sti: str) -> None:
    adresser = {r.adresse for r in les_fag().regelverk.regler if r.adresse}
    lenker = [(t, unquote(a)) for t, a in find_lenker(dokumentene()[sti]) if "lovdata" in a]

    assert lenker or sti.rpartition("/")[2].startswith("lommekort")
    assert [(t, a) for t, a in lenker if a not in adresser] == []
    assert [t for t, _ in lenker if not t.strip() or "http" in t] == []
