"""Windows of several toolkits that take a paste, and can be busy when it comes."""

import subprocess
import sys
from pathlib import Path

from tests.end2end.hands import Hands
from tests.end2end.patience import wait_for
from tests.end2end.world import World

WINDOWS = Path(__file__).parent / "windows"
SCRIPTS = {"gtk3": ("/usr/bin/python3", "target_gtk3.py"), "qt": (sys.executable, "target_qt.py")}


class Target:
    """A text window in front. `text` is what stands in it."""

    def __init__(self, world: World, hands: Hands, toolkit: str, title: str = "Target") -> None:
        interpreter, script = SCRIPTS[toolkit]
        self._state = world.folder / f"{title}.text"
        self._busy = world.folder / f"{title}.busy"
        self._process: subprocess.Popen[bytes] = world.start(
            interpreter, str(WINDOWS / script), title, str(self._state), str(self._busy), name=title
        )
        wait_for(lambda: hands.active_title() == title, f"{title} in front", 20)

    def text(self) -> str:
        return self._state.read_text(encoding="utf-8") if self._state.exists() else ""

    def be_busy(self, seconds: float) -> None:
        """Do nothing for this long before the next paste is read."""
        self._busy.write_text(str(seconds))

    def kill(self) -> None:
        self._process.kill()
        self._process.wait()
