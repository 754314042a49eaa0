"""Where the `keyboard` library cannot work it says so, in values."""

import importlib
from pathlib import Path

import pytest

from assistant.chords import Chord
from assistant.desktop.keyboard.hotkeys import KeyboardHotkeys
from assistant.desktop.keyboard.library import probe
from assistant.desktop.keyboard.sendkey import KeyboardSendKey
from assistant.desktop.offer import SENTENCES, Offer, Remedy, Why, works
from assistant.sending.ports import ChordState
from assistant.waiting.signals import SourceState

DEVICES = """\
I: Bus=0011 Vendor=0001 Product=0001 Version=ab41
N: Name="AT Translated Set 2 keyboard"
H: Handlers=sysrq kbd event0 leds

N: Name="Mouse"
H: Handlers=mouse0 event1
"""


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """A root folder with one keyboard."""
    (tmp_path / "proc/bus/input").mkdir(parents=True)
    (tmp_path / "proc/bus/input/devices").write_text(DEVICES, encoding="utf-8")
    (tmp_path / "dev/input").mkdir(parents=True)
    (tmp_path / "dev/input/event0").touch()
    (tmp_path / "dev/input/event1").touch()
    return tmp_path


def test_other_systems(tmp_path: Path) -> None:
    assert probe("win32").works
    assert probe("darwin").why is Why.OTHER_SYSTEM


def test_linux_needs_root_a_keyboard_and_dumpkeys(machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    assert probe("linux", machine, user=1000).why is Why.NOT_ROOT
    assert probe("linux", machine, user=0) == works("keyboard")
    monkeypatch.setattr("shutil.which", lambda _: None)
    assert probe("linux", machine, user=0).remedy is Remedy.INSTALL_KEYMAP_TOOL
    (machine / "dev/input/event0").unlink()
    assert probe("linux", machine, user=0).why is Why.NO_KEYBOARD_DEVICE


def test_a_keyboard_that_may_not_be_read_is_named(machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.access", lambda *_: False)
    offer = probe("linux", machine, user=0)
    assert (offer.why, offer.detail) == (Why.NO_PERMISSION, str(machine / "dev/input/event0"))


def test_a_keyboard_known_by_its_path_only(machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    (machine / "proc/bus/input/devices").unlink()
    (machine / "dev/input/by-path").mkdir()
    (machine / "dev/input/by-path/platform-i8042-event-kbd").touch()
    assert probe("linux", machine, user=0).works


def test_a_refusal_reaches_the_ports_as_a_state(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "assistant.desktop.keyboard.library.probe", lambda: Offer("keyboard", works=False, why=Why.NOT_ROOT)
    )
    hotkeys = KeyboardHotkeys(lambda _: None, lambda: None)
    states = hotkeys.bind({"a": Chord.of("ctrl+alt+1")})
    assert (states["a"].state, states["a"].detail) == (ChordState.UNAVAILABLE, "not-root")
    hotkeys.close()
    source = KeyboardSendKey(lambda: None)
    source.start(lambda _: None)
    assert (source.status().state, source.status().detail) == (SourceState.UNAVAILABLE, "not-root")
    source.close()


@pytest.mark.parametrize(
    ("raised", "detail"),
    [
        (AssertionError(), "AssertionError"),
        (SystemExit(), "SystemExit"),
        (ImportError("You must be root to use this library on linux."), "You must be root"),
        (FileNotFoundError(2, "No such file or directory", "dumpkeys"), "dumpkeys"),
    ],
)
def test_nothing_the_library_throws_gets_through(
    monkeypatch: pytest.MonkeyPatch, raised: BaseException, detail: str
) -> None:
    library = importlib.import_module("keyboard")

    def fail() -> None:
        raise raised

    monkeypatch.setattr("assistant.desktop.keyboard.library.probe", lambda: works("keyboard"))
    monkeypatch.setattr(library, "_listener", type(library._listener)())
    monkeypatch.setattr(library._os_keyboard, "init", fail)
    states = KeyboardHotkeys(lambda _: None, lambda: None).bind({"a": Chord.of("ctrl+alt+1")})
    assert states["a"].state is ChordState.UNAVAILABLE
    assert detail in states["a"].detail


def test_on_this_machine_the_library_starts_exactly_where_the_probe_says_so() -> None:
    hotkeys = KeyboardHotkeys(lambda _: None, lambda: None)
    state = hotkeys.bind({"a": Chord.of("ctrl+alt+f12")})["a"].state
    hotkeys.close()
    assert (state is not ChordState.UNAVAILABLE) is probe().works


@pytest.mark.parametrize("key", [*Why, *Remedy])
def test_every_reason_has_its_sentence(key: Why | Remedy) -> None:
    assert SENTENCES[key] or key is Remedy.NONE
