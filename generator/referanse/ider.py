"""The page with the ids that the files may use, from the professional base in bokmål; knows no municipality and no disk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from generator.fag import Fag
from generator.fag.bibliotek import Bibliotek
from generator.referanse.ord import trygg

_INGRESS: Final = """\
Noen felt viser til noe i `maler/fag` med en id. Programmet lager denne siden av filene der, med tekstene på bokmål. \
Har kommunen `maalform: nn`, bruker dokumentene teksten på nynorsk."""
_ORD: Final = {
    "boer": "bør",
    "info": "opplysning",
    "i_kraft": "gjelder",
    "vedtatt_ikke_i_kraft": "gjelder ikke ennå",
    "ikke_lovfestet": "ikke lov",
}


def lag_idside(fag: Fag) -> str:
    """Return the page: one table for each kind of id."""
    bibliotek = fag.bibliotek
    ord_ = {o.id: o.nb for o in fag.ord}
    krav = [k for a in bibliotek.anbefalinger for k in a.krav]
    deler = [
        _tabell("Tjenestetyper { #tjenestetyper }", "Type | Navn | Får rutine når kommunen driver den", _typer(fag)),
        *_til_avtaler(bibliotek),
        _tabell(
            "Temaer i kompetanseplanen { #temaer }",
            "Id | Navn",
            ((t, ord_.get(f"tema-{t}", "")) for t in bibliotek.opplaeringstemaer),
        ),
        _tabell("Krav { #krav }", "Nummer | Nivå | Krav", ((k.id, _ord(k.norm), k.nb) for k in krav)),
        _tabell(
            "Regelverk { #regelverk }",
            "Id | Lov og paragraf | Hva det gjelder | Status",
            ((r.id, f"{r.lov} {r.paragraf}", r.tittel, _ord(r.status)) for r in fag.regelverk.regler),
            lenker={r.id: r.adresse for r in fag.regelverk.regler if r.adresse},
        ),
    ]
    return "\n\n".join(["# Id-er fra faggrunnlaget", _INGRESS, *deler]) + "\n"


def _ord(verdi: str) -> str:
    """Return a level or a status as people say it."""
    return _ORD.get(verdi, verdi.replace("_", " "))


def _typer(fag: Fag) -> Iterator[tuple[str, str, str]]:
    """Yield a row for each service type, its variants together."""
    for type_ in dict.fromkeys(t.type for t in fag.tjenestetyper):
        varianter = [t for t in fag.tjenestetyper if t.type == type_]
        yield type_, varianter[0].navn.nb, "ja" if any(t.rutine for t in varianter) else "nei"
    yield "annet", "En tjeneste ingen av typene passer for. Den trenger hjemmel", "ja"


def _til_avtaler(bibliotek: Bibliotek) -> Iterator[str]:
    """Yield the tables of what an agreement is put together of."""
    yield _tabell(
        "Avtaletyper { #avtaletyper }",
        "Id | Navn | Tjenester som er part",
        ((t.id, t.navn.nb, ", ".join(t.partstyper)) for t in bibliotek.avtaletyper),
    )
    kolonner = "Id | Tekst | Nivå | Passer i | Trenger frist"
    yield _tabell("Forpliktelser { #forpliktelser }", kolonner, _forpliktelser(bibliotek))
    yield _tabell("Indikatorer { #indikatorer }", "Id | Hva som måles", ((i.id, i.nb) for i in bibliotek.indikatorer))
    yield _tabell(
        "Møter å velge fra { #moetearenaer }",
        "Id | Navn | Hva det er til | Nivå | Formål | Hvem som ofte er med",
        (
            (m.id, m.navn.nb, m.om.nb, m.nivaa, m.formaal, ", ".join(m.deltakere) or "de det gjelder")
            for m in bibliotek.moetearenaer
        ),
    )


def _forpliktelser(bibliotek: Bibliotek) -> Iterator[tuple[str, str, str, str, str]]:
    """Yield a row for each promise, those that fit any agreement first, the rest by the agreements they are for."""
    rekke = {t.id: i for i, t in enumerate(bibliotek.avtaletyper)}
    i_rekke = sorted(bibliotek.forpliktelser, key=lambda f: min((rekke[t] for t in f.avtaletyper), default=-1))
    for f in i_rekke:
        yield f.id, f.nb, _ord(f.norm), ", ".join(f.avtaletyper) or "alle avtaler", "ja" if f.krever_frist else "nei"


def _tabell(
    overskrift: str, kolonner: str, rader: Iterable[Sequence[str]], lenker: Mapping[str, str] | None = None
) -> str:
    """Return a heading and a table; the first column is the id, and the second is a link where there is one."""
    linjer = [f"## {overskrift}", "", f"| {kolonner} |", f"|{'---|' * len(kolonner.split('|'))}"]
    for id_, *resten in rader:
        celler = [f"`{id_}`", *map(trygg, resten)]
        if adresse := (lenker or {}).get(id_):
            celler[1] = f"[{celler[1]}]({adresse})"
        linjer.append(f"| {' | '.join(celler)} |")
    return "\n".join(linjer)
