"""The stage itself, without the program: what the other tests take for granted."""

import pytest

from tests.end2end.chat import Chat, title_of
from tests.end2end.hands import Hands
from tests.end2end.patience import stays, wait_for
from tests.end2end.targets import Target
from tests.end2end.world import World


def test_a_private_message_raises_a_notification_that_names_the_customer(world: World, chat: Chat) -> None:
    world.start("dbus-monitor", "--session")
    wait_for(lambda: "NameLost" in world.log("dbus-monitor"), "a monitor")
    chat.customer("anna").say("你好，有货吗？")
    wait_for(lambda: "你好，有货吗？" in world.log("dbus-monitor"), "the notification")
    assert '"Private message from: anna (irc.shop.test)"' in world.log("dbus-monitor")


def test_what_the_agent_types_reaches_the_customer(chat: Chat, hands: Hands) -> None:
    anna, ben = chat.customer("anna"), chat.customer("ben")
    chat.open("anna")
    hands.type("hello anna")
    hands.press("enter")
    wait_for(lambda: anna.received == [b"hello anna"], "the reply")
    ben.say("hi")
    chat.show("ben")
    assert hands.active_title() == title_of("ben")
    assert ben.received == []


def test_three_pasted_lines_stay_in_the_input_until_enter_and_then_go_out_one_by_one(chat: Chat, hands: Hands) -> None:
    anna = chat.customer("anna")
    chat.open("anna")
    hands.copy("一\ntwo\n三".encode())
    hands.press("ctrl+v")
    hands.type("!")
    hands.press("enter")
    wait_for(lambda: anna.texts() == ["一", "two", "三!"], "three messages")


@pytest.mark.parametrize("toolkit", ["gtk3", "qt"])
def test_a_busy_target_reads_late(world: World, hands: Hands, toolkit: str) -> None:
    target = Target(world, hands, toolkit)
    hands.copy("一\n二".encode())
    target.be_busy(0.5)
    hands.press("ctrl+v")
    stays(lambda: target.text() == "", "busy", 0.3)
    wait_for(lambda: target.text() == "一\n二", "the text")


def test_nothing_is_left_running(world: World, chat: Chat) -> None:
    assert len(world.inhabitants()) >= 6
    world.close()
    assert world.inhabitants() == []
