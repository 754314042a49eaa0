"""The database itself. Imports SQLAlchemy: only the log's own thread comes here."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy import Connection, create_engine, event, insert, select, update
from sqlalchemy.exc import DatabaseError

from assistant.waiting.log.changes import Change, CountUse, Retract, WriteRow
from assistant.waiting.log.migrations import migrate
from assistant.waiting.log.schema import replies, uses
from assistant.waiting.log.state import database_file
from assistant.waiting.log.values import Use

_LOCKED_FOR = 2.0  # s that SQLite waits for another process before it gives up
_DAMAGED = ("file is not a database", "malformed", "file is encrypted")


class Database:
    """An open database of this program's version.

    Raises:
        NewerLogError: it is newer than this program.
        sqlalchemy.exc.SQLAlchemyError: it cannot be opened.
    """

    def __init__(self, url: str) -> None:
        file = database_file(url)
        if file:
            file.parent.mkdir(parents=True, exist_ok=True)
        self._engine = create_engine(url, connect_args={"timeout": _LOCKED_FOR} if file else {})
        if file:
            event.listen(self._engine, "connect", _write_ahead)
            event.listen(self._engine, "begin", _begin)
        try:
            with self._engine.begin() as connection:
                migrate(connection, url)
        except BaseException:
            self._engine.dispose()
            raise

    def apply(self, changes: Sequence[Change]) -> None:
        """All of them or none."""
        with self._engine.begin() as connection:
            for change in changes:
                _apply(connection, change)

    def waits(self, start: float, end: float) -> dict[str, float]:
        """The waits since the first message, by row id, of the replies from `start` to before `end`."""
        chosen = select(replies.c.id, replies.c.wait_first_s).where(
            replies.c.replied_at >= start, replies.c.replied_at < end, replies.c.retracted_at.is_(None)
        )
        with self._engine.connect() as connection:
            return {row.id: row.wait_first_s for row in connection.execute(chosen)}

    def uses(self) -> dict[str, Use]:
        with self._engine.connect() as connection:
            found = connection.execute(select(uses.c.phrase_id, uses.c.count, uses.c.last_used))
            return {phrase_id: Use(count, last_used) for phrase_id, count, last_used in found}

    def close(self) -> None:
        self._engine.dispose()


def is_damage(error: Exception) -> bool:
    """Whether SQLite found that its file is no database (any more), unlike one that is locked, full or read-only."""
    return isinstance(error, DatabaseError) and any(words in str(error.orig) for words in _DAMAGED)


def _write_ahead(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # the driver would leave CREATE TABLE out of the transaction; `_begin` begins it
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=FULL")
    cursor.close()


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")


def _apply(connection: Connection, change: Change) -> None:
    match change:
        case WriteRow(row=row):
            if connection.execute(select(replies.c.id).where(replies.c.id == row.id)).first() is None:
                connection.execute(insert(replies).values(**asdict(row)))  # else its commit was lost on the way back
        case Retract(row_id=row_id, at=at):
            connection.execute(update(replies).where(replies.c.id == row_id).values(retracted_at=at))
        case CountUse(phrase_id=phrase_id, at=at):
            more = update(uses).where(uses.c.phrase_id == phrase_id).values(count=uses.c.count + 1, last_used=at)
            if connection.execute(more).rowcount == 0:
                connection.execute(insert(uses).values(phrase_id=phrase_id, count=1, last_used=at))
