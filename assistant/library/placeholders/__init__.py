"""Placeholders in phrases: their grammar, the table of what there is, and how they are filled."""

from assistant.library.placeholders.errors import Mistake, PlaceholderError
from assistant.library.placeholders.fill import Facts, Filled, Missing, Need, fill
from assistant.library.placeholders.grammar import Part, Placeholder, Text, escape, names, parse, unparse
from assistant.library.placeholders.table import PLACEHOLDERS, PlaceholderInfo

__all__ = [
    "PLACEHOLDERS",
    "Facts",
    "Filled",
    "Missing",
    "Mistake",
    "Need",
    "Part",
    "Placeholder",
    "PlaceholderError",
    "PlaceholderInfo",
    "Text",
    "escape",
    "fill",
    "names",
    "parse",
    "unparse",
]
