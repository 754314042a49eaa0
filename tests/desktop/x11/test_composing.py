"""Enter while fcitx5 composes pinyin in a GTK program: what the program gets, and what the source says of it."""

import shutil
import subprocess
import textwrap
import time

import pytest

from assistant.desktop.dbus.input_method import engine_active
from assistant.desktop.x11.own_presses import OwnPresses
from assistant.desktop.x11.sendkey import SendKeySource
from assistant.waiting.signals import SourceState
from tests.desktop.servers import PATIENCE, call_out, eventually, running

PYTHON = "/usr/bin/python3"  # has gi, from Debian


def missing() -> bool:
    gtk = [PYTHON, "-c", "import gi; gi.require_version('Gtk', '3.0')"]
    pinyin = shutil.which("fcitx5") and shutil.which("fcitx5-remote")
    return not pinyin or subprocess.run(gtk, capture_output=True, check=False).returncode != 0


pytestmark = [
    pytest.mark.x11,
    pytest.mark.slow,
    pytest.mark.skipif(missing(), reason="not installed: fcitx5, fcitx5-pinyin, fcitx5-frontend-gtk3, python3-gi"),
]

PROFILE = """
[Groups/0]
Name=Default
Default Layout=us
DefaultIM=pinyin
[Groups/0/Items/0]
Name=keyboard-us
[Groups/0/Items/1]
Name=pinyin
[GroupOrder]
0=Default
"""

ENTRY = textwrap.dedent("""
    import gi
    gi.require_version("Gtk", "3.0")
    from gi.repository import Gtk
    window, entry = Gtk.Window(title="chat"), Gtk.Entry()
    window.add(entry)
    entry.connect("activate", lambda _: (print("sent", entry.get_text(), flush=True), entry.set_text("")))
    entry.connect("changed", lambda _: entry.get_text() and print("text", entry.get_text(), flush=True))
    entry.connect("preedit-changed", lambda _, text: print("composing", text, flush=True))
    window.show_all()
    Gtk.main()
""")


@pytest.fixture
def lines(display, session_bus, own_home, monkeypatch, tmp_path):
    """What the entry says, as a function; fcitx5 and the entry run, the entry has the focus."""
    (own_home / ".config/fcitx5").mkdir(parents=True)
    (own_home / ".config/fcitx5/profile").write_text(PROFILE)
    for name, value in {"GTK_IM_MODULE": "fcitx", "XMODIFIERS": "@im=fcitx", "NO_AT_BRIDGE": "1"}.items():
        monkeypatch.setenv(name, value)
    with running("fcitx5", "--disable=wayland"):
        eventually(remote, "fcitx5's start")
        with (tmp_path / "said").open("w+") as said, running(PYTHON, "-c", ENTRY, stdout=said):
            eventually(lambda: call_out("xdotool", "search", "--sync", "--name", "^chat$"), "the entry")
            call_out("xdotool", "search", "--sync", "--name", "^chat$", "windowactivate", "--sync")
            eventually(lambda: remote("-o") or remote("-n") == "pinyin", "pinyin")
            yield lambda: (tmp_path / "said").read_text().splitlines()


def remote(*arguments: str) -> str:
    asked = subprocess.run(["fcitx5-remote", *arguments], capture_output=True, text=True, check=False, timeout=PATIENCE)
    return asked.stdout.strip()


@pytest.fixture
def heard(lines):
    signals = []
    source = SendKeySource(time.monotonic, OwnPresses(), engine_active)
    source.start(signals.append)
    eventually(lambda: source.status().state is SourceState.LISTENING, "listening")
    yield signals
    source.close()


def compose(lines) -> None:
    before = len(lines())
    call_out("xdotool", "type", "--delay", "30", "nihao")
    eventually(lambda: "composing ni hao" in lines()[before:], "the composition")
    eventually(lambda: "IsViewable" in call_out("xwininfo", "-name", "Fcitx5 Input Window"), "the candidates")


def said_times(lines, line: str, times: int) -> None:
    eventually(lambda: lines().count(line) == times, line)


def test_enter_for_the_input_method_and_enter_for_the_chat(lines, heard):
    for turn in (1, 2, 3):
        compose(lines)
        call_out("xdotool", "key", "Return")
        said_times(lines, "text nihao", turn)
        eventually(lambda: "IsUnMapped" in call_out("xwininfo", "-name", "Fcitx5 Input Window"), "the end")
        call_out("xdotool", "key", "Return")
        said_times(lines, "sent nihao", turn)
    eventually(lambda: len(heard) == 6)
    assert [signal.composing for signal in heard] == [True, False] * 3


def test_chosen_candidate_then_enter_is_a_reply(lines, heard):
    compose(lines)
    call_out("xdotool", "key", "space")
    eventually(lambda: "text 你好" in lines(), "the candidate")
    eventually(lambda: "IsUnMapped" in call_out("xwininfo", "-name", "Fcitx5 Input Window"), "the end")
    call_out("xdotool", "key", "Return")
    eventually(lambda: "sent 你好" in lines() and heard, "sending")
    assert [signal.composing for signal in heard] == [False]


def test_engine_state(lines):
    assert engine_active()
    remote("-c")
    eventually(lambda: not engine_active(), "switching off")
