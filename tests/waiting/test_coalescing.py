from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.waiting.board import Board
from assistant.waiting.coalescing import BY_HAND, ECHO, REPEAT
from assistant.waiting.message import Conversation, Evidence, Message, Reply

LI, WANG, SOMEBODY = (Conversation("hexchat", name) for name in ("xiaoli", "wangwu", ""))


def notified(who: Conversation, at: float) -> Message:
    return Message(who, at, "notification")


def flashed(at: float) -> Message:
    return Message(SOMEBODY, at, "attention")


def counted(at: float) -> Message:
    return Message(SOMEBODY, at, "title")


def shown(*messages: Message) -> dict[str, list[float]]:
    board = Board()
    for message in messages:
        board = board.message(message)
    return {row.conversation.customer: [arrival.at for arrival in row.arrivals] for row in board.rows}


def test_the_same_signal_twice_is_one_message() -> None:
    assert shown(notified(LI, 10), notified(LI, 10 + REPEAT)) == {"xiaoli": [10]}
    assert shown(notified(LI, 10), notified(LI, 10.5)) == {"xiaoli": [10, 10.5]}


def test_repeats_do_not_chain_into_silence() -> None:
    assert shown(*(notified(LI, 10 + n * REPEAT) for n in range(5))) == {"xiaoli": [10, 10.5, 11]}


def test_flash_and_count_of_one_message_are_one() -> None:
    assert shown(flashed(10), counted(10.1)) == {"": [10]}


def test_the_next_message_of_a_source_is_no_echo_of_the_other() -> None:
    assert shown(counted(10), flashed(10.1), counted(11)) == {"": [10, 11]}


def test_a_flash_is_named_by_the_notification() -> None:
    assert shown(flashed(10), notified(LI, 11)) == {"xiaoli": [10]}


def test_a_flash_adds_nothing_to_a_named_customer_who_waits() -> None:
    assert shown(notified(LI, 10), flashed(10.1)) == {"xiaoli": [10]}
    assert shown(notified(LI, 10), flashed(500)) == {"xiaoli": [10]}


def test_two_customers_at_once() -> None:
    assert shown(notified(LI, 10), flashed(10.1), notified(WANG, 11), flashed(11.1)) == {"xiaoli": [10], "wangwu": [11]}


def test_older_unnamed_messages_stay_unnamed() -> None:
    assert shown(flashed(10), flashed(100), notified(LI, 101)) == {"": [10], "xiaoli": [100]}


def test_an_unnamed_message_long_before_may_be_another_customers() -> None:
    assert shown(flashed(10), notified(LI, 10.1 + ECHO)) == {"": [10], "xiaoli": [10.1 + ECHO]}


def test_a_flash_in_another_client_is_another_message() -> None:
    other = Message(Conversation("gajim"), 10.1, "attention")
    board = Board().message(notified(LI, 10)).message(other)
    assert board.waiting == (LI, Conversation("gajim"))


def test_what_the_agent_reports_by_hand_counts() -> None:
    assert shown(notified(LI, 10), Message(SOMEBODY, 20, BY_HAND)) == {"xiaoli": [10], "": [20]}


@pytest.mark.parametrize("late", [flashed(11), Message(LI, 11, "title"), notified(LI, 10.2)])
def test_the_echo_of_an_answered_message_is_no_new_one(late: Message) -> None:
    board, done = Board().message(notified(LI, 10)).reply(Reply(LI, 10.5, Evidence.MARKED))
    assert done
    assert board.message(late).rows == ()


def test_the_next_message_after_an_answer_waits() -> None:
    board, _ = Board().message(notified(LI, 10)).reply(Reply(LI, 10.5, Evidence.MARKED))
    assert board.message(notified(LI, 11)).waiting == (LI,)


def test_a_message_that_was_seen_stays_seen_when_its_echo_comes() -> None:
    board = Board().message(notified(LI, 10)).see([LI]).message(Message(LI, 11, "title"))
    assert board.rows[0].seen


@pytest.mark.parametrize("order", list(permutations([notified(LI, 10.2), flashed(10.0), counted(10.1)])))
def test_in_whatever_order_the_sources_tell_of_it(order: tuple[Message, ...]) -> None:
    (times,) = shown(*order).values()
    assert len(times) == 1
    assert set(shown(*order)) == {"xiaoli"}


@given(
    st.lists(st.tuples(st.sampled_from([LI, WANG]), st.floats(ECHO * 2 + 1, 300)), min_size=1, max_size=8),
    st.lists(st.tuples(st.booleans(), st.floats(-ECHO / 2, ECHO / 2)), min_size=8, max_size=8),
)
def test_flashes_beside_notifications_change_nobody_and_no_count(
    said: list[tuple[Conversation, float]], flashes: list[tuple[bool, float]]
) -> None:
    """Both sources or only the naming one: the same customers with as many messages, each at most an echo earlier."""
    at, named, both = 0.0, [], []
    for (who, gap), (flashes_too, shift) in zip(said, flashes, strict=False):
        at += gap
        named.append(notified(who, at))
        both.append(notified(who, at))
        if flashes_too:
            both.append(flashed(at + shift))
    alone, together = shown(*named), shown(*sorted(both, key=lambda message: message.at))
    assert alone.keys() == together.keys()
    for customer, times in alone.items():
        pairs = list(zip(times, together[customer], strict=True))
        assert all(0 <= plain - merged <= ECHO for plain, merged in pairs)
