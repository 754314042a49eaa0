"""Sets of phrases as whole numbers: bit n stands for the phrase of number n. Python has nothing faster for them."""

import re
from collections.abc import Callable, Hashable, Iterable, Iterator
from itertools import chain
from typing import TypeVar

Feature = TypeVar("Feature", bound=Hashable)

_bytes_with_members = re.compile(rb"[^\0]", re.DOTALL).finditer
_MEMBERS = tuple(tuple(bit for bit in range(8) if byte >> bit & 1) for byte in range(256))
_MANY = 1 << 16


def members(bits: int) -> Iterator[int]:
    """The numbers in the set, in order."""
    data = bits.to_bytes((bits.bit_length() + 7) // 8, "little")
    for found in _bytes_with_members(data):
        at = found.start()
        for bit in _MEMBERS[data[at]]:
            yield at * 8 + bit


def set_of(numbers: Iterable[int], size: int) -> int:
    """The set of these numbers, all below `size`."""
    data = bytearray(size // 8 + 1)
    for number in numbers:
        data[number >> 3] |= 1 << (number & 7)
    return int.from_bytes(data, "little")


def sets_by_key(
    rows: Iterable[Iterable[Feature]], keys_of: Callable[[Feature], Iterable[str]], size: int
) -> dict[str, int]:
    """For each key, the numbers of the rows that have a feature with that key; there are `size` rows."""
    sets: dict[str, bytearray] = {}
    known: dict[Feature, list[bytearray]] = {}

    def sets_of(feature: Feature) -> list[bytearray]:
        if len(known) > _MANY:
            known.clear()
        known[feature] = found = [sets.setdefault(key, bytearray(size // 8 + 1)) for key in set(keys_of(feature))]
        return found

    for number, row in enumerate(rows):
        byte, bit = number >> 3, 1 << (number & 7)
        for data in chain.from_iterable([known.get(feature) or sets_of(feature) for feature in row]):
            data[byte] |= bit
    return {key: int.from_bytes(sets.pop(key), "little") for key in list(sets)}


class Lookup:
    """A set for many questions about single numbers; asking the whole number would copy it each time."""

    def __init__(self, bits: int, size: int) -> None:
        """`bits` holds numbers below `size`."""
        self._data = bits.to_bytes(size // 8 + 1, "little")

    def __contains__(self, number: int) -> bool:
        return bool(self._data[number >> 3] >> (number & 7) & 1)
