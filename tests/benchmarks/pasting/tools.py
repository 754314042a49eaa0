"""What is compared: ours, the bare program, and the peers that are installed."""

import contextlib
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.pasting import autokey, copyq
from tests.benchmarks.pasting.world import World
from tests.desktop.x11.conftest import Field

HERE = Path(__file__).parent

TEXTS = {"1": "您好，欢迎光临本店，请问有什么可以帮您的吗？亲亲", "2": "退" * 2000, "3": "您好\n稍等\n马上为您查询"}
NAMES = {"1": "24 characters", "2": "2,000 characters", "3": "3 lines"}
SHORT = {key: f"[{key}] 第{key}句话\n" for key in "456789"}
PHRASES = TEXTS | SHORT
"""By the key that pastes it, together with Ctrl and Alt."""

HOMES = {
    "HOME": "",
    "XDG_RUNTIME_DIR": "",
    "XDG_CONFIG_HOME": "/config",
    "XDG_DATA_HOME": "/data",
    "XDG_CACHE_HOME": "/cache",
    "COPYQ_SETTINGS_PATH": "/copyq",
    "COPYQ_ITEM_DATA_PATH": "/copyq/items",
}

STARTS_WITHIN = 8.0

TRIES = 3
"""AutoKey has come up deaf in two of a hundred starts."""


@dataclass(frozen=True)
class Tool:
    """`missing` is how to get it, empty where it is there. `command` sets it up under a home folder."""

    name: str
    missing: str
    command: Callable[[Path, Mapping[str, str]], list[str]]

    @contextlib.contextmanager
    def running(self, world: World) -> Iterator[None]:
        """In a home of its own. Ends with all processes it has started."""
        with tempfile.TemporaryDirectory(prefix="qp-", ignore_cleanup_errors=True) as home:
            process = self._start(world, home)
            try:
                yield
            finally:
                _end(process)
                world.copy()

    def _start(self, world: World, home: str) -> "subprocess.Popen[bytes]":
        for _ in range(TRIES):
            process = subprocess.Popen(
                self.command(Path(home), PHRASES),
                env=os.environ | {variable: home + place for variable, place in HOMES.items()},
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
            if _comes_to_paste(world, process):
                return process
            _end(process)
        raise RuntimeError(f"{self.name} does not paste")


def _comes_to_paste(world: World, process: "subprocess.Popen[bytes]") -> bool:
    field = Field("qt", world.display)
    world.copy()
    until = time.monotonic() + STARTS_WITHIN
    try:
        while process.poll() is None and time.monotonic() < until:
            world.hands.press("Control_L", "Alt_L", "4")
            time.sleep(0.3)
            if SHORT["4"] in field.text:
                time.sleep(1)
                return True
        return False
    finally:
        field.end()


def _end(process: "subprocess.Popen[bytes]") -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _python(script: str) -> Callable[[Path, Mapping[str, str]], list[str]]:
    return lambda _home, phrases: [sys.executable, str(HERE / script), *phrases.values()]


OURS = Tool("ours", "", _python("our_program.py"))
BARE = Tool("bare Xlib", "", _python("bare_xlib.py"))
PEERS = (
    Tool("AutoKey", "" if autokey.installed() else autokey.INSTALL, autokey.command),
    Tool("CopyQ", "" if copyq.installed() else copyq.INSTALL, copyq.command),
)
