"""Phrase to text, on windows in memory."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.flows.answering import Delivery, Order
from assistant.flows.refusal import Refusal
from assistant.library.model import Phrase
from assistant.library.placeholders import Need
from assistant.sending.ports import ClipboardRefusedError
from assistant.sending.requests import PasteOutcome
from tests.flows.desk import ANNA, BEN, CONSOLE, EDITOR, HELLO, PIDGIN, Desk, phrase


def give(desk: Desk, chosen: Phrase = HELLO, window=ANNA, **others: bool) -> Delivery | Refusal:
    """Answer an order that needs no question; what was made known of it."""
    before = len(desk.outcomes)
    desk.answering.answer(Order(chosen, window, **others), desk.outcomes.append)
    assert len(desk.outcomes) == before + 1
    return desk.outcomes[-1]


def undo(desk: Desk, window=ANNA) -> Delivery | Refusal:
    before = len(desk.outcomes)
    desk.answering.undo(window, desk.outcomes.append)
    assert len(desk.outcomes) == before + 1
    return desk.outcomes[-1]


def sentence(outcome: Delivery | Refusal) -> str:
    assert isinstance(outcome, Refusal)
    return outcome.sentence


def test_a_phrase_is_pasted_and_stays_unsent(desk: Desk) -> None:
    chat = desk.open(ANNA)
    done = give(desk)
    assert isinstance(done, Delivery)
    assert (done.pasted, done.sent, done.phrase, done.window, done.at) == (True, False, HELLO, ANNA, 100.0)
    assert (done.talk.client, done.talk.customer) == ("hexchat", "anna")
    assert (chat.typed, chat.sent) == ("您好！", [])


def test_a_phrase_is_pasted_and_sent(desk: Desk) -> None:
    chat = desk.open(ANNA)
    done = give(desk, send=True)
    assert isinstance(done, Delivery)
    assert done.sent
    assert chat.sent == ["您好！"]


def test_a_program_without_a_profile_is_pasted_into_as_well(desk: Desk) -> None:
    editor = desk.open(EDITOR)
    done = give(desk, window=EDITOR)
    assert isinstance(done, Delivery)
    assert (done.talk.client, done.talk.customer, editor.typed) == ("", "", "您好！")


def test_the_first_wording_is_filled_with_what_is_known(desk: Desk) -> None:
    desk.settings.change({"shop": "青禾小店", "agent": "小满"})
    chat = desk.open(ANNA)
    give(desk, phrase("{customer}，这里是{shop}的{agent}，{time}", "not this one"))
    assert chat.typed == "anna，这里是青禾小店的小满，15:30"


def test_what_is_missing_is_asked_for_and_the_keyboard_given_back(desk: Desk) -> None:
    chat = desk.open(ANNA)
    wanted = phrase("{agent}/{shop}/{customer}/{ask:order number}")
    desk.answering.answer(Order(wanted, ANNA, send=True), desk.outcomes.append)
    (asked, needs, answered) = desk.asked.pop()
    assert asked is wanted
    assert needs == (Need("agent"), Need("shop"), Need("ask", "order number"))
    assert desk.outcomes == []
    desk.open(EDITOR)  # whatever has the keyboard while he types the answers
    answered(dict(zip(needs, ["Min", "Corner", "77"], strict=True)))
    assert chat.sent == ["Min/Corner/anna/77"]
    assert [isinstance(done, Delivery) and done.sent for done in desk.outcomes] == [True]


def test_a_customer_whom_the_window_does_not_name_is_asked_for(desk: Desk) -> None:
    console = desk.open(CONSOLE)
    desk.answering.answer(Order(phrase("亲爱的{customer}"), CONSOLE), desk.outcomes.append)
    (_, needs, answered) = desk.asked.pop()
    answered({needs[0]: "林"})
    assert (needs, console.typed) == ((Need("customer"),), "亲爱的林")


def test_an_answer_that_is_blank_is_asked_for_again_and_the_others_are_kept(desk: Desk) -> None:
    chat = desk.open(ANNA)
    desk.answering.answer(Order(phrase("{ask:a} {ask:b}"), ANNA), desk.outcomes.append)
    desk.asked.pop()[2]({Need("ask", "a"): "1", Need("ask", "b"): " "})
    (_, needs, answered) = desk.asked.pop()
    assert needs == (Need("ask", "b"),)
    answered({Need("ask", "b"): "2"})
    assert chat.typed == "1 2"


def test_a_question_given_up_pastes_nothing(desk: Desk) -> None:
    chat = desk.open(ANNA)
    desk.answering.answer(Order(phrase("{ask:size}", title="Size"), ANNA), desk.outcomes.append)
    desk.asked.pop()[2](None)
    (given_up,) = desk.outcomes
    assert "“Size”" in sentence(given_up)
    assert (chat.typed, desk.clipboard.text()) == ("", "copied before")


@pytest.mark.parametrize(
    ("wording", "said"),
    [
        ("{shpo}", "{shop}"),
        ("{agent", "{agent"),
        ("{cursor}{cursor}", "{cursor}"),
        ("{clipboard}", "clipboard"),
        ("{cursor}", "empty"),
    ],
)
def test_a_phrase_that_cannot_go_out_is_named_with_its_fault(desk: Desk, wording: str, said: str) -> None:
    chat = desk.open(ANNA)
    desk.clipboard.content = ""
    refused = sentence(give(desk, phrase(wording, title="Odd")))
    assert "“Odd”" in refused
    assert said in refused
    assert (chat.typed, desk.asked) == ("", [])


def test_without_a_window_there_is_nowhere_to_paste(desk: Desk) -> None:
    assert "“Hello”" in sentence(give(desk, window=None))


def test_a_window_that_went_while_he_chose_leaves_the_phrase_on_the_clipboard(desk: Desk) -> None:
    assert "copied" in sentence(give(desk, refocus=True))
    assert desk.clipboard.text() == "您好！"


def test_what_could_not_even_be_copied_is_not_said_to_be(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_text: str) -> None:
        raise ClipboardRefusedError("no display")

    monkeypatch.setattr(desk.paster, "offer", refuse)
    assert sentence(give(desk, refocus=True)) == "Nothing could be copied: no display"


def test_nothing_goes_to_the_customer_who_came_in_between(desk: Desk) -> None:
    chat = desk.open(ANNA)
    desk.answering.answer(Order(phrase("{ask:size}"), ANNA, send=True), desk.outcomes.append)
    desk.windows.retitle(ANNA, BEN.title)
    desk.asked.pop()[2]({Need("ask", "size"): "L"})
    (done,) = desk.outcomes
    assert isinstance(done, Delivery)
    assert (done.result.outcome, done.sent, chat.typed, chat.sent) == (PasteOutcome.MOVED, False, "", [])


def test_nothing_goes_into_another_tab_of_a_browser_that_names_no_customers(desk: Desk) -> None:
    console = desk.open(CONSOLE)
    desk.windows.retitle(CONSOLE, "Bank - Mozilla Firefox")
    done = give(desk, window=CONSOLE)
    assert isinstance(done, Delivery)
    assert (done.result.outcome, console.typed) == (PasteOutcome.MOVED, "")


def test_a_count_in_the_title_makes_nobody_else_of_him(desk: Desk) -> None:
    chat = desk.open(PIDGIN)
    desk.windows.retitle(PIDGIN, "[2] carla")
    give(desk, window=PIDGIN)
    assert chat.typed == "您好！"


def test_an_unsent_paste_is_taken_back_once(desk: Desk) -> None:
    chat = desk.open(PIDGIN)
    chat.insert("draft ")
    give(desk, window=PIDGIN)
    done = undo(desk, PIDGIN)
    assert isinstance(done, Delivery)
    assert (done.pasted, done.phrase, done.sent, chat.typed) == (True, None, False, "draft ")
    assert "no paste" in sentence(undo(desk, PIDGIN))
    assert chat.typed == "draft "


def test_nothing_is_taken_back_elsewhere_or_before_anything_was_pasted(desk: Desk) -> None:
    chat = desk.open(PIDGIN)
    assert "no paste" in sentence(undo(desk, PIDGIN))
    give(desk, window=PIDGIN)
    for window in (ANNA, None):
        assert "no paste" in sentence(undo(desk, window))
    assert chat.typed == "您好！"


def test_what_was_sent_is_not_taken_back(desk: Desk) -> None:
    chat = desk.open(PIDGIN)
    give(desk, window=PIDGIN, send=True)
    assert "sent" in sentence(undo(desk, PIDGIN))
    assert [str(chord) for chord in chat.pressed] == ["enter"]


def test_what_the_agent_has_sent_himself_is_not_taken_back(desk: Desk) -> None:
    chat = desk.open(PIDGIN)
    desk.answering.agent_sent()
    give(desk, window=PIDGIN)
    desk.answering.agent_sent()
    assert "sent" in sentence(undo(desk, PIDGIN))
    assert chat.pressed == []


def test_a_client_without_undo_is_not_said_to_have_sent(desk: Desk) -> None:
    desk.open(ANNA)
    give(desk)
    refused = sentence(undo(desk))
    assert "sent" not in refused
    assert "cannot take back" in refused


def test_nothing_is_taken_back_from_another_customer_and_it_can_be_tried_again(desk: Desk) -> None:
    chat = desk.open(PIDGIN)
    give(desk, window=PIDGIN)
    desk.windows.retitle(PIDGIN, "dora")
    done = undo(desk, PIDGIN)
    assert isinstance(done, Delivery)
    assert (done.result.outcome, chat.typed) == (PasteOutcome.MOVED, "您好！")
    desk.windows.retitle(PIDGIN, "carla")
    undo(desk, PIDGIN)
    assert chat.typed == ""


@pytest.mark.parametrize("keys_out", [False, True])
def test_undo_keys_that_may_have_arrived_are_not_pressed_again(desk: Desk, keys_out: bool) -> None:
    chat = desk.open(PIDGIN)
    give(desk, window=PIDGIN)
    desk.windows.retitle(PIDGIN, "dora")
    desk.hold()
    desk.answering.undo(PIDGIN, desk.outcomes.append)
    assert desk.held
    desk.held = [replace(result, keys_out=keys_out) for result in desk.held]
    desk.let_go()
    desk.windows.retitle(PIDGIN, "carla")
    again = undo(desk, PIDGIN)
    assert isinstance(again, Refusal) is keys_out
    assert (chat.typed != "") is keys_out


def test_a_failed_paste_is_nothing_to_take_back(desk: Desk) -> None:
    desk.open(PIDGIN).reads = False
    done = give(desk, window=PIDGIN)
    assert isinstance(done, Delivery)
    assert (done.pasted, done.result.outcome, done.result.left_on_clipboard) == (False, PasteOutcome.UNREAD, True)
    assert "no paste" in sentence(undo(desk, PIDGIN))


def test_it_is_known_in_which_windows_our_send_key_will_be_pressed(desk: Desk) -> None:
    for window in (ANNA, BEN, PIDGIN):
        desk.open(window)
    desk.hold()
    for window, send in ((ANNA, True), (ANNA, True), (PIDGIN, False)):
        desk.answering.answer(Order(HELLO, window, send=send), desk.outcomes.append)
    assert [desk.answering.sends_in(window) for window in (ANNA, replace(ANNA, title=""), PIDGIN, BEN)] == [
        True,
        True,
        False,
        False,
    ]
    first, *_ = desk.held or []
    desk.answering.result(first)
    assert desk.answering.sends_in(ANNA)  # the second is under way still
    assert len(desk.outcomes) == 1
    desk.let_go()
    assert not desk.answering.sends_in(ANNA)
    assert len(desk.outcomes) == 3


def test_a_result_of_nobodys_request_or_told_twice_does_nothing(desk: Desk) -> None:
    desk.open(ANNA)
    desk.hold()
    desk.answering.answer(Order(HELLO, ANNA), desk.outcomes.append)
    (result,) = desk.held or []
    desk.answering.result(replace(result, request_id="of another"))
    assert desk.outcomes == []
    desk.answering.result(result)
    desk.answering.result(result)
    assert len(desk.outcomes) == 1


@given(
    wording=st.text("ab{}亲\n :", max_size=8)
    | st.sampled_from(["{ask:n}", "{agent}", "{clipboard}", "{customer}", "x"]),
    window=st.sampled_from([ANNA, PIDGIN, CONSOLE, EDITOR, None]),
    send=st.booleans(),
    refocus=st.booleans(),
    opened=st.booleans(),
    answer=st.sampled_from(["7", None]),
)
def test_every_order_is_reported_exactly_once(
    tmp_path_factory: pytest.TempPathFactory, wording: str, window, send: bool, refocus: bool, opened: bool, answer
) -> None:
    desk = Desk(tmp_path_factory.getbasetemp() / "none")
    if opened and window:
        desk.open(window)
    desk.answering.answer(Order(phrase(wording), window, send, refocus), desk.outcomes.append)
    if desk.asked:
        assert desk.outcomes == []
        (_, needs, answered) = desk.asked.pop()
        answered(None if answer is None else dict.fromkeys(needs, answer))
    assert len(desk.outcomes) == 1
