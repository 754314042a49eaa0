"""A desktop of its own: X server, window manager, session bus, hands, and an eye on the clipboard."""

import contextlib
import os
import select
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from Xlib.display import Display
from Xlib.ext import xfixes

from tests.desktop.servers import SessionBus, window_manager, x_server
from tests.desktop.x11.conftest import Hands, end, pasted, wait_for


class OwnerChanges:
    """When the clipboard changes hands: noticed without reading from it, dated by the server."""

    def __init__(self, display_name: str) -> None:
        self._display = Display(display_name)
        self._display.xfixes_query_version()
        self._display.xfixes_select_selection_input(
            self._display.screen().root,
            self._display.get_atom("CLIPBOARD"),
            xfixes.XFixesSetSelectionOwnerNotifyMask,
        )
        self._display.sync()
        self.times: list[float] = []

    def forget(self) -> None:
        self.wait(0)
        self.times = []

    def wait(self, seconds: float) -> bool:
        """Wait for the next change; whether one came. X.Org's servers date with the clock of `time.monotonic`."""
        before = len(self.times)
        if not self._display.pending_events():
            select.select([self._display], [], [], max(0.0, seconds))
        while self._display.pending_events():
            event = self._display.next_event()
            if event.type != self._display.extension_event.SetSelectionOwnerNotify[0]:
                continue  # a new keyboard map, which every program is told
            now = time.monotonic()
            self.times.append(now - ((int(now * 1000) - event.timestamp) & 0xFFFFFFFF) / 1000)
        return len(self.times) > before

    def close(self) -> None:
        self._display.close()


class World:
    def __init__(self, display: str) -> None:
        self.display = display
        self.hands = Hands(display)
        self.owners = OwnerChanges(display)
        self._copier: subprocess.Popen[bytes] | None = None
        self._copied = 0

    def copy(self) -> str:
        """Another program copies a text that was never there before; returns it."""
        self._copied += 1
        text = f"as before {self._copied}"
        before = self._copier
        self._copier = subprocess.Popen(["xclip", "-selection", "clipboard", "-quiet"], stdin=-1, stderr=-3)
        assert self._copier.stdin
        self._copier.stdin.write(text.encode())
        self._copier.stdin.close()
        wait_for(lambda: self.clipboard() == text)
        if before:
            end(before)
        return text

    def clipboard(self) -> str:
        return pasted(self.display, "UTF8_STRING")

    def restored_at(self, old: str, within: float = 1.5) -> float | None:
        """When `old` came back on the clipboard, since `owners.forget()`; None if it does not."""
        until = time.monotonic() + within
        while (left := until - time.monotonic()) > 0:
            self.owners.wait(0)
            if len(self.owners.times) > 1:  # the phrase, and what came after it
                at = self.owners.times[-1]
                if self.clipboard() == old:
                    return at
            self.owners.wait(left)
        return None

    def close(self) -> None:
        if self._copier:
            end(self._copier)
        self.owners.close()
        self.hands.close()


@contextlib.contextmanager
def a_world() -> Iterator[World]:
    """Everything that is started in it finds it through the environment."""
    with tempfile.TemporaryDirectory(prefix="qp-", ignore_cleanup_errors=True) as folder, x_server() as display:
        bus = SessionBus(Path(folder))
        bus.start()
        os.environ |= {
            "DISPLAY": display,
            "DBUS_SESSION_BUS_ADDRESS": bus.address,
            "NO_AT_BRIDGE": "1",
            "LC_ALL": "C.UTF-8",
            "PYTHONPATH": str(Path(__file__).parents[3]),
        }
        try:
            with window_manager():
                world = World(display)
                try:
                    yield world
                finally:
                    world.close()
        finally:
            bus.stop()
