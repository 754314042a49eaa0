"""An X server of the tests' own, windows of real toolkits in it, and a pair of hands."""

import contextlib
import json
import os
import queue
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from Xlib import XK, X
from Xlib.display import Display
from Xlib.ext import xtest

from assistant.chords import Chord
from assistant.clients.window import Window
from assistant.desktop.x11.desk import X11Desk
from assistant.sending.ports import ChordState, Fired, Registration
from assistant.sending.requests import PasteOutcome, PasteRequest, PasteResult, Put
from tests.desktop.servers import window_manager, x_server

PROGRAMS = Path(__file__).parent / "programs"
SYSTEM_PYTHON = "/usr/bin/python3"
PATIENCE = 15.0


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents and "needs_server" in getattr(item, "fixturenames", ()):
            item.add_marker("x11")


def wait_for(what: Callable[[], Any], patience: float = PATIENCE) -> Any:
    end = time.monotonic() + patience
    while time.monotonic() < end:
        found = what()
        if found:
            return found
        time.sleep(0.005)
    raise AssertionError("it did not happen")


def end(process: "subprocess.Popen[Any]") -> None:
    process.kill()
    process.wait()
    for pipe in (process.stdin, process.stdout):
        if pipe:
            with contextlib.suppress(OSError):
                pipe.close()


@pytest.fixture(scope="session")
def needs_server() -> Iterator[str]:
    """The name of a display with openbox on it."""
    with x_server() as name, pytest.MonkeyPatch.context() as patch:
        patch.setenv("DISPLAY", name)
        with window_manager():
            patch.undo()
            yield name


class Program:
    """A program under test conditions that prints JSON lines."""

    def __init__(self, command: list[str], display: str) -> None:
        env = os.environ | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "GDK_BACKEND": "x11", "NO_AT_BRIDGE": "1"}
        env |= {"GTK_IM_MODULE": "gtk-im-context-simple", "QT_IM_MODULE": "compose", "GIO_USE_VFS": "local"}
        self.process = subprocess.Popen(
            command, env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        self.said: list[dict[str, Any]] = []
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            with contextlib.suppress(ValueError):
                self.said.append(json.loads(line))

    def last(self, key: str, default: Any = None) -> Any:
        return next((said[key] for said in reversed(self.said) if key in said), default)

    def all(self, key: str) -> list[Any]:
        return [said[key] for said in self.said if key in said]

    def tell(self, command: str) -> None:
        assert self.process.stdin
        self.process.stdin.write(command + "\n")
        self.process.stdin.flush()

    def end(self) -> None:
        end(self.process)
        self._reader.join(5)


class Field(Program):
    """A text field in a window of its own."""

    def __init__(self, toolkit: str, display: str, title: str = "Anna - shop", busy: float = 0.0) -> None:
        python = SYSTEM_PYTHON if toolkit == "gtk" else sys.executable
        super().__init__([python, str(PROGRAMS / f"{toolkit}_field.py"), title, str(busy)], display)
        wait_for(lambda: self.last("window"))
        wait_for(lambda: self.last("focused"))

    @property
    def text(self) -> str:
        return str(self.last("text", ""))


class Hands:
    """The agent at the keyboard, as a program of his own."""

    def __init__(self, display: str) -> None:
        self.display = Display(display)

    def code(self, name: str) -> int:
        return int(self.display.keysym_to_keycode(XK.string_to_keysym(name)))

    def down(self, *names: str) -> None:
        for name in names:
            xtest.fake_input(self.display, X.KeyPress, self.code(name))
        self.display.sync()

    def up(self, *names: str) -> None:
        for name in reversed(names):
            xtest.fake_input(self.display, X.KeyRelease, self.code(name))
        self.display.sync()

    def press(self, *names: str, hold: float = 0.03) -> None:
        self.down(*names)
        time.sleep(hold)
        self.up(*names)

    def held(self) -> set[int]:
        keymap = self.display.query_keymap()
        return {code for code in range(256) if keymap[code >> 3] >> (code & 7) & 1}

    def close(self) -> None:
        self.display.close()


class Desk:
    """A desk with what it reported."""

    def __init__(self, display: str, on_fired: Callable[[Fired], None] | None = None) -> None:
        self.fired: queue.Queue[Fired | None] = queue.Queue()
        self.results: list[PasteResult] = []
        self.lost: list[str] = []
        self.chords: list[Mapping[str, Registration]] = []
        self.at_the_keys: Callable[[], None] = lambda: None  # called between the look at the target and the keys
        self.x11 = X11Desk(
            display,
            on_fired or self.fired.put,
            self.results.append,
            self.lost.append,
            self.chords.append,
            lambda _chord, _times: self.at_the_keys(),
        )

    def result(self, of: str, patience: float = PATIENCE) -> PasteResult:
        found = wait_for(lambda: [result for result in self.results if result.request_id == of], patience)
        assert len(found) == 1
        return found[0]

    def active(self) -> Window:
        window = self.x11.windows.active()
        assert window is not None
        return window


@pytest.fixture
def hands(needs_server: str) -> Iterator[Hands]:
    hands = Hands(needs_server)
    yield hands
    for code in hands.held():
        xtest.fake_input(hands.display, X.KeyRelease, code)
    hands.display.sync()
    hands.close()


@pytest.fixture
def desk(needs_server: str) -> Iterator[Desk]:
    desk = Desk(needs_server)
    yield desk
    desk.x11.close()


class Agent:
    """Phrases on Ctrl+Alt+digit, decided by a thread of its own as the window's thread does."""

    def __init__(self, display: str, phrases: Mapping[str, str]) -> None:
        self.phrases = phrases
        self.desk = Desk(display)
        self.targets: list[Window | None] = []
        states = self.desk.x11.hotkeys.bind({key: Chord.of(f"ctrl+alt+{key}") for key in phrases})
        assert {state.state for state in states.values()} == {ChordState.READY}
        self._thread = threading.Thread(target=self._decide)
        self._thread.start()

    def _decide(self) -> None:
        while (fired := self.desk.fired.get()) is not None:
            self.targets.append(fired.window)
            assert fired.window is not None
            number = len(self.targets)
            text = self.phrases[fired.name]
            request = PasteRequest(str(number), fired.window, (Put(text),), Chord.of("ctrl+v"))
            self.desk.x11.paster.paste(request)

    def outcomes(self, count: int, patience: float = PATIENCE) -> list[PasteOutcome]:
        wait_for(lambda: len(self.desk.results) >= count, patience)
        return [result.outcome for result in self.desk.results]

    def close(self) -> None:
        self.desk.fired.put(None)
        self._thread.join(5)
        self.desk.x11.close()


@pytest.fixture
def agent(needs_server: str) -> Iterator[Agent]:
    agent = Agent(needs_server, {digit: f"[{digit}] 第{digit}句话\n" for digit in "123456789"})
    yield agent
    agent.close()


@pytest.fixture
def programs() -> Iterator[list[Program]]:
    """Programs put in here are ended with the test."""
    running: list[Program] = []
    yield running
    for program in running:
        program.end()
    time.sleep(0.05)  # the window manager moves the focus when windows go; not into the next test


@pytest.fixture(params=["gtk", "qt"])
def toolkit(request: pytest.FixtureRequest) -> str:
    """Both toolkits; GTK only where the system's Python has PyGObject."""
    if request.param == "gtk":
        have = (
            shutil.which(SYSTEM_PYTHON)
            and not subprocess.run(
                [SYSTEM_PYTHON, "-c", "import gi; gi.require_version('Gtk', '3.0'); from gi.repository import Gtk"],
                stderr=subprocess.DEVNULL,
                check=False,
            ).returncode
        )
        if not have:
            pytest.skip("python3-gi and gir1.2-gtk-3.0 are not installed")
    return str(request.param)


@pytest.fixture
def open_field(needs_server: str, programs: list[Program], toolkit: str) -> Callable[..., Field]:
    def open_it(title: str = "Anna - shop", busy: float = 0.0) -> Field:
        field = Field(toolkit, needs_server, title, busy)
        programs.append(field)
        return field

    return open_it


@pytest.fixture
def copied(needs_server: str) -> Iterator[Callable[[str], None]]:
    """Copy a text with another program, as the agent would have before."""
    running: list[subprocess.Popen[bytes]] = []

    def copy(text: str) -> None:
        process = subprocess.Popen(
            ["xclip", "-selection", "clipboard", "-quiet"],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=os.environ | {"DISPLAY": needs_server},
        )
        running.append(process)
        assert process.stdin
        process.stdin.write(text.encode())
        process.stdin.close()
        wait_for(lambda: pasted(needs_server) == text)

    yield copy
    for process in running:
        end(process)


def pasted(display: str, target: str = "UTF8_STRING") -> str:
    return pasted_bytes(display, target).decode()


def pasted_bytes(display: str, target: str) -> bytes:
    """What another program finds on the clipboard."""
    return subprocess.run(
        ["xclip", "-selection", "clipboard", "-o", "-t", target],
        capture_output=True,
        timeout=10,
        env=os.environ | {"DISPLAY": display},
        check=False,
    ).stdout
