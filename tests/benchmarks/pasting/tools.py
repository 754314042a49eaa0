"""What is compared: ours, the bare program, and the peers that are installed."""

import contextlib
import os
import signal
import subprocess
import sys
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

STARTS_WITHIN = 15.0


@dataclass(frozen=True)
class Tool:
    """`missing` is how to get it, empty where it is there. `command` sets it up under a home folder."""

    name: str
    missing: str
    command: Callable[[Path, Mapping[str, str]], list[str]]

    @contextlib.contextmanager
    def running(self, world: World) -> Iterator[None]:
        """Ends with all processes it has started."""
        process = subprocess.Popen(
            self.command(world.home, PHRASES),
            env=os.environ | {"PYTHONPATH": str(HERE.parents[2])},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            self._until_it_pastes(world, process)
            yield
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            world.copy()

    def _until_it_pastes(self, world: World, process: "subprocess.Popen[bytes]") -> None:
        field = Field("qt", world.display)
        world.copy()
        until = time.monotonic() + STARTS_WITHIN
        while SHORT["4"] not in field.text:
            if process.poll() is not None or time.monotonic() > until:
                field.end()
                raise RuntimeError(f"{self.name} does not paste; its exit code: {process.returncode}")
            world.hands.press("Control_L", "Alt_L", "4")
            time.sleep(0.3)
        time.sleep(1)
        field.end()


def _python(script: str) -> Callable[[Path, Mapping[str, str]], list[str]]:
    return lambda _home, phrases: [sys.executable, str(HERE / script), *phrases.values()]


OURS = Tool("ours", "", _python("our_program.py"))
BARE = Tool("bare Xlib", "", _python("bare_xlib.py"))
PEERS = (
    Tool("AutoKey", "" if autokey.installed() else autokey.INSTALL, autokey.command),
    Tool("CopyQ", "" if copyq.installed() else copyq.INSTALL, copyq.command),
)
