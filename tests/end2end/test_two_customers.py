"""Several customers at once: who has waited longest comes first, and the right one is answered."""

from tests.end2end.chat import Chat
from tests.end2end.hands import Hands
from tests.end2end.patience import stays, wait_for
from tests.end2end.program import Program
from tests.end2end.targets import Target
from tests.end2end.world import World


def test_each_reply_closes_the_row_of_the_customer_who_got_it(program: Program, chat: Chat, hands: Hands) -> None:
    program.add("Greeting", "您好！", favourite=1)
    anna, ben = chat.customer("anna"), chat.customer("ben")
    program.settings(favourites_send=True)
    program.start()
    anna.say("有货吗")
    program.wait_until_waiting("anna")
    ben.say("便宜点")
    program.wait_until_waiting("anna", "ben")
    chat.show("ben")
    hands.press("ctrl+alt+1")
    wait_for(lambda: ben.texts() == ["您好！"], "the reply to ben")
    program.wait_until_waiting("anna")
    chat.show("anna")
    hands.type("yes")
    hands.press("enter")
    program.wait_until_waiting()
    assert anna.texts() == ["yes"]
    assert program.status()["today"]["replies"] == 2


def test_writing_to_one_who_does_not_wait_closes_nobody(program: Program, chat: Chat, hands: Hands) -> None:
    anna, ben = chat.customer("anna"), chat.customer("ben")
    chat.open("ben")
    program.start()
    anna.say("有货吗")
    program.wait_until_waiting("anna")
    hands.type("by the way")
    hands.press("enter")
    wait_for(lambda: ben.texts() == ["by the way"], "the message to ben")
    stays(lambda: program.waiting() == ["anna"], "anna waits on", 1)


def test_next_waiting_brings_the_chat_forward(program: Program, chat: Chat, hands: Hands, world: World) -> None:
    anna = chat.customer("anna")
    chat.open("anna")
    program.start()
    Target(world, hands, "gtk3", "Editor")
    anna.say("有货吗")
    program.row("anna")
    hands.press("ctrl+alt+g")
    wait_for(lambda: "anna" in hands.active_title(), "the chat in front")


def test_messages_of_one_customer_share_a_row_that_counts_since_the_last(program: Program, chat: Chat) -> None:
    anna = chat.customer("anna")
    program.start()
    anna.say("一")
    first = program.row("anna")
    wait_for(lambda: program.row("anna")["since_last_s"] >= 1.5, "time to pass")
    anna.say("二")
    row = wait_for(lambda: next((r for r in program.status()["waiting"] if r["messages"] == 2), {}), "the second")
    assert row["since_last_s"] < 1.5 <= row["since_first_s"]
    assert first["messages"] == 1
