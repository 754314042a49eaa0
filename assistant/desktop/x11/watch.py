"""Watching one window during a paste: is it still there, and has it handled the keys it got?"""

from collections.abc import Callable
from typing import Any

from Xlib import X
from Xlib.protocol import event as xevent

from assistant.desktop.x11.connection import Connection
from assistant.desktop.x11.properties import numbers, window_object


class TargetWatch:
    """Asks the window to answer a _NET_WM_PING (EWMH) behind the keys: what answers has handled them before.

    `on_heard` and `on_closed` are called for the window watched last.
    """

    def __init__(self, connection: Connection, on_heard: Callable[[], None], on_closed: Callable[[], None]) -> None:
        self._connection = connection
        self._on_heard = on_heard
        self._on_closed = on_closed
        atom = connection.display.get_atom
        self._protocols, self._ping = atom("WM_PROTOCOLS"), atom("_NET_WM_PING")
        self._xid = 0
        self._asked_at = 0
        connection.on(X.ClientMessage, self._on_message)
        connection.on(X.DestroyNotify, self._on_gone)

    def start(self, xid: int, at: int) -> bool:
        """Watch this window, `at` the server's time; returns whether it answers pings at all."""
        self.stop()
        self._xid, self._asked_at = xid, at
        window = window_object(self._connection.display, xid)
        window.change_attributes(event_mask=X.StructureNotifyMask)
        answers = self._ping in numbers(window, "WM_PROTOCOLS", 32)
        if answers:
            # Answers go to the root window, to whoever looks at the windows below it.
            self._connection.root.change_attributes(event_mask=X.SubstructureNotifyMask)
            ping = (32, [self._ping, at, xid, 0, 0])
            window.send_event(xevent.ClientMessage(window=window, client_type=self._protocols, data=ping))
        self._connection.display.flush()
        return answers

    def stop(self) -> None:
        if self._xid:
            window = window_object(self._connection.display, self._xid)
            window.change_attributes(event_mask=X.NoEventMask)
            self._connection.root.change_attributes(event_mask=X.NoEventMask)
            self._connection.display.flush()
        self._xid = 0

    def _on_message(self, event: Any) -> None:
        if event.client_type != self._protocols or event.window != self._connection.root:
            return
        _, data = event.data
        if self._xid and list(data[:3]) == [self._ping, self._asked_at, self._xid]:
            self._on_heard()

    def _on_gone(self, event: Any) -> None:
        if self._xid and event.window.id == self._xid:
            self._xid = 0
            self._connection.root.change_attributes(event_mask=X.NoEventMask)
            self._on_closed()
