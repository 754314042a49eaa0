"""Keystroke to list through the palette: search, list, preview, and painting them.

usage: python tests/benchmarks/bench_palette.py [PHRASES ...]     10,000 and 100,000 unless told
"""

import sys
import time
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parents[2]))

from PySide6.QtWidgets import QApplication

from assistant.ui.palette.search_input import SearchInput
from tests.benchmarks.in_process import a_desktop, running


def keystrokes() -> list[list[str]]:
    """The texts in the search field while each line of keystrokes.txt is typed."""
    lines = Path(__file__).with_name("keystrokes.txt").read_text(encoding="utf-8").splitlines()
    return [[line[:end] for end in range(1, len(line) + 1)] for line in lines if line and not line.startswith("#")]


def palette_line() -> SearchInput:
    """Where the agent types."""
    return next(w for w in QApplication.allWidgets() if isinstance(w, SearchInput) and w.isVisible())


def main(counts: list[int]) -> None:
    print("| phrases | | median ms | p95 | worst | at |\n|---|---|---|---|---|---|")
    with a_desktop() as folder:
        for count in counts:
            with running(folder / str(count), count) as (_program, faces):
                faces.open_palette(None)
                QApplication.processEvents()
                line = palette_line()
                listed, painted = [], []
                for texts in keystrokes():
                    for text in ["", *texts]:
                        start = time.perf_counter()
                        line.setText(text)
                        listed.append(((time.perf_counter() - start) * 1000, text))
                        QApplication.processEvents()
                        painted.append(((time.perf_counter() - start) * 1000, text))
                for name, times in (("list and preview", sorted(listed)), ("painted", sorted(painted))):
                    middle, p95 = median(took for took, _ in times), times[int(len(times) * 0.95)][0]
                    print(f"| {count} | {name} | {middle:.1f} | {p95:.1f} | {times[-1][0]:.1f} | `{times[-1][1]}` |")


if __name__ == "__main__":
    main([int(word) for word in sys.argv[1:]] or [10_000, 100_000])
