"""Looking at and raising other programs' windows. Implements `assistant.sending.ports.Windows`."""

import time
from collections.abc import Callable
from typing import TypeVar

from Xlib import X
from Xlib.protocol import event as xevent

from assistant.clients.window import Window
from assistant.desktop.x11.connection import Connection, ConnectionGoneError
from assistant.desktop.x11.focus import FocusReader
from assistant.desktop.x11.properties import describe, exists, listed, window_object

Result = TypeVar("Result")

ACTIVATED_WITHIN = 0.5
"""Seconds for the window manager to give a window the focus."""

LOOK_EVERY = 0.002

FROM_A_PAGER = 2
"""EWMH source indication of _NET_ACTIVE_WINDOW: the user asked for it, so focus stealing prevention lets it pass."""


class XWindows:
    """Every method may be called on any thread; a lost connection reads as "no window"."""

    def __init__(self, connection: Connection, focus: FocusReader) -> None:
        self._connection = connection
        self._focus = focus

    def active(self) -> Window | None:
        return self._try(self._active)

    def activate(self, window: Window) -> bool:
        if not self._try(lambda: self._ask_for(window)):
            return False
        end = time.monotonic() + ACTIVATED_WITHIN
        while time.monotonic() < end:
            active = self._try(self._active)
            if active is not None and active.id == window.id:
                return True
            time.sleep(LOOK_EVERY)  # the caller waits; the thread of the connection goes on working
        return False

    def list(self) -> tuple[Window, ...]:
        return self._try(self._list) or ()

    def _active(self) -> Window | None:
        found = self._focus.now()
        return found.window if found else None

    def _ask_for(self, window: Window) -> bool:
        display = self._connection.display
        target = window_object(display, window.id)
        if not exists(target):
            return False
        if listed(self._connection.root) is None:  # no window manager to ask
            target.configure(stack_mode=X.Above)
            target.set_input_focus(X.RevertToPointerRoot, X.CurrentTime)
        else:
            message = xevent.ClientMessage(
                window=target,
                client_type=display.get_atom("_NET_ACTIVE_WINDOW"),
                data=(32, [FROM_A_PAGER, X.CurrentTime, 0, 0, 0]),
            )
            mask = X.SubstructureNotifyMask | X.SubstructureRedirectMask
            self._connection.root.send_event(message, event_mask=mask)
        display.flush()
        return True

    def _list(self) -> tuple[Window, ...]:
        display = self._connection.display
        return tuple(describe(window_object(display, xid)) for xid in listed(self._connection.root) or ())

    def _try(self, work: Callable[[], Result]) -> Result | None:
        try:
            return self._connection.call(work)
        except ConnectionGoneError:
            return None
