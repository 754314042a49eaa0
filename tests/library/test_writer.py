from threading import Event

import pytest

from assistant.library.model import Layer
from assistant.library.writer import Writer


class Disk:
    """Records what is written; waits while `busy`, fails while `full`."""

    def __init__(self) -> None:
        self.written: list[tuple[str, Layer | None]] = []
        self.started = Event()
        self.free = Event()
        self.free.set()
        self.full = False

    def write(self, name: str, layer: Layer | None) -> None:
        self.started.set()
        assert self.free.wait(10)
        if self.full:
            raise OSError(28, "No space left on device")
        self.written.append((name, layer))


ONE, TWO, THREE = (Layer("a", version=version) for version in "123")


@pytest.fixture
def disk():
    return Disk()


@pytest.fixture
def writer(disk):
    writer = Writer(disk.write)
    yield writer
    disk.full = False
    disk.free.set()
    writer.close()


def test_quick_edits_become_one_write_and_all_are_told(disk, writer):
    disk.free.clear()
    first = writer.put("a", ONE)
    assert disk.started.wait(10)
    others = [writer.put("a", TWO), writer.put("b", None), writer.put("a", THREE)]
    assert not first.done()
    disk.free.set()
    for future in (first, *others):
        assert future.result(10) is None
    assert disk.written == [("a", ONE), ("a", THREE), ("b", None)]


def test_a_failure_is_told_and_the_next_put_saves_everything(disk, writer):
    disk.full = True
    with pytest.raises(OSError, match="No space"):
        writer.put("a", ONE).result(10)
    assert list(writer.unsaved) == ["a"]
    disk.full = False
    assert writer.put("a", TWO).result(10) is None
    assert writer.unsaved == {}
    assert disk.written == [("a", TWO)]


def test_again_tries_what_failed(disk, writer):
    disk.full = True
    writer.put("a", ONE).exception(10)
    writer.put("b", TWO).exception(10)
    disk.full = False
    for future in writer.again():
        future.result(10)
    assert disk.written == [("a", ONE), ("b", TWO)]
    assert writer.again() == ()


def test_again_never_puts_an_older_state_over_a_newer_one(disk, writer):
    disk.full = True
    writer.put("a", ONE).exception(10)
    disk.full = False
    disk.free.clear()
    disk.started.clear()
    newer = writer.put("a", TWO)
    assert disk.started.wait(10)
    assert writer.again() == ()
    disk.free.set()
    newer.result(10)
    writer.close()
    assert disk.written == [("a", TWO)]


def test_closing_writes_what_is_waiting(disk):
    writer = Writer(disk.write)
    disk.free.clear()
    futures = [writer.put(name, ONE) for name in "abc"]
    disk.free.set()
    writer.close()
    assert [name for name, _ in disk.written] == ["a", "b", "c"]
    assert all(future.done() for future in futures)
    with pytest.raises(RuntimeError):
        writer.put("a", TWO)


def test_closing_tries_what_failed_and_says_when_it_fails_again(disk):
    writer = Writer(disk.write)
    disk.full = True
    writer.put("a", ONE).exception(10)
    with pytest.raises(OSError, match="No space"):
        writer.close()


def test_a_future_that_is_cancelled_is_written_all_the_same(disk, writer):
    disk.free.clear()
    writer.put("b", ONE)
    future = writer.put("a", ONE)
    assert not future.cancel()
    disk.free.set()
    future.result(10)
    assert ("a", ONE) in disk.written
