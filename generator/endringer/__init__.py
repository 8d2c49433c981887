"""Two models to what changed, in sentences an adviser understands; knows no file, no git and no screen."""

from generator.endringer.finn import Modellendring, find_endringer

__all__ = ["Modellendring", "find_endringer"]
