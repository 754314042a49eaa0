"""Enter, pressed by the agent anywhere: evidence of a reply. No other key is looked at, and nothing is kept."""

import select
from collections.abc import Callable
from typing import Any

from Xlib import XK, X

from assistant.clients.window import Window
from assistant.desktop.health import Health
from assistant.desktop.x11 import properties
from assistant.desktop.x11.candidates import CandidateWindows
from assistant.desktop.x11.own_presses import OwnPresses
from assistant.desktop.x11.recording import Key, Recording
from assistant.desktop.x11.watcher import Watcher
from assistant.waiting.signals import OnSignal, OnStatus, SendKeyPressed, SourceStatus

NO_RECORD = "this X server has no RECORD extension"

_NEWLINE = X.ShiftMask | X.Mod1Mask | X.Mod4Mask  # Shift, Alt or Super with Enter does not send


def _nobody_composes() -> bool:
    return False


class SendKeySource:
    """A `Source`. Presses that `own` expects are left out; a held key counts once.

    `composing` is told from the input method's candidate window. Where none has ever been seen, `engine_active` is
    asked instead: whether an input method (more than a keyboard layout) is switched on.
    """

    name = "send-key"

    def __init__(
        self,
        clock: Callable[[], float],
        own: OwnPresses,
        engine_active: Callable[[], bool] = _nobody_composes,
        display_name: str | None = None,
    ) -> None:
        self._clock = clock
        self._own = own
        self._engine_active = engine_active
        self._health = Health(self.name)
        self._watcher = Watcher(self._health, self._watch, display_name)
        self._held: set[int] = set()

    def start(self, on_signal: OnSignal, on_status: OnStatus | None = None) -> None:
        self._health.tell(on_status)
        self._on_signal = on_signal
        self._watcher.start()

    def status(self) -> SourceStatus:
        return self._health.status

    def close(self) -> None:
        self._watcher.close()

    def _watch(self, watcher: Watcher) -> None:
        asking, recorded = watcher.connect(), watcher.connect()
        if not recorded.has_extension("RECORD"):
            self._health.unavailable(NO_RECORD)
            return
        self._candidates = CandidateWindows(asking)
        recording = Recording(recorded, _send_keys(asking))
        self._health.listening()
        while True:
            # An Enter that ends a composition precedes the candidates' unmapping in the server, so it has to be looked
            # at first: events read before the recording's are handled after it.
            events = [asking.next_event() for _ in range(asking.pending_events())]
            keys = recording.take()
            for key in keys:
                self._look_at(asking, key)
            for event in events:
                if event.type == X.MappingNotify:
                    asking.refresh_keyboard_mapping(event)
                    recording.wanted = _send_keys(asking)
                else:
                    self._candidates.handle(event)
            if not events and not keys:
                select.select([asking, recorded], [], [])

    def _look_at(self, display: Any, key: Key) -> None:
        at = self._clock()
        if not key.down:
            self._held.discard(key.code)
            return
        repeated = key.code in self._held
        self._held.add(key.code)
        if key.modifiers & _NEWLINE or self._own.take() or repeated:
            return
        composing = self._candidates.shown_since_last_asked()
        window = _focused_window(display)
        if not self._candidates.ever_shown:
            composing = self._engine_active()
        ctrl = bool(key.modifiers & X.ControlMask)
        self._health.reported(at)
        self._on_signal(SendKeyPressed(window, at, ctrl, composing))


def _send_keys(display: Any) -> frozenset[int]:
    """The keycodes that are Return or keypad Enter without a modifier."""
    places = (display.keysym_to_keycodes(keysym) for keysym in (XK.XK_Return, XK.XK_KP_Enter))
    return frozenset(code for found in places for code, index in found if index == 0)


def _focused_window(display: Any) -> Window:
    """The active window; without a window manager the one that has the focus itself."""
    focus = display.get_input_focus().focus
    focus_id = 0 if isinstance(focus, int) else focus.id  # a number says "nowhere" or "where the pointer is"
    xid = properties.active(display.screen().root) or focus_id
    return properties.describe(properties.window_object(display, xid), focus_id) if xid else Window(0)
