"""The one connection: how work comes into its thread, and how it ends."""

import os
import threading
from collections.abc import Iterator

import pytest
from Xlib import error

from assistant.desktop.x11.connection import Connection, ConnectionGoneError
from tests.desktop.servers import x_server
from tests.desktop.x11.conftest import wait_for


class Line:
    """A connection and what it said at its end."""

    def __init__(self, display: str) -> None:
        self.lost: list[str] = []
        self.connection = Connection(display, self.lost.append)
        self.connection.start()


@pytest.fixture
def line(needs_server: str) -> Iterator[Line]:
    line = Line(needs_server)
    yield line
    line.connection.close()


def test_nothing_is_written_to_the_pipe_once_it_is_closed(line: Line) -> None:
    bell = line.connection._bell
    line.connection.close()
    reader, writer = os.pipe()
    os.dup2(writer, bell)  # as a file that is opened then gets the number
    try:
        os.set_blocking(reader, False)
        assert not line.connection.post(lambda: None)
        line.connection.close()
        with pytest.raises(BlockingIOError):
            os.read(reader, 1)
    finally:
        for end in {reader, writer, bell}:
            os.close(end)


def test_whatever_ends_the_thread_is_told(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise ValueError("half an event")

    monkeypatch.setattr(line.connection.display, "pending_events", fail)
    line.connection.post(lambda: None)
    assert wait_for(lambda: line.lost) == ["half an event"]
    with pytest.raises(ConnectionGoneError):
        line.connection.call(lambda: None)


def test_what_was_given_up_is_not_done_later(line: Line) -> None:
    busy, free = threading.Event(), threading.Event()
    done: list[str] = []

    def work() -> None:
        busy.set()
        free.wait(10)

    line.connection.post(work)
    assert busy.wait(10)
    with pytest.raises(ConnectionGoneError):
        line.connection.call(lambda: done.append("late"), timeout=0.05)
    free.set()
    assert line.connection.call(lambda: list(done)) == []


def test_what_has_begun_is_waited_for(line: Line) -> None:
    begun, free = threading.Event(), threading.Timer(0.6, lambda: None)

    def work() -> str:
        begun.set()
        free.join()
        return "done"

    free.start()
    assert line.connection.call(work, timeout=0.5) == "done"
    assert begun.is_set()


@pytest.mark.x11
def test_lost_server_is_an_error_of_our_own() -> None:
    with x_server() as name:
        line = Line(name)
        root = line.connection.root
    with pytest.raises(ConnectionGoneError):
        line.connection.call(root.get_attributes)
    wait_for(lambda: line.lost)
    with pytest.raises(ConnectionGoneError):
        line.connection.call(lambda: None)


def test_closed_connection_met_by_the_work_itself(line: Line) -> None:
    def work() -> None:
        raise error.ConnectionClosedError("server")

    with pytest.raises(ConnectionGoneError):
        line.connection.call(work)
    wait_for(lambda: line.lost)
