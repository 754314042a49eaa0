"""Global hotkeys by XGrabKey. Implements `assistant.sending.ports.Hotkeys`."""

import time
from collections.abc import Callable, Mapping
from typing import Any

from Xlib import X, error

from assistant.chords import Chord
from assistant.clients.window import Window
from assistant.desktop.x11.connection import Connection, ConnectionGoneError
from assistant.desktop.x11.keys import Keyboard, down, read_keyboard
from assistant.sending.ports import ChordState, Fired, OnChords, OnFired, Registration

HELD_POLL = 0.02
"""Seconds between looks at a key that is still held after it fired."""

LAYOUT_SETTLES = 0.2
"""Seconds without another change of the keyboard map before the chords are grabbed anew: changes come in dozens."""


class XHotkeys:
    """Grabs every chord with every combination of lock keys. A chord that is held fires once.

    `focused` looks at the window that has the keyboard. `keyboard` is the map in use, kept up to date.
    """

    def __init__(
        self, connection: Connection, on_fired: OnFired, on_chords: OnChords, focused: Callable[[], Window | None]
    ) -> None:
        self._connection = connection
        self._on_fired = on_fired
        self._on_chords = on_chords
        self._focused = focused
        self._wanted: dict[str, Chord] = {}
        self._stand: dict[str, Registration] = {}
        self._grabbed: dict[tuple[int, int], str] = {}  # keycode, mask without locks -> name
        self._held: set[int] = set()
        self.keyboard: Keyboard = read_keyboard(connection.display)
        connection.on(X.KeyPress, self._on_key)
        connection.on(X.MappingNotify, self._on_mapping)

    def bind(self, wanted: Mapping[str, Chord]) -> Mapping[str, Registration]:
        """As the port says; UNAVAILABLE when the X server is gone."""
        try:
            return self._connection.call(lambda: self._bind(dict(wanted)))
        except ConnectionGoneError as problem:
            return {name: Registration(chord, ChordState.UNAVAILABLE, str(problem)) for name, chord in wanted.items()}

    def close(self) -> None:
        self.bind({})

    def _bind(self, wanted: dict[str, Chord]) -> dict[str, Registration]:
        self._ungrab_all()
        self._wanted = wanted
        codes = {name: (self.keyboard.keycode(chord.key), self.keyboard.mask(chord)) for name, chord in wanted.items()}
        asked: dict[str, error.CatchError] = {}
        for name, (code, mask) in codes.items():
            if code:
                asked[name] = error.CatchError(error.BadAccess)
                for lock in self.keyboard.locks:
                    self._connection.root.grab_key(
                        code, mask | lock, False, X.GrabModeAsync, X.GrabModeAsync, onerror=asked[name]
                    )
        self._connection.display.sync()  # whether a chord was free is known only after this round trip
        states = {}
        for name, chord in wanted.items():
            if name not in asked:
                states[name] = Registration(chord, ChordState.NO_SUCH_KEY)
            elif asked[name].get_error():
                self._ungrab(*codes[name])
                states[name] = Registration(chord, ChordState.TAKEN)
            else:
                self._grabbed[codes[name]] = name
                states[name] = Registration(chord, ChordState.READY)
        self._stand = states
        return states

    def _ungrab(self, code: int, mask: int) -> None:
        for lock in self.keyboard.locks:
            self._connection.root.ungrab_key(code, mask | lock)

    def _ungrab_all(self) -> None:
        for code, mask in self._grabbed:
            self._ungrab(code, mask)
        self._grabbed.clear()

    def _on_key(self, event: Any) -> None:
        name = self._grabbed.get((event.detail, event.state & self.keyboard.masks))
        if name is None or event.detail in self._held:
            # A held chord repeats. Its grab stays active then, and swallows the repeated keys also
            # when the agent lets go of the modifiers first; whoever presses keys ends it (press.py).
            return
        # While the chord's own key is down the grab is active, and the keys that we press would come back to us.
        self._connection.display.ungrab_keyboard(X.CurrentTime)
        self._held.add(event.detail)
        self._connection.timer("held keys", time.monotonic() + HELD_POLL, self._look_at_held)
        self._on_fired(Fired(name, time.monotonic(), self._focused()))

    def _look_at_held(self) -> None:
        self._held &= down(self._connection.display.query_keymap())
        if self._held:
            self._connection.timer("held keys", time.monotonic() + HELD_POLL, self._look_at_held)

    def _on_mapping(self, event: Any) -> None:
        if event.request != X.MappingPointer:
            self._connection.timer("keyboard map", time.monotonic() + LAYOUT_SETTLES, self._remap)

    def _remap(self) -> None:
        before = self._stand
        self._ungrab_all()
        self.keyboard = read_keyboard(self._connection.display)
        if self._bind(self._wanted) != before:
            self._on_chords(self._stand)
