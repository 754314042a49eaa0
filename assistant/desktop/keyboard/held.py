"""Asking the system whether a modifier is down at this moment."""

import sys
from collections.abc import Callable

from assistant.chords import Modifier

_VIRTUAL_KEYS = {
    Modifier.CTRL: (0x11,),
    Modifier.ALT: (0x12,),
    Modifier.SHIFT: (0x10,),
    Modifier.SUPER: (0x5B, 0x5C),
}


def held_here() -> Callable[[Modifier], bool] | None:
    """On Windows GetAsyncKeyState; elsewhere None, nobody can be asked."""
    if sys.platform != "win32":
        return None
    import ctypes

    state = ctypes.windll.user32.GetAsyncKeyState
    return lambda modifier: any(state(key) & 0x8000 for key in _VIRTUAL_KEYS[modifier])
