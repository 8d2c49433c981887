"""Rules over the models: pure functions from a municipality (and the professional base) to findings; they know no file and no clock."""

from collections.abc import Iterator

from generator.check.avtaler import check_avtaler
from generator.check.datoer import check_datoer
from generator.check.fag import check_fag
from generator.check.innhold import check_innhold
from generator.check.kontakter import check_kontakter
from generator.check.lokalt import check_lokalt
from generator.check.mangler import check_mangler
from generator.check.motsigelser import check_motsigelser
from generator.check.referanser import check_referanser
from generator.check.regelverk import check_hjemler
from generator.errors import Funn
from generator.fag import Fag
from generator.kommune import Kommune

__all__ = ["check_datoer", "check_fag", "check_kommune"]


def check_kommune(kommune: Kommune, fag: Fag) -> Iterator[Funn]:
    """Yield every finding that does not depend on the day."""
    yield from check_referanser(kommune, fag)
    yield from check_hjemler(kommune, fag)
    yield from check_avtaler(kommune, fag)
    yield from check_motsigelser(kommune, fag)
    yield from check_kontakter(kommune)
    yield from check_mangler(kommune, fag)
    yield from check_innhold(kommune, fag)
    yield from check_lokalt(kommune, fag)
