"""Leaving: what we hold on the clipboard goes to the clipboard manager, if there is one (freedesktop SAVE_TARGETS)."""

import threading
from typing import Any

from Xlib import X

from assistant.desktop.x11.connection import Connection, ConnectionGoneError
from assistant.desktop.x11.selection import Selection

TAKES_OVER_WITHIN = 1.0
"""Seconds a clipboard manager has to fetch everything."""


def hand_over(connection: Connection, selection: Selection) -> bool:
    """Wait until a clipboard manager has taken our content over; false when there is none, or it does not answer."""
    done = threading.Event()
    taken: list[bool] = []

    def on_notify(event: Any) -> None:
        if event.requestor == selection.window and event.selection == connection.display.get_atom("CLIPBOARD_MANAGER"):
            taken.append(event.property != X.NONE)
            done.set()

    def ask() -> None:
        atom = connection.display.get_atom
        manager = atom("CLIPBOARD_MANAGER")
        if not selection.owned or connection.display.get_selection_owner(manager) == X.NONE:
            done.set()
            return
        connection.on(X.SelectionNotify, on_notify)
        selection.window.convert_selection(
            manager, atom("SAVE_TARGETS"), atom("QUICKPHRASE_SAVED"), selection.server_time()
        )
        connection.display.flush()

    try:
        connection.call(ask)
    except ConnectionGoneError:
        return False
    done.wait(TAKES_OVER_WITHIN)
    return bool(taken and taken[0])
