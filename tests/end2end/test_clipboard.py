"""What the agent had copied before is there again after a paste, whatever it was."""

import pytest

from tests.end2end.chat import Chat
from tests.end2end.customer import Customer
from tests.end2end.hands import Hands
from tests.end2end.patience import wait_for
from tests.end2end.program import Program
from tests.end2end.world import World


@pytest.fixture
def anna(chat: Chat, program: Program) -> Customer:
    program.add("Greeting", "您好！", favourite=1)
    program.settings(favourites_send=True)
    customer = chat.customer("anna")
    chat.open("anna")
    program.start()
    return customer


def test_text_is_put_back(anna: Customer, hands: Hands) -> None:
    hands.copy("旧的剪贴板 old".encode())
    hands.press("ctrl+alt+1")
    wait_for(lambda: anna.texts() == ["您好！"], "the greeting")
    wait_for(lambda: hands.copied() == "旧的剪贴板 old".encode(), "the old text again")


def test_a_picture_is_put_back(anna: Customer, hands: Hands, world: World) -> None:
    picture = world.read("convert", "-size", "200x200", "plasma:", "png:-")
    hands.copy(picture, "image/png")
    hands.press("ctrl+alt+1")
    wait_for(lambda: anna.texts() == ["您好！"], "the greeting")
    wait_for(lambda: "image/png" in hands.copied_kinds(), "a picture again")
    assert hands.copied("image/png") == picture


def test_copied_files_are_put_back(anna: Customer, hands: Hands) -> None:
    hands.copy(b"file:///tmp/invoice.pdf\r\n", "text/uri-list")
    hands.press("ctrl+alt+1")
    wait_for(lambda: anna.texts() == ["您好！"], "the greeting")
    wait_for(lambda: "text/uri-list" in hands.copied_kinds(), "files again")
    assert hands.copied("text/uri-list") == b"file:///tmp/invoice.pdf\r\n"


def test_a_clipboard_that_was_empty_holds_no_phrase(anna: Customer, hands: Hands) -> None:
    assert hands.copied_kinds() == []
    hands.press("ctrl+alt+1")
    wait_for(lambda: anna.texts() == ["您好！"], "the greeting")
    wait_for(lambda: hands.copied_kinds() == [], "an empty clipboard again")


def test_copy_puts_a_phrase_there(anna: Customer, hands: Hands, program: Program) -> None:
    program.add("Bye", "再见", code="bye")
    program.json("copy", "bye")
    wait_for(lambda: hands.copied() == "再见".encode(), "the phrase on the clipboard")
