"""A TinyDB storage that never leaves a torn file: one JSON snapshot, replaced in one step, the one before it kept.

Why not TinyDB's own: it writes over the old text and truncates afterwards, so a crash leaves a mix of both; and it
writes in the system's encoding, which on a Chinese Windows is not UTF-8.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import Any

import msgspec
from tinydb.storages import Storage

from assistant.library.damage import BrokenFileError, Damage, NewerFormatError, set_aside
from assistant.library.replacing import write_whole

FORMAT = 1
"""The format this program writes. It reads every older one and refuses every newer one."""

Tables = dict[str, dict[str, dict[str, Any]]]
"""Table name -> document id (a number, as text) -> document: what TinyDB hands to a storage."""

_BATCH = 200  # documents serialised in one go: about 0.3 ms in which no other thread runs
_BREATH = 0.0002  # seconds between batches, so that a waiting thread gets its turn


class _Head(msgspec.Struct):
    format: int


class _File(_Head):
    tables: Tables


class AtomicStorage(Storage):
    """`accept` is handed the tables that were read; it raises ValueError where they are not what the file should hold,
    which then counts as broken.

    Beside `NAME` lies `NAME.bak`, the last good copy. A broken file is kept as `NAME.broken-<time>` and never written
    over. `damage` tells afterwards what `read` has met. One thread at a time, one process at a time.
    """

    def __init__(self, path: str | Path, accept: Callable[[Tables], object]) -> None:
        self._path = Path(path).resolve()
        self._backup = self._path.with_name(self._path.name + ".bak")
        self._accept = accept
        self._in_the_way: list[Path] = []
        self.damage: Damage | None = None

    def read(self) -> Tables | None:
        """The tables, from the last good copy where the file itself is broken or gone; None where there is neither.

        Raises:
            NewerFormatError: written by a newer program; nothing is touched.
            OSError: there is a file, but it cannot be read; nothing is touched.
        """
        try:
            return self._load(self._path)
        except FileNotFoundError as error:
            if not self._backup.exists():
                return None
            why = str(error)
        except BrokenFileError as error:
            self._in_the_way = [self._path]
            why = str(error)
        self.damage, tables = self._recover(why)
        return tables

    def write(self, data: Tables) -> None:
        """Put the tables on the disk, for good when this returns.

        Raises:
            OSError: no room, no permission, ...: what was on the disk is there as before.
        """
        chunks = []
        for chunk in _serialised(data):
            chunks.append(chunk)
            time.sleep(_BREATH)
        self._clear_the_way()
        write_whole(self._path, chunks, self._backup)

    def _recover(self, why: str) -> tuple[Damage, Tables | None]:
        tables = loaded_from = aside = None
        try:
            tables = self._load(self._backup)
            loaded_from = self._backup
        except FileNotFoundError:
            pass
        except BrokenFileError:
            self._in_the_way.append(self._backup)
        with suppress(OSError):  # a folder that cannot be changed: `write` tries again, before anything else
            aside = self._clear_the_way()
        return Damage(self._path, aside, loaded_from, why), tables

    def _clear_the_way(self) -> Path | None:
        """Set the broken files aside; returns where the main one went."""
        went = None
        while self._in_the_way:
            went = set_aside(self._in_the_way[-1])
            self._in_the_way.pop()
        return went

    def _load(self, path: Path) -> Tables:
        text = path.read_bytes()
        try:
            return self._tables(path, text)
        except ValueError as error:  # msgspec's errors are ValueErrors too
            raise BrokenFileError(f"{path}: {error}") from error

    def _tables(self, path: Path, text: bytes) -> Tables:
        try:
            file = msgspec.json.decode(text, type=_File)
        except msgspec.ValidationError:
            _refuse_newer(path, msgspec.json.decode(text, type=_Head).format)
            raise
        _refuse_newer(path, file.format)
        if not all(key.isdecimal() for table in file.tables.values() for key in table):
            raise ValueError("a document's id is not a number")
        self._accept(file.tables)
        return file.tables


def _refuse_newer(path: Path, found: int) -> None:
    if found > FORMAT:
        raise NewerFormatError(path, found, FORMAT)


def _serialised(tables: Tables) -> Iterator[bytes]:
    """One document a line, so that people and version control can read the file; in batches."""
    encode = msgspec.json.Encoder().encode
    yield b'{"format":%d,\n"tables":{' % FORMAT
    for number, (name, documents) in enumerate(tables.items()):
        yield (b",\n" if number else b"\n") + encode(name) + b":{"
        rest = iter(documents.items())
        before = b"\n"
        while batch := list(islice(rest, _BATCH)):
            yield before + b",\n".join(b'"%b":%b' % (key.encode(), encode(document)) for key, document in batch)
            before = b",\n"
        yield b"\n}"
    yield b"\n}}\n"
