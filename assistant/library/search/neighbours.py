"""Which characters stand side by side in which texts.

A neighbourhood is two initials (`tk`), a reading with the initial before or after it (`t-kuan`, `tui k`), two readings
(`tui, kuan`), or three initials (`tkj`). There are too many for a set each: the common ones have one, the others share.
"""

from binascii import crc32
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import reduce
from itertools import pairwise
from operator import or_
from typing import TypeVar

from assistant.library.search.bits import sets_by_key
from assistant.library.search.pieces import Piece, initials_of
from assistant.library.search.readings import Readings

_SPREAD = 20
"""So many shared sets for each letter of an average text: a text is in 5 % of them."""

_COMMON, _SAMPLE, _LEAST = 32, 16, 8
"""Common is what more texts than one in 32 have, as far as every 16th text tells, if 8 of these have it."""

Three = tuple[str, str, str]
Feature = TypeVar("Feature", tuple[str, str], Three)


class Neighbours:
    """Sets of text numbers by neighbourhood."""

    def __init__(self, texts: Sequence[str], readings: Readings) -> None:
        """`texts` are spelled."""
        self._readings = readings
        self._initials = _Initials(readings)
        letters = sum(map(len, texts)) // max(len(texts), 1)
        self._shared = min(max(_SPREAD * letters, 64), 1024) | 1
        self._common = self._common_ones(texts[::_SAMPLE])
        self._sets = sets_by_key((set(pairwise(text)) for text in texts), self._named(self._twos), len(texts))
        self._sets |= sets_by_key(map(self._threes_in, texts), self._named(self._threes), len(texts))

    def of_two(self, left: Piece, right: Piece) -> int:
        """The texts that may have the two side by side."""
        bits = self._any(a + b for a in left.initials for b in right.initials)
        if bits and left.sounds:
            bits &= self._any(f"{sound} {initial}" for sound in left.sounds for initial in right.initials)
            if bits and right.sounds:
                bits &= self._any(f"{a}, {b}" for a in left.sounds for b in right.sounds)
        elif bits and right.sounds:
            bits &= self._any(f"{initial}-{sound}" for initial in left.initials for sound in right.sounds)
        return bits

    def of_three(self, one: Piece, two: Piece, three: Piece) -> int:
        """The texts that may have the three in a row."""
        return self._any(_in_a_row(one.initials, two.initials, three.initials))

    def _any(self, neighbourhoods: Iterable[str]) -> int:
        return reduce(or_, (self._sets.get(self._name(one), 0) for one in neighbourhoods), 0)

    def _name(self, neighbourhood: str) -> str:
        """Of its set."""
        if len(neighbourhood) == 2 or neighbourhood in self._common:
            return neighbourhood
        kind = next((sign for sign in ",- " if sign in neighbourhood), "")
        return f"{crc32(neighbourhood.encode()) % self._shared}{kind}"

    def _named(self, neighbourhoods: Callable[[Feature], Iterable[str]]) -> Callable[[Feature], Iterable[str]]:
        return lambda feature: map(self._name, neighbourhoods(feature))

    def _common_ones(self, sample: Sequence[str]) -> frozenset[str]:
        counts: Counter[str] = Counter()
        for text in sample:
            counts.update({one for two in set(pairwise(text)) for one in self._twos(two)})
            counts.update({one for three in self._threes_in(text) for one in self._threes(three)})
        least = max(_LEAST, len(sample) / _COMMON)
        return frozenset(neighbourhood for neighbourhood, count in counts.items() if count >= least)

    def _twos(self, letters: tuple[str, str]) -> Iterator[str]:
        left, right = letters
        if "\n" not in letters:
            initials, sounds = self._initials[right], self._readings.sounds(right)
            yield from (a + b for a in self._initials[left] for b in initials)
            for sound in self._readings.sounds(left):
                yield from (f"{sound} {initial}" for initial in initials)
                yield from (f"{sound}, {other}" for other in sounds)
            yield from (f"{initial}-{sound}" for initial in self._initials[left] for sound in sounds)

    def _threes_in(self, text: str) -> set[Three]:
        row = [self._initials[letter] for letter in text]
        return set(zip(row, row[1:], row[2:], strict=False))

    def _threes(self, initials: Three) -> Iterable[str]:
        return _in_a_row(*initials)


def _in_a_row(one: str, two: str, three: str) -> set[str]:
    """zh, ch and sh count as z, c and s here: a typed z stands for both."""
    return {a + b + c for a in one.lower() for b in two.lower() for c in three.lower()}


class _Initials(dict[str, str]):
    """Of the letters met so far; a line break has none, so that nothing stands beside it."""

    def __init__(self, readings: Readings) -> None:
        super().__init__({"\n": ""})
        self._readings = readings

    def __missing__(self, letter: str) -> str:
        self[letter] = initials = initials_of(self._readings.sounds(letter))
        return initials
