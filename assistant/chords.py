"""Chords: keys pressed together, as people write them (`ctrl+alt+1`)."""

from dataclasses import dataclass
from enum import Enum


class Modifier(Enum):
    """In the order in which a chord is written."""

    CTRL = "ctrl"
    ALT = "alt"
    SHIFT = "shift"
    SUPER = "super"


_ALIASES = {"control": "ctrl", "win": "super", "meta": "super", "cmd": "super", "option": "alt"}
_KEY_ALIASES = {"return": "enter", "esc": "escape", "del": "delete", "ins": "insert", "pgup": "pageup"}
_KEY_ALIASES |= {"pgdn": "pagedown", " ": "space", "spacebar": "space"}

_EDITING = "enter space tab escape backspace delete insert home end pageup pagedown left right up down"
NAMED_KEYS = frozenset(_EDITING.split(" ")) | {f"f{n}" for n in range(1, 25)}


class BadChordError(ValueError):
    """The text is not a chord; the message says what is wrong with it, without a translation."""

    def __init__(self, text: str, part: str) -> None:
        super().__init__(f"{text!r} is not a chord: {part!r} is not a key")
        self.text = text
        self.part = part


@dataclass(frozen=True, slots=True)
class Chord:
    """`key` is one character as printed on the key without shift (`1`, `a`, `/`) or one of `NAMED_KEYS`."""

    key: str
    modifiers: frozenset[Modifier] = frozenset()

    @classmethod
    def of(cls, text: str) -> "Chord":
        """As `parse_chord`, for chords that stand in the code."""
        return parse_chord(text)

    def __str__(self) -> str:
        return "+".join([m.value for m in Modifier if m in self.modifiers] + [self.key])


def parse_chord(text: str) -> Chord:
    """`"Ctrl+Alt+1"` -> a Chord. Case and spaces do not matter; `return`, `win`, `esc` are understood.

    Raises:
        BadChordError: no key, two keys, or a word that names neither modifier nor key.
    """
    whole = text.strip().lower()
    parts = [part.strip() for part in whole.split("+")]
    if whole.endswith("++") or whole == "+":
        parts = [*[part for part in parts if part], "+"]
    *before, key = parts
    modifiers = set()
    for part in before:
        name = _ALIASES.get(part, part)
        if name not in {m.value for m in Modifier}:
            raise BadChordError(text, part)
        modifiers.add(Modifier(name))
    key = _KEY_ALIASES.get(key, key)
    if len(key) != 1 and key not in NAMED_KEYS:
        raise BadChordError(text, key)
    return Chord(key, frozenset(modifiers))
