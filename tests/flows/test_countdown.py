"""Message to countdown, with the built-in client profiles."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.clients.notification import Notification
from assistant.clients.window import Window
from assistant.flows.refusal import Refusal
from assistant.waiting.countdown import view
from assistant.waiting.message import Conversation, Evidence
from assistant.waiting.round import Correction
from assistant.waiting.signals import (
    AttentionAsked,
    AttentionEnded,
    Notified,
    TitleChanged,
)
from assistant.waiting.view import Level
from tests.flows.clock import LIMITS, Clock
from tests.flows.desk import ANNA, BEN, CONSOLE, EDITOR, PIDGIN

GAJIM = Window(21, "Gajim", "gajim")
NAMELESS = Conversation("pidgin")


@pytest.fixture
def clock() -> Clock:
    return Clock()


# Messages


def test_a_notification_starts_the_clock_and_counts_by_itself(clock: Clock) -> None:
    clock.writes("anna")
    clock.now += 15
    (row,) = clock.countdown.rows()
    assert (row.client, row.customer, row.since_last, row.messages, row.level) == ("hexchat", "anna", 25, 1, Level.DUE)
    assert clock.countdown.next_change() == 1
    assert clock.changes == 1


def test_who_has_waited_longest_comes_first(clock: Clock) -> None:
    clock.writes("anna", "ben", "anna")
    assert clock.waiting == ["ben", "anna"]


@pytest.mark.parametrize(
    "notification",
    [
        Notification("hexchat", "Channel message from: anna (#shop)", "hello"),
        Notification("Thunderbird", "Private message from: anna (shop)", "hello"),
        Notification("hexchat", "", ""),
    ],
)
def test_other_notifications_change_nothing(clock: Clock, notification: Notification) -> None:
    clock.sees(Notified, notification)
    assert (clock.waiting, clock.changes) == ([], 0)


def test_a_window_that_asks_for_attention_has_a_message(clock: Clock) -> None:
    clock.sees(AttentionAsked, PIDGIN)
    assert clock.countdown.board.waiting == (NAMELESS,)
    clock.sees(AttentionEnded, PIDGIN)
    assert clock.countdown.board.waiting == (NAMELESS,)


def test_a_window_in_front_asks_nobody(clock: Clock) -> None:
    clock.look_at(PIDGIN)
    clock.sees(AttentionAsked, PIDGIN)
    assert clock.waiting == []


def test_a_count_that_grows_in_a_title_is_a_message(clock: Clock) -> None:
    clock.sees(TitleChanged, replace(PIDGIN, title="[1] carla"), "carla")
    clock.now += 10
    clock.sees(TitleChanged, replace(PIDGIN, title="[2] carla"), "[1] carla")
    assert [row.messages for row in clock.countdown.rows()] == [2]
    clock.sees(TitleChanged, PIDGIN, "[2] carla")
    assert [row.messages for row in clock.countdown.rows()] == [2]


def test_looking_is_seen_and_no_reply(clock: Clock) -> None:
    clock.writes("anna", "ben")
    clock.look_at(ANNA)
    assert {row.customer: row.seen for row in clock.countdown.rows()} == {"anna": True, "ben": False}
    before = clock.changes
    clock.look_at(ANNA)
    assert clock.changes == before


def test_another_tab_in_the_window_in_front_is_looking_too(clock: Clock) -> None:
    clock.look_at(ANNA)
    clock.sees(TitleChanged, replace(BEN, id=ANNA.id), ANNA.title)
    clock.writes("anna", "ben")
    assert {row.customer: row.seen for row in clock.countdown.rows()} == {"anna": False, "ben": True}


def test_all_are_seen_at_once(clock: Clock) -> None:
    clock.writes("anna", "ben")
    clock.countdown.seen_all()
    assert all(row.seen for row in clock.countdown.rows())
    before = clock.changes
    clock.countdown.seen_all()
    assert clock.changes == before


def test_a_message_reported_by_command_needs_no_profile(clock: Clock) -> None:
    row = clock.countdown.message("our own shop", "林")
    assert (row.client, row.customer, row.since_last) == ("our own shop", "林", 0)
    assert clock.changes == 1


def test_a_message_reported_right_after_its_notification_was_answered_is_refused(clock: Clock) -> None:
    clock.sees(Notified, Notification("hexchat", "Private message from: anna (shop)", "hello"))
    clock.countdown.answered()
    with pytest.raises(Refusal, match="answered already"):
        clock.countdown.message("hexchat", "anna")


def test_a_message_of_the_customer_in_front(clock: Clock) -> None:
    clock.front = ANNA
    clock.countdown.message_in_front()
    clock.front = CONSOLE
    clock.countdown.message_in_front()
    assert clock.countdown.board.waiting == (Conversation("hexchat", "anna"), Conversation("browser"))


@pytest.mark.parametrize("front", [EDITOR, None])
def test_no_message_of_a_program_that_is_no_client(clock: Clock, front: Window | None) -> None:
    clock.front = front
    with pytest.raises(Refusal, match="no known chat client"):
        clock.countdown.message_in_front()


# Replies


def test_a_paste_that_we_sent_answers_the_customer_in_the_title(clock: Clock) -> None:
    clock.writes("anna", "ben")
    clock.paste(ANNA, sent=True)
    assert clock.waiting == ["ben"]
    assert clock.answers == [("anna", Evidence.PASTE_SENT, "hello", False)]


def test_a_paste_and_the_agents_enter(clock: Clock) -> None:
    clock.writes("anna")
    clock.paste(ANNA)
    assert clock.waiting == ["anna"]
    clock.now += 2
    clock.enter(ANNA)
    assert clock.answers == [("anna", Evidence.PASTE_ENTER, "hello", False)]
    assert clock.sent_by_agent == 1
    clock.writes("anna")
    clock.enter(ANNA)
    assert clock.answers[1:] == [("anna", Evidence.TYPED_ENTER, "", False)]
    assert clock.sent_by_agent == 1


def test_an_enter_that_may_have_gone_to_the_input_method_leaves_the_paste_where_it_was(clock: Clock) -> None:
    clock.writes("anna")
    clock.paste(ANNA)
    clock.enter(ANNA, composing=True)
    assert clock.answers == [("anna", Evidence.PASTE_ENTER, "hello", True)]
    assert clock.sent_by_agent == 0
    clock.enter(ANNA)
    assert clock.sent_by_agent == 1


def test_a_key_that_does_not_send_in_this_client_sends_no_paste(clock: Clock) -> None:
    clock.writes("anna")
    clock.paste(ANNA)
    clock.enter(ANNA, ctrl=True)
    assert (clock.waiting, clock.sent_by_agent) == (["anna"], 0)
    clock.enter(ANNA)
    assert clock.answers == [("anna", Evidence.PASTE_ENTER, "hello", False)]


@pytest.mark.parametrize("later", [{"phrase": None}, {"window": EDITOR}])
def test_a_paste_taken_back_or_followed_by_one_elsewhere_is_forgotten(clock: Clock, later: dict) -> None:
    clock.writes("anna")
    clock.paste(ANNA)
    clock.paste(**({"window": ANNA} | later))
    clock.enter(ANNA)
    assert clock.answers == [("anna", Evidence.TYPED_ENTER, "", False)]


def test_a_paste_that_failed_answers_nobody(clock: Clock) -> None:
    clock.writes("anna")
    clock.paste(ANNA, sent=True, failed=True)
    clock.countdown.delivered(Refusal("no"))
    assert (clock.waiting, clock.answers) == (["anna"], [])


def test_our_own_send_key_is_not_the_agents_however_many_pastes_are_under_way(clock: Clock) -> None:
    clock.writes("anna")
    clock.ours = {ANNA.id}
    clock.countdown.delivered(Refusal("another phrase is empty"))
    clock.enter(ANNA)
    assert clock.answers == []
    clock.paste(ANNA, sent=True)
    clock.ours = set()
    clock.enter(ANNA)  # seen late
    assert clock.answers == [("anna", Evidence.PASTE_SENT, "hello", False)]


def test_right_after_our_paste_the_agent_may_answer_another_customer_in_the_same_window(clock: Clock) -> None:
    clock.writes("anna", "ben")
    clock.paste(ANNA, sent=True)
    clock.now += 0.5
    clock.enter(replace(BEN, id=ANNA.id))
    assert [customer for customer, *_ in clock.answers] == ["anna", "ben"]


def test_our_own_send_key_in_one_window_and_the_agents_in_another(clock: Clock) -> None:
    clock.writes("anna", "ben")
    clock.ours = {ANNA.id}
    clock.enter(BEN)
    assert clock.answers == [("ben", Evidence.TYPED_ENTER, "", False)]


def test_with_several_in_a_client_that_names_nobody_it_is_in_doubt_until_the_agent_says(clock: Clock) -> None:
    clock.gajim("carla", "dora")
    clock.enter(GAJIM)
    (doubt,) = clock.doubted
    assert [c.customer for c in doubt.candidates] == ["carla", "dora"]
    assert clock.asked == []  # he goes on typing
    clock.now += 60
    clock.gajim("dora")
    clock.countdown.answered_in_front()
    ((asked, answered),) = clock.asked
    assert asked == doubt
    answered(Conversation("gajim", "dora"))
    assert [(r.conversation.customer, r.wait_first) for r in clock.closed] == [("dora", 10)]
    assert [(row.customer, row.messages) for row in clock.countdown.rows()] == [("carla", 1), ("dora", 1)]


def test_nobody_of_them_leaves_every_clock_running(clock: Clock) -> None:
    clock.gajim("carla", "dora")
    clock.paste(GAJIM, sent=True)
    clock.countdown.answered_in_front()
    clock.asked.pop()[1](None)
    assert (clock.waiting, clock.answers) == (["carla", "dora"], [])


def test_a_doubt_is_settled_by_saying_who_was_answered(clock: Clock) -> None:
    clock.gajim("carla", "dora", "emma")
    clock.enter(GAJIM)
    clock.countdown.answered(customer="carla")
    clock.countdown.answered_in_front()
    assert [c.customer for c in clock.asked.pop()[0].candidates] == ["dora", "emma"]  # no more than anybody who waits
    assert clock.answers == [("carla", Evidence.MARKED, "", False)]


def test_who_does_not_wait_any_more_is_not_asked_about(clock: Clock) -> None:
    clock.gajim("carla", "dora", "emma")
    clock.enter(GAJIM)
    clock.countdown.forget(Conversation("gajim", "dora"))
    clock.countdown.answered_in_front()
    assert [c.customer for c in clock.asked.pop()[0].candidates] == ["carla", "emma"]


def test_one_doubt_a_client_is_told_however_much_he_writes_there(clock: Clock) -> None:
    clock.gajim("carla", "dora")
    for _ in range(3):
        clock.enter(GAJIM)
        clock.now += 1
    assert len(clock.doubted) == 1
    clock.countdown.answered_in_front()
    clock.asked.pop()[1](Conversation("gajim", "carla"))
    assert [(r.conversation.customer, r.wait_first) for r in clock.closed] == [("carla", 20)]
    clock.front = GAJIM
    clock.countdown.answered_in_front()
    assert (clock.asked, clock.answers[1:]) == ([], [("dora", Evidence.MARKED, "", False)])


def test_a_doubt_that_nobody_can_settle_any_more_makes_room_for_the_next(clock: Clock) -> None:
    clock.gajim("carla", "dora")
    clock.enter(GAJIM)
    for name in ("carla", "dora"):
        clock.countdown.forget(Conversation("gajim", name))
    clock.now += 100
    clock.gajim("carla", "emma")
    clock.enter(GAJIM)
    assert [c.customer for c in clock.doubted[-1].candidates] == ["carla", "emma"]
    assert len(clock.doubted) == 2


# By hand


def test_the_only_one_who_waits_is_answered_without_names(clock: Clock) -> None:
    clock.writes("anna")
    assert clock.countdown.answered() == Conversation("hexchat", "anna")
    assert clock.answers == [("anna", Evidence.MARKED, "", False)]


def test_with_several_a_name_is_needed(clock: Clock) -> None:
    clock.writes("anna", "ben")
    with pytest.raises(Refusal, match="2 customers wait"):
        clock.countdown.answered()
    with pytest.raises(Refusal, match="2 customers wait"):
        clock.countdown.answered(client="hexchat")
    clock.countdown.answered(customer="ben")
    assert clock.waiting == ["anna"]


def test_whom_nobody_knows_is_not_answered(clock: Clock) -> None:
    with pytest.raises(Refusal, match=r"Nobody waits\."):
        clock.countdown.answered()
    clock.writes("anna")
    for names in ({"customer": "zoe"}, {"client": "qq"}, {"client": "qq", "customer": "anna"}):
        with pytest.raises(Refusal, match=r"Nobody of that name waits\."):
            clock.countdown.answered(**names)
    assert clock.waiting == ["anna"]


def test_one_without_a_name_is_answered_by_the_empty_one(clock: Clock) -> None:
    clock.sees(AttentionAsked, PIDGIN)
    clock.writes("anna")
    assert clock.countdown.answered("pidgin", "") == NAMELESS


@pytest.mark.parametrize(
    ("front", "answered"),
    [(ANNA, "anna"), (BEN, "ben"), (EDITOR, None), (None, None), (replace(ANNA, title="zoe"), None)],
)
def test_the_one_in_front_is_answered_else_it_is_asked(
    clock: Clock, front: Window | None, answered: str | None
) -> None:
    clock.writes("anna", "ben")
    clock.front = front
    clock.countdown.answered_in_front()
    if answered:
        assert (clock.answers, clock.asked) == ([(answered, Evidence.MARKED, "", False)], [])
    else:
        clock.asked.pop()[1](Conversation("hexchat", "anna"))
        assert clock.answers == [("anna", Evidence.MARKED, "", False)]


def test_only_those_of_the_client_in_front_are_asked_about(clock: Clock) -> None:
    clock.gajim("carla", "dora")
    clock.writes("anna")
    clock.front = GAJIM
    clock.countdown.answered_in_front()
    assert [c.customer for c in clock.asked.pop()[0].candidates] == ["carla", "dora"]


def test_nobody_is_answered_while_nobody_waits(clock: Clock) -> None:
    clock.front = ANNA
    with pytest.raises(Refusal, match=r"Nobody waits\."):
        clock.countdown.answered_in_front()


# Second thoughts


def test_an_answer_taken_back_waits_since_the_beginning(clock: Clock) -> None:
    clock.writes("anna")
    clock.countdown.answered()
    clock.now += 20
    row = clock.countdown.undo_answered()
    assert (row.customer, row.since_last) == ("anna", 30)
    assert clock.corrected == [Correction(retracted=tuple(clock.closed))]
    with pytest.raises(Refusal, match="Nothing was answered"):
        clock.countdown.undo_answered()


def test_any_answer_is_taken_back_once(clock: Clock) -> None:
    clock.writes("anna", "ben")
    clock.countdown.answered(customer="anna")
    clock.countdown.answered(customer="ben")
    first = clock.closed[0]
    before = clock.changes
    clock.countdown.reopen(first)
    clock.countdown.reopen(first)
    assert (clock.waiting, clock.changes) == (["anna"], before + 1)
    assert clock.corrected == [Correction(retracted=(first,))]


def test_who_needs_no_answer_is_forgotten_without_a_round(clock: Clock) -> None:
    clock.writes("anna")
    clock.countdown.forget(Conversation("hexchat", "anna"))
    clock.countdown.forget(Conversation("hexchat", "anna"))
    assert (clock.waiting, clock.closed, clock.changes) == ([], [], 2)


def test_in_a_break_nobodys_wait_grows(clock: Clock) -> None:
    clock.writes("anna")
    clock.countdown.pause(on=True)
    clock.countdown.pause(on=True)
    assert (clock.countdown.paused, clock.countdown.next_change(), clock.changes) == (True, None, 2)
    clock.now += 600
    clock.countdown.pause(on=False)
    clock.countdown.pause(on=False)
    clock.now += 5
    assert (clock.countdown.paused, clock.changes, clock.countdown.rows()[0].since_last) == (False, 3, 15)


# Anything in any order

WINDOWS = st.sampled_from([ANNA, BEN, PIDGIN, replace(PIDGIN, title="[3] dora"), CONSOLE, GAJIM, EDITOR])
NAMES = st.sampled_from(["anna", "ben", "", "carla"])
NOTIFICATIONS = st.builds(
    Notification,
    st.sampled_from(["hexchat", "Gajim", "pidgin", "mail"]),
    st.builds(
        "{}{}".format, st.sampled_from(["Private message from: ", "New message from ", "Notice from: ", ""]), NAMES
    ),
    st.sampled_from(["hello", "", "is online"]),
)


@st.composite
def moves(draw: st.DrawFn) -> Callable[[Clock], None]:
    """One thing that a source sees, the paste machine reports or the agent does."""
    window = draw(WINDOWS)
    flag, other = draw(st.booleans()), draw(st.booleans())
    name = draw(NAMES)
    notification = draw(NOTIFICATIONS)
    choices: list[Callable[[Clock], None]] = [
        lambda clock: clock.sees(Notified, notification),
        lambda clock: clock.sees(AttentionAsked, window),
        lambda clock: clock.sees(AttentionEnded, window),
        lambda clock: clock.sees(TitleChanged, window, draw_before),
        lambda clock: clock.look_at(window),
        lambda clock: clock.enter(window, ctrl=flag, composing=other),
        lambda clock: clock.paste(window, sent=flag, failed=other),
        lambda clock: clock.paste(window, phrase=None),
        lambda clock: clock.countdown.seen_all(),
        lambda clock: clock.countdown.pause(on=flag),
        lambda clock: clock.countdown.forget(Conversation("hexchat", name)),
        lambda clock: tried(lambda: clock.countdown.message("hexchat", name)),
        lambda clock: tried(clock.countdown.message_in_front),
        lambda clock: tried(lambda: clock.countdown.answered(customer=name if flag else None)),
        lambda clock: tried(clock.countdown.answered_in_front),
        lambda clock: tried(clock.countdown.undo_answered),
        lambda clock: (
            [answered(asked.candidates[0] if flag else None) for asked, answered in clock.asked[-1:]] and None
        ),
        lambda clock: [clock.countdown.reopen(done) for done in clock.closed[-2:-1]] and None,
        lambda clock: clock.ours.symmetric_difference_update({window.id}),
    ]
    draw_before = draw(st.sampled_from(["", "carla", "[1] carla", "Gajim"]))
    return draw(st.sampled_from(choices))


def tried(act: Callable[[], object]) -> None:
    """A refusal is an answer."""
    try:
        act()
    except Refusal as refusal:
        assert refusal.sentence


@given(st.lists(st.tuples(moves(), st.floats(0, 400)), max_size=25))
def test_whatever_happens_nothing_breaks_and_only_changes_are_told(steps: list) -> None:
    clock = Clock()
    for move, later in steps:
        board, changes, closed = clock.countdown.board, clock.changes, len(clock.closed)
        move(clock)
        assert (clock.changes > changes) == (clock.countdown.board != board)
        assert len(clock.closed) <= closed + 1
        clock.now += later
        assert clock.countdown.rows() == view(clock.countdown.board, clock.now, LIMITS)
        wait = clock.countdown.next_change()
        assert (wait is None) == (not clock.countdown.rows() or clock.countdown.paused)


def test_records_that_fail_keep_no_clock_running(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: object) -> None:
        raise OSError("the disk is full")

    clock.writes("anna")
    monkeypatch.setattr(clock.countdown, "_closed", fail)
    monkeypatch.setattr(clock.countdown, "_corrected", fail)
    with pytest.raises(OSError, match="full"):
        clock.countdown.answered("hexchat", "anna")
    assert clock.waiting == []
    with pytest.raises(OSError, match="full"):
        clock.countdown.undo_answered()
    assert clock.waiting == ["anna"]
