"""Keys and clicks on the desktop as if an agent's hands made them (XTEST): for the practice that plays itself."""

import time
from collections.abc import Iterator
from typing import Any

from Xlib import X
from Xlib.display import Display
from Xlib.ext import xtest

from assistant.chords import Chord
from assistant.clients.window import Window
from assistant.desktop.x11.focus import FocusReader
from assistant.desktop.x11.keys import down, read_keyboard
from assistant.desktop.x11.properties import app as class_of
from assistant.desktop.x11.properties import read
from assistant.desktop.x11.strokes import strokes

KEY_EVERY = 0.06
"""Seconds from letter to letter of a fast typist."""


class Hands:
    """On a connection of its own, so that to everybody else these are the agent's keys.

    Raises:
        Xlib.error.DisplayError: no X server (see `assistant.desktop.x11.probe`).
    """

    def __init__(self, display_name: str | None = None) -> None:
        self._display = Display(display_name)
        self._root = self._display.screen().root
        self._keyboard = read_keyboard(self._display)
        self._focus = FocusReader(self._display)

    def press(self, chord: Chord) -> None:
        """
        Raises:
            KeyError: the keyboard has no such key.
        """
        held = down(self._display.query_keymap())
        for going_down, code in strokes(self._keyboard, chord, held):
            xtest.fake_input(self._display, X.KeyPress if going_down else X.KeyRelease, code)
        self._display.sync()

    def type(self, text: str) -> None:
        """Small letters and digits, as codes have them.

        Raises:
            KeyError: the keyboard has no key for one of them.
        """
        for char in text:
            self.press(Chord(char))
            time.sleep(KEY_EVERY)

    def active(self) -> Window | None:
        """The window that has the keyboard."""
        found = self._focus.now()
        return found.window if found else None

    def click_tray(self, app: str) -> bool:
        """Click the tray icon of this program (its WM_CLASS); False where none is in sight. XEmbed trays only."""
        icon = next(self._icons(self._root, app), None)
        if icon is None:
            return False
        size, place = icon.get_geometry(), self._root.translate_coords(icon, 0, 0)
        xtest.fake_input(self._display, X.MotionNotify, x=place.x + size.width // 2, y=place.y + size.height // 2)
        for kind in (X.ButtonPress, X.ButtonRelease):
            xtest.fake_input(self._display, kind, X.Button1)
        self._display.sync()
        return True

    def _icons(self, parent: Any, app: str) -> Iterator[Any]:
        for window in parent.query_tree().children:
            if class_of(window).lower() == app and read(window, "_XEMBED_INFO"):
                yield window
            yield from self._icons(window, app)

    def close(self) -> None:
        self._display.close()
