"""Where pasting by chord goes wrong: bursts, held keys, busy targets. Counts what arrives, times nothing."""

import contextlib
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import cycle, islice

from tests.benchmarks.pasting.tools import SHORT, Tool
from tests.benchmarks.pasting.world import World
from tests.desktop.x11.conftest import PROGRAMS, Field, Program, wait_for

CHORDS = 20
EVERY = 0.15
"""Seconds from chord to chord in a burst."""

QUIET = 1.0
"""Seconds without another text after which nothing more is expected."""

Score = tuple[int, int, int]
"""Right, of how many, and texts that nobody had asked for."""

Trial = Callable[[World, int, str], Score]
"""With how many runs, in which toolkit."""


def burst(world: World, runs: int, toolkit: str, modifiers_stay_down: bool) -> Score:
    """Phrases in the order of their chords. A burst is long, so half the runs have to do."""
    keys = list(islice(cycle(SHORT), CHORDS))
    right = extra = 0
    bursts = max(1, runs // 2)
    for _ in range(bursts):
        with a_field(world, toolkit) as field:
            if modifiers_stay_down:
                world.hands.down("Control_L", "Alt_L")
            for key in keys:
                begun = time.monotonic()
                world.hands.press(*([] if modifiers_stay_down else ["Control_L", "Alt_L"]), key, hold=0.06)
                time.sleep(max(0.0, begun + EVERY - time.monotonic()))
            if modifiers_stay_down:
                world.hands.up("Control_L", "Alt_L")
            lines = until_quiet(field).splitlines(keepends=True)
            found = in_order(lines, [SHORT[key] for key in keys])
            right, extra = right + found, extra + len(lines) - found
    return right, CHORDS * bursts, extra


def held(world: World, runs: int, toolkit: str) -> Score:
    """A chord held down for a second, which repeats, is one phrase."""
    return one_by_one(world, runs, toolkit, hold=1.0)


def busy(world: World, runs: int, toolkit: str, seconds: float, reader: bool) -> Score:
    """The target does something else for `seconds` before it reads; another program reads every clipboard at once."""
    if not reader:
        return one_by_one(world, runs, toolkit, busy=seconds)
    manager = Program([sys.executable, str(PROGRAMS / "clipboard_reader.py")], world.display)
    try:
        wait_for(lambda: manager.last("ready"))
        return one_by_one(world, runs, toolkit, busy=seconds)
    finally:
        manager.end()


def one_by_one(world: World, runs: int, toolkit: str, busy: float = 0.0, hold: float = 0.03) -> Score:
    right = extra = 0
    for _, key in zip(range(runs), cycle(SHORT), strict=False):
        with a_field(world, toolkit, busy) as field:
            world.hands.press("Control_L", "Alt_L", key, hold=hold)
            text = until_quiet(field, QUIET + busy)
            right += text == SHORT[key]
            extra += len(text.splitlines()) - (SHORT[key] in text)
    return right, runs, extra


@contextlib.contextmanager
def a_field(world: World, toolkit: str, busy: float = 0.0) -> Iterator[Field]:
    """An empty field, and something on the clipboard that does not belong in it."""
    field = Field(toolkit, world.display, busy=busy)
    try:
        world.copy()
        time.sleep(0.2)
        yield field
    finally:
        field.end()


def until_quiet(field: Field, quiet: float = QUIET) -> str:
    """The field's text when nothing has been said of it for so long."""
    said, since = len(field.said), time.monotonic()
    while time.monotonic() < since + quiet:
        time.sleep(0.02)
        if len(field.said) != said:
            said, since = len(field.said), time.monotonic()
    return field.text


def in_order(found: list[str], wanted: list[str]) -> int:
    """The length of the longest common subsequence."""
    best = [0] * (len(wanted) + 1)
    for line in found:
        before = best
        best = [0]
        for at, want in enumerate(wanted):
            best.append(before[at] + 1 if line == want else max(before[at + 1], best[at]))
    return best[-1]


TRIALS: dict[str, Trial] = {
    "20 chords, 150 ms": partial(burst, modifiers_stay_down=False),
    "Ctrl+Alt kept down": partial(burst, modifiers_stay_down=True),
    "held 1 s": held,
    "busy 300 ms": partial(busy, seconds=0.3, reader=False),
    "busy 800 ms": partial(busy, seconds=0.8, reader=False),
    "300 ms, reader": partial(busy, seconds=0.3, reader=True),
    "800 ms, reader": partial(busy, seconds=0.8, reader=True),
}


def print_trials(world: World, tools: list[Tool], runs: int) -> None:
    """Runs them, and prints each score as soon as it is known."""
    print(f"\n{'right / asked (+ what nobody asked for)':40s}" + "".join(f"{name:>20s}" for name in TRIALS))
    for tool in tools:
        with tool.running(world):
            for toolkit in ("qt", "gtk"):
                print(f"{tool.name + ', ' + toolkit:40s}", end="", flush=True)
                for trial in TRIALS.values():
                    right, asked, extra = trial(world, runs, toolkit)
                    print(f"{f'{right}/{asked}' + (f' (+{extra})' if extra else ''):>20s}", end="", flush=True)
                print()
