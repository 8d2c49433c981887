"""Lesingen: alt leserne kan møte er med, og bare det."""

from __future__ import annotations

from generator.fag.kapitler import DISPOSISJONER
from generator.tre import Tre
from tests.dokumenter import les_fag, les_tre
from tests.spraak.les import find_stykker, les_alt
from tests.spraak.les_kode import find_i_kode
from tests.spraak.stykke import Stykke

YAML = """- id: en
  tema: x
  nb: Du kan ringe {leder_rolle}.
  nn: Du kan ringje {leder_rolle}.
  overskrift_nb: Ring
  overskrift_nn: Ring
  merknad: Til redaktøren.
- {id: to, lov: barnevernsloven, lov_nn: barnevernslova, navn: {nb: Leder, nn: Leiar}}
"""


def les(sti: str, innhold: str) -> list[Stykke]:
    return list(find_stykker(Tre({sti: innhold.encode()})))


def test_hver_mal_for_leserne_er_med() -> None:
    med = {s.fil for s in les_alt() if s.fil.startswith("maler/")}
    uten_tekst = {f"maler/fag/{n}.yaml" for n in DISPOSISJONER}
    venta = {
        t
        for t in les_tre()
        if t.startswith(("maler/fag/", "maler/nettsted/", "maler/word/n")) and not t.endswith((".md", ".csv"))
    }
    venta |= {t for t in les_tre() if t.startswith("maler/nettsted/") and t.endswith(".md")}
    assert med == venta - uten_tekst


def test_hver_fagtekst_er_med_paa_begge_maalformer() -> None:
    lest = {(s.id, s.maalform): s.raa for s in les_alt() if not s.felt}
    assert [(t.id, m) for t in les_fag().tekster for m in ("nb", "nn") if lest.get((t.id, m)) != getattr(t, m)] == []


def test_et_stykke_har_fil_linje_id_felt_og_maalform() -> None:
    stykker = les("maler/fag/tekster.yaml", YAML)
    assert [(s.linje, s.id, s.felt, s.maalform, s.raa) for s in stykker] == [
        (3, "en", "", "nb", "Du kan ringe {leder_rolle}."),
        (5, "en", "overskrift", "nb", "Ring"),
        (4, "en", "", "nn", "Du kan ringje {leder_rolle}."),
        (6, "en", "overskrift", "nn", "Ring"),
        (8, "to", "lov", "nb", "barnevernsloven"),
        (8, "to", "lov", "nn", "barnevernslova"),
        (8, "to navn", "", "nb", "Leder"),
        (8, "to navn", "", "nn", "Leiar"),
    ]
    assert stykker[0].tekst.split() == ["Du", "kan", "ringe", "."]
    assert stykker[0].melding("feil") == "maler/fag/tekster.yaml:3: en (nb): feil"


def test_tagger_adresser_og_lenker_er_ikke_tekst() -> None:
    sider = les(
        "maler/nettsted/nn/x.md",
        "# Hei {: #anker }\n\n{% if a\n== 'b' %}\n[Sjå her](roller.md) {{ tekst['b'] }}\n{% endif %}\n",
    )
    assert [(s.linje, s.tekst.split(), s.maalform) for s in sider] == [
        (1, ["#", "Hei"], "nn"),
        (5, ["[Sjå", "her"], "nn"),
    ]


def test_felt_fra_kommunefila_er_ikke_ord() -> None:
    (nb, _) = les(
        "maler/fag/x.yaml",
        '- id: "1.1"\n  oppfylles: {nb: Oppgi leder_rolle og maalgruppe nå., nn: Oppgi leder_rolle no.}\n',
    )
    assert nb.tekst.split() == ["Oppgi", "og", "nå."]


def test_tospraaklige_ord_i_koden_er_med() -> None:
    kode = 'A = {"nb": "råd", "nn": f"eit {x} råd"}\nB = Tekstpar("en", nn)\nC = {"nb": "b", "annet": "a"}\nD = Tekstpar("a")\n'
    assert [(s.linje, s.maalform, s.raa) for s in find_i_kode("x.py", kode)] == [
        (1, "nb", "råd"),
        (1, "nn", "eit {verdi} råd"),
        (2, "nb", "en"),
    ]
    assert "generator/samsvar/rad.py" in {s.fil for s in les_alt()}
