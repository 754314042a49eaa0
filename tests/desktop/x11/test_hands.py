"""The hands of the practice that plays itself, on a real text field."""

from collections.abc import Iterator

import pytest

from assistant.chords import Chord
from assistant.desktop.x11.hands import Hands
from tests.desktop.x11.conftest import Field, wait_for


@pytest.fixture
def hands(needs_server: str) -> Iterator[Hands]:
    made = Hands(needs_server)
    yield made
    made.close()


@pytest.fixture
def field(needs_server: str) -> Iterator[Field]:
    made = Field("qt", needs_server)
    yield made
    made.end()


def test_they_type_and_press_chords(hands: Hands, field: Field) -> None:
    hands.type("yj5ok")
    wait_for(lambda: field.text == "yj5ok")
    hands.press(Chord.of("ctrl+a"))
    hands.press(Chord.of("delete"))
    wait_for(lambda: field.text == "")


def test_they_see_which_program_has_the_keyboard(hands: Hands, field: Field) -> None:
    window = wait_for(hands.active)
    assert window.id == field.last("window")


def test_a_key_that_is_not_there_is_named(hands: Hands) -> None:
    with pytest.raises(KeyError, match="私"):
        hands.type("私")


def test_without_a_tray_icon_nothing_is_clicked(hands: Hands) -> None:
    assert not hands.click_tray("quickphrase")
