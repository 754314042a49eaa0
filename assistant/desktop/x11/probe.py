"""Whether X11 hotkeys and pasting work here, found out without grabbing anything."""

from Xlib import error
from Xlib.display import Display

from assistant.desktop.offer import Offer, Remedy, Why, refuses, works

NAME = "x11"


def probe(display_name: str | None = None) -> Offer:
    """Connects once. XTEST is what presses the paste chord; every X server since 1994 has it, some switch it off."""
    try:
        display = Display(display_name)
    except (error.DisplayError, error.ConnectionClosedError, OSError) as problem:
        return refuses(NAME, Why.NO_X_SERVER, Remedy.USE_X11, str(problem))
    try:
        if not display.has_extension("XTEST"):
            return refuses(NAME, Why.REFUSED, Remedy.DESKTOP_SHORTCUT, "XTEST")
        return works(NAME, display.get_display_name())
    finally:
        display.close()
