"""Reading what another program has put on the clipboard, in all its formats."""

import time
from collections.abc import Callable, Sequence
from typing import Any

from Xlib import X

from assistant.desktop.x11.connection import Connection
from assistant.desktop.x11.content import Content, Piece

PATIENCE = 0.25
"""Seconds without any answer after which an owner is taken for dead."""

LONGEST = 1.0
"""Seconds after which the paste goes on with what has come; some owners encode a picture in ten formats."""

LARGEST = 64 << 20
"""Bytes kept in all."""

READ_AT_ONCE = 1 << 20
"""Bytes of one GetProperty."""

# Asking for these does something, or tells something that is true for that owner only (ICCCM 2.6.2, 2.6.3).
_NOT_CONTENT = (
    "TARGETS",
    "MULTIPLE",
    "TIMESTAMP",
    "SAVE_TARGETS",
    "DELETE",
    "INSERT_SELECTION",
    "INSERT_PROPERTY",
    "PIXMAP",
    "BITMAP",
    "DRAWABLE",
    "COLORMAP",
    "FOREGROUND",
    "BACKGROUND",
    "WINDOW",
    "CLIENT_WINDOW",
)
_FIRST = ("UTF8_STRING", "image/png", "text/uri-list", "text/html")
_OLD_TEXT = ("UTF8_STRING", "STRING")


class Fetch:
    """Asks the owner for its formats, then for all of them at once, and calls `done` with the Content, once.

    With `wanted` target atoms only those are asked for. The owner is given PATIENCE and LONGEST seconds; what has
    not come by then is missing, and the Content says so. Where nobody owns the clipboard the server refuses in an
    owner's place, and the Content is empty.
    """

    def __init__(
        self,
        connection: Connection,
        selection: int,
        at: int,
        done: Callable[[Content], None],
        wanted: Sequence[int] = (),
    ) -> None:
        self._connection = connection
        self._selection = selection
        self._at = at
        self._done = done
        self._atom = connection.display.get_atom
        self._targets = self._atom("TARGETS")
        self._incr = self._atom("INCR")
        self._order: list[int] = list(wanted)
        self._pending: dict[int, int] = {}  # property -> target
        self._growing: dict[int, tuple[int, int, bytearray]] = {}  # property -> type, format, what came by INCR
        self._pieces: dict[int, Piece] = {}
        self._size = 0
        self._missing = False
        self._end = time.monotonic() + LONGEST
        self._window = connection.root.create_window(-1, -1, 1, 1, 0, X.CopyFromParent)
        self._name = f"fetch {self._window.id}"
        connection.on(X.SelectionNotify, self._on_answer)
        connection.on(X.PropertyNotify, self._on_property)
        self._ask(list(wanted) or [self._targets])

    def _ask(self, targets: list[int]) -> None:
        for at, target in enumerate(targets):
            property_ = self._atom(f"QUICKPHRASE_{at}")
            self._pending[property_] = target
            self._window.convert_selection(self._selection, target, property_, self._at)
        self._connection.display.flush()
        self._wait()

    def _wait(self) -> None:
        at = min(time.monotonic() + PATIENCE, self._end)
        self._connection.timer(self._name, at, self._give_up)

    def _on_answer(self, event: Any) -> None:
        if event.requestor != self._window:
            return
        if event.property == X.NONE:
            refused = next((p for p, target in self._pending.items() if target == event.target), None)
            if refused is not None:
                del self._pending[refused]
                if event.target == self._targets:
                    self._ask([self._atom(name) for name in _OLD_TEXT])
        elif event.property in self._pending:
            self._take(event.property)
        self._go_on()

    def _take(self, property_: int) -> None:
        type_, format_, data = self._read(property_)
        if type_ == self._incr:
            self._growing[property_] = (X.NONE, 8, bytearray())
            return
        target = self._pending.pop(property_)
        if target == self._targets and not self._order:
            self._ask(self._choose(list(memoryview(data).cast("I")) if format_ == 32 else []))
        else:
            self._store(target, type_, format_, data)

    def _choose(self, offered: list[int]) -> list[int]:
        not_content = {self._atom(name) for name in _NOT_CONTENT}
        self._order = [target for target in dict.fromkeys(offered) if target and target not in not_content]
        first = [self._atom(name) for name in _FIRST]
        return sorted(self._order, key=lambda target: first.index(target) if target in first else len(first))

    def _on_property(self, event: Any) -> None:
        if event.window != self._window or event.state != X.PropertyNewValue or event.atom not in self._growing:
            return
        type_, format_, data = self._read(event.atom)
        if data:
            *_, so_far = self._growing[event.atom]
            so_far += data
            self._growing[event.atom] = (type_, format_, so_far)
            if self._size + len(so_far) > LARGEST:
                self._give_up()
                return
        else:
            last_type, last_format, so_far = self._growing.pop(event.atom)
            target = self._pending.pop(event.atom)
            self._store(target, last_type or type_, last_format, bytes(so_far))
        self._go_on()

    def _read(self, property_: int) -> tuple[int, int, bytes]:
        """Read and delete a property: its type, format and bytes."""
        parts: list[bytes] = []
        at, type_, format_ = 0, X.NONE, 8
        while True:
            found = self._window.get_property(property_, X.AnyPropertyType, at, READ_AT_ONCE // 4)
            if found is None:
                break
            type_, format_ = found.property_type, found.format or 8
            if found.value is not None:
                parts.append(found.value if isinstance(found.value, bytes) else found.value.tobytes())
            if not found.bytes_after or self._size + at * 4 > LARGEST:
                break
            at += READ_AT_ONCE // 4
        if type_ == self._incr:  # pieces will follow, as soon as this is deleted
            self._window.change_attributes(event_mask=X.PropertyChangeMask)
        self._window.delete_property(property_)
        return type_, format_, b"".join(parts)

    def _store(self, target: int, type_: int, format_: int, data: bytes) -> None:
        if self._size + len(data) > LARGEST:
            self._missing = True
            return
        self._size += len(data)
        self._pieces[target] = Piece(type_, format_, data)

    def _go_on(self) -> None:
        if self._pending:
            self._wait()
        else:
            self._finish()

    def _give_up(self) -> None:
        self._missing = self._missing or any(map(self._matters, self._pending.values()))
        self._finish()

    def _matters(self, target: int) -> bool:
        """A picture in a tenth encoding does not: the agent's picture is there."""
        png = self._atom("image/png")
        return not (png in self._pieces and self._connection.display.get_atom_name(target).startswith("image/"))

    def _finish(self) -> None:
        if self._window is None:
            return
        self._connection.timer(self._name, None, self._give_up)
        self._connection.off(X.SelectionNotify, self._on_answer)
        self._connection.off(X.PropertyNotify, self._on_property)
        self._window.destroy()
        self._window = None
        in_order = {target: self._pieces[target] for target in self._order if target in self._pieces}
        self._done(Content(in_order or self._pieces, complete=not self._missing and not self._withheld()))

    def _withheld(self) -> bool:
        """Somebody owns the clipboard and gives nothing that can be kept."""
        return not self._pieces and self._connection.display.get_selection_owner(self._selection) != X.NONE
