"""Plans, and what came of children's input, as the public page shows them; knows no layout."""

from __future__ import annotations

from typing import Final

from generator.kommune import Kommune
from generator.kommune.styring import Plan
from generator.kontekst.felt import dato_eller
from generator.kontekst.modell import Kontekstdel, felt
from generator.tekst import format_dato, stor_forbokstav

_FOREBYGGENDE: Final = "forebyggende_plan"
_ANDRE: Final = ("handlingsplan_vold", "oppvekstplan")


class Nettplan(Kontekstdel):
    """An adopted plan."""

    id: str = felt("Nøkkelen til planen.", "forebyggende_plan", "planer")
    vedtatt: str = felt("Datoen planen ble vedtatt, eller tomt.", "11. desember 2025", "planer.*.vedtatt")
    saksnummer: str = felt("Saksnummeret, eller tomt.", "25/1234", "planer.*.saksnummer")
    lenke: str = felt("Lenken, eller tomt.", "https://www.fjordvik.example/plan", "planer.*.lenke")


class Nettinnspill(Kontekstdel):
    """What children said, and what came of it."""

    dato: str = felt("Datoen.", "10. mars 2026", "medvirkning.endringer[].dato")
    innspill: str = felt(
        "Det barna eller ungdommene sa.", "Vi vil ha åpen dør hver dag", "medvirkning.endringer[].innspill"
    )
    resultat: str = felt("Hva det ble til, som kode.", "tatt_til_foelge", "medvirkning.endringer[].resultat")
    hva: str = felt("Hva kommunen gjorde, eller tomt.", "åpen dør fire dager i uka", "medvirkning.endringer[].hva")


class Nettmedvirkning(Kontekstdel):
    """How children and young people take part."""

    ungdomsraad: bool = felt("Om kommunen har oppgitt ungdomsråd.", True, "medvirkning.system.ungdomsraad")
    hoeres_ved: tuple[str, ...] = felt("Når rådet blir hørt.", ("oppvekstplan",), "medvirkning.system.hoeres_ved")
    innspill: tuple[Nettinnspill, ...] = felt("Innspillene, nyeste først.", (), "medvirkning.endringer")


class Nettplaner(Kontekstdel):
    """The plans that something is known of."""

    forebyggende: Nettplan | None = felt("Planen for forebygging (bvl § 15-1).", None, "planer.forebyggende_plan")
    andre: tuple[Nettplan, ...] = felt("De andre planene.", (), "planer")


def find_planer(kommune: Kommune) -> Nettplaner:
    """Return the plans; one that nothing is known of is not there."""
    andre = (_plan(navn, getattr(kommune.planer, navn, None)) for navn in _ANDRE)
    return Nettplaner(
        forebyggende=_plan(_FOREBYGGENDE, getattr(kommune.planer, _FOREBYGGENDE, None)),
        andre=tuple(p for p in andre if p is not None),
    )


def _plan(id_: str, plan: Plan | None) -> Nettplan | None:
    if plan is None or not (plan.vedtatt or plan.saksnummer or plan.lenke):
        return None
    return Nettplan(
        id=id_, vedtatt=dato_eller(plan.vedtatt, ""), saksnummer=plan.saksnummer or "", lenke=plan.lenke or ""
    )


def find_medvirkning(kommune: Kommune) -> Nettmedvirkning:
    """Return what is known of participation; nothing known is empty, never a guess."""
    medvirkning = kommune.medvirkning
    system = medvirkning.system if medvirkning else None
    endringer = sorted(medvirkning.endringer, key=lambda e: e.dato, reverse=True) if medvirkning else []
    return Nettmedvirkning(
        ungdomsraad=bool(system and system.ungdomsraad),
        hoeres_ved=system.hoeres_ved if system and system.ungdomsraad else (),
        innspill=tuple(
            Nettinnspill(
                dato=format_dato(e.dato), innspill=e.innspill, resultat=e.resultat, hva=stor_forbokstav(e.hva or "")
            )
            for e in endringer
        ),
    )
