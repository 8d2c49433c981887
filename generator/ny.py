"""The text of a first kommune.yaml: what the register knows, and comments for the rest; knows no disk."""

from __future__ import annotations

import re
from typing import Final

from generator.fag.fag import Registerkommune

_BOKSTAVER: Final = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "á": "a", "ö": "oe", "ä": "ae", " ": "-"})
_HODE: Final = """\
# Oppsettet for {navn}. Opplysningene øverst kommer fra kommuneregisteret; sjekk dem.
# Det dere ikke vet, lar dere stå som kommentar. «rutineverk sjekk {nummer}» sier hva som mangler.
# Koder og telefonnumre står i anførselstegn. Ingen navn på personer trengs noe sted.
# «rutineverk ny fjordvik» henter et ferdig utfylt eksempel: kommuner/0000-fjordvik/kommune.yaml.
skjema_versjon: 1

kommune:
"""
_RESTEN: Final = """
# Hvem rutinene gjelder for:
# virkeomraade: {alder_fra: 0, alder_til: 24, gravide: true}

# Faste kontakter. publiser sier om kontakten kan stå på nettsiden.
# kontakt:
#   barnevern_dag:
#     funksjon: Barnevernstjenesten, mottakstelefon
#     telefon: "…"
#     aapningstid: mandag–fredag 08.00–15.30
#     publiser: true
#     kontrollert: ÅÅÅÅ-MM-DD
#     kilde: oppgitt av tjenesten
#   barnevernvakt: {funksjon: Barnevernvakta, telefon: "…", publiser: true, kontrollert: ÅÅÅÅ-MM-DD, kilde: …}

# Tjenestene. Én rutine blir laget for hver tjeneste som kommunen driver selv (organisering: egen).
# tjenester:
#   - id: barnehage
#     type: barnehage
#     navn: Barnehagene i kommunen
#     organisering: egen
#     leder_rolle: barnehagesjef
#     dokumentasjon: {system: …, skjema: …, oppbevaring: …, tilgang: …}
#     enheter:
#       - {id: …, navn: …, eierform: kommunal, leder_rolle: styrer, stedfortreder_rolle: …, kontakt: {funksjon: Styrer, telefon: "…", publiser: true, kontrollert: ÅÅÅÅ-MM-DD, kilde: barnehagen}}
#   - {id: skole, type: skole, navn: Grunnskolene, organisering: egen, leder_rolle: skolesjef}

# Modellen dere arbeider etter: bti, egen eller ingen.
# modell: {type: ingen}

# Roller som samordner. id er barnekoordinator, koordinator, stafettholder, bti_koordinator eller slt_koordinator.
# roller:
#   - {id: barnekoordinator, enhet: koordinerende enhet, oppnevnes_av: koordinerende enhet, oppnevnes_innen_virkedager: 10, stedfortreder_rolle: …}
#   - {id: koordinator, oppnevnes_av: koordinerende enhet, oppnevnes_innen_virkedager: 10}

# Frister som gjelder i hele kommunen:
# frister: {del_med_leder: samme dag, beslutning_dager: 14, evaluering_uker: 8, svar_paa_droefting_virkedager: 5, foerste_moete_virkedager: 10}

# Hvem som avgjør hvilken tjeneste som samordner:
# samordning: {avgjoeres_av: …, frist_virkedager: 5}

# Hvem som avgjør om kommunen anmelder et lovbrudd mot et barn som er over. Å avverge er hver ansatts egen plikt.
# anmeldelse: {avgjoeres_av: …}
"""


def mappenavn(rad: Registerkommune) -> str:
    """Return the folder of a municipality under ``kommuner/``: number and name in ASCII."""
    navn = re.sub(r"[^a-z0-9-]+", "", rad.navn.lower().translate(_BOKSTAVER))
    return f"{rad.kommunenummer}-{navn}"


def lag_kommunefil(rad: Registerkommune) -> str:
    """Return the YAML text for one municipality; a fact the register does not have is left out."""
    linjer = [f'  kommunenummer: "{rad.kommunenummer}"', f"  navn: {rad.navn}"]
    felt = (
        ("navn_samisk", rad.navn_samisk),
        ("navn_kvensk", rad.navn_kvensk),
        ("organisasjonsnummer", f'"{rad.organisasjonsnummer}"' if rad.organisasjonsnummer else ""),
        ("fylke", rad.fylke),
    )
    linjer += [f"  {navn}: {verdi}" for navn, verdi in felt if verdi]
    linjer += _spraak(rad)
    felt = (
        ("nettsted", f"https://www.{rad.nettsted.removeprefix('www.')}" if rad.nettsted else ""),
        ("statsforvalter", f'"{rad.statsforvalter}"' if rad.statsforvalter else ""),
        ("politidistrikt", rad.politidistrikt),
        ("helseforetak", rad.helseforetak),
    )
    linjer += [f"  {navn}: {verdi}" for navn, verdi in felt if verdi]
    linjer += [
        "  # epost: postmottak@…",
        '  # sentralbord: "…"',
        "  # postadresse: …",
        "  # barnehus: …",
        "  # logo: logo.svg",
    ]
    return _HODE.format(navn=rad.navn, nummer=rad.kommunenummer) + "\n".join(linjer) + "\n" + _RESTEN


def _spraak(rad: Registerkommune) -> list[str]:
    maalform = "nn" if rad.maalform == "nynorsk" else "nb"
    merke = "  # registeret sier nøytral: skriv nn hvis kommunen bruker nynorsk" if rad.maalform == "nøytral" else ""
    linjer = [f"  maalform: {maalform}{merke}"]
    if rad.samisk_forvaltningsomraade.startswith("ja"):
        linjer.append("  # samiske_spraak: [se]  # kommunen er i forvaltningsområdet: skriv se, smj eller sma")
    return linjer
