import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant.waiting.board import Board
from assistant.waiting.clocks import Clocks
from assistant.waiting.log import LogState, NewerLogError, ReplyLog, Today, Use
from assistant.waiting.log.state import LogUnavailableError, set_aside_database
from assistant.waiting.message import Conversation, Evidence, Message, Reply
from assistant.waiting.round import Correction, Round
from assistant.waiting.secret import Secret

NOON = 1_800_000_000.0
SOON = 0.05  # s between tries, in place of 30
WAIT = 20  # s until a test gives up


def clocks(boot: float) -> Clocks:
    return Clocks(boot, NOON + boot)


def answered(name: str, at: float, wait: float) -> Round:
    who = Conversation("hexchat", name)
    _, done = Board().message(Message(who, at - wait)).reply(Reply(who, at, Evidence.MARKED))
    assert done
    return done


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "data" / "replies.sqlite"


@pytest.fixture
def log(file: Path) -> Iterator[ReplyLog]:
    log = ReplyLog(f"sqlite:///{file}", Secret(b"k" * 32), SOON)
    yield log
    log.close()


def rows(file: Path, wanted: str = "*") -> list[Any]:
    connection = sqlite3.connect(file)
    try:
        return connection.execute(f"SELECT {wanted} FROM replies ORDER BY replied_at").fetchall()
    finally:
        connection.close()


def test_a_round_becomes_a_row(log: ReplyLog, file: Path) -> None:
    assert log.status.state is LogState.UNOPENED
    log.write(answered("xiaoli", 100, 20), clocks(110)).result(WAIT)
    (row,) = rows(file, "first_at, last_at, replied_at, wait_first_s, messages, evidence, probable, retracted_at")
    assert row == (NOON + 80, NOON + 80, NOON + 100, 20, 1, "marked", 0, None)
    assert log.status.state is LogState.READY


def test_no_name_is_in_the_file(log: ReplyLog, file: Path) -> None:
    log.write(answered("xiaoli-the-customer", 100, 20), clocks(110)).result(WAIT)
    log.close()
    assert all(b"xiaoli" not in path.read_bytes() for path in file.parent.iterdir())


def test_a_log_that_was_never_written_answers_without_being_opened(log: ReplyLog, file: Path) -> None:
    assert log.uses().result(WAIT) == {}
    assert log.today(clocks(0), 30, 60).result(WAIT) == Today(0, 0, 0, None)
    assert log.status.state is LogState.UNOPENED
    assert not file.exists()


def test_the_database_library_is_loaded_when_something_is_written() -> None:
    import subprocess

    code = (
        "import sys, assistant.waiting.log as log; made = log.ReplyLog('sqlite:////nowhere/at/all', None);"
        "made.uses().result(); print('sqlalchemy' in sys.modules)"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "False"


def test_undo_retracts_the_row(log: ReplyLog, file: Path) -> None:
    first, second = answered("xiaoli", 100, 20), answered("wangwu", 200, 50)
    log.write(first, clocks(100))
    log.write(second, clocks(200))
    log.correct(Correction(retracted=(first,)), clocks(300))
    assert log.today(clocks(300), 30, 60).result(WAIT) == Today(1, 0, 1, 50)
    assert rows(file, "retracted_at") == [(NOON + 300,), (None,)]


def test_a_correction_writes_what_takes_its_place(log: ReplyLog) -> None:
    first, second, whole = answered("xiaoli", 100, 20), answered("xiaoli", 200, 50), answered("xiaoli", 200, 120)
    log.write(first, clocks(100))
    log.write(second, clocks(200))
    log.correct(Correction((first, second), (whole,)), clocks(300))
    assert log.today(clocks(300), 30, 60).result(WAIT) == Today(1, 0, 0, 120)


def test_a_round_the_log_does_not_know_is_left_out(log: ReplyLog) -> None:
    log.correct(Correction((answered("xiaoli", 100, 20),)), clocks(300))
    assert log.today(clocks(300), 30, 60).result(WAIT) == Today()


def test_today_is_the_local_day(log: ReplyLog) -> None:
    for day in (-1, 0, 1):
        log.write(answered("xiaoli", 86_400.0 * day, 10), clocks(86_400.0 * day))
    assert log.today(clocks(0), 30, 60).result(WAIT) == Today(1, 1, 1, 10)


def test_uses_are_counted(log: ReplyLog) -> None:
    for at, phrase in ((1, "a"), (2, "b"), (3, "a")):
        log.used(phrase, clocks(at))
    assert log.uses().result(WAIT) == {"a": Use(2, NOON + 3), "b": Use(1, NOON + 2)}


def test_rows_stay_between_runs(log: ReplyLog, file: Path) -> None:
    log.write(answered("xiaoli", 100, 20), clocks(100))
    assert log.close() == 0
    again = ReplyLog(f"sqlite:///{file}", Secret(b"k" * 32))
    again.write(answered("xiaoli", 200, 40), clocks(200))
    assert again.today(clocks(200), 30, 60).result(WAIT) == Today(2, 1, 2, 30)
    again.close()
    hashes = rows(file, "customer")
    assert len(set(hashes)) == 1


def test_a_locked_database_makes_rows_wait(log: ReplyLog, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assistant.waiting.log.database._LOCKED_FOR", 0.01)
    wrong = answered("xiaoli", 100, 20)
    log.write(wrong, clocks(100)).result(WAIT)
    log._worker._database.close()  # type: ignore[union-attr] # so that the shorter patience counts
    log._worker._database = None
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    waiting = log.write(answered("wangwu", 200, 50), clocks(200))
    # Figures count what waits in memory; the question is answered after a first try to write.
    assert log.today(clocks(200), 30, 60).result(WAIT) == Today(2, 1, 2, 35)
    log.correct(Correction(retracted=(wrong,)), clocks(200))
    assert log.today(clocks(200), 30, 60).result(WAIT) == Today(1, 0, 1, 50)
    status = log.status
    assert (status.state, status.unsaved) == (LogState.RETRYING, 2)
    assert "locked" in status.detail
    assert "INSERT" not in status.detail
    other.execute("ROLLBACK")
    other.close()
    waiting.result(WAIT)
    assert log.status.unsaved == 0
    assert log.status.state is LogState.READY
    assert len(rows(file)) == 2


def test_a_folder_that_cannot_be_made_makes_rows_wait(log: ReplyLog, file: Path) -> None:
    file.parent.write_text("in the way")
    waiting = log.write(answered("xiaoli", 100, 20), clocks(100))
    used = log.used("a", clocks(100))
    with pytest.raises(LogUnavailableError):
        log.uses().result(WAIT)
    assert log.status.state is LogState.RETRYING
    assert log.status.unsaved == 2
    file.parent.unlink()
    waiting.result(WAIT)
    used.result(WAIT)
    assert log.uses().result(WAIT) == {"a": Use(1, NOON + 100)}


def test_what_cannot_be_written_at_the_end_is_said_to_be_lost(log: ReplyLog, file: Path) -> None:
    file.parent.write_text("in the way")
    waiting = log.write(answered("xiaoli", 100, 20), clocks(100))
    assert log.close() == 1
    with pytest.raises(LogUnavailableError):
        waiting.result(WAIT)
    with pytest.raises(RuntimeError):
        log.write(answered("xiaoli", 100, 20), clocks(100))


@pytest.mark.parametrize(
    "content", [b"no database at all, but a text of some length" * 99, b"SQLite format 3\0" + b"\xff" * 4096]
)
def test_a_damaged_file_is_set_aside_and_a_new_one_begun(log: ReplyLog, file: Path, content: bytes) -> None:
    file.parent.mkdir()
    file.write_bytes(content)
    log.write(answered("xiaoli", 100, 20), clocks(100)).result(WAIT)
    (damage,) = log.status.damages
    assert damage.set_aside
    assert damage.set_aside.read_bytes() == content
    assert log.status.state is LogState.READY
    assert len(rows(file)) == 1


def test_what_sqlite_keeps_beside_a_file_goes_with_it(file: Path) -> None:
    file.parent.mkdir()
    for ending in ("", "-wal", "-shm"):
        file.with_name(file.name + ending).write_text(ending)
    aside = set_aside_database(file)
    found = {path.name: path.read_text() for path in file.parent.iterdir()}
    assert found == {aside.name: "", f"{aside.name}-wal": "-wal", f"{aside.name}-shm": "-shm"}


def test_a_file_that_is_damaged_while_it_is_open(log: ReplyLog, file: Path) -> None:
    log.write(answered("xiaoli", 100, 20), clocks(100)).result(WAIT)
    log._worker._database.close()  # type: ignore[union-attr] # as when another program has written over it
    file.write_bytes(b"overwritten" * 1000)
    log.write(answered("wangwu", 200, 20), clocks(200)).result(WAIT)
    assert len(log.status.damages) == 1
    assert len(rows(file)) == 1


def test_a_newer_programs_database_is_refused_and_left_untouched(log: ReplyLog, file: Path) -> None:
    file.parent.mkdir()
    connection = sqlite3.connect(file)
    connection.execute("CREATE TABLE schema_version (version INTEGER)")
    connection.execute("INSERT INTO schema_version VALUES (99)")
    connection.commit()
    connection.close()
    for future in (log.write(answered("xiaoli", 100, 20), clocks(100)), log.uses(), log.used("a", clocks(100))):
        with pytest.raises(NewerLogError) as caught:
            future.result(WAIT)
        assert caught.value.found == 99
    assert log.status.state is LogState.REFUSED
    assert log.status.unsaved == 0
    with pytest.raises(sqlite3.OperationalError, match="no such table"):
        rows(file)


def test_a_read_only_database_can_still_be_asked(log: ReplyLog, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    log.write(answered("xiaoli", 100, 20), clocks(100)).result(WAIT)

    def refuse(*_: object) -> None:
        raise sqlite3.OperationalError("attempt to write a readonly database")

    with monkeypatch.context() as patch:
        patch.setattr("assistant.waiting.log.database.Database.apply", refuse)
        waiting = log.write(answered("wangwu", 200, 40), clocks(200))
        assert log.today(clocks(200), 30, 60).result(WAIT) == Today(2, 1, 2, 30)
        assert log.status.state is LogState.RETRYING
        assert not waiting.done()
    waiting.result(WAIT)
    assert log.status.state is LogState.READY
