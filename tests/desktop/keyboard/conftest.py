"""A keyboard for the real `keyboard` library: its dispatch and threads run, only the operating system is ours."""

import importlib
from collections.abc import Callable, Iterator
from queue import Queue

import pytest

from assistant.desktop.offer import works

# Scan codes as a Windows keyboard gives them (set 1): the keypad's and the grey keys' are the same.
CODES = {
    "1": (2, 79),
    "2": (3, 80),
    "/": (57397, 53),
    "n": (49,),
    "enter": (28,),
    "space": (57,),
    "f5": (63,),
    "end": (79,),
    "page up": (73,),
    "esc": (1,),
    "left ctrl": (29,),
    "right ctrl": (29,),
    "left alt": (56,),
    "right alt": (56,),
    "alt gr": (541,),
    "left shift": (42,),
    "right shift": (54,),
    "left windows": (91,),
    "right windows": (92,),
}


class FakeSystem:
    """Stands where the library keeps the module of its platform."""

    def __init__(self) -> None:
        self.events: Queue = Queue()
        self.answers: Queue = Queue()

    def init(self) -> None: ...

    def map_name(self, name: str):
        if name not in CODES:
            raise ValueError(name)
        return [(code, ()) for code in CODES[name]]

    def listen(self, callback: Callable) -> None:
        while (event := self.events.get()) is not None:
            self.answers.put(callback(event))


class Keys:
    """Presses and releases keys by scan code; every call returns whether the system let the event through."""

    def __init__(self, library, system: FakeSystem) -> None:
        self._library = library
        self._system = system

    def _event(self, kind: str, code: int, keypad: bool) -> bool:
        self._system.events.put(self._library.KeyboardEvent(kind, code, name="unread", is_keypad=keypad))
        passed = self._system.answers.get(timeout=5)
        self._library._listener.queue.join()
        return passed

    def down(self, code: int, keypad: bool = False) -> bool:
        return self._event("down", code, keypad)

    def up(self, code: int, keypad: bool = False) -> bool:
        return self._event("up", code, keypad)

    def chord(self, *codes: int, keypad: bool = False) -> list[bool]:
        """All but the last are modifiers; returns what came through."""
        passed = [self.down(code) for code in codes[:-1]]
        passed += [self.down(codes[-1], keypad), self.up(codes[-1], keypad)]
        return passed + [self.up(code) for code in reversed(codes[:-1])]


@pytest.fixture
def keys(monkeypatch: pytest.MonkeyPatch) -> Iterator[Keys]:
    library = importlib.import_module("keyboard")
    system = FakeSystem()
    monkeypatch.setattr(library, "_os_keyboard", system)
    monkeypatch.setattr(library, "_listener", type(library._listener)())
    monkeypatch.setattr(library, "_pressed_events", {})
    monkeypatch.setattr(library, "_hooks", {})
    monkeypatch.setattr("assistant.desktop.keyboard.library.probe", lambda: works("keyboard"))
    library._modifier_scan_codes.clear()
    yield Keys(library, system)
    system.events.put(None)


@pytest.fixture
def clock() -> Callable[[], float]:
    """Stands still until a test sets `clock.now`."""

    class Clock:
        now = 100.0

        def __call__(self) -> float:
            return self.now

    return Clock()
