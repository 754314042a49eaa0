import time
from threading import Event

from assistant.waiting.board import Board
from assistant.waiting.clocks import Clocks
from assistant.waiting.keeper import Keeper
from assistant.waiting.message import Conversation, Message

NOW = Clocks(0, 0)


def board(n: int) -> Board:
    return Board().message(Message(Conversation("irc", str(n)), 0))


def test_the_newest_board_is_written_and_those_between_are_not() -> None:
    began, go_on, written = Event(), Event(), []

    def save(saved: Board, _: Clocks) -> None:
        written.append(saved)
        began.set()
        go_on.wait(10)

    keeper = Keeper(save)
    keeper.keep(board(0), NOW)
    assert began.wait(10)
    for n in range(1, 5):
        keeper.keep(board(n), NOW)
    go_on.set()
    keeper.close()
    assert written == [board(0), board(4)]


def test_closing_writes_what_is_still_to_be_written() -> None:
    written = []
    keeper = Keeper(lambda saved, _: written.append(saved))
    keeper.keep(board(1), NOW)
    keeper.close()
    assert written == [board(1)]


def test_a_failure_is_told_and_tried_once_more_at_the_end() -> None:
    full, written = [True], []

    def save(saved: Board, _: Clocks) -> None:
        if full:
            raise OSError("disk full")
        written.append(saved)

    keeper = Keeper(save)
    keeper.keep(board(1), NOW)
    end = time.monotonic() + 10
    while keeper.problem is None and time.monotonic() < end:
        time.sleep(0.001)
    assert str(keeper.problem) == "disk full"
    full.clear()
    keeper.close()
    assert keeper.problem is None
    assert written == [board(1)]


def test_nothing_was_kept() -> None:
    keeper = Keeper(lambda saved, _: None)
    keeper.close()
    assert keeper.problem is None
