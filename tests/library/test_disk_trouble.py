"""Full disks, folders that cannot be written, and kills: nothing that was acknowledged is lost."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.library.model import Phrase
from assistant.library.store import Store


def new(title: str = "新", wording: str = "话") -> Phrase:
    return Phrase("", title, (wording,))


@pytest.fixture
def small_disk(tmp_path):
    """A disk of 256 kB of its own."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = sys.platform == "linux" and os.geteuid() == 0
    if mounted:
        mounted = (
            subprocess.run(["mount", "-t", "tmpfs", "-o", "size=256k", "none", folder], check=False).returncode == 0
        )
    if not mounted:
        pytest.skip("mounting a small disk needs root on Linux")
    yield folder
    subprocess.run(["umount", "--lazy", folder], check=True)


def titles(folder: Path) -> list[str]:
    store = Store(folder)
    store.close()
    assert store.damages == ()
    return [phrase.title for phrase in store.library.phrases]


def test_a_full_disk_loses_nothing(small_disk):
    store = Store(small_disk)
    store.add([new("kept")]).saved.result(10)
    too_much = store.add([new("big", "很" * 100_000)])
    assert isinstance(too_much.saved.exception(10), OSError)
    assert titles(small_disk) == ["kept"]
    assert [phrase.title for phrase in store.library.phrases] == ["kept", "big"]
    assert list(store.unsaved) == ["personal"]

    store.edit([replace(too_much.phrases[0], wordings=("small",))]).saved.result(10)
    assert store.unsaved == {}
    store.close()
    assert titles(small_disk) == ["kept", "big"]


def test_closing_with_a_full_disk_says_so(small_disk):
    store = Store(small_disk)
    store.add([new("big", "很" * 100_000)])
    with pytest.raises(OSError, match="No space"):
        store.close()
    assert titles(small_disk) == []


def test_room_again_saves_again(small_disk):
    ballast = small_disk / "ballast"
    ballast.write_bytes(b"x" * 200_000)
    store = Store(small_disk)
    assert store.add([new("a", "很" * 30_000)]).saved.exception(10) is not None
    ballast.unlink()
    for future in store.save_again():
        future.result(10)
    assert titles(small_disk) == ["a"]
    store.close()


def test_a_folder_that_cannot_be_written(tmp_path):
    """Root ignores permissions, so a file lies where the folder should be made."""
    (tmp_path / "data").write_text("not a folder", encoding="utf-8")
    with pytest.raises(OSError, match="data"):
        Store(tmp_path / "data")


def test_a_folder_that_turns_read_only(tmp_path, monkeypatch):
    store = Store(tmp_path)
    store.add([new("kept")]).saved.result(10)
    really_open = Path.open

    def read_only(self, mode="r", *more, **options):
        if "w" in mode:
            raise OSError(30, "Read-only file system", str(self))
        return really_open(self, mode, *more, **options)

    monkeypatch.setattr(Path, "open", read_only)
    with pytest.raises(OSError, match="Read-only"):
        store.add([new("lost?")]).saved.result(10)
    monkeypatch.undo()
    assert titles(tmp_path) == ["kept"]
    store.close()
    assert titles(tmp_path) == ["kept", "lost?"]


EDITS = 300
CHILD = """
import sys
from dataclasses import replace
from pathlib import Path
from random import Random
from assistant.library.model import Phrase
from assistant.library.store import Store

def acknowledge(edit, number):
    sys.stdout.write(f"{edit.phrases[0].id} {number}\\n")
    sys.stdout.flush()

store, random = Store(Path(sys.argv[1])), Random(int(sys.argv[2]))
for number in range(int(sys.argv[3])):
    mine = store.library.personal.phrases
    text = "很长的话" * random.randrange(2000)
    if number % 3 or not mine:
        edit = store.add([Phrase("", f"{number}", (text or "x",))])
    else:
        edit = store.edit([replace(random.choice(mine), title=f"{number}")])
    if random.random() < 0.7:
        edit.saved.result()
        acknowledge(edit, number)
    else:
        edit.saved.add_done_callback(lambda _, e=edit, n=number: acknowledge(e, n))
store.close()
print("end", flush=True)
"""


@pytest.mark.parametrize("seed", range(8))
def test_a_kill_at_any_moment_loses_no_acknowledged_edit(tmp_path, seed):
    moment = random.Random(seed)
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(tmp_path), str(seed), str(EDITS)], stdout=subprocess.PIPE, text=True
    )
    assert child.stdout is not None
    acknowledged = [child.stdout.readline().split() for _ in range(moment.randrange(1, EDITS // 2))]
    time.sleep(moment.random() * 0.01)
    child.send_signal(signal.SIGKILL)
    acknowledged += [line.split() for line in child.stdout.read().splitlines(keepends=True) if line.endswith("\n")]
    child.wait(10)
    child.stdout.close()
    assert ["end"] not in acknowledged

    store = Store(tmp_path)
    store.close()
    assert store.damages == ()
    latest = {phrase_id: int(number) for phrase_id, number in acknowledged}
    for phrase_id, number in latest.items():
        assert int(store.library.by_id[phrase_id].title) >= number
    json.loads((tmp_path / "personal.json").read_text(encoding="utf-8"))
