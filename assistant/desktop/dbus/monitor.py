"""Connections to the session bus; one of them may become a monitor."""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from jeepney import AuthenticationError, DBusErrorResponse
from jeepney.bus_messages import Monitoring
from jeepney.fds import FileDescriptor
from jeepney.io.blocking import DBusConnection, Proxy, open_dbus_connection

ANSWER_WITHIN = 2.0  # seconds


class NoBusError(Exception):
    """There is no session bus that could be asked, or it refuses us; trying again does not help."""


def connect() -> DBusConnection:
    """A connection to the session bus. It takes file descriptors: the bus drops messages for those who do not.

    Raises:
        NoBusError: no address, an address that cannot be used, or the bus does not let us in.
        OSError: nobody answers at the address just now.
    """
    try:
        return open_dbus_connection(_address(), enable_fds=True, auth_timeout=ANSWER_WITHIN)
    except AuthenticationError as reason:
        raise NoBusError(f"the session bus does not let us in: {reason}") from reason
    except (ValueError, RuntimeError) as reason:
        raise NoBusError(f"cannot use DBUS_SESSION_BUS_ADDRESS: {reason}") from reason


def become_monitor(bus: DBusConnection, rules: Sequence[str]) -> None:
    """From now on `bus` receives every message that matches a rule, and may send nothing more.

    Raises:
        NoBusError: the policy of the bus forbids it.
        OSError: the bus went away, or does not answer.
    """
    try:
        Proxy(Monitoring(), bus, timeout=ANSWER_WITHIN).BecomeMonitor(list(rules))
    except DBusErrorResponse as refusal:
        raise NoBusError(f"the session bus does not allow monitoring: {refusal.name}") from refusal


def close_descriptors(value: Any) -> None:
    """Close the file descriptors (pictures) that came with a message."""
    if isinstance(value, FileDescriptor):
        value.close()
    elif isinstance(value, dict):
        close_descriptors(tuple(value.values()))
    elif isinstance(value, Iterable) and not isinstance(value, str | bytes):
        for part in value:
            close_descriptors(part)


def _address() -> str:
    named = os.environ.get("DBUS_SESSION_BUS_ADDRESS")
    if named:
        return named
    usual = Path(os.environ.get("XDG_RUNTIME_DIR") or "/nonexistent") / "bus"  # as sd-bus and GDBus look for it
    if usual.exists():
        return f"unix:path={usual}"
    raise NoBusError("no session bus: DBUS_SESSION_BUS_ADDRESS is not set")
