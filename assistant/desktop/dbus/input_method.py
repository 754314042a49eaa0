"""Whether an input method is switched on, as fcitx5 and IBus tell on request."""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jeepney import DBusAddress, DBusErrorResponse, Message, MessageFlag, Properties, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection
from jeepney.wrappers import unwrap_msg

from assistant.desktop.dbus.monitor import NoBusError, connect

ANSWER_WITHIN = 0.2  # seconds

_FCITX = DBusAddress("/controller", "org.fcitx.Fcitx5", "org.fcitx.Fcitx.Controller1")
_FCITX_ACTIVE = 2  # its State(): 0 closed, 1 inactive, 2 active
_IBUS = DBusAddress("/org/freedesktop/IBus", "org.freedesktop.IBus", "org.freedesktop.IBus")
_IBUS_ADDRESS = re.compile(r"^IBUS_ADDRESS=(.+)$", re.MULTILINE)


def engine_active() -> bool:
    """Whether keys now go through more than a keyboard layout. False where neither fcitx5 nor IBus answers."""
    return _fcitx_active() or any(map(_ibus_active, _ibus_addresses()))


def _fcitx_active() -> bool:
    try:
        with connect() as bus:
            (state,) = _ask(bus, new_method_call(_FCITX, "State"))
            (method,) = _ask(bus, new_method_call(_FCITX, "CurrentInputMethod"))
            return bool(state == _FCITX_ACTIVE and not method.startswith("keyboard-"))
    except (NoBusError, DBusErrorResponse, OSError):
        return False


def _ibus_active(address: str) -> bool:
    """GlobalEngine is a serialised (type, attachments, name, ...); plain layouts are named `xkb:us::eng` and so on."""
    try:
        with open_dbus_connection(address, auth_timeout=ANSWER_WITHIN) as bus:
            ((_, (_, engine)),) = _ask(bus, Properties(_IBUS).get("GlobalEngine"))
            return not engine[2].startswith("xkb:")
    except (DBusErrorResponse, OSError, RuntimeError, ValueError, TypeError, IndexError):
        return False


def _ibus_addresses() -> Iterator[str]:
    """IBus keeps a bus of its own and writes down where, one file for each display."""
    config = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    number = os.environ.get("DISPLAY", "").rpartition(":")[2].partition(".")[0]
    for file in (config / "ibus/bus").glob(f"*-{number}"):
        yield from _IBUS_ADDRESS.findall(file.read_text(errors="replace"))


def _ask(bus: DBusConnection, question: Message) -> Any:
    question.header.flags |= MessageFlag.no_auto_start  # the bus would start the input method to have it answer
    return unwrap_msg(bus.send_and_get_reply(question, timeout=ANSWER_WITHIN))
