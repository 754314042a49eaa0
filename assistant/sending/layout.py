"""The lines of a text as they may go into a chat, and where the caret stands among them.

- Line ends are `\\n` only; blank lines at the end are dropped: whatever the client makes of a line break, none
  follows the text.
- A tab becomes four blanks: input fields of one line and web consoles keep, drop or take it for "next field".
- Other control characters and halves of surrogate pairs are dropped: they cannot be seen, and some clients act on
  them.
"""

import unicodedata

Caret = tuple[int, int]
"""Row and column, from 0."""

_TAB = "    "


def lay_out(text: str, caret_at: int) -> tuple[list[str], Caret]:
    """The clean lines, at least one, and where the caret of `text[:caret_at]` stands in them."""
    lines = _clean(text).split("\n")
    while len(lines) > 1 and not lines[-1].strip():
        lines.pop()
    before = _clean(text[:caret_at]).split("\n")
    row, column = len(before) - 1, len(before[-1])
    return lines, (row, column) if row < len(lines) else (len(lines) - 1, len(lines[-1]))


def joined(lines: list[str], caret: Caret) -> tuple[str, int]:
    """All in one line, and where the caret stands in it.

    Each line is stripped and blank ones are dropped. One blank stands between two lines, none after full-width
    punctuation, which brings its own.
    """
    line, at = "", 0
    for row, text in enumerate(lines):
        stripped = text.strip()
        if line and stripped and not _full_width_punctuation(line[-1]):
            line += " "
        if row == caret[0]:
            indent = len(text) - len(text.lstrip())
            at = len(line) + min(max(caret[1] - indent, 0), len(stripped))
        line += stripped
    return line, at


def _clean(text: str) -> str:
    return "".join(map(_clean_character, text.replace("\r\n", "\n").replace("\r", "\n")))


def _clean_character(char: str) -> str:
    if char == "\n":
        return char
    if char == "\t":
        return _TAB
    match unicodedata.category(char):
        case "Zl" | "Zp":
            return "\n"
        case "Cc" | "Cs":
            return ""
    return char


def _full_width_punctuation(char: str) -> bool:
    return unicodedata.east_asian_width(char) in "WF" and unicodedata.category(char).startswith("P")
