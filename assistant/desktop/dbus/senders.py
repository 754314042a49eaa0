"""Which program is behind a name on the bus."""

import configparser
from pathlib import Path

from jeepney import DBusErrorResponse
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import DBusConnection, Proxy

ANSWER_WITHIN = 0.5  # seconds


def pid_of(bus: DBusConnection, name: str) -> int:
    """The process that owns a unique name, 0 when it has gone or the bus does not say. A monitor may not ask this."""
    try:
        (pid,) = Proxy(message_bus, bus, timeout=ANSWER_WITHIN).GetConnectionUnixProcessID(name)
    except (DBusErrorResponse, OSError):
        return 0
    return pid if isinstance(pid, int) else 0


def program_of(pid: int, proc: Path = Path("/proc")) -> str:
    """The Flatpak id of a process, or the name of its program file, `""` when neither can be read.

    The bus connection of a Flatpak program belongs to a proxy, which shows the same file (xdg-desktop-portal
    identifies its callers by it).
    """
    sandbox = configparser.ConfigParser(interpolation=None)
    try:
        sandbox.read_string((proc / str(pid) / "root/.flatpak-info").read_text())
        return sandbox.get("Application", "name", fallback="")
    except (OSError, ValueError, configparser.Error):
        pass
    try:
        return (proc / str(pid) / "exe").readlink().name
    except OSError:
        return ""
