"""What a window's properties tell: title, class, pid, state. Windows that vanish meanwhile read as empty."""

from dataclasses import dataclass
from typing import Any

from Xlib import X, Xatom, error

from assistant.clients.window import Window

LONGEST_TEXT = 4096
"""Bytes read of a text property; titles are cut there."""

MOST_WINDOWS = 4096

URGENCY_HINT = 1 << 8
"""XUrgencyHint in the flags of WM_HINTS (ICCCM 4.1.2.4)."""


@dataclass(frozen=True, slots=True)
class Property:
    """`value` is bytes for 8-bit properties, a tuple of numbers for the others."""

    type: int
    value: bytes | tuple[int, ...]


def window_object(display: Any, xid: int) -> Any:
    """The python-xlib window of an XID, known to this display or not."""
    return display.create_resource_object("window", xid)


def read(window: Any, name: str, longs: int = LONGEST_TEXT // 4) -> Property | None:
    """A property of at most `longs` 32-bit units; None when it, or the window, does not exist."""
    try:
        found = window.get_property(window.display.get_atom(name), X.AnyPropertyType, 0, longs)
    except (error.BadWindow, error.BadDrawable):
        return None
    if found is None or found.property_type == X.NONE:
        return None
    value = found.value
    return Property(found.property_type, value if isinstance(value, bytes) else tuple(value))


def numbers(window: Any, name: str, longs: int = MOST_WINDOWS) -> tuple[int, ...]:
    """The numbers (cardinals, atoms, windows) of a property; `()` when there is none."""
    found = read(window, name, longs)
    return found.value if found is not None and isinstance(found.value, tuple) else ()


def title(window: Any) -> str:
    """_NET_WM_NAME, else WM_NAME, `""` without either; one line."""
    text = _text(window, "_NET_WM_NAME") or _text(window, "WM_NAME")
    return " ".join(text.split())


def app(window: Any) -> str:
    """The class of WM_CLASS (its second string), or the instance where the class is empty."""
    names = [name for name in _text(window, "WM_CLASS").split("\0") if name]
    return names[-1] if names else ""


def pid(window: Any) -> int:
    """_NET_WM_PID, 0 for unknown. Flatpak programs tell the number they have inside their sandbox."""
    return next(iter(numbers(window, "_NET_WM_PID", 1)), 0)


def urgent(window: Any) -> bool:
    """The urgency hint, which the program itself sets."""
    return bool(next(iter(numbers(window, "WM_HINTS", 1)), 0) & URGENCY_HINT)


def demands_attention(window: Any) -> bool:
    """_NET_WM_STATE_DEMANDS_ATTENTION, which the window manager (or a pager) sets."""
    wanted = window.display.get_atom("_NET_WM_STATE_DEMANDS_ATTENTION")
    return wanted in numbers(window, "_NET_WM_STATE", 64)


def exists(window: Any) -> bool:
    try:
        window.get_attributes()
    except (error.BadWindow, error.BadDrawable):
        return False
    return True


def describe(window: Any, focus: int = 0) -> Window:
    """The window as it is now; a vanished one has its `id` and nothing else."""
    return Window(window.id, title=title(window), app=app(window), pid=pid(window), focus=focus)


def active(root: Any) -> int:
    """XID of _NET_ACTIVE_WINDOW, 0 when nothing is active or the window manager does not say."""
    return next(iter(numbers(root, "_NET_ACTIVE_WINDOW", 1)), 0)


def listed(root: Any) -> tuple[int, ...] | None:
    """The windows of _NET_CLIENT_LIST, oldest first; None where no window manager keeps one."""
    return numbers(root, "_NET_CLIENT_LIST") if read(root, "_NET_CLIENT_LIST", 1) else None


def _text(window: Any, name: str) -> str:
    found = read(window, name)
    if found is None or not isinstance(found.value, bytes):
        return ""
    try:
        return found.value.decode()
    except UnicodeDecodeError:
        latin = found.type == Xatom.STRING  # ICCCM 2.7.1
        return found.value.decode("latin-1") if latin else found.value.decode(errors="replace")
