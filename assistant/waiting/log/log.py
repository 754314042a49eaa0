"""The reply log as the program sees it: every call returns at once, the work is done on one thread."""

import os
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, TypeVar

from assistant.waiting.clocks import Clocks
from assistant.waiting.log.changes import CountUse, Retract, WriteRow, with_unsaved_uses, with_unsaved_waits
from assistant.waiting.log.state import LogStatus, database_file
from assistant.waiting.log.values import Today, Use, figures, local_day, log_row
from assistant.waiting.log.worker import Worker
from assistant.waiting.round import Correction, Round
from assistant.waiting.secret import Secret

_REMEMBERED = 200  # rounds that can still be retracted; the board offers fewer

T = TypeVar("T")


class ReplyLog:
    """Opened by the first call that finds or writes something: SQLAlchemy takes 20 MB.

    `url` is SQLAlchemy's; customers' names are hashed with a key of `secret`. Futures complete on the log's thread,
    when the change is in the database: while it cannot be written they stay open, the changes wait in memory, and
    every `retry_after` seconds they are tried again. `status` tells. A future fails with NewerLogError where a newer
    program has written the database, and with LogUnavailableError where a question cannot be answered now or the log
    was closed before it could write.
    """

    def __init__(
        self,
        url: str,
        secret: Secret,
        retry_after: float = 30.0,
        new_id: Callable[[], str] = lambda: os.urandom(16).hex(),
    ) -> None:
        self._url = url
        self._secret = secret
        self._new_id = new_id
        self._worker = Worker(url, retry_after)
        self._ids: dict[Round, str] = {}

    @property
    def status(self) -> LogStatus:
        return self._worker.status

    def write(self, done: Round, clocks: Clocks) -> "Future[None]":
        """One row for an answered round; `clocks` as they stand now."""
        row = log_row(self._new_id(), done, clocks, self._secret.key("customers"))
        self._ids[done] = row.id
        if len(self._ids) > _REMEMBERED:
            del self._ids[next(iter(self._ids))]
        return self._worker.change(WriteRow(row))

    def correct(self, correction: Correction, clocks: Clocks) -> None:
        """After an undo: rows of rounds that did not happen are marked as retracted; those in their place written.

        Rounds that this run of the program has not written are left out.
        """
        for done in correction.retracted:
            row_id = self._ids.pop(done, None)
            if row_id is not None:
                self._worker.change(Retract(row_id, clocks.wall))
        for done in correction.written:
            self.write(done, clocks)

    def used(self, phrase_id: str, clocks: Clocks) -> "Future[None]":
        """A phrase was used once more."""
        return self._worker.change(CountUse(phrase_id, clocks.wall))

    def uses(self) -> "Future[dict[str, Use]]":
        """How often each phrase was used, by its id; for the ranking of the search and "most used"."""
        if self._never_written():
            return _done({})
        return self._worker.ask(lambda database, unsaved: with_unsaved_uses(database.uses(), unsaved))

    def today(self, clocks: Clocks, golden: float, last: float) -> "Future[Today]":
        """Figures of the local day in which `clocks` stand; limits in seconds."""
        if self._never_written():
            return _done(figures((), golden, last))
        start, end = local_day(clocks.wall)

        def answer(database: Any, unsaved: Any) -> Today:
            waits = with_unsaved_waits(database.waits(start, end), unsaved, start, end)
            return figures(waits.values(), golden, last)

        return self._worker.ask(answer)

    def close(self) -> int:
        """Try once more what waits, and stop; returns how many changes are lost because it failed."""
        return self._worker.close()

    def _never_written(self) -> bool:
        file = database_file(self._url)
        return self.status == LogStatus() and file is not None and not file.exists()


def _done(answer: T) -> Future[T]:
    future: Future[T] = Future()
    future.set_result(answer)
    return future
