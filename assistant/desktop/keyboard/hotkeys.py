"""Global hotkeys by listening to the keyboard."""

import logging
import sys
import time
from collections.abc import Callable, Mapping
from queue import SimpleQueue
from threading import Thread
from typing import Any

from assistant.chords import Chord
from assistant.clients.window import Window
from assistant.desktop.keyboard.held import held_here
from assistant.desktop.keyboard.keymap import Keymap
from assistant.desktop.keyboard.library import KeyboardRefusedError, hook, start
from assistant.desktop.keyboard.matcher import ChordMatcher
from assistant.desktop.keyboard.strokes import Modifiers, stroke_of
from assistant.sending.ports import ChordState, Fired, OnFired, Registration

_log = logging.getLogger(__name__)


class KeyboardHotkeys:
    """The `Hotkeys` port over the `keyboard` library.

    On Windows the key of a chord goes no further than us; on Linux the library cannot keep it from the program that
    has the focus. That another program wants the same chord cannot be seen this way. `focused` is asked, off the
    hook's thread, as soon as a chord was pressed.
    """

    def __init__(
        self,
        on_fired: OnFired,
        focused: Callable[[], Window | None],
        clock: Callable[[], float] = time.monotonic,
        swallow: bool = sys.platform == "win32",
    ) -> None:
        self._on_fired = on_fired
        self._focused = focused
        self._clock = clock
        self._swallow = swallow
        self._matcher: ChordMatcher | None = None
        self._unhook: Callable[[], None] | None = None
        self._pressed: SimpleQueue[tuple[str, float] | None] = SimpleQueue()
        self._worker: Thread | None = None

    def bind(self, wanted: Mapping[str, Chord]) -> Mapping[str, Registration]:
        try:
            library = start()
            keymap = Keymap.read(library)
            self._matcher = ChordMatcher(wanted, keymap, Modifiers(keymap, held_here()))
            if self._unhook is None:
                self._unhook = hook(library, self._heard, self._swallow)
        except KeyboardRefusedError as error:
            return {name: Registration(chord, ChordState.UNAVAILABLE, str(error)) for name, chord in wanted.items()}
        if self._worker is None:
            self._worker = Thread(target=self._report, name="keyboard-hotkeys", daemon=True)
            self._worker.start()
        return {name: _registration(chord, keymap) for name, chord in wanted.items()}

    def close(self) -> None:
        if self._unhook is not None:
            self._unhook()
            self._unhook = None
        self._matcher = None
        if self._worker is not None:
            self._pressed.put(None)
            self._worker.join(timeout=1)
            self._worker = None

    def _heard(self, event: Any) -> bool:
        """On the hook's thread, where Windows waits for the answer: only decides, reports later."""
        if self._matcher is None:
            return False
        at = self._clock()
        match = self._matcher.take(stroke_of(event, at))
        if match.name is not None:
            self._pressed.put((match.name, at))
        return match.ours

    def _report(self) -> None:
        while (pressed := self._pressed.get()) is not None:
            name, at = pressed
            try:
                self._on_fired(Fired(name, at, self._focused()))
            except Exception:  # noqa: BLE001 - whatever it was, the next press is heard again
                _log.exception("a pressed chord could not be reported")


def _registration(chord: Chord, keymap: Keymap) -> Registration:
    known = keymap.code(chord.key) is not None
    return Registration(chord, ChordState.READY if known else ChordState.NO_SUCH_KEY)
