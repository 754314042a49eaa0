"""Real servers and programs for the tests of the adapters, and a way to wait for what they do."""

import os
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

PATIENCE = 15.0  # seconds; only a failing test waits so long


def eventually(happened: Callable[[], object], what: str = "it") -> None:
    end = time.monotonic() + PATIENCE
    while not happened():
        if time.monotonic() > end:
            pytest.fail(f"{what} did not happen in {PATIENCE:.0f} s", pytrace=False)
        time.sleep(0.005)


@contextmanager
def running(*command: str, **options) -> Iterator[subprocess.Popen]:
    """A program that ends with the block."""
    process = subprocess.Popen(command, **{"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, **options})
    try:
        yield process
    finally:
        process.kill()
        process.wait()
        if process.stdin is not None:
            process.stdin.close()


@contextmanager
def x_server() -> Iterator[str]:
    """The name of a display of its own."""
    reading, writing = os.pipe()
    screen = ("-screen", "0", "1280x800x24", "-nolisten", "tcp", "-noreset")
    with running("Xvfb", "-displayfd", str(writing), *screen, pass_fds=[writing]):
        os.close(writing)
        with os.fdopen(reading) as answer:
            yield f":{answer.readline().strip()}"


@contextmanager
def window_manager() -> Iterator[None]:
    """openbox, ready: what is mapped while it starts it sometimes overlooks for good."""
    with tempfile.TemporaryDirectory() as folder:
        ready = Path(folder) / "ready"
        with running("openbox", "--startup", f"touch {ready}"):
            eventually(ready.exists, "openbox's start")
            yield


def call_out(*command: str) -> str:
    """What a program prints; it has to succeed."""
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=PATIENCE).stdout.strip()


class SessionBus:
    """A bus of its own, without any services; it can be stopped and started again at the same address."""

    def __init__(self, folder: Path) -> None:
        self.address = f"unix:path={folder / 'bus'}"
        self._socket = folder / "bus"
        self._config = folder / "bus.conf"
        self._process: subprocess.Popen | None = None

    def start(self, policy: str = "", services: Path | None = None) -> None:
        """`services` is a folder of D-Bus service files that the bus may start."""
        offered = f"<servicedir>{services}</servicedir>" if services else ""
        self._config.write_text(f"""<busconfig><type>session</type><listen>{self.address}</listen>{offered}
            <policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/>
            <allow own="*"/>{policy}</policy></busconfig>""")
        self._socket.unlink(missing_ok=True)
        self._process = subprocess.Popen(
            ["dbus-daemon", "--config-file", str(self._config), "--nofork"], stderr=subprocess.DEVNULL
        )
        eventually(self._socket.exists, "the bus's start")

    def stop(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait()
