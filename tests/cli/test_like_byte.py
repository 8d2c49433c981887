"""Samme oppsett gir samme byte, uansett mappe, bruker, språk, klokke og hashfrø."""

from __future__ import annotations

import datetime
import io
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

from generator.tekst import format_dato
from tests.bygg import ROT
from tests.cli.program import EIGERSUND, kjoer, lag_eigersund, lag_rot, les_filer


def les_innhold(filer: dict[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """Gi hver fil, og hver del av hvert dokument."""
    for sti, innhold in filer.items():
        yield sti, innhold
        if sti.endswith(".docx"):
            with zipfile.ZipFile(io.BytesIO(innhold)) as arkiv:
                yield from ((f"{sti}/{navn}", arkiv.read(navn)) for navn in arkiv.namelist())


def test_to_bygg_paa_ulike_steder_gir_like_byte_og_ingen_dato_for_byggingen(tmp_path: Path) -> None:
    foer = datetime.date.today()
    steder = [tmp_path / "a", tmp_path / "en ganske lang mappe med æøå" / "b"]
    miljoer: list[dict[str, str]] = [
        {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LANG": "C", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "77", "TZ": "Pacific/Niue", "LANG": "nb_NO.UTF-8", "SOURCE_DATE_EPOCH": "1"},
    ]
    ferdige = []
    for sted, miljoe, umask in zip(steder, miljoer, (0o022, 0o077), strict=True):
        for mappe in ("0000-fjordvik", "felles"):
            shutil.copytree(ROT / "kommuner" / mappe, sted / "kommuner" / mappe)
        lag_rot(sted, {EIGERSUND: lag_eigersund()})
        shutil.copytree(ROT / "maler", sted / "maler")
        svar = kjoer("bygg", "--ut", "ut", i=sted, umask=umask, **miljoe)
        assert svar.kode == 0, svar.feil
        ferdige.append(les_filer(sted / "ut"))
    assert list(ferdige[0]) == list(ferdige[1])
    assert [sti for sti in ferdige[0] if ferdige[0][sti] != ferdige[1][sti]] == []
    dager = {foer + datetime.timedelta(dager) for dager in (-1, 0, 1, 2)}
    former = {form.encode() for d in dager for form in (d.isoformat(), f"{d:%d.%m.%Y}", f"{d:%Y%m%d}", format_dato(d))}
    kilder = [fil.read_bytes() for mappe in ("kommuner", "maler") for fil in (ROT / mappe).rglob("*.yaml")]
    kjente = {form for form in former if any(form in kilde for kilde in kilder)}
    funnet = [(sti, form) for sti, innhold in les_innhold(ferdige[0]) for form in former - kjente if form in innhold]
    assert funnet == []
    assert [sti for sti, innhold in les_innhold(ferdige[0]) if str(tmp_path).encode() in innhold] == []
