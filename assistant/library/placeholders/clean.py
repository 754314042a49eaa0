"""Values from outside, made fit for a message: a customer chooses his own name."""

import unicodedata

_DIRECTION = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Bidirectional overrides: one in a name would turn the rest of the message around (Unicode TR36, 2.3)."""


def one_line(value: str) -> str:
    """Line breaks, tabs and control characters become a blank, runs of blanks one; ends are stripped."""
    return " ".join(_printable(value).split())


def several_lines(value: str) -> str:
    """As it is, line ends as `\\n`, without control characters and outer blank lines."""
    lines = value.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(_printable(line.replace("\t", "    ")).rstrip() for line in lines).strip("\n")


def visible(value: str) -> bool:
    """Whether anything of it can be seen: blanks, controls and zero-width characters alone cannot."""
    return any(unicodedata.category(char)[0] not in "ZC" for char in value)


def _printable(value: str) -> str:
    kept = (char for char in value if char not in _DIRECTION and unicodedata.category(char) != "Cs")
    return "".join(" " if unicodedata.category(char) in {"Cc", "Zl", "Zp"} else char for char in kept)
