"""What the setup can answer of the questions a municipality should ask itself; pure, and knows no layout."""

from generator.egenvurdering.finn import SVAR, find_felt
from generator.egenvurdering.grunnlag import Svargrunnlag

__all__ = ["SVAR", "Svargrunnlag", "find_felt"]
