"""Owning the clipboard, and seeing who reads from it."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from Xlib import X, Xatom
from Xlib.protocol import event as xevent
from Xlib.protocol import request

from assistant.desktop.x11.connection import Connection
from assistant.desktop.x11.content import Content, Piece
from assistant.sending.ledger import Entry, Ledger

CHUNK = 1 << 17
"""Bytes of one ChangeProperty request; larger data is appended piece by piece (no server takes more than 256 KB in
one plain request)."""

_ATOM_PAIR_LIMIT = 1024


@dataclass(frozen=True, slots=True)
class Served:
    """A text was handed to a program; `entry` is the offer it came from."""

    entry: Entry[Content]
    client: int
    target: int


class Selection:
    """The CLIPBOARD selection, as far as we own it.

    `on_read(Served)` is called when a program has fetched data (it deletes the property then), not when it only asks
    for the formats. `on_lost()` when another program takes the clipboard.
    """

    def __init__(self, connection: Connection, on_read: Callable[[Served], None], on_lost: Callable[[], None]) -> None:
        self._connection = connection
        self._display = connection.display
        self._on_read = on_read
        self._on_lost = on_lost
        self.ledger: Ledger[Content] = Ledger()
        self.owned = False
        self.window = connection.root.create_window(-1, -1, 1, 1, 0, X.CopyFromParent, event_mask=X.PropertyChangeMask)
        atom = self._display.get_atom
        self.clipboard = atom("CLIPBOARD")
        self._targets, self._timestamp, self._multiple = atom("TARGETS"), atom("TIMESTAMP"), atom("MULTIPLE")
        self._pair, self._clock = atom("ATOM_PAIR"), atom("QUICKPHRASE_CLOCK")
        self._save_targets = atom("SAVE_TARGETS")
        self._now = 0
        self._client_bits = ~int(self._display.display.info.resource_id_mask)
        self._fetching: dict[tuple[int, int], Served] = {}  # requestor window, property
        connection.on(X.SelectionRequest, self._on_request)
        connection.on(X.SelectionClear, self._on_clear)
        connection.on(X.PropertyNotify, self._on_property)

    def ask_time(self) -> None:
        """Make the server tell its time (`server_time`, after the next round trip)."""
        self.window.change_property(self._clock, Xatom.INTEGER, 32, [])

    def own(self, content: Content, at: int, reader: int = 0) -> Entry[Content]:
        """Offer this from now on. `at` is the server's time, `reader` the client it is meant for. Not flushed."""
        self.window.set_selection_owner(self.clipboard, at)
        self.owned = True
        return self.ledger.offer(content, at, reader, time.monotonic())

    def disown(self, at: int) -> None:
        """Give the clipboard up: it is empty then, as it was before us."""
        if self.owned:
            request.SetSelectionOwner(display=self._display.display, window=X.NONE, selection=self.clipboard, time=at)
        self.owned = False
        self.ledger.clear()

    def client_of(self, xid: int) -> int:
        """Which program a window belongs to: XIDs carry their client's number in the upper bits."""
        return xid & self._client_bits

    def server_time(self) -> int:
        """The server's time in milliseconds, one round trip."""
        self.ask_time()
        self._display.sync()
        return self.told_time()

    def told_time(self) -> int:
        """The time that the server told after `ask_time`; the answer is in the event queue after a round trip."""
        for event in reversed(self._display.display.event_queue):
            if event.type == X.PropertyNotify and event.window == self.window and event.atom == self._clock:
                self._now = event.time
                break
        return self._now

    def _on_property(self, event: Any) -> None:
        if event.window == self.window:
            if event.atom == self._clock:
                self._now = event.time
        elif event.state == X.PropertyDelete:
            served = self._fetching.pop((event.window.id, event.atom), None)
            if served is not None:
                if not any(window == event.window.id for window, _ in self._fetching):
                    event.window.change_attributes(event_mask=X.NoEventMask)
                self._on_read(served)

    def _on_clear(self, event: Any) -> None:
        if event.atom != self.clipboard or not self.owned:
            return
        if self._display.get_selection_owner(self.clipboard) == self.window:
            return  # an old event: it is ours again
        self.owned = False
        self.ledger.clear()
        self._fetching.clear()
        self._on_lost()

    def _on_request(self, asked: Any) -> None:
        property_ = asked.property or asked.target  # ICCCM 2.2: obsolete clients name none
        done = asked.selection == self.clipboard and self._answer(asked, property_)
        asked.requestor.send_event(
            xevent.SelectionNotify(
                time=asked.time,
                requestor=asked.requestor,
                selection=asked.selection,
                target=asked.target,
                property=property_ if done else X.NONE,
            )
        )
        self._display.flush()

    def _answer(self, asked: Any, property_: int) -> bool:
        client = self.client_of(asked.requestor.id)
        if client == self.client_of(self.window.id):
            entry = self.ledger.current
        else:
            entry = self.ledger.look_up(client, asked.time, time.monotonic())
        if entry is None:
            return False
        if asked.target == self._multiple:
            return self._answer_pairs(asked, entry, property_, client)
        return self._give(asked.requestor, entry, asked.target, property_, client)

    def _answer_pairs(self, asked: Any, entry: Entry[Content], property_: int, client: int) -> bool:
        found = asked.requestor.get_property(property_, self._pair, 0, _ATOM_PAIR_LIMIT)
        if found is None or found.format != 32:
            return False
        pairs = list(found.value)
        for at in range(0, len(pairs) - 1, 2):
            if not self._give(asked.requestor, entry, pairs[at], pairs[at + 1], client):
                pairs[at + 1] = X.NONE
        asked.requestor.change_property(property_, self._pair, 32, pairs)
        return True

    def _give(self, requestor: Any, entry: Entry[Content], target: int, property_: int, client: int) -> bool:
        pieces = entry.what.pieces
        if target == self._targets:
            offered = [self._targets, self._timestamp, self._multiple, self._save_targets, *pieces]
            requestor.change_property(property_, Xatom.ATOM, 32, offered)
            return True
        if target == self._timestamp:
            requestor.change_property(property_, Xatom.INTEGER, 32, [entry.since or 0])
            return True
        piece = pieces.get(target)
        if piece is None:
            return False
        requestor.change_attributes(event_mask=X.PropertyChangeMask)
        self._fetching[requestor.id, property_] = Served(entry, client, target)
        self._write(requestor, property_, piece)
        return True

    def _write(self, requestor: Any, property_: int, piece: Piece) -> None:
        requestor.change_property(property_, piece.type, piece.format, piece.data[:CHUNK])
        for start in range(CHUNK, len(piece.data), CHUNK):
            requestor.change_property(
                property_, piece.type, piece.format, piece.data[start : start + CHUNK], X.PropModeAppend
            )
            self._display.sync()  # python-xlib sends a part only of what is queued, and copies the rest each time
