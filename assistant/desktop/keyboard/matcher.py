"""Which chord a key event completes."""

from collections.abc import Mapping
from dataclasses import dataclass

from assistant.chords import Chord
from assistant.desktop.keyboard.keymap import Keymap
from assistant.desktop.keyboard.strokes import Modifiers, Presses, Stroke


@dataclass(frozen=True, slots=True)
class Match:
    """`name` of the chord completed, None for none; `ours` when the event belongs to a chord and may be swallowed."""

    name: str | None = None
    ours: bool = False


_NOTHING = Match()


class ChordMatcher:
    """Fires once a press, never for the keypad's twin of a key. Only keys of chords are looked at.

    The library's own matching compares the exact set of held keys: one lost release ends all its hotkeys.
    """

    def __init__(self, chords: Mapping[str, Chord], keymap: Keymap, modifiers: Modifiers) -> None:
        codes = {name: keymap.code(chord.key) for name, chord in chords.items()}
        self._names = {(code, chords[name].modifiers): name for name, code in codes.items() if code is not None}
        self._keys = frozenset(code for code, _ in self._names)
        self._modifiers = modifiers
        self._presses = Presses()
        self._ours: set[int] = set()

    def take(self, stroke: Stroke) -> Match:
        if self._modifiers.take(stroke) or stroke.code not in self._keys or stroke.keypad:
            return _NOTHING
        if not self._presses.begins(stroke):
            ours = stroke.code in self._ours
            if not stroke.down:
                self._ours.discard(stroke.code)
            return Match(ours=ours)
        name = self._names.get((stroke.code, self._modifiers.at(stroke.at)))
        if name is None:
            self._ours.discard(stroke.code)
            return _NOTHING
        self._ours.add(stroke.code)
        return Match(name, ours=True)
