from collections.abc import Iterator

import pytest
from sqlalchemy import Connection, create_engine, event, inspect, text

from assistant.waiting.log.database import _begin, _write_ahead
from assistant.waiting.log.migrations import STEPS, migrate
from assistant.waiting.log.schema import metadata
from assistant.waiting.log.state import NewerLogError


@pytest.fixture
def connection() -> Iterator[Connection]:
    engine = create_engine("sqlite://")
    event.listen(engine, "connect", _write_ahead)
    event.listen(engine, "begin", _begin)
    with engine.connect() as connection:
        yield connection
    engine.dispose()


def version(connection: Connection) -> int:
    return int(connection.execute(text("SELECT version FROM schema_version")).scalar_one())


def test_the_steps_lead_to_the_tables_as_they_are_now(connection: Connection) -> None:
    migrate(connection, "")
    assert version(connection) == len(STEPS)
    found = inspect(connection)
    assert set(found.get_table_names()) == set(metadata.tables)
    for name, table in metadata.tables.items():
        columns = {column["name"]: column for column in found.get_columns(name)}
        assert list(columns) == [column.name for column in table.columns]
        for column in table.columns:
            assert columns[column.name]["nullable"] is bool(column.nullable) or column.primary_key
            assert columns[column.name]["type"].python_type is column.type.python_type
        assert {i["name"] for i in found.get_indexes(name)} == {index.name for index in table.indexes}


def test_a_database_of_this_version_stays_as_it_is(connection: Connection) -> None:
    migrate(connection, "")
    connection.execute(text("INSERT INTO uses VALUES ('a', 1, 2.0)"))
    migrate(connection, "")
    assert connection.execute(text("SELECT count FROM uses")).scalar_one() == 1


def test_version_1_begins_with_replies_and_uses(connection: Connection) -> None:
    migrate(connection, "", STEPS[:1])
    assert version(connection) == 1
    assert set(inspect(connection).get_table_names()) == {"schema_version", "replies", "uses"}


def test_only_the_steps_that_are_missing_are_taken(connection: Connection) -> None:
    def add_note(to: Connection) -> None:
        to.execute(text("ALTER TABLE uses ADD COLUMN note VARCHAR"))

    migrate(connection, "", STEPS)
    connection.execute(text("INSERT INTO uses VALUES ('a', 1, 2.0)"))
    migrate(connection, "", (*STEPS, add_note))
    assert connection.execute(text("SELECT count, note FROM uses")).one() == (1, None)
    assert version(connection) == len(STEPS) + 1


def test_a_step_that_fails_leaves_the_database_as_it_was(connection: Connection) -> None:
    def fail(to: Connection) -> None:
        to.execute(text("ALTER TABLE uses ADD COLUMN note VARCHAR"))
        raise RuntimeError("no")

    migrate(connection, "")
    connection.commit()
    with pytest.raises(RuntimeError):
        migrate(connection, "", (*STEPS, fail))
    connection.rollback()
    assert version(connection) == len(STEPS)
    assert "note" not in {column["name"] for column in inspect(connection).get_columns("uses")}


def test_a_newer_version_is_refused(connection: Connection) -> None:
    migrate(connection, "", (*STEPS, lambda _: None))
    with pytest.raises(NewerLogError):
        migrate(connection, "sqlite://")
