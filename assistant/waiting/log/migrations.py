"""From the database's version to this program's, one numbered step after another, each with its test.

A step is written once and never changed: it says in SQL what it does, and does not use `schema`, which moves on.
"""

from collections.abc import Callable, Sequence

from sqlalchemy import Connection, inspect, text

from assistant.waiting.log.state import NewerLogError

Step = Callable[[Connection], None]


def _begin(connection: Connection) -> None:
    for statement in (
        "CREATE TABLE replies (id VARCHAR(32) PRIMARY KEY, client VARCHAR NOT NULL, customer VARCHAR(32) NOT NULL,"
        " first_at DOUBLE PRECISION NOT NULL, last_at DOUBLE PRECISION NOT NULL, replied_at DOUBLE PRECISION NOT NULL,"
        " wait_first_s DOUBLE PRECISION NOT NULL, wait_last_s DOUBLE PRECISION NOT NULL, messages INTEGER NOT NULL,"
        " evidence VARCHAR(16) NOT NULL, probable BOOLEAN NOT NULL, phrase_id VARCHAR NOT NULL,"
        " retracted_at DOUBLE PRECISION)",
        "CREATE INDEX replies_by_time ON replies (replied_at)",
        "CREATE TABLE uses (phrase_id VARCHAR PRIMARY KEY, count INTEGER NOT NULL,"
        " last_used DOUBLE PRECISION NOT NULL)",
    ):
        connection.execute(text(statement))


STEPS: tuple[Step, ...] = (_begin,)
"""Step n leads from version n to n + 1."""


def migrate(connection: Connection, url: str, steps: Sequence[Step] = STEPS) -> None:
    """Bring the database up to date, in the transaction of `connection`.

    Raises:
        NewerLogError: it is of a version that this program does not know.
    """
    if not inspect(connection).has_table("schema_version"):
        connection.execute(text("CREATE TABLE schema_version (version INTEGER NOT NULL)"))
        connection.execute(text("INSERT INTO schema_version VALUES (0)"))
    found = connection.execute(text("SELECT version FROM schema_version")).scalar_one()
    if found > len(steps):
        raise NewerLogError(url, found, len(steps))
    for step in steps[found:]:
        step(connection)
    if found < len(steps):
        connection.execute(text("UPDATE schema_version SET version = :version"), {"version": len(steps)})
