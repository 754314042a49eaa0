"""Chords pressed by hand, with everything that hands and keyboards do."""

import os
import random
import subprocess
import time
from collections.abc import Callable

import pytest
from Xlib import X
from Xlib.display import Display

from assistant.chords import Chord
from assistant.sending.ports import ChordState
from assistant.sending.requests import PasteOutcome
from tests.desktop.servers import x_server
from tests.desktop.x11.conftest import Agent, Desk, Field, Hands, pasted, wait_for

OpenField = Callable[..., Field]
MODIFIERS = ("Control_L", "Alt_L")


def digits(count: int) -> list[str]:
    return [str(number % 9 + 1) for number in range(count)]


def expected(agent: Agent, keys: list[str]) -> str:
    return "".join(agent.phrases[key] for key in keys)


@pytest.mark.parametrize("kept_down", [False, True])
def test_twenty_chords_at_150_ms(
    kept_down: bool, agent: Agent, open_field: OpenField, hands: Hands, copied: Callable[[str], None], needs_server: str
) -> None:
    field, keys = open_field(), digits(20)
    copied("as before")
    if kept_down:
        hands.down(*MODIFIERS)
    for key in keys:
        begun = time.monotonic()
        hands.press(*((key,) if kept_down else (*MODIFIERS, key)))
        time.sleep(max(0.0, 0.15 - (time.monotonic() - begun)))
    if kept_down:
        hands.up(*MODIFIERS)
    assert agent.outcomes(20) == [PasteOutcome.PASTED] * 20
    wait_for(lambda: field.text == expected(agent, keys))
    wait_for(lambda: pasted(needs_server) == "as before")
    assert hands.held() == set()


@pytest.mark.slow
def test_twenty_chords_into_a_busy_target(
    agent: Agent, open_field: OpenField, hands: Hands, copied: Callable[[str], None], needs_server: str
) -> None:
    field, keys = open_field(busy=0.8), digits(20)
    copied("as before")
    for key in keys:
        hands.press(*MODIFIERS, key)
        time.sleep(0.12)
    assert agent.outcomes(20, 40) == [PasteOutcome.PASTED] * 20
    wait_for(lambda: field.text == expected(agent, keys))
    wait_for(lambda: pasted(needs_server) == "as before")


def test_chord_held_for_two_seconds_fires_once(agent: Agent, open_field: OpenField, hands: Hands) -> None:
    field = open_field()
    hands.down(*MODIFIERS, "3")
    wait_for(lambda: field.text == agent.phrases["3"])
    time.sleep(2)
    hands.up(*MODIFIERS)  # the modifiers first: the key alone must not type digits
    time.sleep(0.2)
    hands.up("3")
    hands.press(*MODIFIERS, "4")
    wait_for(lambda: field.text == expected(agent, ["3", "4"]))
    assert hands.held() == set()


@pytest.mark.parametrize("lock", ["Num_Lock", "Caps_Lock"])
def test_lock_keys_do_not_matter(lock: str, agent: Agent, open_field: OpenField, hands: Hands) -> None:
    field = open_field()
    hands.press(lock)
    try:
        hands.press(*MODIFIERS, "5")
        wait_for(lambda: field.text == agent.phrases["5"])
    finally:
        hands.press(lock)


@pytest.mark.parametrize("layout", ["ru", "de", "fr", "us,ru"])
def test_keyboard_layout_changes(
    layout: str, agent: Agent, open_field: OpenField, hands: Hands, needs_server: str
) -> None:
    def use(name: str) -> None:
        subprocess.run(["setxkbmap", name], env=os.environ | {"DISPLAY": needs_server}, check=True)
        time.sleep(0.6)

    field = open_field()
    one = hands.code("1")
    use(layout)
    try:
        hands.down(*MODIFIERS)
        hands.display.xtest_fake_input(X.KeyPress, one)
        hands.display.xtest_fake_input(X.KeyRelease, one)
        hands.display.sync()
        hands.up(*MODIFIERS)
        wait_for(lambda: field.text == agent.phrases["1"])
    finally:
        use("us")
    hands.press(*MODIFIERS, "2")
    wait_for(lambda: field.text == expected(agent, ["1", "2"]))


def test_no_modifier_stays_down_after_a_chord(agent: Agent, open_field: OpenField, hands: Hands) -> None:
    """Held as long as people hold them; decision 004 tells of shorter ones."""
    open_field()
    chance = random.Random(1)
    for round_ in range(60):
        hands.press(*MODIFIERS, "6", hold=chance.uniform(0.08, 0.12))
        wait_for(lambda: len(agent.desk.results) > round_)  # noqa: B023
        assert hands.held() == set()
        time.sleep(0.03)


def test_chord_of_another_program_is_taken(desk: Desk, needs_server: str) -> None:
    other = Display(needs_server)
    root = other.screen().root
    root.grab_key(hotkey := other.keysym_to_keycode(ord("1")), X.ControlMask, False, X.GrabModeAsync, X.GrabModeAsync)
    other.sync()
    wanted = {"one": Chord.of("ctrl+1"), "two": Chord.of("ctrl+2"), "odd": Chord.of("ctrl+あ")}
    states = {name: stands.state for name, stands in desk.x11.hotkeys.bind(wanted).items()}
    assert states == {"one": ChordState.TAKEN, "two": ChordState.READY, "odd": ChordState.NO_SUCH_KEY}
    root.ungrab_key(hotkey, X.ControlMask)
    other.sync()
    # The other combinations with lock keys were given back: a third program gets the whole chord.
    third = Desk(needs_server)
    assert third.x11.hotkeys.bind({"one": Chord.of("ctrl+1")})["one"].state is ChordState.READY
    assert third.x11.hotkeys.bind({"two": Chord.of("ctrl+2")})["two"].state is ChordState.TAKEN
    third.x11.close()
    other.close()
    desk.x11.hotkeys.bind({})


def test_fired_tells_the_window(desk: Desk, open_field: OpenField, hands: Hands) -> None:
    open_field("Anna - shop")
    desk.x11.hotkeys.bind({"palette": Chord.of("ctrl+alt+space")})
    hands.press(*MODIFIERS, "space")
    fired = desk.fired.get(timeout=5)
    assert fired is not None
    assert fired.name == "palette"
    assert fired.window is not None
    assert fired.window.title == "Anna - shop"
    assert fired.window.app
    assert fired.window.focus


def test_raising_a_window(desk: Desk, open_field: OpenField) -> None:
    open_field("Anna - shop")
    anna = desk.active()
    open_field("Bob - shop")
    assert desk.active().title == "Bob - shop"
    assert {"Anna - shop", "Bob - shop"} <= {window.title for window in desk.x11.windows.list()}
    assert desk.x11.windows.activate(anna)
    assert desk.active().id == anna.id


def test_raising_a_window_that_is_gone(desk: Desk, open_field: OpenField) -> None:
    field = open_field()
    anna = desk.active()
    field.end()
    wait_for(lambda: not any(window.id == anna.id for window in desk.x11.windows.list()))
    assert not desk.x11.windows.activate(anna)


def test_chord_whose_key_goes_and_comes_back_is_told(desk: Desk, hands: Hands) -> None:
    desk.x11.hotkeys.bind({"digit": Chord.of("ctrl+alt+1"), "function": Chord.of("ctrl+f9")})
    code = hands.code("F9")
    row = [list(syms) for syms in hands.display.get_keyboard_mapping(code, 1)]
    hands.display.change_keyboard_mapping(code, [[X.NONE] * len(row[0])])
    hands.display.sync()
    try:
        (stand,) = wait_for(lambda: desk.chords)
    finally:
        hands.display.change_keyboard_mapping(code, row)
        hands.display.sync()
    assert (stand["digit"].state, stand["function"].state) == (ChordState.READY, ChordState.NO_SUCH_KEY)
    wait_for(lambda: len(desk.chords) == 2)
    assert {one.state for one in desk.chords[1].values()} == {ChordState.READY}


@pytest.mark.x11
def test_server_dies() -> None:
    with x_server() as name:
        desk = Desk(name)
    wait_for(lambda: desk.lost)
    assert desk.x11.windows.active() is None
    assert desk.x11.windows.list() == ()
    assert desk.x11.clipboard.text() == ""
    stands = desk.x11.hotkeys.bind({"a": Chord.of("ctrl+alt+1")})
    assert stands["a"].state is ChordState.UNAVAILABLE
    desk.x11.close()
    assert len(desk.lost) == 1
