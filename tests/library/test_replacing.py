import os
from pathlib import Path

import pytest

from assistant.library.replacing import write_whole


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "a.json"


@pytest.fixture
def backup(file: Path) -> Path:
    return file.with_name("a.json.bak")


def test_the_one_before_is_kept(file, backup):
    for text in (b"1", b"2", b"3"):
        write_whole(file, [text], backup)
    assert (file.read_bytes(), backup.read_bytes()) == (b"3", b"2")
    assert sorted(entry.name for entry in file.parent.iterdir()) == ["a.json", "a.json.bak"]


def test_without_hard_links_one_of_the_two_is_always_there(file, backup, monkeypatch):
    def no_links(*paths):
        raise OSError("this file system has no hard links")

    monkeypatch.setattr(os, "link", no_links)
    for text in (b"1", b"2", b"3"):
        write_whole(file, [text], backup)
    assert (file.read_bytes(), backup.read_bytes()) == (b"3", b"2")


def test_a_crash_before_the_last_step_left_both_names_on_one_file(file, backup):
    write_whole(file, [b"1"], backup)
    os.link(file, backup)
    (file.with_name("a.json.new")).write_bytes(b"half a fi")
    (file.with_name("a.json.bak.new")).write_bytes(b"")
    write_whole(file, [b"2"], backup)
    assert (file.read_bytes(), backup.read_bytes()) == (b"2", b"1")
    assert sorted(entry.name for entry in file.parent.iterdir()) == ["a.json", "a.json.bak"]


@pytest.mark.parametrize("call", ["fsync", "link+replace", "replace"])
def test_a_failure_leaves_a_loadable_file_and_no_litter(file, backup, monkeypatch, call):
    write_whole(file, [b"1"], backup)
    write_whole(file, [b"2"], backup)

    def fail(*arguments, **more):
        raise OSError(28, "No space left on device")

    if call == "fsync":
        monkeypatch.setattr(os, "fsync", fail)
    if "link" in call:
        monkeypatch.setattr(os, "link", fail)
    if "replace" in call:
        monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OSError, match="No space"):
        write_whole(file, [b"3"], backup)
    monkeypatch.undo()
    assert file.read_bytes() == b"2"
    assert backup.read_bytes() == b"1"
    assert not file.with_name("a.json.new").exists()


def test_a_virus_scanner_holds_the_file_for_a_moment(file, backup, monkeypatch):
    write_whole(file, [b"1"], backup)
    refusals = iter([True, True])
    really_replace = Path.replace

    def replace(self, target):
        if next(refusals, False):
            raise PermissionError(13, "used by another process")
        return really_replace(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    write_whole(file, [b"2"], backup)
    assert next(refusals, None) is None
    assert (file.read_bytes(), backup.read_bytes()) == (b"2", b"1")
