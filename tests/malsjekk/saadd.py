"""Ekte maler med feil sådd i XML-en: feilene, stedene, og malen som har dem."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from lxml import etree

from generator.malsjekk.lesing import W, les_mal
from generator.plan import find_malsti
from generator.word.dialekt import les_del
from generator.word.pakke import les_pakke, skriv_pakke
from tests.dokumenter import les_tre

MAL: Final = find_malsti("bekymringsrutine", "nb")
_NS: Final = (
    f'xmlns:w="{W[1:-1]}" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml"'
)
STIL: Final = "Tabelltekst"


def p(tekst: str, stil: str = STIL, egen: str = "") -> str:
    """Gi et avsnitt med teksten; ``egen`` er mer om løpet."""
    ren = tekst.replace("&", "&amp;").replace("<", "&lt;")
    stilen = f'<w:pPr><w:pStyle w:val="{stil}"/></w:pPr>' if stil else ""
    return f'<w:p>{stilen}<w:r>{egen}<w:t xml:space="preserve">{ren}</w:t></w:r></w:p>'


def raa(inni: str) -> str:
    """Gi et avsnitt med disse elementene."""
    return f'<w:p><w:pPr><w:pStyle w:val="{STIL}"/></w:pPr>{inni}</w:p>'


def tabell(hode: str, rader: str) -> str:
    """Gi en liten tabell med avsnittet Word vil ha etter en tabell i en celle."""
    celle = '<w:tc><w:tcPr><w:tcW w:w="4000" w:type="dxa"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="Tabelltekst"/></w:pPr><w:r><w:t>Ord</w:t></w:r></w:p></w:tc>'
    return (
        '<w:tbl><w:tblPr><w:tblStyle w:val="Faktatabell"/><w:tblW w:w="4000" w:type="dxa"/><w:tblLook w:val="0620" w:firstRow="1"/></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="4000"/></w:tblGrid><w:tr><w:trPr>{hode}</w:trPr>{celle}</w:tr>'
        f"<w:tr><w:trPr>{rader}</w:trPr>{celle}</w:tr></w:tbl>" + p("", "Mellomrom")
    )


@dataclass(frozen=True)
class Feil:
    """En feil: XML-en som blir sådd, regelen som skal slå til, og ord fra det som skal bli sagt."""

    xml: str
    regel: str
    sier: str


_T: Final = "<w:t>ord</w:t>"
_TEGNING: Final = (
    '<w:r><w:drawing><wp:inline><wp:extent cx="1" cy="1"/><wp:docPr id="99" name="B"/></wp:inline></w:drawing></w:r>'
)
FEILENE: Final[Mapping[str, Feil]] = {
    "ukjent_felt": Feil(p("{{ hode.titel }}"), "ukjent-felt", "Mente du «tittel»?"),
    "ukjent_navn": Feil(p("{{ hoed.tittel }}"), "ukjent-felt", "Mente du «hode»?"),
    "felt_uten_eier": Feil(p("{{ saksnummer }}"), "ukjent-felt", "Mente du «hode.saksnummer»?"),
    "felt_i_tekst": Feil(p("{{ hode.tittel.navn }}"), "ukjent-felt", "Skriv {{ hode.tittel }}."),
    "felt_i_liste": Feil(p("{{ vold.tekst }}"), "ukjent-felt", "{% for x in vold %} … {{ x.tekst }}"),
    "felt_i_loekke": Feil(
        p("{% for s in situasjoner %}{% for a in s.avsnitt %}{{ a.tekts }}{% endfor %}{% endfor %}"),
        "ukjent-felt",
        "Mente du «tekst»?",
    ),
    "felt_gjennom_set": Feil(p("{% set h = hode %}{{ h.titel }}"), "ukjent-felt", "Mente du «tittel»?"),
    "felt_i_filter": Feil(p("{{ enheter|map(attribute='nvan')|join(', ') }}"), "ukjent-felt", "Mente du «navn»?"),
    "felt_i_vilkaar": Feil(p("{% if hode.demmo and vold %}x{% endif %}"), "ukjent-felt", "Mente du «demo»?"),
    "felt_i_makro": Feil(
        p("{% macro m(x) %}{{ hode.eierr }}{{ x }}{% endmacro %}{{ m(1) }}"), "ukjent-felt", "Mente du «eier»?"
    ),
    "ukjent_i_loop": Feil(
        p("{% for v in vold %}{{ loop.indeks }}{% endfor %}"), "ukjent-felt", "Mente du «index»?"
    ),
    "delt_i_loep": Feil(
        raa("<w:r><w:t>{{ ho</w:t></w:r><w:r><w:t>de.titel }}</w:t></w:r>"), "ukjent-felt", "Mente du «tittel»?"
    ),
    "gjenta_tekst": Feil(p("{% for x in hode.tittel %}{{ x }}{% endfor %}"), "ikke-liste", "{% if hode.tittel %}"),
    "gjenta_ting": Feil(p("{% for x in hode %}{{ x }}{% endfor %}"), "ikke-liste", "gå gjennom en liste"),
    "liste_som_tekst": Feil(p("{{ mangler }}"), "ikke-tekst", "join"),
    "ting_som_tekst": Feil(p("{{ hode }}"), "ikke-tekst", "{{ hode.tittel }}"),
    "ukjent_filter": Feil(p("{{ hode.tittel|uper }}"), "ukjent-filter", "Mente du «upper»?"),
    "ukjent_test": Feil(p("{% if hode.demo is defind %}x{% endif %}"), "ukjent-test", "Mente du «defined»?"),
    "ukjent_tagg": Feil(p("{% iff hode.demo %}"), "ukjent-tagg", "Mente du «if»?"),
    "henter_fil": Feil(p("{% include 'annen.docx' %}"), "henter-fil", "Skriv innholdet rett i malen."),
    "ikke_lukket": Feil(p("{% if hode.demo %} x"), "ikke-lukket", "{% endif %}"),
    "lukket_for_mye": Feil(p("x {% endmacro %}"), "feil-lukket", "slett taggen"),
    "feil_lukket": Feil(p("{% if hode.demo %}x{% endwith %}{% endif %}"), "feil-lukket", "Skriv {% endif %}"),
    "else_alene": Feil(p("{% with x = 1 %}{% elif x %}{% endwith %}"), "feil-lukket", "mellom {% if %} og {% endif %}"),
    "syntaks": Feil(p("{{ hode.tittel hode.kommune }}"), "syntaks", "{{ felt.navn }}"),
    "norske_ord": Feil(p("{% if ikke hode.demo %}x{% endif %}"), "syntaks", "«not» for «ikke»"),
    "for_uten_in": Feil(p("{% for x av vold %}{{ x.tekst }}{% endfor %}"), "syntaks", "{% for x in lista %}"),
    "tom_tagg": Feil(p("{{ }}"), "syntaks", "Skriv feltet"),
    "parentes": Feil(p("{{ (hode.tittel }}"), "syntaks", "parenteser"),
    "halv_klamme": Feil(p("{{ hode.tittel"), "klammer", "Sett inn }}"),
    "ulike_klammer": Feil(p("{{ hode.tittel %}"), "klammer", "Avslutt den med }}."),
    "tekst_ved_p": Feil(p("{%p if hode.demo %} ord") + p("{{ hode.demo }}") + p("{%p endif %}"), "ved-siden-av", "alene"),
    "mellomrom_foer_p": Feil(p("{% p if hode.demo %}") + p("ord") + p("{%p endif %}"), "skrivefeil", "Skriv {%p if"),
    "ulik_form": Feil(p("{%p if hode.demo %}") + p("ord {% endif %}"), "delt-blokk", "{%p"),
    "uten_p": Feil(p("{% if hode.demo %}") + p("ord") + p("{% endif %}"), "tomt-etter-tagg", "Skriv {%p if hode.demo %}"),
    "slettet_tagg": Feil(
        raa('<w:r><w:t>ord</w:t></w:r><w:del w:id="90" w:author="N"><w:r><w:delText>{{ hode.demo }}</w:delText></w:r></w:del>'),
        "sporet-tagg",
        "Godta eller forkast",
    ),
    "innsatt_tagg": Feil(
        raa('<w:ins w:id="91" w:author="N"><w:r><w:t>{{ hode.demo }}</w:t></w:r></w:ins>'), "sporet-tagg", "Godta"
    ),
    "sporet": Feil(raa(f'<w:ins w:id="92" w:author="N"><w:r>{_T}</w:r></w:ins>'), "sporet-endring", "Godta"),
    "tomt_avsnitt": Feil(p("ord") + raa("") + p("ord"), "tomt-avsnitt", "Slett det"),
    "for_haand": Feil(p("ord.", egen="<w:rPr><w:b/><w:color w:val=\"FF0000\"/></w:rPr>"), "direkte-formatering", "velg en stil"),
    "avsnitt_for_haand": Feil(
        f'<w:p><w:pPr><w:pStyle w:val="{STIL}"/><w:jc w:val="center"/></w:pPr><w:r>{_T}</w:r></w:p>',
        "direkte-formatering",
        "justering",
    ),
    "uten_stil": Feil(p("ord", ""), "uten-stil", "Velg en stil"),
    "ukjent_stil": Feil(p("ord", "Fremmed"), "uten-stil", "Velg en av stilene"),
    "uten_hoderad": Feil(tabell("<w:cantSplit/>", "<w:cantSplit/>"), "hoderad", "Gjenta overskriftsrader"),
    "delt_rad": Feil(tabell("<w:cantSplit/><w:tblHeader/>", ""), "delt-rad", "brytes over sider"),
    "uten_alternativ_tekst": Feil(raa(_TEGNING), "alternativ-tekst", "skriv hva det viser"),
    "tekstboks": Feil(
        raa(f'<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{p("ord")}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>'),
        "tekstboks",
        "slett boksen",
    ),
    "fremmed_spraak": Feil(p("ord", egen='<w:rPr><w:lang w:val="en-US"/></w:rPr>'), "spraak", "bokmål"),
    "oppdater_felt": Feil(
        raa('<w:r><w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'),
        "oppdater-felt",
        "F9",
    ),
    "krav": Feil(p("Alle skal melde fra."), "krav", "maler/fag"),
    "verktoey": Feil(p("Bruk BTI her."), "verktoey", "Hent navnet fra et felt"),
}  # fmt: skip


@dataclass(frozen=True)
class Plass:
    """Et sted i malen: delen, avsnittet feilen blir sådd etter, og hva stedet heter."""

    del_: str
    etter: str
    heter: str
    celle: tuple[int, int, int] | None = None


PLASSENE: Final[Mapping[str, Plass]] = {
    "broedtekst": Plass("word/document.xml", "Voldssporet – ved mistanke om vold eller overgrep", "under «Voldssporet"),
    "celle": Plass("word/document.xml", "{{ skriv_ned_fakta.frist }}", "i tabell 13, rad 2, kolonne 2", (13, 2, 2)),
    "topptekst": Plass("word/header1.xml", "{{ hode.kommune }} {{ hode.gjelder }}", "i topptekst"),
    "loekke": Plass("word/document.xml", "{{ l.tekst }}", "i tabell 1, rad 3, kolonne 1", (1, 3, 1)),
}


@dataclass(frozen=True)
class Saadd:
    """Malen med feilen i seg, og numrene på avsnittene som ble sådd."""

    innhold: bytes
    del_: str
    numre: range


def saa(xml: str, plass: Plass) -> Saadd:
    """Så XML-en etter avsnittet."""
    innhold = les_tre()[MAL]
    (del_,) = (d for d in les_mal(MAL, innhold).deler if d.navn == plass.del_)
    anker = [a for a in del_.avsnitt if a.tekst == plass.etter][-1]
    pakke = les_pakke(MAL, innhold)
    tre = les_del(pakke[plass.del_])
    etter = list(tre.iter(f"{W}p"))[anker.nr]
    nye = list(etree.fromstring(f"<rot {_NS}>{xml}</rot>"))
    antall = sum(1 for n in nye for _ in n.iter(f"{W}p"))
    for ny in reversed(nye):
        etter.addnext(ny)
    pakke[plass.del_] = etree.tostring(tre)
    return Saadd(skriv_pakke(pakke), plass.del_, range(anker.nr + 1, anker.nr + 1 + antall))
