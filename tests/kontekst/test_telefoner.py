"""Whom the reader goes to over the leader: the municipality's own title and number, or words that are always true."""

from generator.kontekst.oppdrag import Tjenesteoppdrag
from generator.kontekst.samsvarsord import Samsvarsord
from generator.kontekst.telefoner import find_nivaa_over
from tests.dokumenter import les_fag, les_kommune, uendret
from tests.numre import hel


def over(id_: str, *, oppgitt: bool) -> str:
    kommune = les_kommune(uendret)
    tjeneste = next(t for t in kommune.tjenester if t.id == id_)
    if not oppgitt:
        tjeneste = tjeneste.model_copy(update={"nivaa_over": None, "leder_rolle": None, "kontakt": None})
    return find_nivaa_over(Tjenesteoppdrag(kommune, les_fag(), "nb", "intern", (), tjeneste))


def test_tittelen_og_nummeret_er_kommunens_egne_eller_ikke_der() -> None:
    assert over("skole", oppgitt=True) == hel("lederen over rektor (skolesjef, 00 00 05 02)")
    assert over("skole", oppgitt=False) == "lederen over rektor"


def test_sfo_faar_nummeret_til_rektor() -> None:
    assert over("sfo", oppgitt=True) == hel("rektor (Vågen skole & kultursenter 00 00 02 00)")


def test_en_type_som_mangler_har_navnet_tjenesten_har_hos_kommunen() -> None:
    kommune = les_kommune(uendret)
    skole = kommune.tjenester[1].model_copy(update={"id": "skule"})
    kommune = kommune.model_copy(update={"tjenester": (skole,)})
    assert Samsvarsord(kommune, les_fag(), "nb", "intern").find_navn("1.1", ["skole"]) == (skole.navn,)
