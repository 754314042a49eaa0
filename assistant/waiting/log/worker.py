"""The one thread that talks to the database, and what waits for it."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import replace
from threading import Condition, Thread
from typing import TYPE_CHECKING, Any, TypeVar

from assistant.library.damage import Damage
from assistant.waiting.log.changes import Change
from assistant.waiting.log.state import (
    LogState,
    LogStatus,
    LogUnavailableError,
    NewerLogError,
    database_file,
    set_aside_database,
)

if TYPE_CHECKING:
    from assistant.waiting.log.database import Database

T = TypeVar("T")
Question = Callable[["Database", Sequence[Change]], T]
"""Asked of the open database and the changes that are not in it yet, on the worker's thread."""


class Worker:
    """Applies changes in their order and answers questions. Its thread begins with the first of them."""

    def __init__(self, url: str, retry_after: float) -> None:
        self._url = url
        self._retry_after = retry_after
        self._wake = Condition()
        self._fresh = False
        self._closing = False
        self._changes: deque[tuple[Change, Future[None]]] = deque()
        self._questions: deque[tuple[Question[Any], Future[Any]]] = deque()
        self._thread: Thread | None = None
        self._database: Database | None = None
        self._status = LogStatus()
        self._refused: NewerLogError | None = None

    @property
    def status(self) -> LogStatus:
        with self._wake:
            return replace(self._status, unsaved=len(self._changes))

    def change(self, change: Change) -> Future[None]:
        future: Future[None] = Future()
        future.set_running_or_notify_cancel()
        self._put(lambda: self._changes.append((change, future)))
        return future

    def ask(self, question: Question[T]) -> Future[T]:
        future: Future[T] = Future()
        future.set_running_or_notify_cancel()
        self._put(lambda: self._questions.append((question, future)))
        return future

    def close(self) -> int:
        """Try once more what waits, and stop; returns how many changes are lost."""
        with self._wake:
            self._closing = True
            self._wake.notify()
        if self._thread:
            self._thread.join()
        lost = [future for _, future in self._changes]
        self._changes.clear()
        for future in lost:
            future.set_exception(self._refused or LogUnavailableError(self._status.detail))
        return len(lost)

    def _put(self, put: Callable[[], None]) -> None:
        with self._wake:
            if self._closing:
                raise RuntimeError("the reply log is closed")
            put()
            self._fresh = True
            if self._thread is None:
                self._thread = Thread(target=self._run, name="reply-log", daemon=True)
                self._thread.start()
            self._wake.notify()

    def _run(self) -> None:
        closing = False
        while not closing:
            with self._wake:
                retry = self._retry_after if self._changes and not self._refused else None
                self._wake.wait_for(lambda: self._fresh or self._closing, retry)
                self._fresh, closing = False, self._closing
                batch = list(self._changes)
                questions = list(self._questions)
                self._questions.clear()
            self._write(batch)
            for question, future in questions:
                self._answer(question, future)
        if self._database:
            self._database.close()

    def _write(self, batch: Sequence[tuple[Change, Future[None]]]) -> None:
        if not batch:
            return
        try:
            self._attempt(lambda database: database.apply([change for change, _ in batch]))
        except NewerLogError as error:
            self._settle(batch, error)
        except Exception as error:  # noqa: BLE001 - whatever it is, the rows wait and the status tells
            self._set(LogState.RETRYING, _why(error))
        else:
            self._set(LogState.READY)
            self._settle(batch, None)

    def _settle(self, batch: Sequence[tuple[Change, Future[None]]], error: Exception | None) -> None:
        with self._wake:
            for _ in batch:
                self._changes.popleft()
        for _, future in batch:
            if error:
                future.set_exception(error)
            else:
                future.set_result(None)

    def _answer(self, question: Question[Any], future: Future[Any]) -> None:
        with self._wake:
            unsaved = [change for change, _ in self._changes]
        try:
            answer = self._attempt(lambda database: question(database, unsaved))
        except NewerLogError as error:
            future.set_exception(error)
        except Exception as error:  # noqa: BLE001 - whoever asked is told
            self._set(LogState.RETRYING, _why(error))
            future.set_exception(LogUnavailableError(_why(error)))
        else:
            if not unsaved:
                self._set(LogState.READY)
            future.set_result(answer)

    def _attempt(self, work: Callable[[Database], T]) -> T:
        """Once, and a second time on a new database where the file turned out to be damaged."""
        from assistant.waiting.log.database import is_damage

        try:
            return self._once(work)
        except Exception as error:
            file = database_file(self._url)
            if file is None or not is_damage(error):
                raise
            self._renew(Damage(file, set_aside_database(file), None, _why(error)))
            return self._once(work)

    def _once(self, work: Callable[[Database], T]) -> T:
        from assistant.waiting.log.database import Database

        if self._refused:
            raise self._refused
        try:
            self._database = self._database or Database(self._url)
            return work(self._database)
        except Exception as error:
            if self._database:
                self._database.close()  # opened anew at the next try: the file may have come back, or the server
                self._database = None
            if isinstance(error, NewerLogError):
                self._refused = error
                self._set(LogState.REFUSED, str(error))
            raise

    def _renew(self, damage: Damage) -> None:
        with self._wake:
            self._status = replace(self._status, damages=(*self._status.damages, damage))

    def _set(self, state: LogState, detail: str = "") -> None:
        with self._wake:
            self._status = replace(self._status, state=state, detail=detail)


def _why(error: Exception) -> str:
    """What the driver said, without the statement that SQLAlchemy adds."""
    return str(getattr(error, "orig", None) or error)
