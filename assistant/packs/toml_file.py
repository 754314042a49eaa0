"""One TOML file of a pack folder: read with care, its tables decoded key by key so that every fault is found."""

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from assistant.library.flaws import Flaw, Wrong

MAX_BYTES = 4 * 1024 * 1024
"""Nobody writes a larger file by hand."""

_LINE = re.compile(r"at line (\d+)")
_PHRASE_HEADER = re.compile(r"\s*\[\[\s*phrase\s*\]\]")

Decoded = TypeVar("Decoded", bound=msgspec.Struct)


class UnfitFileError(ValueError):
    """The file as a whole cannot be used."""

    def __init__(self, wrong: Wrong, detail: str = "", line: int | None = None) -> None:
        super().__init__(f"{wrong.value}: {detail}")
        self.wrong = wrong
        self.detail = detail
        self.line = line


def read_text(path: Path, folder: Path) -> str:
    """The file's text; a byte order mark, as some editors write it, is dropped.

    Raises:
        UnfitFileError: it lies outside the folder, is no plain file, is too big, not UTF-8 or not readable.
    """
    try:
        if not path.resolve().is_relative_to(folder.resolve()):
            raise UnfitFileError(Wrong.OUTSIDE)
        if not path.is_file():
            raise UnfitFileError(Wrong.MISSING)
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except (OSError, RuntimeError) as error:  # RuntimeError: links in a circle, before Python 3.13
        raise UnfitFileError(Wrong.UNREADABLE, str(error)) from error
    if len(data) > MAX_BYTES:
        raise UnfitFileError(Wrong.TOO_BIG, str(MAX_BYTES))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnfitFileError(Wrong.NOT_UTF8, line=data.count(b"\n", 0, error.start) + 1) from error


def parse(text: str) -> Mapping[str, Any]:
    """The tables of a TOML text.

    Raises:
        UnfitFileError: not TOML.
    """
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        line = _LINE.search(str(error))
        raise UnfitFileError(Wrong.NOT_TOML, str(error), int(line[1]) if line else None) from error


def phrase_lines(text: str, count: int) -> tuple[int | None, ...]:
    """The line of each `[[phrase]]` header, in order; all `None` when some wording contains such a line itself."""
    lines = [number for number, line in enumerate(text.split("\n"), 1) if _PHRASE_HEADER.match(line)]
    return tuple(lines) if len(lines) == count else (None,) * count


def decode(table: Mapping[str, Any], kind: type[Decoded]) -> tuple[Decoded | None, tuple[Flaw, ...]]:
    """The table as `kind`, strictly: no key too many, none missing, each of its type; or every flaw there is."""
    fields = {field.encode_name: field for field in msgspec.structs.fields(kind)}
    flaws = [Flaw(key, Wrong.UNKNOWN_KEY) for key in table if key not in fields]
    values = {}
    for key, field in fields.items():
        if key in table:
            try:
                values[field.name] = msgspec.convert(table[key], field.type)
            except msgspec.ValidationError as error:
                flaws.append(Flaw(key, Wrong.WRONG_TYPE, str(error)))
        elif field.required:
            flaws.append(Flaw(key, Wrong.MISSING))
    return (None, tuple(flaws)) if flaws else (kind(**values), ())
