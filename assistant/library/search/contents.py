"""What phrases say and where they are filed, prepared for finding words in it."""

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, reduce
from operator import and_, or_

from assistant.library.model import CategoryPath, Phrase
from assistant.library.search.bits import Lookup, members, set_of
from assistant.library.search.folding import fold
from assistant.library.search.hits import Found
from assistant.library.search.readings import Readings
from assistant.library.search.rows import Rows
from assistant.library.search.sieve import Sieve
from assistant.library.search.word import Word

_MANY = 200  # looking into more bodies than that is worth preparing for


class Contents:
    """Titles, wordings and categories of phrases, which are known here by their number, the best first."""

    def __init__(self, phrases: Sequence[Phrase], readings: Readings) -> None:
        self.size = len(phrases)
        self.titles = [readings.spell(fold(phrase.title)) for phrase in phrases]
        self.bodies = ["\n".join(readings.spell(fold(text)) for text in phrase.wordings) for phrase in phrases]
        self.in_titles = Sieve(self.titles, readings)
        self.in_bodies = Sieve(self.bodies, readings)
        self.rows = Rows(self.bodies, readings)
        self._categories = _by_category(phrases)
        self._category_names = {path: readings.spell(fold(path[-1])) for path in self._categories if path}

    def under(self, category: CategoryPath) -> int:
        """The phrases in the category or below it."""
        return self._categories.get(category, 0)

    def filed(self, word: Word) -> int:
        """The phrases that have the word in the name of their category or of one above it."""
        found = (self._categories[path] for path, name in self._category_names.items() if word.within(name))
        return reduce(or_, found, 0)

    def find(self, words: Sequence[Word], within: int) -> Iterator[tuple[int, Found]]:
        """The phrases in the set `within` that have all the words, by tiers; one may come again in a later tier."""
        sought = sorted((_Sought(word, self) for word in words), key=lambda one: one.headed.bit_count())
        headed = within & reduce(and_, (one.headed for one in sought))
        for number in members(headed & self.in_titles.starting(words[0])):
            if words[0].end(self.titles[number], 0) and all(one.heads(number) for one in sought):
                yield number, Found.TITLE_START
        for number in members(headed):
            if all(one.heads(number) for one in sought):
                yield number, Found.TITLE if any(one.entitles(number) for one in sought) else Found.CATEGORY
        sought.sort(key=lambda one: one.said.bit_count())
        # all that have a single word in the heading have been found by now
        elsewhere = (one.said if len(sought) == 1 else one.headed | one.said for one in sought)
        for number in members(within & reduce(and_, elsewhere)):
            if all(one.says(number) or one.heads(number) for one in sought):
                yield number, Found.BODY


class _Sought:
    """A word that is sought in contents: the sets that may have it, and whether a phrase really does."""

    def __init__(self, word: Word, contents: Contents) -> None:
        self._word = word
        self._contents = contents
        titled, filed = contents.in_titles.holding(word), contents.filed(word)
        self.headed = titled | filed
        self._may_entitle = Lookup(titled, contents.size)
        self._filed = Lookup(filed, contents.size)

    def entitles(self, number: int) -> bool:
        return number in self._may_entitle and self._word.within(self._contents.titles[number])

    def heads(self, number: int) -> bool:
        """Whether the phrase has the word in its title or category."""
        return number in self._filed or self.entitles(number)

    @cached_property
    def said(self) -> int:
        """The phrases that may have the word in a wording."""
        return self._contents.in_bodies.holding(self._word)

    @cached_property
    def _may_say(self) -> Lookup:
        return Lookup(self.said, self._contents.size)

    @cached_property
    def _is_in_body(self) -> Callable[[int], bool]:
        word, bodies = self._word, self._contents.bodies
        if self.said.bit_count() > _MANY:
            return self._contents.rows.finder(word)
        return lambda number: word.within(bodies[number])

    def says(self, number: int) -> bool:
        """Whether the phrase has the word in one of its wordings."""
        return number in self._may_say and self._is_in_body(number)


def _by_category(phrases: Sequence[Phrase]) -> dict[CategoryPath, int]:
    """The phrases in each category or below it, and all under `()`."""
    numbers: dict[CategoryPath, list[int]] = {}
    for number, phrase in enumerate(phrases):
        for depth in range(len(phrase.category) + 1):
            numbers.setdefault(phrase.category[:depth], []).append(number)
    return {path: set_of(listed, len(phrases)) for path, listed in numbers.items()}
