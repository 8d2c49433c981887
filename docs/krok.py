"""MkDocs-krok: legger YAML-referansen og feltene i malene inn i håndboka når den bygges. Sidene lages av modellene og blir aldri lagret."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files

from generator.load import load_fag
from generator.load.yamlfil import load_yamlfil
from generator.malsjekk import KONTEKSTENE, find_felter, lag_feltside
from generator.referanse import lag_idside, lag_kapittelside, lag_side
from generator.skjema import SKJEMAER
from generator.tre import Tre, tre_fra_disk

EKSEMPLER: Final[Mapping[str, str]] = {
    "kommune": "kommuner/0000-fjordvik/kommune.yaml",
    "avtale": "kommuner/0000-fjordvik/avtaler/skole-barnevern.yaml",
    "felles": "kommuner/felles/barnevern-ytre-fjord.yaml",
}


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Legg til én side for hvert slag fil, én med id-ene i faggrunnlaget, én med kapitlene i rutinen, og én med feltene i hvert slag mal."""
    rot = Path(config.config_file_path or "mkdocs.yml").resolve().parent
    for sti, innhold in lag_sider(tre_fra_disk(rot, "kommuner", "maler")):
        files.append(File.generated(config, sti, content=innhold))
    return files


def lag_sider(tre: Tre) -> Iterator[tuple[str, str]]:
    """Gi stien og teksten til hver side."""
    for navn, fil in EKSEMPLER.items():
        data = load_yamlfil(fil, tre[fil]).data if fil in tre else {}
        yield f"yaml/{navn}.md", lag_side(navn, SKJEMAER[navn], data if isinstance(data, Mapping) else {})
    fag = load_fag(tre)
    if fag.verdi is None:
        raise PluginError("maler/fag har feil. Kjør «uv run rutineverk sjekk», og rett dem først.")
    yield "yaml/id-er.md", lag_idside(fag.verdi)
    yield "yaml/kapitler.md", lag_kapittelside(fag.verdi)
    for slag, kontekst in KONTEKSTENE.items():
        yield f"felter/{slag}.md", lag_feltside(slag, find_felter(kontekst))
