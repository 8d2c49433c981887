"""Huslista: de formene ordboka godtar, og vi ikke skriver."""

from __future__ import annotations

import pytest

from generator.fag.tekster import Maalform
from tests.spraak.former import find_gale_former, find_passiv
from tests.spraak.les import les_alt
from tests.spraak.plantet import plant


def test_tekstene_bruker_huslista() -> None:
    feil = list(find_gale_former(les_alt()))
    assert not feil, "\n".join(feil)


def test_bokmaal_har_ikke_passiv_paa_s() -> None:
    feil = list(find_passiv(les_alt()))
    assert not feil, "\n".join(feil)


@pytest.mark.parametrize(
    ("maalform", "tekst", "funnet"),
    [
        ("nb", "Ring dersom du lurer.", "dersom"),
        ("nb", "Meldingen vert sendt.", "vert"),
        ("nb", "Kommer det frem noe nytt?", "frem"),
        ("nb", "Andre har alt meldt.", "har alt meldt"),
        ("nb", "Ta saka opp.", "saka"),
        ("nb", "Ring legevakten.", "legevakten"),
        ("nb", "Svar innen to virkedager.", "virkedager"),
        ("nb", "Ring 116111.", "116111"),
        ("nb", "Ring 1 1 2.", "1 1 2"),
        ("nb", "NAV hjelper.", "NAV"),
        ("nb", "Vent litt...", "..."),
        ("nb", "Ring - nå.", "-"),
        ("nb", "Opplysningsplikten betyr at du melder. Opplysningsplikt er det.", "Opplysningsplikt"),
        ("nb", "Du kan velge selv om du kommer.", "velge selv om"),
        ("nb", "Kven ringer du?", "Kven"),
        ("nb", "Barnet er på sjukehus.", "sjukehus"),
        ("nb", "Mistanke om vald.", "vald"),
        ("nb", "Gå til skulehelsetjenesten.", "skulehelsetjenesten"),
        ("nn", "Er det vold?", "vold"),
        ("nn", "Snakk med ein voksen.", "voksen"),
        ("nn", "Det er alvorlig.", "alvorlig"),
        ("nn", "Ring BTI-leder.", "BTI-leder"),
        ("nn", "Ring barnevernet nå.", "nå"),
        ("nn", "Sei kvar du er.", "kvar"),
        ("nn", "Spør kvar barna er no.", "kvar"),
        ("nn", "Kvar bur barnet?", "Kvar"),
        ("nn", "Teieplikta omfattar også kvar folk bur.", "kvar"),
        ("nn", "Nav svarar.", "svarar"),
        ("nn", "Du begynner på nytt.", "begynner"),
        ("nn", "Barnet har få vener.", "vener"),
        ("nn", "Ring same dag.", "same dag"),
        ("nn", "Du veit ikke.", "ikke"),
        ("nn", "Hva gjer du?", "Hva"),
        ("nn", "Hvem ringjer noen?", "Hvem"),
        ("nn", "Det kjem fra barnet.", "fra"),
        ("nn", "Gå til barnehage og skole.", "skole"),
        ("nn", "Private grunnskolar er med.", "grunnskolar"),
        ("nn", "Ei tjeneste hjelper.", "tjeneste"),
        ("nn", "Meldinga vert send.", "vert"),
        ("nn", "Ring viss du lurer.", "viss"),
        ("nn", "Kva for tenester?", "Kva for"),
        ("nn", "Du brukar skjemaet.", "Du brukar"),
        ("nn", "Foreldreansvaret er felles.", "Foreldreansvaret er felles"),
        ("nn", "Du er bekymra.", "bekymra"),
        ("nn", "Hugs å skriva det ned.", "å skriva"),
        ("nn", "Ei anbefaling.", "anbefaling"),
        ("nn", "Saka er henlagd.", "henlagd"),
    ],
)
def test_en_gal_form_blir_funnet(maalform: Maalform, tekst: str, funnet: str) -> None:
    feil = list(find_gale_former([plant(tekst, maalform)]))
    assert feil
    assert feil[0].startswith(f"maler/fag/tekster.yaml:7: prove ({maalform}): «{funnet}». Skriv ")


@pytest.mark.parametrize(
    ("maalform", "tekst"),
    [
        ("nn", "Kvar tilsett og kvar eining skriv ned kvar gong, kvar for seg, på kvar skule."),
        ("nn", "Privatskolelova og NAV-lova gjeld. Det høyrer til bekymringssamtalen."),
        ("nn", "Hugs å ta med barna, og å dra dit. Du kan nå dei på telefon. Dei er villige."),
        ("nb", "Opplæringslova og barnelova gjelder. Ring 112, 116 111 eller 116 117."),
        ("nb", "Plikten til å svare på pålegg heter opplysningsplikt når det er pålegg."),
        ("nb", "Hils på fremmede. Gjør alt riktig."),
    ],
)
def test_det_som_er_riktig_blir_ikke_meldt(maalform: Maalform, tekst: str) -> None:
    assert list(find_gale_former([plant(tekst, maalform)])) == []


def test_passiv_blir_funnet_og_ikke_etter_hjelpeverb() -> None:
    feil = list(
        find_passiv([plant("Møtet holdes i dag. Det skal bare skrives ned og deles. Dere møtes der det finnes plass.")])
    )
    assert [f.split("»")[0] for f in feil] == ["maler/fag/tekster.yaml:7: prove (nb): «holdes"]
