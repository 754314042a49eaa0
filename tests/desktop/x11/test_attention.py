"""The source against a real window manager and real programs."""

import contextlib
import os
import subprocess
import sys
import textwrap
import time

import pytest
from Xlib import Xatom
from Xlib.display import Display
from Xlib.error import ConnectionClosedError

from assistant.desktop.x11.attention import NO_LIST, AttentionSource
from assistant.waiting.signals import Activated, AttentionAsked, AttentionEnded, SourceState, TitleChanged
from tests.desktop.servers import call_out, eventually, running, window_manager, x_server

pytestmark = pytest.mark.x11


class Chat:
    """A window of another program, as far as the server can tell: made on a connection of its own."""

    def __init__(self, title: str = "Chat", pid: int = 1, app: str = "Wechat") -> None:
        self.display = Display()
        screen = self.display.screen()
        self.window = screen.root.create_window(20, 20, 200, 100, 0, screen.root_depth)
        if title:
            self.retitle(title.encode())
        self.window.set_wm_class(app.lower(), app)
        self.window.change_property(self.display.get_atom("_NET_WM_PID"), Xatom.CARDINAL, 32, [pid])
        self.show()

    @property
    def id(self) -> int:
        return self.window.id

    def show(self) -> None:
        self.window.map()
        self.display.sync()
        eventually(lambda: f"{self.id:#x}" in call_out("xprop", "-root", "_NET_CLIENT_LIST"), "managing the window")

    def hide(self) -> None:
        self.window.unmap()
        self.display.sync()
        eventually(lambda: f"{self.id:#x}" not in call_out("xprop", "-root", "_NET_CLIENT_LIST"), "hiding")

    def retitle(self, raw: bytes) -> None:
        self.window.change_property(self.display.get_atom("_NET_WM_NAME"), self.display.get_atom("UTF8_STRING"), 8, raw)
        self.display.sync()

    def urge(self, wanted: bool = True) -> None:
        self.window.change_property(
            self.display.get_atom("WM_HINTS"), self.display.get_atom("WM_HINTS"), 32, [256 * wanted] + 8 * [0]
        )
        self.display.sync()

    def focus(self) -> None:
        call_out("wmctrl", "-i", "-a", hex(self.id))
        eventually(lambda: f"{self.id:#x}" in call_out("xprop", "-root", "_NET_ACTIVE_WINDOW"), "focus")

    def vanish(self) -> None:
        with contextlib.suppress(ConnectionClosedError):
            self.display.close()


class Heard(list):
    def __call__(self, signal) -> None:
        self.append(signal)

    def of(self, xid: int, kind: type | None = None) -> list:
        return [s for s in self if s.window.id == xid and (kind is None or isinstance(s, kind))]


@pytest.fixture
def heard():
    return Heard()


@pytest.fixture
def chats(display):
    made = []

    def make(*arguments, **more) -> Chat:
        made.append(Chat(*arguments, **more))
        return made[-1]

    yield make
    for chat in made:
        chat.vanish()


def listen(heard, state: SourceState = SourceState.LISTENING) -> AttentionSource:
    source = AttentionSource(time.monotonic)
    source.start(heard)
    eventually(lambda: source.status().state is state and source.status().detail != "not started", f"{state}")
    return source


@pytest.fixture
def source(display, heard):
    made = listen(heard)
    yield made
    made.close()


def test_wmctrl_begins_and_ends_attention(source, heard, chats):
    front, chat = chats("front"), chats("聊天")
    front.focus()
    call_out("wmctrl", "-i", "-r", hex(chat.id), "-b", "add,demands_attention")
    eventually(lambda: heard.of(chat.id, AttentionAsked), "asking")
    call_out("wmctrl", "-i", "-r", hex(chat.id), "-b", "remove,demands_attention")
    eventually(lambda: heard.of(chat.id, AttentionEnded), "ending")
    (asked,) = heard.of(chat.id, AttentionAsked)
    assert (asked.window.title, asked.window.app, asked.window.pid) == ("聊天", "Wechat", 1)
    assert source.status().last_at is not None


def test_urgency_hint_asks_once_and_ends_with_the_focus(source, heard, chats):
    chat, front = chats(), chats("front")
    front.focus()
    chat.urge()
    chat.urge()
    eventually(lambda: heard.of(chat.id, AttentionAsked), "asking")
    chat.focus()
    eventually(lambda: heard.of(chat.id, AttentionEnded), "ending")
    front.focus()
    chat.urge()
    eventually(lambda: len(heard.of(chat.id, AttentionAsked)) == 2, "asking again with a hint that was never cleared")
    assert len(heard.of(chat.id, AttentionEnded)) == 1


def test_what_asks_already_is_reported_at_the_start(heard, chats):
    chat, front = chats("(3) Chat"), chats("front")
    front.focus()
    chat.urge()
    source = listen(heard)
    eventually(lambda: heard.of(chat.id, AttentionAsked) and heard.of(front.id, Activated), "the first look")
    assert [(s.before, s.window.title) for s in heard.of(chat.id, TitleChanged)] == [("", "(3) Chat")]
    source.close()


def test_titles(source, heard, chats):
    chat = chats("微信")
    eventually(lambda: heard.of(chat.id, TitleChanged), "the first title")
    chat.retitle("(3) 微信".encode())
    eventually(lambda: len(heard.of(chat.id, TitleChanged)) == 2, "the count")
    chat.retitle(b"\xff\xfe broken \xe5")
    eventually(lambda: len(heard.of(chat.id, TitleChanged)) >= 3, "the titles")
    changes = [(s.before, s.window.title) for s in heard.of(chat.id, TitleChanged)]
    assert changes == [("", "微信"), ("微信", "(3) 微信"), ("(3) 微信", "�� broken �")]


def test_old_programs_have_wm_name_only(source, heard, chats):
    chat = chats("")
    chat.window.change_property(Xatom.WM_NAME, Xatom.STRING, 8, b"caf\xe9")
    chat.display.sync()
    eventually(lambda: heard.of(chat.id, TitleChanged), "the title")
    assert heard.of(chat.id, TitleChanged)[0].window.title == "café"


def test_window_without_a_name_is_watched(source, heard, chats):
    front = chats("front")
    chat = chats("", app="")
    front.focus()
    chat.urge()
    eventually(lambda: heard.of(chat.id, AttentionAsked), "asking")


def test_activation(source, heard, chats):
    one, two = chats("one"), chats("two")
    one.focus()
    two.focus()
    eventually(lambda: heard.of(two.id, Activated), "activation")
    assert heard.of(one.id, Activated)
    assert heard.of(two.id, Activated)[-1].window.title == "two"


def test_hidden_in_the_tray_a_window_stays_watched_until_it_is_destroyed(source, heard, chats):
    chat, front = chats("Chat"), chats("front")
    eventually(lambda: heard.of(front.id), "watching")
    chat.hide()
    chat.retitle(b"(1) Chat")
    eventually(lambda: len(heard.of(chat.id, TitleChanged)) == 2, "the title in the tray")
    chat.show()
    front.retitle(b"front again")
    eventually(lambda: len(heard.of(front.id, TitleChanged)) == 2, "the last title")
    assert len(heard.of(chat.id, TitleChanged)) == 2


def test_vanishing_ends_attention_and_many_vanishing_break_nothing(source, heard, chats):
    front, asking = chats("front"), chats("asking")
    front.focus()
    asking.urge()
    eventually(lambda: heard.of(asking.id, AttentionAsked), "asking")
    asking.vanish()
    eventually(lambda: heard.of(asking.id, AttentionEnded), "ending")
    with running(sys.executable, "-c", BRIEF_WINDOWS) as brief:
        brief.wait()
    front.retitle(b"still here")
    eventually(lambda: any(s.window.title == "still here" for s in heard), "going on")
    assert source.status().state is SourceState.LISTENING


BRIEF_WINDOWS = textwrap.dedent("""
    from Xlib.display import Display
    for turn in range(40):
        display = Display()
        window = display.screen().root.create_window(0, 0, 50, 50, 0, 24)
        window.set_wm_name(f"brief {turn}")
        window.map()
        window.set_wm_name(f"({turn}) brief")
        display.close()
""")


def test_own_windows_are_left_out(display, heard, chats):
    source = listen(heard)
    own = chats("own", pid=os.getpid())
    own.urge()
    own.focus()
    other = chats("other")
    other.focus()
    eventually(lambda: heard.of(other.id, Activated), "activation")
    assert heard.of(own.id) == []
    source.close()


def test_qt_program(source, heard, chats, monkeypatch):
    front = chats("front")
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    with running(sys.executable, "-c", QT_CHAT, stdin=subprocess.PIPE) as program:

        def say(word: str) -> None:
            program.stdin.write(f"{word}\n".encode())
            program.stdin.flush()

        eventually(lambda: any(s.window.title == "企业微信" for s in heard), "the Qt window")
        xid = next(s.window.id for s in heard if s.window.title == "企业微信")
        eventually(lambda: heard.of(xid, Activated), "its focus")
        front.focus()
        say("title")
        eventually(lambda: any(s.before == "企业微信" for s in heard.of(xid, TitleChanged)), "the count")
        say("alert")
        eventually(lambda: heard.of(xid, AttentionAsked), "the alert")
        call_out("wmctrl", "-i", "-a", hex(xid))
        eventually(lambda: heard.of(xid, AttentionEnded), "the end of the alert")
        assert heard.of(xid, AttentionAsked)[0].window.title == "(3) 企业微信"


QT_CHAT = textwrap.dedent("""
    import sys
    from PySide6.QtCore import QSocketNotifier, QTimer
    from PySide6.QtWidgets import QApplication, QWidget
    app = QApplication([])
    window = QWidget(windowTitle="企业微信")
    window.show()
    def alert():
        if app.focusWindow():  # Qt takes its time to believe that the focus has gone
            return QTimer.singleShot(20, alert)
        app.alert(window)
        window.resize(300, 200)  # Qt sends the alert with its next request
    acts = {"title": lambda: window.setWindowTitle("(3) 企业微信"), "alert": alert}
    ears = QSocketNotifier(0, QSocketNotifier.Type.Read)
    ears.activated.connect(lambda: acts[sys.stdin.readline().strip()]())
    app.exec()
""")


def test_without_a_window_manager_it_says_so_and_goes_on_when_one_comes(bare_display, heard):
    source = listen(heard, SourceState.UNAVAILABLE)
    assert source.status().detail == NO_LIST
    with window_manager():
        eventually(lambda: source.status().state is SourceState.LISTENING, "noticing the window manager")
        chat = Chat("late")
        eventually(lambda: heard.of(chat.id, TitleChanged), "the first window")
        chat.vanish()
    source.close()


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # python-xlib leaves its socket open
def test_without_a_server_it_says_so(monkeypatch):
    for name in ("", ":9999", "nonsense"):
        monkeypatch.setenv("DISPLAY", name)
        source = AttentionSource(time.monotonic)
        source.start(pytest.fail)
        eventually(lambda source=source: "no X server" in source.status().detail, "the reason")
        assert source.status().state is SourceState.UNAVAILABLE
        source.close()


def test_lost_server_is_lost(heard, monkeypatch):
    with x_server() as name:
        monkeypatch.setenv("DISPLAY", name)
        with window_manager():
            source = listen(heard)
    eventually(lambda: source.status().state is SourceState.LOST, "noticing the loss")
    source.close()


def test_closing_is_clean(display, heard):
    source = listen(heard)
    source.close()
    assert source.status().state is SourceState.LISTENING
    source.close()


def test_never_started_can_be_closed(display):
    AttentionSource(time.monotonic).close()
