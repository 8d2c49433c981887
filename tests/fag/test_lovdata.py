"""Adressene hos Lovdata: laget av id og paragraf i registeret, riktige i form, og aldri gjettet."""

from __future__ import annotations

import re
from typing import Final

import pytest

from generator.fag.lovdata import find_adresse
from tests.dokumenter import les_fag

_FORM: Final = re.compile(
    r"https://lovdata\.no/(lov|forskrift)/\d{4}-\d{2}-\d{2}(-\d+)?(/§\d+[A-Z]?(-\d+)?[a-z]?|/gdpr/a\d+)?"
)


@pytest.mark.parametrize(
    ("lov_id", "paragraf", "ventet"),
    [
        ("LOV-2021-06-18-97", "§ 13-2", "https://lovdata.no/lov/2021-06-18-97/§13-2"),
        ("LOV-1967-02-10", "§§ 13 til 13 f", "https://lovdata.no/lov/1967-02-10/§13"),
        ("LOV-1967-02-10", "§ 13 g", "https://lovdata.no/lov/1967-02-10/§13g"),
        ("LOV-1999-07-02-61", "§ 2-1 f", "https://lovdata.no/lov/1999-07-02-61/§2-1f"),
        ("LOV-1983-06-03-54", "§ 1-3c", "https://lovdata.no/lov/1983-06-03-54/§1-3c"),
        ("LOV-2003-07-04-84", "§§ 5A-1 og 5A-2", "https://lovdata.no/lov/2003-07-04-84/§5A-1"),
        ("LOV-2005-06-17-64", "§§ 41–43", "https://lovdata.no/lov/2005-06-17-64/§41"),
        ("LOV-1999-07-02-64", "§ 28 første ledd bokstav f", "https://lovdata.no/lov/1999-07-02-64/§28"),
        ("LOV-1991-07-04-47", "§ 26 femte ledd (jf. barnelova § 50)", "https://lovdata.no/lov/1991-07-04-47/§26"),
        ("LOV-1995-08-04-53", "§ 2 nr. 6", "https://lovdata.no/lov/1995-08-04-53/§2"),
        ("LOV-1999-07-02-64", "§ 33, jf. tannhelsetjenesteloven § 1-3c", "https://lovdata.no/lov/1999-07-02-64/§33"),
        ("FOR-2018-10-19-1584", "§ 4 (jf. §§ 1, 5 og 6)", "https://lovdata.no/forskrift/2018-10-19-1584/§4"),
        ("FOR-2022-06-22-1110", "hele forskriften (§§ 1–12)", "https://lovdata.no/forskrift/2022-06-22-1110"),
        ("FOR-2019-12-20-2114", "del I (fylkesvise tabeller)", "https://lovdata.no/forskrift/2019-12-20-2114"),
        ("LOV-2018-06-15-38", "§ 1, jf. personvernforordningen artikkel 6 og 9", "https://lovdata.no/lov/2018-06-15-38/gdpr/a6"),
        ("LOV-1999-05-21-30", "§ 2 nr. 4, jf. barnekonvensjonen artikkel 3, 12 og 19", "https://lovdata.no/lov/1999-05-21-30"),
        ("IS-2826", "hele retningslinjen", ""),
        ("ingen", "ingen hjemmel (jf. helse- og omsorgstjenesteloven §§ 3-4 og 7-2 a)", ""),
        ("LOV-2021", "§ 1", ""),
    ],
)  # fmt: skip
def test_adressen_er_laget_av_id_og_paragraf(lov_id: str, paragraf: str, ventet: str) -> None:
    assert find_adresse(lov_id, paragraf) == ventet


def test_hver_lov_i_kraft_har_en_adresse_og_ingen_andre() -> None:
    regler = les_fag().regelverk.regler

    assert [r.id for r in regler if r.er_lov and not _FORM.fullmatch(r.adresse)] == []
    assert [r.id for r in regler if not r.er_lov and r.adresse] == []


def test_adressen_har_den_foerste_paragrafen_som_er_nevnt() -> None:
    """Ingen adresse viser til en annen paragraf enn den som står først i henvisningen."""
    for regel in les_fag().regelverk.regler:
        if "/§" in regel.adresse:
            paragraf = regel.adresse.rpartition("§")[2]
            skrevet = re.sub(r"^§+", "", regel.paragraf.replace(" ", ""))
            assert skrevet.startswith(paragraf), regel.id
