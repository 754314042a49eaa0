"""What an agent waits for in the running program, seen from outside: until the window is mapped.

usage: python tests/benchmarks/bench_reaction.py [ROUNDS]

A notification on the bus until the badge stands; a command, from the start of its process, until the badge stands; the
palette's chord until the palette stands, the first time and later ones. Nobody waits before each round.
"""

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parents[2]))

from jeepney import DBusAddress, message_bus, new_method_call
from jeepney.io.blocking import open_dbus_connection
from Xlib import XK, X
from Xlib.display import Display
from Xlib.ext import xtest

from assistant.desktop.instance.channel import ask
from tests.benchmarks.processes import Trayside, a_world, end, ours
from tests.end2end.patience import wait_for
from tests.end2end.program import COMMAND
from tests.end2end.world import World

NOTIFICATIONS = DBusAddress(
    "/org/freedesktop/Notifications", "org.freedesktop.Notifications", "org.freedesktop.Notifications"
)
SETTLED = 0.3  # seconds


class Agent:
    """What happens to the program, and how long until a window is mapped."""

    def __init__(self, world: World, side: Trayside, profile: Path) -> None:
        self._side = side
        self._profile = profile
        self._world = world
        self._bus = open_dbus_connection(world.env["DBUS_SESSION_BUS_ADDRESS"])
        self._bus.send_and_get_reply(message_bus.RequestName(NOTIFICATIONS.bus_name))  # takes them, and shows nothing
        self._keys = Display(world.env["DISPLAY"])
        self._customer = ""

    def notification(self) -> None:
        summary = f"Private message from: {self._somebody_else()} (Shop)"
        content = ("HexChat", 0, "", summary, "在吗", [], {}, -1)
        self._bus.send(new_method_call(NOTIFICATIONS, "Notify", "susssasa{sv}i", content))

    def command(self) -> None:
        customer = self._somebody_else()
        words = ("--profile", str(self._profile), "message", "--client", "hexchat", "--customer", customer)
        subprocess.Popen([*COMMAND, *words], env=self._world.env, stdout=subprocess.DEVNULL)

    def chord(self) -> None:
        for name in ("Control_L", "Alt_L", "space"):
            self._key(X.KeyPress, name)
        for name in ("space", "Alt_L", "Control_L"):
            self._key(X.KeyRelease, name)

    def escape(self) -> None:
        self._key(X.KeyPress, "Escape")
        self._key(X.KeyRelease, "Escape")

    def answered(self) -> None:
        reply = ask(self._profile, {"verb": "answered", "args": {"client": "hexchat", "customer": self._customer}})
        if "ok" not in reply:
            raise RuntimeError(reply)

    def until_a_window(self, act: Callable[[], None], undo: Callable[[], None]) -> float:
        """Milliseconds."""
        time.sleep(SETTLED)
        self._side.forget()
        begun = time.perf_counter()
        act()
        took = self._side.after(begun, X.MapNotify)
        time.sleep(SETTLED)
        undo()
        return took * 1000

    def _somebody_else(self) -> str:
        self._customer += "a"
        return self._customer

    def _key(self, kind: int, name: str) -> None:
        xtest.fake_input(self._keys, kind, self._keys.keysym_to_keycode(XK.string_to_keysym(name)))
        self._keys.flush()


def main(rounds: int) -> None:
    with a_world(notifications=False) as world:
        side, profile = Trayside(world), world.folder / "profile"
        process, _ = side.start(ours(profile))
        wait_for((profile / "socket").exists, "the channel for commands")
        time.sleep(2)
        agent = Agent(world, side, profile)
        figures = {
            "palette's chord, first": [agent.until_a_window(agent.chord, agent.escape)],
            "palette's chord": [agent.until_a_window(agent.chord, agent.escape) for _ in range(rounds)],
            "notification": [agent.until_a_window(agent.notification, agent.answered) for _ in range(rounds)],
            "command": [agent.until_a_window(agent.command, agent.answered) for _ in range(rounds)],
        }
        end(process)
        side.close()
    print("| from | until | median ms | p95 | worst |\n|---|---|---|---|---|")
    for name, unsorted in figures.items():
        times = sorted(unsorted)
        window = "palette" if "palette" in name else "badge"
        p95 = times[int(len(times) * 0.95)]
        print(f"| {name} | {window} mapped | {median(times):.1f} | {p95:.1f} | {times[-1]:.1f} |")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20)
