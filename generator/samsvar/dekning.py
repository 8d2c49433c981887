"""Whom the training on a theme reaches and whom it does not; knows no requirement."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from generator.kommune import Kommune, Tjeneste
from generator.samsvar.grunnlag import Grunnlag, Linje, er_dekket


@dataclass(frozen=True)
class Udekket:
    """A type of service that the training does not reach, or not all of.

    Attributes:
        type: the type.
        tjenester: the services of the type that are left out; none when the municipality has told of none that count.
    """

    type: str
    tjenester: tuple[Tjeneste, ...]


@dataclass(frozen=True)
class Dekning:
    """How training answers one part of a requirement.

    Attributes:
        temaer: the themes that count; one of them is enough.
        linjer: the lines of the training plan that count, with their place.
        uten: what the lines do not reach.
        former: the forms that count, when not all do.
        aarlig: whether it counts only when it is at least yearly.
        styrt: whether it counts only when somebody answers for it and it has its time.
    """

    temaer: tuple[str, ...]
    linjer: tuple[Linje, ...]
    uten: tuple[Udekket, ...]
    former: tuple[str, ...] = ()
    aarlig: bool = False
    styrt: bool = False

    @property
    def ider(self) -> tuple[str, ...]:
        """What is not reached, as a row names it: ids of services, or the type when there is no training or no service."""
        return tuple(id_ for u in self.uten for id_ in ([t.id for t in u.tjenester] if self.linjer else []) or [u.type])


def find_dekning(g: Grunnlag, tema: str, typer: Collection[str], form: str = "", *, aarlig: bool = False) -> Dekning:
    """Return how the lines on one theme reach services of these types.

    Args:
        g: the municipality.
        tema: the theme.
        typer: the types it is for.
        form: the form that counts; all when empty.
        aarlig: whether only what comes at least yearly counts.
    """
    linjer = tuple(x for x in g.linjer(tema) if (not form or x[1].form == form) and (not aarlig or _er_aarlig(x)))
    return Dekning((tema,), linjer, tuple(_udekket(g.kommune, typer, linjer)), (form,) if form else (), aarlig)


def find_tjenestedekning(g: Grunnlag, tjenester: Collection[Tjeneste], *temaer: str) -> Dekning:
    """Return how the lines on the themes, one of them enough, reach these services."""
    linjer = g.linjer(*temaer)
    return Dekning(temaer, linjer, tuple(Udekket(t.type, (t,)) for t in tjenester if not er_dekket(t, linjer)))


def _udekket(kommune: Kommune, typer: Collection[str], linjer: Collection[Linje]) -> Iterator[Udekket]:
    """Yield the types that are not reached.

    A private kindergarten or school has its own training, and the municipality does not instruct it; a GP is private
    and is counted all the same, since the recommendation names GPs.
    """
    for type_ in typer:
        av_typen = [t for t in kommune.tjenester if t.type == type_]
        regnes = [t for t in av_typen if t.organisering != "privat" or t.type == "fastlege"]
        uten = tuple(t for t in regnes if not er_dekket(t, linjer))
        if uten or not av_typen or not linjer:
            yield Udekket(type_, uten)


def _er_aarlig(linje: Linje) -> bool:
    maaneder = linje[1].hyppighet_maaneder
    return maaneder is not None and maaneder <= 12
