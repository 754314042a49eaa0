"""Process start until the icon is in the tray, and memory afterwards, beside the least tray program there can be.

usage: python tests/benchmarks/bench_start.py [RUNS]

Both are started in turn, warm, in one world (Xvfb, openbox, trayer, dunst, session bus), and seen from outside:
the tray has taken in the icon's window; the channel for commands is there, made when the chords are taken; memory when
the search index has been built.
"""

import sys
import time
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.benchmarks.processes import BARE, Trayside, a_world, end, memory, ours
from tests.end2end.patience import wait_for

SETTLED = 2.0  # seconds
Figures = dict[str, list[float]]


def measure(side: Trayside, profile: Path | None, figures: Figures) -> None:
    begun = time.perf_counter()
    process, took = side.start(ours(profile) if profile else BARE)
    figures.setdefault("in the tray, ms", []).append(took * 1000)
    if profile:
        wait_for((profile / "socket").exists, "the channel for commands", pause=0.001)
        figures.setdefault("chords and commands work, ms", []).append((time.perf_counter() - begun) * 1000)
    time.sleep(SETTLED)
    for name, megabytes in memory(process.pid).items():
        figures.setdefault(f"{name}, MB", []).append(megabytes)
    end(process)


def main(runs: int) -> None:
    our, bare = Figures(), Figures()
    with a_world() as world:
        side, profile = Trayside(world), world.folder / "profile"
        for figures in ({}, our):  # the first time the profile and what the system caches are made
            for _ in range(runs if figures is our else 1):
                measure(side, None, bare if figures is our else {})
                measure(side, profile, figures)
        side.close()
    print(f"| median of {runs} | quickphrase | bare PySide6 tray | ratio |\n|---|---|---|---|")
    for name, values in our.items():
        beside = median(bare[name]) if name in bare else None
        print(f"| {name} | {median(values):.1f} |", end="")
        print(f" {beside:.1f} | {median(values) / beside:.2f} |" if beside else " | |")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 9)
