"""The index over a library: phrases by code, title, category and wording."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from assistant.library.model import CategoryPath, Phrase
from assistant.library.search.bits import Lookup, members
from assistant.library.search.codes import Codes
from assistant.library.search.contents import Contents
from assistant.library.search.folding import fold, fold_code
from assistant.library.search.hits import Found, Hit
from assistant.library.search.readings import Readings, load_readings
from assistant.library.search.spans import title_spans
from assistant.library.search.word import Word


class Index:
    """A library prepared for searching; it does not change. Phrases are numbered by use, the most used first, so
    that the first ones found in a tier are its best and the search can stop there."""

    def __init__(self, phrases: Sequence[Phrase], readings: Readings) -> None:
        """`phrases` by use; `build` puts them so."""
        self._readings = readings
        self._phrases = phrases
        self._codes = Codes([phrase.code for phrase in phrases])
        self._contents = Contents(phrases, readings)

    @classmethod
    def build(
        cls, phrases: Sequence[Phrase], uses: Mapping[str, float] | None = None, readings: Readings | None = None
    ) -> "Index":
        """The index of these phrases; some 80 us a phrase.

        `uses` says how much each phrase is used, by id, never less than 0; phrases that are missing there are not.
        """
        much = uses or {}
        used = [phrase for phrase in phrases if much.get(phrase.id)]
        used.sort(key=lambda phrase: much[phrase.id], reverse=True)
        unused = [phrase for phrase in phrases if not much.get(phrase.id)]
        return cls(used + unused, readings or load_readings())

    def search(self, text: str, limit: int = 50, category: CategoryPath | None = None) -> list[Hit]:
        """The best phrases for what somebody typed, at most `limit` of them.

        Every word of `text` must be in the title, the category (those above it too) or one of the wordings, as written
        or in pinyin; the worst place of a word decides the tier, and within a tier the use. The whole text may also be
        a code or the beginning of one. No text finds the most used. `category` leaves what is in it or below it.
        """
        within = self._contents.under(() if category is None else category)
        if not text.strip():
            return [Hit(self._phrases[number], Found.USE) for number in islice(members(within), limit)]
        words = [Word(folded, self._readings) for folded in dict.fromkeys(map(fold, text.split())) if folded]
        hits: dict[int, Found] = {}
        for number, found in self._found(fold_code(text), words, within):
            if len(hits) >= limit:
                break
            hits.setdefault(number, found)
        return [self._hit(number, found, words) for number, found in hits.items()]

    def _found(self, code: str, words: Sequence[Word], within: int) -> Iterator[tuple[int, Found]]:
        allowed = Lookup(within, len(self._phrases))
        for number in self._codes.exactly(code):
            if number in allowed:
                yield number, Found.CODE
        for number in self._codes.beginning(code, within):
            yield number, Found.CODE_START
        if words:
            yield from self._contents.find(words, within)

    def _hit(self, number: int, found: Found, words: Sequence[Word]) -> Hit:
        phrase, spelled = self._phrases[number], self._contents.titles[number]
        return Hit(phrase, found, title_spans(phrase.title, [word.span(spelled) for word in words]))
