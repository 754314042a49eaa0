"""Keystroke to list, against looking for the text in every phrase; building the index, and its memory.

python tests/benchmarks/bench_search.py [1000 10000 100000]
"""

import gc
import sys
import threading
import time
import tracemalloc
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parents[2]))

from shop_phrases import shop_phrases, uses_of

from assistant.library.model import Phrase
from assistant.library.search import Index, Searcher
from assistant.library.search.readings import load_readings

LONG = ("a" * 200, "zh" * 100, "退款" * 100, " ".join("abcdefghijklmnopqrstuvwxyz"))
REPEATS = 5


def keystrokes() -> list[str]:
    """Every text that stands in the search field while the lines of keystrokes.txt are typed, each once."""
    lines = Path(__file__).with_name("keystrokes.txt").read_text(encoding="utf-8").splitlines()
    texts = [line for line in lines if line and not line.startswith("#")]
    return list(dict.fromkeys([text[:end] for text in texts for end in range(len(text) + 1)] + [*LONG]))


def milliseconds(function: Callable[[str], object], text: str) -> float:
    times = []
    for _ in range(REPEATS):
        start = time.perf_counter()
        function(text)
        times.append((time.perf_counter() - start) * 1000)
    return median(times)


def table(name: str, times: Sequence[tuple[float, str]]) -> str:
    ordered = sorted(times)
    worst, text = ordered[-1]
    p95 = ordered[int(0.95 * len(ordered))][0]
    middle = median(took for took, _ in ordered)
    return f"  {name:28s} median {middle:7.2f}   p95 {p95:7.2f}   worst {worst:7.2f} ms  {text[:20]!r}"


def plain_scan(phrases: Sequence[Phrase]) -> Callable[[str], object]:
    """The least a program can do: `in` over title and wordings in one text, no pinyin."""
    texts = ["\n".join((phrase.code, phrase.title, *phrase.wordings)).lower() for phrase in phrases]
    return lambda text: [number for number, whole in enumerate(texts) if text in whole][:50]


def memory_and_index(phrases: Sequence[Phrase]) -> tuple[float, float, Index]:
    """Megabytes that stay, seconds to build (each from a build of its own), and the index."""
    tracemalloc.start()
    kept = Index.build(phrases, uses_of(phrases), load_readings())
    size = tracemalloc.get_traced_memory()[0] / 1e6
    tracemalloc.stop()
    del kept
    gc.collect()
    readings, start = load_readings(), time.perf_counter()
    index = Index.build(phrases, uses_of(phrases), readings)
    return size, time.perf_counter() - start, index


def longest_pause(phrases: Sequence[Phrase]) -> tuple[float, float, float]:
    """While a searcher builds: how long a thread that sleeps 1 ms is kept (p99 and worst, ms); and one changed phrase
    afterwards (ms)."""
    pauses = []
    searcher = Searcher()
    searcher.update(phrases)
    while not searcher.ready:
        start = time.perf_counter()
        time.sleep(0.001)
        pauses.append((time.perf_counter() - start) * 1000)
    start = time.perf_counter()
    searcher.update(phrases, {phrases[0].id: 1.0})
    pauses.sort()
    return pauses[int(0.99 * len(pauses))], pauses[-1], (time.perf_counter() - start) * 1000


def run(count: int) -> None:
    phrases = shop_phrases(count)
    size, seconds, index = memory_and_index(phrases)
    letters = sum(len(phrase.title) + sum(map(len, phrase.wordings)) for phrase in phrases) / count
    texts = keystrokes()
    misses = [text for text in texts if not index.search(text)]
    found = [(milliseconds(index.search, text), text) for text in texts]
    scan = plain_scan(phrases)
    scanned = [(milliseconds(scan, text), text) for text in texts[:: max(1, count // 10_000)]]
    p99, worst, change = longest_pause(phrases)
    ratio = max(found)[0] / max(scanned)[0]
    print(f"{count} phrases of {letters:.0f} characters; {len(texts)} keystrokes, {len(misses)} of them misses")
    print(table("index", found))
    print(table("index, misses only", [entry for entry in found if entry[1] in set(misses)]))
    print(table("plain `in`, no pinyin", scanned))
    print(f"  worst of index / worst of plain `in`: {ratio:.2f}")
    print(f"  built in {seconds:.2f} s, {size:.1f} MB with the pinyin table; one phrase changed: {change:.1f} ms")
    print(f"  a thread beside the build, sleeping 1 ms: p99 {p99:.1f} ms, worst {worst:.1f} ms")


if __name__ == "__main__":
    start = time.perf_counter()
    load_readings()
    print(f"pinyin table loaded in {(time.perf_counter() - start) * 1000:.0f} ms; {threading.active_count()} thread")
    for wanted in sys.argv[1:] or ("1000", "10000", "100000"):
        run(int(wanted))
