"""Texts as rows of initials: a pattern finds there where a word may stand, ten times as fast as looking everywhere."""

import re
from collections.abc import Callable, Iterator, Sequence

from assistant.library.search.pieces import Piece, initials_of
from assistant.library.search.readings import Readings
from assistant.library.search.word import Word

_DEPTH = 4  # pieces of a word that are looked for
_PATHS = 24  # ways to fall into them; with more of them fewer pieces are looked for


class Rows:
    """One row a text: the initial of each letter, `?` for one of several, a line break for itself."""

    def __init__(self, texts: Sequence[str], readings: Readings) -> None:
        """`texts` are spelled."""
        marks = _Marks(readings)
        self._rows = ["".join([marks[letter] for letter in text]).encode("ascii") for text in texts]

    def places(self, word: Word) -> Callable[[int], Iterator[int]]:
        """For a text by its number, the places where the initials of the word, or at least of its beginning, stand."""
        search = re.compile(_pattern(word)).search

        def places_of(number: int) -> Iterator[int]:
            row = self._rows[number]
            found = search(row)
            while found:
                yield found.start()
                found = search(row, found.start() + 1)

        return places_of


def _pattern(word: Word) -> bytes:
    for depth in range(_DEPTH, 0, -1):
        paths = set(_paths(word.pieces, 0, depth))
        if len(paths) <= _PATHS:
            break
    ways = ("".join(f"[{initials}?]" for initials in path) for path in sorted(paths))
    return "|".join(ways).encode("ascii")


def _paths(places: Sequence[Sequence[Piece]], start: int, depth: int) -> Iterator[tuple[str, ...]]:
    for piece in places[start]:
        if depth == 1 or piece.end >= len(places):
            yield (piece.initials,)
        else:
            yield from ((piece.initials, *path) for path in _paths(places, piece.end, depth - 1))


class _Marks(dict[str, str]):
    """Of the letters met so far."""

    def __init__(self, readings: Readings) -> None:
        super().__init__({"\n": "\n"})
        self._readings = readings

    def __missing__(self, letter: str) -> str:
        initials = initials_of(self._readings.sounds(letter))
        self[letter] = mark = initials if len(initials) == 1 else "?"
        return mark
