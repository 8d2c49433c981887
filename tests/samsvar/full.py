"""Fullvik: en kommune som oppfyller alle kravene, og måter å endre ett felt på."""

from __future__ import annotations

import copy
import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from generator.fag import Fag
from generator.kommune import Kommune
from generator.load import load_fag, load_kommune
from generator.samsvar import Samsvarsrad, Status, find_samsvar
from generator.tre import Tre, tre_fra_disk
from tests.bygg import FIL, MAPPE, ROT, UTEN, dump, lag_kommune

Sti = tuple[str | int, ...]
_VEDTATT: Final = datetime.date(2026, 6, 18)
# Alle driver kommunen selv. kultur-fritid er den eneste som ikke alle kommuner har.
EGNE: Final[Mapping[str, str]] = {
    "barnehage": "barnehage",
    "skole": "skole",
    "sfo": "sfo",
    "helsestasjon": "helsestasjon",
    "skolehelse": "skolehelsetjeneste",
    "ppt": "ppt",
    "barnevern": "barnevern",
    "nav": "nav_kommune",
    "psykisk": "psykisk_helse_rus",
    "kulturskole": "kulturskole",
    "kultur-fritid": "kultur_fritid",
}
ANDRE: Final[Mapping[str, tuple[str, str]]] = {
    "tannhelse": ("tannhelse", "fylkeskommunal"),
    "fastlege": ("fastlege", "privat"),
    "politi": ("politi", "statlig"),
}
NUMMER: Final = {id_: i for i, id_ in enumerate((*EGNE, *ANDRE))}
ALLE: Final = tuple(NUMMER)


@cache
def les_fag() -> Fag:
    """Faggrunnlaget i maler/fag."""
    fag = load_fag(tre_fra_disk(ROT, "maler/fag")).verdi
    assert fag is not None
    return fag


def _tjenester() -> list[dict[str, object]]:
    egne: list[dict[str, object]] = [
        {
            "id": id_,
            "type": type_,
            "navn": id_.capitalize(),
            "organisering": "egen",
            "leder_rolle": "lederen",
            "dokumentasjon": {"system": "fagsystemet", "oppbevaring": "mappa til barnet"},
            "lesbekreftelse": True,
        }
        for id_, type_ in EGNE.items()
    ]
    andre: list[dict[str, object]] = [
        {"id": id_, "type": type_, "navn": id_.capitalize(), "organisering": organisering}
        for id_, (type_, organisering) in ANDRE.items()
    ]
    return [*egne, *andre]


def _opplaering(id_: str, tema: str, maalgruppe: Sequence[str], form: str = "fagdag") -> dict[str, object]:
    return {
        "id": id_,
        "tema": tema,
        "maalgruppe": list(maalgruppe),
        "form": form,
        "hyppighet_maaneder": 12,
        "ansvarlig": "kommunalsjefen",
    }


PLAN: Final = (
    _opplaering("tegn", "tegn_signaler", ALLE),
    _opplaering("risiko", "beskyttelse_risiko", ["alle"]),
    _opplaering("normal", "normalutvikling", ["alle"]),
    _opplaering("behov", "vurdering_av_behov", ["barnehage", "skole", "helsestasjon", "skolehelse"]),
    _opplaering("oeving", "samtale_med_barn", ["barnehage", "skole", "helsestasjon", "skolehelse"], "oeving"),
    _opplaering("veiledning", "samtale_med_barn", ["barnehage", "skole", "helsestasjon", "skolehelse"], "veiledning"),
    _opplaering("plikter", "opplysningsplikt_avvergingsplikt", tuple(EGNE)),
    _opplaering("paaroerende", "barn_som_paaroerende", ["nav", "psykisk"]),
)


def lag_data() -> dict[str, object]:
    """Det som står i kommune.yaml, og avtalene under «avtaler»."""
    return {
        "tjenester": _tjenester(),
        "modell": {
            "type": "egen",
            "egen": {"navn": "Seks trinn", "trinn": [{"id": str(n), "navn": f"Trinn {n}"} for n in range(1, 7)]},
        },
        "verktoey": {"samtaleverktoey": [{"id": "snakkemedbarn", "brukes_av": ["skole"]}]},
        "roller": [{"id": "barnekoordinator", "tid_prosent": 50}],
        "moetearenaer": [
            {
                "id": "forum",
                "navn": "Forum",
                "nivaa": "system",
                "formaal": "samarbeid",
                "deltakere": ["skole", "barnevern"],
            }
        ],
        "konsultasjonsteam": {"bruk": True, "medlemmer": ["barnevern", "politi"]},
        "kompetanseplan": [dict(linje) for linje in PLAN],
        "samordning": {"avgjoeres_av": "kommunalsjefen"},
        "avvik": {"system": "Avvikssystemet"},
        "revisjon": {"hyppighet_maaneder": 12, "ansvarlig_rolle": "kommunalsjefen"},
        "dokumenter": [
            {"dokument": f"bekymringsrutine/{id_}", "versjon": "1.0", "godkjent_dato": _VEDTATT} for id_ in EGNE
        ],
        "avtaler": _avtaler(),
    }


_AVTALE: Final[Mapping[str, object]] = {"skjema_versjon": 1, "tittel": "Avtale", "versjon": "1.0", "krets": "offentlig"}


def _avtaler() -> list[Mapping[str, object]]:
    felles: dict[str, object] = {
        "status": "vedtatt",
        "maalgruppe": {"alder_fra": 0, "alder_til": 18},
        "forpliktelser": [{"id": "loefte", "part": "alle", "tekst": "Partene svarer hverandre."}],
        "evaluering": {"per_aar": 1},
    }
    intern: dict[str, object] = {
        "id": "intern",
        "type": "intern_felles",
        "parter": [{"id": id_, "tjeneste": id_, "signatar_rolle": "lederen"} for id_ in EGNE],
        "ressurser": {"skole": "to timer i uka"},
        "eskalering": [{"id": "trinn-1", "rolle": "kommunalsjefen"}],
    }
    utenfor: list[dict[str, object]] = [
        {
            "id": id_,
            "type": f"kommune_{id_}",
            "parter": [
                {"id": "barnevern", "tjeneste": "barnevern", "signatar_rolle": "barnevernslederen"},
                {"id": id_, "navn": id_, "signatar_rolle": "lederen"},
            ],
            "ressurser": {id_: "én kontaktperson"},
        }
        for id_ in ("helseforetak", "politi", "tannhelse", "fastlege")
    ]
    utenfor[0]["vedtatt_av_kommunestyret"] = _VEDTATT
    return [{**felles, **avtale} for avtale in (intern, *utenfor)]


def endre(data: dict[str, object], sti: Sti, verdi: object) -> None:
    """Sett verdien på stien, eller ta bort feltet når verdien er `UTEN`."""
    her: object = data
    for del_ in sti[:-1]:
        her = her[del_]  # type: ignore[index]  # YAML data: the path in the test knows what is there
    if verdi is UTEN:
        del her[sti[-1]]  # type: ignore[attr-defined]  # as above
    else:
        her[sti[-1]] = copy.deepcopy(verdi)  # type: ignore[index]  # as above


def bygg_kommune(data: Mapping[str, object]) -> Kommune:
    """Les dataene slik programmet gjør."""
    avtaler = data["avtaler"]
    assert isinstance(avtaler, list)
    filer = {FIL: lag_kommune(**{k: v for k, v in data.items() if k != "avtaler"}).encode()}
    filer |= {f"kommuner/{MAPPE}/avtaler/{a['id']}.yaml": dump({**_AVTALE, **a}).encode() for a in avtaler}
    lest = load_kommune(Tre(filer), MAPPE)
    assert lest.problemer == (), lest.problemer
    assert lest.verdi is not None
    return lest.verdi


@dataclass(frozen=True)
class Endring:
    """Ett felt som blir endret i Fullvik, og radene som da skal skifte."""

    sti: Sti
    verdi: object
    ventet: Mapping[str, Status]

    @property
    def navn(self) -> str:
        """Navnet på testen."""
        return f"{'+'.join(self.ventet)}-{'.'.join(map(str, self.sti))}"


def find_statuser(kommune: Kommune, fag: Fag | None = None) -> dict[str, Status]:
    """Status for hvert krav."""
    return {r.krav: r.status for r in find_samsvar(kommune, fag or les_fag())}


def find_rad(kommune: Kommune, krav: str) -> Samsvarsrad:
    """Raden for ett krav."""
    return next(r for r in find_samsvar(kommune, les_fag()) if r.krav == krav)


@cache
def fullvik() -> Kommune:
    """Kommunen som oppfyller alt."""
    return bygg_kommune(lag_data())
