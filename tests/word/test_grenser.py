"""En mal når ikke filer, nett eller Python, og kan ikke bruke maskinen opp: hver grense gir en tydelig feil, fort."""

from __future__ import annotations

import time

import pytest

from generator.errors import MalFeil
from generator.word import docx_tekst, load_mal
from tests.word.smaa_maler import NAVN, avsnitt, lag_docx, lag_proeve

DOBLE = "{% set n = namespace(x='aaaaaaaaaa') %}{% for i in range(99) %}{% set n.x = n.x OP n.x %}{% endfor %}"
LANGT = "en verdi blir lengre enn 1000000 tegn"
TALL = "et tall er større enn 100000"
BREDDE = "en bredde er større enn 100000"
RUNDER = "malen går flere enn 1000000 runder"
INGEN_ADGANG = "malen prøver å nå noe den ikke har lov til. Bruk bare feltene i lista over felt."


def feil_i(tagg: str) -> str:
    """Gi feilen en mal med taggen gir, uten navn og sted; den skal komme fort."""
    start = time.process_time()
    with pytest.raises(MalFeil) as feil:
        load_mal(lag_docx(avsnitt(tagg)), navn=NAVN).render({"tekst": "abc", "liste": [1, 2], "modell": lag_proeve()})
    assert time.process_time() - start < 5
    melding = str(feil.value)
    return melding.removeprefix(f"{NAVN}: ").removeprefix(f"ved «{tagg}»: ")


@pytest.mark.parametrize(
    ("tagg", "grunn"),
    [
        ("{{ 'a' * 10**9 }}", LANGT),
        ("{{ 10**9 * 'a' }}", LANGT),
        ("{{ [0] * 10**9 }}", LANGT),
        ("{{ 'x'.center(10**9) }}", TALL),
        ("{{ 'x'.ljust(1000000000) }}", TALL),
        ("{{ 'x'.zfill(10**9) }}", TALL),
        ("{{ 'x'.expandtabs(10**9) }}", TALL),
        ("{{ (1).to_bytes(10**9, 'big') }}", TALL),
        ("{{ 'x'|center(1000000000) }}", "et tall i filteret «center» er større enn 100000"),
        ("{{ 'x'|indent(10**9) }}", "et tall i filteret «indent» er større enn 100000"),
        ("{{ liste|batch(10**9, 0)|list }}", "et tall i filteret «batch» er større enn 100000"),
        ("{{ 1.5|round(10**9) }}", "et tall i filteret «round» er større enn 100000"),
        ("{{ '%1000000000d' % 1 }}", BREDDE),
        ("{{ '%*d' % (10**9, 1) }}", BREDDE),
        ("{{ '%1000000000d'|format(1) }}", BREDDE),
        ("{{ '{:1000000000}'.format(1) }}", BREDDE),
        ("{{ '{:{w}}'.format(1, w=10**9) }}", BREDDE),
        ("{{ 10 ** (10 ** 10) }}", "et tall blir for stort"),
        ("{{ (10 ** 3000) * (10 ** 3000) }}", "et tall blir for stort"),
        (DOBLE.replace("OP", "+"), LANGT),
        (DOBLE.replace("OP", "~"), LANGT),
        ("{{ ('x' * 1000000).replace('x', 'x' * 1000000) }}", LANGT),
        ("{{ ('x' * 1000000)|replace('x', 'x' * 1000000) }}", LANGT),
        ("{{ ('x' * 1000000).translate({120: 'x' * 1000000}) }}", LANGT),
        ("{{ liste|join('x' * 10000) }}", "et skilletegn er lengre enn 1000 tegn"),
        ("{{ ('x' * 10000).join(['a', 'b']) }}", "et skilletegn er lengre enn 1000 tegn"),
        ("{% set n %}" + "{{ '\\n' * 9999 }}" + "{% endset %}{{ n|indent(99999, true, true) }}", LANGT),
        ("{{ ('x' * 999999)|wordwrap(1) }}", "en tekst som skal brytes i linjer, er lengre enn 50000 tegn"),
        ("{{ range(10**9)|list }}", "et tall eller en verdi blir for stor"),
        ("{% for x in range(10**9) %}.{% endfor %}", "et tall eller en verdi blir for stor"),
        ("{% for a in range(10**5) %}{% for b in range(10**5) %}.{% endfor %}{% endfor %}", RUNDER),
        ("{% for a in range(10**5) %}{{ range(10**5)|list|length }}{% endfor %}", RUNDER),
        ("{% for a in range(99999) %}{{ 'x' * 100000 }}{% endfor %}", "dokumentet blir for stort"),
        ("{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(40) }}", RUNDER),
    ],
)  # fmt: skip
def test_det_som_koster_for_mye_blir_stoppet(tagg: str, grunn: str) -> None:
    assert feil_i(tagg) == f"{grunn}. En mal skal bare sette inn verdier; ta bort utregningen."


@pytest.mark.parametrize(
    "tagg",
    [
        "{% macro m(n) %}{{ m(n) }}{% endmacro %}{{ m(1) }}",
        "{% for x in liste recursive %}{{ loop(liste) }}{% endfor %}",
    ],
)
def test_det_som_kaller_seg_selv_blir_stoppet(tagg: str) -> None:
    assert feil_i(tagg) == "malen kaller seg selv uten å bli ferdig. Ta bort kallet."


@pytest.mark.parametrize(
    "tagg",
    [
        "{{ cycler.__init__.__globals__.os.environ }}",
        "{{ tekst|attr('__class__') }}",
        "{{ tekst['__class__'] }}",
        "{{ '{0.__class__}'.format(tekst) }}",
        "{{ liste|map(attribute='__class__')|join }}",
        "{{ modell.model_copy() }}",
        "{{ modell.model_dump_json() }}",
        "{{ liste.append(3) }}",
    ],
)
def test_malen_naar_ikke_inn_i_python(tagg: str) -> None:
    assert feil_i(tagg) == INGEN_ADGANG


@pytest.mark.parametrize(
    "tagg", ["{% include '/etc/passwd' %}", "{% import 'x' as y %}", "{% from 'x' import y %}", "{% extends 'x' %}"]
)
def test_malen_henter_ingen_filer(tagg: str) -> None:
    assert feil_i(tagg) == "malen prøver å hente en annen fil. Skriv innholdet rett i malen."


def test_det_tilfeldige_er_ikke_med() -> None:
    assert "filteret «random» er ikke med, for samme mal skal gi samme dokument" in feil_i("{{ liste|random }}")
    assert feil_i("{{ lipsum() }}") == "feltet «lipsum» finnes ikke. Rett navnet i malen."


def test_vanlig_bruk_er_langt_innenfor() -> None:
    kropp = avsnitt("{% for x in range(5000) %}{{ '%05d' % x }}{{ 'a' * 3 }}{{ 'x'|center(9) }}{% endfor %}")
    assert len(docx_tekst(load_mal(lag_docx(kropp), navn=NAVN).render({}))) == 5000 * 17


def test_grensene_gjelder_hvert_dokument_for_seg() -> None:
    mal = load_mal(
        lag_docx(avsnitt("{% for a in range(60000) %}{% for b in range(5) %}{% endfor %}{% endfor %}x")), navn=NAVN
    )
    assert mal.render({}) == mal.render({}) == mal.render({})
