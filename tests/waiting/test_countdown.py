import pytest

from assistant.waiting.board import Board
from assistant.waiting.countdown import level_of, next_change, view
from assistant.waiting.message import Conversation, Message
from assistant.waiting.view import Level, Limits

LI, WANG = Conversation("hexchat", "xiaoli"), Conversation("qq", "wangwu")


def board_of(*messages: tuple[Conversation, float]) -> Board:
    board = Board()
    for who, at in messages:
        board = board.message(Message(who, at, "notification"))
    return board


@pytest.mark.parametrize(
    ("wait", "level"),
    [
        (0, Level.FRESH),
        (19.9, Level.FRESH),
        (20, Level.DUE),
        (29.9, Level.DUE),
        (30, Level.LATE),
        (59.9, Level.LATE),
        (60, Level.OVERDUE),
        (90_000, Level.OVERDUE),
    ],
)
def test_levels(wait: float, level: Level) -> None:
    assert level_of(wait, wait, Limits()) is level


def test_writing_again_makes_nobody_fresh() -> None:
    (row,) = view(board_of((LI, 0), (LI, 58)), 61, Limits())
    assert (row.since_last, row.since_first, row.messages) == (3, 61, 2)
    assert row.level is Level.OVERDUE


def test_longest_waiting_first_by_the_leading_wait() -> None:
    board = board_of((LI, 0), (WANG, 10), (LI, 20))
    assert [row.customer for row in view(board, 30, Limits(leading="last"))] == ["wangwu", "xiaoli"]
    assert [row.customer for row in view(board, 30, Limits(leading="first"))] == ["xiaoli", "wangwu"]


def test_no_timer_while_nobody_waits() -> None:
    assert next_change(Board(), 5, Limits()) is None


def test_no_timer_on_a_break() -> None:
    assert next_change(board_of((LI, 0)).pause(5), 6, Limits()) is None


def test_the_next_second_of_the_row_that_is_shown_first() -> None:
    board = board_of((LI, 0.25), (WANG, 0.75))
    assert next_change(board, 10, Limits()) == pytest.approx(0.25)


def test_a_message_of_the_future_has_waited_no_time() -> None:
    (row,) = view(board_of((LI, 10)), 9, Limits())
    assert row.since_last == row.since_first == 0
