"""Phrases by code."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from assistant.library.search.bits import members, set_of
from assistant.library.search.folding import fold_code

_FEW = 2000


class Codes:
    """Phrase numbers by code, exact and by its beginning."""

    def __init__(self, codes: Sequence[str]) -> None:
        """`codes` by phrase number, empty for none."""
        self._by_number = [fold_code(code) for code in codes]
        self._sorted = sorted((code, number) for number, code in enumerate(self._by_number) if code)
        firsts: dict[str, list[int]] = {}
        for code, number in self._sorted:
            firsts.setdefault(code[0], []).append(number)
        self._by_letter = {first: set_of(numbers, len(codes)) for first, numbers in firsts.items()}

    def exactly(self, code: str) -> list[int]:
        """The phrases of this code, folded; more than one when layers disagree."""
        start = bisect_left(self._sorted, (code, -1))
        end = bisect_left(self._sorted, (code + "\0", -1))
        return [number for _, number in self._sorted[start:end]]

    def beginning(self, start: str, within: int) -> Iterator[int]:
        """The phrases in the set `within` whose code begins so but goes on, by number."""
        low = bisect_left(self._sorted, (start + "\0", -1))
        high = bisect_left(self._sorted, (start + "\U0010ffff", -1))
        if high - low <= _FEW:
            yield from members(within & set_of((number for _, number in self._sorted[low:high]), len(self._by_number)))
            return
        for number in members(within & self._by_letter[start[0]]):
            if self._by_number[number].startswith(start) and self._by_number[number] != start:
                yield number
