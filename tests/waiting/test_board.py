from hypothesis import given
from hypothesis import strategies as st

from assistant.waiting.board import UNDOABLE, Board
from assistant.waiting.message import Conversation, Evidence, Message, Reply
from assistant.waiting.round import Correction

LI, WANG = Conversation("hexchat", "xiaoli"), Conversation("hexchat", "wangwu")


def came(conversation: Conversation, at: float, source: str = "notification") -> Message:
    return Message(conversation, at, source)


def answered(conversation: Conversation, at: float) -> Reply:
    return Reply(conversation, at, Evidence.MARKED)


def board_of(*messages: Message) -> Board:
    board = Board()
    for message in messages:
        board = board.message(message)
    return board


def test_a_round_runs_from_the_first_unanswered_message_to_the_reply() -> None:
    board, done = board_of(came(LI, 10), came(LI, 35)).reply(Reply(LI, 50, Evidence.PASTE_SENT, False, "p1"))
    assert board.rows == ()
    assert done is not None
    assert (done.first_at, done.last_at, done.messages, done.replied_at) == (10, 35, 2, 50)
    assert (done.wait_first, done.wait_last) == (40, 15)
    assert (done.conversation, done.evidence, done.probable, done.phrase_id) == (LI, Evidence.PASTE_SENT, False, "p1")


def test_a_reply_to_nobody_who_waits_changes_nothing() -> None:
    board = board_of(came(LI, 10))
    assert board.reply(answered(WANG, 20)) == (board, None)


def test_a_message_after_the_moment_of_the_reply_waits_on() -> None:
    board, done = board_of(came(LI, 10), came(LI, 20)).reply(answered(LI, 15))
    assert done is not None
    assert done.messages == 1
    row = board.row(LI)
    assert row is not None
    assert row.first_at == 20


def test_a_reply_before_every_message_answers_nothing() -> None:
    board = board_of(came(LI, 10))
    assert board.reply(answered(LI, 5)) == (board, None)


def test_undo_waits_since_the_first_message_and_takes_in_what_came_since() -> None:
    board, done = board_of(came(LI, 10)).reply(answered(LI, 20))
    assert done is not None
    board, correction = board.message(came(LI, 30)).reopen(done)
    row = board.row(LI)
    assert row is not None
    assert [arrival.at for arrival in row.arrivals] == [10, 30]
    assert correction == Correction(retracted=(done,))
    assert board.rounds == ()


def test_a_round_is_taken_back_once() -> None:
    board, done = board_of(came(LI, 10)).reply(answered(LI, 20))
    assert done is not None
    board, _ = board.reopen(done)
    assert board.reopen(done) == (board, Correction())


def test_taking_back_an_older_round_lengthens_the_later_one() -> None:
    board, first = board_of(came(LI, 10)).reply(answered(LI, 20))
    board, second = board.message(came(LI, 100)).reply(answered(LI, 130))
    assert first is not None
    assert second is not None
    board, correction = board.reopen(first)
    assert board.rows == ()
    assert correction.retracted == (first, second)
    (whole,) = correction.written
    assert (whole.first_at, whole.last_at, whole.messages, whole.wait_first) == (10, 100, 2, 120)
    assert board.rounds == (whole,)


def test_messages_told_late_stand_in_their_order() -> None:
    board, first = board_of(came(LI, 10)).reply(answered(LI, 20))
    board, _ = board.message(came(LI, 4)).reply(answered(LI, 30))
    assert first is not None
    _, correction = board.reopen(first)
    assert [(whole.first_at, whole.last_at, whole.wait_first) for whole in correction.written] == [(4, 10, 26)]


def test_only_the_last_rounds_are_kept() -> None:
    board = Board()
    for n in range(UNDOABLE + 5):
        board, _ = board.message(came(LI, 10 * n)).reply(answered(LI, 10 * n + 5))
    assert len(board.rounds) == UNDOABLE
    assert board.rounds[-1].first_at == 10 * (UNDOABLE + 4)


def test_nobody_waits_longer_while_the_agent_is_on_a_break() -> None:
    board = board_of(came(LI, 10)).pause(20).message(came(WANG, 50))
    assert board.waited(10, 80) == 10
    assert board.waited(50, 80) == 0
    board = board.resume(100)
    assert board.waited(10, 130) == 40
    assert board.waited(50, 130) == 30
    _, done = board.reply(answered(LI, 130))
    assert done is not None
    assert done.wait_first == 40


def test_a_second_pause_and_a_second_return_change_nothing() -> None:
    board = Board().pause(10)
    assert board.pause(20) == board
    board = board.resume(30)
    assert board.resume(40) == board


def test_breaks_before_everybody_who_waits_are_dropped() -> None:
    board = Board().pause(10).resume(20)
    assert board.breaks == ()
    board = board.message(came(LI, 30)).pause(40).resume(50).pause(60).resume(70)
    assert len(board.breaks) == 2


def test_seen_lasts_until_the_next_message() -> None:
    board = board_of(came(LI, 10), came(WANG, 20)).see([LI])
    assert [row.seen for row in board.rows] == [True, False]
    assert [row.seen for row in board.see_all().rows] == [True, True]
    board = board.message(came(LI, 30))
    assert [row.seen for row in board.rows] == [False, False]


def test_forgetting_writes_no_round() -> None:
    board = board_of(came(LI, 10), came(WANG, 20)).forget(LI)
    assert board.waiting == (WANG,)
    assert board.rounds == ()


@given(st.lists(st.tuples(st.floats(0, 1000), st.floats(0, 100)), max_size=6), st.floats(0, 500), st.floats(0, 2000))
def test_a_wait_is_the_time_less_the_breaks(breaks: list[tuple[float, float]], since: float, length: float) -> None:
    board, now, rested = board_of(came(LI, since)), 0.0, 0.0
    until = since + length
    for gap, rest in breaks:
        start, end = now + gap, now + gap + rest
        board, now = board.pause(start).resume(end), end
        rested += max(0.0, min(end, until) - max(start, since))
    assert abs(board.waited(since, until) - (until - since - rested)) < 1e-6
