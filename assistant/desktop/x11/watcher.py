"""A thread that watches the X server through connections of its own, and can be ended at any moment."""

import contextlib
import logging
import os
import socket
import threading
from collections.abc import Callable
from typing import Any

from Xlib import error
from Xlib.display import Display

from assistant.desktop.health import Health

log = logging.getLogger(__name__)


class ClosingError(Exception):
    """The watcher was closed before its connection was open."""


class Watcher:
    """Runs `watch(self)` on a thread until its connections end, and tells `health` when that was the server's doing.

    A blocked read ends when its socket is shut down: neither a pipe nor a timeout is needed to close promptly.
    """

    def __init__(self, health: Health, watch: Callable[["Watcher"], None], display_name: str | None = None) -> None:
        self._health = health
        self._watch = watch
        self._display_name = display_name
        self._displays: list[Any] = []
        self._lock = threading.Lock()
        self._closing = False
        self._thread = threading.Thread(target=self._run, name=f"x11-{health.status.name}", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def connect(self) -> Any:
        """Another connection to the server; it is closed with the watcher. For the watching thread only.

        Raises:
            Xlib.error.DisplayError, OSError: no server, or it refuses us.
            ClosingError: the watcher is being closed.
        """
        display = Display(self._display_name)
        with self._lock:
            self._displays.append(display)
            if self._closing:
                raise ClosingError
        return display

    def close(self) -> None:
        """End the thread, and wait for it unless called on it."""
        with self._lock:
            self._closing = True
            for display in self._displays:
                _hang_up(display)
        if self._thread.is_alive() and self._thread is not threading.current_thread():
            self._thread.join(timeout=2)

    def _run(self) -> None:
        try:
            self._watch(self)
        except ClosingError:
            pass
        except error.DisplayError as reason:
            self._health.unavailable(f"no X server: {reason}")
        except Exception as reason:
            if not self._closing:
                self._health.ended(f"{type(reason).__name__}: {reason}")
                log.warning("%s ended", self._thread.name, exc_info=not isinstance(reason, error.ConnectionClosedError))
        finally:
            with self._lock:
                while self._displays:
                    _free(self._displays.pop())


def _hang_up(display: Any) -> None:
    with (
        contextlib.suppress(error.ConnectionClosedError, OSError),
        socket.socket(fileno=os.dup(display.fileno())) as line,
    ):
        line.shutdown(socket.SHUT_RDWR)


def _free(display: Any) -> None:
    with contextlib.suppress(error.ConnectionClosedError, OSError):
        display.close()
