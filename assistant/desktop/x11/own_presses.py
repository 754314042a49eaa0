"""Send keys that the paste machine presses itself, so that the watcher does not take them for the agent's."""

import threading
import time
from collections.abc import Callable

from assistant.chords import Chord, Modifier

_NO_SEND_KEY = {Modifier.SHIFT, Modifier.ALT, Modifier.SUPER}

FORGET_AFTER = (
    2.0  # seconds: a press that never came (the paste failed before it) must not swallow the agent's next one
)


class OwnPresses:
    """`expect` right before the key is injected, `take` when a press is seen. On any thread.

    Counting needs no clock to tell whose press it was: should the agent press at the same moment, one of the two is
    taken and one is left, which is all that matters.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._expected: list[float] = []

    def expect(self, presses: int = 1) -> None:
        with self._lock:
            self._expected += [self._clock()] * presses

    def pressing(self, chord: Chord, times: int) -> None:
        """We are about to press this; only a send key is expected back."""
        if chord.key == "enter" and not chord.modifiers & _NO_SEND_KEY:
            self.expect(times)

    def take(self) -> bool:
        """Whether a press that is seen now is one of those expected; it is expected no more then."""
        with self._lock:
            now = self._clock()
            self._expected = [at for at in self._expected if now - at < FORGET_AFTER]
            if self._expected:
                self._expected.pop(0)
                return True
            return False
