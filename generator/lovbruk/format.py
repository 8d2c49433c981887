"""Status, use and coming changes as text and JSON for people and programs; finds nothing and prints nothing."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from generator.fag.regelverk import Regel
from generator.lovbruk.faglig import Fagbruk, Kommunebruk
from generator.lovbruk.kommende import Kommende
from generator.lovbruk.status import GRUPPER, Gruppe, Regelstatus, count_grupper

_NAVN: Final[Mapping[Gruppe, str]] = {
    "opphevet": "opphevet",
    "vedtatt_ikke_i_kraft": "vedtatt, ikke i kraft",
    "i_kraft": "i kraft",
    "retningslinje": "retningslinje eller veileder",
    "ikke_lovfestet": "ikke lovfestet",
}
_BREDDE: Final = 116
_HVOR: Final = (
    ("tekster", "Tekster"),
    ("tjenestetyper", "Tjenestetyper"),
    ("roller", "Roller"),
    ("forpliktelser", "Forpliktelser i avtaler"),
    ("krav", "Krav i anbefalingene"),
    ("spoersmaal", "Spørsmål i egenvurderingen"),
    ("maler", "Word-maler"),
    ("gamle", "Gamle henvisninger som viser hit"),
)


def format_regler(rader: Sequence[Regelstatus]) -> str:
    """Return the register by status and age, with a summary; ends with a line feed."""
    linjer: list[str] = []
    for gruppe in GRUPPER:
        egne = [r for r in rader if r.gruppe == gruppe]
        if egne:
            linjer += [f"{_NAVN[gruppe].capitalize()} ({len(egne)})", *(_statuslinje(r) for r in egne), ""]
    deler = [f"{n} {_NAVN[gruppe]}" for gruppe, n in count_grupper(rader).items()]
    linjer.append(f"Oppsummert: {len(rader)} henvisninger: {'; '.join(deler)}.")
    linjer.append(
        f"{sum(r.brukt for r in rader)} er i bruk i faggrunnlaget, {sum(not r.brukt for r in rader)} er det ikke."
    )
    if rader:
        eldst = max(rader, key=lambda r: r.dager)
        linjer.append(f"Den eldste kontrollen er fra {eldst.kontrollert}, for {_dager(eldst.dager)} siden.")
    endret = [r.regel.id for r in rader if r.endret_etterpaa]
    linjer += _brutt(f"Endret etter siste kontroll ({len(endret)})", endret) if endret else []
    usikre = [r.regel.id for r in rader if r.regel.sikkerhet != "bekreftet"]
    linjer += _brutt(f"Ikke bekreftet ({len(usikre)})", usikre) if usikre else []
    return "\n".join(linjer) + "\n"


def format_regler_json(rader: Sequence[Regelstatus]) -> str:
    """Return the register as JSON."""
    return _json({"regler": [_regelstatus(r) for r in rader], "antall": count_grupper(rader)})


def format_bruk(bruk: Fagbruk, kommuner: Sequence[Kommunebruk]) -> str:
    """Return where a rule is used, or that nothing uses it; ends with a line feed."""
    linjer = [_navn(bruk.regel), *textwrap.wrap(bruk.regel.tittel, _BREDDE)]
    linjer += [bruk.regel.adresse] if bruk.regel.adresse else []
    linjer.append("")
    brukere = [k for k in kommuner if k.dokumenter or k.sider]
    if not (bruk.er_brukt or brukere):
        linjer.append("Ubrukt: ingen tekst, tjenestetype, forpliktelse eller kommune bruker henvisningen.")
    linjer += list(_fagbruk(bruk))
    if kommuner:
        linjer += [f"Kommuner ({len(brukere)} av {len(kommuner)})", *_kommuner(brukere)]
    return "\n".join(linjer) + "\n"


def format_bruk_json(bruk: Fagbruk, kommuner: Sequence[Kommunebruk]) -> str:
    """Return where a rule is used as JSON."""
    return _json({**_bruk(bruk), "kommuner": [_kommune(k) for k in kommuner if k.dokumenter or k.sider]})


def format_kommende(endringer: Sequence[Kommende]) -> str:
    """Return what must be revised before each coming change; ends with a line feed."""
    if not endringer:
        return "Ingen kommende endringer er ført opp i maler/fag/regelverk.yaml.\n"
    return "\n".join(linje for k in endringer for linje in (*_kommende(k), ""))


def format_kommende_json(endringer: Sequence[Kommende]) -> str:
    """Return the coming changes as JSON."""
    return _json({"endringer": [_endring(k) for k in endringer]})


def _navn(regel: Regel) -> str:
    return f"{regel.id}: {_sitat(regel)}"


def _sitat(regel: Regel) -> str:
    """Return law and section; what is no law has no section to name."""
    return f"{regel.lov} {regel.paragraf}" if regel.lov_id.startswith(("LOV-", "FOR-")) else regel.lov


def _dager(antall: int) -> str:
    return "1 dag" if antall == 1 else f"{antall} dager"


def _statuslinje(rad: Regelstatus) -> str:
    regel = rad.regel
    biter = [f"gjelder fra {regel.gjelder_fra}"] if regel.gjelder_fra else []
    biter += [f"endret {regel.sist_endret_fra}"] if regel.sist_endret_fra else []
    biter.append(f"kontrollert for {_dager(rad.dager)} siden")
    biter += [] if rad.brukt else ["ubrukt"]
    return f"  {regel.id:<22} {_sitat(regel)} ({', '.join(biter)})"


def _fagbruk(bruk: Fagbruk) -> Iterator[str]:
    for felt, navn in _HVOR:
        if verdier := getattr(bruk, felt):
            yield from _brutt(f"{navn} ({len(verdier)})", verdier)


def _kommuner(kommuner: Sequence[Kommunebruk]) -> Iterator[str]:
    for k in kommuner:
        yield f"  {k.mappe}"
        for navn, verdier in (("dokumenter", k.dokumenter), ("nettsider", k.sider)):
            if verdier:
                yield from _brutt(f"    {navn} ({len(verdier)})", verdier)


def _kommende(kommende: Kommende) -> Iterator[str]:
    endring = kommende.endring
    yield f"{endring.dato or 'Uten dato'}{_om(kommende.dager)}  {endring.lov_id}"
    yield from textwrap.wrap(endring.hva, _BREDDE, initial_indent="  ", subsequent_indent="  ")
    if endring.merknad:
        yield from textwrap.wrap(endring.merknad, _BREDDE, initial_indent="  Merknad: ", subsequent_indent="  ")
    if not kommende.regler:
        yield "  Ingen henvisning i registeret er ført opp som berørt."
        return
    yield from _brutt(f"  Henvisninger ({len(kommende.regler)})", [r.regel.id for r in kommende.regler])
    yield from _brutt(f"  Tekster å gå gjennom ({len(kommende.tekster)})", kommende.tekster)
    yield f"  Kommuner ({len(kommende.kommuner)})"
    yield from (f"  {linje}" for linje in _kommuner(kommende.kommuner))


def _om(dager: int | None) -> str:
    if dager is None:
        return ""
    return f" (om {_dager(dager)})" if dager > 0 else f" (for {_dager(-dager)} siden)" if dager else " (i dag)"


def _brutt(navn: str, verdier: Sequence[str]) -> list[str]:
    innrykk = " " * (len(navn) - len(navn.lstrip()) + 2)
    return textwrap.wrap(
        f"{navn}: {', '.join(verdier) or 'ingen'}",
        _BREDDE,
        subsequent_indent=innrykk,
        break_long_words=False,
        break_on_hyphens=False,
        drop_whitespace=True,
    )


def _json(data: Mapping[str, object]) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _regelstatus(rad: Regelstatus) -> dict[str, object]:
    return {
        **_regel(rad.regel),
        "gruppe": rad.gruppe,
        "sikkerhet": rad.regel.sikkerhet,
        "gjelder_fra": _dato(rad.regel.gjelder_fra),
        "sist_endret_fra": _dato(rad.regel.sist_endret_fra),
        "kontrollert": _dato(rad.kontrollert),
        "dager": rad.dager,
        "endret_etterpaa": rad.endret_etterpaa,
        "brukt": rad.brukt,
    }


def _regel(regel: Regel) -> dict[str, object]:
    return {
        "id": regel.id,
        "lov": {"nb": regel.lov, "nn": regel.lov_nn},
        "paragraf": regel.paragraf,
        "tittel": {"nb": regel.tittel, "nn": regel.tittel_nn},
        "status": regel.status,
        "adresse": regel.adresse or None,
    }


def _dato(dato: object) -> str | None:
    return str(dato) if dato else None


def _bruk(bruk: Fagbruk) -> dict[str, object]:
    return {**_regel(bruk.regel), **{felt: list(getattr(bruk, felt)) for felt, _ in _HVOR}}


def _kommune(bruk: Kommunebruk) -> dict[str, object]:
    return {"mappe": bruk.mappe, "kommune": bruk.navn, "dokumenter": list(bruk.dokumenter), "sider": list(bruk.sider)}


def _endring(kommende: Kommende) -> dict[str, object]:
    endring = kommende.endring
    return {
        "dato": _dato(endring.dato),
        "dager": kommende.dager,
        "lov_id": endring.lov_id,
        "hva": {"nb": endring.hva, "nn": endring.hva_nn},
        "sikkerhet": endring.sikkerhet,
        "regler": [r.regel.id for r in kommende.regler],
        "tekster": list(kommende.tekster),
        "kommuner": [_kommune(k) for k in kommende.kommuner],
    }
