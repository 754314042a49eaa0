"""What the sources of messages cost: `python tests/benchmarks/bench_notification.py [ROUNDS]`.

"callback" is from the moment a program hands its request to the server or the bus until our callback runs; the bar for
a notification to reach the counting badge is 20 ms. "wake-ups" are voluntary context switches of the source's thread
while nothing happens.
"""

import contextlib
import os
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parents[2]))

from jeepney import DBusAddress, new_method_call
from jeepney.io.blocking import open_dbus_connection
from Xlib import XK, X
from Xlib.display import Display
from Xlib.ext import xtest

from assistant.desktop.dbus.notifications import NotificationSource
from assistant.desktop.x11.attention import AttentionSource
from assistant.desktop.x11.own_presses import OwnPresses
from assistant.desktop.x11.sendkey import SendKeySource
from assistant.waiting.signals import AttentionAsked, Notified, SendKeyPressed, Source, SourceState
from tests.desktop.servers import SessionBus, eventually, window_manager, x_server

IDLE = 10.0  # seconds

NOTIFICATIONS = DBusAddress(
    "/org/freedesktop/Notifications", "org.freedesktop.Notifications", "org.freedesktop.Notifications"
)


class Arrivals:
    """When signals of a kind come in, by `time.perf_counter`."""

    def __init__(self, kind: type) -> None:
        self._kind = kind
        self._came = threading.Event()
        self.at = 0.0

    def __call__(self, signal: object) -> None:
        if isinstance(signal, self._kind):
            self.at = time.perf_counter()
            self._came.set()

    def after(self, act: Callable[[], None]) -> float:
        """Milliseconds from `act` to the next one."""
        self._came.clear()
        start = time.perf_counter()
        act()
        if not self._came.wait(5):
            raise TimeoutError(self._kind.__name__)
        return (self.at - start) * 1000


Act = Callable[[], None]


def nothing() -> None:
    """No preparation is needed."""


def notifying() -> tuple[Act, Act]:
    bus = open_dbus_connection()
    content = ("WeChat", 0, "", "张三", "在吗", [], {"desktop-entry": ("s", "wechat")}, -1)
    return nothing, lambda: bus.send(new_method_call(NOTIFICATIONS, "Notify", "susssasa{sv}i", content))


def urging() -> tuple[Act, Act]:
    display = Display()
    screen = display.screen()
    window, front = (screen.root.create_window(0, 0, 9, 9, 0, screen.root_depth) for _ in range(2))
    for made in (window, front):
        made.map()
        display.sync()
        time.sleep(0.3)
    hints = display.get_atom("WM_HINTS")

    def write(flags: int) -> None:
        window.change_property(hints, hints, 32, [flags] + [0] * 8)
        display.flush()

    def calm() -> None:
        write(0)
        time.sleep(0.05)

    return calm, lambda: write(256)


def pressing() -> tuple[Act, Act]:
    """Keys in a window that takes them, as a chat does: the server writes its records out with other output only."""
    display = Display()
    screen = display.screen()
    window = screen.root.create_window(0, 0, 9, 9, 0, screen.root_depth, event_mask=X.KeyPressMask)
    window.map()
    display.sync()
    time.sleep(0.3)
    enter = display.keysym_to_keycode(XK.XK_Return)

    def press() -> None:
        xtest.fake_input(display, X.KeyPress, enter)
        xtest.fake_input(display, X.KeyRelease, enter)
        display.flush()

    return nothing, press


def wake_ups(thread: threading.Thread) -> int:
    status = Path(f"/proc/self/task/{thread.native_id}/status").read_text()
    return int(status.rpartition("\nvoluntary_ctxt_switches:")[2].split()[0])


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    with contextlib.ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        os.environ["DISPLAY"] = stack.enter_context(x_server())
        stack.enter_context(window_manager())
        bus = SessionBus(folder)
        os.environ["DBUS_SESSION_BUS_ADDRESS"] = bus.address
        bus.start()
        stack.callback(bus.stop)
        sources: list[tuple[Source, type, Callable[[], tuple[Act, Act]]]] = [
            (NotificationSource(time.monotonic), Notified, notifying),
            (AttentionSource(time.monotonic), AttentionAsked, urging),
            (SendKeySource(time.monotonic, OwnPresses()), SendKeyPressed, pressing),
        ]
        figures: dict[str, list[float]] = {}
        threads: dict[str, threading.Thread] = {}
        for source, kind, make in sources:
            before = set(threading.enumerate())
            arrivals = Arrivals(kind)
            source.start(arrivals)
            stack.callback(source.close)
            (threads[source.name],) = set(threading.enumerate()) - before
            eventually(lambda source=source: source.status().state is SourceState.LISTENING)
            prepare, act = make()
            figures[source.name] = []
            for _ in range(rounds):
                prepare()
                figures[source.name].append(arrivals.after(act))
        time.sleep(1)
        counted = {name: wake_ups(thread) for name, thread in threads.items()}
        time.sleep(IDLE)
        print(f"| source | callback median ms | p95 | worst | wake-ups in {IDLE:.0f} s |\n|---|---|---|---|---|")
        for name, unsorted in figures.items():
            times = sorted(unsorted)
            woken = wake_ups(threads[name]) - counted[name]
            p95 = times[int(len(times) * 0.95)]
            print(f"| {name} | {median(times):.2f} | {p95:.2f} | {times[-1]:.2f} | {woken} |")


if __name__ == "__main__":
    main()
