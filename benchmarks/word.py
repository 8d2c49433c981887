"""How fast the Word engine is, as ratios from one run: against docxtpl's own loop, and against zlib and the disk alone.

Run with ``uv run python benchmarks/word.py``. Context building is outside the measure; both engines get the same values.
"""

from __future__ import annotations

import gc
import sys
import tempfile
import time
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Final

ROT: Final = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROT))

from docx.shared import Mm  # noqa: E402  # the repository must be on the path first
from docxtpl import DocxTemplate, InlineImage  # noqa: E402

from generator.word import Bilde, docx_tekst, load_mal  # noqa: E402
from generator.word.pakke import les_pakke, med_stil, skriv_pakke  # noqa: E402
from tests.dokumenter import MAL, find_tjeneste, lag_kontekst, les_kommune, les_tre  # noqa: E402
from tests.word.bilder import lag_png  # noqa: E402
from tests.word.smaa_maler import avsnitt, lag_docx, tabell_med_bredder  # noqa: E402

RUNDER: Final = 21
VAARE_PER_RUNDE: Final = 15
MINNE: Final = "/dev/shm" if Path("/dev/shm").is_dir() and "--disk" not in sys.argv else None
"""All three write to memory where there is such a place, for a shared disk drowns the rest; ``--disk`` writes to disk."""
SETNING: Final = "Si fra til lederen samme dag når du er bekymret for et barn, og skriv ned det du har sett & hørt."


@dataclass(frozen=True)
class Tilfelle:
    """One thing to measure; ``docxtpl`` may need values of its own, because an image there belongs to a template."""

    navn: str
    mal: bytes
    kontekst: Mapping[str, object]
    krav: tuple[float, float] | None
    docxtpl: Callable[[DocxTemplate], Mapping[str, object]] | None = None


def lag_tilfeller() -> list[Tilfelle]:
    """Return what is measured; the two numbers are the least times docxtpl, and the most times the floor."""
    tre = les_tre()
    rutine = skriv_pakke(med_stil(les_pakke(MAL, tre[MAL]), les_pakke("stil.docx", tre["maler/word/stil.docx"])))
    kontekst = lag_kontekst(les_kommune(), find_tjeneste(les_kommune(), "barnehage"))
    verdier = {n: getattr(kontekst, n) for n in type(kontekst).model_fields}
    tusen = lag_docx(avsnitt("{%p for a in avsnitt %}", "{{ a }}", "{%p endfor %}"))
    rader = [{"navn": f"Rad {i}", "tekst": SETNING, "tall": i, "rolle": "leder"} for i in range(200)]
    celler = ("{{ r.navn }}", "{{ r.tekst }}", "{{ r.tall }}", "{{ r.rolle }}")
    tabellen = tabell_med_bredder(
        ("Navn", "Tekst", "Tall", "Rolle"),
        ("{%tr for r in rader %}", "", "", ""),
        celler,
        ("{%tr endfor %}", "", "", ""),
    )
    png = [lag_png(200, 20 * i) for i in range(5)]
    bilder = lag_docx(avsnitt(*(f"Bilde {i}: {{{{ bilder[{i}] }}}}" for i in range(5))))
    with tempfile.TemporaryDirectory() as mappe:
        filer = [Path(mappe) / f"bilde{i}.png" for i in range(5)]
    return [
        Tilfelle("rutinen", rutine, verdier, (60, 5)),
        Tilfelle("1000 avsnitt", tusen, {"avsnitt": [f"{i}. {SETNING}" for i in range(1000)]}, (8, 8)),
        Tilfelle("200 rader", lag_docx(tabellen), {"rader": rader}, (12, 8)),
        Tilfelle(
            "5 bilder",
            bilder,
            {"bilder": [Bilde(p, "Et grått bilde", bredde_mm=30) for p in png]},
            None,
            lambda tpl: {"bilder": [InlineImage(tpl, _les(p, filer[i]), width=Mm(30)) for i, p in enumerate(png)]},
        ),
    ]


def _les(innhold: bytes, fil: Path) -> str:
    if not fil.exists():
        fil.parent.mkdir(exist_ok=True)
        fil.write_bytes(innhold)
    return str(fil)


def ta_tid(arbeid: Callable[[], object], antall: int) -> float:
    """Return seconds for one time, the median of some."""
    tider = []
    for _ in range(antall):
        start = time.perf_counter()
        arbeid()
        tider.append(time.perf_counter() - start)
    return median(tider)


def skriv(sti: Path, innhold: bytes) -> None:
    """Write a file beside its place and rename it, as the program does."""
    ved_siden = sti.with_suffix(".ny")
    with ved_siden.open("wb", buffering=0) as fil:
        fil.write(innhold)
    ved_siden.replace(sti)


def maal(tilfelle: Tilfelle, mappe: Path) -> tuple[float, float, float, bool]:
    """Return seconds for ours, docxtpl and the floor, and whether the text is the same."""
    malfil = mappe / "mal.docx"
    malfil.write_bytes(tilfelle.mal)
    mal = load_mal(tilfelle.mal, navn=tilfelle.navn)

    def vaar() -> None:
        skriv(mappe / "vaar.docx", mal.render(tilfelle.kontekst))

    def deres() -> None:
        tpl = DocxTemplate(malfil)
        tpl.render(dict(tilfelle.docxtpl(tpl) if tilfelle.docxtpl else tilfelle.kontekst), autoescape=True)
        tpl.save(mappe / "deres.docx")

    vaar()
    deres()
    foer, etter = les_pakke("mal", tilfelle.mal), les_pakke("vaar", (mappe / "vaar.docx").read_bytes())
    ulike = [innhold for navn, innhold in etter.items() if foer.get(navn) != innhold]

    def golv() -> None:
        pakket = []
        for innhold in ulike:
            pakker = zlib.compressobj(6, zlib.DEFLATED, -15)
            pakket.append(pakker.compress(innhold) + pakker.flush())
        skriv(mappe / "golv.docx", b"".join(pakket))

    tider: dict[str, list[float]] = {"vaar": [], "deres": [], "golv": []}
    for _ in range(RUNDER):
        gc.collect()
        tider["deres"].append(ta_tid(deres, 1))
        tider["vaar"].append(ta_tid(vaar, VAARE_PER_RUNDE))
        tider["golv"].append(ta_tid(golv, VAARE_PER_RUNDE))
    lik = docx_tekst((mappe / "vaar.docx").read_bytes()) == docx_tekst((mappe / "deres.docx").read_bytes())
    return median(tider["vaar"]), median(tider["deres"]), median(tider["golv"]), lik


def main() -> int:
    """Print the table; 1 when a requirement is not met or a text differs."""
    alt_vel = True
    print(f"{'':14}{'× docxtpl':>10}{'krav':>7}{'× golvet':>10}{'krav':>7}  samme tekst   (ms: vår, docxtpl, golv)")
    for tilfelle in lag_tilfeller():
        with tempfile.TemporaryDirectory(dir=MINNE) as mappe:
            vaar, deres, golv, lik = maal(tilfelle, Path(mappe))
        minst, mest = tilfelle.krav or (0, float("inf"))
        alt_vel &= lik and deres / vaar >= minst and vaar / golv <= mest
        krav = (f"≥ {minst:g}", f"≤ {mest:g}") if tilfelle.krav else ("", "")
        print(
            f"{tilfelle.navn:14}{deres / vaar:10.1f}{krav[0]:>7}{vaar / golv:10.2f}{krav[1]:>7}  {'ja' if lik else 'NEI':11}"
            f"   ({vaar * 1e3:.2f}, {deres * 1e3:.1f}, {golv * 1e3:.2f})"
        )
    return 0 if alt_vel else 1


if __name__ == "__main__":
    raise SystemExit(main())
