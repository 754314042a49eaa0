"""Keycodes and modifier bits of the keyboard as it is mapped now."""

from dataclasses import dataclass
from itertools import chain, combinations
from typing import Any

from Xlib import XK, X

from assistant.chords import Chord, Modifier

for _group in ("latin1", "miscellany", "xkb"):
    XK.load_keysym_group(_group)

_NAMED = {
    "enter": "Return",
    "space": "space",
    "tab": "Tab",
    "escape": "Escape",
    "backspace": "BackSpace",
    "delete": "Delete",
    "insert": "Insert",
    "home": "Home",
    "end": "End",
    "pageup": "Prior",
    "pagedown": "Next",
    "left": "Left",
    "right": "Right",
    "up": "Up",
    "down": "Down",
}

_MODIFIERS = {
    Modifier.CTRL: ("Control_L", "Control_R"),
    Modifier.ALT: ("Alt_L", "Alt_R"),
    Modifier.SHIFT: ("Shift_L", "Shift_R"),
    Modifier.SUPER: ("Super_L", "Super_R"),
}

_HELD_BY_HAND = (
    *chain.from_iterable(_MODIFIERS.values()),
    "Meta_L",
    "Meta_R",
    "Hyper_L",
    "Hyper_R",
    "ISO_Level3_Shift",
    "ISO_Level5_Shift",
    "Mode_switch",
)
_LOCKS = ("Num_Lock", "Scroll_Lock")

# Where Latin letters and digits are on the evdev keyboard when the layout in use has none (Russian, Greek).
_ROWS = {10: "1234567890-=", 24: "qwertyuiop[]", 38: "asdfghjkl;'", 52: "zxcvbnm,./"}
_POSITIONS = {char: first + at for first, row in _ROWS.items() for at, char in enumerate(row)} | {"`": 49, "\\": 51}


@dataclass(frozen=True, slots=True)
class Keyboard:
    """`bits`: the mask of each modifier; `locks`: every combination of lock masks, 0 included; `held`: keycodes of
    modifiers that people hold down; `by_modifier`: the keycodes that make each modifier."""

    bits: dict[Modifier, int]
    locks: tuple[int, ...]
    held: frozenset[int]
    by_modifier: dict[Modifier, tuple[int, ...]]
    codes: dict[int, int]  # keysym -> keycode

    @property
    def masks(self) -> int:
        return sum(self.bits.values())

    def has(self, char: str) -> bool:
        """Whether the layout in use has this Latin character at all."""
        return ord(char) in self.codes

    def keycode(self, key: str) -> int:
        """The keycode of a chord's key, 0 when this keyboard has none."""
        name = _NAMED.get(key) or (key.upper() if key[0] == "f" and key[1:].isdigit() else "")
        if name:
            return self.codes.get(XK.string_to_keysym(name), 0)
        return self.codes.get(ord(key), 0) or self.codes.get(0x01000000 + ord(key), 0) or _POSITIONS.get(key, 0)

    def mask(self, chord: Chord) -> int:
        return sum(self.bits[modifier] for modifier in chord.modifiers)


def read_keyboard(display: Any) -> Keyboard:
    """Asks the server (three round trips)."""
    low, high = display.display.info.min_keycode, display.display.info.max_keycode
    codes: dict[int, int] = {}
    by_level = [list(row) for row in display.get_keyboard_mapping(low, high - low + 1)]
    for level in range(max(map(len, by_level), default=0)):
        for offset, row in enumerate(by_level):
            if level < len(row) and row[level]:
                codes.setdefault(row[level], low + offset)
    rows = [frozenset(filter(None, row)) for row in display.get_modifier_mapping()]
    by_code: dict[int, set[int]] = {}
    for offset, syms in enumerate(by_level):
        by_code[low + offset] = set(syms)

    def having(*names: str) -> tuple[int, ...]:
        wanted = [XK.string_to_keysym(name) for name in names]
        return tuple(code for sym in wanted for code, syms in by_code.items() if sym in syms)

    def bit(*names: str) -> int:
        codes_of = set(having(*names))
        return next((1 << index for index, row in enumerate(rows) if row & codes_of), 0)

    bits = {Modifier.CTRL: X.ControlMask, Modifier.SHIFT: X.ShiftMask}
    bits[Modifier.ALT] = bit("Alt_L", "Alt_R") or X.Mod1Mask
    bits[Modifier.SUPER] = bit("Super_L", "Super_R") or X.Mod4Mask
    lock_bits = {X.LockMask, *(bit(name) for name in _LOCKS)} - {0, *bits.values()}
    some = chain.from_iterable(combinations(sorted(lock_bits), n) for n in range(len(lock_bits) + 1))
    return Keyboard(
        bits=bits,
        locks=tuple(sum(chosen) for chosen in some),
        held=frozenset(having(*_HELD_BY_HAND)) & frozenset().union(*rows),
        by_modifier={
            modifier: tuple(code for code in having(*names) if any(code in row for row in rows))
            for modifier, names in _MODIFIERS.items()
        },
        codes=codes,
    )


def down(keymap: Any) -> frozenset[int]:
    """The keycodes that are down, of a QueryKeymap answer (32 bytes, one bit a key)."""
    return frozenset(code for code in range(8, 256) if keymap[code >> 3] >> (code & 7) & 1)
