"""Huslista: én form av hvert ord. Det som ordboka godtar, og som vi likevel ikke skriver."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from generator.fag.tekster import Maalform
from tests.spraak.ordliste import uten_navn
from tests.spraak.stykke import Stykke


@dataclass(frozen=True)
class Form:
    """En form vi ikke bruker.

    Attributes:
        moenster: formen, som regulært uttrykk uten hensyn til store bokstaver når det ikke begynner med (?-i:.
        skriv: det vi skriver i stedet.
    """

    moenster: re.Pattern[str]
    skriv: str


def _former(*par: tuple[str, str]) -> tuple[Form, ...]:
    return tuple(Form(re.compile(moenster, re.IGNORECASE), skriv) for moenster, skriv in par)


BEGGE: Final = _former(
    (r"\b(?-i:NAV)\b(?!-lov)", "Nav. Bare navnet på NAV-loven har store bokstaver"),
    (r"\.\.\.", "… (ett tegn)"),
    (r"\s-\s", "– (tankestrek) mellom ordene"),
    (r"\b1 ?1 ?6[ -]?1 ?1 ?[17]\b(?<!116 111)(?<!116 117)", "116 111 eller 116 117, med ett mellomrom"),
    (r"\b1 ?1 [0-3]\b|\b1 1[0-3]\b", "110, 112 og 113 uten mellomrom"),
    (r"\b(opplysningsplikt)(?!_)(?!.*pålegg)", "meldeplikt. Opplysningsplikt er bare plikten til å svare på pålegg"),
    (
        r"\bi den grad\b|\bpå bakgrunn av\b|\bved behov\b|\bved(komm|kom)ande?\b|\bvedkommende\b",
        "det rett fram, uten skjemaord",
    ),
    (r"\bvirkedag\w*|\bverkedag\w*|\byrkedag\w*", "hverdager / kvardagar, ett ord for det samme overalt"),
)
BOKMAAL: Final = _former(
    (r"\bdersom\b", "hvis"),
    (r"\bfrem(?!m)\w*", "fram"),
    (r"\bsjøl\b", "selv"),
    (r"\bnu\b", "nå"),
    (r"\befter\b", "etter"),
    (
        r"\b(har|hadde) alt (blitt|fått|gjort|hatt|meldt|sagt|sendt|vært)\b|\balt (har|hadde) (fått|meldt|sagt|sendt)\b",
        "allerede",
    ),
    (r"\b(vert|blei)\b", "blir, ble"),
    (r"\blegevakten\b", "legevakta"),
    (r"\buken\b", "uka"),
    (r"\b(saka|lova|plikta|meldinga|rolla|tida|hjelpa|gruppa|ordninga|leksehjelpa)\b", "-en: saken, loven, plikten"),
    (r"\b(velge|bestemme|avgjøre) selv om\b", "«du selv», så det ikke leses som «selv om»"),
)
# Nynorskord som bokmålsordboka godtar, og omvendt lenger ned.
BOKMAAL_TERMER: Final = _former(
    (r"\bkven\b", "hvem"),
    (r"\bfrå\b", "fra"),
    (r"\bberre\b", "bare"),
    (r"\bdå\b", "da"),
    (r"\bframleis\b", "fortsatt"),
    (r"\bheime?\b", "hjem, hjemme"),
    (r"\bsame\b", "samme"),
    (r"\bseie\b", "si"),
    (r"\b(vilkåra|foreldra)\b", "vilkårene, foreldrene"),
    (r"\bsjuk\w*", "syk, sykdom, sykehus"),
    (r"\b\w*skul(e|en|ar)\b|\bskule\w*", "skole"),
    (r"\bvek(e|a|er)\b", "uke"),
    (r"\bleiing\w*", "ledelse"),
    (r"\beining\w*", "enhet"),
    (r"\bverj(e|a|er|ene)\b", "verge"),
    (r"\bvald\w*", "vold"),
    (r"\brettlei\w*", "veilede, veiledning"),
    (r"\bsams\b", "felles"),
    (r"\bomsyn\w*", "hensyn"),
    (r"\busemje\w*|\busamd\w*", "uenighet, uenig"),
    (r"\btilråding\w*", "anbefaling"),
    (r"\bløyve\w*", "tillatelse"),
    (r"\bstadfest\w*", "bekrefte"),
    (r"\bgrunngi\w*", "begrunne, begrunnelse"),
    (r"\bavgjerd\w*", "beslutning"),
    (r"\bundersøking\w*", "undersøkelse"),
    (r"\bnettstad\w*", "nettsted"),
)
_STED: Final = (
    r"(eg|du|han|ho|det|den|vi|de|dei|ein|nokon|folk|er|bur|ligg|står|finn|søv|kan|skal)\b|\w{3,}(en|et|a|ane)\b"
)
NYNORSK_TERMER: Final = _former(
    (r"\b(\w+-)?leder\w*|\bledels\w*", "leiar, leiing"),
    (r"\bvold\w*", "vald"),
    (r"\bmistenk(e|er)\b", "mistenkje, mistenkjer"),
    (r"\bsiktet\b", "sikta"),
    (r"\bavgjør\w*", "avgjere, avgjer, avgjerande"),
    (r"\buk(e|er|a|ene)\b", "veke"),
    (r"\bvoks(en|ne|ent)\b", "vaksen, vaksne"),
    (r"\bkunngjør\w*", "kunngjere, kunngjering"),
    (r"\bda\b", "då"),
    (r"\bnå(?=[.,?!:;)]| (er|har|skal|må|og)\b)", "no"),
    (r"\b\w{2,}(?<!vil)(?<!bo)lige?\b", "-leg: mogleg, alvorleg, vanleg"),
    (r"\b(din|din egen) (skyld|feil)\b", "di skuld"),
)
NYNORSK: Final = _former(
    (rf"\bkvar (?={_STED})", "kor, når det er et sted. «Kvar» er «hver»"),
    (r"\bikke\b", "ikkje"),
    (r"\bhva\b", "kva"),
    (r"\bhvem\b", "kven"),
    (r"\bhvor\b", "kor"),
    (r"\bhvordan\b", "korleis"),
    (r"\bhvorfor\b", "kvifor"),
    (r"\bhver\w*", "kvar, kvarandre, kvardag"),
    (r"\b(hvis|viss)\b", "dersom"),
    (r"\bnoe\b", "noko"),
    (r"\bnoen\b", "nokon, nokre"),
    (r"\bfra\b", "frå"),
    (r"\buten\b", "utan"),
    (r"\bbare\b", "berre"),
    (r"\bselv\b", "sjølv"),
    (r"\bmye\b", "mykje"),
    (r"\b\w*tjeneste\w*", "teneste"),
    (
        r"\w*skol(e|en|er|ar|ane|ene|ei)\b|\bskole(?!lov)\w*|\b(grunn|privat|kultur)skole(?!lov)\w*",
        "skule. Bare lovnavn har «skole»",
    ),
    (r"\bv(ert|erte|orte|ort)\b|\bblei\b", "blir, vart, har blitt"),
    (r"\bkva for\b", "kva: kva tenester"),
    (r"\b(du|de|dei|ein|vi|som|han|ho|kommunen) brukar\b", "bruker"),
    (r"\bbed\b", "ber"),
    (r"\blar\b", "lèt"),
    (r"\bansatt\w*", "tilsett"),
    (r"\bbekymr(?!ings(melding|samtale))\w*", "uroa, uro"),
    (r"\btaushet\w*", "teieplikt"),
    (r"\buenig\w*", "usamd, usemje"),
    (r"\bbegrunn\w*", "grunngi, grunngiving"),
    (r"\bbekreft\w*", "stadfeste, stadfesting"),
    (r"\bveiled\w*", "rettleie, rettleiing"),
    (r"\bbeslut\w*", "avgjere, avgjerd"),
    (r"\bhenle?gg?\w*|\bhenlag\w*", "leggje bort, lagd bort"),
    (r"\bfortsatt\b|\bfortsett\w*", "framleis, halde fram"),
    (r"\banbefal\w*", "tilrå, tilråding"),
    (r"\bbeskriv\w*|\w+beskriv\w*", "skildre, skildring"),
    (r"\bvirksom\w*", "verksemd"),
    (r"\bhensyn\w*", "omsyn"),
    (r"\bforeldreansvar\w* (er |blir )?felles\b|\bfelles foreldreansvar\b|\bforeldreansvaret felles\b", "sams"),
    (r"\bå \w{2,}a\b(?<!å dra)(?<!å gnaga)", "infinitiv på -e"),
    (r"\bom det er mogleg\b", "dersom"),
    (r"\bsvarar\b", "svarer"),
    (r"\bbegynn\w*", "byrje, byrjar"),
    (r"\b(ven|vener|vene|venene)\b", "venn, venner"),
    (r"\bsame (dag|alder|type|tilgang|arbeidsgivar)\b", "bestemt form etter «same»: same dagen, same alderen"),
)
_PAA_MAALFORM: Final[dict[Maalform, tuple[Form, ...]]] = {
    "nb": BEGGE + BOKMAAL + BOKMAAL_TERMER,
    "nn": BEGGE + NYNORSK + NYNORSK_TERMER,
}

# Presens med -s som ikke er passiv, og eieform. Andre ord på -es uten hjelpeverb foran er passiv.
_IKKE_PASSIV: Final = frozenset(
    {
        *(
            "andres",
            "annerledes",
            "deres",
            "felles",
            "finnes",
            "foreldres",
            "gravides",
            "hennes",
            "møtes",
            "snakkes",
            "synes",
        ),
        *("trives", "unges", "voksnes"),
    }
)
_HJELPEVERB: Final = frozenset({"kan", "skal", "må", "bør", "vil", "kunne", "skulle", "måtte", "burde", "å"})


def find_gale_former(stykker: Iterable[Stykke]) -> Iterator[str]:
    """Gi hvert sted med en form huslista ikke bruker."""
    for s in stykker:
        tekst = uten_navn(s.tekst)
        for form in _PAA_MAALFORM[s.maalform]:
            for treff in form.moenster.finditer(tekst):
                yield s.melding(f"«{treff.group().strip()}». Skriv {form.skriv} (huslista i docs/spraak.md)")


def find_passiv(stykker: Iterable[Stykke]) -> Iterator[str]:
    """Gi hver passiv på -s i presens i en bokmålssetning."""
    for s in stykker:
        if s.maalform != "nb":
            continue
        for setning in re.split(r"(?<=[.!?;:])\s", s.tekst):
            ordene = re.findall(r"\w[\w-]*", setning)
            for nr, ord_ in enumerate(ordene):
                if _er_passiv(ord_) and not _HJELPEVERB & {o.lower() for o in ordene[max(0, nr - 6) : nr]}:
                    yield s.melding(
                        f"«{ord_}» er passiv på -s. Skriv hvem som gjør det, eller «blir …» (docs/spraak.md)"
                    )


def _er_passiv(ord_: str) -> bool:
    eieform = ord_.endswith(("enes", "ernes", "ansattes", "tjenestes")) or ord_[:1].isupper()
    return len(ord_) > 4 and ord_.endswith("es") and not eieform and ord_ not in _IKKE_PASSIV
