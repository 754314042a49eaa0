"""Which of many texts can have a word at all: a few operations on sets instead of a look into every text."""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from operator import or_
from typing import NamedTuple

from assistant.library.search.bits import set_of, sets_by_key
from assistant.library.search.neighbours import Neighbours
from assistant.library.search.pieces import Piece, initials_of, names_of
from assistant.library.search.readings import Readings
from assistant.library.search.word import Word

_RARE = 128  # a character that fewer texts than one in so many have is kept as a list of them


class Sieve:
    """Answers with sets of text numbers that hold every text which has the word, and few others.

    It knows which texts have a character that a piece may stand for, and what stands side by side there.
    """

    def __init__(self, texts: Sequence[str], readings: Readings) -> None:
        """`texts` are spelled."""
        self._size = len(texts)
        self._neighbours = Neighbours(texts, readings)
        self._having: dict[str, int] = {}
        self._rare: dict[str, array[int]] = {}
        self._note_characters(texts, readings)
        openers = (text[:1] for text in texts)
        self._openers = sets_by_key(openers, lambda letter: initials_of(readings.sounds(letter)), self._size)

    def _note_characters(self, texts: Sequence[str], readings: Readings) -> None:
        by_letter: defaultdict[str, array[int]] = defaultdict(lambda: array("I"))
        for number, text in enumerate(texts):
            for letter in set(text):
                by_letter[letter].append(number)
        for letter, numbers in by_letter.items():
            bits = set_of(numbers, self._size)
            names = names_of(readings.character(letter), readings.sounds(letter))
            if not letter.isascii() and len(numbers) * _RARE < self._size:
                names.discard(letter)
                self._rare[letter] = numbers
            for name in names:
                self._having[name] = self._having.get(name, 0) | bits

    def holding(self, word: Word) -> int:
        """The texts that may have the word somewhere."""
        ways: dict[Piece, list[_Way]] = {}
        for pieces in reversed(word.pieces):
            for piece in pieces:
                goes_on = word.pieces[piece.end] if piece.end < len(word.pieces) else []
                ways[piece] = self._ways(piece, {following: ways[following] for following in goes_on})
        return _united(way.texts for piece in word.pieces[0] for way in ways[piece])

    def _ways(self, piece: Piece, after: Mapping[Piece, Sequence["_Way"]]) -> list["_Way"]:
        """Going on with each of the pieces that may come after; nothing comes after the last piece."""
        having = self._texts_with(piece.name)
        if not after:
            return [_Way(None, having)]
        ways = []
        for following, onward in after.items() if having else ():
            texts = _united(self._with_third(piece, following, way) for way in onward)
            if texts and (texts := texts & having & self._neighbours.of_two(piece, following)):
                ways.append(_Way(following, texts))
        return ways

    def _with_third(self, piece: Piece, following: Piece, way: "_Way") -> int:
        return way.texts & self._neighbours.of_three(piece, following, way.following) if way.following else way.texts

    def starting(self, word: Word) -> int:
        """The texts that may begin with the first piece of the word."""
        initials = {initial for piece in word.pieces[0] for initial in piece.initials}
        return _united(self._openers.get(initial, 0) for initial in initials)

    def _texts_with(self, name: str) -> int:
        rare = self._rare.get(name)
        common = self._having.get(name, 0)
        return common | set_of(rare, self._size) if rare else common


class _Way(NamedTuple):
    """The texts that may have a piece and all behind it, when it goes on with `following`."""

    following: Piece | None
    texts: int


def _united(sets: Iterable[int]) -> int:
    return reduce(or_, sets, 0)
