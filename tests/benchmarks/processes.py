"""Programs measured from outside: how they start in a world, and what the kernel says of them."""

import contextlib
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from subprocess import Popen

from Xlib import X
from Xlib.display import Display

from tests.end2end.program import COMMAND
from tests.end2end.world import World

BARE = (sys.executable, str(Path(__file__).with_name("bare_tray.py")))


@contextlib.contextmanager
def a_world(*, notifications: bool = True) -> Iterator[World]:
    with tempfile.TemporaryDirectory(prefix="qp-", ignore_cleanup_errors=True) as folder:
        world = World(Path(folder), notifications=notifications)
        try:
            yield world
        finally:
            world.close()


def ours(profile: Path) -> tuple[str, ...]:
    """The command that starts the program with this profile, without a window."""
    return (*COMMAND, "--profile", str(profile), "start", "--hidden")


class Trayside:
    """Watches the root window of a world for windows that come and go."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._display = Display(world.env["DISPLAY"])
        self._display.screen().root.change_attributes(event_mask=X.SubstructureNotifyMask)
        self._display.sync()

    def start(self, command: tuple[str, ...]) -> tuple["Popen[bytes]", float]:
        """The process, and the seconds from before its start until the tray has taken its icon's window in."""
        self.forget()
        begun = time.perf_counter()
        process = self._world.start(*command, name="measured")
        return process, self.after(begun, X.ReparentNotify)

    def after(self, begun: float, kind: int) -> float:
        """Seconds from `begun` until an event of this kind."""
        while self._display.next_event().type != kind:
            pass
        return time.perf_counter() - begun

    def close(self) -> None:
        self._display.close()

    def forget(self) -> None:
        """Everything seen until now."""
        self._display.sync()
        while self._display.pending_events():
            self._display.next_event()


def end(process: "Popen[bytes]") -> None:
    process.terminate()
    process.wait(10)


def memory(pid: int) -> dict[str, float]:
    """PSS, USS and RSS in MB. In PSS this Python and its packages count whole: other programs that happen to run with
    the same ones while we measure are not there on a desk."""
    totals = {"PSS": 0, "USS": 0, "RSS": 0}
    installed = (f" {sys.base_prefix}/", f" {sys.prefix}/")
    whole = False
    for line in Path(f"/proc/{pid}/smaps").read_text().splitlines():
        name, _, rest = line.partition(":")
        if "-" in name:
            whole = any(folder in line for folder in installed)
        elif name == "Rss":
            totals["RSS"] += int(rest.split()[0])
            totals["PSS"] += int(rest.split()[0]) * whole
        elif name == "Pss":
            totals["PSS"] += int(rest.split()[0]) * (not whole)
        elif name in {"Private_Clean", "Private_Dirty"}:
            totals["USS"] += int(rest.split()[0])
    return {name: kilobytes / 1024 for name, kilobytes in totals.items()}


def wake_ups(pid: int) -> dict[str, int]:
    """How often each thread has gone to sleep by itself, and so been woken, by the thread's name and number."""
    return {
        f"{task.name} {(task / 'comm').read_text().strip()}": int(
            (task / "status").read_text().rpartition("\nvoluntary_ctxt_switches:")[2].split()[0]
        )
        for task in Path(f"/proc/{pid}/task").iterdir()
    }
