"""Phrases by code."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence

from assistant.library.search.bits import members, set_of
from assistant.library.search.folding import fold_code

_FEW = 2000


class Codes:
    """Phrase numbers by code, exact and by its beginning."""

    def __init__(self, codes: Sequence[str]) -> None:
        """`codes` by phrase number, empty for none."""
        self._codes = [fold_code(code) for code in codes]
        self._sorted: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
        for number, code in enumerate(self._codes):
            if code:
                self._sorted[code[0]].append((code, number))
        for entries in self._sorted.values():
            entries.sort()
        self._by_letter = {
            letter: set_of((number for _, number in entries), len(codes)) for letter, entries in self._sorted.items()
        }

    def exactly(self, code: str) -> list[int]:
        """The phrases of this code, folded; more than one when layers disagree."""
        return self._between(code, code + "\0")

    def beginning(self, start: str, within: int) -> Iterator[int]:
        """The phrases in the set `within` whose code begins so but goes on, by number."""
        longer = self._between(start + "\0", start + "\U0010ffff")
        if len(longer) <= _FEW:
            yield from members(within & set_of(longer, len(self._codes)))
            return
        for number in members(within & self._by_letter[start[0]]):
            if self._codes[number].startswith(start) and self._codes[number] != start:
                yield number

    def _between(self, low: str, high: str) -> list[int]:
        entries = self._sorted.get(low[:1], [])
        return [number for _, number in entries[bisect_left(entries, (low, -1)) : bisect_left(entries, (high, -1))]]
