"""The models of one municipality: what its YAML says, checked field by field; they know no file, no template and no other municipality."""

from generator.kommune.avtale import Avtale
from generator.kommune.kommune import Kommune
from generator.kommune.kontakt import Kontakt
from generator.kommune.styring import Rolle
from generator.kommune.tjeneste import Enhet, Tjeneste

__all__ = ["Avtale", "Enhet", "Kommune", "Kontakt", "Rolle", "Tjeneste"]
