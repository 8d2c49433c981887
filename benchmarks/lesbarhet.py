"""Lesbarhet: LIX for hver side på nettstedet og hvert kapittel i dokumentene, på bokmål og nynorsk, som tabell i Markdown.

Kjør: uv run python -m benchmarks.lesbarhet
Grensene står i tests/spraak/lesbarhet.py, og de er en test. Under 30 er svært lett, 30–40 er lett, 40–50 er middels.
"""

from __future__ import annotations

from tests.spraak.lesbarhet import GRENSER, maal_alt


def main() -> None:
    """Skriv tabellen."""
    print("| slag | side eller kapittel | nb | nn | grense | ord (nb) |")
    print("|---|---|--:|--:|--:|--:|")
    for m in sorted(maal_alt(), key=lambda m: (list(GRENSER).index(m.slag), -max(m.nb, m.nn))):
        print(f"| {m.slag} | {m.navn} | {m.nb} | {m.nn} | {GRENSER[m.slag]} | {m.antall_ord} |")


if __name__ == "__main__":
    main()
