"""Pressing a chord in one window and no other."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from Xlib import X
from Xlib.ext import xtest

from assistant.chords import Chord
from assistant.desktop.x11.connection import Connection
from assistant.desktop.x11.focus import FocusReader, title_text
from assistant.desktop.x11.keys import Keyboard, down
from assistant.desktop.x11.properties import exists, window_object
from assistant.desktop.x11.selection import Selection
from assistant.desktop.x11.strokes import strokes
from assistant.sending.machine_events import PressIn, Refused
from assistant.sending.requests import PasteOutcome

SETTLING = 0.1
"""Seconds in which a window that is being activated gets the keyboard: after the palette the focus goes through the
window manager, and through the window's own widgets."""

OnPress = Callable[[Chord, int], None]
"""Told which chord is about to be pressed, and how often, so that whoever watches the keyboard knows it for ours."""


@dataclass(frozen=True, slots=True)
class Verified:
    """The target has the keyboard: `at` this time of the server, through the window `focus`."""

    at: int
    focus: int


class Presser:
    """Looks at the target, presses, and looks again: a focus that moved in between does not pass unnoticed.

    Between the first look and the keys lies one round trip, about a third of a millisecond. Holding the server for it
    (XGrabServer) would freeze the desktop for good when another thread of ours waits for the server with the
    interpreter's lock in its hand (docs/decisions/004).
    """

    def __init__(
        self,
        connection: Connection,
        selection: Selection,
        focus: FocusReader,
        keyboard: Callable[[], Keyboard],
        on_press: OnPress,
    ) -> None:
        self._connection = connection
        self._display = connection.display
        self._selection = selection
        self._focus = focus
        self._keyboard = keyboard
        self._on_press = on_press

    def has_key(self, key: str) -> bool:
        """Whether some level of the keyboard map has the key's character."""
        return self._keyboard().has(key)

    def press(self, wanted: PressIn, before_keys: Callable[[Verified], None] | None = None) -> Verified | Refused:
        """Press, or say why not. `before_keys` runs between the check and the keys, and must not wait."""
        if not self._keyboard().keycode(wanted.chord.key):
            return Refused(PasteOutcome.FAILED, f"the keyboard has no key {wanted.chord.key!r}")
        noted = wanted.target
        if noted.focus and noted.title and wanted.still_right(noted):
            # Mostly nothing has changed since the chord: then one look is enough.
            pressed = self._press_if(noted.focus, noted.id, noted.title, wanted, before_keys)
            if pressed is not None:
                return pressed
        return self._look_and_press(wanted, before_keys)

    def _look_and_press(self, wanted: PressIn, before_keys: Callable[[Verified], None] | None) -> Verified | Refused:
        until = time.monotonic() + SETTLING
        while True:
            looked = self._focus.now()
            if looked is not None and looked.window.id == wanted.target.id:
                if not wanted.still_right(looked.window):
                    return Refused(PasteOutcome.MOVED, "another conversation")
                title = title_text(looked.raw_title)
                pressed = self._press_if(looked.xid, looked.window.id, title, wanted, before_keys)
                if pressed is not None:
                    return pressed
            elif not exists(window_object(self._display, wanted.target.id)):
                return Refused(PasteOutcome.CLOSED)
            if time.monotonic() >= until:
                return Refused(PasteOutcome.MOVED)
            time.sleep(SETTLING / 10)

    def _press_if(
        self, focus: int, window: int, title: str, wanted: PressIn, before_keys: Callable[[Verified], None] | None
    ) -> Verified | Refused | None:
        """Press if this focus and this title (_NET_WM_NAME) are still there; None if not, and nothing was pressed.

        Refused(pressed=True): the keys are out, and the focus was not there any more right after them. That is never
        the target's own doing (a chat that jumps on its send key): the server answers this look before the target
        has even been handed the key (docs/decisions/004).
        """
        self._selection.ask_time()
        asked_focus, asked_title = self._focus.ask(), self._focus.ask_title(window)
        there = self._focus.xid_of(asked_focus), title_text(self._focus.title_of(asked_title))
        if there != (focus, title):
            return None
        verified = Verified(self._selection.told_time(), focus)
        if before_keys is not None:
            before_keys(verified)
        self._on_press(wanted.chord, wanted.times)
        # Asked last: a modifier let go between this and the keys would be pressed again, and stay down.
        held = down(self._display.query_keymap())
        # A chord that is still held has an active grab, and our keys would come to us.
        self._display.ungrab_keyboard(X.CurrentTime)
        for going_down, code in strokes(self._keyboard(), wanted.chord, held, wanted.times):
            xtest.fake_input(self._display, X.KeyPress if going_down else X.KeyRelease, code)
        after = self._focus.xid_of(self._focus.ask())
        # Within its program: a window that has just been activated hands the focus on to its input field.
        if self._selection.client_of(after) != self._selection.client_of(focus):
            return Refused(PasteOutcome.MOVED, "while the keys were pressed", pressed=True)
        return verified
