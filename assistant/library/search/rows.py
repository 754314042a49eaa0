"""Texts as rows of initials: a pattern finds there where a word may stand, ten times as fast as looking everywhere."""

import re
from collections.abc import Callable, Iterable, Sequence

from assistant.library.search.pieces import Piece, initials_of
from assistant.library.search.readings import Readings
from assistant.library.search.word import Word

_DEPTH = 4  # pieces of a word that are looked for
_LONGEST = 400  # characters of a pattern; for a longer one fewer pieces are looked for


class Rows:
    """One row a text: the initial of each letter, `?` for one of several, a line break for itself."""

    def __init__(self, texts: Sequence[str], readings: Readings) -> None:
        """`texts` are spelled."""
        marks = _Marks(readings)
        self._texts = texts
        self._rows = ["".join([marks[letter] for letter in text]).encode("ascii") for text in texts]

    def finder(self, word: Word) -> Callable[[int], bool]:
        """Tells of a text, by its number, whether it has the word; worth it for hundreds of them."""
        texts, rows, search = self._texts, self._rows, re.compile(_pattern(word)).search

        def has(number: int) -> bool:
            row = rows[number]
            found = search(row)
            while found:
                if word.end(texts[number], found.start()):
                    return True
                found = search(row, found.start() + 1)
            return False

        return has


def _pattern(word: Word) -> bytes:
    for depth in range(_DEPTH, 0, -1):
        pattern = _ways(word.pieces, 0, depth)
        if len(pattern) <= _LONGEST:
            break
    return pattern.encode("ascii")


def _ways(places: Sequence[Sequence[Piece]], start: int, depth: int) -> str:
    """The pattern of so many pieces from here on; where the word may be complete nothing more is asked for."""
    onward: dict[str, set[str]] = {}
    for piece in places[start]:
        last = depth == 1 or piece.end >= len(places)
        onward.setdefault(piece.initials, set()).add("" if last else _ways(places, piece.end, depth - 1))
    ways = (f"[{initials}?]" + ("" if "" in rest else _either(rest)) for initials, rest in sorted(onward.items()))
    return _either(ways)


def _either(patterns: Iterable[str]) -> str:
    ways = sorted(patterns)
    return ways[0] if len(ways) == 1 else f"(?:{'|'.join(ways)})"


class _Marks(dict[str, str]):
    """Of the letters met so far."""

    def __init__(self, readings: Readings) -> None:
        super().__init__({"\n": "\n"})
        self._readings = readings

    def __missing__(self, letter: str) -> str:
        initials = initials_of(self._readings.sounds(letter))
        self[letter] = mark = initials if len(initials) == 1 else "?"
        return mark
