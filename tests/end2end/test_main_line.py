"""A customer writes, the clock runs, a chord answers, the other side reads it byte for byte."""

import pytest

from tests.end2end.chat import Chat, title_of
from tests.end2end.customer import Customer
from tests.end2end.hands import Hands
from tests.end2end.patience import stays, wait_for
from tests.end2end.program import Program
from tests.end2end.targets import Target
from tests.end2end.world import World

GREETING = "您好，欢迎光临茶屋！有什么可以帮您？😊"
THREE_LINES = "第一行：您好\nsecond line\n三、谢谢"
LONG = "亲，" + "这款是新茶，" * 333


@pytest.fixture
def anna(chat: Chat, program: Program) -> Customer:
    """A customer whose conversation is in front, and a program that has phrases for her."""
    program.add("Greeting", GREETING, code="hi", favourite=1)
    program.add("Three lines", THREE_LINES, code="three", favourite=2)
    program.add("Long", LONG, code="long", favourite=3)
    customer = chat.customer("anna")
    chat.open("anna")
    return customer


def test_a_favourite_answers_a_customer(anna: Customer, program: Program, hands: Hands) -> None:
    program.start()
    anna.say("你好，有货吗？")
    row = program.row("anna")
    assert (row["client"], row["messages"], row["level"]) == ("hexchat", 1, "fresh")
    assert 0 <= row["since_last_s"] <= row["since_first_s"] < 10
    hands.press("ctrl+alt+1")
    hands.look()
    assert anna.received == []
    hands.press("enter")
    wait_for(lambda: anna.received == [GREETING.encode()], "the greeting")
    program.wait_until_waiting()
    today = program.status()["today"]
    assert (today["replies"], today["within_30s"], today["within_60s"]) == (1, 1, 1)
    assert 0 < today["average_s"] < 20


def test_a_favourite_is_sent_at_once_where_the_agent_wants_it(anna: Customer, program: Program, hands: Hands) -> None:
    program.settings(favourites_send=True)
    program.start()
    anna.say("在吗")
    program.row("anna")
    hands.press("ctrl+alt+1")
    wait_for(lambda: anna.received == [GREETING.encode()], "the greeting")
    program.wait_until_waiting()
    assert program.status()["today"]["replies"] == 1


@pytest.mark.parametrize("last_key", ["enter", "ctrl+enter"])
def test_the_palette_finds_pastes_and_gives_the_focus_back(
    anna: Customer, program: Program, hands: Hands, last_key: str
) -> None:
    program.start()
    anna.say("在吗")
    program.row("anna")
    hands.press("ctrl+alt+space")
    wait_for(lambda: hands.active_title() not in ("", title_of("anna")), "the palette in front")
    hands.type("hi")
    hands.look()
    hands.press(last_key)
    wait_for(lambda: hands.active_title() == title_of("anna"), "the chat in front again")
    if last_key == "enter":
        hands.look()
        assert anna.received == []
        hands.press("enter")
    wait_for(lambda: anna.received == [GREETING.encode()], "the greeting")
    program.wait_until_waiting()


def test_escape_leaves_the_palette_without_a_paste(anna: Customer, program: Program, hands: Hands) -> None:
    program.start()
    hands.press("ctrl+alt+space")
    wait_for(lambda: hands.active_title() not in ("", title_of("anna")), "the palette in front")
    hands.type("hi")
    hands.press("escape")
    wait_for(lambda: hands.active_title() == title_of("anna"), "the chat in front again")
    hands.type("typed")
    hands.press("enter")
    wait_for(lambda: anna.received == [b"typed"], "what was typed, and nothing else")


def test_three_lines_arrive_whole(anna: Customer, program: Program, hands: Hands) -> None:
    program.start()
    hands.press("ctrl+alt+2")
    hands.look()
    assert anna.received == []
    hands.press("enter")
    wait_for(lambda: "\n".join(anna.texts()) == THREE_LINES, "three lines in order")


def test_two_thousand_characters_arrive_whole(anna: Customer, program: Program, hands: Hands) -> None:
    program.start()
    hands.press("ctrl+alt+3")
    hands.look()
    hands.press("enter")
    wait_for(lambda: b"".join(anna.received).decode() == LONG, "every character", 15)


def test_the_paste_verb_does_what_the_chord_does(anna: Customer, program: Program) -> None:
    program.start()
    anna.say("在吗")
    program.row("anna")
    program.json("paste", "hi", "--send")
    wait_for(lambda: anna.received == [GREETING.encode()], "the greeting")
    program.wait_until_waiting()


def test_a_reply_typed_by_hand_stops_the_clock(anna: Customer, program: Program, hands: Hands) -> None:
    program.start()
    anna.say("在吗")
    program.row("anna")
    hands.type("yes, in stock")
    stays(lambda: program.waiting() == ["anna"], "waiting until it is sent")
    hands.press("enter")
    wait_for(lambda: anna.received == [b"yes, in stock"], "the reply")
    program.wait_until_waiting()
    assert program.status()["today"]["replies"] == 1


def test_a_placeholder_is_filled_and_never_goes_out_raw(anna: Customer, program: Program, hands: Hands) -> None:
    program.add("Who", "{shop}的{agent}为您服务", favourite=4)
    program.start()
    hands.press("ctrl+alt+4")
    hands.look()
    hands.press("enter")
    wait_for(lambda: anna.texts() == ["Tea House的Mei为您服务"], "both names")


def test_a_chat_in_the_background_counts_once(
    anna: Customer, program: Program, chat: Chat, hands: Hands, world: World
) -> None:
    """HexChat both notifies and asks for attention: that is one customer, not two."""
    program.start()
    Target(world, hands, "gtk3", "Editor")
    anna.say("一")
    wait_for(lambda: program.row("anna")["since_last_s"] > 1.5, "time to pass")
    anna.say("二")
    row = wait_for(lambda: next((r for r in program.status()["waiting"] if r["messages"] == 2), {}), "two messages")
    assert row["customer"] == "anna"
    stays(lambda: program.waiting() == ["anna"], "one row", 1)
    chat.show("anna")
    wait_for(lambda: program.row("anna")["seen"], "seen, and still waiting")


@pytest.mark.slow
def test_the_palette_pastes_every_time(anna: Customer, program: Program, hands: Hands) -> None:
    """Coming back from the palette the focus goes through the window manager and the chat's own widgets."""
    program.start()
    for sent in range(1, 9):
        hands.press("ctrl+alt+space")
        wait_for(lambda: hands.active_title() not in ("", title_of("anna")), "the palette in front")
        hands.type("hi")
        hands.press("ctrl+enter")
        wait_for(lambda sent=sent: len(anna.received) == sent, "the greeting")  # type: ignore[misc]
        hands.look()
        hands.look()
    assert set(anna.received) == {GREETING.encode()}
