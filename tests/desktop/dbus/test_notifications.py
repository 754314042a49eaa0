"""The source against a real bus and the programs people use."""

import os
import shutil
import subprocess
import sys
import time
from itertools import repeat
from pathlib import Path

import pytest
from jeepney import DBusAddress, new_method_call
from jeepney.io.blocking import open_dbus_connection

from assistant.clients.notification import Notification
from assistant.desktop.dbus.notifications import NotificationSource, growing_pauses
from assistant.desktop.dbus.senders import program_of
from assistant.waiting.signals import SourceState
from tests.desktop.dbus.bus_programs import NOTIFICATIONS, owner_of, send_call
from tests.desktop.servers import call_out, eventually

pytestmark = pytest.mark.skipif(not shutil.which("dbus-daemon"), reason="not installed: dbus-daemon")

NOTIFY = "susssasa{sv}i"


class Heard(list):
    """The notifications in the order in which they came."""

    def __call__(self, signal) -> None:
        self.append(signal.notification)


@pytest.fixture
def heard():
    return Heard()


@pytest.fixture
def source(session_bus, heard):
    made = NotificationSource(time.monotonic, frozenset({"quickphrase"}), pauses=lambda: repeat(0.05))
    made.start(heard)
    eventually(lambda: made.status().state is SourceState.LISTENING, "listening")
    yield made
    made.close()


def notify(*arguments: str) -> None:
    with owner_of("org.freedesktop.Notifications"):
        call_out("notify-send", *arguments)


needs_notify_send = pytest.mark.skipif(not shutil.which("notify-send"), reason="not installed: notify-send")
needs_gdbus = pytest.mark.skipif(not shutil.which("gdbus"), reason="not installed: gdbus")


@needs_notify_send
def test_notify_send(source, heard):
    notify("-a", "WeCom", "-h", "string:desktop-entry:wxwork", "张三", "<b>在吗</b> &lt;急&gt;")
    eventually(lambda: heard)
    (seen,) = heard
    assert (seen.app, seen.summary, seen.body, seen.desktop_entry) == ("WeCom", "张三", "在吗 <急>", "wxwork")
    assert seen.sender_pid > 0
    assert source.status().last_at is not None


@needs_gdbus
def test_gtk_program(source, heard):
    service, content = "org.gtk.Notifications", "{'title': <'Li'>, 'body': <'hello'>, 'priority': <'normal'>}"
    call = ("gdbus", "call", "--session", "-d", service, "-o", "/org/gtk/Notifications")
    with owner_of(service):
        call_out(*call, "-m", f"{service}.AddNotification", "org.example.Chat", "id", content)
    eventually(lambda: heard)
    assert heard == [Notification("org.example.Chat", "Li", "hello", "org.example.Chat")]


def test_portal_call_is_named_by_its_sender_and_what_it_hands_on_is_not_a_second_one(session_bus, heard):
    source = NotificationSource(time.monotonic, own_pid=-1)
    source.start(heard)
    eventually(lambda: source.status().state is SourceState.LISTENING, "listening")
    portal = DBusAddress(
        "/org/freedesktop/portal/desktop", "org.freedesktop.portal.Desktop", "org.freedesktop.portal.Notification"
    )
    content = {"title": ("s", "Li"), "body": ("s", "hello")}
    with open_dbus_connection() as program:
        program.send(new_method_call(portal, "AddNotification", "sa{sv}", ("id", content)))
        eventually(lambda: heard)
    send_call(NOTIFICATIONS, "Notify", NOTIFY, ("Python", 0, "", "Li", "hello", [], {}, -1))
    send_call(NOTIFICATIONS, "Notify", NOTIFY, ("Python", 0, "", "Wang", "hello", [], {}, -1))
    eventually(lambda: len(heard) > 1)
    source.close()
    assert [seen.summary for seen in heard] == ["Li", "Wang"]
    assert (heard[0].app, heard[0].sender_pid) == (Path(sys.executable).resolve().name, os.getpid())


def test_other_calls_and_malformed_ones_are_passed_over(source, heard):
    send_call(NOTIFICATIONS, "Notify", "ii", (1, 2))
    send_call(NOTIFICATIONS, "Notify", "", ())
    send_call(NOTIFICATIONS, "Notify", "susssasii", ("a", 0, "", "b", "c", [], 1, 2))
    send_call(NOTIFICATIONS, "CloseNotification", "u", (1,))
    send_call(NOTIFICATIONS, "Notify", NOTIFY, ("app", 0, "", "after", "all", [], {}, -1))
    eventually(lambda: heard)
    assert [seen.summary for seen in heard] == ["after"]
    assert source.status().state is SourceState.LISTENING


def test_picture_by_file_descriptor_arrives_and_is_closed(source, heard, tmp_path):
    (tmp_path / "picture").write_bytes(b"PNG")
    gtk = DBusAddress("/org/gtk/Notifications", "org.gtk.Notifications", "org.gtk.Notifications")
    before = len(list(Path("/proc/self/fd").iterdir()))
    with (tmp_path / "picture").open("rb") as picture:
        for _ in range(3):
            content = {"title": ("s", "Li"), "icon": ("(sv)", ("file-descriptor", ("h", picture)))}
            send_call(gtk, "AddNotification", "ssa{sv}", ("app", "id", content))
    eventually(lambda: len(heard) == 3)
    eventually(lambda: len(list(Path("/proc/self/fd").iterdir())) <= before, "closing the descriptors")


def test_large_picture_does_not_stop_the_text(source, heard):
    hints = {"image-data": ("(iiibiiay)", (1024, 1024, 4096, True, 8, 4, bytes(4 * 1024 * 1024)))}
    send_call(NOTIFICATIONS, "Notify", NOTIFY, ("app", 0, "", "Li", "hi", [], hints, -1))
    eventually(lambda: heard)
    assert heard == [Notification("app", "Li", "hi")]


def test_own_notifications_are_left_out(source, heard):
    own_pid = {"sender-pid": ("x", os.getpid())}
    send_call(NOTIFICATIONS, "Notify", NOTIFY, ("another name", 0, "", "own", "", [], own_pid, -1))
    send_call(NOTIFICATIONS, "Notify", NOTIFY, ("quickphrase", 0, "", "own", "", [], {}, -1))
    send_call(NOTIFICATIONS, "Notify", NOTIFY, ("WeChat", 0, "", "Li", "", [], {}, -1))
    eventually(lambda: heard)
    assert [seen.summary for seen in heard] == ["Li"]


def test_lost_bus_is_found_again_at_the_same_address(source, heard, session_bus):
    session_bus.stop()
    eventually(lambda: source.status().state is SourceState.LOST, "noticing the loss")
    session_bus.start()
    eventually(lambda: source.status().state is SourceState.LISTENING, "coming back")
    send_call(NOTIFICATIONS, "Notify", NOTIFY, ("app", 0, "", "again", "", [], {}, -1))
    eventually(lambda: heard)
    assert [seen.summary for seen in heard] == ["again"]


def test_refused_monitor_says_so(session_bus):
    session_bus.stop()
    session_bus.start(policy='<deny send_interface="org.freedesktop.DBus.Monitoring"/>')
    source = NotificationSource(time.monotonic)
    source.start(pytest.fail)
    eventually(lambda: "monitoring" in source.status().detail, "the refusal")
    assert source.status().state is SourceState.UNAVAILABLE
    source.close()


@pytest.mark.parametrize("address", [None, "", "nonsense", "tcp:host=localhost,port=1", "disabled:"])
def test_no_usable_bus_says_so(address, monkeypatch):
    if address is None:
        monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    else:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    source = NotificationSource(time.monotonic)
    source.start(pytest.fail)
    eventually(lambda: "DBUS_SESSION_BUS_ADDRESS" in source.status().detail, "the reason")
    assert source.status().state is SourceState.UNAVAILABLE
    source.close()


def test_bus_that_starts_later_is_found(own_home, monkeypatch, session_bus, heard):
    session_bus.stop()
    source = NotificationSource(time.monotonic, pauses=lambda: repeat(0.05))
    source.start(heard)
    eventually(lambda: "answer" in source.status().detail, "trying")
    assert source.status().state is SourceState.UNAVAILABLE
    session_bus.start()
    eventually(lambda: source.status().state is SourceState.LISTENING, "listening")
    source.close()


def test_bus_where_systemd_puts_it_is_found_without_an_address(session_bus, own_home, monkeypatch, heard):
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(own_home))
    source = NotificationSource(time.monotonic)
    source.start(heard)
    eventually(lambda: source.status().state is SourceState.LISTENING, "listening")
    source.close()


def test_pauses_grow_and_stay_bounded():
    pauses = growing_pauses()
    assert [next(pauses) for _ in range(10)] == [0.5, 1, 2, 4, 8, 16, 32, 60, 60, 60]


def test_program_behind_a_pid(tmp_path):
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as process:
        assert program_of(process.pid) == Path(sys.executable).resolve().name
        process.communicate(b"\n")
    flatpak = tmp_path / "7/root"
    flatpak.mkdir(parents=True)
    (flatpak / ".flatpak-info").write_text("[Application]\nname=com.tencent.WeChat\n")
    assert program_of(7, tmp_path) == "com.tencent.WeChat"
    assert program_of(8, tmp_path) == ""
