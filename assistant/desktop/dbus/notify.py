"""Showing a desktop notification (org.freedesktop.Notifications), as chat programs do."""

import contextlib
import html
import logging

from jeepney import DBusAddress, MessageFlag, new_method_call
from jeepney.io.blocking import DBusConnection

from assistant.desktop.dbus.monitor import NoBusError, connect

_log = logging.getLogger(__name__)

_SERVER = DBusAddress(
    "/org/freedesktop/Notifications", "org.freedesktop.Notifications", "org.freedesktop.Notifications"
)


class Notifier:
    """Notifications of the program `app`; each stays for `seconds`. Without a session bus none is shown."""

    def __init__(self, app: str, seconds: float = 4.0) -> None:
        self._app = app
        self._seconds = seconds
        self._bus: DBusConnection | None = None
        try:
            self._bus = connect()
        except (NoBusError, OSError) as reason:
            _log.info("no notifications: %s", reason)

    def show(self, summary: str, body: str) -> None:
        """Returns at once; nobody waits for the server's answer."""
        if self._bus is None:
            return
        actions: list[str] = []
        hints = {"transient": ("b", True)}
        expires = round(self._seconds * 1000)
        content = (self._app, 0, "", summary, html.escape(body), actions, hints, expires)
        call = new_method_call(_SERVER, "Notify", "susssasa{sv}i", content)
        call.header.flags |= MessageFlag.no_reply_expected
        try:
            self._bus.send(call)
        except OSError as reason:
            _log.info("no notifications any more: %s", reason)
            self.close()

    def close(self) -> None:
        if self._bus is not None:
            with contextlib.suppress(OSError):
                self._bus.close()
            self._bus = None
