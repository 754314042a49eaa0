"""The X11 desktop for sending: hotkeys, windows, clipboard and pasting on one connection."""

from collections.abc import Callable

from assistant.desktop.x11.clipboard import XClipboard
from assistant.desktop.x11.connection import Connection
from assistant.desktop.x11.focus import FocusReader
from assistant.desktop.x11.handover import hand_over
from assistant.desktop.x11.hotkeys import XHotkeys
from assistant.desktop.x11.paster import XPaster
from assistant.desktop.x11.press import OnPress, Presser
from assistant.desktop.x11.selection import Selection, Served
from assistant.desktop.x11.windows import XWindows
from assistant.sending.ports import OnChords, OnFired, OnResult

OnLost = Callable[[str], None]


class X11Desk:
    """The callbacks are called on the desk's own thread and must return at once.

    After `on_lost` nothing works any more, and every paste that was under way has had its result.

    Raises:
        Xlib.error.DisplayError: no X server (see `probe`).
    """

    def __init__(
        self,
        display_name: str | None,
        on_fired: OnFired,
        on_result: OnResult,
        on_lost: OnLost,
        on_chords: OnChords = lambda _stand: None,
        on_press: OnPress = lambda _chord, _times: None,
    ) -> None:
        self._on_lost = on_lost
        self._connection = Connection(display_name, self._lost)
        focus = FocusReader(self._connection.display)
        self._selection = Selection(self._connection, self._served, self._taken)
        self.windows = XWindows(self._connection, focus)
        self.hotkeys = XHotkeys(self._connection, on_fired, on_chords, self.windows.active)
        presser = Presser(self._connection, self._selection, focus, lambda: self.hotkeys.keyboard, on_press)
        self.paster = XPaster(self._connection, self._selection, presser, on_result)
        self.clipboard = XClipboard(self._connection, self._selection, self.paster)
        self._connection.start()

    def close(self) -> None:
        """Give everything back: the chords, and the clipboard's content to a clipboard manager."""
        self.hotkeys.close()
        self.paster.close()
        hand_over(self._connection, self._selection)
        self._connection.close()

    def _served(self, served: Served) -> None:
        self.paster.on_served(served)

    def _taken(self) -> None:
        self.paster.on_taken()

    def _lost(self, why: str) -> None:
        try:
            self.paster.broke(why)
        finally:
            self._on_lost(why)
