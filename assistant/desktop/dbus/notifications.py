"""Desktop notifications of all programs, read from the bus as they are sent."""

import contextlib
import logging
import os
import socket
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace

from jeepney import HeaderFields, Message
from jeepney.io.blocking import DBusConnection

from assistant.clients.notification import Notification
from assistant.desktop.dbus.echoes import Echoes
from assistant.desktop.dbus.forms import RULES, Form, form_of, read_notification
from assistant.desktop.dbus.monitor import NoBusError, become_monitor, close_descriptors, connect
from assistant.desktop.dbus.senders import pid_of, program_of
from assistant.desktop.health import Health
from assistant.waiting.signals import Notified, OnSignal, OnStatus, SourceStatus

log = logging.getLogger(__name__)

LONGEST_PAUSE = 60.0


def growing_pauses() -> Iterator[float]:
    """Seconds to wait before each attempt to find a lost bus again."""
    pause = 0.5
    while True:
        yield pause
        pause = min(2 * pause, LONGEST_PAUSE)


class NotificationSource:
    """A `Source`. One connection is a monitor: the bus tells it of every matching call, whoever answers that call.

    Notifications of the process `own_pid` and of applications called one of `own_names` are left out.
    """

    name = "notifications"

    def __init__(
        self,
        clock: Callable[[], float],
        own_names: frozenset[str] = frozenset(),
        own_pid: int | None = None,
        pauses: Callable[[], Iterator[float]] = growing_pauses,
    ) -> None:
        self._clock = clock
        self._own_names = own_names
        self._own_pid = os.getpid() if own_pid is None else own_pid
        self._pauses = pauses
        self._health = Health(self.name)
        self._echoes = Echoes()
        self._closing = threading.Event()
        self._lock = threading.Lock()
        self._buses: list[DBusConnection] = []
        self._thread = threading.Thread(target=self._run, name="dbus-notifications", daemon=True)

    def start(self, on_signal: OnSignal, on_status: OnStatus | None = None) -> None:
        self._health.tell(on_status)
        self._on_signal = on_signal
        self._thread.start()

    def status(self) -> SourceStatus:
        return self._health.status

    def close(self) -> None:
        self._closing.set()
        with self._lock:
            for bus in self._buses:
                with contextlib.suppress(OSError):
                    bus.sock.shutdown(socket.SHUT_RDWR)  # ends a blocked read
        if self._thread.is_alive() and self._thread is not threading.current_thread():
            self._thread.join(timeout=2)

    def _run(self) -> None:
        pauses = self._pauses()
        while not self._closing.is_set():
            try:
                monitor = self._open()
                become_monitor(monitor, RULES)
                self._health.listening()
                pauses = self._pauses()
                self._listen(monitor)
            except NoBusError as reason:
                self._health.unavailable(str(reason))
                return
            except OSError as reason:
                self._health.ended(f"the session bus does not answer: {reason}")
            except Exception as reason:
                log.exception("a message of the session bus could not be read")
                self._health.ended(f"{type(reason).__name__}: {reason}")
            finally:
                self._close_buses()
            self._closing.wait(next(pauses))

    def _open(self) -> DBusConnection:
        bus = connect()
        with self._lock:
            self._buses.append(bus)
            if self._closing.is_set():
                raise ConnectionAbortedError
        return bus

    def _close_buses(self) -> None:
        with self._lock:
            while self._buses:
                self._buses.pop().close()

    def _listen(self, monitor: DBusConnection) -> None:
        while True:
            message = monitor.receive()
            at = self._clock()
            try:
                form = form_of(message)
                if form is not None:
                    self._look_at(form, message, at)
            finally:
                close_descriptors(message.body)

    def _look_at(self, form: Form, message: Message, at: float) -> None:
        notification = read_notification(form, message.body)
        if notification is not None and form is Form.PORTAL:
            notification = self._with_sender(notification, message)
        if notification is None or self._is_own(notification) or self._echoes.is_echo(form, notification, at):
            return
        self._health.reported(at)
        self._on_signal(Notified(notification, at))

    def _with_sender(self, notification: Notification, message: Message) -> Notification | None:
        """A portal call with its program filled in; None when it cannot be told: the portal hands it on with a name."""
        asking = self._buses[1] if len(self._buses) > 1 else self._open()
        pid = pid_of(asking, message.header.fields.get(HeaderFields.sender, ""))
        program = program_of(pid)
        return replace(notification, app=program, desktop_entry=program, sender_pid=pid) if program else None

    def _is_own(self, notification: Notification) -> bool:
        return notification.sender_pid == self._own_pid or notification.app in self._own_names
