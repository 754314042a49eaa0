"""One word as somebody typed it, and whether a text has it: as written, in pinyin, in initials, or mixed."""

from functools import reduce
from operator import getitem

from assistant.library.search.pieces import cut
from assistant.library.search.readings import Readings


class Word:
    """A typed word, folded. It stands for characters in a row when it falls into pieces, one for each: the character
    itself, a whole reading (`tui`), its first letter (`t`, `zh`), or, for the last one, any beginning (`ku`).

    `tuikuan`, `tuik`, `tkuan`, `tk`, `退kuan` and `退款` all stand for 退款.

    What the word can stand for is worked out letter by letter of the texts it meets and remembered: a state is the
    set of places in the word that may be reached, so no word, however odd, has more ways than letters.
    """

    def __init__(self, text: str, readings: Readings) -> None:
        """`text` is folded and not empty."""
        self.text = text
        self.pieces = cut(text, readings)
        self._readings = readings
        self._states: dict[tuple[int, bool], _State] = {}
        self._nowhere = self.state(1, anywhere=True)
        self._at_start = self.state(1, anywhere=False)

    def within(self, spelled: str) -> bool:
        """Whether the spelled text has the word somewhere."""
        if spelled.isascii():
            return self.text in spelled
        return reduce(getitem, spelled, self._nowhere).complete

    def starts(self, spelled: str) -> bool:
        """Whether the spelled text begins with the word."""
        return self._end(spelled, 0) > 0

    def span(self, spelled: str) -> tuple[int, int] | None:
        """Where the spelled text first has the word: from here up to there."""
        if self.within(spelled):
            for start in range(len(spelled)):
                if end := self._end(spelled, start):
                    return start, end
        return None

    def _end(self, spelled: str, start: int) -> int:
        """Where the word ends when it begins at `start`; 0 when it does not."""
        state = self._at_start
        for at in range(start, len(spelled)):
            state = state[spelled[at]]
            if state.complete:
                return at + 1
            if not state.places:
                return 0
        return 0

    def state(self, places: int, *, anywhere: bool) -> "_State":
        """The state with these places reached, one bit each; `anywhere`: the word may also begin here."""
        known = self._states.get((places, anywhere))
        if known is None:
            known = self._states[places, anywhere] = _State(self, places, anywhere=anywhere)
        return known

    def reached(self, places: int, letter: str) -> int:
        """The places reached from `places` by one letter of a spelled text."""
        writings = (self._readings.character(letter), *self._readings.sounds(letter))
        after = 0
        while places:
            place = places.bit_length() - 1
            places ^= 1 << place
            for writing in writings:
                after |= self._steps(place, writing)
        return after

    def _steps(self, place: int, writing: str) -> int:
        if writing[0] != self.text[place]:
            return 0
        after = 1 << place + 1
        if writing[:2] in ("zh", "ch", "sh") and self.text.startswith(writing[:2], place):
            after |= 1 << place + 2
        if self.text.startswith(writing, place):
            after |= 1 << place + len(writing)
        elif writing.startswith(self.text[place:]):
            after |= 1 << len(self.text)
        return after


class _State(dict[str, "_State"]):
    """The next state by letter, worked out when first asked for."""

    __slots__ = ("_anywhere", "_word", "complete", "places")

    def __init__(self, word: Word, places: int, *, anywhere: bool) -> None:
        self._word = word
        self._anywhere = anywhere
        self.places = places
        self.complete = bool(places >> len(word.text) & 1)

    def __missing__(self, letter: str) -> "_State":
        following = self
        if not self.complete:
            places = self._word.reached(self.places, letter) | self._anywhere
            following = self._word.state(places, anywhere=self._anywhere)
        self[letter] = following
        return following
