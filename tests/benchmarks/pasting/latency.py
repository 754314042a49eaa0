"""Chord pressed -> the exact text in another program's window, and from there until the old clipboard is back."""

import math
import statistics
import time
from collections import defaultdict
from dataclasses import dataclass

from tests.benchmarks.pasting.tools import BARE, NAMES, OURS, TEXTS, Tool
from tests.benchmarks.pasting.world import World
from tests.desktop.x11.conftest import Field, wait_for

HOLD = 0.03
"""Seconds for which the chord's keys are down."""

REST = 0.12
"""Seconds before each chord in which nothing happens."""

ROUNDS = 3
"""So often the tools take turns, so that a busy minute of the machine strikes all of them."""

KEPT = (OURS, BARE)
"""Those that know that they own the clipboard already and need not save it again."""


@dataclass(frozen=True)
class Paste:
    """Milliseconds: `took` nan when something else arrived, `restored` nan when the old text did not come back."""

    took: float
    restored: float


@dataclass(frozen=True)
class Case:
    """`owner` of the clipboard before the chord: `foreign` programs' content has to be saved first."""

    toolkit: str
    key: str
    owner: str

    def __str__(self) -> str:
        return f"{self.toolkit}, {NAMES[self.key]}, {self.owner}"


Pastes = dict[tuple[Case, str], list[Paste]]
"""By case and name of the tool."""


def measure(world: World, tools: list[Tool], runs: int) -> Pastes:
    found: Pastes = defaultdict(list)
    for _ in range(ROUNDS):
        for tool in tools:
            with tool.running(world):
                for toolkit in ("qt", "gtk"):
                    field = Field(toolkit, world.display)
                    _paste(world, field, "1", world.copy())  # a target's first paste takes longer, whoever pastes
                    for key in TEXTS:
                        for _ in range(math.ceil(runs / ROUNDS)):
                            old = world.copy()
                            found[Case(toolkit, key, "foreign"), tool.name].append(_paste(world, field, key, old))
                            if tool in KEPT:
                                found[Case(toolkit, key, "kept"), tool.name].append(_paste(world, field, key, old))
                    field.end()
    return found


def _paste(world: World, field: Field, key: str, old: str) -> Paste:
    field.tell("clear")
    wait_for(lambda: field.text == "")
    time.sleep(REST)
    world.owners.forget()
    world.hands.down("Control_L", "Alt_L")
    begun = time.monotonic()
    world.hands.down(key)
    time.sleep(HOLD)
    world.hands.up("Control_L", "Alt_L", key)
    try:
        wait_for(lambda: field.text == TEXTS[key], 3)
    except AssertionError:
        return Paste(math.nan, math.nan)
    arrived = float(field.last("at"))
    back = world.restored_at(old)
    return Paste((arrived - begun) * 1000, math.nan if back is None else (back - arrived) * 1000)


def print_latency(found: Pastes, tools: list[Tool]) -> None:
    print(
        f"\n{'chord -> text, ms':29s}" + "".join(f"{tool.name + ': median, p95, exact, ratio':>37s}" for tool in tools)
    )
    cases = sorted({case for case, _ in found}, key=str)
    rows = {str(case): [case] for case in cases}
    rows |= {f"all, {owner}": [case for case in cases if case.owner == owner] for owner in ("kept", "foreign")}
    for name, some in rows.items():
        print(f"{name:29s}" + "".join(f"{_cell(found, tool, some):>37s}" for tool in tools))


def print_restoring(found: Pastes, tools: list[Tool]) -> None:
    print(f"\n{'text there -> old clipboard back, ms':36s}{'median':>8s}{'p95':>8s}{'longest':>9s}   came back exactly")
    for tool in tools:
        pastes = [paste for (_, name), some in found.items() if name == tool.name for paste in some]
        times = _good([paste.restored for paste in pastes])
        numbers = f"{_median(times):8.0f}{_p95(times):8.0f}{max(times, default=math.nan):9.0f}"
        print(f"{tool.name:36s}{numbers}   {len(times)}/{len(pastes)}")


def _cell(found: Pastes, tool: Tool, cases: list[Case]) -> str:
    """Of all these cases together; the ratio is the median of theirs, because they differ a lot."""
    times = {case: [paste.took for paste in found[case, tool.name]] for case in cases if (case, tool.name) in found}
    if not times:
        return "-"
    every = [took for some in times.values() for took in some]
    bare = {case: _median([paste.took for paste in found[case, BARE.name]]) for case in times}
    ratio = statistics.median(_median(some) / bare[case] for case, some in times.items())
    return f"{_median(every):.1f} {_p95(every):6.1f} {len(_good(every)):>4d}/{len(every)} {ratio:6.2f}"


def _good(times: list[float]) -> list[float]:
    return sorted(time for time in times if not math.isnan(time))


def _median(times: list[float]) -> float:
    return statistics.median(_good(times) or [math.nan])


def _p95(times: list[float]) -> float:
    good = _good(times) or [math.nan]
    return good[math.ceil(len(good) * 0.95) - 1]
