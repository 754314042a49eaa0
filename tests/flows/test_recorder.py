"""What is on the disk of the day, through the recorder. The log and the saved board have tests of their own."""

import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant.flows.recorder import Recorder
from assistant.library.damage import NewerFormatError
from assistant.waiting.board import Board
from assistant.waiting.clocks import Clocks
from assistant.waiting.log import LogState
from assistant.waiting.message import Conversation, Evidence, Message, Reply
from assistant.waiting.round import Round

ANNA = Conversation("hexchat", "anna")
WAIT = 10  # s until a test gives up
DAY = 86400.0


class Disk:
    """One profile folder; `opened` gives a new run of the program on it."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.now = Clocks(1000.0, 1_800_000_000.0, "this run")
        self._open: list[Recorder] = []

    @property
    def log(self) -> Path:
        return self.home / "replies.sqlite"

    def opened(self) -> Recorder:
        recorder = Recorder(
            secret=self.home / "secret",
            waiting=self.home / "waiting.sealed",
            log_url=f"sqlite:///{self.log}",
            clocks=lambda: self.now,
        )
        self._open.append(recorder)
        return recorder

    def close(self, recorder: Recorder) -> None:
        self._open.remove(recorder)
        recorder.close()

    def close_all(self) -> None:
        for recorder in list(self._open):
            self.close(recorder)

    def later(self, seconds: float, boot_id: str = "this run", boot: float | None = None) -> None:
        boot = self.now.boot + seconds if boot is None else boot
        self.now = Clocks(boot, self.now.wall + seconds, boot_id)

    def rows(self, wanted: str) -> list[Any]:
        connection = sqlite3.connect(self.log)
        try:
            return connection.execute(f"SELECT {wanted} FROM replies ORDER BY replied_at").fetchall()
        finally:
            connection.close()

    def contents(self) -> bytes:
        return b"".join(path.read_bytes() for path in sorted(self.home.rglob("*")) if path.is_file())


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    disk = Disk(tmp_path)
    yield disk
    disk.close_all()


def waiting(at: float = 1000.0) -> Board:
    return Board().message(Message(ANNA, at, "hand"))


def answered(at: float, wait: float, phrase_id: str = "") -> tuple[Board, Round]:
    board, done = waiting(at - wait).reply(Reply(ANNA, at, Evidence.PASTE_SENT, phrase_id=phrase_id))
    assert done
    return board, done


def test_who_waits_waits_on_after_a_restart_of_the_program(disk: Disk) -> None:
    first = disk.opened()
    assert first.board() == Board()
    first.changed(waiting())
    disk.close(first)
    disk.later(20)
    board = disk.opened().board()
    assert board.waiting == (ANNA,)
    assert board.waited(board.rows[0].first_at, disk.now.boot) == 20


def test_and_after_a_restart_of_the_machine(disk: Disk) -> None:
    first = disk.opened()
    first.changed(waiting())
    disk.close(first)
    disk.later(120, boot_id="next run", boot=5.0)
    board = disk.opened().board()
    assert board.waited(board.rows[0].first_at, disk.now.boot) == pytest.approx(120)


def test_who_was_answered_before_the_end_does_not_wait_again(disk: Disk) -> None:
    first = disk.opened()
    first.changed(waiting())
    first.changed(Board())
    disk.close(first)
    assert disk.opened().board() == Board()


def test_no_name_lies_readable_on_the_disk(disk: Disk) -> None:
    recorder = disk.opened()
    recorder.changed(waiting())
    recorder.closed(answered(1010.0, 10)[1])
    recorder.today(30, 60).result(WAIT)
    disk.close(recorder)
    assert b"anna" not in disk.contents()


def test_a_round_becomes_a_row_and_a_figure(disk: Disk) -> None:
    recorder = disk.opened()
    assert recorder.today(30, 60).result(WAIT) == {
        "replies": 0,
        "within_30s": 0,
        "within_60s": 0,
        "average_s": None,
    }
    for wait in (10, 50):
        disk.later(100)
        recorder.closed(answered(disk.now.boot, wait, "hello")[1])
    assert recorder.today(30, 60).result(WAIT) == {
        "replies": 2,
        "within_30s": 1,
        "within_60s": 2,
        "average_s": 30,
    }
    assert disk.rows("client, wait_first_s, evidence, phrase_id") == [
        ("hexchat", 10, "paste-sent", "hello"),
        ("hexchat", 50, "paste-sent", "hello"),
    ]


def test_an_answer_taken_back_is_retracted(disk: Disk) -> None:
    recorder = disk.opened()
    board, done = answered(1010.0, 10)
    disk.later(30)
    recorder.closed(done)
    recorder.corrected(board.reopen(done)[1])
    assert recorder.today(30, 60).result(WAIT)["replies"] == 0
    assert [retracted is not None for (retracted,) in disk.rows("retracted_at")] == [True]


def test_a_phrase_weighs_by_its_uses_halved_with_every_month(disk: Disk) -> None:
    recorder = disk.opened()
    for _ in range(4):
        recorder.used("old")
    disk.later(30 * DAY)
    recorder.used("new")
    assert recorder.weights().result(WAIT) == pytest.approx({"old": 2, "new": 1})
    disk.later(30 * DAY)
    assert recorder.weights().result(WAIT) == pytest.approx({"old": 1, "new": 0.5})


def test_a_use_in_the_future_of_a_clock_set_back_weighs_no_more_than_one_now(disk: Disk) -> None:
    recorder = disk.opened()
    recorder.used("x")
    disk.later(-400 * DAY)
    assert recorder.weights().result(WAIT) == {"x": 1}


def test_a_log_that_cannot_be_opened_gives_no_figures_and_says_why(disk: Disk) -> None:
    disk.log.mkdir()
    recorder = disk.opened()
    recorder.closed(answered(1010.0, 10)[1])
    assert recorder.weights().result(WAIT) == {}
    assert set(recorder.today(30, 60).result(WAIT).values()) == {None}
    assert (recorder.log_status.state, recorder.log_status.unsaved) == (LogState.RETRYING, 1)
    assert recorder.log_status.detail


def test_broken_files_are_set_aside_and_told_each_once(disk: Disk) -> None:
    recorder = disk.opened()
    recorder.changed(waiting())
    recorder.closed(answered(1010.0, 10)[1])
    recorder.today(30, 60).result(WAIT)
    disk.close(recorder)
    for name in ("secret", "waiting.sealed", "replies.sqlite"):
        (disk.home / name).write_bytes(b"no longer what it was")
    recorder = disk.opened()
    assert recorder.board() == Board()
    assert recorder.today(30, 60).result(WAIT)["replies"] == 0
    assert [damage.path.name for damage in recorder.damages] == ["secret", "waiting.sealed", "replies.sqlite"]
    for damage in recorder.damages:
        assert damage.set_aside
        assert damage.set_aside.read_bytes() == b"no longer what it was"
    recorder.changed(waiting())
    disk.close(recorder)
    recorder = disk.opened()
    assert (recorder.board().waiting, recorder.damages) == ((ANNA,), ())


def test_a_waiting_list_that_cannot_be_written_is_told_until_it_can(disk: Disk) -> None:
    recorder = disk.opened()
    (disk.home / "waiting.sealed").mkdir()
    recorder.changed(waiting())
    end = time.monotonic() + WAIT
    while recorder.problem is None and time.monotonic() < end:
        time.sleep(0.005)
    assert isinstance(recorder.problem, OSError)
    (disk.home / "waiting.sealed").rmdir()
    disk.close(recorder)
    assert recorder.problem is None
    assert disk.opened().board().waiting == (ANNA,)


def test_a_list_of_a_newer_program_is_left_alone(disk: Disk, monkeypatch: pytest.MonkeyPatch) -> None:
    recorder = disk.opened()
    with monkeypatch.context() as newer:
        newer.setattr("assistant.waiting.saved.FORMAT", 2)
        recorder.changed(waiting())
        disk.close(recorder)
    before = (disk.home / "waiting.sealed").read_bytes()
    with pytest.raises(NewerFormatError):
        disk.opened().board()
    assert (disk.home / "waiting.sealed").read_bytes() == before


def test_a_secret_that_cannot_be_made_is_an_error_at_once(disk: Disk) -> None:
    disk.home = disk.home / "file"
    disk.home.write_text("in the way")
    with pytest.raises(OSError, match="file"):
        disk.opened()
