"""One word as somebody typed it, and whether a text has it: as written, in pinyin, in initials, or mixed."""

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
        self._states: dict[int, _State] = {}
        self._start = self.state(1)

    def within(self, spelled: str) -> bool:
        """Whether the spelled text has the word somewhere."""
        return self.span(spelled) is not None

    def span(self, spelled: str) -> tuple[int, int] | None:
        """Where the spelled text first has the word: from here up to there."""
        if spelled.isascii():
            at = spelled.find(self.text)
            return (at, at + len(self.text)) if at >= 0 else None
        begin = self._start
        for at, letter in enumerate(spelled):
            if begin[letter].places and (end := self.end(spelled, at)):
                return at, end
        return None

    def end(self, spelled: str, start: int) -> int:
        """Where the word ends in the spelled text when it begins at `start`; 0 when it does not."""
        state = self._start
        for at in range(start, len(spelled)):
            state = state[spelled[at]]
            if state.complete:
                return at + 1
            if not state.places:
                return 0
        return 0

    def state(self, places: int) -> "_State":
        """The state with these places reached, one bit each."""
        known = self._states.get(places)
        if known is None:
            known = self._states[places] = _State(self, places)
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

    __slots__ = ("_word", "complete", "places")

    def __init__(self, word: Word, places: int) -> None:
        self._word = word
        self.places = places
        self.complete = bool(places >> len(word.text) & 1)

    def __missing__(self, letter: str) -> "_State":
        self[letter] = following = self._word.state(self._word.reached(self.places, letter))
        return following
