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
    """The window that gets the keys, and the top level it belongs to with its raw title (_NET_WM_NAME)."""

    xid: int
    window: Window
    raw_title: bytes


class FocusReader:
    """Looks at the keyboard focus. `top_level` windows are those that a window manager manages (WM_STATE)."""

    def __init__(self, display: Any) -> None:
        self.whole = display
        self.display = display.display
        self.root = display.screen().root.id
        atom = display.get_atom
        self._name, self.wm_state, self.wm_pid = atom("_NET_WM_NAME"), atom("WM_STATE"), atom("_NET_WM_PID")
        self._last = (self.root, self.root)

    def ask(self) -> "request.GetInputFocus":
        """The request for the focus, not yet sent; `xid_of` reads its reply."""
        return request.GetInputFocus(display=self.display, defer=1)

    def xid_of(self, asked: Any) -> int:
        """0 where no window has the focus (None, PointerRoot)."""
        asked.reply()
        focus = asked.focus
        return focus.id if hasattr(focus, "id") and focus.id > X.PointerRoot else 0

    def ask_title(self, xid: int) -> Any:
        return self.ask_property(xid, self._name, LONGEST_TITLE)

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
        asked = self.ask()
        guess = _Look(self, *self._last)  # mostly the focus is where it was: asked for in the same breath
        xid = self.xid_of(asked)
        found = guess.answer() if xid == self._last[0] else None
        if found is None and xid:
            found = self._climb(xid)
        if found is not None:
            self._last = (found.xid, found.window.id)
        return found

    def _climb(self, xid: int) -> Focus | None:
        """From the window that gets the keys to its top level; without a window manager to the outermost one."""
        here = xid
        for _ in range(DEEPEST):
            look = _Look(self, xid, here)
            tree = request.QueryTree(display=self.display, window=here, defer=1)
            try:
                tree.reply()
            except (error.BadWindow, error.BadDrawable):
                return None
            parent = getattr(tree.parent, "id", 0)
            if look.managed() or parent in (0, self.root):
                return look.focus()
            here = parent
        return None

    def ask_property(self, xid: int, name: int, longs: int) -> Any:
        return request.GetProperty(
            display=self.display,
            defer=1,
            delete=0,
            window=xid,
            property=name,
            type=X.AnyPropertyType,
            long_offset=0,
            long_length=longs,
        )

    def number_of(self, asked: Any) -> int:
        """The first number of a property, 0 without one."""
        try:
            asked.reply()
        except (error.BadWindow, error.BadDrawable):
            return 0
        value = asked.value
        return int(value[1][0]) if value is not None and value[0] == 32 and len(value[1]) else 0


class _Look:
    """What was asked about a top level and the focus in it, all at once; the answers are waited for when used."""

    def __init__(self, reader: FocusReader, focus: int, top: int) -> None:
        self._reader = reader
        self._focus = focus
        self._top = top
        self._state = reader.ask_property(top, reader.wm_state, 1)
        self._title = reader.ask_title(top)
        self._class = reader.ask_property(top, Xatom.WM_CLASS, 64)
        self._pid = reader.ask_property(top, reader.wm_pid, 1)
        self._tree = None if focus == top else request.QueryTree(display=reader.display, window=focus, defer=1)

    def managed(self) -> bool:
        """Whether it is a top level: ICCCM 4.1.3.1, window managers put WM_STATE on what they manage."""
        return self._reader.number_of(self._state) != 0

    def answer(self) -> Focus | None:
        """The focus, if this is a top level and the window with the keys is it or a child of it."""
        if not self.managed():
            return None
        if self._tree is not None:
            try:
                self._tree.reply()
            except (error.BadWindow, error.BadDrawable):
                return None
            if getattr(self._tree.parent, "id", 0) != self._top:
                return None
        return self.focus()

    def focus(self) -> Focus:
        raw = self._reader.title_of(self._title)
        names = [part for part in self._reader.title_of(self._class).decode("utf-8", "replace").split("\0") if part]
        if not raw or not names:
            window = describe(window_object(self._reader.whole, self._top), self._focus)
        else:
            pid = self._reader.number_of(self._pid)
            window = Window(self._top, title_text(raw), names[-1], pid, self._focus)
        return Focus(self._focus, window, raw)


def title_text(raw: bytes) -> str:
    """A raw title in one line, as `Window.title` has it."""
    return " ".join(raw.decode("utf-8", "replace").split())
