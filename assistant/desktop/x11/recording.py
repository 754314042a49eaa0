"""Key presses of the whole server, through the RECORD extension; all but the chosen keys are dropped unread."""

import select
import struct
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from Xlib import X
from Xlib.ext import record

_NOTHING = {
    "core_requests": (0, 0),
    "core_replies": (0, 0),
    "ext_requests": (0, 0, 0, 0),
    "ext_replies": (0, 0, 0, 0),
    "delivered_events": (0, 0),
    "errors": (0, 0),
    "client_started": False,
    "client_died": False,
}
_EVENT = struct.Struct("=BB26xH2x")  # type, keycode, ..., modifiers: an event as the X11 protocol encodes it


@dataclass(frozen=True, slots=True)
class Key:
    """A key that went down or up, with the modifiers (X bits) held before it."""

    down: bool
    code: int
    modifiers: int


class Recording:
    """Has begun when it is made. The display is used for nothing else; `wanted` are keycodes, replaced at any time."""

    def __init__(self, display: Any, wanted: Collection[int]) -> None:
        self.wanted = wanted
        self._display = display
        self._seen: list[Key] = []
        self._begun = False
        keys = {**_NOTHING, "device_events": (X.KeyPress, X.KeyRelease)}
        context = display.record_create_context(0, [record.AllClients], [keys])
        # `record_enable_context` would block for as long as it records; deferred, replies come with the events.
        record.EnableContext(
            callback=self._reply,
            display=display.display,
            opcode=display.display.get_extension_major(record.extname),
            context=context,
            defer=1,
        )
        display.flush()
        while not self._begun:
            select.select([display], [], [])
            display.pending_events()

    def take(self) -> list[Key]:
        """The wanted keys since the last call; does not block."""
        self._display.pending_events()
        seen, self._seen = self._seen, []
        return seen

    def _reply(self, reply: Any) -> None:
        self._begun |= reply.category == record.StartOfData
        if reply.category != record.FromServer or reply.client_swapped:
            return
        whole = len(reply.data) - len(reply.data) % _EVENT.size
        for kind, code, modifiers in _EVENT.iter_unpack(reply.data[:whole]):
            if code in self.wanted:
                self._seen.append(Key(kind == X.KeyPress, code, modifiers))
