"""Watching one window during a paste: is it still there, and has it handled the keys it got?"""

import time
from collections.abc import Callable, Collection
from typing import Any

from Xlib import X
from Xlib.protocol import event as xevent

from assistant.desktop.x11.connection import Connection
from assistant.desktop.x11.properties import numbers, window_object

FIRST_PING = 0.03
"""Seconds from the keys to the first question."""

NEXT_PING = 0.02
"""Seconds from the first answer to the second question."""


class TargetWatch:
    """Asks windows to answer a _NET_WM_PING (EWMH) behind the keys, twice: who answers the second has handled them.

    Qt takes all waiting events from the server before it handles any key, and answers the first ping meanwhile. The
    first is sent a little after the keys, because mostly the text has been read by then and nobody needs to ask.
    `on_hears(xid)`: this window answers pings at all; `on_heard(xid)`: it has; `on_closed(xid)`: it is gone.
    """

    def __init__(
        self,
        connection: Connection,
        on_hears: Callable[[int], None],
        on_heard: Callable[[int], None],
        on_closed: Callable[[int], None],
    ) -> None:
        self._connection = connection
        self._on_hears = on_hears
        self._on_heard = on_heard
        self._on_closed = on_closed
        atom = connection.display.get_atom
        self._protocols, self._ping = atom("WM_PROTOCOLS"), atom("_NET_WM_PING")
        self._asked: dict[int, int] = {}  # XID -> the date of the last ping
        self._first: set[int] = set()  # those that have not answered the first one
        connection.on(X.ClientMessage, self._on_message)
        connection.on(X.DestroyNotify, self._on_gone)

    def start(self, xid: int, at: int) -> None:
        """Watch this window, `at` the server's time. `on_hears` is called when it turns out to answer pings."""
        window_object(self._connection.display, xid).change_attributes(event_mask=X.StructureNotifyMask)
        self._asked[xid] = at
        self._connection.timer(f"ping {xid}", time.monotonic() + FIRST_PING, lambda: self._ping_first(xid))

    def _ping_first(self, xid: int) -> None:
        if xid in self._asked and self._ping in numbers(
            window_object(self._connection.display, xid), "WM_PROTOCOLS", 32
        ):
            # Answers go to the root window: GTK sends them to who watches the windows below it, Qt to who watches it.
            mask = X.SubstructureNotifyMask | X.StructureNotifyMask
            self._connection.root.change_attributes(event_mask=mask)
            self._first.add(xid)
            self._send_ping(xid)
            self._on_hears(xid)

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
