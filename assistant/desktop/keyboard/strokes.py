"""Key events, and the two things that must be made of them: a press is told from its repeats, held modifiers are
known. Both outlast a lost release, as happens when the screen is locked or an elevated window has the focus.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from assistant.chords import Modifier
from assistant.desktop.keyboard.keymap import Keymap

_SAME_PRESS = 1.5
"""Seconds. Auto-repeat begins after 1 s at the latest; what comes longer after the last one is a new press."""
_TRUSTED = 1.0
"""Seconds for which a modifier is held to be down without asking the system."""
_STALE = 10.0
"""Seconds after which, where the system cannot be asked, a modifier's release is held to be lost."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """A key event: scan code, press or release, whether of the keypad, and when (monotonic seconds)."""

    code: int
    down: bool
    keypad: bool
    at: float


def stroke_of(event: Any, at: float) -> Stroke:
    """What matters of the library's event; the character is not looked at."""
    return Stroke(event.scan_code, event.event_type == "down", bool(event.is_keypad), at)


class Presses:
    """Tells the first event of a press from its repeats."""

    def __init__(self) -> None:
        self._last: dict[int, float] = {}

    def begins(self, stroke: Stroke) -> bool:
        """Whether this event begins a press; false for repeats and releases."""
        if not stroke.down:
            self._last.pop(stroke.code, None)
            return False
        before = self._last.get(stroke.code)
        self._last[stroke.code] = stroke.at
        return before is None or stroke.at - before >= _SAME_PRESS


class Modifiers:
    """Which modifiers are held. `held` asks the system, None where it cannot be asked."""

    def __init__(self, keymap: Keymap, held: Callable[[Modifier], bool] | None = None) -> None:
        self._by_code = keymap.modifiers
        self._held = held
        self._since: dict[int, float] = {}

    def take(self, stroke: Stroke) -> bool:
        """Whether the event was a modifier's."""
        if stroke.code not in self._by_code:
            return False
        if stroke.down:
            self._since[stroke.code] = stroke.at
        else:
            self._since.pop(stroke.code, None)
        return True

    def at(self, now: float) -> frozenset[Modifier]:
        return frozenset(self._by_code[code] for code, since in self._since.items() if self._down(code, now - since))

    def _down(self, code: int, age: float) -> bool:
        if age < _TRUSTED:
            return True
        return age < _STALE if self._held is None else self._held(self._by_code[code])
