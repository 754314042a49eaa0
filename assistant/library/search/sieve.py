"""Which of many texts can have a word at all: a few operations on sets instead of a look into every text."""

from array import array
from collections import defaultdict
from collections.abc import Sequence

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
        places = word.pieces
        ways: dict[int, list[tuple[Piece, Piece | None, int]]] = {}
        for place in reversed(range(len(places))):
            ways[place] = []
            for piece in places[place]:
                having = self._texts_with(piece.name)
                if not having:
                    continue
                if piece.end >= len(places):
                    ways[place].append((piece, None, having))
                    continue
                for following in places[piece.end]:
                    after = 0
                    for second, third, bits in ways[piece.end]:
                        if second is following:
                            after |= bits & self._neighbours.of_three(piece, second, third) if third else bits
                    if after and (after := after & having & self._neighbours.of_two(piece, following)):
                        ways[place].append((piece, following, after))
        whole = 0
        for _, _, bits in ways[0]:
            whole |= bits
        return whole

    def starting(self, word: Word) -> int:
        """The texts that may begin with the first piece of the word."""
        bits = 0
        for initial in {initial for piece in word.pieces[0] for initial in piece.initials}:
            bits |= self._openers.get(initial, 0)
        return bits

    def _texts_with(self, name: str) -> int:
        rare = self._rare.get(name)
        common = self._having.get(name, 0)
        return common | set_of(rare, self._size) if rare else common
