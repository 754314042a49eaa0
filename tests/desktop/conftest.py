"""An X server with a window manager, and a session bus, for each test that asks."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desktop.servers import SessionBus, window_manager, x_server


@pytest.fixture
def bare_display(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """An X server without a window manager."""
    with x_server() as name:
        monkeypatch.setenv("DISPLAY", name)
        yield name


@pytest.fixture
def display(bare_display: str) -> Iterator[str]:
    """An X server with openbox."""
    with window_manager():
        yield bare_display


@pytest.fixture
def session_bus(own_home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SessionBus]:
    bus = SessionBus(own_home)
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus.address)
    bus.start()
    yield bus
    bus.stop()
