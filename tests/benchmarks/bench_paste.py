"""Pasting by chord: how fast, how reliable, and how soon the clipboard is given back; beside a bare Xlib program and
the peers that are installed (AutoKey, CopyQ), in one run, on an X server of its own.

usage: python tests/benchmarks/bench_paste.py [--pastes N] [--trials N]
needs Xvfb, openbox, dbus-daemon, xclip, python3-gi, gir1.2-gtk-3.0

`kept`: the clipboard is still ours from the paste before. `foreign`: another program has copied since, so that it has
to be saved first (we save all formats, the others the text). Times in ms from before the chord's last key goes
down until the target's text has changed; ratios to the bare program. Prints tables; decides nothing.
"""

import argparse
import os
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.benchmarks.pasting.latency import measure, print_latency, print_restoring
from tests.benchmarks.pasting.tools import BARE, OURS, PEERS
from tests.benchmarks.pasting.trials import print_trials
from tests.benchmarks.pasting.world import a_world


def main(pastes: int, trials: int) -> None:
    begun = time.monotonic()
    for peer in PEERS:
        if peer.missing:
            print(f"{peer.name} is left out, it is not installed: {peer.missing}")
    peers = [peer for peer in PEERS if not peer.missing]
    with a_world() as world:
        tools = [OURS, BARE, *peers]
        found = measure(world, tools, pastes)
        print_latency(found, tools)
        print_restoring(found, tools)
        print_trials(world, [OURS, *peers], trials)
    print(f"\n{time.monotonic() - begun:.0f} s, load of the machine {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pastes", type=int, default=6, help="for each text, toolkit and owner of the clipboard")
    parser.add_argument("--trials", type=int, default=2, help="of each kind for each toolkit")
    options = parser.parse_args()
    main(options.pastes, options.trials)
