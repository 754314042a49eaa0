"""What can be on the clipboard: pieces of data, one a format."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from Xlib import Xatom


@dataclass(frozen=True, slots=True)
class Piece:
    """A property as it goes over the wire. `type` is an atom, `format` 8, 16 or 32 bits, `data` in host byte order."""

    type: int
    format: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Content:
    """Pieces by target atom, in the owner's order. `complete`: nothing is missing that was offered."""

    pieces: Mapping[int, Piece]
    complete: bool = True

    @property
    def unknown(self) -> bool:
        """Something was offered, and nothing of it was got: that is not an empty clipboard."""
        return not self.pieces and not self.complete


EMPTY = Content({})
"""Nobody had put anything on the clipboard."""

TEXT_TARGETS = ("UTF8_STRING", "text/plain;charset=utf-8", "TEXT", "STRING", "text/plain")

HISTORY_HINT = "x-kde-passwordManagerHint"
"""Clipboard managers (Klipper, CopyQ) do not store what carries this with the value `secret`."""


def text_content(display: Any, text: str, hidden: bool) -> Content:
    """Plain text in every format text has; `hidden` asks clipboard managers to leave it out of their history."""
    utf8 = text.encode("utf-8", "surrogatepass")
    atom = display.get_atom
    pieces = {atom(name): Piece(atom(name), 8, utf8) for name in TEXT_TARGETS}
    pieces[atom("TEXT")] = Piece(atom("UTF8_STRING"), 8, utf8)
    try:
        pieces[Xatom.STRING] = Piece(Xatom.STRING, 8, text.encode("latin-1"))
    except UnicodeEncodeError:
        del pieces[Xatom.STRING]
    if hidden:
        hint = atom(HISTORY_HINT)
        pieces[hint] = Piece(hint, 8, b"secret")
    return Content(pieces)
