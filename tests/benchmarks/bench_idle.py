"""How often the program wakes while nobody waits, beside the least tray program there can be.

usage: python tests/benchmarks/bench_idle.py [SECONDS]

Voluntary context switches of every thread, both programs at the same time in one world. A timer of ours would show.
"""

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.benchmarks.processes import BARE, Trayside, a_world, end, ours, wake_ups

SETTLED = 5.0  # seconds


def main(seconds: float) -> None:
    with a_world() as world:
        side = Trayside(world)
        programs = {"quickphrase": ours(world.folder / "profile"), "bare PySide6 tray": BARE}
        processes = {name: side.start(command)[0] for name, command in programs.items()}
        time.sleep(SETTLED)
        before = {name: wake_ups(process.pid) for name, process in processes.items()}
        time.sleep(seconds)
        after = {name: wake_ups(process.pid) for name, process in processes.items()}
        print(f"| | threads | wake-ups in {seconds:g} s | by thread |\n|---|---|---|---|")
        for name, threads in after.items():
            woken = {thread: count - before[name].get(thread, 0) for thread, count in threads.items()}
            busy = ", ".join(f"{thread.split(maxsplit=1)[1]} {count}" for thread, count in woken.items() if count)
            print(f"| {name} | {len(threads)} | {sum(woken.values())} | {busy or '-'} |")
        for process in processes.values():
            end(process)
        side.close()


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 20)
