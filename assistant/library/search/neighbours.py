"""Which characters stand side by side in which texts, known by classes of characters.

Initials are few and tell little of common ones, so there are three more kinds of classes, hashed to a bounded
number: a reading and the initial after it, two readings, three initials.
"""

from binascii import crc32
from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from itertools import pairwise
from operator import or_

from assistant.library.search.bits import sets_by_key
from assistant.library.search.pieces import Piece, initials_of
from assistant.library.search.readings import Readings

_SPREAD = 20
"""So many hashed classes for each letter of an average text: 5 % of the texts are in a class by chance."""


class Neighbours:
    """Sets of text numbers by neighbourhood."""

    def __init__(self, texts: Sequence[str], readings: Readings) -> None:
        """`texts` are spelled."""
        letters = sum(map(len, texts)) // max(len(texts), 1)
        self._classes = min(max(_SPREAD * letters, 64), 2048) | 1
        initials = _Initials(readings)

        def keys_of_two(two: tuple[str, str]) -> Iterator[str]:
            left, right = two
            if "\n" not in two:
                sounds = readings.sounds(right)
                yield from (a + b for a in initials[left] for b in initials[right])
                for sound in readings.sounds(left):
                    yield from (self._followed(sound, initial) for initial in initials[right])
                    yield from (self._both(sound, other) for other in sounds)

        def keys_of_three(three: tuple[str, str, str]) -> Iterable[str]:
            return self._in_a_row(*three)

        twos = (set(pairwise(text)) for text in texts)
        self._sets = sets_by_key(twos, keys_of_two, len(texts))
        rows = ([initials[letter] for letter in text] for text in texts)
        threes = (set(zip(row, row[1:], row[2:], strict=False)) for row in rows)
        self._sets |= sets_by_key(threes, keys_of_three, len(texts))

    def of_two(self, left: Piece, right: Piece) -> int:
        """The texts that may have the two side by side."""
        bits = self._any(a + b for a in left.initials for b in right.initials)
        if bits and left.sounds:
            bits &= self._any(self._followed(sound, initial) for sound in left.sounds for initial in right.initials)
            if bits and right.sounds:
                bits &= self._any(self._both(a, b) for a in left.sounds for b in right.sounds)
        return bits

    def of_three(self, one: Piece, two: Piece, three: Piece) -> int:
        """The texts that may have the three in a row."""
        return self._any(self._in_a_row(one.initials, two.initials, three.initials))

    def _any(self, keys: Iterable[str]) -> int:
        return reduce(or_, (self._sets.get(key, 0) for key in keys), 0)

    def _followed(self, sound: str, initial: str) -> str:
        return f"followed {self._class(sound + ',' + initial)}"

    def _both(self, sound: str, other: str) -> str:
        return f"both {self._class(sound + ',' + other)}"

    def _in_a_row(self, one: str, two: str, three: str) -> set[str]:
        """zh, ch and sh count as z, c and s here: a typed z stands for both."""
        rows = {a + b + c for a in one.lower() for b in two.lower() for c in three.lower()}
        return {f"in a row {self._class(row)}" for row in rows}

    def _class(self, text: str) -> int:
        return crc32(text.encode()) % self._classes


class _Initials(dict[str, str]):
    """Of the letters met so far; a line break has none, so that nothing stands beside it."""

    def __init__(self, readings: Readings) -> None:
        super().__init__({"\n": ""})
        self._readings = readings

    def __missing__(self, letter: str) -> str:
        self[letter] = initials = initials_of(self._readings.sounds(letter))
        return initials
