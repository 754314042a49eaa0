"""Levels, marking by hand, and who waits across a restart."""

from tests.end2end.chat import Chat
from tests.end2end.hands import Hands
from tests.end2end.patience import wait_for
from tests.end2end.program import Program


def test_a_row_goes_through_every_level(program: Program) -> None:
    program.settings(due_from=2, golden_limit=5, last_limit=10)
    program.start()
    program.json("message", "--client", "hexchat", "--customer", "anna")
    for level in ("fresh", "due", "late", "overdue"):
        wait_for(lambda level=level: program.row("anna")["level"] == level, level, 8)
    assert program.row("anna")["since_last_s"] >= 10
    program.json("answered")
    today = program.status()["today"]
    assert today["replies"] == 1
    assert today["average_s"] >= 10


def test_answered_and_undo_by_command(program: Program) -> None:
    program.start()
    for customer in ("anna", "ben"):
        program.json("message", "--client", "hexchat", "--customer", customer)
    program.wait_until_waiting("anna", "ben")
    program.json("answered", "--client", "hexchat", "--customer", "ben")
    program.wait_until_waiting("anna")
    program.json("undo-answered")
    program.wait_until_waiting("anna", "ben")
    assert "2" in program.refused("answered")
    program.json("answered", "--client", "hexchat", "--customer", "anna")
    program.wait_until_waiting("ben")
    program.json("answered")
    program.wait_until_waiting()


def test_message_came_and_answered_by_chord(program: Program, chat: Chat, hands: Hands) -> None:
    chat.customer("anna")
    chat.open("anna")
    program.start()
    hands.press("ctrl+alt+n")
    program.wait_until_waiting("anna")
    hands.press("ctrl+alt+y")
    program.wait_until_waiting()
    hands.press("ctrl+alt+shift+y")
    program.wait_until_waiting("anna")


def test_who_waits_is_kept_over_a_restart(program: Program, chat: Chat) -> None:
    program.start()
    chat.customer("anna").say("有货吗")
    before = program.row("anna")
    assert program.stop() == 0
    program.start()
    after = program.row("anna")
    assert after["since_first_s"] > before["since_first_s"]
    assert after["messages"] == 1


def test_who_waits_is_kept_over_a_crash(program: Program, chat: Chat) -> None:
    program.start()
    chat.customer("anna").say("有货吗")
    program.row("anna")
    program.kill()
    program.start()
    program.wait_until_waiting("anna")
