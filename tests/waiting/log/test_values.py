import time

import pytest

from assistant.waiting.board import Board
from assistant.waiting.clocks import Clocks
from assistant.waiting.log.values import Today, customer_hash, figures, local_day, log_row
from assistant.waiting.message import Conversation, Evidence, Message, Reply

KEY = b"k" * 32
LI = Conversation("hexchat", "xiaoli")


def test_a_row_is_its_round_by_the_wall_clock() -> None:
    board = Board().message(Message(LI, 100, "a")).message(Message(LI, 110, "a")).pause(115).resume(116)
    _, done = board.reply(Reply(LI, 120, Evidence.PASTE_ENTER, True, "p1"))
    assert done
    row = log_row("id", done, Clocks(boot=130, wall=5000), KEY)
    assert (row.first_at, row.last_at, row.replied_at) == (4970, 4980, 4990)
    assert (row.wait_first_s, row.wait_last_s, row.messages) == (19, 9, 2)
    assert (row.client, row.evidence, row.probable, row.phrase_id) == ("hexchat", "paste-enter", True, "p1")


def test_a_customer_is_known_again_and_cannot_be_read() -> None:
    hashed = customer_hash(LI, KEY)
    assert hashed == customer_hash(LI, KEY)
    assert len(hashed) == 32
    others = [customer_hash(Conversation("qq", "xiaoli"), KEY), customer_hash(LI, b"o" * 32)]
    assert hashed not in others
    assert customer_hash(Conversation("a", "b\0c"), KEY) != customer_hash(Conversation("a\0b", "d"), KEY)
    assert customer_hash(Conversation("hexchat"), KEY) == ""


def test_figures() -> None:
    assert figures([], 30, 60) == Today(0, 0, 0, None)
    assert figures([10, 30, 30.5, 60, 119.5], 30, 60) == Today(5, 2, 4, 50)


@pytest.mark.parametrize(
    ("moment", "hours"),
    [("2026-03-29 12:00", 23), ("2026-10-25 12:00", 25), ("2026-10-25 00:00", 25), ("2026-06-01 23:59", 24)],
)
def test_the_local_day_also_when_clocks_change(monkeypatch: pytest.MonkeyPatch, moment: str, hours: int) -> None:
    monkeypatch.setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3")
    time.tzset()
    try:
        wall = time.mktime(time.strptime(moment, "%Y-%m-%d %H:%M"))
        start, end = local_day(wall)
        assert start <= wall < end
        assert end - start == hours * 3600
        assert time.strftime("%H:%M", time.localtime(start)) == "00:00"
    finally:
        monkeypatch.undo()
        time.tzset()
