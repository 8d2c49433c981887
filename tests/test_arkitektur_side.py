"""docs/arkitektur.md nevner hver modul i generator/ én gang, og ingen som ikke finnes."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Final

ROT: Final = Path(__file__).resolve().parents[1]
NAVN: Final = re.compile(r"`([a-z_0-9/]+(?:\.py|/))`")


def find_modulnavn() -> set[str]:
    """Gi navnet siden skal bruke: stien under generator/, og mappen for en pakke."""
    rot = ROT / "generator"
    filer = {fil.relative_to(rot).as_posix() for fil in rot.rglob("*.py")}
    return {fil.removesuffix("__init__.py") or "generator/" for fil in filer}


def find_avvik(side: str, moduler: set[str]) -> list[str]:
    """Gi det siden mangler, gjentar eller har for mye av."""
    nevnt = Counter(NAVN.findall(side))
    mangler = [f"{m} er ikke nevnt" for m in sorted(moduler) if not nevnt[m]]
    gjentatt = [f"{m} er nevnt {nevnt[m]} ganger" for m in sorted(moduler) if nevnt[m] > 1]
    ukjent = [
        f"{n} finnes ikke"
        for n in sorted(nevnt)
        if n.endswith(".py") and not n.startswith("tests/") and n not in moduler
    ]
    return mangler + gjentatt + ukjent


def test_siden_nevner_hver_modul_en_gang() -> None:
    side = (ROT / "docs" / "arkitektur.md").read_text(encoding="utf-8")
    assert find_avvik(side, find_modulnavn()) == []


def test_manglende_gjentatt_og_ukjent_modul_blir_funnet() -> None:
    side = "`load/` leser. `tre.py` er filer, og `tre.py` er et tre. `borte.py` er borte."
    assert find_avvik(side, {"load/", "tre.py", "plan.py"}) == [
        "plan.py er ikke nevnt",
        "tre.py er nevnt 2 ganger",
        "borte.py finnes ikke",
    ]
