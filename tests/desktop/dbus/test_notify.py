"""Notifications of the practice chat, as the source of messages hears them."""

import shutil
import time

import pytest

from assistant.clients.notification import Notification
from assistant.desktop.dbus.notifications import NotificationSource
from assistant.desktop.dbus.notify import Notifier
from assistant.waiting.signals import Notified, SourceState
from tests.desktop.servers import SessionBus, eventually


@pytest.mark.skipif(not shutil.which("dbus-daemon"), reason="not installed: dbus-daemon")
def test_a_message_is_heard_as_it_was_written_whoever_shows_it(session_bus: SessionBus) -> None:
    heard: list[Notification] = []
    source = NotificationSource(time.monotonic)
    source.start(lambda signal: heard.append(signal.notification) if isinstance(signal, Notified) else None)
    eventually(lambda: source.status().state is SourceState.LISTENING, "listening")
    notifier = Notifier("quickphrase-practice")
    notifier.show("小鱼儿", "便宜点 <5 & ok>")
    notifier.show("Ben", "hi")
    eventually(lambda: len(heard) == 2, "both")
    notifier.close()
    notifier.show("Ben", "not any more")
    source.close()
    assert [(n.app, n.summary, n.body) for n in heard] == [
        ("quickphrase-practice", "小鱼儿", "便宜点 <5 & ok>"),
        ("quickphrase-practice", "Ben", "hi"),
    ]


def test_a_bus_that_goes_away_does_no_harm(session_bus: SessionBus) -> None:
    notifier = Notifier("x")
    session_bus.stop()
    for _ in range(3):
        notifier.show("Ben", "hi")
    notifier.close()


def test_without_a_bus_nothing_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    notifier = Notifier("x")
    notifier.show("Ben", "hi")
    notifier.close()
