"""From chords to the scan codes in which the `keyboard` library reports keys."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from assistant.chords import Modifier

_NAMES = {"escape": "esc", "pageup": "page up", "pagedown": "page down"}
_MODIFIERS = {"ctrl": Modifier.CTRL, "alt": Modifier.ALT, "shift": Modifier.SHIFT, "windows": Modifier.SUPER}
_KEYPAD = range(71, 84)  # 7 8 9 - 4 5 6 + 1 2 3 0 . and, extended, home ... delete
_EXTENDED = 0xE000  # no key that writes a character but the keypad's `/` has such a code


@dataclass(frozen=True, slots=True)
class Keymap:
    """`modifiers` by scan code, left and right; `enter` are the codes of both Enter keys."""

    library: Any
    modifiers: Mapping[int, Modifier]
    enter: frozenset[int]

    @classmethod
    def read(cls, library: Any) -> "Keymap":
        modifiers = {code: modifier for name, modifier in _MODIFIERS.items() for code in _codes(library, name)}
        return cls(library, modifiers, frozenset(_codes(library, "enter")))

    def code(self, key: str) -> int | None:
        """The scan code of a chord's key, None where this keyboard has none.

        The library gives `1` the codes of the main key and of the keypad's (measured: 2 and 79), and 79 is End too:
        only the main key is meant.
        """
        codes = _codes(self.library, _NAMES.get(key, key))
        if len(key) == 1:
            codes = [code for code in codes if code not in _KEYPAD and code < _EXTENDED]
        return codes[0] if codes else None


def _codes(library: Any, name: str) -> list[int]:
    return list(library.key_to_scan_codes(name, error_if_missing=False))
