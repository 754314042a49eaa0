"""Enter, pressed by xdotool as the agent, in windows of other programs and with an input method on top."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from Xlib import X
from Xlib.display import Display

from assistant.desktop.x11.own_presses import FORGET_AFTER, OwnPresses
from assistant.desktop.x11.sendkey import SendKeySource
from assistant.waiting.signals import SourceState
from tests.desktop.servers import call_out, eventually, window_manager, x_server

pytestmark = pytest.mark.x11


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def own() -> OwnPresses:
    return OwnPresses()


@pytest.fixture
def heard() -> list:
    return []


@contextmanager
def listening(heard, own, **more) -> Iterator[SendKeySource]:
    source = SendKeySource(time.monotonic, own, **more)
    source.start(heard.append)
    eventually(lambda: source.status().state is SourceState.LISTENING, "listening")
    try:
        yield source
    finally:
        source.close()


@pytest.fixture
def source(display, heard, own):
    with listening(heard, own) as made:
        yield made


@contextmanager
def window(title: str, app: str = "Wechat", override: bool = False) -> Iterator[int]:
    """A window of another program; it has the focus unless it is an override-redirect one."""
    display = Display()
    screen = display.screen()
    made = screen.root.create_window(5, 5, 200, 100, 0, screen.root_depth, override_redirect=override)
    made.set_wm_name(title)
    made.set_wm_class(app.lower(), app)
    made.map()
    display.sync()
    if override:
        eventually(lambda: made.get_attributes().map_state == X.IsViewable)
    else:
        eventually(lambda: f"{made.id:#x}" in call_out("xprop", "-root", "_NET_ACTIVE_WINDOW"), "focus")
    yield made.id
    display.close()


def press(*chords: str) -> None:
    call_out("xdotool", "key", *chords)


def settle(heard: list) -> None:
    """Ctrl+Enter as the end mark: what came before it has been reported when it has."""
    before = len(heard)
    press("ctrl+Return")
    eventually(lambda: any(s.ctrl for s in heard[before:]), "the end mark")
    heard.pop()


def test_enter_with_its_window(source, heard):
    with window("chat") as xid:
        press("Return")
        eventually(lambda: heard)
        (signal,) = heard
        assert (signal.window.id, signal.window.title, signal.window.app) == (xid, "chat", "Wechat")
        assert (signal.ctrl, signal.composing) == (False, False)
        assert source.status().last_at == signal.at


def test_keypad_and_ctrl(source, heard):
    press("KP_Enter", "ctrl+Return")
    eventually(lambda: len(heard) == 2)
    assert [signal.ctrl for signal in heard] == [False, True]


def test_other_keys_and_new_lines_are_no_send_keys(source, heard):
    press("a", "space", "shift+Return", "alt+Return", "super+Return", "Escape", "Return")
    settle(heard)
    assert len(heard) == 1


def test_locks_do_not_matter(source, heard):
    press("Num_Lock", "Caps_Lock", "Return")
    settle(heard)
    press("Num_Lock", "Caps_Lock")
    assert len(heard) == 1


def test_a_held_key_counts_once(source, heard):
    call_out("xdotool", "keydown", "Return", "sleep", "1", "keyup", "Return", "key", "Return")
    settle(heard)
    assert len(heard) == 2


def test_own_presses_are_left_out(source, heard, own):
    own.expect(2)
    press("Return", "Return", "Return")
    settle(heard)
    assert len(heard) == 1


def test_a_new_line_is_not_taken_for_the_expected_press(source, heard, own):
    own.expect()
    press("shift+Return", "Return")
    settle(heard)
    assert heard == []


def test_changed_layout_is_followed(source, heard):
    call_out("xmodmap", "-e", "keycode 38 = Return")
    press("38")
    settle(heard)
    assert len(heard) == 1


def test_candidates_shown_mean_composing(source, heard):
    with window("chat"):
        with window("Fcitx5 Input Window", "fcitx", override=True):
            press("Return")
            eventually(lambda: len(heard) == 1)
            press("Return")
            eventually(lambda: len(heard) == 2)
        press("Return")
        eventually(lambda: len(heard) == 3)
    assert [signal.composing for signal in heard] == [True, False, False]  # the second: a window that stays is a bar


def test_candidates_before_the_start_are_seen_and_tooltips_are_none(display, heard, own):
    with window("tip", "Chrome", override=True), listening(heard, own):
        press("Return")
        eventually(lambda: heard)
    with window("ibus", "Ibus-ui-gtk3", override=True), listening(heard, own):
        press("Return")
        eventually(lambda: len(heard) == 2)
    assert [signal.composing for signal in heard] == [False, True]


def test_engine_is_asked_while_no_candidates_were_ever_seen(display, heard, own):
    with listening(heard, own, engine_active=lambda: True):
        press("Return")
        eventually(lambda: len(heard) == 1)
        with window("Fcitx5 Input Window", "fcitx", override=True):
            press("Return")
            eventually(lambda: len(heard) == 2)
        press("Return")
        eventually(lambda: len(heard) == 3)
    assert [signal.composing for signal in heard] == [True, True, False]


def test_without_window_manager_the_focus_tells(bare_display, heard, own):
    with listening(heard, own):
        press("Return")
        eventually(lambda: heard)
    assert heard[0].window.title == ""


def test_without_a_server_it_says_so(monkeypatch, own):
    monkeypatch.setenv("DISPLAY", "")
    source = SendKeySource(time.monotonic, own)
    source.start(pytest.fail)
    eventually(lambda: "no X server" in source.status().detail, "the reason")
    source.close()


def test_lost_server_is_lost(heard, own, monkeypatch):
    with x_server() as name:
        monkeypatch.setenv("DISPLAY", name)
        with window_manager():
            source = SendKeySource(time.monotonic, own)
            source.start(heard.append)
            eventually(lambda: source.status().state is SourceState.LISTENING, "listening")
    eventually(lambda: source.status().state is SourceState.LOST, "noticing the loss")
    source.close()


def test_expected_presses_that_never_came_are_forgotten():
    clock = Clock()
    own = OwnPresses(clock)
    own.expect()
    clock.now += FORGET_AFTER
    assert not own.take()
    own.expect(2)
    assert [own.take(), own.take(), own.take()] == [True, True, False]
