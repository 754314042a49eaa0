"""Pastes under stress, into real windows of GTK 2 (HexChat), GTK 3 and Qt."""

import pytest

from tests.end2end.chat import Chat
from tests.end2end.customer import Customer
from tests.end2end.hands import Hands
from tests.end2end.patience import stays, wait_for
from tests.end2end.program import Program
from tests.end2end.targets import WINDOWS, Target
from tests.end2end.world import World

NUMBERED = {slot: f"第{slot}句：您好，这是{slot}号短语。" for slot in range(1, 10)}


@pytest.fixture
def phrases(program: Program) -> Program:
    for slot, text in NUMBERED.items():
        program.add(f"Number {slot}", text, code=f"n{slot}", favourite=slot)
    return program


@pytest.fixture
def anna(chat: Chat, phrases: Program) -> Customer:
    customer = chat.customer("anna")
    chat.open("anna")
    phrases.settings(favourites_send=True)
    phrases.start()
    return customer


@pytest.fixture(params=["gtk3", "qt"])
def target(request: pytest.FixtureRequest, world: World, hands: Hands, phrases: Program) -> Target:
    phrases.start()
    return Target(world, hands, request.param)


def test_a_chord_held_down_pastes_once(anna: Customer, hands: Hands) -> None:
    hands.press("ctrl+alt+1", hold=2)
    wait_for(lambda: anna.texts() == [NUMBERED[1]], "one message")
    stays(lambda: len(anna.received) == 1, "one message", 0.5)
    hands.type("ok")
    hands.press("enter")
    wait_for(lambda: anna.texts() == [NUMBERED[1], "ok"], "no modifier stuck")


def test_twenty_chords_in_three_seconds_arrive_in_order(target: Target, hands: Hands) -> None:
    slots = [1 + n % 9 for n in range(20)]
    hands.press_fast(*(f"ctrl+alt+{slot}" for slot in slots), every=0.15)
    wait_for(lambda: target.text() == "".join(NUMBERED[slot] for slot in slots), "twenty phrases in order", 15)


def test_twenty_chords_with_the_modifiers_kept_down(target: Target, hands: Hands) -> None:
    slots = [1 + n % 9 for n in range(20)]
    hands.down("ctrl", "alt")
    hands.press_fast(*(str(slot) for slot in slots), every=0.15)
    hands.up("alt", "ctrl")
    wait_for(lambda: target.text() == "".join(NUMBERED[slot] for slot in slots), "twenty phrases in order", 15)


def test_a_busy_target_gets_the_phrase_and_not_the_old_clipboard(target: Target, hands: Hands) -> None:
    hands.copy(b"old")
    target.be_busy(0.8)
    hands.press("ctrl+alt+1")
    wait_for(lambda: target.text() == NUMBERED[1], "the phrase")
    wait_for(lambda: hands.copied() == b"old", "the old clipboard")


def test_a_clipboard_manager_that_reads_everything_does_no_harm(target: Target, hands: Hands, world: World) -> None:
    hands.copy(b"old")
    world.start("/usr/bin/python3", str(WINDOWS / "manager.py"), name="manager")
    wait_for(lambda: "ready" in world.log("manager"), "the clipboard manager")
    target.be_busy(0.8)
    hands.press("ctrl+alt+1")
    wait_for(lambda: target.text() == NUMBERED[1], "the phrase")
    wait_for(lambda: hands.copied() == b"old", "the old clipboard")


def test_lock_keys_do_no_harm(target: Target, hands: Hands) -> None:
    for key in ("Num_Lock", "Caps_Lock"):
        hands.press(key)
    hands.press("ctrl+alt+1")
    wait_for(lambda: target.text() == NUMBERED[1], "the phrase")


def test_nothing_is_pasted_into_a_window_that_came_between(
    target: Target, hands: Hands, world: World, phrases: Program
) -> None:
    """The first paste keeps the target busy; meanwhile another window takes the focus from the second."""
    target.be_busy(1.0)
    hands.press("ctrl+alt+1")
    hands.press("ctrl+alt+2")
    other = Target(world, hands, "qt", title="Other")
    wait_for(lambda: target.text() == NUMBERED[1], "the first phrase")
    stays(lambda: other.text() == "" and target.text() == NUMBERED[1], "no second phrase anywhere", 1)
    assert hands.copied().decode() == NUMBERED[2]


def test_a_target_that_closes_is_reported_and_the_program_goes_on(
    target: Target, hands: Hands, world: World, phrases: Program
) -> None:
    target.be_busy(1.0)
    hands.press("ctrl+alt+1")
    target.kill()
    fresh = Target(world, hands, "qt", title="Fresh")
    hands.press("ctrl+alt+3")
    wait_for(lambda: fresh.text() == NUMBERED[3], "the third phrase")
    assert phrases.running
