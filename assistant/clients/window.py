"""Windows of other programs, as far as pasting and waiting need to know them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Window:
    """A top-level window as it was when it was looked at.

    `id` is the platform's handle of the top-level window, `focus` of the widget or window that has the keyboard
    (both 0 when unknown); `app` is the WM_CLASS class on X11 and the program's file name on Windows.
    """

    id: int
    title: str = ""
    app: str = ""
    pid: int = 0
    focus: int = 0
