"""Testspråket: små trær, en liten kommune som ikke mangler noe, og det «sjekk» sier om dem."""

from __future__ import annotations

import copy
import datetime
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

import yaml

from generator.check import check_fag
from generator.errors import InndataFeil, Nivaa, Problem, format_problem
from generator.grunnlag import load_alt
from generator.load import load_fag
from generator.tre import Tre, tre_fra_disk

Verdi = str | int | float | bool | datetime.date | Sequence["Verdi"] | Mapping[str, "Verdi"] | None
ROT: Final = Path(__file__).resolve().parents[1]
DATA: Final = ROT / "tests" / "data"
DATO: Final = datetime.date(2026, 11, 22)
MAPPE: Final = "0000-proevik"
FIL: Final = f"kommuner/{MAPPE}/kommune.yaml"
AVTALE: Final = f"kommuner/{MAPPE}/avtaler/skole-barnevern.yaml"
UTEN: Final = object()
"""Som verdi i en endring: ta bort feltet."""


def lag_kontakt(funksjon: str, epost: str) -> dict[str, Verdi]:
    """En kontakt som ikke mangler noe."""
    return {"funksjon": funksjon, "epost": epost, "publiser": True, **_KONTROLLERT}


_KONTROLLERT: Final[Mapping[str, Verdi]] = {"kontrollert": datetime.date(2026, 10, 1), "kilde": "oppgitt av tjenesten"}
_OVER: Final[Mapping[str, Verdi]] = {
    "funksjon": "Kommunalsjefen",
    "telefon": "22 00 00 09",
    "publiser": True,
    **_KONTROLLERT,
}
SKOLE: Final[Mapping[str, Verdi]] = {
    "id": "skole",
    "type": "skole",
    "navn": "Skolen",
    "organisering": "egen",
    "leder_rolle": "rektor",
    "stedfortreder_rolle": "nestlederen",
    "nivaa_over": _OVER,
    "dokumentasjon": {"oppbevaring": "elevmappa"},
    "kontakt": lag_kontakt("Rektor", "rektor@proevik.kommune.no"),
}
PPT: Final[Mapping[str, Verdi]] = {
    "id": "ppt",
    "type": "ppt",
    "navn": "PPT",
    "organisering": "egen",
    "leder_rolle": "PPT-leder",
    "stedfortreder_rolle": "nestlederen",
    "nivaa_over": _OVER,
    "dokumentasjon": {"oppbevaring": "fagsystemet"},
    "kontakt": lag_kontakt("PPT", "ppt@proevik.kommune.no"),
}
BARNEVERN: Final[Mapping[str, Verdi]] = {
    "id": "barnevern",
    "type": "barnevern",
    "navn": "Barnevernet",
    "organisering": "egen",
    "leder_rolle": "barnevernsleder",
    "stedfortreder_rolle": "nestlederen",
    "nivaa_over": _OVER,
    "dokumentasjon": {"oppbevaring": "barnets mappe"},
    "kontakt": lag_kontakt("Barnevernet", "barnevern@proevik.kommune.no"),
}
_KOMMUNE: Final[Mapping[str, Verdi]] = {
    "skjema_versjon": 1,
    "fiktiv": True,
    "kommune": {"kommunenummer": "0000", "navn": "Prøvik", "maalform": "nb"},
    "virkeomraade": {"alder_fra": 0, "alder_til": 24, "gravide": True},
    "kontakt": {
        "barnevern_dag": {"funksjon": "Mottakstelefonen", "telefon": "00 00 00 10", "publiser": True, **_KONTROLLERT},
        "barnevernvakt": {"funksjon": "Barnevernvakta", "telefon": "00 00 00 11", "publiser": True, **_KONTROLLERT},
    },
    "tjenester": [SKOLE, PPT, BARNEVERN],
    "modell": {"type": "ingen"},
    "frister": {
        "del_med_leder": "samme dag",
        "beslutning_dager": 14,
        "evaluering_uker": 8,
        "svar_paa_droefting_virkedager": 2,
        "foerste_moete_virkedager": 10,
    },
    "samordning": {"avgjoeres_av": "kommunalsjefen", "frist_virkedager": 5},
    "nettsted": {"tilgjengelighetserklaering": "https://uustatus.no/nb/erklaringer/publisert/proevik"},
    "anmeldelse": {"avgjoeres_av": "kommunedirektøren"},
    "roller": [
        {"id": "barnekoordinator", "oppnevnes_innen_virkedager": 10},
        {"id": "koordinator", "oppnevnes_innen_virkedager": 10},
    ],
}
_AVTALE: Final[Mapping[str, Verdi]] = {
    "skjema_versjon": 1,
    "id": "skole-barnevern",
    "type": "skole_barnevern",
    "tittel": "Avtale mellom skolen og barnevernet",
    "versjon": "1.0",
    "status": "utkast",
    "krets": "offentlig",
    "gjelder": {"fra": datetime.date(2026, 8, 1), "til": datetime.date(2028, 7, 31)},
    "parter": [
        {"id": "skole", "tjeneste": "skole", "signatar_rolle": "rektor"},
        {"id": "barnevern", "tjeneste": "barnevern", "signatar_rolle": "barnevernsleder"},
    ],
    "maalgruppe": {"alder_fra": 6, "alder_til": 18},
    "forpliktelser": [{"id": "droefting", "part": "alle", "fra": "barnevern-droefting"}],
    "ressurser": {"skole": "én kontaktlærer"},
}


def lag_tre(rot: Path, filer: Mapping[str, str | bytes]) -> Tre:
    """Skriv filene under ``rot`` og les dem som programmet gjør, over det lille faggrunnlaget i tests/data/fag."""
    for sti, innhold in filer.items():
        fil = rot / sti
        fil.parent.mkdir(parents=True, exist_ok=True)
        fil.write_bytes(innhold if isinstance(innhold, bytes) else innhold.encode())
    return med_lite_fag(tre_fra_disk(rot, "kommuner", "maler"))


def med_lite_fag(tre: Tre) -> Tre:
    """Legg ``tre`` over det lille faggrunnlaget."""
    return tre.over(Tre(lite_fag()))


def lite_fag() -> dict[str, bytes]:
    """Filene i det lille faggrunnlaget."""
    return {f"maler/fag/{fil.name}": fil.read_bytes() for fil in sorted((DATA / "fag").iterdir())}


def lag_kommune(**endring: object) -> str:
    """YAML for en liten kommune uten feil, mangler og varsler; ``endring`` flettes inn, og `UTEN` tar bort et felt."""
    return dump(_flett(_KOMMUNE, endring))


def lag_avtale(**endring: object) -> str:
    """YAML for en liten avtale som passer til `lag_kommune`."""
    return dump(_flett(_AVTALE, endring))


class _UtenAlias(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]  # the fast one when PyYAML has it
    """Skriver alt fullt ut, for et alias er en feil."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002  # the name and the argument are PyYAML's
        return True


def dump(data: object) -> str:
    """Skriv data som YAML, i samme rekkefølge."""
    return str(yaml.dump(data, Dumper=_UtenAlias, allow_unicode=True, sort_keys=False, width=200))


def _flett(gammel: object, ny: object) -> object:
    if not isinstance(gammel, Mapping) or not isinstance(ny, Mapping):
        return copy.deepcopy(ny)
    uten = [navn for navn, verdi in ny.items() if verdi is UTEN]
    sammen = {**gammel, **{navn: _flett(gammel.get(navn), verdi) for navn, verdi in ny.items()}}
    return {navn: copy.deepcopy(verdi) for navn, verdi in sammen.items() if navn not in uten}


def eksempel_tre() -> dict[str, bytes]:
    """Filene i eksempelet: Fjordvik og de felles tjenestene."""
    tre = tre_fra_disk(ROT, "kommuner/0000-fjordvik", "kommuner/felles")
    return {sti: tre[sti] for sti in tre}


def find_problemer(tre: Tre, *utvalg: str, dato: datetime.date = DATO) -> list[Problem]:
    """Det «sjekk» finner i treet, i den rekkefølgen det blir fortalt."""
    try:
        grunnlag = load_alt(tre, utvalg, dato)
    except InndataFeil as feil:
        return feil.problemer
    return sorted({p for sak in grunnlag.saker for p in sak.problemer}, key=Problem.sort_key)


def problemtekster(tre: Tre, *utvalg: str, nivaa: Nivaa | None = None, dato: datetime.date = DATO) -> list[str]:
    """Linjene som «sjekk» skriver, alle eller bare de på ett nivå."""
    return [format_problem(p) for p in find_problemer(tre, *utvalg, dato=dato) if nivaa in (None, p.nivaa)]


def fagtekster(filer: Mapping[str, str | bytes]) -> list[str]:
    """Linjene om faggrunnlaget når ``filer`` står i stedet for filene i det lille."""
    tre = Tre(
        {
            **lite_fag(),
            **{sti: innhold.encode() if isinstance(innhold, str) else innhold for sti, innhold in filer.items()},
        }
    )
    lest = load_fag(tre)
    problemer = [*lest.problemer, *(lest.problemer_av(check_fag(lest.verdi)) if lest.verdi else [])]
    return [format_problem(p) for p in sorted(problemer, key=Problem.sort_key)]


def sjekk_kommune(
    rot: Path, nivaa: Nivaa | None = None, dato: datetime.date = DATO, avtale: str = "", **endring: object
) -> list[str]:
    """Linjene om én kommune laget av `lag_kommune` med ``endring``, og avtalen om den er gitt."""
    filer: dict[str, str | bytes] = {FIL: lag_kommune(**endring)}
    if avtale:
        filer[AVTALE] = avtale
    return problemtekster(lag_tre(rot, filer), nivaa=nivaa, dato=dato)
