"""One connection to the X server, in one thread: everything X11 of sending happens in it, in order."""

import contextlib
import logging
import os
import select
import threading
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, TypeVar

from Xlib import error
from Xlib.display import Display

log = logging.getLogger(__name__)

Result = TypeVar("Result")
Handler = Callable[[Any], None]


class ConnectionGoneError(Exception):
    """The X server is gone, the connection was closed, or it does not answer in time."""


class Connection:
    """`post` and `call` bring work into the thread; `on` handles events and `timer` times there.

    Raises:
        Xlib.error.DisplayError: no X server of that name, or it refuses us.
    """

    def __init__(self, display_name: str | None, on_lost: Callable[[str], None]) -> None:
        self.display = Display(display_name)
        self.display.set_error_handler(_log_error)
        self.root = self.display.screen().root
        self._on_lost = on_lost
        self._handlers: dict[int, list[Handler]] = {}
        self._timers: dict[str, tuple[float, Callable[[], None]]] = {}
        self._posted: deque[Callable[[], None]] = deque()
        self._ear, self._bell = os.pipe()
        os.set_blocking(self._ear, False)
        os.set_blocking(self._bell, False)
        self._closing = False
        self._gone = threading.Event()
        self._door = threading.Lock()  # nothing is posted, and no bell rung, once the connection is gone
        self._thread = threading.Thread(target=self._run, name="x11-desk", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def on(self, kind: int, handler: Handler) -> None:
        """Call `handler` with every event of this X event type."""
        self._handlers.setdefault(kind, []).append(handler)

    def off(self, kind: int, handler: Handler) -> None:
        self._handlers[kind].remove(handler)

    def timer(self, name: str, at: float | None, work: Callable[[], None]) -> None:
        """Do `work` at this monotonic time; replaces the timer of that name, None stops it. In the thread only."""
        if at is None:
            self._timers.pop(name, None)
        else:
            self._timers[name] = (at, work)

    def post(self, work: Callable[[], None]) -> bool:
        """Do this in the thread, soon. False when the connection is gone."""
        with self._door:
            if self._gone.is_set():
                return False
            self._posted.append(work)
            self._ring()
            return True

    def call(self, work: Callable[[], Result], timeout: float = 2.0) -> Result:
        """Do this in the thread and wait for what it returns; exceptions of `work` come back too.

        Raises:
            ConnectionGoneError: the connection is lost, closed, or busy for longer than `timeout` seconds. What was
                not begun by then is never done; what was is waited for as long again.
        """
        if threading.current_thread() is self._thread:
            return work()
        answer: Future[Result] = Future()

        def answer_it() -> None:
            if not answer.set_running_or_notify_cancel():
                return
            try:
                answer.set_result(work())
            except (error.ConnectionClosedError, OSError) as problem:
                answer.set_exception(ConnectionGoneError(str(problem)))
                raise
            except Exception as problem:  # noqa: BLE001 - handed to the caller
                answer.set_exception(problem)

        if not self.post(answer_it):
            raise ConnectionGoneError("the connection to the X server is lost")
        end = time.monotonic() + timeout
        while not self._gone.is_set() and time.monotonic() < end:
            with contextlib.suppress(TimeoutError):
                return answer.result(min(0.1, max(0.0, end - time.monotonic())))
        if not answer.cancel():
            with contextlib.suppress(TimeoutError):
                return answer.result(timeout)
        raise ConnectionGoneError("the X11 thread does not answer")

    def close(self) -> None:
        """Stop the thread and the connection; `on_lost` is not called."""
        with self._door:
            self._closing = True
            self._ring()
        if threading.current_thread() is not self._thread:
            self._thread.join(2.0)

    def _ring(self) -> None:
        """Behind the door only: the number of a closed pipe may be a file's by now."""
        if not self._gone.is_set():
            with contextlib.suppress(BlockingIOError):  # a full pipe rings already
                os.write(self._bell, b"!")

    def _run(self) -> None:
        try:
            while not self._closing:
                self._turn()
            self._end()
        except Exception as problem:  # whatever it is: nothing works any more, and that must be told
            expected = isinstance(problem, error.ConnectionClosedError | OSError)
            log.warning("X11 connection lost: %s", problem, exc_info=not expected)
            self._end()
            if not self._closing:
                self._on_lost(str(problem))
        finally:
            while self._posted:  # who still asks is told by what the work itself finds
                with contextlib.suppress(error.ConnectionClosedError, OSError):
                    self._guarded(self._posted.popleft())

    def _end(self) -> None:
        with self._door:
            self._gone.set()
            os.close(self._ear)
            os.close(self._bell)
        with contextlib.suppress(Exception):
            self.display.close()

    def _turn(self) -> None:
        while self._posted:
            self._guarded(self._posted.popleft())
        while self.display.pending_events():
            event = self.display.next_event()
            for handler in tuple(self._handlers.get(event.type, ())):
                self._guarded(handler, event)
        now = time.monotonic()
        for name, (at, work) in list(self._timers.items()):
            if at <= now:
                self._timers.pop(name, None)
                self._guarded(work)
        self.display.flush()
        if self._posted or self.display.display.event_queue:
            return
        soonest = min((at for at, _ in self._timers.values()), default=None)
        wait = None if soonest is None else max(0.0, soonest - time.monotonic())
        unsent = [self.display] if self.display.display.data_send else []  # `flush` sends what fits
        ready, _, _ = select.select([self.display, self._ear], unsent, [], wait)
        if self._ear in ready:
            os.read(self._ear, 4096)

    def _guarded(self, work: Callable[..., None], *args: object) -> None:
        """One thing that goes wrong must not end the hotkeys."""
        try:
            work(*args)
        except (error.ConnectionClosedError, OSError):
            raise
        except error.XError as problem:
            log.debug("X11: %s", problem)
        except Exception:
            log.exception("X11 event not handled")


def _log_error(problem: Any, _request: object) -> None:
    """Errors of requests nobody waits for: mostly windows that are gone."""
    log.debug("X11: %s", problem)
