"""How long one edit holds up the thread that shows windows, part by part, while the palette is open.

usage: python tests/benchmarks/bench_edit.py [PHRASES]     10,000 unless told

An edit in the running program: the store takes it in (it is written on another thread), the search learns of it, the
chords are looked through, the open palette searches again.
"""

import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random
from statistics import median

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.benchmarks.in_process import a_desktop, running

EDITS = 60


def main(count: int) -> None:
    figures: dict[str, list[float]] = {}

    def measured(name: str, work: Callable[[], object]) -> float:
        start = time.perf_counter()
        work()
        figures.setdefault(name, []).append((time.perf_counter() - start) * 1000)
        return figures[name][-1]

    with a_desktop() as folder, running(folder / "profile", count) as (program, faces):
        profile = program.profile
        faces.open_palette(None)
        random = Random(2)
        for number in range(EDITS):
            phrase = replace(random.choice(profile.store.library.personal.phrases), title=f"退款 {number}")
            edits = []
            parts = [
                measured("the store", lambda phrase=phrase, edits=edits: edits.append(profile.store.edit([phrase]))),
                measured("search", lambda: profile.index({})),
                measured("chords", program.chords.bind),
                measured("palette", faces.library_changed),
            ]
            figures.setdefault("together", []).append(sum(parts))
            edits[0].saved.result()
            profile.searcher.wait()
    print(f"{count} phrases, {EDITS} edits\n\n| blocks, ms | median | p95 | worst |\n|---|---|---|---|")
    for name, unsorted in figures.items():
        times = sorted(unsorted)
        print(f"| {name} | {median(times):.2f} | {times[int(len(times) * 0.95)]:.2f} | {times[-1]:.2f} |")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
