"""Chord pressed -> exact text in another program's window, against a bare Xlib program in the same run.

usage: python tests/benchmarks/bench_paste.py [RUNS]     needs Xvfb, openbox, xclip, python3-gi, gir1.2-gtk-3.0

`kept`: the clipboard is still ours from the paste before. `foreign`: another program has copied since, so that it has
to be saved first (we save all formats, the bare program the text). Times in ms from before the chord's last key goes
down until the target's text has changed. Prints a table; decides nothing.
"""

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.desktop.servers import window_manager, x_server
from tests.desktop.x11.conftest import Field, Hands, end, pasted, wait_for

HERE = Path(__file__).parent
TEXTS = {
    "24 characters": "您好，欢迎光临本店，请问有什么可以帮您的吗？亲亲",
    "2,000": "退" * 2000,
    "3 lines": "您好\n稍等\n马上为您查询",
}
HOLD = 0.03


class Tool:
    def __init__(self, script: str, key: str, text: str) -> None:
        env = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(HERE.parents[1])}
        self.key = key
        self.process = subprocess.Popen(
            [sys.executable, str(HERE / script), text], stdout=subprocess.PIPE, text=True, env=env
        )
        assert self.process.stdout
        assert self.process.stdout.readline() == "ready\n"


def copy(display: str, text: str) -> "subprocess.Popen[bytes]":
    process = subprocess.Popen(["xclip", "-selection", "clipboard", "-quiet"], stdin=subprocess.PIPE, stderr=-3)
    assert process.stdin
    process.stdin.write(text.encode())
    process.stdin.close()
    wait_for(lambda: pasted(display, "UTF8_STRING") == text)
    return process


def measure(tool: Tool, field: Field, hands: Hands, text: str) -> float:
    """Milliseconds, or nan when something else arrived."""
    field.tell("clear")
    wait_for(lambda: field.text == "")
    time.sleep(0.12)
    hands.down("Control_L", "Alt_L")
    begun = time.monotonic()
    hands.down(tool.key)
    time.sleep(HOLD)
    hands.up("Control_L", "Alt_L", tool.key)
    try:
        wait_for(lambda: field.text == text, 3)
    except AssertionError:
        return float("nan")
    return float((field.last("at") - begun) * 1000)


def row(name: str, ours: list[float], bare: list[float]) -> None:
    def numbers(times: list[float]) -> str:
        good = sorted(time for time in times if time == time)
        p95 = good[int(len(good) * 0.95) - 1]
        return f"{statistics.median(good):6.1f} {p95:6.1f}  {len(good)}/{len(times)}"

    ratio = statistics.median([t for t in ours if t == t]) / statistics.median([t for t in bare if t == t])
    print(f"{name:34s} {numbers(ours)}   {numbers(bare)}   {ratio:5.2f}", flush=True)


def main(runs: int) -> None:
    print(f"{'':34s} {'ours: median, p95, exact':24s} {'bare':23s}   ratio")
    with x_server() as display:
        os.environ["DISPLAY"] = display
        with window_manager():
            hands = Hands(display)
            for toolkit in ("qt", "gtk"):
                for label, text in TEXTS.items():
                    compare(toolkit, label, text, display, hands, runs)
            hands.close()


def compare(toolkit: str, label: str, text: str, display: str, hands: Hands, runs: int) -> None:
    field = Field(toolkit, display)
    tools = [Tool("paste_program.py", "1", text), Tool("bare_xlib_paste.py", "2", text)]
    for owner in ("kept", "foreign"):
        times: list[list[float]] = [[], []]
        for _ in range(3):
            for tool, found in zip(tools, times, strict=True):
                copier = copy(display, f"as before {time.monotonic()}")
                measure(tool, field, hands, text)
                for _ in range(runs // 3):
                    if owner == "foreign":
                        end(copier)
                        copier = copy(display, f"as before {time.monotonic()}")
                    found.append(measure(tool, field, hands, text))
                end(copier)
        row(f"{toolkit}, {label}, {owner}", *times)
    for tool in tools:
        end(tool.process)
    field.end()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 30)
