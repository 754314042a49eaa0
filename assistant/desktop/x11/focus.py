"""Which window has the keyboard: two round trips for what would be ten, because every paste waits for it."""

from dataclasses import dataclass
from typing import Any

from Xlib import X, Xatom, error
from Xlib.protocol import request

from assistant.clients.window import Window
from assistant.desktop.x11.properties import describe, window_object

LONGEST_TITLE = 1024
"""32-bit units of a title that are looked at."""

DEEPEST = 16
"""Levels between the window that has the keyboard and its top level."""


@dataclass(frozen=True, slots=True)
class Focus:
    """The window that gets the keys, and the raw title of the top level it belongs to."""

    xid: int
    window: Window
    raw_title: bytes


class FocusReader:
    """Looks at the keyboard focus. `top_level` windows are those that a window manager manages (WM_STATE)."""

    def __init__(self, display: Any) -> None:
        self._whole = display
        self._display = display.display
        self._root = display.screen().root.id
        atom = display.get_atom
        self._name, self._state, self._pid = atom("_NET_WM_NAME"), atom("WM_STATE"), atom("_NET_WM_PID")

    def ask(self) -> "request.GetInputFocus":
        """The request for the focus, not yet sent; `xid_of` reads its reply."""
        return request.GetInputFocus(display=self._display, defer=1)

    def xid_of(self, asked: Any) -> int:
        """0 where no window has the focus (None, PointerRoot)."""
        asked.reply()
        focus = asked.focus
        return focus.id if hasattr(focus, "id") and focus.id > X.PointerRoot else 0

    def ask_title(self, xid: int) -> Any:
        return self._ask_property(xid, self._name, LONGEST_TITLE)

    def title_of(self, asked: Any) -> bytes:
        """The raw _NET_WM_NAME; `b""` without one, or without the window."""
        try:
            asked.reply()
        except (error.BadWindow, error.BadDrawable):
            return b""
        value = asked.value
        return value[1] if value is not None and isinstance(value[1], bytes) else b""

    def now(self) -> Focus | None:
        """None where no window has the focus, or it vanishes while it is looked at."""
        xid = self.xid_of(self.ask())
        return self.of(xid) if xid else None

    def of(self, xid: int) -> Focus | None:
        """The top level that a window belongs to; without a window manager its outermost window below the root."""
        here = xid
        for _ in range(DEEPEST):
            state = self._ask_property(here, self._state, 0)
            title = self.ask_title(here)
            class_ = self._ask_property(here, Xatom.WM_CLASS, 64)
            pid = self._ask_property(here, self._pid, 1)
            tree = request.QueryTree(display=self._display, window=here, defer=1)
            try:
                tree.reply()
            except (error.BadWindow, error.BadDrawable):
                return None
            parent = getattr(tree.parent, "id", 0)
            if self._has(state) or parent in (0, self._root):
                return self._describe(xid, here, self.title_of(title), class_, pid)
            here = parent
        return None

    def _describe(self, focus: int, xid: int, title: bytes, class_: Any, pid: Any) -> Focus:
        names = [part for part in self.title_of(class_).decode("utf-8", "replace").split("\0") if part]
        if not title or not names:
            window = describe(window_object(self._whole, xid), focus)
        else:
            text = " ".join(title.decode("utf-8", "replace").split())
            window = Window(xid, text, names[-1], self._number(pid), focus)
        return Focus(focus, window, title)

    def _ask_property(self, xid: int, name: int, longs: int) -> Any:
        return request.GetProperty(
            display=self._display,
            defer=1,
            delete=0,
            window=xid,
            property=name,
            type=X.AnyPropertyType,
            long_offset=0,
            long_length=longs,
        )

    def _has(self, asked: Any) -> bool:
        try:
            asked.reply()
        except (error.BadWindow, error.BadDrawable):
            return False
        return bool(asked.property_type != X.NONE)

    def _number(self, asked: Any) -> int:
        try:
            asked.reply()
        except (error.BadWindow, error.BadDrawable):
            return 0
        value = asked.value
        return int(value[1][0]) if value is not None and value[0] == 32 and len(value[1]) else 0
