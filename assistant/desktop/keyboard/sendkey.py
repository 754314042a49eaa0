"""Noticing that the agent sent a message: Enter, and nothing else of what he types."""

import logging
import time
from collections.abc import Callable
from typing import Any

from assistant.chords import Modifier
from assistant.clients.window import Window
from assistant.desktop.health import Health
from assistant.desktop.keyboard.held import held_here
from assistant.desktop.keyboard.keymap import Keymap
from assistant.desktop.keyboard.library import NAME, KeyboardRefusedError, hook, start
from assistant.desktop.keyboard.strokes import Modifiers, Presses, stroke_of
from assistant.waiting.signals import OnSignal, OnStatus, SendKeyPressed, SourceStatus

_log = logging.getLogger(__name__)
_CTRL = frozenset([Modifier.CTRL])


class KeyboardSendKey:
    """A `Source` of `SendKeyPressed`: Enter or Ctrl+Enter, either Enter key, once a press.

    `composing` says whether an input method may be at work in a window; the library cannot tell. Keys pressed by
    this program itself are reported like any other.
    """

    name = NAME

    def __init__(
        self,
        focused: Callable[[], Window | None],
        composing: Callable[[Window], bool] = lambda _: False,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._focused = focused
        self._composing = composing
        self._clock = clock
        self._health = Health(self.name)
        self._unhook: Callable[[], None] | None = None
        self._on_signal: OnSignal | None = None
        self._presses = Presses()
        self._enter: frozenset[int] = frozenset()
        self._modifiers: Modifiers

    def start(self, on_signal: OnSignal, on_status: OnStatus | None = None) -> None:
        self._health.tell(on_status)
        try:
            library = start()
            keymap = Keymap.read(library)
            self._enter = keymap.enter
            self._modifiers = Modifiers(keymap, held_here())
            self._on_signal = on_signal
            self._unhook = hook(library, self._heard, swallow=False)
        except KeyboardRefusedError as error:
            self._health.unavailable(str(error))
        else:
            self._health.listening()

    def status(self) -> SourceStatus:
        return self._health.status

    def close(self) -> None:
        self._on_signal = None
        if self._unhook is not None:
            self._unhook()
            self._unhook = None
            self._health.ended("closed")

    def _heard(self, event: Any) -> bool:
        """On the library's second thread, where nobody waits for the answer."""
        stroke = stroke_of(event, self._clock())
        if self._modifiers.take(stroke) or stroke.code not in self._enter or not self._presses.begins(stroke):
            return False
        held = self._modifiers.at(stroke.at)
        if held <= _CTRL:
            try:
                self._report(stroke.at, ctrl=bool(held))
            except Exception:  # noqa: BLE001 - whatever it was, the next press is heard again
                _log.exception("a pressed send key could not be reported")
        return False

    def _report(self, at: float, ctrl: bool) -> None:
        window = self._focused()
        if window is not None and self._on_signal is not None:
            self._health.reported(at)
            self._on_signal(SendKeyPressed(window, at, ctrl, self._composing(window)))
