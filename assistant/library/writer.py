"""The one thread that writes layers to the disk, so that nobody at the screen waits for it."""

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from threading import Condition, Thread

from assistant.library.model import Layer

Job = Layer | None
"""The layer as it should be on the disk, None for gone."""

_HEAD_START = 0.01
"""Seconds in which the thread that edits shows the change; writing, also Python, would slow it down by half."""


class Writer:
    """Takes whole layers by name and calls `write(name, layer)` on its thread, one at a time.

    Several puts of one layer before its turn become one write, of the last; all their futures complete with it. What
    could not be written stays in `unsaved` and is tried again with the next put of that name, by `again` and `close`.
    """

    def __init__(self, write: Callable[[str, Job], None]) -> None:
        self._write = write
        self._changed = Condition()
        self._waiting: dict[str, tuple[Job, list[Future[None]]]] = {}
        self._unsaved: dict[str, tuple[Job, Exception]] = {}
        self._closing = False
        self._thread = Thread(target=self._run, name="library-writer", daemon=True)
        self._thread.start()

    @property
    def unsaved(self) -> Mapping[str, Exception]:
        """Which layers are newer in memory than on the disk because writing failed, and why."""
        with self._changed:
            return {name: error for name, (_, error) in self._unsaved.items()}

    def put(self, name: str, layer: Job) -> Future[None]:
        """Returns at once; the future completes on the writer's thread when the layer is on the disk (fsync), or
        carries the OSError.
        """
        future: Future[None] = Future()
        future.set_running_or_notify_cancel()  # an edit is not taken back by cancelling its future
        with self._changed:
            if self._closing:
                raise RuntimeError("the library is closed")
            _, futures = self._waiting.get(name, (None, []))
            self._waiting[name] = (layer, [*futures, future])
            self._changed.notify()
        return future

    def again(self) -> tuple[Future[None], ...]:
        """Try once more what could not be written."""
        with self._changed:
            jobs = {name: layer for name, (layer, _) in self._unsaved.items() if name not in self._waiting}
            return tuple(self.put(name, layer) for name, layer in jobs.items())

    def close(self) -> None:
        """Write what is waiting, try once more what failed, stop.

        Raises:
            Exception: the first failure that remains.
        """
        if not self._closing:
            self.again()
        with self._changed:
            self._closing = True
            self._changed.notify()
        self._thread.join()
        for error in self.unsaved.values():
            raise error

    def _run(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._waiting or self._closing)
                if not self._closing:
                    self._changed.wait_for(lambda: self._closing, _HEAD_START)
                if not self._waiting:
                    return
                name = next(iter(self._waiting))
                layer, futures = self._waiting.pop(name)
                self._unsaved.pop(name, None)  # an older state: `again` must not put it over this one
            error = self._try(name, layer)
            if error is not None:
                with self._changed:
                    self._unsaved[name] = (layer, error)
            for future in futures:
                if error is None:
                    future.set_result(None)
                else:
                    future.set_exception(error)

    def _try(self, name: str, layer: Job) -> Exception | None:
        try:
            self._write(name, layer)
        except Exception as error:  # noqa: BLE001 - whoever made the edit is told, through its future
            return error
        return None
