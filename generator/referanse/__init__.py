"""The YAML reference of the handbook: pages of Markdown from the models and the professional base; knows no file and no disk."""

from generator.referanse.ider import lag_idside
from generator.referanse.kapitler import lag_kapittelside
from generator.referanse.side import lag_side

__all__ = ["lag_idside", "lag_kapittelside", "lag_side"]
