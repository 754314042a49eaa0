"""Hotkeys in memory: tests press them."""

import time
from collections.abc import Callable, Iterable, Mapping

from assistant.chords import Chord
from assistant.clients.window import Window
from assistant.sending.ports import ChordState, Fired, OnFired, Registration


class MemoryHotkeys:
    """`taken` are the chords another program holds; they are refused as a desktop would."""

    def __init__(
        self, on_fired: OnFired, taken: Iterable[Chord] = (), clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._on_fired = on_fired
        self._taken = frozenset(taken)
        self._clock = clock
        self._bound: dict[str, Chord] = {}

    def bind(self, wanted: Mapping[str, Chord]) -> Mapping[str, Registration]:
        self._bound = {name: chord for name, chord in wanted.items() if chord not in self._taken}
        return {
            name: Registration(chord, ChordState.READY if name in self._bound else ChordState.TAKEN)
            for name, chord in wanted.items()
        }

    def press(self, name: str, window: Window | None = None) -> bool:
        """Press the chord of this name while `window` has the keyboard; false where the name is not bound."""
        if name not in self._bound:
            return False
        self._on_fired(Fired(name, self._clock(), window))
        return True

    def close(self) -> None:
        self._bound = {}
