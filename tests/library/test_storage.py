import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tinydb import TinyDB

from assistant.library.damage import NewerFormatError
from assistant.library.storage import AtomicStorage

DOCUMENT = st.dictionaries(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=8),
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(st.characters(exclude_categories=["Cs"])),
        lambda inner: (
            st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["a", "键", '"']), inner, max_size=3)
        ),
        max_leaves=5,
    ),
    max_size=4,
)
TABLES = st.dictionaries(
    st.sampled_from(["phrases", "layer", '"', "later\n"]),
    st.dictionaries(st.integers(0, 10**6).map(str), DOCUMENT, max_size=5),
    max_size=3,
)


def storage(path: Path) -> AtomicStorage:
    return AtomicStorage(path, accept=lambda tables: None)


@given(tables=TABLES)
def test_what_was_written_is_read(tables, tmp_path_factory):
    path = tmp_path_factory.mktemp("storage") / "a.json"
    storage(path).write(tables)
    assert storage(path).read() == tables
    assert json.loads(path.read_text(encoding="utf-8"))["tables"] == tables


def test_no_file_is_no_tables_and_no_damage(tmp_path):
    new = storage(tmp_path / "a.json")
    assert new.read() is None
    assert new.damage is None
    assert list(tmp_path.iterdir()) == []


def test_every_document_has_its_line(tmp_path):
    path = tmp_path / "a.json"
    storage(path).write({"phrases": {str(n): {"title": f"第{n}条\n二\u2028三"} for n in range(500)}})
    lines = path.read_bytes().split(b"\n")
    assert sum("条".encode() in line for line in lines) == 500
    assert len(lines) < 510


def test_a_file_that_shrinks_has_no_old_text_behind_it(tmp_path):
    with TinyDB(tmp_path / "a.json", storage=AtomicStorage, accept=lambda tables: None) as db:
        db.insert({"text": "很长" * 5000})
        db.truncate()
        db.insert({"text": "短"})
    assert storage(tmp_path / "a.json").read() == {"_default": {"1": {"text": "短"}}}


def test_the_systems_encoding_does_not_matter(tmp_path):
    program = """
import locale, sys
from assistant.library.storage import AtomicStorage
assert locale.getpreferredencoding(False) != "UTF-8"
AtomicStorage(sys.argv[1], accept=print).write({"t": {"1": {"text": "\\U0001f600 \\u4eb2"}}})
"""
    plain = {**os.environ, "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
    subprocess.run([sys.executable, "-c", program, tmp_path / "a.json"], env=plain, check=True)
    assert "😀 亲" in (tmp_path / "a.json").read_bytes().decode("utf-8")


def test_a_newer_file_is_refused_and_left_alone(tmp_path):
    path = tmp_path / "a.json"
    path.write_text('{"format": 2, "entries": "quite different"}', encoding="utf-8")
    with pytest.raises(NewerFormatError) as refused:
        storage(path).read()
    assert (refused.value.found, refused.value.known) == (2, 1)
    assert path.read_text(encoding="utf-8") == '{"format": 2, "entries": "quite different"}'
    assert len(list(tmp_path.iterdir())) == 1


def two_versions(folder: Path) -> tuple[Path, bytes]:
    path = folder / "a.json"
    storage(path).write({"t": {"1": {"text": "上一次"}}})
    storage(path).write({"t": {"1": {"text": "这一次😀"}, "2": {"more": [1, 2]}}})
    return path, path.read_bytes()


def broken_contents(whole: bytes):
    # without the newline at its end the file is whole
    yield from (whole[:n] for n in range(0, len(whole) - 1, 3))
    yield b"\0" * len(whole)
    yield whole[:20] + b"\0" * 20 + whole[40:]
    yield whole + b"trailing"
    yield whole.replace("这".encode(), b"\xd5\xe2")
    yield whole.decode().encode("gbk", "replace")
    for text in ("[]", "null", '{"tables": {}}', '{"format": "1", "tables": {}}', '{"format": 1}'):
        yield text.encode()
    for text in ('{"t": []}', '{"t": {"1": 5}}', '{"t": {"x": {}}}', '{"t": {"-1": {}}}'):
        yield b'{"format": 1, "tables": ' + text.encode() + b"}"


def test_a_broken_file_is_set_aside_and_the_copy_loaded(tmp_path_factory):
    _, whole = two_versions(tmp_path_factory.mktemp("whole"))
    for broken in broken_contents(whole):
        path, _ = two_versions(tmp_path_factory.mktemp("broken"))
        path.write_bytes(broken)
        reader = storage(path)
        assert reader.read() == {"t": {"1": {"text": "上一次"}}}, broken
        assert reader.damage is not None
        assert reader.damage.loaded_from == path.with_name("a.json.bak")
        assert reader.damage.set_aside is not None
        assert reader.damage.set_aside.name.startswith("a.json.broken-")
        assert reader.damage.set_aside.read_bytes() == broken


def test_both_broken(tmp_path):
    path, _ = two_versions(tmp_path)
    path.write_bytes(b"main")
    path.with_name("a.json.bak").write_bytes(b"copy")
    reader = storage(path)
    assert reader.read() is None
    assert reader.damage is not None
    assert reader.damage.loaded_from is None
    for text in ("1", "2", "3"):
        reader.write({"t": {"1": {"text": text}}})
    kept = {file.read_bytes() for file in tmp_path.glob("*.broken-*")}
    assert kept == {b"main", b"copy"}


def test_a_file_broken_twice_in_the_same_second_is_kept_twice(tmp_path):
    for text in (b"first", b"second", b"third"):
        (tmp_path / "a.json").write_bytes(text)
        storage(tmp_path / "a.json").read()
    assert {file.read_bytes() for file in tmp_path.glob("*.broken-*")} == {b"first", b"second", b"third"}


def test_a_vanished_file_is_reported(tmp_path):
    path, _ = two_versions(tmp_path)
    path.unlink()
    reader = storage(path)
    assert reader.read() == {"t": {"1": {"text": "上一次"}}}
    assert reader.damage is not None
    assert reader.damage.set_aside is None


def test_a_broken_file_that_cannot_be_set_aside_is_not_written_over(tmp_path, monkeypatch):
    path, _ = two_versions(tmp_path)
    path.write_bytes(b"broken")

    def refuse(self, target):
        raise PermissionError(13, "read-only")

    monkeypatch.setattr(Path, "rename", refuse)
    reader = storage(path)
    assert reader.read() == {"t": {"1": {"text": "上一次"}}}
    assert reader.damage is not None
    assert reader.damage.set_aside is None
    with pytest.raises(PermissionError):
        reader.write({"t": {}})
    assert path.read_bytes() == b"broken"
    monkeypatch.undo()
    reader.write({"t": {}})
    assert [file.read_bytes() for file in tmp_path.glob("*.broken-*")] == [b"broken"]
    assert storage(path).read() == {"t": {}}


def test_an_unreadable_file_is_not_a_broken_one(tmp_path):
    (tmp_path / "a.json").mkdir()
    with pytest.raises(OSError, match=r"a\.json"):
        storage(tmp_path / "a.json").read()
    assert [file.name for file in tmp_path.iterdir()] == ["a.json"]


def test_a_linked_file_stays_linked(tmp_path):
    (tmp_path / "synced").mkdir()
    link = tmp_path / "a.json"
    storage(tmp_path / "synced" / "a.json").write({"t": {}})
    link.symlink_to(tmp_path / "synced" / "a.json")
    storage(link).write({"t": {"1": {}}})
    assert link.is_symlink()
    assert storage(tmp_path / "synced" / "a.json").read() == {"t": {"1": {}}}
