"""The hotkeys of the `keyboard` adapter, through the real library's dispatch."""

from collections.abc import Callable, Iterator

import pytest

from assistant.chords import Chord
from assistant.clients.window import Window
from assistant.desktop.keyboard.hotkeys import KeyboardHotkeys
from assistant.sending.ports import ChordState, Fired, Hotkeys

CTRL, ALT, SHIFT, SUPER, ALT_GR = 29, 56, 42, 91, 541
ONE, END, SLASH, KEYPAD_SLASH, N = 2, 79, 53, 53, 49
CHAT = Window(5, "chat")


class Bench:
    """Hotkeys under test; `fired` has waited for the reporting thread."""

    def __init__(self, clock: Callable[[], float], swallow: bool = True) -> None:
        self._fired: list[Fired] = []
        self.hotkeys = KeyboardHotkeys(self._fired.append, lambda: CHAT, clock, swallow)

    def bind(self, **chords: str) -> dict[str, ChordState]:
        wanted = {name: Chord.of(text) for name, text in chords.items()}
        return {name: registration.state for name, registration in self.hotkeys.bind(wanted).items()}

    def fired(self) -> list[str]:
        """Closes: everything pressed before has been reported then."""
        self.hotkeys.close()
        return [fired.name for fired in self._fired]


@pytest.fixture
def bench(keys, clock) -> Iterator[Bench]:
    bench = Bench(clock)
    yield bench
    bench.hotkeys.close()


def test_a_chord_fires_with_time_and_window(bench: Bench, keys) -> None:
    port: Hotkeys = bench.hotkeys
    assert bench.bind(a="ctrl+alt+1") == {"a": ChordState.READY}
    keys.chord(CTRL, ALT, ONE)
    port.close()
    assert bench._fired == [Fired("a", 100.0, CHAT)]


def test_only_the_key_of_the_chord_is_kept_from_the_program(bench: Bench, keys) -> None:
    bench.bind(a="ctrl+alt+1")
    assert keys.chord(CTRL, ALT, ONE) == [True, True, False, False, True, True]
    assert keys.chord(CTRL, ONE) == [True, True, True, True]
    assert bench.fired() == ["a"]


def test_on_linux_nothing_is_kept_from_the_program(keys, clock) -> None:
    bench = Bench(clock, swallow=False)
    bench.bind(a="ctrl+alt+1")
    assert keys.chord(CTRL, ALT, ONE) == [True] * 6
    assert bench.fired() == ["a"]


def test_auto_repeat_fires_once_and_stays_swallowed(bench: Bench, keys, clock) -> None:
    bench.bind(a="ctrl+alt+1")
    keys.down(CTRL)
    keys.down(ALT)
    passed = []
    for _ in range(60):
        passed.append(keys.down(ONE))
        clock.now += 0.033
    assert passed == [False] * 60
    keys.up(ONE)
    keys.down(ONE)
    assert bench.fired() == ["a", "a"]


@pytest.mark.parametrize("extra", [SHIFT, SUPER])
def test_other_modifiers_make_it_another_chord(bench: Bench, keys, extra: int) -> None:
    bench.bind(a="ctrl+alt+1")
    keys.chord(CTRL, ALT, extra, ONE)
    keys.chord(CTRL, ONE)
    keys.chord(ONE)
    assert bench.fired() == []


def test_a_key_left_down_does_no_harm(bench: Bench, keys) -> None:
    bench.bind(a="ctrl+alt+1")
    keys.down(N)
    keys.chord(CTRL, ALT, ONE)
    assert bench.fired() == ["a"]


@pytest.mark.parametrize(("code", "keypad"), [(END, False), (END, True), (ONE, True)])
def test_end_and_the_keypad_are_not_the_digit(bench: Bench, keys, code: int, keypad: bool) -> None:
    bench.bind(a="ctrl+alt+1")
    keys.chord(CTRL, ALT, code, keypad=keypad)
    assert bench.fired() == []


def test_end_itself_can_be_bound_and_the_keypad_is_not_it(bench: Bench, keys) -> None:
    bench.bind(a="ctrl+end", b="ctrl+/")
    keys.chord(CTRL, END, keypad=True)
    keys.chord(CTRL, KEYPAD_SLASH, keypad=True)
    keys.chord(CTRL, END)
    keys.chord(CTRL, SLASH)
    assert bench.fired() == ["a", "b"]


def test_alt_gr_is_not_ctrl_alt(bench: Bench, keys) -> None:
    bench.bind(a="ctrl+alt+1")
    keys.chord(ALT_GR, ONE)
    assert bench.fired() == []


def test_a_lost_release_of_the_modifiers_does_not_turn_typing_into_chords(bench: Bench, keys, clock) -> None:
    bench.bind(a="ctrl+alt+1")
    keys.down(CTRL)
    keys.down(ALT)
    clock.now += 60
    keys.chord(ONE)
    assert bench.fired() == []


def test_a_lost_release_of_the_key_does_not_end_the_chord(bench: Bench, keys, clock) -> None:
    bench.bind(a="ctrl+alt+1")
    for _ in range(2):
        keys.down(CTRL)
        keys.down(ALT)
        keys.down(ONE)
        keys.up(ALT)
        keys.up(CTRL)
        clock.now += 5
    assert bench.fired() == ["a", "a"]


def test_binding_again_replaces_the_whole_set(bench: Bench, keys) -> None:
    bench.bind(a="ctrl+alt+1")
    assert bench.bind(b="ctrl+alt+n", c="ctrl+alt+ß") == {"b": ChordState.READY, "c": ChordState.NO_SUCH_KEY}
    keys.chord(CTRL, ALT, ONE)
    keys.chord(CTRL, ALT, N)
    assert bench.fired() == ["b"]
    assert keys.chord(CTRL, ALT, N) == [True] * 6


def test_a_failing_listener_does_not_end_the_hotkeys(keys, clock, caplog: pytest.LogCaptureFixture) -> None:
    fired: list[str] = []

    def on_fired(event: Fired) -> None:
        fired.append(event.name)
        if event.name == "a":
            raise RuntimeError("no")

    hotkeys = KeyboardHotkeys(on_fired, lambda: None, clock, swallow=True)
    hotkeys.bind({"a": Chord.of("ctrl+alt+1"), "b": Chord.of("ctrl+alt+n")})
    keys.chord(CTRL, ALT, ONE)
    keys.chord(CTRL, ALT, N)
    hotkeys.close()
    assert fired == ["a", "b"]
    assert "could not be reported" in caplog.text
