"""Watching one window during a paste: is it still there, and has it handled the keys it got?"""

import time
from collections.abc import Callable, Collection
from typing import Any

from Xlib import X
from Xlib.protocol import event as xevent

from assistant.desktop.x11.connection import Connection
from assistant.desktop.x11.properties import numbers, window_object

NEXT_PING = 0.02
"""Seconds between the first answer and the second question."""


class TargetWatch:
    """Asks windows to answer a _NET_WM_PING (EWMH) behind the keys, twice: who answers the second has handled them.

    Qt takes all waiting events from the server before it handles any key, and answers the first ping meanwhile.
    `on_heard(xid)` and `on_closed(xid)` are called for the windows being watched.
    """

    def __init__(
        self, connection: Connection, on_heard: Callable[[int], None], on_closed: Callable[[int], None]
    ) -> None:
        self._connection = connection
        self._on_heard = on_heard
        self._on_closed = on_closed
        atom = connection.display.get_atom
        self._protocols, self._ping = atom("WM_PROTOCOLS"), atom("_NET_WM_PING")
        self._asked: dict[int, int] = {}  # XID -> the date of the last ping
        self._first: set[int] = set()  # those that have not answered the first one
        connection.on(X.ClientMessage, self._on_message)
        connection.on(X.DestroyNotify, self._on_gone)

    def start(self, xid: int, at: int) -> bool:
        """Watch this window, `at` the server's time; returns whether it answers pings at all."""
        window = window_object(self._connection.display, xid)
        window.change_attributes(event_mask=X.StructureNotifyMask)
        answers = self._ping in numbers(window, "WM_PROTOCOLS", 32)
        self._asked[xid] = at
        self._first.add(xid)
        if answers:
            # Answers go to the root window: GTK sends them to who watches the windows below it, Qt to who watches it.
            mask = X.SubstructureNotifyMask | X.StructureNotifyMask
            self._connection.root.change_attributes(event_mask=mask)
            self._send_ping(xid)
        self._connection.display.flush()
        return answers

    def _send_ping(self, xid: int) -> None:
        window = window_object(self._connection.display, xid)
        ping = (32, [self._ping, self._asked[xid], xid, 0, 0])
        window.send_event(xevent.ClientMessage(window=window, client_type=self._protocols, data=ping))

    def _ping_again(self, xid: int) -> None:
        if xid in self._asked:
            self._asked[xid] += 1
            self._send_ping(xid)

    def keep(self, wanted: Collection[int]) -> None:
        """Stop watching all others. Not flushed."""
        for xid in [xid for xid in self._asked if xid not in wanted]:
            del self._asked[xid]
            self._first.discard(xid)
            window_object(self._connection.display, xid).change_attributes(event_mask=X.NoEventMask)
            if not self._asked:
                self._connection.root.change_attributes(event_mask=X.NoEventMask)

    def _on_message(self, event: Any) -> None:
        if event.client_type != self._protocols or event.window != self._connection.root:
            return
        protocol, at, xid = event.data[1][:3]
        if protocol != self._ping or self._asked.get(xid) != at:
            return
        if xid in self._first:
            self._first.remove(xid)
            self._connection.timer(f"ping {xid}", time.monotonic() + NEXT_PING, lambda: self._ping_again(xid))
        else:
            self._on_heard(xid)

    def _on_gone(self, event: Any) -> None:
        if event.window.id in self._asked:
            self._on_closed(event.window.id)
