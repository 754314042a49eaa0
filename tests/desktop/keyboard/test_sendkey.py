"""The send key through the real library's dispatch: Enter, and nothing else."""

from collections.abc import Callable, Iterator

import pytest

from assistant.clients.window import Window
from assistant.desktop.keyboard.sendkey import KeyboardSendKey
from assistant.waiting.signals import SendKeyPressed, Source, SourceState

CTRL, ALT, SHIFT, ENTER, N, ONE = 29, 56, 42, 28, 49, 2
CHAT = Window(5, "chat")


class Bench:
    def __init__(self, clock: Callable[[], float]) -> None:
        self.window: Window | None = CHAT
        self.seen: list = []
        self.source = KeyboardSendKey(lambda: self.window, lambda window: window.title == "chat", clock)
        self.source.start(self.seen.append)


@pytest.fixture
def bench(keys, clock) -> Iterator[Bench]:
    bench = Bench(clock)
    yield bench
    bench.source.close()


def test_enter_and_ctrl_enter_are_told_apart(bench: Bench, keys) -> None:
    port: Source = bench.source
    keys.chord(ENTER)
    keys.chord(CTRL, ENTER)
    keys.chord(ENTER, keypad=True)
    assert bench.seen == [SendKeyPressed(CHAT, 100.0, ctrl, composing=True) for ctrl in (False, True, False)]
    assert (port.status().state, port.status().last_at) == (SourceState.LISTENING, 100.0)


def test_nothing_else_is_reported(bench: Bench, keys) -> None:
    for modifier in (SHIFT, ALT):
        keys.chord(modifier, ENTER)
    keys.chord(CTRL, SHIFT, ENTER)
    keys.chord(N)
    keys.chord(CTRL, ONE)
    assert bench.seen == []


def test_a_held_enter_is_one(bench: Bench, keys, clock) -> None:
    for _ in range(30):
        keys.down(ENTER)
        clock.now += 0.03
    keys.up(ENTER)
    keys.chord(ENTER)
    assert len(bench.seen) == 2


def test_without_a_focused_window_there_is_no_reply(bench: Bench, keys) -> None:
    bench.window = None
    keys.chord(ENTER)
    assert bench.seen == []


def test_after_closing_nothing_is_heard(bench: Bench, keys) -> None:
    bench.source.close()
    keys.chord(ENTER)
    assert (bench.seen, bench.source.status().state) == ([], SourceState.LOST)
