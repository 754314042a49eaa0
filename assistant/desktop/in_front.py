"""Which window has the keyboard, for a command that is about to start the program. Connects once, grabs nothing."""

import os
import sys

from assistant.clients.window import Window


def window_in_front() -> Window | None:
    """On X11; None where nobody can say."""
    from assistant.desktop.x11.display import display_answers

    if not sys.platform.startswith("linux") or not os.environ.get("DISPLAY") or not display_answers():
        return None
    from Xlib import error
    from Xlib.display import Display

    from assistant.desktop.x11.focus import FocusReader

    try:
        display = Display()
    except (error.DisplayError, error.ConnectionClosedError, OSError):
        return None
    try:
        found = FocusReader(display).now()
    except (error.ConnectionClosedError, OSError):
        return None
    finally:
        display.close()
    return found.window if found else None
