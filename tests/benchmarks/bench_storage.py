"""Storage at 10,000 phrases, beside plain TinyDB in the same run: `python tests/benchmarks/bench_storage.py [PHRASES]`.

"blocked" is how long the thread that edits is held up, "on disk" how long until the edit is acknowledged (fsync),
"others late" how much too late a thread wakes that only sleeps 1 ms at a time while edits are being written.
Plain TinyDB writes before it returns, so there "blocked" and "on disk" are one.
"""

import sys
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random
from statistics import median

from tinydb import TinyDB

from assistant.library import edits
from assistant.library.model import Phrase
from assistant.library.store import Store

HAN = "亲您好这款商品支持七天无理由退换货请放心购买我们会尽快为您安排发货哦"
EDITS = 30


def phrases(count: int) -> list[Phrase]:
    random = Random(1)

    def text(length: int) -> str:
        return "".join(random.choices(HAN, k=length))

    return [
        Phrase("", f"{text(8)}{n}", (text(50), text(40)), ("售后", f"第{n % 50}组"), code=f"c{n}") for n in range(count)
    ]


def ms(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def lateness(work: Callable[[], object]) -> list[float]:
    """How late, in ms, this thread wakes from 1 ms naps while `work` runs on another one."""
    worker = threading.Thread(target=work)
    worker.start()
    late = []
    while worker.is_alive():
        late.append(ms(lambda: time.sleep(0.001)) - 1)
    return late


def measure_ours(folder: Path, written: list[Phrase]) -> dict[str, list[float]]:
    store = Store(folder)
    store.add(written).saved.result()
    store.close()
    opened: list[Store] = []
    figures = {"open": [ms(lambda: opened.append(Store(folder)))], "blocked": [], "on disk": []}
    store = opened[0]
    random = Random(2)

    def edit(title: str) -> None:
        changed = replace(random.choice(store.library.personal.phrases), title=title)
        start = time.perf_counter()
        saved = store.edit([changed]).saved
        figures["blocked"].append((time.perf_counter() - start) * 1000)
        saved.result()
        figures["on disk"].append((time.perf_counter() - start) * 1000)

    for number in range(EDITS):
        edit(f"edit {number}")
    # edited beforehand, so that what is seen is the writer alone
    personal = store.library.personal
    layers = [edits.put(personal, [replace(personal.phrases[n], title=f"again {n}")]) for n in range(EDITS)]
    figures["others late"] = lateness(lambda: [store.restore(layer).saved.result() for layer in layers])
    store.close()
    return figures


def measure_plain(folder: Path, written: list[Phrase]) -> dict[str, list[float]]:
    documents = [
        {"id": str(n), "title": p.title, "wordings": list(p.wordings), "category": "/".join(p.category), "code": p.code}
        for n, p in enumerate(written)
    ]
    path = folder / "plain.json"
    with TinyDB(path, ensure_ascii=False, encoding="utf-8") as db:
        db.insert_multiple(documents)

    def opening() -> None:
        with TinyDB(path, ensure_ascii=False, encoding="utf-8") as db:
            db.all()

    figures = {"open": [ms(opening)]}
    random = Random(2)
    with TinyDB(path, ensure_ascii=False, encoding="utf-8") as db:

        def edit(title: str) -> None:
            db.update({"title": title}, doc_ids=[random.randrange(len(written)) + 1])

        figures["blocked"] = figures["on disk"] = [ms(lambda n=n: edit(f"edit {n}")) for n in range(EDITS)]
        figures["others late"] = lateness(lambda: [edit(f"again {n}") for n in range(EDITS)])
    return figures


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    written = phrases(count)
    with tempfile.TemporaryDirectory() as folder:
        plain = measure_plain(Path(folder), written)
        ours = measure_ours(Path(folder), written)
    print(f"{count} phrases, ms: median (worst) of {EDITS} edits")
    print(f"{'':12} {'ours':>16} {'plain TinyDB':>16} {'ratio of medians':>17}")
    for name in ("open", "blocked", "on disk", "others late"):
        cells = [f"{median(figures[name]):.1f} ({max(figures[name]):.1f})" for figures in (ours, plain)]
        ratio = median(ours[name]) / max(median(plain[name]), 0.001)
        print(f"{name:12} {cells[0]:>16} {cells[1]:>16} {ratio:>17.2f}")


if __name__ == "__main__":
    main()
